package main

import (
	"math/bits"
	"time"
)

const (
	steps   = 128                  // to which each doubling of a duration is divided
	buckets = steps * (34 - 7 + 1) // 292 years are less than 1<<34 seconds
)

// A histogram counts durations of up to 292 years, to the second, in buckets of bounded
// number: one for each second under [steps], and as many for each doubling from there
// on. A bucket is as wide as 1/128 of the least that is in it, so that what the
// histogram says is less than 1 % off; where a bucket has met one value only, as is
// common, it is exact.
type histogram struct {
	counts, sums [buckets]int64
	count        int
}

// bucket returns the one for so many seconds.
func bucket(seconds int64) int {
	if seconds < steps {
		return int(seconds)
	}
	doublings := bits.Len64(uint64(seconds)) - 8 // seconds >> doublings is in [128, 256)
	return doublings*steps + int(seconds>>doublings)
}

// add counts a duration, which is not negative.
func (h *histogram) add(d time.Duration) {
	seconds := int64(d / time.Second)
	b := bucket(seconds)
	h.counts[b]++
	h.sums[b] += seconds
	h.count++
}

// merge counts all that another has counted.
func (h *histogram) merge(other *histogram) {
	for b := range other.counts {
		h.counts[b] += other.counts[b]
		h.sums[b] += other.sums[b]
	}
	h.count += other.count
}

// quantile returns the least duration that at least so many per cent do not exceed; ok
// is false if there are none.
func (h *histogram) quantile(percent int) (d time.Duration, ok bool) {
	rank := (int64(h.count)*int64(percent) + 99) / 100
	for b, n := range h.counts {
		if rank -= n; n > 0 && rank <= 0 {
			return time.Duration(h.sums[b]/n) * time.Second, true
		}
	}
	return 0, false
}

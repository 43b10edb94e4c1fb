package main

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestQuantiles compares with the sorted durations.
func TestQuantiles(t *testing.T) {
	longest := int64(math.MaxInt64 / time.Second)
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.SampledFrom([]int64{60, 3600, 100_000, 100_000_000, longest}).Draw(t, "most")
		seconds := rapid.SliceOfN(rapid.Int64Range(0, most), 1, 50).Draw(t, "seconds")
		var h, rest histogram
		for i, s := range seconds {
			to := &h
			if i%3 == 0 {
				to = &rest
			}
			to.add(time.Duration(s) * time.Second)
		}
		h.merge(&rest)
		slices.Sort(seconds)
		for _, percent := range []int{1, 50, 90, 100} {
			rank := int(math.Ceil(float64(len(seconds)*percent) / 100))
			want := time.Duration(seconds[rank-1]) * time.Second
			got, ok := h.quantile(percent)
			if off := math.Abs(float64(got-want)) / math.Max(float64(want), 1); !ok || off >= 0.01 || want < steps*time.Second && got != want {
				t.Fatalf("%d %% of %v: %v, want %v", percent, seconds, got, want)
			}
		}
	})
}

func TestQuantileIsExact(t *testing.T) {
	var h histogram
	if _, ok := h.quantile(50); ok {
		t.Error("a median of nothing")
	}
	for range 10 {
		h.add(26*time.Hour + 13*time.Minute)
		h.add(math.MaxInt64)
	}
	if got, _ := h.quantile(50); got != 26*time.Hour+13*time.Minute {
		t.Errorf("%v, want the only value of its bucket", got)
	}
}

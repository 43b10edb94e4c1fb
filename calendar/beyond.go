package calendar

import (
	"math"
	"slices"

	"github.com/rickar/cal/v2"
)

// What lies beyond the supported years decides between ErrRange and ErrNever. Weekly
// hours go on for ever in both directions, and so do holidays; the first and the last
// date that may have hours of its own reach a little beyond, where the local clock is
// ahead of UTC or behind it.

// ends returns the seconds beyond the supported ones in which single dates may still
// count.
func ends(after bool) (from, to int64) {
	if after {
		return endSecond, endSecond + slack
	}
	return firstSecond - slack, firstSecond
}

// openBeyond returns the open seconds after the supported ones, or before them.
func (z *zoned) openBeyond(after bool) int64 {
	if z.recurs(true) {
		return math.MaxInt64
	}
	return z.openTime(ends(after))
}

// exists returns ErrRange, for an answer that exists beyond the supported years, or
// ErrNever.
func exists(yes bool) error {
	if yes {
		return ErrRange
	}
	return ErrNever
}

// holidaysGoOn reports whether a holiday rule goes on beyond the supported years.
func (z *zoned) holidaysGoOn(after bool) bool {
	if z.rules == nil {
		return false
	}
	return slices.ContainsFunc(z.holidays, func(h cal.Holiday) bool {
		return after && (h.EndYear <= 0 || h.EndYear > 9999) || !after && h.StartYear < 1
	})
}

// closesBeyond reports whether there is closed time after the supported seconds.
func (z *zoned) closesBeyond() bool {
	from, to := ends(true)
	return z.recurs(false) || z.holidaysGoOn(true) || z.openTime(from, to) < to-from
}

// edgeBefore reports whether there is an opening, or a closing, before the supported
// seconds.
func (z *zoned) edgeBefore(opening bool) bool {
	if z.recurs(true) && (z.recurs(false) || z.holidaysGoOn(false)) {
		return true
	}
	from, to := ends(false)
	found, last := false, from // the end of the run before
	z.openings(from, to, func(start, end int64) {
		found = found || start > last && (opening || last > from)
		last = end
	})
	return found || !opening && from < last && last < to
}

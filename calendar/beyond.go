package calendar

import (
	"math"
	"slices"
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
func openBeyond(s source, after bool) int64 {
	if s.goesOn(after, true) {
		return math.MaxInt64
	}
	return s.openTime(ends(after))
}

// opensBeyond reports whether there is open time at or after a second that is itself
// after the supported ones.
func opensBeyond(s source, sec int64) bool {
	_, to := ends(true)
	return s.goesOn(true, true) || s.openTime(sec, to) > 0
}

// exists returns ErrRange, for an answer that exists beyond the supported years, or
// ErrNever.
func exists(yes bool) error {
	if yes {
		return ErrRange
	}
	return ErrNever
}

// closesBeyond reports whether there is closed time after the supported seconds.
func closesBeyond(s source) bool {
	from, to := ends(true)
	return s.goesOn(true, false) || s.openTime(from, to) < to-from
}

// edgeBefore reports whether there is an opening, or a closing, before the supported
// seconds.
func edgeBefore(s source, opening bool) bool {
	if s.goesOn(false, true) && s.goesOn(false, false) {
		return true
	}
	from, to := ends(false)
	if open := s.openTime(from, to); open == 0 || open == to-from {
		return false
	}
	runs := s.runs(from, to)
	// The beginning of what is looked at is neither.
	first, last := runs[0], runs[len(runs)-1]
	if opening {
		return len(runs) > 1 || first.start > 0
	}
	return len(runs) > 1 || int64(last.end) < to-from
}

// goesOn is decided by the period that never ends, or never began.
func (z *zoned) goesOn(after, open bool) bool {
	p := &z.periods[0]
	if after {
		p = &z.periods[len(z.periods)-1]
	}
	return p.recurs(open) || !open && slices.ContainsFunc(p.holidays, func(h holiday) bool {
		return after && (h.EndYear <= 0 || h.EndYear > 9999) || !after && h.StartYear < 1
	})
}

// opens reports whether there is any open time at all.
func (z *zoned) opens() bool {
	if z.goesOn(true, true) || z.goesOn(false, true) {
		return true
	}
	open := func(from, to dayNumber) bool {
		start := max(int64(from)*secondsPerDay-slack, firstSecond)
		return z.openTime(start, min(int64(to)*secondsPerDay+slack, endSecond)) > 0
	}
	for i, p := range z.periods {
		if p.recurs(true) && open(p.from, z.until(i)) { // of a period with two ends
			return true
		}
		for _, e := range p.alternate {
			if p.days[e.day].length > 0 && open(e.date, e.date+1) {
				return true
			}
		}
	}
	return false
}

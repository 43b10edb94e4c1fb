package oracle

import (
	"iter"
	"time"
)

// Clock is a schedule in a zone; or, with an Op, other clocks put together, seen in
// a zone.
type Clock struct {
	Schedule Schedule
	Loc      *time.Location

	Op    Op
	Parts []Clock
	Name  string // by which the clock is known as a part, or ""

	// Step is the grid, counted from midnight UTC, on which the schedule's
	// answer may change; it divides a day. Zero means a second, which is always
	// right: zones and hours know no fractions of it. A longer one is right
	// where every opening, closing, UTC offset and transition is a multiple of
	// it; then between two points of the grid the local clock passes neither
	// an edge of the hours nor a midnight. Coarse finds the longest.
	Step time.Duration
}

// Seconds since 1970 of the first supported instant, and of the first after
// the last: the years 1 to 9999 UTC.
const (
	firstSecond = -62135596800
	endSecond   = 253402300800
)

// Supported reports whether t is in the years 1 to 9999 UTC.
func Supported(t time.Time) bool {
	return firstSecond <= t.Unix() && t.Unix() < endSecond
}

// At returns what the schedule says of what the local clock reads at t, or what the
// parts say of t.
func (c Clock) At(t time.Time) Reading {
	if c.Op != "" {
		return c.together(t)
	}
	local := t.In(c.Loc)
	hour, minute, second := local.Clock()
	return c.Schedule.At(DateOf(local), local.Weekday(), hour*3600+minute*60+second)
}

// IsOpen reports whether t is open. No instant outside the supported years is.
func (c Clock) IsOpen(t time.Time) bool {
	return Supported(t) && c.At(t).Open
}

// Between returns the open time in [a, b), negative when b is before a.
func (c Clock) Between(a, b time.Time) time.Duration {
	if b.Before(a) {
		return -c.Between(b, a)
	}
	var open time.Duration
	for start, end := range c.forward(a, b) {
		if c.IsOpen(start) {
			open += end.Sub(start)
		}
	}
	return open
}

// Add returns for d > 0 the earliest instant u with Between(t, u) = d, for
// d < 0 the latest with Between(u, t) = -d, and for 0 the next open instant.
// It looks no further than limit away and reports false if u is not there.
func (c Clock) Add(t time.Time, d, limit time.Duration) (time.Time, bool) {
	switch {
	case d > 0:
		for start, end := range c.forward(t, t.Add(limit)) {
			length := end.Sub(start)
			if !c.IsOpen(start) {
				continue
			}
			if d <= length {
				return c.answer(start.Add(d))
			}
			d -= length
		}
	case d < 0:
		for start, end := range c.backward(t.Add(-limit), t) {
			length := end.Sub(start)
			if !c.IsOpen(start) {
				continue
			}
			if -length <= d {
				return c.answer(end.Add(d))
			}
			d += length
		}
	default:
		return c.NextOpen(t, limit)
	}
	return time.Time{}, false
}

// forward yields [from, to) in order, cut where the grid cuts it: in each piece
// the answer is that of its start.
func (c Clock) forward(from, to time.Time) iter.Seq2[time.Time, time.Time] {
	return func(yield func(start, end time.Time) bool) {
		for from.Before(to) {
			end := from.Truncate(c.step()).Add(c.step())
			if end.After(to) {
				end = to
			}
			if !yield(from, end) {
				return
			}
			from = end
		}
	}
}

// backward yields the pieces of [from, to), the last first.
func (c Clock) backward(from, to time.Time) iter.Seq2[time.Time, time.Time] {
	return func(yield func(start, end time.Time) bool) {
		for from.Before(to) {
			start := to.Add(-1).Truncate(c.step())
			if start.Before(from) {
				start = from
			}
			if !yield(start, to) {
				return
			}
			to = start
		}
	}
}

func (c Clock) step() time.Duration {
	if c.Step == 0 {
		return time.Second
	}
	return c.Step
}

// answer gives out an instant in the clock's location, if it is supported.
func (c Clock) answer(t time.Time) (time.Time, bool) {
	return t.In(c.Loc), Supported(t)
}

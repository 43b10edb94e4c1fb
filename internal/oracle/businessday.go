package oracle

import "time"

// IsBusinessDay reports whether c is open at any instant that its local clock reads
// the date.
func (c Clock) IsBusinessDay(d Date) bool {
	for start := range c.around(d) {
		if DateOf(start.In(c.Loc)) == d && c.IsOpen(start) {
			return true
		}
	}
	return false
}

// BusinessDay returns the nth date after that of t, or of the next opening, which is
// a business day; for n = 0 that date. It looks for it limit days away at most.
func (c Clock) BusinessDay(t time.Time, n, limit int) (Date, bool) {
	start, ok := c.NextOpen(t, time.Duration(limit)*Day*time.Second)
	if !ok {
		return Date{}, false
	}
	d := DateOf(start)
	for last := d.Plus(limit); n > 0; {
		if d = d.Plus(1); last.Before(d) {
			return Date{}, false
		}
		if c.IsBusinessDay(d) {
			n--
		}
	}
	return d, true
}

// AddBusinessDays returns the open instant n business days after t: the first at or
// after the reading of t, or of the next opening, on that date. A reading that the
// clock skips is the instant after the gap.
func (c Clock) AddBusinessDays(t time.Time, n, limit int) (time.Time, bool) {
	away := time.Duration(limit) * Day * time.Second
	start, ok := c.NextOpen(t, away)
	if !ok || n == 0 {
		return start, ok
	}
	d, ok := c.BusinessDay(t, n, limit)
	if !ok {
		return time.Time{}, false
	}
	want := reading(start)
	// Readings as UTC would have them, so that they can be told apart and subtracted.
	want = time.Date(d.Y, d.M, d.D, want.Hour(), want.Minute(), want.Second(), want.Nanosecond(), time.UTC)
	for start, end := range c.around(d) {
		at := reading(start.In(c.Loc))
		if ahead := want.Sub(at); ahead >= 0 && ahead < end.Sub(start) {
			return c.NextOpen(start.Add(ahead), away)
		}
	}
	for start := range c.around(d) {
		if reading(start.In(c.Loc)).After(want) {
			return c.NextOpen(start, away)
		}
	}
	return time.Time{}, false
}

// EndOfBusinessDay returns the end of the last open time that the clock reads the
// date, n business days after that of t or of the next opening.
func (c Clock) EndOfBusinessDay(t time.Time, n, limit int) (time.Time, bool) {
	d, ok := c.BusinessDay(t, n, limit)
	var last time.Time
	if ok {
		for start, end := range c.around(d) {
			if DateOf(start.In(c.Loc)) == d && c.IsOpen(start) {
				last = end
			}
		}
	}
	return last.In(c.Loc), ok
}

// OpenTime returns the open time in which the clock reads the dates [from, until).
func (c Clock) OpenTime(from, until Date) time.Duration {
	var open time.Duration
	for start, end := range c.forward(midnight(from.Plus(-2)), midnight(until.Plus(2))) {
		if d := DateOf(start.In(c.Loc)); !d.Before(from) && d.Before(until) && c.IsOpen(start) {
			open += end.Sub(start)
		}
	}
	return open
}

// around yields the pieces of five UTC days, one of which the date is in, wherever
// that is.
func (c Clock) around(d Date) func(yield func(start, end time.Time) bool) {
	return c.forward(midnight(d.Plus(-2)), midnight(d.Plus(3)))
}

func midnight(d Date) time.Time { return time.Date(d.Y, d.M, d.D, 0, 0, 0, 0, time.UTC) }

// reading returns what the clock of t reads, as an instant of UTC.
func reading(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

package calendar

import (
	"fmt"
	"iter"
	"time"
)

// OpenTime returns the open time of the civil dates [from, until), in the calendar's
// location; a zero until stands for the end of the supported years. A day, a week and a
// month are c.OpenTime(d.DayRange()), c.OpenTime(d.WeekRange()) and
// c.OpenTime(d.MonthRange()). It returns an error if from is not set or after until, or
// one that matches [ErrOverflow].
func (c *Calendar) OpenTime(from, until Date) (time.Duration, error) {
	if from.IsZero() {
		return 0, notSet("first date")
	}
	if !until.IsZero() && until.Compare(from) < 0 {
		return 0, fmt.Errorf("calendar: open time from %s until %s: the end is before the start", from, until)
	}
	a, b := max(c.start(from.number()), firstSecond), int64(endSecond)
	if !until.IsZero() {
		b = min(c.start(until.number()), endSecond)
	}
	d, err := c.openRange(a, b)
	if err != nil {
		return 0, err
	}
	back := c.fallsBack(from)
	if !until.IsZero() {
		back -= c.fallsBack(until)
	}
	return d - time.Duration(back)*time.Second, nil
}

// openRange is Between for seconds, of which the last may be the end of what is supported.
func (c *Calendar) openRange(a, b int64) (time.Duration, error) {
	switch {
	case a >= b:
		return 0, nil
	case b < endSecond:
		return c.Between(time.Unix(a, 0), time.Unix(b, 0))
	}
	d, err := c.Between(time.Unix(a, 0), time.Unix(endSecond-1, 0))
	if err == nil && c.IsOpen(time.Unix(endSecond-1, 0)) {
		return duration(int64(d/time.Second)+1, 0)
	}
	return d, err
}

// start returns the first second at which the calendar's clock reads the date, or a
// later one where it was skipped.
func (c *Calendar) start(n dayNumber) int64 {
	return firstReading(c.Location(), int64(n)*secondsPerDay)
}

// fallsBack returns the open seconds in which the clock, having begun the date, reads
// one before it again: where a change of the clock repeats the midnight.
func (c *Calendar) fallsBack(d Date) (seconds int64) {
	midnight := int64(d.number()) * secondsPerDay
	sec := firstReading(c.Location(), midnight)
	for limit := sec + slack; sec < limit; {
		offset, end := offsetAt(c.Location(), sec, limit)
		seconds += c.openSeconds(sec, min(end, midnight-offset))
		sec = end
	}
	return seconds
}

// Share returns the part of the range [a, b) that is open, in the range [0, 1]. It
// returns an error if b is not after a, or as [Calendar.Between] does.
func (c *Calendar) Share(a, b time.Time) (float64, error) {
	if !b.After(a) {
		return 0, fmt.Errorf("calendar: share of %s to %s: the end is not after the start",
			a.Format(time.RFC3339Nano), b.Format(time.RFC3339Nano))
	}
	open, err := c.Between(a, b)
	if err != nil {
		return 0, err
	}
	all := float64(b.Unix()-a.Unix())*1e9 + float64(b.Nanosecond()-a.Nanosecond())
	return min(float64(open)/all, 1), nil
}

// An Opening is a run of open time [Open, Close). The zero time stands for an opening or
// a closing that is not within the supported years. Compare openings with Equal, not
// with ==: they hold a time.Time.
type Opening struct{ Open, Close time.Time }

// Duration returns the time from Open to Close, or 0 if one of them is not set.
func (o Opening) Duration() time.Duration {
	if o.Open.IsZero() || o.Close.IsZero() {
		return 0
	}
	return o.Close.Sub(o.Open)
}

// Equal reports whether o and p are the same instants.
func (o Opening) Equal(p Opening) bool { return o.Open.Equal(p.Open) && o.Close.Equal(p.Close) }

// String returns the opening in one line, as in "2026-12-24 08:00 CET to 2026-12-24
// 12:00 CET", with "..." for an instant that is not set.
func (o Opening) String() string {
	text := func(t time.Time) string {
		if t.IsZero() {
			return "..."
		}
		return t.Format(layoutOf(o.Open, o.Close))
	}
	return text(o.Open) + " to " + text(o.Close)
}

// Openings returns the runs of open time from an instant on, in order and without end:
// the first that ends after t, which begins with t if c is open there, and so on. They
// are worked out as they are asked for. It returns an error that matches [ErrRange] if t
// is outside the years 1 to 9999.
func (c *Calendar) Openings(t time.Time) (iter.Seq[Opening], error) {
	if _, _, ok := split(t); !ok {
		return nil, instantError{t}
	}
	return func(yield func(Opening) bool) {
		for at := t; ; {
			open, err := c.NextOpen(at)
			if err != nil {
				return
			}
			at, err = c.NextClose(open)
			if !yield(Opening{open, at}) || err != nil {
				return
			}
		}
	}, nil
}

// OpeningsBefore returns the runs of open time before an instant, the latest first: the
// first is the latest that begins before t, and ends with t if it does not end before.
// Else it is like [Calendar.Openings].
func (c *Calendar) OpeningsBefore(t time.Time) (iter.Seq[Opening], error) {
	if _, _, ok := split(t); !ok {
		return nil, instantError{t}
	}
	return func(yield func(Opening) bool) {
		for at := t; ; {
			last, err := c.Add(at, -1) // the last open nanosecond before
			if err != nil {
				return
			}
			at, err = c.PrevOpen(last)
			if !yield(Opening{at, last.Add(1)}) || err != nil {
				return
			}
		}
	}, nil
}

package calendar

import (
	"fmt"
	"time"
)

// IsBusinessDay reports whether c is open at any time on the date, in its location. On
// the zero Date it is not.
func (c *Calendar) IsBusinessDay(d Date) bool {
	return !d.IsZero() && c.openOn(d.number())
}

// openOn reports whether there is open time on a date.
func (c *Calendar) openOn(n dayNumber) (open bool) {
	dateRuns(c.Location(), n, func(start, end int64) {
		open = open || c.openSeconds(start, end) > 0
	})
	return open
}

// openSeconds returns the open seconds in [from, to), as far as that is supported.
func (c *Calendar) openSeconds(from, to int64) int64 {
	d, _ := c.openRange(max(from, firstSecond), min(to, endSecond))
	return int64(d / time.Second)
}

// dateRuns visits the runs of seconds in which the clock in loc reads the date: one as
// a rule, two where a change of the clock repeats its midnight, none where the date was
// skipped.
func dateRuns(loc *time.Location, n dayNumber, visit func(start, end int64)) {
	midnight := int64(n) * secondsPerDay
	for sec, limit := midnight-slack, midnight+secondsPerDay+slack; sec < limit; {
		offset, end := offsetAt(loc, sec, limit)
		start := max(sec, midnight-offset)
		if stop := min(end, midnight+secondsPerDay-offset); start < stop {
			visit(start, stop)
		}
		sec = end
	}
}

// BusinessDay returns the nth business day after t: after the date of t, or of the next
// opening if c is closed at t. A business day is a civil date, in the calendar's
// location, on which c is open at any time; for n = 0 it is that date itself.
//
// It returns an error if n is negative, and one that matches [ErrRange] or [ErrNever] as
// that of [Calendar.Add] does; [ErrRange] also for a date outside the years 1 to 9999,
// which the clocks of some zones read while UTC is within them.
func (c *Calendar) BusinessDay(t time.Time, n int) (Date, error) {
	start, err := c.businessStart(t, n)
	if err != nil {
		return Date{}, err
	}
	day, err := c.businessDay(start, n)
	if err != nil {
		return Date{}, err
	}
	d := dateOf(day)
	if d.IsZero() {
		return d, ErrRange
	}
	return d, nil
}

// AddBusinessDays returns the instant n business days after t: on the nth business day
// (see [Calendar.BusinessDay]), the reading that the clock shows at t, or at the next
// opening if c is closed at t; and from there the next open instant. Where a change of
// the clock skips the reading it is the instant after the gap, and where it repeats it,
// the first of the two. For n = 0 the answer is t, or the next opening. Its errors are
// those of BusinessDay.
func (c *Calendar) AddBusinessDays(t time.Time, n int) (time.Time, error) {
	start, err := c.businessStart(t, n)
	if err != nil || n == 0 {
		return start, err
	}
	day, err := c.businessDay(start, n)
	if err != nil {
		return time.Time{}, err
	}
	shown := shownAt(start)
	wanted := int64(day)*secondsPerDay + shown - floorDay(shown)*secondsPerDay
	sec, ns := firstReading(c.Location(), wanted), int64(start.Nanosecond())
	if shownAt(c.instant(sec, 0)) != wanted {
		ns = 0 // the reading was skipped
	}
	if sec >= endSecond {
		return time.Time{}, exists(opensBeyond(c.held(), sec))
	}
	return c.NextOpen(time.Unix(sec, ns))
}

// EndOfBusinessDay returns the last closing of the nth business day after t (see
// [Calendar.BusinessDay]), for n = 0 of that date itself. What is open through midnight
// closes, for this, at the end of the date. Its errors are those of BusinessDay.
func (c *Calendar) EndOfBusinessDay(t time.Time, n int) (time.Time, error) {
	start, err := c.businessStart(t, n)
	if err != nil {
		return time.Time{}, err
	}
	day, err := c.businessDay(start, n)
	if err != nil {
		return time.Time{}, err
	}
	var closing time.Time
	dateRuns(c.Location(), day, func(from, to int64) {
		if c.openSeconds(from, to) > 0 {
			closing, err = c.lastClosing(to)
		}
	})
	if err != nil {
		return time.Time{}, err
	}
	return closing, nil
}

// lastClosing returns the end of the last open second before the end of a date.
func (c *Calendar) lastClosing(end int64) (time.Time, error) {
	if end >= endSecond {
		if c.openSeconds(endSecond-1, endSecond) > 0 || c.held().openTime(endSecond, end) > 0 {
			return time.Time{}, ErrRange
		}
		end = endSecond - 1
	}
	second, err := c.Add(time.Unix(end, 0), -time.Second) // hours know whole seconds only
	return second.Add(time.Second), err
}

// businessStart returns the instant from which business days after t are counted.
func (c *Calendar) businessStart(t time.Time, n int) (time.Time, error) {
	if n < 0 {
		return time.Time{}, fmt.Errorf("calendar: %d business days: want 0 or more", n)
	}
	return c.NextOpen(t)
}

// mostDates is more than there are dates.
const mostDates = 9999 * 366

// businessDay returns the nth business day after the date of an open instant.
func (c *Calendar) businessDay(start time.Time, n int) (dayNumber, error) {
	if n > mostDates {
		return 0, exists(c.held().goesOn(true, true))
	}
	day := dayNumber(floorDay(shownAt(start)))
	for ; n > 0; n-- {
		for day++; !c.openOn(day); {
			// No date up to that of the next opening is open, but the one before it: where
			// a midnight is repeated, a date goes on after the next one has begun.
			sec := firstReading(c.Location(), int64(day)*secondsPerDay)
			if sec >= endSecond {
				return 0, exists(opensBeyond(c.held(), sec))
			}
			opening, err := c.NextOpen(time.Unix(sec, 0))
			if err != nil {
				return 0, err
			}
			day = max(day+1, dayNumber(floorDay(shownAt(opening)))-1)
		}
	}
	return day, nil
}

// shownAt returns the seconds from 1970-01-01T00:00 to what the clock reads at t, both on
// that clock.
func shownAt(t time.Time) int64 {
	_, offset := t.Zone()
	return t.Unix() + int64(offset)
}

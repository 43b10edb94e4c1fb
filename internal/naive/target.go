package naive

import (
	"time"

	"github.com/dueby/dueby/internal/oracle"
)

// Target is what is promised: so many minutes of open time, or an instant that business
// days name. The zero Target is no target.
type Target struct {
	Minutes    int
	Kind       string // "business days", "end of business day", "by", or "" for open time
	Days       int
	By, Cutoff int // minutes of the day
}

// none reports whether nothing is promised.
func (p Target) none() bool { return p == Target{} }

const within = 60 // days, in which the oracle finds what it is asked for

// due returns the instant that is promised from a start.
func (p Target) due(c *clock, start time.Time) time.Time {
	ok, due := true, time.Time{}
	switch p.Kind {
	case "":
		due = c.after(start, p.Minutes)
	case "business days":
		due, ok = c.oracle.AddBusinessDays(start, p.Days, within)
	case "end of business day":
		due, ok = c.oracle.EndOfBusinessDay(start, p.Days, within)
	case "by":
		due = c.by(start, p)
	default:
		panic("naive: no kind of target: " + p.Kind)
	}
	if !ok {
		panic("naive: no due instant in sight")
	}
	return due
}

// by returns the first minute after the start, or the next opening, at which the local
// clock reads as much on the nth business day, or on the one after when it came in late.
func (c *clock) by(start time.Time, p Target) time.Time {
	for !c.isOpen(start) {
		start = start.Add(time.Minute)
	}
	n := p.Days
	if minuteOfDay(start.In(c.oracle.Loc)) > p.Cutoff {
		n++
	}
	day, ok := c.oracle.BusinessDay(start, n, within)
	if !ok {
		panic("naive: no business day in sight")
	}
	for at := start; ; at = at.Add(time.Minute) {
		local := at.In(c.oracle.Loc)
		date := oracle.DateOf(local)
		if day.Before(date) || date == day && minuteOfDay(local) >= p.By {
			return at
		}
	}
}

func minuteOfDay(t time.Time) int { return t.Hour()*60 + t.Minute() }

// after returns the earliest instant by which so many minutes from a start were open;
// for none, the start.
func (c *clock) after(start time.Time, minutes int) time.Time {
	for ; minutes > 0; start = start.Add(time.Minute) {
		if c.isOpen(start) {
			minutes--
		}
	}
	return start
}

// between returns how many minutes of [from, to) are open.
func (c *clock) between(from, to time.Time) (minutes int) {
	for ; from.Before(to); from = from.Add(time.Minute) {
		if c.isOpen(from) {
			minutes++
		}
	}
	return minutes
}

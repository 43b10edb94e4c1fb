package plan

import (
	"time"

	"github.com/dueby/dueby/calendar"
)

// schedule looks at a schedule, and returns the ground for targets in it; nil on an error.
func (l *linter) schedule(s calendar.Schedule, place string) *ground {
	c, err := s.In(l.Location)
	if err != nil {
		l.fail(err)
		return nil
	}
	ends, err := s.RunsOut(l.Until)
	l.fail(err)
	for _, end := range ends {
		l.find(RunsOut, place, "%s", end)
	}
	l.lastMinute(c, place)
	return l.groundOf(c)
}

// openings visits the runs of open time that begin on the dates that are looked at.
func (l *linter) openings(c *calendar.Calendar, visit func(calendar.Opening)) {
	all, err := c.Openings(l.from)
	if err != nil {
		l.fail(err)
		return
	}
	for o := range all {
		if !o.Open.Before(l.until) {
			return
		}
		visit(o)
	}
}

// lastMinute looks for hours that end within the last minute of a day.
func (l *linter) lastMinute(c *calendar.Calendar, place string) {
	n, first := 0, time.Time{}
	l.openings(c, func(o calendar.Opening) {
		if o.Close.Hour() == 23 && o.Close.Minute() == 59 {
			if n++; n == 1 {
				first = o.Close
			}
		}
	})
	switch {
	case n == 1:
		l.find(LastMinute, place, "hours end at %s on %s, just before midnight, which is 24:00", first.Format(time.TimeOnly), calendar.DateOf(first))
	case n > 1:
		l.find(LastMinute, place, "hours end at %s on %s, just before midnight, which is 24:00; %d times so until %s",
			first.Format(time.TimeOnly), calendar.DateOf(first), n, l.Until)
	}
}

// overlap looks for hours that have none in common with those in which somebody is there.
func (l *linter) overlap(c *calendar.Calendar, place string) {
	if l.Staffed == nil {
		return
	}
	both, err := calendar.Intersection(c.Location(), c, l.Staffed)
	if err != nil {
		l.fail(err)
		return
	}
	if _, err := both.NextOpen(l.from); err != nil {
		l.find(NoOverlap, place, "nobody is there in these hours, from %s on", l.From)
	}
}

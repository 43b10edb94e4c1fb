package calendar

import (
	"fmt"
	"slices"
	"sync/atomic"
)

// A Schedule is a set of readings of a local wall clock: the hours in which
// somebody works, wherever they are. It has no zone; [Schedule.In] makes a
// [Calendar] of it.
//
// For one civil date the first of these that exists decides, whatever the order
// in which they were added: special hours, a closed date, a holiday, the weekly
// hours.
//
// A Schedule is immutable: every With method returns another one and costs the
// same however many dates the schedule has. It carries the first mistake made in
// building it, which Err and In report. The zero Schedule has no weekly hours; it
// is the start of one that is open on special days only.
type Schedule struct{ last *amendment }

// An amendment is one step in the building of a schedule, linked to those before
// it: weekly hours, or holidays, or closed dates, or the special hours of a date, or
// the schedule that follows from a date on.
type amendment struct {
	before   *amendment
	err      error
	periods  int // that there may be with this one, less one
	week     *[7][]reading
	holidays []holiday
	closed   []Date
	name     string // of the closed dates
	date     Date
	hours    []reading // of the date, or else
	next     *Schedule // from the date on

	compiled atomic.Pointer[rules] // of all amendments up to this one, once asked for
}

// NewSchedule returns the schedule of the weekly hours. It copies week. It
// returns a [*ScheduleError] if hours are not valid (see [Hours]) or a day has more
// than 96 intervals after merging. A week without hours is legal here: special
// days may follow.
func NewSchedule(week Week) (Schedule, error) {
	days, err := week.readings()
	if err != nil {
		return Schedule{&amendment{err: err}}, err
	}
	return Schedule{&amendment{week: &days}}, nil
}

// AlwaysOpen returns the schedule that is open 24 hours a day, 7 days a week.
func AlwaysOpen() Schedule {
	var days [7][]reading
	for wd := range days {
		days[wd] = []reading{{0, secondsPerDay}}
	}
	return Schedule{&amendment{week: &days}}
}

// Err returns the first mistake made in building s, or nil.
func (s Schedule) Err() error {
	if s.last == nil {
		return nil
	}
	return s.last.err
}

// with returns s and one more amendment; nothing follows a mistake.
func (s Schedule) with(a *amendment) Schedule {
	if s.Err() != nil {
		return s
	}
	a.before = s.last
	a.periods += s.periods()
	return Schedule{a}
}

func (s Schedule) periods() int {
	if s.last == nil {
		return 0
	}
	return s.last.periods
}

// WithClosed returns s closed on the dates, for the reason that name gives; a date that
// was closed before keeps its name. The mistake of a date that is not set is carried by
// the result.
func (s Schedule) WithClosed(name string, dates ...Date) Schedule {
	for _, d := range dates {
		if d.IsZero() {
			return s.with(&amendment{err: notSet("closed date")})
		}
	}
	return s.with(&amendment{name: name, closed: slices.Clone(dates)})
}

// WithHours returns s with special hours on the date, in place of all that it had
// there, the second half of the night before included; no hours: closed. Special
// hours for the same date replace earlier ones. They may not run past midnight:
// give the next date its own. That mistake, those that [NewSchedule] names, and a
// date that is not set, are carried by the result.
func (s Schedule) WithHours(date Date, hours ...Hours) Schedule {
	if date.IsZero() {
		return s.with(&amendment{err: notSet("date of special hours")})
	}
	rs, err := specialReadings(date, hours)
	return s.with(&amendment{date: date, hours: rs, err: err})
}

// Then returns the schedule that is s before the date, and next from it on, with
// next's holidays, closed dates and special hours and not those of s: summer hours, or
// the hours of a new contract. It is one schedule, so that a ticket of the time before
// keeps the answers that it had. Every civil date is decided by the schedule that
// holds on it, the second half of a night shift too. What is added to the result is
// added to both.
//
// The mistake of next, of a date that is not set, or of more than 1,000 schedules one
// after the other, is carried by the result.
func (s Schedule) Then(date Date, next Schedule) Schedule {
	a := &amendment{date: date, next: &next, periods: 1 + next.periods(), err: next.Err()}
	if date.IsZero() {
		a.err = notSet("date of the next schedule")
	}
	if n := s.periods() + a.periods + 1; a.err == nil && n > maxPeriods {
		a.err = &ScheduleError{Part: "schedule from " + date.String(), Reason: fmt.Sprintf("is number %d; at most %d follow one another", n, maxPeriods)}
	}
	return s.with(a)
}

func notSet(what string) error {
	return &ScheduleError{Part: what, Reason: "is not set; want a date in the years 1 to 9999"}
}

package calendar

import (
	"slices"
	"sync/atomic"

	"github.com/rickar/cal/v2"
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
// it: weekly hours, or holidays, or closed dates, or the special hours of a date.
type amendment struct {
	before   *amendment
	err      error
	week     *[7][]reading
	holidays []cal.Holiday
	closed   []Date
	name     string // of the closed dates
	special  Date
	hours    []reading // of the special date

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
	return Schedule{a}
}

// WithHolidays returns s closed on the holidays of the rules, on their observed
// dates: a New Year's Day that falls on a Saturday may be observed on the Friday
// before, in another year. The rules are copied, and evaluated when a year is
// asked about. A rule's answers are taken as civil dates, whatever
// [cal.DefaultLoc] is; an answer that is the zero time, or whose observed date
// is more than a year away from the year it was asked for, is no holiday.
//
// The mistake of a nil rule, or one without a Func, is carried by the result.
func (s Schedule) WithHolidays(rules ...*cal.Holiday) Schedule {
	copies := make([]cal.Holiday, 0, len(rules))
	for i, h := range rules {
		if err := holidayFault(i, h); err != nil {
			return s.with(&amendment{err: err})
		}
		c := *h
		c.Except = slices.Clone(h.Except)
		c.Observed = slices.Clone(h.Observed)
		copies = append(copies, c)
	}
	return s.with(&amendment{holidays: copies})
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
	return s.with(&amendment{special: date, hours: rs, err: err})
}

func notSet(what string) error {
	return &ScheduleError{Part: what, Reason: "is not set; want a date in the years 1 to 9999"}
}

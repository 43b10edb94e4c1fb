package sla

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

// An Option changes the hours in which a calculator's clock runs. The order of
// options does not matter. None has an effect on a best effort plan, which has no
// clock, but each must be valid for it all the same.
type Option func(*hours)

// hours are what the options ask for.
type hours struct {
	schedules []calendar.Schedule  // at most one is right
	clocks    []*calendar.Calendar // likewise
	weekdays  bool
	holidays  []*cal.Holiday
	calendars map[string]*calendar.Calendar
}

// WithHolidays stops the clock on the holidays of the rules, on their observed
// dates. The policy names no holidays, so that there are none without this option.
// The rules are copied. The mistakes are those of [calendar.Schedule.WithHolidays].
func WithHolidays(rules ...*cal.Holiday) Option {
	copies := make([]*cal.Holiday, len(rules))
	for i, rule := range rules {
		if rule != nil {
			c := *rule
			c.Except, c.Observed = slices.Clone(rule.Except), slices.Clone(rule.Observed)
			copies[i] = &c
		}
	}
	return func(h *hours) { h.holidays = append(h.holidays, copies...) }
}

// WithSchedule has the clock run in s in place of the plan's own hours. Two schedules
// are an error.
func WithSchedule(s calendar.Schedule) Option {
	return func(h *hours) { h.schedules = append(h.schedules, s) }
}

// WithClock has the clock run when c is open, in place of the plan's own hours in the
// customer's zone: when any of three offices is open, say (see [calendar.Union]). Due
// instants are still in the customer's location. It is an error together with a second
// clock, a schedule, the weekday reading, or holidays, which c has of its own.
func WithClock(c *calendar.Calendar) Option {
	return func(h *hours) { h.clocks = append(h.clocks, c) }
}

// WithWeekdayReading has the clock run in the hours of [plan.Plan.WeekdaySchedule]: that
// of Premium or Trial 24 hours a day from Monday to Friday, as a reading of the policy's
// column headings would have it. It is an error with a plan that has no such reading, and
// together with [WithSchedule].
func WithWeekdayReading() Option {
	return func(h *hours) { h.weekdays = true }
}

// WithCalendar makes a calendar known by a name to the logs that the calculator
// replays (see [CalendarChanged]).
func WithCalendar(name string, c *calendar.Calendar) Option {
	return func(h *hours) {
		if h.calendars == nil {
			h.calendars = make(map[string]*calendar.Calendar)
		}
		h.calendars[name] = c
	}
}

// A service is a plan and the hours that it has under the options, in no zone yet.
type service struct {
	plan     plan.Plan
	edition  string // the policy of the plan, of a desk for several (see [Desks])
	schedule calendar.Schedule
	hasClock bool
	hours    hours
}

func newService(p plan.Plan, opts []Option) (s service, err error) {
	if p.IsZero() {
		return s, errPlanUnset
	}
	s.plan = p
	for _, opt := range opts {
		if opt == nil {
			return s, unset("option", "one made by a With function")
		}
		opt(&s.hours)
	}
	for _, name := range slices.Sorted(maps.Keys(s.hours.calendars)) {
		if name == "" || s.hours.calendars[name] == nil {
			return s, unset("calendar "+quote(name), "a name and a calendar for it")
		}
	}
	if len(s.hours.clocks) > 0 {
		return s, s.clockFault()
	}
	s.schedule, s.hasClock = p.Schedule()
	switch own := s.hours.schedules; {
	case len(own) > 1:
		return s, errors.New("sla: two schedules of the caller's own for one clock; give one")
	case len(own) == 1 && s.hours.weekdays:
		return s, errors.New("sla: the weekday reading and a schedule of the caller's own exclude each other")
	case len(own) == 1:
		s.schedule = own[0]
	case s.hours.weekdays:
		var ok bool
		if s.schedule, ok = p.WeekdaySchedule(); !ok {
			return s, fmt.Errorf("sla: plan %s has no weekday reading (%s)", p, withWeekdays(p.Policy()))
		}
	}
	s.schedule = s.schedule.WithHolidays(s.hours.holidays...)
	if len(s.hours.schedules) == 0 && !s.hasClock {
		return s, s.schedule.Err()
	}
	// What fails here fails in every zone.
	_, err = s.schedule.In(time.UTC)
	return s, err
}

// withWeekdays says which plans of a policy have the weekday reading.
func withWeekdays(p plan.Policy) string {
	var names []string
	for _, q := range p.Plans() {
		if _, ok := q.WeekdaySchedule(); ok {
			names = append(names, q.Name())
		}
	}
	switch n := len(names); {
	case n == 0:
		return "no plan of its policy has"
	case n == 1:
		return nameList(names) + " has"
	case n <= 10:
		return nameList(names[:n-1]) + " and " + nameList(names[n-1:]) + " have"
	}
	return nameList(names) + " have"
}

// clockFault returns what is wrong with a service that has a clock of the caller's own.
func (s *service) clockFault() error {
	_, s.hasClock = s.plan.Schedule()
	switch h := s.hours; {
	case h.clocks[0] == nil:
		return unset("clock", "a calendar")
	case len(h.clocks) > 1:
		return errors.New("sla: two clocks of the caller's own for one plan; give one")
	case len(h.schedules) > 0:
		return errors.New("sla: a clock and a schedule of the caller's own exclude each other")
	case h.weekdays:
		return errors.New("sla: a clock of the caller's own and the weekday reading exclude each other")
	case len(h.holidays) > 0:
		return errors.New("sla: holidays with a clock of the caller's own; give them to the calendar")
	}
	return nil
}

// shared returns the options that the other plans of the same customer have too: the
// holidays and the calendars, and not the hours.
func (h hours) shared() []Option {
	opts := []Option{WithHolidays(h.holidays...)}
	for name, c := range h.calendars {
		opts = append(opts, WithCalendar(name, c))
	}
	return opts
}

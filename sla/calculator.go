package sla

import (
	"fmt"
	"sync"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A DeadlineCalculator tells by when the tickets of one plan in one zone are due.
// It is immutable and safe for concurrent use.
type DeadlineCalculator struct {
	plan     plan.Plan
	location *time.Location
	calendar *calendar.Calendar           // nil for a best effort plan
	terms    [plan.Resolution + 1][]terms // by level

	thresholds []int
	pausable   [plan.Resolution + 1]bool
	promises   [plan.Resolution + 1]bool // whether there is a target, at any level

	service service
	desk    *Desk     // where the plans and zones that a log names are looked up
	zone    string    // the name of location
	family  sync.Once // makes desk for a calculator that no desk made
}

// terms are what all deadlines of one level have in common.
type terms struct {
	plan       string
	bestEffort bool
	level      priority.Level
	target     plan.Target
	location   *time.Location
}

// NewDeadlineCalculator returns the calculator for the plan in the customer's
// location. It returns an error if
//   - p is the zero Plan or loc is nil ([ErrUnset]);
//   - an option does not fit the plan;
//   - the hours that the options make are not valid: a [calendar.ScheduleError], or
//     what else was carried by the schedule.
func NewDeadlineCalculator(p plan.Plan, loc *time.Location, opts ...Option) (*DeadlineCalculator, error) {
	if loc == nil {
		return nil, unset("location", "the customer's, as time.LoadLocation returns it")
	}
	s, err := newService(p, opts)
	if err != nil {
		return nil, err
	}
	return s.in(loc)
}

// in returns the calculator of the service in a location.
func (s service) in(loc *time.Location) (_ *DeadlineCalculator, err error) {
	p := s.plan
	d := &DeadlineCalculator{plan: p, location: loc, zone: loc.String(), service: s, thresholds: p.Thresholds()}
	if s.hasClock {
		if d.calendar, err = s.clock(loc); err != nil {
			return nil, err
		}
	}
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		d.pausable[m] = p.PauseStops(m)
		d.terms[m] = make([]terms, p.LastLevel()+1)
		for l := range d.terms[m] {
			target, ok := p.Target(m, priority.Level(l))
			d.promises[m] = d.promises[m] || ok
			d.terms[m][l] = terms{p.Name(), p.BestEffort(), priority.Level(l), target, loc}
		}
	}
	return d, nil
}

// clock returns the calendar of the service in a location.
func (s *service) clock(loc *time.Location) (*calendar.Calendar, error) {
	if len(s.hours.clocks) > 0 {
		return calendar.Union(loc, s.hours.clocks[0]) // the same hours, told in the location
	}
	return s.schedule.In(loc)
}

// Plan returns the plan that d serves.
func (d *DeadlineCalculator) Plan() plan.Plan { return d.plan }

// Location returns the location in which d reads the clock.
func (d *DeadlineCalculator) Location() *time.Location { return d.location }

// Calendar returns the hours in which the clock of d runs; ok is false for a best
// effort plan, which has no clock.
func (d *DeadlineCalculator) Calendar() (c *calendar.Calendar, ok bool) {
	return d.calendar, d.calendar != nil
}

// Deadline returns the deadline for the first response to a ticket of the level,
// created at the instant: the earliest one before which the plan's hours hold as
// much open time as its target. It returns an error if
//   - the plan does not know the level ([LevelError]; [ErrUnset] if it is not set);
//   - created is the zero time ([ErrUnset]);
//   - created or the due instant is outside the years 1 to 9999
//     ([calendar.ErrRange]), or the calendar never opens for so long
//     ([calendar.ErrNever]).
func (d *DeadlineCalculator) Deadline(l priority.Level, created time.Time) (Deadline, error) {
	first := d.terms[plan.FirstResponse]
	if l == 0 || int(l) >= len(first) {
		return Deadline{}, &LevelError{d.plan, l}
	}
	t := &first[l]
	var due time.Time
	var err error
	if open, ok := t.target.Duration(); ok && d.calendar != nil {
		due, err = d.calendar.Add(created, open)
	} else {
		due, err = t.target.Due(d.calendar, created)
	}
	seconds, nanoseconds := created.Unix(), int64(created.Nanosecond())
	if err != nil || seconds == zeroSeconds && nanoseconds == 0 {
		return d.withoutDue(t, created, err)
	}
	return Deadline{due, t, seconds, nanoseconds}, nil
}

// DeadlineFor returns the deadline for a metric whose clock starts when the ticket is
// created: the first response or the resolution. It returns an error for another metric,
// and else as Deadline does. What happens to the ticket later, as pauses do, is for
// [DeadlineCalculator.Replay].
func (d *DeadlineCalculator) DeadlineFor(m plan.Metric, l priority.Level, created time.Time) (Deadline, error) {
	switch {
	case m == plan.FirstResponse: // which has a way of its own, as it is asked for most
		return d.Deadline(l, created)
	case m != plan.Resolution:
		return Deadline{}, fmt.Errorf("sla: deadline for %q: want first response or resolution, which start when a ticket is created", m)
	case l == 0 || int(l) >= len(d.terms[m]):
		return Deadline{}, &LevelError{d.plan, l}
	}
	t := &d.terms[m][l]
	due, err := t.target.Due(d.calendar, created)
	if err != nil || created.IsZero() {
		return d.withoutDue(t, created, err)
	}
	return Deadline{due, t, created.Unix(), int64(created.Nanosecond())}, nil
}

// zeroSeconds is the zero time.Time in seconds since 1970.
const zeroSeconds = -62135596800

// withoutDue returns the deadline of a ticket that has no due instant, which is not
// always a mistake.
func (d *DeadlineCalculator) withoutDue(t *terms, created time.Time, err error) (Deadline, error) {
	switch {
	case created.IsZero():
		return Deadline{}, errCreatedUnset
	case !t.target.IsZero():
		return Deadline{}, err
	case !inRange(created):
		return Deadline{}, rangeError{created}
	}
	return Deadline{time.Time{}, t, created.Unix(), int64(created.Nanosecond())}, nil
}

// in returns the calculator of another plan and zone of the same customer, by their
// names: that of the desk that made d, else one with the holidays and calendars of d.
func (d *DeadlineCalculator) in(planName, zone string) (*DeadlineCalculator, error) {
	if d.service.isNamed(planName) && zone == d.zone {
		return d, nil
	}
	d.family.Do(func() {
		if d.desk == nil {
			d.desk = newFamily(d)
		}
	})
	return d.desk.calculator(planName, zone)
}

package sla

import (
	"math"
	"slices"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// Replay returns what the log of a ticket comes to under the plan of d, and what in
// the log cannot be. The log is a set: any order of delivery and exact duplicates
// give the same result, and so does a slice that the caller changes afterwards. What
// cannot be is left out, by the rule of its [FindingKind]; the rest counts.
//
// Events are put in order by their instants, then by Seq, then by kind: opened,
// stops (agent replied, resolved, cancelled), resumed, paused, changes, customer
// replied, reopened.
func (d *DeadlineCalculator) Replay(events ...Event) (*Ticket, []Finding) {
	t := &Ticket{cancelled: -1}
	t.clocks = append(t.room.clock[:0], clock{plan: d, calendar: d.calendar})
	r := replay{ticket: t, home: d, plan: d, zone: d.zone}
	events = r.order(events)
	t.moments = make([]moment, 0, len(events))
	for i := range events {
		e := &events[i]
		if kind, reason, err := r.take(e); kind != 0 {
			r.find(kind, reason, err, *e)
		} else {
			t.add(e)
		}
	}
	if r.level == 0 {
		r.find(NoOpening, "want one opened event", nil)
	}
	room := &t.room.course
	room.commitments, room.marks = t.room.commitments[:0], t.room.marks[:0]
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		if t.promises(m) {
			r.findings = append(r.findings, t.follow(m, room)...)
			room = nil
		}
	}
	slices.SortStableFunc(r.findings, compareFindings)
	return t, slices.CompactFunc(r.findings, Finding.Equal)
}

// A replay is the state of a ticket while its log is read in order: what it takes to
// tell which events can be.
type replay struct {
	ticket   *Ticket
	findings []Finding

	home     *DeadlineCalculator // that of the customer when the ticket was opened
	plan     *DeadlineCalculator // that in force
	zone     string              // in force, as home's desk names it
	calendar *calendar.Calendar  // in force; nil for the plan's own

	level            priority.Level // 0 before the opening
	opened           int64          // in seconds since 1970
	paused, resolved bool
}

func (r *replay) find(kind FindingKind, reason string, err error, events ...Event) {
	r.findings = append(r.findings, Finding{kind, slices.Clone(events), reason, err})
}

// take lets an event change the state, or says why it cannot.
func (r *replay) take(e *Event) (kind FindingKind, reason string, err error) {
	opened := r.level != 0
	switch {
	case !opened && e.Kind != KindOpened:
		return BeforeOpening, "the ticket is not open yet", nil
	case opened && e.At.Unix()-r.opened > math.MaxInt64/int64(time.Second)-1:
		return Invalid, "it is more than 292 years after the opening", nil
	case r.ticket.cancelled >= 0:
		return AfterCancelling, "the ticket was cancelled", nil
	}
	switch e.Kind {
	case KindOpened:
		if opened {
			return Impossible, "the ticket is open already", nil
		}
		if r.opened = e.At.Unix(); !r.plan.plan.HasLevel(e.Level) {
			return r.unknownLevel(e.Level)
		}
		r.level = e.Level
	case KindPrioritySet:
		if !r.plan.plan.HasLevel(e.Level) {
			return r.unknownLevel(e.Level)
		}
		r.level = e.Level
	case KindPaused:
		if r.paused {
			return Impossible, "the ticket is paused already", nil
		}
		r.paused = true
	case KindResumed:
		if !r.paused {
			return Impossible, "the ticket is not paused", nil
		}
		r.paused = false
	case KindResolved:
		if r.resolved {
			return Impossible, "the ticket is resolved already", nil
		}
		r.resolved, r.paused = true, false
	case KindReopened:
		if !r.resolved {
			return Impossible, "the ticket is not resolved", nil
		}
		r.resolved = false
	case KindCancelled:
		r.ticket.cancelled = int32(len(r.ticket.moments))
	case KindPlanChanged:
		if r.plan.service.isNamed(e.Name()) {
			break // a named calendar stays
		}
		next, err := r.home.in(e.Name(), r.zone)
		return r.change(next, nil, r.zone, err)
	case KindCalendarChanged:
		if c := r.home.service.hours.calendars[e.Name()]; c != nil {
			return r.change(r.plan, c, r.zone, nil)
		}
		next, err := r.home.in(r.plan.service.name(), e.Name())
		return r.change(next, nil, e.Name(), err)
	}
	return 0, "", nil
}

func (r *replay) unknownLevel(l priority.Level) (FindingKind, string, error) {
	return Unknown, (&LevelError{r.plan.plan, l}).Error(), nil
}

// change puts another plan or another calendar in force with the event that comes
// next, unless err says that there is none.
func (r *replay) change(next *DeadlineCalculator, c *calendar.Calendar, zone string, err error) (FindingKind, string, error) {
	if err == nil && !next.plan.HasLevel(r.level) {
		err = &LevelError{next.plan, r.level}
	}
	if err != nil {
		return Unknown, err.Error(), err
	}
	if next.plan != r.plan.plan || zone != r.zone || c != r.calendar {
		r.plan, r.calendar, r.zone = next, c, zone
		if c == nil || next.plan.BestEffort() {
			c = next.calendar
		}
		t := r.ticket
		t.clocks = append(t.clocks, clock{int32(len(t.moments)), next, c})
	}
	return 0, "", nil
}

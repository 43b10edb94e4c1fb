package sla

import (
	"slices"
	"sync/atomic"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A Ticket is what a log comes to: for every metric its cycles, and for every cycle
// its commitments. It is made by [DeadlineCalculator.Replay], is immutable, and
// answers for any instant; the events at or before an instant count for it, and are
// told in the customer's location. A metric for which no plan has a target is worked
// out when it is first asked about.
type Ticket struct {
	log
	clocks    []clock                                 // those that were in force, in order
	cancelled int32                                   // the event, or -1
	courses   [plan.Resolution]atomic.Pointer[course] // that of metric m at m-1

	room struct { // for what most tickets have
		clock       [1]clock
		course      course
		commitments [2]commitment
		marks       [8]mark
	}
}

// A clock is a plan and the hours in which its time counts.
type clock struct {
	begin    int32 // the event with which it came into force
	plan     *DeadlineCalculator
	calendar *calendar.Calendar // nil for best effort: then nothing is counted
}

// promises reports whether any plan that was in force has a target for the metric.
func (t *Ticket) promises(m plan.Metric) bool {
	return slices.ContainsFunc(t.clocks, func(c clock) bool { return c.plan.promises[m] })
}

// course returns the course of a metric; nil for an unknown one.
func (t *Ticket) course(m plan.Metric) *course {
	if !m.IsValid() {
		return nil
	}
	if c := t.courses[m-1].Load(); c != nil {
		return c
	}
	t.follow(m, nil) // finds nothing: a target that nobody set is not out of reach
	return t.courses[m-1].Load()
}

// event returns event i.
func (t *Ticket) event(i int32) Event {
	m := &t.moments[i]
	e := Event{At: t.at(i), Kind: m.kind, Level: m.level}
	if t.seqs != nil {
		e.Seq = t.seqs[i]
	}
	if t.notes != nil {
		e.ID, e.detail = t.notes[i].id, t.notes[i].detail
	}
	return e
}

// at returns the instant of event i, in the customer's location.
func (t *Ticket) at(i int32) time.Time { return t.moments[i].at().In(t.clocks[0].plan.location) }

// Events returns the events that count, in the order in which they do.
func (t *Ticket) Events() []Event {
	events := slices.Grow([]Event(nil), len(t.moments))
	for i := range t.moments {
		events = append(events, t.event(int32(i)))
	}
	return events
}

// Level returns the priority of the ticket at an instant; 0 before it was opened.
func (t *Ticket) Level(at time.Time) priority.Level {
	for i := t.by(at) - 1; i >= 0; i-- {
		if l := t.moments[i].level; l != 0 {
			return l
		}
	}
	return 0
}

package sla

import (
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A Ticket is what a log comes to: for every metric its cycles, and for every cycle
// its commitments. It is made by [DeadlineCalculator.Replay], is immutable, and
// answers for any instant; the events at or before an instant count for it.
type Ticket struct {
	events      []Event               // those that count, in order
	plans       []*DeadlineCalculator // those that were in force
	lines       []line
	cycles      []cycle      // in the order in which they began
	commitments []commitment // likewise
	cancelled   int32        // the event, or -1

	room room
}

// A room has space for what most tickets need, so that it takes no memory of its own.
type room struct {
	plans       [1]*DeadlineCalculator
	lines       [1]line
	marks       [24]mark
	cycles      [8]cycle
	commitments [12]commitment
}

// A cycle is one run of a metric, from its start to its stop.
type cycle struct {
	metric     plan.Metric
	number     int32 // from 1, among those of the metric
	start      int32 // the event that began it
	stop       int32 // the event that stopped it, or -1
	commitment int32 // the last one
}

// A commitment is a target in force within a cycle: from the start of the cycle, or
// from a change, to the stop or the next change.
type commitment struct {
	cycle    int32
	previous int32         // the commitment before it in the cycle, or -1
	begin    int32         // the event that began it
	end      int32         // the event that ended it, or -1
	since    int32         // the event from which its target is measured
	line     int32         // the line that counts for it
	from, to int32         // the marks of the line that are its runs; to is -1 while it lasts
	elapsed  time.Duration // of the cycle, when it began
	carried  time.Duration // of that, what counts against the target
	budget   time.Duration // of the target, in open time; 0 without a target
	plan     int32         // the plan in force, as an index of Ticket.plans
	level    priority.Level
}

// terms returns what the commitment promises.
func (t *Ticket) terms(c *commitment) *terms {
	return &t.plans[c.plan].terms[t.cycles[c.cycle].metric][c.level]
}

// Events returns the events that count, in the order in which they do.
func (t *Ticket) Events() []Event { return append([]Event(nil), t.events...) }

// Level returns the priority of the ticket at an instant; 0 before it was opened.
func (t *Ticket) Level(at time.Time) (l priority.Level) {
	for i := range t.events {
		e := &t.events[i]
		if later(e.At, at) {
			break
		}
		if e.Kind == KindOpened || e.Kind == KindPrioritySet {
			l = e.Level
		}
	}
	return l
}

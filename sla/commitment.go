package sla

import (
	"slices"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A Commitment is a target in force within a cycle of a metric: from the start of the
// cycle, or from a change, to the stop or to the next change. Each keeps its outcome,
// whatever becomes of the next. It is plain data; compare with Equal, not with ==.
type Commitment struct {
	From, Until time.Time // Until is the zero time while it lasts
	Level       priority.Level
	Plan        string
	Target      plan.Target
	State       State
	Due         time.Time // as [Status.Due]
	Breached    time.Time // as [Status.BreachedAt]
	Used        time.Duration
	Budget      time.Duration
	By, Reason  string // who brought it about, and why, where the log says so
}

// Equal reports whether c and d are the same in everything, their instants as
// instants.
func (c Commitment) Equal(d Commitment) bool {
	same := c.From.Equal(d.From) && c.Until.Equal(d.Until) && c.Due.Equal(d.Due) && c.Breached.Equal(d.Breached)
	c.From, c.Until, c.Due, c.Breached = d.From, d.Until, d.Due, d.Breached
	return same && c == d
}

// Commitments returns the commitments of the cycle so far, in order; the last one is
// in force.
func (s Status) Commitments() []Commitment {
	if s.ticket == nil {
		return slices.Clone(s.commitments)
	}
	return s.ticket.commitmentsOf(s.Metric, s.Cycle, s.At)
}

// commitmentsOf returns the commitments of a cycle that had begun by an instant, as
// they stood then.
func (t *Ticket) commitmentsOf(m plan.Metric, number int, at time.Time) (found []Commitment) {
	for i := range t.commitments {
		c := &t.commitments[i]
		cy := &t.cycles[c.cycle]
		if cy.metric != m || int(cy.number) != number || later(t.at(c.begin), at) {
			continue
		}
		s := Status{Metric: m, At: at, Phase: PhaseNotStarted, ticket: t}
		t.judge(&s, int32(i))
		begin := &t.events[c.begin]
		view := Commitment{
			From: begin.At, Level: s.Level, Plan: s.Plan, Target: s.Target, State: s.State,
			Used: s.Used, Budget: s.Budget, By: begin.By(), Reason: begin.Reason(),
		}
		view.Due, _ = s.Due()
		view.Breached, _ = s.BreachedAt()
		if c.end >= 0 && !later(t.at(c.end), at) {
			view.Until = t.at(c.end)
			if c.end != cy.stop && (s.State == StateRunning || s.State == StatePaused) {
				view.State = StateReplaced
			}
		} else if s.Phase == PhaseCancelled {
			view.Until = t.at(t.cancelled)
		}
		found = append(found, view)
	}
	return found
}

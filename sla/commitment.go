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
func (s Status) Commitments() (all []Commitment) {
	if s.ticket == nil {
		return slices.Clone(s.commitments)
	}
	c := s.ticket.course(s.Metric)
	if s.Cycle == 0 {
		return nil
	}
	for i := c.first(s.commitment); i <= s.commitment; i++ {
		all = append(all, c.view(i, s.At))
	}
	return all
}

// view returns a commitment as it stands at an instant.
func (c *course) view(i int32, at time.Time) Commitment {
	t, n := c.ticket, c.ticket.by(at)
	s := Status{Metric: c.metric, At: at, ticket: t}
	c.judge(&s, i, n)
	begin := t.event(c.commitments[i].begin)
	view := Commitment{
		From: begin.At, Level: s.Level, Plan: s.Plan, Target: s.Target, State: s.State,
		Used: s.Used, Budget: s.Budget, By: begin.By(), Reason: begin.Reason(),
	}
	view.Due, _ = s.Due()
	view.Breached, _ = s.BreachedAt()
	switch {
	case c.ended(i, n):
		view.Until = t.at(c.commitments[i].end)
		if c.replaced(i) && (s.State == StateRunning || s.State == StatePaused) {
			view.State = StateReplaced
		}
	case s.Phase == PhaseCancelled:
		view.Until = s.Stopped
	}
	return view
}

package sla

import (
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A Status is how one metric of a ticket stands at an instant. Instants that do not
// exist are the zero time. It is plain data; compare with Equal, not with ==.
type Status struct {
	Metric plan.Metric
	Cycle  int // from 1; 0 before the metric has begun
	At     time.Time
	State  State // as judged by the commitment in force
	Phase  Phase // what the clock does

	Level  priority.Level // of the commitment in force
	Plan   string         // its plan's name
	Target plan.Target    // what that promises

	Started time.Time // the start of the cycle
	Stopped time.Time // its stop, or the cancelling

	Elapsed time.Duration // open time counted since the start of the cycle
	Used    time.Duration // of that, what counts against the target in force
	Budget  time.Duration // the open time that the target allows; 0 without a target

	// Err says why the times cannot be told, if they cannot: At is outside the years 1
	// to 9999 ([calendar.ErrRange]), or so late that a time.Duration cannot hold the
	// open time ([calendar.ErrOverflow]).
	Err error

	// Where the rest is found when it is asked for: the commitment in force, and the last
	// mark of its line so far.
	ticket         *Ticket
	commitment, to int32

	// Of a status that was read from its JSON form, which has no ticket.
	due         time.Time // the due instant; in StatePaused, if the clock went on at At
	commitments []Commitment
}

// Due returns the due instant: while the clock runs, and on record when it has passed
// or the clock has stopped. ok is false without a target, while paused on time, for a
// commitment that was replaced while paused, and where the calendar never holds as much
// open time again.
func (s Status) Due() (due time.Time, ok bool) {
	if s.State == StatePaused {
		return time.Time{}, false
	}
	due = s.dueAt()
	return due, !due.IsZero()
}

// DueIfResumed returns, while paused on time, the due instant if the clock went on at
// At.
func (s Status) DueIfResumed() (due time.Time, ok bool) {
	if s.State != StatePaused {
		return time.Time{}, false
	}
	due = s.dueAt()
	return due, !due.IsZero()
}

// BreachedAt returns the instant of the breach: the due instant, or that of a change
// to a target smaller than what was used already.
func (s Status) BreachedAt() (at time.Time, ok bool) {
	if s.State != StateBreached {
		return time.Time{}, false
	}
	return s.dueAt(), true
}

// dueAt returns the due instant; in StatePaused, what it would be if the clock went on
// at At. It is worked out here and not before, because a status can be judged without.
func (s *Status) dueAt() time.Time {
	if s.ticket == nil {
		return s.due
	}
	if s.Budget <= 0 || s.State == StateCancelled {
		return time.Time{}
	}
	c := &s.ticket.commitments[s.commitment]
	return s.ticket.dueAt(c, s)
}

// Remaining returns the open time that is left until the due instant, negative after
// a breach; it does not change while the clock stands. ok is false without a target.
func (s Status) Remaining() (d time.Duration, ok bool) {
	if s.Budget <= 0 {
		return 0, false
	}
	return s.Budget - s.Used, true
}

// Share returns the part of the target that is used, 1 for all of it; 0 without a
// target.
func (s Status) Share() float64 {
	if s.Budget <= 0 {
		return 0
	}
	return float64(s.Used) / float64(s.Budget)
}

// Wall returns the time on the wall from the start of the cycle to At, or to its stop.
func (s Status) Wall() time.Duration {
	switch {
	case s.Started.IsZero():
		return 0
	case !s.Stopped.IsZero():
		return s.Stopped.Sub(s.Started)
	default:
		return s.At.Sub(s.Started)
	}
}

// Status returns how the metric stands at an instant: in the cycle that began last,
// or not started. An unknown metric has not started.
func (t *Ticket) Status(m plan.Metric, at time.Time) (s Status) {
	s.Metric, s.At, s.State, s.Phase, s.ticket = m, at, StateNotStarted, PhaseNotStarted, t
	if c := t.inForce(m, at); c >= 0 {
		t.judge(&s, c)
	}
	return s
}

// Cycles returns how each cycle of the metric that had begun by an instant stands then,
// in the order in which they began; the last one is what Status returns.
func (t *Ticket) Cycles(m plan.Metric, at time.Time) (cycles []Status) {
	for n := range t.cycles {
		if cy := &t.cycles[n]; cy.metric == m && !later(t.at(cy.start), at) {
			s := Status{Metric: m, At: at, Phase: PhaseNotStarted, ticket: t}
			t.judge(&s, t.last(cy, at))
			cycles = append(cycles, s)
		}
	}
	return cycles
}

// inForce returns the commitment in force at an instant, of the cycle that began last;
// -1 if none has begun.
func (t *Ticket) inForce(m plan.Metric, at time.Time) int32 {
	// Cycles stand in the order in which they began, commitments are linked backwards.
	for n := len(t.cycles) - 1; n >= 0; n-- {
		if cy := &t.cycles[n]; cy.metric == m && !later(t.at(cy.start), at) {
			return t.last(cy, at)
		}
	}
	return -1
}

// last returns the last commitment of a cycle that had begun by an instant.
func (t *Ticket) last(cy *cycle, at time.Time) int32 {
	c := cy.commitment
	for later(t.at(t.commitments[c].begin), at) {
		c = t.commitments[c].previous
	}
	return c
}

// at returns the instant of an event.
func (t *Ticket) at(event int32) time.Time { return t.events[event].At }

// judge fills in how a commitment stands at s.At, which is not before its begin.
func (t *Ticket) judge(s *Status, index int32) {
	c := &t.commitments[index]
	s.commitment = index
	cy, l := &t.cycles[c.cycle], &t.lines[c.line]
	s.Cycle, s.Started = int(cy.number), t.at(cy.start)
	terms := t.terms(c)
	s.Level, s.Plan, s.Target, s.Budget = terms.level, terms.plan, terms.target, c.budget

	// What ended the commitment by now, if anything did, and the run that it ended in.
	until, to := s.At, c.to
	switch {
	case c.end >= 0 && !later(t.at(c.end), s.At):
		until = t.at(c.end)
		if c.end == cy.stop {
			s.Phase, s.Stopped = PhaseStopped, until
		}
	case t.cancelled >= 0 && !later(t.at(t.cancelled), s.At):
		until = t.at(t.cancelled)
		s.Phase, s.Stopped = PhaseCancelled, until
		fallthrough
	default:
		if to < 0 {
			to = l.last()
		}
		to = l.run(c.from, to, until)
	}
	paused := l.marks[to].pause >= 0
	if s.Phase == PhaseNotStarted {
		s.Phase = PhaseRunning
		if paused {
			s.Phase = PhasePaused
		}
	}

	counted, err := l.counted(to, until)
	if err != nil {
		s.Err = err
	}
	counted -= l.marks[c.from].counted
	s.Elapsed, s.Used = c.elapsed+counted, c.carried+counted

	s.to = to
	s.State = t.outcome(s, c, until)
}

// outcome judges a commitment by an instant. Less than its target used is on time, more
// is not; only where all is used, just so, does it take the due instant to tell.
func (t *Ticket) outcome(s *Status, c *commitment, until time.Time) State {
	if c.budget == 0 {
		switch {
		case s.Phase == PhaseCancelled:
			return StateCancelled
		case t.terms(c).bestEffort:
			return StateBestEffort
		}
		return StateNoTarget
	}
	breached := c.over() || s.Used > s.Budget
	if !breached && (s.Used == s.Budget || s.Err != nil) {
		due, ok := t.due(c, s.to)
		breached = ok && later(until, due)
	}
	switch {
	case breached:
		return StateBreached
	case s.Phase == PhaseCancelled:
		return StateCancelled
	case s.Phase == PhaseStopped:
		return StateMet
	case s.Phase == PhasePaused:
		return StatePaused
	default:
		return StateRunning
	}
}

// dueAt returns when a commitment with the status s is or was due.
func (t *Ticket) dueAt(c *commitment, s *Status) time.Time {
	loc := t.location(c)
	if c.over() {
		return t.at(c.begin).In(loc)
	}
	if due, ok := t.due(c, s.to); ok {
		return due
	}
	// Paused, or stopped or replaced while paused: as if the clock went on then.
	until := s.At
	if c.end >= 0 && !later(t.at(c.end), until) {
		until = t.at(c.end)
	}
	left := s.Budget - s.Used
	if left <= 0 {
		return until.In(loc)
	}
	due, _ := t.lines[c.line].calendar.Add(until, left)
	return due
}

// due returns the instant at which the commitment is due in the runs up to mark to.
func (t *Ticket) due(c *commitment, to int32) (at time.Time, ok bool) {
	at, ok, err := t.lines[c.line].reach(c.budget-c.carried, c.from, to)
	return at, ok && err == nil
}

// over reports whether more was used when the commitment began than it allows, so
// that it is breached from then on.
func (c *commitment) over() bool { return c.budget > 0 && c.carried > c.budget }

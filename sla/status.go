package sla

import (
	"strconv"
	"strings"
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
	// of its runs so far.
	ticket          *Ticket
	commitment, run int32

	// Of a status that was read from its JSON form, which has no ticket.
	due         time.Time // the due instant; in StatePaused, if the clock went on at At
	commitments []Commitment
}

// String returns the status in one line, as in "2026-11-23 09:00:00 CET first response
// running: standard P2, 3h: due 2026-11-23 11:00:00 CET, 1h0m0s used", or "... breached
// and stopped: ...". [Status.Tell] tells it in a sentence.
func (s Status) String() string {
	line := wall(s.At) + " " + s.Metric.String() + ofCycle(s.Cycle) + " " + s.State.String()
	if phase := s.Phase.String(); s.Phase != 0 && phase != s.State.String() && (s.State != StateMet || s.Phase != PhaseStopped) {
		line += " and " + phase
	}
	if s.Phase > PhaseNotStarted {
		line += ": " + judgedBy(s.Plan, s.Level)
		if !s.Target.IsZero() {
			line += ", " + s.Target.String()
		}
		if due, ok := s.Due(); ok {
			line += ": due " + wall(due)
		} else if due, ok := s.DueIfResumed(); ok {
			line += ": due if resumed " + wall(due)
		}
		line += ", " + s.Used.String() + " used"
	}
	if s.Err != nil {
		line += ": " + plain(s.Err.Error())
	}
	return line
}

// wall returns an instant as a line of text has it.
func wall(t time.Time) string { return t.Format("2006-01-02 15:04:05.999999999 MST") }

// ofCycle says which cycle it is, of those after the first.
func ofCycle(n int) string {
	if n <= 1 {
		return ""
	}
	return " of cycle " + strconv.Itoa(n)
}

// judgedBy says which plan and priority something is judged by.
func judgedBy(planName string, l priority.Level) string {
	return strings.TrimSpace(plain(shorten(planName)) + " " + l.String())
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
	return s.ticket.course(s.Metric).dueAt(s)
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
	if c := t.course(m); c != nil {
		n := t.by(at)
		if i := c.in(n); i >= 0 {
			c.judge(&s, i, n)
		}
	}
	return s
}

// Cycles returns how each cycle of the metric that had begun by an instant stands then,
// in the order in which they began; the last one is what Status returns.
func (t *Ticket) Cycles(m plan.Metric, at time.Time) (cycles []Status) {
	c := t.course(m)
	if c == nil {
		return nil
	}
	n := t.by(at)
	last := c.in(n)
	for i := range last + 1 {
		if i == last || !c.replaced(i) {
			s := Status{Metric: m, At: at, ticket: t}
			c.judge(&s, i, n)
			cycles = append(cycles, s)
		}
	}
	return cycles
}

// judge fills in how commitment i, which has begun, stands at s.At, when n events have
// happened.
func (c *course) judge(s *Status, i, n int32) {
	t, in, terms := c.ticket, &c.commitments[i], c.terms(i)
	s.Cycle, s.Started, s.Phase, s.commitment = int(in.cycle), t.at(in.start), PhaseRunning, i
	s.Level, s.Plan, s.Target, s.Budget = terms.level, terms.plan, terms.target, in.budget

	// What ended the commitment by now, if anything did, and the run that it ended in.
	until := s.At
	switch {
	case c.ended(i, n):
		s.run, until = c.last(i), t.at(in.end)
		if !c.replaced(i) {
			s.Phase, s.Stopped = PhaseStopped, until
		}
	case t.cancelled >= 0 && t.cancelled < n:
		s.run, until = c.run(i, n), t.at(t.cancelled)
		s.Phase, s.Stopped = PhaseCancelled, until
	default:
		s.run = c.run(i, n)
	}
	if s.Phase == PhaseRunning && c.marks[s.run].pause >= 0 {
		s.Phase = PhasePaused
	}
	s.Elapsed, s.Err = c.counted(c.clock(i).calendar, s.run, until)
	s.Used = in.carried + s.Elapsed - c.marks[in.mark].counted
	s.State = c.outcome(s, until)
}

// ended reports whether commitment i has ended when n events have happened.
func (c *course) ended(i, n int32) bool {
	end := c.commitments[i].end
	return end >= 0 && end < n
}

// outcome judges a commitment by an instant. Less than its target used is on time, more
// is not; only where all is used, just so, does it take the due instant to tell.
func (c *course) outcome(s *Status, until time.Time) State {
	if s.Budget == 0 {
		switch {
		case s.Phase == PhaseCancelled:
			return StateCancelled
		case c.terms(s.commitment).bestEffort:
			return StateBestEffort
		}
		return StateNoTarget
	}
	breached := c.over(s.commitment) || s.Used > s.Budget
	if !breached && (s.Used == s.Budget || s.Err != nil) {
		due, ok := c.due(s.commitment, s.run)
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

// dueAt returns when the commitment with the status s is or was due.
func (c *course) dueAt(s *Status) time.Time {
	t, i := c.ticket, s.commitment
	if c.over(i) {
		return t.at(c.commitments[i].begin).In(c.clock(i).location())
	}
	if due, ok := c.due(i, s.run); ok {
		return due
	}
	// Paused, or stopped or replaced while paused: as if the clock went on then.
	until := s.At
	if c.ended(i, t.by(until)) {
		until = t.at(c.commitments[i].end)
	}
	due, ok := c.dueFrom(i, until, s.Used)
	if !ok {
		return time.Time{}
	}
	return due
}

// over reports whether more was used when commitment i began than it allows, so that it
// is breached from then on.
func (c *course) over(i int32) bool {
	in := &c.commitments[i]
	return in.budget > 0 && in.carried > in.budget
}

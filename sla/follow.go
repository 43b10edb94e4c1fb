package sla

import (
	"fmt"
	"slices"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// follow works out the course of a metric, in c unless that is nil, and returns the
// targets that it can never reach. What one metric does can hide nothing of another.
func (t *Ticket) follow(m plan.Metric, c *course) []Finding {
	if c == nil {
		c = new(course)
	}
	c.ticket, c.metric = t, m
	f := follower{course: c, pause: -1}
	for i := range t.moments {
		if f.take(int32(i)); f.responded && m == plan.FirstResponse {
			break // which is the only one
		}
	}
	t.courses[m-1].CompareAndSwap(nil, c)
	return f.findings
}

// A follower is the state of a course while the log is read in order.
type follower struct {
	*course
	findings []Finding

	level     priority.Level // in force
	now       int32          // the clock in force
	pause     int32          // the event that began the pause, or -1
	runs      bool
	pausable  bool               // of the last commitment
	calendar  *calendar.Calendar // likewise
	responded bool
	cycles    int32
}

// starts reports whether an event of the kind may begin a cycle of the metric.
func (f *follower) starts(k EventKind) bool {
	switch k {
	case KindOpened:
		return f.metric != plan.NextResponse
	case KindReopened:
		return f.metric == plan.Update || f.metric == plan.Resolution
	case KindAgentReplied:
		return f.metric == plan.Update
	case KindCustomerReplied:
		return f.metric == plan.NextResponse
	}
	return false
}

// take does what event i does to the metric.
func (f *follower) take(i int32) {
	e := &f.ticket.moments[i]
	switch e.kind {
	case KindOpened:
		f.level = e.level
		f.start(i)
	case KindAgentReplied:
		f.responded = true
		if f.metric != plan.Resolution && f.runs {
			f.stop(i)
			f.start(i)
		}
	case KindResolved:
		f.responded, f.pause = true, -1
		if f.runs {
			f.stop(i)
		}
	case KindReopened:
		f.start(i)
	case KindCustomerReplied:
		if f.responded && !f.runs {
			f.start(i)
		}
	case KindPaused:
		f.stand(i, i)
	case KindResumed:
		f.stand(i, -1)
	case KindPrioritySet:
		if e.level != f.level {
			f.level = e.level
			f.change(plan.PriorityChange, i, f.now)
		}
	case KindPlanChanged:
		f.changeClock(plan.PlanChange, i)
	case KindCalendarChanged:
		f.changeClock(plan.CalendarChange, i)
	}
}

// start begins a cycle with event i, if it is of a kind to do so.
func (f *follower) start(i int32) {
	if !f.starts(f.ticket.moments[i].kind) {
		return
	}
	f.runs = true
	f.cycles++
	f.commit(commitment{cycle: f.cycles, start: i, begin: i, since: i}, 0)
}

// stop ends the cycle that runs with event i.
func (f *follower) stop(i int32) {
	f.runs = false
	f.commitments[len(f.commitments)-1].end = i
}

// stand lets event i begin a pause, which then goes by that event, or end one (-1).
func (f *follower) stand(i, pause int32) {
	f.pause = pause
	if f.runs && f.pausable {
		f.mark(mark{f.countedBy(i), i, pause})
	}
}

// countedBy returns what the cycle that runs has counted by event i.
func (f *follower) countedBy(i int32) time.Duration {
	// Replay lets in no instant so late that this fails.
	counted, _ := f.counted(f.calendar, int32(len(f.marks))-1, f.ticket.moments[i].at())
	return counted
}

// changeClock puts the clock that came into force with event i in force, if one did.
func (f *follower) changeClock(kind plan.Change, i int32) {
	if next := f.now + 1; int(next) < len(f.ticket.clocks) && f.ticket.clocks[next].begin == i {
		f.now = next
		f.change(kind, i, next-1)
	}
}

// change puts new terms in force with event i, by the rule that the plan of a clock has
// for the kind of change.
func (f *follower) change(kind plan.Change, i, clock int32) {
	rule := f.ticket.clocks[clock].plan.plan.ChangeRule(kind)
	if !f.runs || rule == plan.Keep {
		return
	}
	last := &f.commitments[len(f.commitments)-1]
	last.end = i
	next, counted := *last, f.countedBy(i)
	next.begin = i
	next.carried += counted - f.marks[last.mark].counted
	if rule == plan.Restart {
		next.since, next.carried = i, 0
	}
	f.commit(next, counted)
}

// commit puts the target of the plan and the level in force as a commitment of the
// cycle, which has counted so much.
func (f *follower) commit(c commitment, counted time.Duration) {
	t := f.ticket
	in := &t.clocks[f.now]
	f.calendar, f.pausable = in.calendar, in.plan.pausable[f.metric]
	pause := f.pause
	if !f.pausable {
		pause = -1
	}
	c.end, c.mark, c.clock, c.level, c.budget, c.named = -1, int32(len(f.marks)), f.now, f.level, 0, false
	f.mark(mark{counted, c.begin, pause})
	if target := in.plan.terms[f.metric][f.level].target; !target.IsZero() {
		var err error
		c.budget, err = target.Budget(in.calendar, t.at(c.since))
		if _, plain := target.Duration(); !plain && err == nil {
			passed, err := in.calendar.Between(t.at(c.since), t.at(c.begin))
			c.named = err == nil && passed == c.carried
		}
		if err == nil && c.carried < c.budget {
			_, err = in.calendar.Add(t.at(c.begin), c.budget-c.carried)
		}
		if err != nil {
			c.budget = 0
			reason := fmt.Sprintf("%s within %s: %v", f.metric, target, err)
			f.findings = append(f.findings, Finding{Unreachable, []Event{t.event(c.begin)}, reason, err})
		}
	}
	if len(f.commitments) == cap(f.commitments) {
		f.makeRoom(c.begin)
	}
	f.commitments = append(f.commitments, c)
}

// mark begins a run.
func (f *follower) mark(m mark) {
	if len(f.marks) == cap(f.marks) {
		f.makeRoom(m.event)
	}
	f.marks = append(f.marks, m)
}

// makeRoom makes room for what the events from i on may bring: once, and no larger.
func (f *follower) makeRoom(i int32) {
	commitments, pauses := 0, 0
	for _, m := range f.ticket.moments[i:] {
		switch k := m.kind; {
		case k == KindPaused || k == KindResumed:
			pauses++
		case k == KindPrioritySet || k.hasName() || f.starts(k):
			commitments++
		}
	}
	f.commitments = slices.Grow(f.commitments, commitments)
	f.marks = slices.Grow(f.marks, commitments+pauses)
}

package sla

import (
	"fmt"
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
	t.plans = append(t.room.plans[:0], d)
	t.lines, t.cycles, t.commitments = t.room.lines[:0], t.room.cycles[:0], t.room.commitments[:0]
	r := replay{ticket: t, home: d, plan: d, zone: d.zone, opened: -1, paused: -1, line: noLines}
	log := r.order(events)
	n := 0 // the events that count so far
	for i := range log {
		if n < i {
			log[n] = log[i]
		}
		t.events = log[:n+1]
		if kind, reason, err := r.take(&log[n]); kind != 0 {
			r.find(kind, reason, err, log[n])
		} else {
			n++
		}
	}
	t.events = log[:n]
	if r.opened < 0 {
		r.find(NoOpening, "want one opened event", nil)
	}
	slices.SortStableFunc(r.findings, compareFindings)
	r.findings = slices.CompactFunc(r.findings, Finding.Equal)
	return r.ticket, r.findings
}

// A replay is the state of a ticket while its log is read in order.
type replay struct {
	ticket   *Ticket
	findings []Finding

	home     *DeadlineCalculator // that of the customer when the ticket was opened
	plan     *DeadlineCalculator // that in force
	zone     string              // in force, as home's desk names it
	calendar *calendar.Calendar  // in force; nil for the plan's own
	level    priority.Level

	opened    int32 // the event, or -1
	paused    int32 // the event that began the pause, or -1
	resolved  bool
	responded bool
	running   [plan.Resolution + 1]int32 // the cycle of each metric that runs, plus one
	counts    [plan.Resolution + 1]int32 // the cycles of each metric so far
	line      [2]int32                   // where new commitments count, pausable or not; -1: not made yet
}

var noLines = [2]int32{-1, -1}

func (r *replay) find(kind FindingKind, reason string, err error, events ...Event) {
	r.findings = append(r.findings, Finding{kind, slices.Clone(events), reason, err})
}

// refuses says why an event cannot be in the state that the ticket is in.
func (r *replay) refuses(e *Event) (kind FindingKind, reason string) {
	switch {
	case r.opened < 0 && e.Kind != KindOpened:
		return BeforeOpening, "the ticket is not open yet"
	case r.opened >= 0 && e.At.Unix()-r.at(r.opened).Unix() > math.MaxInt64/int64(time.Second)-1:
		return Invalid, "it is more than 292 years after the opening"
	case r.ticket.cancelled >= 0:
		return AfterCancelling, "the ticket was cancelled"
	case e.Kind == KindOpened && r.opened >= 0:
		return Impossible, "the ticket is open already"
	case e.Kind == KindPaused && r.paused >= 0:
		return Impossible, "the ticket is paused already"
	case e.Kind == KindResumed && r.paused < 0:
		return Impossible, "the ticket is not paused"
	case e.Kind == KindResolved && r.resolved:
		return Impossible, "the ticket is resolved already"
	case e.Kind == KindReopened && !r.resolved:
		return Impossible, "the ticket is not resolved"
	case e.Level != 0 && !r.plan.plan.HasLevel(e.Level):
		return Unknown, (&LevelError{r.plan.plan, e.Level}).Error()
	}
	return 0, ""
}

func (r *replay) at(event int32) time.Time { return r.ticket.events[event].At }

// take lets an event, the last of those that count, change the state, or says why it
// cannot. Every metric is done with at once, so that what one of them does can hide
// nothing of another.
func (r *replay) take(e *Event) (kind FindingKind, reason string, err error) {
	if kind, reason = r.refuses(e); kind != 0 {
		return kind, reason, nil
	}
	i := int32(len(r.ticket.events) - 1)
	switch e.Kind {
	case KindOpened:
		r.opened, r.level = i, e.Level
		r.start(plan.FirstResponse, i)
		r.start(plan.Update, i)
		r.start(plan.Resolution, i)
	case KindAgentReplied:
		r.responded = true
		r.stop(plan.FirstResponse, i)
		r.stop(plan.NextResponse, i)
		if r.running[plan.Update] > 0 {
			r.stop(plan.Update, i)
			r.start(plan.Update, i)
		}
	case KindResolved:
		r.resolved, r.responded = true, true
		for m := plan.FirstResponse; m <= plan.Resolution; m++ {
			r.stop(m, i)
		}
		r.pause(i, -1)
	case KindCancelled:
		r.ticket.cancelled = i
	case KindPaused:
		r.pause(i, i)
	case KindResumed:
		r.pause(i, -1)
	case KindPrioritySet:
		if e.Level != r.level {
			r.level = e.Level
			r.change(plan.PriorityChange, i, r.plan.plan)
		}
	case KindPlanChanged:
		if r.plan.plan.IsNamed(e.Name()) {
			break // a named calendar stays
		}
		next, err := r.home.in(e.Name(), r.zone)
		return r.changeHours(plan.PlanChange, i, next, nil, r.zone, err)
	case KindCalendarChanged:
		if c := r.home.service.hours.calendars[e.Name()]; c != nil {
			return r.changeHours(plan.CalendarChange, i, r.plan, c, r.zone, nil)
		}
		next, err := r.home.in(r.plan.plan.Name(), e.Name())
		return r.changeHours(plan.CalendarChange, i, next, nil, e.Name(), err)
	case KindCustomerReplied:
		if r.responded && r.running[plan.NextResponse] == 0 {
			r.start(plan.NextResponse, i)
		}
	case KindReopened:
		r.resolved = false
		r.start(plan.Update, i)
		r.start(plan.Resolution, i)
	}
	return 0, "", nil
}

// pause lets event i begin a pause, which then goes by that event, or end one (-1).
func (r *replay) pause(i, pause int32) {
	if r.paused == pause {
		return
	}
	r.paused = pause
	t := r.ticket
	// Only what runs is on a line that matters; a line that is used again later is
	// measured from there.
	marked := int32(-1)
	for _, running := range r.running {
		if running == 0 {
			continue
		}
		k := t.commitments[t.cycles[running-1].commitment].line
		if l := &t.lines[k]; k != marked && l.pausable {
			l.mark(i, pause)
			marked = k
		}
	}
}

// hours returns the calendar in which the clock runs; nil without a clock.
func (r *replay) hours() *calendar.Calendar {
	if r.calendar != nil && !r.plan.plan.BestEffort() {
		return r.calendar
	}
	return r.plan.calendar
}

// lineFor returns the line on which a new commitment of the metric counts, with a
// mark at event i. Other hours mean other lines, so that a commitment which keeps
// its hours goes on in them.
func (r *replay) lineFor(m plan.Metric, event int32) (k, from int32) {
	pausable, pause, i := r.plan.pausable[m], r.paused, 1
	if !pausable {
		pause, i = -1, 0
	}
	if r.line[i] < 0 {
		r.line[i] = int32(len(r.ticket.lines))
		l := line{ticket: r.ticket, calendar: r.hours(), pausable: pausable}
		if r.line[i] == 0 {
			l.marks = r.ticket.room.marks[:0]
		}
		r.ticket.lines = append(r.ticket.lines, l)
	}
	return r.line[i], r.ticket.lines[r.line[i]].mark(event, pause)
}

// start begins a cycle of the metric with event i.
func (r *replay) start(m plan.Metric, i int32) {
	t := r.ticket
	r.counts[m]++
	t.cycles = append(t.cycles, cycle{metric: m, number: r.counts[m], start: i, stop: -1, commitment: -1})
	r.running[m] = int32(len(t.cycles))
	r.commit(commitment{cycle: r.running[m] - 1, begin: i, since: i})
}

// stop ends the cycle of the metric, if one runs, with event i.
func (r *replay) stop(m plan.Metric, i int32) {
	if r.running[m] == 0 {
		return
	}
	c := &r.ticket.cycles[r.running[m]-1]
	c.stop = i
	r.ticket.end(c, i)
	r.running[m] = 0
}

// end ends the last commitment of a cycle with event i.
func (t *Ticket) end(c *cycle, i int32) {
	last := &t.commitments[c.commitment]
	last.end = i
	last.to = t.lines[last.line].last()
}

// commit puts the target of the plan and the level in force as a commitment that
// follows the last one of its cycle.
func (r *replay) commit(c commitment) {
	t := r.ticket
	cy := &t.cycles[c.cycle]
	c.previous, c.end, c.to = cy.commitment, -1, -1
	c.line, c.from = r.lineFor(cy.metric, c.begin)
	c.plan, c.level = int32(len(t.plans)-1), r.level
	if target := t.terms(&c).target; !target.IsZero() {
		var err error
		if c.budget, err = target.Budget(r.hours(), r.at(c.since)); err == nil && c.carried < c.budget {
			_, err = r.hours().Add(r.at(c.begin), c.budget-c.carried)
		}
		if err != nil {
			c.budget = 0
			r.find(Unreachable, fmt.Sprintf("%s within %s: %v", cy.metric, target, err), err, t.events[c.begin])
		}
	}
	cy.commitment = int32(len(t.commitments))
	t.commitments = append(t.commitments, c)
}

// change puts new terms in force for the metrics that run, with event i and by the
// rule that the plan p has for the kind of change.
func (r *replay) change(kind plan.Change, i int32, p plan.Plan) {
	rule := p.ChangeRule(kind)
	if rule == plan.Keep {
		return
	}
	t := r.ticket
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		if r.running[m] == 0 {
			continue
		}
		cy := &t.cycles[r.running[m]-1]
		old := &t.commitments[cy.commitment]
		l := &t.lines[old.line]
		used := l.marks[l.here(i)].counted - l.marks[old.from].counted
		next := commitment{cycle: old.cycle, begin: i, since: old.since, elapsed: old.elapsed + used, carried: old.carried + used}
		if rule == plan.Restart {
			next.since, next.carried = i, 0
		}
		t.end(cy, i)
		r.commit(next)
	}
}

// changeHours lets another plan or another calendar begin with event i, unless err
// says that there is none.
func (r *replay) changeHours(kind plan.Change, i int32, next *DeadlineCalculator, c *calendar.Calendar, zone string, err error) (FindingKind, string, error) {
	if err == nil && !next.plan.HasLevel(r.level) {
		err = &LevelError{next.plan, r.level}
	}
	if err != nil {
		return Unknown, err.Error(), err
	}
	if next.plan != r.plan.plan || zone != r.zone || c != r.calendar {
		old := r.plan.plan
		r.plan, r.calendar, r.zone, r.line = next, c, zone, noLines
		r.ticket.plans = append(r.ticket.plans, next)
		r.change(kind, i, old)
	}
	return 0, "", nil
}

package sla

import (
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/plan"
)

// String tells the explanation as a story that can be read to a customer: how the
// metric stands, why, and what every piece of time was or will be to the clock, in the
// customer's time. Its lines have at most 80 columns; of a long story the middle is
// summed up. Durations are exact, those of nights in which the clocks change included.
func (x Explanation) String() string {
	s := story{Explanation: &x, w: &english, loc: time.UTC}
	switch {
	case x.location != nil:
		s.loc = x.location
	case len(x.Pieces) > 0:
		s.loc = x.Pieces[0].Start.Location()
	}
	s.page.paragraph(0, s.headline())
	s.section(s.w.why, s.reasons())
	if x.Hours != "" {
		s.page.paragraph(2, fill(s.w.hours, "{hours}", plain(x.Hours), "{zone}", plain(x.Zone)))
	}
	s.section(s.w.soFar, s.past())
	heading := s.w.ahead
	if x.Status.State == StatePaused {
		heading = fill(s.w.resumed, "{at}", s.instant(x.Status.At))
	}
	s.section(heading, s.future())
	return s.page.String()
}

// A story is an explanation that is being told.
type story struct {
	*Explanation
	w    *wording
	loc  *time.Location
	page page
}

func (s *story) instant(t time.Time) string { return s.w.instant(t.In(s.loc)) }

// section adds a table under its heading, unless it is empty.
func (s *story) section(heading string, entries []entry) {
	if len(entries) > 0 {
		s.page.heading(heading)
		s.page.table(entries)
	}
}

// headline tells how the metric stands.
func (s *story) headline() string {
	st := &s.Status
	state := ""
	if int(st.State) < len(s.w.states) {
		state = s.w.states[st.State]
	}
	if st.State == StateNoTarget && !st.Target.IsZero() {
		state = s.w.unreached
	}
	due, ok := st.Due()
	outgrown, resumed, part := "", "", ""
	if n := len(s.Commitments); n > 1 && st.State == StateBreached && due.Equal(s.Commitments[n-1].From) {
		outgrown = s.w.outgrown
	}
	if later, paused := st.DueIfResumed(); paused {
		due, ok, resumed = later, true, s.w.paused
	}
	if st.Budget > 0 && st.Used != st.Elapsed {
		part = fill(s.w.part, "{elapsed}", s.w.duration(st.Elapsed), "{used}", s.w.duration(st.Used))
	}
	pairs := []string{
		"{metric}", s.metric(), "{at}", s.instant(st.At),
		"{plan}", plain(st.Plan), "{level}", st.Level.String(), "{target}", s.target(st.Target),
	}
	if ok {
		pairs = append(pairs, "{due}", s.instant(due), "{day}", s.w.day(st.At.In(s.loc), due.In(s.loc)))
	}
	state, resumed = fill(state, pairs...), fill(resumed, pairs...)
	if st.Err != nil {
		return sentences(state, fill(s.w.unknown, "{error}", plain(st.Err.Error())))
	}
	return sentences(state, outgrown, s.clock(), part, resumed)
}

func (s *story) metric() string {
	if !s.Status.Metric.IsValid() {
		return s.Status.Metric.String()
	}
	name := s.w.metrics[s.Status.Metric]
	if s.Status.Cycle > 1 {
		return fill(s.w.cycle, "{metric}", name, "{n}", strconv.Itoa(s.Status.Cycle))
	}
	return name
}

func (s *story) target(t plan.Target) string {
	if d, ok := t.Duration(); ok {
		return s.w.duration(d)
	}
	return t.String()
}

// clock tells what the clock does, and how much of the target is used.
func (s *story) clock() string {
	st := &s.Status
	sentence, at := "", st.At
	switch st.Phase {
	case PhaseRunning:
		if st.Metric.IsValid() {
			sentence = s.w.open[st.Metric]
		}
	case PhaseStopped, PhaseCancelled:
		sentence, at = s.w.phases[st.Phase], st.Stopped
		if e := s.end(); e != nil {
			at = e.At
			if st.Phase == PhaseStopped && s.w.ended[e.Kind] != "" {
				sentence = s.w.ended[e.Kind]
			}
		}
	case PhasePaused:
		sentence = s.w.phases[st.Phase]
	}
	used := ""
	if st.Budget > 0 {
		used = fill(s.w.used, "{used}", s.w.duration(st.Used), "{budget}", s.w.duration(st.Budget))
		if left := st.Budget - st.Used; left > 0 {
			used += fill(s.w.left, "{left}", s.w.duration(left))
		} else if left < 0 {
			used += fill(s.w.over, "{over}", s.w.duration(-left))
		}
	}
	return fill(sentence, "{at}", s.instant(at), "{used}", used)
}

// end returns the event that ended the cycle, nil if there is none.
func (s *story) end() *Event {
	if n := len(s.Events); n > 0 && (s.Status.Phase == PhaseStopped || s.Status.Phase == PhaseCancelled) {
		switch e := &s.Events[n-1]; e.Kind {
		case KindAgentReplied, KindResolved, KindCancelled:
			return e
		}
	}
	return nil
}

// reasons tells what the commitments rest on.
func (s *story) reasons() (entries []entry) {
	const most = 24
	events := s.Events
	if s.end() != nil {
		events = events[:len(events)-1]
	}
	next := 0 // the commitment that has yet to come about
	for i := range events {
		e := &events[i]
		text := s.w.event(e)
		switch {
		case next < len(s.Commitments) && s.begins(e, next):
			text = sentences(text, s.promise(&s.Commitments[next], next == len(s.Commitments)-1))
			next++
		case next > 0:
			text = sentences(text, s.w.stood)
		}
		entries = append(entries, entry{s.instant(e.At), text})
	}
	if n := len(entries); n > most {
		last := n - most/2
		sum := fill(s.w.more, "{n}", strconv.Itoa(last-most/2), "{end}", s.instant(events[last].At))
		middle := entry{entries[most/2].term, sum}
		entries = append(append(entries[:most/2:most/2], middle), entries[last:]...)
	}
	return entries
}

// begins reports whether an event brought commitment n about.
func (s *story) begins(e *Event, n int) bool {
	c := &s.Commitments[n]
	if !c.From.Equal(e.At) {
		return false
	}
	switch e.Kind {
	case KindOpened:
		return n == 0 && s.Status.Cycle == 1 && s.Status.Metric != plan.NextResponse
	case KindReopened, KindCustomerReplied, KindAgentReplied:
		return n == 0
	case KindPrioritySet:
		return n > 0 && c.Level == e.Level
	case KindPlanChanged:
		return n > 0 && strings.EqualFold(c.Plan, e.Name())
	}
	return n > 0
}

// promise tells what a commitment promises, and, unless it is in force, how it ended.
func (s *story) promise(c *Commitment, inForce bool) string {
	sentence := s.w.none
	if !c.Target.IsZero() {
		sentence = s.w.promise
	}
	sentence = fill(sentence, "{plan}", plain(c.Plan), "{level}", c.Level.String(), "{target}", s.target(c.Target))
	switch {
	case inForce || c.Budget == 0:
		return sentence
	case c.State == StateBreached:
		return sentences(sentence, fill(s.w.late, "{breached}", s.instant(c.Breached)))
	}
	return sentences(sentence, fill(s.w.replaced, "{used}", s.w.duration(c.Used)))
}

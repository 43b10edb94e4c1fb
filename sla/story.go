package sla

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

// String tells the explanation in English, as Tell does.
func (x Explanation) String() string { return x.Tell(English()) }

// Tell tells the explanation as a story that can be read to a customer: how the metric
// stands, why, and what every piece of time was or will be to the clock, in the
// customer's time. Its lines have at most 80 columns; of a long story the middle is
// summed up. Durations are exact, those of nights in which the clocks change included.
// A nil language is English.
func (x Explanation) Tell(l Language) string {
	s := story{Explanation: &x, voice: voice{l}, loc: time.UTC}
	switch {
	case x.location != nil:
		s.loc = x.location
	case len(x.Pieces) > 0:
		s.loc = x.Pieces[0].Start.Location()
	}
	s.page.paragraph(0, s.headline())
	s.section(s.say("why"), s.reasons())
	if x.Hours != "" {
		s.page.paragraph(2, s.say("hours", "hours", s.name(x.Hours), "zone", plain(x.Zone)))
	}
	s.section(s.say("so_far"), s.past())
	heading := s.say("ahead")
	if x.Status.State == StatePaused {
		heading = s.say("ahead.if_resumed", "at", s.instant(x.Status.At))
	}
	s.section(heading, s.future())
	return s.page.String()
}

// Tell tells how the metric stands in a few sentences, on one line, with instants in a
// location, the customer's: what [Explanation.Tell] begins with, but for who or what
// stopped the clock. A nil language is English, a nil location that of At.
func (s Status) Tell(l Language, loc *time.Location) string {
	if loc == nil {
		loc = s.At.Location()
	}
	x := Explanation{Status: s, Commitments: s.Commitments()}
	told := story{Explanation: &x, voice: voice{l}, loc: loc}
	return strings.ReplaceAll(told.headline(), glue, " ")
}

// A story is an explanation that is being told.
type story struct {
	*Explanation
	voice
	loc  *time.Location
	page page
}

func (s *story) instant(t time.Time) string { return s.voice.instant(t.In(s.loc)) }
func (s *story) row(t time.Time) string     { return s.voice.row(t.In(s.loc)) }

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
	due, ok := st.Due()
	outgrown, resumed, part := "", "", ""
	if n := len(s.Commitments); n > 1 && st.State == StateBreached && due.Equal(s.Commitments[n-1].From) {
		outgrown = s.say("headline.outgrown")
	}
	then, paused := st.DueIfResumed()
	if paused {
		due, ok = then, true
	}
	if st.Budget > 0 && st.Used != st.Elapsed {
		part = s.say("headline.part", "elapsed", s.duration(st.Elapsed), "used", s.duration(st.Used))
	}
	values := []string{
		"metric", s.metric(), "at", s.instant(st.At), "state", Name(s.language, st.State),
		"plan", s.name(st.Plan), "level", st.Level.String(), "target", s.target(st.Target),
	}
	if ok {
		values = append(values, "due", s.instant(due), "day", s.day(st.At.In(s.loc), due.In(s.loc)))
	}
	if paused {
		resumed = s.say("headline.if_resumed", values...)
	}
	state := s.state(values)
	if st.Err != nil {
		return sentences(state, s.untold())
	}
	return sentences(state, outgrown, s.clock(), part, resumed)
}

// state tells the state of the metric; of what is none, nothing.
func (s *story) state(values []string) string {
	st := &s.Status
	if st.State == 0 || int(st.State) >= len(stateNames) {
		return ""
	}
	key := keyOf("headline", st.State)
	if st.State == StateNoTarget && !st.Target.IsZero() {
		key = "headline.unreached"
	}
	if told := s.say(key, values...); told != "" {
		return told
	}
	return s.say("headline", values...)
}

// untold tells why the times cannot be told.
func (s *story) untold() string {
	switch err := s.Status.Err; {
	case errors.Is(err, calendar.ErrRange):
		return s.say("clock.untold.range")
	case errors.Is(err, calendar.ErrOverflow):
		return s.say("clock.untold.long")
	default:
		return s.say("clock.untold", "error", plain(err.Error()))
	}
}

func (s *story) metric() string {
	name := Name(s.language, s.Status.Metric)
	if s.Status.Cycle > 1 && s.Status.Metric.IsValid() {
		return s.say("headline.cycle", "metric", name, "n", strconv.Itoa(s.Status.Cycle))
	}
	return name
}

// clock tells what the clock does, and how much of the target is used.
func (s *story) clock() string {
	st := &s.Status
	key, at := "", st.At
	switch st.Phase {
	case PhaseRunning:
		key = keyOf("clock", st.Metric)
	case PhasePaused:
		key = "clock.paused"
	case PhaseStopped, PhaseCancelled:
		key, at = keyOf("clock", st.Phase), st.Stopped
		if e := s.end(); e != nil {
			at = e.At
			switch {
			case st.Phase == PhaseStopped && e.Kind == KindAgentReplied:
				key = "clock.answered"
			case st.Phase == PhaseStopped && e.Kind == KindResolved:
				key = "clock.resolved"
			}
		}
	default:
		return ""
	}
	used := ""
	if st.Budget > 0 {
		rest := ""
		if left := st.Budget - st.Used; left > 0 {
			rest = s.say("clock.left", "left", s.duration(left))
		} else if left < 0 {
			rest = s.say("clock.over", "over", s.duration(-left))
		}
		used = s.say("clock.used", "used", s.duration(st.Used), "budget", s.duration(st.Budget), "rest", rest)
	}
	return s.say(key, "at", s.instant(at), "used", used)
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
		text := s.event(e)
		switch {
		case next < len(s.Commitments) && s.begins(e, next):
			text = sentences(text, s.promise(&s.Commitments[next], next == len(s.Commitments)-1))
			next++
		case next > 0:
			text = sentences(text, s.say("promise.stands"))
		}
		entries = append(entries, entry{s.row(e.At), text})
	}
	if n := len(entries); n > most+1 { // one is told as soon as summed up
		last := n - most/2
		sum := s.count("event.more", int64(last-most/2), "end", s.instant(events[last].At))
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
		return n > 0 && names(e.Name(), c.Plan)
	}
	return n > 0
}

// names reports whether the name in an event, which may say of which policy the plan is
// (see [Desks]), is that of the plan.
func names(name, plan string) bool {
	if i := len(name) - len(plan); i > 0 && name[i-1] == '/' {
		name = name[i:]
	}
	return strings.EqualFold(name, plan)
}

// promise tells what a commitment promises, and, unless it is in force, how it ended.
func (s *story) promise(c *Commitment, inForce bool) string {
	key := "promise.none"
	if !c.Target.IsZero() {
		key = "promise"
	}
	sentence := s.say(key, "plan", s.name(c.Plan), "level", c.Level.String(), "target", s.target(c.Target))
	switch {
	case inForce || c.Budget == 0:
		return sentence
	case c.State == StateBreached:
		return sentences(sentence, s.say("promise.breached", "breached", s.instant(c.Breached)))
	}
	return sentences(sentence, s.say("promise.replaced", "used", s.duration(c.Used)))
}

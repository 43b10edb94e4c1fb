package sla_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// What the tests of the ticket clock have in common.

// story reads a log, an event a line, on the clock of a zone:
//
//	2026-11-20 16:00 opened P2
//	2026-11-20 16:30 paused waiting for the customer
//	2026-11-23 09:00 priority P1 #2
//
// where #2 is the Seq.
func story(tb testing.TB, loc *time.Location, text string) (events []sla.Event) {
	tb.Helper()
	for line := range strings.Lines(text) {
		line, seq, _ := strings.Cut(strings.TrimSpace(line), " #")
		if line == "" {
			continue
		}
		fields := strings.SplitN(line, " ", 4)
		instant, kind, rest := fields[0], fields[1], strings.Join(fields[2:], " ")
		if !strings.Contains(instant, "T") {
			instant += " " + fields[1]
			kind, rest = fields[2], strings.Join(fields[3:], " ")
		}
		e := event(tb, at(tb, instant, loc), kind, rest)
		if seq != "" {
			n, err := strconv.ParseInt(seq, 10, 64)
			if err != nil {
				tb.Fatal(err)
			}
			e = e.WithSeq(n)
		}
		events = append(events, e)
	}
	return events
}

func event(tb testing.TB, at time.Time, kind, rest string) sla.Event {
	tb.Helper()
	level := func() priority.Level {
		l, err := priority.ParseLevel(rest)
		if err != nil {
			tb.Fatal(err)
		}
		return l
	}
	switch kind {
	case "opened":
		return sla.Opened(at, level())
	case "priority":
		return sla.PrioritySet(at, level())
	case "replied":
		return sla.AgentReplied(at)
	case "customer":
		return sla.CustomerReplied(at)
	case "paused":
		return sla.Paused(at, rest)
	case "resumed":
		return sla.Resumed(at)
	case "plan":
		return sla.PlanChanged(at, rest)
	case "calendar":
		return sla.CalendarChanged(at, rest)
	case "resolved":
		return sla.Resolved(at)
	case "reopened":
		return sla.Reopened(at)
	case "cancelled":
		return sla.Cancelled(at)
	}
	tb.Fatalf("no kind of event: %q", kind)
	return sla.Event{}
}

// replay is Replay of a log in which everything can be.
func replay(tb testing.TB, c *sla.DeadlineCalculator, events ...sla.Event) *sla.Ticket {
	tb.Helper()
	ticket, findings := c.Replay(events...)
	for _, f := range findings {
		tb.Errorf("finding: %v", f)
	}
	return ticket
}

// clockOf is a moment on a customer's clock, to the minute where it is on one.
func clockOf(t time.Time, loc *time.Location) string {
	switch t = t.In(loc); {
	case t.IsZero():
		return "never"
	case t.Second() == 0 && t.Nanosecond() == 0:
		return t.Format("Mon 2006-01-02 15:04")
	default:
		return t.Format("Mon 2006-01-02 15:04:05.999999999")
	}
}

// standing is a status in a line: "running, due Mon 2026-11-23 09:30, 30m of 1h". What
// the clock does stands behind the state where it is not what the state says.
func standing(s sla.Status, loc *time.Location) string {
	text := s.State.String()
	phase := s.Phase.String()
	switch {
	case s.State == sla.StateMet && s.Phase == sla.PhaseStopped, text == phase:
	default:
		text += " and " + phase
	}
	if at, ok := s.BreachedAt(); ok {
		text += " at " + clockOf(at, loc)
	} else if at, ok := s.Due(); ok {
		text += ", due " + clockOf(at, loc)
	} else if at, ok := s.DueIfResumed(); ok {
		text += ", due if resumed " + clockOf(at, loc)
	}
	if s.Err != nil {
		text += ", " + s.Err.Error()
	}
	if s.Phase == sla.PhaseNotStarted {
		return text
	}
	text += ", " + short(s.Used)
	if s.Budget > 0 {
		text += " of " + short(s.Budget)
	}
	if s.Elapsed != s.Used {
		text += " in " + short(s.Elapsed)
	}
	return text
}

// short is 1h30m for 1h30m0s.
func short(d time.Duration) string {
	s := d.String()
	if d != 0 && strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if d != 0 && strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// promises are the commitments of a status, one a line: "P2 standard Fri 2026-11-20
// 16:00 replaced, 30m of 3h".
func promises(s sla.Status, loc *time.Location) (lines []string) {
	for _, c := range s.Commitments() {
		line := fmt.Sprintf("%v %s from %s", c.Level, c.Plan, clockOf(c.From, loc))
		if !c.Until.IsZero() {
			line += " to " + clockOf(c.Until, loc)
		}
		line += " " + c.State.String()
		switch {
		case !c.Breached.IsZero():
			line += " at " + clockOf(c.Breached, loc)
		case !c.Due.IsZero():
			line += ", due " + clockOf(c.Due, loc)
		}
		line += ", " + short(c.Used)
		if c.Budget > 0 {
			line += " of " + short(c.Budget)
		}
		lines = append(lines, line)
	}
	return lines
}

// firings are the alerts of a ticket in lines: "first response 1 50% Mon 2026-11-23
// 09:30".
func firings(alerts []sla.Alert, loc *time.Location) (lines []string) {
	for _, a := range alerts {
		lines = append(lines, fmt.Sprintf("%v %d %d%% %s", a.Metric, a.Cycle, a.Percent, clockOf(a.At, loc)))
	}
	return lines
}

// targets puts the same targets at P1, P2 and so on on every metric of a plan.
func targets(tb testing.TB, p plan.Plan, texts ...string) plan.Plan {
	tb.Helper()
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		for i, text := range texts {
			target, err := plan.ParseTarget(text)
			if err == nil {
				p, err = p.WithTarget(m, priority.Level(i+1), target)
			}
			if err != nil {
				tb.Fatal(err)
			}
		}
	}
	return p
}

// ruled is a plan with one rule for every kind of change.
func ruled(tb testing.TB, p plan.Plan, rule plan.ChangeRule) plan.Plan {
	tb.Helper()
	for change := plan.PriorityChange; change <= plan.CalendarChange; change++ {
		var err error
		if p, err = p.WithChangeRule(change, rule); err != nil {
			tb.Fatal(err)
		}
	}
	return p
}

// deskOf is the calculator of the first of some plans in a zone; its logs know them
// all.
func deskOf(tb testing.TB, zone string, plans ...plan.Plan) *sla.DeadlineCalculator {
	tb.Helper()
	var services []sla.Service
	for _, p := range plans {
		services = append(services, sla.Serve(p))
	}
	d, err := sla.NewDesk(services...)
	if err != nil {
		tb.Fatal(err)
	}
	c, err := d.Calculator(plans[0].Name(), zone)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func splitLines(s string) []string { return strings.Split(s, "\n") }

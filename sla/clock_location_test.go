package sla_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// TestDueIsInTheCustomersLocation: wherever the events were told, and also where the
// due instant is that of an event.
func TestDueIsInTheCustomersLocation(t *testing.T) {
	loc := zone(t, "America/New_York")
	for _, tt := range []struct{ reason, log string }{
		{"plainly", "2026-11-20T14:00:00Z opened P1"},
		{"used up as the target changes", "2026-11-20T14:00:00Z opened P2\n2026-11-20T15:00:00Z priority P1"},
		{"more used than the new target has", "2026-11-20T14:00:00Z opened P2\n2026-11-20T16:00:00Z priority P1"},
		{"used up as a pause begins, resumed", "2026-11-20T14:00:00Z opened P1\n2026-11-20T15:00:00Z paused\n2026-11-20T16:00:00Z resumed"},
		{"used up as a pause begins, answered", "2026-11-20T14:00:00Z opened P1\n2026-11-20T15:00:00Z paused\n2026-11-20T16:00:00Z replied"},
		{"used up as a pause begins", "2026-11-20T14:00:00Z opened P1\n2026-11-20T15:00:00Z paused"},
	} {
		ticket := replay(t, calculator(t, plan.Standard(), loc), story(t, loc, tt.log)...)
		s := ticket.Status(plan.FirstResponse, at(t, "2026-11-20T20:00:00Z", utc))
		due, ok := s.Due()
		if !ok {
			due, ok = s.DueIfResumed()
		}
		if !ok || due.Location() != loc {
			t.Errorf("%s: %v, due %v in %v, want it in %v", tt.reason, s.State, due, due.Location(), loc)
		}
		for _, c := range s.Commitments() {
			if !c.Due.IsZero() && c.Due.Location() != loc {
				t.Errorf("%s: commitment due %v in %v, want it in %v", tt.reason, c.Due, c.Due.Location(), loc)
			}
		}
	}
}

// TestEventsAreToldInTheCustomersLocation: wherever the log was written.
func TestEventsAreToldInTheCustomersLocation(t *testing.T) {
	loc := zone(t, "America/New_York")
	ticket := replay(t, calculator(t, plan.Standard(), loc), story(t, utc, `
		2026-11-20T14:00:00Z opened P2
		2026-11-20T15:00:00Z calendar Europe/Paris
		2026-11-20T16:00:00Z replied`)...)
	before := at(t, "2026-11-20T13:00:00Z", utc)
	s := ticket.Status(plan.FirstResponse, before.Add(24*time.Hour))
	next, _ := ticket.Next(before)
	told := []time.Time{s.Started, s.Stopped, next}
	for _, e := range ticket.Events() {
		told = append(told, e.At)
	}
	for _, c := range s.Commitments() {
		told = append(told, c.From, c.Until)
	}
	for _, at := range told {
		if at.IsZero() || at.Location() != loc {
			t.Errorf("%v is told in %v, want it in %v", at, at.Location(), loc)
		}
	}
}

// TestNoInstantIsInTheMachinesZone, whatever is asked. It is not parallel: the
// machine's zone is global.
func TestNoInstantIsInTheMachinesZone(t *testing.T) {
	local := time.Local
	t.Cleanup(func() { time.Local = local })   //nolint:reassign // put back
	time.Local = zone(t, "Pacific/Kiritimati") //nolint:reassign // the test is about it
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		ticket, _ := x.calculator.Replay(x.log...)
		check := func(what string, at time.Time) {
			if at.Location() == time.Local {
				t.Fatalf("%s: %v", what, at)
			}
		}
		moments := x.moments(ticket)
		for _, at := range moments {
			at = at.UTC()
			for _, m := range metrics {
				s := ticket.Status(m, at)
				due, _ := s.Due()
				resumed, _ := s.DueIfResumed()
				breached, _ := s.BreachedAt()
				check("due", due)
				check("due if resumed", resumed)
				check("breached", breached)
				for _, c := range s.Commitments() {
					check("a commitment's due", c.Due)
					check("a commitment's breach", c.Breached)
				}
			}
			if next, ok := ticket.Next(at); ok {
				check("next", next)
			}
		}
		for _, a := range ticket.Alerts(moments[len(moments)-1].AddDate(1, 0, 0)) {
			check("an alert", a.At)
		}
		for _, m := range metrics {
			x := ticket.Explain(m, moments[len(moments)-1].UTC())
			for _, pieces := range [][]sla.Piece{x.Pieces, x.Ahead} {
				for _, p := range pieces {
					check("a piece's start", p.Start)
					check("a piece's end", p.End)
				}
			}
		}
	})
}

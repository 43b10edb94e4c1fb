package slatest_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
	"github.com/dueby/dueby/sla/slatest"
)

// TestDrawnLogsCanBe: nothing in them is found, whatever the policy, and a delivery is
// the same ticket.
func TestDrawnLogsCanBe(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := slatest.Policies().Draw(t, "policy")
		desk, err := sla.NewPolicyDesk(p)
		if err != nil {
			t.Fatal(err)
		}
		r := slatest.Requests(p).Draw(t, "request")
		deadline, err := desk.Deadline(r)
		if err != nil {
			t.Fatalf("%+v: %v", r, err)
		}
		c, err := desk.Calculator(r.Plan, r.Zone)
		if err != nil {
			t.Fatal(err)
		}
		log := slatest.Logs(p, r.Created).Draw(t, "log")
		ticket, findings := c.Replay(log...)
		for _, f := range findings {
			t.Fatalf("finding: %v", f)
		}
		if diff := cmp.Diff(log, ticket.Events()); diff != "" {
			t.Fatalf("the log is not in order, or has an event twice (-log +in order):\n%s", diff)
		}
		if log[0].Level == deadline.Level() {
			if due, ok := deadline.Due(); ok {
				slatest.AssertDue(t, ticket.Status(plan.FirstResponse, r.Created), due.UTC().Format(time.RFC3339Nano))
			}
		}
		again, _ := c.Replay(slatest.Deliveries(log).Draw(t, "delivery")...)
		if diff := cmp.Diff(ticket.Events(), again.Events()); diff != "" {
			t.Fatalf("(-log +delivery):\n%s", diff)
		}
	})
}

// TestDrawnPlansServe: in any hours.
func TestDrawnPlansServe(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := slatest.In(t, slatest.Zones().Draw(t, "zone"))
		at := slatest.Instants(zone.Location()).Draw(t, "at")
		p := slatest.Plans().Draw(t, "plan")
		calculator, err := sla.NewDeadlineCalculator(p, zone.Location(), sla.WithSchedule(slatest.Schedules(at).Draw(t, "hours")))
		if errors.Is(err, calendar.ErrNever) {
			t.Skip("it never opens")
		}
		if err != nil {
			t.Fatal(err)
		}
		ticket, findings := calculator.Replay(sla.Opened(at, priority.P3))
		for _, f := range findings {
			if f.Kind != sla.Unreachable {
				t.Fatalf("finding: %v", f)
			}
		}
		_, promised := p.Target(plan.FirstResponse, priority.P3)
		if s := ticket.Status(plan.FirstResponse, at); s.Budget > 0 && !promised {
			t.Fatalf("%s", slatest.Standing(s))
		}
	})
}

// TestDrawnCalendarsOpen at some time.
func TestDrawnCalendarsOpen(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := slatest.In(t, slatest.Zones().Draw(t, "zone"))
		at := slatest.Instants(zone.Location()).Draw(t, "at")
		c := slatest.Calendars(at).Draw(t, "calendar")
		_, errBefore := c.PrevOpen(at)
		_, errAfter := c.NextOpen(at)
		if errors.Is(errBefore, calendar.ErrNever) && errors.Is(errAfter, calendar.ErrNever) {
			t.Fatal("it never opens")
		}
		if c.Location() != at.Location() {
			t.Fatalf("in %v, want %v", c.Location(), at.Location())
		}
	})
}

// TestGeneratorsShrink: what fails whatever is drawn fails, in the end, with the plain
// case.
func TestGeneratorsShrink(t *testing.T) {
	office := func(o slatest.Office) string { return o.String() }
	tests := []struct {
		name, want string
		draw       func(*rapid.T) string
	}{
		{"zones", "UTC", func(t *rapid.T) string { return slatest.Zones().Draw(t, "zone") }},
		{"instants", "Mon 2026-01-05 12:00 UTC", func(t *rapid.T) string {
			return slatest.InLocation(t, time.UTC).Text(slatest.Instants(time.UTC).Draw(t, "at"))
		}},
		{"offices", "Mo-Fr 08:00-17:00 in UTC", func(t *rapid.T) string {
			return office(slatest.Offices(time.Unix(0, 0).UTC()).Draw(t, "office"))
		}},
		{"plans", "standard", func(t *rapid.T) string { return slatest.Plans().Draw(t, "plan").Name() }},
		{"policies", "built-in", func(t *rapid.T) string { return slatest.Policies().Draw(t, "policy").Name() }},
		{"requests", "standard UTC high high P0 2026-01-05 12:00:00 +0000 UTC", func(t *rapid.T) string {
			r := slatest.Requests(plan.BuiltIn()).Draw(t, "request")
			return fmt.Sprintf("%s %s %v %v P%d %v", r.Plan, r.Zone, r.Urgency, r.Impact, r.Priority, r.Created)
		}},
		{"logs", "[1970-01-01T00:00:00Z opened P1]", func(t *rapid.T) string {
			return fmt.Sprint(slatest.Logs(plan.BuiltIn(), time.Unix(0, 0).UTC()).Draw(t, "log"))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shrunk(t, tt.draw); got != tt.want {
				t.Errorf("shrinks to %s, want %s", got, tt.want)
			}
		})
	}
}

// A silent test swallows what rapid says of a property that fails.
type silent struct{ testing.TB }

func (silent) Helper()               {}
func (silent) Name() string          { return "" }
func (silent) Logf(string, ...any)   {}
func (silent) Log(...any)            {}
func (silent) Errorf(string, ...any) {}
func (silent) Fatalf(string, ...any) {}
func (silent) Failed() bool          { return false }

// shrunk returns what a draw comes to when every draw is refused.
func shrunk(t *testing.T, draw func(*rapid.T) string) (last string) {
	t.Chdir(t.TempDir()) // where rapid may keep what it finds
	rapid.Check(silent{t}, func(t *rapid.T) {
		last = draw(t)
		t.Fatalf("refused")
	})
	return last
}

// TestOfficesAtTheEnds of the years: dates outside are left out, and nothing panics.
func TestOfficesAtTheEnds(t *testing.T) {
	for _, near := range []time.Time{{}, time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC), time.Date(20_000, time.January, 1, 0, 0, 0, 0, time.UTC)} {
		rapid.Check(t, func(t *rapid.T) {
			o := slatest.Offices(near).Draw(t, "office")
			if _, err := o.Calendar(); err != nil && !errors.Is(err, calendar.ErrNever) {
				t.Fatalf("%v: %v", o, err)
			}
		})
	}
}

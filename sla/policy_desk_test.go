package sla_test

import (
	"errors"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// fiveImpacts is a policy with four urgencies, five impacts and five levels.
func fiveImpacts(t *testing.T) plan.Policy {
	t.Helper()
	data, err := os.ReadFile("../plan/testdata/policy-five-impacts.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.ParsePolicy(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func policyDesk(t *testing.T, p plan.Policy, services ...sla.Service) *sla.Desk {
	t.Helper()
	d, err := sla.NewPolicyDesk(p, services...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPolicyDesk asks a desk about a policy of another size.
func TestPolicyDesk(t *testing.T) {
	d := policyDesk(t, fiveImpacts(t))
	created := at(t, "2026-11-21T10:00:00+01:00", utc) // a Saturday in Paris
	tests := []struct {
		reason  string
		request sla.Request
		want    string
		err     string
	}{
		{"the matrix's own cell", sla.Request{Plan: "gold", Urgency: 1, Impact: 2}, "Gold P1, 15m: due 2026-11-21 10:15:00 CET", ""},
		{"a fifth impact", sla.Request{Plan: "gold", Urgency: 1, Impact: 5}, "Gold P4, 8h: due 2026-11-21 18:00:00 CET", ""},
		{"a fourth urgency", sla.Request{Plan: "GOLD", Urgency: 4, Impact: 4}, "Gold P5, 24h: due 2026-11-22 10:00:00 CET", ""},
		{"a fifth level, chosen", sla.Request{Plan: "gold", Priority: 5}, "Gold P5, 24h: due 2026-11-22 10:00:00 CET", ""},
		{"nothing promised", sla.Request{Plan: "bronze", Urgency: 4, Impact: 5}, "bronze P5: no target", ""},
		{"best effort", sla.Request{Plan: "free", Urgency: 4, Impact: 5}, "free P5: best effort", ""},
		{"a fifth urgency", sla.Request{Plan: "gold", Urgency: 5, Impact: 1}, "no deadline", `priority: urgency rank 5: want high to rank 4`},
		{"a sixth impact", sla.Request{Plan: "gold", Urgency: 1, Impact: 6}, "no deadline", `priority: impact rank 6: want high to rank 5`},
		{"a sixth level", sla.Request{Plan: "gold", Priority: 6}, "no deadline", `sla: level: plan Gold has no P6 (P1 to P5)`},
		{"a plan of another policy", sla.Request{Plan: "premium", Priority: 1}, "no deadline", `sla: plan "premium": want Gold, bronze, free`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			test.request.Zone, test.request.Created = "Europe/Paris", created
			got, err := d.Deadline(test.request)
			text := ""
			if err != nil {
				text = err.Error()
			}
			if diff := cmp.Diff([]string{test.want, test.err}, []string{got.String(), text}); diff != "" {
				t.Errorf("deadline, error (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPolicyDeskEqualsTheDesk: the built-in policy is a policy like any other, in Go and
// as a document.
func TestPolicyDeskEqualsTheDesk(t *testing.T) {
	data, err := os.ReadFile("../plan/policy.json")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := plan.ParsePolicy(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	created := at(t, "2026-10-30T16:30:00-04:00", utc)
	desks := []*sla.Desk{desk(t), policyDesk(t, plan.BuiltIn()), policyDesk(t, loaded)}
	for _, p := range plan.All() {
		for u := priority.UrgencyHigh; u <= priority.UrgencyLow; u++ {
			for i := priority.ImpactHigh; i <= priority.ImpactLow; i++ {
				var answers []sla.Deadline
				for _, d := range desks {
					answer, err := d.Deadline(sla.Request{Plan: p.Name(), Zone: "America/New_York", Urgency: u, Impact: i, Created: created})
					if err != nil {
						t.Fatal(err)
					}
					answers = append(answers, answer)
				}
				for _, answer := range answers[1:] {
					if diff := cmp.Diff(answers[0], answer); diff != "" {
						t.Errorf("%s, urgency %s, impact %s (-want +got):\n%s", p, u, i, diff)
					}
				}
			}
		}
	}
}

// TestPolicyReplay replays a log that names the plans of a policy, P5 among the levels,
// by the policy's rules of change.
func TestPolicyReplay(t *testing.T) {
	loc := zone(t, "Europe/Paris")
	d := policyDesk(t, fiveImpacts(t))
	c, err := d.Calculator("bronze", "Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	ticket, findings := c.Replay(story(t, loc, `
		2026-11-23 09:00 opened P5
		2026-11-23 10:00 plan gold
		2026-11-23 11:00 paused
		2026-11-23 13:00 resumed
		2026-11-23 14:00 priority P2`)...)
	if len(findings) != 0 {
		t.Errorf("findings: %v", findings)
	}
	now := at(t, "2026-11-23 14:10", loc)
	got := map[plan.Metric]string{}
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		got[m] = standing(ticket.Status(m, now), loc)
	}
	// Bronze's hour is carried into Gold, whose pauses do not stop the update: 3 h 10 min of
	// the response and the resolution are used, 5 h 10 min of the update.
	want := map[plan.Metric]string{
		plan.FirstResponse: "breached and running at Mon 2026-11-23 14:00, 3h10m of 30m",
		plan.NextResponse:  "not started",
		plan.Update:        "no target and running, 5h10m",
		plan.Resolution:    "running, due Mon 2026-11-23 23:00, 3h10m of 12h",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, findings = c.Replay(story(t, loc, `
		2026-11-23 09:00 opened P5
		2026-11-23 10:00 plan premium`)...)
	if len(findings) != 1 || findings[0].Kind != sla.Unknown {
		t.Errorf("a plan of another policy: findings %v", findings)
	}
}

func TestPolicyDeskServices(t *testing.T) {
	p := plan.BuiltIn()
	standard, err := plan.Standard().WithThresholds(80)
	if err != nil {
		t.Fatal(err)
	}
	d := policyDesk(t, p, sla.Serve(standard, sla.WithHolidays(us.ThanksgivingDay)))
	eve := at(t, "2026-11-25T16:30:00-05:00", utc)
	want := map[string]string{
		"standard":  "standard P1, 1h: due 2026-11-27 08:30:00 EST",
		"premium":   "premium P1, 15m: due 2026-11-25 16:45:00 EST",
		"trial":     "trial P1, 15m: due 2026-11-25 16:45:00 EST",
		"community": "community P1: best effort",
	}
	got := map[string]string{}
	for name := range want {
		answer, err := d.Deadline(sla.Request{Plan: name, Zone: "America/New_York", Priority: priority.P1, Created: eve})
		if err != nil {
			t.Fatal(err)
		}
		got[name] = answer.String()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c, err := d.Calculator("standard", "UTC"); err != nil || c.Plan() != standard {
		t.Errorf("the plan of the service is %v, %v", c.Plan(), err)
	}
}

func TestNewPolicyDeskRefuses(t *testing.T) {
	p := fiveImpacts(t)
	gold, _ := p.Plan("gold")
	tests := []struct {
		reason   string
		policy   plan.Policy
		services []sla.Service
		want     string
		is       error
	}{
		{"no policy", plan.Policy{}, nil, `sla: policy: not set; want one such as plan.BuiltIn()`, sla.ErrUnset},
		{"a plan of another policy", p, []sla.Service{sla.Serve(plan.Premium())}, `sla: plan "premium": want one of the policy's: Gold, bronze, free`, nil},
		{"no plan", p, []sla.Service{sla.Serve(plan.Plan{})}, `sla: plan: not set; want one such as plan.Standard()`, sla.ErrUnset},
		{"no service", p, []sla.Service{{}}, `sla: plan: not set; want one such as plan.Standard()`, sla.ErrUnset},
		{"a plan twice", p, []sla.Service{sla.Serve(gold), sla.Serve(gold)}, `sla: plan "Gold" is served twice; give each plan once`, nil},
		{"an option that does not fit", p, []sla.Service{sla.Serve(gold, sla.WithWeekdayReading())},
			`sla: plan Gold has no weekday reading (bronze has)`, nil},
		{"hours that never open", p, []sla.Service{sla.Serve(gold, sla.WithSchedule(calendar.Schedule{}))},
			`calendar: schedule: never opens; want weekly hours or special hours`, calendar.ErrNever},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			d, err := sla.NewPolicyDesk(test.policy, test.services...)
			if d != nil || err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("errors.Is(%v, %v) is false", err, test.is)
			}
		})
	}
}

// A calculator that no desk made finds the other plans of its plan's own policy, and
// not those of the built-in one.
func TestCalculatorOfALoadedPlan(t *testing.T) {
	p := fiveImpacts(t)
	gold, ok := p.Plan("gold")
	if !ok || gold.Policy() != p {
		t.Fatalf("gold, %t, is of %v", ok, gold.Policy())
	}
	if derived, err := gold.WithThresholds(10); err != nil || derived.Policy() != p {
		t.Errorf("a plan derived from gold, %v, is of %v", err, derived.Policy())
	}
	if plan.Standard().Policy() != plan.BuiltIn() || !(plan.Plan{}).Policy().IsZero() {
		t.Error("standard is not of the built-in policy, or no plan is of one")
	}
	c := calculator(t, gold, utc)
	opened := at(t, "2026-11-23T10:00:00Z", utc)
	_, findings := c.Replay(sla.Opened(opened, priority.P1), sla.PlanChanged(opened.Add(1), "free"))
	if len(findings) != 0 {
		t.Errorf("free: %v", findings)
	}
	_, findings = c.Replay(sla.Opened(opened, priority.P1), sla.PlanChanged(opened.Add(1), "premium"))
	if len(findings) != 1 || findings[0].Kind != sla.Unknown {
		t.Errorf("premium, of another policy: %v", findings)
	}
}

package sla_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// policy is one with two plans and one urgency and impact: silver, in the given hours with
// a target at P1, and gold, with 1 h round the clock. The rule is for changes of plan.
func policy(tb testing.TB, name, hours, target string, rule plan.ChangeRule) plan.Policy {
	tb.Helper()
	p, err := plan.ParsePolicy(fmt.Appendf(nil, `{
		"version": 1, "name": %q, "levels": [{"level": "P1", "name": "any"}], "matrix": [["P1"]],
		"schedules": {"own": {"hours": %q}, "all": {"hours": "24/7"}},
		"plans": [
			{"name": "silver", "best_effort": false, "schedule": "own", "targets": {"first_response": {"P1": %q}},
			 "thresholds": [100], "pauses_stop": ["first_response"], "entitlements": {},
			 "change_rules": {"priority": "carry", "plan": %q, "calendar": "carry"}},
			{"name": "gold", "best_effort": false, "schedule": "all", "targets": {"first_response": {"P1": "1h"}},
			 "thresholds": [100], "pauses_stop": ["first_response"], "entitlements": {},
			 "change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}}
		]}`, name, hours, target, rule.String()), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func timeline(tb testing.TB, editions ...plan.Edition) plan.Timeline {
	tb.Helper()
	t, err := plan.NewTimeline(editions...)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

func desks(tb testing.TB, t plan.Timeline, opts ...sla.Option) *sla.Desks {
	tb.Helper()
	d, err := sla.NewDesks(t, opts...)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// newPolicyAtTen is a policy of 3 h, and from 10:00 in Paris on Friday 20 November 2026 one
// of 1 h in longer hours.
func newPolicyAtTen(tb testing.TB, rule plan.ChangeRule) plan.Timeline {
	tb.Helper()
	return timeline(tb,
		plan.Edition{Policy: policy(tb, "old", "Mo-Fr 08:00-17:00", "3h", rule), From: at(tb, "2026-01-01T00:00:00Z", utc)},
		plan.Edition{Policy: policy(tb, "new", "Mo-Fr 08:00-20:00", "1h", rule), From: at(tb, "2026-11-20T09:00:00Z", utc)},
	)
}

// silver has the plan of that name for ever.
func silver(tb testing.TB, t plan.Timeline) plan.Subscription {
	tb.Helper()
	p, _ := t.Editions()[0].Policy.Plan("silver")
	s, err := plan.NewSubscription(plan.Term{Plan: p})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func TestDesksDeadline(t *testing.T) {
	d := desks(t, newPolicyAtTen(t, plan.Carry))
	tests := []struct {
		reason, created, want, err string
	}{
		{"before the new policy, though due after it came", "2026-11-20 09:59:59.999999999", "silver P1, 3h: due 2026-11-20 12:59:59.999999999 CET", ""},
		{"at its first instant", "2026-11-20 10:00", "silver P1, 1h: due 2026-11-20 11:00:00 CET", ""},
		{"at the first instant of all", "2026-01-01 01:00", "silver P1, 3h: due 2026-01-01 11:00:00 CET", ""},
		{"before that", "2026-01-01 00:59:59", "no deadline", "sla: 2025-12-31T23:59:59Z: no policy is in force so early"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got, err := d.Deadline(sla.Request{
				Plan: "Silver", Zone: "Europe/Paris", Urgency: 1, Impact: 1, Created: at(t, tt.created, zone(t, "Europe/Paris")),
			})
			text := ""
			if err != nil {
				text = err.Error()
			}
			if diff := cmp.Diff([]string{tt.want, tt.err}, []string{got.String(), text}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if _, err := d.Deadline(sla.Request{Plan: "silver", Zone: "UTC", Priority: 1}); !errors.Is(err, sla.ErrUnset) {
		t.Errorf("created at no time: error %v", err)
	}
	_, err := d.Deadline(sla.Request{Plan: "bronze", Zone: "UTC", Priority: 1, Created: at(t, "2026-11-20T00:00:00Z", utc)})
	if got, want := fmt.Sprint(err), `sla: plan "bronze": want silver, gold, old/silver, old/gold, new/silver, new/gold`; got != want {
		t.Errorf("an unknown plan: error %s, want %s", got, want)
	}
}

func TestNewDesksRefuses(t *testing.T) {
	p := policy(t, "old", "24/7", "3h", plan.Carry)
	clash, err := plan.ParsePolicy([]byte(`{
		"version": 1, "name": "clash", "levels": [{"level": "P1", "name": "any"}], "matrix": [["P1"]], "schedules": {},
		"plans": [{"name": "OLD/silver", "best_effort": true, "thresholds": [], "pauses_stop": [], "entitlements": {},
			"change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}}]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	from := at(t, "2026-11-20T09:00:00Z", utc)
	tests := []struct {
		reason string
		t      plan.Timeline
		opts   []sla.Option
		want   string
	}{
		{"no policies", plan.Timeline{}, nil, "sla: timeline: not set; want one with a policy"},
		{"an option that does not fit", timeline(t, plan.Edition{Policy: p}), []sla.Option{sla.WithWeekdayReading()}, "sla: plan silver has no weekday reading (no plan of its policy has)"},
		{"a plan with the name of a policy's", timeline(t, plan.Edition{Policy: p}, plan.Edition{Policy: clash, From: from}), nil,
			`sla: plan "old/silver" is there twice; want other names for policies or plans`},
		{"a policy that comes back", timeline(t, plan.Edition{Policy: p}, plan.Edition{Policy: plan.BuiltIn(), From: from},
			plan.Edition{Policy: policy(t, "old", "24/7", "3h", plan.Carry), From: from.Add(1)}), nil, "<nil>"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			_, err := sla.NewDesks(tt.t, tt.opts...)
			if got := fmt.Sprint(err); got != tt.want {
				t.Errorf("error %s, want %s", got, tt.want)
			}
		})
	}
}

// TestDesksOptions: what every customer has in common holds under all policies.
func TestDesksOptions(t *testing.T) {
	jubilee := &cal.Holiday{Name: "Jubilee", Month: time.November, Day: 20, Func: cal.CalcDayOfMonth}
	d := desks(t, newPolicyAtTen(t, plan.Carry), sla.WithHolidays(jubilee))
	for created, want := range map[string]string{
		"2026-11-20 09:00": "silver P1, 3h: due 2026-11-23 11:00:00 CET",
		"2026-11-20 11:00": "silver P1, 1h: due 2026-11-23 09:00:00 CET",
	} {
		got, err := d.Deadline(sla.Request{Plan: "silver", Zone: "Europe/Paris", Priority: 1, Created: at(t, created, zone(t, "Europe/Paris"))})
		if err != nil || got.String() != want {
			t.Errorf("created %s: %v, %v, want %s", created, got, err, want)
		}
	}
}

func TestDesksChanges(t *testing.T) {
	hour := func(n int) time.Time { return at(t, "2026-11-20T00:00:00Z", utc).Add(time.Duration(n) * time.Hour) }
	one, two := policy(t, "one", "24/7", "1h", plan.Carry), policy(t, "two", "24/7", "2h", plan.Carry)
	goldOne, _ := one.Plan("gold")
	silverOne, _ := one.Plan("silver")
	term := func(p plan.Plan, from, until int) plan.Term {
		return plan.Term{Plan: p, From: hour(from), Until: hour(until)}
	}
	silverThenGold := []plan.Term{term(silverOne, 0, 6), term(goldOne, 6, 20)}
	editions := func(policies ...plan.Policy) (all []plan.Edition) {
		for i, p := range policies {
			all = append(all, plan.Edition{Policy: p, From: hour(4 * i)})
		}
		return all
	}
	tests := []struct {
		reason        string
		editions      []plan.Edition
		terms         []plan.Term
		opened, until int
		want          []string
	}{
		{"another policy, then another plan of it", editions(one, two), silverThenGold, 1, 9, []string{"4 two/silver: the new policy", "6 two/gold: the subscription"}},
		{"opened at the change", editions(one, two), silverThenGold, 4, 9, []string{"6 two/gold: the subscription"}},
		{"until the change, that included", editions(one, two), silverThenGold, 1, 4, []string{"4 two/silver: the new policy"}},
		{"both at the same instant are one change", editions(one, two), []plan.Term{term(silverOne, 0, 4), term(goldOne, 4, 9)}, 1, 8, []string{"4 two/gold: the subscription"}},
		{"a new policy whose plan is as it was changes nothing", editions(one, two), []plan.Term{term(goldOne, 0, 9)}, 1, 8, nil},
		{"nor does one that does not know the plan", editions(one, plan.BuiltIn()), []plan.Term{term(silverOne, 0, 9)}, 1, 8, nil},
		{"until one knows another plan by its name", editions(one, plan.BuiltIn(), two), []plan.Term{term(silverOne, 0, 20)}, 1, 12, []string{"8 two/silver: the new policy"}},
		{"a policy that comes back", editions(one, two, one), []plan.Term{term(silverOne, 0, 20)}, 1, 12, []string{"4 two/silver: the new policy", "8 one/silver: the new policy"}},
		{"a plan that the policy does not know is left for the log to tell", editions(plan.BuiltIn()), silverThenGold, 1, 9, []string{"6 built-in/gold: the subscription"}},
		{"the end of a term: the fallback", editions(plan.BuiltIn()), []plan.Term{term(plan.Trial(), 0, 3)}, 1, 9, []string{"3 built-in/community: the subscription"}},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			s, err := plan.NewSubscription(tt.terms...)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range desks(t, timeline(t, tt.editions...)).Changes(s, hour(tt.opened), hour(tt.until)) {
				if e.Kind != sla.KindPlanChanged {
					t.Errorf("event %v, want a change of plan", e)
				}
				got = append(got, fmt.Sprintf("%d %s: %s", e.At.Hour(), e.Name(), e.Reason()))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// opened returns the calculator of a plan in Paris for tickets opened at an instant.
func opened(tb testing.TB, d *sla.Desks, planName string, when time.Time) *sla.DeadlineCalculator {
	tb.Helper()
	desk, err := d.At(when)
	if err != nil {
		tb.Fatal(err)
	}
	c, err := desk.Calculator(planName, "Europe/Paris")
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// TestNewPolicyWhileATicketRuns: the rule of change of the old plan decides.
func TestNewPolicyWhileATicketRuns(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	tests := []struct {
		reason string
		rule   plan.ChangeRule
		log    string // before 10:00
		follow bool
		now    string
		want   string
	}{
		{"not followed: the old policy, whatever the rule", plan.Restart, "2026-11-20 09:30 opened P1", false, "2026-11-20 12:00",
			"running, due Fri 2026-11-20 12:30, 2h30m of 3h"},
		{"carry: half an hour is used of the new hour", plan.Carry, "2026-11-20 09:30 opened P1", true, "2026-11-20 10:15",
			"running, due Fri 2026-11-20 10:30, 45m of 1h"},
		{"carry, when more than that is used: breached at the change", plan.Carry, "2026-11-20 08:15 opened P1", true, "2026-11-20 10:15",
			"breached and running at Fri 2026-11-20 10:00, 2h of 1h"},
		{"restart: the new hour begins at the change", plan.Restart, "2026-11-20 08:15 opened P1", true, "2026-11-20 10:15",
			"running, due Fri 2026-11-20 11:00, 15m of 1h in 2h"},
		{"keep: the old target in its old hours", plan.Keep, "2026-11-20 09:30 opened P1", true, "2026-11-20 12:00",
			"running, due Fri 2026-11-20 12:30, 2h30m of 3h"},
		{"met before: met", plan.Restart, "2026-11-20 08:15 opened P1\n2026-11-20 09:59 replied", true, "2026-11-20 18:00",
			"met, due Fri 2026-11-20 11:15, 1h44m of 3h"},
		{"cancelled before: nothing", plan.Restart, "2026-11-20 08:15 opened P1\n2026-11-20 09:59 cancelled", true, "2026-11-20 18:00",
			"cancelled, 1h44m of 3h"},
		{"breached and answered before: breached when it was", plan.Restart, "2026-11-19 08:00 opened P1\n2026-11-20 09:59 replied", true, "2026-11-20 18:00",
			"breached and stopped at Thu 2026-11-19 11:00, 10h59m of 3h"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			editions := newPolicyAtTen(t, tt.rule)
			d := desks(t, editions)
			log := story(t, paris, tt.log)
			c := opened(t, d, "silver", log[0].At)
			if tt.follow {
				log = append(log, d.Changes(silver(t, editions), log[0].At, at(t, "2026-12-01 00:00", paris))...)
			}
			ticket, findings := c.Replay(log...)
			for _, f := range findings {
				if f.Kind != sla.AfterCancelling {
					t.Errorf("finding: %v", f)
				}
			}
			got := standing(ticket.Status(plan.FirstResponse, at(t, tt.now, paris)), paris)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestNewPolicyKeepsTheRest: a change of zone, of plan or of calendar after that of the
// policy is one within the new policy.
func TestNewPolicyKeepsTheRest(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	d := desks(t, newPolicyAtTen(t, plan.Carry), sla.WithCalendar("nights", nights(t)))
	tests := []struct{ reason, log, want string }{
		{"another zone: the new policy's hour, in Tokyo's hours", "2026-11-20 10:00 calendar Asia/Tokyo", "running, due Fri 2026-11-20 10:30, 32m of 1h"},
		{"the same plan again: a named calendar stays", "2026-11-20 10:01 calendar nights\n2026-11-20 10:02 plan new/SILVER", "running, due Fri 2026-11-20 22:29, 31m of 1h"},
		{"a plan of the old policy by its name alone", "2026-11-20 10:01 plan silver", "running, due Fri 2026-11-20 12:30, 32m of 3h"},
		{"another plan of the new policy", "2026-11-20 10:01 plan new/gold", "running, due Fri 2026-11-20 10:30, 32m of 1h"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			log := story(t, paris, "2026-11-20 09:30 opened P1\n2026-11-20 10:00 plan new/silver\n"+tt.log)
			ticket := replay(t, opened(t, d, "silver", log[0].At), log...)
			s := ticket.Status(plan.FirstResponse, at(t, "2026-11-20 10:02", paris))
			if got := standing(s, paris); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
	// A calculator of a plan by its long name is that plan's.
	c := opened(t, d, "new/silver", at(t, "2026-11-20T00:00:00Z", utc))
	if got := deadline(t, c, priority.P1, at(t, "2026-11-20 09:00", paris)).String(); got != "silver P1, 1h: due 2026-11-20 10:00:00 CET" {
		t.Errorf("new/silver: %s", got)
	}
	ticket := replay(t, c, story(t, paris, "2026-11-20 09:00 opened P1\n2026-11-20 09:30 plan silver")...)
	if got, want := standing(ticket.Status(plan.FirstResponse, at(t, "2026-11-20 09:30", paris)), paris), "running, due Fri 2026-11-20 12:00, 30m of 3h"; got != want {
		t.Errorf("from new/silver to silver: %s, want %s", got, want)
	}
}

// TestLaterPoliciesChangeNoResult: whatever comes into force later, a ticket whose clock
// has stopped by then stands as it did, also if its log follows the changes; and so does
// every deadline.
func TestLaterPoliciesChangeNoResult(t *testing.T) {
	old := map[plan.ChangeRule]plan.Edition{}
	for rule := plan.Carry; rule <= plan.Keep; rule++ {
		old[rule] = plan.Edition{Policy: policy(t, "old", "Mo-Fr 08:00-17:00", "3h", rule)}
	}
	next := policy(t, "new", "Mo-Fr 08:00-20:00", "1h", plan.Carry)
	customer := silver(t, timeline(t, old[plan.Carry]))
	rapid.Check(t, func(t *rapid.T) {
		first := time.Date(2026, time.November, 16, 7, 0, 0, 0, utc) // a Monday
		minutes := func(label string, most int) time.Duration {
			return time.Duration(rapid.IntRange(0, most).Draw(t, label)) * time.Minute
		}
		created := first.Add(minutes("created", 5*24*60))
		stopped := created.Add(minutes("stopped", 2*24*60))
		change := stopped.Add(minutes("policy", 24*60) + 1)
		now := change.Add(minutes("now", 9*24*60))
		rule := plan.ChangeRule(rapid.IntRange(int(plan.Carry), int(plan.Keep)).Draw(t, "rule"))

		log := []sla.Event{sla.Opened(created, priority.P1)}
		if rapid.Bool().Draw(t, "paused") && stopped.Sub(created) > time.Minute {
			third := stopped.Sub(created) / 3
			log = append(log, sla.Paused(created.Add(third), "waiting"), sla.Resumed(created.Add(2*third)))
		}
		end := rapid.SampledFrom([]func(time.Time) sla.Event{sla.AgentReplied, sla.Resolved, sla.Cancelled}).Draw(t, "end")
		log = append(log, end(stopped))

		judge := func(editions ...plan.Edition) (*sla.Ticket, sla.Deadline) {
			tl, err := plan.NewTimeline(editions...)
			if err != nil {
				t.Fatal(err)
			}
			d, err := sla.NewDesks(tl)
			if err != nil {
				t.Fatal(err)
			}
			desk, err := d.At(created)
			if err != nil {
				t.Fatal(err)
			}
			c, err := desk.Calculator("silver", "Europe/Paris")
			if err != nil {
				t.Fatal(err)
			}
			changes := d.Changes(customer, created, now)
			if len(changes) != len(editions)-1 {
				t.Fatalf("changes %v", changes)
			}
			ticket, findings := c.Replay(append(changes, log...)...)
			if end(stopped).Kind == sla.KindCancelled {
				findings = nil // the change comes after that
			}
			deadline, err := d.Deadline(sla.Request{Plan: "silver", Zone: "Europe/Paris", Urgency: 1, Impact: 1, Created: created})
			if err != nil || len(findings) > 0 {
				t.Fatal(err, findings)
			}
			return ticket, deadline
		}
		a, deadline := judge(old[rule])
		b, deadlineThen := judge(old[rule], plan.Edition{Policy: next, From: change})
		same(t, "with a later policy", a, b, []time.Time{created, stopped, change, now}, plan.FirstResponse)
		if diff := cmp.Diff(deadline, deadlineThen); diff != "" {
			t.Fatalf("deadline (-want +got):\n%s", diff)
		}
	})
}

// TestDatedScheduleInAPolicy: hours that change from a date on are one calendar, which ends
// no commitment: the old hours count to the end of the year, and the new ones after it.
func TestDatedScheduleInAPolicy(t *testing.T) {
	p, err := plan.ParsePolicy([]byte(`{
		"version": 1, "name": "dated", "levels": [{"level": "P1", "name": "any"}], "matrix": [["P1"]],
		"schedules": {"own": {"hours": {"version": 1, "weekly": "Mo-Fr 08:00-17:00", "then": [{"from": "2027-01-01", "weekly": "Mo-Fr 10:00-14:00"}]}}},
		"plans": [{"name": "silver", "best_effort": false, "schedule": "own", "targets": {"first_response": {"P1": "8h"}},
			"thresholds": [], "pauses_stop": [], "entitlements": {},
			"change_rules": {"priority": "carry", "plan": "carry", "calendar": "restart"}}]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	d, paris := desks(t, timeline(t, plan.Edition{Policy: p})), zone(t, "Europe/Paris")
	for created, want := range map[string]string{
		"2026-12-30 08:00": "silver P1, 8h: due 2026-12-30 16:00:00 CET",
		"2026-12-31 12:00": "silver P1, 8h: due 2027-01-01 13:00:00 CET",
		"2027-01-01 08:00": "silver P1, 8h: due 2027-01-04 14:00:00 CET",
	} {
		got, err := d.Deadline(sla.Request{Plan: "silver", Zone: "Europe/Paris", Priority: 1, Created: at(t, created, paris)})
		if err != nil || got.String() != want {
			t.Errorf("created %s: %v, %v, want %s", created, got, err, want)
		}
	}
	ticket := replay(t, opened(t, d, "silver", at(t, "2026-12-31 12:00", paris)), sla.Opened(at(t, "2026-12-31 12:00", paris), priority.P1))
	s := ticket.Status(plan.FirstResponse, at(t, "2027-01-01 11:00", paris))
	if got, want := standing(s, paris), "running, due Fri 2027-01-01 13:00, 6h of 8h"; got != want || len(s.Commitments()) != 1 {
		t.Errorf("%s in %d commitments, want %s in one", got, len(s.Commitments()), want)
	}
}

// The story of a ticket whose policy changed tells the commitment that the change began.
func TestStoryOfANewPolicy(t *testing.T) {
	two := func(name, target string) plan.Policy {
		document := `{"version": 1, "name": "` + name + `", "levels": [{"level": "P1", "name": "outage"}], "matrix": [["P1"]],
			"schedules": {"always": {"hours": "24/7"}},
			"plans": [{"name": "gold", "best_effort": false, "schedule": "always",
				"targets": {"first_response": {"P1": "` + target + `"}}, "thresholds": [100],
				"pauses_stop": ["first_response", "next_response", "update", "resolution"],
				"change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}, "entitlements": {}}]}`
		p, err := plan.ParsePolicy([]byte(document), nil)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	from := at(t, "2027-01-01T00:00:00Z", utc)
	timeline, err := plan.NewTimeline(plan.Edition{Policy: two("old", "3h")}, plan.Edition{Policy: two("new", "2h"), From: from})
	if err != nil {
		t.Fatal(err)
	}
	desks, err := sla.NewDesks(timeline)
	if err != nil {
		t.Fatal(err)
	}
	opened := from.Add(-time.Hour)
	desk, err := desks.At(opened)
	if err != nil {
		t.Fatal(err)
	}
	c, err := desk.Calculator("gold", "UTC")
	if err != nil {
		t.Fatal(err)
	}
	ticket, findings := c.Replay(sla.Opened(opened, priority.P1), sla.PlanChanged(from, "new/gold").WithReason("", "the new policy"))
	if len(findings) != 0 {
		t.Fatal(findings)
	}
	x := ticket.Explain(plan.FirstResponse, from.Add(time.Minute))
	for text, want := range map[string][]string{
		x.Tell(sla.English()): {"The gold plan promises 2 h", "24/7", "(the new policy)"},
		x.Tell(sla.French()):  {"Délai prévu par la formule gold pour P1 : 2 h", "24/7", "(selon la nouvelle politique)"},
	} {
		told := strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " ") // whatever the lines
		for _, words := range want {
			if !strings.Contains(told, words) {
				t.Errorf("%q is not told in\n%s", words, text)
			}
		}
		if strings.Contains(told, "target in force stands") {
			t.Errorf("the change is told as none in\n%s", text)
		}
	}
}

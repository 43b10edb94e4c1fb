package plan_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// must returns the plan that another was made into.
func must(t *testing.T) func(plan.Plan, error) plan.Plan {
	return func(p plan.Plan, err error) plan.Plan {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
}

// TestWithTarget changes one cell, and looks at all of them in both plans.
func TestWithTarget(t *testing.T) {
	p := must(t)(plan.Standard().WithTarget(plan.Resolution, priority.P2, target("24h")))
	p = must(t)(p.WithTarget(plan.FirstResponse, priority.P4, plan.Target{}))
	table := func(p plan.Plan) string {
		text := p.Name()
		for m := plan.FirstResponse; m <= plan.Resolution; m++ {
			text += ", " + m.String()
			for l := priority.P1; l <= 5; l++ {
				if got, ok := p.Target(m, l); ok {
					text += " " + got.String()
				} else {
					text += " -"
				}
			}
		}
		return text
	}
	if diff := cmp.Diff("standard, first response 1h 3h 8h - -, next response - - - - -, update - - - - -, resolution - 24h - - -", table(p)); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("standard, first response 1h 3h 8h 24h -, next response - - - - -, update - - - - -, resolution - - - - -", table(plan.Standard())); diff != "" {
		t.Errorf("the plan itself (-want +got):\n%s", diff)
	}
	s, ok := p.Schedule()
	if !ok {
		t.Fatal("no schedule")
	}
	built, _ := plan.Standard().Schedule()
	if diff := cmp.Diff(readings(t, built), readings(t, s)); diff != "" || p.SupportHours() != plan.Standard().SupportHours() {
		t.Errorf("hours (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(plan.Standard().Channels(), p.Channels()); diff != "" {
		t.Errorf("channels (-want +got):\n%s", diff)
	}
}

func TestWithTargets(t *testing.T) {
	p := must(t)(plan.Premium().WithTargets(plan.Update, target("1h"), plan.Target{}, target("3h")))
	for l, want := range map[priority.Level]string{priority.P1: "1h", priority.P2: "", priority.P3: "3h", priority.P4: ""} {
		if got, ok := p.Target(plan.Update, l); got.String() != want || ok != (want != "") {
			t.Errorf("%v: %v, %v, want %q", l, got, ok, want)
		}
	}
	if got, err := plan.Premium().WithTargets(plan.Update); got != plan.Premium() || err != nil {
		t.Errorf("without targets: %v, %v", got, err)
	}
}

// TestDerivedIdentity: a plan made of another is not == to it; Equal compares what
// they hold.
func TestDerivedIdentity(t *testing.T) {
	m := must(t)
	eight := func() plan.Plan { return m(plan.Standard().WithTarget(plan.Resolution, priority.P1, target("8h"))) }
	tests := []struct {
		reason string
		a, b   plan.Plan
		equal  bool
	}{
		{"the same change twice", eight(), eight(), true},
		{"a change back", m(eight().WithTarget(plan.Resolution, priority.P1, plan.Target{})), plan.Standard(), true},
		{"another target", eight(), plan.Standard(), false},
		{"other thresholds", m(plan.Standard().WithThresholds(50)), plan.Standard(), false},
		{"the thresholds that it had", m(plan.Standard().WithThresholds(100, 75, 50)), plan.Standard(), true},
		{"another rule", m(plan.Standard().WithChangeRule(plan.PlanChange, plan.Keep)), plan.Standard(), false},
		{"the rule that it had", m(plan.Standard().WithChangeRule(plan.PlanChange, plan.Carry)), plan.Standard(), true},
		{"another pause", m(plan.Standard().WithoutPause(plan.Update)), plan.Standard(), false},
		{"no plan and one that holds little", plan.Plan{}, plan.Community(), false},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if test.a == test.b {
				t.Error("==")
			}
			if test.a.Equal(test.b) != test.equal || test.b.Equal(test.a) != test.equal {
				t.Errorf("Equal is %v and %v, want %v", test.a.Equal(test.b), test.b.Equal(test.a), test.equal)
			}
		})
	}
}

func TestDerivedPlansRefuse(t *testing.T) {
	failed := func(p plan.Plan, err error) error {
		t.Helper()
		if !p.IsZero() {
			t.Errorf("plan %v with %v", p, err)
		}
		return err
	}
	for want, err := range map[string]error{
		"plan: Metric(0) is not a metric":                         failed(plan.Standard().WithTarget(0, priority.P1, target("8h"))),
		"plan: Metric(5) is not a metric":                         failed(plan.Standard().WithTarget(5, priority.P1, target("8h"))),
		"plan: community is best effort and cannot have a target": failed(plan.Community().WithTarget(plan.Resolution, priority.P1, target("8h"))),
		"plan: standard has no P5 (P1 to P4)":                     failed(plan.Standard().WithTarget(plan.Resolution, 5, target("8h"))),
		"plan: premium has no P5 (P1 to P4)": failed(plan.Premium().WithTargets(plan.Resolution,
			target("1h"), target("2h"), target("3h"), target("4h"), target("5h"))),
		"plan: standard has no Level(0) (P1 to P4)":                                     failed(plan.Standard().WithTarget(plan.Resolution, 0, target("8h"))),
		"plan: threshold 0 per cent: want 1 to 1000":                                    failed(plan.Standard().WithThresholds(50, 0)),
		"plan: threshold 1001 per cent: want 1 to 1000":                                 failed(plan.Standard().WithThresholds(1001)),
		"plan: threshold -1 per cent: want 1 to 1000":                                   failed(plan.Standard().WithThresholds(-1)),
		"plan: no plan to give thresholds to":                                           failed(plan.Plan{}.WithThresholds(50)),
		"plan: standard, Change(0), carry: want a plan, a kind of change and a rule":    failed(plan.Standard().WithChangeRule(0, plan.Carry)),
		"plan: standard, Change(4), carry: want a plan, a kind of change and a rule":    failed(plan.Standard().WithChangeRule(4, plan.Carry)),
		"plan: standard, plan, ChangeRule(0): want a plan, a kind of change and a rule": failed(plan.Standard().WithChangeRule(plan.PlanChange, 0)),
		"plan: standard, plan, ChangeRule(4): want a plan, a kind of change and a rule": failed(plan.Standard().WithChangeRule(plan.PlanChange, 4)),
		"plan: no plan, calendar, restart: want a plan, a kind of change and a rule":    failed(plan.Plan{}.WithChangeRule(plan.CalendarChange, plan.Restart)),
		"plan: standard, Metric(0): want a plan and a metric":                           failed(plan.Standard().WithoutPause(0)),
		"plan: no plan, update: want a plan and a metric":                               failed(plan.Plan{}.WithoutPause(plan.Update)),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %v", err, want)
		}
	}
	if err := failed(plan.Plan{}.WithTarget(plan.Resolution, priority.P1, target("8h"))); err == nil {
		t.Error("no plan is given a target")
	}
}

func TestThresholds(t *testing.T) {
	for name, p := range plans() {
		var want []int
		if name != "" && name != "community" {
			want = []int{50, 75, 100}
		}
		if diff := cmp.Diff(want, p.Thresholds()); diff != "" {
			t.Errorf("plan %q (-want +got):\n%s", name, diff)
		}
	}
	plan.Standard().Thresholds()[0] = 1
	percents := []int{100, 1, 1000, 100, 1}
	p := must(t)(plan.Standard().WithThresholds(percents...))
	percents[0] = 7
	if diff := cmp.Diff([]int{1, 100, 1000}, p.Thresholds()); diff != "" {
		t.Errorf("sorted, each once (-want +got):\n%s", diff)
	}
	p.Thresholds()[0] = 7
	if diff := cmp.Diff([]int{1, 100, 1000}, p.Thresholds()); diff != "" {
		t.Errorf("a copy was changed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{50, 75, 100}, plan.Standard().Thresholds()); diff != "" {
		t.Errorf("the plan itself (-want +got):\n%s", diff)
	}
	if got := must(t)(p.WithThresholds()).Thresholds(); len(got) > 0 {
		t.Errorf("none: %v", got)
	}
}

func TestChangeRules(t *testing.T) {
	p := must(t)(plan.Premium().WithChangeRule(plan.PriorityChange, plan.Restart))
	p = must(t)(p.WithChangeRule(plan.CalendarChange, plan.Keep))
	rulesOf := func(p plan.Plan) string {
		return fmt.Sprint(p.ChangeRule(plan.PriorityChange), p.ChangeRule(plan.PlanChange), p.ChangeRule(plan.CalendarChange))
	}
	for name, built := range plans() {
		if got := rulesOf(built); got != "carry carry carry" {
			t.Errorf("plan %q: %s", name, got)
		}
	}
	if got := rulesOf(p); got != "restart carry keep" {
		t.Errorf("changed: %s", got)
	}
	for _, c := range []plan.Change{0, 4, 255} {
		if got := p.ChangeRule(c); got != plan.Carry {
			t.Errorf("%v: %v", c, got)
		}
	}
}

func TestPauses(t *testing.T) {
	p := must(t)(plan.Standard().WithoutPause(plan.NextResponse))
	for n := range 256 {
		m := plan.Metric(n)
		for name, built := range plans() {
			if got := built.PauseStops(m); got != m.IsValid() {
				t.Errorf("plan %q: PauseStops(%v) = %v", name, m, got)
			}
		}
		if got := p.PauseStops(m); got != (m.IsValid() && m != plan.NextResponse) {
			t.Errorf("changed: PauseStops(%v) = %v", m, got)
		}
	}
}

func TestChangeText(t *testing.T) {
	for n, want := range map[uint8]string{0: "Change(0)", 1: "priority", 2: "plan", 3: "calendar", 4: "Change(4)", 255: "Change(255)"} {
		if got := plan.Change(n).String(); got != want {
			t.Errorf("Change %d: %q, want %q", n, got, want)
		}
	}
	for n, text := range []string{"", "carry", "restart", "keep"} {
		r := plan.ChangeRule(n)
		data, err := json.Marshal(r)
		if string(data) != `"`+text+`"` || err != nil {
			t.Errorf("%v: JSON %s, %v", r, data, err)
		}
		back, err := unmarshal[plan.ChangeRule](data)
		if back != r || err != nil {
			t.Errorf("%s: back as %v, %v", data, back, err)
		}
		if n > 0 && r.String() != text {
			t.Errorf("String() = %q, want %q", r, text)
		}
	}
	const want = `plan: rule of change "ChangeRule(4)": want carry, restart, keep`
	if text, err := plan.ChangeRule(4).MarshalText(); err == nil || err.Error() != want || text != nil {
		t.Errorf("%q, %v, want %v", text, err, want)
	}
	for _, s := range []string{"", "Carry", "reset", "ChangeRule(1)", "carry "} {
		var parseError *plan.ParseError
		r, err := plan.ParseChangeRule(s)
		if r != 0 || !errors.As(err, &parseError) || parseError.Input != s || parseError.What != "rule of change" {
			t.Errorf("ParseChangeRule(%q) = %v, %#v", s, r, err)
		}
	}
	r := plan.Keep
	if err := r.UnmarshalText([]byte("reset")); err == nil || r != plan.Keep {
		t.Errorf("a wrong text has left %v, %v", r, err)
	}
	if err := r.UnmarshalText(nil); err != nil || r != 0 {
		t.Errorf("an empty text has left %v, %v", r, err)
	}
}

func TestPolicyOfAPlan(t *testing.T) {
	own := must(t)(plan.Standard().WithTarget(plan.Resolution, priority.P1, target("8h")))
	written, err := plan.ParsePolicy([]byte(strings.Replace(readFile(t, builtInFile), `"built-in"`, `"written"`, 1)), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		plan plan.Plan
		want plan.Policy
	}{
		"a plan of a document": {written.Plans()[0], written},
		"no plan":              {plan.Plan{}, plan.Policy{}},
		"a built-in plan":      {plan.Premium(), plan.BuiltIn()},
		"a derived plan":       {own, plan.BuiltIn()},
	} {
		if got := tt.plan.Policy(); !got.Equal(tt.want) {
			t.Errorf("%s is of the policy %q, want %q", name, got.Name(), tt.want.Name())
		}
	}
}

func TestBudget(t *testing.T) {
	c := in(t, calendar.AlwaysOpen(), "UTC")
	start := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	if got, err := target("8h").Budget(c, start); got != 8*time.Hour || err != nil {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := (plan.Target{}).Budget(c, start); got != 0 || !errors.Is(err, calendar.ErrNever) {
		t.Errorf("%v, %v, want ErrNever", got, err)
	}
}

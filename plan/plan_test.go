package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
)

func TestAll(t *testing.T) {
	want := []plan.Plan{plan.Standard(), plan.Premium(), plan.Trial(), plan.Community()}
	if diff := cmp.Diff(want, plan.All()); diff != "" {
		t.Errorf("All (-want +got):\n%s", diff)
	}
	var names []string
	for _, p := range plan.All() {
		names = append(names, p.Name())
	}
	if diff := cmp.Diff([]string{"standard", "premium", "trial", "community"}, names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	plan.All()[0] = plan.Community()
	if plan.All()[0] != plan.Standard() {
		t.Error("All gives out its own slice")
	}
}

// TestIdentity compares every plan with every other: a plan is == and Equal to
// itself, however it was got, and to no other; Trial is not Premium, although it
// has Premium's targets and hours.
func TestIdentity(t *testing.T) {
	for a, p := range plans() {
		for b, q := range plans() {
			if got := p == q; got != (a == b) {
				t.Errorf("%q == %q is %v", a, b, got)
			}
			if got := p.Equal(q); got != (a == b) {
				t.Errorf("%q.Equal(%q) is %v", a, b, got)
			}
		}
		if got := p.IsZero(); got != (a == "") {
			t.Errorf("%q.IsZero() is %v", a, got)
		}
		if a == "" {
			continue
		}
		if q, err := plan.Parse(a); err != nil || q != p || !q.Equal(p) {
			t.Errorf("Parse(%q) = %v, %v, which is not the plan", a, q, err)
		}
	}
	if count := map[plan.Plan]int{plan.Trial(): 1}; count[plan.Trial()] != 1 || count[plan.Premium()] != 0 {
		t.Errorf("plans as keys of a map: %v", count)
	}
}

func TestString(t *testing.T) {
	want := map[string]string{
		"standard": "standard", "premium": "premium", "trial": "trial", "community": "community",
		"": "no plan",
	}
	got := map[string]string{}
	for name, p := range plans() {
		got[name] = fmt.Sprint(p)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("String (-want +got):\n%s", diff)
	}
}

// TestListsAreCopies overwrites, and appends to, what a plan gives out.
func TestListsAreCopies(t *testing.T) {
	lists := map[string]func(plan.Plan) []string{
		"Channels":            plan.Plan.Channels,
		"Training":            plan.Plan.Training,
		"Onboarding":          plan.Plan.Onboarding,
		"ProductAvailability": plan.Plan.ProductAvailability,
		"TicketManagement":    plan.Plan.TicketManagement,
		"SelfService":         plan.Plan.SelfService,
	}
	for method, list := range lists {
		for name, p := range plans() {
			before := strings.Join(list(p), "|")
			given := list(p)
			for i := range given {
				given[i] = "gold"
			}
			_ = append(given[:0], "gold", "gold", "gold")
			if after := strings.Join(list(p), "|"); after != before {
				t.Errorf("plan %q: %s is now %q, was %q", name, method, after, before)
			}
		}
	}
}

// TestRowsShareNothing overwrites a row of Standard that Premium has in common.
func TestRowsShareNothing(t *testing.T) {
	plan.Standard().SelfService()[0] = "gold"
	if got := plan.Premium().SelfService()[0]; got != lookUp[0] {
		t.Errorf("Premium looks up %q", got)
	}
}

func TestPlansDoNotAllocate(t *testing.T) {
	p := plan.Standard()
	allocs := testing.AllocsPerRun(100, func() {
		p.Target(plan.FirstResponse, 1)
		p.BestEffort()
		p.Schedule()
		p.Name()
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

package plan_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
)

// renamed returns the built-in policy under another name.
func renamed(t testing.TB, name string) plan.Policy {
	t.Helper()
	return edited(t, `"name": "built-in"`, fmt.Sprintf("%q: %q", "name", name))
}

// yearly is a policy for 2026, and one for 2027 on.
func yearly(t testing.TB) plan.Timeline {
	t.Helper()
	tl, err := plan.NewTimeline(
		plan.Edition{Policy: renamed(t, "2027"), From: instant(t, "2027-01-01T00:00:00Z")},
		plan.Edition{Policy: renamed(t, "2026"), From: instant(t, "2026-01-01T00:00:00Z")},
	)
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

func TestTimelineAt(t *testing.T) {
	tests := []struct{ name, at, want string }{
		{"before the first there is none", "2025-12-31T23:59:59.999999999Z", ""},
		{"from the first on", "2026-01-01T00:00:00Z", "2026"},
		{"until just before the next", "2026-12-31T23:59:59.999999999Z", "2026"},
		{"from the next on", "2027-01-01T01:00:00+01:00", "2027"},
		{"for ever", "9999-12-31T23:59:59Z", "2027"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := yearly(t).At(instant(t, tt.at)); got.Name() != tt.want || got.IsZero() != (tt.want == "") {
				t.Errorf("At(%s) = %q, want %q", tt.at, got.Name(), tt.want)
			}
		})
	}
	if got := (plan.Timeline{}).At(instant(t, "2026-01-01T00:00:00Z")); !got.IsZero() {
		t.Errorf("no editions: %q", got.Name())
	}
	ever, err := plan.NewTimeline(plan.Edition{Policy: plan.BuiltIn()})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"} {
		if got := ever.At(instant(t, at)); !got.Equal(plan.BuiltIn()) {
			t.Errorf("since ever: At(%s) = %q", at, got.Name())
		}
	}
}

func TestNewTimelineRefuses(t *testing.T) {
	jan, feb := instant(t, "2026-01-01T00:00:00Z"), instant(t, "2026-02-01T00:00:00Z")
	one, other := renamed(t, "one"), edited(t, `"name": "built-in"`, `"name": "one"`, `"P1": "1h"`, `"P1": "2h"`)
	tests := []struct {
		name     string
		editions []plan.Edition
		want     string
	}{
		{"no policy", []plan.Edition{{From: jan}}, `plan: edition "" from 2026-01-01T00:00:00Z: no policy; want one such as plan.BuiltIn()`},
		{"two at once, told in two zones", []plan.Edition{{plan.BuiltIn(), jan}, {one, jan.In(time.FixedZone("", 3600))}},
			`plan: editions "built-in" from 2026-01-01T00:00:00Z and "one" from 2026-01-01T01:00:00+01:00: want an instant of its own for each`},
		{"two since ever", []plan.Edition{{Policy: one}, {Policy: one}}, `plan: editions "one" since ever and "one" since ever: want an instant of its own for each`},
		{"two that differ and have one name", []plan.Edition{{Policy: one}, {plan.BuiltIn(), jan}, {other, feb}},
			`plan: editions "one" since ever and "one" from 2026-02-01T00:00:00Z: the policies differ; want another name for one`},
		{"one that comes back, loaded anew", []plan.Edition{{Policy: one}, {plan.BuiltIn(), jan}, {renamed(t, "one"), feb}}, ""},
		{"none", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := plan.NewTimeline(tt.editions...)
			if got := fmt.Sprint(err); got != tt.want && (tt.want != "" || err != nil) {
				t.Errorf("error %s, want %s", got, tt.want)
			}
		})
	}
}

func TestTimelineIsImmutable(t *testing.T) {
	editions := yearly(t).Editions()
	tl, err := plan.NewTimeline(editions...)
	if err != nil {
		t.Fatal(err)
	}
	editions[0].Policy = plan.BuiltIn()
	tl.Editions()[1].From = time.Time{}
	if diff := cmp.Diff(yearly(t), tl); diff != "" {
		t.Errorf("changed from outside (-want +got):\n%s", diff)
	}
	later, err := plan.NewTimeline(plan.Edition{Policy: renamed(t, "2026"), From: instant(t, "2026-01-01T00:00:01Z")})
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := plan.NewTimeline(plan.Edition{Policy: renamed(t, "2026"), From: instant(t, "2026-01-01T00:00:00Z")})
	if err != nil {
		t.Fatal(err)
	}
	if tl.Equal(plan.Timeline{}) || later.Equal(earlier) {
		t.Error("timelines that differ are Equal")
	}
}

func TestTimelineChanges(t *testing.T) {
	at := func(day int) time.Time { return time.Date(2026, time.March, day, 0, 0, 0, 0, time.UTC) }
	one, other := renamed(t, "one"), renamed(t, "other")
	tl, err := plan.NewTimeline(plan.Edition{one, at(1)}, plan.Edition{other, at(2)}, plan.Edition{renamed(t, "other"), at(3)}, plan.Edition{one, at(4)})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name        string
		from, until time.Time
		want        []string
	}{
		{"all; one that is renewed is no change", time.Time{}, at(9), []string{"1 one", "2 other", "4 one"}},
		{"the first instant is before the changes", at(2), at(4), []string{"4 one"}},
		{"the last is among them", at(1), at(2), []string{"2 other"}},
		{"just before it", at(1), at(2).Add(-1), nil},
		{"from the same to the same", at(1), at(4), []string{"2 other", "4 one"}},
		{"nothing between", at(2), at(2), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for at, p := range tl.Changes(tt.from, tt.until) {
				got = append(got, fmt.Sprint(at.Day(), " ", p.Name()))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	for range tl.Changes(time.Time{}, at(9)) {
		break // which it must allow
	}
}

// TestTimelineChangesLeadToAt: whoever follows the changes knows the policy in force.
func TestTimelineChangesLeadToAt(t *testing.T) {
	policies := []plan.Policy{renamed(t, "one"), renamed(t, "two"), renamed(t, "three")}
	rapid.Check(t, func(t *rapid.T) {
		var editions []plan.Edition
		for _, hour := range rapid.SliceOfNDistinct(rapid.IntRange(0, 40), 0, 8, rapid.ID).Draw(t, "from") {
			from := time.Date(2026, time.March, 1, hour, 0, 0, 0, time.UTC)
			editions = append(editions, plan.Edition{Policy: rapid.SampledFrom(policies).Draw(t, "policy"), From: from})
		}
		tl, err := plan.NewTimeline(editions...)
		if err != nil {
			t.Fatal(err)
		}
		from := time.Date(2026, time.March, 1, rapid.IntRange(-1, 41).Draw(t, "first"), 0, 0, 0, time.UTC)
		until := from.Add(time.Duration(rapid.IntRange(0, 41).Draw(t, "hours")) * time.Hour)
		followed := tl.At(from)
		for at, p := range tl.Changes(from, until) {
			if p.Equal(followed) || !p.Equal(tl.At(at)) || !followed.Equal(tl.At(at.Add(-1))) {
				t.Fatalf("at %v from %q to %q, where %q is in force", at, followed.Name(), p.Name(), tl.At(at).Name())
			}
			followed = p
		}
		if want := tl.At(until); !followed.Equal(want) {
			t.Fatalf("the changes lead to %q, want %q", followed.Name(), want.Name())
		}
	})
}

// A new policy for a new year; tickets of the old one keep what they were promised.
func ExampleNewTimeline() {
	next, err := plan.ParsePolicy([]byte(`{
		"version": 1, "name": "support 2027", "levels": [{"level": "P1", "name": "any"}], "matrix": [["P1"]],
		"schedules": {"office": {"hours": "Mo-Fr 09:00-18:00"}},
		"plans": [{
			"name": "standard", "best_effort": false, "schedule": "office", "targets": {"first_response": {"P1": "2h"}},
			"thresholds": [], "pauses_stop": [], "entitlements": {},
			"change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}
		}]
	}`), nil)
	if err != nil {
		panic(err)
	}
	timeline, err := plan.NewTimeline(
		plan.Edition{Policy: plan.BuiltIn()},
		plan.Edition{Policy: next, From: time.Date(2027, time.January, 1, 0, 0, 0, 0, time.UTC)},
	)
	if err != nil {
		panic(err)
	}
	fmt.Println(timeline.At(time.Date(2026, time.December, 31, 12, 0, 0, 0, time.UTC)).Name())
	fmt.Println(timeline.At(time.Date(2027, time.January, 1, 12, 0, 0, 0, time.UTC)).Name())
	// Output:
	// built-in
	// support 2027
}

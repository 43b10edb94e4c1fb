package plan_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// evaluated is an evaluation in March, a gap, and Standard from May on.
func evaluated(t testing.TB) plan.Subscription {
	t.Helper()
	s, err := plan.NewSubscription(
		plan.Term{Plan: plan.Standard(), From: instant(t, "2026-05-01T00:00:00Z")},
		plan.Term{Plan: plan.Trial(), From: instant(t, "2026-03-01T00:00:00Z"), Until: instant(t, "2026-04-01T00:00:00Z")},
	)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSubscriptionAt(t *testing.T) {
	tests := []struct {
		name, at string
		want     plan.Plan
	}{
		{"before the first term: the fallback", "2026-02-28T23:59:59.999999999Z", plan.Community()},
		{"a term holds from its first instant on", "2026-03-01T00:00:00Z", plan.Trial()},
		{"until just before its end", "2026-03-31T23:59:59.999999999Z", plan.Trial()},
		{"and not at its end", "2026-04-01T00:00:00Z", plan.Community()},
		{"in a gap: the fallback", "2026-04-15T00:00:00Z", plan.Community()},
		{"a term without an end", "2999-01-01T00:00:00Z", plan.Standard()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := evaluated(t).At(instant(t, tt.at)); got != tt.want {
				t.Errorf("At(%s) = %v, want %v", tt.at, got, tt.want)
			}
			if got := evaluated(t).WithFallback(plan.Premium()).At(instant(t, tt.at)); tt.want == plan.Community() && got != plan.Premium() {
				t.Errorf("with another fallback, At(%s) = %v, want premium", tt.at, got)
			}
		})
	}
	if got := (plan.Subscription{}).At(time.Now()); got != plan.Community() {
		t.Errorf("without terms: %v, want community", got)
	}
	ever, err := plan.NewSubscription(plan.Term{Plan: plan.Premium()})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []time.Time{{}, instant(t, "0001-01-01T00:00:00Z"), instant(t, "9999-12-31T23:59:59Z")} {
		if got := ever.At(at); got != plan.Premium() {
			t.Errorf("since ever, for ever: At(%v) = %v", at, got)
		}
	}
}

func TestNewSubscriptionRefuses(t *testing.T) {
	jan, feb, mar := instant(t, "2026-01-01T00:00:00Z"), instant(t, "2026-02-01T00:00:00Z"), instant(t, "2026-03-01T00:00:00Z")
	std := plan.Standard()
	tests := []struct {
		name  string
		terms []plan.Term
		want  string
	}{
		{"no plan", []plan.Term{{From: jan}}, "plan: term no plan [2026-01-01T00:00:00Z, ...): no plan; want one such as plan.Standard()"},
		{"inverted", []plan.Term{{std, feb, jan}}, "plan: term standard [2026-02-01T00:00:00Z, 2026-01-01T00:00:00Z): it must begin before it ends"},
		{"empty", []plan.Term{{std, jan, jan}}, "plan: term standard [2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z): it must begin before it ends"},
		{"overlapping, in whatever order", []plan.Term{{std, feb.Add(-1), mar}, {std, jan, feb}},
			"plan: terms standard [2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z) and standard [2026-01-31T23:59:59.999999999Z, 2026-03-01T00:00:00Z) overlap"},
		{"one without an end before another", []plan.Term{{Plan: std, From: jan}, {Plan: std, From: feb}},
			"plan: terms standard [2026-01-01T00:00:00Z, ...) and standard [2026-02-01T00:00:00Z, ...) overlap"},
		{"two since ever", []plan.Term{{Plan: std, Until: jan}, {Plan: std, Until: feb}}, "plan: terms standard [..., 2026-01-01T00:00:00Z) and standard [..., 2026-02-01T00:00:00Z) overlap"},
		{"touching is no overlap", []plan.Term{{std, feb, mar}, {std, jan, feb}}, ""},
		{"none", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := plan.NewSubscription(tt.terms...)
			if got := fmt.Sprint(err); got != tt.want && (tt.want != "" || err != nil) {
				t.Errorf("error %s, want %s", got, tt.want)
			}
		})
	}
}

func TestSubscriptionIsImmutable(t *testing.T) {
	terms := evaluated(t).Terms()
	s, err := plan.NewSubscription(terms...)
	if err != nil {
		t.Fatal(err)
	}
	terms[0].Plan = plan.Premium()
	s.Terms()[1].Plan = plan.Premium()
	if diff := cmp.Diff(evaluated(t), s); diff != "" {
		t.Errorf("changed from outside (-want +got):\n%s", diff)
	}
	if s.Equal(s.WithFallback(plan.Trial())) || !s.Equal(s.WithFallback(plan.Community())) {
		t.Error("Equal does not look at the fallback")
	}
}

// TestOnDates: the day begins where the customer is, in Havana at 01:00 on the Sunday on
// which the clocks skip midnight.
func TestOnDates(t *testing.T) {
	havana, err := time.LoadLocation("America/Havana")
	if err != nil {
		t.Fatal(err)
	}
	term, err := plan.OnDates(plan.Trial(), calendar.MustParseDate("2026-03-08"), calendar.MustParseDate("2026-03-22"), havana)
	if err != nil {
		t.Fatal(err)
	}
	want := plan.Term{Plan: plan.Trial(), From: instant(t, "2026-03-08T05:00:00Z"), Until: instant(t, "2026-03-22T04:00:00Z")}
	if diff := cmp.Diff(want, term); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	open, err := plan.OnDates(plan.Trial(), calendar.Date{}, calendar.Date{}, havana)
	if err != nil || !open.Equal(plan.Term{Plan: plan.Trial()}) {
		t.Errorf("without dates: %v, %v, want since ever and for ever", open, err)
	}
	for name, dates := range map[string][2]calendar.Date{
		"none":  {},
		"from":  {calendar.MustParseDate("2026-03-08"), {}},
		"until": {{}, calendar.MustParseDate("2026-03-08")},
	} {
		if _, err := plan.OnDates(plan.Trial(), dates[0], dates[1], nil); err == nil || !strings.Contains(err.Error(), "location") {
			t.Errorf("%s, in no location: error %v", name, err)
		}
		far := time.FixedZone("far", 48*60*60)
		if _, err := plan.OnDates(plan.Trial(), dates[0], dates[1], far); (err == nil) != (name == "none") {
			t.Errorf("%s, two days from UTC: error %v", name, err)
		}
	}
}

func TestChanges(t *testing.T) {
	s, err := plan.NewSubscription(
		plan.Term{Plan: plan.Trial(), From: instant(t, "2026-03-01T00:00:00Z"), Until: instant(t, "2026-04-01T00:00:00Z")},
		plan.Term{Plan: plan.Standard(), From: instant(t, "2026-04-01T00:00:00Z"), Until: instant(t, "2026-05-01T00:00:00Z")},
		plan.Term{Plan: plan.Standard(), From: instant(t, "2026-05-01T00:00:00Z"), Until: instant(t, "2026-06-01T00:00:00Z")},
	)
	if err != nil {
		t.Fatal(err)
	}
	changes := func(from, until string) (got []string) {
		for at, p := range s.Changes(instant(t, from), instant(t, until)) {
			got = append(got, at.Format(time.DateOnly)+" "+p.Name())
		}
		return got
	}
	tests := []struct {
		name, from, until string
		want              []string
	}{
		{"all, and none where a term follows one of the same plan", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z",
			[]string{"2026-03-01 trial", "2026-04-01 standard", "2026-06-01 community"}},
		{"one at the first instant is none after it", "2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z", nil},
		{"one at the last instant is", "2026-03-02T00:00:00Z", "2026-04-01T00:00:00Z", []string{"2026-04-01 standard"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, changes(tt.from, tt.until)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	for range s.Changes(instant(t, "2026-01-01T00:00:00Z"), instant(t, "2027-01-01T00:00:00Z")) {
		break // stops without a panic
	}
}

// TestChangesAgreeWithAt: between two changes the plan is the same, at each it is another.
func TestChangesAgreeWithAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at, end := time.Unix(0, 0).UTC(), time.Unix(100, 0).UTC()
		var terms []plan.Term
		for at.Before(end) {
			from := at.Add(time.Duration(rapid.IntRange(0, 9).Draw(t, "gap")) * time.Second)
			at = from.Add(time.Duration(rapid.IntRange(1, 20).Draw(t, "length")) * time.Second)
			terms = append(terms, plan.Term{Plan: rapid.SampledFrom(plan.All()).Draw(t, "plan"), From: from, Until: at})
		}
		s, err := plan.NewSubscription(rapid.Permutation(terms).Draw(t, "order")...)
		if err != nil {
			t.Fatal(err)
		}
		now := s.At(time.Unix(-10, 0))
		next := make(map[int64]plan.Plan)
		for at, p := range s.Changes(time.Unix(-10, 0), time.Unix(200, 0)) {
			next[at.Unix()] = p
		}
		for sec := int64(-9); sec <= 200; sec++ {
			if p, ok := next[sec]; ok {
				if p == now {
					t.Fatalf("no change at %d", sec)
				}
				now = p
			}
			if got := s.At(time.Unix(sec, 0)); got != now {
				t.Fatalf("At(%d) = %v, after the changes it is %v", sec, got, now)
			}
		}
	})
}

func ExampleNewSubscription() {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		fmt.Println(err)
		return
	}
	trial, err := plan.OnDates(plan.Trial(), calendar.MustParseDate("2026-03-16"), calendar.MustParseDate("2026-03-30"), paris)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := plan.NewSubscription(trial, plan.Term{Plan: plan.Standard(), From: time.Date(2026, time.April, 1, 0, 0, 0, 0, paris)})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []int{29, 30, 32} {
		fmt.Println(s.At(time.Date(2026, time.March, day, 12, 0, 0, 0, paris)))
	}
	// Output:
	// trial
	// community
	// standard
}

func ExampleSubscription_Changes() {
	s, err := plan.NewSubscription(plan.Term{
		Plan:  plan.Trial(),
		From:  time.Date(2026, time.March, 16, 0, 0, 0, 0, time.UTC),
		Until: time.Date(2026, time.March, 30, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	opened := time.Date(2026, time.March, 27, 9, 0, 0, 0, time.UTC)
	for at, p := range s.Changes(opened, opened.AddDate(0, 1, 0)) {
		fmt.Println(at.Format(time.DateOnly), p)
	}
	// Output:
	// 2026-03-30 community
}

func ExamplePlan_WithTargets() {
	day, err := plan.OpenTime(24 * time.Hour)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := plan.Standard().WithTargets(plan.Resolution, day, day, day, day)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Target(plan.Resolution, 1))
	fmt.Println(plan.Standard().Target(plan.Resolution, 1))
	// Output:
	// 24h true
	//  false
}

func ExampleOnDates() {
	havana, err := time.LoadLocation("America/Havana")
	if err != nil {
		fmt.Println(err)
		return
	}
	// 8 March 2026 begins at 01:00 in Havana: the clocks skip midnight.
	fmt.Println(plan.OnDates(plan.Trial(), calendar.MustParseDate("2026-03-08"), calendar.MustParseDate("2026-03-22"), havana))
	// Output:
	// trial [2026-03-08T01:00:00-04:00, 2026-03-22T00:00:00-04:00) <nil>
}

func ExamplePlan_WithThresholds() {
	p, err := plan.Premium().WithThresholds(90, 100, 150)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Thresholds(), plan.Premium().Thresholds())
	// Output:
	// [90 100 150] [50 75 100]
}

func ExamplePlan_WithChangeRule() {
	p, err := plan.Standard().WithChangeRule(plan.PriorityChange, plan.Restart)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.ChangeRule(plan.PriorityChange), p.ChangeRule(plan.PlanChange))
	// Output:
	// restart carry
}

package slatest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/sla/slatest"
)

// TestHardCasesAgreeWithTheModel: the slow one, which steps through the time from Start
// to Due.
func TestHardCasesAgreeWithTheModel(t *testing.T) {
	for _, c := range slatest.HardCases() {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			const day = 24 * time.Hour
			from, to := c.Start, c.Due
			if to.Before(from) {
				from, to = to, from
			}
			model := c.Office.Model().Coarse(later(from, -2*day), later(to, 2*day))
			if due, ok := model.Add(c.Start, c.Open, to.Sub(from)+1); !ok || !due.Equal(c.Due) {
				t.Errorf("due %v, %t, want %v", due, ok, c.Due)
			}
			if open := model.Between(c.Start, c.Due); open != c.Open {
				t.Errorf("%v open, want %v", open, c.Open)
			}
		})
	}
}

// later returns an instant that long after t, if it is supported.
func later(t time.Time, d time.Duration) time.Time {
	if u := t.Add(d); oracle.Supported(u) {
		return u
	}
	return t
}

// TestRulesAreTheDates: what the rules of an office come to is what it says in dates.
func TestRulesAreTheDates(t *testing.T) {
	n := 0
	for _, c := range slatest.HardCases() {
		if len(c.Office.Rules) == 0 {
			continue
		}
		n++
		byDates := c.Office
		byDates.Rules = nil
		var spans [2][]string
		for i, o := range []slatest.Office{c.Office, byDates} {
			made, err := o.Calendar()
			if err != nil {
				t.Fatal(err)
			}
			all, err := made.Spans(c.Start.AddDate(0, 0, -300), c.Start.AddDate(0, 0, 300))
			if err != nil {
				t.Fatal(err)
			}
			for s := range all {
				spans[i] = append(spans[i], s.String())
			}
		}
		if diff := cmp.Diff(spans[0], spans[1]); diff != "" {
			t.Errorf("%s (-by rules +by dates):\n%s", c.Name, diff)
		}
	}
	if n == 0 {
		t.Error("no case has rules")
	}
}

// TestHardCasesAreNamed: by a rule whose cases stand together, and a name of their own
// in it, which go test takes for the name of a sub-test.
func TestHardCasesAreNamed(t *testing.T) {
	seen, last := map[string]bool{}, ""
	for _, c := range slatest.HardCases() {
		if name := c.Rule + ": " + c.Name; seen[name] {
			t.Errorf("%s is there twice", name)
		} else {
			seen[name] = true
		}
		if c.Rule != last && seen[c.Rule] {
			t.Errorf("the cases of %q do not stand together", c.Rule)
		}
		seen[c.Rule], last = true, c.Rule
		if strings.Contains(c.Rule, "/") || !strings.HasSuffix(c.Name, c.Office.Location.String()) {
			t.Errorf("%s: %s", c.Rule, c.Name)
		}
	}
}

// TestHardCasesAreTheCallers: to change as they like.
func TestHardCasesAreTheCallers(t *testing.T) {
	describe := func() (lines []string) {
		for _, c := range slatest.HardCases() {
			lines = append(lines, c.String(), fmt.Sprint(len(c.Office.Rules)))
		}
		return lines
	}
	before := describe()
	for _, c := range slatest.HardCases() {
		clear(c.Office.Special)
		clear(c.Office.Closed)
		clear(c.Office.Holidays)
		for _, hours := range c.Office.Week {
			clear(hours)
		}
		for _, rule := range c.Office.Rules {
			rule.Func = nil
		}
	}
	if diff := cmp.Diff(before, describe()); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

package plan_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

// TestLintSlowIsTheQuickest: a target is slow if and only if it takes too long from every
// quarter of an hour of the dates that are looked at, for hours that open and close then.
func TestLintSlowIsTheQuickest(t *testing.T) {
	quarter := 15 * time.Minute
	rapid.Check(t, func(t *rapid.T) {
		var days []string
		for _, day := range []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"} {
			if rapid.Bool().Draw(t, day) {
				open := rapid.IntRange(0, 94).Draw(t, "open")
				end := rapid.IntRange(open+1, 95).Draw(t, "close")
				days = append(days, fmt.Sprintf("%s %02d:%02d-%02d:%02d", day, open/4, open%4*15, end/4, end%4*15))
			}
		}
		if len(days) == 0 {
			days = []string{"24/7"}
		}
		hours := strings.Join(days, "; ")
		length := time.Duration(rapid.IntRange(1, 4*60).Draw(t, "target")) * quarter
		target, err := plan.OpenTime(length)
		if err != nil {
			t.Fatal(err)
		}
		c := plan.Checks{From: calendar.MustParseDate("2026-11-23"), MaxDays: rapid.IntRange(1, 9).Draw(t, "days")}
		c.Until = c.From.AddDays(rapid.IntRange(1, 9).Draw(t, "dates"))

		s := calendar.MustParseSchedule(hours)
		cal, err := s.In(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		quickest := 400 * 24 * time.Hour
		from, _ := c.From.At(calendar.TimeOfDay{}, time.UTC)
		until, _ := c.Until.At(calendar.TimeOfDay{}, time.UTC)
		for start := from; start.Before(until); start = start.Add(quarter) {
			due, err := target.Due(cal, start)
			if err != nil {
				t.Fatal(err)
			}
			quickest = min(quickest, due.Sub(start))
		}
		// Up to the last instant of the last quarter, when the desk is closed.
		if due, err := target.Due(cal, until.Add(-1)); err == nil {
			quickest = min(quickest, due.Sub(until))
		}
		p, err := plan.ParsePolicy([]byte(fmt.Sprintf(`{
			"version": 1, "name": "drawn", "levels": [{"level": "P1", "name": "any"}], "matrix": [["P1"]],
			"schedules": {"hours": {"hours": %q}},
			"plans": [{"name": "one", "best_effort": false, "schedule": "hours", "targets": {"resolution": {"P1": %q}},
				"thresholds": [], "pauses_stop": [], "change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}, "entitlements": {}}]
		}`, hours, target)), nil)
		if err != nil {
			t.Fatal(err)
		}
		findings, err := p.Lint(c)
		if err != nil {
			t.Fatal(err)
		}
		slow := len(findings) == 1 && findings[0].Kind == plan.Slow && findings[0].Place == "/plans/0/targets/resolution/P1"
		if want := quickest > time.Duration(c.MaxDays)*24*time.Hour; slow != want || len(findings) > 1 {
			t.Fatalf("%s in %s takes %v at the quickest; findings %v", target, hours, quickest, findings)
		}
	})
}

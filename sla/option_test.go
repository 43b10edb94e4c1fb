package sla_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// The weekday reading is refused to a plan without it, and the plans of the same policy
// that have it are named.
func TestWeekdayReadingIsOfThePolicy(t *testing.T) {
	tests := []struct {
		name  string
		plans []string // of which the last one has none
		want  string
	}{
		{"none", []string{"free"}, "sla: plan free has no weekday reading (no plan of its policy has)"},
		{"one", []string{"gold", "free"}, "sla: plan free has no weekday reading (gold has)"},
		{"two", []string{"gold", "silver", "free"}, "sla: plan free has no weekday reading (gold and silver have)"},
		{"four", []string{"a", "b", "c", "d", "free"}, "sla: plan free has no weekday reading (a, b, c and d have)"},
		{"five", strings.Fields("a b c d e free"), "sla: plan free has no weekday reading (a, b, c, d and e have)"},
		{"ten", strings.Fields("a b c d e f g h i j free"), "sla: plan free has no weekday reading (a, b, c, d, e, f, g, h, i and j have)"},
		{"eleven", strings.Fields("a b c d e f g h i j k free"), "sla: plan free has no weekday reading (a, b, c, d, e, f, g, h, i, j and others have)"},
		{"a long name", []string{strings.Repeat("x", 81), "free"}, "sla: plan free has no weekday reading (" + strings.Repeat("x", 80) + "... has)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const rest = `"thresholds": [], "pauses_stop": [], "entitlements": {}, "change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}`
			var plans []string
			for i, name := range tt.plans {
				hours := "with"
				if i+1 == len(tt.plans) {
					hours = "without"
				}
				plans = append(plans, fmt.Sprintf(`{"name": %q, "best_effort": false, "schedule": %q, "targets": {}, %s}`, name, hours, rest))
			}
			p, err := plan.ParsePolicy([]byte(`{
				"version": 1, "name": "own", "levels": [{"level": "P1", "name": "any"}], "matrix": [["P1"]],
				"schedules": {"with": {"hours": "24/7", "weekday_reading": "Mo-Fr 00:00-24:00"}, "without": {"hours": "24/7"}},
				"plans": [`+strings.Join(plans, ", ")+`]}`), nil)
			if err != nil {
				t.Fatal(err)
			}
			free, _ := p.Plan("free")
			derived, err := free.WithThresholds(50)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range []plan.Plan{free, derived} {
				if _, err := sla.NewDeadlineCalculator(q, time.UTC, sla.WithWeekdayReading()); err == nil || err.Error() != tt.want {
					t.Errorf("got  %v\nwant %s", err, tt.want)
				}
			}
		})
	}
}

package plan_test

import (
	"fmt"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

// A policy that is allowed, with three mistakes in it.
func ExamplePolicy_Lint() {
	policy, err := plan.ParsePolicy([]byte(`{
		"version": 1,
		"name": "support 2027",
		"levels": [{"level": "P1", "name": "urgent"}, {"level": "P2", "name": "normal"}],
		"matrix": [["P1", "P2"], ["P2", "P2"]],
		"schedules": {"evenings": {"hours": "Mo-Fr 18:00-23:59"}},
		"plans": [{
			"name": "silver", "best_effort": false, "schedule": "evenings",
			"targets": {"first_response": {"P1": "8h", "P2": "4h"}},
			"thresholds": [50, 100, 150], "pauses_stop": [],
			"change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"},
			"entitlements": {}
		}]
	}`), nil)
	if err != nil {
		panic(err)
	}
	findings, err := policy.Lint(plan.Checks{
		From: calendar.MustParseDate("2027-01-01"), Until: calendar.MustParseDate("2027-02-01"),
	})
	for _, f := range findings {
		fmt.Println(f)
	}
	fmt.Println(err)
	// Output:
	// /schedules/evenings/hours: last minute: hours end at 23:59:00 on 2027-01-01, just before midnight, which is 24:00; 21 times so until 2027-02-01
	// /plans/0/targets/first_response/P1: inverted targets: 8h is longer than 4h of P2, for a ticket opened at 2027-01-01T00:00:00Z
	// /plans/0/thresholds/2: late threshold: 150 per cent comes after the due instant, at 100
	// <nil>
}

// A schedule whose closed dates were entered by hand, up to last year.
func ExampleLintSchedule() {
	hours := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").
		WithClosed("Christmas Day", calendar.MustParseDate("2025-12-25"), calendar.MustParseDate("2026-12-25"))
	findings, err := plan.LintSchedule(hours, plan.Checks{
		From: calendar.MustParseDate("2027-01-01"), Until: calendar.MustParseDate("2028-01-01"),
	})
	for _, f := range findings {
		fmt.Println(f)
	}
	fmt.Println(err)
	// Output:
	// runs out: closed date: none after 2026-12-25
	// runs out: closed date "Christmas Day": none after 2026-12-25
	// <nil>
}

// The customer in Paris and the desk in Denver are never there at the same time.
func ExampleLintCalendar() {
	var offices []*calendar.Calendar
	for _, zone := range []string{"Europe/Paris", "America/Denver"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			panic(err)
		}
		c, err := calendar.MustParseSchedule("Mo-Fr 09:00-15:00").In(loc)
		if err != nil {
			panic(err)
		}
		offices = append(offices, c)
	}
	both, err := calendar.Intersection(offices[0].Location(), offices...)
	if err != nil {
		panic(err)
	}
	fmt.Println(plan.LintCalendar(both, plan.Checks{
		From: calendar.MustParseDate("2027-01-01"), Until: calendar.MustParseDate("2028-01-01"),
	}))
	// Output:
	// [no overlap: never open from 2027-01-01 on] <nil>
}

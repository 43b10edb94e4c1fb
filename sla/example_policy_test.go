package sla_test

import (
	"fmt"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// A policy of one's own has its own matrix, levels and plans; here two urgencies, four
// impacts and five levels.
func ExampleNewPolicyDesk() {
	policy, err := plan.ParsePolicy([]byte(`{
	  "version": 1,
	  "name": "hosting",
	  "levels": [
	    {"level": "P1", "name": "outage"}, {"level": "P2", "name": "severe"}, {"level": "P3", "name": "normal"},
	    {"level": "P4", "name": "minor"}, {"level": "P5", "name": "planning"}
	  ],
	  "matrix": [["P1", "P2", "P3", "P4"], ["P2", "P3", "P4", "P5"]],
	  "schedules": {"office": {"hours": "Mo-Fr 09:00-18:00"}},
	  "plans": [{
	    "name": "silver", "best_effort": false, "schedule": "office",
	    "targets": {"first_response": {"P1": "30m", "P2": "2h", "P3": "8h", "P4": "1 business day", "P5": "5 business days"}},
	    "thresholds": [75, 100],
	    "pauses_stop": ["first_response"],
	    "change_rules": {"priority": "carry", "plan": "carry", "calendar": "keep"},
	    "entitlements": {"channels": ["phone", "chat"]}
	  }]
	}`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	silver, _ := policy.Plan("silver")
	desk, err := sla.NewPolicyDesk(policy, sla.Serve(silver, sla.WithHolidays(us.ThanksgivingDay)))
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket := sla.Request{
		Plan: "silver", Zone: "America/Chicago", Urgency: 1, Impact: 2,
		Created: time.Date(2026, time.November, 25, 23, 0, 0, 0, time.UTC), // on the eve of Thanksgiving
	}
	fmt.Println(desk.Deadline(ticket))
	ticket.Urgency, ticket.Impact = 2, 4
	fmt.Println(desk.Deadline(ticket))
	// Output:
	// silver P2, 2h: due 2026-11-27 10:00:00 CST <nil>
	// silver P5, 5 business days: due 2026-12-03 17:00:00 CST <nil>
}

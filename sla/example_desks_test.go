package sla_test

import (
	"fmt"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A new policy comes into force while a ticket runs. Its deadline is that of the policy in
// force when it was created. If its log follows the change, what was used counts against
// the new target, by the old plan's rule for a change of plan.
func ExampleDesks() {
	next, err := plan.ParsePolicy([]byte(`{
		"version": 1, "name": "support 2027",
		"levels": [{"level": "P1", "name": "urgent"}, {"level": "P2", "name": "normal"}], "matrix": [["P1", "P2"]],
		"schedules": {"office": {"hours": "Mo-Fr 08:00-18:00"}},
		"plans": [{
			"name": "standard", "best_effort": false, "schedule": "office", "targets": {"first_response": {"P1": "30m", "P2": "2h"}},
			"thresholds": [100], "pauses_stop": ["first_response"], "entitlements": {},
			"change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}
		}]
	}`), nil)
	if err != nil {
		panic(err)
	}
	paris := load("Europe/Paris")
	timeline, err := plan.NewTimeline(
		plan.Edition{Policy: plan.BuiltIn()},
		plan.Edition{Policy: next, From: time.Date(2027, time.January, 4, 9, 0, 0, 0, paris)},
	)
	if err != nil {
		panic(err)
	}
	desks, err := sla.NewDesks(timeline)
	if err != nil {
		panic(err)
	}
	customer, err := plan.NewSubscription(plan.Term{Plan: plan.Standard()})
	if err != nil {
		panic(err)
	}

	created := time.Date(2027, time.January, 4, 8, 0, 0, 0, paris)
	fmt.Println(desks.Deadline(sla.Request{Plan: "standard", Zone: "Europe/Paris", Priority: priority.P2, Created: created}))

	now := time.Date(2027, time.January, 4, 9, 30, 0, 0, paris)
	desk, err := desks.At(created)
	if err != nil {
		panic(err)
	}
	calculator, err := desk.Calculator("standard", "Europe/Paris")
	if err != nil {
		panic(err)
	}
	log := append(desks.Changes(customer, created, now), sla.Opened(created, priority.P2))
	ticket, _ := calculator.Replay(log...)
	status := ticket.Status(plan.FirstResponse, now)
	due, _ := status.Due()
	fmt.Println(log[0])
	fmt.Println(due, status.Used, status.Budget)
	// Output:
	// standard P2, 3h: due 2027-01-04 11:00:00 CET <nil>
	// 2027-01-04T08:00:00Z plan changed "support 2027/standard"
	// 2027-01-04 10:00:00 +0100 CET 1h30m0s 2h0m0s
}

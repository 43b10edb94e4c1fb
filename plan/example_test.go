package plan_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// By when must a P3 that a Standard customer in Paris opened on a Friday afternoon
// have its first response?
func Example() {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	p := plan.Standard()
	target, _ := p.Target(plan.FirstResponse, priority.P3)
	hours, _ := p.Schedule()
	office, err := hours.In(paris)
	if err != nil {
		panic(err)
	}
	opened := time.Date(2026, time.November, 27, 15, 0, 0, 0, paris)
	due, err := target.Due(office, opened)
	if err != nil {
		panic(err)
	}
	fmt.Println(target, "of", p.SupportHours())
	fmt.Println(due)
	// Output:
	// 8h of Monday to Friday 08:00-17:00, customer's local zone
	// 2026-11-30 14:00:00 +0100 CET
}

// The policy's table of targets.
func ExamplePlan_Target() {
	for _, p := range plan.All() {
		fmt.Printf("%-9s", p)
		for l := priority.P1; l <= p.LastLevel(); l++ {
			if target, ok := p.Target(plan.FirstResponse, l); ok {
				fmt.Printf("  %v %v", l, target)
			} else {
				fmt.Printf("  %v none", l)
			}
		}
		fmt.Println()
	}
	// Output:
	// standard   P1 1h  P2 3h  P3 8h  P4 24h
	// premium    P1 15m  P2 1h  P3 4h  P4 8h
	// trial      P1 15m  P2 1h  P3 4h  P4 8h
	// community  P1 none  P2 none  P3 none  P4 none
}

func ExampleStandard() {
	p := plan.Standard()
	fmt.Println(p, p.SupportHours())
	fmt.Println(p.Channels())
	// Output:
	// standard Monday to Friday 08:00-17:00, customer's local zone
	// [phone web]
}

func ExamplePremium() {
	p := plan.Premium()
	fmt.Println(p, p.SupportHours())
	fmt.Println(p.Channels())
	// Output:
	// premium 24 x 7 x 365
	// [phone web account manager]
}

// A trial has Premium's targets and hours; of the rest the policy says nothing.
func ExampleTrial() {
	p := plan.Trial()
	target, _ := p.Target(plan.FirstResponse, priority.P1)
	fmt.Println(p, target, p.SupportHours())
	fmt.Println("channels stated:", len(p.Channels()))
	fmt.Println("premium:", p == plan.Premium())
	// Output:
	// trial 15m 24 x 7 x 365
	// channels stated: 0
	// premium: false
}

// Best effort is an answer, not an error: there is no target and no clock.
func ExampleCommunity() {
	p := plan.Community()
	_, promised := p.Target(plan.FirstResponse, priority.P1)
	_, clock := p.Schedule()
	fmt.Println(p, p.Channels())
	fmt.Println("best effort:", p.BestEffort(), "promised:", promised, "clock:", clock)
	// Output:
	// community [e-mail]
	// best effort: true promised: false clock: false
}

func ExampleParse() {
	p, err := plan.Parse("Premium")
	fmt.Println(p == plan.Premium(), err)
	_, err = plan.Parse("gold")
	fmt.Println(err)
	// Output:
	// true <nil>
	// plan: plan "gold": want standard, premium, trial, community
}

// The other rows of the policy's table.
func ExamplePlan_Training() {
	for _, p := range []plan.Plan{plan.Standard(), plan.Premium()} {
		fmt.Println(p.Training(), p.Onboarding())
	}
	fmt.Println(plan.Premium().ProductAvailability())
	fmt.Println(plan.Premium().TicketManagement())
	// Output:
	// [recorded training self-service] [onboarding help]
	// [custom training premium] [onboarding help]
	// [minor upgrades major upgrades patches]
	// [historical documents (past tickets)]
}

// Premium's clock runs round the clock. Read by its column heading, "Monday to
// Friday", it would stop at weekends.
func ExamplePlan_WeekdaySchedule() {
	target, _ := plan.Premium().Target(plan.FirstResponse, priority.P4)
	opened := time.Date(2026, time.November, 27, 20, 0, 0, 0, time.UTC)
	always, _ := plan.Premium().Schedule()
	weekdays, _ := plan.Premium().WeekdaySchedule()
	strict, err := always.In(time.UTC)
	if err != nil {
		panic(err)
	}
	other, err := weekdays.In(time.UTC)
	if err != nil {
		panic(err)
	}
	fmt.Println(target.Due(strict, opened))
	fmt.Println(target.Due(other, opened))
	// Output:
	// 2026-11-28 04:00:00 +0000 UTC <nil>
	// 2026-11-30 04:00:00 +0000 UTC <nil>
}

func ExampleParseTarget() {
	target, err := plan.ParseTarget("1.5h")
	fmt.Println(target, err)
	_, err = plan.ParseTarget("1d")
	fmt.Println(err)
	// Output:
	// 1h30m <nil>
	// plan: target "1d": want "24h" or "1 business day"; a day could be either
}

func ExampleOpenTime() {
	target, err := plan.OpenTime(90 * time.Minute)
	fmt.Println(target, err)
	_, err = plan.OpenTime(0)
	fmt.Println(err)
	// Output:
	// 1h30m <nil>
	// plan: target "0s": want an open time of more than 0
}

// The due instant of a target depends on the hours that it runs in.
func ExampleTarget_Due() {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err)
	}
	hours, _ := plan.Standard().Schedule()
	office, err := hours.In(newYork)
	if err != nil {
		panic(err)
	}
	day, err := plan.ParseTarget("24h")
	if err != nil {
		panic(err)
	}
	opened := time.Date(2026, time.March, 5, 8, 0, 0, 0, newYork) // Thursday before the clocks change
	fmt.Println(day.Due(office, opened))
	// Output:
	// 2026-03-09 14:00:00 -0400 EDT <nil>
}

func ExampleParseMetric() {
	m, err := plan.ParseMetric("first_response")
	fmt.Println(m, err)
	// Output:
	// first response <nil>
}

// Plans, metrics and targets are texts in JSON.
func ExamplePlan_UnmarshalText() {
	var contract struct {
		Plan    plan.Plan
		Targets map[plan.Metric]plan.Target
	}
	err := json.Unmarshal([]byte(`{"plan": "standard", "targets": {"resolution": "16h"}}`), &contract)
	fmt.Println(contract.Plan == plan.Standard(), contract.Targets[plan.Resolution], err)
	// Output:
	// true 16h <nil>
}

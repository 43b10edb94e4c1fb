package sla_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// From a ticket to its due instant.
func Example() {
	desk, err := sla.NewDesk()
	if err != nil {
		panic(err)
	}
	deadline, err := desk.Deadline(sla.Request{
		Plan: "standard", Zone: "Europe/Paris",
		Urgency: priority.UrgencyHigh, Impact: priority.ImpactHigh,
		Created: time.Date(2026, time.November, 27, 15, 30, 0, 0, time.UTC), // Friday 16:30 in Paris
	})
	fmt.Println(deadline, err)
	// Output:
	// standard P1, 1h: due 2026-11-30 08:30:00 CET <nil>
}

func load(zone string) *time.Location {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	return loc
}

// A calculator serves the customers of one plan in one zone.
func ExampleNewDeadlineCalculator() {
	calculator, err := sla.NewDeadlineCalculator(plan.Premium(), load("America/New_York"))
	if err != nil {
		panic(err)
	}
	level, err := priority.Classify(priority.UrgencyHigh, priority.ImpactLow)
	if err != nil {
		panic(err)
	}
	// Half past midnight, an hour and a half before the clocks go forward.
	created := time.Date(2026, time.March, 8, 0, 30, 0, 0, calculator.Location())
	fmt.Println(calculator.Deadline(level, created))
	// Output:
	// premium P3, 4h: due 2026-03-08 05:30:00 EDT <nil>
}

// 24 open hours are two days and six hours of a 9-hour day.
func ExampleDeadlineCalculator_Deadline() {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), load("Asia/Kolkata"))
	if err != nil {
		panic(err)
	}
	monday := time.Date(2026, time.November, 23, 8, 0, 0, 0, calculator.Location())
	for _, level := range []priority.Level{priority.P1, priority.P2, priority.P3, priority.P4} {
		fmt.Println(calculator.Deadline(level, monday))
	}
	// Output:
	// standard P1, 1h: due 2026-11-23 09:00:00 IST <nil>
	// standard P2, 3h: due 2026-11-23 11:00:00 IST <nil>
	// standard P3, 8h: due 2026-11-23 16:00:00 IST <nil>
	// standard P4, 24h: due 2026-11-25 14:00:00 IST <nil>
}

// A plan may promise a resolution too, from the same instant on.
func ExampleDeadlineCalculator_DeadlineFor() {
	days, err := plan.ParseTarget("2 business days")
	if err != nil {
		panic(err)
	}
	gold, err := plan.Standard().WithTarget(plan.Resolution, priority.P1, days)
	if err != nil {
		panic(err)
	}
	calculator, err := sla.NewDeadlineCalculator(gold, load("Europe/Paris"))
	if err != nil {
		panic(err)
	}
	friday := time.Date(2026, time.November, 27, 16, 30, 0, 0, calculator.Location())
	fmt.Println(calculator.DeadlineFor(plan.FirstResponse, priority.P1, friday))
	fmt.Println(calculator.DeadlineFor(plan.Resolution, priority.P1, friday))
	// Output:
	// standard P1, 1h: due 2026-11-30 08:30:00 CET <nil>
	// standard P1, 2 business days: due 2026-12-01 16:30:00 CET <nil>
}

// The calendar of a calculator answers more questions about its hours.
func ExampleDeadlineCalculator_Calendar() {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), load("Europe/Paris"))
	if err != nil {
		panic(err)
	}
	office, _ := calculator.Calendar()
	saturday := time.Date(2026, time.November, 28, 12, 0, 0, 0, time.UTC)
	fmt.Println(office.IsOpen(saturday))
	fmt.Println(office.NextOpen(saturday))
	// Output:
	// false
	// 2026-11-30 08:00:00 +0100 CET <nil>
}

// The policy names no holidays; these are rules of github.com/rickar/cal.
func ExampleWithHolidays() {
	newYork := load("America/New_York")
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), newYork, sla.WithHolidays(us.Holidays...))
	if err != nil {
		panic(err)
	}
	// Independence Day 2026 is a Saturday, observed on Friday the 3rd.
	thursday := time.Date(2026, time.July, 2, 16, 30, 0, 0, newYork)
	fmt.Println(calculator.Deadline(priority.P1, thursday))
	// Output:
	// standard P1, 1h: due 2026-07-06 08:30:00 EDT <nil>
}

// The hours of a customer whose contract says so.
func ExampleWithSchedule() {
	nights := calendar.MustParseSchedule("Mo-Fr 22:00-06:00")
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), load("Europe/Paris"), sla.WithSchedule(nights))
	if err != nil {
		panic(err)
	}
	fmt.Println(calculator.Deadline(priority.P2, time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)))
	// Output:
	// standard P2, 3h: due 2026-11-24 01:00:00 CET <nil>
}

// The reading of the policy that is not the default: its columns of targets are
// headed "Monday to Friday".
func ExampleWithWeekdayReading() {
	friday := time.Date(2026, time.November, 27, 23, 50, 0, 0, time.UTC)
	for _, opts := range [][]sla.Option{nil, {sla.WithWeekdayReading()}} {
		calculator, err := sla.NewDeadlineCalculator(plan.Premium(), time.UTC, opts...)
		if err != nil {
			panic(err)
		}
		fmt.Println(calculator.Deadline(priority.P1, friday))
	}
	// Output:
	// premium P1, 15m: due 2026-11-28 00:05:00 UTC <nil>
	// premium P1, 15m: due 2026-11-30 00:05:00 UTC <nil>
}

// A desk makes its calculators when they are asked for.
func ExampleDesk_Calculator() {
	desk, err := sla.NewDesk()
	if err != nil {
		panic(err)
	}
	calculator, err := desk.Calculator("Trial", "Asia/Tokyo")
	if err != nil {
		panic(err)
	}
	fmt.Println(calculator.Plan(), calculator.Location())
	_, err = desk.Calculator("gold", "Asia/Tokyo")
	fmt.Println(err)
	// Output:
	// trial Asia/Tokyo
	// sla: plan "gold": want standard, premium, trial, community
}

// Holidays under one plan are no holidays under another.
func ExampleServe() {
	desk, err := sla.NewDesk(
		sla.Serve(plan.Standard(), sla.WithHolidays(us.Holidays...)),
		sla.Serve(plan.Premium()),
	)
	if err != nil {
		panic(err)
	}
	christmas := time.Date(2026, time.December, 25, 10, 0, 0, 0, load("America/New_York"))
	for _, name := range []string{"standard", "premium"} {
		fmt.Println(desk.Deadline(sla.Request{
			Plan: name, Zone: "America/New_York", Priority: priority.P1, Created: christmas,
		}))
	}
	// Output:
	// standard P1, 1h: due 2026-12-28 09:00:00 EST <nil>
	// premium P1, 15m: due 2026-12-25 10:15:00 EST <nil>
}

// The level comes from urgency and impact, or the customer has chosen it.
func ExampleDesk_Deadline() {
	desk, err := sla.NewDesk()
	if err != nil {
		panic(err)
	}
	ticket := sla.Request{
		Plan: "premium", Zone: "America/Sao_Paulo",
		Urgency: priority.UrgencyMedium, Impact: priority.ImpactLow,
		Created: time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC),
	}
	fmt.Println(desk.Deadline(ticket))
	ticket.Priority = priority.P1
	fmt.Println(desk.Deadline(ticket))
	ticket.Zone = ""
	_, err = desk.Deadline(ticket)
	var unknown *sla.NameError
	fmt.Println(errors.As(err, &unknown) && unknown.What == "zone")
	// Output:
	// premium P4, 8h: due 2026-11-23 17:00:00 -03 <nil>
	// premium P1, 15m: due 2026-11-23 09:15:00 -03 <nil>
	// true
}

// Best effort is a normal answer: a level, and no due instant.
func ExampleDeadline_Due() {
	calculator, err := sla.NewDeadlineCalculator(plan.Community(), time.UTC)
	if err != nil {
		panic(err)
	}
	deadline, err := calculator.Deadline(priority.P1, time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC))
	if err != nil {
		panic(err)
	}
	_, ok := deadline.Due()
	value, err := deadline.Value() // SQL NULL
	fmt.Println(deadline, ok, deadline.BestEffort(), value, err)
	// Output:
	// community P1: best effort false true <nil> <nil>
}

func ExampleDeadline_MarshalJSON() {
	created := time.Date(2026, time.November, 23, 7, 0, 0, 0, time.UTC)
	for _, p := range []plan.Plan{plan.Standard(), plan.Community()} {
		calculator, err := sla.NewDeadlineCalculator(p, load("Europe/Paris"))
		if err != nil {
			panic(err)
		}
		deadline, err := calculator.Deadline(priority.P2, created)
		if err != nil {
			panic(err)
		}
		data, err := json.Marshal(deadline)
		fmt.Println(string(data), err)
	}
	// Output:
	// {"version":1,"plan":"standard","priority":"P2","target":"3h","zone":"Europe/Paris","created":"2026-11-23T07:00:00Z","due":"2026-11-23T10:00:00Z"} <nil>
	// null <nil>
}

// What was not given is told apart from what is wrong.
func ExampleLevelError() {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC)
	if err != nil {
		panic(err)
	}
	created := time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)
	for _, level := range []priority.Level{0, 5} {
		_, err := calculator.Deadline(level, created)
		fmt.Println(err, errors.Is(err, sla.ErrUnset))
	}
	// Output:
	// sla: level: not set; plan standard has P1 to P4 true
	// sla: level: plan standard has no P5 (P1 to P4) false
}

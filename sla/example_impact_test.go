package sla_test

import (
	"fmt"
	"time"

	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// What 26 December as a holiday would have done to the tickets of a December.
func ExampleComparison_Impact() {
	boxingDay := &cal.Holiday{Name: "Boxing Day", Month: time.December, Day: 26, Func: cal.CalcDayOfMonth}
	before, err := sla.NewDesk()
	if err != nil {
		panic(err)
	}
	after, err := sla.NewDesk(sla.Serve(plan.Standard(), sla.WithHolidays(boxingDay)))
	if err != nil {
		panic(err)
	}
	tickets := func(yield func(sla.Case) bool) { // rows of a database, one after the other
		for day := 21; day <= 28; day++ {
			created := time.Date(2028, time.December, day, 15, 30, 0, 0, time.UTC)
			ticket := sla.Case{
				ID:       fmt.Sprint("INC", day),
				Request:  sla.Request{Plan: "standard", Zone: "Europe/Paris", Priority: priority.P1, Created: created},
				Answered: created.Add(24 * time.Hour),
			}
			if !yield(ticket) {
				return
			}
		}
	}

	comparison := sla.Comparison{Before: before.Deadline, After: after.Deadline}
	impact := comparison.Impact(tickets, func(e sla.Effect) bool {
		fmt.Println(e.Case.ID, e.Shift, e.BreachedBefore, e.BreachedAfter)
		return true
	})
	fmt.Println(impact)
	// Output:
	// INC25 24h0m0s true false
	// INC26 30m0s true true
	// 2 of 8 deadlines moved: 2 later, by up to 24h0m0s; breaches: 6 before, 5 after: 1 gone
}

// The totals of two parts of the tickets, on two processors, add up.
func ExampleImpact_Plus() {
	first := sla.Impact{priority.P1: {Tickets: 6000, Later: 400, MostLater: 72 * time.Hour}}
	second := sla.Impact{priority.P1: {Tickets: 4000, Later: 12, MostLater: 24 * time.Hour}}
	fmt.Println(first.Plus(second))
	// Output:
	// 412 of 10000 deadlines moved: 412 later, by up to 72h0m0s
}

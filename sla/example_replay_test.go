package sla_test

import (
	"fmt"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// friday is when the tickets of these examples are opened, an hour before the desk closes.
var friday = time.Date(2026, time.November, 20, 16, 0, 0, 0, time.UTC)

// waiting is a ticket that waited for its customer over a weekend.
func waiting() *sla.Ticket {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC)
	if err != nil {
		panic(err)
	}
	ticket, findings := calculator.Replay(
		sla.Opened(friday, priority.P2),
		sla.Paused(friday.Add(30*time.Minute), "waiting for the customer"),
		sla.Resumed(friday.Add(65*time.Hour)), // Monday 09:00
	)
	if len(findings) > 0 {
		panic(findings)
	}
	return ticket
}

func ExampleDeadlineCalculator_Replay() {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	// The events come in any order, and one of them cannot be.
	ticket, findings := calculator.Replay(
		sla.AgentReplied(friday.Add(20*time.Minute)),
		sla.Resumed(friday.Add(10*time.Minute)),
		sla.Opened(friday, priority.P2),
	)
	fmt.Println(ticket.Status(plan.FirstResponse, friday.Add(time.Hour)).State)
	for _, f := range findings {
		fmt.Println(f)
	}
	// Output:
	// met
	// impossible: 2026-11-20T16:10:00Z resumed: the ticket is not paused
}

func ExampleTicket_Status() {
	ticket := waiting()
	for _, at := range []time.Duration{10 * time.Minute, 24 * time.Hour, 65 * time.Hour} {
		s := ticket.Status(plan.FirstResponse, friday.Add(at))
		left, _ := s.Remaining()
		fmt.Println(s.State, "used", s.Used, "left", left)
	}
	due, _ := ticket.Status(plan.FirstResponse, friday.Add(65*time.Hour)).Due()
	fmt.Println("due", due.Format("Mon 15:04"))
	// Output:
	// running used 10m0s left 2h50m0s
	// paused used 30m0s left 2h30m0s
	// running used 30m0s left 2h30m0s
	// due Mon 11:30
}

func ExampleTicket_Alerts() {
	for _, a := range waiting().Alerts(friday.AddDate(0, 0, 7)) {
		fmt.Println(a.At.Format("Mon 15:04"), a.Percent, "per cent")
	}
	// Output:
	// Mon 10:00 50 per cent
	// Mon 10:45 75 per cent
	// Mon 11:30 100 per cent
}

func ExampleTicket_Next() {
	ticket := waiting()
	for at, ok := ticket.Next(friday); ok; at, ok = ticket.Next(at) {
		fmt.Println(at.Format("Mon 15:04"))
	}
	// Output:
	// Fri 16:30
	// Mon 09:00
	// Mon 10:00
	// Mon 10:45
	// Mon 11:30
}

func ExampleTicket_Cycles() {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, _ := calculator.Replay(
		sla.Opened(friday, priority.P2),
		sla.Resolved(friday.Add(30*time.Minute)),
		sla.Reopened(friday.Add(66*time.Hour)),
	)
	for _, s := range ticket.Cycles(plan.Resolution, friday.Add(67*time.Hour)) {
		fmt.Println(s.Cycle, s.Phase, s.Elapsed)
	}
	// Output:
	// 1 stopped 30m0s
	// 2 running 1h0m0s
}

func ExampleTicket_Explain() {
	x := waiting().Explain(plan.FirstResponse, friday.Add(65*time.Hour))
	for _, p := range x.Pieces {
		fmt.Println(p.Start.Format("Mon 15:04"), p.Duration(), p.Label)
	}
	// Output:
	// Fri 16:00 30m0s counted
	// Fri 16:30 64h30m0s paused
}

func ExampleStatus_Explain() {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, _ := calculator.Replay(
		sla.Opened(friday, priority.P2),
		sla.Resolved(friday.Add(30*time.Minute)),
		sla.Reopened(friday.Add(65*time.Hour)),
	)
	for _, s := range ticket.Cycles(plan.Resolution, friday.Add(66*time.Hour)) {
		for _, p := range s.Explain().Pieces {
			fmt.Println(s.Cycle, p.Start.Format("Mon 15:04"), p.Duration(), p.Label)
		}
	}
	// Output:
	// 1 Fri 16:00 30m0s counted
	// 2 Mon 09:00 1h0m0s counted
}

func ExamplePlanChanges() {
	evaluation := plan.Term{Plan: plan.Trial(), Until: friday.AddDate(0, 0, 3)}
	subscription, err := plan.NewSubscription(evaluation)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range sla.PlanChanges(subscription, friday, friday.AddDate(0, 1, 0)) {
		fmt.Println(e)
	}
	// Output:
	// 2026-11-23T16:00:00Z plan changed "community"
}

func ExampleWithCalendar() {
	nights, err := calendar.MustParseSchedule("Mo-Su 22:00-06:00").In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC, sla.WithCalendar("nights", nights))
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, _ := calculator.Replay(sla.Opened(friday, priority.P2), sla.CalendarChanged(friday.Add(time.Hour), "nights"))
	due, _ := ticket.Status(plan.FirstResponse, friday.Add(2*time.Hour)).Due()
	fmt.Println(due.Format("Mon 15:04"))
	// Output:
	// Sat 00:00
}

func ExampleNewDesk() {
	desk, err := sla.NewDesk(
		sla.Serve(plan.Standard(), sla.WithHolidays(us.ThanksgivingDay)),
		sla.Serve(plan.Premium()),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	eve := time.Date(2026, time.November, 25, 21, 30, 0, 0, time.UTC)
	for _, name := range []string{"standard", "premium", "trial"} {
		fmt.Println(desk.Deadline(sla.Request{Plan: name, Zone: "America/New_York", Priority: priority.P1, Created: eve}))
	}
	// Output:
	// standard P1, 1h: due 2026-11-27 08:30:00 EST <nil>
	// premium P1, 15m: due 2026-11-25 16:45:00 EST <nil>
	// no deadline sla: plan "trial": want standard, premium
}

package sla_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A log is stored line by line and replayed years later.
func ExampleEvent_MarshalJSON() {
	opened := time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC)
	var stored bytes.Buffer
	encoder := json.NewEncoder(&stored)
	for _, e := range []sla.Event{
		sla.Opened(opened, priority.P2).WithID("8823").WithReason("Ann Martin", "backups are slow"),
		sla.Paused(opened.Add(time.Hour), "waiting for the customer"),
		sla.Resumed(opened.Add(3 * time.Hour)),
	} {
		if err := encoder.Encode(e); err != nil {
			panic(err)
		}
	}
	fmt.Print(&stored)

	var log []sla.Event
	for decoder := json.NewDecoder(&stored); decoder.More(); {
		var e sla.Event
		if err := decoder.Decode(&e); err != nil {
			panic(err)
		}
		log = append(log, e)
	}
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC)
	if err != nil {
		panic(err)
	}
	ticket, findings := calculator.Replay(log...)
	fmt.Println(ticket.Status(plan.FirstResponse, opened.Add(4*time.Hour)).Due())
	fmt.Println(len(findings), "findings")
	// Output:
	// {"version":1,"at":"2026-11-23T08:00:00Z","kind":"opened","priority":"P2","id":"8823","by":"Ann Martin","reason":"backups are slow"}
	// {"version":1,"at":"2026-11-23T09:00:00Z","kind":"paused","reason":"waiting for the customer"}
	// {"version":1,"at":"2026-11-23T11:00:00Z","kind":"resumed"}
	// 2026-11-23 13:00:00 +0000 UTC true
	// 0 findings
}

// What is not right is refused, with the place and what is allowed.
func ExampleEvent_UnmarshalJSON() {
	for _, line := range []string{
		`{"version":1,"at":"2026-11-23T08:00:00+01:00","kind":"resumed"}`,
		`{"version":1,"at":"2026-11-23 08:00","kind":"resumed"}`,
		`{"version":1,"at":"2026-11-23T08:00:00Z","kind":"resumed","by_whom":"Ann"}`,
		`{"version":2,"at":"2026-11-23T08:00:00Z","kind":"resumed"}`,
	} {
		var e sla.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(e)
	}
	// Output:
	// 2026-11-23T07:00:00Z resumed
	// sla: event: /at "2026-11-23 08:00": want an instant in RFC 3339, to the nanosecond at most, in the years 1 to 9999, as in 2026-11-23T08:00:00Z
	// sla: event: /by_whom: unknown member: want version, at, kind, priority, seq, id, name, by, reason
	// sla: event: /version 2: want 1
}

// A status that was read answers as the one that was written.
func ExampleStatus_UnmarshalJSON() {
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), time.UTC)
	if err != nil {
		panic(err)
	}
	opened := time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC)
	ticket, _ := calculator.Replay(sla.Opened(opened, priority.P2))
	data, err := json.MarshalIndent(ticket.Status(plan.FirstResponse, opened.Add(time.Hour)), "", "  ")
	if err != nil {
		panic(err)
	}
	fmt.Println(string(data))

	var status sla.Status
	if err := json.Unmarshal(data, &status); err != nil {
		panic(err)
	}
	fmt.Println(status.Remaining())
	// Output:
	// {
	//   "version": 1,
	//   "metric": "first_response",
	//   "cycle": 1,
	//   "at": "2026-11-23T09:00:00Z",
	//   "state": "running",
	//   "phase": "running",
	//   "priority": "P2",
	//   "plan": "standard",
	//   "target": "3h",
	//   "started": "2026-11-23T08:00:00Z",
	//   "stopped": null,
	//   "due": "2026-11-23T11:00:00Z",
	//   "due_if_resumed": null,
	//   "breached": null,
	//   "elapsed_ns": 3600000000000,
	//   "used_ns": 3600000000000,
	//   "budget_ns": 10800000000000,
	//   "error": null,
	//   "commitments": [
	//     {
	//       "from": "2026-11-23T08:00:00Z",
	//       "until": null,
	//       "priority": "P2",
	//       "plan": "standard",
	//       "target": "3h",
	//       "state": "running",
	//       "due": "2026-11-23T11:00:00Z",
	//       "breached": null,
	//       "used_ns": 3600000000000,
	//       "budget_ns": 10800000000000,
	//       "by": null,
	//       "reason": null
	//     }
	//   ]
	// }
	// 2h0m0s true
}

// What is stored of an alert lets none be sent twice; see the package doc for the
// table.
func ExampleAlert_MarshalJSON() {
	calculator, err := sla.NewDeadlineCalculator(plan.Premium(), time.UTC)
	if err != nil {
		panic(err)
	}
	opened := time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC)
	ticket, _ := calculator.Replay(sla.Opened(opened, priority.P1).WithID("8823"))
	encoder := json.NewEncoder(os.Stdout)
	for _, alert := range ticket.Alerts(opened.Add(10 * time.Minute)) {
		if err := encoder.Encode(alert); err != nil {
			panic(err)
		}
	}
	// Output:
	// {"version":1,"key":"first_response/\"8823\"/\"8823\"/50","metric":"first_response","cycle":1,"percent":50,"at":"2026-11-23T08:07:30Z","priority":"P1","plan":"premium","cycle_event":"8823","commitment_event":"8823"}
}

// A deadline is read back in its zone; null is the zero Deadline.
func ExampleDeadline_UnmarshalJSON() {
	for _, data := range []string{
		`{"version":1,"plan":"standard","priority":"P2","target":"3h","zone":"Europe/Paris","created":"2026-11-23T07:00:00Z","due":"2026-11-23T10:00:00Z"}`,
		`null`,
	} {
		var deadline sla.Deadline
		err := json.Unmarshal([]byte(data), &deadline)
		fmt.Println(deadline, err)
	}
	// Output:
	// standard P2, 3h: due 2026-11-23 11:00:00 CET <nil>
	// no deadline <nil>
}

// "Why is this due in six days?"
func ExampleExplanation_String() {
	newYork := load("America/New_York")
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), newYork, sla.WithHolidays(us.ThanksgivingDay))
	if err != nil {
		panic(err)
	}
	opened := time.Date(2026, time.November, 25, 15, 0, 0, 0, newYork)
	ticket, _ := calculator.Replay(sla.Opened(opened, priority.P4).WithReason("Ann Martin", "a question on retention"))
	fmt.Println(ticket.Explain(plan.FirstResponse, opened.Add(30*time.Minute)))
	// Output:
	// First response: due Tue 1 Dec 2026 12:00 EST, in 6 days. No answer by
	// Wed 25 Nov 2026 15:30 EST: 30 min of 24 h used, 23 h 30 min left.
	//
	// Why
	//   Wed 25 Nov 2026 15:00 EST  Opened with priority P4 by Ann Martin (a question
	//                              on retention). The standard plan promises 24 h for
	//                              P4.
	//   The clock runs in these hours only: Monday to Friday 08:00-17:00, customer's
	//   local zone (America/New_York).
	//
	// So far
	//   Wed 25 Nov 2026 15:00 EST  30 min counted; 30 min in all.
	//
	// Ahead
	//   Wed 25 Nov 2026 15:30 EST  1 h 30 min counted; 2 h of 24 h.
	//   Wed 25 Nov 2026 17:00 EST  7 h not counted: outside support hours.
	//   Thu 26 Nov 2026 00:00 EST  24 h not counted: holiday, Thanksgiving Day.
	//   Fri 27 Nov 2026 00:00 EST  8 h not counted: outside support hours.
	//   Fri 27 Nov 2026 08:00 EST  9 h counted; 11 h of 24 h.
	//   Fri 27 Nov 2026 17:00 EST  63 h not counted: outside support hours (Sat, Sun).
	//   Mon 30 Nov 2026 08:00 EST  9 h counted; 20 h of 24 h.
	//   Mon 30 Nov 2026 17:00 EST  15 h not counted: outside support hours.
	//   Tue 1 Dec 2026 08:00 EST   4 h counted; 24 h of 24 h.
	//   Tue 1 Dec 2026 12:00 EST   Due.
}

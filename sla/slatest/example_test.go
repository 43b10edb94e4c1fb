package slatest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla/slatest"
)

// A printer stands for the *testing.T of a test, so that the examples can show what it
// is told.
type printer struct{}

func (printer) Helper()                           {}
func (printer) Errorf(format string, args ...any) { fmt.Printf(format+"\n", args...) }
func (printer) Fatalf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

func Example() {
	t := printer{} // in a test, its *testing.T

	paris := slatest.In(t, "Europe/Paris")
	ticket := paris.Log().
		At("Fri 2026-11-20 16:00").Opened(priority.P2).
		After("30m").Paused("waiting for the customer").
		At("Mon 09:00").Resumed().
		Replay(paris.Calculator(plan.Standard()))

	slatest.AssertPaused(t, ticket, plan.FirstResponse, paris.At("Sat 2026-11-21 12:00"))
	slatest.AssertDue(t, ticket.Status(plan.FirstResponse, paris.At("Mon 2026-11-23 09:30")), "Mon 2026-11-23 11:30")
	slatest.AssertExplained(t, ticket.Explain(plan.FirstResponse, paris.At("Mon 2026-11-23 09:30")),
		"Fri 2026-11-20 16:00 CET to 16:30: counted",
		"Fri 2026-11-20 16:30 CET to Mon 2026-11-23 09:00 CET: paused, waiting for the customer",
		"Mon 2026-11-23 09:00 CET to 09:30: counted",
	)
	fmt.Println("no complaint")
	// Output:
	// no complaint
}

// What an assertion says of a ticket that stands otherwise: the difference, and why.
func ExampleAssertMet() {
	t := printer{} // in a test, its *testing.T

	paris := slatest.In(t, "Europe/Paris")
	ticket := paris.Log().
		At("Fri 2026-11-20 16:30").Opened(priority.P1).
		At("Mon 09:00").AgentReplied().
		Replay(paris.Calculator(plan.Standard()))
	slatest.AssertMet(t, ticket, plan.FirstResponse, paris.At("Mon 2026-11-23 09:00"))
	// Output:
	// first response at Mon 2026-11-23 09:00 CET (-want +got):
	//   - met
	//   + breached and stopped, due Mon 2026-11-23 08:30 CET, 1h30m of 1h
	// First response: breached. It was due Mon 23 Nov 2026 08:30 CET. The desk
	// answered Mon 23 Nov 2026 09:00 CET: 1 h 30 min of 1 h used, 30 min too much.
	//
	// Why
	//   Fri 20 Nov 2026 16:30 CET  Opened with priority P1. The standard plan promises
	//                              1 h for P1.
	//   The clock runs in these hours only: Monday to Friday 08:00-17:00, customer's
	//   local zone (Europe/Paris).
	//
	// So far
	//   Fri 20 Nov 2026 16:30 CET  30 min counted; 30 min in all.
	//   Fri 20 Nov 2026 17:00 CET  63 h not counted: outside support hours (Sat, Sun).
	//   Mon 23 Nov 2026 08:00 CET  30 min counted; 1 h in all.
	//   Mon 23 Nov 2026 08:30 CET  Due. From here on it is late.
	//   Mon 23 Nov 2026 08:30 CET  30 min counted; 1 h 30 min in all.
	//   Mon 23 Nov 2026 09:00 CET  The desk answered. The clock stops.
}

func ExampleAssertDue() {
	t := printer{} // in a test, its *testing.T

	newYork := slatest.In(t, "America/New_York")
	deadline, err := newYork.Calculator(plan.Standard()).Deadline(priority.P2, newYork.At("Fri 2026-11-20 16:30"))
	if err != nil {
		t.Fatalf("%v", err)
	}
	slatest.AssertDue(t, deadline, "Mon 2026-11-23 11:30")
	// Output:
	// due (-want +got):
	//   - Mon 2026-11-23 11:30 EST
	//   + Mon 2026-11-23 10:30 EST, 1h earlier
	// standard P2, 3h: due 2026-11-23 10:30:00 EST; created Fri 2026-11-20 16:30 EST in America/New_York
}

// A text that says no instant, or two, is a mistake of the test.
func ExampleZone_At() {
	t := printer{} // in a test, its *testing.T

	newYork := slatest.In(t, "America/New_York")
	fmt.Println(newYork.At("Sun 2026-11-01 01:30 EST"))
	newYork.At("Sun 2026-11-01 01:30")
	newYork.At("Sun 2026-03-08 02:30")
	newYork.At("Mon 2026-11-01 12:00")
	// Output:
	// 2026-11-01 01:30:00 -0500 EST
	// slatest: "Sun 2026-11-01 01:30" occurs more than once in America/New_York: say which, EDT (2026-11-01T05:30:00Z) or EST (2026-11-01T06:30:00Z)
	// slatest: "Sun 2026-03-08 02:30" does not occur in America/New_York
	// slatest: "Mon 2026-11-01 12:00": 2026-11-01 is a Sunday
}

func ExampleHardCases() {
	rules := map[string]int{}
	for _, c := range slatest.HardCases() {
		rules[c.Rule]++
		if rules[c.Rule] == 1 && len(rules) < 4 {
			fmt.Println(c)
		}
	}
	// Output:
	// every interval is half-open: used up exactly at closing, due at that closing, Europe/Paris: 1h of Mo-Fr 08:00-17:00 in Europe/Paris from Fri 2026-11-20 16:00 CET ends at Fri 2026-11-20 17:00 CET
	// hours of a day merge: overlapping hours never count twice, UTC: 9h of Mo 08:00-17:00 in UTC from Mon 2026-01-05 08:00 UTC ends at Mon 2026-01-05 17:00 UTC
	// a reading that never occurs counts nothing: 01:00 to 04:00 is two hours, America/New_York: 4h of Mo-Su 00:00-08:00 in America/New_York from Sat 2026-03-07 07:00 EST ends at Sun 2026-03-08 04:00 EDT
}

// The clock of another system, in a test of its own.
func ExampleConformance() {
	_ = func(t *testing.T) {
		slatest.Conformance(t, func(o slatest.Office) (slatest.Clock, error) {
			return o.Calendar() // or a client of the other system
		})
	}
}

// What another system has answered and kept.
func ExampleCheckStored() {
	stored := strings.NewReader(`
{"id":"T-1","hours":"Mo-Fr 08:00-17:00","zone":"Europe/Paris","start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-23T09:30:00Z"}
{"id":"T-2","hours":"Mo-Su 00:00-08:00","zone":"America/New_York","start":"2026-03-07T12:00:00Z","open":"4h","due":"2026-03-08T09:00:00Z"}
`)
	for m := range slatest.CheckStored(slatest.ReadResults(stored), time.Second) {
		fmt.Println(m)
	}
	// Output:
	// T-2: 4h of "Mo-Su 00:00-08:00" in America/New_York from Sat 2026-03-07 07:00 EST: due Sun 2026-03-08 05:00 EDT, 1h later than Sun 2026-03-08 04:00 EDT
}

// The order of delivery changes nothing, whatever the policy, the ticket and its log.
func ExampleLogs() {
	_ = func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			paris := slatest.In(t, "Europe/Paris")
			calculator := paris.Calculator(slatest.Plans().Draw(t, "plan"))
			opened := slatest.Instants(paris.Location()).Draw(t, "opened")
			log := slatest.Logs(plan.BuiltIn(), opened).Draw(t, "log")
			ticket, _ := calculator.Replay(log...)
			again, _ := calculator.Replay(slatest.Deliveries(log).Draw(t, "delivery")...)
			at := opened.AddDate(0, 0, 7)
			slatest.AssertStanding(t, again, plan.FirstResponse, at, slatest.Standing(ticket.Status(plan.FirstResponse, at)))
		})
	}
}

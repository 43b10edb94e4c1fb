package slatest

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// A Promise is what may have a due instant: an [sla.Deadline] or an [sla.Status].
type Promise interface {
	Due() (due time.Time, ok bool)
}

// AssertDue fails the test unless the promise has the due instant that the text says
// (see the package doc) in the location of the due instant, the customer's:
// "Mon 2026-11-23 10:30".
func AssertDue(t TB, p Promise, want string) {
	t.Helper()
	due, ok := p.Due()
	if !ok {
		t.Errorf("not due (-want +got):\n  - %s\n  + no due instant\n%s", want, about(p))
		return
	}
	at, err := parseInstant(want, due.Location())
	if err != nil {
		t.Fatalf("slatest: %v", err)
		return
	}
	if !at.Equal(due) {
		t.Errorf("due (-want +got):\n  - %s\n  + %s, %s\n%s", formatInstant(at), formatInstant(due), apart(at, due), about(p))
	}
}

// AssertNoDue fails the test if the promise has a due instant. A best effort plan
// promises none.
func AssertNoDue(t TB, p Promise) {
	t.Helper()
	if due, ok := p.Due(); ok {
		t.Errorf("due (-want +got):\n  - no due instant\n  + %s\n%s", formatInstant(due), about(p))
	}
}

// AssertRunning fails the test unless the metric is on time at the instant and its
// clock runs.
func AssertRunning(t TB, ticket *sla.Ticket, m plan.Metric, at time.Time) {
	t.Helper()
	assertState(t, ticket, m, at, sla.StateRunning)
}

// AssertPaused fails the test unless the metric is on time at the instant and its clock
// stands.
func AssertPaused(t TB, ticket *sla.Ticket, m plan.Metric, at time.Time) {
	t.Helper()
	assertState(t, ticket, m, at, sla.StatePaused)
}

// AssertMet fails the test unless the clock of the metric was stopped in time, by the
// instant.
func AssertMet(t TB, ticket *sla.Ticket, m plan.Metric, at time.Time) {
	t.Helper()
	assertState(t, ticket, m, at, sla.StateMet)
}

// AssertBreached fails the test unless the due instant of the metric had passed, by the
// instant.
func AssertBreached(t TB, ticket *sla.Ticket, m plan.Metric, at time.Time) {
	t.Helper()
	assertState(t, ticket, m, at, sla.StateBreached)
}

func assertState(t TB, ticket *sla.Ticket, m plan.Metric, at time.Time, want sla.State) {
	t.Helper()
	if s := ticket.Status(m, at); s.State != want {
		t.Errorf("%v at %s (-want +got):\n  - %v\n  + %s\n%s", m, formatInstant(at), want, Standing(s), story(ticket, m, at))
	}
}

// AssertStanding fails the test unless the metric stands at the instant as [Standing]
// tells it.
func AssertStanding(t TB, ticket *sla.Ticket, m plan.Metric, at time.Time, want string) {
	t.Helper()
	if got := Standing(ticket.Status(m, at)); got != want {
		t.Errorf("%v at %s (-want +got):\n  - %s\n  + %s\n%s", m, formatInstant(at), want, got, story(ticket, m, at))
	}
}

// AssertExplained fails the test unless the pieces so far are those that [Pieces]
// tells.
func AssertExplained(t TB, x sla.Explanation, want ...string) {
	t.Helper()
	assertLines(t, fmt.Sprintf("%v explained at %s", x.Status.Metric, formatInstant(x.Status.At)), want, Pieces(x.Pieces))
}

// AssertAhead fails the test unless the pieces that lie ahead, to the due instant, are
// those that [Pieces] tells.
func AssertAhead(t TB, x sla.Explanation, want ...string) {
	t.Helper()
	assertLines(t, fmt.Sprintf("%v ahead at %s", x.Status.Metric, formatInstant(x.Status.At)), want, Pieces(x.Ahead))
}

// AssertAlerts fails the test unless the alerts that have fired by the instant are
// these, with instants in the location of that one:
//
//	first response 50%: Mon 2026-11-23 09:30 CET
//	resolution 100% of cycle 2: Mon 2026-11-23 11:00 CET
func AssertAlerts(t TB, ticket *sla.Ticket, until time.Time, want ...string) {
	t.Helper()
	var got []string
	for _, a := range ticket.Alerts(until) {
		line := fmt.Sprintf("%v %d%%", a.Metric, a.Percent)
		if a.Cycle > 1 {
			line += fmt.Sprintf(" of cycle %d", a.Cycle)
		}
		got = append(got, line+": "+formatInstant(a.At.In(until.Location())))
	}
	assertLines(t, "alerts by "+formatInstant(until), want, got)
}

func assertLines(t TB, what string, want, got []string) {
	t.Helper()
	if len(want) == 0 && len(got) == 0 {
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// apart says how far and which way got is from want.
func apart(want, got time.Time) string {
	if got.After(want) {
		return distance(want, got) + " later"
	}
	return distance(got, want) + " earlier"
}

// distance returns the time from one instant to a later one; where that is more than a
// time.Duration holds, in days of 24 hours and the rest: "146097 days and 3h".
func distance(from, to time.Time) string {
	d := to.Sub(from) // which stops at what it can hold
	if from.Add(d).Equal(to) {
		return formatDuration(d)
	}
	const day = 24 * time.Hour
	days := (to.Unix() - from.Unix()) / int64(day/time.Second)
	if d = to.Sub(from.UTC().AddDate(0, 0, int(days))); d < 0 { // by less than a second
		days, d = days-1, d+day
	}
	if d == 0 {
		return fmt.Sprintf("%d days", days)
	}
	return fmt.Sprintf("%d days and %s", days, formatDuration(d))
}

// about says what a promise was made of.
func about(p Promise) string {
	switch p := p.(type) {
	case sla.Deadline:
		return fmt.Sprintf("%v; created %s in %s", p, formatInstant(p.Created()), p.Created().Location())
	case sla.Status:
		return fmt.Sprintf("%v at %s: %s", p.Metric, formatInstant(p.At), Standing(p))
	}
	return fmt.Sprintf("%+v", p)
}

// story tells why a metric stands as it does.
func story(ticket *sla.Ticket, m plan.Metric, at time.Time) string {
	return strings.TrimRight(ticket.Explain(m, at).String(), "\n")
}

package sla_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// trialUntil is an evaluation that ends at an instant, and nothing after it.
func trialUntil(t *testing.T, end time.Time) plan.Subscription {
	t.Helper()
	s, err := plan.NewSubscription(plan.Term{Plan: plan.Trial(), Until: end})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestDeadlineUnder: a ticket is judged by the plan in force when it was created.
func TestDeadlineUnder(t *testing.T) {
	desk, err := sla.NewDesk()
	if err != nil {
		t.Fatal(err)
	}
	end := at(t, "2026-11-21T00:00:00Z", utc)
	s := trialUntil(t, end)
	tests := []struct {
		name    string
		created time.Time
		want    string
	}{
		{"the evaluation ends before the ticket is due", end.Add(-time.Minute), "trial P3, 4h: due 2026-11-21 03:59:00 UTC"},
		{"at its end the next plan holds", end, "community P3: best effort"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := desk.DeadlineUnder(s, sla.Request{Plan: "whatever", Zone: "UTC", Priority: priority.P3, Created: tt.created})
			if err != nil || d.String() != tt.want {
				t.Errorf("%v, %v, want %s", d, err, tt.want)
			}
		})
	}
	if _, err := desk.DeadlineUnder(s, sla.Request{Zone: "UTC", Priority: priority.P3}); !errors.Is(err, sla.ErrUnset) {
		t.Errorf("without an instant of creation: error %v, want ErrUnset", err)
	}
}

func TestPlanChanges(t *testing.T) {
	opened := at(t, "2026-11-20T21:00:00Z", utc)
	end := at(t, "2026-11-21T00:00:00Z", utc)
	got := sla.PlanChanges(trialUntil(t, end), opened, end)
	want := []sla.Event{sla.PlanChanged(end, "community").WithReason("", "the subscription")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := sla.PlanChanges(trialUntil(t, end), opened, end.Add(-1)); got != nil {
		t.Errorf("before its end: %v", got)
	}
	c := calculator(t, plan.Trial(), utc)
	ticket := replay(t, c, append(got, sla.Opened(opened, priority.P3))...)
	if s := ticket.Status(plan.FirstResponse, end); s.State != sla.StateBestEffort {
		t.Errorf("after the end of the evaluation: %v, want best effort", s.State)
	}
}

func ExampleDesk_DeadlineUnder() {
	desk, err := sla.NewDesk()
	if err != nil {
		fmt.Println(err)
		return
	}
	trial := plan.Term{Plan: plan.Trial(), Until: time.Date(2026, time.December, 1, 0, 0, 0, 0, time.UTC)}
	subscription, err := plan.NewSubscription(trial)
	if err != nil {
		fmt.Println(err)
		return
	}
	request := sla.Request{
		Zone: "Europe/Paris", Urgency: priority.UrgencyHigh, Impact: priority.ImpactLow,
		Created: time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC),
	}
	fmt.Println(desk.DeadlineUnder(subscription, request))
	request.Created = request.Created.AddDate(0, 0, 10)
	fmt.Println(desk.DeadlineUnder(subscription, request))
	// Output:
	// trial P3, 4h: due 2026-11-23 14:00:00 CET <nil>
	// community P3: best effort <nil>
}

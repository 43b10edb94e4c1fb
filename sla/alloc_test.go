package sla_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TestNothingAllocates counts what one ticket allocates, with the memory filled
// beforehand. It is not parallel, since it counts for the whole program.
func TestNothingAllocates(t *testing.T) {
	newYork := zone(t, "America/New_York")
	created := make([]time.Time, 0, 64)
	for i := range cap(created) {
		created = append(created, time.Date(2026, time.January, 1+5*i, i%24, i, i, i, newYork))
	}
	desk, err := sla.NewDesk()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	next := func() time.Time {
		n++
		return created[n%len(created)]
	}
	var got sla.Deadline
	calls := map[string]func() error{
		"Classify": func() error {
			_, err := priority.Classify(priority.UrgencyHigh, priority.ImpactLow)
			return err
		},
		"Desk.Deadline by urgency and impact": func() (err error) {
			got, err = desk.Deadline(sla.Request{Plan: "standard", Zone: "America/New_York",
				Urgency: priority.UrgencyMedium, Impact: priority.ImpactLow, Created: next()})
			return err
		},
		"Desk.Deadline by a chosen level": func() (err error) {
			got, err = desk.Deadline(sla.Request{Plan: "premium", Zone: "Europe/Paris", Priority: priority.P1, Created: next()})
			return err
		},
		"Desk.Deadline of best effort": func() (err error) {
			got, err = desk.Deadline(sla.Request{Plan: "community", Zone: "Asia/Tokyo", Priority: priority.P1, Created: next()})
			return err
		},
		"Desk.Deadline of a plan in capitals": func() (err error) {
			got, err = desk.Deadline(sla.Request{Plan: "Standard", Zone: "America/New_York", Priority: priority.P1, Created: next()})
			return err
		},
		"Deadline's accessors": func() error {
			got.Due()
			got.Created()
			got.Target()
			got.BestEffort()
			got.Level()
			got.Plan()
			if other := got; !got.Equal(other) {
				t.Error("not equal to itself")
			}
			return nil
		},
	}
	for _, p := range plan.All() {
		for name, opts := range map[string][]sla.Option{"without holidays": nil, "with holidays": {sla.WithHolidays(us.Holidays...)}} {
			c := calculator(t, p, newYork, opts...)
			calls["Deadline of "+p.Name()+" "+name] = func() (err error) {
				got, err = c.Deadline(levels[n%4], next())
				return err
			}
		}
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			for range created {
				if err := call(); err != nil {
					t.Fatal(err)
				}
			}
			if allocs := testing.AllocsPerRun(200, func() { _ = call() }); allocs != 0 {
				t.Errorf("%v allocations", allocs)
			}
		})
	}
}

package sla_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// TestEveryCellOfThePolicy starts the clock of each plan and level at every kind of
// instant of a plain week: from Monday 23 November 2026 on, in Paris, where no clock
// changes. The due instants are worked out by hand. A week of Standard is five days
// of 9 hours, so that its 24 hours are two days and six hours.
func TestEveryCellOfThePolicy(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	tests := []struct {
		reason  string
		created string
		// Due on Paris's clock, for P1 to P4. Standard: 1 h, 3 h, 8 h, 24 h.
		standard [4]string
		// Premium and Trial: 15 min, 60 min, 4 h, 8 h, round the clock.
		premium [4]string
	}{
		{"Monday at opening", "2026-11-23 08:00",
			[4]string{"Mon 2026-11-23 09:00:00 +01:00", "Mon 2026-11-23 11:00:00 +01:00", "Mon 2026-11-23 16:00:00 +01:00", "Wed 2026-11-25 14:00:00 +01:00"},
			[4]string{"Mon 2026-11-23 08:15:00 +01:00", "Mon 2026-11-23 09:00:00 +01:00", "Mon 2026-11-23 12:00:00 +01:00", "Mon 2026-11-23 16:00:00 +01:00"}},
		{"Monday before opening", "2026-11-23 06:00",
			[4]string{"Mon 2026-11-23 09:00:00 +01:00", "Mon 2026-11-23 11:00:00 +01:00", "Mon 2026-11-23 16:00:00 +01:00", "Wed 2026-11-25 14:00:00 +01:00"},
			[4]string{"Mon 2026-11-23 06:15:00 +01:00", "Mon 2026-11-23 07:00:00 +01:00", "Mon 2026-11-23 10:00:00 +01:00", "Mon 2026-11-23 14:00:00 +01:00"}},
		{"a nanosecond before opening", "2026-11-23 07:59:59.999999999",
			[4]string{"Mon 2026-11-23 09:00:00 +01:00", "Mon 2026-11-23 11:00:00 +01:00", "Mon 2026-11-23 16:00:00 +01:00", "Wed 2026-11-25 14:00:00 +01:00"},
			[4]string{"Mon 2026-11-23 08:14:59.999999999 +01:00", "Mon 2026-11-23 08:59:59.999999999 +01:00", "Mon 2026-11-23 11:59:59.999999999 +01:00", "Mon 2026-11-23 15:59:59.999999999 +01:00"}},
		{"a nanosecond after opening", "2026-11-23 08:00:00.000000001",
			[4]string{"Mon 2026-11-23 09:00:00.000000001 +01:00", "Mon 2026-11-23 11:00:00.000000001 +01:00", "Mon 2026-11-23 16:00:00.000000001 +01:00", "Wed 2026-11-25 14:00:00.000000001 +01:00"},
			[4]string{"Mon 2026-11-23 08:15:00.000000001 +01:00", "Mon 2026-11-23 09:00:00.000000001 +01:00", "Mon 2026-11-23 12:00:00.000000001 +01:00", "Mon 2026-11-23 16:00:00.000000001 +01:00"}},
		{"Monday so that the 24 hours are used up exactly at closing", "2026-11-23 11:00",
			[4]string{"Mon 2026-11-23 12:00:00 +01:00", "Mon 2026-11-23 14:00:00 +01:00", "Tue 2026-11-24 10:00:00 +01:00", "Wed 2026-11-25 17:00:00 +01:00"},
			[4]string{"Mon 2026-11-23 11:15:00 +01:00", "Mon 2026-11-23 12:00:00 +01:00", "Mon 2026-11-23 15:00:00 +01:00", "Mon 2026-11-23 19:00:00 +01:00"}},
		{"Wednesday so that the 8 hours are used up exactly at closing", "2026-11-25 09:00",
			[4]string{"Wed 2026-11-25 10:00:00 +01:00", "Wed 2026-11-25 12:00:00 +01:00", "Wed 2026-11-25 17:00:00 +01:00", "Fri 2026-11-27 15:00:00 +01:00"},
			[4]string{"Wed 2026-11-25 09:15:00 +01:00", "Wed 2026-11-25 10:00:00 +01:00", "Wed 2026-11-25 13:00:00 +01:00", "Wed 2026-11-25 17:00:00 +01:00"}},
		{"Thursday so that the 3 hours are used up exactly at closing", "2026-11-26 14:00",
			[4]string{"Thu 2026-11-26 15:00:00 +01:00", "Thu 2026-11-26 17:00:00 +01:00", "Fri 2026-11-27 13:00:00 +01:00", "Tue 2026-12-01 11:00:00 +01:00"},
			[4]string{"Thu 2026-11-26 14:15:00 +01:00", "Thu 2026-11-26 15:00:00 +01:00", "Thu 2026-11-26 18:00:00 +01:00", "Thu 2026-11-26 22:00:00 +01:00"}},
		{"Friday so that the one hour is used up exactly at closing, and not on Monday", "2026-11-27 16:00",
			[4]string{"Fri 2026-11-27 17:00:00 +01:00", "Mon 2026-11-30 10:00:00 +01:00", "Mon 2026-11-30 15:00:00 +01:00", "Wed 2026-12-02 13:00:00 +01:00"},
			[4]string{"Fri 2026-11-27 16:15:00 +01:00", "Fri 2026-11-27 17:00:00 +01:00", "Fri 2026-11-27 20:00:00 +01:00", "Sat 2026-11-28 00:00:00 +01:00"}},
		{"Friday a nanosecond too late for that", "2026-11-27 16:00:00.000000001",
			[4]string{"Mon 2026-11-30 08:00:00.000000001 +01:00", "Mon 2026-11-30 10:00:00.000000001 +01:00", "Mon 2026-11-30 15:00:00.000000001 +01:00", "Wed 2026-12-02 13:00:00.000000001 +01:00"},
			[4]string{"Fri 2026-11-27 16:15:00.000000001 +01:00", "Fri 2026-11-27 17:00:00.000000001 +01:00", "Fri 2026-11-27 20:00:00.000000001 +01:00", "Sat 2026-11-28 00:00:00.000000001 +01:00"}},
		{"Friday half an hour before closing", "2026-11-27 16:30",
			[4]string{"Mon 2026-11-30 08:30:00 +01:00", "Mon 2026-11-30 10:30:00 +01:00", "Mon 2026-11-30 15:30:00 +01:00", "Wed 2026-12-02 13:30:00 +01:00"},
			[4]string{"Fri 2026-11-27 16:45:00 +01:00", "Fri 2026-11-27 17:30:00 +01:00", "Fri 2026-11-27 20:30:00 +01:00", "Sat 2026-11-28 00:30:00 +01:00"}},
		{"Friday a nanosecond before closing", "2026-11-27 16:59:59.999999999",
			[4]string{"Mon 2026-11-30 08:59:59.999999999 +01:00", "Mon 2026-11-30 10:59:59.999999999 +01:00", "Mon 2026-11-30 15:59:59.999999999 +01:00", "Wed 2026-12-02 13:59:59.999999999 +01:00"},
			[4]string{"Fri 2026-11-27 17:14:59.999999999 +01:00", "Fri 2026-11-27 17:59:59.999999999 +01:00", "Fri 2026-11-27 20:59:59.999999999 +01:00", "Sat 2026-11-28 00:59:59.999999999 +01:00"}},
		{"Friday exactly at closing", "2026-11-27 17:00",
			[4]string{"Mon 2026-11-30 09:00:00 +01:00", "Mon 2026-11-30 11:00:00 +01:00", "Mon 2026-11-30 16:00:00 +01:00", "Wed 2026-12-02 14:00:00 +01:00"},
			[4]string{"Fri 2026-11-27 17:15:00 +01:00", "Fri 2026-11-27 18:00:00 +01:00", "Fri 2026-11-27 21:00:00 +01:00", "Sat 2026-11-28 01:00:00 +01:00"}},
		{"Tuesday night", "2026-11-24 23:59",
			[4]string{"Wed 2026-11-25 09:00:00 +01:00", "Wed 2026-11-25 11:00:00 +01:00", "Wed 2026-11-25 16:00:00 +01:00", "Fri 2026-11-27 14:00:00 +01:00"},
			[4]string{"Wed 2026-11-25 00:14:00 +01:00", "Wed 2026-11-25 00:59:00 +01:00", "Wed 2026-11-25 03:59:00 +01:00", "Wed 2026-11-25 07:59:00 +01:00"}},
		{"Saturday in what are office hours on other days", "2026-11-28 12:00",
			[4]string{"Mon 2026-11-30 09:00:00 +01:00", "Mon 2026-11-30 11:00:00 +01:00", "Mon 2026-11-30 16:00:00 +01:00", "Wed 2026-12-02 14:00:00 +01:00"},
			[4]string{"Sat 2026-11-28 12:15:00 +01:00", "Sat 2026-11-28 13:00:00 +01:00", "Sat 2026-11-28 16:00:00 +01:00", "Sat 2026-11-28 20:00:00 +01:00"}},
		{"Sunday just before midnight", "2026-11-29 23:50",
			[4]string{"Mon 2026-11-30 09:00:00 +01:00", "Mon 2026-11-30 11:00:00 +01:00", "Mon 2026-11-30 16:00:00 +01:00", "Wed 2026-12-02 14:00:00 +01:00"},
			[4]string{"Mon 2026-11-30 00:05:00 +01:00", "Mon 2026-11-30 00:50:00 +01:00", "Mon 2026-11-30 03:50:00 +01:00", "Mon 2026-11-30 07:50:00 +01:00"}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			want := map[string][4]string{
				"standard":  test.standard,
				"premium":   test.premium,
				"trial":     test.premium,
				"community": {"none", "none", "none", "none"},
			}
			got := map[string][4]string{}
			for _, p := range plan.All() {
				c := calculator(t, p, paris)
				var dues [4]string
				for i, l := range levels {
					d := deadline(t, c, l, at(t, test.created, paris))
					if d.Plan() != p.Name() || d.Level() != l || d.BestEffort() != p.BestEffort() {
						t.Errorf("%v %v answers %v", p, l, d)
					}
					dues[i] = due(d)
				}
				got[p.Name()] = dues
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("due (-want +got):\n%s", diff)
			}
		})
	}
}

// TestDeadlineIsOfItsTarget takes the targets from the plan, where they are pinned.
func TestDeadlineIsOfItsTarget(t *testing.T) {
	created := time.Date(2026, time.November, 23, 9, 0, 0, 0, utc)
	for _, p := range plan.All() {
		c := calculator(t, p, utc)
		for _, l := range levels {
			want, promised := p.Target(plan.FirstResponse, l)
			d := deadline(t, c, l, created)
			if got, ok := d.Target(); got != want || ok != promised {
				t.Errorf("%v %v: Target() = %v, %v, want %v, %v", p, l, got, ok, want, promised)
			}
			if _, ok := d.Due(); ok != promised {
				t.Errorf("%v %v: due %v, although promised is %v", p, l, ok, promised)
			}
		}
	}
}

// TestTrialIsPremiumUnderAnotherName: the same instants, but not the same deadline.
func TestTrialIsPremiumUnderAnotherName(t *testing.T) {
	havana := zone(t, "America/Havana")
	trial, premium := calculator(t, plan.Trial(), havana), calculator(t, plan.Premium(), havana)
	created := at(t, "2026-03-07 23:50", havana)
	for _, l := range levels {
		a, b := deadline(t, trial, l, created), deadline(t, premium, l, created)
		dueA, _ := a.Due()
		dueB, _ := b.Due()
		if !dueA.Equal(dueB) {
			t.Errorf("%v: trial is due %v, premium %v", l, dueA, dueB)
		}
		if a.Plan() != "trial" || b.Plan() != "premium" || a.Equal(b) {
			t.Errorf("%v: %v and %v are told to be of the same plan", l, a, b)
		}
		if a.BestEffort() {
			t.Errorf("%v: a trial is no best effort", l)
		}
	}
}

// TestCommunityIsBestEffort: a level and no due instant, at any time of day.
func TestCommunityIsBestEffort(t *testing.T) {
	tokyo := zone(t, "Asia/Tokyo")
	c := calculator(t, plan.Community(), tokyo)
	for _, created := range []string{"2026-11-23 09:00", "2026-11-28 03:00", "0001-01-01T00:00:00.000000001Z", "9999-12-31T23:59:59.999999999Z"} {
		for _, l := range levels {
			d := deadline(t, c, l, at(t, created, tokyo))
			instant, ok := d.Due()
			if ok || !instant.IsZero() || !d.BestEffort() || d.Level() != l || d.Plan() != "community" {
				t.Errorf("%s: %v, due %v, %v", created, d, instant, ok)
			}
			if got := d.Created(); !got.Equal(at(t, created, tokyo)) || got.Location() != tokyo {
				t.Errorf("created %v, want %s", got, created)
			}
		}
	}
	if calendar, ok := c.Calendar(); ok || calendar != nil {
		t.Error("best effort has a clock")
	}
}

// TestLevelOfTheCustomer: P3 from high urgency and low impact is P3 like any other.
func TestLevelOfTheCustomer(t *testing.T) {
	c := calculator(t, plan.Standard(), utc)
	created := time.Date(2026, time.November, 23, 9, 0, 0, 0, utc)
	for u := priority.UrgencyHigh; u <= priority.UrgencyLow; u++ {
		for i := priority.ImpactHigh; i <= priority.ImpactLow; i++ {
			l, err := priority.Classify(u, i)
			if err != nil {
				t.Fatal(err)
			}
			want := [...]string{"Mon 2026-11-23 10:00:00 +00:00", "Mon 2026-11-23 12:00:00 +00:00", "Mon 2026-11-23 17:00:00 +00:00", "Wed 2026-11-25 15:00:00 +00:00"}[l-1]
			if diff := cmp.Diff(want, due(deadline(t, c, l, created))); diff != "" {
				t.Errorf("urgency %v, impact %v (-want +got):\n%s", u, i, diff)
			}
		}
	}
}

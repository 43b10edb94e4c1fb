package sla_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TestPlansAndCalendarsThatALogNames: what they are called, and which hours and
// options come with them.
func TestPlansAndCalendarsThatALogNames(t *testing.T) {
	nights, err := calendar.MustParseSchedule("Mo-Su 22:00-06:00").In(zone(t, "America/New_York"))
	if err != nil {
		t.Fatal(err)
	}
	christmas := sla.WithHolidays(us.ChristmasDay)
	tests := []struct {
		reason string
		plan   plan.Plan
		opts   []sla.Option
		log    string
		at     string
		want   string
	}{
		{"the name of a plan in capitals", plan.Standard(), nil,
			"2026-11-20 09:00 opened P3\n2026-11-20 10:00 plan Premium", "2026-11-20 11:00",
			"running, due Fri 2026-11-20 13:00, 2h of 4h"},
		{"the customer's holidays go with every plan", plan.Standard(), []sla.Option{christmas},
			"2025-12-24 23:50 opened P1\n2025-12-24 23:55 plan premium", "2025-12-24 23:56",
			"running, due Fri 2025-12-26 00:10, 1m of 15m"},
		{"and into every zone", plan.Standard(), []sla.Option{christmas},
			"2025-12-24 09:00 opened P3\n2025-12-24 10:00 calendar Europe/Paris", "2025-12-24 10:00",
			// 16:00 in Paris: an hour, then nothing on the 25th, then from 08:00, 02:00 in New York.
			"running, due Fri 2025-12-26 08:00, 1h of 8h"},
		{"the customer's own hours go with the plan that they were given for", plan.Standard(), []sla.Option{sla.WithSchedule(calendar.MustParseSchedule("Sa 08:00-18:00"))},
			"2026-11-21 08:00 opened P3\n2026-11-21 09:00 calendar Europe/Paris", "2026-11-21 09:00",
			// 15:00 in Paris: three hours there, then from 08:00 on the next Saturday.
			"running, due Sat 2026-11-28 06:00, 1h of 8h"},
		{"and not with another", plan.Standard(), []sla.Option{sla.WithSchedule(calendar.MustParseSchedule("Sa 08:00-18:00"))},
			"2026-11-21 08:00 opened P3\n2026-11-21 09:00 plan premium", "2026-11-21 09:00",
			"running, due Sat 2026-11-21 12:00, 1h of 4h"},
		{"and come back with it", plan.Standard(), []sla.Option{sla.WithSchedule(calendar.MustParseSchedule("Sa 08:00-18:00"))},
			"2026-11-21 08:00 opened P3\n2026-11-21 09:00 plan premium\n2026-11-21 10:00 plan standard", "2026-11-21 10:00",
			"running, due Sat 2026-11-21 16:00, 2h of 8h"},
		{"the weekday reading stays with its plan", plan.Premium(), []sla.Option{sla.WithWeekdayReading()},
			"2026-11-20 20:00 opened P4\n2026-11-20 21:00 calendar Europe/Paris", "2026-11-20 21:00",
			// 03:00 on Saturday in Paris: on from Monday 00:00 there.
			"running, due Mon 2026-11-23 01:00, 1h of 8h"},
		{"and does not bind another", plan.Premium(), []sla.Option{sla.WithWeekdayReading()},
			"2026-11-20 20:00 opened P4\n2026-11-20 21:00 plan trial", "2026-11-20 21:00",
			"running, due Sat 2026-11-21 04:00, 1h of 8h"},
		{"a calendar by its name", plan.Standard(), []sla.Option{sla.WithCalendar("nights", nights)},
			"2026-11-20 09:00 opened P3\n2026-11-20 10:00 calendar nights", "2026-11-20 10:00",
			"running, due Sat 2026-11-21 05:00, 1h of 8h"},
		{"a calendar by the name of a zone", plan.Standard(), []sla.Option{sla.WithCalendar("Europe/Paris", nights)},
			"2026-11-20 09:00 opened P3\n2026-11-20 10:00 calendar Europe/Paris", "2026-11-20 10:00",
			"running, due Sat 2026-11-21 05:00, 1h of 8h"},
		{"a calendar stays through a change of priority", plan.Standard(), []sla.Option{sla.WithCalendar("nights", nights)},
			"2026-11-20 09:00 opened P3\n2026-11-20 10:00 calendar nights\n2026-11-20 11:00 priority P2", "2026-11-20 11:00",
			"running, due Sat 2026-11-21 00:00, 1h of 3h"},
		{"and leaves with a change of plan", plan.Standard(), []sla.Option{sla.WithCalendar("nights", nights)},
			"2026-11-20 09:00 opened P3\n2026-11-20 10:00 calendar nights\n2026-11-20 11:00 plan premium", "2026-11-20 11:00",
			"running, due Fri 2026-11-20 14:00, 1h of 4h"},
		{"best effort has no clock in any calendar", plan.Community(), []sla.Option{sla.WithCalendar("nights", nights)},
			"2026-11-20 09:00 opened P3\n2026-11-20 10:00 calendar nights", "2026-11-21 10:00",
			"best effort and running, 0s"},
		{"a zone is remembered through best effort", plan.Community(), nil,
			"2026-11-20 09:00 opened P2\n2026-11-20 10:00 calendar Asia/Tokyo\n2026-11-20 11:00 plan standard", "2026-11-20 11:00",
			"running, due Sun 2026-11-22 21:00, 0s of 3h"},
		{"a plan, then a zone, then the plan before: still in the zone", plan.Standard(), nil,
			"2026-11-20 09:00 opened P2\n2026-11-20 10:00 plan premium\n2026-11-20 10:00 calendar Asia/Tokyo #1\n2026-11-20 10:30 plan standard", "2026-11-20 10:30",
			// an hour and a half is left, from 08:00 on Monday in Tokyo.
			"running, due Sun 2026-11-22 19:30, 1h30m of 3h"},
	}
	loc := zone(t, "America/New_York")
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			ticket := replay(t, calculator(t, tt.plan, loc, tt.opts...), story(t, loc, tt.log)...)
			if diff := cmp.Diff(tt.want, standing(ticket.Status(plan.FirstResponse, at(t, tt.at, loc)), loc)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestPlansOfADesk: a log knows the plans of the desk that made its calculator, with
// their options, and no others.
func TestPlansOfADesk(t *testing.T) {
	loc := zone(t, "America/New_York")
	desk, err := sla.NewDesk(
		sla.Serve(plan.Standard()),
		sla.Serve(plan.Premium(), sla.WithHolidays(us.ThanksgivingDay)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := desk.Calculator("Standard", "America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	ticket, findings := c.Replay(story(t, loc, `
		2026-11-25 16:00 opened P4
		2026-11-25 23:00 plan premium
		2026-11-26 01:00 plan trial`)...)
	if len(findings) != 1 || findings[0].Kind != sla.Unknown {
		t.Errorf("findings %v, want one about trial", findings)
	}
	var name *sla.NameError
	if !errors.As(findings[0].Err, &name) || name.Name != "trial" {
		t.Errorf("%v is no NameError", findings[0].Err)
	}
	const want = "running, due Fri 2026-11-27 06:00, 2h of 8h"
	if got := standing(ticket.Status(plan.FirstResponse, at(t, "2026-11-26 12:00", loc)), loc); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestCalendarOptionMustBeWhole: a name and a calendar.
func TestCalendarOptionMustBeWhole(t *testing.T) {
	c, err := calendar.AlwaysOpen().In(utc)
	if err != nil {
		t.Fatal(err)
	}
	for name, opt := range map[string]sla.Option{"no name": sla.WithCalendar("", c), "no calendar": sla.WithCalendar("x", nil)} {
		if _, err := sla.NewDeadlineCalculator(plan.Standard(), utc, opt); !errors.Is(err, sla.ErrUnset) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestForgottenCalculatorsChangeNothing: what a desk has forgotten is made anew and is the same:
// a change to what is in force already is none, however many calculators were made in
// between.
func TestForgottenCalculatorsChangeNothing(t *testing.T) {
	desk, err := sla.NewDesk()
	if err != nil {
		t.Fatal(err)
	}
	c, err := desk.Calculator("standard", "America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	forget := func() {
		for range 3 {
			for _, p := range plan.All() {
				for _, name := range zones.Names()[:590] {
					if _, err := desk.Calculator(p.Name(), name); err != nil {
						t.Error(err)
					}
				}
			}
		}
	}
	log := []sla.Event{sla.Opened(at(t, "2026-11-20T15:00:00Z", utc), priority.P4)}
	for i := range 4000 {
		log = append(log, sla.PlanChanged(log[0].At.Add(time.Duration(i+1)*time.Second), "premium"))
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		forget()
	}()
	for {
		ticket, _ := c.Replay(log...)
		if n := len(ticket.Status(plan.FirstResponse, log[len(log)-1].At).Commitments()); n != 2 {
			t.Errorf("%d commitments, want 2: one to premium, which then stays in force", n)
			break
		}
		select {
		case <-done:
			return
		default:
		}
	}
	<-done
}

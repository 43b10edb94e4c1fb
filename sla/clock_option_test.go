package sla_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A clock of the caller's own runs in place of the plan's hours; what it answers is told
// on the customer's clock.
func TestWithClock(t *testing.T) {
	tokyo, err := calendar.ParseCalendar("Mo-Fr 09:00-18:00 Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	c, err := sla.NewDeadlineCalculator(plan.Standard(), zones.Load("Europe/Paris"), sla.WithClock(tokyo))
	if err != nil {
		t.Fatal(err)
	}
	d, err := c.Deadline(priority.P2, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)) // 21:00 in Tokyo
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.String(), "standard P2, 3h: due 2026-11-24 04:00:00 CET"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	free, err := sla.NewDeadlineCalculator(plan.Community(), time.UTC, sla.WithClock(tokyo))
	if err != nil {
		t.Fatal(err)
	}
	if d, err := free.Deadline(priority.P2, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)); err != nil || !d.BestEffort() {
		t.Errorf("best effort with a clock: %v, %v", d, err)
	}
}

func TestWithClockRefuses(t *testing.T) {
	tokyo, err := calendar.ParseCalendar("Mo-Fr 09:00-18:00 Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	for want, opts := range map[string][]sla.Option{
		"sla: clock: not set; want a calendar":                                        {sla.WithClock(nil)},
		"sla: two clocks of the caller's own for one plan; give one":                  {sla.WithClock(tokyo), sla.WithClock(tokyo)},
		"sla: a clock and a schedule of the caller's own exclude each other":          {sla.WithClock(tokyo), sla.WithSchedule(office)},
		"sla: a clock of the caller's own and the weekday reading exclude each other": {sla.WithWeekdayReading(), sla.WithClock(tokyo)},
		"sla: holidays with a clock of the caller's own; give them to the calendar":   {sla.WithClock(tokyo), sla.WithHolidays(us.NewYear)},
	} {
		if _, err := sla.NewDeadlineCalculator(plan.Premium(), time.UTC, opts...); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

package sla_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// What the tests of the package have in common.

var (
	levels = []priority.Level{priority.P1, priority.P2, priority.P3, priority.P4}
	utc    = time.UTC
)

func zone(tb testing.TB, name string) *time.Location {
	tb.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		tb.Fatal(err)
	}
	return loc
}

// at reads an instant in RFC 3339, or, given a zone, the local clock's reading
// there: "2026-11-27 16:30". A reading that comes twice, or never, is an error: such
// rows are told in RFC 3339.
func at(tb testing.TB, s string, loc *time.Location) time.Time {
	tb.Helper()
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return t
	}
	const layout = "2006-01-02 15:04:05.999999999"
	padded := s
	if len(s) == len("2006-01-02 15:04") {
		padded += ":00"
	}
	t, err := time.ParseInLocation(layout, padded, loc)
	if err != nil {
		tb.Fatal(err)
	}
	for _, aside := range []time.Duration{-3 * time.Hour, 3 * time.Hour} {
		_, here := t.Zone()
		_, there := t.Add(aside).Zone()
		twin := t.Add(time.Duration(here-there) * time.Second)
		if t.Format(layout) != padded || here != there && twin.Format(layout) == padded {
			tb.Fatalf("%s in %v is no single instant", s, loc)
		}
	}
	return t
}

func calculator(tb testing.TB, p plan.Plan, loc *time.Location, opts ...sla.Option) *sla.DeadlineCalculator {
	tb.Helper()
	c, err := sla.NewDeadlineCalculator(p, loc, opts...)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func deadline(tb testing.TB, c *sla.DeadlineCalculator, l priority.Level, created time.Time) sla.Deadline {
	tb.Helper()
	d, err := c.Deadline(l, created)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// clock is how instants are compared in tables: the local reading with its offset.
const clock = "Mon 2006-01-02 15:04:05.999999999 -07:00"

// due returns the due instant on the customer's clock, or "none".
func due(d sla.Deadline) string {
	if t, ok := d.Due(); ok {
		return t.Format(clock)
	}
	return "none"
}

// hours returns hours for a schedule, "08:00" to "17:00".
func hours(from, to string) calendar.Hours {
	return calendar.Hours{Open: calendar.MustParseTimeOfDay(from), Close: calendar.MustParseTimeOfDay(to)}
}

// once is a schedule that opens on one day of all time, for one hour.
func once(date string) calendar.Schedule {
	return calendar.Schedule{}.WithHours(calendar.MustParseDate(date), hours("08:00", "09:00"))
}

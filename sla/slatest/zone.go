package slatest

import (
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// A Zone is where a test takes place: a time zone, and the test that fails when
// something cannot be made there. It belongs to that test: a sub-test makes its own.
// It is made by [In] or [InLocation].
type Zone struct {
	t   TB
	loc *time.Location
}

// In returns the zone of an IANA name, from the machine's database or else the copy
// that this package embeds. An unknown name ends the test.
func In(t TB, name string) Zone {
	t.Helper()
	loc, err := calendar.LoadLocation(name)
	if err != nil {
		t.Fatalf("slatest: %v", err)
		return Zone{t, time.UTC}
	}
	return Zone{t, loc}
}

// InLocation returns the zone of a location. A nil location ends the test.
func InLocation(t TB, loc *time.Location) Zone {
	t.Helper()
	if loc == nil {
		t.Fatalf("slatest: a nil location; want one as time.LoadLocation returns it")
		return Zone{t, time.UTC}
	}
	return Zone{t, loc}
}

// Location returns the location.
func (z Zone) Location() *time.Location { return z.loc }

// At returns the instant that the text says (see the package doc), in the location. A
// text that says none, or two, ends the test.
func (z Zone) At(text string) time.Time {
	z.t.Helper()
	at, err := parseInstant(text, z.loc)
	if err != nil {
		z.t.Fatalf("slatest: %v", err)
	}
	return at
}

// Text returns an instant in words that [Zone.At] reads back as the same instant:
// "Mon 2026-11-23 10:30 CET".
func (z Zone) Text(at time.Time) string { return formatInstant(at.In(z.loc)) }

// Log returns an empty log, to be told.
func (z Zone) Log() Log { return Log{zone: z} }

// Calendar returns the calendar of a schedule here. A schedule that makes none ends the
// test.
func (z Zone) Calendar(s calendar.Schedule) *calendar.Calendar {
	z.t.Helper()
	c, err := s.In(z.loc)
	if err != nil {
		z.t.Fatalf("slatest: %v", err)
	}
	return c
}

// Calculator returns the calculator of a plan here. Options that don't fit the plan end
// the test.
func (z Zone) Calculator(p plan.Plan, opts ...sla.Option) *sla.DeadlineCalculator {
	z.t.Helper()
	c, err := sla.NewDeadlineCalculator(p, z.loc, opts...)
	if err != nil {
		z.t.Fatalf("slatest: %v", err)
	}
	return c
}

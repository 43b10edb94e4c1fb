package plan_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

func TestParseTarget(t *testing.T) {
	tests := []struct {
		text string
		want time.Duration
		back string // how it prints: without the units that are zero
	}{
		{"15m", 15 * time.Minute, "15m"},
		{"60m", time.Hour, "1h"},
		{"8h", 8 * time.Hour, "8h"},
		{"10h", 10 * time.Hour, "10h"},
		{"24h", 24 * time.Hour, "24h"},
		{"100h", 100 * time.Hour, "100h"},
		{"1h30m", 90 * time.Minute, "1h30m"},
		{"1h10m", 70 * time.Minute, "1h10m"},
		{"10m", 10 * time.Minute, "10m"},
		{"1h0m10s", time.Hour + 10*time.Second, "1h10s"},
		{"1h0m0.5s", time.Hour + 500*time.Millisecond, "1h0.5s"},
		{"1h1m1s", time.Hour + time.Minute + time.Second, "1h1m1s"},
		{"10h10m10s", 10*time.Hour + 10*time.Minute + 10*time.Second, "10h10m10s"},
		{"20s", 20 * time.Second, "20s"},
		{"1m10s", 70 * time.Second, "1m10s"},
		{"1.5h", 90 * time.Minute, "1h30m"},
		{"+8h", 8 * time.Hour, "8h"},
		{"30m8h", 8*time.Hour + 30*time.Minute, "8h30m"},
		{"1500ms", 1500 * time.Millisecond, "1.5s"},
		{"100ms", 100 * time.Millisecond, "100ms"},
		{"1µs", time.Microsecond, "1µs"},
		{"1us", time.Microsecond, "1µs"},
		{"1ns", 1, "1ns"},
		{"9223372036854775807ns", math.MaxInt64, "2562047h47m16.854775807s"},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			got, err := plan.ParseTarget(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if d, ok := got.Duration(); d != test.want || !ok || got.IsZero() {
				t.Errorf("Duration() = %v, %v, want %v", d, ok, test.want)
			}
			if back := got.String(); back != test.back {
				t.Errorf("String() = %q, want %q", back, test.back)
			}
			if again, err := plan.ParseTarget(got.String()); again != got || err != nil {
				t.Errorf("ParseTarget(%q) = %v, %v, want %v", got, again, err, got)
			}
		})
	}
}

func TestOpenTime(t *testing.T) {
	for _, d := range []time.Duration{1, time.Second, 8 * time.Hour, math.MaxInt64} {
		got, err := plan.OpenTime(d)
		if err != nil {
			t.Errorf("OpenTime(%v): %v", d, err)
		}
		if open, ok := got.Duration(); open != d || !ok || got.IsZero() {
			t.Errorf("OpenTime(%v).Duration() = %v, %v", d, open, ok)
		}
		if again, err := plan.OpenTime(d); again != got || err != nil {
			t.Errorf("OpenTime(%v) twice is not ==", d)
		}
	}
	if eight, err := plan.OpenTime(8 * time.Hour); eight != target("8h") || err != nil {
		t.Errorf("OpenTime(8h) = %v, %v, not what ParseTarget gives", eight, err)
	}
	for d, want := range map[time.Duration]string{
		0:             `plan: target "0s": want an open time of more than 0`,
		-1:            `plan: target "-1ns": want an open time of more than 0`,
		-8 * 3600e9:   `plan: target "-8h0m0s": want an open time of more than 0`,
		math.MinInt64: `plan: target "-2562047h47m16.854775808s": want an open time of more than 0`,
	} {
		got, err := plan.OpenTime(d)
		if err == nil || err.Error() != want {
			t.Errorf("OpenTime(%v): %v, want %v", d, err, want)
		}
		var parseError *plan.ParseError
		if !errors.As(err, &parseError) || !got.IsZero() {
			t.Errorf("OpenTime(%v) = %v, %T", d, got, err)
		}
	}
}

func TestZeroTarget(t *testing.T) {
	var zero plan.Target
	if d, ok := zero.Duration(); d != 0 || ok || !zero.IsZero() || zero.String() != "" {
		t.Errorf("the zero Target: %v, %v, %q", d, ok, zero)
	}
	if text, err := zero.MarshalText(); len(text) > 0 || err != nil {
		t.Errorf("MarshalText() = %q, %v", text, err)
	}
	c := in(t, calendar.AlwaysOpen(), "UTC")
	due, err := zero.Due(c, time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC))
	if !errors.Is(err, calendar.ErrNever) || !due.IsZero() {
		t.Errorf("Due = %v, %v, want ErrNever", due, err)
	}
}

func in(t *testing.T, s calendar.Schedule, zone string) *calendar.Calendar {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.In(loc)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDue(t *testing.T) {
	standard, _ := plan.Standard().Schedule()
	premium, _ := plan.Premium().Schedule()
	once := calendar.Schedule{}.WithHours(calendar.MustParseDate("2026-03-02"),
		calendar.Hours{Open: calendar.MustParseTimeOfDay("08:00"), Close: calendar.MustParseTimeOfDay("09:00")})
	tests := []struct {
		reason   string
		schedule calendar.Schedule
		zone     string
		target   string
		start    string
		want     string // RFC 3339 in the calendar's location
		err      error
	}{
		{"24 open hours are two days and six hours", standard, "Europe/Paris", "24h",
			"2026-11-23T08:00:00+01:00", "2026-11-25T14:00:00+01:00", nil},
		{"a day's hours end at closing", standard, "Europe/Paris", "9h",
			"2026-11-23T08:00:00+01:00", "2026-11-23T17:00:00+01:00", nil},
		{"and a nanosecond more on the next day", standard, "Europe/Paris", "9h0m0.000000001s",
			"2026-11-23T08:00:00+01:00", "2026-11-24T08:00:00.000000001+01:00", nil},
		{"the start may be told in any zone", standard, "Europe/Paris", "1h",
			"2026-11-27T10:30:00-05:00", "2026-11-30T08:30:00+01:00", nil},
		{"round the clock is elapsed time, over a change of the clock", premium, "Europe/Paris", "8h",
			"2026-03-29T00:00:00+01:00", "2026-03-29T09:00:00+02:00", nil},
		{"the last of the open time there is", once, "UTC", "1h",
			"2026-03-02T00:00:00Z", "2026-03-02T09:00:00Z", nil},
		{"more than there is, ever", once, "UTC", "1h0m0.000000001s",
			"2026-03-02T00:00:00Z", "", calendar.ErrNever},
		{"the longest target from the year 9000 ends before 9999", premium, "UTC", "2562047h47m16.854775807s",
			"9000-01-01T00:00:00Z", "9292-04-10T23:47:16.854775807Z", nil},
		{"the longest target from the year 9900 does not", premium, "UTC", "2562047h47m16.854775807s",
			"9900-01-01T00:00:00Z", "", calendar.ErrRange},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			start, err := time.Parse(time.RFC3339Nano, test.start)
			if err != nil {
				t.Fatal(err)
			}
			c := in(t, test.schedule, test.zone)
			due, err := target(test.target).Due(c, start)
			if !errors.Is(err, test.err) {
				t.Fatalf("error %v, want %v", err, test.err)
			}
			if test.err != nil {
				if !due.IsZero() {
					t.Errorf("due %v with an error", due)
				}
				return
			}
			if diff := cmp.Diff(test.want, due.Format(time.RFC3339Nano)); diff != "" {
				t.Errorf("due (-want +got):\n%s", diff)
			}
			if due.Location() != c.Location() {
				t.Errorf("due in %v, want the calendar's %v", due.Location(), c.Location())
			}
		})
	}
}

// TestDueWithoutACalendar gives what only a mistake can give, and wants no panic:
// no function of the package panics.
func TestDueWithoutACalendar(t *testing.T) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("panic: %v", r)
		}
	}()
	start := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	promise, _ := plan.Standard().Target(plan.FirstResponse, priority.P1)
	if due, err := promise.Due(nil, start); err == nil {
		t.Errorf("due %v in no calendar", due)
	}
	if due, err := (plan.Target{}).Due(nil, start); err == nil {
		t.Errorf("due %v in no calendar", due)
	}
}

package calendar_test

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

func TestParseDate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		text string
		year int
		mon  time.Month
		day  int
		week time.Weekday
	}{
		{"the first", "0001-01-01", 1, time.January, 1, time.Monday},
		{"the last", "9999-12-31", 9999, time.December, 31, time.Friday},
		{"Christmas Eve", "2026-12-24", 2026, time.December, 24, time.Thursday},
		{"the day of 1970", "1970-01-01", 1970, time.January, 1, time.Thursday},
		{"the day before", "1969-12-31", 1969, time.December, 31, time.Wednesday},
		{"a leap day", "2024-02-29", 2024, time.February, 29, time.Thursday},
		{"a leap day of a century", "2000-02-29", 2000, time.February, 29, time.Tuesday},
		{"a leap day before the calendar was made", "0004-02-29", 4, time.February, 29, time.Sunday},
		{"a day that the Gregorian reform dropped", "1582-10-10", 1582, time.October, 10, time.Sunday},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := calendar.ParseDate(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got.Year() != tt.year || got.Month() != tt.mon || got.Day() != tt.day || got.Weekday() != tt.week || got.String() != tt.text || got.IsZero() {
				t.Errorf("%d %v %d, %v, %q", got.Year(), got.Month(), got.Day(), got.Weekday(), got)
			}
			if again, err := calendar.NewDate(tt.year, tt.mon, tt.day); err != nil || again != got {
				t.Errorf("NewDate: %v, %v", again, err)
			}
		})
	}
}

func TestParseDateRefuses(t *testing.T) {
	t.Parallel()
	const (
		form = "want a date such as 2026-12-24"
		year = "the year is not in the range 1 to 9999"
		none = "there is no such day"
	)
	for text, want := range map[string]string{
		"": form, "2026": form, "2026-12": form, "2026-1-1": form, "26-12-24": form, "20261224": form, "2026/12/24": form, "24.12.2026": form,
		"2026-12-24 ": form, " 2026-12-24": form, "2026-12-24T": form, "12026-12-24": form, "-026-12-24": form, "2026--1-24": form,
		"2026-12/24": form, "2026/12-24": form, "2026-1x-24": form, "202a-11-24": form, "2026-11-2 ": form, "２０２６": form,
		"0000-01-01": year, "0000-00-00": year,
		"2026-02-29": none, "1900-02-29": none, "2026-00-10": none, "2026-13-10": none, "2026-04-31": none, "2026-01-00": none, "2026-01-32": none, "9999-12-99": none,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			got, err := calendar.ParseDate(text)
			var fault *calendar.ParseError
			if !errors.As(err, &fault) || !cmp.Equal(&calendar.ParseError{Input: text, Reason: want}, fault) || !got.IsZero() {
				t.Errorf("ParseDate(%q) = %v, %v, want a *ParseError %q", text, got, err, want)
			}
			if want := fmt.Sprintf("calendar: %q: %s", text, want); errorText(err) != want {
				t.Errorf("error %q, want %q", err, want)
			}
			defer func() {
				if recover() == nil {
					t.Errorf("MustParseDate(%q) does not panic", text)
				}
			}()
			calendar.MustParseDate(text)
		})
	}
}

func TestNewDateRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		year int
		mon  time.Month
		day  int
		want string
	}{
		{0, time.January, 1, `calendar: "0000-01-01": the year is not in the range 1 to 9999`},
		{-1, time.January, 1, `calendar: "-001-01-01": the year is not in the range 1 to 9999`},
		{10_000, time.January, 1, `calendar: "10000-01-01": the year is not in the range 1 to 9999`},
		{1<<16 + 2026, time.January, 1, `calendar: "67562-01-01": the year is not in the range 1 to 9999`},
		{2026, 0, 1, `calendar: "2026-00-01": there is no such day`},
		{2026, 13, 1, `calendar: "2026-13-01": there is no such day`},
		{2026, 1 << 32, 1, `calendar: "2026-4294967296-01": there is no such day`},
		{2026, 256 + 1, 1, `calendar: "2026-257-01": there is no such day`},
		{2026, time.January, 0, `calendar: "2026-01-00": there is no such day`},
		{2026, time.January, 256 + 1, `calendar: "2026-01-257": there is no such day`},
		{2026, time.February, 29, `calendar: "2026-02-29": there is no such day`},
		{9999, time.December, 32, `calendar: "9999-12-32": there is no such day`},
		{2026, time.January, math.MaxInt, `calendar: "2026-01-9223372036854775807": there is no such day`},
		{2026, math.MinInt, math.MinInt, `calendar: "2026--9223372036854775808--9223372036854775808": there is no such day`},
	}
	for _, tt := range tests {
		got, err := calendar.NewDate(tt.year, tt.mon, tt.day)
		if errorText(err) != tt.want || !got.IsZero() {
			t.Errorf("NewDate(%d, %d, %d) = %v, %v, want %s", tt.year, tt.mon, tt.day, got, err, tt.want)
		}
	}
}

func TestZeroDate(t *testing.T) {
	t.Parallel()
	var zero calendar.Date
	if !zero.IsZero() || zero.String() != "" || zero.Year() != 0 || zero.Month() != 0 || zero.Day() != 0 || zero.AddDays(1) != zero || zero.AddDays(1000) != zero || zero.AddDays(0) != zero {
		t.Errorf("the zero Date is %#v, %q", zero, zero)
	}
	zero.Weekday() // means nothing, and does not panic
	if zero.Compare(date("0001-01-01")) != -1 || date("0001-01-01").Compare(zero) != 1 || zero.Compare(calendar.Date{}) != 0 {
		t.Error("the zero Date is not before all others")
	}
}

func TestDateOf(t *testing.T) {
	t.Parallel()
	instant := at("2026-01-01T02:00:00Z")
	tests := []struct {
		name string
		t    time.Time
		want string
	}{
		{"in UTC", instant, "2026-01-01"},
		{"in its own location", instant.In(zones.Load("America/New_York")), "2025-12-31"},
		{"the zero time", time.Time{}, "0001-01-01"},
		{"the last instant", last, "9999-12-31"},
		{"year 0", first.Add(-1), ""},
		{"year 10000", last.Add(1), ""},
		{"year 0 there", first.In(time.FixedZone("", -3600)), ""},
		{"year 10000 there", last.In(time.FixedZone("", 3600)), ""},
		{"a year that 16 bits take for another", time.Date(65536+2026, time.January, 1, 0, 0, 0, 0, time.UTC), ""},
		{"far away", time.Unix(1<<60, 0), ""},
	}
	for _, tt := range tests {
		if got := calendar.DateOf(tt.t); got.String() != tt.want {
			t.Errorf("%s: DateOf(%v) = %q, want %q", tt.name, tt.t, got, tt.want)
		}
	}
}

func TestAddDays(t *testing.T) {
	t.Parallel()
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-05", 0, "2026-01-05"},
		{"2026-01-31", 1, "2026-02-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2026-02-28", 1, "2026-03-01"},
		{"2026-03-01", -1, "2026-02-28"},
		{"2026-01-01", 365, "2027-01-01"},
		{"2000-01-01", -146_097, "1600-01-01"},
		{"0001-01-01", 3_652_058, "9999-12-31"},
		{"9999-12-31", -3_652_058, "0001-01-01"},
		{"0001-01-01", -1, ""},
		{"9999-12-31", 1, ""},
		{"0001-01-01", 3_652_059, ""},
		{"2026-01-05", math.MaxInt, ""},
		{"2026-01-05", math.MinInt, ""},
		{"2026-01-05", 1 << 32, ""},
		{"2026-01-05", 5_000_000, ""},
	}
	for _, tt := range tests {
		if got := date(tt.from).AddDays(tt.n); got.String() != tt.want {
			t.Errorf("%s.AddDays(%d) = %q, want %q", tt.from, tt.n, got, tt.want)
		}
	}
}

func TestDateCompare(t *testing.T) {
	t.Parallel()
	sorted := []calendar.Date{{}, date("0001-01-01"), date("2025-12-31"), date("2026-01-01"), date("2026-01-31"), date("2026-02-01"), date("2026-12-01"), date("9999-01-01")}
	for i, a := range sorted {
		for j, b := range sorted {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := a.Compare(b); got != want || (a == b) != (want == 0) {
				t.Errorf("%q.Compare(%q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

// Weekdays go round without a jump, from the first date to the last; every 13th,
// so that each weekday has its turn.
func TestWeekdaysGoRound(t *testing.T) {
	t.Parallel()
	begin := date("0001-01-01")
	for n := 0; n < 3_652_059; n += 13 {
		if got, want := begin.AddDays(n).Weekday(), time.Weekday((n+1)%7); got != want {
			t.Fatalf("%s is a %v, want %v", begin.AddDays(n), got, want)
		}
	}
}

// The dates of the first year and of the last are dates.
func TestDatesOfTheFirstYearAndTheLast(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{"0001-01-05": "0001-01-06", "0001-12-30": "0001-12-31", "9999-12-30": "9999-12-31"} {
		if got := date(from).AddDays(1).String(); got != want {
			t.Errorf("the day after %s is %q, want %s", from, got, want)
		}
	}
}

package calendar_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/calendar"
)

// The ends of the range; 1 January 0001 is a Monday, 31 December 9999 a Friday.
var (
	first = at("0001-01-01T00:00:00Z")
	last  = at("9999-12-31T23:59:59.999999999Z")
)

const (
	rangeText = "calendar: outside the years 1 to 9999"
	neverText = "calendar: never"
)

// A question is one method with its arguments.
type question struct {
	ask  string // a method that answers an instant; "Add 1h" for Add(t, time.Hour)
	t    string
	want string // an instant, or an error's text
}

// ask puts a question.
func ask(c *calendar.Calendar, method string, t time.Time) (time.Time, error) {
	switch method {
	case "NextOpen":
		return c.NextOpen(t)
	case "NextClose":
		return c.NextClose(t)
	case "PrevOpen":
		return c.PrevOpen(t)
	case "PrevClose":
		return c.PrevClose(t)
	case "Add max":
		return c.Add(t, math.MaxInt64)
	case "Add min":
		return c.Add(t, math.MinInt64)
	}
	d, err := time.ParseDuration(method[len("Add "):])
	if err != nil {
		panic(err)
	}
	return c.Add(t, d)
}

func checkAnswers(t *testing.T, c *calendar.Calendar, questions []question) {
	t.Helper()
	for _, q := range questions {
		got, err := ask(c, q.ask, at(q.t))
		if diff := cmp.Diff(q.want, answer(got, err)); diff != "" {
			t.Errorf("%s from %s (-want +got):\n%s", q.ask, q.t, diff)
		}
		if err != nil && !errors.Is(err, calendar.ErrRange) && !errors.Is(err, calendar.ErrNever) {
			t.Errorf("%s from %s: the error %v matches neither ErrRange nor ErrNever", q.ask, q.t, err)
		}
		if err == nil && got.Location() != c.Location() {
			t.Errorf("%s from %s answers in %v", q.ask, q.t, got.Location())
		}
	}
}

// Instants outside the years 1 to 9999 get ErrRange, whatever is asked, and the
// error quotes them.
func TestOutsideTheRange(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		t    time.Time
		want string
	}{
		{"the nanosecond before", first.Add(-1), "calendar: 0000-12-31T23:59:59.999999999Z is outside the years 1 to 9999 UTC"},
		{"the instant after", last.Add(1), "calendar: 10000-01-01T00:00:00Z is outside the years 1 to 9999 UTC"},
		{"year 1 there, year 0 in UTC", at("0001-01-01T13:59:59+14:00"), "calendar: 0000-12-31T23:59:59Z is outside the years 1 to 9999 UTC"},
		{"year 9999 there, year 10000 in UTC", at("9999-12-31T12:00:00-12:00"), "calendar: 10000-01-01T00:00:00Z is outside the years 1 to 9999 UTC"},
		{"the first second of 64 bits", time.Unix(math.MinInt64, 0), ""},
		{"the last second of 64 bits", time.Unix(math.MaxInt64, 999_999_999), ""},
		{"2^63 seconds after year 1", first.Add(0).AddDate(292_277_026_596, 0, 0), ""},
		{"an era's length before year 1", time.Unix(first.Unix()-1<<28, 0), ""},
		{"2^32 eras later", time.Unix(first.Unix()+1<<60, 0), ""},
		{"2^36 eras later", time.Unix(math.MaxInt64-62135596800, 0), ""},
	}
	for name, c := range map[string]*calendar.Calendar{
		"office":  in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "Europe/Paris"),
		"always":  in(t, calendar.AlwaysOpen(), "Pacific/Kiritimati"),
		"one day": in(t, calendar.Schedule{}.WithHours(date("2026-01-05"), hours("08:00-17:00")...), "UTC"),
	} {
		for _, tt := range tests {
			t.Run(name+", "+tt.name, func(t *testing.T) {
				t.Parallel()
				check := func(what string, err error) {
					t.Helper()
					if !errors.Is(err, calendar.ErrRange) {
						t.Errorf("%s: error %v, want one that matches ErrRange", what, err)
					} else if tt.want != "" && err.Error() != tt.want {
						t.Errorf("%s: error %q, want %q", what, err, tt.want)
					}
				}
				if c.IsOpen(tt.t) {
					t.Error("IsOpen")
				}
				for _, method := range []string{"NextOpen", "NextClose", "PrevOpen", "PrevClose", "Add 0s", "Add 1ns", "Add -1h", "Add max", "Add min"} {
					got, err := ask(c, method, tt.t)
					check(method, err)
					if !got.IsZero() {
						t.Errorf("%s: %s beside the error", method, reads(got))
					}
				}
				inside := at("2026-01-05T09:00:00Z")
				for _, ab := range [][2]time.Time{{tt.t, inside}, {inside, tt.t}, {tt.t, tt.t}} {
					d, err := c.Between(ab[0], ab[1])
					check("Between", err)
					if d != 0 {
						t.Errorf("Between: %v beside the error", d)
					}
					spans, err := c.Spans(ab[0], ab[1])
					check("Spans", err)
					if spans != nil {
						t.Error("Spans beside the error")
					}
				}
			})
		}
	}
}

func TestEndsOfTheRange(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		s         calendar.Schedule
		zone      string
		questions []question
	}{
		{"always open", calendar.AlwaysOpen(), "UTC", []question{
			{"NextOpen", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
			{"NextOpen", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"},
			{"Add 0s", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"},
			{"Add 1ns", "9999-12-31T23:59:59.999999999Z", rangeText},
			{"Add 1ns", "9999-12-31T23:59:59.999999998Z", "9999-12-31T23:59:59.999999999Z"},
			{"Add 1s", "9999-12-31T23:59:59Z", rangeText},
			{"Add max", "9999-12-31T23:59:59Z", rangeText},
			{"Add min", "9999-12-31T23:59:59Z", "9707-09-22T00:12:42.145224192Z"},
			{"Add 1ns", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000001Z"},
			{"Add -1ns", "0001-01-01T00:00:00Z", rangeText},
			{"Add -1ns", "0001-01-01T00:00:00.000000001Z", "0001-01-01T00:00:00Z"},
			{"Add -1s", "0001-01-01T00:00:00.999999999Z", rangeText},
			{"Add min", "0001-01-01T00:00:00Z", rangeText},
			{"Add max", "0001-01-01T00:00:00Z", "0293-04-11T23:47:16.854775807Z"},
			{"NextClose", "0001-01-01T00:00:00Z", neverText},
			{"NextClose", "2026-01-05T09:00:00Z", neverText},
			{"NextClose", "9999-12-31T23:59:59.999999999Z", neverText},
			{"PrevOpen", "0001-01-01T00:00:00Z", neverText},
			{"PrevOpen", "2026-01-05T09:00:00Z", neverText},
			{"PrevClose", "9999-12-31T23:59:59.999999999Z", neverText},
		}},
		{"an office", calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "UTC", []question{
			{"NextOpen", "0001-01-01T00:00:00Z", "0001-01-01T08:00:00Z"},
			{"NextClose", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
			{"PrevOpen", "0001-01-01T07:59:59.999999999Z", rangeText}, // it opened on 29 December of the year 0
			{"PrevOpen", "0001-01-01T08:00:00Z", "0001-01-01T08:00:00Z"},
			{"PrevClose", "0001-01-01T16:59:59.999999999Z", rangeText},
			{"PrevClose", "0001-01-01T17:00:00Z", "0001-01-01T17:00:00Z"},
			{"Add 0s", "0001-01-01T00:00:00Z", "0001-01-01T08:00:00Z"},
			{"Add -1ns", "0001-01-01T00:00:00Z", rangeText},
			{"Add -1ns", "0001-01-01T08:00:00Z", rangeText},
			{"Add -1h", "0001-01-01T09:00:00Z", "0001-01-01T08:00:00Z"},
			{"Add -1h0m0.000000001s", "0001-01-01T09:00:00Z", rangeText},
			{"Add -9h", "0001-01-01T20:00:00Z", "0001-01-01T08:00:00Z"},
			{"NextOpen", "9999-12-31T16:59:59.999999999Z", "9999-12-31T16:59:59.999999999Z"},
			{"NextOpen", "9999-12-31T17:00:00Z", rangeText},
			{"NextClose", "9999-12-31T16:59:59.999999999Z", "9999-12-31T17:00:00Z"},
			{"NextClose", "9999-12-31T17:00:00Z", "9999-12-31T17:00:00Z"},
			{"NextClose", "9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"},
			{"Add 1h", "9999-12-31T16:00:00Z", "9999-12-31T17:00:00Z"},
			{"Add 1h0m0.000000001s", "9999-12-31T16:00:00Z", rangeText},
			{"Add 0s", "9999-12-31T17:00:00Z", rangeText},
			{"Add 1ns", "9999-12-31T23:59:59.999999999Z", rangeText},
			{"Add max", "9999-12-31T09:00:00Z", rangeText},
			{"Add min", "0001-01-02T09:00:00Z", rangeText},
		}},
		{"one day", calendar.Schedule{}.WithHours(date("2026-01-05"), hours("10:00-12:00")...), "UTC", []question{
			{"NextOpen", "0001-01-01T00:00:00Z", "2026-01-05T10:00:00Z"},
			{"NextOpen", "2026-01-05T11:59:59.999999999Z", "2026-01-05T11:59:59.999999999Z"},
			{"NextOpen", "2026-01-05T12:00:00Z", neverText},
			{"NextOpen", "9999-12-31T23:59:59Z", neverText},
			{"NextClose", "2026-01-05T11:00:00Z", "2026-01-05T12:00:00Z"},
			{"NextClose", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
			{"PrevOpen", "2026-01-05T09:59:59.999999999Z", neverText},
			{"PrevOpen", "2026-01-05T10:00:00Z", "2026-01-05T10:00:00Z"},
			{"PrevOpen", "9999-12-31T23:59:59Z", "2026-01-05T10:00:00Z"},
			{"PrevClose", "2026-01-05T11:59:59.999999999Z", neverText},
			{"PrevClose", "2026-01-05T12:00:00Z", "2026-01-05T12:00:00Z"},
			{"PrevClose", "9999-12-31T23:59:59Z", "2026-01-05T12:00:00Z"},
			{"Add 2h", "0001-01-01T00:00:00Z", "2026-01-05T12:00:00Z"},
			{"Add 2h0m0.000000001s", "0001-01-01T00:00:00Z", neverText},
			{"Add 1ns", "0001-01-01T00:00:00Z", "2026-01-05T10:00:00.000000001Z"},
			{"Add -2h", "9999-12-31T23:59:59Z", "2026-01-05T10:00:00Z"},
			{"Add -2h0m0.000000001s", "9999-12-31T23:59:59Z", neverText},
			{"Add -1ns", "9999-12-31T23:59:59Z", "2026-01-05T11:59:59.999999999Z"},
			{"Add max", "2026-01-05T11:00:00Z", neverText},
			{"Add min", "2026-01-05T11:00:00Z", neverText},
		}},
		{"always but for one day", calendar.AlwaysOpen().WithClosed("", date("2026-01-05")), "UTC", []question{
			{"NextClose", "0001-01-01T00:00:00Z", "2026-01-05T00:00:00Z"},
			{"NextClose", "2026-01-05T23:59:59.999999999Z", "2026-01-05T23:59:59.999999999Z"},
			{"NextClose", "2026-01-06T00:00:00Z", neverText},
			{"PrevOpen", "2026-01-05T23:59:59.999999999Z", neverText},
			{"PrevOpen", "2026-01-06T00:00:00Z", "2026-01-06T00:00:00Z"},
			{"PrevOpen", "9999-12-31T23:59:59Z", "2026-01-06T00:00:00Z"},
			{"PrevClose", "2026-01-04T23:59:59.999999999Z", neverText},
			{"PrevClose", "2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z"},
			{"PrevClose", "9999-12-31T23:59:59Z", "2026-01-05T00:00:00Z"},
			{"Add -1ns", "0001-01-01T00:00:00Z", rangeText},
			{"Add 1s", "9999-12-31T23:59:59Z", rangeText},
		}},
		{"always but for holidays", calendar.AlwaysOpen().WithHolidays(yearly("", time.July, 1, nil)), "UTC", []question{
			{"NextClose", "9999-07-02T00:00:00Z", rangeText},
			{"PrevClose", "0001-06-30T00:00:00Z", rangeText},
			{"PrevOpen", "0001-07-01T12:00:00Z", rangeText},
			{"PrevOpen", "0001-07-02T00:00:00Z", "0001-07-02T00:00:00Z"},
		}},
		{"always but for holidays of some years", calendar.AlwaysOpen().WithHolidays(answering("", func(year int) time.Time {
			if year < 2000 || year > 2001 {
				return time.Time{}
			}
			return time.Date(year, time.July, 1, 0, 0, 0, 0, time.UTC)
		})), "UTC", []question{
			{"NextClose", "0001-01-01T00:00:00Z", "2000-07-01T00:00:00Z"},
			{"NextClose", "2000-07-02T00:00:00Z", "2001-07-01T00:00:00Z"},
			{"PrevClose", "9999-01-01T00:00:00Z", "2001-07-01T00:00:00Z"},
			{"PrevOpen", "9999-01-01T00:00:00Z", "2001-07-02T00:00:00Z"},
		}},
		{"always but for holidays from a year to another", calendar.AlwaysOpen().WithHolidays(firstOfJuly(2000, 2001)), "UTC", []question{
			{"NextClose", "2001-07-02T00:00:00Z", neverText},
			{"PrevClose", "2000-06-30T23:59:59Z", neverText},
			{"PrevOpen", "2000-07-01T23:59:59Z", neverText},
			{"NextClose", "2000-06-30T23:59:59Z", "2000-07-01T00:00:00Z"},
		}},
		{"always but for holidays from year 1 on", calendar.AlwaysOpen().WithHolidays(firstOfJuly(1, 0)), "UTC", []question{
			{"PrevClose", "0001-07-01T00:00:00Z", "0001-07-01T00:00:00Z"},
			{"PrevClose", "0001-06-30T23:59:59Z", neverText},
			{"PrevOpen", "0001-07-01T23:59:59Z", neverText},
			{"NextClose", "9999-07-02T00:00:00Z", rangeText},
		}},
		{"always but for holidays after the end", calendar.AlwaysOpen().WithHolidays(firstOfJuly(10_000, 12_000)), "UTC", []question{
			{"NextClose", "2026-01-05T00:00:00Z", rangeText},
			{"PrevClose", "2026-01-05T00:00:00Z", neverText},
		}},
		// In the east the clocks are in year 10000, a Saturday, from 10:00Z on.
		{"Saturday, far east", calendar.MustParseSchedule("Sa 08:00-12:00"), "Pacific/Kiritimati", []question{
			{"NextOpen", "9999-12-31T12:00:00Z", "10000-01-01T08:00:00+14:00"},
			{"NextClose", "9999-12-31T18:00:00Z", "10000-01-01T12:00:00+14:00"},
			{"Add 4h", "9999-12-31T12:00:00Z", "10000-01-01T12:00:00+14:00"},
			{"Add 4h0m1s", "9999-12-31T12:00:00Z", rangeText},
		}},
		// In the west they are in year 0, a Sunday, until 12:00Z.
		{"Sunday, far west", calendar.MustParseSchedule("Su 20:00-22:00"), "Etc/GMT+12", []question{
			{"PrevOpen", "0001-01-01T12:00:00Z", "0000-12-31T20:00:00-12:00"},
			{"PrevClose", "0001-01-01T12:00:00Z", "0000-12-31T22:00:00-12:00"},
			{"NextOpen", "0001-01-01T00:00:00Z", "0000-12-31T20:00:00-12:00"},
			{"Add -2h", "0001-01-01T12:00:00Z", "0000-12-31T20:00:00-12:00"},
			{"Add -2h0m1s", "0001-01-01T12:00:00Z", rangeText},
		}},
		// Hours that reach over the ends of the range.
		{"Friday to Saturday, over the end", calendar.MustParseSchedule("Fr 20:00-04:00"), "UTC", []question{
			{"NextClose", "9999-12-31T21:00:00Z", rangeText},
			{"Add 2h59m59.999999999s", "9999-12-31T21:00:00Z", "9999-12-31T23:59:59.999999999Z"},
			{"Add 3h", "9999-12-31T21:00:00Z", rangeText},
		}},
		{"Friday until midnight, which is no longer in the range", calendar.MustParseSchedule("Fr 20:00-24:00"), "UTC", []question{
			{"NextClose", "9999-12-31T21:00:00Z", rangeText},
			{"Add 3h", "9999-12-31T21:00:00Z", rangeText},
		}},
		{"Sunday to Monday, over the start", calendar.MustParseSchedule("Su 20:00-04:00"), "UTC", []question{
			{"PrevOpen", "0001-01-01T03:00:00Z", rangeText},
			{"PrevClose", "0001-01-01T04:00:00Z", "0001-01-01T04:00:00Z"},
			{"PrevClose", "0001-01-01T03:59:59Z", rangeText},
			{"NextClose", "0001-01-01T00:00:00Z", "0001-01-01T04:00:00Z"},
			{"NextOpen", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
			{"Add -4h", "0001-01-01T04:00:00Z", "0001-01-01T00:00:00Z"},
			{"Add -4h0m0.000000001s", "0001-01-01T04:00:00Z", rangeText},
		}},
		// The first instant has an edge when the one before it, in the year 0, is
		// on the other side.
		{"Monday from midnight, the first instant opens", calendar.MustParseSchedule("Mo 00:00-12:00"), "UTC", []question{
			{"PrevOpen", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
			{"PrevOpen", "0001-01-01T13:00:00Z", "0001-01-01T00:00:00Z"},
		}},
		{"Sunday until midnight, the first instant closes", calendar.MustParseSchedule("Su 12:00-24:00"), "UTC", []question{
			{"PrevClose", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
			{"PrevClose", "0001-01-07T12:00:00Z", "0001-01-01T00:00:00Z"},
		}},
		// The last special hours: they are used up at 10000-01-01T00:00:00Z, which
		// exists and is outside.
		{"the last day until midnight", calendar.Schedule{}.WithHours(date("9999-12-31"), hours("20:00-24:00")...), "UTC", []question{
			{"NextClose", "9999-12-31T21:00:00Z", rangeText},
			{"Add 4h", "9999-12-31T20:00:00Z", rangeText},
			{"Add 4h", "2026-01-05T00:00:00Z", rangeText},
			{"Add 4h0m0.000000001s", "9999-12-31T20:00:00Z", neverText},
			{"Add 3h59m59.999999999s", "9999-12-31T20:00:00Z", "9999-12-31T23:59:59.999999999Z"},
		}},
		// The last date ends at 05:00Z, the first began at 10:00Z the day before.
		{"the last day, far west", calendar.Schedule{}.WithHours(date("9999-12-31"), hours("10:00-24:00")...), "Etc/GMT+5", []question{
			{"Add 8h59m59s", "9999-12-31T15:00:00Z", "9999-12-31T18:59:59-05:00"},
			{"Add 9h", "9999-12-31T15:00:00Z", rangeText},
			{"Add 14h", "9999-12-31T15:00:00Z", rangeText},
			{"NextClose", "9999-12-31T15:00:00Z", rangeText},
		}},
		{"the first day, far east", calendar.Schedule{}.WithHours(date("0001-01-01"), hours("00:00-24:00")...), "Etc/GMT-14", []question{
			{"PrevOpen", "0001-01-01T09:00:00Z", rangeText},
			{"PrevOpen", "2026-01-05T00:00:00Z", rangeText},
			{"PrevClose", "2026-01-05T00:00:00Z", "0001-01-02T00:00:00+14:00"},
			{"Add -10h", "2026-01-05T00:00:00Z", "0001-01-01T14:00:00+14:00"},
			{"Add -10h0m1s", "2026-01-05T00:00:00Z", rangeText},
			{"NextOpen", "0001-01-01T11:00:00Z", neverText},
		}},
		{"closed on the first day, far east", calendar.AlwaysOpen().WithClosed("", date("0001-01-01")), "Etc/GMT-14", []question{
			{"PrevClose", "0001-01-01T05:00:00Z", rangeText}, // it closed in the year 0
			{"PrevClose", "2026-01-05T00:00:00Z", rangeText},
			{"PrevOpen", "2026-01-05T00:00:00Z", "0001-01-02T00:00:00+14:00"},
			{"PrevOpen", "0001-01-01T10:00:00Z", "0001-01-02T00:00:00+14:00"},
			{"NextClose", "0001-01-01T10:00:00Z", neverText},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkAnswers(t, in(t, tt.s, tt.zone), tt.questions)
		})
	}
}

// Beyond the range there is a little time that the first and last dates can reach.
// What would need more of it than there is, is never.
func TestNeverBeyondTheEnds(t *testing.T) {
	t.Parallel()
	west := calendar.Schedule{}.WithHours(date("9999-12-31"), hours("10:00-24:00")...)
	checkAnswers(t, in(t, west, "Etc/GMT+5"), []question{
		{"Add 14h0m0.000000001s", "9999-12-31T15:00:00Z", neverText},
		{"Add max", "9999-12-31T15:00:00Z", neverText},
	})
	east := calendar.Schedule{}.WithHours(date("0001-01-01"), hours("00:00-24:00")...)
	checkAnswers(t, in(t, east, "Etc/GMT-14"), []question{
		{"Add -24h0m0.000000001s", "2026-01-05T00:00:00Z", neverText},
		{"Add min", "2026-01-05T00:00:00Z", neverText},
		{"Add -24h", "2026-01-05T00:00:00Z", rangeText},
		{"PrevClose", "0001-01-01T09:00:00Z", neverText},
	})
	// Closed on the first date: it closed in the year 0, and never opened before.
	checkAnswers(t, in(t, calendar.AlwaysOpen().WithClosed("", date("0001-01-01")), "Etc/GMT-14"), []question{
		{"PrevOpen", "0001-01-01T05:00:00Z", neverText},
	})
}

func TestBetweenOverflows(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.AlwaysOpen(), "UTC")
	longest := time.Duration(math.MaxInt64)
	tests := []struct {
		name     string
		from, to time.Time
		want     time.Duration
		err      string
	}{
		{"the longest", first, first.Add(longest), math.MaxInt64, ""},
		{"a nanosecond longer", first, first.Add(longest).Add(1), 0, "calendar: open time exceeds what a time.Duration holds, about 292 years"},
		{"the longest, both ends within a second", first.Add(5e8), first.Add(5e8).Add(longest), math.MaxInt64, ""},
		{"a nanosecond longer, both ends within a second", first.Add(5e8), first.Add(5e8 + 1).Add(longest), 0, calendar.ErrOverflow.Error()},
		{"a second longer", first, first.Add(longest).Add(1e9), 0, calendar.ErrOverflow.Error()},
		{"back, the longest", first.Add(longest).Add(1), first, math.MinInt64, ""},
		{"back, a nanosecond longer", first.Add(longest).Add(2), first, 0, calendar.ErrOverflow.Error()},
		{"back, a second longer", first.Add(longest).Add(1 + 1e9), first, 0, calendar.ErrOverflow.Error()},
		{"back, within a second", first.Add(longest).Add(4e8), first.Add(4e8 - 1), math.MinInt64, ""},
		{"all there is", first, last, 0, calendar.ErrOverflow.Error()},
		{"all there is, back", last, first, 0, calendar.ErrOverflow.Error()},
		{"a second, back and forth", first, first.Add(1e9), 1e9, ""},
		{"ends of a second", first.Add(999_999_999), first.Add(1e9 + 1), 2, ""},
		{"ends of a second, back", first.Add(1e9 + 1), first.Add(999_999_999), -2, ""},
		{"the same instant", last, last, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := c.Between(tt.from, tt.to)
			if got != tt.want || errorText(err) != tt.err {
				t.Errorf("Between = %v, %v, want %v, %s", got, err, tt.want, tt.err)
			}
			if err != nil && !errors.Is(err, calendar.ErrOverflow) {
				t.Errorf("%v does not match ErrOverflow", err)
			}
		})
	}
	// An office's hours of 292 years fit; of 9,999 years, 23.5 million hours, they don't.
	office := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "UTC")
	checker{t, office}.between(at("0001-01-01T00:00:00Z"), at("0401-01-01T00:00:00Z"), 146_097/7*5*9*time.Hour)
	if _, err := office.Between(first, last); !errors.Is(err, calendar.ErrOverflow) {
		t.Errorf("all hours of an office: %v, want ErrOverflow", err)
	}
	saturdays := in(t, calendar.MustParseSchedule("Sa 12:00-12:01"), "UTC")
	checker{t, saturdays}.between(first, last, 521_722*time.Minute)
}

// The zero time.Time is the first instant of the range and like any other.
func TestZeroTime(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.MustParseSchedule("00:00-12:00"), "UTC")
	var zero time.Time
	checker{t, c}.isOpen(zero, true)
	checker{t, c}.between(zero, zero.Add(24*time.Hour), 12*time.Hour)
	checkAnswers(t, c, []question{
		{"Add 1h", "0001-01-01T00:00:00Z", "0001-01-01T01:00:00Z"},
		{"Add 0s", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
		{"NextClose", "0001-01-01T00:00:00Z", "0001-01-01T12:00:00Z"},
	})
	spans, err := c.Spans(zero, zero.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	for s := range spans {
		if !s.Open || s.Duration() != time.Hour {
			t.Errorf("the first hour is %s", s)
		}
	}
}

// A holiday without a last year closes beyond the year 9999, one without a first year
// before the year 1.
func TestHolidaysOfAllYears(t *testing.T) {
	t.Parallel()
	closedIn := func(years func(*cal.Holiday)) *calendar.Calendar {
		return in(t, calendar.AlwaysOpen().WithHolidays(yearly("x", time.July, 1, years)), "UTC")
	}
	for _, tt := range []struct {
		name          string
		years         func(*cal.Holiday)
		before, after string
	}{
		{"in all years", func(*cal.Holiday) {}, rangeText, rangeText},
		{"since 2000", func(h *cal.Holiday) { h.StartYear = 2000 }, neverText, rangeText},
		{"until 2000", func(h *cal.Holiday) { h.EndYear = 2000 }, rangeText, neverText},
		{"until 9999", func(h *cal.Holiday) { h.EndYear = 9999 }, rangeText, neverText},
		{"until 10000", func(h *cal.Holiday) { h.EndYear = 10000 }, rangeText, rangeText},
	} {
		t.Run(tt.name, func(t *testing.T) {
			checkAnswers(t, closedIn(tt.years), []question{
				{"PrevClose", "0001-03-01T00:00:00Z", tt.before},
				{"NextClose", "9999-12-01T00:00:00Z", tt.after},
			})
		})
	}
}

package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// 5 January 2026 is a Monday.

func TestAdd(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		t    string
		d    string
		want string
	}{
		{"an hour of an open day", "2026-01-05T09:00:00Z", "1h", "2026-01-05T10:00:00Z"},
		{"over lunch", "2026-01-05T11:30:00Z", "1h", "2026-01-05T13:30:00Z"},
		{"over night", "2026-01-05T16:30:00Z", "1h", "2026-01-06T08:30:00Z"},
		{"over the weekend", "2026-01-09T16:30:00Z", "1h", "2026-01-12T08:30:00Z"},
		{"used up exactly at lunch", "2026-01-05T11:00:00Z", "1h", "2026-01-05T12:00:00Z"},
		{"used up exactly at closing", "2026-01-05T16:00:00Z", "1h", "2026-01-05T17:00:00Z"},
		{"a nanosecond later", "2026-01-05T16:00:00Z", "1h0m0.000000001s", "2026-01-06T08:00:00.000000001Z"},
		{"a nanosecond before", "2026-01-05T16:00:00Z", "59m59.999999999s", "2026-01-05T16:59:59.999999999Z"},
		{"used up at closing, from within a second", "2026-01-05T16:00:00.25Z", "59m59.75s", "2026-01-05T17:00:00Z"},
		{"used up at closing of the second day", "2026-01-05T08:00:00Z", "16h", "2026-01-06T17:00:00Z"},
		{"used up at closing, after a closed start", "2026-01-04T20:00:00.5Z", "8h", "2026-01-05T17:00:00Z"},
		{"the last nanosecond", "2026-01-05T16:59:59.999999999Z", "1ns", "2026-01-05T17:00:00Z"},
		{"nanoseconds that carry", "2026-01-05T09:00:00.6Z", "600ms", "2026-01-05T09:00:01.2Z"},
		{"from an opening", "2026-01-05T08:00:00Z", "1ns", "2026-01-05T08:00:00.000000001Z"},
		{"from a closing", "2026-01-05T17:00:00Z", "1ns", "2026-01-06T08:00:00.000000001Z"},
		{"from within a closed second", "2026-01-05T17:00:00.9Z", "200ms", "2026-01-06T08:00:00.2Z"},
		{"a week of 40 hours", "2026-01-05T09:17:00Z", "40h", "2026-01-12T09:17:00Z"},
		{"52 weeks", "2026-01-05T09:17:00Z", "2080h", "2027-01-04T09:17:00Z"},

		{"nothing, open", "2026-01-05T09:00:00.5Z", "0s", "2026-01-05T09:00:00.5Z"},
		{"nothing, at an opening", "2026-01-05T08:00:00Z", "0s", "2026-01-05T08:00:00Z"},
		{"nothing, at a closing", "2026-01-05T17:00:00Z", "0s", "2026-01-06T08:00:00Z"},
		{"nothing, at lunch", "2026-01-05T12:00:00Z", "0s", "2026-01-05T13:00:00Z"},
		{"nothing, a nanosecond before closing", "2026-01-05T16:59:59.999999999Z", "0s", "2026-01-05T16:59:59.999999999Z"},
		{"nothing, a nanosecond before an opening", "2026-01-05T07:59:59.999999999Z", "0s", "2026-01-05T08:00:00Z"},
		{"nothing, on a weekend", "2026-01-10T09:00:00.5Z", "0s", "2026-01-12T08:00:00Z"},

		{"back an hour", "2026-01-05T10:00:00Z", "-1h", "2026-01-05T09:00:00Z"},
		{"back over lunch", "2026-01-05T13:30:00Z", "-1h", "2026-01-05T11:30:00Z"},
		{"back over the weekend", "2026-01-12T08:30:00Z", "-1h", "2026-01-09T16:30:00Z"},
		{"back to the opening, not to the closing before", "2026-01-06T10:00:00Z", "-2h", "2026-01-06T08:00:00Z"},
		{"back a nanosecond more", "2026-01-06T10:00:00Z", "-2h0m0.000000001s", "2026-01-05T16:59:59.999999999Z"},
		{"back a nanosecond less", "2026-01-06T10:00:00Z", "-1h59m59.999999999s", "2026-01-06T08:00:00.000000001Z"},
		{"back to the opening, from within a second", "2026-01-06T08:00:00.5Z", "-500ms", "2026-01-06T08:00:00Z"},
		{"back from an opening", "2026-01-06T08:00:00Z", "-1ns", "2026-01-05T16:59:59.999999999Z"},
		{"back from a closing", "2026-01-05T17:00:00Z", "-1ns", "2026-01-05T16:59:59.999999999Z"},
		{"back from within a closed second", "2026-01-05T17:00:00.9Z", "-200ms", "2026-01-05T16:59:59.8Z"},
		{"back from the night", "2026-01-05T23:00:00Z", "-8h", "2026-01-05T08:00:00Z"},
		{"back with nanoseconds that borrow", "2026-01-05T09:00:01.2Z", "-600ms", "2026-01-05T09:00:00.6Z"},
		{"back a second from within the first", "2026-01-06T08:00:00.5Z", "-1s", "2026-01-05T16:59:59.5Z"},
		{"back 52 weeks", "2027-01-04T09:17:00Z", "-2080h", "2026-01-05T09:17:00Z"},
	}
	c := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-12:00,13:00-17:00"), "UTC")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkAnswers(t, c, []question{{"Add " + tt.d, tt.t, tt.want}})
		})
	}
}

func TestBetween(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-12:00,13:00-17:00"), "UTC")
	tests := []struct {
		name string
		a, b string
		want string
	}{
		{"no time", "2026-01-05T09:00:00Z", "2026-01-05T09:00:00Z", "0s"},
		{"no open time", "2026-01-10T09:00:00Z", "2026-01-11T09:00:00Z", "0s"},
		{"a nanosecond", "2026-01-05T09:00:00Z", "2026-01-05T09:00:00.000000001Z", "1ns"},
		{"the last one", "2026-01-05T16:59:59.999999999Z", "2026-01-05T17:00:00Z", "1ns"},
		{"the one before opening", "2026-01-05T07:59:59.999999999Z", "2026-01-05T08:00:00Z", "0s"},
		{"the one after closing", "2026-01-05T17:00:00Z", "2026-01-05T17:00:00.000000001Z", "0s"},
		{"within a closed second", "2026-01-05T17:00:00.1Z", "2026-01-05T17:00:00.9Z", "0s"},
		{"within an open second", "2026-01-05T16:59:59.1Z", "2026-01-05T16:59:59.9Z", "800ms"},
		{"from one second to the next", "2026-01-05T09:00:00.9Z", "2026-01-05T09:00:01.1Z", "200ms"},
		{"from late in a second to early in a far one", "2026-01-05T09:00:00.9Z", "2026-01-05T10:00:00.1Z", "59m59.2s"},
		{"a day", "2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z", "8h"},
		{"over lunch", "2026-01-05T11:30:00Z", "2026-01-05T13:30:00Z", "1h"},
		{"over the weekend", "2026-01-09T16:30:00Z", "2026-01-12T08:30:00Z", "1h"},
		{"a year", "2026-01-05T09:17:00Z", "2027-01-04T09:17:00Z", "2080h"},
		{"twenty-eight years", "2026-01-05T09:17:00Z", "2054-01-05T09:17:00Z", "58440h"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want, err := time.ParseDuration(tt.want)
			if err != nil {
				t.Fatal(err)
			}
			checker{t, c}.between(at(tt.a), at(tt.b), want) // and back
		})
	}
}

func TestNextAndPrevious(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-12:00,13:00-17:00"), "Asia/Tokyo")
	const (
		before = "2026-01-05T07:59:59.999999999+09:00"
		opens  = "2026-01-05T08:00:00+09:00"
		within = "2026-01-05T09:30:00.5+09:00"
		final  = "2026-01-05T11:59:59.999999999+09:00"
		closes = "2026-01-05T12:00:00+09:00"
		lunch  = "2026-01-05T12:30:00.5+09:00"
		again  = "2026-01-05T13:00:00+09:00"
		friday = "2026-01-02T17:00:00+09:00"
	)
	checkAnswers(t, c, []question{
		{"NextOpen", before, opens},
		{"NextOpen", opens, opens},
		{"NextOpen", within, within},
		{"NextOpen", final, final},
		{"NextOpen", closes, again},
		{"NextOpen", lunch, again},
		{"NextClose", before, before},
		{"NextClose", opens, closes},
		{"NextClose", within, closes},
		{"NextClose", final, closes},
		{"NextClose", closes, closes},
		{"NextClose", lunch, lunch},
		{"PrevOpen", before, "2026-01-02T13:00:00+09:00"},
		{"PrevOpen", opens, opens},
		{"PrevOpen", within, opens},
		{"PrevOpen", final, opens},
		{"PrevOpen", closes, opens},
		{"PrevOpen", lunch, opens},
		{"PrevOpen", again, again},
		{"PrevClose", before, friday},
		{"PrevClose", opens, friday},
		{"PrevClose", within, friday},
		{"PrevClose", final, friday},
		{"PrevClose", closes, closes},
		{"PrevClose", lunch, closes},
		{"PrevClose", again, closes},
	})
}

// Whatever location and monotonic reading an instant comes with, the answer is
// in the calendar's location and has none.
func TestAnswersAreInTheCalendarsLocation(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.MustParseSchedule("Mo-Sa 08:00-20:00"), "Asia/Tokyo")
	inputs := map[string]time.Time{"with a monotonic reading": time.Now()}
	for _, zone := range []string{"UTC", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"} {
		inputs["in "+zone] = at("2026-01-05T03:00:00Z").In(zones.Load(zone))
	}
	for name, input := range inputs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plain := time.Unix(input.Unix(), int64(input.Nanosecond())).UTC()
			check := func(what string, got time.Time) {
				t.Helper()
				if got.Location() != c.Location() {
					t.Errorf("%s answers in %v", what, got.Location())
				}
				if got != got.Round(0) {
					t.Errorf("%s answers with a monotonic reading, %v", what, got)
				}
			}
			for _, method := range []string{"NextOpen", "NextClose", "PrevOpen", "PrevClose", "Add 0s", "Add 90m", "Add -90m"} {
				got, err := ask(c, method, input)
				want, wantErr := ask(c, method, plain)
				if !got.Equal(want) || err != nil || wantErr != nil {
					t.Errorf("%s = %s, of the plain instant %s", method, answer(got, err), answer(want, wantErr))
				}
				check(method, got)
			}
			if got, want := c.IsOpen(input), c.IsOpen(plain); got != want {
				t.Errorf("IsOpen = %t, of the plain instant %t", got, want)
			}
			checker{t, c}.between(input, plain, 0)
			for _, ends := range [][2]time.Time{{input, input.Add(50 * time.Hour)}, {input, plain.Add(time.Hour)}} {
				spans, err := c.Spans(ends[0], ends[1])
				if err != nil {
					t.Fatal(err)
				}
				for s := range spans {
					check("a span's start", s.Start)
					check("a span's end", s.End)
				}
			}
		})
	}
}

// Fixed zones are locations too, also those that no place on earth has.
func TestFixedZones(t *testing.T) {
	t.Parallel()
	s := calendar.MustParseSchedule("Mo 08:00-17:00")
	for _, offset := range []int{0, 1, -1, 3600, -43200, 14 * 3600, 86399, -86399, 86400, -86400} {
		t.Run(fmt.Sprint(offset), func(t *testing.T) {
			t.Parallel()
			loc := time.FixedZone("", offset)
			c, err := s.In(loc)
			if err != nil {
				t.Fatal(err)
			}
			start := time.Date(2026, time.January, 5, 8, 0, 0, 0, loc)
			checkRuns(t, c, start.Add(-24*time.Hour), start.Add(24*time.Hour), []run{{start, start.Add(9 * time.Hour)}})
		})
	}
}

// Offsets without sense get an answer: what the clock of such a zone reads.
func TestAbsurdZones(t *testing.T) {
	t.Parallel()
	always := calendar.AlwaysOpen().WithClosed("", date("2026-01-05"))
	for _, offset := range []int{3 * 86400, -3 * 86400, 1 << 31, -1 << 31, 1 << 40, -1 << 40, 1 << 50, -1 << 50, 1<<63 - 1, -1 << 63} {
		t.Run(fmt.Sprint(offset), func(t *testing.T) {
			t.Parallel()
			loc := time.FixedZone("", offset)
			soon(t, func() {
				defer func() {
					if r := recover(); r != nil {
						t.Errorf("panic: %v", r)
					}
				}()
				c, err := always.In(loc)
				if err != nil {
					return // refused: fine as well
				}
				now := at("2026-01-20T12:00:00Z")
				want := calendar.DateOf(now.In(loc)) != date("2026-01-05")
				checker{t, c}.isOpen(now, want)
				_, _ = c.NextClose(now)
				_, _ = c.PrevOpen(now)
			})
		})
	}
}

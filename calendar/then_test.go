package calendar_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// A spanCase is a schedule in a zone and the spans of a range, or some of them.
type spanCase struct {
	name     string
	s        calendar.Schedule
	zone     string
	from, to string
	want     []string
}

func checkSpans(t *testing.T, tests []spanCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := in(t, tt.s, tt.zone)
			if diff := cmp.Diff(tt.want, spanLines(t, c, at(tt.from), at(tt.to))); diff != "" {
				t.Errorf("Spans (-want +got):\n%s", diff)
			}
			// What is open in the eyes of Spans is so in the eyes of all else.
			checkRuns(t, c, at(tt.from), at(tt.to), openRuns(t, c, at(tt.from), at(tt.to)))
		})
	}
}

// spanLines returns the spans of [from, to), each as its String.
func spanLines(tb rapid.TB, c *calendar.Calendar, from, to time.Time) (lines []string) {
	tb.Helper()
	spans, err := c.Spans(from, to)
	if err != nil {
		tb.Fatalf("Spans: %v", err)
	}
	for s := range spans {
		lines = append(lines, s.String())
	}
	return lines
}

func TestThen(t *testing.T) {
	t.Parallel()
	winter := calendar.MustParseSchedule("08:00-17:00")
	summer := calendar.MustParseSchedule("07:00-15:00")
	night := calendar.MustParseSchedule("22:00-06:00")
	always := calendar.AlwaysOpen()
	noon := hours("12:00-13:00")
	tests := []spanCase{
		{
			"other hours from a date on", winter.Then(date("2026-06-01"), summer), "UTC",
			"2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z",
			[]string{
				"2026-05-31 00:00 UTC to 2026-05-31 08:00 UTC: closed, outside hours",
				"2026-05-31 08:00 UTC to 2026-05-31 17:00 UTC: open, weekly hours",
				"2026-05-31 17:00 UTC to 2026-06-01 07:00 UTC: closed, outside hours",
				"2026-06-01 07:00 UTC to 2026-06-01 15:00 UTC: open, weekly hours",
				"2026-06-01 15:00 UTC to 2026-06-02 00:00 UTC: closed, outside hours",
			},
		},
		{
			"a night shift ends with its schedule: the second half is of the next date", night.Then(date("2026-06-01"), winter), "UTC",
			"2026-05-31T12:00:00Z", "2026-06-01T12:00:00Z",
			[]string{
				"2026-05-31 12:00 UTC to 2026-05-31 22:00 UTC: closed, outside hours",
				"2026-05-31 22:00 UTC to 2026-06-01 00:00 UTC: open, weekly hours",
				"2026-06-01 00:00 UTC to 2026-06-01 08:00 UTC: closed, outside hours",
				"2026-06-01 08:00 UTC to 2026-06-01 12:00 UTC: open, weekly hours",
			},
		},
		{
			"a night shift begins with the second half of the night before", winter.Then(date("2026-06-01"), night), "UTC",
			"2026-05-31T12:00:00Z", "2026-06-01T23:00:00Z",
			[]string{
				"2026-05-31 12:00 UTC to 2026-05-31 17:00 UTC: open, weekly hours",
				"2026-05-31 17:00 UTC to 2026-06-01 00:00 UTC: closed, outside hours",
				"2026-06-01 00:00 UTC to 2026-06-01 06:00 UTC: open, weekly hours",
				"2026-06-01 06:00 UTC to 2026-06-01 22:00 UTC: closed, outside hours",
				"2026-06-01 22:00 UTC to 2026-06-01 23:00 UTC: open, weekly hours",
			},
		},
		{
			"from night shift to night shift without a break", night.Then(date("2026-06-01"), night), "UTC",
			"2026-05-31T12:00:00Z", "2026-06-01T12:00:00Z",
			[]string{
				"2026-05-31 12:00 UTC to 2026-05-31 22:00 UTC: closed, outside hours",
				"2026-05-31 22:00 UTC to 2026-06-01 06:00 UTC: open, weekly hours",
				"2026-06-01 06:00 UTC to 2026-06-01 12:00 UTC: closed, outside hours",
			},
		},
		{
			"what was of the first is not of the second, nor the other way round",
			always.WithClosed("past", date("2026-05-31"), date("2026-06-02")).Then(
				date("2026-06-01"), always.WithClosed("future", date("2026-05-30"), date("2026-06-01"))), "UTC",
			"2026-05-29T00:00:00Z", "2026-06-04T00:00:00Z",
			[]string{
				"2026-05-29 00:00 UTC to 2026-05-31 00:00 UTC: open, weekly hours",
				`2026-05-31 00:00 UTC to 2026-06-01 00:00 UTC: closed, closed date "past"`,
				`2026-06-01 00:00 UTC to 2026-06-02 00:00 UTC: closed, closed date "future"`,
				"2026-06-02 00:00 UTC to 2026-06-04 00:00 UTC: open, weekly hours",
			},
		},
		{
			"special hours of the day of the change are those of the next schedule",
			always.WithHours(date("2026-06-01"), noon...).Then(date("2026-06-01"), winter.WithHours(date("2026-06-01"), hours("10:00-11:00")...)), "UTC",
			"2026-05-31T12:00:00Z", "2026-06-01T18:00:00Z",
			[]string{
				"2026-05-31 12:00 UTC to 2026-06-01 00:00 UTC: open, weekly hours",
				"2026-06-01 00:00 UTC to 2026-06-01 10:00 UTC: closed, special hours",
				"2026-06-01 10:00 UTC to 2026-06-01 11:00 UTC: open, special hours",
				"2026-06-01 11:00 UTC to 2026-06-01 18:00 UTC: closed, special hours",
			},
		},
		{
			"what is added afterwards is added to both",
			always.Then(date("2026-06-01"), winter).WithClosed("both", date("2026-05-31"), date("2026-06-01")).WithHours(date("2026-06-02"), noon...).
				WithHolidays(dated("Eve", "2026-05-30"), dated("Feast", "2026-06-03")), "UTC",
			"2026-05-29T12:00:00Z", "2026-06-03T12:00:00Z",
			[]string{
				"2026-05-29 12:00 UTC to 2026-05-30 00:00 UTC: open, weekly hours",
				`2026-05-30 00:00 UTC to 2026-05-31 00:00 UTC: closed, holiday "Eve"`,
				`2026-05-31 00:00 UTC to 2026-06-02 00:00 UTC: closed, closed date "both"`,
				"2026-06-02 00:00 UTC to 2026-06-02 12:00 UTC: closed, special hours",
				"2026-06-02 12:00 UTC to 2026-06-02 13:00 UTC: open, special hours",
				"2026-06-02 13:00 UTC to 2026-06-03 00:00 UTC: closed, special hours",
				`2026-06-03 00:00 UTC to 2026-06-03 12:00 UTC: closed, holiday "Feast"`,
			},
		},
		{
			"holidays of the first end with it, also one that is observed the year before",
			always.WithHolidays(yearly("New Year's Day", time.January, 1, func(h *cal.Holiday) { h.Observed = weekendAlt })).Then(date("2022-01-01"), always), "UTC",
			"2021-12-30T00:00:00Z", "2023-02-01T00:00:00Z",
			[]string{
				"2021-12-30 00:00 UTC to 2021-12-31 00:00 UTC: open, weekly hours",
				`2021-12-31 00:00 UTC to 2022-01-01 00:00 UTC: closed, holiday "New Year's Day"`,
				"2022-01-01 00:00 UTC to 2023-02-01 00:00 UTC: open, weekly hours",
			},
		},
		{
			"three, the middle one for a day", winter.Then(date("2026-06-01"), always).Then(date("2026-06-02"), winter), "UTC",
			"2026-05-31T12:00:00Z", "2026-06-02T12:00:00Z",
			[]string{
				"2026-05-31 12:00 UTC to 2026-05-31 17:00 UTC: open, weekly hours",
				"2026-05-31 17:00 UTC to 2026-06-01 00:00 UTC: closed, outside hours",
				"2026-06-01 00:00 UTC to 2026-06-02 00:00 UTC: open, weekly hours",
				"2026-06-02 00:00 UTC to 2026-06-02 08:00 UTC: closed, outside hours",
				"2026-06-02 08:00 UTC to 2026-06-02 12:00 UTC: open, weekly hours",
			},
		},
		{
			"an earlier date takes the place of a later one", winter.Then(date("2026-06-02"), summer).Then(date("2026-06-01"), always), "UTC",
			"2026-05-31T16:00:00Z", "2026-06-03T00:00:00Z",
			[]string{
				"2026-05-31 16:00 UTC to 2026-05-31 17:00 UTC: open, weekly hours",
				"2026-05-31 17:00 UTC to 2026-06-01 00:00 UTC: closed, outside hours",
				"2026-06-01 00:00 UTC to 2026-06-03 00:00 UTC: open, weekly hours",
			},
		},
		{
			"the same date twice: the last stands", winter.Then(date("2026-06-01"), summer).Then(date("2026-06-01"), always), "UTC",
			"2026-05-31T16:00:00Z", "2026-06-03T00:00:00Z",
			[]string{
				"2026-05-31 16:00 UTC to 2026-05-31 17:00 UTC: open, weekly hours",
				"2026-05-31 17:00 UTC to 2026-06-01 00:00 UTC: closed, outside hours",
				"2026-06-01 00:00 UTC to 2026-06-03 00:00 UTC: open, weekly hours",
			},
		},
		{
			"of one that itself changes, what holds from the date on",
			winter.Then(date("2026-06-02"), calendar.Schedule{}.Then(date("2026-06-01"), summer).Then(date("2026-06-03"), always)), "UTC",
			"2026-06-01T12:00:00Z", "2026-06-04T00:00:00Z",
			[]string{
				"2026-06-01 12:00 UTC to 2026-06-01 17:00 UTC: open, weekly hours",
				"2026-06-01 17:00 UTC to 2026-06-02 07:00 UTC: closed, outside hours",
				"2026-06-02 07:00 UTC to 2026-06-02 15:00 UTC: open, weekly hours",
				"2026-06-02 15:00 UTC to 2026-06-03 00:00 UTC: closed, outside hours",
				"2026-06-03 00:00 UTC to 2026-06-04 00:00 UTC: open, weekly hours",
			},
		},
		{
			"an end of service", always.Then(date("2026-06-01"), calendar.Schedule{}), "UTC",
			"2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z",
			[]string{
				"2026-05-31 00:00 UTC to 2026-06-01 00:00 UTC: open, weekly hours",
				"2026-06-01 00:00 UTC to 2026-06-02 00:00 UTC: closed, outside hours",
			},
		},
		{
			"a beginning of service", calendar.Schedule{}.Then(date("2026-06-01"), always), "UTC",
			"2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z",
			[]string{
				"2026-05-31 00:00 UTC to 2026-06-01 00:00 UTC: closed, outside hours",
				"2026-06-01 00:00 UTC to 2026-06-02 00:00 UTC: open, weekly hours",
			},
		},
		{
			"the date is one that Apia skipped: from the next on", winter.Then(date("2011-12-30"), always), "Pacific/Apia",
			"2011-12-29T12:00:00-10:00", "2011-12-31T12:00:00+14:00",
			[]string{
				"2011-12-29 12:00 -10 to 2011-12-29 17:00 -10: open, weekly hours",
				"2011-12-29 17:00 -10 to 2011-12-31 00:00 +14: closed, outside hours",
				"2011-12-31 00:00 +14 to 2011-12-31 12:00 +14: open, weekly hours",
			},
		},
		{
			"a schedule for the day that Apia skipped never holds", winter.Then(date("2011-12-30"), always).Then(date("2011-12-31"), winter), "Pacific/Apia",
			"2011-12-29T12:00:00-10:00", "2011-12-31T12:00:00+14:00",
			[]string{
				"2011-12-29 12:00 -10 to 2011-12-29 17:00 -10: open, weekly hours",
				"2011-12-29 17:00 -10 to 2011-12-31 08:00 +14: closed, outside hours",
				"2011-12-31 08:00 +14 to 2011-12-31 12:00 +14: open, weekly hours",
			},
		},
		{
			"a midnight that does not exist in Sao Paulo", winter.Then(date("2018-11-04"), always), "America/Sao_Paulo",
			"2018-11-03T12:00:00-03:00", "2018-11-04T12:00:00-02:00",
			[]string{
				"2018-11-03 12:00 -03 to 2018-11-03 17:00 -03: open, weekly hours",
				"2018-11-03 17:00 -03 to 2018-11-04 01:00 -02: closed, outside hours",
				"2018-11-04 01:00 -02 to 2018-11-04 12:00 -02: open, weekly hours",
			},
		},
		{
			"clocks of St. John's go back over the midnight of the change, a minute after it", winter.Then(date("2010-11-07"), always), "America/St_Johns",
			"2010-11-06T17:00:00-02:30", "2010-11-07T12:00:00-03:30",
			[]string{
				"2010-11-06 17:00 NDT to 2010-11-07 00:00 NDT: closed, outside hours",
				"2010-11-07 00:00 NDT to 2010-11-06 23:01 NST: open, weekly hours",
				"2010-11-06 23:01 NST to 2010-11-07 00:00 NST: closed, outside hours",
				"2010-11-07 00:00 NST to 2010-11-07 12:00 NST: open, weekly hours",
			},
		},
		{
			"from the first date on", winter.Then(date("0001-01-01"), always), "UTC",
			"0001-01-01T00:00:00Z", "0001-01-03T00:00:00Z",
			[]string{"0001-01-01 00:00 UTC to 0001-01-03 00:00 UTC: open, weekly hours"},
		},
		{
			"from the last date on", winter.Then(date("9999-12-31"), always), "UTC",
			"9999-12-30T12:00:00Z", "9999-12-31T23:00:00Z",
			[]string{
				"9999-12-30 12:00 UTC to 9999-12-30 17:00 UTC: open, weekly hours",
				"9999-12-30 17:00 UTC to 9999-12-31 00:00 UTC: closed, outside hours",
				"9999-12-31 00:00 UTC to 9999-12-31 23:00 UTC: open, weekly hours",
			},
		},
	}
	checkSpans(t, tests)
}

// A change of schedule leaves alone all that was before it.
func TestThenKeepsThePast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		at := zones.Instant(loc).Draw(t, "at")
		near := oracle.DateOf(at)
		before, err := fromOracleDated(oracle.AnyDated(near).Draw(t, "before"), 0)
		if err != nil {
			t.Fatal(err)
		}
		next, err := fromOracleDated(oracle.AnyDated(near).Draw(t, "next"), 0)
		if err != nil {
			t.Fatal(err)
		}
		change := fromOracleDate(near)
		old, errOld := before.In(loc)
		c, err := before.Then(change, next).In(loc)
		if err != nil || errOld != nil {
			t.Skip("never opens")
		}
		start, err := change.At(calendar.TimeOfDay{}, loc)
		if err != nil {
			t.Fatal(err)
		}
		sameSpans(t, old, c, start.AddDate(0, 0, -20), start)
		a, errA := old.Between(start.AddDate(-3, 0, 0), start)
		if b, errB := c.Between(start.AddDate(-3, 0, 0), start); a != b || !errors.Is(errB, errA) {
			t.Fatalf("three years before the change have %v, %v of open time, want %v, %v", b, errB, a, errA)
		}
	})
}

// What is added after the change is as if added to both schedules before.
func TestThenThenMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		at := zones.Instant(loc).Draw(t, "at")
		near := oracle.DateOf(at)
		before, errBefore := fromOracleDated(oracle.AnyDated(near).Draw(t, "before"), 0)
		next, errNext := fromOracleDated(oracle.AnyDated(near).Draw(t, "next"), 0)
		if errBefore != nil || errNext != nil {
			t.Fatal(errBefore, errNext)
		}
		change := fromOracleDate(near).AddDays(rapid.IntRange(-3, 3).Draw(t, "change"))
		day := func(label string) calendar.Date {
			return fromOracleDate(near).AddDays(rapid.IntRange(-4, 4).Draw(t, label))
		}
		closed, special, holiday, half := day("closed"), day("special"), day("holiday"), day("half")
		more := func(s calendar.Schedule) calendar.Schedule {
			return s.WithClosed("added", closed).WithHours(special, hours("10:00-11:00")...).
				WithHolidays(dated("added", holiday.String())).WithPartHolidays("", hours("12:00-24:00")[0], dated("half", half.String()))
		}
		one, errOne := more(before.Then(change, next)).In(loc)
		other, errOther := more(before).Then(change, more(next)).In(loc)
		if errOne != nil || errOther != nil {
			if errorText(errOne) != errorText(errOther) {
				t.Fatalf("In: %v and %v", errOne, errOther)
			}
			t.Skip("never opens")
		}
		sameSpans(t, one, other, at.AddDate(0, 0, -8), at.AddDate(0, 0, 8))
	})
}

// sameSpans fails the test unless two calendars have the same spans in [from, to).
func sameSpans(t *rapid.T, want, got *calendar.Calendar, from, to time.Time) {
	t.Helper()
	if diff := cmp.Diff(spanLines(t, want, from, to), spanLines(t, got, from, to)); diff != "" {
		t.Fatalf("Spans(%s, %s) (-want +got):\n%s", reads(from), reads(to), diff)
	}
}

// A base schedule goes on to be used after others have followed it.
func TestThenIsImmutable(t *testing.T) {
	t.Parallel()
	base := calendar.MustParseSchedule("08:00-17:00").WithClosed("moving", date("2026-06-03"))
	next := calendar.AlwaysOpen()
	one := base.Then(date("2026-06-01"), next)
	two := base.Then(date("2026-06-02"), next).WithClosed("late", date("2026-06-02"))
	one = one.WithClosed("early", date("2026-06-01"))
	for name, tt := range map[string]struct {
		s    calendar.Schedule
		want string
	}{
		"base": {base, "08-17, 08-17, closed"}, "one": {one, "closed, 00-24, 00-24"},
		"two": {two, "08-17, closed, 00-24"}, "next": {next, "00-24, 00-24, 00-24"},
	} {
		c := in(t, tt.s, "UTC")
		var days []string
		for d := date("2026-06-01"); d != date("2026-06-04"); d = d.AddDays(1) {
			open, err := c.OpenTime(d.DayRange())
			if err != nil {
				t.Fatal(err)
			}
			days = append(days, map[time.Duration]string{0: "closed", 9 * time.Hour: "08-17", 24 * time.Hour: "00-24"}[open])
		}
		if diff := cmp.Diff(tt.want, strings.Join(days, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestThenRefuses(t *testing.T) {
	t.Parallel()
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	mistaken := office.WithClosed("no date", calendar.Date{})
	many := func(n int) calendar.Schedule {
		s := office
		for i := range n - 1 {
			s = s.Then(date("2026-01-01").AddDays(i), office)
		}
		return s
	}
	doubled := office
	for i := range 40 { // 2^40 of them, were they all made
		doubled = doubled.Then(date("2026-01-01").AddDays(i), doubled)
	}
	tests := []struct {
		name string
		s    calendar.Schedule
		want string
	}{
		{"no date", office.Then(calendar.Date{}, office), "calendar: date of the next schedule: is not set; want a date in the years 1 to 9999"},
		{"the next one has a mistake", office.Then(date("2026-01-01"), mistaken), "calendar: closed date: is not set; want a date in the years 1 to 9999"},
		{"the first one has a mistake", mistaken.Then(date("2026-01-01"), office), "calendar: closed date: is not set; want a date in the years 1 to 9999"},
		{"a thousand", many(1000), ""},
		{"a thousand and one", many(1001), "calendar: schedule from 2028-09-26: is number 1001; at most 1000 follow one another"},
		{"a thousand and one, nested", office.Then(date("2020-01-01"), many(1000)), "calendar: schedule from 2020-01-01: is number 1001; at most 1000 follow one another"},
		{"twice as many each time", doubled, "calendar: schedule from 2026-01-10: is number 1024; at most 1000 follow one another"},
		{"none of them opens", calendar.Schedule{}.Then(date("2026-01-01"), calendar.Schedule{}), "calendar: schedule: never opens; want weekly hours or special hours"},
		{
			"open only before its time", calendar.Schedule{}.Then(date("2026-01-01"), calendar.Schedule{}.WithHours(date("2025-12-31"), hours("08:00-09:00")...)),
			"calendar: schedule: never opens; want weekly hours or special hours",
		},
		{
			"open on weekends, for a Monday", calendar.Schedule{}.Then(date("2026-01-05"), calendar.MustParseSchedule("Sa-Su 08:00-17:00")).Then(date("2026-01-06"), calendar.Schedule{}),
			"calendar: schedule: never opens; want weekly hours or special hours",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			soon(t, func() {
				c, err := tt.s.In(time.UTC)
				if diff := cmp.Diff(tt.want, errorText(err)); diff != "" {
					t.Errorf("In (-want +got):\n%s", diff)
				}
				if (c == nil) != (tt.want != "") {
					t.Errorf("In answers a calendar: %t", c != nil)
				}
			})
		})
	}
}

// Each of a thousand schedules holds for its day.
func TestManySchedules(t *testing.T) {
	t.Parallel()
	s := calendar.AlwaysOpen()
	var want time.Duration
	for i := range 999 {
		s = s.Then(date("2026-01-01").AddDays(i), calendar.MustParseSchedule(fmt.Sprintf("%02d:00-%02d:00", i%10, 10+i%14)))
		want += time.Duration(10+i%14-i%10) * time.Hour
	}
	c := in(t, s, "UTC")
	got, err := c.OpenTime(date("2026-01-01"), date("2026-01-01").AddDays(999))
	if err != nil || got != want {
		t.Errorf("OpenTime = %v, %v, want %v", got, err, want)
	}
	checkAnswers(t, c, []question{
		{"PrevOpen", "2026-01-01T00:00:00Z", neverText}, // it was always open, and so it is until 10:00
		{"NextClose", "2025-01-01T00:00:00Z", "2026-01-01T10:00:00Z"},
	})
}

// Answers beyond the ends are those of the first schedule and of the last.
func TestThenBeyondTheEnds(t *testing.T) {
	t.Parallel()
	office, never := calendar.MustParseSchedule("08:00-17:00"), calendar.Schedule{}
	ended, begun := office.Then(date("2026-06-01"), never), never.Then(date("2026-06-01"), office)
	checkAnswers(t, in(t, ended, "UTC"), []question{
		{"NextOpen", "2026-05-31T18:00:00Z", neverText},
		{"Add 10h", "2026-05-31T08:00:00Z", neverText},
		{"PrevOpen", "9999-01-01T00:00:00Z", "2026-05-31T08:00:00Z"},
		{"PrevClose", "9999-01-01T00:00:00Z", "2026-05-31T17:00:00Z"},
		{"PrevOpen", "0001-01-01T00:00:00Z", rangeText},
		{"Add -10h", "0001-01-01T09:00:00Z", rangeText},
	})
	checkAnswers(t, in(t, begun, "UTC"), []question{
		{"PrevOpen", "2026-06-01T07:00:00Z", neverText},
		{"PrevClose", "2026-06-01T09:00:00Z", neverText},
		{"Add -2h", "2026-06-01T09:00:00Z", neverText},
		{"NextOpen", "0001-01-01T00:00:00Z", "2026-06-01T08:00:00Z"},
		{"NextOpen", "9999-12-31T18:00:00Z", rangeText},
	})
}

// What holds on no date, because another schedule begins on the same one, is no schedule
// of those that follow.
func TestThenOnOneDateTwice(t *testing.T) {
	t.Parallel()
	weekly := calendar.MustParseSchedule
	day := date("2027-01-01")
	const want, form = "Mo 08:00-17:00 and 1 later schedule",
		`{"version":1,"weekly":"Mo 08:00-17:00","then":[{"from":"2027-01-01","weekly":"We 08:00-17:00"}]}`
	for name, s := range map[string]calendar.Schedule{
		"one after the other": weekly("Mo 08:00-17:00").Then(day, weekly("Tu 08:00-17:00")).Then(day, weekly("We 08:00-17:00")),
		"one in the other":    weekly("Mo 08:00-17:00").Then(day, weekly("Tu 08:00-17:00").Then(day, weekly("We 08:00-17:00"))),
	} {
		if got := s.String(); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if got, err := s.MarshalJSON(); err != nil || string(got) != form {
			t.Errorf("%s: %s, %v; want %s", name, got, err, form)
		}
	}
}

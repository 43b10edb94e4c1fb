package plan_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
)

// shortWeek is Monday to Friday 08:00-17:00 in the zone, closed on 24 December 2026 from
// 12:00 and on 25 December.
func shortWeek(tb testing.TB, zone string) *calendar.Calendar {
	tb.Helper()
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").
		WithHours(calendar.MustParseDate("2026-12-24"), calendar.Hours{
			Open: calendar.MustParseTimeOfDay("08:00"), Close: calendar.MustParseTimeOfDay("12:00"),
		}).
		WithClosed("Christmas Day", calendar.MustParseDate("2026-12-25")).
		In(zones.Load(zone))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestBusinessDayTargets(t *testing.T) {
	const cutoff = "16:00 on 1st business day, cutoff 10:00"
	tests := []struct {
		name, target, start, due string
		budget                   time.Duration
	}{
		{"a business day keeps the reading", "1 business day", "Mon 2026-11-23 09:30", "Tue 2026-11-24 09:30", 9 * time.Hour},
		{"and is no 24 hours over a weekend", "1 business day", "Fri 2026-11-27 09:30", "Mon 2026-11-30 09:30", 9 * time.Hour},
		{"a ticket of Saturday counts from Monday's opening", "1 business day", "Sat 2026-11-28 11:00", "Tue 2026-12-01 08:00", 9 * time.Hour},
		{"one after closing from the next opening", "2 business days", "Mon 2026-11-23 17:00", "Thu 2026-11-26 08:00", 18 * time.Hour},
		{"to an opening, not to the closing before it", "1 business day", "Mon 2026-11-23 08:00", "Tue 2026-11-24 08:00", 9 * time.Hour},
		{"a closed day is no business day", "2 business days", "Wed 2026-12-23 10:00", "Mon 2026-12-28 10:00", 13 * time.Hour},
		{"a reading that is closed there waits for the next opening", "1 business day", "Wed 2026-12-23 14:00", "Mon 2026-12-28 08:00", 7 * time.Hour},
		{"the end of the same day", "end of same business day", "Mon 2026-11-23 09:30", "Mon 2026-11-23 17:00", 7*time.Hour + 30*time.Minute},
		{"the end of a day that the ticket missed is that of the next", "end of same business day", "Mon 2026-11-23 17:00", "Tue 2026-11-24 17:00", 9 * time.Hour},
		{"the end of the next day", "end of next business day", "Mon 2026-11-23 09:30", "Tue 2026-11-24 17:00", 16*time.Hour + 30*time.Minute},
		{"the end of a short day", "end of 1st business day", "Wed 2026-12-23 09:00", "Thu 2026-12-24 12:00", 12 * time.Hour},
		{"before the cutoff", cutoff, "Mon 2026-11-23 09:59", "Tue 2026-11-24 16:00", 15*time.Hour + time.Minute},
		{"at the cutoff is not past it", cutoff, "Mon 2026-11-23 10:00", "Tue 2026-11-24 16:00", 15 * time.Hour},
		{"past the cutoff", cutoff, "Mon 2026-11-23 10:01", "Wed 2026-11-25 16:00", 23*time.Hour + 59*time.Minute},
		{"past it on a Friday", cutoff, "Fri 2026-11-27 10:01", "Tue 2026-12-01 16:00", 23*time.Hour + 59*time.Minute},
		{"on a Sunday counts from Monday's opening", cutoff, "Sun 2026-11-29 12:00", "Tue 2026-12-01 16:00", 17 * time.Hour},
		{"by a time at which the desk is closed already", cutoff, "Wed 2026-12-23 09:00", "Thu 2026-12-24 16:00", 12 * time.Hour},
		{"no cutoff", "16:00 on 1st business day", "Mon 2026-11-23 16:59", "Tue 2026-11-24 16:00", 8*time.Hour + time.Minute},
		{"the same day, before the cutoff", "12:00 on same business day, cutoff 10:00", "Mon 2026-11-23 08:30", "Mon 2026-11-23 12:00", 3*time.Hour + 30*time.Minute},
		{"the same day, past the cutoff, is the next", "12:00 on same business day, cutoff 10:00", "Mon 2026-11-23 10:30", "Tue 2026-11-24 12:00", 10*time.Hour + 30*time.Minute},
	}
	c := shortWeek(t, "Europe/Paris")
	const layout = "Mon 2006-01-02 15:04"
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start, err := time.ParseInLocation(layout, tt.start, c.Location())
			if err != nil {
				t.Fatal(err)
			}
			due, err := target(tt.target).Due(c, start)
			if err != nil || due.Format(layout) != tt.due {
				t.Errorf("%s from %s: due %s, %v, want %s", tt.target, tt.start, due.Format(layout), err, tt.due)
			}
			budget, err := target(tt.target).Budget(c, start)
			if err != nil || budget != tt.budget {
				t.Errorf("%s from %s: budget %v, %v, want %v", tt.target, tt.start, budget, err, tt.budget)
			}
		})
	}
}

// A target by the time of day has no instant where there is no such business day.
func TestByTimeOfDayNever(t *testing.T) {
	week, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").Then(calendar.MustParseDate("2026-11-28"), calendar.Schedule{}).In(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, start string
		want        error
	}{
		{"on the last business day", "2026-11-26T09:00:00Z", nil},
		{"past the cutoff of the last but one", "2026-11-26T11:00:00Z", nil},
		{"past the cutoff of the last", "2026-11-27T11:00:00Z", calendar.ErrNever},
		{"after the last", "2026-11-28T09:00:00Z", calendar.ErrNever},
	} {
		start, err := time.Parse(time.RFC3339, tt.start)
		if err != nil {
			t.Fatal(err)
		}
		due, err := target("16:00 on same business day, cutoff 10:00").Due(week, start)
		if !errors.Is(err, tt.want) || due.IsZero() != (tt.want != nil) {
			t.Errorf("%s: due %v, %v, want the error %v", tt.name, due, err, tt.want)
		}
	}
}

func TestBusinessDayTexts(t *testing.T) {
	for text, want := range map[string]string{
		"1 business day":                          "1 business day",
		"22 business days":                        "22 business days",
		"end of same business day":                "end of same business day",
		"end of next business day":                "end of 1st business day",
		"end of 3rd business day":                 "end of 3rd business day",
		"end of 11th business day":                "end of 11th business day",
		"end of 112th business day":               "end of 112th business day",
		"16:00 on next business day":              "16:00 on 1st business day",
		"16:00:30 on 22nd business day":           "16:00:30 on 22nd business day",
		"00:00 on 1st business day":               "00:00 on 1st business day",
		"08:00 on 2nd business day, cutoff 08:00": "08:00 on 2nd business day, cutoff 08:00",
	} {
		got, err := plan.ParseTarget(text)
		if err != nil || got.String() != want {
			t.Errorf("ParseTarget(%q) = %q, %v, want %q", text, got, err, want)
		}
		if again, err := plan.ParseTarget(want); err != nil || again != got {
			t.Errorf("ParseTarget(%q) = %v, %v, want what %q gives", want, again, err, text)
		}
		if d, ok := got.Duration(); ok || d != 0 {
			t.Errorf("%s: Duration() = %v, %v", text, d, ok)
		}
	}
}

func TestBusinessDayConstructors(t *testing.T) {
	at := calendar.MustParseTimeOfDay
	for name, make := range map[string]func() (plan.Target, error){
		"0 business days":           func() (plan.Target, error) { return plan.BusinessDays(0) },
		"-1 business days":          func() (plan.Target, error) { return plan.EndOfBusinessDay(-1) },
		"10000 business days":       func() (plan.Target, error) { return plan.BusinessDays(10_000) },
		"24:00 on 1st business day": func() (plan.Target, error) { return plan.ByTimeOfDay(1, at("24:00"), at("24:00")) },
		"an end beyond":             func() (plan.Target, error) { return plan.EndOfBusinessDay(10_000) },
		"no cutoff on the same day": func() (plan.Target, error) { return plan.ByTimeOfDay(0, at("16:00"), at("24:00")) },
		"a cutoff at the time":      func() (plan.Target, error) { return plan.ByTimeOfDay(0, at("16:00"), at("16:00")) },
		"an overflow of 16 bits":    func() (plan.Target, error) { return plan.BusinessDays(1<<16 + 1) },
	} {
		var mistake *plan.ParseError
		if got, err := make(); !errors.As(err, &mistake) || !got.IsZero() {
			t.Errorf("%s: %v, %v, want a *ParseError", name, got, err)
		}
	}
	made, err := plan.ByTimeOfDay(1, at("16:00"), at("10:00"))
	if err != nil || made != target("16:00 on next business day, cutoff 10:00") {
		t.Errorf("ByTimeOfDay = %v, %v, not what ParseTarget gives", made, err)
	}
}

// A start within the first second past the cutoff is past it.
func TestPastTheCutoffByLessThanASecond(t *testing.T) {
	c := shortWeek(t, "Europe/Paris")
	start := time.Date(2026, 11, 23, 10, 0, 0, 1, c.Location())
	due, err := target("16:00 on next business day, cutoff 10:00").Due(c, start)
	if want := time.Date(2026, 11, 25, 16, 0, 0, 0, c.Location()); err != nil || !due.Equal(want) {
		t.Errorf("due %v, %v, want %v", due, err, want)
	}
}

// On 25 October 2026 the clock in Paris reads 02:00 to 03:00 twice. A ticket that comes in
// at the second 02:35 is not due at the first 02:40.
func TestDueIsNotBeforeTheStart(t *testing.T) {
	c, err := calendar.MustParseSchedule("Su 02:30-06:00").In(zones.Load("Europe/Paris"))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2026, 10, 25, 1, 35, 0, 0, time.UTC)
	due, err := target("02:40 on same business day, cutoff 02:36").Due(c, start)
	if want := start.Add(5 * time.Minute); err != nil || !due.Equal(want) {
		t.Errorf("due %v, %v, want %v", due, err, want)
	}
}

// On 7 November 2010 the clock in St. John's was put back at 00:01, to 23:01 on the 6th.
// For who comes in at the second 23:30, the first midnight of the 7th is past already.
func TestDueOnADateThatHadBegunBeforeTheStart(t *testing.T) {
	c, err := calendar.AlwaysOpen().In(zones.Load("America/St_Johns"))
	if err != nil {
		t.Fatal(err)
	}
	first := time.Date(2010, 11, 7, 2, 0, 0, 0, time.UTC) // 23:30, and an hour later again
	midnight := first.Add(30 * time.Minute)
	for _, tt := range []struct {
		name, target string
		start, due   time.Time
	}{
		{"before the first of two midnights, by that", "00:00 on 1st business day", first, midnight},
		{"between them, by the second", "00:00 on 1st business day", first.Add(time.Hour), midnight.Add(time.Hour)},
		{"after the first, by a time that comes once", "00:01 on same business day, cutoff 00:00:30", midnight, midnight.Add(time.Hour + time.Minute)},
	} {
		if due, err := target(tt.target).Due(c, tt.start); err != nil || !due.Equal(tt.due) {
			t.Errorf("%s: due %v, %v, want %v", tt.name, due, err, tt.due)
		}
	}
}

// TestByTimeOfDayEqualsAWalk looks at a clock on the wall every minute from the start
// on, or from the next opening, until it is the day and shows the time.
func TestByTimeOfDayEqualsAWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		notation := rapid.SampledFrom([]string{"24/7", "Mo-Fr 08:00-17:00", "Mo-Su 22:00-03:00", "Mo-Sa 00:00-00:30,01:00-02:30,23:00-24:00"}).Draw(t, "hours")
		c, err := calendar.MustParseSchedule(notation).In(loc)
		if err != nil {
			t.Fatal(err)
		}
		n := rapid.IntRange(0, 3).Draw(t, "n")
		reading := rapid.IntRange(0, 24*60-1)
		by, cutoff := reading.Draw(t, "by"), reading.Draw(t, "cutoff")
		if n == 0 && cutoff >= by {
			t.Skip("no such target")
		}
		clock := func(minute int) calendar.TimeOfDay {
			return calendar.MustParseTimeOfDay(fmt.Sprintf("%02d:%02d", minute/60, minute%60))
		}
		promise, err := plan.ByTimeOfDay(n, clock(by), clock(cutoff))
		if err != nil {
			t.Fatal(err)
		}
		start := zones.Instant(loc).Draw(t, "start").Truncate(time.Minute)
		if _, offset := start.In(loc).Zone(); offset%60 != 0 {
			t.Skip("a local mean time, in seconds")
		}
		at, err := c.NextOpen(start)
		if err != nil {
			t.Skip(err)
		}
		if at.Hour()*60+at.Minute() > cutoff {
			n++
		}
		day, err := c.BusinessDay(at, n)
		if err != nil {
			t.Skip(err)
		}
		for {
			if date := calendar.DateOf(at); date.Compare(day) > 0 || date == day && at.Hour()*60+at.Minute() >= by {
				break
			}
			at = at.Add(time.Minute)
		}
		due, err := promise.Due(c, start)
		if err != nil || !due.Equal(at) {
			t.Fatalf("%s from %s: due %s, %v, want %s", promise, start.In(loc), due, err, at)
		}
		if budget, err := promise.Budget(c, start); err != nil || budget <= 0 {
			t.Fatalf("%s from %s: budget %v, %v", promise, start.In(loc), budget, err)
		}
	})
}

func TestBusinessDayTargetsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]string{"UTC", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia"}).Draw(t, "zone")
		c := nightShift(t, zone)
		start := time.Unix(rapid.Int64Range(1262304000, 1893456000).Draw(t, "start"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns"))
		n := rapid.IntRange(1, 30).Draw(t, "n")
		days, err := plan.BusinessDays(n)
		if err != nil {
			t.Fatal(err)
		}
		end, err := plan.EndOfBusinessDay(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, target := range []plan.Target{days, end} {
			due, err := target.Due(c, start)
			if err != nil {
				t.Fatal(err)
			}
			budget, err := target.Budget(c, start)
			if err != nil || budget <= 0 {
				t.Fatalf("%s from %s: budget %v, %v", target, start, budget, err)
			}
			// The due instant is the earliest or the latest with that much open time.
			first, err := c.Add(start, budget)
			if err != nil {
				t.Fatal(err)
			}
			if open, err := c.Between(first, due); err != nil || open != 0 || due.Before(first) {
				t.Fatalf("%s from %s: due %s, but the budget is used up at %s", target, start, due, first)
			}
			if again, err := plan.ParseTarget(target.String()); err != nil || again != target {
				t.Fatalf("%s reads back as %s, %v", target, again, err)
			}
		}
	})
}

func nightShift(tb rapid.TB, zone string) *calendar.Calendar {
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00; Sa 23:00-03:00").In(zones.Load(zone))
	if err != nil {
		tb.Fatalf("%v", err)
	}
	return c
}

package calendar_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// A dayCase is a question about business days: the nth after an instant, the same reading
// on it, and its end. What is "" is not looked at.
type dayCase struct {
	name          string
	c             *calendar.Calendar
	t             string
	n             int
	day, add, end string
}

func checkDays(t *testing.T, tests []dayCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			soon(t, func() {
				day, err := tt.c.BusinessDay(at(tt.t), tt.n)
				text := day.String()
				if err != nil {
					text += err.Error()
				}
				add, errAdd := tt.c.AddBusinessDays(at(tt.t), tt.n)
				end, errEnd := tt.c.EndOfBusinessDay(at(tt.t), tt.n)
				for _, q := range []struct{ what, want, got string }{
					{"BusinessDay", tt.day, text},
					{"AddBusinessDays", tt.add, answer(add, errAdd)},
					{"EndOfBusinessDay", tt.end, answer(end, errEnd)},
				} {
					if q.want != "" && q.want != q.got {
						t.Errorf("%s(%s, %d) (-want +got):\n%s", q.what, tt.t, tt.n, cmp.Diff(q.want, q.got))
					}
				}
			})
		})
	}
}

func TestBusinessDays(t *testing.T) {
	t.Parallel()
	office := on(t, "UTC", "Mo-Fr 08:00-17:00")
	short := on(t, "UTC", "Mo-Th 08:00-17:00; Fr 08:00-12:00")
	night := on(t, "UTC", "Mo-Fr 22:00-06:00")
	lunch := on(t, "UTC", "Mo-Fr 08:00-12:00,13:00-17:00")
	always := in(t, calendar.AlwaysOpen(), "UTC")
	christmas := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(yearly("Christmas Day", time.December, 25, nil)).
		WithPartHolidays("", hours("12:00-24:00")[0], yearly("Christmas Eve", time.December, 24, nil)).
		WithHours(date("2026-12-26"), hours("10:00-14:00")...).WithClosed("moving", date("2026-12-28")), "UTC")
	checkDays(t, []dayCase{
		{"none: now", office, "2026-01-05T09:30:00.5Z", 0, "2026-01-05", "2026-01-05T09:30:00.5Z", "2026-01-05T17:00:00Z"},
		{"none, from the weekend: Monday's opening", office, "2026-01-03T09:30:00Z", 0, "2026-01-05", "2026-01-05T08:00:00Z", "2026-01-05T17:00:00Z"},
		{"none, at a closing: the next opening", office, "2026-01-05T17:00:00Z", 0, "2026-01-06", "2026-01-06T08:00:00Z", "2026-01-06T17:00:00Z"},
		{"one", office, "2026-01-05T09:30:00.5Z", 1, "2026-01-06", "2026-01-06T09:30:00.5Z", "2026-01-06T17:00:00Z"},
		{"one over the weekend", office, "2026-01-09T16:59:59.999999999Z", 1, "2026-01-12", "2026-01-12T16:59:59.999999999Z", "2026-01-12T17:00:00Z"},
		{"one from after hours, counted from the next opening", office, "2026-01-05T18:00:00Z", 1, "2026-01-07", "2026-01-07T08:00:00Z", "2026-01-07T17:00:00Z"},
		{"one from before hours", office, "2026-01-05T06:00:00Z", 1, "2026-01-06", "2026-01-06T08:00:00Z", "2026-01-06T17:00:00Z"},
		{"to a short day whose hours are over at that time", short, "2026-01-08T16:00:00Z", 1, "2026-01-09", "2026-01-12T08:00:00Z", "2026-01-09T12:00:00Z"},
		{"to a break", lunch, "2026-01-05T08:00:00Z", 1, "2026-01-06", "2026-01-06T08:00:00Z", "2026-01-06T17:00:00Z"},
		{"a thousand are 200 weeks", office, "2026-01-05T09:00:00Z", 1000, "2029-11-05", "2029-11-05T09:00:00Z", "2029-11-05T17:00:00Z"},
		{"round the clock, weekends count", always, "2026-01-02T09:00:00Z", 3, "2026-01-05", "2026-01-05T09:00:00Z", "2026-01-06T00:00:00Z"},
		{"a night's second half makes Saturday a business day", night, "2026-01-09T23:00:00Z", 1, "2026-01-10", "2026-01-12T22:00:00Z", "2026-01-10T06:00:00Z"},
		{"what is open through midnight closes there", night, "2026-01-09T23:00:00Z", 0, "2026-01-09", "2026-01-09T23:00:00Z", "2026-01-10T00:00:00Z"},
		{"a half holiday is a business day", christmas, "2026-12-23T14:00:00Z", 1, "2026-12-24", "2026-12-26T10:00:00Z", "2026-12-24T12:00:00Z"},
		{"a holiday is none, a Saturday with special hours is one", christmas, "2026-12-23T11:00:00Z", 2, "2026-12-26", "2026-12-26T11:00:00Z", "2026-12-26T14:00:00Z"},
		{"a closed date is none", christmas, "2026-12-23T11:00:00Z", 3, "2026-12-29", "2026-12-29T11:00:00Z", "2026-12-29T17:00:00Z"},
	})
}

// Business days where the local clock is changed.
func TestBusinessDaysOnHardDates(t *testing.T) {
	t.Parallel()
	always := func(zone string) *calendar.Calendar { return in(t, calendar.AlwaysOpen(), zone) }
	evening := on(t, "America/St_Johns", "23:15-23:30")
	early := on(t, "America/St_Johns", "22:00-23:00")
	between := on(t, "America/St_Johns", "22:00-23:00,00:00-00:00:30")
	minute := on(t, "America/St_Johns", "00:00-00:00:30")
	sunday := on(t, "America/Sao_Paulo", "Su 00:00-01:00")
	seconds := in(t, calendar.Schedule{}.WithHours(date("2010-11-01"), hours("12:00-13:00")...).WithHours(date("2010-11-07"), hours("02:30-04:00")...), "UTC")
	seen := combined(t)(calendar.Union(zones.Load("America/St_Johns"), seconds))
	checkDays(t, []dayCase{
		{"in the first year", on(t, "UTC", "Mo-Fr 08:00-17:00"), "0001-06-01T10:00:00Z", 1, "0001-06-04", "0001-06-04T10:00:00Z", "0001-06-04T17:00:00Z"},
		{"a date that is open only after the next one has begun", seen, "2010-11-01T12:00:00Z", 1, "2010-11-06", "2010-11-07T00:00:00-02:30", "2010-11-07T00:00:00-03:30"},
		{"and the next one", seen, "2010-11-01T12:00:00Z", 2, "2010-11-07", neverText, "2010-11-07T00:30:00-03:30"},
		{"a reading in a gap is the instant after it", always("America/New_York"), "2026-03-06T02:30:00-05:00", 2, "2026-03-08", "2026-03-08T03:00:00-04:00", "2026-03-09T00:00:00-04:00"},
		{"and to the nanosecond", always("America/New_York"), "2026-03-06T02:30:00.25-05:00", 2, "2026-03-08", "2026-03-08T03:00:00-04:00", ""},
		{"the last reading before a gap", always("America/New_York"), "2026-03-07T01:59:59.999999999-05:00", 1, "2026-03-08", "2026-03-08T01:59:59.999999999-05:00", ""},
		{"of a reading that comes twice the first", always("Europe/Paris"), "2026-10-24T02:30:00.5+02:00", 1, "2026-10-25", "2026-10-25T02:30:00.5+02:00", "2026-10-26T00:00:00+01:00"},
		{"from the second of two", always("Europe/Paris"), "2026-10-25T02:30:00+01:00", 1, "2026-10-26", "2026-10-26T02:30:00+01:00", ""},
		{"half an hour in a gap on Lord Howe", always("Australia/Lord_Howe"), "2026-10-03T02:15:00+10:30", 1, "2026-10-04", "2026-10-04T02:30:00+11:00", ""},
		{"two hours in a gap on Troll", always("Antarctica/Troll"), "2026-03-28T02:59:59Z", 1, "2026-03-29", "2026-03-29T03:00:00+02:00", ""},
		{"a midnight that is missing in Sao Paulo", always("America/Sao_Paulo"), "2018-11-03T00:00:00-03:00", 1, "2018-11-04", "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00"},
		{"the hours of a day are all in the gap: no business day", sunday, "2018-10-28T00:30:00-03:00", 1, "2018-11-11", "2018-11-11T00:30:00-02:00", "2018-11-11T01:00:00-02:00"},
		{"a date that Apia skipped is none", always("Pacific/Apia"), "2011-12-29T12:00:00-10:00", 1, "2011-12-31", "2011-12-31T12:00:00+14:00", "2012-01-01T00:00:00+14:00"},
		{"the day before it ends with it", always("Pacific/Apia"), "2011-12-29T12:00:00-10:00", 0, "2011-12-29", "2011-12-29T12:00:00-10:00", "2011-12-31T00:00:00+14:00"},
		{"a date that comes up twice in St. John's ends with its second part", evening, "2010-11-05T23:20:00-02:30", 1, "2010-11-06", "2010-11-06T23:20:00-02:30", "2010-11-06T23:30:00-03:30"},
		{"or with its first, where it is closed in the second", early, "2010-11-05T22:30:00-02:30", 1, "2010-11-06", "2010-11-06T22:30:00-02:30", "2010-11-06T23:00:00-02:30"},
		{"and not with the beginning of the next date, which lies between them", between, "2010-11-05T22:30:00-02:30", 1, "2010-11-06", "2010-11-06T22:30:00-02:30", "2010-11-06T23:00:00-02:30"},
		{"round the clock it ends with the second", always("America/St_Johns"), "2010-11-05T22:30:00-02:30", 1, "2010-11-06", "2010-11-06T22:30:00-02:30", "2010-11-07T00:00:00-03:30"},
		{"of a reading in the minute that comes twice the first", minute, "2010-11-06T00:00:10-02:30", 1, "2010-11-07", "2010-11-07T00:00:10-02:30", "2010-11-07T00:00:30-03:30"},
		{"after the first minute of a date its day before comes up again", always("America/St_Johns"), "2010-11-07T00:00:10-02:30", 1, "2010-11-08", "2010-11-08T00:00:10-03:30", ""},
		{"and from there the date is the next one", always("America/St_Johns"), "2010-11-06T23:30:00-03:30", 1, "2010-11-07", "2010-11-07T23:30:00-03:30", ""},
		{"the last day of a leap year after 2037", always("Europe/Paris"), "2040-12-30T12:00:00+01:00", 2, "2041-01-01", "2041-01-01T12:00:00+01:00", "2041-01-02T00:00:00+01:00"},
	})
}

// Few business days, or none, or no more of them.
func TestFewBusinessDays(t *testing.T) {
	t.Parallel()
	leap := in(t, calendar.AlwaysOpen().WithHolidays(answering("leap day of a fourth century", func(year int) time.Time {
		if year%400 != 0 {
			return time.Time{}
		}
		return time.Date(year, time.February, 29, 0, 0, 0, 0, time.UTC)
	})), "UTC")
	rare := combined(t)(calendar.Complement(time.UTC, leap))
	office := on(t, "UTC", "Mo-Fr 08:00-17:00")
	ended := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00").Then(date("2026-01-10"), calendar.Schedule{}), "UTC")
	short := in(t, calendar.MustParseSchedule("Mo-Th 08:00-17:00; Fr 08:00-12:00").Then(date("2026-01-10"), calendar.Schedule{}), "UTC")
	second := in(t, calendar.Schedule{}.WithHours(date("9999-12-31"), hours("23:59:59-24:00")...), "UTC")
	honolulu := in(t, calendar.Schedule{}.WithHours(date("9999-12-31"), hours("08:00-24:00")...), "Pacific/Honolulu")
	split := in(t, calendar.Schedule{}.WithHours(date("9999-12-31"), hours("08:00-10:00,20:00-21:00")...), "Pacific/Honolulu")
	tokyo := in(t, calendar.AlwaysOpen(), "Asia/Tokyo")
	newYork := in(t, calendar.AlwaysOpen(), "America/New_York")
	evening := in(t, calendar.Schedule{}.WithHours(date("9999-12-30"), hours("19:00-24:00")...).
		WithHours(date("9999-12-31"), hours("18:00-19:00")...), "America/New_York")
	checkDays(t, []dayCase{
		{"one in four centuries", rare, "2026-01-05T09:00:00Z", 0, "2400-02-29", "2400-02-29T00:00:00Z", "2400-03-01T00:00:00Z"},
		{"the third of them", rare, "2026-01-05T09:00:00Z", 2, "3200-02-29", "3200-02-29T00:00:00Z", "3200-03-01T00:00:00Z"},
		{"the last of them", rare, "2026-01-05T09:00:00Z", 18, "9600-02-29", "9600-02-29T00:00:00Z", "9600-03-01T00:00:00Z"},
		{"one more", rare, "2026-01-05T09:00:00Z", 19, rangeText, rangeText, rangeText},
		{"a billion", office, "2026-01-05T09:00:00Z", 1e9, rangeText, rangeText, rangeText},
		{"more than anybody can count", office, "2026-01-05T09:00:00Z", math.MaxInt, rangeText, rangeText, rangeText},
		{"a billion of few", ended, "2026-01-05T09:00:00Z", 1e9, neverText, neverText, neverText},
		{"no more of them", ended, "2026-01-05T09:00:00Z", 5, neverText, neverText, neverText},
		{"the last one", ended, "2026-01-05T09:00:00Z", 4, "2026-01-09", "2026-01-09T09:00:00Z", "2026-01-09T17:00:00Z"},
		{"the last one is over at that time", short, "2026-01-08T16:00:00Z", 1, "2026-01-09", neverText, "2026-01-09T12:00:00Z"},
		{"none at all", new(calendar.Calendar), "2026-01-05T09:00:00Z", 1, neverText, neverText, neverText},
		{"less than none", office, "2026-01-05T09:00:00Z", -1, "calendar: -1 business days: want 0 or more", "calendar: -1 business days: want 0 or more", "calendar: -1 business days: want 0 or more"},
		{"the last supported day closes within it", office, "9999-12-30T10:00:00Z", 1, "9999-12-31", "9999-12-31T10:00:00Z", "9999-12-31T17:00:00Z"},
		{"the day after it", office, "9999-12-30T10:00:00Z", 2, rangeText, rangeText, rangeText},
		{"the last supported day closes with it", newYork, "9999-12-31T10:00:00Z", 0, "9999-12-31", "9999-12-31T05:00:00-05:00", rangeText},
		{"the last supported second", second, "9999-12-31T10:00:00Z", 0, "9999-12-31", "9999-12-31T23:59:59Z", rangeText},
		{"open today, and later today after the end", split, "9999-12-31T18:00:00Z", 0, "9999-12-31", "9999-12-31T08:00:00-10:00", rangeText},
		{"open today until after the end, and on no other day", honolulu, "9999-12-31T18:00:00Z", 1, neverText, neverText, neverText},
		{"not open again at the end of the supported range", evening, "9999-12-30T19:00:00-05:00", 1, "9999-12-31", neverText, rangeText},
		{"a date after the year 9999", tokyo, "9999-12-31T20:00:00Z", 0, rangeText, "", rangeText},
		{"a date before the year 1", newYork, "0001-01-01T01:00:00Z", 0, rangeText, "", ""},
	})
	if !second.IsBusinessDay(date("9999-12-31")) {
		t.Error("a day that is open in the last supported second is no business day")
	}
	if office.IsBusinessDay(calendar.Date{}) {
		t.Error("the zero Date is a business day")
	}
	for _, far := range []time.Time{first.Add(-1), last.Add(1)} {
		_, err := office.BusinessDay(far, 1)
		_, errAdd := office.AddBusinessDays(far, 1)
		_, errEnd := office.EndOfBusinessDay(far, 1)
		want := "calendar: " + far.UTC().Format(time.RFC3339Nano) + " is outside the years 1 to 9999 UTC"
		if diff := cmp.Diff([]string{want, want, want}, []string{errorText(err), errorText(errAdd), errorText(errEnd)}); diff != "" {
			t.Errorf("from outside the years 1 to 9999 (-want +got):\n%s", diff)
		}
	}
}

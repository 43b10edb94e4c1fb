package calendar_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/calendar"
)

func TestPartHolidays(t *testing.T) {
	t.Parallel()
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	always := calendar.AlwaysOpen()
	eve := yearly("Christmas Eve", time.December, 24, nil)
	other := func(name string) *cal.Holiday { return yearly(name, time.December, 24, nil) }
	cut := func(s calendar.Schedule, closed string, rules ...*cal.Holiday) calendar.Schedule {
		return s.WithPartHolidays("", hours(closed)[0], rules...)
	}
	const from, to = "2026-12-24T00:00:00Z", "2026-12-25T00:00:00Z"
	tests := []spanCase{
		{
			"from noon on a Thursday", cut(office, "12:00-24:00", eve), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 08:00 UTC: closed, outside hours",
				"2026-12-24 08:00 UTC to 2026-12-24 12:00 UTC: open, weekly hours",
				`2026-12-24 12:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "Christmas Eve"`,
			},
		},
		{
			"to 00:00 is to the end of the day", cut(office, "12:00-00:00", eve), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 08:00 UTC: closed, outside hours",
				"2026-12-24 08:00 UTC to 2026-12-24 12:00 UTC: open, weekly hours",
				`2026-12-24 12:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "Christmas Eve"`,
			},
		},
		{
			"in the middle of the day", cut(office, "12:00-13:00", eve), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 08:00 UTC: closed, outside hours",
				"2026-12-24 08:00 UTC to 2026-12-24 12:00 UTC: open, weekly hours",
				`2026-12-24 12:00 UTC to 2026-12-24 13:00 UTC: closed, holiday "Christmas Eve"`,
				"2026-12-24 13:00 UTC to 2026-12-24 17:00 UTC: open, weekly hours",
				"2026-12-24 17:00 UTC to 2026-12-25 00:00 UTC: closed, outside hours",
			},
		},
		{
			"all that is open", cut(office, "08:00-17:00", eve), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 08:00 UTC: closed, outside hours",
				`2026-12-24 08:00 UTC to 2026-12-24 17:00 UTC: closed, holiday "Christmas Eve"`,
				"2026-12-24 17:00 UTC to 2026-12-25 00:00 UTC: closed, outside hours",
			},
		},
		{
			"outside the hours it closes nothing, and still is a reason", cut(office, "20:00-21:00", eve), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 08:00 UTC: closed, outside hours",
				"2026-12-24 08:00 UTC to 2026-12-24 17:00 UTC: open, weekly hours",
				"2026-12-24 17:00 UTC to 2026-12-24 20:00 UTC: closed, outside hours",
				`2026-12-24 20:00 UTC to 2026-12-24 21:00 UTC: closed, holiday "Christmas Eve"`,
				"2026-12-24 21:00 UTC to 2026-12-25 00:00 UTC: closed, outside hours",
			},
		},
		{
			"on a Saturday the office is closed anyway", cut(office, "12:00-24:00", eve), "UTC",
			"2022-12-24T00:00:00Z", "2022-12-25T00:00:00Z",
			[]string{
				"2022-12-24 00:00 UTC to 2022-12-24 12:00 UTC: closed, outside hours",
				`2022-12-24 12:00 UTC to 2022-12-25 00:00 UTC: closed, holiday "Christmas Eve"`,
			},
		},
		{
			"observed on the Friday before, where it falls on a Saturday",
			cut(office, "12:00-24:00", yearly("Christmas Eve", time.December, 24, func(h *cal.Holiday) { h.Observed = weekendAlt })), "UTC",
			"2022-12-23T00:00:00Z", "2022-12-25T00:00:00Z",
			[]string{
				"2022-12-23 00:00 UTC to 2022-12-23 08:00 UTC: closed, outside hours",
				"2022-12-23 08:00 UTC to 2022-12-23 12:00 UTC: open, weekly hours",
				`2022-12-23 12:00 UTC to 2022-12-24 00:00 UTC: closed, holiday "Christmas Eve"`,
				"2022-12-24 00:00 UTC to 2022-12-25 00:00 UTC: closed, outside hours",
			},
		},
		{
			"New Year's Eve, observed in the year before the rule begins",
			cut(office, "12:00-24:00", yearly("New Year's", time.January, 1, func(h *cal.Holiday) { h.Observed, h.StartYear = weekendAlt, 2022 })), "UTC",
			"2021-12-31T00:00:00Z", "2022-01-01T00:00:00Z",
			[]string{
				"2021-12-31 00:00 UTC to 2021-12-31 08:00 UTC: closed, outside hours",
				"2021-12-31 08:00 UTC to 2021-12-31 12:00 UTC: open, weekly hours",
				`2021-12-31 12:00 UTC to 2022-01-01 00:00 UTC: closed, holiday "New Year's"`,
			},
		},
		{
			"a whole holiday on the date decides, given before", cut(office.WithHolidays(other("Feast")), "12:00-24:00", eve), "UTC", from, to,
			[]string{`2026-12-24 00:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "Feast"`},
		},
		{
			"a whole holiday on the date decides, given after", cut(office, "12:00-24:00", eve).WithHolidays(other("Feast")), "UTC", from, to,
			[]string{`2026-12-24 00:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "Feast"`},
		},
		{
			"two whole ones decide, by both names", cut(office.WithHolidays(other("Feast")), "12:00-24:00", eve).WithHolidays(other("Rest")), "UTC", from, to,
			[]string{`2026-12-24 00:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "Feast, Rest"`},
		},
		{
			"a part that is the whole day is a whole holiday", cut(cut(office, "00:00-24:00", other("Feast")), "12:00-24:00", eve), "UTC", from, to,
			[]string{`2026-12-24 00:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "Feast"`},
		},
		{
			"two parts apart", cut(cut(always, "20:00-22:00", other("B")), "10:00-12:00", other("A")), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 10:00 UTC: open, weekly hours",
				`2026-12-24 10:00 UTC to 2026-12-24 12:00 UTC: closed, holiday "A"`,
				"2026-12-24 12:00 UTC to 2026-12-24 20:00 UTC: open, weekly hours",
				`2026-12-24 20:00 UTC to 2026-12-24 22:00 UTC: closed, holiday "B"`,
				"2026-12-24 22:00 UTC to 2026-12-25 00:00 UTC: open, weekly hours",
			},
		},
		{
			"two parts that overlap: the one that begins first, then the rest of the other",
			cut(cut(always, "11:00-14:00", other("A")), "10:00-12:00", other("B")), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 10:00 UTC: open, weekly hours",
				`2026-12-24 10:00 UTC to 2026-12-24 12:00 UTC: closed, holiday "B"`,
				`2026-12-24 12:00 UTC to 2026-12-24 14:00 UTC: closed, holiday "A"`,
				"2026-12-24 14:00 UTC to 2026-12-25 00:00 UTC: open, weekly hours",
			},
		},
		{
			"one part within the other", cut(cut(always, "10:00-16:00", other("A")), "12:00-13:00", other("B")), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 10:00 UTC: open, weekly hours",
				`2026-12-24 10:00 UTC to 2026-12-24 16:00 UTC: closed, holiday "A"`,
				"2026-12-24 16:00 UTC to 2026-12-25 00:00 UTC: open, weekly hours",
			},
		},
		{
			"two parts that together are the day are still two", cut(cut(always, "00:00-12:00", other("A")), "12:00-24:00", other("B")), "UTC", from, to,
			[]string{
				`2026-12-24 00:00 UTC to 2026-12-24 12:00 UTC: closed, holiday "A"`,
				`2026-12-24 12:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "B"`,
			},
		},
		{
			"the same rule twice", cut(cut(office, "12:00-24:00", eve), "12:00-24:00", eve), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 08:00 UTC: closed, outside hours",
				"2026-12-24 08:00 UTC to 2026-12-24 12:00 UTC: open, weekly hours",
				`2026-12-24 12:00 UTC to 2026-12-25 00:00 UTC: closed, holiday "Christmas Eve"`,
			},
		},
		{
			"special hours decide before it", cut(office.WithHours(date("2026-12-24"), hours("11:00-13:00")...), "12:00-24:00", eve), "UTC", from, to,
			[]string{
				"2026-12-24 00:00 UTC to 2026-12-24 11:00 UTC: closed, special hours",
				"2026-12-24 11:00 UTC to 2026-12-24 13:00 UTC: open, special hours",
				"2026-12-24 13:00 UTC to 2026-12-25 00:00 UTC: closed, special hours",
			},
		},
		{
			"a closed date decides before it", cut(office.WithClosed("flood", date("2026-12-24")), "12:00-24:00", eve), "UTC", from, to,
			[]string{`2026-12-24 00:00 UTC to 2026-12-25 00:00 UTC: closed, closed date "flood"`},
		},
		{
			"a night shift is cut on its own civil dates", cut(calendar.MustParseSchedule("22:00-06:00"), "03:00-23:00", eve), "UTC",
			"2026-12-23T21:00:00Z", "2026-12-25T07:00:00Z",
			[]string{
				"2026-12-23 21:00 UTC to 2026-12-23 22:00 UTC: closed, outside hours",
				"2026-12-23 22:00 UTC to 2026-12-24 03:00 UTC: open, weekly hours",
				`2026-12-24 03:00 UTC to 2026-12-24 23:00 UTC: closed, holiday "Christmas Eve"`,
				"2026-12-24 23:00 UTC to 2026-12-25 06:00 UTC: open, weekly hours",
				"2026-12-25 06:00 UTC to 2026-12-25 07:00 UTC: closed, outside hours",
			},
		},
		{
			"closed from 02:00 to 03:00 on the day that clocks go back: twice", cut(always, "02:00-03:00", dated("Night", "2026-10-25")), "Europe/Paris",
			"2026-10-25T00:00:00+02:00", "2026-10-25T04:00:00+01:00",
			[]string{
				"2026-10-25 00:00 CEST to 2026-10-25 02:00 CEST: open, weekly hours",
				`2026-10-25 02:00 CEST to 2026-10-25 03:00 CET: closed, holiday "Night"`,
				"2026-10-25 03:00 CET to 2026-10-25 04:00 CET: open, weekly hours",
			},
		},
		{
			"closed from 02:15 to 02:30 on the day that clocks go back: opens in between", cut(always, "02:15-02:30", dated("Night", "2026-10-25")), "Europe/Paris",
			"2026-10-25T02:00:00+02:00", "2026-10-25T03:00:00+01:00",
			[]string{
				"2026-10-25 02:00 CEST to 2026-10-25 02:15 CEST: open, weekly hours",
				`2026-10-25 02:15 CEST to 2026-10-25 02:30 CEST: closed, holiday "Night"`,
				"2026-10-25 02:30 CEST to 2026-10-25 02:15 CET: open, weekly hours",
				`2026-10-25 02:15 CET to 2026-10-25 02:30 CET: closed, holiday "Night"`,
				"2026-10-25 02:30 CET to 2026-10-25 03:00 CET: open, weekly hours",
			},
		},
		{
			"closed in an hour that does not exist", cut(always, "02:00-03:00", dated("Night", "2026-03-29")), "Europe/Paris",
			"2026-03-29T00:00:00+01:00", "2026-03-29T06:00:00+02:00",
			[]string{"2026-03-29 00:00 CET to 2026-03-29 06:00 CEST: open, weekly hours"},
		},
		{
			"two parts that begin in an hour that does not exist: the one that begins first",
			cut(cut(always, "02:30-04:00", dated("B", "2026-03-29")), "02:00-05:00", dated("A", "2026-03-29")), "Europe/Paris",
			"2026-03-29T00:00:00+01:00", "2026-03-29T06:00:00+02:00",
			[]string{
				"2026-03-29 00:00 CET to 2026-03-29 03:00 CEST: open, weekly hours",
				`2026-03-29 03:00 CEST to 2026-03-29 05:00 CEST: closed, holiday "A"`,
				"2026-03-29 05:00 CEST to 2026-03-29 06:00 CEST: open, weekly hours",
			},
		},
		{
			"until 02:00 on a day without a midnight", cut(always, "00:00-02:00", dated("Night", "2018-11-04")), "America/Sao_Paulo",
			"2018-11-03T23:00:00-03:00", "2018-11-04T03:00:00-02:00",
			[]string{
				"2018-11-03 23:00 -03 to 2018-11-04 01:00 -02: open, weekly hours",
				`2018-11-04 01:00 -02 to 2018-11-04 02:00 -02: closed, holiday "Night"`,
				"2018-11-04 02:00 -02 to 2018-11-04 03:00 -02: open, weekly hours",
			},
		},
	}
	checkSpans(t, tests)
}

func TestPartHolidaysRefuse(t *testing.T) {
	t.Parallel()
	eve := yearly("Christmas Eve", time.December, 24, nil)
	tests := []struct{ name, closed, want string }{
		{"past midnight", "22:00-02:00", "calendar: part-day holidays: 22:00-02:00 runs past midnight; give the next date its own"},
		{"of no length", "12:00-12:00", "calendar: part-day holidays: 12:00-12:00 has no length; the whole day is 00:00-24:00"},
		{"from midnight to midnight", "00:00-00:00", "calendar: part-day holidays: 00:00-00:00 has no length; the whole day is 00:00-24:00"},
		{"from 24:00", "24:00-02:00", "calendar: part-day holidays: 24:00-02:00 opens at 24:00; an opening is in the range 00:00 to 23:59:59"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := calendar.AlwaysOpen().WithPartHolidays("", hours(tt.closed)[0], eve)
			if diff := cmp.Diff(tt.want, errorText(s.Err())); diff != "" {
				t.Errorf("Err (-want +got):\n%s", diff)
			}
		})
	}
	nothing := calendar.AlwaysOpen().WithPartHolidays("", hours("12:00-24:00")[0], nil)
	if diff := cmp.Diff("calendar: holiday 1: is nil; want a rule of github.com/rickar/cal", errorText(nothing.Err())); diff != "" {
		t.Errorf("a nil rule (-want +got):\n%s", diff)
	}
	if err := calendar.AlwaysOpen().WithPartHolidays("none", hours("12:00-24:00")[0]).Err(); err != nil {
		t.Errorf("no rules: %v", err)
	}
}

// A day that is cut to pieces may have more intervals than hours may be given.
func TestPartHolidaysOfADenseDay(t *testing.T) {
	t.Parallel()
	s, err := calendar.NewSchedule(calendar.Week{time.Thursday: hours("00:00-24:00")})
	if err != nil {
		t.Fatal(err)
	}
	var want []run
	start := at("2026-12-24T00:00:00Z")
	for i := range 400 {
		minute := time.Duration(i) * 3 * time.Minute
		closed := calendar.Hours{Open: timeOfDay(i * 180), Close: timeOfDay(i*180 + 60)}
		s = s.WithPartHolidays("", closed, dated("minute", "2026-12-24"))
		want = append(want, run{start.Add(minute + time.Minute), start.Add(minute + 3*time.Minute)})
	}
	want[399].end = start.Add(24 * time.Hour)
	checkRuns(t, in(t, s, "UTC"), start, start.Add(30*time.Hour), want)
}

package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// holidayLines returns the holidays of a range of dates as texts.
func holidayLines(tb testing.TB, s calendar.Schedule, from, until calendar.Date) (lines []string) {
	tb.Helper()
	holidays, err := s.Holidays(from, until)
	if err != nil {
		return []string{err.Error()}
	}
	for h := range holidays {
		lines = append(lines, fmt.Sprintf("%s of %q: %s, observed %s, %s", h.Name, h.List, h.Actual, h.Observed, h.Closed))
	}
	return lines
}

func TestHolidaysOfARange(t *testing.T) {
	t.Parallel()
	newYear := yearly("New Year's Day", time.January, 1, func(h *cal.Holiday) { h.Observed = weekendAlt })
	eve := yearly("Christmas Eve", time.December, 24, nil)
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidayList("us", newYear).
		WithPartHolidays("half days", hours("12:00-24:00")[0], eve).
		WithHolidays(yearly("Rest", time.December, 24, nil)).
		WithClosed("moving", date("2021-12-24")).WithHours(date("2021-12-31"), hours("08:00-09:00")...)
	next := s.Then(date("2023-01-01"), calendar.AlwaysOpen().WithHolidayList("new", yearly("Founder's Day", time.March, 3, nil)))
	tests := []struct {
		name        string
		s           calendar.Schedule
		from, until string
		want        []string
	}{
		{
			"two on a date, one observed in the year before, special hours and closed dates or not", s, "2021-12-01", "2022-02-01",
			[]string{
				`Christmas Eve of "half days": 2021-12-24, observed 2021-12-24, 12:00-24:00`,
				`Rest of "": 2021-12-24, observed 2021-12-24, 00:00-24:00`,
				`New Year's Day of "us": 2022-01-01, observed 2021-12-31, 00:00-24:00`,
			},
		},
		{"the first date counts", s, "2021-12-31", "2022-01-01", []string{`New Year's Day of "us": 2022-01-01, observed 2021-12-31, 00:00-24:00`}},
		{"the last one does not", s, "2021-12-25", "2021-12-31", nil},
		{"it is the observed date that counts", s, "2022-01-01", "2022-02-01", nil},
		{"a range of no dates", s, "2021-12-24", "2021-12-24", nil},
		{
			"of schedules that follow one another, those that hold", next, "2022-12-01", "2024-01-03",
			[]string{
				`Christmas Eve of "half days": 2022-12-24, observed 2022-12-24, 12:00-24:00`,
				`Rest of "": 2022-12-24, observed 2022-12-24, 00:00-24:00`,
				`Founder's Day of "new": 2023-03-03, observed 2023-03-03, 00:00-24:00`,
			},
		},
		{
			"to the end, where New Year's Day of the year 10000 is observed on a Friday", calendar.AlwaysOpen().WithHolidays(newYear), "9999-01-02", "",
			[]string{`New Year's Day of "": , observed 9999-12-31, 00:00-24:00`},
		},
		{"of a schedule without any", calendar.AlwaysOpen(), "0001-01-01", "", nil},
		{"no first date", s, "", "2022-01-01", []string{"calendar: first date: is not set; want a date in the years 1 to 9999"}},
		{"backwards", s, "2022-01-02", "2022-01-01", []string{"calendar: holidays from 2022-01-02 until 2022-01-01: the end is before the start"}},
		{
			"of a schedule with a mistake in it", s.WithHolidays(nil), "2022-01-01", "2022-01-02",
			[]string{"calendar: holiday 1: is nil; want a rule of github.com/rickar/cal"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var from, until calendar.Date
			if err := from.UnmarshalText([]byte(tt.from)); err != nil {
				t.Fatal(err)
			}
			if err := until.UnmarshalText([]byte(tt.until)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, holidayLines(t, tt.s, from, until)); diff != "" {
				t.Errorf("Holidays (-want +got):\n%s", diff)
			}
		})
	}
}

// Holidays are those that close: each whole one of a year is the cause of a closed day.
func TestHolidaysAreThoseThatClose(t *testing.T) {
	t.Parallel()
	s := calendar.AlwaysOpen().WithHolidays(us.Holidays...)
	c := in(t, s, "America/New_York")
	holidays, err := s.Holidays(date("1960-01-01"), date("2060-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	closed := make(map[calendar.Date]bool)
	last := date("0001-01-01")
	for h := range holidays {
		if h.Observed.Compare(last) < 0 {
			t.Fatalf("%s on %s comes after %s", h.Name, h.Observed, last)
		}
		last = h.Observed
		closed[h.Observed] = true
		if c.IsBusinessDay(h.Observed) {
			t.Errorf("%s is open on %s", h.Name, h.Observed)
		}
	}
	for d := date("1960-01-01"); d.Year() < 2060; d = d.AddDays(1) {
		if c.IsBusinessDay(d) == closed[d] {
			t.Errorf("%s: a holiday %t, open %t", d, closed[d], c.IsBusinessDay(d))
		}
	}
}

// Holidays are worked out a year at a time, and no further than they are asked for.
func TestHolidaysAreLazy(t *testing.T) {
	t.Parallel()
	asked := 0
	s := calendar.AlwaysOpen().WithHolidays(answering("counted", func(year int) time.Time {
		asked++
		return time.Date(year, time.June, 1, 0, 0, 0, 0, time.UTC)
	}))
	holidays, err := s.Holidays(date("2026-01-01"), calendar.Date{})
	if err != nil {
		t.Fatal(err)
	}
	for h := range holidays {
		if h.Observed != date("2026-06-01") {
			t.Errorf("the first one is on %s", h.Observed)
		}
		break
	}
	if asked > 5 {
		t.Errorf("the rule was asked about %d years for the first holiday", asked)
	}
}

func TestBridging(t *testing.T) {
	t.Parallel()
	fixed := func(day string, change func(*cal.Holiday)) *cal.Holiday {
		h := yearly("Feast", date(day).Month(), date(day).Day(), func(h *cal.Holiday) { h.StartYear, h.EndYear = date(day).Year(), date(day).Year() })
		if change != nil {
			change(h)
		}
		return h
	}
	tests := []struct {
		name string
		rule *cal.Holiday
		want []string
	}{
		{"a Thursday: the Friday", fixed("2026-05-14", nil), []string{"Bridge to Feast 2026-05-15"}},
		{"a Tuesday: the Monday", fixed("2026-07-14", nil), []string{"Bridge to Feast 2026-07-13"}},
		{"a Monday", fixed("2026-05-25", nil), nil},
		{"a Wednesday", fixed("2026-05-13", nil), nil},
		{"a Friday", fixed("2026-05-01", nil), nil},
		{"a Saturday", fixed("2026-08-15", nil), nil},
		{"a Sunday", fixed("2026-05-10", nil), nil},
		{"a Saturday that is observed on the Thursday before", fixed("2026-08-15", func(h *cal.Holiday) {
			h.Observed = []cal.AltDay{{Day: time.Saturday, Offset: -2}}
		}), []string{"Bridge to Feast 2026-08-14"}},
		{"a Thursday that is observed on the Monday before", fixed("2026-05-14", func(h *cal.Holiday) {
			h.Observed = []cal.AltDay{{Day: time.Thursday, Offset: -3}}
		}), nil},
		{"a Tuesday, New Year's Day: a Monday of the year before", fixed("2030-01-01", nil), []string{"Bridge to Feast 2029-12-31"}},
		{"a Thursday, New Year's Eve: a Friday of the year after", fixed("2026-12-31", nil), []string{"Bridge to Feast 2027-01-01"}},
		{"an offset from the day of the rule", fixed("2026-05-13", func(h *cal.Holiday) { h.CalcOffset = 1 }), []string{"Bridge to Feast 2026-05-15"}},
		{"a year that is excepted", fixed("2026-05-14", func(h *cal.Holiday) { h.Except = []int{2026} }), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			holidays, err := calendar.AlwaysOpen().WithHolidays(calendar.Bridging(tt.rule)...).Holidays(date("2020-01-01"), date("2040-01-01"))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for h := range holidays {
				got = append(got, h.Name+" "+h.Observed.String())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A bridge is to the holiday as it was when it was asked for, and mistakes stay mistakes.
func TestBridgingCopies(t *testing.T) {
	t.Parallel()
	rule := dated("Feast", "2026-05-14")
	rules := []*cal.Holiday{rule}
	bridges := calendar.Bridging(rules...)
	rule.Except = []int{2026}
	rule.Name = "another"
	if rules[0] != rule || len(bridges) != 1 {
		t.Fatal("the rules given were changed")
	}
	c := in(t, calendar.AlwaysOpen().WithHolidays(bridges...), "UTC")
	if c.IsBusinessDay(date("2026-05-15")) || !c.IsBusinessDay(date("2026-05-14")) {
		t.Error("want the bridge closed, and the holiday itself open")
	}
	for name, want := range map[string]string{
		"nil": "calendar: holiday 1: is nil; want a rule of github.com/rickar/cal",
		"fun": `calendar: holiday "fun": has no Func; want a rule of github.com/rickar/cal`,
	} {
		mistake := &cal.Holiday{Name: name}
		if name == "nil" {
			mistake = nil
		}
		if diff := cmp.Diff(want, errorText(calendar.AlwaysOpen().WithHolidays(calendar.Bridging(mistake)...).Err())); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	if got := calendar.Bridging(); len(got) != 0 {
		t.Errorf("bridges to nothing: %v", got)
	}
}

func TestHolidaysOfTheLastYears(t *testing.T) {
	t.Parallel()
	s := calendar.AlwaysOpen().WithHolidays(yearly("x", time.July, 1, nil))
	all, err := s.Holidays(date("9997-07-02"), calendar.Date{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for h := range all {
		got = append(got, h.Observed.String())
	}
	if diff := cmp.Diff([]string{"9998-07-01", "9999-07-01"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A rule may answer with a day two years off, if what is added to it leads back.
func TestHolidaysByALongOffset(t *testing.T) {
	t.Parallel()
	for want, rule := range map[string]*cal.Holiday{
		"2025-01-04": {Name: "x", CalcOffset: 400, Func: func(_ *cal.Holiday, year int) time.Time {
			return time.Date(year-2, time.December, 1, 0, 0, 0, 0, time.UTC)
		}},
		"2025-12-27": {Name: "x", CalcOffset: -400, Func: func(_ *cal.Holiday, year int) time.Time {
			return time.Date(year+2, time.January, 31, 0, 0, 0, 0, time.UTC)
		}},
	} {
		all, err := calendar.AlwaysOpen().WithHolidays(rule).Holidays(date("2025-01-01"), date("2026-01-01"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for h := range all {
			got = append(got, h.Observed.String())
		}
		if diff := cmp.Diff([]string{want}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// A rule that answers in a zone whose midnight was skipped means the date that has none,
// by however much the clocks went forward.
func TestHolidaysWithoutAMidnight(t *testing.T) {
	t.Parallel()
	for zone, day := range map[string]string{
		"Africa/Lagos":         "1919-09-01", // 30 min
		"Africa/Nairobi":       "1928-07-01", // 30 min, or 50 min 20 s from local mean time
		"America/Sao_Paulo":    "2018-11-04", // 1 h
		"Africa/Johannesburg":  "1903-03-01", // 30 min
		"Africa/Dar_es_Salaam": "1931-01-01",
	} {
		d := date(day)
		rule := answering("x", func(year int) time.Time { return time.Date(year, d.Month(), d.Day(), 0, 0, 0, 0, zones.Load(zone)) })
		all, err := calendar.AlwaysOpen().WithHolidays(rule).Holidays(d.AddDays(-9), d.AddDays(9))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for h := range all {
			got = append(got, h.Observed.String())
		}
		if diff := cmp.Diff([]string{day}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", zone, diff)
		}
	}
}

package calendar_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// dated returns a rule for one date.
func dated(name, day string) *cal.Holiday {
	d := date(day)
	return answering(name, func(year int) time.Time {
		if year != d.Year() {
			return time.Time{}
		}
		return time.Date(year, d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
	})
}

// answering returns a rule that answers what f does.
func answering(name string, f func(year int) time.Time) *cal.Holiday {
	return &cal.Holiday{Name: name, Func: func(_ *cal.Holiday, year int) time.Time { return f(year) }}
}

// yearly returns a rule for a day of every year; change may add to it.
func yearly(name string, month time.Month, day int, change func(*cal.Holiday)) *cal.Holiday {
	h := &cal.Holiday{Name: name, Month: month, Day: day, Func: cal.CalcDayOfMonth}
	if change != nil {
		change(h)
	}
	return h
}

// weekendAlt moves Saturdays to Friday and Sundays to Monday.
var weekendAlt = []cal.AltDay{{Day: time.Saturday, Offset: -1}, {Day: time.Sunday, Offset: 1}}

// holidays lists the days of [from, to), two dates, that rules close in a zone:
// "2026-01-01 New Year's Day".
func holidays(tb testing.TB, zone, from, to string, rules ...*cal.Holiday) []string {
	tb.Helper()
	c := in(tb, calendar.AlwaysOpen().WithHolidays(rules...), zone)
	spans, err := c.Spans(at(from+"T00:00:00Z"), at(to+"T00:00:00Z"))
	if err != nil {
		tb.Fatal(err)
	}
	var got []string
	for s := range spans {
		if s.Open != (s.Cause.Kind != calendar.Holiday) {
			tb.Errorf("in an always open calendar: %s", s)
		}
		for d := calendar.DateOf(s.Start); s.Cause.Kind == calendar.Holiday && d.Compare(calendar.DateOf(s.End.Add(-1))) <= 0; d = d.AddDays(1) {
			got = append(got, d.String()+" "+s.Cause.Name)
		}
	}
	return got
}

func TestHolidayDates(t *testing.T) {
	t.Parallel()
	never := func(int) time.Time { return time.Time{} }
	always := func(text string) func(int) time.Time { return func(int) time.Time { return at(text) } }
	tests := []struct {
		name     string
		from, to string
		rules    []*cal.Holiday
		want     []string
	}{
		{
			"the United States around New Year 2022, a Saturday", "2021-05-31", "2022-01-18", us.Holidays,
			[]string{
				"2021-05-31 Memorial Day", "2021-06-18 Juneteenth", "2021-07-05 Independence Day", "2021-09-06 Labor Day",
				"2021-10-11 Columbus Day", "2021-11-11 Veterans Day", "2021-11-25 Thanksgiving Day", "2021-12-24 Christmas Day",
				"2021-12-31 New Year's Day", "2022-01-17 Martin Luther King Jr. Day",
			},
		},
		{
			"observed in the year before, its actual date open", "2021-12-30", "2022-12-31",
			[]*cal.Holiday{yearly("New Year", time.January, 1, func(h *cal.Holiday) { h.Observed = weekendAlt })},
			[]string{"2021-12-31 New Year"},
		},
		{
			"observed in the year before, which is before the first", "2020-12-30", "2023-12-31",
			[]*cal.Holiday{yearly("New Year", time.January, 1, func(h *cal.Holiday) { h.Observed, h.StartYear = weekendAlt, 2022 })},
			[]string{"2021-12-31 New Year", "2023-01-02 New Year"},
		},
		{
			"observed in the year before, an exception", "2020-12-30", "2022-12-31",
			[]*cal.Holiday{yearly("New Year", time.January, 1, func(h *cal.Holiday) { h.Observed, h.Except = weekendAlt, []int{2021} })},
			[]string{"2021-12-31 New Year"},
		},
		{
			"the year itself an exception", "2020-12-30", "2022-12-31",
			[]*cal.Holiday{yearly("New Year", time.January, 1, func(h *cal.Holiday) { h.Observed, h.Except = weekendAlt, []int{1999, 2022} })},
			[]string{"2021-01-01 New Year"},
		},
		{
			"the year itself after the last", "2020-12-30", "2022-12-31",
			[]*cal.Holiday{yearly("New Year", time.January, 1, func(h *cal.Holiday) { h.Observed, h.EndYear = weekendAlt, 2021 })},
			[]string{"2021-01-01 New Year"},
		},
		{
			"observed in the year after, which is after the last", "2021-12-30", "2024-12-31",
			[]*cal.Holiday{yearly("Silvester", time.December, 31, func(h *cal.Holiday) {
				h.Observed, h.EndYear = []cal.AltDay{{Day: time.Saturday, Offset: 2}}, 2022
			})},
			[]string{"2021-12-31 Silvester", "2023-01-02 Silvester"},
		},
		{
			"the first and the last year count", "2018-01-01", "2025-01-01",
			[]*cal.Holiday{yearly("May Day", time.May, 1, func(h *cal.Holiday) { h.StartYear, h.EndYear, h.Except = 2020, 2023, []int{2022} })},
			[]string{"2020-05-01 May Day", "2021-05-01 May Day", "2023-05-01 May Day"},
		},
		{
			"an offset into the next year", "2021-12-30", "2022-02-01",
			[]*cal.Holiday{yearly("The week after", time.December, 30, func(h *cal.Holiday) { h.CalcOffset = 7 })},
			[]string{"2022-01-06 The week after"},
		},
		{
			"an offset, then the substitute of the day it leads to", "2026-01-01", "2026-02-01",
			// Friday the 2nd, by the offset Saturday the 3rd, observed on Monday the 5th.
			[]*cal.Holiday{yearly("Moved twice", time.January, 2, func(h *cal.Holiday) {
				h.CalcOffset, h.Observed = 1, []cal.AltDay{{Day: time.Friday, Offset: 3}, {Day: time.Saturday, Offset: 2}, {Day: time.Saturday, Offset: 9}, {Day: time.Monday, Offset: 1}}
			})},
			[]string{"2026-01-05 Moved twice"},
		},
		{
			"two on one date are named together", "2021-12-01", "2022-12-31",
			[]*cal.Holiday{aa.ChristmasDay, dated("Sunday", "2022-12-25"), dated("Other", "2021-12-25")},
			[]string{"2021-12-25 Christmas Day, Other", "2022-12-25 Christmas Day, Sunday"},
		},
		{
			"the same twice is named once, and others in their order", "2026-01-01", "2026-02-01",
			[]*cal.Holiday{dated("B", "2026-01-05"), dated("A", "2026-01-05"), dated("B", "2026-01-05"), dated("C", "2026-01-05"), dated("A", "2026-01-06")},
			[]string{"2026-01-05 B, A, C", "2026-01-06 A"},
		},
		{
			"more than a few on one date, in their order", "2026-01-01", "2026-02-01", many(30, "2026-01-07", "2026-01-05", "2026-01-06"),
			[]string{
				"2026-01-05 2, 5, 8, 11, 14, 17, 20, 23, 26, 29",
				"2026-01-06 3, 6, 9, 12, 15, 18, 21, 24, 27, 30",
				"2026-01-07 1, 4, 7, 10, 13, 16, 19, 22, 25, 28",
			},
		},
		{"the zero time", "2026-01-01", "2027-01-01", []*cal.Holiday{answering("x", never)}, nil},
		{"the zero time, moved", "0001-01-01", "0002-01-01", []*cal.Holiday{{Name: "x", CalcOffset: 100, Func: func(*cal.Holiday, int) time.Time { return time.Time{} }}}, nil},
		{"the 0th Monday, as rickar/cal says never", "2026-01-01", "2027-01-01", []*cal.Holiday{{Name: "x", Month: time.March, Weekday: time.Monday, Func: cal.CalcWeekdayOffset}}, nil},
		{"always the same date", "1990-01-01", "2050-01-01", []*cal.Holiday{answering("x", always("2020-02-29T00:00:00Z"))}, []string{"2020-02-29 x"}},
		{
			"next year's date", "2024-12-31", "2027-01-02",
			[]*cal.Holiday{answering("x", func(year int) time.Time { return time.Date(year+1, time.January, 1, 0, 0, 0, 0, time.UTC) })},
			[]string{"2025-01-01 x", "2026-01-01 x", "2027-01-01 x"},
		},
		{
			"last year's date", "2024-12-31", "2027-01-02",
			[]*cal.Holiday{answering("x", func(year int) time.Time { return time.Date(year-1, time.December, 31, 0, 0, 0, 0, time.UTC) })},
			[]string{"2024-12-31 x", "2025-12-31 x", "2026-12-31 x"},
		},
		{
			"two years away is no holiday", "2020-01-01", "2030-01-01",
			[]*cal.Holiday{
				answering("x", func(year int) time.Time { return time.Date(year+2, time.January, 1, 0, 0, 0, 0, time.UTC) }),
				answering("x", func(year int) time.Time { return time.Date(year-2, time.December, 31, 0, 0, 0, 0, time.UTC) }),
			}, nil,
		},
		{
			"the end of next year, moved past it, is no holiday", "2020-01-01", "2030-01-01",
			[]*cal.Holiday{yearly("x", time.December, 31, func(h *cal.Holiday) { h.CalcOffset = 366 + 366 })}, nil,
		},
		{
			"years that are none", "2020-01-01", "2030-01-01",
			[]*cal.Holiday{
				answering("x", func(int) time.Time { return time.Unix(math.MaxInt64, 999_999_999) }),
				answering("x", func(int) time.Time { return time.Unix(math.MinInt64, 0) }),
				answering("x", func(int) time.Time { return time.Unix(1<<60, 0) }),
				answering("x", func(int) time.Time { return time.Unix(-1<<60, 0) }),
				answering("x", func(year int) time.Time { return time.Date(math.MaxInt32, 13, 99, 0, 0, 0, 0, time.UTC) }),
				// 2^32 days before and after a date of the year asked for.
				answering("x", func(year int) time.Time { return time.Date(year, time.May, 1-1<<32, 0, 0, 0, 0, time.UTC) }),
				answering("x", func(year int) time.Time { return time.Date(year, time.May, 1+1<<32, 0, 0, 0, 0, time.UTC) }),
			}, nil,
		},
		{
			"offsets that lead nowhere", "2020-01-01", "2030-01-01",
			[]*cal.Holiday{
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.CalcOffset = math.MaxInt }),
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.CalcOffset = math.MinInt }),
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.CalcOffset = 1 << 32 }), // the same day in 32 bits
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.CalcOffset = -1 << 32 }),
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.Observed = everyDay(math.MaxInt) }),
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.Observed = everyDay(math.MinInt) }),
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.Observed = everyDay(1 << 32) }),
				yearly("x", time.May, 1, func(h *cal.Holiday) { h.CalcOffset, h.Observed = -1<<40, everyDay(-1<<40) }),
			}, nil,
		},
		{
			"a day of no month is what time.Date makes of it", "2025-12-01", "2026-04-01",
			[]*cal.Holiday{yearly("x", time.February, 30, nil)}, []string{"2026-03-02 x"},
		},
		{
			"noon, and the last second, of a date in any location", "2026-01-01", "2026-02-01",
			[]*cal.Holiday{
				answering("a", always("2026-01-05T12:00:00+14:00")), answering("b", always("2026-01-06T23:59:59.999999999-12:00")),
				answering("c", always("2026-01-07T00:00:00+14:00")), answering("d", always("2026-01-08T00:00:00+00:09:21")),
			},
			[]string{"2026-01-05 a", "2026-01-06 b", "2026-01-07 c", "2026-01-08 d"},
		},
		{
			"an hour before a gap, but not at midnight", "2010-03-01", "2010-03-30",
			[]*cal.Holiday{answering("a", func(int) time.Time {
				return time.Date(2010, time.March, 13, 23, 1, 0, 0, zones.Load("America/St_Johns"))
			})},
			[]string{"2010-03-13 a"},
		},
		{"the first days of the first year", "0001-01-01", "0001-01-10", []*cal.Holiday{yearly("x", time.January, 2, nil)}, []string{"0001-01-02 x"}},
		{"the last days of the last year", "9999-12-01", "9999-12-31", []*cal.Holiday{yearly("x", time.December, 30, nil)}, []string{"9999-12-30 x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, holidays(t, "UTC", tt.from, tt.to, tt.rules...)); diff != "" {
				t.Errorf("holidays (-want +got):\n%s", diff)
			}
		})
	}
}

// many returns n rules named 1 to n, for each of the dates in turn.
func many(n int, days ...string) []*cal.Holiday {
	var rules []*cal.Holiday
	for i := range n {
		rules = append(rules, dated(strconv.Itoa(i+1), days[i%len(days)]))
	}
	return rules
}

func everyDay(offset int) []cal.AltDay {
	var alts []cal.AltDay
	for day := range 7 {
		alts = append(alts, cal.AltDay{Day: time.Weekday(day), Offset: offset})
	}
	return alts
}

// While UTC is in the last year, clocks in the east are in year 10000; while it is
// in the first, those in the west are in year 0. Rules hold there too.
func TestHolidaysBeyondTheEnds(t *testing.T) {
	t.Parallel()
	s := calendar.AlwaysOpen().WithHolidays(
		yearly("New Year", time.January, 1, nil), yearly("Silvester", time.December, 31, nil))
	east := in(t, s, "Pacific/Kiritimati") // +14:00
	got := starts24(t, east, at("9999-12-31T09:00:00Z"), at("9999-12-31T23:59:59Z"))
	want := []string{`9999-12-31T23:00:00+14:00 closed, holiday "Silvester"`, `10000-01-01T00:00:00+14:00 closed, holiday "New Year"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("east (-want +got):\n%s", diff)
	}
	// New Year's Day of the year 1 is left out: in UTC that is the zero time, by
	// which a rule says that there is no holiday.
	s = calendar.AlwaysOpen().WithHolidays(yearly("Silvester", time.December, 31, nil))
	west := in(t, s, "Etc/GMT+12") // -12:00
	got = starts24(t, west, at("0001-01-01T00:00:00Z"), at("0001-01-01T13:00:00Z"))
	want = []string{`0000-12-31T12:00:00-12:00 closed, holiday "Silvester"`, `0001-01-01T00:00:00-12:00 open, weekly hours`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("west (-want +got):\n%s", diff)
	}
}

func TestHolidaysAddUp(t *testing.T) {
	t.Parallel()
	s := calendar.AlwaysOpen().WithHolidays(dated("one", "2026-01-05")).WithHolidays().WithHolidays(dated("two", "2026-01-05"), dated("three", "2026-01-07"))
	got := starts24(t, in(t, s, "UTC"), at("2026-01-05T00:00:00Z"), at("2026-01-08T00:00:00Z"))
	want := []string{
		`2026-01-05T00:00:00Z closed, holiday "one, two"`,
		`2026-01-06T00:00:00Z open, weekly hours`,
		`2026-01-07T00:00:00Z closed, holiday "three"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Whatever the question looks at, a date can come from the rule's year before or
// after: here by 200 days, over the border of two eras (9 July 2025) and far from it.
func TestHolidaysFromOtherYears(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		rule *cal.Holiday
		day  string
	}{
		{"last year's, after a border", yearly("x", time.December, 31, func(h *cal.Holiday) { h.CalcOffset = 200 }), "2025-07-19"},
		{"last year's", yearly("x", time.December, 31, func(h *cal.Holiday) { h.CalcOffset = 200 }), "2023-07-19"},
		{"next year's, before a border", yearly("x", time.January, 1, func(h *cal.Holiday) { h.CalcOffset = -200 }), "2025-06-15"},
		{"next year's", yearly("x", time.January, 1, func(h *cal.Holiday) { h.CalcOffset = -200 }), "2023-06-15"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := in(t, calendar.AlwaysOpen().WithHolidays(tt.rule), "UTC")
			midnight := at(tt.day + "T00:00:00Z")
			for _, day := range []int{-1, 0, 1} {
				from := midnight.AddDate(0, 0, day)
				checker{t, c}.isOpen(from, day != 0)
				// A question about nothing but that date.
				for _, s := range starts24(t, c, from, from.Add(time.Hour)) {
					if got := strings.HasSuffix(s, `holiday "x"`); got != (day == 0) {
						t.Errorf("on its own: %s", s)
					}
				}
			}
		})
	}
}

// So it can where the clock is already in the next year, or still in the last.
func TestHolidaysFromOtherYearsThanTheClocks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		zone string
		rule *cal.Holiday
		at   string
	}{
		{
			"2023's, on 1 January 2022, ahead of UTC", "Pacific/Kiritimati",
			yearly("x", time.January, 1, func(h *cal.Holiday) { h.StartYear, h.EndYear, h.CalcOffset = 2023, 2023, -365 }), "2021-12-31T20:00:00Z",
		},
		{
			"2020's, on 31 December 2021, behind UTC", "America/Bogota",
			yearly("x", time.December, 31, func(h *cal.Holiday) { h.StartYear, h.EndYear, h.CalcOffset = 2020, 2020, 365 }), "2022-01-01T02:00:00Z",
		},
	}
	for _, tt := range tests {
		c := in(t, calendar.AlwaysOpen().WithHolidays(tt.rule), tt.zone)
		checker{t, c}.isOpen(at(tt.at), false)
		for _, s := range starts24(t, c, at(tt.at), at(tt.at).Add(time.Minute)) {
			if !strings.HasSuffix(s, `closed, holiday "x"`) {
				t.Errorf("%s: %s", tt.name, s)
			}
		}
	}
}

// Rules are pointers to structs that others may change; a schedule has its own.
func TestRulesAreCopied(t *testing.T) {
	t.Parallel()
	rule := yearly("New Year", time.January, 1, func(h *cal.Holiday) {
		h.Observed, h.Except = slices.Clone(weekendAlt), []int{2030}
	})
	rules := []*cal.Holiday{rule}
	s := calendar.AlwaysOpen().WithHolidays(rules...)
	c := in(t, s, "UTC")
	rule.Name, rule.Month, rule.Day, rule.CalcOffset, rule.StartYear = "changed", time.July, 14, 3, 2050
	rule.Observed[0], rule.Except[0] = cal.AltDay{Day: time.Saturday, Offset: 20}, 2021
	rule.Func = func(*cal.Holiday, int) time.Time { panic("of the changed rule") }
	rules[0] = nil
	for name, c := range map[string]*calendar.Calendar{"made before": c, "made after": in(t, s, "UTC")} {
		var got []string
		for _, span := range starts24(t, c, at("2020-12-31T00:00:00Z"), at("2022-12-31T00:00:00Z")) {
			if strings.Contains(span, "holiday") {
				got = append(got, span)
			}
		}
		want := []string{`2021-01-01T00:00:00Z closed, holiday "New Year"`, `2021-12-31T00:00:00Z closed, holiday "New Year"`}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("a calendar %s the change (-want +got):\n%s", name, diff)
		}
		if !c.IsOpen(at("2030-01-01T12:00:00Z")) {
			t.Errorf("a calendar %s the change is closed in a year that the rule excepts", name)
		}
	}
}

// Evaluating all rules for all years takes long: it is done on demand, once.
func TestRulesAreAskedOnDemand(t *testing.T) {
	t.Parallel()
	asked := 0
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(answering("x", func(int) time.Time { asked++; return time.Time{} }))
	c := in(t, s, "UTC")
	if asked > 0 {
		t.Errorf("asked about %d years before any question", asked)
	}
	week := func() {
		from := at("2026-01-05T09:00:00Z")
		c.IsOpen(from)
		_, _ = c.Add(from, 8*time.Hour)
		_, _ = c.Add(from, -8*time.Hour)
		_, _ = c.NextClose(from)
		_, _ = c.PrevOpen(from)
	}
	week()
	if first := asked; first == 0 || first > 25 {
		t.Errorf("asked about %d years for questions about one week", first)
	}
	before := asked
	for range 100 {
		week()
	}
	if asked != before {
		t.Errorf("asked again, %d times, for the same questions", asked-before)
	}
	// Eras without open time are remembered as well.
	sparse := in(t, calendar.Schedule{}.WithHours(date("2090-01-01"), hours("08:00-09:00")...).
		WithHolidays(answering("x", func(int) time.Time { asked++; return time.Time{} })), "UTC")
	far := func() {
		checkAnswers(t, sparse, []question{{"NextOpen", "1990-01-01T00:00:00Z", "2090-01-01T08:00:00Z"}})
	}
	far()
	before = asked
	far()
	if asked != before {
		t.Errorf("asked again, %d times, for an answer a hundred years later", asked-before)
	}
}

// rickar/cal answers in cal.DefaultLoc. Where that zone has no midnight on the
// date, time.Date names an instant of another date.
//
// Not parallel: it sets a variable of rickar/cal, while no other test runs.
func TestHolidaysWhateverTheDefaultLocation(t *testing.T) {
	setDefault := func(loc *time.Location) {
		cal.DefaultLoc = loc //nolint:reassign // it is the trap: rules must mean the same wherever it points
	}
	defer setDefault(cal.DefaultLoc)
	easter := func(name string, offset int) *cal.Holiday {
		return &cal.Holiday{Name: name, Offset: offset, Func: cal.CalcEasterOffset}
	}
	tests := []struct {
		name     string
		defaults string
		from, to string
		rules    []*cal.Holiday
		want     []string
	}{
		{
			"Sunday has no midnight", "America/Sao_Paulo", "2018-11-01", "2018-11-30",
			[]*cal.Holiday{
				yearly("Saturday", time.November, 3, nil), yearly("Sunday", time.November, 4, nil), yearly("Monday", time.November, 5, nil),
			},
			[]string{"2018-11-03 Saturday", "2018-11-04 Sunday", "2018-11-05 Monday"},
		},
		{
			"first Sunday of November", "America/Sao_Paulo", "2018-11-01", "2018-11-30",
			[]*cal.Holiday{{Name: "x", Month: time.November, Weekday: time.Sunday, Offset: 1, Func: cal.CalcWeekdayOffset}},
			[]string{"2018-11-04 x"},
		},
		{
			"first Sunday on or after the 2nd", "America/Sao_Paulo", "2018-11-01", "2018-11-30",
			[]*cal.Holiday{{Name: "x", Month: time.November, Day: 2, Weekday: time.Sunday, Offset: 1, Func: cal.CalcWeekdayFrom}},
			[]string{"2018-11-04 x"},
		},
		{
			"moved from there", "America/Sao_Paulo", "2018-11-01", "2018-11-30",
			[]*cal.Holiday{
				yearly("offset", time.November, 4, func(h *cal.Holiday) { h.CalcOffset = 10 }),
				yearly("observed", time.November, 4, func(h *cal.Holiday) { h.Observed = weekendAlt }),
			},
			[]string{"2018-11-05 observed", "2018-11-14 offset"},
		},
		{
			"moved to there", "America/Sao_Paulo", "2018-11-01", "2018-11-30",
			[]*cal.Holiday{
				yearly("offset", time.November, 2, func(h *cal.Holiday) { h.CalcOffset = 2 }),
				yearly("observed", time.November, 3, func(h *cal.Holiday) { h.Observed = []cal.AltDay{{Day: time.Saturday, Offset: 1}} }),
			},
			[]string{"2018-11-04 offset, observed"},
		},
		{
			"Havana", "America/Havana", "2024-03-01", "2024-03-30",
			[]*cal.Holiday{yearly("a", time.March, 9, nil), yearly("b", time.March, 10, nil), yearly("c", time.March, 11, nil)},
			[]string{"2024-03-09 a", "2024-03-10 b", "2024-03-11 c"},
		},
		{
			"half an hour skipped", "Pacific/Rarotonga", "1979-10-20", "1979-11-05",
			[]*cal.Holiday{yearly("a", time.October, 27, nil), yearly("b", time.October, 28, nil), yearly("c", time.October, 29, nil)},
			[]string{"1979-10-27 a", "1979-10-28 b", "1979-10-29 c"},
		},
		{
			"midnight twice", "America/Havana", "2024-11-01", "2024-11-30",
			[]*cal.Holiday{yearly("a", time.November, 2, nil), yearly("b", time.November, 3, nil), yearly("c", time.November, 4, nil)},
			[]string{"2024-11-02 a", "2024-11-03 b", "2024-11-04 c"},
		},
		{
			"the evening before twice", "America/Sao_Paulo", "2018-02-01", "2018-02-28",
			[]*cal.Holiday{yearly("a", time.February, 17, nil), yearly("b", time.February, 18, nil)},
			[]string{"2018-02-17 a", "2018-02-18 b"},
		},
		{
			"Easter 2024", "Atlantic/Azores", "2024-03-01", "2024-04-30",
			[]*cal.Holiday{easter("Good Friday", -2), easter("Holy Saturday", -1), easter("Easter", 0), easter("Easter Monday", 1)},
			[]string{"2024-03-29 Good Friday", "2024-03-30 Holy Saturday", "2024-03-31 Easter", "2024-04-01 Easter Monday"},
		},
		{
			"Easter 2024, one before it by the clock", "Europe/Paris", "2024-03-01", "2024-04-30",
			[]*cal.Holiday{easter("Good Friday", -2), easter("Easter", 0), easter("Easter Monday", 1)},
			[]string{"2024-03-29 Good Friday", "2024-03-31 Easter", "2024-04-01 Easter Monday"},
		},
		{
			"a minute past midnight", "America/St_Johns", "2010-03-01", "2010-03-30",
			[]*cal.Holiday{yearly("a", time.March, 13, nil), yearly("b", time.March, 14, nil), yearly("c", time.March, 15, nil)},
			[]string{"2010-03-13 a", "2010-03-14 b", "2010-03-15 c"},
		},
		{
			"the days around a skipped one", "Pacific/Apia", "2011-12-20", "2012-01-05",
			[]*cal.Holiday{yearly("a", time.December, 29, nil), yearly("c", time.December, 31, nil), yearly("d", time.January, 1, nil)},
			[]string{"2011-12-29 a", "2011-12-31 c", "2012-01-01 d"},
		},
		{
			// time.Date answers 29 December 00:00, the same as for the 29th.
			"a skipped day", "Pacific/Apia", "2011-12-20", "2012-01-05",
			[]*cal.Holiday{yearly("Rizal Day", time.December, 30, nil)},
			[]string{"2011-12-30 Rizal Day"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.defaults+" "+tt.name, func(t *testing.T) {
			setDefault(zones.Load(tt.defaults))
			for _, zone := range []string{"UTC", "Asia/Manila", "America/Bogota"} {
				got := holidays(t, zone, tt.from, tt.to, tt.rules...)
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("in %s (-want +got):\n%s", zone, diff)
				}
			}
		})
	}
	t.Run("all rules of an office", func(t *testing.T) {
		rules := append(slices.Clone(us.Holidays), aa.Easter, aa.GoodFriday, aa.EasterMonday, aa.PentecostMonday, aa.AllSaintsDay)
		setDefault(time.UTC)
		want := holidays(t, "UTC", "1950-01-01", "2040-01-01", rules...)
		for _, zone := range zones.Hard() {
			setDefault(zones.Load(zone))
			got := holidays(t, "UTC", "1950-01-01", "2040-01-01", rules...)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("DefaultLoc %s (-UTC +%s):\n%s", zone, zone, diff)
			}
		}
	})
}

func firstOfJuly(from, to int) *cal.Holiday {
	return yearly("1 July", time.July, 1, func(h *cal.Holiday) { h.StartYear, h.EndYear = from, to })
}

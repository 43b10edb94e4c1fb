package calendar_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// on returns the calendar of hours in a zone.
func on(tb testing.TB, zone, hours string) *calendar.Calendar {
	tb.Helper()
	return in(tb, calendar.MustParseSchedule(hours), zone)
}

// combined returns a function that fails the test unless a calendar could be made.
func combined(tb testing.TB) func(*calendar.Calendar, error) *calendar.Calendar {
	return func(c *calendar.Calendar, err error) *calendar.Calendar {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return c
	}
}

// The hard dates, inside calendars of zones that change their clocks on other days.
func TestCombinedOnHardDates(t *testing.T) {
	t.Parallel()
	must := combined(t)
	parisAndNewYork := must(calendar.Intersection(time.UTC, on(t, "Europe/Paris", "09:00-17:00"), on(t, "America/New_York", "09:00-17:00")))
	tests := []struct {
		name     string
		c        *calendar.Calendar
		from, to string
		want     []string
	}{
		{
			"New York goes forward on 8 March, Paris not yet", parisAndNewYork, "2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z",
			[]string{
				"2026-03-07T14:00:00Z/2026-03-07T16:00:00Z",
				"2026-03-08T13:00:00Z/2026-03-08T16:00:00Z",
				"2026-03-09T13:00:00Z/2026-03-09T16:00:00Z",
			},
		},
		{
			"Paris follows on 29 March", parisAndNewYork, "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z",
			[]string{"2026-03-28T13:00:00Z/2026-03-28T16:00:00Z", "2026-03-29T13:00:00Z/2026-03-29T15:00:00Z"},
		},
		{
			"Paris goes back on 25 October, New York not yet", parisAndNewYork, "2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z",
			[]string{"2026-10-24T13:00:00Z/2026-10-24T15:00:00Z", "2026-10-25T13:00:00Z/2026-10-25T16:00:00Z"},
		},
		{
			"New York follows on 1 November", parisAndNewYork, "2026-10-31T00:00:00Z", "2026-11-02T00:00:00Z",
			[]string{"2026-10-31T13:00:00Z/2026-10-31T16:00:00Z", "2026-11-01T14:00:00Z/2026-11-01T16:00:00Z"},
		},
		{
			"a midnight missing in Sao Paulo, with Lisbon",
			must(calendar.Intersection(time.UTC, on(t, "America/Sao_Paulo", "00:00-02:00"), on(t, "Europe/Lisbon", "03:30-12:00"))),
			"2018-11-03T00:00:00Z", "2018-11-06T00:00:00Z",
			[]string{
				"2018-11-03T03:30:00Z/2018-11-03T05:00:00Z",
				"2018-11-04T03:30:00Z/2018-11-04T04:00:00Z", // 01:00 to 02:00 is all there is
				"2018-11-05T03:30:00Z/2018-11-05T04:00:00Z",
			},
		},
		{
			"half an hour twice on Lord Howe, without what Sydney has twice an hour later",
			must(calendar.Difference(time.UTC, on(t, "Australia/Lord_Howe", "01:00-02:00"), on(t, "Australia/Sydney", "02:00-02:30"))),
			"2026-04-04T00:00:00Z", "2026-04-06T00:00:00Z",
			[]string{"2026-04-04T14:00:00Z/2026-04-04T15:00:00Z", "2026-04-05T14:30:00Z/2026-04-05T15:30:00Z"},
		},
		{
			"a Friday that Apia does not have, with the Friday of Honolulu",
			must(calendar.Union(time.UTC, on(t, "Pacific/Apia", "Fr 09:00-17:00"), on(t, "Pacific/Honolulu", "Fr 09:00-10:00"))),
			"2011-12-29T00:00:00Z", "2012-01-07T00:00:00Z",
			[]string{
				"2011-12-30T19:00:00Z/2011-12-30T20:00:00Z",
				"2012-01-05T19:00:00Z/2012-01-06T03:00:00Z",
				"2012-01-06T19:00:00Z/2012-01-06T20:00:00Z",
			},
		},
		{
			"all but Fridays, where Apia has no Friday",
			must(calendar.Complement(time.UTC, on(t, "Pacific/Apia", "Fr 00:00-24:00"))),
			"2011-12-24T00:00:00Z", "2012-01-07T00:00:00Z",
			[]string{"2011-12-24T10:00:00Z/2012-01-05T10:00:00Z", "2012-01-06T10:00:00Z/2012-01-07T00:00:00Z"},
		},
		{
			"two hours missing on Troll, one in Paris at the same instant",
			must(calendar.Union(time.UTC, on(t, "Antarctica/Troll", "01:00-03:00"), on(t, "Europe/Paris", "02:00-03:00"))),
			"2026-03-28T00:00:00Z", "2026-03-30T12:00:00Z",
			[]string{"2026-03-28T01:00:00Z/2026-03-28T03:00:00Z", "2026-03-29T23:00:00Z/2026-03-30T01:00:00Z"},
		},
		{
			"two hours twice on Troll, one in Paris",
			must(calendar.Intersection(time.UTC, on(t, "Antarctica/Troll", "01:00-03:00"), on(t, "Europe/Paris", "02:00-03:00"))),
			"2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z",
			[]string{"2026-10-25T00:00:00Z/2026-10-25T02:00:00Z"},
		},
		{
			"the last day of a leap year after 2037, night in New York and then morning in Paris",
			must(calendar.Union(time.UTC, on(t, "America/New_York", "22:00-02:00"), on(t, "Europe/Paris", "08:00-12:00"))),
			"2040-12-30T00:00:00Z", "2041-01-03T00:00:00Z",
			[]string{
				"2040-12-30T03:00:00Z/2040-12-30T11:00:00Z",
				"2040-12-31T03:00:00Z/2040-12-31T11:00:00Z",
				"2041-01-01T03:00:00Z/2041-01-01T11:00:00Z",
				"2041-01-02T03:00:00Z/2041-01-02T11:00:00Z",
			},
		},
		{
			"clocks of St. John's go back at 00:01, without a break of New York's",
			must(calendar.Difference(time.UTC, on(t, "America/St_Johns", "23:30-00:30"), on(t, "America/New_York", "22:15-22:20"))),
			"2010-11-06T12:00:00Z", "2010-11-07T12:00:00Z",
			[]string{
				"2010-11-07T02:00:00Z/2010-11-07T02:15:00Z",
				"2010-11-07T02:20:00Z/2010-11-07T02:31:00Z",
				"2010-11-07T03:00:00Z/2010-11-07T04:00:00Z",
			},
		},
		{
			"Ramadan in Casablanca: clocks go back in February",
			must(calendar.Intersection(time.UTC, on(t, "Africa/Casablanca", "09:00-17:00"), on(t, "Europe/Paris", "09:00-17:00"))),
			"2026-02-14T00:00:00Z", "2026-02-16T00:00:00Z",
			[]string{"2026-02-14T08:00:00Z/2026-02-14T16:00:00Z", "2026-02-15T09:00:00Z/2026-02-15T16:00:00Z"},
		},
		{
			"and forward again in March, a week before Paris",
			must(calendar.Intersection(time.UTC, on(t, "Africa/Casablanca", "09:00-17:00"), on(t, "Europe/Paris", "09:00-17:00"))),
			"2026-03-21T00:00:00Z", "2026-03-23T00:00:00Z",
			[]string{"2026-03-21T09:00:00Z/2026-03-21T16:00:00Z", "2026-03-22T08:00:00Z/2026-03-22T16:00:00Z"},
		},
		{
			"seconds of local mean time in Paris, against those of New York",
			must(calendar.Difference(time.UTC, on(t, "Europe/Paris", "12:00-13:00"), on(t, "America/New_York", "07:00-07:30"))),
			"1880-06-01T00:00:00Z", "1880-06-02T00:00:00Z",
			[]string{"1880-06-01T11:50:39Z/1880-06-01T11:56:02Z", "1880-06-01T12:26:02Z/1880-06-01T12:50:39Z"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkRuns(t, tt.c, at(tt.from), at(tt.to), runs(tt.want))
		})
	}
}

// Spans tell which part decided, and why.
func TestCausesOfParts(t *testing.T) {
	t.Parallel()
	must := combined(t)
	eve := yearly("Christmas Eve", time.December, 24, nil)
	paris := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(yearly("Christmas Day", time.December, 25, nil)).
		WithPartHolidays("", hours("12:00-24:00")[0], eve), "Europe/Paris")
	denver := on(t, "America/Denver", "Mo-Fr 08:00-17:00")
	window := in(t, calendar.Schedule{}.WithHours(date("2026-12-23"), hours("10:00-11:00")...), "UTC").Named("maintenance")
	desk := must(calendar.Union(time.UTC, paris, denver))
	tests := []struct {
		name     string
		c        *calendar.Calendar
		from, to string
		want     []string
	}{
		{
			"of a union: the first that is open, else the first", desk, "2026-12-23T15:00:00Z", "2026-12-25T18:00:00Z",
			[]string{
				`2026-12-23 15:00 UTC to 2026-12-23 16:00 UTC: open, weekly hours of "Europe/Paris"`,
				`2026-12-23 16:00 UTC to 2026-12-24 00:00 UTC: open, weekly hours of "America/Denver"`,
				`2026-12-24 00:00 UTC to 2026-12-24 07:00 UTC: closed, outside hours of "Europe/Paris"`,
				`2026-12-24 07:00 UTC to 2026-12-24 11:00 UTC: open, weekly hours of "Europe/Paris"`,
				`2026-12-24 11:00 UTC to 2026-12-24 15:00 UTC: closed, holiday "Christmas Eve" of "Europe/Paris"`,
				`2026-12-24 15:00 UTC to 2026-12-25 00:00 UTC: open, weekly hours of "America/Denver"`,
				`2026-12-25 00:00 UTC to 2026-12-25 15:00 UTC: closed, holiday "Christmas Day" of "Europe/Paris"`,
				`2026-12-25 15:00 UTC to 2026-12-25 18:00 UTC: open, weekly hours of "America/Denver"`,
			},
		},
		{
			"of an intersection: the first that is closed, else the first", must(calendar.Intersection(time.UTC, denver, paris)),
			"2026-12-24T06:00:00Z", "2026-12-24T18:00:00Z",
			[]string{
				`2026-12-24 06:00 UTC to 2026-12-24 15:00 UTC: closed, outside hours of "America/Denver"`,
				`2026-12-24 15:00 UTC to 2026-12-24 18:00 UTC: closed, holiday "Christmas Eve" of "Europe/Paris"`,
			},
		},
		{
			"of a difference: what takes the time away", must(calendar.Difference(time.UTC, paris, window)),
			"2026-12-23T06:00:00Z", "2026-12-23T18:00:00Z",
			[]string{
				`2026-12-23 06:00 UTC to 2026-12-23 07:00 UTC: closed, outside hours of "Europe/Paris"`,
				`2026-12-23 07:00 UTC to 2026-12-23 10:00 UTC: open, weekly hours of "Europe/Paris"`,
				`2026-12-23 10:00 UTC to 2026-12-23 11:00 UTC: closed, special hours of "maintenance"`,
				`2026-12-23 11:00 UTC to 2026-12-23 16:00 UTC: open, weekly hours of "Europe/Paris"`,
				`2026-12-23 16:00 UTC to 2026-12-23 18:00 UTC: closed, outside hours of "Europe/Paris"`,
			},
		},
		{
			"of a complement: its own", must(calendar.Complement(time.UTC, paris)),
			"2026-12-25T20:00:00Z", "2026-12-28T12:00:00Z",
			[]string{
				`2026-12-25 20:00 UTC to 2026-12-25 23:00 UTC: open, holiday "Christmas Day" of "Europe/Paris"`,
				`2026-12-25 23:00 UTC to 2026-12-28 07:00 UTC: open, outside hours of "Europe/Paris"`,
				`2026-12-28 07:00 UTC to 2026-12-28 12:00 UTC: closed, weekly hours of "Europe/Paris"`,
			},
		},
		{
			"of parts of parts: without a name they go by their own", must(calendar.Difference(time.UTC, desk, window)),
			"2026-12-23T09:00:00Z", "2026-12-23T17:00:00Z",
			[]string{
				`2026-12-23 09:00 UTC to 2026-12-23 10:00 UTC: open, weekly hours of "Europe/Paris"`,
				`2026-12-23 10:00 UTC to 2026-12-23 11:00 UTC: closed, special hours of "maintenance"`,
				`2026-12-23 11:00 UTC to 2026-12-23 16:00 UTC: open, weekly hours of "Europe/Paris"`,
				`2026-12-23 16:00 UTC to 2026-12-23 17:00 UTC: open, weekly hours of "America/Denver"`,
			},
		},
		{
			"of parts of parts with a name", must(calendar.Difference(time.UTC, desk.Named("desk"), window)),
			"2026-12-23T10:30:00Z", "2026-12-23T17:00:00Z",
			[]string{
				`2026-12-23 10:30 UTC to 2026-12-23 11:00 UTC: closed, special hours of "maintenance"`,
				`2026-12-23 11:00 UTC to 2026-12-23 16:00 UTC: open, weekly hours of "desk/Europe/Paris"`,
				`2026-12-23 16:00 UTC to 2026-12-23 17:00 UTC: open, weekly hours of "desk/America/Denver"`,
			},
		},
		{
			"a name of its own is for others", desk.Named("desk"), "2026-12-23T15:00:00Z", "2026-12-23T16:00:00Z",
			[]string{`2026-12-23 15:00 UTC to 2026-12-23 16:00 UTC: open, weekly hours of "Europe/Paris"`},
		},
		{
			"two parts of one name and one cause are one", must(calendar.Union(time.UTC, on(t, "UTC", "08:00-12:00").Named("x"), on(t, "UTC", "12:00-17:00").Named("x"))),
			"2026-12-23T09:00:00Z", "2026-12-23T17:00:00Z",
			[]string{`2026-12-23 09:00 UTC to 2026-12-23 17:00 UTC: open, weekly hours of "x"`},
		},
		{
			"the zero Calendar as a part", must(calendar.Union(time.UTC, new(calendar.Calendar), paris)),
			"2026-12-23T15:00:00Z", "2026-12-23T17:00:00Z",
			[]string{
				`2026-12-23 15:00 UTC to 2026-12-23 16:00 UTC: open, weekly hours of "Europe/Paris"`,
				`2026-12-23 16:00 UTC to 2026-12-23 17:00 UTC: closed, outside hours of "UTC"`,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, spanLines(t, tt.c, at(tt.from), at(tt.to))); diff != "" {
				t.Errorf("Spans (-want +got):\n%s", diff)
			}
		})
	}
}

// Calendars that are open together at all times are, in every era and across them; and
// what none of them opens is shut in the first era as in the last.
func TestOpenTogether(t *testing.T) {
	t.Parallel()
	must := combined(t)
	office := on(t, "Europe/Paris", "Mo-Fr 08:00-17:00")
	rest := must(calendar.Complement(time.UTC, office))
	whole := must(calendar.Union(time.UTC, office, rest))
	for _, tt := range []struct {
		a, b string
		want time.Duration
	}{
		{"2026-01-05T09:00:00Z", "2026-01-05T10:00:00Z", time.Hour},
		{"2044-01-05T09:00:00Z", "2044-01-05T10:00:00Z", time.Hour}, // in the era after
		{"1800-01-01T00:00:00Z", "2090-01-01T00:00:00Z", 105_921 * 24 * time.Hour},
		{"0001-01-01T00:00:00Z", "0291-01-01T00:00:00Z", 105_920 * 24 * time.Hour},
		{"9709-12-31T00:00:00Z", "9999-12-31T00:00:00Z", 105_920 * 24 * time.Hour},
	} {
		if got, err := whole.Between(at(tt.a), at(tt.b)); err != nil || got != tt.want {
			t.Errorf("Between(%s, %s) = %v, %v, want %v", tt.a, tt.b, got, err, tt.want)
		}
		if got, err := whole.Add(at(tt.a), tt.want); err != nil || !got.Equal(at(tt.b)) {
			t.Errorf("Add(%s, %v) = %v, %v, want %s", tt.a, tt.want, got, err, tt.b)
		}
	}
	for _, instant := range []string{"0001-01-01T00:00:00Z", "0017-06-01T00:00:00Z", "2026-01-05T09:00:00Z", "9999-12-31T23:59:59Z"} {
		none := must(calendar.Intersection(time.UTC, office, rest)) // nothing is known yet
		checkAnswers(t, none, []question{{"NextOpen", instant, neverText}, {"PrevOpen", instant, neverText}})
		if got, err := none.Between(at(instant), at("9999-12-31T23:59:59Z")); err != nil || got != 0 {
			t.Errorf("Between(%s, the end) = %v, %v, want 0", instant, got, err)
		}
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	paris := on(t, "Europe/Paris", "Mo-Fr 08:00-17:00")
	desk := paris.Named("desk")
	if paris.Name() != "" || desk.Name() != "desk" || desk.Named("").Name() != "" {
		t.Errorf("Name: %q, %q, %q", paris.Name(), desk.Name(), desk.Named("").Name())
	}
	if desk.Location() != paris.Location() {
		t.Errorf("Location: %v", desk.Location())
	}
	zero := new(calendar.Calendar).Named("none")
	if _, err := zero.NextOpen(first); !errors.Is(err, calendar.ErrNever) {
		t.Errorf("the zero Calendar under a name: NextOpen: %v", err)
	}
}

// A calendar of calendars shows instants, and dates, in its own location.
func TestCombinedLocation(t *testing.T) {
	t.Parallel()
	tokyo := zones.Load("Asia/Tokyo")
	c := combined(t)(calendar.Union(tokyo, on(t, "America/Denver", "Mo 20:00-22:00")))
	if c.Location() != tokyo {
		t.Errorf("Location() = %v", c.Location())
	}
	checkAnswers(t, c, []question{
		{"NextOpen", "2026-01-05T00:00:00Z", "2026-01-06T12:00:00+09:00"}, // Monday in Denver
		{"Add 2h", "2026-01-05T00:00:00Z", "2026-01-06T14:00:00+09:00"},
	})
	for d, want := range map[string]time.Duration{"2026-01-05": 0, "2026-01-06": 2 * time.Hour} {
		open, err := c.OpenTime(date(d).DayRange())
		if err != nil || open != want || c.IsBusinessDay(date(d)) != (want > 0) {
			t.Errorf("%s: OpenTime %v, %v, IsBusinessDay %t, want %v", d, open, err, c.IsBusinessDay(date(d)), want)
		}
	}
}

func TestCombineRefuses(t *testing.T) {
	t.Parallel()
	office := on(t, "UTC", "Mo-Fr 08:00-17:00")
	many := func(n int) []*calendar.Calendar {
		var parts []*calendar.Calendar
		for range n {
			parts = append(parts, office)
		}
		return parts
	}
	must := combined(t)
	deep := office
	for range 64 {
		deep = must(calendar.Complement(time.UTC, deep))
	}
	dense, err := calendar.NewSchedule(calendar.Week{time.Monday: quarters(96)})
	if err != nil {
		t.Fatal(err)
	}
	denseDays := func(n int) []*calendar.Calendar {
		var parts []*calendar.Calendar
		for range n {
			parts = append(parts, in(t, dense, "UTC"))
		}
		return parts
	}
	half, other := specialDays(calendar.Schedule{}, 300_000, true), specialDays(calendar.Schedule{}, 300_001, true)
	heavy, again, second := in(t, half, "UTC"), in(t, half, "Europe/Paris"), in(t, other, "UTC")
	tests := []struct {
		name string
		make func() (*calendar.Calendar, error)
		want string
	}{
		{"no location", func() (*calendar.Calendar, error) { return calendar.Union(nil, office) }, "calendar: location: is nil; want one such as time.LoadLocation returns"},
		{"a location days away", func() (*calendar.Calendar, error) {
			return calendar.Complement(time.FixedZone("far", 48*3600), office)
		}, `calendar: location "far": is 172800 s from UTC; want less than two days`},
		{"a location days away in the west", func() (*calendar.Calendar, error) {
			return calendar.Complement(time.FixedZone("far", -48*3600), office)
		}, `calendar: location "far": is -172800 s from UTC; want less than two days`},
		{"nothing to unite", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC) }, "calendar: union: has no parts; want 1 to 64 calendars"},
		{"nothing to intersect", func() (*calendar.Calendar, error) { return calendar.Intersection(time.UTC) }, "calendar: intersection: has no parts; want 1 to 64 calendars"},
		{"a nil part", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC, office, nil) }, "calendar: union: part 2 is nil; want a calendar"},
		{"from nil", func() (*calendar.Calendar, error) { return calendar.Difference(time.UTC, nil, office) }, "calendar: difference: part 1 is nil; want a calendar"},
		{"less nil", func() (*calendar.Calendar, error) { return calendar.Difference(time.UTC, office, nil) }, "calendar: difference: part 2 is nil; want a calendar"},
		{"not nil", func() (*calendar.Calendar, error) { return calendar.Complement(time.UTC, nil) }, "calendar: complement: part 1 is nil; want a calendar"},
		{"64 parts", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC, many(64)...) }, ""},
		{"65 parts", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC, many(65)...) }, "calendar: union: has more than 64 parts, those of parts counted"},
		{"one less 64", func() (*calendar.Calendar, error) { return calendar.Difference(time.UTC, office, many(64)...) }, "calendar: difference: has more than 64 parts, those of parts counted"},
		{"a million parts", func() (*calendar.Calendar, error) { return calendar.Intersection(time.UTC, many(1_000_000)...) }, "calendar: intersection: has more than 64 parts, those of parts counted"},
		{"40 and 24 parts of parts", func() (*calendar.Calendar, error) {
			return calendar.Union(time.UTC, must(calendar.Union(time.UTC, many(40)...)), must(calendar.Intersection(time.UTC, many(24)...)))
		}, ""},
		{"40 and 25 parts of parts", func() (*calendar.Calendar, error) {
			return calendar.Union(time.UTC, must(calendar.Union(time.UTC, many(40)...)), must(calendar.Intersection(time.UTC, many(25)...)))
		}, "calendar: union: has more than 64 parts, those of parts counted"},
		{"65 deep", func() (*calendar.Calendar, error) { return calendar.Complement(time.UTC, deep) }, "calendar: complement: is nested 65 deep; want at most 64"},
		{"97 intervals five times", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC, denseDays(5)...) }, ""},
		{"512 intervals", func() (*calendar.Calendar, error) {
			return calendar.Union(time.UTC, append(denseDays(5), in(t, minutes(t, 26, 0), "UTC"))...)
		}, ""},
		{"513 intervals", func() (*calendar.Calendar, error) {
			return calendar.Union(time.UTC, append(denseDays(5), in(t, minutes(t, 27, 0), "UTC"))...)
		}, "calendar: union: has up to 513 intervals a day; want at most 512"},
		{"97 intervals six times", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC, denseDays(6)...) }, "calendar: union: has up to 582 intervals a day; want at most 512"},
		{"many dates, in two zones", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC, heavy, again) }, ""},
		{"many dates, and as many others", func() (*calendar.Calendar, error) { return calendar.Union(time.UTC, heavy, second) }, "calendar: union: takes 37 MB of dates and hours; want at most 36 MB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			soon(t, func() {
				c, err := tt.make()
				if diff := cmp.Diff(tt.want, errorText(err)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				var mistake *calendar.ScheduleError
				if err != nil && !errors.As(err, &mistake) || (c == nil) != (err != nil) {
					t.Errorf("%v, %v", c, err)
				}
			})
		})
	}
	if got := deep.IsOpen(at("2026-01-05T09:00:00Z")); !got {
		t.Error("64 complements of an office are closed on a Monday at 09:00")
	}
}

// What has no answer within the years 1 to 9999 may have one beyond them, or none at all.
func TestCombinedBeyondTheEnds(t *testing.T) {
	t.Parallel()
	must := combined(t)
	daily := on(t, "UTC", "08:00-17:00")
	always := in(t, calendar.AlwaysOpen(), "Asia/Tokyo")
	once := func(zone, day, open string) *calendar.Calendar {
		return in(t, calendar.Schedule{}.WithHours(date(day), hours(open)...), zone)
	}
	ended := in(t, calendar.AlwaysOpen().Then(date("2026-01-01"), calendar.Schedule{}), "UTC")
	leap := in(t, calendar.AlwaysOpen().WithHolidays(answering("leap day of a fourth century", func(year int) time.Time {
		if year%400 != 0 {
			return time.Time{}
		}
		return time.Date(year, time.February, 29, 0, 0, 0, 0, time.UTC)
	})), "UTC")
	middle := in(t, calendar.AlwaysOpen().WithHolidays(answering("a day in the middle of four centuries", func(year int) time.Time {
		if (year+400)%400 != 200 {
			return time.Time{}
		}
		return time.Date(year, time.June, 1, 0, 0, 0, 0, time.UTC)
	})), "UTC")
	tests := []struct {
		name      string
		c         *calendar.Calendar
		questions []question
	}{
		{"a day in four centuries, the next of which is far beyond the ends", must(calendar.Complement(time.UTC, middle)), []question{
			{"NextOpen", "9800-06-02T00:00:00Z", rangeText},
			{"PrevOpen", "0200-05-31T00:00:00Z", rangeText},
		}},
		{"a single date of the centuries after the first four", must(calendar.Union(time.UTC, once("UTC", "0500-06-01", "08:00-17:00"))), []question{
			{"PrevOpen", "0001-06-01T00:00:00Z", neverText},
			{"NextOpen", "0001-06-01T00:00:00Z", "0500-06-01T08:00:00Z"},
			{"NextOpen", "0500-06-02T00:00:00Z", neverText},
		}},
		{"an office, in a union with itself", must(calendar.Union(time.UTC, daily, daily)), []question{
			{"NextOpen", "9999-12-31T17:00:00Z", rangeText},
			{"NextClose", "9999-12-31T16:00:00Z", "9999-12-31T17:00:00Z"},
			{"Add 2h", "9999-12-31T16:00:00Z", rangeText},
			{"PrevOpen", "0001-01-01T07:00:00Z", rangeText},
			{"PrevClose", "0001-01-01T16:00:00Z", rangeText},
			{"Add -2h", "0001-01-01T09:00:00Z", rangeText},
		}},
		{"when the office is closed", must(calendar.Complement(time.UTC, daily)), []question{
			{"NextOpen", "9999-12-31T09:00:00Z", "9999-12-31T17:00:00Z"},
			{"NextClose", "9999-12-31T18:00:00Z", rangeText},
			{"Add 8h", "9999-12-31T09:00:00Z", rangeText},
			{"PrevOpen", "0001-01-01T07:00:00Z", rangeText},
			{"PrevClose", "0001-01-01T07:00:00Z", rangeText},
			{"PrevClose", "0001-01-01T08:00:00Z", "0001-01-01T08:00:00Z"},
		}},
		{"morning and evening never meet", must(calendar.Intersection(time.UTC, on(t, "Europe/Paris", "08:00-12:00"), on(t, "Europe/Paris", "12:00-17:00"))), []question{
			{"NextOpen", "2026-01-05T09:00:00Z", neverText},
			{"NextClose", "2026-01-05T09:00:00Z", "2026-01-05T10:00:00+01:00"},
			{"PrevOpen", "2026-01-05T09:00:00Z", neverText},
			{"PrevClose", "2026-01-05T09:00:00Z", neverText},
			{"Add 1h", "2026-01-05T09:00:00Z", neverText},
			{"Add -1h", "2026-01-05T09:00:00Z", neverText},
			{"Add max", "0001-01-01T00:00:00Z", neverText},
			{"Add min", "9999-12-31T00:00:00Z", neverText},
		}},
		{"the halves of the day leave no gap", must(calendar.Union(time.UTC, on(t, "Europe/Paris", "00:00-12:00"), on(t, "Europe/Paris", "12:00-24:00"))), []question{
			{"NextOpen", "2026-01-05T09:00:00Z", "2026-01-05T10:00:00+01:00"},
			{"NextClose", "2026-01-05T09:00:00Z", neverText},
			{"PrevOpen", "2026-01-05T09:00:00Z", neverText},
			{"PrevClose", "2026-01-05T09:00:00Z", neverText},
			{"Add 1h", "9999-12-31T23:30:00Z", rangeText},
			{"Add -1h", "0001-01-01T00:30:00Z", rangeText},
		}},
		{"round the clock less what has ended", must(calendar.Difference(time.UTC, always, ended)), []question{
			{"PrevOpen", "2026-01-05T09:00:00Z", "2026-01-01T09:00:00+09:00"},
			{"PrevOpen", "2025-12-05T09:00:00Z", neverText},
			{"PrevClose", "2026-01-05T09:00:00Z", neverText},
			{"NextOpen", "0001-01-01T00:00:00Z", "2026-01-01T09:00:00+09:00"},
			{"NextClose", "2026-01-05T09:00:00Z", neverText},
			{"Add -2h", "2026-01-01T01:00:00Z", neverText},
			{"Add 2h", "9999-12-31T23:00:00Z", rangeText},
		}},
		{"a day in four centuries", must(calendar.Complement(time.UTC, leap)), []question{
			{"NextOpen", "2026-01-05T09:00:00Z", "2400-02-29T00:00:00Z"},
			{"Add 24h", "2026-01-05T09:00:00Z", "2400-03-01T00:00:00Z"},
			{"Add 24h0m0.000000001s", "2026-01-05T09:00:00Z", "2800-02-29T00:00:00.000000001Z"},
			{"PrevClose", "2026-01-05T09:00:00Z", "2000-03-01T00:00:00Z"},
			{"NextOpen", "9600-03-01T00:00:00Z", rangeText},
			{"PrevOpen", "0400-02-28T00:00:00Z", rangeText},
		}},
		{"what takes place once", must(calendar.Union(time.UTC, once("UTC", "2026-01-05", "08:00-09:00"))), []question{
			{"NextOpen", "2026-01-05T09:00:00Z", neverText},
			{"Add 2h", "2026-01-05T00:00:00Z", neverText},
			{"PrevOpen", "2026-01-05T07:00:00Z", neverText},
			{"PrevClose", "2026-01-05T08:00:00Z", neverText},
		}},
		{"the last date goes on in Honolulu after the end", must(calendar.Union(time.UTC, once("Pacific/Honolulu", "9999-12-31", "08:00-24:00"))), []question{
			{"Add 5h", "9999-12-31T18:00:00Z", "9999-12-31T23:00:00Z"},
			{"Add 6h", "9999-12-31T18:00:00Z", rangeText},
			{"Add 16h", "9999-12-31T18:00:00Z", rangeText},
			{"Add 16h0m1s", "9999-12-31T18:00:00Z", neverText},
			{"NextClose", "9999-12-31T18:00:00Z", rangeText},
		}},
		{"the first date began in Tokyo before the start", must(calendar.Union(time.UTC, once("Asia/Tokyo", "0001-01-01", "00:00-12:00"))), []question{
			{"Add -1h", "0001-01-01T01:00:00Z", "0001-01-01T00:00:00Z"},
			{"Add -2h", "0001-01-01T01:00:00Z", rangeText},
			{"Add -13h", "0001-01-01T01:00:00Z", neverText},
			{"PrevOpen", "0001-01-01T01:00:00Z", rangeText},
			{"PrevClose", "0001-01-01T01:00:00Z", neverText},
		}},
		{"the zero Calendar's complement", must(calendar.Complement(time.UTC, new(calendar.Calendar))), []question{
			{"NextOpen", "2026-01-05T09:00:00Z", "2026-01-05T09:00:00Z"},
			{"NextClose", "2026-01-05T09:00:00Z", neverText},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var questions []question
			for _, q := range tt.questions {
				if got, err := time.Parse(rfc3339, q.want); err == nil { // in the location of the calendar
					q.want = reads(got.In(tt.c.Location()))
				}
				questions = append(questions, q)
			}
			soon(t, func() { checkAnswers(t, tt.c, questions) })
		})
	}
}

// Sixty-four parts that never all meet, although any sixty-three do.
func TestManyPartsNeverMeet(t *testing.T) {
	t.Parallel()
	var parts []*calendar.Calendar
	for i := range 64 { // each leaves out another quarter of an hour of Monday
		opens, closes := timeOfDay(i*900), timeOfDay((i+1)*900)
		week := calendar.Week{time.Monday: {{Close: opens}, {Open: closes, Close: timeOfDay(64 * 900)}}}
		switch i {
		case 0:
			week[time.Monday] = week[time.Monday][1:]
		case 63:
			week[time.Monday] = week[time.Monday][:1]
		}
		s, err := calendar.NewSchedule(week)
		if err != nil {
			t.Fatal(err)
		}
		s = s.WithHolidays(yearly("New Year's Day", time.January, 1, func(h *cal.Holiday) { h.Observed = weekendAlt }))
		parts = append(parts, in(t, s, "America/New_York"))
	}
	c := combined(t)(calendar.Intersection(time.UTC, parts...))
	for _, method := range []string{"NextOpen", "Add 1h", "PrevOpen", "Add -1h", "PrevClose"} {
		soon(t, func() {
			if _, err := ask(c, method, at("2026-01-05T09:00:00Z")); !errors.Is(err, calendar.ErrNever) {
				t.Errorf("%s: %v, want ErrNever", method, err)
			}
		})
	}
	checker{t, c}.between(at("2020-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"), 0)
	most := combined(t)(calendar.Intersection(time.UTC, parts[1:]...))
	checkAnswers(t, most, []question{{"NextOpen", "2026-01-05T00:00:00Z", "2026-01-05T05:00:00Z"}})
}

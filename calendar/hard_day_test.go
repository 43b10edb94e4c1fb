package calendar_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
)

// January 2026 begins on a Thursday; the 5th is a Monday.

func TestEdgesAreHalfOpen(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "Europe/Paris")
	for instant, want := range map[string]bool{
		"2026-01-05T07:59:59.999999999+01:00": false,
		"2026-01-05T08:00:00+01:00":           true,
		"2026-01-05T08:00:00.000000001+01:00": true,
		"2026-01-05T16:59:59.999999999+01:00": true,
		"2026-01-05T17:00:00+01:00":           false,
		"2026-01-05T17:00:00.000000001+01:00": false,
		"2026-01-05T07:00:00Z":                true, // the same instants elsewhere
		"2026-01-05T16:00:00Z":                false,
	} {
		checker{t, c}.isOpen(at(instant), want)
	}
}

func TestHoursOfDays(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		s    calendar.Schedule
		want []string // in [4 January 12:00, 8 January 12:00), UTC
	}{
		{
			"24:00 is the end of the day", calendar.MustParseSchedule("Mo 20:00-24:00"),
			[]string{"2026-01-05T20:00:00Z/2026-01-06T00:00:00Z"},
		},
		{
			"00:00 is the end of the day", calendar.MustParseSchedule("Mo 20:00-00:00"),
			[]string{"2026-01-05T20:00:00Z/2026-01-06T00:00:00Z"},
		},
		{
			"a whole day", calendar.MustParseSchedule("Mo 00:00-24:00"),
			[]string{"2026-01-05T00:00:00Z/2026-01-06T00:00:00Z"},
		},
		{
			"the last second", calendar.MustParseSchedule("Mo 23:59:59-24:00"),
			[]string{"2026-01-05T23:59:59Z/2026-01-06T00:00:00Z"},
		},
		{
			"the first second", calendar.MustParseSchedule("Mo 00:00-00:00:01"),
			[]string{"2026-01-05T00:00:00Z/2026-01-05T00:00:01Z"},
		},
		{
			"all but a second, past midnight", calendar.MustParseSchedule("Mo 12:00:01-12:00"),
			[]string{"2026-01-05T12:00:01Z/2026-01-06T12:00:00Z"},
		},
		{
			"days that touch at midnight are one run", calendar.MustParseSchedule("Mo 20:00-24:00; Tu 00:00-06:00"),
			[]string{"2026-01-05T20:00:00Z/2026-01-06T06:00:00Z"},
		},
		{
			"a night", calendar.MustParseSchedule("Mo 22:00-06:00"),
			[]string{"2026-01-05T22:00:00Z/2026-01-06T06:00:00Z"},
		},
		{
			"a night from Saturday belongs to Sunday", calendar.MustParseSchedule("Su 22:00-06:00"),
			[]string{"2026-01-04T22:00:00Z/2026-01-05T06:00:00Z"},
		},
		{
			"touching hours merge", calendar.MustParseSchedule("Mo 08:00-12:00,12:00-17:00"),
			[]string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z"},
		},
		{
			"overlapping hours never count twice", calendar.MustParseSchedule("Mo 10:00-17:00,08:00-12:00,09:00-11:00,08:00-12:00"),
			[]string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z"},
		},
		{
			"hours within hours", calendar.MustParseSchedule("Mo 08:00-17:00,09:00-10:00,11:00-12:00"),
			[]string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z"},
		},
		{
			"a night merges with the morning after", calendar.MustParseSchedule("Mo 22:00-06:00; Tu 05:00-08:00,08:00:01-09:00"),
			[]string{"2026-01-05T22:00:00Z/2026-01-06T08:00:00Z", "2026-01-06T08:00:01Z/2026-01-06T09:00:00Z"},
		},
		{
			"two nights of one evening", calendar.MustParseSchedule("Mo 20:00-02:00,23:00-06:00"),
			[]string{"2026-01-05T20:00:00Z/2026-01-06T06:00:00Z"},
		},
		{
			"special hours replace the weekly ones",
			calendar.MustParseSchedule("Mo-Tu 08:00-17:00").WithHours(date("2026-01-05"), hours("10:00-12:00,18:00-19:00")...),
			[]string{
				"2026-01-05T10:00:00Z/2026-01-05T12:00:00Z",
				"2026-01-05T18:00:00Z/2026-01-05T19:00:00Z",
				"2026-01-06T08:00:00Z/2026-01-06T17:00:00Z",
			},
		},
		{
			"special hours merge too",
			calendar.Schedule{}.WithHours(date("2026-01-05"), hours("12:00-14:00,10:00-12:00,13:00-18:00,09:00-09:30")...),
			[]string{"2026-01-05T09:00:00Z/2026-01-05T09:30:00Z", "2026-01-05T10:00:00Z/2026-01-05T18:00:00Z"},
		},
		{
			"special hours to the end of the day, both ways",
			calendar.Schedule{}.WithHours(date("2026-01-05"), hours("20:00-24:00")...).WithHours(date("2026-01-06"), hours("21:00-00:00")...),
			[]string{"2026-01-05T20:00:00Z/2026-01-06T00:00:00Z", "2026-01-06T21:00:00Z/2026-01-07T00:00:00Z"},
		},
		{
			"no special hours are closed",
			calendar.MustParseSchedule("08:00-17:00").WithHours(date("2026-01-05")).WithHours(date("2026-01-06")),
			[]string{"2026-01-04T12:00:00Z/2026-01-04T17:00:00Z", "2026-01-07T08:00:00Z/2026-01-07T17:00:00Z", "2026-01-08T08:00:00Z/2026-01-08T12:00:00Z"},
		},
		{
			"special hours open where weekly hours are none",
			calendar.MustParseSchedule("Sa 10:00-12:00").WithHours(date("2026-01-06"), hours("10:00-12:00")...),
			[]string{"2026-01-06T10:00:00Z/2026-01-06T12:00:00Z"},
		},
		{
			"second special hours replace the first",
			calendar.Schedule{}.WithHours(date("2026-01-05"), hours("08:00-17:00")...).WithHours(date("2026-01-05"), hours("10:00-11:00")...),
			[]string{"2026-01-05T10:00:00Z/2026-01-05T11:00:00Z"},
		},
		{
			"third special hours replace the second, equal to the first",
			calendar.Schedule{}.WithHours(date("2026-01-05"), hours("08:00-17:00")...).WithHours(date("2026-01-05")).
				WithHours(date("2026-01-05"), hours("08:00-17:00")...),
			[]string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z"},
		},
		{
			"second special hours may be none",
			calendar.MustParseSchedule("Tu 08:00-09:00").WithHours(date("2026-01-05"), hours("08:00-17:00")...).WithHours(date("2026-01-05")),
			[]string{"2026-01-06T08:00:00Z/2026-01-06T09:00:00Z"},
		},
		{
			"closed dates in one call, unsorted and repeated",
			calendar.MustParseSchedule("Mo-We 08:00-17:00").WithClosed("", date("2026-01-07"), date("2026-01-05"), date("2026-01-07")),
			[]string{"2026-01-06T08:00:00Z/2026-01-06T17:00:00Z"},
		},
		{
			"no dates, no rules: nothing changes",
			calendar.MustParseSchedule("Mo 08:00-17:00").WithClosed("nothing").WithHolidays(),
			[]string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkRuns(t, in(t, tt.s, "UTC"), at("2026-01-04T12:00:00Z"), at("2026-01-08T12:00:00Z"), runs(tt.want))
		})
	}
}

// A night shift is two halves, each on its own civil date.
func TestNightShiftsCut(t *testing.T) {
	t.Parallel()
	nights := calendar.MustParseSchedule("22:00-06:00")
	wednesday := date("2026-01-07")
	tests := []struct {
		name string
		s    calendar.Schedule
		want []string
	}{
		{
			"a holiday cuts at its own midnights", nights.WithHolidays(dated("Epiphany", "2026-01-07")),
			[]string{"2026-01-07T00:00:00+01:00 closed, holiday \"Epiphany\""},
		},
		{
			"a closed date cuts at its own midnights", nights.WithClosed("Stocktaking", wednesday),
			[]string{"2026-01-07T00:00:00+01:00 closed, closed date \"Stocktaking\""},
		},
		{
			"special hours replace both halves", nights.WithHours(wednesday, hours("10:00-12:00")...),
			[]string{
				"2026-01-07T00:00:00+01:00 closed, special hours",
				"2026-01-07T10:00:00+01:00 open, special hours",
				"2026-01-07T12:00:00+01:00 closed, special hours",
			},
		},
		{
			"special hours may stand for them", nights.WithHours(wednesday, hours("00:00-06:00,22:00-24:00")...),
			[]string{
				"2026-01-07T00:00:00+01:00 open, special hours",
				"2026-01-07T06:00:00+01:00 closed, special hours",
				"2026-01-07T22:00:00+01:00 open, special hours",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := slices.Concat(
				[]string{"2026-01-06T22:00:00+01:00 open, weekly hours"},
				tt.want,
				[]string{
					"2026-01-08T00:00:00+01:00 open, weekly hours", // the half of Wednesday's night that is Thursday's
					"2026-01-08T06:00:00+01:00 closed, outside hours",
				},
			)
			got := starts24(t, in(t, tt.s, "Europe/Paris"), at("2026-01-06T22:00:00+01:00"), at("2026-01-08T22:00:00+01:00"))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Spans (-want +got):\n%s", diff)
			}
		})
	}
}

// starts24 lists where the spans of [from, to) start, open or not, and why.
func starts24(tb testing.TB, c *calendar.Calendar, from, to time.Time) []string {
	tb.Helper()
	spans, err := c.Spans(from, to)
	if err != nil {
		tb.Fatal(err)
	}
	var got []string
	for s := range spans {
		state := "closed"
		if s.Open {
			state = "open"
		}
		got = append(got, fmt.Sprintf("%s %s, %s", reads(s.Start), state, s.Cause))
	}
	return got
}

// For one civil date the first that exists decides: special hours, a closed date, a
// holiday, the weekly hours; in whatever order they were added.
func TestPrecedence(t *testing.T) {
	t.Parallel()
	monday := date("2026-01-05")
	type part struct {
		name string
		add  func(calendar.Schedule) calendar.Schedule
	}
	special := part{"special", func(s calendar.Schedule) calendar.Schedule {
		return s.WithHours(monday, hours("10:00-12:00")...)
	}}
	closed := part{"closed", func(s calendar.Schedule) calendar.Schedule { return s.WithClosed("Move", monday) }}
	holiday := part{"holiday", func(s calendar.Schedule) calendar.Schedule {
		return s.WithHolidays(dated("Feast", "2026-01-05"))
	}}
	specialWant := []string{
		"2026-01-05T00:00:00Z closed, special hours",
		"2026-01-05T10:00:00Z open, special hours",
		"2026-01-05T12:00:00Z closed, special hours",
	}
	tests := []struct {
		parts []part
		want  []string
	}{
		{nil, []string{
			"2026-01-05T00:00:00Z closed, outside hours",
			"2026-01-05T08:00:00Z open, weekly hours",
			"2026-01-05T17:00:00Z closed, outside hours",
		}},
		{[]part{holiday}, []string{`2026-01-05T00:00:00Z closed, holiday "Feast"`}},
		{[]part{closed}, []string{`2026-01-05T00:00:00Z closed, closed date "Move"`}},
		{[]part{special}, specialWant},
		{[]part{closed, holiday}, []string{`2026-01-05T00:00:00Z closed, closed date "Move"`}},
		{[]part{special, holiday}, specialWant},
		{[]part{special, closed}, specialWant},
		{[]part{special, closed, holiday}, specialWant},
		{[]part{special, closed, closed, holiday}, specialWant},
	}
	for _, tt := range tests {
		for parts := range permutations(tt.parts) {
			s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
			name := "weekly"
			for _, p := range parts {
				s = p.add(s)
				name += ", " + p.name
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				got := starts24(t, in(t, s, "UTC"), at("2026-01-05T00:00:00Z"), at("2026-01-06T00:00:00Z"))
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("Spans (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// permutations yields every order of xs.
func permutations[T any](xs []T) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		var order func(done, rest []T) bool
		order = func(done, rest []T) bool {
			if len(rest) == 0 {
				return yield(done)
			}
			for i := range rest {
				others := slices.Delete(slices.Clone(rest), i, i+1)
				if !order(append(slices.Clip(done), rest[i]), others) {
					return false
				}
			}
			return true
		}
		order(nil, xs)
	}
}

// quarters returns n intervals of a minute, a quarter of an hour apart and in no
// order.
func quarters(n int) []calendar.Hours {
	hs := make([]calendar.Hours, n)
	for i := range hs {
		q := (i * 37) % n
		open, err := calendar.NewTimeOfDay(q*14/60, q*14%60, 0)
		if err != nil {
			panic(err)
		}
		end, err := calendar.NewTimeOfDay((q*14+1)/60, (q*14+1)%60, 0)
		if err != nil {
			panic(err)
		}
		hs[i] = calendar.Hours{Open: open, Close: end}
	}
	return hs
}

func TestIntervalsOfADay(t *testing.T) {
	t.Parallel()
	monday := date("2026-01-05")
	full, more := quarters(96), quarters(97)
	touching := append(quarters(96), hours("00:01-00:14")...) // joins the first two
	night := calendar.Week{time.Sunday: hours("22:55-00:00:30,23:00-00:00:10"), time.Monday: quarters(96)[:95]}
	tests := []struct {
		name string
		make func() (calendar.Schedule, error)
		want string
	}{
		{"96 of a week", weekOf(time.Monday, full), ""},
		{"97 of a week", weekOf(time.Monday, more), "calendar: Monday: 97 intervals; a day has at most 96"},
		{"97 that merge into 95", weekOf(time.Monday, touching), ""},
		{"96 times the same", weekOf(time.Monday, slices.Repeat(hours("08:00-09:00"), 200)), ""},
		{"night halves join the morning's", func() (calendar.Schedule, error) { return calendar.NewSchedule(night) }, ""},
		{"96 and a night half", func() (calendar.Schedule, error) {
			return calendar.NewSchedule(calendar.Week{
				time.Sunday: hours("23:59-00:00:30"), time.Monday: shift(quarters(96)),
			})
		}, "calendar: Monday: 97 intervals; a day has at most 96"},
		{"96 special", specialOf(monday, full), ""},
		{"97 special", specialOf(monday, more), "calendar: 2026-01-05: 97 intervals; a day has at most 96"},
		{"97 special that merge", specialOf(monday, touching), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := tt.make()
			if got := errorText(err); got != tt.want {
				t.Fatalf("error %q, want %q", got, tt.want)
			}
			if got := errorText(s.Err()); got != tt.want {
				t.Fatalf("Err() = %q, want %q", got, tt.want)
			}
			if _, err := s.In(time.UTC); errorText(err) != tt.want {
				t.Fatalf("In: %v, want %q", err, tt.want)
			}
		})
	}

	// All 96 count.
	for name, make := range map[string]func() (calendar.Schedule, error){
		"weekly": weekOf(time.Monday, full), "special": specialOf(monday, full),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := make()
			if err != nil {
				t.Fatal(err)
			}
			var want []run
			for q := range 96 {
				open := at("2026-01-05T00:00:00Z").Add(time.Duration(q) * 14 * time.Minute)
				want = append(want, run{open, open.Add(time.Minute)})
			}
			checkRuns(t, in(t, s, "UTC"), at("2026-01-04T12:00:00Z"), at("2026-01-06T12:00:00Z"), want)
		})
	}
}

// Special hours of a date replace those added before, however many there are.
func TestLastSpecialHoursStand(t *testing.T) {
	t.Parallel()
	s := calendar.MustParseSchedule("08:00-17:00")
	days := []calendar.Date{date("2026-01-06"), date("2026-01-05"), date("2026-01-07")}
	for i := range 40 {
		for _, day := range days {
			s = s.WithHours(day, calendar.Hours{Open: timeOfDay(i * 60), Close: timeOfDay(i*60 + 30)}).WithClosed("x", day)
		}
	}
	checkRuns(t, in(t, s, "UTC"), at("2026-01-05T00:00:00Z"), at("2026-01-08T00:00:00Z"), runs([]string{
		"2026-01-05T00:39:00Z/2026-01-05T00:39:30Z", "2026-01-06T00:39:00Z/2026-01-06T00:39:30Z", "2026-01-07T00:39:00Z/2026-01-07T00:39:30Z",
	}))
}

// shift moves hours by a minute, out of the way of midnight.
func shift(hs []calendar.Hours) []calendar.Hours {
	later := func(t calendar.TimeOfDay) calendar.TimeOfDay {
		n := t.Hour()*60 + t.Minute() + 1
		u, err := calendar.NewTimeOfDay(n/60, n%60, t.Second())
		if err != nil {
			panic(err)
		}
		return u
	}
	for i := range hs {
		hs[i] = calendar.Hours{Open: later(hs[i].Open), Close: later(hs[i].Close)}
	}
	return hs
}

func weekOf(day time.Weekday, hs []calendar.Hours) func() (calendar.Schedule, error) {
	return func() (calendar.Schedule, error) {
		var week calendar.Week
		week[day] = hs
		return calendar.NewSchedule(week)
	}
}

func specialOf(d calendar.Date, hs []calendar.Hours) func() (calendar.Schedule, error) {
	return func() (calendar.Schedule, error) {
		s := calendar.Schedule{}.WithHours(d, hs...)
		return s, s.Err()
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

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

func TestScheduleMistakes(t *testing.T) {
	t.Parallel()
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	day := date("2026-01-05")
	week := func(text string) calendar.Schedule {
		s, err := calendar.NewSchedule(calendar.Week{time.Monday: hours(text)})
		if errorText(err) != errorText(s.Err()) {
			t.Errorf("NewSchedule answers %v, the schedule carries %v", err, s.Err())
		}
		return s
	}
	tests := []struct {
		name string
		s    calendar.Schedule
		want string
	}{
		{"an opening at 24:00", week("24:00-06:00"), "calendar: Monday: 24:00-06:00 opens at 24:00; an opening is in the range 00:00 to 23:59:59"},
		{"from 24:00 to 24:00", week("24:00-24:00"), "calendar: Monday: 24:00-24:00 opens at 24:00; an opening is in the range 00:00 to 23:59:59"},
		{"from 24:00 to 00:00", week("24:00-00:00"), "calendar: Monday: 24:00-00:00 opens at 24:00; an opening is in the range 00:00 to 23:59:59"},
		{"a close equal to its open", week("08:00-08:00"), "calendar: Monday: 08:00-08:00 has no length; the whole day is 00:00-24:00"},
		{"midnight to midnight", week("00:00-00:00"), "calendar: Monday: 00:00-00:00 has no length; the whole day is 00:00-24:00"},
		{"one mistake among good hours", week("08:00-09:00,10:00-10:00"), "calendar: Monday: 10:00-10:00 has no length; the whole day is 00:00-24:00"},
		{"special hours past midnight", office.WithHours(day, hours("22:00-06:00")...), "calendar: 2026-01-05: 22:00-06:00 runs past midnight; give the next date its own hours"},
		{"special hours of no length", office.WithHours(day, hours("08:00-08:00")...), "calendar: 2026-01-05: 08:00-08:00 has no length; the whole day is 00:00-24:00"},
		{"special hours open at 24:00", office.WithHours(day, hours("24:00-00:00")...), "calendar: 2026-01-05: 24:00-00:00 opens at 24:00; an opening is in the range 00:00 to 23:59:59"},
		{"special hours on no date", office.WithHours(calendar.Date{}, hours("08:00-09:00")...), "calendar: date of special hours: is not set; want a date in the years 1 to 9999"},
		{"closed on no date", office.WithClosed("x", day, calendar.Date{}), "calendar: closed date: is not set; want a date in the years 1 to 9999"},
		{"a nil rule", office.WithHolidays(dated("x", "2026-01-01"), nil), "calendar: holiday 2: is nil; want a rule of github.com/rickar/cal"},
		{"a rule without a Func", office.WithHolidays(&cal.Holiday{Name: "Feast"}), `calendar: holiday "Feast": has no Func; want a rule of github.com/rickar/cal`},
		{
			"the first of many is kept, whatever follows",
			office.WithHours(day, hours("08:00-08:00")...).WithHolidays(nil).WithClosed("x", calendar.Date{}).
				WithHours(day, hours("08:00-09:00")...).WithHolidays(dated("x", "2026-01-01")).WithClosed("x", day),
			"calendar: 2026-01-05: 08:00-08:00 has no length; the whole day is 00:00-24:00",
		},
		{"hours set right afterwards", office.WithHours(day, hours("08:00-08:00")...).WithHours(day), "calendar: 2026-01-05: 08:00-08:00 has no length; the whole day is 00:00-24:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, errorText(tt.s.Err())); diff != "" {
				t.Errorf("Err (-want +got):\n%s", diff)
			}
			var mistake *calendar.ScheduleError
			if !errors.As(tt.s.Err(), &mistake) {
				t.Errorf("Err is a %T, want a *ScheduleError", tt.s.Err())
			}
			c, err := tt.s.In(time.UTC)
			if c != nil || errorText(err) != tt.want {
				t.Errorf("In: %v, %v, want the mistake %v", c, err, tt.s.Err())
			}
		})
	}
	if office.Err() != nil {
		t.Errorf("the schedule that they were made of has the mistake %v", office.Err())
	}
}

func TestIn(t *testing.T) {
	t.Parallel()
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	monday := date("2026-01-05")
	never := "calendar: schedule: never opens; want weekly hours or special hours"
	empty, err := calendar.NewSchedule(calendar.Week{})
	if err != nil {
		t.Fatalf("a week without hours: %v", err)
	}
	tests := []struct {
		name string
		s    calendar.Schedule
		zone string // "" is nil
		want string
	}{
		{"an office", office, "Europe/Paris", ""},
		{"no location", office, "", "calendar: location: is nil; want one such as time.LoadLocation returns"},
		{"no hours at all", calendar.Schedule{}, "UTC", never},
		{"a week without hours", empty, "UTC", never},
		{"off", calendar.MustParseSchedule("off"), "UTC", never},
		{"only closed dates", calendar.Schedule{}.WithClosed("x", monday), "UTC", never},
		{"only special dates without hours", calendar.Schedule{}.WithHours(monday), "UTC", never},
		{"special hours taken back", calendar.Schedule{}.WithHours(monday, hours("08:00-09:00")...).WithHours(monday), "UTC", never},
		{"only special hours", empty.WithHours(monday, hours("08:00-09:00")...), "UTC", ""},
		{"only special hours, on a closed holiday", calendar.Schedule{}.WithHours(monday, hours("08:00-09:00")...).WithClosed("x", monday).WithHolidays(dated("x", "2026-01-05")), "UTC", ""},
		{"special hours on a day that the zone skipped", calendar.Schedule{}.WithHours(date("2011-12-30"), hours("08:00-17:00")...), "Pacific/Apia", never},
		{"special hours on that day elsewhere", calendar.Schedule{}.WithHours(date("2011-12-30"), hours("08:00-17:00")...), "Pacific/Pago_Pago", ""},
		{"special hours in a gap", calendar.Schedule{}.WithHours(date("2025-03-09"), hours("02:00-03:00")...), "America/New_York", never},
		{"special hours in a gap and on another day", calendar.Schedule{}.WithHours(date("2025-03-09"), hours("02:00-03:00")...).WithHours(date("2035-03-09"), hours("02:00-02:00:01")...), "America/New_York", ""},
		{"the first date there is", calendar.Schedule{}.WithHours(date("0001-01-01"), hours("00:00-00:00:01")...), "UTC", ""},
		{"the last date there is", calendar.Schedule{}.WithHours(date("9999-12-31"), hours("23:59:59-24:00")...), "UTC", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var loc *time.Location
			if tt.zone != "" {
				loc = zones.Load(tt.zone)
			}
			c, err := tt.s.In(loc)
			if diff := cmp.Diff(tt.want, errorText(err)); diff != "" {
				t.Fatalf("In (-want +got):\n%s", diff)
			}
			if (c == nil) != (err != nil) {
				t.Errorf("In: a calendar %v with the error %v", c, err)
			}
			var mistake *calendar.ScheduleError
			if err != nil && !errors.As(err, &mistake) {
				t.Errorf("a %T, want a *ScheduleError", err)
			}
			if got, want := errors.Is(err, calendar.ErrNever), tt.want == never; got != want {
				t.Errorf("matches ErrNever: %t, want %t", got, want)
			}
			if c != nil && c.Location() != loc {
				t.Errorf("Location() = %v, want the one given", c.Location())
			}
		})
	}
}

// What is given to a schedule is the caller's to change; what comes of a schedule
// has no part in what is made of it later.
func TestScheduleIsImmutable(t *testing.T) {
	t.Parallel()
	week := calendar.Week{time.Monday: hours("08:00-17:00")}
	s, err := calendar.NewSchedule(week)
	if err != nil {
		t.Fatal(err)
	}
	dates := []calendar.Date{date("2026-01-12")}
	closed := s.WithClosed("x", dates...)
	special := hours("10:00-12:00,12:00-13:00")
	spoilt := closed.WithHours(date("2026-01-19"), special...)
	// Two branches of the same schedule.
	one := closed.WithHours(date("2026-01-05"), hours("01:00-02:00")...)
	other := closed.WithHours(date("2026-01-05"), hours("03:00-04:00")...)

	week[time.Monday][0] = hours("00:00-01:00")[0]
	dates[0] = date("2026-01-05")
	special[0], special[1] = hours("00:00-01:00")[0], hours("00:00-02:00")[0]

	from, to := at("2026-01-05T00:00:00Z"), at("2026-01-26T00:00:00Z")
	for _, tt := range []struct {
		name string
		s    calendar.Schedule
		want []string
	}{
		{"the first", s, []string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z", "2026-01-12T08:00:00Z/2026-01-12T17:00:00Z", "2026-01-19T08:00:00Z/2026-01-19T17:00:00Z"}},
		{"with a closed date", closed, []string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z", "2026-01-19T08:00:00Z/2026-01-19T17:00:00Z"}},
		{"with special hours", spoilt, []string{"2026-01-05T08:00:00Z/2026-01-05T17:00:00Z", "2026-01-19T10:00:00Z/2026-01-19T13:00:00Z"}},
		{"one branch", one, []string{"2026-01-05T01:00:00Z/2026-01-05T02:00:00Z", "2026-01-19T08:00:00Z/2026-01-19T17:00:00Z"}},
		{"the other branch", other, []string{"2026-01-05T03:00:00Z/2026-01-05T04:00:00Z", "2026-01-19T08:00:00Z/2026-01-19T17:00:00Z"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for range 2 { // the second calendar is made of what the first one compiled
				checkRuns(t, in(t, tt.s, "UTC"), from, to, runs(tt.want))
			}
		})
	}
}

// A schedule has no zone: each of its calendars reads its own clock.
func TestOneScheduleManyZones(t *testing.T) {
	t.Parallel()
	s := calendar.MustParseSchedule("Mo 08:00-17:00").WithHours(date("2026-01-06"), hours("08:00-09:00")...)
	for zone, offset := range map[string]string{"Asia/Kathmandu": "+05:45", "America/St_Johns": "-03:30", "UTC": "Z"} {
		checkRuns(t, in(t, s, zone), at("2026-01-04T12:00:00Z"), at("2026-01-07T12:00:00Z"), runs([]string{
			"2026-01-05T08:00:00" + offset + "/2026-01-05T17:00:00" + offset,
			"2026-01-06T08:00:00" + offset + "/2026-01-06T09:00:00" + offset,
		}))
	}
}

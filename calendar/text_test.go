package calendar_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/us"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

func TestScheduleText(t *testing.T) {
	tests := []struct {
		reason   string
		spelling string
		want     string
	}{
		{"as it is", "Mo-Fr 08:00-17:00", "Mo-Fr 08:00-17:00"},
		{"round the clock", "Mo-Su 00:00-24:00", "24/7"},
		{"round the clock, by nights", "00:00-12:00, 12:00-24:00", "24/7"},
		{"round the clock, by halves past midnight", "18:00-06:00,06:00-18:00", "24/7"},
		{"no hours", "24/7; off", "off"},
		{"every day", "08:00-17:00", "Mo-Su 08:00-17:00"},
		{"days in order from Monday", "Su 10:00-12:00; Mo 08:00-17:00", "Mo 08:00-17:00; Su 10:00-12:00"},
		{"equal days together", "Mo 08:00-17:00; Tu 10:00-12:00; We,Th,Sa 08:00-17:00", "Mo,We-Th,Sa 08:00-17:00; Tu 10:00-12:00"},
		{"days over Sunday", "Sa-Mo 08:00-17:00", "Mo,Sa-Su 08:00-17:00"},
		{"hours in order and merged", "Mo 13:00-17:00,08:00-12:00,11:00-12:30", "Mo 08:00-12:30,13:00-17:00"},
		{"seconds only where needed", "mo 08:00:00-17:00:30", "Mo 08:00-17:00:30"},
		{"the end of the day under its other name", "Mo 08:00-00:00", "Mo 08:00-24:00"},
		{"a night", "Su 22:00-24:00; Mo 00:00-06:00", "Su 22:00-06:00"},
		{"a night of Saturday", "Sa 22:00-06:00", "Sa 22:00-06:00"},
		{"nights", "Mo-Fr 22:00-06:00", "Mo-Fr 22:00-06:00"},
		{"nights all week", "22:00-06:00", "Mo-Su 22:00-06:00"},
		{"a night a second short of a day", "Mo 12:00:01-12:00", "Mo 12:00:01-12:00"},
		{"a night as long as a day", "Mo 12:00-24:00; Tu 00:00-12:00", "Mo 12:00-24:00; Tu 00:00-12:00"},
		{"a night longer than a day", "Mo 06:00-24:00; Tu 00:00-12:00", "Mo 06:00-24:00; Tu 00:00-12:00"},
		{"from one night to another, over a whole day", "Mo 22:00-24:00; Tu 00:00-24:00; We 00:00-06:00", "Mo 22:00-24:00; Tu 00:00-24:00; We 00:00-06:00"},
		{"whole days only", "Mo-Tu 00:00-24:00", "Mo-Tu 00:00-24:00"},
		{"all but a night's morning", "Mo 22:00-06:00,08:00-12:00; Tu 22:00-24:00", "Mo 08:00-12:00,22:00-06:00; Tu 22:00-24:00"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			s := calendar.MustParseSchedule(test.spelling)
			got, err := s.MarshalText()
			if err != nil || string(got) != test.want || s.String() != test.want {
				t.Fatalf("%s, %v and %s, want %s", got, err, s, test.want)
			}
			var again calendar.Schedule
			if err := again.UnmarshalText(got); err != nil || spell(t, again) != spell(t, s) || !again.Equal(s) {
				t.Errorf("read again: %s, %v, want %s", spell(t, again), err, spell(t, s))
			}
		})
	}
}

// Every schedule of weekly hours has a text, which reads as that schedule and is the
// same for all that are equal.
func TestScheduleTextProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, err := fromOracle(oracle.Schedule{Week: oracle.AnyWeek().Draw(t, "week")}, 0)
		if err != nil {
			t.Skip(err)
		}
		text, err := s.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		again, err := calendar.ParseSchedule(string(text))
		if err != nil {
			t.Fatal(err)
		}
		// The week is read instant by instant, so that Equal is not its own judge.
		a, errA := s.In(time.UTC)
		b, errB := again.In(time.UTC)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		monday := at("2026-01-05T00:00:00Z")
		week := monday.AddDate(0, 0, 7)
		if diff := cmp.Diff(list(openRuns(t, a, monday, week), time.UTC), list(openRuns(t, b, monday, week), time.UTC)); diff != "" || !s.Equal(again) {
			t.Fatalf("%s, Equal %t (-want +got):\n%s", text, s.Equal(again), diff)
		}
		if second, err := again.MarshalText(); err != nil || string(second) != string(text) {
			t.Fatalf("%s, and then %s, %v", text, second, err)
		}
	})
}

func TestScheduleWithoutText(t *testing.T) {
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	tests := []struct {
		reason string
		s      calendar.Schedule
		names  string
	}{
		{"holidays", office.WithHolidays(us.Holidays[:2]...), "2 holiday rules"},
		{"a holiday", office.WithHolidays(us.NewYear), "1 holiday rule"},
		{"a closed date", office.WithClosed("x", date("2026-01-01")), "1 closed date"},
		{"special hours", office.WithHours(date("2026-01-01")), "1 date of special hours"},
		{"a later schedule", office.Then(date("2026-01-01"), office), "1 later schedule"},
		{
			"all of it",
			office.WithHolidays(us.NewYear).WithClosed("x", date("2026-01-01"), date("2026-01-02")).WithHours(date("2026-01-03")).WithHours(date("2026-01-04")).
				Then(date("2027-01-01"), office).Then(date("2028-01-01"), office),
			"1 holiday rule, 2 closed dates, 2 dates of special hours, 2 later schedules",
		},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			_, err := test.s.MarshalText()
			if want := "calendar: schedule with " + test.names + ": cannot be said in the notation of opening hours; the JSON form has all"; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			if got, want := test.s.String(), "Mo-Fr 08:00-17:00 and "+test.names; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
	mistake := office.WithHours(calendar.Date{})
	const want = "date of special hours: is not set; want a date in the years 1 to 9999"
	if _, err := mistake.MarshalText(); err == nil || err.Error() != "calendar: "+want || mistake.String() != "not a schedule: "+want {
		t.Errorf("%v and %s", err, mistake)
	}
	if got := (calendar.Schedule{}).String(); got != "off" {
		t.Errorf("the zero Schedule is %q", got)
	}
}

func TestUnmarshalTextLeaves(t *testing.T) {
	s := calendar.MustParseSchedule("24/7")
	if err := s.UnmarshalText([]byte("PH off")); err == nil || s.String() != "24/7" {
		t.Errorf("%v, %v", s, err)
	}
}

func TestParseCalendar(t *testing.T) {
	const wantZone = ` is not a zone; after the hours want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`
	tests := []struct {
		reason string
		text   string
		want   string
	}{
		{"an office", "Mo-Fr 08:00-17:00 Europe/Paris", "Mo-Fr 08:00-17:00 Europe/Paris"},
		{"round the clock", "24/7 UTC", "24/7 UTC"},
		{"spaces", " 00:00-24:00 \t America/Argentina/Buenos_Aires\n", "24/7 America/Argentina/Buenos_Aires"},
		{"nothing", "", `calendar: "": ""` + wantZone},
		{"no zone", "Mo-Fr 08:00-17:00", `calendar: "Mo-Fr 08:00-17:00": "08:00-17:00"` + wantZone},
		{"no hours", "Europe/Paris", `calendar: "Europe/Paris": a rule is empty; want one such as "Mo-Fr 08:00-17:00", "Sa off" or "24/7"`},
		{"the machine's zone", "24/7 Local", `calendar: "24/7 Local": "Local"` + wantZone},
		{"hours that are none", "Mo 8:00-17:00 UTC", `calendar: "Mo 8:00-17:00 UTC": 8:00 is not a time of day (00:00 to 24:00)`},
		{"never open", "off UTC", `calendar: schedule: never opens; want weekly hours or special hours`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			c, err := calendar.ParseCalendar(test.text)
			if err != nil {
				if diff := cmp.Diff(test.want, err.Error()); diff != "" || c != nil {
					t.Errorf("%v (-want +got):\n%s", c, diff)
				}
				if !errors.Is(err, calendar.ErrNever) {
					checkParseError(t, test.text, err)
				}
				return
			}
			got, err := c.MarshalText()
			if err != nil || string(got) != test.want || c.String() != test.want {
				t.Errorf("%s, %v and %s, want %s", got, err, c, test.want)
			}
			var again calendar.Calendar
			if err := again.UnmarshalText(got); err != nil || !again.Equal(c) {
				t.Errorf("read again: %v, %v", &again, err)
			}
		})
	}
}

func TestCalendarWithoutText(t *testing.T) {
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	fixed, err := office.In(time.FixedZone("five", 5*3600))
	if err != nil {
		t.Fatal(err)
	}
	const others = ": cannot be said in the notation of opening hours; the JSON form has all"
	tests := []struct {
		reason string
		c      *calendar.Calendar
		shown  string
		want   string
	}{
		{"a name", in(t, office, "UTC").Named("desk"), `"desk": Mo-Fr 08:00-17:00 UTC`, `name "desk"` + others},
		{"put together", desks(t), `"desk": difference of 3 calendars`, `"desk": difference of 3 calendars` + others},
		{"closed dates", in(t, office.WithClosed("x", date("2026-01-01")), "UTC"), "Mo-Fr 08:00-17:00 and 1 closed date UTC", "schedule with 1 closed date" + others},
		{"zero", &calendar.Calendar{}, "off UTC", "zero Calendar: never opens, and so has no form"},
		{"no name of a zone", fixed, "Mo-Fr 08:00-17:00 five", `location "five": goes by no name that others know; want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			_, err := test.c.MarshalText()
			if err == nil || err.Error() != "calendar: "+test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if got := test.c.String(); got != test.shown {
				t.Errorf("%s, want %s", got, test.shown)
			}
		})
	}
}

func TestLoadLocation(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+5"} {
		if loc, err := calendar.LoadLocation(name); err != nil || loc.String() != name {
			t.Errorf("%s: %v, %v", name, loc, err)
		}
	}
	for _, name := range []string{
		"", "Local", "localtime", "posixrules", "posix/UTC", "right/UTC", "Europe//Paris", "./UTC", "UTC/", "Europe/../UTC", "/etc/localtime", "Mars/Olympus", "CET-1", "UTC\x00", "Europe\\Paris",
	} {
		_, err := calendar.LoadLocation(name)
		if err == nil {
			t.Errorf("%q is a zone", name)
			continue
		}
		checkParseError(t, name, err)
	}
	for _, name := range zones.Names() {
		if _, err := calendar.LoadLocation(name); err != nil {
			t.Error(err)
		}
	}
}

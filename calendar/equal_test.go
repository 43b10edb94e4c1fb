package calendar_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

func TestScheduleEqual(t *testing.T) {
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	noon := hours("12:00-24:00")[0]
	mistake := office.WithHours(calendar.Date{})
	christmas := dayOf("Christmas Day", time.December, 25)
	closure := answering("Christmas Day", func(year int) time.Time { return time.Date(year, 12, 25, 0, 0, 0, 0, time.UTC) })
	until := func(year int) *cal.Holiday {
		return yearly("Christmas Day", time.December, 25, func(h *cal.Holiday) { h.EndYear = year })
	}
	sunday := yearly("Christmas Day", time.December, 25, func(h *cal.Holiday) {
		h.Observed = []cal.AltDay{{Day: time.Sunday, Offset: 1}}
	})
	tests := []struct {
		reason string
		a, b   calendar.Schedule
		equal  bool
	}{
		{"two parses", office, calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), true},
		{"zero and no hours", calendar.Schedule{}, calendar.MustParseSchedule("off"), true},
		{"a second more", office, calendar.MustParseSchedule("Mo-Fr 08:00-17:00:01"), false},
		{"the same mistake made twice", mistake, office.WithHours(calendar.Date{}), false},
		{"a mistake and itself", mistake, mistake, true},
		{"a mistake and what it was made of", mistake, office, false},
		{"lists of other names", office.WithHolidayList("us", us.Holidays...), office.WithHolidays(us.Holidays...), true},
		{"a rule twice", office.WithHolidays(christmas), office.WithHolidays(christmas, christmas), true},
		{"a rule spelled as a function", office.WithHolidays(christmas), office.WithHolidays(closure), true},
		{"rules in another order, on other dates", office.WithHolidays(christmas, us.NewYear), office.WithHolidays(us.NewYear, christmas), true},
		{"rules in another order, on one date", office.WithHolidays(christmas, dayOf("Rest", 12, 25)), office.WithHolidays(dayOf("Rest", 12, 25), christmas), false},
		{"another name", office.WithHolidays(christmas), office.WithHolidays(dayOf("Xmas", 12, 25)), false},
		{"a last year that is no longer", office.WithHolidays(christmas), office.WithHolidays(until(9999)), true},
		{"a last year", office.WithHolidays(christmas), office.WithHolidays(until(9998)), false},
		{"a last year after the schedule", office.WithHolidays(christmas).Then(date("2027-01-01"), office), office.WithHolidays(until(2026)).Then(date("2027-01-01"), office), true},
		{"a last year within the schedule", office.WithHolidays(christmas).Then(date("2027-01-01"), office), office.WithHolidays(until(2025)).Then(date("2027-01-01"), office), false},
		{"functions that answer on the last date, and not", office.WithHolidays(dated("x", "9999-12-31")), office.WithHolidays(answering("x", func(int) time.Time { return time.Time{} })), false},
		{"functions that answer on the second date, and not", office.WithHolidays(dated("x", "0001-01-02")), office.WithHolidays(answering("x", func(int) time.Time { return time.Time{} })), false},
		{"from one date on twice", office.Then(date("2026-01-01"), calendar.AlwaysOpen()).Then(date("2026-01-01"), office), office, true},
		{"from one date on, and again within", office.Then(date("2026-01-01"), calendar.AlwaysOpen().Then(date("2026-01-01"), office)), office, true},
		{"another observed date", office.WithHolidays(christmas), office.WithHolidays(sunday), false},
		{"a part of the day", office.WithHolidays(christmas), office.WithPartHolidays("", noon, christmas), false},
		{"another part of the day", office.WithPartHolidays("", hours("13:00-24:00")[0], christmas), office.WithPartHolidays("", noon, christmas), false},
		{"another name for a part of the day", office.WithPartHolidays("", noon, dayOf("Xmas", 12, 25)), office.WithPartHolidays("", noon, christmas), false},
		{"the whole of the day", office.WithHolidays(christmas), office.WithPartHolidays("", hours("00:00-00:00:01")[0], christmas).WithHolidays(christmas), true},
		{"another name of a closed date", office.WithClosed("x", date("2026-01-01")), office.WithClosed("y", date("2026-01-01")), false},
		{"closed for another reason", office.WithClosed("", date("2026-01-01")), office.WithHours(date("2026-01-01")), false},
		{"other special hours", office.WithHours(date("2026-01-01"), noon), office.WithHours(date("2026-01-01")), false},
		{"another date", office.WithClosed("x", date("2026-01-01")), office.WithClosed("x", date("2026-01-02")), false},
		{"the same hours from a date on", office.Then(date("2026-01-01"), office), office, true},
		{"other hours from a date on", office.Then(date("2026-01-01"), calendar.AlwaysOpen()), office, false},
		{"other hours from another date on", office.Then(date("2026-01-01"), calendar.AlwaysOpen()), office.Then(date("2026-01-02"), calendar.AlwaysOpen()), false},
		{"other hours on the last date", office.Then(date("9999-12-31"), calendar.AlwaysOpen()), office, false},
		{"other hours but for the first date", calendar.AlwaysOpen().Then(date("0001-01-01"), office), office, false}, // some clock still reads the year 0
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if test.a.Equal(test.b) != test.equal || test.b.Equal(test.a) != test.equal {
				t.Errorf("%v and %v: %t and %t, want %t", test.a, test.b, test.a.Equal(test.b), test.b.Equal(test.a), test.equal)
			}
			if cmp.Equal(test.a, test.b) != test.equal {
				t.Error("go-cmp sees it otherwise")
			}
		})
	}
}

func TestCalendarEqual(t *testing.T) {
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	paris := in(t, office, "Europe/Paris")
	again, err := office.In(zoneAnew(t, "Europe/Paris"))
	if err != nil {
		t.Fatal(err)
	}
	union := func(zone string, parts ...*calendar.Calendar) *calendar.Calendar {
		c, err := calendar.Union(zones.Load(zone), parts...)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	complement, err := calendar.Complement(time.UTC, paris)
	if err != nil {
		t.Fatal(err)
	}
	tokyo := in(t, office, "Asia/Tokyo")
	within := func(loc *time.Location) *calendar.Calendar {
		c, err := office.In(loc)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	shown := func(loc *time.Location) *calendar.Calendar {
		c, err := calendar.Union(loc, paris)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	tests := []struct {
		reason string
		a, b   *calendar.Calendar
		equal  bool
	}{
		{"a location loaded anew", paris, again, true},
		{"zones that are alike", paris, in(t, office, "Europe/Berlin"), false},
		{"other hours", paris, in(t, calendar.AlwaysOpen(), "Europe/Paris"), false},
		{"a name", paris, paris.Named("x"), false},
		{"the same name", paris.Named("x"), again.Named("x"), true},
		{"put together alone", paris, union("Europe/Paris", paris), false},
		{"put together", union("UTC", paris, tokyo), union("UTC", again, tokyo), true},
		{"in another order", union("UTC", paris, tokyo), union("UTC", tokyo, paris), false},
		{"shown elsewhere", union("UTC", paris, tokyo), union("Asia/Tokyo", paris, tokyo), false},
		{"a part by a name", union("UTC", paris, tokyo), union("UTC", paris.Named("x"), tokyo), false},
		{"fewer parts", union("UTC", paris, tokyo), union("UTC", paris), false},
		{"another operation", union("UTC", paris), complement, false},
		{"zero", &calendar.Calendar{}, &calendar.Calendar{}, true},
		{"zero and nil", &calendar.Calendar{}, nil, false},
		{"nil", nil, nil, true},
		{"a zone of other data", paris, within(renamed(t, "Europe/Paris")), true},
		{"another zone of that name", paris, within(time.FixedZone("Europe/Paris", 3600)), false},
		{"two zones of a name", within(time.FixedZone("EST", -5*3600)), within(time.FixedZone("EST", 0)), false},
		{"two zones of a name and an offset", within(time.FixedZone("five", 5*3600)), within(time.FixedZone("five", 5*3600)), true},
		{"two names of a zone", within(zones.Load("Asia/Kolkata")), within(zones.Load("Asia/Calcutta")), false},
		{"a part in another zone of that name", shown(time.UTC), union("UTC", within(time.FixedZone("Europe/Paris", 0))), false},
		{"shown in UTC", shown(time.UTC), shown(time.FixedZone("UTC", 0)), true},
		{"shown in another zone of that name", shown(time.UTC), shown(time.FixedZone("UTC", 1)), false},
		{"zero in UTC", &calendar.Calendar{}, (&calendar.Calendar{}).Named(""), true},
		{"large ones", desks(t), desks(t), true},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if test.a.Equal(test.b) != test.equal || test.b.Equal(test.a) != test.equal {
				t.Errorf("%t and %t, want %t", test.a.Equal(test.b), test.b.Equal(test.a), test.equal)
			}
			if cmp.Equal(test.a, test.b) != test.equal {
				t.Error("go-cmp sees it otherwise")
			}
		})
	}
}

func zoneAnew(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := calendar.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

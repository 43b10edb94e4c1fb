package calendar_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// lists are what the documents of the tests speak of.
func lists() calendar.HolidayLists {
	return calendar.HolidayLists{
		"us":   us.Holidays,
		"eves": {dayOf("Christmas Eve", time.December, 24), dayOf("New Year's Eve", time.December, 31)},
		"gap":  calendar.Bridging(us.Holidays...),
	}
}

// dayOf returns the rule of a holiday on the same day of every year.
func dayOf(name string, month time.Month, day int) *cal.Holiday {
	return &cal.Holiday{Name: name, Month: month, Day: day, Func: cal.CalcDayOfMonth}
}

// everything is a schedule that has all that a form can say.
func everything() calendar.Schedule {
	all := lists()
	return calendar.MustParseSchedule("Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00; Su 22:00-06:00").
		WithHolidayList("us", all["us"]...).
		WithHolidayList("gap", all["gap"]...).
		WithPartHolidays("eves", hours("12:00-24:00")[0], all["eves"]...).
		WithClosed("Inventory <&> \"x\"", date("2026-12-28"), date("2026-06-30")).
		WithClosed("", date("2026-07-01")).
		WithHours(date("2026-12-31"), hours("13:00-15:00:30,08:00-12:00")...).
		WithHours(date("2026-11-01")).
		Then(date("2027-01-01"), calendar.AlwaysOpen().WithHours(date("2028-02-29"), hours("00:00-00:00:01")...)).
		Then(date("2029-01-01"), calendar.Schedule{})
}

// desks are calendars put together from others.
func desks(tb testing.TB) *calendar.Calendar {
	tb.Helper()
	made := func(c *calendar.Calendar, err error) *calendar.Calendar {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return c
	}
	utc := zones.Load("UTC")
	paris := in(tb, calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "Europe/Paris").Named("Paris")
	denver := in(tb, calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidayList("us", us.Holidays...), "America/Denver")
	window := in(tb, calendar.MustParseSchedule("Su 02:00-04:00"), "UTC")
	day := made(calendar.Union(utc, paris, denver)).Named("sun")
	night := made(calendar.Complement(utc, day))
	both := made(calendar.Intersection(utc, paris, night))
	return made(calendar.Difference(zones.Load("Asia/Singapore"), day, window, both)).Named("desk")
}

// golden compares a text with the file of that name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "v1", name)
	if os.Getenv("DUEBY_GOLDEN") == "write" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// TestStoredForms pins the documents that are stored: they must be read for ever, and be
// written so until the version changes.
func TestStoredForms(t *testing.T) {
	schedules := []struct {
		file string
		s    calendar.Schedule
	}{
		{"schedule-plain.json", calendar.MustParseSchedule("Mo-Fr 08:00-17:00")},
		{"schedule-zero.json", calendar.Schedule{}},
		{"schedule-everything.json", everything()},
	}
	for _, test := range schedules {
		t.Run(test.file, func(t *testing.T) {
			form, err := json.Marshal(test.s)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, test.file, string(form)+"\n")
			again, err := calendar.DecodeSchedule(form, lists())
			if diff := cmp.Diff(test.s, again); err != nil || diff != "" {
				t.Errorf("read again: %v (-want +got):\n%s", err, diff)
			}
		})
	}
	calendars := []struct {
		file string
		c    *calendar.Calendar
	}{
		{"calendar-plain.json", in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "Europe/Paris")},
		{"calendar-everything.json", in(t, everything(), "America/New_York").Named("New York")},
		{"calendar-desks.json", desks(t)},
	}
	for _, test := range calendars {
		t.Run(test.file, func(t *testing.T) {
			form, err := json.Marshal(test.c)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, test.file, string(form)+"\n")
			again, err := calendar.DecodeCalendar(form, lists())
			if diff := cmp.Diff(test.c, again); err != nil || diff != "" {
				t.Errorf("read again: %v (-want +got):\n%s", err, diff)
			}
		})
	}
}

const rightSchedule = `{"version": 1,
"weekly": "Mo-Fr 08:00-17:00",
"holidays": [{"list": "us"},
  {"list": "eves", "closed": "12:00-24:00"}],
"closed": [{"date": "2026-12-28", "name": "Inventory"}],
"special": [{"date": "2026-12-31", "hours": "08:00-12:00"}],
"then": [{"from": "2027-01-01", "weekly": "24/7"},
  {"from": "2028-01-01", "weekly": "off", "closed": [{"date": "2028-01-05"}]}]}`

func TestDecodeScheduleMistakes(t *testing.T) {
	tests := []struct {
		reason   string
		old, new string
		want     string
	}{
		{"nothing changed", "", "", ""},
		{"the order of members is free", `"version": 1,`, `"special": [], "version": 1,`, `calendar: line 6, /special: "special": want this member once`},
		{"no document", rightSchedule, ``, `calendar: line 1: the document ends here: want a JSON value`},
		{"the notation alone", rightSchedule, `"24/7"`, `calendar: line 1: "24/7": want an object`},
		{"another version", `"version": 1`, `"version": 2`, `calendar: line 1, /version: 2: want 1, the version that is known`},
		{"an unknown member", `"weekly"`, `"week"`, `calendar: line 2, /week: unknown member; want version, weekly, holidays, closed, special, then`},
		{"no weekly hours", `"weekly": "Mo-Fr 08:00-17:00",`, ``, `calendar: line 1: want the member "weekly"`},
		{"hours that are none", `08:00-17:00`, `8:00-17:00`, `calendar: line 2, /weekly: "Mo-Fr 8:00-17:00": 8:00 is not a time of day (00:00 to 24:00)`},
		{"an unknown list", `"list": "us"`, `"list": "fr"`, `calendar: line 3, /holidays/0/list: "fr": want a list whose rules were handed in: "eves", "gap", "us"`},
		{"a list twice", `"list": "eves", "closed": "12:00-24:00"`, `"list": "us"`, `calendar: line 4, /holidays/1: {"list":"us"}: want each list once`},
		{"a list twice, in two spellings", `"list": "eves", "closed": "12:00-24:00"`, `"list": "us", "closed": "00:00-00:00"`, `calendar: line 4, /holidays/1/closed: "00:00-00:00": 00:00-00:00 has no length; the whole day is 00:00-24:00`},
		{"a part of a day in two", `12:00-24:00`, `12:00-13:00,14:00-15:00`, `calendar: line 4, /holidays/1/closed: "12:00-13:00,14:00-15:00": want one pair of hours such as 12:00-24:00`},
		{"a part of two days", `12:00-24:00`, `12:00-01:00`, `calendar: line 4, /holidays/1/closed: "12:00-01:00": part-day holidays: 12:00-01:00 runs past midnight; give the next date its own`},
		{"an unknown member of a list", `"closed": "12:00`, `"hours": "12:00`, `calendar: line 4, /holidays/1/hours: unknown member; want list, closed`},
		{"a date that is none", `2026-12-28`, `2026-02-29`, `calendar: line 5, /closed/0/date: "2026-02-29": want a date such as 2026-12-24`},
		{"an empty name", `"Inventory"`, `""`, `calendar: line 5, /closed/0/name: "": want a string that is not empty`},
		{"a date closed twice", `{"date": "2026-12-28", "name": "Inventory"}`, `{"date": "2026-12-28"},` + "\n" + `{"date": "2026-12-28"}`, `calendar: line 6, /closed/1/date: "2026-12-28": want each date once, closed or with special hours`},
		{"a date closed and special", `2026-12-31`, `2026-12-28`, `calendar: line 6, /special/0/date: "2026-12-28": want each date once, closed or with special hours`},
		{"special hours past midnight", `08:00-12:00"`, `22:00-06:00"`, `calendar: line 6, /special/0/hours: "22:00-06:00": 2026-12-31: 22:00-06:00 runs past midnight; give the next date its own hours`},
		{"special hours of weekdays", `08:00-12:00"`, `Mo 08:00-12:00"`, `calendar: line 6, /special/0/hours: "Mo 08:00-12:00": Mo is not a time of day (00:00 to 24:00)`},
		{"special hours and more", `08:00-12:00"`, `08:00-12:00 off"`, `calendar: line 6, /special/0/hours: "08:00-12:00 off": off is out of place; want "," before more hours, or the end`},
		{"no special hours said", `, "hours": "08:00-12:00"`, ``, `calendar: line 6, /special/0: want the member "hours"`},
		{"a date of the next schedule", `2026-12-28`, `2027-01-01`, `calendar: line 5, /closed/0/date: "2027-01-01": want a date before 2027-01-01, when the next schedule holds`},
		{"a date of the schedule before", `2028-01-05`, `2027-12-31`, `calendar: line 8, /then/1/closed/0/date: "2027-12-31": want a date from 2028-01-01 on, when this schedule holds`},
		{"schedules out of order", `2028-01-01`, `2026-01-01`, `calendar: line 8, /then/1/from: "2026-01-01": want a date after 2027-01-01, from which the schedule before holds`},
		{"two schedules from a date", `2028-01-01`, `2027-01-01`, `calendar: line 8, /then/1/from: "2027-01-01": want a date after 2027-01-01, from which the schedule before holds`},
		{"schedules within one another", `"24/7"`, `"24/7", "then": []`, `calendar: line 7, /then/0/then: unknown member; want from, weekly, holidays, closed, special`},
		{"a schedule from no date", `"from": "2027-01-01", `, ``, `calendar: line 7, /then/0: want the member "from"`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			text := strings.Replace(rightSchedule, test.old, test.new, 1)
			if text == rightSchedule && test.old != test.new {
				t.Fatal("nothing was changed")
			}
			s, err := calendar.DecodeSchedule([]byte(text), lists())
			checkForm(t, err, test.want)
			if err != nil && !s.Equal(calendar.Schedule{}) {
				t.Errorf("a schedule with the error: %v", s)
			}
		})
	}
}

// checkForm fails unless err is a *FormError of that text, or nil for none.
func checkForm(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || want == "" {
		if err != nil || want != "" {
			t.Errorf("got %v, want %s", err, want)
		}
		return
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var fault *calendar.FormError
	if !errors.As(err, &fault) || fault.Line < 1 || fault.Reason == "" {
		t.Errorf("a %T: %#v", err, err)
	}
}

const rightCalendar = `{"version": 1, "zone": "UTC",
"difference": [
  {"name": "desk", "union": [
    {"zone": "Europe/Paris", "schedule": {"weekly": "Mo-Fr 08:00-17:00"}},
    {"zone": "America/Denver", "schedule": {"weekly": "Mo-Fr 08:00-17:00"}}]},
  {"complement":
    {"zone": "UTC", "schedule": {"weekly": "24/7", "closed": [{"date": "2026-12-24"}]}}}]}`

func TestDecodeCalendarMistakes(t *testing.T) {
	const wantZone = `want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`
	tests := []struct {
		reason   string
		old, new string
		want     string
	}{
		{"nothing changed", "", "", ""},
		{"no zone", `"zone": "UTC",`, ``, `calendar: line 1: want the member "zone"`},
		{"an unknown zone", `"Europe/Paris"`, `"Europe/Pari"`, `calendar: line 4, /difference/0/union/0/zone: "Europe/Pari": ` + wantZone},
		{"the machine's zone", `"UTC"`, `"Local"`, `calendar: line 1, /zone: "Local": ` + wantZone},
		{"a part without a zone", `"zone": "Europe/Paris", `, ``, `calendar: line 4, /difference/0/union/0: want the member "zone"`},
		{"a zone of no use", `"name": "desk"`, `"zone": "UTC"`, `calendar: line 3, /difference/0/zone: "UTC": is of no use to a part that is put together; want it in what that is put together of`},
		{"an empty name", `"desk"`, `""`, `calendar: line 3, /difference/0/name: "": want a string that is not empty`},
		{"nothing to be of", `"difference"`, `"union_of"`, `calendar: line 2, /union_of: unknown member; want version, name, zone, schedule, union, intersection, difference, complement`},
		{"two operations", `"zone": "UTC",`, `"zone": "UTC", "schedule": {"weekly": "24/7"},`, `calendar: line 2, /difference: [{"name":"desk","union":[{"zone":"Europe/Paris","schedule":{"weekly":"Mo-Fr 08:0...: comes beside schedule; want one of them`},
		{"a version within", `"name": "desk"`, `"version": 1`, `calendar: line 3, /difference/0/version: unknown member; want name, zone, schedule, union, intersection, difference, complement`},
		{"a schedule's mistake", `"Mo-Fr 08:00-17:00"}},`, `"Mo-Fr 08:00"}},`, `calendar: line 4, /difference/0/union/0/schedule/weekly: "Mo-Fr 08:00": the end is out of place; want "-" and the time of closing after 08:00`},
		{"a schedule that never opens", `"Mo-Fr 08:00-17:00"}},`, `"off"}},`, `calendar: line 4, /difference/0/union/0/schedule: schedule: never opens; want weekly hours or special hours`},
		{"no parts", rightCalendar, `{"version": 1, "zone": "UTC", "union": []}`, `calendar: line 1, /union: union: has no parts; want 1 to 64 calendars`},
		{"a list for one", rightCalendar, `{"version": 1, "zone": "UTC", "complement": [1]}`, `calendar: line 1, /complement: [1]: want an object`},
		{"too many parts", rightCalendar, manyParts(100_000), `calendar: line 1, /union/64: want at most 64 schedules put together`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			text := strings.Replace(rightCalendar, test.old, test.new, 1)
			if text == rightCalendar && test.old != test.new {
				t.Fatal("nothing was changed")
			}
			c, err := calendar.DecodeCalendar([]byte(text), lists())
			checkForm(t, err, test.want)
			if (c == nil) != (err != nil) {
				t.Errorf("%v with %v", c, err)
			}
		})
	}
}

func manyParts(n int) string {
	return `{"version": 1, "zone": "UTC", "union": [{"zone": "UTC", "schedule": {"weekly": "24/7"}}` +
		strings.Repeat(`,{"zone": "UTC", "schedule": {"weekly": "24/7"}}`, n-1) + `]}`
}

// TestOfNothing reads a document that does not say what the calendar is made of.
func TestOfNothing(t *testing.T) {
	const want = `calendar: line 1: want one of the members schedule, union, intersection, difference, complement`
	if _, err := calendar.DecodeCalendar([]byte(`{"version": 1, "zone": "UTC"}`), nil); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestWithoutLists reads a document that speaks of a list, where none can be handed in.
func TestWithoutLists(t *testing.T) {
	const want = `calendar: line 3, /holidays/0/list: "us": want a list whose rules were handed in, and none were (see DecodeSchedule and DecodeCalendar)`
	var s calendar.Schedule
	checkForm(t, s.UnmarshalJSON([]byte(rightSchedule)), want)
	_, err := calendar.DecodeSchedule([]byte(rightSchedule), calendar.HolidayLists{"us": {nil}})
	checkForm(t, err, `calendar: line 3, /holidays/0/list: "us": holiday 1: is nil; want a rule of github.com/rickar/cal`)
}

// TestNoForm asks for the forms of what has none.
func TestNoForm(t *testing.T) {
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	within := func(name string, offset int) *calendar.Calendar {
		c, err := office.In(time.FixedZone(name, offset))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	union := func(loc *time.Location, parts ...*calendar.Calendar) *calendar.Calendar {
		c, err := calendar.Union(loc, parts...)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	utc := in(t, office, "UTC")
	// Where the machine's zone knows no EST, time.Parse makes one up, without an offset.
	parsed, err := time.ParseInLocation("2006-01-02 MST", "2026-11-23 EST", time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	const wantLoaded = "is not the zone of that name in the zone database; want the one that LoadLocation returns"
	xmas, boxing := dayOf("Christmas Day", time.December, 25), dayOf("Boxing Day", time.December, 26)
	tests := []struct {
		reason string
		v      json.Marshaler
		want   string
	}{
		{"a mistake", office.WithHours(calendar.Date{}), `calendar: date of special hours: is not set; want a date in the years 1 to 9999`},
		{"rules without a list", office.WithHolidays(xmas), `calendar: holiday "Christmas Day": is of no list; a form has it by the name of one (see WithHolidayList), or its dates (see WithClosed)`},
		{"rules without a list, later", office.Then(date("2027-01-01"), office.WithHolidays(xmas)), `calendar: holiday "Christmas Day": is of no list; a form has it by the name of one (see WithHolidayList), or its dates (see WithClosed)`},
		{
			"a list for two things", office.WithHolidayList("x", xmas).WithPartHolidays("x", hours("12:00-24:00")[0], boxing),
			`calendar: holiday list "x": stands for different rules; want another name for each`,
		},
		{
			"a list for two things, one after the other", office.WithHolidayList("x", xmas).Then(date("2027-01-01"), office.WithHolidayList("x", boxing)),
			`calendar: holiday list "x": stands for different rules; want another name for each`,
		},
		{
			"a list for functions that are alike", office.WithHolidayList("x", calendar.Bridging(xmas)...).
				Then(date("2027-01-01"), office.WithHolidayList("x", calendar.Bridging(dayOf(xmas.Name, time.November, 1))...)),
			`calendar: holiday list "x": stands for different rules; want another name for each`,
		},
		{"a list not in UTF-8", office.WithHolidayList("x\xff", xmas), `calendar: holiday list "x\xff": is not UTF-8`},
		{"a name not in UTF-8", office.WithClosed("\xff", date("2026-12-24")), `calendar: closed date 2026-12-24, name "\xff": is not UTF-8`},
		{"a calendar's name not in UTF-8", in(t, office, "UTC").Named("\xff"), `calendar: name "\xff": is not UTF-8`},
		{"the zero calendar", &calendar.Calendar{}, `calendar: zero Calendar: never opens, and so has no form`},
		{"the zero calendar within", union(time.UTC, utc, &calendar.Calendar{}), `calendar: zero Calendar: never opens, and so has no form`},
		{"an hour under the name of UTC", within("UTC", 3600), `calendar: location "UTC": ` + wantLoaded},
		{"no offset under the name of a zone", within("Europe/Paris", 0), `calendar: location "Europe/Paris": ` + wantLoaded},
		{"a zone's offset of a part of the year", within("Europe/Paris", 3600), `calendar: location "Europe/Paris": ` + wantLoaded},
		{"a zone that time.Parse made up", union(parsed.Location(), utc), `calendar: location "EST": ` + wantLoaded},
		{"such a zone of a part", union(time.UTC, utc, within("EST", 0)), `calendar: location "EST": ` + wantLoaded},
		{
			"a zone without a name", within("five", 5*3600),
			`calendar: location "five": goes by no name that others know; want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`,
		},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			got, err := test.v.MarshalJSON()
			if err == nil || got != nil {
				t.Fatalf("%s, %v", got, err)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestOneForm spells schedules in several ways that are equal; the form is the same.
func TestOneForm(t *testing.T) {
	all := lists()
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidayList("us", all["us"]...)
	noon := hours("12:00-24:00")[0]
	tests := []struct {
		reason string
		a, b   calendar.Schedule
	}{
		{"touching hours", calendar.MustParseSchedule("Mo 08:00-12:00,12:00-17:00"), calendar.MustParseSchedule("Mo 08:00-17:00")},
		{"a night in halves", calendar.MustParseSchedule("Su 22:00-24:00; Mo 00:00-06:00"), calendar.MustParseSchedule("Su 22:00-06:00")},
		{"no hours, and none said", calendar.MustParseSchedule("off"), calendar.Schedule{}},
		{"a list twice", office, office.WithHolidayList("us", all["us"]...)},
		{"a list before and after another", office.WithHolidayList("gap", all["gap"]...), office.WithHolidayList("gap", all["gap"]...).WithHolidayList("us", all["us"]...)},
		{"parts of days before and after whole ones", office.WithPartHolidays("eves", noon, all["eves"]...), calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithPartHolidays("eves", noon, all["eves"]...).WithHolidayList("us", all["us"]...)},
		{"a part of what is closed anyway", office, office.WithPartHolidays("us", noon, all["us"]...)},
		{"a part that is all", office, calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithPartHolidays("us", hours("00:00-24:00")[0], all["us"]...)},
		{"dates in any order", office.WithClosed("x", date("2026-01-02"), date("2026-01-01")), office.WithClosed("x", date("2026-01-01")).WithClosed("x", date("2026-01-02"))},
		{"a closing that special hours hide", office.WithHours(date("2026-01-02")), office.WithClosed("x", date("2026-01-02")).WithHours(date("2026-01-02"))},
		{"special hours that were replaced", office.WithHours(date("2026-01-02")), office.WithHours(date("2026-01-02"), noon).WithHours(date("2026-01-02"))},
		{"the same from a date on", office, office.Then(date("2027-01-01"), office)},
		{"the same from a date on, with dates", office.WithClosed("x", date("2026-01-01"), date("2028-01-01")), office.Then(date("2027-01-01"), office.WithClosed("x", date("2028-01-01"))).WithClosed("x", date("2026-01-01"))},
		{"lists in another order, on other dates", office.WithHolidayList("gap", all["gap"]...), calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidayList("gap", all["gap"]...).WithHolidayList("us", all["us"]...)},
		{"a list of functions, made twice", office.WithHolidayList("gap", all["gap"]...), office.WithHolidayList("gap", all["gap"]...).Then(date("2027-01-01"), office.WithHolidayList("gap", lists()["gap"]...))},
		{"a schedule that was replaced", office.Then(date("2027-01-01"), calendar.AlwaysOpen()), office.Then(date("2028-01-01"), calendar.Schedule{}).Then(date("2027-01-01"), calendar.AlwaysOpen())},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if !test.a.Equal(test.b) || !test.b.Equal(test.a) {
				t.Errorf("%v and %v are not equal", test.a, test.b)
			}
			a, errA := test.a.MarshalJSON()
			b, errB := test.b.MarshalJSON()
			if errA != nil || errB != nil || string(a) != string(b) {
				t.Errorf("%s, %v\n%s, %v", a, errA, b, errB)
			}
		})
	}
}

// TestOneFormOfZones has a zone from elsewhere, which is the zone of its name all the same.
func TestOneFormOfZones(t *testing.T) {
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	for name, loc := range map[string]*time.Location{
		"UTC":            time.FixedZone("UTC", 0),
		"Asia/Singapore": renamed(t, "Asia/Singapore"),
		"Europe/Paris":   renamed(t, "Europe/Paris"),
	} {
		c, err := office.In(loc)
		if err != nil {
			t.Fatal(err)
		}
		want, errWant := in(t, office, name).MarshalJSON()
		got, err := c.MarshalJSON()
		if diff := cmp.Diff(string(want), string(got)); errWant != nil || err != nil || diff != "" {
			t.Errorf("%v, %v (-want +got):\n%s", errWant, err, diff)
		}
		if !c.Equal(in(t, office, name)) {
			t.Errorf("%s is not equal", name)
		}
	}
}

// TestDeepForm writes and reads calendars nested as deep as they may be.
func TestDeepForm(t *testing.T) {
	part := in(t, everything(), "Europe/Paris")
	made := func(next func(*calendar.Calendar) (*calendar.Calendar, error), times int) *calendar.Calendar {
		c := part
		for range times {
			var err error
			if c, err = next(c); err != nil {
				t.Fatal(err)
			}
		}
		return c
	}
	tests := map[string]*calendar.Calendar{
		"a union of a union": made(func(c *calendar.Calendar) (*calendar.Calendar, error) { return calendar.Union(time.UTC, c, part) }, 63),
		"of one":             made(func(c *calendar.Calendar) (*calendar.Calendar, error) { return calendar.Union(time.UTC, c) }, 64),
		"a complement of a complement": made(func(c *calendar.Calendar) (*calendar.Calendar, error) {
			return calendar.Complement(time.UTC, c)
		}, 64),
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			form, err := c.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			again, err := calendar.DecodeCalendar(form, lists())
			if err != nil {
				t.Fatal(err)
			}
			if second, err := again.MarshalJSON(); err != nil || string(second) != string(form) {
				t.Errorf("read and written again: %v\n%s\n%s", err, form, second)
			}
		})
	}
}

// TestTooLarge has special hours on so many dates that the document would be too large to
// be read.
func TestTooLarge(t *testing.T) {
	skipIfRaced(t)
	var dates []calendar.Date
	for d := date("1000-01-01"); d.Year() < 5000; d = d.AddDays(1) {
		dates = append(dates, d)
	}
	_, err := calendar.AlwaysOpen().WithClosed("Inventory", dates...).MarshalJSON()
	if want := "calendar: JSON form: has more than 32 MB; want at most that"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestLargest writes a document that is just as large as may be read, and one of a byte
// more.
func TestLargest(t *testing.T) {
	skipIfRaced(t)
	closed := func(n int) calendar.Schedule {
		return calendar.AlwaysOpen().WithClosed(strings.Repeat("x", n), date("2026-01-01"))
	}
	short, err := closed(1).MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	n := 32<<20 - len(short) + 1
	form, err := closed(n).MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := calendar.DecodeSchedule(form, nil); err != nil || !again.Equal(closed(n)) {
		t.Errorf("of %d bytes it reads as another schedule: %v", len(form), err)
	}
	if _, err := closed(n + 1).MarshalJSON(); err == nil {
		t.Error("a document that is too large by a byte was written")
	}
}

// TestBecoming reads into a calendar that is one already, and into one that was asked.
func TestBecoming(t *testing.T) {
	const form = `{"version":1,"zone":"UTC","schedule":{"weekly":"24/7"}}`
	var c calendar.Calendar
	if _, err := c.Add(at("2026-01-01T00:00:00Z"), time.Hour); !errors.Is(err, calendar.ErrNever) {
		t.Fatal(err)
	}
	from, to := at("1900-01-01T00:00:00Z"), at("2100-01-01T00:00:00Z") // long enough to be summed up
	if open, err := c.Between(from, to); err != nil || open != 0 {
		t.Fatal(open, err)
	}
	for range 2 { // null is the no-op that encoding/json wants
		if err := json.Unmarshal([]byte("null"), &c); err != nil {
			t.Fatal(err)
		}
	}
	if err := json.Unmarshal([]byte(form), &c); err != nil {
		t.Fatal(err)
	}
	if got, err := c.Add(at("2026-01-01T00:00:00Z"), time.Hour); err != nil || !got.Equal(at("2026-01-01T01:00:00Z")) {
		t.Errorf("what was known of the zero calendar is still there: %v, %v", got, err)
	}
	if open, err := c.Between(from, to); err != nil || open != to.Sub(from) {
		t.Errorf("what was summed up of the zero calendar is still there: %v, %v", open, err)
	}
	const want = `calendar: cannot be read into "24/7 UTC": a calendar is immutable; want a zero Calendar`
	for what, err := range map[string]error{
		"JSON": json.Unmarshal([]byte(form), &c),
		"text": c.UnmarshalText([]byte("24/7 UTC")),
		"SQL":  c.Scan("24/7 UTC"),
		"NULL": c.Scan(nil),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// What there is nothing to write of is null, null changes nothing, and what cannot be read
// leaves a value as it was.
func TestFormsOfNothing(t *testing.T) {
	t.Parallel()
	s := calendar.AlwaysOpen()
	if err := s.UnmarshalJSON([]byte("null")); err != nil || !s.Equal(calendar.AlwaysOpen()) {
		t.Errorf("null has made %v of round the clock, %v", s, err)
	}
	if got, err := (*calendar.Calendar)(nil).MarshalJSON(); string(got) != "null" || err != nil {
		t.Errorf("no calendar is %s, %v", got, err)
	}
	var c calendar.Calendar
	if err := c.UnmarshalJSON([]byte(`{"version": 1}`)); err == nil || !c.Equal(new(calendar.Calendar)) {
		t.Errorf("a document of nothing has made %v, %v", &c, err)
	}
	if err := c.UnmarshalText([]byte("Mo-Fr 08:00-17:00 Europe/Nowhere")); err == nil || !c.Equal(new(calendar.Calendar)) {
		t.Errorf("a text of no zone has made %v, %v", &c, err)
	}
	wrong := calendar.AlwaysOpen().WithClosed("", calendar.Date{})
	if _, err := wrong.Holidays(date("2026-01-01"), date("2027-01-01")); err == nil || err.Error() != wrong.Err().Error() {
		t.Errorf("holidays of a mistake: %v", err)
	}
	if _, err := wrong.RunsOut(date("2026-01-01")); err == nil || err.Error() != wrong.Err().Error() {
		t.Errorf("what runs out of a mistake: %v", err)
	}
}

// An error names the lists that there are, as long as they are few.
func TestUnknownListAmongMany(t *testing.T) {
	t.Parallel()
	lists := calendar.HolidayLists{}
	for i := range 100 {
		lists[fmt.Sprintf("holidays of country %03d", i)] = nil
	}
	_, err := calendar.DecodeSchedule([]byte(`{"version": 1, "weekly": "24/7", "holidays": [{"list": "us"}]}`), lists)
	if text := fmt.Sprint(err); len(text) > 400 || !strings.Contains(text, `"holidays of country 000", "holidays of country 001", `) || !strings.HasSuffix(text, ", ...") {
		t.Errorf("%v", err)
	}
	// Three names, their quotes and what is between them are 200 bytes, and then one more is named.
	lists = calendar.HolidayLists{strings.Repeat("a", 64): nil, strings.Repeat("b", 63): nil, strings.Repeat("c", 63): nil, "d": nil, "e": nil}
	_, err = calendar.DecodeSchedule([]byte(`{"version": 1, "weekly": "24/7", "holidays": [{"list": "us"}]}`), lists)
	if text := fmt.Sprint(err); !strings.HasSuffix(text, `c", "d", ...`) {
		t.Errorf("%v", err)
	}
}

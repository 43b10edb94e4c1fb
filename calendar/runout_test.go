package calendar_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/ke"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/sk"
	"github.com/rickar/cal/v2/ua"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// runOuts returns what of a schedule has run out, as lines.
func runOuts(tb testing.TB, s calendar.Schedule, by string) (lines []string) {
	tb.Helper()
	var d calendar.Date
	if err := d.UnmarshalText([]byte(by)); err != nil {
		tb.Fatal(err)
	}
	found, err := s.RunsOut(d)
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range found {
		lines = append(lines, r.String())
	}
	return lines
}

func TestRunsOut(t *testing.T) {
	t.Parallel()
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	easter := office.WithClosed("Easter Monday", date("2024-04-01"), date("2025-04-21"), date("2026-04-06")).
		WithClosed("moving", date("2027-02-01"))
	ending := func(year int) *cal.Holiday {
		return yearly("Jubilee", time.June, 1, func(h *cal.Holiday) { h.EndYear = year })
	}
	tests := []struct {
		name string
		s    calendar.Schedule
		by   string
		want []string
	}{
		{"a series of closed dates, although others go on", easter, "2027-01-01", []string{`closed date "Easter Monday": none after 2026-04-06`}},
		{"a date that comes once is no series, but the end of all", easter, "2028-01-01", []string{`closed date "Easter Monday": none after 2026-04-06`, "closed date: none after 2027-02-01"}},
		{"two years before those that computers count from", office.WithClosed("x", date("1969-02-02"), date("1970-02-02")), "1971-01-01", []string{"closed date: none after 1970-02-02", `closed date "x": none after 1970-02-02`}},
		{"on the last date itself it has not run out", easter, "2026-04-06", nil},
		{"on the day after it has", easter, "2026-04-07", []string{`closed date "Easter Monday": none after 2026-04-06`}},
		{"two dates of one year are no series", office.WithClosed("moving", date("2026-02-02"), date("2026-02-03")).WithClosed("", date("2030-01-01")), "2028-01-01", nil},
		{"special hours, not their names", office.WithHours(date("2026-12-24"), hours("08:00-12:00")...), "2027-01-01", []string{"special hours: none after 2026-12-24"}},
		{
			"special hours on a closed date: that is what it is", office.WithClosed("x", date("2026-12-24")).WithHours(date("2026-12-24"), hours("08:00-12:00")...), "2027-01-01",
			[]string{"special hours: none after 2026-12-24"},
		},
		{"a rule with a last year", office.WithHolidays(ending(2025)), "2026-01-01", []string{`holiday "Jubilee": none after 2025-06-01`}},
		{"a rule whose last year is excepted", office.WithHolidays(yearly("Jubilee", time.June, 1, func(h *cal.Holiday) {
			h.EndYear, h.Except = 2025, []int{2025}
		})), "2026-01-01", []string{`holiday "Jubilee": none after 2024-06-01`}},
		{"a rule whose last ten years are excepted", office.WithHolidays(yearly("Jubilee", time.June, 1, func(h *cal.Holiday) {
			h.EndYear, h.Except = 2025, []int{2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025}
		})), "2026-01-01", []string{`holiday "Jubilee": none after 2015-06-01`}},
		{"a rule that was never observed", office.WithHolidays(yearly("Jubilee", time.February, 30, func(h *cal.Holiday) {
			h.EndYear, h.Func = 2025, func(*cal.Holiday, int) time.Time { return time.Time{} }
		})), "2026-01-01", nil},
		{"a rule that has not ended", office.WithHolidays(ending(2026)), "2026-01-01", nil},
		{"on the last of its dates it has not run out", office.WithHolidays(ending(2026)), "2026-06-01", nil},
		{"a rule that ends after the last date there is", office.WithHolidays(ending(12_000)), "9999-12-31", nil},
		{"a rule without an end", office.WithHolidays(us.ChristmasDay), "9999-12-31", nil},
		{"what the last of two schedules has, and what the one before it had", easter.Then(date("2026-01-01"), office.WithClosed("x", date("2026-02-02"))), "2027-01-01", []string{
			`closed date "Easter Monday": none after 2025-04-21`, "closed date: none after 2026-02-02",
		}},
		{"what the last of two schedules has", easter.Then(date("2026-01-01"), office.WithClosed("x", date("2026-02-02"))), "2027-01-03", []string{"closed date: none after 2026-02-02"}},
		{"what it had before its time does not count", office.Then(date("2026-01-01"), office.WithClosed("x", date("2025-02-02"))), "2027-01-01", nil},
		{"in the order of the dates", office.WithHolidays(ending(2020)).WithClosed("x", date("2019-01-01")).WithHours(date("2021-01-01")), "2022-01-01", []string{
			"closed date: none after 2019-01-01", `holiday "Jubilee": none after 2020-06-01`, "special hours: none after 2021-01-01",
		}},
		{"nothing was entered by hand", office, "9999-12-31", nil},
		{"before all dates", easter, "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, runOuts(t, tt.s, tt.by)); diff != "" {
				t.Errorf("RunsOut (-want +got):\n%s", diff)
			}
		})
	}
	if _, err := office.WithHolidays(nil).RunsOut(date("2026-01-01")); err == nil {
		t.Error("RunsOut of a schedule with a mistake in it: no error")
	}
}

// Rules are looked at by their names.
func TestHolidaysRunOut(t *testing.T) {
	t.Parallel()
	rule := func(name, day string, first, last int) *cal.Holiday {
		d := date("2000-" + day)
		return yearly(name, d.Month(), d.Day(), func(h *cal.Holiday) { h.StartYear, h.EndYear = first, last })
	}
	tests := []struct {
		name  string
		rules []*cal.Holiday
		want  []string
	}{
		{"a single year is no series", []*cal.Holiday{rule("Funeral", "09-19", 2022, 2022)}, nil},
		{"two rules of one year and one name are none either", []*cal.Holiday{rule("Moving", "09-19", 2022, 2022), rule("Moving", "09-20", 2022, 2022)}, nil},
		{"single years of one name are a series, entered by hand", []*cal.Holiday{rule("Eid", "03-20", 2026, 2026), rule("Eid", "03-31", 2025, 2025)}, []string{`holiday "Eid": none after 2026-03-20`}},
		{"two years are a series", []*cal.Holiday{rule("Feast", "10-10", 2022, 2023)}, []string{`holiday "Feast": none after 2023-10-10`}},
		{"the last of all rules of a name counts", []*cal.Holiday{rule("Feast", "10-10", 0, 2023), rule("Feast", "10-17", 2024, 2025), rule("Feast", "10-11", 0, 2022)}, []string{`holiday "Feast": none after 2025-10-17`}},
		{"of which one has not ended", []*cal.Holiday{rule("Feast", "10-10", 0, 2023), rule("Feast", "10-17", 2024, 2027)}, nil},
		{"of which one never ends", []*cal.Holiday{rule("Feast", "10-10", 0, 2023), rule("Feast", "05-02", 2025, 0)}, nil},
		{"another that begins in the year after, on the same date, takes its place", []*cal.Holiday{rule("Queen's Day", "04-30", 0, 2013), rule("King's Day", "04-30", 2014, 0)}, nil},
		{"or a week earlier", []*cal.Holiday{rule("Queen's Day", "04-30", 0, 2013), rule("King's Day", "04-23", 2014, 0)}, nil},
		{"or a week later, over a 29 February", []*cal.Holiday{rule("Queen's Day", "04-23", 0, 2015), rule("King's Day", "04-30", 2016, 0)}, nil},
		{"eight days earlier is another holiday", []*cal.Holiday{rule("Queen's Day", "04-30", 0, 2013), rule("King's Day", "04-22", 2014, 0)}, []string{`holiday "Queen's Day": none after 2013-04-30`}},
		{"and eight days later, over a 29 February", []*cal.Holiday{rule("Queen's Day", "04-22", 0, 2015), rule("King's Day", "04-30", 2016, 0)}, []string{`holiday "Queen's Day": none after 2015-04-22`}},
		{"one that begins a year later leaves a gap", []*cal.Holiday{rule("Queen's Day", "04-30", 0, 2013), rule("King's Day", "04-30", 2015, 0)}, []string{`holiday "Queen's Day": none after 2013-04-30`}},
		{"one that had begun before is another holiday", []*cal.Holiday{rule("Queen's Day", "04-30", 0, 2013), rule("May Day", "05-01", 0, 0)}, []string{`holiday "Queen's Day": none after 2013-04-30`}},
		{"one that takes its place and ends as well", []*cal.Holiday{rule("Queen's Day", "04-30", 0, 2013), rule("King's Day", "04-30", 2014, 2025)}, []string{`holiday "King's Day": none after 2025-04-30`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, runOuts(t, calendar.AlwaysOpen().WithHolidays(tt.rules...), "2027-01-01")); diff != "" {
				t.Errorf("RunsOut (-want +got):\n%s", diff)
			}
		})
	}
}

// In the lists of rickar/cal there are jubilees, funerals and holidays that were renamed
// or moved. Two have been given up, so that the desk is open on these dates since: that is
// worth a warning, and nothing else is.
func TestRealListsRunOut(t *testing.T) {
	t.Parallel()
	want := map[string][]string{
		"dk": {`holiday "Store bededag": none after 2023-05-05`},                   // no day off since 2024
		"sk": {`holiday "Deň Ústavy Slovenskej republiky": none after 2024-09-01`}, // no day off since 2025
	}
	ended := 0
	for name, rules := range map[string][]*cal.Holiday{
		"au ACT": au.HolidaysACT, "au NSW": au.HolidaysNSW, "au NT": au.HolidaysNT, "au QLD": au.HolidaysQLD,
		"au SA": au.HolidaysSA, "au TAS": au.HolidaysTAS, "au VIC": au.HolidaysVIC, "au WA": au.HolidaysWA, // King's Birthday after Queen's
		"ca": ca.Holidays, "de": de.Holidays, "dk": dk.Holidays, "fr": fr.Holidays,
		"gb": gb.Holidays, // a coronation, VE Day, a jubilee; a Spring Bank Holiday moved for it
		"ie": ie.Holidays, // a day of remembrance, once
		"jp": jp.Holidays, // an enthronement, and days between holidays
		"ke": ke.Holidays, // Mazingira Day after Utamaduni Day
		"nz": nz.Holidays, "sk": sk.Holidays,
		"ua": ua.Holidays, // a second day of a holiday that goes on
		"us": us.Holidays,
	} {
		for _, h := range rules {
			if h.EndYear > 0 {
				ended++
			}
		}
		if diff := cmp.Diff(want[name], runOuts(t, calendar.AlwaysOpen().WithHolidays(rules...), "2027-01-01")); diff != "" {
			t.Errorf("%s: RunsOut (-want +got):\n%s", name, diff)
		}
	}
	if ended < 12 {
		t.Errorf("only %d rules with a last year: the lists have changed, and the test says little", ended)
	}
}

// Schedules that follow one another are looked at where they hold.
func TestRunsOutOfSchedulesThatFollow(t *testing.T) {
	t.Parallel()
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	closed := func(days ...string) calendar.Schedule {
		s := office
		for _, d := range days {
			s = s.WithClosed("Christmas Day", date(d))
		}
		return s
	}
	feast := func(first, last int) calendar.Schedule {
		return office.WithHolidays(yearly("Feast", time.June, 1, func(h *cal.Holiday) { h.StartYear, h.EndYear = first, last }))
	}
	until2026 := closed("2025-12-25", "2026-12-25")
	both := []string{"closed date: none after 2026-12-25", `closed date "Christmas Day": none after 2026-12-25`}
	tests := []struct {
		name string
		s    calendar.Schedule
		by   string
		want []string
	}{
		{"one that is planned for the year after next hides nothing", until2026.Then(date("2028-01-01"), closed("2028-12-25")), "2027-01-01", both},
		{"nor does it for a look at the whole of next year", until2026.Then(date("2028-01-01"), closed("2028-12-25")), "2028-01-01", both},
		{"nor one that has no dates yet", until2026.Then(date("2028-01-01"), office), "2027-01-01", both},
		{"nor one in the middle of next year, with dates for the year after", until2026.Then(date("2027-07-01"), closed("2028-12-25")), "2027-01-01", both},
		{"one for next year goes on with the dates", until2026.Then(date("2027-01-01"), closed("2027-12-25")), "2026-12-31", nil},
		{"although it begins late in that year", until2026.Then(date("2027-12-01"), closed("2027-12-25")), "2027-01-01", nil},
		{"the one in force has its dates", closed("2019-12-25").Then(date("2027-01-01"), closed("2027-12-25")), "2027-12-25", nil},
		{"one that has just begun without", until2026.Then(date("2027-01-01"), office), "2027-01-01", both},
		{"is to have them within a year", until2026.Then(date("2027-01-01"), office), "2028-01-02", both},
		{"and does without after that", until2026.Then(date("2027-01-01"), office), "2028-01-03", nil},
		{"one that has just begun without those of a name", until2026.Then(date("2027-01-01"), office.WithClosed("moving", date("2027-03-01"))), "2027-02-01", both[1:]},
		{"one that takes dates up again after years", closed("2015-12-25").Then(date("2027-01-01"), closed("2027-12-25")), "2027-01-01", []string{"closed date: none after 2015-12-25"}},
		{"and has taken them up", closed("2015-12-25").Then(date("2027-01-01"), closed("2027-12-25")), "2027-12-26", []string{
			"closed date: none after 2027-12-25", `closed date "Christmas Day": none after 2027-12-25`,
		}},
		{"a gap within one is not looked at", closed("2026-12-25", "2030-12-25"), "2027-01-01", nil},
		{"what an older one has had is done without", closed("2024-12-25", "2025-12-25").Then(date("2026-01-01"), office).Then(date("2027-01-01"), office), "2027-06-01", nil},
		{"years of different schedules make a series", closed("2025-12-25").Then(date("2026-01-01"), closed("2026-12-25")), "2027-01-01", both},
		{"a rule that ended in the one before", feast(0, 2026).Then(date("2027-01-01"), office), "2027-06-01", []string{`holiday "Feast": none after 2026-06-01`}},
		{"long ago", feast(0, 2026).Then(date("2027-01-01"), office), "2028-06-01", nil},
		{"a rule that the next one goes on with", feast(0, 2026).Then(date("2027-12-31"), feast(2027, 0)), "2027-01-01", nil},
		{"on the date itself", feast(0, 2026).Then(date("2027-01-01"), feast(2027, 0)), "2027-01-01", nil},
		{"one for the year after next does not", feast(0, 2026).Then(date("2028-01-01"), feast(2028, 0)), "2027-01-01", []string{`holiday "Feast": none after 2026-06-01`}},
		{"a rule that will end in one to come", office.Then(date("2028-01-01"), feast(0, 2026)), "2027-01-01", nil},
		{"a rule of both", feast(0, 2026).Then(date("2027-01-01"), feast(0, 2026)), "2027-06-01", []string{`holiday "Feast": none after 2026-06-01`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, runOuts(t, tt.s, tt.by)); diff != "" {
				t.Errorf("RunsOut (-want +got):\n%s", diff)
			}
		})
	}
}

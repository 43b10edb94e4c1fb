package sla_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A hardCase is one deadline, on the customer's clock.
type hardCase struct {
	reason  string
	plan    plan.Plan
	zone    string
	level   priority.Level
	created string
	due     string
}

func (h hardCase) run(t *testing.T, opts ...sla.Option) {
	t.Run(h.reason, func(t *testing.T) {
		loc := zone(t, h.zone)
		c := calculator(t, h.plan, loc, opts...)
		d := deadline(t, c, h.level, at(t, h.created, loc))
		if diff := cmp.Diff(h.due, due(d)); diff != "" {
			t.Errorf("%v %v in %s, created %s: due (-want +got):\n%s", h.plan, h.level, h.zone, h.created, diff)
		}
	})
}

// TestStandardOverChangesOfTheClock: office hours are those of the wall, on either
// side of a weekend in which it changes.
func TestStandardOverChangesOfTheClock(t *testing.T) {
	for _, h := range []hardCase{
		{"spring in New York, the night to 8 March 2026", plan.Standard(), "America/New_York", priority.P1,
			"2026-03-06 16:30", "Mon 2026-03-09 08:30:00 -04:00"},
		{"autumn in Paris, the night to 25 October 2026", plan.Standard(), "Europe/Paris", priority.P1,
			"2026-10-23 16:30", "Mon 2026-10-26 08:30:00 +01:00"},
		{"24 open hours over autumn in Paris", plan.Standard(), "Europe/Paris", priority.P4,
			"2026-10-23 16:30", "Wed 2026-10-28 13:30:00 +01:00"},
		{"half an hour in Lord Howe, the night to 5 April 2026", plan.Standard(), "Australia/Lord_Howe", priority.P2,
			"2026-04-03 16:30", "Mon 2026-04-06 10:30:00 +10:30"},
		{"no midnight in Sao Paulo on 4 November 2018", plan.Standard(), "America/Sao_Paulo", priority.P1,
			"2018-11-02 16:30", "Mon 2018-11-05 08:30:00 -02:00"},
		{"midnight twice in Sao Paulo on 18 February 2018", plan.Standard(), "America/Sao_Paulo", priority.P1,
			"2018-02-16 16:30", "Mon 2018-02-19 08:30:00 -03:00"},
		{"a Friday that Apia skipped, 30 December 2011", plan.Standard(), "Pacific/Apia", priority.P1,
			"2011-12-29 16:30", "Mon 2012-01-02 08:30:00 +14:00"},
		{"24 open hours over that Friday", plan.Standard(), "Pacific/Apia", priority.P4,
			"2011-12-28 08:00", "Mon 2012-01-02 14:00:00 +14:00"},
		{"three quarters of an hour in Kathmandu", plan.Standard(), "Asia/Kathmandu", priority.P1,
			"2026-11-27 16:30", "Mon 2026-11-30 08:30:00 +05:45"},
		{"the last UTC day of a leap year, of which ZoneBounds is wrong, Monday 31 December 2040", plan.Standard(), "America/New_York", priority.P3,
			"2040-12-31 12:00", "Tue 2041-01-01 11:00:00 -05:00"},
		{"the end of 32 bits of seconds, Tuesday 19 January 2038", plan.Standard(), "Europe/Paris", priority.P4,
			"2038-01-18 08:00", "Wed 2038-01-20 14:00:00 +01:00"},
		{"a customer 14 hours ahead, on whose Monday it is still Sunday in UTC", plan.Standard(), "Pacific/Kiritimati", priority.P1,
			"2026-11-29T18:00:00Z", "Mon 2026-11-30 09:00:00 +14:00"},
		{"a customer 11 hours behind, on whose Friday it is already Saturday in UTC", plan.Standard(), "Pacific/Pago_Pago", priority.P1,
			"2026-11-28T03:00:00Z", "Fri 2026-11-27 17:00:00 -11:00"},
		{"a creation told in another zone", plan.Standard(), "Europe/Paris", priority.P1,
			"2026-11-27T10:30:00-05:00", "Mon 2026-11-30 08:30:00 +01:00"},
	} {
		h.run(t)
	}
}

// TestPremiumOverChangesOfTheClock: round the clock is elapsed time, whatever the
// wall reads.
func TestPremiumOverChangesOfTheClock(t *testing.T) {
	for _, h := range []hardCase{
		{"an hour is skipped in New York on 8 March 2026", plan.Premium(), "America/New_York", priority.P3,
			"2026-03-08 00:30", "Sun 2026-03-08 05:30:00 -04:00"},
		{"an hour comes twice in New York on 1 November 2026", plan.Premium(), "America/New_York", priority.P3,
			"2026-11-01 00:30", "Sun 2026-11-01 03:30:00 -05:00"},
		{"a quarter of an hour into the second 01:00 in New York", plan.Premium(), "America/New_York", priority.P1,
			"2026-11-01T01:50:00-04:00", "Sun 2026-11-01 01:05:00 -05:00"},
		{"half an hour comes twice in Lord Howe on 5 April 2026", plan.Premium(), "Australia/Lord_Howe", priority.P3,
			"2026-04-05 00:30", "Sun 2026-04-05 04:00:00 +10:30"},
		{"two hours are skipped in Troll on 29 March 2026", plan.Trial(), "Antarctica/Troll", priority.P4,
			"2026-03-29 00:30", "Sun 2026-03-29 10:30:00 +02:00"},
		{"a whole day is skipped in Apia, 30 December 2011", plan.Premium(), "Pacific/Apia", priority.P4,
			"2011-12-29 20:00", "Sat 2011-12-31 04:00:00 +14:00"},
		{"no midnight in Havana on 8 March 2026", plan.Trial(), "America/Havana", priority.P1,
			"2026-03-07 23:50", "Sun 2026-03-08 01:05:00 -04:00"},
	} {
		h.run(t)
		loc := zone(t, h.zone)
		created := at(t, h.created, loc)
		d := deadline(t, calculator(t, h.plan, loc), h.level, created)
		instant, _ := d.Due()
		target, _ := d.Target()
		open, _ := target.Duration()
		if elapsed := instant.Sub(created); elapsed != open {
			t.Errorf("%s: %v have elapsed, want %v", h.reason, elapsed, open)
		}
	}
}

// TestWeekdayReading: 24 hours a day from Monday to Friday, on the wall.
func TestWeekdayReading(t *testing.T) {
	for _, h := range []hardCase{
		{"the middle of the week is round the clock", plan.Premium(), "Europe/Paris", priority.P4,
			"2026-11-24 20:00", "Wed 2026-11-25 04:00:00 +01:00"},
		{"used up exactly at the end of the week is due then", plan.Premium(), "Europe/Paris", priority.P3,
			"2026-11-27 20:00", "Sat 2026-11-28 00:00:00 +01:00"},
		{"the last minutes of Friday and the first of Monday", plan.Trial(), "Europe/Paris", priority.P1,
			"2026-11-27 23:50", "Mon 2026-11-30 00:05:00 +01:00"},
		{"the weekend does not count", plan.Trial(), "Europe/Paris", priority.P4,
			"2026-11-28 12:00", "Mon 2026-11-30 08:00:00 +01:00"},
		{"a Friday of 23 hours in Cairo, 28 April 2023", plan.Premium(), "Africa/Cairo", priority.P3,
			"2023-04-27 22:00", "Fri 2023-04-28 03:00:00 +03:00"},
		{"a Thursday of 25 hours in Cairo, 26 October 2023", plan.Premium(), "Africa/Cairo", priority.P3,
			"2023-10-26 22:00", "Fri 2023-10-27 01:00:00 +02:00"},
		{"a week of four days in Apia, 30 December 2011", plan.Premium(), "Pacific/Apia", priority.P4,
			"2011-12-29 20:00", "Mon 2012-01-02 04:00:00 +14:00"},
	} {
		h.run(t, sla.WithWeekdayReading())
	}
}

func TestHolidays(t *testing.T) {
	tests := []struct {
		rules []*cal.Holiday
		hardCase
	}{
		{us.Holidays, hardCase{"Christmas Day, a Thursday", plan.Standard(), "America/New_York", priority.P1,
			"2025-12-24 16:30", "Fri 2025-12-26 08:30:00 -05:00"}},
		{us.Holidays, hardCase{"Independence Day, a Saturday, observed on Friday 3 July", plan.Standard(), "America/New_York", priority.P1,
			"2026-07-02 16:30", "Mon 2026-07-06 08:30:00 -04:00"}},
		{us.Holidays, hardCase{"New Year's Day, a Saturday, observed in the old year", plan.Standard(), "America/New_York", priority.P1,
			"2021-12-30 16:30", "Mon 2022-01-03 08:30:00 -05:00"}},
		{us.Holidays, hardCase{"24 open hours over Thanksgiving", plan.Standard(), "America/New_York", priority.P4,
			"2026-11-25 08:00", "Mon 2026-11-30 14:00:00 -05:00"}},
		{us.Holidays, hardCase{"created on a holiday", plan.Standard(), "America/New_York", priority.P1,
			"2026-11-26 10:00", "Fri 2026-11-27 09:00:00 -05:00"}},
		{us.Holidays, hardCase{"the holidays are those of the customer's civil dates", plan.Standard(), "Asia/Tokyo", priority.P1,
			"2025-12-24 16:30", "Fri 2025-12-26 08:30:00 +09:00"}},
		{fr.Holidays, hardCase{"Labour Day, a Friday", plan.Standard(), "Europe/Paris", priority.P1,
			"2026-04-30 16:30", "Mon 2026-05-04 08:30:00 +02:00"}},
		{fr.Holidays, hardCase{"Bastille Day, a Tuesday", plan.Standard(), "Europe/Paris", priority.P1,
			"2026-07-13 16:30", "Wed 2026-07-15 08:30:00 +02:00"}},
		{fr.Holidays, hardCase{"Easter Monday, but no Good Friday", plan.Standard(), "Europe/Paris", priority.P2,
			"2026-04-03 16:00", "Tue 2026-04-07 10:00:00 +02:00"}},
		{gb.Holidays, hardCase{"Good Friday and Easter Monday", plan.Standard(), "Europe/London", priority.P1,
			"2026-04-02 16:30", "Tue 2026-04-07 08:30:00 +01:00"}},
		{gb.Holidays, hardCase{"Christmas on a Friday, Boxing Day moved to Monday", plan.Standard(), "Europe/London", priority.P1,
			"2026-12-24 16:30", "Tue 2026-12-29 08:30:00 +00:00"}},
		{gb.Holidays, hardCase{"Christmas on a Sunday pushes Boxing Day to Tuesday", plan.Standard(), "Europe/London", priority.P1,
			"2022-12-23 16:30", "Wed 2022-12-28 08:30:00 +00:00"}},
		{us.Holidays, hardCase{"round the clock stops for the day", plan.Premium(), "America/New_York", priority.P1,
			"2025-12-24 23:50", "Fri 2025-12-26 00:05:00 -05:00"}},
		{us.Holidays, hardCase{"round the clock, used up exactly at the holiday's midnight", plan.Trial(), "America/New_York", priority.P1,
			"2025-12-24 23:45", "Thu 2025-12-25 00:00:00 -05:00"}},
		{nil, hardCase{"none are assumed", plan.Standard(), "America/New_York", priority.P1,
			"2025-12-24 16:30", "Thu 2025-12-25 08:30:00 -05:00"}},
	}
	for _, test := range tests {
		test.run(t, sla.WithHolidays(test.rules...))
	}
}

// TestOptionsTogether: holidays under the caller's hours, and under the weekday
// reading; in any order, and in one option or two.
func TestOptionsTogether(t *testing.T) {
	nights := calendar.MustParseSchedule("Mo-Fr 22:00-06:00")
	holidays := sla.WithHolidays(us.Holidays...)
	tests := []struct {
		opts []sla.Option
		hardCase
	}{
		{[]sla.Option{sla.WithSchedule(nights)}, hardCase{"a night shift", plan.Standard(), "America/New_York", priority.P3,
			"2026-11-27 16:30", "Sat 2026-11-28 06:00:00 -05:00"}},
		{[]sla.Option{sla.WithSchedule(nights)}, hardCase{"a night shift for Premium, in place of round the clock", plan.Premium(), "America/New_York", priority.P4,
			"2026-11-28 05:00", "Tue 2026-12-01 05:00:00 -05:00"}},
		{[]sla.Option{sla.WithSchedule(nights), holidays}, hardCase{"a holiday cuts a night at its own midnights", plan.Standard(), "America/New_York", priority.P2,
			"2025-12-24 22:00", "Fri 2025-12-26 01:00:00 -05:00"}},
		{[]sla.Option{holidays, sla.WithSchedule(nights)}, hardCase{"the same in the other order", plan.Standard(), "America/New_York", priority.P2,
			"2025-12-24 22:00", "Fri 2025-12-26 01:00:00 -05:00"}},
		{[]sla.Option{sla.WithWeekdayReading(), holidays}, hardCase{"weekdays less a holiday", plan.Premium(), "America/New_York", priority.P4,
			"2026-07-02 20:00", "Mon 2026-07-06 04:00:00 -04:00"}},
		{[]sla.Option{holidays, sla.WithWeekdayReading()}, hardCase{"the same in the other order again", plan.Premium(), "America/New_York", priority.P4,
			"2026-07-02 20:00", "Mon 2026-07-06 04:00:00 -04:00"}},
		{[]sla.Option{sla.WithWeekdayReading(), sla.WithWeekdayReading()}, hardCase{"a reading asked for twice", plan.Trial(), "America/New_York", priority.P4,
			"2026-07-02 20:00", "Fri 2026-07-03 04:00:00 -04:00"}},
		{[]sla.Option{sla.WithHolidays(us.ChristmasDay), sla.WithHolidays(gb.BoxingDay)}, hardCase{"holidays of two options", plan.Standard(), "America/New_York", priority.P1,
			"2025-12-24 16:30", "Mon 2025-12-29 08:30:00 -05:00"}},
		{[]sla.Option{holidays, sla.WithSchedule(calendar.AlwaysOpen().WithHours(calendar.MustParseDate("2025-12-25"), hours("10:00", "12:00")))},
			hardCase{"the caller's special hours on a holiday decide", plan.Standard(), "America/New_York", priority.P2,
				"2025-12-24 23:00", "Thu 2025-12-25 12:00:00 -05:00"}},
		{[]sla.Option{sla.WithSchedule(calendar.AlwaysOpen().WithClosed("moving", calendar.MustParseDate("2026-03-03")))},
			hardCase{"the caller's closed date", plan.Standard(), "Europe/Paris", priority.P2,
				"2026-03-02 22:00", "Wed 2026-03-04 01:00:00 +01:00"}},
	}
	for _, test := range tests {
		test.run(t, test.opts...)
	}
}

// TestMachinesOwnZoneDoesNotMatter moves the machine, and the zone in which
// rickar/cal calculates, around the world. It is not parallel: both are global.
func TestMachinesOwnZoneDoesNotMatter(t *testing.T) {
	local, calLoc := time.Local, cal.DefaultLoc
	t.Cleanup(func() { time.Local, cal.DefaultLoc = local, calLoc }) //nolint:reassign // put back
	paris := zone(t, "Europe/Paris")
	for _, name := range []string{"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo", "America/Havana", "Australia/Lord_Howe"} {
		time.Local, cal.DefaultLoc = zone(t, name), zone(t, name) //nolint:reassign // that this does not matter is what is tested
		c := calculator(t, plan.Standard(), paris, sla.WithHolidays(us.Holidays...))
		for created, want := range map[string]string{
			"2018-11-01T12:00:00Z": "Fri 2018-11-02 12:00:00 +01:00", // none
			"2018-11-12T12:00:00Z": "Tue 2018-11-13 16:00:00 +01:00", // Veterans Day observed
			"2021-12-31T12:00:00Z": "Mon 2022-01-03 16:00:00 +01:00", // New Year's Day observed
		} {
			d := deadline(t, c, priority.P3, at(t, created, utc))
			if diff := cmp.Diff(want, due(d)); diff != "" {
				t.Errorf("on a machine in %s, created %s: due (-want +got):\n%s", name, created, diff)
			}
		}
		// On 4 November 2018 Sao Paulo has no midnight.
		fourth := &cal.Holiday{Name: "Unity Day", Month: time.November, Day: 4, Func: cal.CalcDayOfMonth}
		h := hardCase{"Unity Day on a machine in " + name, plan.Premium(), "Europe/Paris", priority.P1,
			"2018-11-03 23:50", "Mon 2018-11-05 00:05:00 +01:00"}
		h.run(t, sla.WithHolidays(fourth))
	}
}

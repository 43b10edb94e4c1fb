package sla_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

func TestCalculatorRemembersWhatItServes(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	for _, p := range plan.All() {
		c := calculator(t, p, paris)
		if c.Plan() != p || c.Location() != paris {
			t.Errorf("%v in %v, want %v in %v", c.Plan(), c.Location(), p, paris)
		}
		hours, ok := c.Calendar()
		if ok == p.BestEffort() || ok != (hours != nil) {
			t.Errorf("%v: Calendar() = %v, %v", p, hours, ok)
		}
		if ok && hours.Location() != paris {
			t.Errorf("%v: hours in %v", p, hours.Location())
		}
	}
}

// TestCalendarIsTheClock: what a calculator gives out is what it counts with.
func TestCalendarIsTheClock(t *testing.T) {
	c := calculator(t, plan.Standard(), utc, sla.WithHolidays(us.ChristmasDay))
	hours, _ := c.Calendar()
	for instant, want := range map[string]bool{
		"2026-12-24T16:59:59.999999999Z": true,
		"2026-12-24T17:00:00Z":           false,
		"2026-12-25T09:00:00Z":           false, // the holiday
		"2026-12-28T08:00:00Z":           true,
	} {
		if got := hours.IsOpen(at(t, instant, utc)); got != want {
			t.Errorf("open at %s: %v, want %v", instant, got, want)
		}
	}
	created := at(t, "2026-12-24T12:00:00Z", utc)
	want, err := hours.Add(created, 24*time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := deadline(t, c, priority.P4, created).Due(); !got.Equal(want) {
		t.Errorf("due %v, want %v", got, want)
	}
}

// TestNewDeadlineCalculatorRefuses pins every error of the constructor: its text,
// and what errors.Is finds in it.
func TestNewDeadlineCalculatorRefuses(t *testing.T) {
	var (
		nowhere = calendar.Schedule{}
		paris   = zone(t, "Europe/Paris")
		apia    = zone(t, "Pacific/Apia")
		midday  = hours("12:00", "12:00")
		office  = calendar.MustParseSchedule("Mo-Fr 09:00-17:00")
	)
	tests := []struct {
		reason string
		plan   plan.Plan
		loc    *time.Location
		opts   []sla.Option
		want   string
		is     error
	}{
		{"no plan", plan.Plan{}, paris, nil,
			`sla: plan: not set; want one such as plan.Standard()`, sla.ErrUnset},
		{"no location", plan.Standard(), nil, nil,
			`sla: location: not set; want the customer's, as time.LoadLocation returns it`, sla.ErrUnset},
		{"no location for best effort either", plan.Community(), nil, nil,
			`sla: location: not set; want the customer's, as time.LoadLocation returns it`, sla.ErrUnset},
		{"an option that is nil", plan.Standard(), paris, []sla.Option{nil},
			`sla: option: not set; want one made by a With function`, sla.ErrUnset},
		{"an option that is nil after one that is not", plan.Community(), paris, []sla.Option{sla.WithHolidays(), nil},
			`sla: option: not set; want one made by a With function`, sla.ErrUnset},

		{"a calendar without a name", plan.Standard(), paris, []sla.Option{sla.WithCalendar("", &calendar.Calendar{})},
			`sla: calendar "": not set; want a name and a calendar for it`, sla.ErrUnset},
		{"a name without a calendar", plan.Community(), paris, []sla.Option{sla.WithCalendar("summer", nil)},
			`sla: calendar "summer": not set; want a name and a calendar for it`, sla.ErrUnset},

		{"Standard has no other reading", plan.Standard(), paris, []sla.Option{sla.WithWeekdayReading()},
			`sla: plan standard has no weekday reading (premium and trial have)`, nil},
		{"nor has Community", plan.Community(), paris, []sla.Option{sla.WithWeekdayReading()},
			`sla: plan community has no weekday reading (premium and trial have)`, nil},
		{"two schedules for one clock", plan.Premium(), paris, []sla.Option{sla.WithWeekdayReading(), sla.WithSchedule(office)},
			`sla: the weekday reading and a schedule of the caller's own exclude each other`, nil},
		{"two schedules for one clock in the other order", plan.Premium(), paris, []sla.Option{sla.WithSchedule(office), sla.WithWeekdayReading()},
			`sla: the weekday reading and a schedule of the caller's own exclude each other`, nil},

		{"a holiday that is nil", plan.Standard(), paris, []sla.Option{sla.WithHolidays(us.NewYear, nil)},
			`calendar: holiday 2: is nil; want a rule of github.com/rickar/cal`, nil},
		{"a holiday that is nil for best effort", plan.Community(), paris, []sla.Option{sla.WithHolidays(nil, us.NewYear)},
			`calendar: holiday 1: is nil; want a rule of github.com/rickar/cal`, nil},
		{"a holiday that never says when", plan.Premium(), paris, []sla.Option{sla.WithHolidays(&cal.Holiday{Name: "Doomsday"})},
			`calendar: holiday "Doomsday": has no Func; want a rule of github.com/rickar/cal`, nil},
		{"a mistake in the caller's schedule", plan.Standard(), paris,
			[]sla.Option{sla.WithSchedule(office.WithHours(calendar.MustParseDate("2026-12-24"), midday))},
			`calendar: 2026-12-24: 12:00-12:00 has no length; the whole day is 00:00-24:00`, nil},
		{"a mistake in the caller's schedule for best effort", plan.Community(), paris,
			[]sla.Option{sla.WithSchedule(office.WithHours(calendar.MustParseDate("2026-12-24"), midday))},
			`calendar: 2026-12-24: 12:00-12:00 has no length; the whole day is 00:00-24:00`, nil},
		{"the first of two mistakes", plan.Standard(), paris,
			[]sla.Option{sla.WithHolidays(nil), sla.WithSchedule(office.WithHours(calendar.MustParseDate("2026-12-24"), midday))},
			`calendar: 2026-12-24: 12:00-12:00 has no length; the whole day is 00:00-24:00`, nil},
		{"a schedule that never opens", plan.Standard(), paris, []sla.Option{sla.WithSchedule(nowhere)},
			`calendar: schedule: never opens; want weekly hours or special hours`, calendar.ErrNever},
		{"a schedule that opens only on a day that Apia skipped", plan.Standard(), apia, []sla.Option{sla.WithSchedule(once("2011-12-30"))},
			`calendar: schedule: never opens; want weekly hours or special hours`, calendar.ErrNever},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			c, err := sla.NewDeadlineCalculator(test.plan, test.loc, test.opts...)
			if c != nil || err == nil {
				t.Fatalf("got %v, %v, want an error", c, err)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			for _, sentinel := range []error{sla.ErrUnset, calendar.ErrNever, calendar.ErrRange} {
				if got := errors.Is(err, sentinel); got != errors.Is(test.is, sentinel) {
					t.Errorf("errors.Is(%v, %v) = %v", err, sentinel, got)
				}
			}
		})
	}
	var scheduleError *calendar.ScheduleError
	if _, err := sla.NewDeadlineCalculator(plan.Standard(), paris, sla.WithSchedule(nowhere)); !errors.As(err, &scheduleError) || scheduleError.Part != "schedule" {
		t.Errorf("%#v is no calendar.ScheduleError about the schedule", err)
	}
}

// TestBestEffortHasNoUseForHours: what is valid has no effect on Community.
func TestBestEffortHasNoUseForHours(t *testing.T) {
	c := calculator(t, plan.Community(), utc,
		sla.WithHolidays(us.Holidays...), sla.WithSchedule(calendar.MustParseSchedule("Mo 09:00-10:00")))
	if hours, ok := c.Calendar(); ok || hours != nil {
		t.Errorf("a clock: %v", hours)
	}
	if d := deadline(t, c, priority.P1, at(t, "2026-12-25T09:00:00Z", utc)); due(d) != "none" || !d.BestEffort() {
		t.Errorf("%v", d)
	}
}

// TestBestEffortChecksItsHours: options must be valid for best effort all the same,
// so that a plan can be exchanged for another.
func TestBestEffortChecksItsHours(t *testing.T) {
	if _, err := sla.NewDeadlineCalculator(plan.Community(), utc, sla.WithSchedule(calendar.Schedule{})); !errors.Is(err, calendar.ErrNever) {
		t.Errorf("a schedule that never opens: %v, want ErrNever", err)
	}
}

// TestCallersOwnTargets: a calculator serves the plan that it was given, and not
// the built-in one of that name.
func TestCallersOwnTargets(t *testing.T) {
	half, err := plan.ParseTarget("30m")
	if err != nil {
		t.Fatal(err)
	}
	own, err := plan.Standard().WithTarget(plan.FirstResponse, priority.P1, half)
	if err != nil {
		t.Fatal(err)
	}
	c := calculator(t, own, utc)
	created := at(t, "2026-11-27T16:45:00Z", utc)
	want := map[priority.Level]string{
		priority.P1: "Mon 2026-11-30 08:15:00 +00:00",
		priority.P2: "Mon 2026-11-30 10:45:00 +00:00",
	}
	for l, want := range want {
		if diff := cmp.Diff(want, due(deadline(t, c, l, created))); diff != "" {
			t.Errorf("%v: due (-want +got):\n%s", l, diff)
		}
	}
	if c.Plan() != own || c.Plan() == plan.Standard() {
		t.Errorf("serves %v", c.Plan())
	}
	if _, err := sla.NewDesk(sla.Serve(plan.Standard()), sla.Serve(own)); err == nil {
		t.Error("a desk serves two plans of one name")
	}
	d := desk(t, sla.Serve(own))
	got, err := d.Deadline(sla.Request{Plan: "Standard", Zone: "UTC", Priority: priority.P1, Created: created})
	if diff := cmp.Diff(want[priority.P1], due(got)); diff != "" || err != nil {
		t.Errorf("%v, due (-want +got):\n%s", err, diff)
	}
}

// TestOrderOfOptionsDoesNotMatter gives two schedules in both orders: that is a
// mistake, or the answer is the same.
func TestOrderOfOptionsDoesNotMatter(t *testing.T) {
	early, late := sla.WithSchedule(calendar.MustParseSchedule("06:00-08:00")), sla.WithSchedule(calendar.MustParseSchedule("20:00-22:00"))
	a, errA := sla.NewDeadlineCalculator(plan.Standard(), utc, early, late)
	b, errB := sla.NewDeadlineCalculator(plan.Standard(), utc, late, early)
	if errA != nil || errB != nil {
		if fmt.Sprint(errA) != fmt.Sprint(errB) {
			t.Errorf("%v in one order, %v in the other", errA, errB)
		}
		return
	}
	created := at(t, "2026-11-23T00:00:00Z", utc)
	x, y := deadline(t, a, priority.P1, created), deadline(t, b, priority.P1, created)
	if diff := cmp.Diff(due(x), due(y)); diff != "" {
		t.Errorf("two schedules in two orders (-one +other):\n%s", diff)
	}
}

// TestDeadlineRefuses pins every error of DeadlineCalculator.Deadline.
func TestDeadlineRefuses(t *testing.T) {
	created := at(t, "2026-11-23T09:00:00Z", utc)
	before1, after9999 := at(t, "0001-01-01T00:00:00Z", utc).Add(-1), at(t, "9999-12-31T23:59:59.999999999Z", utc).Add(1)
	standard, premium, community := calculator(t, plan.Standard(), utc), calculator(t, plan.Premium(), utc), calculator(t, plan.Community(), utc)
	oneHour := calculator(t, plan.Standard(), utc, sla.WithSchedule(once("2026-03-02")))
	const outside = "calendar: outside the years 1 to 9999"
	tests := []struct {
		reason  string
		c       *sla.DeadlineCalculator
		level   priority.Level
		created time.Time
		want    string
		is      error
	}{
		{"no level", standard, 0, created, "sla: level: not set; plan standard has P1 to P4", sla.ErrUnset},
		{"no level under best effort", community, 0, created, "sla: level: not set; plan community has P1 to P4", sla.ErrUnset},
		{"a level of another policy", standard, 5, created, "sla: level: plan standard has no P5 (P1 to P4)", nil},
		{"the last level there is", premium, 9, created, "sla: level: plan premium has no P9 (P1 to P4)", nil},
		{"a level of none", community, 10, created, "sla: level: plan community has no Level(10) (P1 to P4)", nil},
		{"the greatest number", standard, 255, created, "sla: level: plan standard has no Level(255) (P1 to P4)", nil},
		{"no instant", standard, priority.P1, time.Time{}, "sla: created: not set; want the instant at which the ticket was opened", sla.ErrUnset},
		{"no instant under best effort", community, priority.P1, time.Time{}, "sla: created: not set; want the instant at which the ticket was opened", sla.ErrUnset},
		{"no instant, told in another zone", premium, priority.P1, time.Time{}.In(zone(t, "Asia/Tokyo")), "sla: created: not set; want the instant at which the ticket was opened", sla.ErrUnset},
		{"neither level nor instant", standard, 0, time.Time{}, "sla: level: not set; plan standard has P1 to P4", sla.ErrUnset},

		{"just before the year 1", standard, priority.P1, before1, "calendar: 0000-12-31T23:59:59.999999999Z is outside the years 1 to 9999 UTC", calendar.ErrRange},
		{"just after the year 9999", premium, priority.P1, after9999, "calendar: 10000-01-01T00:00:00Z is outside the years 1 to 9999 UTC", calendar.ErrRange},
		{"just before the year 1 under best effort", community, priority.P1, before1, "calendar: 0000-12-31T23:59:59.999999999Z is outside the years 1 to 9999 UTC", calendar.ErrRange},
		{"just after the year 9999 under best effort, in the same words", community, priority.P1, after9999, "calendar: 10000-01-01T00:00:00Z is outside the years 1 to 9999 UTC", calendar.ErrRange},
		{"due at the first instant after the year 9999", premium, priority.P1, at(t, "9999-12-31T23:45:00Z", utc), outside, calendar.ErrRange},
		{"due in the week after the year 9999, which ends on a Friday", standard, priority.P1, at(t, "9999-12-31T16:00:00.000000001Z", utc), outside, calendar.ErrRange},
		{"due after the year 9999, 24 open hours", standard, priority.P4, at(t, "9999-12-29T11:00:00.000000001Z", utc), outside, calendar.ErrRange},
		{"not that much open time, ever", oneHour, priority.P1, at(t, "2026-03-02T08:00:00.000000001Z", utc), "calendar: never", calendar.ErrNever},
		{"no open time any more", oneHour, priority.P1, at(t, "2026-03-02T09:00:00Z", utc), "calendar: never", calendar.ErrNever},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			d, err := test.c.Deadline(test.level, test.created)
			if err == nil {
				t.Fatalf("got %v, want an error", d)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			for _, sentinel := range []error{sla.ErrUnset, calendar.ErrNever, calendar.ErrRange} {
				if got := errors.Is(err, sentinel); got != errors.Is(test.is, sentinel) {
					t.Errorf("errors.Is(%v, %v) = %v", err, sentinel, got)
				}
			}
			if diff := cmp.Diff(sla.Deadline{}, d); diff != "" {
				t.Errorf("a deadline with the error (-want +got):\n%s", diff)
			}
			var levelError *sla.LevelError
			if errors.As(err, &levelError) != (test.level == 0 || test.level > 4) {
				t.Errorf("%T", err)
			} else if levelError != nil && (levelError.Plan != test.c.Plan() || levelError.Level != test.level) {
				t.Errorf("%#v", levelError)
			}
		})
	}
}

// TestInstantsFarAway asks about instants whose year no calendar holds.
func TestInstantsFarAway(t *testing.T) {
	for _, p := range plan.All() {
		c := calculator(t, p, zone(t, "Europe/Paris"))
		for _, sec := range []int64{math.MinInt64, math.MinInt64 + 1, -1 << 62, -62135596801, 253402300800, 1 << 62, math.MaxInt64 - 1, math.MaxInt64} {
			for _, ns := range []int64{0, 999999999} {
				if d, err := c.Deadline(priority.P1, time.Unix(sec, ns)); !errors.Is(err, calendar.ErrRange) {
					t.Errorf("%v: created at second %d: %v, %v, want ErrRange", p, sec, d, err)
				}
			}
		}
	}
}

// TestFirstAndLastInstants are within the years 1 to 9999, in UTC; where the
// customer lives it may be the year 0 or 10000.
func TestFirstAndLastInstants(t *testing.T) {
	tests := []struct {
		hardCase
		utc string
	}{
		{hardCase{"the first instant that is not the zero time, on a Monday", plan.Standard(), "UTC", priority.P1,
			"0001-01-01T00:00:00.000000001Z", "Mon 0001-01-01 09:00:00 +00:00"}, "0001-01-01T09:00:00Z"},
		{hardCase{"the same round the clock", plan.Premium(), "UTC", priority.P1,
			"0001-01-01T00:00:00.000000001Z", "Mon 0001-01-01 00:15:00.000000001 +00:00"}, "0001-01-01T00:15:00.000000001Z"},
		{hardCase{"still the year 0 where the customer lives", plan.Premium(), "Etc/GMT+12", priority.P1,
			"0001-01-01T00:00:00.000000001Z", "Sun 0000-12-31 12:15:00.000000001 -12:00"}, "0001-01-01T00:15:00.000000001Z"},
		{hardCase{"the last instant that anything can be due", plan.Premium(), "UTC", priority.P1,
			"9999-12-31T23:44:59.999999999Z", "Fri 9999-12-31 23:59:59.999999999 +00:00"}, "9999-12-31T23:59:59.999999999Z"},
		{hardCase{"used up exactly at the last closing, a Friday's", plan.Standard(), "UTC", priority.P1,
			"9999-12-31T16:00:00Z", "Fri 9999-12-31 17:00:00 +00:00"}, "9999-12-31T17:00:00Z"},
		{hardCase{"already the year 10000 where the customer lives", plan.Premium(), "Etc/GMT-14", priority.P1,
			"9999-12-31T23:44:59.999999999Z", "Sat 10000-01-01 13:59:59.999999999 +14:00"}, "9999-12-31T23:59:59.999999999Z"},
	}
	for _, test := range tests {
		test.run(t)
		loc := zone(t, test.zone)
		instant, _ := deadline(t, calculator(t, test.plan, loc), test.level, at(t, test.created, loc)).Due()
		if diff := cmp.Diff(test.utc, instant.UTC().Format(time.RFC3339Nano)); diff != "" {
			t.Errorf("%s: in UTC (-want +got):\n%s", test.reason, diff)
		}
	}
}

// TestRulesAreCopied changes the holidays that a calculator was given, before it was
// asked about the year.
func TestRulesAreCopied(t *testing.T) {
	rules := []*cal.Holiday{us.ChristmasDay.Clone(nil), us.NewYear.Clone(nil)}
	c := calculator(t, plan.Standard(), utc, sla.WithHolidays(rules...))
	rules[0].Month = time.November
	rules[0].Func = nil
	rules[1] = nil
	d := deadline(t, c, priority.P1, at(t, "2025-12-24T16:30:00Z", utc))
	if diff := cmp.Diff("Fri 2025-12-26 08:30:00 +00:00", due(d)); diff != "" {
		t.Errorf("due (-want +got):\n%s", diff)
	}
}

// TestMonotonicReading: what time.Now returns carries one, which means nothing in
// a deadline, and must not count in it.
func TestMonotonicReading(t *testing.T) {
	now := time.Now()
	for _, p := range plan.All() {
		c := calculator(t, p, utc)
		got, want := deadline(t, c, priority.P1, now), deadline(t, c, priority.P1, now.Round(0))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-without +with a monotonic reading):\n%s", p, diff)
		}
		if created := got.Created(); created != created.Round(0) {
			t.Errorf("%v: created with a monotonic reading: %v", p, created)
		}
		if instant, _ := got.Due(); instant != instant.Round(0) {
			t.Errorf("%v: due with a monotonic reading: %v", p, instant)
		}
	}
}

// TestCalculatorIsSafeForConcurrentUse asks one calculator about many years at once,
// so that under -race it is seen to fill its memory safely.
func TestCalculatorIsSafeForConcurrentUse(t *testing.T) {
	newYork := zone(t, "America/New_York")
	c := calculator(t, plan.Standard(), newYork, sla.WithHolidays(us.Holidays...))
	var created []time.Time
	for year := 1; year < 9999; year += 97 {
		created = append(created, time.Date(year, time.November, 25, 15, 0, 0, 0, utc))
	}
	alone := calculator(t, plan.Standard(), newYork, sla.WithHolidays(us.Holidays...))
	var want []sla.Deadline
	for _, at := range created {
		want = append(want, deadline(t, alone, priority.P4, at))
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range created {
				i = (i + g*len(created)/8) % len(created)
				if d, err := c.Deadline(priority.P4, created[i]); err != nil || !d.Equal(want[i]) {
					t.Errorf("%v, %v, want %v", d, err, want[i])
				}
			}
		})
	}
	wg.Wait()
}

// TestOptionsCanBeUsedAgain: an option is a value, for any number of calculators.
func TestOptionsCanBeUsedAgain(t *testing.T) {
	opts := []sla.Option{sla.WithHolidays(us.ChristmasDay), sla.WithHolidays(us.NewYear)}
	before := slices.Clone(opts)
	for range 3 {
		c := calculator(t, plan.Standard(), utc, opts...)
		d := deadline(t, c, priority.P1, at(t, "2025-12-24T16:30:00Z", utc))
		if diff := cmp.Diff("Fri 2025-12-26 08:30:00 +00:00", due(d)); diff != "" {
			t.Errorf("due (-want +got):\n%s", diff)
		}
	}
	if len(opts) != len(before) {
		t.Error("the options have changed")
	}
}

// TestDeadlineForAMetric that starts when a ticket is created, each with its own target.
func TestDeadlineForAMetric(t *testing.T) {
	c := calculator(t, everyMetric(t), utc)
	created := at(t, "2026-11-27T16:00:00Z", utc) // a Friday
	refused := `sla: deadline for "%v": want first response or resolution, which start when a ticket is created`
	tests := []struct {
		metric plan.Metric
		level  priority.Level
		want   string
	}{
		{plan.FirstResponse, priority.P2, "standard P2, 3h: due 2026-11-30 10:00:00 UTC"},
		{plan.Resolution, priority.P2, "standard P2, 18h: due 2026-12-01 16:00:00 UTC"},
		{plan.Resolution, 0, "sla: level: not set; plan standard has P1 to P4"},
		{plan.Resolution, 5, "sla: level: plan standard has no P5 (P1 to P4)"},
		{plan.NextResponse, priority.P2, fmt.Sprintf(refused, plan.NextResponse)},
		{plan.Update, priority.P2, fmt.Sprintf(refused, plan.Update)},
		{0, priority.P2, fmt.Sprintf(refused, plan.Metric(0))},
		{99, priority.P2, fmt.Sprintf(refused, plan.Metric(99))},
	}
	for _, tt := range tests {
		d, err := c.DeadlineFor(tt.metric, tt.level, created)
		got := d.String()
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%v of %v:\ngot  %s\nwant %s", tt.metric, tt.level, got, tt.want)
		}
	}
	if d, err := calculator(t, plan.Standard(), utc).DeadlineFor(plan.Resolution, priority.P1, created); err != nil || d.String() != "standard P1: no target" {
		t.Errorf("where none is promised: %v, %v", d, err)
	}
}

// TestDeadlineForTheSameTarget: where the resolution is due when the first response is,
// both have the same answers and the same errors.
func TestDeadlineForTheSameTarget(t *testing.T) {
	target, _ := plan.Standard().Target(plan.FirstResponse, priority.P2)
	p, err := plan.Standard().WithTarget(plan.Resolution, priority.P2, target)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []plan.Plan{p, plan.Community()} {
		c := calculator(t, p, zone(t, "America/New_York"))
		for _, created := range []time.Time{
			{}, at(t, "2026-11-27T21:30:00.5Z", utc), at(t, "2026-03-07T12:00:00Z", utc),
			at(t, "9999-12-31T23:00:00Z", utc), at(t, "9999-12-31T23:00:00Z", utc).AddDate(1, 0, 0),
		} {
			want, errWant := c.Deadline(priority.P2, created)
			got, err := c.DeadlineFor(plan.Resolution, priority.P2, created)
			if !got.Equal(want) || !got.Created().Equal(want.Created()) || fmt.Sprint(err) != fmt.Sprint(errWant) || errors.Is(err, sla.ErrUnset) != created.IsZero() {
				t.Errorf("%v of %v: %v, %v; want %v, %v", p, created, got, err, want, errWant)
			}
		}
	}
}

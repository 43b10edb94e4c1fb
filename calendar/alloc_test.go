package calendar_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// Once a calendar has been asked about an era, questions about it allocate nothing.
func TestNoAllocation(t *testing.T) {
	everyDay := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	for d := date("2024-01-01"); d.Year() < 2028; d = d.AddDays(1) {
		everyDay = everyDay.WithHours(d, hours("09:00-12:00,13:00-15:00")...)
	}
	schedules := map[string]calendar.Schedule{
		"office with holidays":        office(),
		"nights":                      calendar.MustParseSchedule("22:00-06:00").WithHolidays(us.Holidays...),
		"special hours on every day":  everyDay,
		"round the clock, never shut": calendar.AlwaysOpen(),
		"round the clock":             calendar.AlwaysOpen().WithHolidays(us.Holidays...),
	}
	for name, s := range schedules {
		checkNoAllocation(t, name, in(t, s, "America/New_York"))
	}
	offices, desk := followTheSun(t)
	must := combined(t)
	both := must(calendar.Intersection(time.UTC, offices[0], offices[1]))
	window := in(t, calendar.MustParseSchedule("Su 02:00-04:00"), "UTC")
	less := must(calendar.Difference(newYork(t), must(calendar.Complement(time.UTC, both)), window, offices[2]))
	for name, c := range map[string]*calendar.Calendar{"union": desk, "intersection": both, "difference of a complement": less} {
		checkNoAllocation(t, name, c)
	}
}

// checkNoAllocation fails the test if questions that were asked before allocate.
func checkNoAllocation(t *testing.T, name string, c *calendar.Calendar) {
	t.Helper()
	ts := randomStarts(c.Location())[:20]
	i := 0
	next := func() time.Time { i++; return ts[i%len(ts)] }
	for what, question := range map[string]func(){
		"IsOpen":       func() { sink.b = c.IsOpen(next()) },
		"Add 8 h":      func() { sink.t, _ = c.Add(next(), 8*time.Hour) },
		"Add 22,500 h": func() { sink.t, _ = c.Add(next(), 22_500*time.Hour) },
		"Add 0":        func() { sink.t, _ = c.Add(next(), 0) },
		"Add -8 h":     func() { sink.t, _ = c.Add(next(), -8*time.Hour) },
		"Between": func() {
			t := next()
			sink.d, _ = c.Between(t, t.Add(87_600*time.Hour))
		},
		"NextOpen":  func() { sink.t, _ = c.NextOpen(next()) },
		"NextClose": func() { sink.t, _ = c.NextClose(next()) },
		"PrevOpen":  func() { sink.t, _ = c.PrevOpen(next()) },
		"PrevClose": func() { sink.t, _ = c.PrevClose(next()) },
	} {
		for range ts {
			question() // warm up: every start once
		}
		if n := testing.AllocsPerRun(len(ts), question); n != 0 {
			t.Errorf("%s, %s: %v allocations, want none", name, what, n)
		}
	}
}

// A calendar that had to drop eras keeps those that it is asked about from then on.
func TestNoAllocationAfterDropping(t *testing.T) {
	var week calendar.Week
	for day := range week {
		week[day] = shift(quarters(96)) // 2.5 MB an era
	}
	s, err := calendar.NewSchedule(week)
	if err != nil {
		t.Fatal(err)
	}
	c := in(t, s, "UTC")
	for k := range int64(26) {
		sink.b = c.IsOpen(eraStart(200 + k))
	}
	one, other := eraStart(100), eraStart(120)
	question := func() { sink.b = c.IsOpen(one) != c.IsOpen(other) }
	question()
	if n := testing.AllocsPerRun(10, question); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/us"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// fewLists are short, and of rules that are compared without asking them about all years
// where they are the same.
func fewLists() calendar.HolidayLists {
	return calendar.HolidayLists{"us": us.Holidays[:3], "eves": lists()["eves"], "rest": {us.ChristmasDay, dayOf("Rest", time.December, 31)}}
}

// spelled draws a schedule that has a form, in two spellings: the same amendments in
// another order, some of them said twice.
func spelled(t *rapid.T) (a, b calendar.Schedule) {
	near := oracle.Date{Y: 2026, M: time.December, D: 28}
	rules := fewLists()
	stage := func(label string) (a, b calendar.Schedule) {
		o := oracle.AnySchedule(near).Draw(t, label)
		var week calendar.Week
		for day, hs := range o.Week {
			week[day] = fromOracleHours(hs)
		}
		base, err := calendar.NewSchedule(week)
		if err != nil {
			t.Skip(err)
		}
		var parts []func(calendar.Schedule) calendar.Schedule
		add := func(f func(calendar.Schedule) calendar.Schedule) { parts = append(parts, f) }
		for d, hs := range o.Special {
			add(func(s calendar.Schedule) calendar.Schedule {
				return s.WithHours(fromOracleDate(d), fromOracleHours(hs)...)
			})
		}
		for d, name := range o.Closed {
			add(func(s calendar.Schedule) calendar.Schedule { return s.WithClosed(name, fromOracleDate(d)) })
		}
		if rapid.Bool().Draw(t, "us") { // at most one list of whole days: their order is told
			add(func(s calendar.Schedule) calendar.Schedule { return s.WithHolidayList("us", rules["us"]...) })
		}
		for _, name := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"eves", "rest"}), rapid.ID).Draw(t, "lists") {
			part := fromOracleHours([]oracle.Hours{oracle.AnyHours().Filter(func(h oracle.Hours) bool {
				return !h.Overnight() && (h.Open > 0 || h.Close < oracle.Day) // not the whole day
			}).Draw(t, "part")})[0]
			add(func(s calendar.Schedule) calendar.Schedule { return s.WithPartHolidays(name, part, rules[name]...) })
		}
		a, b = base, base
		for _, f := range parts {
			a = f(a)
		}
		for _, f := range rapid.Permutation(parts).Draw(t, "order") {
			if b = f(b); rapid.Bool().Draw(t, "twice") {
				b = f(b)
			}
		}
		return a, b
	}
	a, b = stage("first")
	from := fromOracleDate(near).AddDays(rapid.IntRange(-5, 5).Draw(t, "from"))
	for range rapid.IntRange(0, 2).Draw(t, "stages") {
		nextA, nextB := stage("next")
		a, b = a.Then(from, nextA), b.Then(from.AddDays(1), calendar.Schedule{}).Then(from, nextB)
		from = from.AddDays(rapid.IntRange(1, 4).Draw(t, "later"))
	}
	if a.Err() != nil || b.Err() != nil {
		t.Fatal(a.Err(), b.Err())
	}
	return a, b
}

// told writes what a schedule says of the weeks around the new year of 2027, reading by
// reading: what Equal is judged by.
func told(t *rapid.T, s calendar.Schedule) []string {
	c, err := s.WithHours(date("2020-01-01"), hours("00:00-24:00")...).In(time.UTC) // so that it opens
	if err != nil {
		t.Fatal(err)
	}
	spans, err := c.Spans(at("2026-12-01T00:00:00Z"), at("2027-02-01T00:00:00Z"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for s := range spans {
		texts = append(texts, fmt.Sprintf("%s/%s %t %s", reads(s.Start), reads(s.End), s.Open, s.Cause))
	}
	return texts
}

// A schedule has one form, which reads as that schedule.
func TestScheduleFormProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := spelled(t)
		form, err := a.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if other, err := b.MarshalJSON(); err != nil || string(other) != string(form) {
			t.Fatalf("two spellings, two forms: %v\n%s\n%s", err, form, other)
		}
		if !a.Equal(b) || !b.Equal(a) {
			t.Fatalf("two spellings of %s are not equal", form)
		}
		again, err := calendar.DecodeSchedule(form, fewLists())
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		if diff := cmp.Diff(told(t, a), told(t, again)); diff != "" || !a.Equal(again) || !again.Equal(a) {
			t.Fatalf("%s, Equal %t (-want +got):\n%s", form, a.Equal(again), diff)
		}
		if second, err := again.MarshalJSON(); err != nil || string(second) != string(form) {
			t.Fatalf("read and written again: %v\n%s\n%s", err, form, second)
		}
	})
}

// Schedules that are equal say the same.
func TestEqualProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, _ := spelled(t)
		b := a
		day := date("2026-12-28").AddDays(rapid.IntRange(-6, 6).Draw(t, "day"))
		switch rapid.IntRange(0, 4).Draw(t, "change") {
		case 0:
			b, _ = spelled(t)
		case 1:
			b = a.WithClosed(rapid.SampledFrom([]string{"", "stocktaking"}).Draw(t, "name"), day)
		case 2:
			b = a.WithHours(day, hours("08:00-12:00")...)
		case 3:
			b = a.WithHolidayList("other", dayOf("Midsummer", day.Month(), day.Day()))
		case 4:
			b = a.Then(day, a)
		}
		same := cmp.Equal(told(t, a), told(t, b))
		if a.Equal(b) != b.Equal(a) || a.Equal(b) && !same {
			t.Fatalf("Equal is %t and %t, the readings are the same: %t", a.Equal(b), b.Equal(a), same)
		}
	})
}

// A calendar has one form, which reads as that calendar.
func TestCalendarFormProperty(t *testing.T) {
	t.Parallel()
	names := rapid.SampledFrom(zones.Names())
	var anyCalendar func(t *rapid.T, depth int) *calendar.Calendar
	anyCalendar = func(t *rapid.T, depth int) *calendar.Calendar {
		kind := 0
		if depth > 0 {
			kind = rapid.IntRange(0, 4).Draw(t, "kind")
		}
		loc := zones.Load(names.Draw(t, "zone"))
		var parts []*calendar.Calendar
		if kind > 0 {
			for range rapid.IntRange(1, 3).Draw(t, "parts") {
				parts = append(parts, anyCalendar(t, depth-1))
			}
		}
		var c *calendar.Calendar
		var err error
		switch kind {
		case 0:
			s, _ := spelled(t)
			c, err = s.In(loc)
			if err != nil {
				t.Skip(err)
			}
		case 1:
			c, err = calendar.Union(loc, parts...)
		case 2:
			c, err = calendar.Intersection(loc, parts...)
		case 3:
			c, err = calendar.Difference(loc, parts[0], parts[1:]...)
		case 4:
			c, err = calendar.Complement(loc, parts[0])
		}
		if err != nil {
			t.Fatal(err)
		}
		if name := rapid.SampledFrom([]string{"", "", "desk", "é\n"}).Draw(t, "name"); name != "" {
			c = c.Named(name)
		}
		return c
	}
	rapid.Check(t, func(t *rapid.T) {
		c := anyCalendar(t, 2)
		form, err := c.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		again, err := calendar.DecodeCalendar(form, fewLists())
		if err != nil || !c.Equal(again) || !again.Equal(c) {
			t.Fatalf("%s: %v, equal %t", form, err, c.Equal(again))
		}
		if second, err := again.MarshalJSON(); err != nil || string(second) != string(form) {
			t.Fatalf("read and written again: %v\n%s\n%s", err, form, second)
		}
		if again.Location().String() != c.Location().String() || again.Name() != c.Name() {
			t.Fatalf("%s %q became %s %q", c.Location(), c.Name(), again.Location(), again.Name())
		}
		start := at("2026-12-20T00:00:00Z")
		for i := range 20 {
			if probe := start.Add(time.Duration(i) * 17 * time.Hour); c.IsOpen(probe) != again.IsOpen(probe) {
				t.Fatalf("%s: at %s open is %t, was %t", form, reads(probe), again.IsOpen(probe), c.IsOpen(probe))
			}
		}
	})
}

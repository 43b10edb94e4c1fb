package sla_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A promise is a calculator with the slow oracle of its hours.
type promise struct {
	calculator *sla.DeadlineCalculator
	clock      oracle.Clock
	created    time.Time
	level      priority.Level
	target     time.Duration
}

// anyPromise draws a plan with a clock, under its own hours, those of the weekday
// reading, or any hours with any special days; in any zone; and an instant and a
// level. It shrinks towards a Standard P1 on a plain Monday in UTC.
func anyPromise(t *rapid.T) promise {
	loc := zones.Load(zones.Zone().Draw(t, "zone"))
	p := promise{
		created: zones.Instant(loc).Draw(t, "created"),
		level:   rapid.SampledFrom(levels).Draw(t, "level"),
	}
	p.clock.Loc = loc
	served := plan.Standard()
	var opts []sla.Option
	switch hours := rapid.SampledFrom([]string{"standard", "premium", "weekday reading", "any", "any with a plan's"}).Draw(t, "hours"); hours {
	case "standard":
		p.clock.Schedule.Week = oracle.OfficeWeek()
	case "premium":
		served = rapid.SampledFrom([]plan.Plan{plan.Premium(), plan.Trial()}).Draw(t, "plan")
		p.clock.Schedule.Week = oracle.FullWeek()
	case "weekday reading":
		served = rapid.SampledFrom([]plan.Plan{plan.Premium(), plan.Trial()}).Draw(t, "plan")
		opts = append(opts, sla.WithWeekdayReading())
		for day := time.Monday; day <= time.Friday; day++ {
			p.clock.Schedule.Week[day] = []oracle.Hours{{Open: 0, Close: oracle.Day}}
		}
	case "any":
		served = rapid.SampledFrom([]plan.Plan{plan.Standard(), plan.Premium(), plan.Trial()}).Draw(t, "plan")
		p.clock.Schedule = oracle.AnySchedule(oracle.DateOf(p.created)).Draw(t, "schedule")
		opts = append(opts, sla.WithSchedule(schedule(t, p.clock.Schedule)))
	default:
		p.clock.Schedule = oracle.AnySchedule(oracle.DateOf(p.created)).Draw(t, "schedule")
		p.clock.Schedule.Week, p.clock.Schedule.Closed, p.clock.Schedule.Special = oracle.OfficeWeek(), nil, nil
	}
	opts = append(opts, sla.WithHolidays(rules(p.clock.Schedule.Holiday)...))
	target, _ := served.Target(plan.FirstResponse, p.level)
	p.target, _ = target.Duration()
	var err error
	if p.calculator, err = sla.NewDeadlineCalculator(served, loc, opts...); err != nil {
		if errors.Is(err, calendar.ErrNever) {
			t.Skip("never opens")
		}
		t.Fatal(err)
	}
	return p
}

// schedule is the oracle's schedule, less its holidays.
func schedule(t *rapid.T, s oracle.Schedule) calendar.Schedule {
	all := func(hours []oracle.Hours) (out []calendar.Hours) {
		for _, h := range hours {
			out = append(out, calendar.Hours{Open: timeOfDay(t, h.Open), Close: timeOfDay(t, h.Close)})
		}
		return out
	}
	var week calendar.Week
	for day, hours := range s.Week {
		week[day] = all(hours)
	}
	out, err := calendar.NewSchedule(week)
	if err != nil {
		t.Fatal(err)
	}
	for d, hours := range s.Special {
		out = out.WithHours(date(t, d), all(hours)...)
	}
	for d, name := range s.Closed {
		out = out.WithClosed(name, date(t, d))
	}
	return out
}

func timeOfDay(t *rapid.T, seconds int) calendar.TimeOfDay {
	out, err := calendar.NewTimeOfDay(seconds/3600, seconds/60%60, seconds%60)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func date(t *rapid.T, d oracle.Date) calendar.Date {
	out, err := calendar.NewDate(d.Y, d.M, d.D)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// rules are holidays of one year each.
func rules(holidays map[oracle.Date]string) (out []*cal.Holiday) {
	for d, name := range holidays {
		out = append(out, &cal.Holiday{Name: name, Month: d.M, Day: d.D, StartYear: d.Y, EndYear: d.Y, Func: cal.CalcDayOfMonth})
	}
	return out
}

// TestDeadlineEqualsTheOracle asks both for the due instant, and the oracle whether
// there is none within twelve days.
func TestDeadlineEqualsTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const limit = 12 * 24 * time.Hour
		p := anyPromise(t)
		got, err := p.calculator.Deadline(p.level, p.created)
		want, found := p.clock.Coarse(p.created, p.created.Add(limit)).Add(p.created, p.target, limit)
		switch instant, ok := got.Due(); {
		case err != nil:
			if found || !errors.Is(err, calendar.ErrNever) && !errors.Is(err, calendar.ErrRange) {
				t.Fatalf("%v, want %v", err, want)
			}
		case !ok:
			t.Fatalf("%v has no due instant", got)
		case !found:
			if instant.Sub(p.created) <= limit {
				t.Fatalf("due %v, but there is not so much open time", instant)
			}
		case !instant.Equal(want) || instant.Location() != p.clock.Loc:
			t.Fatalf("due %v, want %v", instant, want)
		}
	})
}

// TestDueIsTheEarliest: the open time from creation to due is the target, and a
// nanosecond before it is less, by the calculator's own calendar.
func TestDueIsTheEarliest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPromise(t)
		got, err := p.calculator.Deadline(p.level, p.created)
		if err != nil {
			t.Skip("beyond time")
		}
		instant, _ := got.Due()
		hours, _ := p.calculator.Calendar()
		if open, err := hours.Between(p.created, instant); open != p.target || err != nil {
			t.Fatalf("%v open to %v, %v, want %v", open, instant, err, p.target)
		}
		if open, err := hours.Between(p.created, instant.Add(-1)); open != p.target-1 || err != nil {
			t.Fatalf("%v open to a nanosecond before %v, %v: it is not the earliest", open, instant, err)
		}
		if !hours.IsOpen(instant.Add(-1)) {
			t.Fatalf("due %v, after closed time", instant)
		}
	})
}

// TestDueIsMonotone: a ticket created later is not due earlier, nor one that is less
// severe.
func TestDueIsMonotone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPromise(t)
		later := p.created.Add(time.Duration(rapid.Int64Range(0, int64(72*time.Hour)).Draw(t, "later")))
		less := rapid.SampledFrom(levels[p.level-1:]).Draw(t, "less severe")
		first, errFirst := p.calculator.Deadline(p.level, p.created)
		second, errSecond := p.calculator.Deadline(less, later)
		if errFirst != nil {
			if errSecond == nil {
				t.Fatalf("%v: %v, but later %v", p.created, errFirst, second)
			}
			return
		}
		if errSecond != nil {
			return
		}
		a, _ := first.Due()
		b, _ := second.Due()
		if b.Before(a) {
			t.Fatalf("%v created %v is due %v, %v created %v already %v", p.level, p.created, a, less, later, b)
		}
		if a.Before(p.created) {
			t.Fatalf("created %v, due %v", p.created, a)
		}
	})
}

// anyInstant draws any time.Time that a program can hold, in any zone.
func anyInstant() *rapid.Generator[time.Time] {
	seconds := rapid.OneOf(
		rapid.Int64(),
		rapid.SampledFrom([]int64{math.MinInt64, math.MaxInt64, -62135596801, -62135596800, 253402300799, 253402300800, 0}),
		rapid.Int64Range(-62135596800, 253402300799),
	)
	return rapid.Custom(func(t *rapid.T) time.Time {
		if rapid.Bool().Draw(t, "zero") {
			return time.Time{}
		}
		at := time.Unix(seconds.Draw(t, "second"), rapid.SampledFrom([]int64{0, 1, 999999999}).Draw(t, "nanosecond"))
		return at.In(zones.Load(zones.Zone().Draw(t, "told in")))
	})
}

// TestNothingPanics gives a desk whatever fits into a Request: there is an error, or
// a deadline that holds together.
func TestNothingPanics(t *testing.T) {
	t.Parallel()
	d := desk(t)
	plans := rapid.OneOf(rapid.SampledFrom([]string{"standard", "Premium", "TRIAL", "community", "", "gold"}), rapid.String())
	places := rapid.OneOf(zones.Zone(), rapid.SampledFrom([]string{"", "Local", "../x", "/", "Europe", "UTC\x00", "\xff"}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		r := sla.Request{
			Plan:     plans.Draw(t, "plan"),
			Zone:     places.Draw(t, "zone"),
			Urgency:  priority.Urgency(rapid.Byte().Draw(t, "urgency") % 5),
			Impact:   priority.Impact(rapid.Byte().Draw(t, "impact") % 5),
			Priority: priority.Level(rapid.OneOf(rapid.ByteRange(0, 5), rapid.Byte()).Draw(t, "priority")),
			Created:  anyInstant().Draw(t, "created"),
		}
		got, err := d.Deadline(r)
		text := got.String()
		if _, err := got.MarshalJSON(); err != nil {
			t.Fatalf("%v: JSON: %v", text, err)
		}
		value, errValue := got.Value()
		if errValue != nil {
			t.Fatalf("%v: SQL: %v", text, errValue)
		}
		instant, ok := got.Due()
		if (value != nil) != ok {
			t.Fatalf("%v: SQL %v, due %v", text, value, ok)
		}
		if err != nil {
			if err.Error() == "" || !got.Equal(sla.Deadline{}) {
				t.Fatalf("%v with %v", text, err)
			}
			return
		}
		if !got.Created().Equal(r.Created) || !got.Level().IsValid() || got.Level() > priority.P4 || r.Priority > 0 && got.Level() != r.Priority {
			t.Fatalf("%v: created %v", text, got.Created())
		}
		if ok == got.BestEffort() || ok && (!instant.After(r.Created) || !oracle.Supported(instant)) || !oracle.Supported(r.Created) {
			t.Fatalf("%v: due %v, %v", text, instant, ok)
		}
	})
}

// TestDeskEqualsTheCalculator draws what a helpdesk sees every day.
func TestDeskEqualsTheCalculator(t *testing.T) {
	t.Parallel()
	d := desk(t)
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(plan.All()).Draw(t, "plan")
		name := zones.Zone().Draw(t, "zone")
		loc := zones.Load(name)
		r := sla.Request{Plan: p.Name(), Zone: name, Created: zones.Instant(loc).Draw(t, "created"),
			Urgency: priority.Urgency(rapid.IntRange(1, 3).Draw(t, "urgency")), Impact: priority.Impact(rapid.IntRange(1, 3).Draw(t, "impact"))}
		level, err := priority.Classify(r.Urgency, r.Impact)
		if err != nil {
			t.Fatal(err)
		}
		c, err := sla.NewDeadlineCalculator(p, loc)
		if err != nil {
			t.Fatal(err)
		}
		want, err := c.Deadline(level, r.Created)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.Deadline(r)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-calculator +desk):\n%s", diff)
		}
	})
}

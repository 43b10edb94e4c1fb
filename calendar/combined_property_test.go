package calendar_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// fromOracleDated is fromOracle for a schedule with holidays of a part of the day, and
// others that follow it.
func fromOracleDated(o oracle.Schedule, turn int) (calendar.Schedule, error) {
	s, err := fromOracle(o, turn)
	if err != nil {
		return s, err
	}
	for _, d := range sortedDates(o.Cuts) {
		for _, c := range o.Cuts[d] {
			closed := fromOracleHours([]oracle.Hours{c.Hours})[0]
			s = s.WithPartHolidays("", closed, dated(c.Name, fromOracleDate(d).String()))
		}
	}
	if o.Next != nil {
		next, err := fromOracleDated(*o.Next, turn+1)
		if err != nil {
			return next, err
		}
		s = s.Then(fromOracleDate(o.From), next)
	}
	return s, s.Err()
}

// fromOracleClock returns the calendar that a clock is, and its parts are.
func fromOracleClock(clock oracle.Clock, turn int) (*calendar.Calendar, error) {
	var c *calendar.Calendar
	if clock.Op == "" {
		s, err := fromOracleDated(clock.Schedule, turn)
		if err != nil {
			return nil, err
		}
		if c, err = s.In(clock.Loc); err != nil {
			return nil, err
		}
	} else {
		var parts []*calendar.Calendar
		for i, p := range clock.Parts {
			part, err := fromOracleClock(p, turn+i)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
		var err error
		switch clock.Op {
		case oracle.Union:
			c, err = calendar.Union(clock.Loc, parts...)
		case oracle.Intersection:
			c, err = calendar.Intersection(clock.Loc, parts...)
		case oracle.Difference:
			c, err = calendar.Difference(clock.Loc, parts[0], parts[1:]...)
		case oracle.Complement:
			c, err = calendar.Complement(clock.Loc, parts[0])
		}
		if err != nil {
			return nil, err
		}
	}
	if clock.Name != "" {
		c = c.Named(clock.Name)
	}
	return c, nil
}

// made returns the calendar of a clock and what it is to be compared with. Clocks that no
// calendar can be are skipped.
func made(t *rapid.T, clock oracle.Clock, at time.Time) drawn {
	t.Helper()
	c, err := fromOracleClock(clock, rapid.IntRange(0, 5).Draw(t, "order"))
	if errors.Is(err, calendar.ErrNever) {
		t.Skip("never opens") // special hours in a gap, or of a date that another schedule has
	}
	if err != nil {
		t.Fatal(err)
	}
	return drawn{c, clock, at.In(clock.Loc)}
}

// drawDated draws a calendar of a schedule that others follow, with part-day holidays.
func drawDated(t *rapid.T) drawn {
	loc := zones.Load(zones.Zone().Draw(t, "zone"))
	at := zones.Instant(loc).Draw(t, "at")
	o := oracle.AnyDated(oracle.DateOf(at)).Draw(t, "schedule")
	return made(t, oracle.Clock{Schedule: o, Loc: loc}, at)
}

// drawCombined draws a calendar of calendars.
func drawCombined(t *rapid.T) drawn {
	d := oracle.AnyAlgebra(3).Draw(t, "calendars")
	if rapid.IntRange(0, 9).Draw(t, "era border") == 9 {
		k := rapid.Int64Range(1, 1175).Draw(t, "era")
		d.At = eraStart(k).Add(time.Duration(rapid.IntRange(-5, 5).Draw(t, "away")) * 1800 * time.Second)
	}
	return made(t, d.Clock, d.At)
}

func TestDatedEqualsTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { drawDated(t).equal(t) })
}

func TestSpansOfDatedEqualTheOracles(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { drawDated(t).equalSpans(t) })
}

func TestCombinedEqualsTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { drawCombined(t).equal(t) })
}

func TestSpansOfCombinedEqualTheOracles(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { drawCombined(t).equalSpans(t) })
}

// As many parts as there may be, in as many zones.
func TestSixtyFourPartsEqualTheOracle(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	rapid.Check(t, func(t *rapid.T) {
		clock := oracle.Clock{Loc: time.UTC, Op: oracle.Op(rapid.SampledFrom([]string{"union", "intersection", "difference"}).Draw(t, "operation"))}
		at := zones.Instant(zones.Load(zones.Zone().Draw(t, "zone"))).Draw(t, "at")
		for i := range 64 {
			o := oracle.Schedule{Week: oracle.AnyWeek().Draw(t, "week")}
			if clock.Op != oracle.Union && i > 0 {
				// Closed for some hours a week only, or open, so that not all is closed.
				o = hole(rapid.IntRange(0, 6*24).Draw(t, "hour of the week"), clock.Op == oracle.Difference)
			}
			clock.Parts = append(clock.Parts, oracle.Clock{Schedule: o, Loc: zones.Load(zones.Hard()[i%len(zones.Hard())])})
		}
		d := made(t, clock, at)
		d.clock = d.clock.Coarse(at.Add(-24*time.Hour), at.Add(24*time.Hour))
		if d.clock.Step < time.Minute {
			t.Skip("takes too long")
		}
		from := d.at.Add(-12 * time.Hour)
		to := d.at.Add(12 * time.Hour)
		checkRuns(t, d.c, from, to, oracleRuns(d.clock, from, to))
	})
}

// hole returns a week that is closed for an hour, or open for it.
func hole(hour int, open bool) oracle.Schedule {
	week := oracle.FullWeek()
	day, second := hour/24, hour%24*3600
	week[day] = nil
	if second > 0 {
		week[day] = append(week[day], oracle.Hours{Open: 0, Close: second})
	}
	if second < 23*3600 {
		week[day] = append(week[day], oracle.Hours{Open: second + 3600, Close: oracle.Day})
	}
	if open {
		week = oracle.Week{}
		week[day] = []oracle.Hours{{Open: second, Close: second + 3600}}
	}
	return oracle.Schedule{Week: week}
}

// Every zone together with one of the hard ones, at every change of either from 2018 to
// 2026. Short tests take one zone in seven.
func TestSweepCombined(t *testing.T) {
	t.Parallel()
	stride := 1
	if testing.Short() {
		stride = 7
	}
	names, hard := zones.Names(), zones.Hard()
	const groups = 4
	for group := range groups {
		t.Run(fmt.Sprint("group ", group), func(t *testing.T) {
			t.Parallel()
			for i := group * stride; i < len(names); i += groups * stride {
				sweepCombined(t, names[i], hard[i%len(hard)], i)
			}
		})
	}
}

func sweepCombined(t *testing.T, one, other string, i int) {
	t.Helper()
	from := at("2018-01-01T00:00:00Z").AddDate(i%8, 0, 0)
	to := from.AddDate(1, 0, 0)
	weeks := sweepWeeks()
	pieces, nights, dates := oracle.Schedule{Week: weeks[0]}, oracle.Schedule{Week: weeks[1]}, oracle.Schedule{Week: weeks[2]}
	a, b := zones.Load(one), zones.Load(other)
	for op, parts := range map[oracle.Op][]oracle.Clock{
		oracle.Union:        {{Schedule: pieces, Loc: a}, {Schedule: pieces, Loc: b}},
		oracle.Intersection: {{Schedule: nights, Loc: a}, {Schedule: dates, Loc: b}},
		oracle.Difference:   {{Schedule: dates, Loc: a}, {Schedule: pieces, Loc: b}},
		oracle.Complement:   {{Schedule: pieces, Loc: a}},
	} {
		clock := oracle.Clock{Op: op, Parts: parts, Loc: b}
		c, err := fromOracleClock(clock, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range slices.Concat(zones.Transitions(a, from, to), zones.Transitions(b, from, to)) {
			sweepOne(t, fmt.Sprintf("the %s of %s and %s", op, one, other), c, clock, change)
		}
	}
}

// A law says that two calendars are the same.
type law struct {
	name string
	of   func(c combiner, x, y, z *calendar.Calendar) (one, other *calendar.Calendar)
}

// A combiner puts calendars together in one location, where that cannot fail.
type combiner struct {
	t   *rapid.T
	loc *time.Location
}

func (c combiner) must(result *calendar.Calendar, err error) *calendar.Calendar {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
	return result
}

func (c combiner) or(parts ...*calendar.Calendar) *calendar.Calendar {
	return c.must(calendar.Union(c.loc, parts...))
}

func (c combiner) and(parts ...*calendar.Calendar) *calendar.Calendar {
	return c.must(calendar.Intersection(c.loc, parts...))
}

func (c combiner) less(x *calendar.Calendar, minus ...*calendar.Calendar) *calendar.Calendar {
	return c.must(calendar.Difference(c.loc, x, minus...))
}

func (c combiner) not(x *calendar.Calendar) *calendar.Calendar {
	return c.must(calendar.Complement(c.loc, x))
}

// A set is a calendar, as the laws see it.
type set = *calendar.Calendar

func laws() []law {
	return []law{
		{"a union is commutative", func(c combiner, x, y, _ set) (_, _ set) { return c.or(x, y), c.or(y, x) }},
		{"an intersection is commutative", func(c combiner, x, y, _ set) (_, _ set) { return c.and(x, y), c.and(y, x) }},
		{"a union is associative", func(c combiner, x, y, z set) (_, _ set) { return c.or(c.or(x, y), z), c.or(x, c.or(y, z)) }},
		{"an intersection is associative", func(c combiner, x, y, z set) (_, _ set) { return c.and(c.and(x, y), z), c.and(x, c.and(y, z)) }},
		{"a union of three is one of two and one", func(c combiner, x, y, z set) (_, _ set) { return c.or(x, y, z), c.or(c.or(x, y), z) }},
		{"an intersection of three is one of two and one", func(c combiner, x, y, z set) (_, _ set) { return c.and(x, y, z), c.and(c.and(x, y), z) }},
		{"De Morgan, not either", func(c combiner, x, y, _ set) (_, _ set) { return c.not(c.or(x, y)), c.and(c.not(x), c.not(y)) }},
		{"De Morgan, not both", func(c combiner, x, y, _ set) (_, _ set) { return c.not(c.and(x, y)), c.or(c.not(x), c.not(y)) }},
		{"a difference is an intersection with the complement", func(c combiner, x, y, _ set) (_, _ set) { return c.less(x, y), c.and(x, c.not(y)) }},
		{"a difference of many is one of their union", func(c combiner, x, y, z set) (_, _ set) { return c.less(x, y, z), c.less(x, c.or(y, z)) }},
		{"a difference of nothing", func(c combiner, x, _, _ set) (_, _ set) { return c.less(x), x }},
		{"an intersection distributes over a union", func(c combiner, x, y, z set) (_, _ set) {
			return c.and(x, c.or(y, z)), c.or(c.and(x, y), c.and(x, z))
		}},
		{"a union distributes over an intersection", func(c combiner, x, y, z set) (_, _ set) {
			return c.or(x, c.and(y, z)), c.and(c.or(x, y), c.or(x, z))
		}},
		{"a union is idempotent", func(c combiner, x, _, _ set) (_, _ set) { return c.or(x, x), x }},
		{"an intersection is idempotent", func(c combiner, x, _, _ set) (_, _ set) { return c.and(x, x), x }},
		{"absorption", func(c combiner, x, y, _ set) (_, _ set) { return c.or(x, c.and(x, y)), x }},
		{"the complement of the complement", func(c combiner, x, _, _ set) (_, _ set) { return c.not(c.not(x)), x }},
		{"with its complement it is always open", func(c combiner, x, _, _ set) (_, _ set) {
			return c.or(x, c.not(x)), c.must(calendar.AlwaysOpen().In(time.UTC))
		}},
		{"and never both", func(c combiner, x, _, _ set) (_, _ set) { return c.and(x, c.not(x)), new(calendar.Calendar) }},
		{"without itself it never opens", func(c combiner, x, _, _ set) (_, _ set) { return c.less(x, x), new(calendar.Calendar) }},
		{"with nothing, a union is what it was", func(c combiner, x, y, _ set) (_, _ set) { return c.or(new(calendar.Calendar), x, y), c.or(x, y) }},
		{"with nothing, an intersection is nothing", func(c combiner, x, y, _ set) (_, _ set) {
			return c.and(x, new(calendar.Calendar), y), new(calendar.Calendar)
		}},
		{"without nothing, a difference is what it was", func(c combiner, x, y, _ set) (_, _ set) {
			return c.less(x, new(calendar.Calendar), y), c.less(x, y)
		}},
		{"named, it is what it was", func(_ combiner, x, _, _ set) (_, _ set) { return x.Named("desk"), x }},
	}
}

// The laws of sets, at every change of the clocks of all zones for a year, and far away.
func TestLaws(t *testing.T) {
	t.Parallel()
	for _, l := range laws() {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				var xyz [3]*calendar.Calendar
				var locs []*time.Location
				var at time.Time
				for i := range xyz {
					loc := zones.Load(zones.Zone().Draw(t, "zone"))
					if locs = append(locs, loc); i == 0 {
						at = zones.Instant(loc).Draw(t, "at")
					}
					o := oracle.AnyDated(oracle.DateOf(at)).Draw(t, "schedule")
					xyz[i] = made(t, oracle.Clock{Schedule: o, Loc: loc}, at).c
				}
				one, other := l.of(combiner{t, locs[1]}, xyz[0], xyz[1], xyz[2])
				sameTime(t, one, other, at, locs)
			})
		})
	}
}

// sameTime fails the test unless two calendars are open at the same instants: around an
// instant, around the changes of the clocks in the year after it, and far from it.
func sameTime(t *rapid.T, one, other *calendar.Calendar, at time.Time, locs []*time.Location) {
	t.Helper()
	same := func(from, to time.Time) {
		t.Helper()
		if !oracle.Supported(from) || !oracle.Supported(to) {
			return
		}
		a, b := openRuns(t, one, from, to), openRuns(t, other, from, to)
		if !slices.EqualFunc(a, b, run.equal) {
			t.Fatalf("open in [%s, %s) (-one +other):\n%s", reads(from), reads(to), cmp.Diff(list(a, time.UTC), list(b, time.UTC)))
		}
		sameBetween(t, one, other, from, to)
	}
	same(at.Add(-5*24*time.Hour), at.Add(5*24*time.Hour))
	for _, loc := range locs {
		for _, change := range zones.Transitions(loc, at, at.Add(200*24*time.Hour)) {
			same(change.Add(-5*time.Hour), change.Add(5*time.Hour))
		}
	}
	sameBetween(t, one, other, at, away(t, at, "far away"))
}

func sameBetween(t *rapid.T, one, other *calendar.Calendar, from, to time.Time) {
	t.Helper()
	a, errA := one.Between(from, to)
	b, errB := other.Between(from, to)
	if a != b || !errors.Is(errB, errA) {
		t.Fatalf("Between(%s, %s) = %v, %v and %v, %v", reads(from), reads(to), a, errA, b, errB)
	}
}

package calendar_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// fromOracle returns the schedule that the oracle's says, with its parts added in
// an order that turn chooses.
func fromOracle(o oracle.Schedule, turn int) (calendar.Schedule, error) {
	var week calendar.Week
	for day, hs := range o.Week {
		week[day] = fromOracleHours(hs)
	}
	s, err := calendar.NewSchedule(week)
	if err != nil {
		return s, err
	}
	parts := []func(){
		func() {
			for _, d := range sortedDates(o.Special) {
				s = s.WithHours(fromOracleDate(d), fromOracleHours(o.Special[d])...)
			}
		},
		func() {
			for _, d := range sortedDates(o.Closed) {
				s = s.WithClosed(o.Closed[d], fromOracleDate(d))
			}
		},
		func() {
			for _, d := range sortedDates(o.Holiday) {
				s = s.WithHolidays(dated(o.Holiday[d], fromOracleDate(d).String()))
			}
		},
	}
	orders := slices.Collect(permutations(parts))
	for _, add := range orders[turn%len(orders)] {
		add()
	}
	return s, s.Err()
}

func fromOracleDate(d oracle.Date) calendar.Date {
	return date(fmt.Sprintf("%04d-%02d-%02d", d.Y, int(d.M), d.D))
}

func fromOracleHours(hs []oracle.Hours) []calendar.Hours {
	var hours []calendar.Hours
	for _, h := range hs {
		hours = append(hours, calendar.Hours{Open: timeOfDay(h.Open), Close: timeOfDay(h.Close)})
	}
	return hours
}

func sortedDates[V any](m map[oracle.Date]V) []oracle.Date {
	var dates []oracle.Date
	for d := range m {
		dates = append(dates, d)
	}
	slices.SortFunc(dates, func(a, b oracle.Date) int { return fromOracleDate(a).Compare(fromOracleDate(b)) })
	return dates
}

// A drawn is a calendar, the oracle's clock for it, and an instant near whatever
// is hard about the zone.
type drawn struct {
	c     *calendar.Calendar
	clock oracle.Clock
	at    time.Time
}

func draw(t *rapid.T) drawn {
	loc := zones.Load(zones.Zone().Draw(t, "zone"))
	at := zones.Instant(loc).Draw(t, "at")
	if rapid.IntRange(0, 9).Draw(t, "era border") == 9 {
		k := rapid.Int64Range(1, 1175).Draw(t, "era")
		at = eraStart(k).Add(time.Duration(rapid.IntRange(-5, 5).Draw(t, "away")) * 1800 * time.Second).In(loc)
	}
	o := oracle.AnySchedule(oracle.DateOf(at)).Draw(t, "schedule")
	s, err := fromOracle(o, rapid.IntRange(0, 5).Draw(t, "order"))
	if err != nil {
		t.Fatalf("the schedule: %v", err)
	}
	c, err := s.In(loc)
	if err != nil {
		t.Skip("never opens") // special hours in a gap
	}
	return drawn{c, oracle.Clock{Schedule: o, Loc: loc}, at}
}

// duration draws a duration: to a nanosecond, of up to some days, or about hours.
func duration() *rapid.Generator[time.Duration] {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(0, 40), func(n int) time.Duration { return time.Duration(n) * time.Hour }),
		rapid.Map(rapid.IntRange(0, 400), func(n int) time.Duration { return time.Duration(n) * time.Minute }),
		rapid.Map(rapid.Int64Range(0, int64(60*time.Hour)), func(n int64) time.Duration { return time.Duration(n) }),
		rapid.Map(rapid.IntRange(0, 3), func(n int) time.Duration { return time.Duration(n) }),
		rapid.SampledFrom([]time.Duration{time.Second, time.Second - 1, time.Second + 1}),
	)
}

// look returns how far the oracle looks for answers: as far as it can in some
// thousands of steps.
func look(clock oracle.Clock, at time.Time) (oracle.Clock, time.Duration) {
	const days = 24 * time.Hour
	clock = clock.Coarse(at.Add(-12*days), at.Add(12*days))
	return clock, min(12*days, 3000*clock.Step)
}

// Everything that a calendar answers is what the oracle answers.
func TestEqualToTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		d.equal(t)
	})
}

// equal fails the test unless every answer about the instant is the oracle's.
func (d drawn) equal(t *rapid.T) {
	t.Helper()
	clock, limit := look(d.clock, d.at)
	if got, want := d.c.IsOpen(d.at), d.clock.IsOpen(d.at); got != want {
		t.Fatalf("IsOpen(%s) = %t, want %t", reads(d.at), got, want)
	}
	same := func(what string, got time.Time, err error, want time.Time, found, forward bool) {
		t.Helper()
		switch {
		case found && (err != nil || !got.Equal(want)):
			t.Fatalf("%s(%s) = %s, want %s", what, reads(d.at), answer(got, err), reads(want))
		case !found && err == nil && forward && got.Before(d.at.Add(limit)):
			t.Fatalf("%s(%s) = %s, want none in %v", what, reads(d.at), reads(got), limit)
		case !found && err == nil && !forward && got.After(d.at.Add(-limit)):
			t.Fatalf("%s(%s) = %s, want none in %v", what, reads(d.at), reads(got), limit)
		}
	}
	got, err := d.c.NextOpen(d.at)
	want, found := clock.NextOpen(d.at, limit)
	same("NextOpen", got, err, want, found, true)
	got, err = d.c.NextClose(d.at)
	want, found = clock.NextClose(d.at, limit)
	same("NextClose", got, err, want, found, true)
	got, err = d.c.PrevOpen(d.at)
	want, found = clock.PrevOpen(d.at, limit)
	same("PrevOpen", got, err, want, found, false)
	got, err = d.c.PrevClose(d.at)
	want, found = clock.PrevClose(d.at, limit)
	same("PrevClose", got, err, want, found, false)

	budget := duration().Draw(t, "duration")
	for _, budget := range []time.Duration{budget, -budget} {
		got, err = d.c.Add(d.at, budget)
		want, found = clock.Add(d.at, budget, limit)
		same(fmt.Sprintf("Add %v ", budget), got, err, want, found, budget >= 0)
	}

	other := d.at.Add(time.Duration(rapid.Int64Range(-int64(limit), int64(limit)).Draw(t, "other")))
	length, err := d.c.Between(d.at, other)
	if want := clock.Between(d.at, other); err != nil || length != want {
		t.Fatalf("Between(%s, %s) = %v, %v, want %v", reads(d.at), reads(other), length, err, want)
	}
}

// Spans are what the oracle's are, with their causes.
func TestSpansEqualToTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		d.equalSpans(t)
	})
}

// equalSpans fails the test unless the spans about the instant are the oracle's.
func (d drawn) equalSpans(t *rapid.T) {
	t.Helper()
	clock, limit := look(d.clock, d.at)
	from := d.at.Add(-time.Duration(rapid.Int64Range(0, int64(limit)).Draw(t, "before")))
	to := from.Add(time.Duration(rapid.Int64Range(0, int64(limit)).Draw(t, "length")))
	spans, err := d.c.Spans(from, to)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for s := range spans {
		got = append(got, fmt.Sprintf("%s/%s %t %s", reads(s.Start), reads(s.End), s.Open, s.Cause))
	}
	for _, s := range clock.Spans(from, to) {
		cause := calendar.Cause{Kind: kinds[s.Kind], Name: s.Name, Part: s.Part}
		want = append(want, fmt.Sprintf("%s/%s %t %s", reads(s.Start), reads(s.End), s.Open, cause))
	}
	if !slices.Equal(got, want) {
		t.Fatalf("Spans(%s, %s):\n got %q\nwant %q", reads(from), reads(to), got, want)
	}
}

var kinds = map[oracle.Kind]calendar.CauseKind{
	oracle.WeeklyHours: calendar.WeeklyHours, oracle.OutsideHours: calendar.OutsideHours, oracle.Holiday: calendar.Holiday,
	oracle.ClosedDate: calendar.ClosedDate, oracle.SpecialHours: calendar.SpecialHours,
}

// away draws an instant up to some years away from at.
func away(t *rapid.T, at time.Time, label string) time.Time {
	distance := rapid.OneOf(
		rapid.Int64Range(-int64(72*time.Hour), int64(72*time.Hour)),
		rapid.Int64Range(-int64(40*365*24*time.Hour), int64(40*365*24*time.Hour)),
	).Draw(t, label)
	u := at.Add(time.Duration(distance))
	if !oracle.Supported(u) {
		return at
	}
	return u
}

func (d drawn) between(t *rapid.T, a, b time.Time) time.Duration {
	t.Helper()
	open, err := d.c.Between(a, b)
	if err != nil {
		t.Fatalf("Between(%s, %s): %v", reads(a), reads(b), err)
	}
	return open
}

func TestBetweenIsAdditive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		a, b := away(t, d.at, "a"), away(t, d.at, "b")
		ab, bc, ac := d.between(t, a, d.at), d.between(t, d.at, b), d.between(t, a, b)
		if ab+bc != ac {
			t.Fatalf("Between(%s, %s) = %v, in two parts, cut at %s, %v and %v", reads(a), reads(b), ac, reads(d.at), ab, bc)
		}
		if back := d.between(t, b, a); back != -ac {
			t.Fatalf("Between(%s, %s) = %v, back %v", reads(a), reads(b), ac, back)
		}
		if a.Before(b) && (ac < 0 || ac > b.Sub(a)) {
			t.Fatalf("Between(%s, %s) = %v of %v", reads(a), reads(b), ac, b.Sub(a))
		}
	})
}

// Due is the earliest instant with that much open time before it; going back, the
// latest with that much after it.
func TestAddAndBetweenAreInverse(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		budget := rapid.OneOf(duration(), rapid.Map(rapid.IntRange(1, 60_000), func(n int) time.Duration { return time.Duration(n) * time.Hour })).Draw(t, "duration")
		if due, err := d.c.Add(d.at, budget); err == nil {
			if got := d.between(t, d.at, due); got != budget {
				t.Fatalf("Add(%s, %v) = %s, Between %v", reads(d.at), budget, reads(due), got)
			}
			if budget > 0 {
				if got := d.between(t, d.at, due.Add(-1)); got != budget-1 {
					t.Fatalf("Add(%s, %v) = %s is not the earliest: %v a nanosecond before", reads(d.at), budget, reads(due), got)
				}
				if !d.c.IsOpen(due.Add(-1)) {
					t.Fatalf("Add(%s, %v) = %s, closed just before", reads(d.at), budget, reads(due))
				}
			} else if !d.c.IsOpen(due) || due.Before(d.at) {
				t.Fatalf("Add(%s, 0) = %s", reads(d.at), reads(due))
			}
		}
		if budget == 0 {
			return
		}
		if start, err := d.c.Add(d.at, -budget); err == nil {
			if got := d.between(t, start, d.at); got != budget {
				t.Fatalf("Add(%s, %v) = %s, Between %v", reads(d.at), -budget, reads(start), got)
			}
			if got := d.between(t, start.Add(1), d.at); got != budget-1 {
				t.Fatalf("Add(%s, %v) = %s is not the latest: %v a nanosecond after", reads(d.at), -budget, reads(start), got)
			}
			if !d.c.IsOpen(start) {
				t.Fatalf("Add(%s, %v) = %s is closed", reads(d.at), -budget, reads(start))
			}
			// There and back: at the end of hours, that is their end.
			if due, err := d.c.Add(start, budget); err != nil || due.After(d.at) {
				t.Fatalf("Add(%s, %v) = %s, after %s", reads(start), budget, answer(due, err), reads(d.at))
			}
		}
	})
}

func TestAddIsMonotone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		u := away(t, d.at, "later")
		from, to := d.at, u
		if to.Before(from) {
			from, to = to, from
		}
		budget := duration().Draw(t, "duration")
		if rapid.Bool().Draw(t, "back") {
			budget = -budget
		}
		a, errA := d.c.Add(from, budget)
		b, errB := d.c.Add(to, budget)
		if errA == nil && errB == nil && b.Before(a) {
			t.Fatalf("Add(%s, %v) = %s, later Add(%s) = %s", reads(from), budget, reads(a), reads(to), reads(b))
		}
		more := budget + time.Duration(rapid.Int64Range(1, int64(time.Hour)).Draw(t, "more"))
		if b, err := d.c.Add(from, more); err == nil && errA == nil && b.Before(a) {
			t.Fatalf("Add(%s, %v) = %s, Add(%v) = %s", reads(from), budget, reads(a), more, reads(b))
		}
		// In two steps as in one, when nothing is lost at a closing.
		if budget > 0 && errA == nil {
			two, err := d.c.Add(a, more-budget)
			one, errOne := d.c.Add(from, more)
			if err == nil && (errOne != nil || !one.Equal(two)) {
				t.Fatalf("Add(%s, %v) = %s, in two steps %s", reads(from), more, answer(one, errOne), reads(two))
			}
		}
	})
}

// Edges are edges: an opening has open time after it and none just before.
func TestEdgesAreEdges(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		if u, err := d.c.PrevOpen(d.at); err == nil {
			if u.After(d.at) || !d.c.IsOpen(u) || d.c.IsOpen(u.Add(-1)) {
				t.Fatalf("PrevOpen(%s) = %s", reads(d.at), reads(u))
			}
			if again, err := d.c.PrevOpen(u); err != nil || !again.Equal(u) {
				t.Fatalf("PrevOpen(%s) = %s, of which PrevOpen is %s", reads(d.at), reads(u), answer(again, err))
			}
		}
		if u, err := d.c.PrevClose(d.at); err == nil {
			if u.After(d.at) || d.c.IsOpen(u) || !d.c.IsOpen(u.Add(-1)) {
				t.Fatalf("PrevClose(%s) = %s", reads(d.at), reads(u))
			}
			// All between the closing and the latest opening is open or closed.
			if o, err := d.c.PrevOpen(d.at); err == nil {
				want := time.Duration(0)
				if o.After(u) {
					want = d.at.Sub(o)
				}
				if got := d.between(t, u, d.at); got != want {
					t.Fatalf("PrevClose(%s) = %s, PrevOpen %s, Between %v", reads(d.at), reads(u), reads(o), got)
				}
			}
		}
		if u, err := d.c.NextOpen(d.at); err == nil && !u.Equal(d.at) {
			if u.Before(d.at) || !d.c.IsOpen(u) || d.c.IsOpen(d.at) || d.between(t, d.at, u) != 0 {
				t.Fatalf("NextOpen(%s) = %s", reads(d.at), reads(u))
			}
		}
		if u, err := d.c.NextClose(d.at); err == nil && !u.Equal(d.at) {
			if u.Before(d.at) || d.c.IsOpen(u) || !d.c.IsOpen(d.at) || u.Unix()-d.at.Unix() < math.MaxInt32 && d.between(t, d.at, u) != u.Sub(d.at) {
				t.Fatalf("NextClose(%s) = %s", reads(d.at), reads(u))
			}
		}
	})
}

// Spans tile their range, are maximal, and the open ones add up.
func TestSpansTile(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		from := d.at
		to := from.Add(time.Duration(rapid.Int64Range(0, int64(400*24*time.Hour)).Draw(t, "length")))
		if !oracle.Supported(to) {
			t.Skip("beyond the end")
		}
		spans, err := d.c.Spans(from, to)
		if err != nil {
			t.Fatal(err)
		}
		at, open, n := from, time.Duration(0), 0
		var before calendar.Span
		for s := range spans {
			if !s.Start.Equal(at) || !s.Start.Before(s.End) {
				t.Fatalf("%s, after a span that ends at %s", s, reads(at))
			}
			if n > 0 && s.Open == before.Open && s.Cause == before.Cause {
				t.Fatalf("%s and %s are one", before, s)
			}
			if s.Open != d.c.IsOpen(s.Start) || s.Open != d.c.IsOpen(s.End.Add(-1)) {
				t.Fatalf("%s is not", s)
			}
			if s.Open {
				open += s.Duration()
			}
			at, before, n = s.End, s, n+1
		}
		if !at.Equal(to) || (n == 0) != from.Equal(to) {
			t.Fatalf("%d spans from %s end at %s, want %s", n, reads(from), reads(at), reads(to))
		}
		if want := d.between(t, from, to); open != want {
			t.Fatalf("spans of %v open time, Between %v", open, want)
		}
	})
}

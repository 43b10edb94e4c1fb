package slatest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// A Clock is business hours in a zone. A [calendar.Calendar] is one.
type Clock interface {
	// IsOpen reports whether an instant is open.
	IsOpen(t time.Time) bool
	// Add returns for d > 0 the earliest instant u with Between(t, u) = d, for d < 0 the
	// latest with Between(u, t) = -d, and for 0 the next open instant.
	Add(t time.Time, d time.Duration) (time.Time, error)
	// Between returns the open time in [a, b), negative when b is before a.
	Between(a, b time.Time) (time.Duration, error)
}

// Conformance holds the clocks that a function makes of offices to the meaning that
// this module gives to business hours. It has a sub-test for every rule: first those of
// [HardCases], then properties of random offices in random zones, compared with a slow
// model that asks for each second what the local clock reads. A clock that has no
// negative durations, or no nanoseconds, fails the rules that speak of them; go test
// -run leaves them out.
//
//	func TestConformance(t *testing.T) {
//		slatest.Conformance(t, func(o slatest.Office) (slatest.Clock, error) { return o.Calendar() })
//	}
//
// Whether the clock gives its answers in one location or another does not matter. It
// may refuse an office that never opens, and no other.
func Conformance(t *testing.T, clock func(Office) (Clock, error)) {
	t.Helper()
	cases := HardCases()
	for len(cases) > 0 {
		rule := cases[0].Rule
		n := 0
		for n < len(cases) && cases[n].Rule == rule {
			n++
		}
		group := cases[:n]
		cases = cases[n:]
		t.Run(rule, func(t *testing.T) {
			for _, c := range group {
				t.Run(c.Name, func(t *testing.T) {
					made, err := clock(c.Office)
					if err != nil {
						t.Fatalf("no clock of %v: %v", c.Office, err)
					}
					c.check(t, made)
				})
			}
		})
	}
	for _, p := range properties {
		t.Run(p.rule, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { p.check(t, drawQuestion(t, clock)) })
		})
	}
}

// check holds a clock to all that the case says.
func (c Case) check(t TB, clock Clock) {
	t.Helper()
	due, err := clock.Add(c.Start, c.Open)
	if err != nil || !due.Equal(c.Due) {
		t.Errorf("Add(%s, %s) (-want +got):\n  - %s\n  + %s\n%v", c.text(c.Start), formatDuration(c.Open), c.text(c.Due), c.answer(due, err), c.Office)
	}
	c.between(t, clock, c.Start, c.Due, c.Open)
	c.between(t, clock, c.Due, c.Start, -c.Open)
	switch {
	case c.Open > 0:
		c.between(t, clock, c.Start, c.Due.Add(-1), c.Open-1)
		c.isOpen(t, clock, c.Due.Add(-1), true)
	case c.Open < 0:
		c.between(t, clock, c.Due.Add(1), c.Start, -c.Open-1)
		c.isOpen(t, clock, c.Due, true)
	default:
		c.isOpen(t, clock, c.Due, true)
		c.isOpen(t, clock, c.Start, c.Start.Equal(c.Due))
	}
}

func (c Case) between(t TB, clock Clock, a, b time.Time, want time.Duration) {
	t.Helper()
	if got, err := clock.Between(a, b); err != nil || got != want {
		t.Errorf("Between(%s, %s) (-want +got):\n  - %s\n  + %s\n%v", c.text(a), c.text(b), formatDuration(want), openTime(got, err), c.Office)
	}
}

func (c Case) isOpen(t TB, clock Clock, at time.Time, want bool) {
	t.Helper()
	if got := clock.IsOpen(at); got != want {
		t.Errorf("IsOpen(%s): %t, want %t\n%v", c.text(at), got, want, c.Office)
	}
}

func (c Case) text(at time.Time) string { return formatInstant(at.In(c.Office.Location)) }

func (c Case) answer(at time.Time, err error) string {
	if err != nil {
		return err.Error()
	}
	return c.text(at)
}

func openTime(d time.Duration, err error) string {
	if err != nil {
		return err.Error()
	}
	return formatDuration(d)
}

// A question is a clock that was drawn, with the model of it, and an instant near
// whatever is hard about the zone.
type question struct {
	Case  // the office, and Start
	clock Clock
	exact oracle.Clock  // of the second
	model oracle.Clock  // with the longest step that is right near Start
	limit time.Duration // how far the model looks
}

// drawQuestion draws an office that opens at some time.
func drawQuestion(t *rapid.T, clock func(Office) (Clock, error)) question {
	start := Instants(zones.Load(Zones().Draw(t, "zone"))).Draw(t, "start")
	q := question{Case: Case{Office: Offices(start).Draw(t, "office"), Start: start}}
	var err error
	if q.clock, err = clock(q.Office); err != nil {
		if _, never := q.Office.Calendar(); errors.Is(never, calendar.ErrNever) {
			t.Skip("it never opens")
		}
		t.Fatalf("no clock of %v: %v", q.Office, err)
	}
	const days = 24 * time.Hour
	q.exact = q.Office.oracle()
	q.model = q.exact.Coarse(start.Add(-12*days), start.Add(12*days))
	q.limit = min(12*days, 3000*q.model.Step)
	return q
}

// budget draws an open time: to the nanosecond, of up to some days, or of whole hours.
func budget() *rapid.Generator[time.Duration] {
	scaled := func(unit time.Duration, last int) *rapid.Generator[time.Duration] {
		return rapid.Map(rapid.IntRange(1, last), func(n int) time.Duration { return time.Duration(n) * unit })
	}
	return rapid.OneOf(
		scaled(time.Hour, 40),
		scaled(time.Minute, 400),
		rapid.Map(rapid.Int64Range(1, int64(60*time.Hour)), func(n int64) time.Duration { return time.Duration(n) }),
		scaled(1, 3),
	)
}

// away draws an instant up to some days, or some years, from Start, within the supported
// years.
func (q question) away(t *rapid.T, label string) time.Time {
	const years = 365 * 24 * time.Hour
	distance := rapid.OneOf(
		rapid.Int64Range(-int64(72*time.Hour), int64(72*time.Hour)),
		rapid.Int64Range(-int64(40*years), int64(40*years)),
	).Draw(t, label)
	if at := q.Start.Add(time.Duration(distance)); oracle.Supported(at) {
		return at
	}
	return q.Start
}

// open is Between, which must have an answer here.
func (q question) open(t TB, a, b time.Time) time.Duration {
	t.Helper()
	d, err := q.clock.Between(a, b)
	if err != nil {
		t.Fatalf("Between(%s, %s): %v\n%v", q.text(a), q.text(b), err, q.Office)
	}
	return d
}

// adds fails unless Add from Start is what the model answers.
func (q question) adds(t TB, d time.Duration) {
	t.Helper()
	got, err := q.clock.Add(q.Start, d)
	want, found := q.model.Add(q.Start, d, q.limit)
	wrong := err != nil || !got.Equal(want)
	expected := q.text(want)
	if !found {
		// Then it is further away than the model looks.
		expected = fmt.Sprintf("more than %v away, or never", q.limit)
		wrong = err == nil && got.Before(q.Start.Add(q.limit)) && got.After(q.Start.Add(-q.limit))
	}
	if wrong {
		t.Fatalf("Add(%s, %s) (-want +got):\n  - %s\n  + %s\n%v", q.text(q.Start), formatDuration(d), expected, q.answer(got, err), q.Office)
	}
}

package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
)

// lookDays is how many days away the oracle looks for a business day.
const lookDays = 16

// drawDays draws a calendar of any kind whose oracle can look across weeks.
func drawDays(t *rapid.T) drawn {
	d := drawDated
	if rapid.Bool().Draw(t, "combined") {
		d = drawCombined
	}
	drew := d(t)
	drew.clock = drew.clock.Coarse(drew.at.AddDate(0, 0, -lookDays-4), drew.at.AddDate(0, 0, 2*lookDays+4))
	if drew.clock.Step < 5*time.Minute {
		t.Skip("takes too long")
	}
	return drew
}

func TestBusinessDaysEqualToTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDays(t)
		day := oracle.DateOf(d.at).Plus(rapid.IntRange(-4, 4).Draw(t, "day"))
		if got, want := d.c.IsBusinessDay(fromOracleDate(day)), d.clock.IsBusinessDay(day); got != want {
			t.Fatalf("IsBusinessDay(%v) = %t, want %t", day, got, want)
		}
		n := rapid.IntRange(0, 8).Draw(t, "n")
		want, found := d.clock.BusinessDay(d.at, n, lookDays)
		got, err := d.c.BusinessDay(d.at, n)
		if !found {
			if err == nil && got.Compare(fromOracleDate(oracle.DateOf(d.at).Plus(lookDays-1))) < 0 {
				t.Fatalf("BusinessDay(%s, %d) = %s, want none in %d days", reads(d.at), n, got, lookDays)
			}
			return
		}
		if err != nil || got != fromOracleDate(want) {
			t.Fatalf("BusinessDay(%s, %d) = %s, %v, want %v", reads(d.at), n, got, err, want)
		}
		if u, found := d.clock.AddBusinessDays(d.at, n, lookDays); found {
			if got, err := d.c.AddBusinessDays(d.at, n); err != nil || !got.Equal(u) || got.Location() != d.c.Location() {
				t.Fatalf("AddBusinessDays(%s, %d) = %s, want %s", reads(d.at), n, answer(got, err), reads(u))
			}
		}
		u, _ := d.clock.EndOfBusinessDay(d.at, n, lookDays)
		if got, err := d.c.EndOfBusinessDay(d.at, n); err != nil || !got.Equal(u) || got.Location() != d.c.Location() {
			t.Fatalf("EndOfBusinessDay(%s, %d) = %s, want %s", reads(d.at), n, answer(got, err), reads(u))
		}
	})
}

func TestOpenTimeEqualToTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDays(t)
		from := oracle.DateOf(d.at).Plus(rapid.IntRange(-4, 4).Draw(t, "from"))
		until := from.Plus(rapid.IntRange(0, 9).Draw(t, "days"))
		got, err := d.c.OpenTime(fromOracleDate(from), fromOracleDate(until))
		if want := d.clock.OpenTime(from, until); err != nil || got != want {
			t.Fatalf("OpenTime(%v, %v) = %v, %v, want %v", from, until, got, err, want)
		}
		// A date is a business day if it has open time.
		day, err := d.c.OpenTime(fromOracleDate(from).DayRange())
		if err != nil || (day > 0) != d.c.IsBusinessDay(fromOracleDate(from)) {
			t.Fatalf("OpenTime(%v) = %v, %v, IsBusinessDay %t", from, day, err, day <= 0)
		}
	})
}

// The open time of dates in a row adds up, whatever the zone does at their midnights.
func TestOpenTimeIsAdditive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDated(t)
		a := calendar.DateOf(d.at).AddDays(rapid.IntRange(-4, 4).Draw(t, "a"))
		b := a.AddDays(rapid.OneOf(rapid.IntRange(0, 9), rapid.IntRange(0, 9000)).Draw(t, "b"))
		c := b.AddDays(rapid.OneOf(rapid.IntRange(0, 9), rapid.IntRange(0, 9000)).Draw(t, "c"))
		if b.IsZero() || c.IsZero() {
			t.Skip("beyond the end")
		}
		var of [3]time.Duration
		for i, r := range [][2]calendar.Date{{a, b}, {b, c}, {a, c}} {
			var err error
			if of[i], err = d.c.OpenTime(r[0], r[1]); err != nil {
				t.Fatal(err)
			}
		}
		if of[0]+of[1] != of[2] {
			t.Fatalf("OpenTime(%s, %s) = %v, cut at %s %v and %v", a, c, of[2], b, of[0], of[1])
		}
	})
}

func TestOpeningsEqualToTheOracle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDays(t)
		until, since := d.at.AddDate(0, 0, lookDays), d.at.AddDate(0, 0, -lookDays)
		var got, want []string
		openings, err := d.c.Openings(d.at)
		if err != nil {
			t.Fatal(err)
		}
		for o := range openings {
			if o.Open.IsZero() || !o.Open.Before(until) {
				break
			}
			if o.Close.IsZero() || o.Close.After(until) {
				o.Close = until
			}
			got = append(got, fmt.Sprint(o.Open.UTC(), o.Close.UTC()))
		}
		for _, r := range oracleRuns(d.clock, d.at, until) {
			want = append(want, fmt.Sprint(r.start.UTC(), r.end.UTC()))
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("Openings(%s):\n got %q\nwant %q", reads(d.at), got, want)
		}
		got, want = nil, nil
		before, err := d.c.OpeningsBefore(d.at)
		if err != nil {
			t.Fatal(err)
		}
		for o := range before {
			if !o.Close.After(since) {
				break
			}
			if o.Open.IsZero() || o.Open.Before(since) {
				o.Open = since
			}
			got = append([]string{fmt.Sprint(o.Open.UTC(), o.Close.UTC())}, got...)
			if o.Open.Equal(since) {
				break
			}
		}
		for _, r := range oracleRuns(d.clock, since, d.at) {
			want = append(want, fmt.Sprint(r.start.UTC(), r.end.UTC()))
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("OpeningsBefore(%s):\n got %q\nwant %q", reads(d.at), got, want)
		}
	})
}

// The business days after an instant, one by one and at once.
func TestBusinessDaysFollow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDated(t)
		n := rapid.IntRange(0, 300).Draw(t, "n")
		last, err := d.c.BusinessDay(d.at, 0)
		if err != nil {
			t.Skip("no more")
		}
		for range n {
			// The next one is the next date with open time, and not an earlier one.
			next := last.AddDays(1)
			for miss := 0; !next.IsZero() && !d.c.IsBusinessDay(next) && miss < 40; miss++ {
				next = next.AddDays(1)
			}
			if next.IsZero() || !d.c.IsBusinessDay(next) {
				t.Skip("sparse")
			}
			last = next
		}
		if got, err := d.c.BusinessDay(d.at, n); err != nil || got != last {
			t.Fatalf("BusinessDay(%s, %d) = %s, %v, one by one %s", reads(d.at), n, got, err, last)
		}
	})
}

package oracle_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// anyClock draws a clock and an instant around which it has special days.
func anyClock(t *rapid.T) (oracle.Clock, time.Time) {
	loc := zones.Load(zones.Zone().Draw(t, "zone"))
	at := zones.Instant(loc).Draw(t, "at")
	return oracle.Clock{
		Schedule: oracle.AnySchedule(oracle.DateOf(at)).Draw(t, "schedule"),
		Loc:      loc,
	}, at
}

// TestCoarse compares the coarse clock with the plain one.
func TestCoarse(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		plain, at := anyClock(t)
		const length = 2 * time.Hour
		from, to := at.Add(-length/2), at.Add(length/2)
		coarse := plain.Coarse(from, to)
		if got, want := coarse.Between(from, to), plain.Between(from, to); got != want {
			t.Fatalf("Between: coarse %v, plain %v", got, want)
		}
		got, gotOK := coarse.NextOpen(from, length)
		want, wantOK := plain.NextOpen(from, length)
		if gotOK != wantOK || !got.Equal(want) {
			t.Fatalf("NextOpen: coarse %v, plain %v", got, want)
		}
		got, gotOK = coarse.PrevClose(to, length)
		want, wantOK = plain.PrevClose(to, length)
		if gotOK != wantOK || !got.Equal(want) {
			t.Fatalf("PrevClose: coarse %v, plain %v", got, want)
		}
	})
}

// TestAddIsDefinedByBetween checks Add against the words that define it.
func TestAddIsDefinedByBetween(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		clock, from := anyClock(t)
		limit := 3 * 24 * time.Hour
		clock = clock.Coarse(from.Add(-limit), from.Add(limit))
		if clock.Step < time.Minute {
			limit = 2 * time.Hour
		}
		d := time.Duration(rapid.Int64Range(1, int64(limit/2)).Draw(t, "d"))
		if u, ok := clock.Add(from, d, limit); ok {
			if got := clock.Between(from, u); got != d {
				t.Fatalf("Between(%v, Add(%v)) = %v", from, d, got)
			}
			if got := clock.Between(from, u.Add(-1)); got != d-1 {
				t.Fatalf("%v is not the earliest: %v a nanosecond before", u, got)
			}
		}
		if u, ok := clock.Add(from, -d, limit); ok {
			if got := clock.Between(u, from); got != d {
				t.Fatalf("Between(Add(-%v), %v) = %v", d, from, got)
			}
			if got := clock.Between(u.Add(1), from); got != d-1 {
				t.Fatalf("%v is not the latest: %v a nanosecond after", u, got)
			}
		}
	})
}

// TestSpansTile checks that spans meet, differ, and add up.
func TestSpansTile(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		clock, from := anyClock(t)
		to := from.Add(3 * 24 * time.Hour)
		clock = clock.Coarse(from, to)
		if clock.Step < time.Minute {
			to = from.Add(2 * time.Hour)
		}
		var open time.Duration
		at := from
		var last oracle.Reading
		for _, span := range clock.Spans(from, to) {
			if !span.Start.Equal(at) || !span.Start.Before(span.End) || span.Reading == last {
				t.Fatalf("%v follows %v until %v", span, last, at)
			}
			if span.Open {
				open += span.End.Sub(span.Start)
			}
			at, last = span.End, span.Reading
		}
		if !at.Equal(to) || open != clock.Between(from, to) {
			t.Fatalf("spans end at %v, with %v open", at, open)
		}
	})
}

// TestGenerated checks what the generators promise.
func TestGenerated(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := zones.Instant(time.UTC).Draw(t, "at")
		s := oracle.AnySchedule(oracle.DateOf(at)).Draw(t, "schedule")
		if !s.Opens() {
			t.Fatal("no hours")
		}
		for _, hours := range s.Week {
			if len(hours) > 48 {
				t.Fatalf("%d intervals", len(hours))
			}
			for _, h := range hours {
				if !h.Valid() {
					t.Fatalf("weekly hours %v", h)
				}
			}
		}
		for _, hours := range s.Special {
			for _, h := range hours {
				if !h.Valid() || h.Overnight() {
					t.Fatalf("special hours %v", h)
				}
			}
		}
	})
}

func BenchmarkBetween(b *testing.B) {
	plain := oracle.Clock{Schedule: oracle.Schedule{Week: oracle.OfficeWeek()}, Loc: zones.Load("America/New_York")}
	from := time.Date(2026, time.March, 5, 0, 0, 0, 0, time.UTC)
	for name, days := range map[string]int{"week": 7, "year": 365} {
		to := from.AddDate(0, 0, days)
		b.Run("plain/"+name, func(b *testing.B) {
			for b.Loop() {
				plain.Between(from, to)
			}
		})
		b.Run("coarse/"+name, func(b *testing.B) {
			for b.Loop() {
				plain.Coarse(from, to).Between(from, to)
			}
		})
	}
}

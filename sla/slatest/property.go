package slatest

import (
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// A property is a rule that holds for every office and instant.
type property struct {
	rule  string
	check func(*rapid.T, question)
}

// The properties. Each is a sub-test of [Conformance] by its name.
var properties = []property{
	{"any: IsOpen is what the local clock reads", func(t *rapid.T, q question) {
		instants := []time.Time{q.Start, q.away(t, "elsewhere")}
		for _, edge := range []func(time.Time, time.Duration) (time.Time, bool){q.model.NextOpen, q.model.NextClose} {
			if at, ok := edge(q.Start, q.limit); ok {
				instants = append(instants, at)
			}
		}
		for _, at := range instants {
			for _, at := range []time.Time{at.Add(-1), at, at.Add(1)} {
				q.isOpen(t, q.clock, at, q.exact.IsOpen(at))
			}
		}
	}},
	{"any: Between is the open time, to the nanosecond", func(t *rapid.T, q question) {
		other := q.Start.Add(time.Duration(rapid.Int64Range(-int64(q.limit), int64(q.limit)).Draw(t, "other")))
		want := q.model.Between(q.Start, other)
		q.between(t, q.clock, q.Start, other, want)
		q.between(t, q.clock, other, q.Start, -want)
	}},
	{"any: Add is the earliest instant", func(t *rapid.T, q question) {
		q.adds(t, budget().Draw(t, "open"))
		// And what is used up just at a closing.
		if opens, ok := q.model.NextOpen(q.Start, q.limit); ok {
			if closes, ok := q.model.NextClose(opens, q.limit); ok {
				q.adds(t, q.model.Between(q.Start, closes))
			}
		}
	}},
	{"any: Add of nothing is the next opening", func(t *rapid.T, q question) { q.adds(t, 0) }},
	{"any: Add back is the latest instant", func(t *rapid.T, q question) { q.adds(t, -budget().Draw(t, "open")) }},
	{"any: Between is additive", func(t *rapid.T, q question) {
		a, b := q.away(t, "a"), q.away(t, "b")
		first, second, all := q.open(t, a, q.Start), q.open(t, q.Start, b), q.open(t, a, b)
		if first+second != all {
			t.Fatalf("Between(%s, %s): %v, but cut at %s it is %v and %v\n%v", q.text(a), q.text(b), all, q.text(q.Start), first, second, q.Office)
		}
		if a.Before(b) && (all < 0 || all > b.Sub(a)) {
			t.Fatalf("Between(%s, %s): %v of %v\n%v", q.text(a), q.text(b), all, b.Sub(a), q.Office)
		}
	}},
	{"any: Add and Between are inverse", func(t *rapid.T, q question) {
		open := rapid.OneOf(budget(), rapid.Map(rapid.IntRange(1, 20_000), func(n int) time.Duration { return time.Duration(n) * time.Hour })).Draw(t, "open")
		due, err := q.clock.Add(q.Start, open)
		if err != nil {
			t.Skip("none, or not in the supported years")
		}
		if got, before := q.open(t, q.Start, due), q.open(t, q.Start, due.Add(-1)); got != open || before != open-1 {
			t.Fatalf("Add(%s, %v) is %s, but Between there is %v, and %v a nanosecond before\n%v", q.text(q.Start), open, q.text(due), got, before, q.Office)
		}
	}},
	{"any: Add is monotone", func(t *rapid.T, q question) {
		from, to := q.Start, q.away(t, "later")
		if to.Before(from) {
			from, to = to, from
		}
		less := budget().Draw(t, "open")
		more := less + time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "more"))
		a, err := q.clock.Add(from, less)
		b, errLater := q.clock.Add(to, more)
		if err == nil && errLater == nil && b.Before(a) {
			t.Fatalf("Add(%s, %v) is %s, after Add(%s, %v), %s\n%v", q.text(from), less, q.text(a), q.text(to), more, q.text(b), q.Office)
		}
	}},
	{"any: an instant is the same in every location", func(t *rapid.T, q question) {
		there := zones.Load(Zones().Draw(t, "there"))
		open := budget().Draw(t, "open")
		a, err := q.clock.Add(q.Start, open)
		b, errThere := q.clock.Add(q.Start.In(there), open)
		if (err == nil) != (errThere == nil) || err == nil && !a.Equal(b) {
			t.Fatalf("Add(%s, %v) is %s, given in %s %s\n%v", q.text(q.Start), open, q.answer(a, err), there, q.answer(b, errThere), q.Office)
		}
		if here, there := q.clock.IsOpen(q.Start), q.clock.IsOpen(q.Start.In(there)); here != there {
			t.Fatalf("IsOpen(%s): %t, elsewhere %t\n%v", q.text(q.Start), here, there, q.Office)
		}
	}},
	{"any: outside the years 1 to 9999 nothing is open, and an error", func(t *rapid.T, q question) {
		ends := []time.Time{time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC).Add(-1), time.Date(10000, time.January, 1, 0, 0, 0, 0, time.UTC)}
		at := rapid.SampledFrom(ends).Draw(t, "end")
		at = at.AddDate((at.Year()/5000*2-1)*rapid.IntRange(0, 5000).Draw(t, "years"), 0, 0)
		if q.clock.IsOpen(at) {
			t.Fatalf("IsOpen(%s): true", at.UTC())
		}
		if got, err := q.clock.Add(at, time.Hour); err == nil {
			t.Fatalf("Add(%s, 1h): %s, want an error", at.UTC(), got)
		}
		if got, err := q.clock.Between(q.Start, at); err == nil {
			t.Fatalf("Between(%s, %s): %v, want an error", q.text(q.Start), at.UTC(), got)
		}
		if oracle.Supported(at) {
			t.Fatalf("%s is in the supported years", at)
		}
	}},
}

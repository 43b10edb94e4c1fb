package plan

import (
	"fmt"
	"iter"
	"slices"
	"sort"
	"time"
)

// An Edition is a policy and the instant from which it is in force, until that of the
// next one. A zero From is since ever. Compare editions with Equal, not with ==: they
// hold a time.Time.
type Edition struct {
	Policy Policy
	From   time.Time
}

// Equal reports whether e and f are the same policy from the same instant on.
func (e Edition) Equal(f Edition) bool { return e.Policy.Equal(f.Policy) && e.From.Equal(f.From) }

// String returns the edition in one line, as in `"support 2027" from
// 2027-01-01T00:00:00Z`.
func (e Edition) String() string {
	name := quote(e.Policy.Name())
	if e.From.IsZero() {
		return name + " since ever"
	}
	return name + " from " + e.From.Format(time.RFC3339Nano)
}

// A Timeline is the policies of a company over time: at any instant, the last one to come
// into force by then. Before the first there is none. A policy may come back. The zero
// Timeline has none at all. A Timeline is immutable.
type Timeline struct {
	editions []Edition // in order
}

// NewTimeline returns the timeline of the editions, in any order. It returns an error if
// one has no policy, two are from the same instant, or two policies that are not Equal
// have the same name, by which logs tell them apart.
func NewTimeline(editions ...Edition) (Timeline, error) {
	sorted := slices.Clone(editions)
	slices.SortStableFunc(sorted, func(a, b Edition) int { return a.From.Compare(b.From) })
	for i, e := range sorted {
		if e.Policy.IsZero() {
			return Timeline{}, fmt.Errorf("plan: edition %s: no policy; want one such as plan.BuiltIn()", e)
		}
		if i > 0 && e.From.Equal(sorted[i-1].From) {
			return Timeline{}, fmt.Errorf("plan: editions %s and %s: want an instant of its own for each", sorted[i-1], e)
		}
		for _, other := range sorted[:i] {
			if other.Policy.Name() == e.Policy.Name() && !other.Policy.Equal(e.Policy) {
				return Timeline{}, fmt.Errorf("plan: editions %s and %s: the policies differ; want another name for one", other, e)
			}
		}
	}
	return Timeline{sorted}, nil
}

// Editions returns the editions in order.
func (t Timeline) Editions() []Edition { return slices.Clone(t.editions) }

// At returns the policy in force at an instant: the zero Policy before the first.
func (t Timeline) At(at time.Time) Policy {
	i := sort.Search(len(t.editions), func(i int) bool { return t.editions[i].From.After(at) }) - 1
	if i < 0 {
		return Policy{}
	}
	return t.editions[i].Policy
}

// Changes yields the instants in (from, until] at which another policy comes into force,
// in order, each with that policy.
func (t Timeline) Changes(from, until time.Time) iter.Seq2[time.Time, Policy] {
	return func(yield func(time.Time, Policy) bool) {
		last := t.At(from)
		for _, e := range t.editions {
			if e.From.After(from) && !e.From.After(until) && !e.Policy.Equal(last) {
				if last = e.Policy; !yield(e.From, last) {
					return
				}
			}
		}
	}
}

// Equal reports whether t and u have the same editions.
func (t Timeline) Equal(u Timeline) bool {
	return slices.EqualFunc(t.editions, u.editions, Edition.Equal)
}

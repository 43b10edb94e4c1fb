package priority_test

import (
	"slices"
	"testing"
	"time"

	"github.com/dueby/dueby/priority"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// overrides are crowded into a few instants, so that equal ones are common; they
// shrink towards one of monday, to P1, by the customer.
var overrides = rapid.Custom(func(t *rapid.T) priority.Override {
	at := monday(float64(rapid.IntRange(0, 5).Draw(t, "hours")))
	if rapid.Bool().Draw(t, "in another zone") {
		at = at.In(time.FixedZone("", rapid.IntRange(-50000, 50000).Draw(t, "offset")))
	}
	return priority.Override{
		At:     at,
		Level:  priority.Level(rapid.IntRange(1, 9).Draw(t, "level")),
		By:     rapid.SampledFrom([]priority.Party{priority.Customer, priority.Engineer}).Draw(t, "by"),
		Name:   rapid.StringN(0, 5, -1).Draw(t, "name"),
		Reason: rapid.String().Draw(t, "reason"),
	}
})

// assignments have no overrides yet.
var assignments = rapid.Custom(func(t *rapid.T) priority.Assignment {
	if rapid.Bool().Draw(t, "assigned") {
		m := matrices.Draw(t, "matrix")
		urgencies, impacts := m.Size()
		a, err := m.Assign(
			priority.Urgency(rapid.IntRange(1, urgencies).Draw(t, "urgency")),
			priority.Impact(rapid.IntRange(1, impacts).Draw(t, "impact")))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a, err := priority.Choose(priority.Level(rapid.IntRange(1, 9).Draw(t, "level")))
	if err != nil {
		t.Fatal(err)
	}
	return a
})

// oracle is the level at t by the words of the contract: of the overrides whose
// instant has come, the one of the latest instant, and of those the last given.
func oracle(initial priority.Level, given []priority.Override, t time.Time) priority.Level {
	level, latest := initial, time.Time{}
	for _, o := range given {
		if !o.At.After(t) && !o.At.Before(latest) {
			level, latest = o.Level, o.At
		}
	}
	return level
}

func TestLevelAtAnInstantIsThatOfTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := assignments.Draw(t, "assignment")
		given := rapid.SliceOf(overrides).Draw(t, "overrides")
		b := mustOverride(t, a, given...)
		for hour := -1.0; hour <= 6; hour += 0.5 {
			if got, want := b.At(monday(hour)), oracle(a.Initial(), given, monday(hour)); got != want {
				t.Errorf("at %v: %v, want %v", monday(hour), got, want)
			}
		}
		if got, want := b.Level(), oracle(a.Initial(), given, monday(1000)); got != want {
			t.Errorf("now: %v, want %v", got, want)
		}
		if !slices.IsSortedFunc(b.Overrides(), func(o, p priority.Override) int { return o.At.Compare(p.At) }) {
			t.Errorf("not in order: %v", b.Overrides())
		}
		checkAssignmentJSON(t, b)
	})
}

func TestOverridesGivenAtOnceOrOneByOneAreTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := assignments.Draw(t, "assignment")
		given := rapid.SliceOf(overrides).Draw(t, "overrides")
		atOnce, oneByOne := mustOverride(t, a, given...), a
		var snapshots []priority.Assignment
		var contents [][]priority.Override
		for _, o := range given {
			oneByOne = mustOverride(t, oneByOne, o)
			snapshots = append(snapshots, oneByOne)
			contents = append(contents, oneByOne.Overrides())
		}
		if diff := cmp.Diff(atOnce, oneByOne); diff != "" {
			t.Errorf("(-at once +one by one) %s", diff)
		}
		for i := range snapshots {
			if diff := cmp.Diff(contents[i], snapshots[i].Overrides()); diff != "" {
				t.Errorf("a later override has changed an earlier value (-want +got) %s", diff)
			}
		}
	})
}

func TestOrderOfDeliveryOfDistinctInstantsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := assignments.Draw(t, "assignment")
		given := rapid.SliceOfDistinct(overrides, func(o priority.Override) int64 { return o.At.Unix() }).Draw(t, "overrides")
		want := mustOverride(t, a, given...)
		if diff := cmp.Diff(want, mustOverride(t, a, rapid.Permutation(given).Draw(t, "order")...)); diff != "" {
			t.Errorf("(-want +got) %s", diff)
		}
	})
}

package priority_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/dueby/dueby/priority"
	"github.com/google/go-cmp/cmp"
)

// monday is 2 March 2026, 09:00 UTC, and later hours of that day.
func monday(hours float64) time.Time {
	return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC).Add(time.Duration(hours * float64(time.Hour)))
}

func byCustomer(at time.Time, level priority.Level) priority.Override {
	return priority.Override{At: at, Level: level, By: priority.Customer}
}

func mustAssign(t *testing.T, u priority.Urgency, i priority.Impact) priority.Assignment {
	t.Helper()
	a, err := priority.Assign(u, i)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func mustOverride(t interface {
	Helper()
	Fatal(...any)
}, a priority.Assignment, overrides ...priority.Override) priority.Assignment {
	t.Helper()
	a, err := a.Override(overrides...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAssign(t *testing.T) {
	for _, cell := range cells {
		t.Run(cell.name, func(t *testing.T) {
			a := mustAssign(t, cell.urgency, cell.impact)
			if a.Urgency() != cell.urgency || a.Impact() != cell.impact {
				t.Errorf("made of %v and %v", a.Urgency(), a.Impact())
			}
			if a.Initial() != cell.want || a.Level() != cell.want || a.At(monday(0)) != cell.want || a.At(time.Time{}) != cell.want {
				t.Errorf("levels %v, %v, %v, want %v", a.Initial(), a.Level(), a.At(monday(0)), cell.want)
			}
			if a.IsZero() || a.Overrides() != nil {
				t.Errorf("IsZero = %v, Overrides = %v", a.IsZero(), a.Overrides())
			}
		})
	}
	if _, err := priority.Assign(0, 1); !errors.Is(err, priority.ErrUnset) {
		t.Errorf("without an urgency: %v", err)
	}
}

func TestAssignByAMatrixOfTheCaller(t *testing.T) {
	m := mustMatrix(t, [][]priority.Level{{1, 2, 3, 4, 5}})
	a, err := m.Assign(priority.UrgencyHigh, 5)
	if a.Level() != 5 || a.Impact() != 5 || err != nil {
		t.Errorf("Assign = %v, %v, want P5", a, err)
	}
}

func TestChoose(t *testing.T) {
	for level := priority.Level(1); level <= 9; level++ {
		a, err := priority.Choose(level)
		if err != nil || a.IsZero() || a.Initial() != level || a.Level() != level || a.At(monday(0)) != level {
			t.Errorf("Choose(%v) = %v, %v", level, a, err)
		}
		if a.Urgency() != 0 || a.Impact() != 0 {
			t.Errorf("chosen, yet made of %v and %v", a.Urgency(), a.Impact())
		}
	}
	a, err := priority.Choose(0)
	checkValueError(t, "nothing chosen", err, "priority: level is not set", true)
	if !a.IsZero() {
		t.Errorf("%v beside the error", a)
	}
	_, err = priority.Choose(10)
	checkValueError(t, "no level", err, "priority: level Level(10): want P1 to P9", false)
}

func TestZeroAssignment(t *testing.T) {
	var zero priority.Assignment
	if !zero.IsZero() || zero.Initial() != 0 || zero.Level() != 0 || zero.At(monday(0)) != 0 || zero.Overrides() != nil {
		t.Errorf("the zero Assignment is set: %v", zero)
	}
	_, err := zero.Override(byCustomer(monday(0), priority.P1))
	checkValueError(t, "nothing to override", err, "priority: assignment is not set", true)
	if _, err := zero.Override(); !errors.Is(err, priority.ErrUnset) {
		t.Errorf("no overrides of nothing: %v", err)
	}
}

func TestOverrideCountsFromItsInstantOn(t *testing.T) {
	paris := time.FixedZone("CET", 3600)
	a := mustOverride(t, mustAssign(t, priority.UrgencyLow, priority.ImpactLow),
		byCustomer(monday(2), priority.P1), byCustomer(monday(1), priority.P2))
	for _, row := range []struct {
		reason string
		at     time.Time
		want   priority.Level
	}{
		{"long before", time.Time{}, priority.P4},
		{"just before the first", monday(1).Add(-1), priority.P4},
		{"at the first", monday(1), priority.P2},
		{"at the first, by another clock", monday(1).In(paris), priority.P2},
		{"just before the second", monday(2).Add(-1), priority.P2},
		{"at the second, though given first", monday(2), priority.P1},
		{"long after", monday(20000), priority.P1},
	} {
		if got := a.At(row.at); got != row.want {
			t.Errorf("%s: %v, want %v", row.reason, got, row.want)
		}
	}
	if a.Initial() != priority.P4 || a.Level() != priority.P1 {
		t.Errorf("initial %v, now %v; want P4, P1", a.Initial(), a.Level())
	}
	if a.Urgency() != priority.UrgencyLow || a.Impact() != priority.ImpactLow {
		t.Errorf("an override has changed what the level was made of: %v, %v", a.Urgency(), a.Impact())
	}
}

func TestOfEqualInstantsTheLaterGivenWins(t *testing.T) {
	chosen, _ := priority.Choose(priority.P4)
	paris := time.FixedZone("CET", 3600)
	first, second, third := byCustomer(monday(1), 1), byCustomer(monday(1).In(paris), 2), byCustomer(monday(1), 3)
	for _, a := range []priority.Assignment{
		mustOverride(t, chosen, first, second, third),
		mustOverride(t, mustOverride(t, chosen, first), second, third),
		mustOverride(t, mustOverride(t, mustOverride(t, chosen, first), second), third),
	} {
		if a.Level() != 3 || a.At(monday(1)) != 3 {
			t.Errorf("level %v, want that of the last", a.Level())
		}
		if diff := cmp.Diff([]priority.Override{first, second, third}, a.Overrides()); diff != "" {
			t.Error("(-want +got)", diff)
		}
	}
	earlier := mustOverride(t, mustOverride(t, chosen, third), byCustomer(monday(0), 1))
	if earlier.Level() != 3 {
		t.Errorf("level %v: an earlier instant, given later, does not count now", earlier.Level())
	}
}

func TestOverrideMakesAnotherAssignment(t *testing.T) {
	chosen, _ := priority.Choose(priority.P4)
	given := []priority.Override{byCustomer(monday(2), 2), byCustomer(monday(1), 1)}
	a := mustOverride(t, chosen, given...)
	want := []priority.Override{byCustomer(monday(1), 1), byCustomer(monday(2), 2)}

	// Two branches from a must not share room behind its last override.
	b := mustOverride(t, a, byCustomer(monday(3), 3))
	c := mustOverride(t, a, byCustomer(monday(0), 5))
	if got := mustOverride(t, a); !got.Equal(a) {
		t.Errorf("no overrides: %v, want %v", got, a)
	}
	if diff := cmp.Diff(byCustomer(monday(2), 2), given[0]); diff != "" {
		t.Error("what was given is sorted in place (-want +got)", diff)
	}
	given[1].Level = 9
	a.Overrides()[0].Level = 9

	if !chosen.IsZero() && chosen.Overrides() != nil {
		t.Errorf("the first Assignment has changed: %v", chosen.Overrides())
	}
	if diff := cmp.Diff(want, a.Overrides()); diff != "" {
		t.Error("(-want +got)", diff)
	}
	if b.Level() != 3 || c.Level() != 2 || c.At(monday(0)) != 5 {
		t.Errorf("branches: %v, %v, %v", b.Level(), c.Level(), c.At(monday(0)))
	}
}

func TestOverrideRefuses(t *testing.T) {
	chosen, _ := priority.Choose(priority.P2)
	good := priority.Override{At: monday(0), Level: priority.P1, By: priority.Engineer, Name: "Ana", Reason: "é"}
	for _, row := range []struct {
		reason string
		change func(*priority.Override)
		want   string // after the place
		unset  bool
	}{
		{"no instant", func(o *priority.Override) { o.At = time.Time{} }, "instant is not set", true},
		{"the zero time by another clock", func(o *priority.Override) { o.At = time.Time{}.In(time.FixedZone("", 60)) }, "instant is not set", true},
		{"just before year 1", func(o *priority.Override) { o.At = time.Time{}.Add(-1) }, "instant 0000-12-31T23:59:59Z: want years 1 to 9999", false},
		{"year 10000", func(o *priority.Override) { o.At = time.Unix(253402300800, 0) }, "instant 10000-01-01T00:00:00Z: want years 1 to 9999", false},
		{"no level", func(o *priority.Override) { o.Level = 0 }, "level is not set", true},
		{"past the levels", func(o *priority.Override) { o.Level = 10 }, "level Level(10): want P1 to P9", false},
		{"nobody", func(o *priority.Override) { o.By = 0 }, "party is not set", true},
		{"somebody else", func(o *priority.Override) { o.By = 3 }, "party Party(3): want customer or engineer", false},
		{"a name not in UTF-8", func(o *priority.Override) { o.Name = "Ana\xff" }, `name "Ana\xff": want UTF-8`, false},
		{"a reason not in UTF-8", func(o *priority.Override) { o.Reason = "\xc3" }, `reason "\xc3": want UTF-8`, false},
		{"all of it", func(o *priority.Override) { *o = priority.Override{} }, "instant is not set", true},
	} {
		bad := good
		row.change(&bad)
		got, err := chosen.Override(bad)
		checkValueError(t, row.reason, err, "priority: override: "+row.want, row.unset)
		if !got.IsZero() {
			t.Errorf("%s: %v beside the error", row.reason, got)
		}
		_, err = chosen.Override(good, bad, good)
		checkValueError(t, row.reason, err, "priority: override 2 of 3: "+row.want, row.unset)
		_, err = mustOverride(t, chosen, good).Override(good, bad)
		checkValueError(t, row.reason, err, "priority: override 2 of 2: "+row.want, row.unset)

		_, err = json.Marshal(bad)
		var value *priority.ValueError
		if !errors.As(err, &value) || value.Error() != "priority: override: "+row.want {
			t.Errorf("%s: json.Marshal: %v", row.reason, err)
		}
	}
}

func TestOverrideAtTheEndsOfTime(t *testing.T) {
	chosen, _ := priority.Choose(priority.P2)
	first := time.Time{}.Add(1)
	last := time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC)
	east := time.FixedZone("", 14*3600) // year 10000 there
	a := mustOverride(t, chosen, byCustomer(last.In(east), 3), byCustomer(first, 1))
	if a.At(first.Add(-1)) != 2 || a.At(first) != 1 || a.At(last.Add(-1)) != 1 || a.At(last) != 3 {
		t.Errorf("levels %v, %v, %v, %v", a.At(first.Add(-1)), a.At(first), a.At(last.Add(-1)), a.At(last))
	}
	checkAssignmentJSON(t, a)
}

func TestOverrideRefusesInstantsThatGoCannotCompare(t *testing.T) {
	chosen, _ := priority.Choose(priority.P2)
	for _, second := range []int64{math.MinInt64, -1 << 60, 1 << 60, math.MaxInt64} {
		var value *priority.ValueError
		if _, err := chosen.Override(byCustomer(time.Unix(second, 0), 1)); !errors.As(err, &value) || value.What != "override: instant" {
			t.Errorf("second %d of Unix time: %v", second, err)
		}
	}
}

func TestOverrideKeepsNoMonotonicReading(t *testing.T) {
	chosen, _ := priority.Choose(priority.P2)
	now := time.Now()
	a := mustOverride(t, chosen, byCustomer(now, 1))
	if got := a.Overrides()[0].At; got != now.Round(0) {
		t.Errorf("kept %v of %v", got, now)
	}
}

func TestAssignmentEqual(t *testing.T) {
	base := priority.Override{At: monday(1), Level: priority.P1, By: priority.Customer, Name: "Ana", Reason: "audit"}
	a := mustOverride(t, mustAssign(t, priority.UrgencyHigh, priority.ImpactLow), base)

	elsewhere := base
	elsewhere.At = base.At.In(time.FixedZone("CET", 3600))
	same := mustOverride(t, mustAssign(t, priority.UrgencyHigh, priority.ImpactLow), elsewhere)
	if !base.Equal(elsewhere) || !a.Equal(same) || !cmp.Equal(a, same) {
		t.Errorf("the same instant in another zone: %s", cmp.Diff(a.Overrides(), same.Overrides()))
	}

	for reason, change := range map[string]func(*priority.Override){
		"at":     func(o *priority.Override) { o.At = o.At.Add(1) },
		"level":  func(o *priority.Override) { o.Level++ },
		"by":     func(o *priority.Override) { o.By = priority.Engineer },
		"name":   func(o *priority.Override) { o.Name = "ana" },
		"reason": func(o *priority.Override) { o.Reason = "" },
	} {
		other := base
		change(&other)
		b := mustOverride(t, mustAssign(t, priority.UrgencyHigh, priority.ImpactLow), other)
		if base.Equal(other) || a.Equal(b) || cmp.Equal(a, b) {
			t.Errorf("another %s, yet equal", reason)
		}
	}

	chosen, _ := priority.Choose(priority.P3)
	others := []priority.Assignment{
		{},
		chosen, // the same level as the next two
		mustAssign(t, priority.UrgencyHigh, priority.ImpactLow),
		mustAssign(t, priority.UrgencyLow, priority.ImpactHigh),
		mustAssign(t, priority.UrgencyMedium, priority.ImpactMedium),
		mustAssign(t, priority.UrgencyHigh, priority.ImpactHigh),
		mustOverride(t, a, base),
		a,
	}
	// Two matrices that give one urgency and impact another level.
	inverse, err := mustMatrix(t, [][]priority.Level{{4}}).Assign(priority.UrgencyHigh, priority.ImpactHigh)
	if err != nil {
		t.Fatal(err)
	}
	// The same level, from one of the same urgency and from one of the same impact.
	flat := mustMatrix(t, [][]priority.Level{{3, 3}, {3, 3}})
	for _, made := range [][2]uint8{{1, 1}, {1, 2}, {2, 1}} {
		b, err := flat.Assign(priority.Urgency(made[0]), priority.Impact(made[1]))
		if err != nil {
			t.Fatal(err)
		}
		others = append(others, b)
	}
	others = append(others, inverse)
	for i, one := range others {
		for j, two := range others {
			if one.Equal(two) != (i == j) {
				t.Errorf("%v and %v: Equal = %v", one, two, i != j)
			}
		}
	}
}

package zones_test

import (
	"slices"
	"testing"
	"time"

	"github.com/dueby/dueby/internal/zones"
)

func TestNames(t *testing.T) {
	names := zones.Names()
	if len(names) < 590 {
		t.Errorf("%d names, want all of the tz database's, 598 in 2025c", len(names))
	}
	if !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Error("the names are not sorted, or one comes twice")
	}
	for _, name := range names {
		if got := zones.Load(name).String(); got != name {
			t.Errorf("Load(%q) is %s", name, got)
		}
	}
	for _, name := range zones.Hard() {
		if _, found := slices.BinarySearch(names, name); !found {
			t.Errorf("%s is hard but not among the names", name)
		}
	}
}

func TestLoadUnknown(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	zones.Load("Europe/Atlantis")
}

func BenchmarkTransitions(b *testing.B) {
	paris := zones.Load("Europe/Paris")
	from := time.Date(1900, time.January, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		zones.Transitions(paris, from, from.AddDate(200, 0, 0))
	}
}

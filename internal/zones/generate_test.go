package zones_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/internal/zones"
)

func TestInstantInRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		got := zones.Instant(loc).Draw(t, "instant")
		if year := got.UTC().Year(); year < 2 || year > 9998 {
			t.Fatalf("%v is in year %d", got, year)
		}
		if got.Location() != loc {
			t.Fatalf("%v is in %v, want %v", got, got.Location(), loc)
		}
	})
}

// TestInstantLeans checks that the generator does what it is for.
func TestInstantLeans(t *testing.T) {
	loc := zones.Load("America/New_York")
	instants := zones.Instant(loc)
	const draws = 1000
	var exact, near, leapDay, far int
	for seed := range draws {
		at := instants.Example(seed)
		if zones.Offset(loc, at) != zones.Offset(loc, at.Add(-2*time.Second)) {
			exact++
		}
		if len(zones.Transitions(loc, at.Add(-72*time.Hour), at.Add(72*time.Hour))) > 0 {
			near++
		}
		if utc := at.UTC(); utc.YearDay() == 366 && utc.Year() >= 2040 {
			leapDay++
		}
		if at.Year() > 2100 {
			far++
		}
	}
	for name, share := range map[string]struct{ got, want int }{
		"at a transition":                    {exact, draws / 20},
		"within three days of one":           {near, draws / 5},
		"on the last day of a far leap year": {leapDay, draws / 50},
		"after 2100":                         {far, draws / 20},
	} {
		if share.got < share.want {
			t.Errorf("%s: %d of %d, want at least %d", name, share.got, draws, share.want)
		}
	}
}

// TestZoneDrawsAll checks that neither the hard zones nor the last names of the
// list are forgotten.
func TestZoneDrawsAll(t *testing.T) {
	drawn := map[string]bool{}
	names := zones.Zone()
	for seed := range 5000 {
		drawn[names.Example(seed)] = true
	}
	for _, name := range zones.Hard() {
		if !drawn[name] {
			t.Errorf("%s never drawn", name)
		}
	}
	if all := len(zones.Names()); len(drawn) < all*9/10 {
		t.Errorf("%d of %d names drawn", len(drawn), all)
	}
}

package calendar_test

import (
	"cmp"
	"encoding/binary"
	"slices"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// A change is a transition of a made zone: the offset from an instant on, in seconds.
type change struct {
	at     string
	offset int32
}

// zoneOf returns a zone of data that is written here: an offset, what it changes to, and
// the rule for the time after that (see RFC 9636), or "".
func zoneOf(tb testing.TB, name string, offset int32, rule string, changes ...change) *time.Location {
	tb.Helper()
	block := func(width int) []byte { // of times of that many bytes
		data := append([]byte("TZif2"), make([]byte, 15)...)
		for _, n := range []int{0, 0, 0, len(changes), len(changes) + 1, 4} {
			data = binary.BigEndian.AppendUint32(data, uint32(n))
		}
		for _, c := range changes {
			sec := binary.BigEndian.AppendUint64(nil, uint64(at(c.at).Unix()))
			data = append(data, sec[8-width:]...)
		}
		for i := range changes {
			data = append(data, byte(i+1))
		}
		for _, offset := range append([]int32{offset}, offsetsOf(changes)...) {
			data = append(binary.BigEndian.AppendUint32(data, uint32(offset)), 0, 0)
		}
		return append(data, "LMT\x00"...)
	}
	loc, err := time.LoadLocationFromTZData(name, append(append(block(4), block(8)...), "\n"+rule+"\n"...))
	if err != nil {
		tb.Fatal(err)
	}
	return loc
}

// renamed returns a zone of other data than the database has: its changes written here
// until 2037, and then the rule of Paris or, if it has no more changes, none.
func renamed(tb testing.TB, name string) *time.Location {
	tb.Helper()
	loc := zones.Load(name)
	first := at("0001-01-01T00:00:00Z")
	var changes []change
	for _, t := range zones.Transitions(loc, at("1840-01-01T00:00:00Z"), at("2037-12-01T00:00:00Z")) {
		changes = append(changes, change{t.UTC().Format(rfc3339), int32(zones.Offset(loc, t))})
	}
	rule := ""
	if name == "Europe/Paris" {
		rule = parisRule
	}
	return zoneOf(tb, name, int32(zones.Offset(loc, first)), rule, changes...)
}

// listed returns a zone that lists the changes of the rule of Paris until 2500.
func listed(tb testing.TB, rule string) *time.Location {
	tb.Helper()
	paris := zoneOf(tb, "made", 0, parisRule)
	from := at("0001-01-01T00:00:00Z")
	var changes []change
	for _, t := range zones.Transitions(paris, from, at("2500-01-01T00:00:00Z")) {
		changes = append(changes, change{t.UTC().Format(rfc3339), int32(zones.Offset(paris, t))})
	}
	return zoneOf(tb, "made", int32(zones.Offset(paris, from)), rule, changes...)
}

const parisRule = "CET-1CEST,M3.5.0,M10.5.0/3"

func offsetsOf(changes []change) (offsets []int32) {
	for _, c := range changes {
		offsets = append(offsets, c.offset)
	}
	return offsets
}

func TestSameZone(t *testing.T) {
	const paris = parisRule
	changed := func(rule string, changes ...change) *time.Location { return zoneOf(t, "made", 0, rule, changes...) }
	tests := []struct {
		reason string
		a, b   *time.Location
		same   bool
	}{
		{"UTC, and no offset", time.UTC, time.FixedZone("UTC", 0), true},
		{"UTC by another name", time.UTC, zones.Load("Etc/Zulu"), true},
		{"an hour under the name of UTC", time.UTC, time.FixedZone("UTC", 3600), false},
		{"no offset under the name of Paris", zones.Load("Europe/Paris"), time.FixedZone("Europe/Paris", 0), false},
		{"a link", zones.Load("Asia/Kolkata"), zones.Load("Asia/Calcutta"), true},
		{"a link of a zone that goes by a rule", zones.Load("America/New_York"), zones.Load("US/Eastern"), true},
		{"a link of a zone that was listed until 2087", zones.Load("Africa/Casablanca"), zones.Load("Africa/Casablanca"), true},
		{"the same since 1970", zones.Load("Europe/Berlin"), zones.Load("Europe/Paris"), false},
		{"rules that are the same", changed(paris), changed(paris), true},
		{"rules that differ by their names", changed(paris), changed("AAA-1BBB,M3.5.0,M10.5.0/3"), true},
		{"rules that differ by a week in March", changed(paris), changed("CET-1CEST,M3.4.0,M10.5.0/3"), false},
		{"rules of days that are one until 2064", changed("AAA0BBB,M2.4.5,M10.5.0", change{"2037-12-31T00:00:00Z", 0}), changed("AAA0BBB,M2.5.5,M10.5.0", change{"2037-12-31T00:00:00Z", 0}), false},
		{"a rule, and its changes until 2500", changed(paris), listed(t, "CET-1"), false},
		{"a rule, and its changes until 2500 and itself", changed(paris), listed(t, paris), true},
		{"a rule, listed in part", changed(paris, change{"2026-01-01T00:00:00Z", 3600}), changed(paris, change{"2026-01-01T00:00:00Z", 3600}, change{"2026-03-29T01:00:00Z", 7200}), true},
		{"a change in the first year", changed("", change{"0001-01-02T00:00:00Z", 60}), changed(""), false},
		{"a change before the first year", changed("", change{"0001-01-01T00:00:00Z", 60}), time.FixedZone("", 60), true},
		{"a second of 1891", changed("", change{"1891-03-16T00:00:00Z", 60}), changed("", change{"1891-03-16T00:00:01Z", 60}), false},
		{"a second's offset", changed("", change{"1891-03-16T00:00:00Z", 60}), changed("", change{"1891-03-16T00:00:00Z", 61}), false},
		{"a change after a rule might hold", changed("", change{"2026-01-01T00:00:00Z", 0}, change{"9000-01-01T00:00:00Z", 60}), changed(""), false},
		{"a rule after 2037", changed(paris, change{"2037-12-31T00:00:00Z", 0}), changed("UTC0", change{"2037-12-31T00:00:00Z", 0}), false},
		{"a rule after 5000", changed(paris, change{"5000-01-01T00:00:00Z", 3600}), changed("CET-1", change{"5000-01-01T00:00:00Z", 3600}), false},
		{"a rule after a change in the last year", changed("CET-1", change{"9999-12-31T23:59:59Z", 3600}), changed(""), false},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if a, b := calendar.SameZone(test.a, test.b), calendar.SameZone(test.b, test.a); a != test.same || b != test.same {
				t.Errorf("%t and %t, want %t", a, b, test.same)
			}
		})
	}
}

// TestSameZones compares every zone with itself, loaded again, and with one much like it,
// against the clocks of both every few days.
func TestSameZones(t *testing.T) {
	t.Parallel()
	names := zones.Names()
	offset := func(name, instant string) int { return zones.Offset(zones.Load(name), at(instant)) }
	slices.SortStableFunc(names, func(a, b string) int {
		for _, instant := range []string{"2050-07-01T00:00:00Z", "2050-01-01T00:00:00Z", "1950-01-01T00:00:00Z", "1800-01-01T00:00:00Z"} {
			if c := cmp.Compare(offset(a, instant), offset(b, instant)); c != 0 {
				return c
			}
		}
		return 0
	})
	var alike []string
	for i, name := range names {
		next := names[(i+1)%len(names)]
		a, b := zones.Load(name), zones.Load(next)
		if !calendar.SameZone(a, zones.Load(name)) {
			t.Errorf("%s is not %s", name, name)
		}
		differ := differAt(a, b)
		if got := calendar.SameZone(a, b); got != differ.IsZero() {
			t.Errorf("%s is %s: %t, but for %v", name, next, got, differ)
		}
		if differ.IsZero() {
			alike = append(alike, name)
		}
	}
	if len(alike) < 100 {
		t.Errorf("only %d zones are like the next: %v", len(alike), alike)
	}
}

// differAt returns an instant at which two clocks read another time, or the zero Time.
func differAt(a, b *time.Location) time.Time {
	const days = 24 * time.Hour
	for _, of := range []struct {
		from, until string
		step        time.Duration
	}{
		{"0001-01-02T00:00:00Z", "1840-01-01T00:00:00Z", 10_000 * days},
		{"1840-01-01T00:00:00Z", "2110-01-01T00:00:00Z", 5 * days},
		{"2110-01-01T00:00:00Z", "9999-12-31T00:00:00Z", 997 * days},
	} {
		for probe := at(of.from); probe.Before(at(of.until)); probe = probe.Add(of.step) {
			if zones.Offset(a, probe) != zones.Offset(b, probe) {
				return probe
			}
		}
	}
	return time.Time{}
}

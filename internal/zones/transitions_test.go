package zones_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/internal/zones"
)

func TestTransitions(t *testing.T) {
	tests := []struct {
		name     string
		zone     string
		from, to string
		want     []string
	}{
		{"UTC rests", "UTC", "1900-01-01T00:00:00Z", "2100-01-01T00:00:00Z", nil},
		{
			"twice a year", "America/New_York", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z",
			[]string{"2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"},
		},
		{
			"from is excluded, to is included", "America/New_York", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z",
			[]string{"2026-11-01T06:00:00Z"},
		},
		{
			"from within the second before", "America/New_York", "2026-03-08T06:59:59.9Z", "2026-03-08T07:00:00.1Z",
			[]string{"2026-03-08T07:00:00Z"},
		},
		{
			"at 00:01", "America/St_Johns", "2010-01-01T00:00:00Z", "2011-01-01T00:00:00Z",
			[]string{"2010-03-14T03:31:00Z", "2010-11-07T02:31:00Z"},
		},
		{
			"30 minutes", "Australia/Lord_Howe", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z",
			[]string{"2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"},
		},
		{
			"a day skipped", "Pacific/Apia", "2011-12-01T00:00:00Z", "2012-01-31T00:00:00Z",
			[]string{"2011-12-30T10:00:00Z"},
		},
		{
			"local mean time, in seconds", "America/New_York", "1883-01-01T00:00:00Z", "1884-01-01T00:00:00Z",
			[]string{"1883-11-18T17:00:00Z"},
		},
		// ZoneBounds fails on the last UTC day of 2040, and names this second
		// of 2038 in a database that lists transitions until then.
		{"no change at the end of a leap year", "America/New_York", "2040-12-01T00:00:00Z", "2041-03-01T00:00:00Z", nil},
		{"no change where 32 bits end", "Europe/Paris", "2038-01-01T00:00:00Z", "2038-03-01T00:00:00Z", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, transition := range zones.Transitions(zones.Load(tt.zone), parse(t, tt.from), parse(t, tt.to)) {
				got = append(got, transition.UTC().Format(time.RFC3339Nano))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func parse(t *testing.T, text string) time.Time {
	t.Helper()
	instant, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

// TestTransitionsChangeTheOffset checks that the offset changes at every
// transition found and, by looking anywhere, nowhere else.
func TestTransitionsChangeTheOffset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		from := zones.Instant(loc).Draw(t, "from")
		to := from.Add(800 * 24 * time.Hour)
		look := from.Add(time.Duration(rapid.Int64Range(0, int64(to.Sub(from))).Draw(t, "look")))
		offset := zones.Offset(loc, from) // that in force at look
		for _, transition := range zones.Transitions(loc, from, to) {
			before, after := zones.Offset(loc, transition.Add(-1)), zones.Offset(loc, transition)
			if before == after {
				t.Fatalf("%v: %d s before and after", transition, after)
			}
			if !transition.After(look) {
				offset = after
			}
		}
		if got := zones.Offset(loc, look); got != offset {
			t.Fatalf("%v: %d s, last transition went to %d s", look, got, offset)
		}
	})
}

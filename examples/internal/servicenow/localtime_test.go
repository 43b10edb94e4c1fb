package servicenow_test

import (
	"slices"
	"testing"
	"time"

	"github.com/dueby/dueby/examples/internal/servicenow"
	"github.com/dueby/dueby/internal/zones"
)

func TestParseLocalTime(t *testing.T) {
	for _, s := range []string{"29-02-2016 01:16", "01-01-0001 00:00", "31-12-9999 23:59"} {
		if l, err := servicenow.ParseLocalTime(s); err != nil || l.String() != s {
			t.Errorf("%q: %q, %v", s, l, err)
		}
	}
	for s, want := range map[string]string{
		"":                    `"": want DD-MM-YYYY HH:MM`,
		"29-02-2016":          `"29-02-2016": want DD-MM-YYYY HH:MM`,
		"2016-02-29 01:16":    `"2016-02-29 01:16": want DD-MM-YYYY HH:MM`,
		"29-02-2016 01:16:00": `"29-02-2016 01:16:00": want DD-MM-YYYY HH:MM`,
		"29-02-2016  1:16":    `"29-02-2016  1:16": want DD-MM-YYYY HH:MM`,
		"29-02-2016 -1:16":    `"29-02-2016 -1:16": want DD-MM-YYYY HH:MM`,
		"2٩-02-2016 01:1":     `"2٩-02-2016 01:1": want DD-MM-YYYY HH:MM`,
		"29-02-2015 01:16":    `"29-02-2015 01:16": there is no such date; want DD-MM-YYYY HH:MM`,
		"02-29-2016 01:16":    `"02-29-2016 01:16": there is no such date; want DD-MM-YYYY HH:MM`,
		"00-01-2016 01:16":    `"00-01-2016 01:16": there is no such date; want DD-MM-YYYY HH:MM`,
		"01-01-0000 01:16":    `"01-01-0000 01:16": there is no such date; want DD-MM-YYYY HH:MM`,
		"29-02-2016 24:00":    `"29-02-2016 24:00": there is no such time of day; want 00:00 to 23:59`,
		"29-02-2016 23:60":    `"29-02-2016 23:60": there is no such time of day; want 00:00 to 23:59`,
	} {
		if l, err := servicenow.ParseLocalTime(s); err == nil || err.Error() != want {
			t.Errorf("%q: %q, %v, want %s", s, l, err, want)
		}
	}
}

func FuzzParseLocalTime(f *testing.F) {
	for _, seed := range []string{"29-02-2016 01:16", "31-02-2016 00:00", "", "00-00-0000 00:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := servicenow.ParseLocalTime(s)
		const layout = "02-01-2006 15:04"
		want, wantErr := time.Parse(layout, s)
		// time.Parse also takes an hour of one digit, and the year 0.
		if fits := wantErr == nil && want.Format(layout) == s && want.Year() > 0; fits != (err == nil) {
			t.Fatalf("%q: %v, time.Parse %v", s, err, wantErr)
		}
		if err == nil && l.String() != s {
			t.Fatalf("%q is read as %q", s, l)
		}
	})
}

func TestIn(t *testing.T) {
	tests := []struct {
		name, reading, zone, want string
		occurs                    servicenow.Occurs
	}{
		{"a plain day", "29-02-2016 01:16", "America/Sao_Paulo", "2016-02-29T04:16:00Z", servicenow.Once},
		{"before a gap", "29-03-2026 01:59", "Europe/Paris", "2026-03-29T00:59:00Z", servicenow.Once},
		{"in a gap", "29-03-2026 02:30", "Europe/Paris", "2026-03-29T01:00:00Z", servicenow.Never},
		{"the instant after a gap", "29-03-2026 03:00", "Europe/Paris", "2026-03-29T01:00:00Z", servicenow.Once},
		{"in a gap where time.Date picks the other side", "08-03-2026 02:30", "America/New_York", "2026-03-08T07:00:00Z", servicenow.Never},
		{"before a fold", "25-10-2026 01:59", "Europe/Paris", "2026-10-24T23:59:00Z", servicenow.Once},
		{"in a fold", "25-10-2026 02:30", "Europe/Paris", "2026-10-25T00:30:00Z", servicenow.Twice},
		{"a fold's last minute", "25-10-2026 02:59", "Europe/Paris", "2026-10-25T00:59:00Z", servicenow.Twice},
		{"after a fold", "25-10-2026 03:00", "Europe/Paris", "2026-10-25T02:00:00Z", servicenow.Once},
		{"the day's first half hour does not exist", "04-11-2018 00:30", "America/Sao_Paulo", "2018-11-04T03:00:00Z", servicenow.Never},
		{"an evening that occurs twice", "17-02-2018 23:30", "America/Sao_Paulo", "2018-02-18T01:30:00Z", servicenow.Twice},
		{"a gap of half an hour", "04-10-2026 02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z", servicenow.Never},
		{"a day that the zone skipped", "30-12-2011 12:00", "Pacific/Apia", "2011-12-30T10:00:00Z", servicenow.Never},
		{"negative DST", "25-10-2026 01:30", "Europe/Dublin", "2026-10-25T00:30:00Z", servicenow.Twice},
		{"local mean time, to the second", "01-01-1900 00:00", "America/Sao_Paulo", "1900-01-01T03:06:28Z", servicenow.Once},
		{"where ZoneBounds is wrong", "31-12-2040 12:00", "Europe/Paris", "2040-12-31T11:00:00Z", servicenow.Once},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := servicenow.ParseLocalTime(tt.reading)
			if err != nil {
				t.Fatal(err)
			}
			got, occurs := l.In(zones.Load(tt.zone))
			if got.UTC().Format(time.RFC3339Nano) != tt.want || occurs != tt.occurs {
				t.Errorf("%s in %s: %s, %d, want %s, %d", l, tt.zone, got.UTC().Format(time.RFC3339Nano), occurs, tt.want, tt.occurs)
			}
			if got.Location().String() != tt.zone {
				t.Errorf("in %s, want %s", got.Location(), tt.zone)
			}
		})
	}
}

// Around every transition, the instant is the first of those at which the clock read
// the minute, found by trying every offset that was in force for days around.
func TestInAroundTransitions(t *testing.T) {
	to := time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, name := range zones.Names() {
		from := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
		if slices.Contains(zones.Hard(), name) {
			from = time.Date(1940, 1, 1, 0, 0, 0, 0, time.UTC) // it holds for all zones, and takes 5 s
		}
		loc := zones.Load(name)
		transitions := zones.Transitions(loc, from, to)
		for i, at := range transitions {
			// The offsets in force, each from its instant on.
			near := []time.Time{at.AddDate(0, 0, -4)}
			for _, other := range transitions[max(0, i-4):min(len(transitions), i+5)] {
				if other.Sub(at).Abs() < 96*time.Hour {
					near = append(near, other)
				}
			}
			before, after := zones.Offset(loc, at.Add(-1)), zones.Offset(loc, at)
			for _, seconds := range []int{before, after, (before + after) / 2, before - 60, after - 60, after + 60, after + 86400, before - 86400} {
				reading := at.UTC().Add(time.Duration(seconds) * time.Second).Truncate(time.Minute)
				check(t, loc, reading, near)
			}
		}
	}
}

func check(t *testing.T, loc *time.Location, reading time.Time, near []time.Time) {
	t.Helper()
	var occurrences []time.Time
	for _, from := range near {
		offset := zones.Offset(loc, from)
		u := reading.Add(-time.Duration(offset) * time.Second)
		if zones.Offset(loc, u) == offset && !slices.ContainsFunc(occurrences, u.Equal) {
			occurrences = append(occurrences, u)
		}
	}
	slices.SortFunc(occurrences, time.Time.Compare)
	want, wantOccurs := time.Time{}, servicenow.Never
	switch len(occurrences) {
	case 0: // the instant at which the clock went past the reading
		for _, at := range near[1:] {
			clock := at.UTC().Add(time.Duration(zones.Offset(loc, at)) * time.Second)
			if want.IsZero() && clock.After(reading) {
				want = at
			}
		}
	case 1:
		want, wantOccurs = occurrences[0], servicenow.Once
	default:
		want, wantOccurs = occurrences[0], servicenow.Twice
	}
	l, err := servicenow.ParseLocalTime(reading.Format("02-01-2006 15:04"))
	if err != nil {
		t.Fatal(err)
	}
	if got, occurs := l.In(loc); !got.Equal(want) || occurs != wantOccurs {
		t.Errorf("%s in %s: %s, %d, want %s, %d", l, loc, got.UTC(), occurs, want.UTC(), wantOccurs)
	}
}

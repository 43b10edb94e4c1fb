package slatest_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/sla/slatest"
)

func TestInstantsInWords(t *testing.T) {
	tests := []struct {
		reason, zone, text, want string
	}{
		{"a date and a time", "Europe/Paris", "2026-11-23 10:30", "2026-11-23T09:30:00Z"},
		{"the right weekday", "Europe/Paris", "Mon 2026-11-23 10:30", "2026-11-23T09:30:00Z"},
		{"an abbreviation that is not needed", "Europe/Paris", "Mon 2026-11-23 10:30 CET", "2026-11-23T09:30:00Z"},
		{"seconds and a fraction", "Europe/Paris", "2026-11-23 10:30:05.000000001", "2026-11-23T09:30:05.000000001Z"},
		{"RFC 3339, wherever it is from", "Europe/Paris", "2026-11-23T10:30:00+09:00", "2026-11-23T01:30:00Z"},
		{"the first of two", "America/New_York", "2026-11-01 01:30 EDT", "2026-11-01T05:30:00Z"},
		{"the second of two", "America/New_York", "2026-11-01 01:30 EST", "2026-11-01T06:30:00Z"},
		{"the first instant after a gap", "America/New_York", "2026-03-08 03:00", "2026-03-08T07:00:00Z"},
		{"an abbreviation of digits", "America/Sao_Paulo", "2018-11-04 01:00 -02", "2018-11-04T03:00:00Z"},
		{"before a skipped date", "Pacific/Apia", "Thu 2011-12-29 23:59", "2011-12-30T09:59:00Z"},
		{"after a skipped date", "Pacific/Apia", "Sat 2011-12-31 00:00", "2011-12-30T10:00:00Z"},
		{"an offset with seconds", "Europe/Paris", "1890-06-02 12:00", "1890-06-02T11:50:39Z"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			zone := slatest.In(t, tt.zone)
			got := zone.At(tt.text)
			if want := at(t, tt.want); !got.Equal(want) || got.Location() != zone.Location() {
				t.Errorf("%q in %s: %v, want %v", tt.text, tt.zone, got, want)
			}
		})
	}
}

func TestWordsThatAreNoInstant(t *testing.T) {
	tests := []struct {
		reason, zone, text, want string
	}{
		{
			"a wrong weekday", "Europe/Paris", "Tue 2026-11-23 10:30",
			`fatal: slatest: "Tue 2026-11-23 10:30": 2026-11-23 is a Monday`,
		},
		{
			"a reading that the clock skips", "America/New_York", "2026-03-08 02:30",
			`fatal: slatest: "2026-03-08 02:30" does not occur in America/New_York`,
		},
		{
			"a date that the zone skipped", "Pacific/Apia", "2011-12-30 12:00",
			`fatal: slatest: "2011-12-30 12:00" does not occur in Pacific/Apia`,
		},
		{
			"a reading that the clock repeats", "America/New_York", "2026-11-01 01:30",
			`fatal: slatest: "2026-11-01 01:30" occurs more than once in America/New_York: say which, EDT (2026-11-01T05:30:00Z) or EST (2026-11-01T06:30:00Z)`,
		},
		{
			"the abbreviation of the other half of the year", "Europe/Paris", "2026-11-23 10:30 CEST",
			`fatal: slatest: "2026-11-23 10:30 CEST" does not occur in Europe/Paris`,
		},
		{
			"no date", "Europe/Paris", "Mon 10:30",
			`fatal: slatest: "Mon 10:30" is no instant: it has no date`,
		},
		{
			"a date that is none", "Europe/Paris", "2026-02-29 10:30",
			`fatal: slatest: "2026-02-29 10:30" is no instant: calendar: "2026-02-29": there is no such day`,
		},
		{
			"no time", "Europe/Paris", "2026-02-28",
			`fatal: slatest: "2026-02-28" is no instant: want one such as "Mon 2026-11-23 10:30", with "CET" after it where the clock shows it twice, or RFC 3339`,
		},
		{
			"a time that is none", "Europe/Paris", "2026-02-28 25:00",
			`fatal: slatest: "2026-02-28 25:00" is no instant: want one such as "Mon 2026-11-23 10:30", with "CET" after it where the clock shows it twice, or RFC 3339`,
		},
		{
			"a word that is no weekday", "Europe/Paris", "Foo 2026-02-28 10:30",
			`fatal: slatest: "Foo 2026-02-28 10:30" is no instant: want one such as "Mon 2026-11-23 10:30", with "CET" after it where the clock shows it twice, or RFC 3339`,
		},
		{
			"a long text", "Europe/Paris", strings.Repeat("été ", 20),
			`fatal: slatest: "` + strings.Repeat("été ", 13) + `é..." is no instant: want one such as "Mon 2026-11-23 10:30", with "CET" after it where the clock shows it twice, or RFC 3339`,
		},
		{
			"nothing", "UTC", "",
			`fatal: slatest: "" is no instant: want one such as "Mon 2026-11-23 10:30", with "CET" after it where the clock shows it twice, or RFC 3339`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			if got := recorded(func(r *recorder) { slatest.In(r, tt.zone).At(tt.text) }); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestTextIsReadBack: whatever instant is written, the words are read as it.
func TestTextIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := slatest.In(t, slatest.Zones().Draw(t, "zone"))
		at := slatest.Instants(zone.Location()).Draw(t, "at")
		if back := zone.At(zone.Text(at)); !back.Equal(at) {
			t.Fatalf("%v is written %q and read %v", at, zone.Text(at), back)
		}
	})
}

func TestTextTellsRepeatedReadingsApart(t *testing.T) {
	newYork, juneau := slatest.In(t, "America/New_York"), slatest.In(t, "America/Juneau")
	for _, tt := range []struct {
		zone     slatest.Zone
		at, want string
	}{
		{newYork, "2026-11-01T05:30:00Z", "Sun 2026-11-01 01:30 EDT"},
		{newYork, "2026-11-01T06:30:00Z", "Sun 2026-11-01 01:30 EST"},
		{newYork, "2026-11-01T06:30:00.5Z", "Sun 2026-11-01 01:30:00.5 EST"},
		{juneau, "1867-10-19T00:57:41Z", "1867-10-19T00:57:41Z"}, // LMT on both sides of the line
		{newYork, "0001-01-01T00:00:00Z", "never"},
	} {
		if got := tt.zone.Text(at(t, tt.at)); got != tt.want {
			t.Errorf("%s in %s: %q, want %q", tt.at, tt.zone.Location(), got, tt.want)
		}
	}
}

func TestZonesThatAreNone(t *testing.T) {
	for _, name := range []string{"", "Local", "Europe/Atlantis"} {
		if got := recorded(func(r *recorder) { slatest.In(r, name) }); got == "" {
			t.Errorf("%q is a zone", name)
		}
	}
	if got, want := recorded(func(r *recorder) { slatest.InLocation(r, nil) }), "fatal: slatest: a nil location; want one as time.LoadLocation returns it"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if loc := slatest.InLocation(t, time.UTC).Location(); loc != time.UTC {
		t.Errorf("location %v", loc)
	}
}

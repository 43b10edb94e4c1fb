package calendar_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

func TestDateAt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		date string
		time string
		zone string
		want string
	}{
		{"an ordinary day", "2026-01-05", "08:30:15", "Europe/Paris", "2026-01-05T08:30:15+01:00"},
		{"its beginning", "2026-01-05", "00:00", "Europe/Paris", "2026-01-05T00:00:00+01:00"},
		{"its end is the next one's beginning", "2026-01-05", "24:00", "Europe/Paris", "2026-01-06T00:00:00+01:00"},
		{"the first of two", "2025-11-02", "01:30", "America/New_York", "2025-11-02T01:30:00-04:00"},
		{"after both", "2025-11-02", "02:00", "America/New_York", "2025-11-02T02:00:00-05:00"},
		{"the second before", "2025-11-02", "00:59:59", "America/New_York", "2025-11-02T00:59:59-04:00"},
		{"in a gap, the first after it", "2025-03-09", "02:30", "America/New_York", "2025-03-09T03:00:00-04:00"},
		{"at the start of a gap", "2025-03-09", "02:00", "America/New_York", "2025-03-09T03:00:00-04:00"},
		{"at the end of a gap", "2025-03-09", "03:00", "America/New_York", "2025-03-09T03:00:00-04:00"},
		{"the second before a gap", "2025-03-09", "01:59:59", "America/New_York", "2025-03-09T01:59:59-05:00"},
		{"no midnight", "2018-11-04", "00:00", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"},
		{"no midnight, by another name", "2018-11-03", "24:00", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"},
		{"midnight twice", "2024-11-03", "00:00", "America/Havana", "2024-11-03T00:00:00-04:00"},
		{"the evening before twice", "2018-02-17", "23:30", "America/Sao_Paulo", "2018-02-17T23:30:00-02:00"},
		{"midnight after an evening twice", "2018-02-18", "00:00", "America/Sao_Paulo", "2018-02-18T00:00:00-03:00"},
		{"a date that begins, is left, and begins again", "2010-11-07", "00:00", "America/St_Johns", "2010-11-07T00:00:00-02:30"},
		{"later on that date", "2010-11-07", "00:01", "America/St_Johns", "2010-11-07T00:01:00-03:30"},
		{"half an hour missing", "2024-10-06", "02:10", "Australia/Lord_Howe", "2024-10-06T02:30:00+11:00"},
		{"a date that the zone skipped", "2011-12-30", "08:00", "Pacific/Apia", "2011-12-31T00:00:00+14:00"},
		{"the end of the date before", "2011-12-29", "24:00", "Pacific/Apia", "2011-12-31T00:00:00+14:00"},
		{"a date lived twice", "1969-09-30", "12:00", "Pacific/Kwajalein", "1969-09-30T12:00:00+11:00"},
		{"local mean time", "1900-01-01", "08:00", "Europe/Paris", "1900-01-01T08:00:00+00:09:21"},
		{"far ahead", "2026-01-05", "00:00", "Pacific/Kiritimati", "2026-01-05T00:00:00+14:00"},
		{"far behind", "2026-01-05", "23:59:59", "Etc/GMT+12", "2026-01-05T23:59:59-12:00"},
		{"the last day of a leap year", "2040-12-31", "12:00", "America/New_York", "2040-12-31T12:00:00-05:00"},
		{"the last hours of its last UTC day", "9996-12-31", "18:59:59", "America/New_York", "9996-12-31T18:59:59-05:00"},
		{"the first instant", "0001-01-01", "00:00", "UTC", "0001-01-01T00:00:00Z"},
		{"the last second", "9999-12-31", "23:59:59", "UTC", "9999-12-31T23:59:59Z"},
		{"the end of the last day", "9999-12-31", "24:00", "UTC", "calendar: 10000-01-01T00:00:00Z is outside the years 1 to 9999 UTC"},
		{"the last day, in the west", "9999-12-31", "20:00", "Etc/GMT+4", "calendar: 10000-01-01T00:00:00Z is outside the years 1 to 9999 UTC"},
		{"the first day, in the east", "0001-01-01", "03:59:59", "Etc/GMT-4", "calendar: 0000-12-31T23:59:59Z is outside the years 1 to 9999 UTC"},
		{"the first day, late, in the east", "0001-01-01", "04:00", "Etc/GMT-4", "0001-01-01T04:00:00+04:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			loc := zones.Load(tt.zone)
			got, err := date(tt.date).At(calendar.MustParseTimeOfDay(tt.time), loc)
			if text := answer(got, err); text != tt.want {
				t.Errorf("At = %s, want %s", text, tt.want)
			}
			if err != nil && !errors.Is(err, calendar.ErrRange) {
				t.Errorf("%v does not match ErrRange", err)
			}
			if err == nil && got.Location() != loc {
				t.Errorf("At answers in %v", got.Location())
			}
		})
	}
}

func TestDateAtRefuses(t *testing.T) {
	t.Parallel()
	if got, err := (calendar.Date{}).At(timeOfDay(0), time.UTC); errorText(err) != "calendar: date: is not set; want a date in the years 1 to 9999" || !got.IsZero() {
		t.Errorf("the zero Date: %v, %v", got, err)
	}
	if got, err := date("2026-01-05").At(timeOfDay(0), nil); errorText(err) != "calendar: location: is nil; want one such as time.LoadLocation returns" || !got.IsZero() {
		t.Errorf("no location: %v, %v", got, err)
	}
}

// The clock reads what was asked for, or a gap ends there; and it did not do so
// before.
func TestDateAtReadsTheClock(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		near := zones.Instant(loc).Draw(t, "near")
		day := calendar.DateOf(near)
		second := rapid.OneOf(rapid.IntRange(0, 86_400), rapid.SampledFrom([]int{0, 3600, 7200, 5400, 86_400})).Draw(t, "second")
		got, err := day.At(timeOfDay(second), loc)
		if err != nil {
			t.Fatal(err)
		}
		local := func(t time.Time) int64 {
			_, offset := t.In(loc).Zone()
			return t.Unix() + int64(offset)
		}
		want := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, second, 0, time.UTC).Unix()
		before := got.Add(-1)
		if local(got) != want && (local(got) < want || local(before) >= want) {
			t.Fatalf("%s at %s = %s", day, timeOfDay(second), reads(got))
		}
		// It is the first: no earlier offset of those days reads it before.
		for earlier := got.Add(-36 * time.Hour); earlier.Before(got); earlier = earlier.Add(10 * time.Minute) {
			_, offset := earlier.Zone()
			if sooner := time.Unix(want-int64(offset), 0); sooner.Before(got) && local(sooner) == want {
				t.Fatalf("%s at %s = %s, and %s before that", day, timeOfDay(second), reads(got), reads(sooner.In(loc)))
			}
		}
	})
}

func TestDateAtInAbsurdZones(t *testing.T) {
	t.Parallel()
	for _, offset := range []int{3 * 86400, -3 * 86400, 1 << 31, -1 << 31, 1 << 50, -1 << 50, 1<<63 - 1, -1 << 63} {
		t.Run(fmt.Sprint(offset), func(t *testing.T) {
			t.Parallel()
			soon(t, func() {
				loc := time.FixedZone("", offset)
				got, err := date("2026-01-05").At(timeOfDay(3600), loc)
				if hour, minute, second := got.Clock(); err == nil && (calendar.DateOf(got) != date("2026-01-05") || hour != 1 || minute+second != 0) {
					t.Errorf("At = %s", reads(got))
				}
			})
		})
	}
}

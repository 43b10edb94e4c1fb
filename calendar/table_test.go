package calendar_test

import (
	"testing"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// From where the index of a table says, it is a step or two; in the largest tables, whose
// edges outnumber the buckets, a few more.
func TestSearchesAreShort(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		s    calendar.Schedule
		most int
	}{
		{"an office", calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...), 2},
		{"a lunch break", calendar.MustParseSchedule("Mo-Fr 08:00-12:00,13:00-17:00"), 5},
		{"round the clock", calendar.AlwaysOpen(), 1},
		{"an hour a week", calendar.MustParseSchedule("Mo 08:00-09:00"), 2},
		{"96 intervals a day", minutes(t, 96, 0), 32},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := calendar.LongestSearch(in(t, tt.s, "Europe/Paris"), at("2026-01-01T00:00:00Z")); got > tt.most {
				t.Errorf("%d steps, want at most %d", got, tt.most)
			}
		})
	}
}

// A calendar drops tables by the size that they say they have.
func TestSizeOfTables(t *testing.T) {
	skipIfRaced(t)
	for _, tt := range []struct {
		name   string
		s      calendar.Schedule
		tables int
	}{
		{"an office", calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), 100},
		{"96 intervals a day", minutes(t, 96, 0), 5},
	} {
		c := in(t, tt.s, "Europe/Paris")
		var said int64
		is := held(func() any {
			var tables any
			tables, said = calendar.Tables(c, time.Unix(0, 0), tt.tables)
			return tables
		})
		// Go rounds sizes up, by an eighth at most.
		if off := is - said; off*33 < -is || off*8 > is {
			t.Errorf("%s: the tables hold %d bytes, and say %d", tt.name, is, said)
		}
	}
}

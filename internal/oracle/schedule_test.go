package oracle_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/internal/oracle"
)

const hour = 3600

func TestHours(t *testing.T) {
	tests := []struct {
		name            string
		hours           oracle.Hours
		second          int
		today, tomorrow bool
	}{
		{"opening is open", oracle.Hours{Open: 8 * hour, Close: 17 * hour}, 8 * hour, true, false},
		{"closing is not", oracle.Hours{Open: 8 * hour, Close: 17 * hour}, 17 * hour, false, false},
		{"last second before closing", oracle.Hours{Open: 8 * hour, Close: 17 * hour}, 17*hour - 1, true, false},
		{"close 24:00 holds the last second", oracle.Hours{Open: 8 * hour, Close: 24 * hour}, 24*hour - 1, true, false},
		{"close 00:00 holds the last second", oracle.Hours{Open: 8 * hour, Close: 0}, 24*hour - 1, true, false},
		{"close 00:00 is not a morning", oracle.Hours{Open: 8 * hour, Close: 0}, 0, false, false},
		{"night, evening half", oracle.Hours{Open: 22 * hour, Close: 6 * hour}, 23 * hour, true, false},
		{"night, midnight belongs to the next date", oracle.Hours{Open: 22 * hour, Close: 6 * hour}, 0, false, true},
		{"night, morning half is half-open", oracle.Hours{Open: 22 * hour, Close: 6 * hour}, 6 * hour, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.hours.Today(tt.second); got != tt.today {
				t.Errorf("Today(%d) = %v, want %v", tt.second, got, tt.today)
			}
			if got := tt.hours.Tomorrow(tt.second); got != tt.tomorrow {
				t.Errorf("Tomorrow(%d) = %v, want %v", tt.second, got, tt.tomorrow)
			}
		})
	}
}

func TestHoursValid(t *testing.T) {
	tests := []struct {
		name  string
		hours oracle.Hours
		want  bool
	}{
		{"a whole day", oracle.Hours{Open: 0, Close: 24 * hour}, true},
		{"the last second", oracle.Hours{Open: 24*hour - 1, Close: 24 * hour}, true},
		{"no length", oracle.Hours{Open: 8 * hour, Close: 8 * hour}, false},
		{"midnight to midnight", oracle.Hours{Open: 0, Close: 0}, false},
		{"open at 24:00", oracle.Hours{Open: 24 * hour, Close: 6 * hour}, false},
		{"past the day", oracle.Hours{Open: 8 * hour, Close: 25 * hour}, false},
		{"before the day", oracle.Hours{Open: -1, Close: hour}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.hours.Valid(); got != tt.want {
				t.Errorf("%v: Valid() = %v, want %v", tt.hours, got, tt.want)
			}
		})
	}
}

// TestPrecedence asks about Thursday 24 December 2026, a night of whose hours
// runs into Friday.
func TestPrecedence(t *testing.T) {
	eve := oracle.Date{Y: 2026, M: time.December, D: 24}
	feast := eve.Plus(1)
	night := oracle.Schedule{Week: oracle.Week{time.Thursday: {{Open: 22 * hour, Close: 6 * hour}}}}

	special := map[oracle.Date][]oracle.Hours{eve: {{Open: 10 * hour, Close: 12 * hour}}}
	noHours := map[oracle.Date][]oracle.Hours{eve: nil}
	closed := map[oracle.Date]string{eve: "stocktaking"}
	holiday := map[oracle.Date]string{eve: "Christmas Eve"}

	tests := []struct {
		name     string
		schedule oracle.Schedule
		date     oracle.Date
		second   int
		want     oracle.Reading
	}{
		{"weekly hours", night, eve, 23 * hour, oracle.Reading{Open: true, Kind: oracle.WeeklyHours}},
		{"outside them", night, eve, 12 * hour, oracle.Reading{Kind: oracle.OutsideHours}},
		{"their second half is of the next date", night, feast, 5 * hour, oracle.Reading{Open: true, Kind: oracle.WeeklyHours}},
		{
			"a holiday closes its own half of a night",
			oracle.Schedule{Week: night.Week, Holiday: holiday}, eve, 23 * hour,
			oracle.Reading{Kind: oracle.Holiday, Name: "Christmas Eve"},
		},
		{
			"and leaves the other",
			oracle.Schedule{Week: night.Week, Holiday: holiday}, feast, 5 * hour,
			oracle.Reading{Open: true, Kind: oracle.WeeklyHours},
		},
		{
			"a closed date comes before a holiday",
			oracle.Schedule{Week: night.Week, Holiday: holiday, Closed: closed}, eve, 23 * hour,
			oracle.Reading{Kind: oracle.ClosedDate, Name: "stocktaking"},
		},
		{
			"special hours come before both",
			oracle.Schedule{Week: night.Week, Holiday: holiday, Closed: closed, Special: special}, eve, 11 * hour,
			oracle.Reading{Open: true, Kind: oracle.SpecialHours},
		},
		{
			"special hours replace the evening half",
			oracle.Schedule{Week: night.Week, Special: special}, eve, 23 * hour,
			oracle.Reading{Kind: oracle.SpecialHours},
		},
		{
			"special hours replace the morning half",
			oracle.Schedule{Week: night.Week, Special: map[oracle.Date][]oracle.Hours{feast: special[eve]}}, feast, 5 * hour,
			oracle.Reading{Kind: oracle.SpecialHours},
		},
		{
			"special hours without hours close the date",
			oracle.Schedule{Week: night.Week, Special: noHours}, eve, 23 * hour,
			oracle.Reading{Kind: oracle.SpecialHours},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			day := time.Thursday
			if tt.date == feast {
				day = time.Friday
			}
			got := tt.schedule.At(tt.date, day, tt.second)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("At(%v, %d) (-want +got):\n%s", tt.date, tt.second, diff)
			}
		})
	}
}

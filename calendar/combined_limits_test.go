package calendar_test

import (
	"runtime"
	"testing"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// The densest calendars of calendars that there are, asked about instants all over the
// centuries.
func TestMemoryOfCombinedIsBounded(t *testing.T) {
	skipIfRaced(t)
	must := combined(t)
	apart := func(n int) []*calendar.Calendar { // schedules whose hours do not touch
		var parts []*calendar.Calendar
		for i := range n {
			parts = append(parts, in(t, minutes(t, 96, i*120), "Europe/Paris"))
		}
		return parts
	}
	tests := []struct {
		name string
		make func() *calendar.Calendar
		eras int
	}{
		{"480 intervals every day", func() *calendar.Calendar { return must(calendar.Union(time.UTC, apart(5)...)) }, 20},
		{"as many special days as there may be, 384 intervals else", func() *calendar.Calendar {
			heavy := specialDays(calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...), 500_000, true)
			return must(calendar.Union(time.UTC, append(apart(4), in(t, heavy, "Europe/Paris"))...))
		}, 20},
		{"as many schedules one after the other as there may be", func() *calendar.Calendar {
			var parts []*calendar.Calendar
			for i := range 40 {
				parts = append(parts, in(t, oftenChanged(t, i, 1000, 8), "Europe/Paris"))
			}
			return must(calendar.Union(time.UTC, parts...))
		}, 30},
		{"64 offices, some years at a time", func() *calendar.Calendar {
			var parts []*calendar.Calendar
			for i := range 64 {
				parts = append(parts, in(t, office(), []string{"Europe/Paris", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"}[i%4]))
			}
			return must(calendar.Union(time.UTC, parts...))
		}, 100},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var most int64
			before := heap()
			c := tt.make()
			for i := range tt.eras {
				k := int64(i) * 479 % 1176 // eras in an order that is neither up nor down
				askAbout(c, eraStart(k).Add(240*time.Hour))
				if i%5 == 0 {
					most = max(most, heap()-before)
				}
			}
			bytes := max(most, heap()-before)
			runtime.KeepAlive(c)
			t.Logf("%d MB", bytes/megabyte)
			if bytes > 64*megabyte {
				t.Errorf("holds %d MB, want at most 64", bytes/megabyte)
			}
		})
	}
}

// A calendar of calendars holds the schedules of its parts, and nothing that these have
// worked out.
func TestMemoryOfParts(t *testing.T) {
	skipIfRaced(t)
	var c *calendar.Calendar
	bytes := held(func() any {
		var parts []*calendar.Calendar
		for range 5 {
			var week calendar.Week
			for day := range week {
				week[day] = shift(quarters(96))
			}
			s, err := calendar.NewSchedule(week)
			if err != nil {
				t.Fatal(err)
			}
			part := in(t, s, "UTC")
			for k := range int64(10) {
				part.IsOpen(eraStart(k))
			}
			parts = append(parts, part)
		}
		c = combined(t)(calendar.Union(time.UTC, parts...))
		return c
	})
	if t.Logf("%d KB", bytes/kilobyte); bytes > megabyte/4 {
		t.Errorf("a union that was not asked about anything holds %d KB, want at most 256", bytes/kilobyte)
	}
	runtime.KeepAlive(c)
}

// oftenChanged returns a schedule that n others follow, each with intervals of its own.
func oftenChanged(tb testing.TB, i, n, intervals int) calendar.Schedule {
	tb.Helper()
	s, from := minutes(tb, intervals, i%50*10), date("0001-01-02")
	for k := 1; k < n; k++ {
		from = from.AddDays(3650)
		s = s.Then(from, minutes(tb, intervals, (i+k)%50*10))
	}
	return s
}

// minutes returns a schedule of n intervals a day, of a minute each, spread evenly from
// a second of the day on.
func minutes(tb testing.TB, n, from int) calendar.Schedule {
	tb.Helper()
	var day []calendar.Hours
	for i := range n {
		open := i*86400/n + from
		day = append(day, calendar.Hours{Open: timeOfDay(open), Close: timeOfDay(open + 60)})
	}
	s, err := calendar.NewSchedule(calendar.Week{day, day, day, day, day, day, day})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// The weekly hours of schedules that follow one another count too.
func TestTooManySchedulesOfParts(t *testing.T) {
	var parts []*calendar.Calendar
	for i := range 50 {
		parts = append(parts, in(t, oftenChanged(t, i, 1000, 8), "Europe/Paris"))
	}
	_, err := calendar.Union(time.UTC, parts...)
	if want := "calendar: union: takes 42 MB of dates and hours; want at most 36 MB"; err == nil || err.Error() != want {
		t.Errorf("Union: %v, want %s", err, want)
	}
}

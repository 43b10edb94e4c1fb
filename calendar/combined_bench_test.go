package calendar_test

import (
	"errors"
	"testing"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// followTheSun returns three offices, and the desk that they are together.
func followTheSun(tb testing.TB) (offices []*calendar.Calendar, desk *calendar.Calendar) {
	for _, zone := range []string{"Europe/Paris", "America/Denver", "Asia/Singapore"} {
		offices = append(offices, in(tb, office(), zone))
	}
	desk, err := calendar.Union(time.UTC, offices...)
	if err != nil {
		tb.Fatal(err)
	}
	return offices, desk
}

func BenchmarkUnion(b *testing.B) {
	offices, desk := followTheSun(b)
	starts := randomStarts(time.UTC)
	for name, c := range map[string]*calendar.Calendar{"one": offices[0], "three": desk} {
		b.Run("Add/"+name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				sink.t, _ = c.Add(starts[i%len(starts)], 8*time.Hour)
				i++
			}
		})
	}
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...)
	b.Run("Compile/parts", func(b *testing.B) {
		for b.Loop() {
			for _, zone := range []string{"Europe/Paris", "America/Denver", "Asia/Singapore"} {
				_, _ = in(b, s, zone).Add(starts[0], time.Hour)
			}
		}
	})
	b.Run("Compile/union", func(b *testing.B) {
		for b.Loop() {
			c, _ := calendar.Union(time.UTC, offices...)
			_, _ = c.Add(starts[0], time.Hour)
		}
	})
	b.Run("Never", func(b *testing.B) {
		day := in(b, calendar.MustParseSchedule("Mo-Fr 08:00-12:00").WithHolidays(us.Holidays...), "Europe/Paris")
		night := in(b, calendar.MustParseSchedule("Mo-Fr 20:00-24:00").WithHolidays(us.Holidays...), "Europe/Paris")
		for b.Loop() {
			c, _ := calendar.Intersection(time.UTC, day, night)
			if _, err := c.NextOpen(starts[0]); !errors.Is(err, calendar.ErrNever) {
				b.Fatal(err)
			}
		}
	})
}

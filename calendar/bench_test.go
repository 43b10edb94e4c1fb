package calendar_test

import (
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// The schedule of every benchmark: an office in New York, 11 US holidays, and
// starts drawn over four years, so that no processor cache or branch predictor
// knows the next one.
const starts = 4096

func randomStarts(loc *time.Location) []time.Time {
	r := rand.New(rand.NewPCG(1, 2))
	ts := make([]time.Time, starts)
	for i := range ts {
		ts[i] = time.Unix(1704067200+r.Int64N(4*365*86400), r.Int64N(1e9)).In(loc)
	}
	return ts
}

func newYork(tb testing.TB) *time.Location {
	tb.Helper()
	loc, err := time.LoadLocation("America/New_York")
	if err != nil {
		tb.Fatal(err)
	}
	return loc
}

func office() calendar.Schedule {
	return calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...)
}

func officeCalendar(tb testing.TB) *calendar.Calendar {
	tb.Helper()
	c, err := office().In(newYork(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func rickar() *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.Cacheable = true
	c.AddHoliday(us.Holidays...)
	c.SetWorkHours(8*time.Hour, 17*time.Hour)
	return c
}

var sink struct {
	t time.Time
	d time.Duration
	b bool
	i int
}

// bench runs ask on the starts, once over all of them beforehand.
func bench(b *testing.B, ask func(t time.Time)) {
	ts := randomStarts(newYork(b))
	for _, t := range ts {
		ask(t)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		ask(ts[i%starts])
		i++
	}
}

func BenchmarkFloor(b *testing.B) {
	b.Run("utc clock", func(b *testing.B) {
		bench(b, func(t time.Time) { h, m, s := t.In(time.UTC).Clock(); sink.i = h + m + s })
	})
	b.Run("new york clock", func(b *testing.B) {
		ny := newYork(b)
		bench(b, func(t time.Time) { h, m, s := t.In(ny).Clock(); sink.i = h + m + s })
	})
}

func BenchmarkAdd(b *testing.B) {
	for _, d := range []time.Duration{time.Hour, 8 * time.Hour, 2000 * time.Hour, 22500 * time.Hour} {
		b.Run(d.String(), func(b *testing.B) {
			c := officeCalendar(b)
			bench(b, func(t time.Time) { sink.t, _ = c.Add(t, d) })
		})
	}
}

func BenchmarkIsOpen(b *testing.B) {
	c := officeCalendar(b)
	bench(b, func(t time.Time) { sink.b = c.IsOpen(t) })
}

func BenchmarkBetween(b *testing.B) {
	for name, d := range map[string]time.Duration{"day": 24 * time.Hour, "ten years": 3652 * 24 * time.Hour} {
		b.Run(name, func(b *testing.B) {
			c := officeCalendar(b)
			bench(b, func(t time.Time) { sink.d, _ = c.Between(t, t.Add(d)) })
		})
	}
}

func BenchmarkFirstAdd(b *testing.B) {
	ny := newYork(b)
	bench(b, func(t time.Time) {
		c, _ := office().In(ny)
		sink.t, _ = c.Add(t, 8*time.Hour)
	})
}

func BenchmarkRickarAdd(b *testing.B) {
	for _, d := range []time.Duration{8 * time.Hour, 2000 * time.Hour} {
		b.Run(d.String(), func(b *testing.B) {
			c := rickar()
			bench(b, func(t time.Time) { sink.t = c.AddWorkHours(t, d) })
		})
	}
}

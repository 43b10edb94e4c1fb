package sla_test

import (
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

var sink sla.Deadline

func BenchmarkDeadline(b *testing.B) {
	ny, err := time.LoadLocation("America/New_York")
	if err != nil {
		b.Fatal(err)
	}
	c, err := sla.NewDeadlineCalculator(plan.Standard(), ny, sla.WithHolidays(us.Holidays...))
	if err != nil {
		b.Fatal(err)
	}
	cal, _ := c.Calendar()
	r := rand.New(rand.NewPCG(1, 2))
	ts := make([]time.Time, 4096)
	for i := range ts {
		ts[i] = time.Unix(1704067200+r.Int64N(4*365*86400), r.Int64N(1e9)).In(ny)
		sink, _ = c.Deadline(priority.P3, ts[i])
	}
	b.Run("Deadline", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			sink, _ = c.Deadline(priority.P3, ts[i%4096])
			i++
		}
	})
	var at time.Time
	b.Run("Add", func(b *testing.B) {
		i := 0
		for b.Loop() {
			at, _ = cal.Add(ts[i%4096], 8*time.Hour)
			i++
		}
	})
	_ = at
}

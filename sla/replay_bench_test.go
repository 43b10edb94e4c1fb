package sla_test

import (
	"testing"
	"time"

	"github.com/dueby/dueby/internal/workload"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// busyLogs are 256 tickets of 20 events, over four years.
func busyLogs(loc *time.Location) (logs [256][]sla.Event) {
	for k := range logs {
		logs[k] = workload.TwentyEvents(time.Date(2024, time.January, 1+k*5, k%24, 0, 0, 0, loc), k)
	}
	return logs
}

func BenchmarkTicket(b *testing.B) {
	loc, err := time.LoadLocation("America/New_York")
	if err != nil {
		b.Fatal(err)
	}
	c := calculator(b, plan.Standard(), loc)
	logs := busyLogs(loc)
	var tickets [len(logs)]*sla.Ticket
	for k := range logs {
		tickets[k], _ = c.Replay(logs[k]...)
	}
	b.Run("Replay", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			tickets[i%len(logs)], _ = c.Replay(logs[i%len(logs)]...)
			i++
		}
		b.ReportMetric(float64(i)/b.Elapsed().Seconds(), "tickets/s")
	})
	b.Run("ReplayParallel", func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			for i := 0; pb.Next(); i++ {
				_, _ = c.Replay(logs[i%len(logs)]...)
			}
		})
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "tickets/s")
	})
	b.Run("Status", func(b *testing.B) {
		b.ReportAllocs()
		var s sla.Status
		i := 0
		for b.Loop() {
			s = tickets[i%len(logs)].Status(plan.FirstResponse, logs[i%len(logs)][i/len(logs)%20].At)
			i++
		}
		_ = s
	})
	b.Run("Next", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			_, _ = tickets[i%len(logs)].Next(logs[i%len(logs)][i/len(logs)%20].At)
			i++
		}
	})
}

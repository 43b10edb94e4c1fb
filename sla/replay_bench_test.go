package sla_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// busyLogs are 256 tickets of 20 events, over four years: paused and resumed, raised,
// answered, resolved and reopened.
func busyLogs(loc *time.Location) (logs [256][]sla.Event) {
	for k := range logs {
		at := time.Date(2024, time.January, 1+k*5, k%24, 0, 0, 0, loc)
		next := func(hours int) time.Time { at = at.Add(time.Duration(hours) * time.Hour); return at }
		log := []sla.Event{sla.Opened(at, priority.P4)}
		for range 3 {
			log = append(log, sla.Paused(next(1), "waiting for the customer"), sla.Resumed(next(5)))
		}
		log = append(log, sla.PrioritySet(next(1), priority.P3), sla.AgentReplied(next(1)), sla.CustomerReplied(next(3)))
		for range 3 {
			log = append(log, sla.Paused(next(2), "waiting for the customer"), sla.Resumed(next(20)))
		}
		log = append(log, sla.AgentReplied(next(1)), sla.Resolved(next(1)), sla.Reopened(next(30)), sla.Resolved(next(9)))
		for i := range log {
			log[i] = log[i].WithID(fmt.Sprintf("INC%07d/%d", k, i))
		}
		logs[k] = log
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

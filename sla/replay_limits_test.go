package sla_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TestInstantsOutOfRange asks about instants that no calendar has, and about spans that
// no time.Duration holds.
func TestInstantsOutOfRange(t *testing.T) {
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	p := targets(t, plan.Standard(), "1h", "3h")
	running := replay(t, calculator(t, p, utc), sla.Opened(nine, priority.P2))
	paused := replay(t, calculator(t, p, utc), sla.Opened(nine, priority.P2), sla.Paused(nine.Add(time.Hour), ""))
	met := replay(t, calculator(t, p, utc), sla.Opened(nine, priority.P2), sla.AgentReplied(nine.Add(time.Hour)))
	premium := replay(t, calculator(t, targets(t, plan.Premium(), "1h"), utc), sla.Opened(nine, priority.P1))
	tests := []struct {
		reason string
		ticket *sla.Ticket
		at     time.Time
		state  sla.State
		err    error
	}{
		{"before the year 1", running, time.Unix(-62135596801, 0), sla.StateNotStarted, nil},
		{"the zero time", running, time.Time{}, sla.StateNotStarted, nil},
		{"as far back as time goes", running, time.Unix(math.MinInt64, 0), sla.StateNotStarted, nil},
		{"after the year 9999", running, time.Unix(253402300800, 0), sla.StateBreached, calendar.ErrRange},
		{"as far as time goes", running, time.Unix(1<<62, 0), sla.StateBreached, calendar.ErrRange},
		{"after 292 years round the clock", premium, nine.AddDate(300, 0, 0), sla.StateBreached, calendar.ErrOverflow},
		{"after 300 years in office hours, which are fewer", running, nine.AddDate(300, 0, 0), sla.StateBreached, nil},
		{"answered long ago", met, time.Unix(253402300800, 0), sla.StateMet, nil},
	}
	for _, tt := range tests {
		s := tt.ticket.Status(plan.FirstResponse, tt.at)
		if s.State != tt.state || !errors.Is(s.Err, tt.err) || (s.Err == nil) != (tt.err == nil) {
			t.Errorf("%s: %v, %v, want %v, %v", tt.reason, s.State, s.Err, tt.state, tt.err)
		}
		tt.ticket.Explain(plan.FirstResponse, tt.at)
		tt.ticket.Alerts(tt.at)
		tt.ticket.Next(tt.at)
		s.Commitments()
		s.Wall()
	}
	s := paused.Status(plan.FirstResponse, time.Unix(253402300800, 0))
	if due, ok := s.DueIfResumed(); ok || s.State != sla.StatePaused || s.Used != time.Hour {
		t.Errorf("paused for ever: %v, due if resumed %v, used %v", s.State, due, s.Used)
	}
	if s := running.Status(plan.Metric(9), nine); s.State != sla.StateNotStarted || s.Cycle != 0 {
		t.Errorf("an unknown metric: %v", s.State)
	}
	if cycles := running.Cycles(9, nine); len(cycles) > 0 {
		t.Errorf("cycles of an unknown metric: %v", cycles)
	}
	if s := running.Status(0, nine); s.State != sla.StateNotStarted {
		t.Errorf("no metric: %v", s.State)
	}
}

// TestTheEndsOfTime opens tickets where time begins and ends.
func TestTheEndsOfTime(t *testing.T) {
	p := targets(t, plan.Premium(), "15m")
	first := time.Unix(-62135596800, 1)
	ticket := replay(t, calculator(t, p, zone(t, "Asia/Tokyo")), sla.Opened(first, priority.P1), sla.AgentReplied(first.AddDate(290, 0, 0)))
	if at, ok := ticket.Status(plan.FirstResponse, first.AddDate(290, 0, 0)).BreachedAt(); !ok || !at.Equal(first.Add(15*time.Minute)) {
		t.Errorf("opened in the year 1: breached at %v, %v", at, ok)
	}
	last := time.Unix(253402300799, 999999999)
	ticket, findings := calculator(t, p, utc).Replay(sla.Opened(last, priority.P1), sla.Paused(last, ""))
	if s := ticket.Status(plan.FirstResponse, last); s.State != sla.StateNoTarget || s.Phase != sla.PhasePaused {
		t.Errorf("opened at the last instant: %v, %v", s.State, s.Phase)
	}
	for _, f := range findings {
		if f.Kind != sla.Unreachable {
			t.Errorf("opened at the last instant: %v", f)
		}
	}
}

// TestChangeNearTheEndOfTime: what was used counts for whether a target can be reached.
func TestChangeNearTheEndOfTime(t *testing.T) {
	c := calculator(t, targets(t, plan.Premium(), "480h", "480h"), utc)
	ticket, findings := c.Replay(story(t, utc, `
		9999-12-01 00:00 opened P1
		9999-12-10 00:00 priority P2`)...)
	if len(findings) > 0 {
		t.Errorf("findings %v", findings)
	}
	due, ok := ticket.Status(plan.Resolution, at(t, "9999-12-11 00:00", utc)).Due()
	if want := at(t, "9999-12-21 00:00", utc); !ok || !due.Equal(want) {
		t.Errorf("due %v, %v, want %v", due, ok, want)
	}
}

// TestHugeLogs: 100,000 events of every shape that makes much of little, within seconds
// and without memory that grows faster than the log.
func TestHugeLogs(t *testing.T) {
	n := 100_000
	if raced {
		n /= 10 // the detector makes each event ten times as dear
	}
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	standard := targets(t, plan.Standard(), "1h", "3h", "8h", "24h")
	c := deskOf(t, "Etc/UTC", standard, ruled(t, targets(t, plan.Premium(), "15m", "1h", "4h", "8h"), plan.Keep), plan.Community())
	shapes := map[string][]func(time.Time) sla.Event{
		"pauses":                 {pausedAt, sla.Resumed},
		"replies":                {sla.AgentReplied, sla.CustomerReplied},
		"reopenings":             {sla.Resolved, sla.Reopened},
		"priorities":             {level(priority.P1), level(priority.P4)},
		"plans":                  {to("community"), to("standard")},
		"plans, paused":          {to("community"), pausedAt, to("standard"), sla.Resumed},
		"plans, paused and kept": {to("premium"), pausedAt, to("standard"), sla.Resumed},
		"plans, replies, paused": {to("community"), sla.AgentReplied, pausedAt, to("standard"), sla.CustomerReplied, sla.Resumed},
		"what cannot be":         {sla.Resumed, sla.Reopened},
		"what is not known":      {to("gold"), to("silver")},
		"one ID":                 {func(at time.Time) sla.Event { return sla.AgentReplied(at).WithID("x") }},
		"the same instant":       {func(time.Time) sla.Event { return sla.AgentReplied(nine).WithReason("a", "b") }},
		"priorities at one moment": {func(at time.Time) sla.Event {
			return sla.PrioritySet(nine, 1+priority.Level(at.Minute()%4)).WithSeq(at.Unix())
		}},
	}
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			// Small ones go first: what grows with the square of the log stops there.
			for _, size := range []int{1000, n / 10, n} {
				log := []sla.Event{sla.Opened(nine, priority.P3).WithSeq(-1)}
				for i := 1; i < size; i++ {
					log = append(log, shape[i%len(shape)](nine.Add(time.Duration(i)*time.Minute)))
				}
				rand.New(rand.NewPCG(1, 2)).Shuffle(len(log), func(i, j int) { log[i], log[j] = log[j], log[i] })
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				began := time.Now()
				ticket, _ := c.Replay(log...)
				runtime.ReadMemStats(&after)
				if grown := (after.TotalAlloc - before.TotalAlloc) / uint64(size); grown > 4096 {
					t.Fatalf("Replay of %d events allocates %d bytes for each", size, grown)
				}
				end := nine.Add(time.Duration(size) * time.Minute)
				for _, m := range metrics {
					ticket.Status(m, end)
					ticket.Explain(m, end)
				}
				ticket.Alerts(end)
				ticket.Next(nine)
				if took := time.Since(began); took > 10*time.Second {
					t.Errorf("%d events took %v", size, took)
				}
			}
		})
	}
}

func pausedAt(at time.Time) sla.Event { return sla.Paused(at, "") }

func to(name string) func(time.Time) sla.Event {
	return func(at time.Time) sla.Event { return sla.PlanChanged(at, name) }
}

func level(l priority.Level) func(time.Time) sla.Event {
	return func(at time.Time) sla.Event { return sla.PrioritySet(at, l) }
}

// TestTicketAllocatesNothing: Status, what is asked of it, and Next. It is not
// parallel, since it counts for the whole program.
func TestTicketAllocatesNothing(t *testing.T) {
	loc := zone(t, "America/New_York")
	p := targets(t, plan.Standard(), "1h", "3h", "8h", "24h")
	ticket := replay(t, calculator(t, p, loc), story(t, loc, `
		2026-11-20 09:00 opened P3
		2026-11-20 10:00 paused
		2026-11-20 12:00 resumed
		2026-11-20 13:00 priority P2
		2026-11-20 14:00 replied
		2026-11-20 15:00 customer
		2026-11-20 15:30 calendar Europe/Paris
		2026-11-23 09:00 resolved
		2026-11-23 10:00 reopened
		2026-11-23 11:00 paused`)...)
	start := at(t, "2026-11-20 08:00", loc)
	var n int
	for name, ask := range map[string]func(time.Time){
		"Status": func(at time.Time) {
			for _, m := range metrics {
				s := ticket.Status(m, at)
				s.Due()
				s.DueIfResumed()
				s.BreachedAt()
				s.Remaining()
				s.Share()
				s.Wall()
			}
		},
		"Next":  func(at time.Time) { ticket.Next(at) },
		"Level": func(at time.Time) { ticket.Level(at) },
	} {
		if allocs := testing.AllocsPerRun(100, func() { n++; ask(start.Add(time.Duration(n) * time.Hour)) }); allocs != 0 {
			t.Errorf("%s: %v allocations", name, allocs)
		}
	}
}

// TestReplayAllocatesLittle: two thirds of the time of a replay would go into memory
// otherwise. It is not parallel, since it counts for the whole program.
func TestReplayAllocatesLittle(t *testing.T) {
	loc := zone(t, "America/New_York")
	c := calculator(t, plan.Standard(), loc)
	logs := busyLogs(loc)
	const rounds = 10
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range rounds {
		for _, log := range logs {
			c.Replay(log...)
		}
	}
	runtime.ReadMemStats(&after)
	const most, size = 4, 1400
	replays := uint64(rounds * len(logs))
	if n, bytes := (after.Mallocs-before.Mallocs)/replays, (after.TotalAlloc-before.TotalAlloc)/replays; n > most || bytes > size {
		t.Errorf("%d allocations of %d bytes, want at most %d of %d", n, bytes, most, size)
	}
}

// TestPollingALongLog follows Next through a log, and asks for the status at every
// step: neither may look at all of the log each time.
func TestPollingALongLog(t *testing.T) {
	const n = 20_000
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	c := calculator(t, targets(t, plan.Standard(), "1h", "3h", "8h", "24h"), utc)
	log := []sla.Event{sla.Opened(nine, priority.P3)}
	for i := 1; i < n; i++ {
		kind := [...]func(time.Time) sla.Event{sla.AgentReplied, sla.CustomerReplied, pausedAt, sla.Resumed}[i%4]
		log = append(log, kind(nine.Add(time.Duration(i)*time.Minute)))
	}
	ticket := replay(t, c, log...)
	steps, began := 0, time.Now()
	for next, ok := ticket.Next(time.Time{}); ok; next, ok = ticket.Next(next) {
		for _, m := range metrics {
			ticket.Status(m, next)
		}
		steps++
		if took := time.Since(began); took > 5*time.Second {
			t.Fatalf("%d steps took %v", steps, took)
		}
	}
	if steps < n {
		t.Errorf("%d steps through %d events", steps, n)
	}
}

// TestTicketIsSafeToShare asks one ticket, and replays with one calculator, from many
// goroutines; the race detector watches.
func TestTicketIsSafeToShare(t *testing.T) {
	loc := zone(t, "America/New_York")
	c := calculator(t, plan.Standard(), loc)
	log := story(t, loc, `
		2026-11-20 09:00 opened P3
		2026-11-20 10:00 paused
		2026-11-20 12:00 plan premium
		2026-11-20 13:00 resumed
		2026-11-20 15:30 calendar Europe/Paris`)
	ticket, _ := c.Replay(log...)
	noon := at(t, "2026-11-23 12:00", loc)
	want := viewOf(ticket.Status(plan.FirstResponse, noon))
	done := make(chan string)
	for range 8 {
		go func() {
			again, _ := c.Replay(log...)
			ticket.Alerts(noon)
			ticket.Next(noon)
			ticket.Explain(plan.FirstResponse, noon)
			ticket.Status(plan.Resolution, noon) // which is worked out when it is asked about
			done <- cmp.Diff(want, viewOf(again.Status(plan.FirstResponse, noon))) + cmp.Diff(want, viewOf(ticket.Status(plan.FirstResponse, noon)))
		}()
	}
	for range 8 {
		if diff := <-done; diff != "" {
			t.Error(diff)
		}
	}
}

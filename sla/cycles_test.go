package sla_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TestCyclesKeepTheirOutcomes, also where one ends in the minute in which the next
// begins, which no instant can tell apart.
func TestCyclesKeepTheirOutcomes(t *testing.T) {
	p, err := plan.Standard().WithTarget(plan.Resolution, priority.P2, target(t, 2*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	ticket := replay(t, calculator(t, p, utc),
		sla.Opened(nine, priority.P2),
		sla.Resolved(nine.Add(time.Hour)), sla.Reopened(nine.Add(time.Hour)),
		sla.Resolved(nine.Add(4*time.Hour)), sla.Reopened(nine.Add(5*time.Hour)))
	tests := []struct {
		name   string
		metric plan.Metric
		after  time.Duration
		want   []sla.State
	}{
		{"before the opening there are none", plan.Resolution, -1, nil},
		{"the first", plan.Resolution, 0, []sla.State{sla.StateRunning}},
		{"one is over as the next begins", plan.Resolution, time.Hour, []sla.State{sla.StateMet, sla.StateRunning}},
		{"a breach stays with its cycle", plan.Resolution, 6 * time.Hour, []sla.State{sla.StateMet, sla.StateBreached, sla.StateRunning}},
		{"a metric that runs once", plan.FirstResponse, 6 * time.Hour, []sla.State{sla.StateMet}},
		{"a metric that has not begun", plan.NextResponse, 6 * time.Hour, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []sla.State
			cycles := ticket.Cycles(tt.metric, nine.Add(tt.after))
			for i, s := range cycles {
				if s.Cycle != i+1 || s.Metric != tt.metric {
					t.Errorf("cycle %d of %v is told as %d of %v", i+1, tt.metric, s.Cycle, s.Metric)
				}
				got = append(got, s.State)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if n := len(cycles); n > 0 && !cycles[n-1].Equal(ticket.Status(tt.metric, nine.Add(tt.after))) {
				t.Errorf("the last one, %+v, is not what Status returns", cycles[n-1])
			}
		})
	}
}

// TestEachCycleExplainsItself, also an earlier one, which no instant can ask for.
func TestEachCycleExplainsItself(t *testing.T) {
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	ticket := replay(t, calculator(t, plan.Standard(), utc),
		sla.Opened(nine, priority.P2),
		sla.Resolved(nine.Add(time.Hour)), sla.Reopened(nine.Add(time.Hour)),
		sla.PrioritySet(nine.Add(2*time.Hour), priority.P1), sla.Resolved(nine.Add(4*time.Hour)))
	evening := nine.Add(9 * time.Hour)
	var got [][]string
	for _, s := range ticket.Cycles(plan.Resolution, evening) {
		x := s.Explain()
		var told []string
		for _, p := range x.Pieces {
			told = append(told, p.Start.Format("15:04-")+p.End.Format("15:04 ")+p.Label.String())
		}
		for _, e := range x.Events {
			told = append(told, e.Kind.String())
		}
		got = append(got, told)
	}
	want := [][]string{
		{"09:00-10:00 counted", "opened", "resolved"},
		{"10:00-13:00 counted", "opened", "reopened", "priority set", "resolved"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(ticket.Explain(plan.FirstResponse, evening), ticket.Status(plan.FirstResponse, evening).Explain()); diff != "" {
		t.Errorf("the ticket and the status explain differently (-ticket +status):\n%s", diff)
	}
	var read sla.Status
	text, err := json.Marshal(ticket.Status(plan.Resolution, evening))
	if err == nil {
		err = json.Unmarshal(text, &read)
	}
	if x := read.Explain(); err != nil || !x.Status.Equal(read) || len(x.Commitments) != 2 || x.Events != nil || x.Pieces != nil {
		t.Errorf("read from JSON: %+v, %v, want no more than it holds", x, err)
	}
}

func target(t *testing.T, d time.Duration) plan.Target {
	t.Helper()
	open, err := plan.OpenTime(d)
	if err != nil {
		t.Fatal(err)
	}
	return open
}

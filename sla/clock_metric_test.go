package sla_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// TestMetricsStartAndStop is the table of the package doc, on the log of one Tuesday: how every
// metric stands, with its cycle, right after each event. Targets are an hour.
func TestMetricsStartAndStop(t *testing.T) {
	type stands [4]string // first response, next response, update, resolution
	type step struct {
		event string
		want  stands
	}
	const none = "0 not started"
	tests := []struct {
		reason string
		steps  []step
	}{
		{"answered, asked, resolved, reopened", []step{
			{"2026-11-24 09:00 opened P1", stands{"1 running", none, "1 running", "1 running"}},
			{"2026-11-24 09:10 customer", stands{"1 running", none, "1 running", "1 running"}},
			{"2026-11-24 09:20 replied", stands{"1 met", none, "2 running", "1 running"}},
			{"2026-11-24 09:30 customer", stands{"1 met", "1 running", "2 running", "1 running"}},
			{"2026-11-24 09:40 customer", stands{"1 met", "1 running", "2 running", "1 running"}},
			{"2026-11-24 09:50 replied", stands{"1 met", "1 met", "3 running", "1 running"}},
			{"2026-11-24 09:55 replied", stands{"1 met", "1 met", "4 running", "1 running"}},
			{"2026-11-24 10:01 customer", stands{"1 met", "2 running", "4 running", "1 breached"}},
			{"2026-11-24 10:10 resolved", stands{"1 met", "2 met", "4 met", "1 breached"}},
			{"2026-11-24 10:20 replied", stands{"1 met", "2 met", "4 met", "1 breached"}},
			{"2026-11-24 10:30 customer", stands{"1 met", "3 running", "4 met", "1 breached"}},
			{"2026-11-24 10:40 reopened", stands{"1 met", "3 running", "5 running", "2 running"}},
			{"2026-11-24 11:31 replied", stands{"1 met", "3 breached", "6 running", "2 running"}},
			{"2026-11-24 11:32 cancelled", stands{"1 met", "3 breached", "6 cancelled", "2 cancelled"}},
		}},
		{"resolved without an answer, which answers", []step{
			{"2026-11-24 09:00 opened P1", stands{"1 running", none, "1 running", "1 running"}},
			{"2026-11-24 09:10 resolved", stands{"1 met", none, "1 met", "1 met"}},
			{"2026-11-24 09:20 customer", stands{"1 met", "1 running", "1 met", "1 met"}},
			{"2026-11-24 09:30 reopened", stands{"1 met", "1 running", "2 running", "2 running"}},
			{"2026-11-24 09:40 resolved", stands{"1 met", "1 met", "2 met", "2 met"}},
		}},
		{"paused: a reply does not end it, a resolution does", []step{
			{"2026-11-24 09:00 opened P1", stands{"1 running", none, "1 running", "1 running"}},
			{"2026-11-24 09:10 paused", stands{"1 paused", none, "1 paused", "1 paused"}},
			{"2026-11-24 09:20 replied", stands{"1 met", none, "2 paused", "1 paused"}},
			{"2026-11-24 09:30 customer", stands{"1 met", "1 paused", "2 paused", "1 paused"}},
			{"2026-11-24 09:40 resolved", stands{"1 met", "1 met", "2 met", "1 met"}},
			{"2026-11-24 09:50 reopened", stands{"1 met", "1 met", "3 running", "2 running"}},
			{"2026-11-24 09:55 resolved", stands{"1 met", "1 met", "3 met", "2 met"}},
			{"2026-11-24 10:00 paused", stands{"1 met", "1 met", "3 met", "2 met"}},
			{"2026-11-24 10:10 reopened", stands{"1 met", "1 met", "4 paused", "3 paused"}},
			{"2026-11-24 10:20 resumed", stands{"1 met", "1 met", "4 running", "3 running"}},
		}},
	}
	loc := zone(t, "America/New_York")
	c := calculator(t, targets(t, plan.Standard(), "1h", "3h"), loc)
	for _, tt := range tests {
		var log []sla.Event
		for _, s := range tt.steps {
			log = append(log, story(t, loc, s.event)...)
		}
		full := replay(t, c, log...)
		for i, s := range tt.steps {
			prefix := replay(t, c, log[:i+1]...)
			for name, ticket := range map[string]*sla.Ticket{"the log so far": prefix, "the whole log": full} {
				var got stands
				for j, m := range metrics {
					status := ticket.Status(m, log[i].At)
					got[j] = string(rune('0'+status.Cycle)) + " " + status.State.String()
				}
				if diff := cmp.Diff(s.want, got); diff != "" {
					t.Errorf("%s: by %s, after %s (-want +got):\n%s", tt.reason, name, s.event, diff)
				}
			}
		}
	}
}

// TestCancelledHasNoOutcome, but what was breached, or met, before stays so.
func TestCancelledHasNoOutcome(t *testing.T) {
	loc := zone(t, "America/New_York")
	for _, tt := range []struct{ reason, log, want string }{
		{"on time", "2026-11-24 09:00 opened P1\n2026-11-24 09:30 cancelled", "cancelled, 30m of 1h"},
		{"at the due instant", "2026-11-24 09:00 opened P1\n2026-11-24 10:00 cancelled", "cancelled, 1h of 1h"},
		{"after the breach", "2026-11-24 09:00 opened P1\n2026-11-24 10:01 cancelled", "breached and cancelled at Tue 2026-11-24 10:00, 1h1m of 1h"},
		{"after the answer", "2026-11-24 09:00 opened P1\n2026-11-24 09:10 replied\n2026-11-24 09:30 cancelled", "met, due Tue 2026-11-24 10:00, 10m of 1h"},
		{"while paused", "2026-11-24 09:00 opened P1\n2026-11-24 09:10 paused\n2026-11-24 09:30 cancelled", "cancelled, 10m of 1h"},
		{"paused as it was used up", "2026-11-24 09:00 opened P1\n2026-11-24 10:00 paused\n2026-11-24 11:30 cancelled", "cancelled, 1h of 1h"},
		{"answered and cancelled at once", "2026-11-24 09:00 opened P1\n2026-11-24 09:10 replied\n2026-11-24 09:10 cancelled", "met, due Tue 2026-11-24 10:00, 10m of 1h"},
		{"without a target", "2026-11-24 09:00 opened P1\n2026-11-24 09:10 plan community\n2026-11-24 09:30 cancelled", "cancelled, 10m"},
	} {
		ticket := replay(t, calculator(t, plan.Standard(), loc), story(t, loc, tt.log)...)
		for _, moment := range []string{"2026-11-24 12:00", "2027-01-01 12:00"} {
			if diff := cmp.Diff(tt.want, standing(ticket.Status(plan.FirstResponse, at(t, moment, loc)), loc)); diff != "" {
				t.Errorf("%s, at %s (-want +got):\n%s", tt.reason, moment, diff)
			}
		}
	}
}

// TestWhatIsLeftAndSpent: the numbers of a status beside its instants.
func TestWhatIsLeftAndSpent(t *testing.T) {
	loc := zone(t, "America/New_York")
	ticket := replay(t, calculator(t, plan.Standard(), loc), story(t, loc, `
		2026-11-20 16:30 opened P1
		2026-11-20 16:45 paused
		2026-11-23 09:00 resumed
		2026-11-23 10:00 replied
		2026-11-23 12:00 resolved`)...)
	for _, tt := range []struct {
		at        string
		wall      time.Duration
		remaining time.Duration
		share     float64
	}{
		{"2026-11-20 16:30", 0, time.Hour, 0},
		{"2026-11-20 16:40", 10 * time.Minute, 50 * time.Minute, 1. / 6},
		{"2026-11-22 16:30", 48 * time.Hour, 45 * time.Minute, .25},
		{"2026-11-23 09:45", 65*time.Hour + 15*time.Minute, 0, 1},
		{"2026-11-23 10:00", 65*time.Hour + 30*time.Minute, -15 * time.Minute, 1.25},
		{"2027-01-01 10:00", 65*time.Hour + 30*time.Minute, -15 * time.Minute, 1.25},
	} {
		s := ticket.Status(plan.FirstResponse, at(t, tt.at, loc))
		remaining, ok := s.Remaining()
		if s.Wall() != tt.wall || !ok || remaining != tt.remaining || s.Share() != tt.share {
			t.Errorf("at %s: wall %v, %v left, %v of it used, want %v, %v, %v", tt.at, s.Wall(), remaining, s.Share(), tt.wall, tt.remaining, tt.share)
		}
	}
	for _, s := range []sla.Status{ticket.Status(plan.Resolution, at(t, "2026-11-23 11:00", loc)), ticket.Status(plan.FirstResponse, at(t, "2026-11-20 16:29", loc)), {}} {
		if remaining, ok := s.Remaining(); ok || remaining != 0 || s.Share() != 0 {
			t.Errorf("%v: %v left, %v", s.State, remaining, s.Share())
		}
	}
}

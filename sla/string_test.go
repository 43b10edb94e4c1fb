package sla_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TestStatusInOneLine tells a ticket as it goes on, and what no ticket comes to.
func TestStatusInOneLine(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	of := func(p plan.Plan, log string) func(plan.Metric, string) fmt.Stringer {
		ticket := replay(t, calculator(t, p, paris), story(t, paris, log)...)
		return func(m plan.Metric, when string) fmt.Stringer { return ticket.Status(m, at(t, when, paris)) }
	}
	standard := of(everyMetric(t), `
2026-11-27 09:00 opened P2
2026-11-27 10:00 paused the log file
2026-11-27 11:00 resumed
2026-11-27 16:00 replied
2026-11-27 16:30 resolved
2026-11-30 09:00 reopened`)
	community := of(plan.Community(), "2026-11-27 09:00 opened P2")
	silent := of(plan.Standard(), "2026-11-27 09:00 opened P2\n2026-11-27 10:00 paused")
	cancelled := of(plan.Standard(), "2026-11-27 09:00 opened P2\n2026-11-27 10:00 cancelled")
	premium := of(plan.Premium(), "2026-11-27 09:00 opened P2")
	tests := []struct {
		reason string
		value  fmt.Stringer
		want   string
	}{
		{"not started", standard(plan.FirstResponse, "2026-11-27 08:00"), "2026-11-27 08:00:00 CET first response not started"},
		{"running", standard(plan.FirstResponse, "2026-11-27 09:30"), "2026-11-27 09:30:00 CET first response running: standard P2, 3h: due 2026-11-27 12:00:00 CET, 30m0s used"},
		{"paused", standard(plan.FirstResponse, "2026-11-27 10:30"), "2026-11-27 10:30:00 CET first response paused: standard P2, 3h: due if resumed 2026-11-27 12:30:00 CET, 1h0m0s used"},
		{"breached", standard(plan.FirstResponse, "2026-11-27 15:00"), "2026-11-27 15:00:00 CET first response breached and running: standard P2, 3h: due 2026-11-27 13:00:00 CET, 5h0m0s used"},
		{"breached and stopped", standard(plan.FirstResponse, "2026-11-27 17:00"), "2026-11-27 17:00:00 CET first response breached and stopped: standard P2, 3h: due 2026-11-27 13:00:00 CET, 6h0m0s used"},
		{"met", standard(plan.Resolution, "2026-11-27 17:00"), "2026-11-27 17:00:00 CET resolution met: standard P2, 18h: due 2026-12-01 10:00:00 CET, 6h30m0s used"},
		{"of a later cycle", standard(plan.Resolution, "2026-11-30 10:00"), "2026-11-30 10:00:00 CET resolution of cycle 2 running: standard P2, 18h: due 2026-12-02 09:00:00 CET, 1h0m0s used"},
		{"best effort", community(plan.FirstResponse, "2026-11-27 10:00"), "2026-11-27 10:00:00 CET first response best effort and running: community P2, 0s used"},
		{"no target, and paused", silent(plan.Resolution, "2026-11-27 11:00"), "2026-11-27 11:00:00 CET resolution no target and paused: standard P2, 1h0m0s used"},
		{"cancelled", cancelled(plan.FirstResponse, "2026-11-27 11:00"), "2026-11-27 11:00:00 CET first response cancelled: standard P2, 3h, 1h0m0s used"},
		{"too late to tell", premium(plan.FirstResponse, "9000-11-27 11:00"), "9000-11-27 11:00:00 CET first response breached and running: premium P2, 1h: due 2026-11-27 10:00:00 CET, 0s used: calendar: "},
		{"no status", sla.Status{}, "0001-01-01 00:00:00 UTC Metric(0) State(0)"},
		{"nothing that there is", sla.Status{Metric: 9, State: 99, Phase: 99, Level: 99, Cycle: 3, Plan: "a\nb", Err: errors.New("no\nway")}, "0001-01-01 00:00:00 UTC Metric(9) of cycle 3 State(99) and Phase(99): a b Level(99), 0s used: no way"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got := tt.value.String()
			if cut, ok := strings.CutSuffix(tt.want, "calendar: "); ok { // which says the rest
				got, tt.want = got[:min(len(got), len(cut))], cut
			}
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestAlertInOneLine(t *testing.T) {
	noon := at(t, "2026-11-27 12:00", zone(t, "Europe/Paris"))
	tests := []struct {
		reason string
		alert  sla.Alert
		want   string
	}{
		{
			"of the first cycle", sla.Alert{Metric: plan.FirstResponse, Cycle: 1, Percent: 75, At: noon, Level: priority.P2, Plan: "standard"},
			"2026-11-27 12:00:00 CET first response 75%: standard P2",
		},
		{
			"of a later cycle, between seconds", sla.Alert{Metric: plan.Resolution, Cycle: 12, Percent: 100, At: noon.Add(5), Level: priority.P1, Plan: "gold"},
			"2026-11-27 12:00:00.000000005 CET resolution 100% of cycle 12: gold P1",
		},
		{
			"of a plan that goes by much", sla.Alert{Metric: plan.Update, Cycle: 1, Percent: 50, At: noon, Level: 5, Plan: "a\tb " + strings.Repeat("x", 1000)},
			"2026-11-27 12:00:00 CET update 50%: a b " + strings.Repeat("x", 76) + "... P5",
		},
		{"no alert", sla.Alert{}, "0001-01-01 00:00:00 UTC Metric(0) 0%: Level(0)"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			if got := tt.alert.String(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

package slatest_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
	"github.com/dueby/dueby/sla/slatest"
)

// A scene is a ticket to make assertions about, and where it is.
type scene struct {
	slatest.Zone
	ticket *sla.Ticket
}

// thanksgiving is a P2 under Standard, due on Friday 27 November 2026 at 10:00, paused
// for ten minutes.
func thanksgiving(t slatest.TB) scene {
	zone := slatest.In(t, "America/New_York")
	return scene{zone, zone.Log().
		At("Wed 2026-11-25 16:00").Opened(priority.P2).
		After("30m").Paused("waiting for the log file").
		After("10m").Resumed().
		At("Fri 2026-11-27 11:00").AgentReplied().
		Replay(zone.Calculator(plan.Standard(), sla.WithHolidays(us.ThanksgivingDay)))}
}

func TestAssertionsThatHold(t *testing.T) {
	s := thanksgiving(t)
	first := plan.FirstResponse
	slatest.AssertRunning(t, s.ticket, first, s.At("Wed 2026-11-25 16:10"))
	slatest.AssertPaused(t, s.ticket, first, s.At("Wed 2026-11-25 16:35"))
	slatest.AssertBreached(t, s.ticket, first, s.At("Fri 2026-11-27 10:11"))
	slatest.AssertDue(t, s.ticket.Status(first, s.At("Wed 2026-11-25 17:00")), "Fri 2026-11-27 10:10")
	slatest.AssertDue(t, s.ticket.Status(first, s.At("Wed 2026-11-25 17:00")), "2026-11-27T15:10:00Z")
	slatest.AssertNoDue(t, s.ticket.Status(first, s.At("Wed 2026-11-25 16:35")))
	slatest.AssertStanding(t, s.ticket, first, s.At("Wed 2026-11-25 16:35"), "paused, due if resumed Fri 2026-11-27 10:05 EST, 30m of 3h")
	slatest.AssertStanding(t, s.ticket, first, s.At("Fri 2026-11-27 12:00"), "breached and stopped, due Fri 2026-11-27 10:10 EST, 3h50m of 3h")
	slatest.AssertStanding(t, s.ticket, first, s.At("Wed 2026-11-25 15:00"), "not started")
	slatest.AssertStanding(t, s.ticket, first, s.At("Fri 2026-11-27 12:00").AddDate(10_000, 0, 0), "breached and stopped, due Fri 2026-11-27 10:10 EST, 3h50m of 3h")
	slatest.AssertStanding(t, s.ticket, plan.Resolution, s.At("Wed 2026-11-25 17:00"), "no target and running, 50m")
	slatest.AssertAlerts(t, s.ticket, s.At("Fri 2026-11-27 12:00"),
		"first response 50%: Fri 2026-11-27 08:40 EST",
		"first response 75%: Fri 2026-11-27 09:25 EST",
		"first response 100%: Fri 2026-11-27 10:10 EST",
	)
	slatest.AssertAlerts(t, s.ticket, s.At("Wed 2026-11-25 17:00"))
	x := s.ticket.Explain(first, s.At("Fri 2026-11-27 09:00"))
	slatest.AssertExplained(t, x,
		"Wed 2026-11-25 16:00 EST to 16:30: counted",
		"Wed 2026-11-25 16:30 EST to 16:40: paused, waiting for the log file",
		"Wed 2026-11-25 16:40 EST to 17:00: counted",
		"Wed 2026-11-25 17:00 EST to Thu 2026-11-26 00:00 EST: outside hours",
		"Thu 2026-11-26 00:00 EST to Fri 2026-11-27 00:00 EST: holiday, Thanksgiving Day",
		"Fri 2026-11-27 00:00 EST to 08:00: outside hours",
		"Fri 2026-11-27 08:00 EST to 09:00: counted",
	)
	slatest.AssertAhead(t, x, "Fri 2026-11-27 09:00 EST to 10:10: counted")

	met := s.Log().At("Mon 2026-11-23 09:00").Opened(priority.P1).After("1h").AgentReplied().Replay(s.Calculator(plan.Standard()))
	slatest.AssertMet(t, met, first, s.At("Mon 2026-11-23 10:00"))
	slatest.AssertStanding(t, met, first, s.At("Mon 2026-11-23 10:00"), "met, due Mon 2026-11-23 10:00 EST, 1h of 1h")

	deadline, err := s.Calculator(plan.Community()).Deadline(priority.P1, s.At("Mon 2026-11-23 09:00"))
	if err != nil {
		t.Fatal(err)
	}
	slatest.AssertNoDue(t, deadline)
}

// TestStandingOfWhatIsNotUsual: what was used before a change that restarts the clock is
// told apart, and why something cannot be told.
func TestStandingOfWhatIsNotUsual(t *testing.T) {
	zone := slatest.In(t, "UTC")
	p, err := plan.Premium().WithChangeRule(plan.PriorityChange, plan.Restart)
	if err != nil {
		t.Fatal(err)
	}
	ticket := zone.Log().At("Mon 2026-01-05 09:00").Opened(priority.P3).After("2h").PrioritySet(priority.P2).Replay(zone.Calculator(p))
	slatest.AssertStanding(t, ticket, plan.FirstResponse, zone.At("Mon 2026-01-05 11:30"), "running, due Mon 2026-01-05 12:00 UTC, 30m of 1h in 2h30m")
	far := slatest.Standing(ticket.Status(plan.FirstResponse, zone.At("9000-01-01 00:00")))
	if want := "breached and running, due Mon 2026-01-05 12:00 UTC, " + calendar.ErrOverflow.Error(); !strings.HasPrefix(far, want) {
		t.Errorf("got  %s\nwant %s", far, want)
	}
}

// TestPiecesTellAFoldApart: an end on the same date, but with another offset, is told
// in full.
func TestPiecesTellAFoldApart(t *testing.T) {
	zone := slatest.In(t, "America/New_York")
	ticket := zone.Log().At("Sun 2026-11-01 00:30").Opened(priority.P4).At("01:30").Paused("").At("01:30 EST").Resumed().
		Replay(zone.Calculator(plan.Premium()))
	slatest.AssertExplained(t, ticket.Explain(plan.FirstResponse, zone.At("Sun 2026-11-01 02:00")),
		"Sun 2026-11-01 00:30 EDT to 01:30: counted",
		"Sun 2026-11-01 01:30 EDT to Sun 2026-11-01 01:30 EST: paused",
		"Sun 2026-11-01 01:30 EST to 02:00: counted",
	)
}

// theirs is a promise that another system made.
type theirs struct{ At time.Time }

func (p theirs) Due() (time.Time, bool) { return p.At, true }

func TestAssertionsThatFail(t *testing.T) {
	first := plan.FirstResponse
	tests := []struct {
		reason string
		assert func(*recorder, scene)
		want   []string // the beginning of what is said
	}{
		{
			"not running", func(r *recorder, s scene) {
				slatest.AssertRunning(r, s.ticket, first, s.At("Wed 2026-11-25 16:35"))
			},
			[]string{
				"error: first response at Wed 2026-11-25 16:35 EST (-want +got):",
				"  - running",
				"  + paused, due if resumed Fri 2026-11-27 10:05 EST, 30m of 3h",
			},
		},
		{
			"not paused", func(r *recorder, s scene) {
				slatest.AssertPaused(r, s.ticket, first, s.At("Wed 2026-11-25 16:05"))
			},
			[]string{
				"error: first response at Wed 2026-11-25 16:05 EST (-want +got):",
				"  - paused",
				"  + running, due Fri 2026-11-27 10:00 EST, 5m of 3h",
			},
		},
		{
			"not met", func(r *recorder, s scene) {
				slatest.AssertMet(r, s.ticket, first, s.At("Fri 2026-11-27 12:00"))
			},
			[]string{
				"error: first response at Fri 2026-11-27 12:00 EST (-want +got):",
				"  - met",
				"  + breached and stopped, due Fri 2026-11-27 10:10 EST, 3h50m of 3h",
			},
		},
		{
			"not breached, which is told why", func(r *recorder, s scene) {
				slatest.AssertBreached(r, s.ticket, first, s.At("Fri 2026-11-27 10:10"))
			},
			append([]string{
				"error: first response at Fri 2026-11-27 10:10 EST (-want +got):",
				"  - breached",
				"  + running, due Fri 2026-11-27 10:10 EST, 3h of 3h",
			}, strings.Split(strings.TrimRight(thanksgiving(t).ticket.Explain(first, at(t, "2026-11-27T15:10:00Z")).String(), "\n"), "\n")...),
		},
		{
			"another standing", func(r *recorder, s scene) {
				slatest.AssertStanding(r, s.ticket, first, s.At("Wed 2026-11-25 16:05"), "running")
			},
			[]string{
				"error: first response at Wed 2026-11-25 16:05 EST (-want +got):",
				"  - running",
				"  + running, due Fri 2026-11-27 10:00 EST, 5m of 3h",
			},
		},
		{
			"due at another time", func(r *recorder, s scene) {
				slatest.AssertDue(r, s.ticket.Status(first, s.At("Wed 2026-11-25 17:00")), "Fri 2026-11-27 10:00")
			},
			[]string{
				"error: due (-want +got):",
				"  - Fri 2026-11-27 10:00 EST",
				"  + Fri 2026-11-27 10:10 EST, 10m later",
				"first response at Wed 2026-11-25 17:00 EST: running, due Fri 2026-11-27 10:10 EST, 50m of 3h",
			},
		},
		{
			"a deadline of another time", func(r *recorder, s scene) {
				d, err := s.Calculator(plan.Standard()).Deadline(priority.P2, s.At("Fri 2026-11-27 16:30"))
				if err != nil {
					t.Fatal(err)
				}
				slatest.AssertDue(r, d, "Mon 2026-11-30 11:30")
			},
			[]string{
				"error: due (-want +got):",
				"  - Mon 2026-11-30 11:30 EST",
				"  + Mon 2026-11-30 10:30 EST, 1h earlier",
				"standard P2, 3h: due 2026-11-30 10:30:00 EST; created Fri 2026-11-27 16:30 EST in America/New_York",
			},
		},
		{
			"not due at all", func(r *recorder, s scene) {
				slatest.AssertDue(r, s.ticket.Status(plan.Resolution, s.At("Wed 2026-11-25 17:00")), "Fri 2026-11-27 10:00")
			},
			[]string{
				"error: not due (-want +got):",
				"  - Fri 2026-11-27 10:00",
				"  + no due instant",
				"resolution at Wed 2026-11-25 17:00 EST: no target and running, 50m",
			},
		},
		{
			"due after all", func(r *recorder, s scene) {
				slatest.AssertNoDue(r, s.ticket.Status(first, s.At("Wed 2026-11-25 17:00")))
			},
			[]string{
				"error: due (-want +got):",
				"  - no due instant",
				"  + Fri 2026-11-27 10:10 EST",
			},
		},
		{
			"a promise of somebody else's", func(r *recorder, s scene) {
				slatest.AssertNoDue(r, theirs{s.At("Fri 2026-11-27 10:10")})
			},
			[]string{
				"error: due (-want +got):",
				"  - no due instant",
				"  + Fri 2026-11-27 10:10 EST",
				"{At:2026-11-27 10:10:00 -0500 EST}",
			},
		},
		{
			"words that are no instant", func(r *recorder, s scene) {
				slatest.AssertDue(r, s.ticket.Status(first, s.At("Wed 2026-11-25 17:00")), "Thu 2026-11-27 10:00")
			},
			[]string{`fatal: slatest: "Thu 2026-11-27 10:00": 2026-11-27 is a Friday`},
		},
		{
			"other pieces", func(r *recorder, s scene) {
				slatest.AssertExplained(r, s.ticket.Explain(first, s.At("Wed 2026-11-25 16:05")), "Wed 2026-11-25 16:00 EST to 16:06: counted")
			},
			[]string{"error: first response explained at Wed 2026-11-25 16:05 EST (-want +got):"},
		},
		{
			"other pieces ahead", func(r *recorder, s scene) {
				slatest.AssertAhead(r, s.ticket.Explain(first, s.At("Wed 2026-11-25 16:05")))
			},
			[]string{"error: first response ahead at Wed 2026-11-25 16:05 EST (-want +got):"},
		},
		{
			"other alerts", func(r *recorder, s scene) {
				slatest.AssertAlerts(r, s.ticket, s.At("Fri 2026-11-27 09:00"), "first response 50%: Fri 2026-11-27 08:41 EST")
			},
			[]string{"error: alerts by Fri 2026-11-27 09:00 EST (-want +got):"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got := strings.Split(recorded(func(r *recorder) { tt.assert(r, thanksgiving(t)) }), "\n")
			if diff := cmp.Diff(tt.want, got[:min(len(got), len(tt.want))]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestAlertsOfALaterCycle are told as such.
func TestAlertsOfALaterCycle(t *testing.T) {
	zone := slatest.In(t, "UTC")
	hour, err := plan.ParseTarget("1h")
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Standard().WithTargets(plan.Resolution, hour)
	if err == nil {
		p, err = p.WithThresholds(50)
	}
	if err != nil {
		t.Fatal(err)
	}
	ticket := zone.Log().At("Mon 2026-01-05 09:00").Opened(priority.P1).After("1m").Resolved().After("1m").Reopened().Replay(zone.Calculator(p))
	slatest.AssertAlerts(t, ticket, zone.At("Mon 2026-01-05 12:00"), "resolution 50% of cycle 2: Mon 2026-01-05 09:32 UTC")
}

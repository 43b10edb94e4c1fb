package sla_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// TestChangeAtAnyMoment is the table of what a change does: for each rule, for each
// kind, at each moment of a clock that has begun. The ticket is opened on Friday 20
// November 2026 at 09:00 in New York, under targets of 3 h (P2); the change is to 1 h
// (P1, a downgrade of what is left), or to 8 h (P3, an upgrade). A change of plan is to
// one of 1 h or 8 h round the clock, a change of calendar to Tokyo's hours, where it is
// 14 hours later: 08:00-17:00 there is 18:00-03:00.
func TestChangeAtAnyMoment(t *testing.T) {
	const opened = "2026-11-20 09:00 opened P2\n"
	shrink := map[string]string{"priority": "priority P1", "plan": "plan premium", "calendar": "calendar Asia/Tokyo"}
	tests := []struct {
		moment string // of the change, and in what state it finds the clock
		kind   string
		before string // the log until the change
		change string // its instant
		carry  string // how the ticket stands at the instant of the change
		rest   string // the same under restart
		keep   string // the same under keep
	}{
		{"early, to less", "priority", "", "2026-11-20 09:30",
			"running, due Fri 2026-11-20 10:00, 30m of 1h",
			"running, due Fri 2026-11-20 10:30, 0s of 1h in 30m",
			"running, due Fri 2026-11-20 12:00, 30m of 3h"},
		{"early, to less", "plan", "", "2026-11-20 09:30",
			"running, due Fri 2026-11-20 10:00, 30m of 1h",
			"running, due Fri 2026-11-20 10:30, 0s of 1h in 30m",
			"running, due Fri 2026-11-20 12:00, 30m of 3h"},
		{"early, to other hours", "calendar", "", "2026-11-20 09:30",
			"running, due Sun 2026-11-22 20:30, 30m of 3h",
			"running, due Sun 2026-11-22 21:00, 0s of 3h in 30m",
			"running, due Fri 2026-11-20 12:00, 30m of 3h"},
		{"as the new target is used up", "priority", "", "2026-11-20 10:00",
			"running, due Fri 2026-11-20 10:00, 1h of 1h",
			"running, due Fri 2026-11-20 11:00, 0s of 1h in 1h",
			"running, due Fri 2026-11-20 12:00, 1h of 3h"},
		{"as the new target is used up", "plan", "", "2026-11-20 10:00",
			"running, due Fri 2026-11-20 10:00, 1h of 1h",
			"running, due Fri 2026-11-20 11:00, 0s of 1h in 1h",
			"running, due Fri 2026-11-20 12:00, 1h of 3h"},
		{"after the new target has passed", "priority", "", "2026-11-20 11:00",
			"breached and running at Fri 2026-11-20 11:00, 2h of 1h",
			"running, due Fri 2026-11-20 12:00, 0s of 1h in 2h",
			"running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"after the new target has passed", "plan", "", "2026-11-20 11:00",
			"breached and running at Fri 2026-11-20 11:00, 2h of 1h",
			"running, due Fri 2026-11-20 12:00, 0s of 1h in 2h",
			"running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"at the old due instant", "priority", "", "2026-11-20 12:00",
			"breached and running at Fri 2026-11-20 12:00, 3h of 1h",
			"running, due Fri 2026-11-20 13:00, 0s of 1h in 3h",
			"running, due Fri 2026-11-20 12:00, 3h of 3h"},
		{"at the old due instant", "calendar", "", "2026-11-20 12:00",
			"running, due Fri 2026-11-20 12:00, 3h of 3h",
			"running, due Sun 2026-11-22 21:00, 0s of 3h in 3h",
			"running, due Fri 2026-11-20 12:00, 3h of 3h"},
		{"after the old target has passed", "priority", "", "2026-11-20 13:00",
			"breached and running at Fri 2026-11-20 13:00, 4h of 1h",
			"running, due Fri 2026-11-20 14:00, 0s of 1h in 4h",
			"breached and running at Fri 2026-11-20 12:00, 4h of 3h"},
		{"after the old target has passed", "plan", "", "2026-11-20 13:00",
			"breached and running at Fri 2026-11-20 13:00, 4h of 1h",
			"running, due Fri 2026-11-20 14:00, 0s of 1h in 4h",
			"breached and running at Fri 2026-11-20 12:00, 4h of 3h"},
		{"after the old target has passed", "calendar", "", "2026-11-20 13:00",
			"breached and running at Fri 2026-11-20 13:00, 4h of 3h",
			"running, due Sun 2026-11-22 21:00, 0s of 3h in 4h",
			"breached and running at Fri 2026-11-20 12:00, 4h of 3h"},
		{"while paused, with some left", "priority", "2026-11-20 09:30 paused", "2026-11-20 11:00",
			"paused, due if resumed Fri 2026-11-20 11:30, 30m of 1h",
			"paused, due if resumed Fri 2026-11-20 12:00, 0s of 1h in 30m",
			"paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"while paused, with some left", "plan", "2026-11-20 09:30 paused", "2026-11-20 11:00",
			"paused, due if resumed Fri 2026-11-20 11:30, 30m of 1h",
			"paused, due if resumed Fri 2026-11-20 12:00, 0s of 1h in 30m",
			"paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"while paused, with some left", "calendar", "2026-11-20 09:30 paused", "2026-11-20 11:00",
			"paused, due if resumed Sun 2026-11-22 20:30, 30m of 3h",
			"paused, due if resumed Sun 2026-11-22 21:00, 0s of 3h in 30m",
			"paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"while paused, with nothing left of the new target", "priority", "2026-11-20 10:00 paused", "2026-11-20 11:00",
			"paused, due if resumed Fri 2026-11-20 11:00, 1h of 1h",
			"paused, due if resumed Fri 2026-11-20 12:00, 0s of 1h in 1h",
			"paused, due if resumed Fri 2026-11-20 13:00, 1h of 3h"},
		{"while paused, with more used than the new target", "priority", "2026-11-20 10:30 paused", "2026-11-20 11:00",
			"breached and paused at Fri 2026-11-20 11:00, 1h30m of 1h",
			"paused, due if resumed Fri 2026-11-20 12:00, 0s of 1h in 1h30m",
			"paused, due if resumed Fri 2026-11-20 12:30, 1h30m of 3h"},
		{"while paused after the breach", "plan", "2026-11-20 13:00 paused", "2026-11-20 14:00",
			"breached and paused at Fri 2026-11-20 14:00, 4h of 1h",
			"paused, due if resumed Fri 2026-11-20 15:00, 0s of 1h in 4h",
			"breached and paused at Fri 2026-11-20 12:00, 4h of 3h"},
		{"while paused after the breach", "calendar", "2026-11-20 13:00 paused", "2026-11-20 14:00",
			"breached and paused at Fri 2026-11-20 14:00, 4h of 3h",
			"paused, due if resumed Sun 2026-11-22 21:00, 0s of 3h in 4h",
			"breached and paused at Fri 2026-11-20 12:00, 4h of 3h"},
		{"after the answer", "priority", "2026-11-20 10:00 replied", "2026-11-20 11:00",
			"met, due Fri 2026-11-20 12:00, 1h of 3h",
			"met, due Fri 2026-11-20 12:00, 1h of 3h",
			"met, due Fri 2026-11-20 12:00, 1h of 3h"},
		{"at the instant of the answer", "plan", "2026-11-20 10:00 replied", "2026-11-20 10:00",
			"met, due Fri 2026-11-20 12:00, 1h of 3h",
			"met, due Fri 2026-11-20 12:00, 1h of 3h",
			"met, due Fri 2026-11-20 12:00, 1h of 3h"},
		{"as it is opened", "priority", "", "2026-11-20 09:00",
			"running, due Fri 2026-11-20 10:00, 0s of 1h",
			"running, due Fri 2026-11-20 10:00, 0s of 1h",
			"running, due Fri 2026-11-20 12:00, 0s of 3h"},
		{"as a pause begins", "priority", "2026-11-20 09:30 paused", "2026-11-20 09:30",
			"paused, due if resumed Fri 2026-11-20 10:00, 30m of 1h",
			"paused, due if resumed Fri 2026-11-20 10:30, 0s of 1h in 30m",
			"paused, due if resumed Fri 2026-11-20 12:00, 30m of 3h"},
	}
	loc := zone(t, "America/New_York")
	for _, tt := range tests {
		wants := map[plan.ChangeRule]string{plan.Carry: tt.carry, plan.Restart: tt.rest, plan.Keep: tt.keep}
		for rule := plan.Carry; rule <= plan.Keep; rule++ {
			t.Run(rule.String()+"/"+tt.kind+" "+tt.moment, func(t *testing.T) {
				standard := ruled(t, targets(t, plan.Standard(), "1h", "3h", "8h"), rule)
				premium := targets(t, plan.Premium(), "15m", "1h", "8h")
				c := deskOf(t, "America/New_York", standard, premium)
				log := story(t, loc, opened+tt.before+"\n"+tt.change+" "+shrink[tt.kind])
				ticket := replay(t, c, log...)
				if diff := cmp.Diff(wants[rule], standing(ticket.Status(plan.FirstResponse, at(t, tt.change, loc)), loc)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

// TestUpgradeAndBack: what a commitment was stays on record, whatever follows it.
func TestUpgradeAndBack(t *testing.T) {
	loc := zone(t, "America/New_York")
	const log = `
		2026-11-20 09:00 opened P2
		2026-11-20 13:00 priority P3
		2026-11-20 14:00 paused
		2026-11-20 15:00 priority P1
		2026-11-20 16:00 resumed
		2026-11-20 16:30 priority P3
		2026-11-23 08:30 replied`
	tests := []struct {
		rule plan.ChangeRule
		want []string
	}{
		{plan.Carry, []string{
			"P2 standard from Fri 2026-11-20 09:00 to Fri 2026-11-20 13:00 breached at Fri 2026-11-20 12:00, 4h of 3h",
			"P3 standard from Fri 2026-11-20 13:00 to Fri 2026-11-20 15:00 replaced, 5h of 8h",
			"P1 standard from Fri 2026-11-20 15:00 to Fri 2026-11-20 16:30 breached at Fri 2026-11-20 15:00, 5h30m of 1h",
			"P3 standard from Fri 2026-11-20 16:30 to Mon 2026-11-23 08:30 met, due Mon 2026-11-23 10:00, 6h30m of 8h",
		}},
		{plan.Restart, []string{
			"P2 standard from Fri 2026-11-20 09:00 to Fri 2026-11-20 13:00 breached at Fri 2026-11-20 12:00, 4h of 3h",
			"P3 standard from Fri 2026-11-20 13:00 to Fri 2026-11-20 15:00 replaced, 1h of 8h",
			"P1 standard from Fri 2026-11-20 15:00 to Fri 2026-11-20 16:30 replaced, due Fri 2026-11-20 17:00, 30m of 1h",
			"P3 standard from Fri 2026-11-20 16:30 to Mon 2026-11-23 08:30 met, due Mon 2026-11-23 15:30, 1h of 8h",
		}},
		{plan.Keep, []string{
			"P2 standard from Fri 2026-11-20 09:00 to Mon 2026-11-23 08:30 breached at Fri 2026-11-20 12:00, 6h30m of 3h",
		}},
	}
	for _, tt := range tests {
		c := calculator(t, ruled(t, plan.Standard(), tt.rule), loc)
		s := replay(t, c, story(t, loc, log)...).Status(plan.FirstResponse, at(t, "2026-12-01 12:00", loc))
		if diff := cmp.Diff(tt.want, promises(s, loc)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", tt.rule, diff)
		}
		if s.Elapsed.Hours() != 6.5 {
			t.Errorf("%v: elapsed %v, want 6h30m whatever the rule", tt.rule, s.Elapsed)
		}
	}
}

// TestRuleIsThatOfThePlanBefore: the plan that is left says what leaving it does.
func TestRuleIsThatOfThePlanBefore(t *testing.T) {
	loc := zone(t, "America/New_York")
	const log = `
		2026-11-20 09:00 opened P3
		2026-11-20 10:00 plan premium
		2026-11-20 11:00 plan standard`
	standard := ruled(t, plan.Standard(), plan.Restart)
	c := deskOf(t, "America/New_York", standard, ruled(t, plan.Premium(), plan.Keep))
	got := promises(replay(t, c, story(t, loc, log)...).Status(plan.FirstResponse, at(t, "2026-11-20 12:00", loc)), loc)
	want := []string{
		"P3 standard from Fri 2026-11-20 09:00 to Fri 2026-11-20 10:00 replaced, due Fri 2026-11-20 17:00, 1h of 8h",
		"P3 premium from Fri 2026-11-20 10:00 running, due Fri 2026-11-20 14:00, 2h of 4h",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRulesMixed: what was carried into a commitment goes when the next one restarts,
// and stays in the time elapsed.
func TestRulesMixed(t *testing.T) {
	loc := zone(t, "America/New_York")
	standard, err := plan.Standard().WithChangeRule(plan.PlanChange, plan.Restart)
	if err != nil {
		t.Fatal(err)
	}
	got := promises(replay(t, deskOf(t, "America/New_York", standard, plan.Premium()), story(t, loc, `
		2026-11-20 09:00 opened P2
		2026-11-20 10:00 priority P3
		2026-11-20 11:00 plan premium
		2026-11-20 11:30 priority P4`)...).Status(plan.FirstResponse, at(t, "2026-11-20 12:00", loc)), loc)
	want := []string{
		"P2 standard from Fri 2026-11-20 09:00 to Fri 2026-11-20 10:00 replaced, due Fri 2026-11-20 12:00, 1h of 3h",
		"P3 standard from Fri 2026-11-20 10:00 to Fri 2026-11-20 11:00 replaced, due Fri 2026-11-20 17:00, 2h of 8h",
		"P3 premium from Fri 2026-11-20 11:00 to Fri 2026-11-20 11:30 replaced, due Fri 2026-11-20 15:00, 30m of 4h",
		"P4 premium from Fri 2026-11-20 11:30 running, due Fri 2026-11-20 19:00, 1h of 8h",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestKeepGoesOnInItsOldHours, pauses included, while what starts later is under the
// new plan.
func TestKeepGoesOnInItsOldHours(t *testing.T) {
	loc := zone(t, "America/New_York")
	c := deskOf(t, "America/New_York", ruled(t, targets(t, plan.Standard(), "1h", "3h", "8h"), plan.Keep), targets(t, plan.Premium(), "1h", "3h", "8h"))
	ticket := replay(t, c, story(t, loc, `
		2026-11-20 15:00 opened P2
		2026-11-20 16:00 plan premium
		2026-11-20 16:30 paused
		2026-11-23 08:30 resumed
		2026-11-23 09:00 replied`)...)
	for metric, want := range map[plan.Metric]string{
		plan.FirstResponse: "met, due Mon 2026-11-23 10:00, 2h of 3h",
		plan.Resolution:    "running, due Mon 2026-11-23 10:00, 2h30m of 3h",
		plan.Update:        "running, due Mon 2026-11-23 12:00, 30m of 3h",
	} {
		if diff := cmp.Diff(want, standing(ticket.Status(metric, at(t, "2026-11-23 09:30", loc)), loc)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", metric, diff)
		}
	}
}

// TestNoChangeIsNone: what is set to what it was is no change, even under restart.
func TestNoChangeIsNone(t *testing.T) {
	loc := zone(t, "America/New_York")
	restart := ruled(t, plan.Standard(), plan.Restart)
	calculators := map[string]*sla.DeadlineCalculator{
		"a calculator of its own": calculator(t, restart, loc),
		"that of a desk":          deskOf(t, "America/New_York", restart, plan.Premium()),
	}
	for name, c := range calculators {
		for _, change := range []string{"priority P2", "plan standard", "plan STANDARD", "calendar America/New_York"} {
			ticket := replay(t, c, story(t, loc, "2026-11-20 09:00 opened P2\n2026-11-20 10:00 "+change)...)
			const want = "running, due Fri 2026-11-20 12:00, 2h of 3h"
			if diff := cmp.Diff(want, standing(ticket.Status(plan.FirstResponse, at(t, "2026-11-20 11:00", loc)), loc)); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", name, change, diff)
			}
		}
	}
}

// TestPausesOfOneMetricOnly: WithoutPause is per metric and per plan.
func TestPausesOfOneMetricOnly(t *testing.T) {
	loc := zone(t, "America/New_York")
	standard, err := targets(t, plan.Standard(), "1h", "3h", "8h").WithoutPause(plan.Resolution)
	if err != nil {
		t.Fatal(err)
	}
	premium, err := targets(t, plan.Premium(), "1h", "3h", "8h").WithoutPause(plan.FirstResponse)
	if err != nil {
		t.Fatal(err)
	}
	ticket := replay(t, deskOf(t, "America/New_York", standard, premium), story(t, loc, `
		2026-11-20 09:00 opened P3
		2026-11-20 10:00 paused
		2026-11-20 11:00 plan premium
		2026-11-20 12:00 resumed`)...)
	tests := []struct {
		at     string
		metric plan.Metric
		want   string
	}{
		{"2026-11-20 10:30", plan.FirstResponse, "paused, due if resumed Mon 2026-11-23 08:30, 1h of 8h"},
		{"2026-11-20 10:30", plan.Resolution, "running, due Fri 2026-11-20 17:00, 1h30m of 8h"},
		{"2026-11-20 11:30", plan.FirstResponse, "running, due Fri 2026-11-20 18:00, 1h30m of 8h"},
		{"2026-11-20 11:30", plan.Resolution, "paused, due if resumed Fri 2026-11-20 17:30, 2h of 8h"},
		{"2026-11-20 13:00", plan.FirstResponse, "running, due Fri 2026-11-20 18:00, 3h of 8h"},
		{"2026-11-20 13:00", plan.Resolution, "running, due Fri 2026-11-20 18:00, 3h of 8h"},
		{"2026-11-20 13:00", plan.Update, "running, due Fri 2026-11-20 19:00, 2h of 8h"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, standing(ticket.Status(tt.metric, at(t, tt.at, loc)), loc)); diff != "" {
			t.Errorf("%v at %s (-want +got):\n%s", tt.metric, tt.at, diff)
		}
	}
}

// TestCommunityAndBack: a customer who subscribes while a ticket is open, and one who
// leaves.
func TestCommunityAndBack(t *testing.T) {
	trap{"from Community to Standard: nothing is used yet", plan.Community(), "America/New_York", 0, `
		2026-11-18 09:00 opened P2
		2026-11-20 10:00 plan standard`,
		map[string]string{
			"2026-11-20 09:59": "best effort and running, 0s",
			"2026-11-20 10:00": "running, due Fri 2026-11-20 13:00, 0s of 3h",
		}}.run(t)
	trap{"and away and back: what was used counts again", plan.Standard(), "America/New_York", 0, `
		2026-11-20 09:00 opened P2
		2026-11-20 10:00 plan community
		2026-11-20 11:00 paused
		2026-11-23 10:00 plan standard
		2026-11-23 11:00 resumed`,
		map[string]string{
			"2026-11-20 10:30": "best effort and running, 1h",
			"2026-11-20 11:30": "best effort and paused, 1h",
			"2026-11-23 10:30": "paused, due if resumed Mon 2026-11-23 12:30, 1h of 3h",
			"2026-11-23 11:00": "running, due Mon 2026-11-23 13:00, 1h of 3h",
		}}.run(t)
	trap{"answered and then a member", plan.Community(), "America/New_York", 0, `
		2026-11-18 09:00 opened P2
		2026-11-19 09:00 replied
		2026-11-20 10:00 plan standard`,
		map[string]string{"2026-11-20 12:00": "best effort and stopped, 0s"}}.run(t)
	trap{"breached, then left: the status is that of no promise", plan.Standard(), "America/New_York", 0, `
		2026-11-20 09:00 opened P1
		2026-11-20 11:00 plan community
		2026-11-20 12:00 cancelled`,
		map[string]string{
			"2026-11-20 11:30": "best effort and running, 2h",
			"2026-11-20 12:30": "cancelled, 2h",
		}}.run(t)
}

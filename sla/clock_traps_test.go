package sla_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// A trap is a log that clocks of tickets have been caught by, and how it must stand at
// some moments. The metric is the first response unless it says another.
type trap struct {
	reason string
	plan   plan.Plan
	zone   string
	metric plan.Metric
	log    string
	stands map[string]string
}

func (tr trap) run(t *testing.T, opts ...sla.Option) {
	t.Run(tr.reason, func(t *testing.T) {
		loc := zone(t, tr.zone)
		ticket := replay(t, calculator(t, tr.plan, loc, opts...), story(t, loc, tr.log)...)
		tr.check(t, ticket, loc)
	})
}

func (tr trap) check(t *testing.T, ticket *sla.Ticket, loc *time.Location) {
	t.Helper()
	metric := max(tr.metric, plan.FirstResponse)
	got := map[string]string{}
	for moment := range tr.stands {
		got[moment] = standing(ticket.Status(metric, at(t, moment, loc)), loc)
	}
	if diff := cmp.Diff(tr.stands, got); diff != "" {
		t.Errorf("%v (-want +got):\n%s", metric, diff)
	}
}

// Standard's P1 has 1 hour, P2 3 hours, P3 8 hours and P4 24 hours, Monday to Friday
// 08:00-17:00. 20 November 2026 is a Friday.

func TestPauseOverAWeekendDoesNotOverExtend(t *testing.T) {
	trap{"Friday to Monday is one open hour of pause, not 65 hours", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P2
		2026-11-20 16:30 paused
		2026-11-23 08:30 resumed`,
		map[string]string{
			"2026-11-20 16:30": "paused, due if resumed Mon 2026-11-23 10:00, 30m of 3h",
			"2026-11-21 12:00": "paused, due if resumed Mon 2026-11-23 10:30, 30m of 3h",
			"2026-11-23 08:30": "running, due Mon 2026-11-23 11:00, 30m of 3h",
			"2026-11-23 11:00": "running, due Mon 2026-11-23 11:00, 3h of 3h",
			"2026-11-23 11:01": "breached and running at Mon 2026-11-23 11:00, 3h1m of 3h",
		}}.run(t)
	trap{"a pause within the weekend of the end of summer time moves nothing", plan.Standard(), "Europe/Paris", 0, `
		2026-10-23 16:00 opened P2
		2026-10-23 17:30 paused
		2026-10-26 07:59:59 resumed`,
		map[string]string{
			"2026-10-24 12:00": "paused, due if resumed Mon 2026-10-26 10:00, 1h of 3h",
			"2026-10-26 09:00": "running, due Mon 2026-10-26 10:00, 2h of 3h",
		}}.run(t)
	trap{"the hour that comes twice is two hours of pause round the clock", plan.Premium(), "America/New_York", 0, `
		2026-10-31 22:00 opened P4
		2026-11-01T00:00:00-04:00 paused
		2026-11-01T03:00:00-05:00 resumed`,
		map[string]string{"2026-11-01 04:00": "running, due Sun 2026-11-01 09:00, 3h of 8h"}}.run(t)
}

func TestPauseFromBeforeToAfterOpenHoursCountsTheOpenPart(t *testing.T) {
	trap{"from Tuesday 06:00 to 20:00 is nine hours", plan.Standard(), "America/New_York", 0, `
		2026-11-23 16:00 opened P3
		2026-11-24 06:00 paused
		2026-11-24 20:00 resumed`,
		map[string]string{
			"2026-11-24 05:59": "running, due Tue 2026-11-24 15:00, 1h of 8h",
			"2026-11-24 06:00": "paused, due if resumed Tue 2026-11-24 15:00, 1h of 8h",
			"2026-11-24 12:00": "paused, due if resumed Wed 2026-11-25 10:00, 1h of 8h",
			"2026-11-24 20:00": "running, due Wed 2026-11-25 15:00, 1h of 8h",
		}}.run(t)
	trap{"the day that Apia skipped is no pause", plan.Standard(), "Pacific/Apia", 0, `
		2011-12-29 16:00 opened P2
		2011-12-29 16:30 paused
		2012-01-02 08:30 resumed`,
		map[string]string{"2012-01-02 08:30": "running, due Mon 2012-01-02 11:00, 30m of 3h"}}.run(t)
}

func TestDeadlineNeverLandsInClosedTimeThroughAPause(t *testing.T) {
	trap{"due at 16:50, moved by 20 minutes: ten minutes into Monday", plan.Standard(), "America/New_York", 0, `
		2026-11-20 15:50 opened P1
		2026-11-20 16:00 paused
		2026-11-20 16:20 resumed`,
		map[string]string{"2026-11-20 16:20": "running, due Mon 2026-11-23 08:10, 10m of 1h"}}.run(t)
	trap{"moved by just as much as the day has left, due at closing", plan.Standard(), "America/New_York", 0, `
		2026-11-20 15:50 opened P1
		2026-11-20 16:00 paused
		2026-11-20 16:10 resumed`,
		map[string]string{"2026-11-20 16:10": "running, due Fri 2026-11-20 17:00, 10m of 1h"}}.run(t)
	trap{"and a nanosecond more, on Monday", plan.Standard(), "America/New_York", 0, `
		2026-11-20 15:50 opened P1
		2026-11-20 16:00 paused
		2026-11-20 16:10:00.000000001 resumed`,
		map[string]string{"2026-11-20 16:20": "running, due Mon 2026-11-23 08:00:00.000000001, 19m59.999999999s of 1h"}}.run(t)
	trap{"resumed at night, due in the morning", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:59 paused
		2026-11-20 23:00 resumed`,
		map[string]string{"2026-11-20 23:00": "running, due Mon 2026-11-23 08:01, 59m of 1h"}}.run(t)
}

func TestPriorityChangeKeepsThePauses(t *testing.T) {
	trap{"an hour's pause before the change is an hour after it too", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P3
		2026-11-24 09:30 paused
		2026-11-24 10:30 resumed
		2026-11-24 11:00 priority P2
		2026-11-24 11:30 paused
		2026-11-24 12:30 resumed`,
		map[string]string{
			"2026-11-24 10:59": "running, due Wed 2026-11-25 09:00, 59m of 8h",
			"2026-11-24 11:00": "running, due Tue 2026-11-24 13:00, 1h of 3h",
			"2026-11-24 12:30": "running, due Tue 2026-11-24 14:00, 1h30m of 3h",
		}}.run(t)
}

func TestPriorityChangeWhilePaused(t *testing.T) {
	trap{"the new clock stands as well", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P3
		2026-11-24 09:30 paused
		2026-11-24 11:00 priority P1
		2026-11-24 14:00 resumed`,
		map[string]string{
			"2026-11-24 10:59": "paused, due if resumed Wed 2026-11-25 09:29, 30m of 8h",
			"2026-11-24 11:00": "paused, due if resumed Tue 2026-11-24 11:30, 30m of 1h",
			"2026-11-24 13:00": "paused, due if resumed Tue 2026-11-24 13:30, 30m of 1h",
			"2026-11-24 14:00": "running, due Tue 2026-11-24 14:30, 30m of 1h",
		}}.run(t)
	trap{"to a target that is used up exactly: due at the resumption", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P2
		2026-11-24 10:00 paused
		2026-11-24 11:00 priority P1
		2026-11-24 14:00 resumed`,
		map[string]string{
			"2026-11-24 11:00": "paused, due if resumed Tue 2026-11-24 11:00, 1h of 1h",
			"2026-11-24 13:00": "paused, due if resumed Tue 2026-11-24 13:00, 1h of 1h",
			"2026-11-24 14:00": "running, due Tue 2026-11-24 14:00, 1h of 1h",
			"2026-11-24 14:01": "breached and running at Tue 2026-11-24 14:00, 1h1m of 1h",
		}}.run(t)
	trap{"at night, with nothing left", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P2
		2026-11-24 10:00 paused
		2026-11-24 11:00 priority P1`,
		map[string]string{"2026-11-24 20:00": "paused, due if resumed Tue 2026-11-24 20:00, 1h of 1h"}}.run(t)
	trap{"to a target that is used up and more: breached by the change, paused or not", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P2
		2026-11-24 10:01 paused
		2026-11-24 11:00 priority P1`,
		map[string]string{
			"2026-11-24 10:59": "paused, due if resumed Tue 2026-11-24 12:58, 1h1m of 3h",
			"2026-11-24 11:00": "breached and paused at Tue 2026-11-24 11:00, 1h1m of 1h",
			"2026-11-24 13:00": "breached and paused at Tue 2026-11-24 11:00, 1h1m of 1h",
		}}.run(t)
}

func TestPlanChangeAtTheEndOfAnEvaluation(t *testing.T) {
	for _, tr := range []trap{
		{"to Standard: two hours are used, 22 open ones are left", plan.Trial(), "Europe/Paris", 0, `
			2026-11-20 16:00 opened P4
			2026-11-20 18:00 plan standard`,
			map[string]string{
				"2026-11-20 17:59": "running, due Sat 2026-11-21 00:00, 1h59m of 8h",
				"2026-11-20 18:00": "running, due Wed 2026-11-25 12:00, 2h of 24h",
				"2026-11-23 09:00": "running, due Wed 2026-11-25 12:00, 3h of 24h",
			}},
		{"to Premium: the same targets and hours", plan.Trial(), "Europe/Paris", 0, `
			2026-11-20 16:00 opened P4
			2026-11-20 18:00 plan premium`,
			map[string]string{"2026-11-20 18:00": "running, due Sat 2026-11-21 00:00, 2h of 8h"}},
		{"to Community: nothing is promised any more, and nothing counted", plan.Trial(), "Europe/Paris", 0, `
			2026-11-20 16:00 opened P4
			2026-11-20 18:00 plan community`,
			map[string]string{
				"2026-11-20 17:59": "running, due Sat 2026-11-21 00:00, 1h59m of 8h",
				"2026-11-20 18:00": "best effort and running, 2h",
				"2026-11-22 12:00": "best effort and running, 2h",
			}},
		{"it ends at the due instant, which was met until then", plan.Trial(), "Europe/Paris", 0, `
			2026-11-20 16:00 opened P4
			2026-11-21 00:00 plan standard`,
			map[string]string{"2026-11-21 00:00": "running, due Tue 2026-11-24 15:00, 8h of 24h"}},
		{"an end that the log does not tell changes nothing", plan.Trial(), "Europe/Paris", 0, `
			2026-11-20 16:00 opened P4`,
			map[string]string{"2026-11-22 12:00": "breached and running at Sat 2026-11-21 00:00, 44h of 8h"}},
	} {
		tr.run(t)
	}
}

func TestTwoPausesInTheSameMinute(t *testing.T) {
	trap{"told in whole minutes, ordered by Seq", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P2
		2026-11-24 10:00 paused #1
		2026-11-24 10:00 resumed #2
		2026-11-24 10:00 paused #3
		2026-11-24 10:00 resumed #4`,
		map[string]string{"2026-11-24 10:00": "running, due Tue 2026-11-24 12:00, 1h of 3h"}}.run(t)
	trap{"told in seconds", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P2
		2026-11-24 10:00:05 paused
		2026-11-24 10:00:15 resumed
		2026-11-24 10:00:20 paused
		2026-11-24 10:00:40 resumed`,
		map[string]string{
			"2026-11-24 10:00:10": "paused, due if resumed Tue 2026-11-24 12:00:05, 1h0m5s of 3h",
			"2026-11-24 10:00:17": "running, due Tue 2026-11-24 12:00:10, 1h0m7s of 3h",
			"2026-11-24 10:00:40": "running, due Tue 2026-11-24 12:00:30, 1h0m10s of 3h",
		}}.run(t)
	trap{"resumed and paused again at one instant, without Seq, is one pause", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P2
		2026-11-24 10:00 paused
		2026-11-24 10:30 paused
		2026-11-24 10:30 resumed
		2026-11-24 11:00 resumed`,
		map[string]string{"2026-11-24 11:00": "running, due Tue 2026-11-24 13:00, 1h of 3h"}}.run(t)
}

func TestAnswerExactlyAtTheDueInstant(t *testing.T) {
	trap{"is in time", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P1
		2026-11-24 10:00 replied`,
		map[string]string{
			"2026-11-24 09:59": "running, due Tue 2026-11-24 10:00, 59m of 1h",
			"2026-11-24 10:00": "met, due Tue 2026-11-24 10:00, 1h of 1h",
			"2026-11-25 10:00": "met, due Tue 2026-11-24 10:00, 1h of 1h",
		}}.run(t)
	trap{"a nanosecond later is late", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P1
		2026-11-24 10:00:00.000000001 replied`,
		map[string]string{
			"2026-11-24 10:00":              "running, due Tue 2026-11-24 10:00, 1h of 1h",
			"2026-11-24 10:00:00.000000001": "breached and stopped at Tue 2026-11-24 10:00, 1h0m0.000000001s of 1h",
		}}.run(t)
	trap{"at the closing at which it is due", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 17:00 replied`,
		map[string]string{"2026-11-23 10:00": "met, due Fri 2026-11-20 17:00, 1h of 1h"}}.run(t)
	trap{"paused and answered at the due instant", plan.Standard(), "America/New_York", 0, `
		2026-11-24 09:00 opened P1
		2026-11-24 10:00 replied
		2026-11-24 10:00 paused`,
		map[string]string{"2026-11-24 11:00": "met, due Tue 2026-11-24 10:00, 1h of 1h"}}.run(t)
}

func TestAnswerAfterDueIsLateWhileTheDeskWasClosed(t *testing.T) {
	trap{"due at Friday's closing, answered on Saturday: no open minute was overrun", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-21 10:00 replied`,
		map[string]string{
			"2026-11-20 17:00":              "running, due Fri 2026-11-20 17:00, 1h of 1h",
			"2026-11-20 17:00:00.000000001": "breached and running at Fri 2026-11-20 17:00, 1h of 1h",
			"2026-11-21 10:00":              "breached and stopped at Fri 2026-11-20 17:00, 1h of 1h",
		}}.run(t)
}

func TestBudgetUsedUpExactlyAtClosingWhenTheTargetChanges(t *testing.T) {
	trap{"to more: as much again is left for Monday", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 17:00 priority P2`,
		map[string]string{"2026-11-20 17:00": "running, due Mon 2026-11-23 10:00, 1h of 3h"}}.run(t)
	trap{"to just as much: due at the change, and breached after it", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P2
		2026-11-20 17:00 priority P1`,
		map[string]string{
			"2026-11-20 17:00":    "running, due Fri 2026-11-20 17:00, 1h of 1h",
			"2026-11-20 17:00:01": "breached and running at Fri 2026-11-20 17:00, 1h of 1h",
		}}.run(t)
	trap{"on Saturday, to just as much: due at the change, never before it", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P2
		2026-11-21 12:00 priority P1
		2026-11-21 12:00 replied #1`,
		map[string]string{"2026-11-21 12:00": "met, due Sat 2026-11-21 12:00, 1h of 1h"}}.run(t)
}

func TestBreachAtClosingOnFridayNoticedOnMonday(t *testing.T) {
	trap{"the breach was on Friday", plan.Standard(), "Europe/Paris", 0, `
		2026-11-20 16:00 opened P1
		2026-11-23 08:00 priority P4`,
		map[string]string{
			"2026-11-23 07:59": "breached and running at Fri 2026-11-20 17:00, 1h of 1h",
			"2026-11-23 08:00": "running, due Wed 2026-11-25 13:00, 1h of 24h",
		}}.run(t)
	loc := zone(t, "Europe/Paris")
	ticket := replay(t, calculator(t, plan.Standard(), loc), story(t, loc, `
		2026-11-20 16:00 opened P1
		2026-11-23 08:00 priority P4
		2026-11-23 09:00 replied`)...)
	want := []string{
		"P1 standard from Fri 2026-11-20 16:00 to Mon 2026-11-23 08:00 breached at Fri 2026-11-20 17:00, 1h of 1h",
		"P4 standard from Mon 2026-11-23 08:00 to Mon 2026-11-23 09:00 met, due Wed 2026-11-25 13:00, 2h of 24h",
	}
	if diff := cmp.Diff(want, promises(ticket.Status(plan.FirstResponse, at(t, "2026-12-01 08:00", loc)), loc)); diff != "" {
		t.Errorf("commitments (-want +got):\n%s", diff)
	}
}

func TestCalendarReplacedAfterOpening(t *testing.T) {
	trap{"to Tokyo's hours: Friday 16:30 in New York is Saturday there", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:30 calendar Asia/Tokyo`,
		map[string]string{
			"2026-11-20 16:29": "running, due Fri 2026-11-20 17:00, 29m of 1h",
			// 08:30 on Monday in Tokyo is 18:30 on Sunday in New York.
			"2026-11-20 16:30": "running, due Sun 2026-11-22 18:30, 30m of 1h",
			"2026-11-22 18:45": "breached and running at Sun 2026-11-22 18:30, 1h15m of 1h",
		}}.run(t)
	trap{"while paused", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:15 paused
		2026-11-20 16:30 calendar Asia/Tokyo
		2026-11-22 19:00 resumed`,
		map[string]string{
			"2026-11-20 16:30": "paused, due if resumed Sun 2026-11-22 18:45, 15m of 1h",
			"2026-11-22 19:00": "running, due Sun 2026-11-22 19:45, 15m of 1h",
		}}.run(t)
	trap{"after the breach, which stays where it was", plan.Standard(), "America/New_York", 0, `
		2026-11-20 09:00 opened P1
		2026-11-20 10:30 calendar Asia/Tokyo`,
		map[string]string{
			"2026-11-20 10:29": "breached and running at Fri 2026-11-20 10:00, 1h29m of 1h",
			"2026-11-20 10:30": "breached and running at Fri 2026-11-20 10:30, 1h30m of 1h",
		}}.run(t)
}

func TestTicketsCreatedPausedOrResolved(t *testing.T) {
	for _, tr := range []trap{
		{"paused: nothing is used until it is resumed", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:00 paused
		2026-11-23 09:00 resumed`,
			map[string]string{
				"2026-11-20 16:00": "paused, due if resumed Fri 2026-11-20 17:00, 0s of 1h",
				"2026-11-21 16:00": "paused, due if resumed Mon 2026-11-23 09:00, 0s of 1h",
				"2026-11-23 09:00": "running, due Mon 2026-11-23 10:00, 0s of 1h",
			}},
		{"paused, and answered while it is", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:00 paused
		2026-11-21 09:00 replied`,
			map[string]string{"2026-11-21 09:00": "met, due Mon 2026-11-23 09:00, 0s of 1h"}},
		{"resolved: met at once", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:00 resolved`,
			map[string]string{"2026-11-20 16:00": "met, due Fri 2026-11-20 17:00, 0s of 1h"}},
		{"cancelled", plan.Standard(), "America/New_York", 0, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:00 cancelled`,
			map[string]string{"2026-11-20 18:00": "cancelled, 0s of 1h"}},
	} {
		tr.run(t)
	}
}

package sla_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// businessDays is a plan that promises 8 open hours for P1, and in business days for the
// others, whatever the metric.
func businessDays(tb testing.TB, p plan.Plan) plan.Plan {
	tb.Helper()
	return targets(tb, p, "8h", "1 business day", "end of 1st business day", "16:00 on 1st business day, cutoff 10:00")
}

// 23 November 2026 is a Monday. In nine hours a day, 08:00-17:00, a business day from
// 08:00 to 08:00 is 9 hours, all of them used at the closing before.

func TestDueAtTheOpeningAndNotAtTheClosingBefore(t *testing.T) {
	trap{"used up at 17:00, due at 08:00, late after it", businessDays(t, plan.Standard()), "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2`,
		map[string]string{
			"2026-11-23 08:00":              "running, due Tue 2026-11-24 08:00, 0s of 9h",
			"2026-11-23 17:00":              "running, due Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-23 17:30":              "running, due Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-24 08:00":              "running, due Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-24 08:00:00.000000001": "breached and running at Tue 2026-11-24 08:00, 9h0m0.000000001s of 9h",
		}}.run(t)
	trap{"answered in the night before", businessDays(t, plan.Standard()), "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-24 07:00 replied`,
		map[string]string{"2026-11-24 09:00": "met, due Tue 2026-11-24 08:00, 9h of 9h"}}.run(t)
	trap{"answered as it is due", businessDays(t, plan.Standard()), "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-24 08:00 replied`,
		map[string]string{"2026-11-24 09:00": "met, due Tue 2026-11-24 08:00, 9h of 9h"}}.run(t)
	trap{"resolved in the night before", businessDays(t, plan.Standard()), "Europe/Paris", plan.Resolution, `
		2026-11-23 08:00 opened P2
		2026-11-23 23:00 resolved`,
		map[string]string{"2026-11-24 09:00": "met, due Tue 2026-11-24 08:00, 9h of 9h"}}.run(t)
	trap{"cancelled in the night before", businessDays(t, plan.Standard()), "Europe/Paris", plan.Resolution, `
		2026-11-23 08:00 opened P2
		2026-11-23 23:00 cancelled`,
		map[string]string{"2026-11-24 09:00": "cancelled, 9h of 9h"}}.run(t)
	trap{"cancelled as late as it can be without a breach, and later", businessDays(t, plan.Standard()), "Europe/Paris", plan.Resolution, `
		2026-11-23 08:00 opened P2
		2026-11-24 08:00:00.000000001 cancelled`,
		map[string]string{"2026-11-24 09:00": "breached and cancelled at Tue 2026-11-24 08:00, 9h0m0.000000001s of 9h"}}.run(t)
	trap{"from Friday evening to Monday's opening, and one day on", businessDays(t, plan.Standard()), "Europe/Paris", 0, `
		2026-11-27 18:00 opened P2`,
		map[string]string{
			"2026-11-28 12:00": "running, due Tue 2026-12-01 08:00, 0s of 9h",
			"2026-11-30 20:00": "running, due Tue 2026-12-01 08:00, 9h of 9h",
		}}.run(t)
	trap{"the end of a business day is a closing", businessDays(t, plan.Standard()), "Europe/Paris", 0, `
		2026-11-27 12:00 opened P3`,
		map[string]string{
			"2026-11-30 17:00":    "running, due Mon 2026-11-30 17:00, 14h of 14h",
			"2026-11-30 17:00:01": "breached and running at Mon 2026-11-30 17:00, 14h of 14h",
		}}.run(t)
}

func TestPauseBeforeANamedInstant(t *testing.T) {
	p := businessDays(t, plan.Standard())
	trap{"in the night between the closing and the due instant: nothing moves", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 18:00 paused
		2026-11-24 07:59 resumed`,
		map[string]string{
			"2026-11-23 18:00": "paused, due if resumed Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-24 07:59": "running, due Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-24 08:01": "breached and running at Tue 2026-11-24 08:00, 9h1m of 9h",
		}}.run(t)
	trap{"from the closing to the due instant: nothing moves", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 17:00 paused
		2026-11-24 08:00 resumed`,
		map[string]string{"2026-11-24 08:00": "running, due Tue 2026-11-24 08:00, 9h of 9h"}}.run(t)
	trap{"a night in the middle: nothing moves", targets(t, p, "2 business days"), "Europe/Paris", 0, `
		2026-11-23 08:00 opened P1
		2026-11-23 17:00 paused
		2026-11-24 08:00 resumed`,
		map[string]string{"2026-11-24 17:00": "running, due Wed 2026-11-25 08:00, 18h of 18h"}}.run(t)
	trap{"an open hour: an hour later", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 10:00 paused
		2026-11-23 11:00 resumed`,
		map[string]string{
			"2026-11-23 10:00": "paused, due if resumed Tue 2026-11-24 08:00, 2h of 9h",
			"2026-11-23 10:30": "paused, due if resumed Tue 2026-11-24 08:30, 2h of 9h",
			"2026-11-23 11:00": "running, due Tue 2026-11-24 09:00, 2h of 9h",
			"2026-11-24 09:01": "breached and running at Tue 2026-11-24 09:00, 9h1m of 9h",
		}}.run(t)
	trap{"a nanosecond: no longer at the opening", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 10:00 paused
		2026-11-23 10:00:00.000000001 resumed`,
		map[string]string{"2026-11-23 17:00": "running, due Tue 2026-11-24 08:00:00.000000001, 8h59m59.999999999s of 9h"}}.run(t)
	trap{"a day: to the closing, as open time has it", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 10:00 paused
		2026-11-24 10:00 resumed`,
		map[string]string{"2026-11-24 10:00": "running, due Tue 2026-11-24 17:00, 2h of 9h"}}.run(t)
	trap{"from an open hour on, over the due instant", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 16:00 paused
		2026-11-24 10:00 resumed`,
		map[string]string{
			"2026-11-23 17:30": "paused, due if resumed Tue 2026-11-24 09:00, 8h of 9h",
			"2026-11-24 10:00": "running, due Tue 2026-11-24 11:00, 8h of 9h",
		}}.run(t)
	trap{"from the night on, over the due instant: due at the resumption", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 18:00 paused
		2026-11-24 09:30 resumed`,
		map[string]string{
			"2026-11-24 07:59": "paused, due if resumed Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-24 09:00": "paused, due if resumed Tue 2026-11-24 09:00, 9h of 9h",
			"2026-11-24 09:30": "running, due Tue 2026-11-24 09:30, 9h of 9h",
			"2026-11-24 09:31": "breached and running at Tue 2026-11-24 09:30, 9h1m of 9h",
		}}.run(t)
	trap{"answered while paused: on record as if resumed then", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 10:00 paused
		2026-11-23 10:30 replied`,
		map[string]string{"2026-11-24 12:00": "met, due Tue 2026-11-24 08:30, 2h of 9h"}}.run(t)
	trap{"two of an hour, and a night that is none", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 09:00 paused
		2026-11-23 10:00 resumed
		2026-11-23 11:00 paused
		2026-11-23 12:00 resumed
		2026-11-23 19:00 paused
		2026-11-24 06:00 resumed`,
		map[string]string{"2026-11-24 06:00": "running, due Tue 2026-11-24 10:00, 7h of 9h"}}.run(t)
	trap{"after the breach: nothing is undone", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-24 08:30 paused
		2026-11-24 12:00 resumed`,
		map[string]string{"2026-11-24 12:00": "breached and running at Tue 2026-11-24 08:00, 9h30m of 9h"}}.run(t)
	through, err := p.WithoutPause(plan.FirstResponse)
	if err != nil {
		t.Fatal(err)
	}
	trap{"of a metric that no pause stops", through, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 10:00 paused
		2026-11-23 11:00 resumed`,
		map[string]string{"2026-11-23 18:00": "running, due Tue 2026-11-24 08:00, 9h of 9h"}}.run(t)
}

// A desk that closes at 12:00 can still promise 16:00.
func TestByATimeAtWhichTheDeskIsClosed(t *testing.T) {
	mornings := sla.WithSchedule(calendar.MustParseSchedule("Mo-Fr 08:00-12:00"))
	p := businessDays(t, plan.Standard())
	trap{"due at 16:00, used up at 12:00", p, "Europe/Paris", 0, `
		2026-11-23 09:00 opened P4`,
		map[string]string{
			"2026-11-24 12:00":    "running, due Tue 2026-11-24 16:00, 7h of 7h",
			"2026-11-24 16:00":    "running, due Tue 2026-11-24 16:00, 7h of 7h",
			"2026-11-24 16:00:01": "breached and running at Tue 2026-11-24 16:00, 7h of 7h",
		}}.run(t, mornings)
	trap{"past the cutoff, the day after", p, "Europe/Paris", 0, `
		2026-11-23 10:00:00.000000001 opened P4`,
		map[string]string{"2026-11-23 12:00": "running, due Wed 2026-11-25 16:00, 1h59m59.999999999s of 9h59m59.999999999s"}}.run(t, mornings)
	trap{"answered a second late, with nobody there", p, "Europe/Paris", 0, `
		2026-11-23 09:00 opened P4
		2026-11-24 16:00:01 replied`,
		map[string]string{"2026-11-25 09:00": "breached and stopped at Tue 2026-11-24 16:00, 7h of 7h"}}.run(t, mornings)
	trap{"a pause in that afternoon changes nothing", p, "Europe/Paris", 0, `
		2026-11-23 09:00 opened P4
		2026-11-24 13:00 paused
		2026-11-24 15:00 resumed`,
		map[string]string{"2026-11-24 15:00": "running, due Tue 2026-11-24 16:00, 7h of 7h"}}.run(t, mornings)
	trap{"one from that afternoon into the evening ends before it is due", p, "Europe/Paris", 0, `
		2026-11-23 09:00 opened P4
		2026-11-24 13:00 paused
		2026-11-24 20:00 resumed`,
		map[string]string{"2026-11-24 20:00": "running, due Tue 2026-11-24 20:00, 7h of 7h"}}.run(t, mornings)
	trap{"one of an open hour moves it from 16:00 into the next opening", p, "Europe/Paris", 0, `
		2026-11-23 09:00 opened P4
		2026-11-23 10:00 paused
		2026-11-23 11:00 resumed`,
		map[string]string{"2026-11-24 12:00": "running, due Wed 2026-11-25 09:00, 6h of 7h"}}.run(t, mornings)
}

func TestChangesToAndFromBusinessDays(t *testing.T) {
	p := businessDays(t, plan.Standard())
	trap{"8 hours to a business day and back: each from the start", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P1
		2026-11-23 10:00 priority P2
		2026-11-23 11:00 priority P1`,
		map[string]string{
			"2026-11-23 09:59": "running, due Mon 2026-11-23 16:00, 1h59m of 8h",
			"2026-11-23 10:00": "running, due Tue 2026-11-24 08:00, 2h of 9h",
			"2026-11-23 11:00": "running, due Mon 2026-11-23 16:00, 3h of 8h",
		}}.run(t)
	trap{"in the night in which all is used: there is more to come", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 18:00 priority P3`,
		map[string]string{"2026-11-23 18:00": "running, due Tue 2026-11-24 17:00, 9h of 18h"}}.run(t)
	trap{"with what was used before, and a pause after the due instant: nothing moves", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P1
		2026-11-23 10:00 priority P3
		2026-11-25 09:00 paused
		2026-11-25 10:00 resumed`,
		map[string]string{
			"2026-11-24 17:00": "running, due Tue 2026-11-24 17:00, 18h of 18h",
			"2026-11-25 12:00": "breached and running at Tue 2026-11-24 17:00, 21h of 18h",
		}}.run(t)
	trap{"in that night to less than is used", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 18:00 priority P1`,
		map[string]string{
			"2026-11-23 17:59": "running, due Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-23 18:00": "breached and running at Mon 2026-11-23 18:00, 9h of 8h",
		}}.run(t)
	trap{"from hours that are used to as many that end in the morning", targets(t, p, "9h"), "Europe/Paris", 0, `
		2026-11-23 08:00 opened P1
		2026-11-23 17:00 priority P2`,
		map[string]string{
			"2026-11-23 17:00": "running, due Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-24 07:00": "running, due Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-24 08:01": "breached and running at Tue 2026-11-24 08:00, 9h1m of 9h",
		}}.run(t)
	trap{"a pause before the change counts after it too", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P1
		2026-11-23 09:00 paused
		2026-11-23 10:00 resumed
		2026-11-23 11:00 priority P2`,
		map[string]string{"2026-11-23 11:00": "running, due Tue 2026-11-24 09:00, 2h of 9h"}}.run(t)
	trap{"while paused", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P1
		2026-11-23 09:00 paused
		2026-11-23 10:00 priority P2
		2026-11-23 11:00 resumed`,
		map[string]string{
			"2026-11-23 10:00": "paused, due if resumed Tue 2026-11-24 09:00, 1h of 9h",
			"2026-11-23 11:00": "running, due Tue 2026-11-24 10:00, 1h of 9h",
		}}.run(t)
	trap{"while paused in the night: nothing was lost", p, "Europe/Paris", 0, `
		2026-11-23 08:00 opened P1
		2026-11-23 08:00 priority P2 #1
		2026-11-23 17:10 paused
		2026-11-23 18:00 priority P4
		2026-11-23 19:00 resumed`,
		map[string]string{
			"2026-11-23 17:30": "paused, due if resumed Tue 2026-11-24 08:00, 9h of 9h",
			"2026-11-23 18:00": "paused, due if resumed Tue 2026-11-24 16:00, 9h of 17h",
			"2026-11-23 19:00": "running, due Tue 2026-11-24 16:00, 9h of 17h",
		}}.run(t)
	trap{"the cutoff is that of the start, not of the change", p, "Europe/Paris", 0, `
		2026-11-23 09:00 opened P1
		2026-11-23 11:00 priority P4`,
		map[string]string{"2026-11-23 11:00": "running, due Tue 2026-11-24 16:00, 2h of 16h"}}.run(t)
	trap{"restart: from the change, with its cutoff", ruled(t, p, plan.Restart), "Europe/Paris", 0, `
		2026-11-23 09:00 opened P1
		2026-11-23 11:00 priority P4
		2026-11-23 12:00 priority P2`,
		map[string]string{
			"2026-11-23 11:00": "running, due Wed 2026-11-25 16:00, 0s of 23h in 2h",
			"2026-11-23 12:00": "running, due Tue 2026-11-24 12:00, 0s of 9h in 3h",
		}}.run(t)
	trap{"keep: the named instant stands", ruled(t, p, plan.Keep), "Europe/Paris", 0, `
		2026-11-23 08:00 opened P2
		2026-11-23 18:00 priority P1`,
		map[string]string{"2026-11-23 18:00": "running, due Tue 2026-11-24 08:00, 9h of 9h"}}.run(t)
}

func TestBusinessDaysOfAnotherPlanOrZone(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	c := deskOf(t, "Europe/Paris", businessDays(t, plan.Standard()), businessDays(t, plan.Premium()))
	for _, tr := range []trap{
		{reason: "round the clock from noon on: the same instant, with more hours to it", log: `
			2026-11-23 08:00 opened P2
			2026-11-23 12:00 plan premium`,
			stands: map[string]string{"2026-11-23 12:00": "running, due Tue 2026-11-24 08:00, 4h of 24h"}},
		{reason: "from the evening on: the hour that the desk was closed is still to come", log: `
			2026-11-23 08:00 opened P2
			2026-11-23 18:00 plan premium`,
			stands: map[string]string{
				"2026-11-23 17:59": "running, due Tue 2026-11-24 08:00, 9h of 9h",
				"2026-11-23 18:00": "running, due Tue 2026-11-24 09:00, 9h of 24h",
			}},
		{reason: "to New York: its business day, less what was used in Paris", log: `
			2026-11-23 08:00 opened P2
			2026-11-23 12:00 calendar America/New_York`,
			// There it opens at 14:00, and none of it had passed.
			stands: map[string]string{"2026-11-23 12:00": "running, due Mon 2026-11-23 19:00, 4h of 9h"}},
		{reason: "to New York and paused there for as long as was used in Paris", log: `
			2026-11-23 08:00 opened P2
			2026-11-23 12:00 calendar America/New_York
			2026-11-23 14:00 paused
			2026-11-23 18:00 resumed`,
			// As much has passed as is used, but not the same: what is left ends at a closing.
			stands: map[string]string{"2026-11-23 18:00": "running, due Mon 2026-11-23 23:00, 4h of 9h"}},
	} {
		t.Run(tr.reason, func(t *testing.T) {
			tr.check(t, replay(t, c, story(t, paris, tr.log)...), paris)
		})
	}
}

func TestBusinessDaysWhereTheClockIsChanged(t *testing.T) {
	day := targets(t, plan.Premium(), "1 business day", "02:30 on 1st business day", "end of same business day")
	trap{"the day on which the clock is put back has 25 hours", day, "Europe/Paris", 0, `
		2026-10-24 12:00 opened P1`,
		map[string]string{"2026-10-25 12:00": "running, due Sun 2026-10-25 12:00, 25h of 25h"}}.run(t)
	trap{"a pause from 02:30 to 02:30 is an hour", day, "Europe/Paris", 0, `
		2026-10-24 12:00 opened P1
		2026-10-25T02:30:00+02:00 paused
		2026-10-25T02:30:00+01:00 resumed`,
		map[string]string{"2026-10-25 12:00": "running, due Sun 2026-10-25 13:00, 24h of 25h"}}.run(t)
	trap{"of two 02:30, due at the first", day, "Europe/Paris", 0, `
		2026-10-24 02:30 opened P2`,
		map[string]string{
			"2026-10-25T02:30:00+02:00": "running, due Sun 2026-10-25 02:30, 24h of 24h",
			"2026-10-25T02:30:00+01:00": "breached and running at Sun 2026-10-25 02:30, 25h of 24h",
		}}.run(t)
	trap{"of no 02:30, at the end of the gap", day, "Europe/Paris", 0, `
		2026-03-28 02:30 opened P1`,
		map[string]string{"2026-03-28 12:00": "running, due Sun 2026-03-29 03:00, 9h30m of 23h30m"}}.run(t)
	trap{"the end of the 30 December that Apia skipped is no end", day, "Pacific/Apia", 0, `
		2011-12-29 12:00 opened P1`,
		map[string]string{"2011-12-29 13:00": "running, due Sat 2011-12-31 12:00, 1h of 24h"}}.run(t)
	trap{"no midnight in Sao Paulo: the end of the day before is 01:00", day, "America/Sao_Paulo", 0, `
		2018-11-03 12:00 opened P3`,
		map[string]string{"2018-11-03 13:00": "running, due Sun 2018-11-04 01:00, 1h of 12h"}}.run(t)
}

// TestAlertsOfBusinessDays: shares are of the open time, the whole is the due instant.
func TestAlertsOfBusinessDays(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	p, err := businessDays(t, plan.Standard()).WithThresholds(50, 75, 100, 120)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		reason, log string
		want        []string
	}{
		{"in the night in which all is used, none; the whole in the morning", `
			2026-11-23 08:00 opened P2`, []string{
			"first response 1 50% Mon 2026-11-23 12:30", "first response 1 75% Mon 2026-11-23 14:45",
			"first response 1 100% Tue 2026-11-24 08:00", "first response 1 120% Tue 2026-11-24 09:48",
		}},
		{"answered as it is due, it does not fire", `
			2026-11-23 08:00 opened P2
			2026-11-24 08:00 replied`, []string{
			"first response 1 50% Mon 2026-11-23 12:30", "first response 1 75% Mon 2026-11-23 14:45",
		}},
		{"an hour's pause moves all that is to come", `
			2026-11-23 08:00 opened P2
			2026-11-23 13:00 paused
			2026-11-23 14:00 resumed`, []string{
			"first response 1 50% Mon 2026-11-23 12:30", "first response 1 75% Mon 2026-11-23 15:45",
			"first response 1 100% Tue 2026-11-24 09:00", "first response 1 120% Tue 2026-11-24 10:48",
		}},
		{"paused over the due instant, it fires at the resumption", `
			2026-11-23 08:00 opened P2
			2026-11-23 18:00 paused
			2026-11-24 08:30 resumed`, []string{
			"first response 1 50% Mon 2026-11-23 12:30", "first response 1 75% Mon 2026-11-23 14:45",
			"first response 1 100% Tue 2026-11-24 08:30", "first response 1 120% Tue 2026-11-24 10:18",
		}},
		{"of both commitments, where a change takes back what was reached", `
			2026-11-23 08:00 opened P2
			2026-11-23 13:00 priority P3`, []string{
			"first response 1 50% Mon 2026-11-23 12:30", "first response 1 50% Mon 2026-11-23 17:00",
			"first response 1 75% Tue 2026-11-24 12:30", "first response 1 100% Tue 2026-11-24 17:00",
			"first response 1 120% Wed 2026-11-25 11:36",
		}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			ticket := replay(t, calculator(t, p, paris), story(t, paris, test.log)...)
			var alerts []sla.Alert
			for _, a := range ticket.Alerts(at(t, "2026-12-24 12:00", paris)) {
				if a.Metric == plan.FirstResponse {
					alerts = append(alerts, a)
				}
			}
			if diff := cmp.Diff(test.want, firings(alerts, paris)); diff != "" {
				t.Errorf("alerts (-want +got):\n%s", diff)
			}
		})
	}
	ticket := replay(t, calculator(t, p, paris), story(t, paris, "2026-11-23 08:00 opened P2")...)
	if next, ok := ticket.Next(at(t, "2026-11-23 14:45", paris)); !ok || clockOf(next, paris) != "Tue 2026-11-24 08:00" {
		t.Errorf("Next after the closing = %v, %v, want Tuesday 08:00", next, ok)
	}
}

// TestShareAndRemainingWhileAllIsUsed: in the hours between the closing and the due
// instant nothing is left, and it is not late.
func TestShareAndRemainingWhileAllIsUsed(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	ticket := replay(t, calculator(t, businessDays(t, plan.Standard()), paris), story(t, paris, "2026-11-23 08:00 opened P2")...)
	s := ticket.Status(plan.FirstResponse, at(t, "2026-11-23 17:30", paris))
	if left, ok := s.Remaining(); left != 0 || !ok || s.Share() != 1 || s.State != sla.StateRunning {
		t.Errorf("%v, %v left (%v), share %v, want running, 0 and 1", s.State, left, ok, s.Share())
	}
	x := s.Explain()
	want := []string{"Mon 2026-11-23 17:30 to Tue 2026-11-24 08:00 outside hours"}
	if diff := cmp.Diff(want, pieceLines(x.Ahead, paris)); diff != "" {
		t.Errorf("ahead (-want +got):\n%s", diff)
	}
}

// TestDeadlineIsTheFirstDueInstant of the ticket that the same calculator replays, and
// its JSON form reads back with its target.
func TestDeadlineIsTheFirstDueInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		p, facts := anyTerms(t, plan.Standard())
		c, err := sla.NewDeadlineCalculator(p, loc, sla.WithSchedule(calendar.MustParseSchedule(modelHours[facts.Hours].notation)))
		if err != nil {
			t.Fatal(err)
		}
		start, level := zones.Instant(loc).Draw(t, "start"), rapid.SampledFrom(levels).Draw(t, "level")
		d, err := c.Deadline(level, start)
		if err != nil {
			t.Fatal(err)
		}
		ticket, _ := c.Replay(sla.Opened(start, level))
		want, wanted := d.Due()
		if got, ok := ticket.Status(plan.FirstResponse, start).Due(); ok != wanted || !got.Equal(want) {
			t.Fatalf("%v: deadline %v, %v, first due instant %v, %v", d, want, wanted, got, ok)
		}
		text, err := d.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var again sla.Deadline
		if err := again.UnmarshalJSON(text); err != nil || wanted && !again.Equal(d) {
			t.Fatalf("%s reads back as %v, %v", text, again, err)
		}
	})
}

// TestBusinessDayThatNeverComes: a desk that opens once has no business day after that.
func TestBusinessDayThatNeverComes(t *testing.T) {
	c := calculator(t, businessDays(t, plan.Standard()), utc, sla.WithSchedule(once("2026-11-23")))
	opened := at(t, "2026-11-23 08:30", utc)
	if d, err := c.Deadline(priority.P2, opened); !errors.Is(err, calendar.ErrNever) {
		t.Errorf("Deadline = %v, %v, want ErrNever", d, err)
	}
	ticket, findings := c.Replay(sla.Opened(opened, priority.P2))
	if len(findings) != int(plan.Resolution)-1 || !errors.Is(findings[0].Err, calendar.ErrNever) { // no next response has begun
		t.Errorf("findings %v, want one for each metric that began", findings)
	}
	if s := ticket.Status(plan.FirstResponse, opened.Add(time.Hour)); s.State != sla.StateNoTarget || s.Elapsed != 30*time.Minute {
		t.Errorf("%v, %v elapsed, want no target and what was open", s.State, s.Elapsed)
	}
	if got := due(deadline(t, calculator(t, targets(t, plan.Standard(), "end of same business day"), utc, sla.WithSchedule(once("2026-11-23"))), priority.P1, opened)); got != "Mon 2026-11-23 09:00:00 +00:00" {
		t.Errorf("the end of the same day: due %s", got)
	}
}

// TestFollowTheSunAsAClock: the hours of three offices together, told in the customer's
// time. On Fridays Denver closes when it is Saturday 01:00 in Paris, and Singapore opens
// when it is Monday 01:00 there.
func TestFollowTheSunAsAClock(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	var offices []*calendar.Calendar
	for _, name := range []string{"Europe/Paris", "America/Denver", "Asia/Singapore"} {
		c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").In(zone(t, name))
		if err != nil {
			t.Fatal(err)
		}
		offices = append(offices, c)
	}
	sun, err := calendar.Union(utc, offices...)
	if err != nil {
		t.Fatal(err)
	}
	c := calculator(t, businessDays(t, plan.Standard()), paris, sla.WithClock(sun))
	opened := at(t, "2026-11-27 22:00", paris)
	for level, want := range map[priority.Level]string{
		priority.P1: "Mon 2026-11-30 06:00:00 +01:00",
		// Saturday, with its one hour, is a business day; 22:00 there is closed.
		priority.P2: "Mon 2026-11-30 01:00:00 +01:00",
		priority.P3: "Sat 2026-11-28 01:00:00 +01:00",
	} {
		d := deadline(t, c, level, opened)
		if got := due(d); got != want {
			t.Errorf("%v: due %s, want %s", level, got, want)
		}
		first, ok := replay(t, c, sla.Opened(opened, level)).Status(plan.FirstResponse, opened).Due()
		if want, _ := d.Due(); !ok || !first.Equal(want) || first.Location() != paris {
			t.Errorf("%v: first due instant %v, %v, want %v", level, first, ok, want)
		}
	}
	x := replay(t, c, sla.Opened(opened, priority.P1)).Explain(plan.FirstResponse, opened.Add(time.Hour))
	want := []string{
		"Fri 2026-11-27 22:00 to Fri 2026-11-27 23:00 counted",
		"ahead:",
		"Fri 2026-11-27 23:00 to Sat 2026-11-28 01:00 counted",
		"Sat 2026-11-28 01:00 to Mon 2026-11-30 01:00 outside hours",
		"Mon 2026-11-30 01:00 to Mon 2026-11-30 06:00 counted",
	}
	got := append(append(pieceLines(x.Pieces, paris), "ahead:"), pieceLines(x.Ahead, paris)...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pieces (-want +got):\n%s", diff)
	}
	if x.Zone != "Europe/Paris" {
		t.Errorf("told in %q", x.Zone)
	}
}

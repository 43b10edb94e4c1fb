package slatest

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// Zones draws the IANA name of a time zone, for [In]: in one of two cases one that has
// been hard on clocks before, or else any. It shrinks towards UTC.
func Zones() *rapid.Generator[string] { return zones.Zone() }

// Instants draws an instant of the years 2 to 9998, in a location. It leans towards the
// location's changes of the clock, at one to the nanosecond or within three days of
// one, and shrinks towards noon of Monday 5 January 2026, UTC.
func Instants(loc *time.Location) *rapid.Generator[time.Time] {
	monday := time.Date(2026, time.January, 5, 12, 0, 0, 0, time.UTC).In(loc)
	return rapid.Custom(func(t *rapid.T) time.Time {
		// The plain instant takes the fewest draws, so that all others shrink to it.
		if rapid.IntRange(0, 19).Draw(t, "hard") == 0 {
			return monday
		}
		return zones.Instant(loc).Draw(t, "instant")
	})
}

// Offices draws opening hours in the location of an instant: weekly ones, with special
// hours, closed dates and holidays within four days of the instant. It shrinks towards
// Monday to Friday 08:00-17:00. Some offices never open, as those whose only hours are
// in a gap of the clock.
func Offices(near time.Time) *rapid.Generator[Office] {
	return rapid.Map(oracle.AnySchedule(oracle.DateOf(near)), func(s oracle.Schedule) Office {
		return officeOf(s, near.Location())
	})
}

// Schedules draws the schedules of [Offices].
func Schedules(near time.Time) *rapid.Generator[calendar.Schedule] {
	return rapid.Map(Offices(near), Office.Schedule)
}

// Calendars draws the calendars of [Offices] that open at some time.
func Calendars(near time.Time) *rapid.Generator[*calendar.Calendar] {
	opens := func(c *calendar.Calendar) bool { return c != nil }
	return rapid.Map(Offices(near), func(o Office) *calendar.Calendar {
		c, err := o.Calendar()
		if err != nil {
			return nil
		}
		return c
	}).Filter(opens)
}

// Plans draws a plan: one of the built-in policy's, or one derived from it, with other
// targets for any of the metrics, other thresholds, rules of change, and pauses that do
// not stop every metric. It shrinks towards Standard.
func Plans() *rapid.Generator[plan.Plan] {
	return rapid.Custom(func(t *rapid.T) plan.Plan {
		p := rapid.SampledFrom(plan.All()).Draw(t, "plan")
		if !rapid.Bool().Draw(t, "derived") {
			return p
		}
		// None of what is drawn can be refused.
		change := func(next plan.Plan, err error) {
			if err != nil {
				t.Fatalf("slatest: %v", err)
			}
			p = next
		}
		for m := plan.FirstResponse; m <= plan.Resolution; m++ {
			for l := priority.P1; l <= p.LastLevel() && !p.BestEffort(); l++ {
				if rapid.Bool().Draw(t, "another target") {
					var target plan.Target // none, or another
					if err := target.UnmarshalText([]byte(rapid.SampledFrom(append(targetTexts, "")).Draw(t, "target"))); err != nil {
						t.Fatalf("slatest: %v", err)
					}
					change(p.WithTarget(m, l, target))
				}
			}
			if rapid.IntRange(0, 3).Draw(t, "not paused") == 3 {
				change(p.WithoutPause(m))
			}
		}
		for c := plan.PriorityChange; c <= plan.CalendarChange; c++ {
			change(p.WithChangeRule(c, rapid.SampledFrom([]plan.ChangeRule{plan.Carry, plan.Restart, plan.Keep}).Draw(t, "rule")))
		}
		if rapid.Bool().Draw(t, "other thresholds") {
			change(p.WithThresholds(rapid.SliceOfN(rapid.IntRange(1, 200), 0, 4).Draw(t, "thresholds")...))
		}
		return p
	})
}

// targetTexts are targets of every kind, the plainest first.
var targetTexts = []string{
	"1h", "15m", "3h", "8h", "24h", "40h", "1h30m", "1ns",
	"1 business day", "2 business days", "end of same business day", "end of 1st business day",
	"16:00 on 1st business day", "16:00 on 1st business day, cutoff 10:00",
}

// Requests draws a new ticket, as a helpdesk knows it: of a plan of the policy, in any
// zone, with an urgency and an impact, and sometimes a priority that the customer chose.
// It shrinks towards one of the first plan, of the highest urgency and impact, on a plain
// Monday in UTC. The policy must be set.
func Requests(p plan.Policy) *rapid.Generator[sla.Request] {
	return rapid.Custom(func(t *rapid.T) sla.Request {
		r := sla.Request{
			Plan: rapid.SampledFrom(p.Plans()).Draw(t, "plan").Name(),
			Zone: Zones().Draw(t, "zone"),
		}
		urgencies, impacts := p.Matrix().Size()
		r.Urgency = priority.Urgency(rapid.IntRange(1, urgencies).Draw(t, "urgency"))
		r.Impact = priority.Impact(rapid.IntRange(1, impacts).Draw(t, "impact"))
		if rapid.IntRange(0, 3).Draw(t, "priority chosen") == 3 {
			r.Priority = levels(p).Draw(t, "priority")
		}
		r.Created = Instants(zones.Load(r.Zone)).Draw(t, "created")
		return r
	})
}

// levels draws one of the levels of a policy.
func levels(p plan.Policy) *rapid.Generator[priority.Level] {
	return rapid.Map(rapid.IntRange(1, len(p.Levels())), func(n int) priority.Level { return priority.Level(n) })
}

// Logs draws the log of a ticket that was opened at an instant: up to 17 events, in
// order, each of which can be where all plans of the policy are known. It shrinks
// towards an opening with P1 and nothing else. The policy must be set. [Deliveries]
// makes the log a dirty one.
func Logs(p plan.Policy, opened time.Time) *rapid.Generator[[]sla.Event] {
	return rapid.Custom(func(t *rapid.T) []sla.Event {
		log := []sla.Event{sla.Opened(opened, levels(p).Draw(t, "priority"))}
		at, paused, resolved := opened, false, false
		for range rapid.IntRange(0, 15).Draw(t, "events") {
			at = at.Add(gaps().Draw(t, "after"))
			can := []sla.EventKind{sla.KindAgentReplied, sla.KindCustomerReplied, sla.KindPrioritySet, sla.KindPlanChanged, sla.KindCalendarChanged}
			if paused {
				can = append(can, sla.KindResumed)
			} else {
				can = append(can, sla.KindPaused)
			}
			if resolved {
				can = append(can, sla.KindReopened)
			} else {
				can = append(can, sla.KindResolved)
			}
			e := sla.Event{At: at, Kind: rapid.SampledFrom(can).Draw(t, "kind")}
			switch e.Kind {
			case sla.KindPrioritySet:
				e.Level = levels(p).Draw(t, "priority")
			case sla.KindPlanChanged:
				e = sla.PlanChanged(at, rapid.SampledFrom(p.Plans()).Draw(t, "plan").Name())
			case sla.KindCalendarChanged:
				e = sla.CalendarChanged(at, Zones().Draw(t, "zone"))
			case sla.KindPaused, sla.KindResumed:
				paused = e.Kind == sla.KindPaused
			case sla.KindResolved:
				resolved, paused = true, false // the resolution ends a pause
			case sla.KindReopened:
				resolved = false
			}
			log = append(log, e)
		}
		if rapid.IntRange(0, 7).Draw(t, "cancelled") == 7 {
			log = append(log, sla.Cancelled(at.Add(gaps().Draw(t, "after"))))
		}
		return log
	})
}

// gaps draws the time between two events. It is not zero: the order of events of one
// instant is that of their kinds.
func gaps() *rapid.Generator[time.Duration] {
	scaled := func(unit time.Duration, last int) *rapid.Generator[time.Duration] {
		return rapid.Map(rapid.IntRange(1, last), func(n int) time.Duration { return time.Duration(n) * unit })
	}
	return rapid.OneOf(
		scaled(time.Hour, 40),
		scaled(time.Minute, 400),
		rapid.Map(rapid.Int64Range(1, int64(48*time.Hour)), func(n int64) time.Duration { return time.Duration(n) }),
	)
}

// Deliveries draws a delivery of a log: all of its events, in any order, some of them
// more than once. It changes nothing about the ticket.
func Deliveries(log []sla.Event) *rapid.Generator[[]sla.Event] {
	return rapid.Custom(func(t *rapid.T) []sla.Event {
		delivered := slices.Clone(log)
		for _, e := range log {
			if rapid.IntRange(0, 3).Draw(t, "twice") == 3 {
				delivered = append(delivered, e)
			}
		}
		return rapid.Permutation(delivered).Draw(t, "delivery")
	})
}

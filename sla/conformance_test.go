package sla_test

import (
	"errors"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
	"github.com/dueby/dueby/sla/slatest"
)

// A ticketClock is an office as the clock of a ticket sees it: what is added is a
// target and its due instant, what lies between is what has elapsed. What tickets do not
// have, a time that is negative or none and an opening at the zero time, is left to the
// calendar.
type ticketClock struct {
	*calendar.Calendar
	schedule calendar.Schedule
}

func (c ticketClock) calculator(target time.Duration) (*sla.DeadlineCalculator, error) {
	promised, err := plan.OpenTime(target)
	if err != nil {
		return nil, err
	}
	p, err := plan.Standard().WithTarget(plan.FirstResponse, priority.P1, promised)
	if err != nil {
		return nil, err
	}
	return sla.NewDeadlineCalculator(p, c.Location(), sla.WithSchedule(c.schedule))
}

func (c ticketClock) Add(t time.Time, d time.Duration) (time.Time, error) {
	if d <= 0 || t.IsZero() {
		return c.Calendar.Add(t, d)
	}
	calculator, err := c.calculator(d)
	if err != nil {
		return time.Time{}, err
	}
	deadline, err := calculator.Deadline(priority.P1, t)
	if err != nil {
		return time.Time{}, err
	}
	due, _ := deadline.Due()
	ticket, _ := calculator.Replay(sla.Opened(t, priority.P1))
	if replayed, ok := ticket.Status(plan.FirstResponse, t).Due(); !ok || !replayed.Equal(due) {
		return time.Time{}, errors.New("the deadline is another one than that of the log")
	}
	return due, nil
}

func (c ticketClock) Between(a, b time.Time) (time.Duration, error) {
	if b.Before(a) || a.IsZero() {
		return c.Calendar.Between(a, b)
	}
	calculator, err := c.calculator(time.Hour)
	if err != nil {
		return 0, err
	}
	ticket, findings := calculator.Replay(sla.Opened(a, priority.P1))
	for _, f := range findings {
		if f.Kind != sla.Unreachable {
			return 0, errors.New(f.String())
		}
	}
	s := ticket.Status(plan.FirstResponse, b)
	return s.Elapsed, s.Err
}

// TestTicketClockConforms: deadlines and what elapses are those of the hours.
func TestTicketClockConforms(t *testing.T) {
	t.Parallel()
	slatest.Conformance(t, func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return ticketClock{c, o.Schedule()}, err
	})
}

// TestTicketsInWords tells some of the traps as a consumer of the package would.
func TestTicketsInWords(t *testing.T) {
	newYork := slatest.In(t, "America/New_York")
	standard := newYork.Calculator(plan.Standard())
	friday := newYork.Log().At("Fri 2026-11-20 16:00").Opened(priority.P2)
	t.Run("answered at the due instant, to the nanosecond", func(t *testing.T) {
		ticket := friday.At("Mon 10:00").AgentReplied().Replay(standard)
		slatest.AssertMet(t, ticket, plan.FirstResponse, newYork.At("Mon 2026-11-23 10:00"))
		late := friday.At("Mon 10:00").After("1ns").AgentReplied().Replay(standard)
		slatest.AssertBreached(t, late, plan.FirstResponse, newYork.At("Tue 2026-11-24 10:00"))
	})
	t.Run("a pause over the weekend is one open hour", func(t *testing.T) {
		ticket := friday.After("30m").Paused("waiting for the customer").At("Mon 08:30").Resumed().Replay(standard)
		slatest.AssertStanding(t, ticket, plan.FirstResponse, newYork.At("Sat 2026-11-21 12:00"), "paused, due if resumed Mon 2026-11-23 10:30 EST, 30m of 3h")
		slatest.AssertDue(t, ticket.Status(plan.FirstResponse, newYork.At("Mon 2026-11-23 08:30")), "Mon 2026-11-23 11:00")
	})
	t.Run("alerts over a pause", func(t *testing.T) {
		ticket := friday.After("30m").Paused("").At("Mon 08:30").Resumed().Replay(standard)
		slatest.AssertAlerts(t, ticket, newYork.At("Mon 2026-11-23 12:00"),
			"first response 50%: Mon 2026-11-23 09:30 EST",
			"first response 75%: Mon 2026-11-23 10:15 EST",
			"first response 100%: Mon 2026-11-23 11:00 EST",
		)
	})
}

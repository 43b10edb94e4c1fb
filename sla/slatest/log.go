package slatest

import (
	"slices"
	"time"

	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A Log is a ticket's log that is being told, from event to event:
//
//	paris.Log().
//		At("Fri 2026-11-20 16:00").Opened(priority.P2).
//		After("30m").Paused("waiting for the customer").
//		At("Mon 09:00").Resumed().
//		After("1h").PrioritySet(priority.P1).By("Ann Martin", "the nightly backup fails too").
//		After("5m").AgentReplied()
//
// [Log.At] and [Log.After] say when; the others say what happened then, each as the
// function of that name in package sla. A Log is immutable: what is told after it is
// told of another one, so that tests can share a beginning. It is made by [Zone.Log].
type Log struct {
	zone   Zone
	now    time.Time
	told   bool // whether now has been said
	events []sla.Event
}

// At says when the next events happen (see the package doc). Where there was an instant
// before, the date may be left out: "Mon 09:00" and "09:00" are then the next time that
// the clock shows so, that instant included. A text with a date may also go back.
func (l Log) At(text string) Log {
	l.zone.t.Helper()
	var at time.Time
	var err error
	if l.told {
		at, err = parseNext(text, l.now)
	} else {
		at, err = parseInstant(text, l.zone.loc)
	}
	if err != nil {
		l.zone.t.Fatalf("slatest: log: %v", err)
		return l
	}
	l.now, l.told = at, true
	return l
}

// After says that the next events happen that long after the last instant, on the wall
// and not in open time, as [time.ParseDuration] reads it: "1h30m".
func (l Log) After(text string) Log {
	l.zone.t.Helper()
	d, err := time.ParseDuration(text)
	switch {
	case err != nil:
		l.zone.t.Fatalf("slatest: log: after %q: want a duration such as 1h30m", shorten(text))
		return l
	case !l.told:
		l.zone.t.Fatalf("slatest: log: after %s: after what? Say At first", text)
		return l
	}
	l.now = l.now.Add(d)
	return l
}

// Opened tells of the opening, with a priority.
func (l Log) Opened(level priority.Level) Log {
	l.zone.t.Helper()
	return l.tell(sla.Opened(l.now, level))
}

// AgentReplied tells of an answer of the desk.
func (l Log) AgentReplied() Log {
	l.zone.t.Helper()
	return l.tell(sla.AgentReplied(l.now))
}

// CustomerReplied tells of a message of the customer.
func (l Log) CustomerReplied() Log {
	l.zone.t.Helper()
	return l.tell(sla.CustomerReplied(l.now))
}

// Paused tells of the beginning of a pause, and its reason.
func (l Log) Paused(reason string) Log {
	l.zone.t.Helper()
	return l.tell(sla.Paused(l.now, reason))
}

// Resumed tells of the end of a pause.
func (l Log) Resumed() Log {
	l.zone.t.Helper()
	return l.tell(sla.Resumed(l.now))
}

// PrioritySet tells of another priority.
func (l Log) PrioritySet(level priority.Level) Log {
	l.zone.t.Helper()
	return l.tell(sla.PrioritySet(l.now, level))
}

// PlanChanged tells of another plan, by its name.
func (l Log) PlanChanged(name string) Log {
	l.zone.t.Helper()
	return l.tell(sla.PlanChanged(l.now, name))
}

// CalendarChanged tells of another calendar or zone, by its name.
func (l Log) CalendarChanged(name string) Log {
	l.zone.t.Helper()
	return l.tell(sla.CalendarChanged(l.now, name))
}

// Resolved tells of the resolution.
func (l Log) Resolved() Log {
	l.zone.t.Helper()
	return l.tell(sla.Resolved(l.now))
}

// Reopened tells of a reopening.
func (l Log) Reopened() Log {
	l.zone.t.Helper()
	return l.tell(sla.Reopened(l.now))
}

// Cancelled tells of the withdrawal of the ticket.
func (l Log) Cancelled() Log {
	l.zone.t.Helper()
	return l.tell(sla.Cancelled(l.now))
}

// By says who did what was told last, and why.
func (l Log) By(who, why string) Log {
	l.zone.t.Helper()
	return l.retell(func(e sla.Event) sla.Event { return e.WithReason(who, why) })
}

// ID gives what was told last an identity.
func (l Log) ID(id string) Log {
	l.zone.t.Helper()
	return l.retell(func(e sla.Event) sla.Event { return e.WithID(id) })
}

// Seq gives what was told last a place among the events of its instant.
func (l Log) Seq(seq int64) Log {
	l.zone.t.Helper()
	return l.retell(func(e sla.Event) sla.Event { return e.WithSeq(seq) })
}

// Events returns the events in the order in which they were told.
func (l Log) Events() []sla.Event { return slices.Clone(l.events) }

// Replay returns the ticket that the log comes to. The test fails, and goes on, if
// there is anything in the log that cannot be.
func (l Log) Replay(c *sla.DeadlineCalculator) *sla.Ticket {
	l.zone.t.Helper()
	ticket, findings := c.Replay(l.events...)
	for _, f := range findings {
		l.zone.t.Errorf("slatest: log: %v", f)
	}
	return ticket
}

func (l Log) tell(e sla.Event) Log {
	l.zone.t.Helper()
	if !l.told {
		l.zone.t.Fatalf("slatest: log: %v: when? Say At first", e.Kind)
		return l
	}
	l.events = append(slices.Clip(l.events), e)
	return l
}

func (l Log) retell(change func(sla.Event) sla.Event) Log {
	l.zone.t.Helper()
	if len(l.events) == 0 {
		l.zone.t.Fatalf("slatest: log: nothing has happened yet; say what, then who, why and by which ID")
		return l
	}
	l.events = slices.Clone(l.events)
	last := &l.events[len(l.events)-1]
	*last = change(*last)
	return l
}

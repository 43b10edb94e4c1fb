package sla

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A Deadline is the instant by which a response to a ticket, or its resolution, is due,
// and what that was worked out from. A ticket may have none, as under a best effort plan; that is
// a Deadline too. Compare deadlines with Equal, not with ==: they hold a time.Time.
// The zero Deadline is that of no ticket.
type Deadline struct {
	due time.Time
	*terms
	// The instant of creation; its location is that of due, or else of the terms. A
	// deadline is passed around by value, and so it is kept small.
	seconds, nanoseconds int64
}

func (d Deadline) held() *terms {
	if d.terms == nil {
		return &terms{}
	}
	return d.terms
}

// Due returns the due instant, in the customer's location; ok is false if there is
// none.
func (d Deadline) Due() (due time.Time, ok bool) { return d.due, !d.due.IsZero() }

// BestEffort reports whether the plan promises no response by an instant, which is
// why there is none.
func (d Deadline) BestEffort() bool { return d.held().bestEffort }

// Created returns the instant at which the ticket was created, in the customer's
// location.
func (d Deadline) Created() time.Time {
	switch {
	case d.terms == nil:
		return time.Time{}
	case d.due.IsZero():
		return time.Unix(d.seconds, d.nanoseconds).In(d.location)
	default:
		return time.Unix(d.seconds, d.nanoseconds).In(d.due.Location())
	}
}

// Plan returns the name of the plan in force.
func (d Deadline) Plan() string { return d.held().plan }

// Level returns the priority of the ticket.
func (d Deadline) Level() priority.Level { return d.held().level }

// Target returns what the plan promises; ok is false if it promises nothing.
func (d Deadline) Target() (t plan.Target, ok bool) {
	t = d.held().target
	return t, !t.IsZero()
}

// Equal reports whether d and e are made of the same and due at the same instant.
func (d Deadline) Equal(e Deadline) bool {
	a, b := *d.held(), *e.held()
	a.location, b.location = nil, nil
	return d.seconds == e.seconds && d.nanoseconds == e.nanoseconds && d.due.Equal(e.due) && a == b
}

// String returns the deadline in one line, as in "standard P2, 3h: due 2026-11-23
// 11:00:00 CET", or "community P2: best effort".
func (d Deadline) String() string {
	t := d.held()
	switch due, ok := d.Due(); {
	case ok:
		return fmt.Sprintf("%s %s, %s: due %s", t.plan, t.level, t.target, wall(due))
	case t.bestEffort:
		return fmt.Sprintf("%s %s: best effort", t.plan, t.level)
	case d.terms == nil:
		return "no deadline"
	default:
		return fmt.Sprintf("%s %s: no target", t.plan, t.level)
	}
}

// Value returns the due instant in UTC for a timestamp column, or NULL if there is
// none. A column may hold less than a nanosecond: PostgreSQL's holds microseconds.
func (d Deadline) Value() (driver.Value, error) {
	if due, ok := d.Due(); ok {
		return due.UTC(), nil
	}
	return nil, nil
}

package sla

import (
	"errors"
	"fmt"
	"iter"
	"time"
)

// A Case is a ticket by which a change is measured: one that was, or one made up.
// Compare cases with Equal, not with ==: they hold a time.Time.
type Case struct {
	ID string // the caller's, who finds it again in an [Effect]
	Request
	// Answered is the instant of the first response, or of the resolution if that is the
	// Metric of the request; the zero time while there is none.
	Answered time.Time
}

// Equal reports whether c and d are the same in everything, their instants as instants.
func (c Case) Equal(d Case) bool {
	same := c.Created.Equal(d.Created) && c.Answered.Equal(d.Answered)
	c.Created, c.Answered = d.Created, d.Answered
	return same && c == d
}

// A Comparison holds the deadlines of tickets before a change, of policy, hours or
// holidays, against those after it. It is safe for concurrent use if Before and After
// are.
type Comparison struct {
	// Before and After tell the deadline of a ticket: the Deadline methods of two desks,
	// or functions of the caller's around two calculators.
	Before, After func(Request) (Deadline, error)
	// At is the instant as of which breaches are judged: what is answered after it is not
	// answered yet. If it is the zero time all answers count, and a ticket without one is
	// not in breach.
	At time.Time
}

// Impact compares the tickets one by one, hands yield each that the change has an
// effect on, and returns the totals of them all. If yield returns false it stops, and
// the totals are those so far. A nil yield is for the totals alone. Nothing is kept of
// a ticket, so that memory does not grow with their number.
//
// A mistake in a ticket stops nothing: it is an effect with an error.
//
// To have two processors at it, give each its part of the tickets, and add up what they
// return with [Impact.Plus].
func (c Comparison) Impact(tickets iter.Seq[Case], yield func(Effect) bool) (total Impact) {
	for _, side := range []*func(Request) (Deadline, error){&c.Before, &c.After} {
		if *side == nil {
			*side = func(Request) (Deadline, error) { return Deadline{}, errSideUnset }
		}
	}
	if tickets == nil {
		return total
	}
	for ticket := range tickets {
		var e Effect
		c.compare(&ticket, &e)
		total[e.level()].count(&e)
		if yield != nil && (e.Moved() || e.Err != nil) {
			if e.Case = ticket; !yield(e) {
				break
			}
		}
	}
	return total
}

var errSideUnset = unset("side of a comparison", "a function such as the Deadline of a desk")

// compare fills in all of an effect but the case.
func (c *Comparison) compare(ticket *Case, e *Effect) {
	var before, after error
	e.Before, before = c.Before(ticket.Request)
	e.After, after = c.After(ticket.Request)
	switch {
	case before != nil && after != nil && before.Error() != after.Error():
		e.Err = errors.Join(before, after)
	case before != nil:
		e.Err = before
	case after != nil:
		e.Err = after
	default:
		e.Err = ticket.fault()
	}
	if e.Err == nil {
		e.Shift, e.Err = shift(e.Before, e.After)
	}
	if e.Err != nil {
		return
	}
	end := ticket.Answered
	if end.IsZero() || !c.At.IsZero() && later(end, c.At) {
		end = c.At
	}
	e.BreachedBefore, e.BreachedAfter = e.Before.breached(end), e.After.breached(end)
}

// fault says what is wrong with the answer to a ticket, or nil.
func (c *Case) fault() error {
	switch {
	case c.Answered.IsZero():
		return nil
	case !inRange(c.Answered):
		return rangeError{c.Answered}
	case later(c.Created, c.Answered):
		return fmt.Errorf("sla: answered %s: want an instant at or after created, %s",
			c.Answered.UTC().Format(time.RFC3339Nano), c.Created.UTC().Format(time.RFC3339Nano))
	}
	return nil
}

// breached reports whether the clock that ran until an instant ran past the due one.
// The zero time is not known.
func (d Deadline) breached(until time.Time) bool {
	due, ok := d.Due()
	return ok && !until.IsZero() && later(until, due)
}

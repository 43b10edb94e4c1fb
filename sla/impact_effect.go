package sla

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/priority"
)

// An Effect is what a change does to a ticket. It is plain data; compare with Equal, not
// with ==.
type Effect struct {
	Case          Case
	Before, After Deadline      // that of no ticket where there is an error on that side
	Shift         time.Duration // from the due instant before to that after; 0 unless there are both

	BreachedBefore, BreachedAfter bool

	// Err says why the ticket cannot be compared: there is no deadline on one side, or on
	// both; it was answered before it was created; the shift is more than a time.Duration
	// holds ([calendar.ErrOverflow]). Else it is nil.
	Err error
}

// shift returns the time from the due instant of one deadline to that of another.
func shift(from, to Deadline) (time.Duration, error) {
	a, ok := from.Due()
	b, also := to.Due()
	if !ok || !also {
		return 0, nil
	}
	d := b.Sub(a) // which stops at what it can hold
	if d == math.MinInt64 || !a.Add(d).Equal(b) {
		return 0, calendar.ErrOverflow
	}
	return d, nil
}

// Moved reports whether the ticket is due at another instant than before, or is due at
// all only on one side. Without that no breach appears or vanishes.
func (e Effect) Moved() bool {
	return e.Err == nil && (e.Shift != 0 || e.Before.due.IsZero() != e.After.due.IsZero())
}

// level returns the priority under which the effect is counted, or 0.
func (e *Effect) level() priority.Level {
	if l := e.Before.Level(); l != 0 {
		return l
	}
	return e.After.Level()
}

// Equal reports whether e and f are the same in everything, their instants as instants
// and their errors by what they say.
func (e Effect) Equal(f Effect) bool {
	return e.Case.Equal(f.Case) && e.Before.Equal(f.Before) && e.After.Equal(f.After) && e.Shift == f.Shift &&
		e.BreachedBefore == f.BreachedBefore && e.BreachedAfter == f.BreachedAfter &&
		(e.Err == nil) == (f.Err == nil) && fmt.Sprint(e.Err) == fmt.Sprint(f.Err)
}

// String returns the effect in one line, as in "8823: standard P2, 3h: due 2026-12-28
// 09:00:00 CET; before: standard P2, 3h: due 2026-12-25 09:00:00 CET; a breach vanishes".
func (e Effect) String() string {
	s := ""
	if e.Case.ID != "" {
		s = plain(shorten(e.Case.ID)) + ": "
	}
	if e.Err != nil {
		return s + strings.ReplaceAll(e.Err.Error(), "\n", "; ") // of both sides
	}
	s += e.After.String() + "; before: " + e.Before.String()
	switch {
	case e.BreachedAfter && !e.BreachedBefore:
		s += "; a breach appears"
	case e.BreachedBefore && !e.BreachedAfter:
		s += "; a breach vanishes"
	}
	return s
}

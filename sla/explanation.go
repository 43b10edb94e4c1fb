package sla

import (
	"maps"
	"slices"
	"time"

	"github.com/dueby/dueby/plan"
)

// An Explanation says why a metric stands as it does: what every minute since its
// start was to the clock, and what the minutes ahead will be. It is plain data;
// compare with Equal, not with ==. String tells it as a story.
type Explanation struct {
	// Status is how the metric stands.
	Status Status
	// Commitments are those of the cycle so far, with who brought each about and why.
	Commitments []Commitment
	// Events are those that the commitments rest on, in order: what set the priority, the
	// plan and the hours before the cycle, what began it, every change within it, and
	// what ended it, if anything did.
	Events []Event
	// Pieces tile the time from the start of the cycle to Status.At, or to the stop. The
	// counted ones add up to Status.Elapsed.
	Pieces []Piece
	// Ahead are the pieces from Status.At to the due instant, while that lies ahead;
	// while paused on time, to what it would be if the clock went on.
	Ahead []Piece
	// Hours are the hours in which the clock runs, in words: the support hours of the
	// plan, or what stands in their place; "" without a clock. Zone is the name of the
	// location in which they are read.
	Hours, Zone string

	location *time.Location // that of Zone
}

// Explain explains how the metric stands at an instant.
func (t *Ticket) Explain(m plan.Metric, at time.Time) Explanation { return t.Status(m, at).Explain() }

// Explain explains the status. One that was read from its JSON form has no log to
// explain it with.
func (s Status) Explain() Explanation {
	x := Explanation{Status: s, Commitments: s.Commitments()}
	t := s.ticket
	switch {
	case t == nil || len(t.moments) == 0:
		return x
	case s.Cycle == 0:
		x.place(t.clocks[0].location())
		return x
	}
	c, i := t.course(s.Metric), s.commitment
	clock := c.clock(i)
	x.Hours = t.hoursOf(clock)
	x.place(clock.location())
	until := s.At
	if !s.Stopped.IsZero() {
		until = s.Stopped
	}
	x.Events = c.reasons(i, t.by(s.At))
	if s.Err != nil {
		return x
	}
	x.Pieces = c.pieces(i, until)
	if due, ok := s.Due(); ok && later(due, s.At) && s.Phase == PhaseRunning {
		x.Ahead = clock.ahead(s.At, due)
	} else if due, ok := s.DueIfResumed(); ok {
		x.Ahead = clock.ahead(s.At, due)
	}
	return x
}

func (x *Explanation) place(loc *time.Location) { x.Zone, x.location = loc.String(), loc }

// Equal reports whether x and y are the same in everything, their instants as
// instants.
func (x Explanation) Equal(y Explanation) bool {
	return x.Hours == y.Hours && x.Zone == y.Zone && x.Status.Equal(y.Status) &&
		slices.EqualFunc(x.Commitments, y.Commitments, Commitment.Equal) &&
		slices.EqualFunc(x.Events, y.Events, Event.Equal) &&
		slices.EqualFunc(x.Pieces, y.Pieces, Piece.Equal) &&
		slices.EqualFunc(x.Ahead, y.Ahead, Piece.Equal)
}

// reasons returns the events that the commitments of the cycle of commitment i rest on,
// out of the first n.
func (c *course) reasons(i, n int32) (reasons []Event) {
	t, start := c.ticket, c.commitments[i].start
	before := map[EventKind]int32{t.moments[start].kind: start}
	for i := range start {
		switch kind := t.moments[i].kind; kind {
		case KindOpened, KindPrioritySet:
			delete(before, KindOpened)
			before[kind] = i
		case KindPlanChanged:
			delete(before, KindCalendarChanged)
			before[kind] = i
		case KindCalendarChanged:
			before[kind] = i
		}
	}
	for _, i := range slices.Sorted(maps.Values(before)) {
		reasons = append(reasons, t.event(i))
	}
	stop := int32(-1)
	if !c.replaced(i) {
		stop = c.commitments[i].end
	}
	for i := start + 1; i < n; i++ {
		ends := i == stop || i == t.cancelled
		switch kind := t.moments[i].kind; {
		case ends, kind == KindPrioritySet, kind == KindPlanChanged, kind == KindCalendarChanged:
			reasons = append(reasons, t.event(i))
		}
		if ends {
			break
		}
	}
	return reasons
}

// hoursOf returns the hours in which a clock runs, in words.
func (t *Ticket) hoursOf(c *clock) string {
	if c.calendar == nil {
		return ""
	}
	known := t.clocks[0].plan.service.hours.calendars // those of the customer's first plan
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if known[name] == c.calendar {
			return name
		}
	}
	switch own := &c.plan.service.hours; {
	case len(own.schedules) > 0 || len(own.clocks) > 0:
		return "the customer's own"
	case own.weekdays:
		return "24 hours a day, Monday to Friday"
	}
	if words := c.plan.plan.SupportHours(); words != "" || !c.plan.service.hasClock {
		return words
	}
	return c.plan.service.schedule.String()
}

// location returns where the clock is read.
func (c *clock) location() *time.Location {
	if c.calendar != nil {
		return c.calendar.Location()
	}
	return c.plan.location
}

// pieces returns the pieces of the cycle of commitment i up to an instant.
func (c *course) pieces(i int32, until time.Time) (pieces []Piece) {
	t := c.ticket
	for j := c.first(i); j <= i; j++ {
		clock, last, end := c.clock(j), c.last(j), until
		if j < i {
			end = t.at(c.commitments[j].end)
		}
		loc := clock.location()
		for k := c.commitments[j].mark; k <= last; k++ {
			from, to := t.at(c.marks[k].event).In(loc), end.In(loc)
			if k < last {
				if next := t.at(c.marks[k+1].event); later(to, next) {
					to = next.In(loc)
				}
			}
			if !later(to, from) {
				continue
			}
			switch pause := c.marks[k].pause; {
			case clock.calendar == nil:
				pieces = join(pieces, Piece{from, to, NoClock, ""})
			case pause >= 0:
				pieces = join(pieces, Piece{from, to, Waiting, t.event(pause).Reason()})
			default:
				pieces = openPieces(pieces, clock.calendar, from, to)
			}
		}
	}
	return pieces
}

// ahead returns the pieces from an instant to the due one.
func (c *clock) ahead(at, due time.Time) []Piece {
	return openPieces(nil, c.calendar, at.In(c.calendar.Location()), due)
}

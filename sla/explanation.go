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
func (t *Ticket) Explain(m plan.Metric, at time.Time) Explanation {
	s := t.Status(m, at)
	x := Explanation{Status: s}
	index := t.inForce(m, at)
	if index < 0 {
		if len(t.commitments) > 0 {
			x.place(t.location(&t.commitments[0]))
		}
		return x
	}
	c := &t.commitments[index]
	x.Commitments = s.Commitments()
	x.Hours = t.hoursOf(c)
	x.place(t.location(c))
	until := at
	switch s.Phase {
	case PhaseStopped:
		until = s.Stopped
	case PhaseCancelled:
		until = t.at(t.cancelled)
	}
	x.Events = t.reasons(&t.cycles[c.cycle], until)
	if s.Err != nil {
		return x
	}
	x.Pieces = t.pieces(c, until)
	if due, ok := s.Due(); ok && later(due, at) && s.Phase == PhaseRunning {
		x.Ahead = t.ahead(c, at, due)
	} else if due, ok := s.DueIfResumed(); ok {
		x.Ahead = t.ahead(c, at, due)
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

// reasons returns the events that the commitments of a cycle rest on, up to an instant.
func (t *Ticket) reasons(cy *cycle, until time.Time) (reasons []Event) {
	before := map[EventKind]int32{t.events[cy.start].Kind: cy.start}
	for i := range cy.start {
		switch kind := t.events[i].Kind; kind {
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
		reasons = append(reasons, t.events[i])
	}
	for i := int(cy.start) + 1; i < len(t.events) && !later(t.events[i].At, until); i++ {
		ends := i == int(cy.stop) || i == int(t.cancelled)
		switch kind := t.events[i].Kind; {
		case ends, kind == KindPrioritySet, kind == KindPlanChanged, kind == KindCalendarChanged:
			reasons = append(reasons, t.events[i])
		}
		if ends {
			break
		}
	}
	return reasons
}

// hoursOf returns the hours in which the clock of a commitment runs, in words.
func (t *Ticket) hoursOf(c *commitment) string {
	d, cal := t.plans[c.plan], t.lines[c.line].calendar
	if cal == nil {
		return ""
	}
	known := t.plans[0].service.hours.calendars // those of the customer's first plan
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if known[name] == cal {
			return name
		}
	}
	switch {
	case len(d.service.hours.schedules) > 0:
		return "the customer's own"
	case d.service.hours.weekdays:
		return "24 hours a day, Monday to Friday"
	}
	return d.plan.SupportHours()
}

// location returns where the clock of a commitment is read.
func (t *Ticket) location(c *commitment) *time.Location {
	if cal := t.lines[c.line].calendar; cal != nil {
		return cal.Location()
	}
	return t.plans[c.plan].location
}

// pieces returns the pieces of the cycle of a commitment up to an instant.
func (t *Ticket) pieces(c *commitment, until time.Time) (pieces []Piece) {
	if c.previous >= 0 {
		pieces = t.pieces(&t.commitments[c.previous], t.at(c.begin))
	}
	l := &t.lines[c.line]
	to := c.to
	if to < 0 {
		to = l.last()
	}
	loc := t.location(c)
	for i := c.from; i <= to; i++ {
		start, end := l.marks[i].at().In(loc), until.In(loc)
		if i < to && later(end, l.marks[i+1].at()) {
			end = l.marks[i+1].at().In(loc)
		}
		if !later(end, start) {
			continue
		}
		switch pause := l.marks[i].pause; {
		case l.calendar == nil:
			pieces = join(pieces, Piece{start, end, NoClock, ""})
		case pause >= 0:
			pieces = join(pieces, Piece{start, end, Waiting, t.events[pause].Reason()})
		default:
			pieces = openPieces(pieces, l.calendar, start, end)
		}
	}
	return pieces
}

// ahead returns the pieces from an instant to the due one.
func (t *Ticket) ahead(c *commitment, at, due time.Time) []Piece {
	l := &t.lines[c.line]
	return openPieces(nil, l.calendar, at.In(l.calendar.Location()), due)
}

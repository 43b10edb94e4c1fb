package sla

import (
	"math"
	"slices"
)

// MarshalJSON writes the event as an object
//
//	{"version":1,"at":"2026-11-23T08:00:00Z","kind":"opened","priority":"P2",
//	 "seq":1,"id":"8823","by":"Ann Martin","reason":"backups are slow"}
//
// whose instant is in RFC 3339 UTC, to the nanosecond. "name" is that of the plan or
// the calendar; members without a value are left out. It returns an error for an event
// that Replay would find [Invalid], and for text that is not UTF-8: what is stored can
// be replayed.
func (e Event) MarshalJSON() ([]byte, error) { return encode("event", e.fields) }

// UnmarshalJSON reads what MarshalJSON writes; the instant may have any offset, and is
// then in UTC. It returns a [*ParseError], or an error that matches [ErrUnset], and
// leaves *e as it was, for anything else, for members that it does not know or meets
// twice, and for null.
func (e *Event) UnmarshalJSON(data []byte) error {
	var read Event
	err := decode("event", data, read.fields)
	if err == nil {
		*e = read
	}
	return err
}

func (e *Event) fields(f *form) {
	d := e.held()
	f.instant("at", required, &e.At)
	f.value("kind", required, &e.Kind, "one of the kinds of event")
	f.value("priority", of(e.Kind, KindOpened, KindPrioritySet), &e.Level,
		"P1 to P9 with opened and priority_set, and with no other kind")
	f.integer("seq", orAbsent, &e.Seq, math.MinInt64, math.MaxInt64, "a whole number")
	f.text("id", orAbsent, &e.ID, "")
	f.text("name", of(e.Kind, KindPlanChanged, KindCalendarChanged), &d.name,
		"one with plan_changed and calendar_changed, and with no other kind")
	f.text("by", orAbsent, &d.by, "")
	f.text("reason", orAbsent, &d.reason, "")
	e.hold(d)
}

// of says whether a member goes with a kind of event.
func of(k EventKind, kinds ...EventKind) presence {
	if slices.Contains(kinds, k) {
		return required
	}
	return never
}

package sla

import (
	"encoding/binary"
	"fmt"
	"slices"
	"time"
)

// isComplete reports whether e has what its kind needs, and nothing that it cannot have.
func (e *Event) isComplete() bool {
	return e.Kind.IsValid() && e.Kind.hasLevel() == (e.Level != 0) && e.Kind.hasName() == (e.detail != nil && e.detail.name != "")
}

func (k EventKind) hasLevel() bool { return k == KindOpened || k == KindPrioritySet }

func (k EventKind) hasName() bool { return k == KindPlanChanged || k == KindCalendarChanged }

// invalid says what is wrong with an event, whatever the ticket, or "".
func invalid(e *Event) string {
	switch {
	case !e.Kind.IsValid():
		return fmt.Sprintf("%s is not a kind of event", e.Kind)
	case e.At.IsZero():
		return "its instant is not set"
	case !inRange(e.At):
		return "its instant is outside the years 1 to 9999"
	case e.Kind.hasLevel() != (e.Level != 0):
		return "a level goes with opened and priority set, and with no other"
	case !e.isComplete():
		return "a name goes with plan changed and calendar changed, and with no other"
	}
	return ""
}

// order returns the events without invalid ones, exact duplicates and conflicts, in
// order. Most logs come like that, and are returned as they are; others are copied.
func (r *replay) order(events []Event) []Event {
	if inOrder(events) && haveOwnIDs(events) {
		return events
	}
	log := make([]*Event, 0, len(events)) // which are quicker to put in order
	for i := range events {
		e := &events[i]
		if reason := invalid(e); reason != "" {
			r.find(Invalid, reason, nil, *e)
			continue
		}
		log = append(log, e)
	}
	slices.SortFunc(log, compareEvents)
	ordered := make([]Event, 0, len(log))
	for i, e := range log {
		if i == 0 || compareEvents(log[i-1], e) != 0 {
			ordered = append(ordered, *e)
		}
	}
	if haveOwnIDs(ordered) {
		return ordered
	}
	return r.firstOfEachID(ordered)
}

// inOrder reports whether all events are valid, each after the one before it. Then it
// is enough for the first and the last to be in range.
func inOrder(events []Event) bool {
	var last int64
	for i := range events {
		e := &events[i]
		sec := e.At.Unix()
		if !e.isComplete() || i > 0 && sec <= last && compareEvents(&events[i-1], e) >= 0 {
			return false
		}
		last = sec
	}
	n := len(events)
	return n == 0 || !events[0].At.IsZero() && inRange(events[0].At) && inRange(events[n-1].At)
}

// haveOwnIDs reports whether no two events have one ID. It gives up on long logs.
func haveOwnIDs(events []Event) bool {
	var table [256]uint8 // of events, plus one, at the hash of their ID or after it
	if len(events) > len(table)/2 {
		return false
	}
	for i := range events {
		id := events[i].ID
		if id == "" {
			continue
		}
		place := hash(id)
		for ; table[place] > 0; place++ {
			if events[table[place]-1].ID == id {
				return false
			}
		}
		table[place] = uint8(i + 1)
	}
	return true
}

// hash returns a hash of the end of an ID, which is where the IDs of one ticket differ.
func hash(id string) uint8 {
	var end uint64
	if n := len(id); n >= 8 {
		end = binary.LittleEndian.Uint64([]byte(id[n-8:]))
	} else {
		for i := range n {
			end = end<<8 | uint64(id[i])
		}
	}
	return uint8(end * 0x9e3779b97f4a7c15 >> 56)
}

// firstOfEachID returns the events without those that have the ID of another before
// them. It works in place.
func (r *replay) firstOfEachID(events []Event) []Event {
	first := make(map[string]Event, len(events))
	return slices.DeleteFunc(events, func(e Event) bool {
		f, ok := first[e.ID]
		if ok {
			r.find(Conflict, "they have one ID and differ", nil, f, e)
		} else if e.ID != "" {
			first[e.ID] = e
		}
		return ok
	})
}

// inRange reports whether t is in the years 1 to 9999 UTC.
func inRange(t time.Time) bool {
	const end = 253402300800 // the year 10000
	sec := t.Unix()
	return zeroSeconds <= sec && sec < end
}

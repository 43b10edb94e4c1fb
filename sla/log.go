package sla

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"time"
)

// invalid says what an event lacks, whatever the ticket, or "".
func invalid(e *Event) string {
	level, name := false, false
	switch e.Kind {
	case KindOpened, KindPrioritySet:
		level = true
	case KindPlanChanged, KindCalendarChanged:
		name = true
	}
	switch {
	case !e.Kind.IsValid():
		return fmt.Sprintf("%s is not a kind of event", e.Kind)
	case e.At.IsZero():
		return "its instant is not set"
	case !inRange(e.At):
		return "its instant is outside the years 1 to 9999"
	case level != (e.Level != 0):
		return "a level goes with opened and priority set, and with no other"
	case name != (e.detail != nil && e.detail.name != ""):
		return "a name goes with plan changed and calendar changed, and with no other"
	}
	return ""
}

// order returns the log without exact duplicates, invalid events and conflicts, in
// order. It does not touch what it is given.
func (r *replay) order(events []Event) []Event {
	log := slices.Clone(events)
	valid, sorted := true, true
	for i := range log {
		valid = valid && invalid(&log[i]) == ""
		sorted = sorted && (i == 0 || compareEvents(&log[i-1], &log[i]) < 0)
	}
	if !valid {
		log = slices.DeleteFunc(log, func(e Event) bool {
			reason := invalid(&e)
			if reason != "" {
				r.find(Invalid, reason, nil, e)
			}
			return reason != ""
		})
	}
	if !sorted {
		slices.SortFunc(log, func(a, b Event) int {
			// Of duplicates told in two zones, the same one stays.
			return cmp.Or(compareEvents(&a, &b), strings.Compare(a.At.Location().String(), b.At.Location().String()))
		})
		log = slices.CompactFunc(log, Event.Equal)
	}
	return r.firstOfEachID(log)
}

// firstOfEachID returns the log without events that have the ID of another before
// them. It works in place.
func (r *replay) firstOfEachID(log []Event) []Event {
	if !mayShareID(log) {
		return log
	}
	first := make(map[string]Event, len(log))
	return slices.DeleteFunc(log, func(e Event) bool {
		f, ok := first[e.ID]
		if ok {
			r.find(Conflict, "they have one ID and differ", nil, f, e)
		} else if e.ID != "" {
			first[e.ID] = e
		}
		return ok
	})
}

// mayShareID reports whether two events may have one ID. For a log of the usual
// length it looks at a hash of each, which is cheaper than keeping them.
func mayShareID(log []Event) bool {
	var seen [128]uint64 // a set of 8,192 hashes
	if len(log) > len(seen) {
		return true
	}
	seed := maphash.MakeSeed()
	for i := range log {
		if log[i].ID == "" {
			continue
		}
		h := maphash.String(seed, log[i].ID)
		word, bit := &seen[h>>6%uint64(len(seen))], uint64(1)<<(h%64)
		if *word&bit != 0 {
			return true
		}
		*word |= bit
	}
	return false
}

// inRange reports whether t is in the years 1 to 9999 UTC.
func inRange(t time.Time) bool {
	const end = 253402300800 // the year 10000
	sec := t.Unix()
	return zeroSeconds <= sec && sec < end
}

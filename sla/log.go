package sla

import (
	"time"

	"github.com/dueby/dueby/priority"
)

// A log is what a ticket keeps of its events: those that count, in order.
type log struct {
	moments []moment
	notes   []note  // as many, or none where no event has any
	seqs    []int64 // likewise
}

// A moment is what the clocks go by. It holds no pointers, so that nobody has to follow
// them.
type moment struct {
	sec   int64 // since 1970
	ns    int32
	kind  EventKind
	level priority.Level
}

// A note is the rest of an event.
type note struct {
	id     string
	detail *detail
}

// add appends an event.
func (g *log) add(e *Event) {
	n := len(g.moments)
	if e.Seq != 0 && g.seqs == nil {
		g.seqs = make([]int64, n, cap(g.moments))
	}
	if g.seqs != nil {
		g.seqs = append(g.seqs, e.Seq)
	}
	if g.notes == nil && (e.ID != "" || e.detail != nil) {
		g.notes = make([]note, n, cap(g.moments))
	}
	if g.notes != nil {
		g.notes = append(g.notes, note{e.ID, e.detail})
	}
	g.moments = append(g.moments, moment{e.At.Unix(), int32(e.At.Nanosecond()), e.Kind, e.Level})
}

// at returns the instant, in no location that means anything.
func (m *moment) at() time.Time { return time.Unix(m.sec, int64(m.ns)) }

// by returns how many events there are at or before an instant: for the instant those
// count, and no other.
func (g *log) by(at time.Time) int32 {
	sec, ns := at.Unix(), int32(at.Nanosecond())
	from, to := 0, len(g.moments)
	for from < to {
		mid := int(uint(from+to) / 2)
		if m := &g.moments[mid]; m.sec < sec || m.sec == sec && m.ns <= ns {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return int32(from)
}

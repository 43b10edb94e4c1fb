package sla

import (
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A course is the life of one metric of a ticket. It counts the open time of each
// cycle, and not while the ticket is paused. It has a mark where a commitment, or a
// pause in it, begins or ends; between two marks the time counted is what the calendar
// of the commitment says.
type course struct {
	ticket      *Ticket
	metric      plan.Metric
	commitments []commitment // in order, cycle by cycle
	marks       []mark       // likewise
}

// A commitment is a target in force within a cycle: from the start of the cycle, or
// from a change, to the stop or the next change. Its runs are those from its mark to
// that of the next commitment.
type commitment struct {
	carried time.Duration // what was counted in the cycle before it, and counts against its target
	budget  time.Duration // of the target, in open time; 0 without a target
	cycle   int32         // from 1
	start   int32         // the event that began the cycle
	begin   int32         // the event that began it
	end     int32         // the event that ended it, or -1
	since   int32         // the event from which its target is measured
	mark    int32
	clock   int32 // in force, as an index of Ticket.clocks
	level   priority.Level
	named   bool // whether its target names the due instant, by business days, and no open time was lost before it began
}

// A mark is the beginning of a run, counting or paused.
type mark struct {
	counted time.Duration // in the cycle, before
	event   int32
	pause   int32 // the event that began the pause, or -1
}

// in returns the index of the commitment in force when n events have happened, of the
// cycle that began last; -1 if none has begun.
func (c *course) in(n int32) int32 {
	from, to := 0, len(c.commitments)
	for from < to {
		mid := int(uint(from+to) / 2)
		if c.commitments[mid].begin < n {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return int32(from) - 1
}

// first returns the index of the first commitment of the cycle of commitment i.
func (c *course) first(i int32) int32 {
	for i > 0 && c.commitments[i-1].cycle == c.commitments[i].cycle {
		i--
	}
	return i
}

// replaced reports whether commitment i ended because another took its place.
func (c *course) replaced(i int32) bool {
	return int(i)+1 < len(c.commitments) && c.commitments[i+1].cycle == c.commitments[i].cycle
}

// clock returns what commitment i counts by.
func (c *course) clock(i int32) *clock { return &c.ticket.clocks[c.commitments[i].clock] }

// terms returns what commitment i promises.
func (c *course) terms(i int32) *terms {
	return &c.clock(i).plan.terms[c.metric][c.commitments[i].level]
}

// last returns the last mark of commitment i.
func (c *course) last(i int32) int32 {
	if int(i)+1 < len(c.commitments) {
		return c.commitments[i+1].mark - 1
	}
	return int32(len(c.marks)) - 1
}

// run returns the last mark of commitment i when n events have happened.
func (c *course) run(i, n int32) int32 {
	from, to := c.commitments[i].mark, c.last(i)
	for from < to {
		if mid := (from + to + 1) / 2; c.marks[mid].event >= n {
			to = mid - 1
		} else {
			from = mid
		}
	}
	return from
}

// counted returns what the calendar, that of the commitment of mark k, has counted in
// the cycle by an instant in the run of the mark.
func (c *course) counted(in *calendar.Calendar, k int32, at time.Time) (time.Duration, error) {
	m := &c.marks[k]
	if in == nil || m.pause >= 0 {
		return m.counted, nil
	}
	d, err := in.Between(c.ticket.moments[m.event].at(), at)
	return m.counted + d, err
}

// due returns the instant at which commitment i is due in the runs up to mark to; ok is
// false if it is in none of them.
func (c *course) due(i, to int32) (at time.Time, ok bool) {
	in := &c.commitments[i]
	if !in.named {
		return c.reach(in.budget-in.carried, i, to)
	}
	for k := c.search(in.budget-in.carried, i, to); k <= to; k++ {
		m := &c.marks[k]
		if m.pause >= 0 {
			continue
		}
		at, ok = c.dueFrom(i, c.ticket.moments[m.event].at(), in.carried+m.counted-c.marks[in.mark].counted)
		if !ok || k == to || later(c.ticket.moments[c.marks[k+1].event].at(), at) {
			return at, ok
		}
	}
	return time.Time{}, false
}

// dueFrom returns when commitment i is due if its clock runs from an instant on, with so
// much used by then. An instant that its target names, which may lie in closed time,
// stands as long as no open time is lost to pauses. What is lost is added to it.
func (c *course) dueFrom(i int32, at time.Time, used time.Duration) (_ time.Time, ok bool) {
	in, hours := &c.commitments[i], c.clock(i).calendar
	at = at.In(hours.Location())
	if in.named {
		since := c.ticket.moments[in.since].at()
		if passed, err := hours.Between(since, at); err == nil && passed == used {
			due, err := c.terms(i).target.Due(hours, since)
			if err == nil && later(at, due) {
				due = at
			}
			return due, err == nil
		}
	}
	if rest := in.budget - used; rest > 0 {
		var err error
		at, err = hours.Add(at, rest)
		return at, err == nil
	}
	return at, true
}

// reach returns the earliest instant, in the runs of commitment i up to mark to, at
// which the clock counts and has counted d since the commitment began. The run of mark
// to has no end here. A run that ends just as that much is counted does not reach it:
// what ended it was there in time, and the next run that counts reaches it as it
// begins. ok is false if none does.
func (c *course) reach(d time.Duration, i, to int32) (at time.Time, ok bool) {
	in := c.clock(i).calendar
	if in == nil {
		return time.Time{}, false
	}
	k := c.search(d, i, to)
	for d += c.marks[c.commitments[i].mark].counted; k <= to; k++ {
		m := &c.marks[k]
		if m.pause >= 0 {
			continue
		}
		at = c.ticket.moments[m.event].at().In(in.Location())
		if rest := d - m.counted; rest > 0 {
			var err error
			if at, err = in.Add(at, rest); err != nil {
				return time.Time{}, false
			}
		}
		if k == to || later(c.ticket.moments[c.marks[k+1].event].at(), at) {
			return at, true
		}
	}
	return time.Time{}, false
}

// search returns the first mark of commitment i up to mark to by the end of whose run
// d has been counted since the commitment began; that of mark to has no end here.
func (c *course) search(d time.Duration, i, to int32) int32 {
	k := c.commitments[i].mark
	d += c.marks[k].counted
	for end := to; k < end; {
		if mid := (k + end) / 2; c.marks[mid+1].counted >= d {
			end = mid
		} else {
			k = mid + 1
		}
	}
	return k
}

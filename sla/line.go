package sla

import (
	"time"

	"github.com/dueby/dueby/calendar"
)

// A line counts the open time of a ticket in one calendar, and not while the ticket
// is paused. It has a mark where a pause begins or ends, and where something is
// measured from; between two marks the time counted is what the calendar says.
type line struct {
	ticket   *Ticket
	calendar *calendar.Calendar // nil without a clock: then nothing is counted
	pausable bool               // whether pauses stop it
	marks    []mark
}

// A mark is the beginning of a run, counting or paused.
type mark struct {
	counted time.Duration // what was counted before
	sec     int64         // its instant, in seconds and nanoseconds since 1970
	ns      int32
	pause   int32 // the event that began the pause, or -1
}

// at returns the instant of m.
func (m *mark) at() time.Time { return time.Unix(m.sec, int64(m.ns)) }

// after reports whether m is after an instant.
func (m *mark) after(sec int64, ns int32) bool { return m.sec > sec || m.sec == sec && m.ns > ns }

// last returns the index of the last mark.
func (l *line) last() int32 { return int32(len(l.marks) - 1) }

// mark begins a run at an event, not before that of the last mark, and returns the
// index of its mark: the last one, where that is no other.
func (l *line) mark(event, pause int32) int32 {
	at := l.ticket.at(event)
	m := mark{sec: at.Unix(), ns: int32(at.Nanosecond()), pause: pause}
	if n := l.last(); n >= 0 {
		if last := &l.marks[n]; last.pause == pause && last.sec == m.sec && last.ns == m.ns {
			return n
		}
		// Replay lets in no instant so late that this fails.
		m.counted, _ = l.counted(n, at)
	}
	l.marks = append(l.marks, m)
	return l.last()
}

// here marks an event from which something is measured.
func (l *line) here(event int32) int32 { return l.mark(event, l.marks[l.last()].pause) }

// counts reports whether the line counts in the run of mark i.
func (l *line) counts(i int32) bool { return l.calendar != nil && l.marks[i].pause < 0 }

// counted returns what has been counted by an instant in the run of mark i.
func (l *line) counted(i int32, at time.Time) (time.Duration, error) {
	m := &l.marks[i]
	if !l.counts(i) {
		return m.counted, nil
	}
	d, err := l.calendar.Between(m.at(), at)
	return m.counted + d, err
}

// run returns the last of the marks [from, to] at or before an instant.
func (l *line) run(from, to int32, at time.Time) int32 {
	sec, ns := at.Unix(), int32(at.Nanosecond())
	for from < to {
		if mid := (from + to + 1) / 2; l.marks[mid].after(sec, ns) {
			to = mid - 1
		} else {
			from = mid
		}
	}
	return from
}

// reach returns the earliest instant, in the runs of the marks [from, to], at which
// the line counts and has counted d since mark from. The run of mark to has no end
// here. A run that ends just as that much is counted does not reach it: what ended it
// was there in time, and the next run that counts reaches it as it begins. ok is
// false if none does.
func (l *line) reach(d time.Duration, from, to int32) (at time.Time, ok bool, err error) {
	base := l.marks[from].counted
	// The first run whose end has counted as much; those before it have not.
	i, end := from, to
	for i < end {
		if mid := (i + end) / 2; l.marks[mid+1].counted-base >= d {
			end = mid
		} else {
			i = mid + 1
		}
	}
	for ; i <= to; i++ {
		m := &l.marks[i]
		if !l.counts(i) {
			continue
		}
		at = m.at().In(l.calendar.Location())
		if rest := d - (m.counted - base); rest > 0 {
			if at, err = l.calendar.Add(at, rest); err != nil {
				return time.Time{}, false, err
			}
		}
		if i == to || l.marks[i+1].after(at.Unix(), int32(at.Nanosecond())) {
			return at, true, nil
		}
	}
	return time.Time{}, false, nil
}

package picture

import (
	"fmt"
	"time"

	"github.com/dueby/dueby/calendar"
)

const secondsPerDay = 24 * 60 * 60

// A day is one row: a civil date, and the instants at which the clock reads it.
type day struct {
	date      calendar.Date
	loc       *time.Location
	stretches []stretch // in order; none if the zone skipped the date
	changes   []change  // those that the date's readings show
	spans     []calendar.Span
	marks     []Mark
}

// A stretch is a run of seconds [start, end) in which the clock, at one offset from UTC,
// reads one date.
type stretch struct{ start, end, offset int64 }

// A change is a second at which the clock's offset from UTC changes.
type change struct{ at, before, after int64 }

// daysOf returns the days of the dates [from, until).
func daysOf(loc *time.Location, from, until calendar.Date) ([]day, error) {
	start, err := from.At(calendar.TimeOfDay{}, loc)
	if err != nil {
		return nil, err
	}
	if _, err := until.At(calendar.TimeOfDay{}, loc); err != nil {
		return nil, err
	}
	first, after := number(from), number(until)
	days := make([]day, after-first)
	for i := range days {
		days[i] = day{date: from.AddDays(i), loc: loc}
	}
	at := func(n int64) *day {
		if n < first || n >= after {
			return &day{} // of no interest
		}
		return &days[n-first]
	}

	// A clock that has come to until may go back over midnight. It never does so later
	// than this: no zone is two days from UTC.
	limit := (after + 2) * secondsPerDay
	sec := start.Unix()
	before, _ := offsetAt(loc, sec-1)
	for sec < limit {
		offset, end := offsetAt(loc, sec)
		if offset != before {
			ch := change{sec, before, offset}
			last, next := floorDay(sec-1+before), floorDay(sec+offset)
			cut := sec+before < (last+1)*secondsPerDay // last does not come to its 24:00
			if cut {
				at(last).changes = append(at(last).changes, ch)
			}
			if late := sec+offset > next*secondsPerDay; late && (next != last || !cut) {
				at(next).changes = append(at(next).changes, ch)
			}
			before = offset
		}
		for end = min(end, limit); sec < end; {
			n := floorDay(sec + offset)
			s := stretch{sec, min(end, (n+1)*secondsPerDay-offset), offset}
			at(n).stretches = append(at(n).stretches, s)
			sec = s.end
		}
	}
	return days, nil
}

// offsetAt returns by how many seconds local time in loc is ahead of UTC at second sec,
// and a later second up to which that stays so.
//
// The end that ZoneBounds gives may lie in the past, on the last UTC day of leap years
// from 2040 on (golang/go issue 81583); the end of the UTC day is then safe. And it may
// be one at which the offset does not change.
func offsetAt(loc *time.Location, sec int64) (offset, end int64) {
	t := time.Unix(sec, 0).In(loc)
	_, off := t.Zone()
	if _, bound := t.ZoneBounds(); bound.After(t) {
		return int64(off), bound.Unix()
	}
	return int64(off), (floorDay(sec) + 1) * secondsPerDay
}

// floorDay returns the number of the day of 86,400 seconds that holds sec.
func floorDay(sec int64) int64 {
	n := sec / secondsPerDay
	if sec%secondsPerDay < 0 {
		n--
	}
	return n
}

// number returns the days from 1970-01-01 to d.
func number(d calendar.Date) int64 {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
}

// runs visits the unbroken runs of seconds of d, in order.
func (d *day) runs(visit func(start, end int64)) {
	for i := 0; i < len(d.stretches); {
		start, end := d.stretches[i].start, d.stretches[i].end
		for i++; i < len(d.stretches) && d.stretches[i].start == end; i++ {
			end = d.stretches[i].end
		}
		visit(start, end)
	}
}

// ask fills in the spans of d.
func (d *day) ask(c *calendar.Calendar) (err error) {
	d.runs(func(start, end int64) {
		spans, e := c.Spans(time.Unix(start, 0), time.Unix(end, 0))
		if e != nil {
			err = e
			return
		}
		for s := range spans {
			d.spans = append(d.spans, s)
		}
	})
	return err
}

func (d *day) skipped() bool { return len(d.stretches) == 0 }

// start and end bound all instants of a day that was not skipped.
func (d *day) start() int64 { return d.stretches[0].start }
func (d *day) end() int64   { return d.stretches[len(d.stretches)-1].end }

// length returns the time that d lasts, without that of its holes.
func (d *day) length() (total time.Duration) {
	for _, s := range d.stretches {
		total += time.Duration(s.end-s.start) * time.Second
	}
	return total
}

// opens reports whether d has open time.
func (d *day) opens() bool {
	for _, s := range d.spans {
		if s.Open {
			return true
		}
	}
	return false
}

// reading returns what a clock at the offset reads at second sec, as "15:04", with the
// seconds where there are any: "24:00" at the end of the date, and with the date
// where it is another one.
func (d *day) reading(sec, offset int64) string {
	n := floorDay(sec + offset)
	of := (sec + offset) - number(d.date)*secondsPerDay
	date := ""
	if of < 0 || of > secondsPerDay {
		of = sec + offset - n*secondsPerDay
		date = time.Unix(n*secondsPerDay, 0).UTC().Format(" on 2006-01-02")
	}
	if of%60 != 0 {
		return fmt.Sprintf("%02d:%02d:%02d%s", of/3600, of/60%60, of%60, date)
	}
	return fmt.Sprintf("%02d:%02d%s", of/3600, of/60%60, date)
}

// opening and closing return the readings of the ends of a span: its first, and the one
// that the clock runs up to, so that a closing where the clock jumps reads as it was
// written.
func (d *day) opening(s calendar.Span) string {
	_, offset := s.Start.Zone()
	return d.reading(s.Start.Unix(), int64(offset))
}

func (d *day) closing(s calendar.Span) string {
	_, offset := s.End.Add(-1).Zone()
	return d.reading(s.End.Unix(), int64(offset))
}

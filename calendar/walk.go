package calendar

import (
	"cmp"
	"slices"
	"time"
)

// A zoned is a schedule's rules in a location. It is where instants and wall
// clock readings meet: everything else is counting.
type zoned struct {
	*rules
	loc *time.Location
}

// A stretch is a run of instants [start, end) in which the local clock, at one
// offset from UTC, reads one civil date. Its reading at second s is s-midnight,
// where midnight is the instant that would read 00:00 at that offset, whether or
// not it belongs to the stretch.
type stretch struct {
	start, end int64
	midnight   int64
	day        *day
	cuts       []cut
}

// walk visits the stretches that tile the seconds [from, to), in order, until
// visit returns false.
//
// Gaps and folds need no more than this. A reading that a gap skips is in no
// stretch; one that a fold repeats is in two; a date that the zone skipped comes up
// in no stretch, and one whose midnight falls in a fold comes up twice.
func (z *zoned) walk(from, to int64, visit func(stretch) bool) {
	a := agenda{rules: z.rules, from: from, to: to}
	for from < to {
		offset, end := offsetAt(z.loc, from, to)
		n := dayNumber(floorDay(from + offset))
		a.turn(n)
		for wd := weekday(n); from < end; n++ {
			if n == a.until {
				a.turn(n)
			}
			s := stretch{start: from, midnight: int64(n)*secondsPerDay - offset, day: &a.week[wd]}
			s.end = min(s.midnight+secondsPerDay, end)
			if a.h < len(a.dated) && a.dated[a.h].date == n {
				s.day, s.cuts = &a.dated[a.h].day, a.dated[a.h].cuts
				a.h++
			}
			if a.e < len(a.alternate) && a.alternate[a.e].date == n {
				s.day, s.cuts = &a.days[a.alternate[a.e].day], nil
				a.e++
			}
			if !visit(s) {
				return
			}
			from = s.end
			if wd++; wd > time.Saturday {
				wd = time.Sunday
			}
		}
	}
}

// An agenda is what a walk has open: the period that a date is in, its holidays, and
// the next entries there.
type agenda struct {
	rules    *rules
	from, to int64 // of the walk
	*period
	until dayNumber
	dated []datedDay
	h, e  int // the next of dated, and of alternate
}

// turn opens the agenda at a date.
func (a *agenda) turn(n dayNumber) {
	if i := a.rules.at(n); a.period != &a.rules.periods[i] {
		a.period, a.until = &a.rules.periods[i], a.rules.until(i)
		first, last := dayNumber(floorDay(a.from-slack)), dayNumber(floorDay(a.to+slack))
		a.dated = a.holidaysIn(max(first, a.period.from), min(last, a.until))
	}
	a.h, _ = slices.BinarySearchFunc(a.dated, n, func(x datedDay, n dayNumber) int { return cmp.Compare(x.date, n) })
	a.e, _ = slices.BinarySearchFunc(a.alternate, n, func(x exception, n dayNumber) int { return cmp.Compare(x.date, n) })
}

func (z *zoned) runs(from, to int64) []run {
	runs := roomFor(z, from, to)
	z.walk(from, to, func(s stretch) bool {
		for _, r := range s.day.open {
			start := max(s.midnight+int64(r.open), s.start) - from
			end := min(s.midnight+int64(r.close), s.end) - from
			if start >= end {
				continue
			}
			if n := len(runs); n > 0 && int64(runs[n-1].end) == start {
				runs[n-1].end = uint32(end)
			} else {
				runs = append(runs, run{uint32(start), uint32(end)})
			}
		}
		return true
	})
	return runs
}

func (z *zoned) openTime(from, to int64) (total int64) {
	z.walk(from, to, func(s stretch) bool {
		if s.end-s.start == secondsPerDay {
			total += int64(s.day.length)
			return true
		}
		for _, r := range s.day.open {
			total += max(0, min(s.midnight+int64(r.close), s.end)-max(s.midnight+int64(r.open), s.start))
		}
		return true
	})
	return total
}

// pieces goes era by era, so that a
// long range needs the holidays of a few years at a time.
func (z *zoned) pieces(from, to int64, visit func(piece) bool) {
	for more := true; more && from < to; from += eraSeconds {
		z.walk(from, min(from+eraSeconds, to), func(s stretch) bool {
			more = s.pieces(visit)
			return more
		})
	}
}

// pieces visits the pieces that tile s.
func (s *stretch) pieces(visit func(piece) bool) bool {
	at := s.start
	for _, r := range s.day.open {
		open := max(s.midnight+int64(r.open), s.start)
		shut := min(s.midnight+int64(r.close), s.end)
		if open >= shut {
			continue
		}
		if !s.closed(at, open, visit) || !visit(piece{open, shut, true, s.day.inside()}) {
			return false
		}
		at = shut
	}
	return s.closed(at, s.end, visit)
}

// closed visits the pieces of [from, to), which is closed: by the first cut that is
// there, or else as the rest of the day is.
func (s *stretch) closed(from, to int64, visit func(piece) bool) bool {
	for from < to {
		p := piece{from, to, false, s.day.outside()}
		for _, c := range s.cuts {
			start, end := s.midnight+int64(c.open), s.midnight+int64(c.close)
			if start <= from && from < end {
				p.end, p.cause = min(end, to), Cause{Kind: Holiday, Name: c.name}
				break
			}
			if from < start {
				p.end = min(start, p.end)
			}
		}
		if !visit(p) {
			return false
		}
		from = p.end
	}
	return true
}

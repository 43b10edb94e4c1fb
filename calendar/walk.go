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
}

// walk visits the stretches that tile the seconds [from, to), in order, until
// visit returns false.
//
// Gaps and folds need no more than this. A reading that a gap skips is in no
// stretch; one that a fold repeats is in two; a date that the zone skipped comes up
// in no stretch, and one whose midnight falls in a fold comes up twice.
func (z *zoned) walk(from, to int64, visit func(stretch) bool) {
	if z.rules == nil { // of the zero Calendar
		return
	}
	dated := holidaysIn(z.holidays, dayNumber(floorDay(from-slack)), dayNumber(floorDay(to+slack)))
	for from < to {
		offset, end := offsetAt(z.loc, from, to)
		n := dayNumber(floorDay(from + offset))
		e, _ := slices.BinarySearchFunc(z.alternate, n, func(x exception, n dayNumber) int { return cmp.Compare(x.date, n) })
		h, _ := slices.BinarySearchFunc(dated, n, func(x datedDay, n dayNumber) int { return cmp.Compare(x.date, n) })
		for wd := weekday(n); from < end; n++ {
			s := stretch{start: from, midnight: int64(n)*secondsPerDay - offset, day: &z.week[wd]}
			s.end = min(s.midnight+secondsPerDay, end)
			if h < len(dated) && dated[h].date == n {
				s.day = &dated[h].day
				h++
			}
			if e < len(z.alternate) && z.alternate[e].date == n {
				s.day = &z.days[z.alternate[e].day]
				e++
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

// openings visits the open runs of [from, to), in order, adjoining ones apart.
func (z *zoned) openings(from, to int64, visit func(start, end int64)) {
	z.walk(from, to, func(s stretch) bool {
		for _, r := range s.day.open {
			start := max(s.midnight+int64(r.open), s.start)
			end := min(s.midnight+int64(r.close), s.end)
			if start < end {
				visit(start, end)
			}
		}
		return true
	})
}

// openTime returns the open seconds in [from, to).
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

// openAt reports whether the second sec is open.
func (z *zoned) openAt(sec int64) bool { return z.openTime(sec, sec+1) > 0 }

package calendar

import (
	"cmp"
	"slices"
)

// What is put together may turn out never to open, or never to close, and it would take
// a walk of every day of 9,999 years, in every part, to see it. A week is quicker to
// look at than an era: holidays aside, all weeks in which no clock is changed are the
// same. A bound is the seconds of a week, in UTC, in which a source may be open at all
// while its clocks stand as they do at some instant, or in which it surely is.

const secondsPerWeek = 7 * secondsPerDay

var wholeWeek = []run{{0, secondsPerWeek}}

// eraRuns returns the runs of [from, to), an era at most. It saves a source that is shut
// all the while, or open, from being walked.
func eraRuns(s source, from, to int64) []run {
	if c, ok := s.(*combined); ok {
		switch shut, open := c.constant(from, to); {
		case shut:
			return nil
		case open:
			return []run{{0, uint32(to - from)}}
		}
	}
	return s.runs(from, to)
}

// constant reports whether s is surely shut all the time in [from, to), or open. It asks
// once for all the times at which the clocks of the parts stand alike.
func (s *combined) constant(from, to int64) (shut, open bool) {
	shut, open = true, true
	var seen [][]int64
	for at := from; at < to && (shut || open); {
		end := to
		offsets := make([]int64, len(s.zones))
		for i, loc := range s.zones {
			var until int64
			offsets[i], until = offsetAt(loc, at, to)
			end = min(end, until)
		}
		if !slices.ContainsFunc(seen, func(o []int64) bool { return slices.Equal(o, offsets) }) {
			seen = append(seen, offsets)
			shut = shut && len(s.bound(at, from, to, true)) == 0
			open = open && slices.Equal(s.bound(at, from, to, false), wholeWeek)
		}
		at = end
	}
	return shut, open
}

// bound is that of the parts. What is taken away must surely be open to take anything
// from what may be.
func (s *combined) bound(at, from, to int64, may bool) []run {
	of := func(parts []part, may bool, m merger) (bound []run) {
		for i, p := range parts {
			if b := p.bound(at, from, to, may); i == 0 {
				bound = b
			} else {
				bound = merged(bound, b, m)
			}
			if len(bound) == 0 && m == both {
				break
			}
		}
		return bound
	}
	switch s.op {
	case union:
		return of(s.parts, may, either)
	case intersection:
		return of(s.parts, may, both)
	case difference:
		return merged(of(s.parts[:1], may, either), of(s.parts[1:], !may, either), less)
	default:
		return merged(wholeWeek, of(s.parts, !may, either), less)
	}
}

// bound is that of the weekly hours in each period there is: together what may be open,
// unless special hours add to it, and in common what surely is, unless anything takes
// from it.
func (z *zoned) bound(at, from, to int64, may bool) (bound []run) {
	first, last := dayNumber(floorDay(from-slack)), dayNumber(floorDay(to+slack))
	offset, _ := offsetAt(z.loc, at, at+1)
	for i, n := z.at(first), 0; i < len(z.periods) && z.periods[i].from <= last; i++ {
		p := &z.periods[i]
		days := p.exceptions(first, last+1)
		switch adds := func(e exception) bool { return p.days[e.day].length > 0 }; {
		case may && slices.ContainsFunc(days, adds):
			return wholeWeek
		case !may && len(days)+len(p.holidays) > 0:
			return nil
		case n == 0:
			bound = p.weekAt(offset)
		case may:
			bound = merged(bound, p.weekAt(offset), either)
		default:
			bound = merged(bound, p.weekAt(offset), both)
		}
		n++
	}
	return bound
}

// weekAt returns the weekly hours at an offset from UTC, as seconds from the beginning
// of a Sunday in UTC. None adjoin.
func (p *period) weekAt(offset int64) (week []run) {
	var runs []run
	for wd := range p.week {
		for _, r := range p.week[wd].open {
			start := (int64(wd)*secondsPerDay + int64(r.open) - offset + 2*secondsPerWeek) % secondsPerWeek
			end := start + int64(r.close-r.open)
			runs = append(runs, run{uint32(start), uint32(min(end, secondsPerWeek))})
			if end > secondsPerWeek {
				runs = append(runs, run{0, uint32(end - secondsPerWeek)})
			}
		}
	}
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.start, b.start) })
	for _, r := range runs {
		if n := len(week); n > 0 && week[n-1].end >= r.start {
			week[n-1].end = max(week[n-1].end, r.end)
		} else {
			week = append(week, r)
		}
	}
	return week
}

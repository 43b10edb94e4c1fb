package calendar

import "time"

// A source is what a calendar is of: a schedule in a zone, or other sources put
// together. It knows the seconds in which it is open, and why; tables, arithmetic and
// all else that is asked are the calendar's.
type source interface {
	timeline
	// pieces visits the pieces that tile [from, to), in order, until visit returns false.
	pieces(from, to int64, visit func(piece) bool)
	// goesOn reports whether there is open time, or closed time, again and again beyond
	// the supported years.
	goesOn(after, open bool) bool
}

// A timeline is what tables are made from: when it is open, and not why.
type timeline interface {
	// runs returns the open runs of the seconds [from, to), an era at most, counted from
	// the first, in order. None of them adjoin.
	runs(from, to int64) []run
	// openTime returns the open seconds in [from, to).
	openTime(from, to int64) int64
	// weekly returns about how many runs there are in a week.
	weekly() int
}

// A run is open for the seconds [start, end), counted from some origin.
type run struct{ start, end uint32 }

// roomFor returns an empty slice with room for the runs of [from, to).
func roomFor(s source, from, to int64) []run {
	return make([]run, 0, int64(s.weekly())*((to-from)/(7*secondsPerDay)+1))
}

// held returns the source of c; of the zero Calendar, one that never opens.
func (c *Calendar) held() source {
	if c.source == nil {
		return &zoned{&rules{periods: []period{*newBuilder().period}}, time.UTC}
	}
	return c.source
}

// openAt reports whether a second is open.
func openAt(s source, sec int64) bool { return s.openTime(sec, sec+1) > 0 }

// A level is a timeline that is open all the time, or never.
type level bool

func (l level) runs(from, to int64) []run {
	if !l {
		return nil
	}
	return []run{{0, uint32(to - from)}}
}

func (l level) openTime(from, to int64) int64 {
	if !l {
		return 0
	}
	return to - from
}

func (l level) weekly() int { return 1 }

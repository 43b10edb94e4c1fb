package calendar

import "time"

// A source is what a calendar is of: a schedule in a zone, or other sources put
// together. It knows the seconds in which it is open, and why; tables, arithmetic and
// all else that is asked are the calendar's.
type source interface {
	// openings visits the open runs of the seconds [from, to), in order, adjoining ones
	// apart or not.
	openings(from, to int64, visit func(start, end int64))
	// openTime returns the open seconds in [from, to).
	openTime(from, to int64) int64
	// pieces visits the pieces that tile [from, to), in order, until visit returns false.
	pieces(from, to int64, visit func(piece) bool)
	// goesOn reports whether there is open time, or closed time, again and again beyond
	// the supported years.
	goesOn(after, open bool) bool
	// weekly returns about how many openings there are in a week.
	weekly() int
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

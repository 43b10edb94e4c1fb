// Package oracle says what package calendar must answer, slowly and obviously.
//
// It knows a single question: what does the local clock read at this instant,
// and is that reading in the schedule? [Schedule.At] answers it; all else steps
// along the line of time, a second at a time, and asks again. There is no
// table, no zone boundary, no local date turned back into an instant.
//
// Only tests and sla/slatest, which is for them, may import it: its generators depend on
// rapid.
package oracle

import "time"

// Date is a civil date.
type Date struct {
	Y int
	M time.Month
	D int
}

// DateOf returns the date that t reads in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Plus returns the date n civil days later.
func (d Date) Plus(n int) Date {
	return DateOf(time.Date(d.Y, d.M, d.D+n, 0, 0, 0, 0, time.UTC))
}

// Before reports whether d is before e.
func (d Date) Before(e Date) bool {
	return d.Y < e.Y || d.Y == e.Y && (d.M < e.M || d.M == e.M && d.D < e.D)
}

// Hours are opening hours as a user says them, in seconds of the local day:
// Open in [0, 86400), Close in [0, 86400], and not the same. A Close of 86400
// or 0 is the end of the day. A Close before Open is on the morning after.
type Hours struct{ Open, Close int }

// Week holds the hours that start on each day, by time.Weekday.
type Week [7][]Hours

// Day is the length of a local day in seconds, as clocks count it.
const Day = 24 * 60 * 60

// Valid reports whether the hours are ones that a schedule accepts.
func (h Hours) Valid() bool {
	return 0 <= h.Open && h.Open < Day && 0 <= h.Close && h.Close <= Day && h.Open != h.Close
}

// Overnight reports whether the hours run past midnight.
func (h Hours) Overnight() bool { return 0 < h.Close && h.Close < h.Open }

// Today reports whether the hours of a date hold that second of that date.
func (h Hours) Today(second int) bool {
	if h.Close == 0 || h.Overnight() {
		return h.Open <= second
	}
	return h.Open <= second && second < h.Close
}

// Tomorrow reports whether the hours of a date hold that second of the next.
func (h Hours) Tomorrow(second int) bool { return h.Overnight() && second < h.Close }

// Schedule says what is open by the local clock. Special hours are those of a
// date and do not run past midnight; a date with none in its list is closed.
// Holidays and closed dates have names. Cuts are holidays of a part of a date.
//
// If Next is set, it is what holds from the date From on, and nothing else is.
type Schedule struct {
	Week    Week
	Special map[Date][]Hours
	Closed  map[Date]string
	Holiday map[Date]string
	Cuts    map[Date][]Cut

	From Date
	Next *Schedule
}

// Cut is a part of a date that is closed for a holiday. Of two that hold the same
// second the one is named that opens first, or else closes first, or else comes
// first by its name. Its hours do not run past midnight.
type Cut struct {
	Hours
	Name string
}

// Opens reports whether the schedule has any hours, weekly or special. It may
// still never be open in a zone, or with every date a holiday.
func (s Schedule) Opens() bool {
	if s.Next != nil && s.Next.Opens() {
		return true
	}
	for _, hours := range s.Week {
		if len(hours) > 0 {
			return true
		}
	}
	for _, hours := range s.Special {
		if len(hours) > 0 {
			return true
		}
	}
	return false
}

// Kind is what decided that an instant is open or closed.
type Kind string

// The kinds. Special hours decide about the whole of their date, open or not;
// so do a closed date and a holiday, or a holiday about its part of it. Where the
// weekly hours decide, the kind says whether it is within them or outside.
const (
	SpecialHours Kind = "special hours"
	ClosedDate   Kind = "closed date"
	Holiday      Kind = "holiday"
	WeeklyHours  Kind = "weekly hours"
	OutsideHours Kind = "outside hours"
)

// Reading is what a schedule says of an instant: open or not, why, and the name
// of the closed date or holiday; of clocks put together, also the name of the part
// that decided.
type Reading struct {
	Open bool
	Kind Kind
	Name string
	Part string
}

// At returns what the schedule says when the local clock reads that second of
// that date, a day of the week named day.
func (s Schedule) At(date Date, day time.Weekday, second int) Reading {
	if s.Next != nil && !date.Before(s.From) {
		return s.Next.At(date, day, second)
	}
	if special, ok := s.Special[date]; ok {
		return Reading{Open: anyOf(special, second, Hours.Today), Kind: SpecialHours}
	}
	if name, ok := s.Closed[date]; ok {
		return Reading{Kind: ClosedDate, Name: name}
	}
	if name, ok := s.Holiday[date]; ok {
		return Reading{Kind: Holiday, Name: name}
	}
	if name, ok := cutAt(s.Cuts[date], second); ok {
		return Reading{Kind: Holiday, Name: name}
	}
	yesterday := (day + 6) % 7
	if anyOf(s.Week[day], second, Hours.Today) || anyOf(s.Week[yesterday], second, Hours.Tomorrow) {
		return Reading{Open: true, Kind: WeeklyHours}
	}
	return Reading{Kind: OutsideHours}
}

func anyOf(hours []Hours, second int, holds func(Hours, int) bool) bool {
	for _, h := range hours {
		if holds(h, second) {
			return true
		}
	}
	return false
}

// cutAt returns the name of the cut that holds the second.
func cutAt(cuts []Cut, second int) (string, bool) {
	var found *Cut
	for i, c := range cuts {
		if c.Today(second) && (found == nil || c.before(*found)) {
			found = &cuts[i]
		}
	}
	if found == nil {
		return "", false
	}
	return found.Name, true
}

func (c Cut) before(d Cut) bool {
	switch {
	case c.Open != d.Open:
		return c.Open < d.Open
	case c.end() != d.end():
		return c.end() < d.end()
	default:
		return c.Name < d.Name
	}
}

// end returns the close, midnight as the end of the day.
func (h Hours) end() int {
	if h.Close == 0 {
		return Day
	}
	return h.Close
}

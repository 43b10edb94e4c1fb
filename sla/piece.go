package sla

import (
	"time"

	"github.com/dueby/dueby/calendar"
)

// A Label says what a piece of time was to a clock. The zero Label is 'not set'. Its
// text is "counted" and the like.
type Label uint8

// The labels: open time, which is counted, and the reasons why time is not.
const (
	Counted      Label = iota + 1
	OutsideHours       // closed by the weekly hours
	Holiday            // closed on a holiday
	ClosedDate         // closed on a closed date
	SpecialHours       // closed by the special hours of a date
	Waiting            // the ticket was paused
	NoClock            // the plan, best effort, has no clock
)

var labelNames = [...]string{
	"", "counted", "outside_hours", "holiday", "closed_date", "special_hours", "paused", "no_clock",
}

// String returns the label in words, as in "outside hours".
func (l Label) String() string { return words("Label", labelNames[:], uint8(l)) }

// MarshalText returns the text of l, "" for the zero Label.
func (l Label) MarshalText() ([]byte, error) { return marshalName("label", labelNames[:], uint8(l)) }

// UnmarshalText reads the text of a label, and "" as the zero Label.
func (l *Label) UnmarshalText(text []byte) error {
	n, err := unmarshalName("label", labelNames[:], text)
	if err == nil {
		*l = Label(n)
	}
	return err
}

// A Piece is a part [Start, End) of the life of a ticket with one label. It is plain
// data; compare with Equal, not with ==.
type Piece struct {
	Start, End time.Time
	Label      Label
	Name       string // of the holiday or the closed date, of what takes hours away, or the reason of the pause
}

// Duration returns the time from Start to End.
func (p Piece) Duration() time.Duration { return p.End.Sub(p.Start) }

// Equal reports whether p and q are the same in everything, their instants as
// instants.
func (p Piece) Equal(q Piece) bool {
	return p.Start.Equal(q.Start) && p.End.Equal(q.End) && p.Label == q.Label && p.Name == q.Name
}

var labels = map[calendar.CauseKind]Label{
	calendar.WeeklyHours:  OutsideHours,
	calendar.OutsideHours: OutsideHours,
	calendar.Holiday:      Holiday,
	calendar.ClosedDate:   ClosedDate,
	calendar.SpecialHours: SpecialHours,
}

// openPieces appends the pieces of [start, end) as the calendar has them. Both are
// instants that it has answered for already.
func openPieces(pieces []Piece, c *calendar.Calendar, start, end time.Time) []Piece {
	spans, err := c.Spans(start, end)
	if err != nil {
		return pieces
	}
	for s := range spans {
		p := Piece{s.Start, s.End, Counted, ""}
		if !s.Open {
			p.Label, p.Name = labels[s.Cause.Kind], s.Cause.Name
			switch part := s.Cause.Part; {
			case s.Cause.Kind == calendar.WeeklyHours: // of a part that takes time away
				p.Name = part
			case s.Cause.Kind == calendar.SpecialHours && part != "": // by which a part may open, and take time away
				p.Label, p.Name = OutsideHours, part
			}
		}
		pieces = join(pieces, p)
	}
	return pieces
}

// join appends a piece, as part of the last one where they differ in nothing but time.
func join(pieces []Piece, p Piece) []Piece {
	if n := len(pieces); n > 0 {
		if last := &pieces[n-1]; last.Label == p.Label && last.Name == p.Name && last.End.Equal(p.Start) {
			last.End = p.End
			return pieces
		}
	}
	return append(pieces, p)
}

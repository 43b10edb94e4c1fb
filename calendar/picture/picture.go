package picture

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/dueby/dueby/calendar"
)

const (
	maxDays  = 366
	maxMarks = 1000
)

// SVG writes an image of c on the dates [from, until) and of the marks on them. It is
// 960 pixels wide, wider where a date lasts longer than 25 hours or a label late in the
// day needs the room, and is written at once.
//
// SVG returns an error, before it writes anything, if:
//   - c is nil, or from or until is not set;
//   - there are not 1 to 366 dates in [from, until), whether the zone has them or not, or
//     there are more than 1,000 marks;
//   - a mark's instant is not on one of the dates;
//   - a date begins or ends outside the years 1 to 9999 UTC; the error then matches
//     [calendar.ErrRange].
//
// After that it returns the error of w, if any.
func SVG(w io.Writer, c *calendar.Calendar, from, until calendar.Date, marks ...Mark) error {
	p, err := newPicture(c, from, until, marks)
	if err != nil {
		return err
	}
	_, err = w.Write(p.svg())
	return err
}

// Text writes what [SVG] draws in words: a heading, then one line a date with its open
// hours, why they are not the usual ones, how the clock changes, and the marks. On a
// date with a change of the clock, readings come with the abbreviation of the zone, or its offset. Names and
// labels are quoted as in Go. It returns an error when SVG does.
func Text(w io.Writer, c *calendar.Calendar, from, until calendar.Date, marks ...Mark) error {
	p, err := newPicture(c, from, until, marks)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, p.text())
	return err
}

// A Mark is an instant worth pointing at, such as a ticket's opening or its due instant.
// The label may be any text, or none; what of it does not fit the image is in the text.
// Compare marks with Equal, not with ==: they hold a time.Time.
type Mark struct {
	At    time.Time
	Label string
}

// Equal reports whether m and n are the same instant with the same label.
func (m Mark) Equal(n Mark) bool { return m.At.Equal(n.At) && m.Label == n.Label }

// A picture is what is to be told, in whichever form.
type picture struct {
	loc         *time.Location
	first, last calendar.Date
	days        []day
}

func newPicture(c *calendar.Calendar, from, until calendar.Date, marks []Mark) (*picture, error) {
	if c == nil {
		return nil, fmt.Errorf("picture: the calendar is nil; want one such as a schedule's In returns")
	}
	if from.IsZero() || until.IsZero() {
		return nil, fmt.Errorf("picture: the dates from %q until %q: one is not set; want dates in the years 1 to 9999", from, until)
	}
	if n := number(until) - number(from); n < 1 || n > maxDays {
		return nil, fmt.Errorf("picture: from %s until %s are %d dates; want 1 to %d", from, until, n, maxDays)
	}
	if len(marks) > maxMarks {
		return nil, fmt.Errorf("picture: %d marks; want at most %d", len(marks), maxMarks)
	}
	p := &picture{loc: c.Location(), first: from, last: until.AddDays(-1)}
	var err error
	if p.days, err = daysOf(p.loc, from, until); err != nil {
		return nil, err
	}
	for i := range p.days {
		if err := p.days[i].ask(c); err != nil {
			return nil, err
		}
	}
	return p, p.place(marks)
}

// place hands the marks to their days, in order.
func (p *picture) place(marks []Mark) error {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.At.Compare(b.At) })
	for _, m := range marks {
		m.At = m.At.In(p.loc)
		date := calendar.DateOf(m.At)
		if date.IsZero() || date.Compare(p.first) < 0 || date.Compare(p.last) > 0 {
			return fmt.Errorf("picture: the mark %q at %s is not on the dates from %s to %s",
				shorten(m.Label, 80), m.At.Format(time.RFC3339Nano), p.first, p.last)
		}
		d := &p.days[number(date)-number(p.first)]
		d.marks = append(d.marks, m)
	}
	return nil
}

// title names the picture in one line.
func (p *picture) title() string {
	title := "Open hours in " + plain(p.loc.String()) + ", " + p.first.String()
	if p.last != p.first {
		title += " to " + p.last.String()
	}
	return title
}

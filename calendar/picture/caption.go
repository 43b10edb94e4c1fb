package picture

import (
	"slices"

	"github.com/dueby/dueby/calendar"
)

// A caption is a text in the bar of a day.
type caption struct {
	class string
	x     int64
	text  string
}

// captions returns what to write into the spans of a day, where there is room, and as
// flags the names for which there is none. What is named twice is written once.
func (d *day) captions() (captions []caption, flags []flag) {
	var written []string
	var narrow []calendar.Span
	for _, s := range d.spans {
		name := reason(s)
		if name != "" && slices.Contains(written, name) {
			continue
		}
		switch text := d.caption(s); {
		case text != "":
			captions = append(captions, d.place(s, text))
			written = append(written, name)
		case name != "":
			narrow = append(narrow, s)
		}
	}
	for _, s := range narrow {
		if name := reason(s); !slices.Contains(written, name) {
			flags = append(flags, flag{x: d.x(s.Start.Unix()), text: name})
			written = append(written, name)
		}
	}
	return captions, flags
}

// reason names a holiday or a closed date.
func reason(s calendar.Span) string {
	if f := fillOf(s); f != holiday && f != closedDate {
		return ""
	}
	if s.Cause.Name == "" {
		return s.Cause.Kind.String()
	}
	return s.Cause.Kind.String() + ": " + s.Cause.Name
}

// caption returns what to write into a span, or "" where nothing fits.
func (d *day) caption(s calendar.Span) string {
	room := (s.End.Unix()-s.Start.Unix())*perSecond - 2*textGap
	hours := d.opening(s) + "–" + d.closing(s)
	var texts []string
	switch fillOf(s) {
	case open:
		texts = []string{hours}
	case special:
		texts = []string{"special " + hours, hours}
	case holiday, closedDate:
		texts = []string{reason(s)}
		if room > 300*px {
			texts = append(texts, fit(reason(s), room))
		}
	case specialClosed:
		if !d.opens() {
			texts = []string{"special hours: closed"}
		}
	case closed:
		if !d.opens() {
			texts = []string{"closed"}
		}
	}
	for _, text := range texts {
		if width(text) <= room {
			return text
		}
	}
	return ""
}

// place finds a place for a text in a span that has room for it, clear of the lines that
// cross the span if that can be. If not, the text stands before them.
func (d *day) place(s calendar.Span, text string) caption {
	w := width(text)
	left, right := d.x(s.Start.Unix())+textGap, d.x(s.End.Unix())-textGap-w
	places := []int64{left, (left + right) / 2, right}
	class := "halo"
	switch fillOf(s) {
	case open:
		class, places[0], places[1] = "", places[1], places[0]
	case closed:
		class = "soft"
	}
	for _, x := range places {
		if !slices.ContainsFunc(d.lines(), func(line int64) bool { return line > x-2*px && line < x+w+2*px }) {
			return caption{class, x, text}
		}
	}
	return caption{"halo", places[0], text}
}

// lines returns where lines cross the bar.
func (d *day) lines() []int64 {
	var lines []int64
	for _, m := range d.marks {
		lines = append(lines, d.markX(m))
	}
	for _, c := range d.changes {
		lines = append(lines, d.x(c.at))
	}
	return lines
}

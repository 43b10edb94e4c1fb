package picture

import (
	"cmp"
	"slices"
	"strings"
)

// A flag is a text below a bar that belongs to one point of it: a mark, or the name of a
// span too narrow for it. A line leads there; the text stands to the right of the line.
type flag struct {
	x    int64 // of the line
	text string
	mark bool
	full string // what the text was before it was cut to fit

	lane int // how far below the bar, 0 the nearest
}

const (
	flagHeight = 14 * px
	textGap    = 4 * px   // between a line and a text, and between two texts
	leastFlag  = 180 * px // a text has at least this room, even where it widens the image
)

func (f *flag) left() int64 { return f.x + textGap }

// end is where the text ends, if in bold.
func (f *flag) end() int64 { return f.left() + width(f.text)*9/8 }

// flags returns the marks of d as flags, and others, in lanes.
func (d *day) flags(others []flag) []flag {
	flags := others
	for _, m := range slices.Backward(d.marks) { // of two at one instant the first comes out on top
		flags = append(flags, flag{x: d.markX(m), mark: true, text: strings.TrimRight(d.markTime(m)+" "+m.Label, " ")})
	}
	slices.SortStableFunc(flags, func(a, b flag) int { return cmp.Compare(a.x, b.x) })
	for i := range flags {
		f := &flags[i]
		f.full, f.text = f.text, fit(f.text, max(leastFlag, (usualWidth-margin-f.left())*8/9))
	}
	hang(flags)
	return flags
}

// markX returns where a mark stands in the row of d.
func (d *day) markX(m Mark) int64 {
	return d.x(m.At.Unix()) + int64(m.At.Nanosecond())*perSecond/1e9
}

// hang gives flags, in order of x, their lanes, so that nothing crosses a text. The last
// flag comes first; one whose text would reach the lines of flags further right hangs
// below all of those. Its own line is left of their texts on its way down.
func hang(flags []flag) {
	for i := range slices.Backward(flags) {
		f := &flags[i]
		reach := f.end() + textGap
		for _, g := range flags[i+1:] {
			if g.x >= reach {
				break
			}
			f.lane = max(f.lane, g.lane+1)
		}
	}
}

// fly draws flags below the bar at top, and makes room for them.
func (d *drawing) fly(flags []flag, top int64) {
	for _, f := range flags {
		y := top + barHeight + int64(f.lane+1)*flagHeight
		line, text, from := "frame", "", top+barHeight
		if f.mark {
			line, text, from = "mark", "note", top-3*px
		}
		d.printf(`<path class="%s" d="M%s %sV%s"><title>%s</title></path>`+"\n",
			line, pixels(f.x), pixels(from), pixels(y-3*px), escape(f.full))
		d.label(text, f.left(), y-4*px, f.text)
		d.y = max(d.y, y)
		d.width = max(d.width, f.end()+margin)
	}
}

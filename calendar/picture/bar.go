package picture

import (
	"fmt"
	"strings"
)

// A tick is a second at which the clock comes to a whole hour.
type tick struct{ at, hour int64 }

// ticks returns the ticks of a day, that of its end included.
func (d *day) ticks() []tick {
	var ticks []tick
	midnight := number(d.date) * secondsPerDay
	for _, s := range d.stretches {
		first := (s.start + s.offset - midnight + 3599) / 3600
		for hour := first; midnight+hour*3600-s.offset < s.end; hour++ {
			ticks = append(ticks, tick{midnight + hour*3600 - s.offset, hour})
		}
	}
	if last := d.stretches[len(d.stretches)-1]; (last.end+last.offset-midnight)%3600 == 0 {
		ticks = append(ticks, tick{last.end, (last.end + last.offset - midnight) / 3600})
	}
	return ticks
}

// grid draws a line at each tick, another where the clock changes, and a frame.
func (d *drawing) grid(day *day, top int64) {
	var lines strings.Builder
	for _, t := range day.ticks() {
		if t.at > day.start() && t.at < day.end() {
			fmt.Fprintf(&lines, "M%s %sv20", pixels(day.x(t.at)), pixels(top))
		}
	}
	d.printf(`<path class="hours" d="%s"/>`+"\n", &lines)
	day.runs(func(start, end int64) {
		d.printf(`<rect class="frame" x="%s" y="%s" width="%s" height="20"/>`+"\n",
			pixels(day.x(start)), pixels(top), pixels((end-start)*perSecond))
	})
	for _, c := range day.changes {
		d.printf(`<path class="jump" d="M%s %sv23"><title>%s</title></path>`+"\n",
			pixels(day.x(c.at)), pixels(top-3*px), escape(day.says(c)))
	}
}

// clock labels the hours above the bar of a day whose clock changes: the changes first,
// then the hours that have room beside them.
func (d *drawing) clock(day *day, top int64) {
	var taken [][2]int64
	label := func(class string, at int64, text string) {
		half := width(text) / 2
		from, to := day.x(at)-half, day.x(at)+half
		for _, t := range taken {
			if from < t[1]+3*px && t[0]-3*px < to {
				return
			}
		}
		taken = append(taken, [2]int64{from, to})
		d.label(class, day.x(at), top+10*px, text)
	}
	for _, c := range day.changes {
		label("clock small middle", c.at, day.jump(c))
	}
	for _, t := range day.ticks() {
		label("soft small middle", t.at, fmt.Sprintf("%02d", t.hour))
	}
}

// jump returns a change of the clock in short, as in "02→03" or "00:01→23:01".
func (d *day) jump(c change) string {
	before, _, _ := strings.Cut(d.reading(c.at, c.before), " ")
	after, _, _ := strings.Cut(d.reading(c.at, c.after), " ")
	if hour, whole := strings.CutSuffix(before, ":00"); whole && len(hour) == 2 {
		if to, whole := strings.CutSuffix(after, ":00"); whole && len(to) == 2 {
			return hour + "→" + to
		}
	}
	return before + "→" + after
}

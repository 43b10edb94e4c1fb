package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
)

// The measures of the image.
const (
	usualWidth = 960 * px
	perSecond  = 9        // a day of 25 hours is 810 wide
	margin     = 12 * px  // around the image
	gutter     = 104 * px // where the dates stand; the bars begin after it
	barHeight  = 20 * px
	rowGap     = 4 * px  // above and below a row
	clockLine  = 14 * px // above the bar of a day whose clock changes
)

// A drawing is an image in the making.
type drawing struct {
	*picture
	rows  bytes.Buffer
	y     int64 // where the next row begins
	width int64 // so far; it grows with what stands at the right
	used  [fills]bool
}

// svg returns the picture as an SVG document.
func (p *picture) svg() []byte {
	d := drawing{picture: p, y: 36 * px, width: usualWidth}
	for i := range p.days {
		if i == 0 || p.days[i].date.Month() != p.days[i-1].date.Month() {
			d.month(p.days[i].date)
		}
		d.row(&p.days[i])
	}
	d.key()

	text := p.text()
	hash := fnv.New64a()
	hash.Write([]byte(text))
	id := fmt.Sprintf("dueby-%016x", hash.Sum64())
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" id="%s" role="img" lang="en" width="%s" height="%s" viewBox="0 0 %[2]s %[3]s">`+"\n",
		id, pixels(d.width), pixels(d.y))
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", escape(p.title()), escape(text))
	b.WriteString(style(id))
	fmt.Fprintf(&b, `<rect class="paper" width="%s" height="%s"/>`+"\n", pixels(d.width), pixels(d.y))
	fmt.Fprintf(&b, `<text class="title" x="12" y="26">%s</text>`+"\n", escape(fit(p.title(), (d.width-2*margin)*2/3)))
	b.Write(d.rows.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// x returns where second sec stands in the row of d.
func (d *day) x(sec int64) int64 { return gutter + (sec-d.start())*perSecond }

// month draws the head of a month's rows, with the hours of a usual day.
func (d *drawing) month(date calendar.Date) {
	d.y += 4 * px
	d.label("month", margin, d.y+12*px, fmt.Sprintf("%.3s %04d", date.Month(), date.Year()))
	for hour := int64(0); hour <= 24; hour++ {
		d.label("soft small middle", gutter+hour*3600*perSecond, d.y+12*px, fmt.Sprintf("%02d", hour))
	}
	d.y += 18 * px
	d.printf(`<path class="rule" d="M12 %sH%s"/>`+"\n", pixels(d.y), pixels(usualWidth-margin))
	d.y += rowGap
}

// row draws a day.
func (d *drawing) row(day *day) {
	d.printf(`<g data-date="%s">`+"\n", day.date)
	top := d.y + rowGap
	if len(day.changes) > 0 {
		d.clock(day, top)
		top += clockLine
	}
	d.label("day", margin, top+14*px, fmt.Sprintf("%.3s %d %.3s", day.date.Weekday(), day.date.Day(), day.date.Month()))
	d.y = top + barHeight
	if day.skipped() {
		d.label("soft", gutter, top+14*px, day.absence())
	} else {
		d.bar(day, top)
	}
	d.y += rowGap
	d.printf("</g>\n")
}

// bar draws what a day's hours hold, then what belongs to them.
func (d *drawing) bar(day *day, top int64) {
	last := day.start()
	day.runs(func(start, end int64) {
		if start > last {
			d.block(day, elsewhere, last, start, top, "another date")
		}
		last = end
	})
	for _, s := range day.spans {
		d.block(day, fillOf(s), s.Start.Unix(), s.End.Unix(), top, state(s)+" "+day.hours(s)+because(s.Cause))
	}
	d.grid(day, top)
	captions, flags := day.captions()
	d.fly(day.flags(flags), top)
	for _, c := range captions {
		d.label(c.class, c.x, top+14*px, c.text)
	}
	if length := day.length(); length != 24*time.Hour {
		text, x := shortLength(length), day.x(day.end())+6*px
		d.label("small", x, top+14*px, text)
		d.width = max(d.width, x+width(text)+margin)
	}
}

// block draws the seconds [start, end) of a day.
func (d *drawing) block(day *day, f fill, start, end, top int64, tip string) {
	d.used[f] = true
	d.printf(`<rect class="%s" x="%s" y="%s" width="%s" height="20"><title>%s</title></rect>`+"\n",
		class[f], pixels(day.x(start)), pixels(top), pixels((end-start)*perSecond), escape(tip))
}

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(&d.rows, format, args...) }

func (d *drawing) label(class string, x, y int64, text string) {
	if class != "" {
		class = `class="` + class + `" `
	}
	d.printf(`<text %sx="%s" y="%s">%s</text>`+"\n", class, pixels(x), pixels(y), escape(text))
}

// pixels returns a length as a decimal number of pixels.
func pixels(length int64) string {
	s := fmt.Sprintf("%d.%03d", length/px, length%px)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// shortLength returns a duration of whole seconds as in "24h30m".
func shortLength(d time.Duration) string {
	return strings.NewReplacer(" min", "m", " h", "h", " s", "s", " ", "").Replace(length(d))
}

// escape returns s as XML text; what XML cannot hold becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder never fails
	return b.String()
}

package picture

import "fmt"

// key draws the legend: what of the image's signs is in use.
func (d *drawing) key() {
	d.y += 8 * px
	x := int64(margin)
	item := func(text, sign string) {
		w := 28*px + width(text) + 12*px
		if x+w > d.width && x > margin {
			x, d.y = margin, d.y+20*px
		}
		d.printf(`<g transform="translate(%s %s)">%s<text x="28" y="11">%s</text></g>`+"\n",
			pixels(x), pixels(d.y), sign, escape(text))
		x += w
	}
	for f := open; f < fills; f++ {
		if d.used[f] {
			item(legend[f], fmt.Sprintf(`<rect class="frame" width="22" height="14"/><rect class="%s" width="22" height="14"/>`, class[f]))
		}
	}
	var marked, changed bool
	for i := range d.days {
		marked = marked || len(d.days[i].marks) > 0
		changed = changed || len(d.days[i].changes) > 0
	}
	if changed {
		item("change of the clock", `<path class="jump" d="M11 0v14"/>`)
	}
	if marked {
		item("mark", `<path class="mark" d="M11 0v14"/>`)
	}
	d.y += 14*px + margin
}

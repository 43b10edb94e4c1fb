package picture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
)

// text returns the picture in words.
func (p *picture) text() string {
	var b strings.Builder
	b.WriteString(p.title() + "\n")
	for i := range p.days {
		b.WriteString(p.days[i].text() + "\n")
	}
	return b.String()
}

// text returns the day in one line.
func (d *day) text() string {
	line := d.date.String() + " " + d.date.Weekday().String()
	if d.skipped() {
		return line + ": " + d.absence()
	}
	if d.length() != 24*time.Hour {
		line += ", " + length(d.length())
	}
	for _, c := range d.changes {
		line += ", " + d.says(c)
	}
	parts := []string{strings.Join(d.state(), ", ")}
	for _, m := range d.marks {
		parts = append(parts, d.markText(m))
	}
	return line + ": " + strings.Join(parts, "; ")
}

func (d *day) absence() string {
	return "there is no such date in " + plain(d.loc.String())
}

// says tells a change of the clock.
func (d *day) says(c change) string {
	verb := "the clock skips from "
	if c.after < c.before {
		verb = "the clock goes back from "
	}
	return verb + d.reading(c.at, c.before) + " to " + d.reading(c.at, c.after)
}

// state returns what is open, in order, and what is closed for a reason that has a name.
// Hours for one reason are followed by that reason once.
func (d *day) state() []string {
	if !d.opens() {
		return []string{d.closed()}
	}
	var told []calendar.Span
	for _, s := range d.spans {
		if s.Open || s.Cause.Kind != calendar.OutsideHours && s.Cause.Kind != calendar.SpecialHours {
			told = append(told, s)
		}
	}
	parts := make([]string, len(told))
	for i, s := range told {
		if i == 0 || s.Open != told[i-1].Open {
			parts[i] = state(s) + " "
		}
		parts[i] += d.hours(s)
		if i+1 == len(told) || s.Open != told[i+1].Open || s.Cause != told[i+1].Cause {
			parts[i] += because(s.Cause)
		}
	}
	return parts
}

// closed tells a day without open time, each reason once.
func (d *day) closed() string {
	var reasons []string
	for _, s := range d.spans {
		if reason := why(s.Cause); reason != "" && !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	if len(reasons) == 0 {
		return "closed"
	}
	return "closed (" + strings.Join(reasons, "; ") + ")"
}

// hours returns the readings of a span's ends.
func (d *day) hours(s calendar.Span) string {
	if len(d.changes) == 0 {
		return d.opening(s) + "-" + d.closing(s)
	}
	zone := d.zoneLayout()
	return d.opening(s) + s.Start.Format(zone) + " to " + d.closing(s) + s.End.Add(-1).Format(zone)
}

// zoneLayout tells the readings of a day apart that its clock shows twice: by the zone's
// abbreviations, or by the offsets where the change leaves the abbreviation as it is, as
// from one local mean time to another.
func (d *day) zoneLayout() string {
	for _, c := range d.changes {
		before, _ := time.Unix(c.at-1, 0).In(d.loc).Zone()
		after, _ := time.Unix(c.at, 0).In(d.loc).Zone()
		if before == after {
			return " -07:00:00"
		}
	}
	return " MST"
}

// markText tells a mark.
func (d *day) markText(m Mark) string {
	if m.Label == "" {
		return "mark at " + d.markTime(m)
	}
	return strconv.Quote(m.Label) + " at " + d.markTime(m)
}

func (d *day) markTime(m Mark) string {
	layout := "15:04"
	if m.At.Second() != 0 || m.At.Nanosecond() != 0 {
		layout = "15:04:05.999999999"
	}
	if len(d.changes) > 0 {
		layout += d.zoneLayout()
	}
	return m.At.Format(layout)
}

func state(s calendar.Span) string {
	if s.Open {
		return "open"
	}
	return "closed"
}

// because returns the cause in brackets, as it follows what it is the cause of.
func because(c calendar.Cause) string {
	if why := why(c); why != "" {
		return " (" + why + ")"
	}
	return ""
}

// why returns the cause in words; usual hours need none, but for the part of a composite
// calendar that they are those of.
func why(c calendar.Cause) string {
	if c.Kind == 0 || c.Kind == calendar.OutsideHours || c == (calendar.Cause{Kind: calendar.WeeklyHours}) {
		return ""
	}
	return c.String()
}

// length returns a duration of whole seconds as in "24 h 30 min".
func length(d time.Duration) string {
	var parts []string
	for _, u := range []struct {
		size time.Duration
		name string
	}{{time.Hour, "h"}, {time.Minute, "min"}, {time.Second, "s"}} {
		if n := d / u.size; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, u.name))
		}
		d %= u.size
	}
	return strings.Join(parts, " ")
}

// plain returns s as it is, or quoted where it would not stand out or has characters
// that don't print.
func plain(s string) string {
	if q := strconv.Quote(s); s == "" || q != `"`+s+`"` {
		return q
	}
	return s
}

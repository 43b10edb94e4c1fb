package picture_test

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/calendar/picture"
	"github.com/dueby/dueby/internal/zones"
)

// An element is any element of an image.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// thousandths returns an attribute in thousandths of a pixel.
func (e element) thousandths(t *rapid.T, name string) int64 {
	whole, part, _ := strings.Cut(e.attr(name), ".")
	n, err := strconv.ParseInt(whole+(part + "000")[:3], 10, 64)
	if err != nil || len(part) > 3 {
		t.Fatalf("%s=%q of %s is no length", name, e.attr(name), e.XMLName.Local)
	}
	return n
}

// parse reads an image, all of it.
func parse(t *rapid.T, svg []byte) element {
	d := xml.NewDecoder(bytes.NewReader(svg))
	var root element
	if err := d.Decode(&root); err != nil {
		t.Fatalf("%v in\n%s", err, svg)
	}
	if _, err := d.Token(); err != nil && !errors.Is(err, io.EOF) {
		t.Fatalf("%v after the image", err)
	}
	return root
}

// child returns the first child of that name.
func (e element) child(name string) element {
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			return c
		}
	}
	return element{}
}

// A block is a part of a row as drawn.
type block struct {
	class    string
	from, to int64 // seconds since the row's start
}

// blocks returns the parts of a row that are not its frame.
func blocks(t *rapid.T, row element) []block {
	const left, perSecond = 104000, 9
	var all []block
	for _, e := range row.Children {
		if e.XMLName.Local != "rect" || e.attr("class") == "frame" {
			continue
		}
		x, w := e.thousandths(t, "x")-left, e.thousandths(t, "width")
		if x%perSecond != 0 || w%perSecond != 0 {
			t.Fatalf("%s: a part at %d with width %d is not in whole seconds", row.attr("data-date"), x, w)
		}
		all = append(all, block{e.attr("class"), x / perSecond, (x + w) / perSecond})
	}
	slices.SortFunc(all, func(a, b block) int { return cmp.Compare(a.from, b.from) })
	return all
}

// instants returns the runs of seconds in which the clock in loc reads the date, found
// from nothing but the zone's transitions.
func instants(loc *time.Location, d calendar.Date) [][2]int64 {
	midnight := time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
	from, to := midnight.AddDate(0, 0, -3), midnight.AddDate(0, 0, 4)
	var runs [][2]int64
	for _, next := range append(zones.Transitions(loc, from, to), to) {
		offset := int64(zones.Offset(loc, from))
		start, end := max(from.Unix(), midnight.Unix()-offset), min(next.Unix(), midnight.Unix()+86400-offset)
		if n := len(runs); start < end && n > 0 && runs[n-1][1] == start {
			runs[n-1][1] = end
		} else if start < end {
			runs = append(runs, [2]int64{start, end})
		}
		from = next
	}
	return runs
}

// odd draws names as they come, and worse.
func odd() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"Pentecôte", "", "<script>&\"'", "]]>-->", "\x00\x1f\x7f\u0085", "\xff\xfe\xc0", "￾￿", "\u202eright to left", "a\nb\tc", "工单已打开", strings.Repeat("long ", 500)}),
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 20), func(b []byte) string { return string(b) }),
	)
}

// A drawn scene is random, but near something hard.
func drawScene(t *rapid.T) (*calendar.Calendar, calendar.Date, calendar.Date, []picture.Mark) {
	loc := zones.Load(zones.Zone().Draw(t, "zone"))
	middle := calendar.DateOf(zones.Instant(loc).Draw(t, "instant"))
	from := middle.AddDays(-rapid.IntRange(0, 2).Draw(t, "days before"))
	until := middle.AddDays(rapid.IntRange(1, 3).Draw(t, "days after"))
	week := rapid.SampledFrom([]string{"Mo-Fr 08:00-17:00", "24/7", "Mo-Su 22:00-02:30", "Mo-Su 00:00-00:30,01:15-01:45,23:30-24:00"}).Draw(t, "week")
	s := calendar.MustParseSchedule(week)
	for d := from; d.Compare(until) < 0; d = d.AddDays(1) {
		switch rapid.IntRange(0, 5).Draw(t, "special") {
		case 0:
			s = s.WithClosed(odd().Draw(t, "name"), d)
		case 1:
			s = s.WithHours(d, hours("00:15", "01:30"), hours("12:00", "24:00"))
		case 2:
			s = s.WithHours(d)
		}
	}
	c, err := s.In(loc)
	if err != nil {
		t.Fatal(err)
	}
	var marks []picture.Mark
	for d := from; d.Compare(until) < 0; d = d.AddDays(1) {
		for _, run := range instants(loc, d) {
			for range rapid.IntRange(0, 3).Draw(t, "marks") {
				at := time.Unix(rapid.Int64Range(run[0], run[1]-1).Draw(t, "at"), rapid.Int64Range(0, 999999999).Draw(t, "ns"))
				marks = append(marks, picture.Mark{At: at, Label: odd().Draw(t, "label")})
			}
		}
	}
	return c, from, until, marks
}

// TestRows: whatever the zone, the names and the labels, an image is well-formed; it has
// one row a date; the parts of a row lie side by side, as wide as they last, for
// exactly as long as the clock reads the date; and what is drawn open is open.
func TestRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, from, until, marks := drawScene(t)
		var svg bytes.Buffer
		if err := picture.SVG(&svg, c, from, until, marks...); err != nil {
			t.Fatal(err)
		}
		root := parse(t, svg.Bytes())
		day := from
		for _, row := range root.Children {
			if row.attr("data-date") == "" {
				continue
			}
			if got := row.attr("data-date"); got != day.String() {
				t.Fatalf("row %s, want %s", got, day)
			}
			checkRow(t, c, day, blocks(t, row))
			day = day.AddDays(1)
		}
		if day != until {
			t.Fatalf("the rows end before %s, want %s", day, until)
		}
	})
}

func checkRow(t *rapid.T, c *calendar.Calendar, d calendar.Date, drawn []block) {
	runs := instants(c.Location(), d)
	var got [][2]int64
	last := int64(0)
	for _, b := range drawn {
		if b.from != last || b.to <= b.from {
			t.Fatalf("%s: a part [%d, %d) follows one that ends at %d", d, b.from, b.to, last)
		}
		last = b.to
		if b.class == "frame else" {
			continue
		}
		start, end := b.from+runs[0][0], b.to+runs[0][0]
		wantOpen := b.class == "open" || b.class == "special"
		for _, sec := range []int64{start, (start + end) / 2, end - 1} {
			if open := c.IsOpen(time.Unix(sec, 0)); open != wantOpen {
				t.Fatalf("%s: %v is open: %t, drawn as %q", d, time.Unix(sec, 0).In(c.Location()), open, b.class)
			}
		}
		if n := len(got); n > 0 && got[n-1][1] == start {
			got[n-1][1] = end
		} else {
			got = append(got, [2]int64{start, end})
		}
	}
	if diff := gocmp.Diff(runs, got); diff != "" {
		t.Fatalf("%s in %s, in seconds since 1970 (-want +got):\n%s", d, c.Location(), diff)
	}
}

// TestDescription: the image's description is the text, but for what XML cannot hold,
// and every mark and name is in the text, quoted.
func TestDescription(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, from, until, marks := drawScene(t)
		var svg, text bytes.Buffer
		if err := errors.Join(picture.SVG(&svg, c, from, until, marks...), picture.Text(&text, c, from, until, marks...)); err != nil {
			t.Fatal(err)
		}
		root := parse(t, svg.Bytes())
		if diff := gocmp.Diff(text.String(), root.child("desc").Text); diff != "" {
			t.Fatalf("description (-text +image):\n%s", diff)
		}
		lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
		if title := root.child("title").Text; title != lines[0] {
			t.Fatalf("title %q, want the first line of the text, %q", title, lines[0])
		}
		days := lines[1:]
		for d := from; d.Compare(until) < 0; d = d.AddDays(1) {
			if len(days) == 0 || !strings.HasPrefix(days[0], fmt.Sprintf("%s %s", d, d.Weekday())) {
				t.Fatalf("no line for %s in\n%s", d, text.String())
			}
			days = days[1:]
		}
		if len(days) > 0 {
			t.Fatalf("more lines than dates:\n%s", text.String())
		}
		for _, m := range marks {
			if m.Label != "" && !strings.Contains(text.String(), strconv.Quote(m.Label)) {
				t.Fatalf("no mark %q in\n%s", m.Label, text.String())
			}
		}
	})
}

// TestSame: the same arguments give the same bytes, whatever order the marks come in,
// and the caller's marks stay as they are.
func TestSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, from, until, marks := drawScene(t)
		seen := map[time.Time]bool{}
		kept := marks[:0]
		for _, m := range marks { // those of one instant keep their order
			if !seen[m.At] {
				seen[m.At] = true
				kept = append(kept, m)
			}
		}
		shuffled := rapid.Permutation(kept).Draw(t, "shuffled")
		before := append([]picture.Mark(nil), shuffled...)
		var first, second bytes.Buffer
		if err := errors.Join(picture.SVG(&first, c, from, until, kept...), picture.SVG(&second, c, from, until, shuffled...)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatal(gocmp.Diff(first.String(), second.String()))
		}
		if diff := gocmp.Diff(before, shuffled); diff != "" {
			t.Fatalf("the caller's marks (-before +after):\n%s", diff)
		}
	})
}

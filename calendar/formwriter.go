package calendar

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/dueby/dueby/internal/document"
)

// A formWriter writes a document.
type formWriter struct {
	out   []byte
	lists map[string]*period // what has the rules that a list stands for
	known map[*rules][]stage // of schedules that were written
	err   error              // the first mistake
}

func newFormWriter() *formWriter {
	return &formWriter{out: []byte(`{"version":1`), lists: make(map[string]*period), known: make(map[*rules][]stage)}
}

// bytes ends the document.
func (w *formWriter) bytes() ([]byte, error) {
	w.out = append(w.out, '}')
	w.limit()
	if w.err != nil {
		return nil, w.err
	}
	return w.out, nil
}

// limit notes the mistake of a document that is too large to be read.
func (w *formWriter) limit() {
	if len(w.out) > document.MaxSize {
		w.fail("JSON form", fmt.Sprintf("has more than %d MB; want at most that", document.MaxSize>>20))
	}
}

func (w *formWriter) fail(part, reason string) {
	if w.err == nil {
		w.err = &ScheduleError{Part: part, Reason: reason}
	}
}

// name begins a member of the object at hand.
func (w *formWriter) name(name string) {
	if w.out[len(w.out)-1] != '{' {
		w.out = append(w.out, ',')
	}
	w.out = append(append(append(w.out, '"'), name...), '"', ':')
}

// text writes a member. What it is, is for the error.
func (w *formWriter) text(name, what, text string) {
	if !utf8.ValidString(text) {
		w.fail(what+" "+quote(text, 0), "is not UTF-8")
	}
	w.name(name)
	quoted, _ := json.Marshal(text) // of a string it does not fail
	w.out = append(w.out, quoted...)
}

// object writes a member that has members.
func (w *formWriter) object(name string, members func()) {
	w.name(name)
	w.out = append(w.out, '{')
	members()
	w.out = append(w.out, '}')
}

// array writes a member that has n objects, or nothing if that is none.
func (w *formWriter) array(name string, n int, members func(i int)) {
	if n == 0 {
		return
	}
	w.name(name)
	w.out = append(w.out, '[')
	for i := range n {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, '{')
		members(i)
		w.out = append(w.out, '}')
		if w.limit(); w.err != nil {
			return
		}
	}
	w.out = append(w.out, ']')
}

// A stage is what a schedule is from a date on, as a form has it.
type stage struct {
	from            dayNumber
	weekly          string
	whole           []string // lists of holidays that close the whole date
	parts           []list   // and the others
	closed, special []datedDay
}

// A list is a list of holidays, and what it closes of their dates.
type list struct {
	name   string
	closed reading
}

// schedule writes the members of a schedule.
func (w *formWriter) schedule(r *rules) {
	stages, ok := w.known[r]
	if !ok {
		stages = w.stages(r)
		w.known[r] = stages
	}
	w.stage(&stages[0])
	w.array("then", len(stages)-1, func(i int) {
		next := &stages[i+1]
		w.text("from", "", dateOf(next.from).String())
		w.stage(next)
	})
}

func (w *formWriter) stage(s *stage) {
	w.text("weekly", "", s.weekly)
	w.array("holidays", len(s.whole)+len(s.parts), func(i int) {
		if i < len(s.whole) {
			w.text("list", "holiday list", s.whole[i])
			return
		}
		part := s.parts[i-len(s.whole)]
		w.text("list", "holiday list", part.name)
		w.text("closed", "", part.closed.hours().String())
	})
	w.array("closed", len(s.closed), func(i int) {
		d := s.closed[i]
		w.text("date", "", dateOf(d.date).String())
		if d.day.name != "" {
			w.text("name", "closed date "+dateOf(d.date).String()+", name", d.day.name)
		}
	})
	w.array("special", len(s.special), func(i int) {
		d := s.special[i]
		w.text("date", "", dateOf(d.date).String())
		w.text("hours", "", notationOf(d.day.open))
	})
}

// stages returns what r is, one stage after the other, those that are the same joined.
func (w *formWriter) stages(r *rules) (stages []stage) {
	all := make([]stage, len(r.periods))
	for i := range all {
		all[i] = w.stageOf(&r.periods[i])
	}
	if w.err != nil {
		return all[:1]
	}
	for i, j := 0, 0; i < len(all); i = j {
		for j = i + 1; j < len(all) && all[j].joins(&all[i]); {
			j++
		}
		stages = append(stages, ordered(r, all[i:j], r.until(j-1))...)
	}
	last := 0
	for i := range r.periods {
		p := &r.periods[i]
		for _, e := range p.alternate {
			for last+1 < len(stages) && stages[last+1].from <= e.date {
				last++
			}
			d, s := datedDay{date: e.date, day: p.days[e.day]}, &stages[last]
			if d.day.kind == ClosedDate {
				s.closed = append(s.closed, d)
			} else {
				s.special = append(s.special, d)
			}
		}
	}
	return stages
}

// stageOf returns what p is but for its dates. The lists of whole dates are in the order
// in which they were added, those of parts, whose order does not show, in one of their
// own.
func (w *formWriter) stageOf(p *period) stage {
	s := stage{from: p.from, weekly: p.notation()}
	for i := 0; i < len(p.holidays); {
		h := &p.holidays[i]
		first := i
		for i++; i < len(p.holidays) && p.holidays[i].list == h.list && p.holidays[i].closed == h.closed; {
			i++
		}
		if h.list == "" {
			w.fail("holiday "+quote(h.Name, 0), "is of no list; a form has it by the name of one (see WithHolidayList), or its dates (see WithClosed)")
		} else if !w.standsFor(h.list, p.holidays[first:i]) {
			w.fail("holiday list "+quote(h.list, 0), "stands for different rules; want another name for each")
		}
		if l := (list{h.list, h.closed}); l.closed == wholeDay && !slices.Contains(s.whole, l.name) {
			s.whole = append(s.whole, l.name)
		} else if l.closed != wholeDay && !slices.Contains(s.parts, l) {
			s.parts = append(s.parts, l)
		}
	}
	s.parts = slices.DeleteFunc(s.parts, func(l list) bool { return slices.Contains(s.whole, l.name) })
	slices.SortFunc(s.parts, func(a, b list) int {
		return cmp.Or(cmp.Compare(a.closed.open, b.closed.open), cmp.Compare(a.closed.close, b.closed.close), cmp.Compare(a.name, b.name))
	})
	return s
}

// joins reports whether s and t are the same but for their dates and the order of lists.
func (s *stage) joins(t *stage) bool {
	return s.weekly == t.weekly && slices.Equal(s.parts, t.parts) &&
		slices.Equal(slices.Sorted(slices.Values(s.whole)), slices.Sorted(slices.Values(t.whole)))
}

// ordered returns stages that join, which end at a date, as few as can be, with their
// lists of whole dates in the order of a form.
func ordered(r *rules, same []stage, until dayNumber) (stages []stage) {
	next := same[0]
	present := next.whole
	o := orderer{names: slices.Sorted(slices.Values(present))}
	sorted := true
	for _, s := range same {
		sorted = sorted && slices.Equal(s.whole, o.names)
		if !slices.Equal(s.whole, present) {
			present = nil
		}
	}
	for until = min(until, endDate); ; {
		end := until
		if next.whole = o.names; !sorted {
			next.whole, end = o.order(r, max(next.from, firstDate), until, present)
		}
		if stages = append(stages, next); end == until {
			return stages
		}
		next.from = end
	}
}

// standsFor reports whether a list stands for the rules, wherever else it does. What
// they close does not matter.
func (w *formWriter) standsFor(name string, rules []holiday) bool {
	p := newBuilder().period
	for _, h := range rules {
		p.holidays = append(p.holidays, holiday{h.Holiday, "", wholeDay})
	}
	known, ok := w.lists[name]
	if !ok {
		w.lists[name] = p
		return true
	}
	return known.sameHolidays(p, firstDate, endDate)
}

// calendar writes the members of a calendar.
func (w *formWriter) calendar(c *Calendar) {
	w.named(c.name)
	if _, ok := c.held().(*combined); ok {
		w.zone(c.Location())
	}
	w.source(c.held())
}

// source writes what a calendar, or a part of one, is made of.
func (w *formWriter) source(s source) {
	switch s := s.(type) {
	case *zoned:
		if w.err == nil && !s.opens() {
			w.err = errNoForm()
		}
		w.zone(s.loc)
		w.object("schedule", func() { w.schedule(s.rules) })
	case *combined:
		part := func(i int) {
			w.named(s.parts[i].name)
			w.source(s.parts[i].source)
		}
		if s.op == complement {
			w.object(operationNames[s.op], func() { part(0) })
			return
		}
		w.array(operationNames[s.op], len(s.parts), part)
	}
}

func (w *formWriter) named(name string) {
	if name != "" {
		w.text("name", "name", name)
	}
}

func (w *formWriter) zone(loc *time.Location) {
	name, err := zoneName(loc)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.text("zone", "location", name)
}

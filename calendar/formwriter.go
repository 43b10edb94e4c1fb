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
	lists map[string][]holiday // the rules that a list stands for
	err   error                // the first mistake
}

func newFormWriter() *formWriter {
	return &formWriter{out: []byte(`{"version":1`), lists: make(map[string][]holiday)}
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

// text writes a member. What it is of is for the error.
func (w *formWriter) text(name, of, text string) {
	if !utf8.ValidString(text) {
		w.fail(of, name+" "+quote(text, 0)+" is not UTF-8")
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
	lists           []list
	closed, special []datedDay
}

// A list is a list of holidays, and what it closes of their dates.
type list struct {
	name   string
	closed reading
}

// schedule writes the members of a schedule.
func (w *formWriter) schedule(r *rules) {
	stages := w.stages(r)
	w.stage(&stages[0])
	w.array("then", len(stages)-1, func(i int) {
		next := &stages[i+1]
		w.text("from", "", dateOf(next.from).String())
		w.stage(next)
	})
}

func (w *formWriter) stage(s *stage) {
	w.text("weekly", "", s.weekly)
	w.array("holidays", len(s.lists), func(i int) {
		l := s.lists[i]
		w.text("list", "holiday list", l.name)
		if l.closed != wholeDay {
			w.text("closed", "", l.closed.hours().String())
		}
	})
	w.array("closed", len(s.closed), func(i int) {
		d := s.closed[i]
		w.text("date", "", dateOf(d.date).String())
		if d.day.name != "" {
			w.text("name", "closed date "+dateOf(d.date).String(), d.day.name)
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
	for i := range r.periods {
		p := &r.periods[i]
		next := stage{from: p.from, weekly: p.notation(), lists: w.listsOf(p)}
		if n := len(stages); n == 0 || stages[n-1].weekly != next.weekly || !slices.Equal(stages[n-1].lists, next.lists) {
			stages = append(stages, next)
		}
		last := &stages[len(stages)-1]
		for _, e := range p.alternate {
			d := datedDay{date: e.date, day: p.days[e.day]}
			if d.day.kind == ClosedDate {
				last.closed = append(last.closed, d)
			} else {
				last.special = append(last.special, d)
			}
		}
	}
	return stages
}

// listsOf returns the lists that the holidays of p are of: those that close whole dates
// in the order in which the names of holidays are told, then the others.
func (w *formWriter) listsOf(p *period) (whole []list) {
	var part []list
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
		of := &part
		if h.closed == wholeDay {
			of = &whole
		}
		if l := (list{h.list, h.closed}); !slices.Contains(*of, l) {
			*of = append(*of, l)
		}
	}
	part = slices.DeleteFunc(part, func(l list) bool { return slices.Contains(whole, list{l.name, wholeDay}) })
	slices.SortFunc(part, func(a, b list) int {
		return cmp.Or(cmp.Compare(a.closed.open, b.closed.open), cmp.Compare(a.closed.close, b.closed.close), cmp.Compare(a.name, b.name))
	})
	return append(whole, part...)
}

// standsFor reports whether a list stands for the rules, wherever else it does.
func (w *formWriter) standsFor(name string, rules []holiday) bool {
	known, ok := w.lists[name]
	if !ok {
		w.lists[name] = rules
		return true
	}
	if slices.EqualFunc(known, rules, holiday.resembles) {
		return true
	}
	p, q := newBuilder(), newBuilder()
	for _, h := range known {
		p.holidays = append(p.holidays, holiday{h.Holiday, "", wholeDay})
	}
	for _, h := range rules {
		q.holidays = append(q.holidays, holiday{h.Holiday, "", wholeDay})
	}
	return p.sameHolidays(q.period, firstDate, endDate)
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
		w.text("name", "calendar", name)
	}
}

func (w *formWriter) zone(loc *time.Location) {
	name, err := zoneName(loc)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.text("zone", "location", name)
}

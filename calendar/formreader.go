package calendar

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dueby/dueby/internal/document"
)

// A formReader reads a document.
type formReader struct {
	lists     HolidayLists
	schedules int                 // that were read; more than can be put together would only take memory
	read      map[string]Schedule // by their text: those of many parts are often one
}

// A stageForm is what a stage is read from.
type stageForm struct {
	weekly, holidays, closed, special document.Value
	from, until                       Date // zero for the first, and the last
}

func (s *stageForm) open(o *document.Object) {
	s.weekly = o.Get("weekly")
	s.holidays, _ = o.Optional("holidays")
	s.closed, _ = o.Optional("closed")
	s.special, _ = o.Optional("special")
}

// schedule reads the object o that v is, and ends it.
func (r *formReader) schedule(v document.Value, o *document.Object) Schedule {
	stages := make([]stageForm, 1)
	stages[0].open(o)
	var turns []document.Value
	if then, ok := o.Optional("then"); ok {
		for _, e := range then.Elements() {
			o := e.Object()
			last := &stages[len(stages)-1]
			from := o.Get("from")
			last.until = readDate(from)
			if !last.until.IsZero() && last.until.Compare(last.from) <= 0 {
				from.Refuse("a date after " + last.from.String() + ", from which the schedule before holds")
			}
			next := stageForm{from: last.until}
			next.open(o)
			o.Done()
			stages, turns = append(stages, next), append(turns, e)
		}
	}
	o.Done()
	s := r.stage(&stages[0])
	for i := range turns {
		s = s.Then(stages[i+1].from, r.stage(&stages[i+1]))
		if err := s.Err(); err != nil {
			refuse(turns[i], err)
			return s
		}
	}
	if _, err := s.sound(); err != nil {
		refuse(v, err)
	}
	return s
}

// refuse notes that a value is wrong, for a reason that its text would not show.
func refuse(v document.Value, err error) {
	if !v.Failed() {
		v.FailWithin("", 1, "", bare(err))
	}
}

func (r *formReader) stage(f *stageForm) Schedule {
	s, err := ParseSchedule(f.weekly.Name())
	failAt(f.weekly, err)
	s = r.holidays(s, f.holidays)
	seen := make(map[Date]bool)
	for _, v := range f.closed.Elements() {
		o := v.Object()
		date := f.date(o.Get("date"), seen)
		name, _ := o.Optional("name")
		s = s.WithClosed(name.Name(), date)
		o.Done()
	}
	for _, v := range f.special.Elements() {
		o := v.Object()
		date := f.date(o.Get("date"), seen)
		hours := o.Get("hours")
		next := s.WithHours(date, readHours(hours)...)
		if !date.IsZero() && s.Err() == nil {
			failAt(hours, next.Err())
		}
		s = next
		o.Done()
	}
	return s
}

// holidays adds the holidays of lists to s.
func (r *formReader) holidays(s Schedule, lists document.Value) Schedule {
	var seen []list
	for _, v := range lists.Elements() {
		o := v.Object()
		name, closed := o.Get("list"), wholeDay.hours()
		part, ok := o.Optional("closed")
		if ok {
			hours := readHours(part)
			if len(hours) != 1 {
				part.Refuse("one pair of hours such as 12:00-24:00")
				continue
			}
			closed = hours[0]
			if err := (Schedule{}).WithPartHolidays("", closed).Err(); err != nil {
				failAt(part, err)
				continue
			}
		}
		o.Done()
		l := list{name.Name(), reading{closed.Open.seconds, closed.end()}}
		rules, known := r.lists[l.name]
		if !known {
			name.Refuse(r.known())
			continue
		}
		if slices.Contains(seen, l) {
			v.Refuse("each list once")
		}
		seen = append(seen, l)
		s = s.WithPartHolidays(l.name, closed, rules...)
		failAt(name, s.Err())
	}
	return s
}

// known says which lists there are.
func (r *formReader) known() string {
	if len(r.lists) == 0 {
		return "a list whose rules were handed in, and none were (see DecodeSchedule and DecodeCalendar)"
	}
	const most = 200
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(r.lists)) {
		if b.Len() > most {
			b.WriteString(", ...")
			break
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quote(name, 0))
	}
	return "a list whose rules were handed in: " + b.String()
}

// date reads a date on which the stage holds, and which was not seen before.
func (s *stageForm) date(v document.Value, seen map[Date]bool) Date {
	date := readDate(v)
	switch {
	case date.IsZero():
		return date
	case seen[date]:
		v.Refuse("each date once, closed or with special hours")
	case date.Compare(s.from) < 0:
		v.Refuse("a date from " + s.from.String() + " on, when this schedule holds")
	case !s.until.IsZero() && date.Compare(s.until) >= 0:
		v.Refuse("a date before " + s.until.String() + ", when the next schedule holds")
	}
	seen[date] = true
	return date
}

func readDate(v document.Value) (date Date) {
	v.Into(&date, "a date such as 2026-12-24")
	return date
}

// readHours reads hours as in "08:00-12:00,13:00-17:00", or "off".
func readHours(v document.Value) []Hours {
	text := v.Name()
	if text == "off" {
		return nil
	}
	p := parser{input: text}
	hours, err := p.hours()
	if err == nil && !p.ended() {
		err = p.fault(p.at, shown(p.word())+` is out of place; want "," before more hours, or the end`)
	}
	failAt(v, err)
	return hours
}

// failAt notes an error of this package about the value that it points at.
func failAt(v document.Value, err error) {
	if fault := (*ParseError)(nil); errors.As(err, &fault) {
		v.Fail(fault.Reason)
	} else if err != nil {
		v.Fail(bare(err))
	}
}

// calendar reads the object o that v is, and ends it. outer is the location of what it
// is a part of, or nil.
func (r *formReader) calendar(v document.Value, o *document.Object, outer *time.Location) *Calendar {
	name, hasName := o.Optional("name")
	zone, hasZone := o.Optional("zone")
	op, of := operationOf(o)
	loc := outer
	switch {
	case op == ofSchedule || outer == nil:
		if !hasZone {
			zone = o.Get("zone")
		}
		var err error
		if loc, err = LoadLocation(zone.Name()); err != nil {
			zone.Fail(zoneWanted)
		}
	case hasZone && op != noOperation:
		zone.Fail("is of no use to a part that is put together; want it in what that is put together of")
	}
	if o.Done(); op == noOperation && !v.Failed() {
		v.FailWithin("", 1, "", "want one of the members "+strings.Join(operations(), ", "))
	}
	if v.Failed() {
		return nil
	}
	var c *Calendar
	var err error
	if op == ofSchedule {
		if r.schedules++; r.schedules > maxParts {
			v.FailWithin("", 1, "", fmt.Sprintf("want at most %d schedules put together", maxParts))
			return nil
		}
		s, ok := r.read[of.Raw()]
		if !ok {
			s = r.schedule(of, of.Object())
			r.read[of.Raw()] = s
		}
		c, err = s.In(loc)
	} else {
		c, err = combine(op, loc, r.members(op, of, loc))
	}
	if err != nil {
		refuse(of, err)
		return nil
	}
	if hasName {
		c = c.Named(name.Name())
	}
	return c
}

// The ways in which a calendar may be made that are no operation.
const (
	ofSchedule  operation = 0
	noOperation operation = 255
)

// operations returns the members that say what a calendar is made of, by operation.
func operations() []string {
	return append([]string{"schedule"}, operationNames[union:]...)
}

// operationOf returns what the calendar o is made of, and by which operation.
func operationOf(o *document.Object) (op operation, of document.Value) {
	op = noOperation
	for i, name := range operations() {
		switch m, ok := o.Optional(name); {
		case ok && op != noOperation:
			m.Fail("comes beside " + operations()[op] + "; want one of them")
		case ok:
			op, of = operation(i), m
		}
	}
	return op, of
}

// members reads the calendars that are put together.
func (r *formReader) members(op operation, of document.Value, loc *time.Location) (cs []*Calendar) {
	if op == complement {
		return []*Calendar{r.calendar(of, of.Object(), loc)}
	}
	for _, v := range of.Elements() {
		cs = append(cs, r.calendar(v, v.Object(), loc))
		if v.Failed() {
			break
		}
	}
	return cs
}

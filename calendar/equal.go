package calendar

import (
	"cmp"
	"reflect"
	"slices"
	"time"

	"github.com/rickar/cal/v2"
)

// Equal reports whether s and t say the same of every civil date, for the same causes,
// however they were spelled: the same weekly hours once they are merged, special hours
// and closed dates, with their names, and holidays of the same names on the same dates
// of the years 1 to 9999. The lists that holidays go by don't count, and of schedules
// that follow one another only what holds when. A schedule with a mistake equals no
// other.
//
// Where the rules of holidays are not just those of [cal.CalcDayOfMonth] and its like,
// they are evaluated for all years, which takes some milliseconds.
func (s Schedule) Equal(t Schedule) bool {
	if s.last == t.last {
		return true
	}
	a, errA := s.sound()
	b, errB := t.sound()
	return errA == nil && errB == nil && a.equal(b)
}

// sound returns the rules of s, or its mistake.
func (s Schedule) sound() (*rules, error) {
	if err := s.Err(); err != nil {
		return nil, err
	}
	return s.compile()
}

// Equal reports whether c and d are made alike: of equal schedules in equal locations,
// or by the same operation of equal parts in the same order, with the same name and in
// equal locations. Locations are equal if they have the same name and their clocks read
// the same in all the years 1 to 9999, wherever they were loaded; a [time.FixedZone]
// that is only named after a zone does not equal it. Calendars that are open at the same
// instants need not be equal. A nil Calendar equals nil.
func (c *Calendar) Equal(d *Calendar) bool {
	if c == nil || d == nil {
		return c == d
	}
	return c.name == d.name && sameLocation(c.Location(), d.Location()) && sameSource(c.held(), d.held())
}

func sameLocation(a, b *time.Location) bool { return a.String() == b.String() && sameZone(a, b) }

func sameSource(s, t source) bool {
	switch s := s.(type) {
	case *zoned:
		t, ok := t.(*zoned)
		return ok && sameLocation(s.loc, t.loc) && s.equal(t.rules)
	case *combined:
		t, ok := t.(*combined)
		return ok && s.op == t.op && slices.EqualFunc(s.parts, t.parts, func(p, q part) bool {
			return p.name == q.name && sameSource(p.source, q.source)
		})
	}
	return false
}

// equal compares r and o period by period, cut where either has a boundary, so that
// neighbours that are equal count as one.
func (r *rules) equal(o *rules) bool {
	if r == o {
		return true
	}
	for from := dayNumber(firstDay); from < noDay; {
		i, j := r.at(from), o.at(from)
		until := min(r.until(i), o.until(j))
		if !r.periods[i].equal(&o.periods[j], from, until) {
			return false
		}
		from = until
	}
	return true
}

// equal reports whether p and q say the same of the dates [from, until).
func (p *period) equal(q *period, from, until dayNumber) bool {
	for wd := range p.week {
		if !slices.Equal(p.week[wd].open, q.week[wd].open) {
			return false
		}
	}
	return slices.EqualFunc(p.exceptions(from, until), q.exceptions(from, until), func(e, f exception) bool {
		return e.date == f.date && p.days[e.day].equal(&q.days[f.day])
	}) && p.sameHolidays(q, from, until)
}

// exceptions returns those of the dates [from, until).
func (p *period) exceptions(from, until dayNumber) []exception {
	byDate := func(e exception, n dayNumber) int { return cmp.Compare(e.date, n) }
	i, _ := slices.BinarySearchFunc(p.alternate, from, byDate)
	j, _ := slices.BinarySearchFunc(p.alternate, until, byDate)
	return p.alternate[i:j]
}

func (d *day) equal(e *day) bool {
	return d.kind == e.kind && d.name == e.name && slices.Equal(d.open, e.open)
}

// The civil dates on which some clock may stand in the years 1 to 9999 UTC.
const (
	firstDate = dayNumber((firstSecond - slack) / secondsPerDay)
	endDate   = dayNumber((endSecond + slack) / secondsPerDay)
)

// sameHolidays reports whether p and q, which have the same weekly hours, have the same
// holidays on the dates [from, until).
func (p *period) sameHolidays(q *period, from, until dayNumber) bool {
	if slices.EqualFunc(distinct(p.holidays), distinct(q.holidays), holiday.surelyIs) {
		return true
	}
	const decade = 3653
	for from, until = max(from, firstDate), min(until, endDate); from < until; from += decade {
		end := min(from+decade, until)
		if !slices.EqualFunc(p.datedDays(from, end), q.datedDays(from, end), datedDay.equal) {
			return false
		}
	}
	return true
}

// distinct returns the rules without those that surely are one before them: first those
// of whole dates, whose order is told, then the others by what they close and their name.
func distinct(rules []holiday) (whole []holiday) {
	var part []holiday
	for _, h := range rules {
		list := &part
		if h.closed == wholeDay {
			list = &whole
		}
		if !slices.ContainsFunc(*list, h.surelyIs) {
			*list = append(*list, h)
		}
	}
	slices.SortStableFunc(part, func(a, b holiday) int {
		return cmp.Or(cmp.Compare(a.closed.open, b.closed.open), cmp.Compare(a.closed.close, b.closed.close), cmp.Compare(a.Name, b.Name))
	})
	return append(whole, part...)
}

// datedDays returns what the dates [from, until) are that the period has holidays on.
func (p *period) datedDays(from, until dayNumber) []datedDay {
	days := p.holidaysIn(from, until)
	byDate := func(d datedDay, n dayNumber) int { return cmp.Compare(d.date, n) }
	i, _ := slices.BinarySearchFunc(days, from, byDate)
	j, _ := slices.BinarySearchFunc(days, until, byDate)
	return days[i:j]
}

func (d datedDay) equal(e datedDay) bool {
	return d.date == e.date && d.day.equal(&e.day) && slices.Equal(d.cuts, e.cuts)
}

// surelyIs reports whether h and g are the same rule beyond doubt: the same fields, and
// a function that nothing but the rule itself goes into. Of a closure that is not known.
func (h holiday) surelyIs(g holiday) bool {
	return h.closed == g.closed && h.Name == g.Name && h.resembles(g) && slices.ContainsFunc([]cal.HolidayFn{
		cal.CalcDayOfMonth, cal.CalcWeekdayOffset, cal.CalcWeekdayFrom, cal.CalcEasterOffset,
	}, func(f cal.HolidayFn) bool { return code(f) == code(h.Func) })
}

// resembles reports whether the rules have the same fields and the same code.
func (h holiday) resembles(g holiday) bool {
	same := code(h.Func) == code(g.Func)
	h.Func, g.Func = nil, nil
	return same && reflect.DeepEqual(h.Holiday, g.Holiday)
}

// code returns where the code of f is; closures of one function literal share theirs.
func code(f cal.HolidayFn) uintptr { return reflect.ValueOf(f).Pointer() }

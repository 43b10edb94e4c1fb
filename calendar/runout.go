package calendar

import (
	"cmp"
	"slices"

	"github.com/rickar/cal/v2"
)

// A RunOut says that what was entered by hand for single dates, or a rule with a last
// year, has come to its end: after Last there is nothing, or nothing for a year and more.
type RunOut struct {
	Kind CauseKind // ClosedDate, SpecialHours or Holiday
	Name string    // of the closed dates or the holiday; "" for all dates of the kind
	Last Date
}

// String returns the run-out in one line, as in `closed date "Easter Monday": none
// after 2026-04-06`.
func (r RunOut) String() string {
	return Cause{Kind: r.Kind, Name: r.Name}.String() + ": none after " + r.Last.String()
}

// RunsOut returns what of s has run out by a date, in the order of the dates: a warning
// that somebody forgot to enter the next year. These run out:
//
//   - all closed dates, and all special hours, of which the last is before the date;
//   - the closed dates of one name that come back in at least two years;
//   - a holiday, when all rules of its name have had their last year. A single year, such
//     as that of a jubilee, is no series. Nor has a holiday ended whose place another
//     takes: a rule that begins in the year after, on the same date or within a week of it.
//
// Of schedules that follow one another, those are looked at that hold on the date, or
// ended at most 366 days before it. So a schedule that has just begun is to have what the
// one before it had, and one that has been in force for longer is known to do without.
// A schedule that begins on the date or later goes on with the dates of those before if it
// has some by the end of the next calendar year; one for the year after next hides nothing.
//
// A zero Date is before all others. It returns the mistake of s.
func (s Schedule) RunsOut(by Date) ([]RunOut, error) {
	if err := s.Err(); err != nil {
		return nil, err
	}
	r, err := s.compile()
	if err != nil {
		return nil, err
	}
	found := append(r.datesRunOut(by.number()), r.holidaysRunOut(by.number())...)
	slices.SortFunc(found, func(a, b RunOut) int {
		return cmp.Or(a.Last.Compare(b.Last), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
	})
	return found, nil
}

// recent reports whether the period with the index ends after a date, or ended at most 366
// days before it.
func (r *rules) recent(i int, by dayNumber) bool { return r.until(i) >= by-366 }

// datesRunOut returns the closed dates and the special hours that have run out.
func (r *rules) datesRunOut(by dayNumber) (found []RunOut) {
	type key struct {
		kind CauseKind
		name string
	}
	type series struct {
		last   dayNumber
		period int // of last
		years  int // in which there are some
	}
	all := make(map[key]series)
	end := func(k key, s series) {
		if s.last < by && (k.name == "" || s.years > 1) && r.recent(s.period, by) {
			found = append(found, RunOut{k.kind, k.name, dateOf(s.last)})
		}
	}
	for i := range r.periods {
		p := &r.periods[i]
		add := func(k key, date dayNumber) {
			s, ok := all[k]
			since := date.year() - s.last.year()
			if ok && since > 1 && p.from >= by {
				end(k, s)
			}
			if !ok || since > 0 {
				s.years++
			}
			s.last, s.period = date, i
			all[k] = s
		}
		for _, e := range p.alternate {
			d := &p.days[e.day]
			add(key{d.kind, ""}, e.date)
			if d.kind == ClosedDate && d.name != "" {
				add(key{d.kind, d.name}, e.date)
			}
		}
	}
	for k, s := range all {
		end(k, s)
	}
	return found
}

// holidaysRunOut returns the holidays that have run out. A rule in a schedule that begins
// within a year from the date counts too: it goes on with what ends before.
func (r *rules) holidaysRunOut(by dayNumber) (found []RunOut) {
	named := make(map[string][]*holiday)
	for i := range r.periods {
		p := &r.periods[i]
		if r.recent(i, by) && p.from < by+365 {
			for j := range p.holidays {
				h := &p.holidays[j]
				named[h.Name] = append(named[h.Name], h)
			}
		}
	}
	for name, rules := range named {
		last, ok := lastOf(rules)
		if !ok || last >= by || dateOf(last).IsZero() {
			continue
		}
		replaced := false
		for _, others := range named {
			replaced = replaced || slices.ContainsFunc(others, func(h *holiday) bool { return h.replaces(last) })
		}
		if !replaced {
			found = append(found, RunOut{Holiday, name, dateOf(last)})
		}
	}
	return found
}

// lastOf returns the last date on which one of the rules is observed, or firstDay if there
// is none; ok is false if one of them does not end, or they are all of one year.
func lastOf(rules []*holiday) (last dayNumber, ok bool) {
	last = firstDay
	first, end := rules[0].StartYear, rules[0].EndYear
	for _, h := range rules {
		if h.EndYear <= 0 {
			return 0, false
		}
		first, end = min(first, h.StartYear), max(end, h.EndYear)
		for year := h.EndYear; year >= h.EndYear-10; year-- { // the last ones may be excepted
			if date, _, ok := observed(&h.Holiday, new(cal.Holiday), year); ok {
				last = max(last, date)
				break
			}
		}
	}
	return last, first < end
}

// replaces reports whether h begins in the year after a date, and within a week of it.
func (h *holiday) replaces(last dayNumber) bool {
	if h.StartYear != last.year()+1 {
		return false
	}
	first, _, ok := observed(&h.Holiday, new(cal.Holiday), h.StartYear)
	return ok && first >= last+365-7 && first <= last+366+7
}

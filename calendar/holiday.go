package calendar

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
)

// A holiday is a rule that a schedule has, and what it closes of its dates.
type holiday struct {
	cal.Holiday
	list   string
	closed reading
}

// holidaySize is about what one takes, in bytes.
const holidaySize = 200

var wholeDay = reading{0, secondsPerDay}

// WithHolidays returns s closed on the holidays of the rules, on their observed
// dates: a New Year's Day that falls on a Saturday may be observed on the Friday
// before, in another year. The rules are copied, and evaluated when a year is
// asked about. A rule's answers are taken as civil dates, whatever
// [cal.DefaultLoc] is; an answer that is the zero time, or whose observed date
// is more than a year away from the year it was asked for, is no holiday.
//
// The mistake of a nil rule, or one without a Func, is carried by the result.
func (s Schedule) WithHolidays(rules ...*cal.Holiday) Schedule {
	return s.withHolidays("", wholeDay, rules)
}

// WithHolidayList is [Schedule.WithHolidays] for rules that go by a name, such as "us".
// It is by that name that the forms of a schedule speak of them.
func (s Schedule) WithHolidayList(list string, rules ...*cal.Holiday) Schedule {
	return s.withHolidays(list, wholeDay, rules)
}

// WithPartHolidays returns s closed on the holidays of the rules for a part of the day
// only, and otherwise open as the weekly hours have it: from 12:00 to 24:00 on 24
// December. On a date that is a whole holiday too, that decides. The list is the name
// that the rules go by, or "". The mistake of hours that are no hours, or run past
// midnight, is carried by the result, as those of [Schedule.WithHolidays] are.
func (s Schedule) WithPartHolidays(list string, closed Hours, rules ...*cal.Holiday) Schedule {
	fault := closed.fault()
	if fault == "" && closed.pastMidnight() {
		fault = closed.String() + " runs past midnight; give the next date its own"
	}
	if fault != "" {
		return s.with(&amendment{err: &ScheduleError{Part: "part-day holidays", Reason: fault}})
	}
	return s.withHolidays(list, reading{closed.Open.seconds, closed.end()}, rules)
}

func (s Schedule) withHolidays(list string, closed reading, rules []*cal.Holiday) Schedule {
	copies := make([]holiday, 0, len(rules))
	for i, h := range rules {
		if err := holidayFault(i, h); err != nil {
			return s.with(&amendment{err: err})
		}
		c := *h
		c.Except = slices.Clone(h.Except)
		c.Observed = slices.Clone(h.Observed)
		copies = append(copies, holiday{c, list, closed})
	}
	return s.with(&amendment{holidays: copies})
}

func holidayFault(i int, h *cal.Holiday) error {
	switch {
	case h == nil:
		return &ScheduleError{Part: fmt.Sprintf("holiday %d", i+1), Reason: "is nil; want a rule of github.com/rickar/cal"}
	case h.Func == nil:
		return &ScheduleError{Part: "holiday " + quote(h.Name, 0), Reason: "has no Func; want a rule of github.com/rickar/cal"}
	}
	return nil
}

// A datedDay is what holds on one date instead of the weekly hours.
type datedDay struct {
	date dayNumber
	day  day
	cuts []cut // the parts that are closed, of a date whose weekly hours hold otherwise
}

// A cut is a part of a date that is closed for a reason.
type cut struct {
	reading
	name string
}

// An observance is one rule's holiday of one year.
type observance struct {
	date, actual dayNumber
	rule         *holiday
}

// observances returns the holidays of the rules that are observed in the years of
// first and last, sorted by date. Rules are asked about the neighbouring years too: 1
// January 2022, a Saturday, is observed on 31 December 2021, and that day is closed
// also where the rule itself starts in 2022.
func observances(rules []holiday, first, last dayNumber) []observance {
	if len(rules) == 0 {
		return nil
	}
	from, to := first.year()-1, last.year()+1
	found := make([]observance, 0, len(rules)*(to-from+1))
	scratch := new(cal.Holiday)
	for year := from; year <= to; year++ {
		for i := range rules {
			if date, actual, ok := observed(&rules[i].Holiday, scratch, year); ok {
				found = append(found, observance{date, actual, &rules[i]})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b observance) int { return cmp.Compare(a.date, b.date) })
	return found
}

// holidaysIn returns what the dates are that the period has holidays on in the years of
// first and last, sorted, one entry a date.
func (p *period) holidaysIn(first, last dayNumber) []datedDay {
	found := observances(p.holidays, first, last)
	days := make([]datedDay, 0, len(found))
	for i, j := 0, 0; i < len(found); i = j {
		for j = i + 1; j < len(found) && found[j].date == found[i].date; {
			j++
		}
		days = append(days, p.holiday(found[i].date, found[i:j]))
	}
	return days
}

// holiday returns what a date is on which the holidays are observed, whole ones before
// all others.
func (p *period) holiday(date dayNumber, all []observance) datedDay {
	if first := all[0].rule; len(all) == 1 && first.closed == wholeDay {
		return datedDay{date: date, day: newDay(nil, Holiday, first.Name)}
	}
	var whole, part []cut
	for _, o := range all {
		list := &part
		if o.rule.closed == wholeDay {
			list = &whole
		}
		if c := (cut{o.rule.closed, o.rule.Name}); !slices.Contains(*list, c) {
			*list = append(*list, c)
		}
	}
	if len(whole) > 0 {
		names := make([]string, len(whole))
		for i, c := range whole {
			names[i] = c.name
		}
		return datedDay{date: date, day: newDay(nil, Holiday, strings.Join(names, ", "))}
	}
	slices.SortFunc(part, func(a, b cut) int {
		return cmp.Or(cmp.Compare(a.open, b.open), cmp.Compare(a.close, b.close), cmp.Compare(a.name, b.name))
	})
	open := p.week[weekday(date)].open
	for _, c := range part {
		open = without(open, c.reading)
	}
	return datedDay{date, newDay(open, WeeklyHours, ""), part}
}

// without returns the readings that are not in r.
func without(open []reading, r reading) (rest []reading) {
	for _, o := range open {
		for _, left := range []reading{{o.open, min(o.close, r.open)}, {max(o.open, r.close), o.close}} {
			if left.open < left.close {
				rest = append(rest, left)
			}
		}
	}
	return rest
}

// observed returns the date on which the holiday of a year is observed, and the one on
// which it falls. It does what h.Calc does, on civil dates: Calc does its arithmetic in
// cal.DefaultLoc, which may lack the midnights that it lands on. A Func may write to the
// rule that it is given, as Japan's do, and h is shared: it gets scratch, made a copy of h.
func observed(h, scratch *cal.Holiday, year int) (_, actual dayNumber, ok bool) {
	if h.StartYear > 0 && year < h.StartYear || h.EndYear > 0 && year > h.EndYear || slices.Contains(h.Except, year) {
		return 0, 0, false
	}
	*scratch = *h
	answer := h.Func(scratch, year)
	if answer.IsZero() || answer.Year() < year-2 || answer.Year() > year+2 {
		return 0, 0, false
	}
	date := int64(civilDay(scratch, answer)) + int64(h.CalcOffset)
	actual = dayNumber(date)
	for _, alt := range h.Observed {
		if alt.Day == weekday(dayNumber(date)) {
			date += int64(alt.Offset)
			break
		}
	}
	first := firstOfYear(year - 1)
	return dayNumber(date), actual, date >= first && date < firstOfYear(year+2)
}

// civilDay returns the date that a holiday rule means by t, the start of a day in
// t's location. Where that day has no midnight, because the clocks go forward
// then, time.Date may have answered as far before the change as they go forward,
// on the day before: 2018-11-04 in America/Sao_Paulo is 2018-11-03 23:00. Where a
// whole date was skipped, 2011-12-30 in Pacific/Apia, that is the midnight of the day
// before, and only the rule itself tells which of the two it means.
func civilDay(h *cal.Holiday, t time.Time) dayNumber {
	year, month, d := t.Date()
	if _, change := t.ZoneBounds(); !change.IsZero() {
		_, before := t.Zone()
		_, after := change.Zone()
		midnight := change.Unix() + int64(before) // the reading that the change does away with
		if change.Unix()-t.Unix() == int64(after-before) && midnight%secondsPerDay == 0 {
			n := dayNumber(midnight / secondsPerDay)
			if _, skippedMonth, skipped := n.date(); shownAt(t)%secondsPerDay != 0 || skippedMonth == h.Month && skipped == h.Day {
				return n
			}
		}
	}
	return dayNumber(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

func firstOfYear(year int) int64 {
	return time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
}

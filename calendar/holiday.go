package calendar

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
)

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
}

// holidaysIn returns the observed holidays of the rules in the years of first and
// last, sorted by date, one entry a date. Rules are asked about the neighbouring
// years too: 1 January 2022, a Saturday, is observed on 31 December 2021, and that
// day is closed also where the rule itself starts in 2022.
func holidaysIn(rules []cal.Holiday, first, last dayNumber) []datedDay {
	if len(rules) == 0 {
		return nil
	}
	from, to := first.year()-1, last.year()+1
	found := make([]datedDay, 0, len(rules)*(to-from+1))
	for year := from; year <= to; year++ {
		for i := range rules {
			if date, ok := observed(&rules[i], year); ok {
				found = append(found, datedDay{date, day{cause: Cause{Holiday, rules[i].Name}}})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b datedDay) int { return cmp.Compare(a.date, b.date) })
	return joinNames(found)
}

// joinNames makes one entry of those that share a date, with each name once.
func joinNames(days []datedDay) []datedDay {
	joined := days[:0]
	for i := 0; i < len(days); {
		j := i + 1
		for j < len(days) && days[j].date == days[i].date {
			j++
		}
		joined = append(joined, days[i])
		if j > i+1 {
			var names []string
			for _, d := range days[i:j] {
				if name := d.day.cause.Name; !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
			joined[len(joined)-1].day.cause.Name = strings.Join(names, ", ")
		}
		i = j
	}
	return joined
}

// observed returns the date on which the holiday of a year is observed. It does
// what h.Calc does, on civil dates: Calc does its arithmetic in cal.DefaultLoc,
// which may lack the midnights that it lands on.
func observed(h *cal.Holiday, year int) (_ dayNumber, ok bool) {
	if h.StartYear > 0 && year < h.StartYear || h.EndYear > 0 && year > h.EndYear || slices.Contains(h.Except, year) {
		return 0, false
	}
	answer := h.Func(h, year)
	if answer.IsZero() || answer.Year() < year-2 || answer.Year() > year+2 {
		return 0, false
	}
	date := int64(civilDay(h, answer)) + int64(h.CalcOffset)
	for _, alt := range h.Observed {
		if alt.Day == weekday(dayNumber(date)) {
			date += int64(alt.Offset)
			break
		}
	}
	first := firstOfYear(year - 1)
	return dayNumber(date), date >= first && date < firstOfYear(year+2)
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
			hour, minute, second := t.Clock()
			if _, skippedMonth, skipped := n.date(); hour+minute+second > 0 || skippedMonth == h.Month && skipped == h.Day {
				return n
			}
		}
	}
	return dayNumber(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

func firstOfYear(year int) int64 {
	return time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
}

package calendar

import (
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/rickar/cal/v2"
)

// A HolidayDate is a holiday of one year.
type HolidayDate struct {
	Name     string
	List     string // the list that its rule is of, or ""
	Actual   Date   // on which it falls; the zero Date if that is outside the years 1 to 9999
	Observed Date   // on which it closes: another one where a weekend is made up for
	Closed   Hours  // what it closes of that date; 00:00-24:00 for all
}

// Holidays returns the holidays of s that are observed on the dates [from, until), in
// order; a zero until stands for the end of the year 9999. Special hours and closed
// dates on the same date don't matter. They are worked out a year at a time. It returns
// an error if from is not set or after until, or the mistake of s.
func (s Schedule) Holidays(from, until Date) (iter.Seq[HolidayDate], error) {
	if err := s.Err(); err != nil {
		return nil, err
	}
	if from.IsZero() {
		return nil, notSet("first date")
	}
	if !until.IsZero() && until.Compare(from) < 0 {
		return nil, fmt.Errorf("calendar: holidays from %s until %s: the end is before the start", from, until)
	}
	r, err := s.compile()
	if err != nil {
		return nil, err
	}
	end := dayNumber(noDay)
	if !until.IsZero() {
		end = until.number()
	}
	return func(yield func(HolidayDate) bool) {
		for at := from.number(); at < end; {
			i := r.at(at)
			next := min(dayNumber(firstOfYear(at.year()+1)), r.until(i), end)
			for _, o := range observances(r.periods[i].holidays, at, at) {
				if o.date >= at && o.date < next && !yield(o.data()) {
					return
				}
			}
			if at = next; at.year() > 9999 {
				return
			}
		}
	}, nil
}

func (o observance) data() HolidayDate {
	closed := Hours{TimeOfDay{o.rule.closed.open}, TimeOfDay{o.rule.closed.close}}
	return HolidayDate{o.rule.Name, o.rule.list, dateOf(o.actual), dateOf(o.date), closed}
}

// Bridging returns rules for the days that bridge the holidays of others and a weekend:
// the Friday after a holiday observed on a Thursday and the Monday before one on a
// Tuesday, each named after its holiday, "Bridge to Ascension Day". They are rules like
// any others. A nil rule, or one without a Func, comes back as it is: a schedule
// reports it.
func Bridging(rules ...*cal.Holiday) []*cal.Holiday {
	bridges := slices.Clone(rules)
	for i, h := range rules {
		if holidayFault(i, h) != nil {
			continue
		}
		of := *h
		of.Except, of.Observed = slices.Clone(h.Except), slices.Clone(h.Observed)
		bridges[i] = &cal.Holiday{
			Name: "Bridge to " + h.Name,
			Type: h.Type,
			Func: func(_ *cal.Holiday, year int) time.Time {
				date, _, ok := observed(&of, new(cal.Holiday), year)
				switch wd := weekday(date); {
				case ok && wd == time.Thursday:
					date++
				case ok && wd == time.Tuesday:
					date--
				default:
					return time.Time{}
				}
				return time.Unix(int64(date)*secondsPerDay, 0).UTC()
			},
		}
	}
	return bridges
}

package slatest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
)

// An Office is opening hours in a zone, said in plain data, for clocks that know nothing
// of package calendar. For one civil date the first of these that exists decides:
// special hours, a closed date, a holiday, the weekly hours.
type Office struct {
	// Week holds the hours that start on each weekday, as [calendar.NewSchedule] takes
	// them: they may overlap, and run past midnight.
	Week calendar.Week
	// Special are the hours of single dates, in place of all others; none: closed. They
	// do not run past midnight.
	Special map[calendar.Date][]calendar.Hours
	// Closed are closed dates, with the reason.
	Closed map[calendar.Date]string
	// Holidays are the dates on which holidays are observed, with their names. Where
	// there are Rules, these are the dates that they come to, for a year and more around
	// what is asked; a clock goes by one or the other.
	Holidays map[calendar.Date]string
	Rules    []*cal.Holiday
	Location *time.Location
}

// Schedule returns the schedule of the office. Its holidays are those of the rules, or
// else the dates.
func (o Office) Schedule() calendar.Schedule {
	s, err := calendar.NewSchedule(o.Week)
	if err != nil {
		// The mistake is one that the schedule carries too: In reports it.
		return s
	}
	for _, date := range sortedDates(o.Special) {
		s = s.WithHours(date, o.Special[date]...)
	}
	for _, date := range sortedDates(o.Closed) {
		s = s.WithClosed(o.Closed[date], date)
	}
	rules := o.Rules
	if len(rules) == 0 {
		for _, date := range sortedDates(o.Holidays) {
			rules = append(rules, onDate(o.Holidays[date], date))
		}
	}
	return s.WithHolidays(rules...)
}

// Calendar returns the calendar of the office: this module's own answer to it. Its
// errors are those of [calendar.Schedule.In].
func (o Office) Calendar() (*calendar.Calendar, error) { return o.Schedule().In(o.Location) }

// String returns the office in one line, for the failure of a test.
func (o Office) String() string {
	zone := "no location"
	if o.Location != nil {
		zone = o.Location.String()
	}
	s, err := calendar.NewSchedule(o.Week)
	if err != nil {
		return fmt.Sprintf("%v, in %s", err, zone)
	}
	var b strings.Builder
	b.WriteString(s.String() + " in " + zone)
	for _, date := range sortedDates(o.Special) {
		fmt.Fprintf(&b, "; %v: %v", date, o.Special[date])
	}
	for _, date := range sortedDates(o.Closed) {
		fmt.Fprintf(&b, "; %v: closed, %s", date, o.Closed[date])
	}
	for _, date := range sortedDates(o.Holidays) {
		fmt.Fprintf(&b, "; %v: holiday, %s", date, o.Holidays[date])
	}
	return b.String()
}

// GoString returns what String does: it is how rapid shows what it has drawn.
func (o Office) GoString() string { return o.String() }

// onDate returns the rule of a holiday on one date.
func onDate(name string, date calendar.Date) *cal.Holiday {
	return &cal.Holiday{
		Name: name, Month: date.Month(), Day: date.Day(),
		StartYear: date.Year(), EndYear: date.Year(), Func: cal.CalcDayOfMonth,
	}
}

func sortedDates[V any](dates map[calendar.Date]V) []calendar.Date {
	return slices.SortedFunc(maps.Keys(dates), calendar.Date.Compare)
}

// oracle returns the slow and obvious clock of the office, which goes by the dates of
// its holidays.
func (o Office) oracle() oracle.Clock {
	s := oracle.Schedule{
		Special: map[oracle.Date][]oracle.Hours{},
		Closed:  map[oracle.Date]string{},
		Holiday: map[oracle.Date]string{},
	}
	for day, hours := range o.Week {
		s.Week[day] = toOracle(hours)
	}
	for date, hours := range o.Special {
		s.Special[dateToOracle(date)] = toOracle(hours)
	}
	for date, name := range o.Closed {
		s.Closed[dateToOracle(date)] = name
	}
	for date, name := range o.Holidays {
		s.Holiday[dateToOracle(date)] = name
	}
	return oracle.Clock{Schedule: s, Loc: o.Location}
}

func toOracle(hours []calendar.Hours) (out []oracle.Hours) {
	for _, h := range hours {
		out = append(out, oracle.Hours{Open: int(h.Open.Duration() / time.Second), Close: int(h.Close.Duration() / time.Second)})
	}
	return out
}

func dateToOracle(d calendar.Date) oracle.Date {
	return oracle.Date{Y: d.Year(), M: d.Month(), D: d.Day()}
}

// officeOf returns the office of an oracle's schedule that is valid. Dates outside the
// years 1 to 9999 are left out.
func officeOf(s oracle.Schedule, loc *time.Location) Office {
	o := Office{
		Special:  datesOf(s.Special, fromOracle),
		Closed:   datesOf(s.Closed, func(name string) string { return name }),
		Holidays: datesOf(s.Holiday, func(name string) string { return name }),
		Location: loc,
	}
	for day, hours := range s.Week {
		o.Week[day] = fromOracle(hours)
	}
	return o
}

func datesOf[V, W any](dates map[oracle.Date]V, convert func(V) W) map[calendar.Date]W {
	out := make(map[calendar.Date]W)
	for d, v := range dates {
		if date, err := calendar.NewDate(d.Y, d.M, d.D); err == nil {
			out[date] = convert(v)
		}
	}
	return out
}

func fromOracle(hours []oracle.Hours) (out []calendar.Hours) {
	timeOfDay := func(second int) calendar.TimeOfDay {
		return calendar.MustParseTimeOfDay(fmt.Sprintf("%02d:%02d:%02d", second/3600, second/60%60, second%60))
	}
	for _, h := range hours {
		out = append(out, calendar.Hours{Open: timeOfDay(h.Open), Close: timeOfDay(h.Close)})
	}
	return out
}

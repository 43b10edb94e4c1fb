package slatest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/calendar"
)

// A Case is a question to a clock of business hours that is known to be hard, with the
// answer: Open of open time from Start ends at Due. It says three things at once.
//
//   - Open > 0: Due is the earliest instant with Between(Start, Due) = Open, so that the
//     nanosecond before Due is open.
//   - Open = 0: Due is Start if that is open, else the next opening.
//   - Open < 0: Due is the latest instant with Between(Due, Start) = -Open, so that Due
//     is open.
type Case struct {
	Rule   string // what it is a case of, for many cases the same: "a reading that never occurs counts nothing"
	Name   string // the reason why it is hard, and where
	Office Office
	Start  time.Time
	Open   time.Duration
	Due    time.Time
}

// String returns the case in one line.
func (c Case) String() string {
	return fmt.Sprintf("%s: %s: %s of %v from %s ends at %s", c.Rule, c.Name, formatDuration(c.Open), c.Office,
		formatInstant(c.Start.In(c.Office.Location)), formatInstant(c.Due.In(c.Office.Location)))
}

// HardCases returns the hard cases: real dates of real zones, each of which has made
// some clock of business hours wrong. Those of one rule stand together. They are made
// anew at each call, so that a caller may change them. They hold with the tz database
// of 2024 or later.
func HardCases() []Case {
	var cases []Case
	locations := map[string]*time.Location{}
	for _, group := range hardCases {
		for _, row := range group.rows {
			loc := locations[row.zone]
			if loc == nil {
				loc = mustLoad(row.zone)
				locations[row.zone] = loc
			}
			cases = append(cases, row.in(group.rule, loc))
		}
	}
	return cases
}

// A group holds the rows of a rule.
type group struct {
	rule string
	rows []row
}

// A row is a case in the words of the table.
type row struct {
	name, zone, hours string
	start             string // RFC 3339, offsets with seconds too
	open, due         string
	days              []day
	rules             func() []*cal.Holiday // what the holidays among the days follow from
}

// A day is a special day: special hours, or a closed date, or a holiday.
type day struct {
	date  string
	kind  string // "hours", "closed", "holiday"
	about string // the hours, or the name
}

func (r row) in(rule string, loc *time.Location) Case {
	c := Case{Rule: rule, Name: r.name + ", " + r.zone, Office: Office{Week: mustWeek(r.hours), Location: loc}}
	c.Start, c.Due = mustInstant(r.start).In(loc), mustInstant(r.due).In(loc)
	var err error
	if c.Open, err = time.ParseDuration(r.open); err != nil {
		panic(fmt.Sprintf("slatest: case %q: %v", r.name, err))
	}
	o := &c.Office
	o.Special, o.Closed, o.Holidays = map[calendar.Date][]calendar.Hours{}, map[calendar.Date]string{}, map[calendar.Date]string{}
	for _, d := range r.days {
		switch date := calendar.MustParseDate(d.date); d.kind {
		case "hours":
			o.Special[date] = mustHours(d.about)
		case "closed":
			o.Closed[date] = d.about
		case "holiday":
			o.Holidays[date] = d.about
		default:
			panic(fmt.Sprintf("slatest: case %q: no kind of day: %q", r.name, d.kind))
		}
	}
	if r.rules != nil {
		o.Rules = r.rules()
	}
	return c
}

// What follows reads the table, which is this package's own: a mistake in it is one of
// this package.

func mustLoad(zone string) *time.Location {
	loc, err := calendar.LoadLocation(zone)
	if err != nil {
		panic(fmt.Sprintf("slatest: %v", err))
	}
	return loc
}

func mustInstant(text string) time.Time {
	at, err := time.Parse("2006-01-02T15:04:05.999999999Z07:00", text)
	if err != nil {
		at, err = time.Parse("2006-01-02T15:04:05.999999999Z07:00:00", text)
	}
	if err != nil {
		panic(fmt.Sprintf("slatest: %v", err))
	}
	return at
}

var dayNames = []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"} // by time.Weekday

// mustWeek reads "Mo-Fr 08:00-12:00,13:00-17:00; Sa 10:00-12:00" or "24/7". It shares
// nothing with [calendar.ParseSchedule]: the cases are tried on that as well.
func mustWeek(text string) (week calendar.Week) {
	if text == "24/7" {
		text = "Mo-Su 00:00-24:00"
	}
	for rule := range strings.SplitSeq(text, "; ") {
		days, hours, _ := strings.Cut(rule, " ")
		first, last, isSpan := strings.Cut(days, "-")
		if !isSpan {
			last = first
		}
		from, to := slices.Index(dayNames, first), slices.Index(dayNames, last)
		if from < 0 || to < 0 {
			panic(fmt.Sprintf("slatest: no days: %q", rule))
		}
		for day := from; ; day = (day + 1) % 7 {
			week[day] = append(week[day], mustHours(hours)...)
			if day == to {
				break
			}
		}
	}
	return week
}

func mustHours(text string) (hours []calendar.Hours) {
	if text == "" {
		return nil
	}
	for span := range strings.SplitSeq(text, ",") {
		opens, closes, _ := strings.Cut(span, "-")
		hours = append(hours, calendar.Hours{Open: calendar.MustParseTimeOfDay(opens), Close: calendar.MustParseTimeOfDay(closes)})
	}
	return hours
}

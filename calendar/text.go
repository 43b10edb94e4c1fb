package calendar

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// MarshalText returns the weekly hours of s in the notation that [ParseSchedule] reads,
// in one form for all spellings of the same hours: "Mo-Fr 08:00-17:00", "24/7", "off".
// ParseSchedule returns a schedule of it that is Equal to s.
//
// The notation has weekly hours only. MarshalText returns a [*ScheduleError] that names
// what else s has: holidays, closed dates, special hours, other schedules from a date
// on; or the mistake of s. The JSON form has all of them.
func (s Schedule) MarshalText() ([]byte, error) {
	r, err := s.sound()
	if err != nil {
		return nil, err
	}
	text, err := r.text()
	return []byte(text), err
}

// UnmarshalText reads what [ParseSchedule] reads.
func (s *Schedule) UnmarshalText(text []byte) error {
	t, err := ParseSchedule(string(text))
	if err == nil {
		*s = t
	}
	return err
}

// String returns what MarshalText does, and after it, for people, what the notation
// cannot say, as in "Mo-Fr 08:00-17:00 and 11 holiday rules, 2 closed dates"; or the
// mistake of s.
func (s Schedule) String() string {
	r, err := s.sound()
	if err != nil {
		return "not a schedule: " + bare(err)
	}
	return r.String()
}

func (r *rules) String() string {
	text := r.periods[0].notation()
	if others := r.others(); len(others) > 0 {
		text += " and " + strings.Join(others, ", ")
	}
	return text
}

func (r *rules) text() (string, error) {
	if others := r.others(); len(others) > 0 {
		return "", &ScheduleError{
			Part:   "schedule with " + strings.Join(others, ", "),
			Reason: "cannot be said in the notation of opening hours; the JSON form has all",
		}
	}
	return r.periods[0].notation(), nil
}

// others names what r has besides the weekly hours that it begins with.
func (r *rules) others() (names []string) {
	first := &r.periods[0]
	closed, special := 0, 0
	for _, e := range first.alternate {
		if first.days[e.day].kind == ClosedDate {
			closed++
		} else {
			special++
		}
	}
	add := func(n int, one, many string) {
		if n > 0 {
			names = append(names, counted(n, one, many))
		}
	}
	add(len(first.holidays), "holiday rule", "holiday rules")
	add(closed, "closed date", "closed dates")
	add(special, "date of special hours", "dates of special hours")
	add(len(r.periods)-1, "later schedule", "later schedules")
	return names
}

// notation returns the weekly hours of p. Days that have the same hours stand together,
// in the order of the first of each from Monday on; days without hours are left out.
func (p *period) notation() string {
	var texts []string
	on := make(map[string][7]bool) // counted from Monday
	for i := range 7 {
		text := p.startingOn((time.Monday + time.Weekday(i)) % 7)
		if text == "off" {
			continue
		}
		if _, ok := on[text]; !ok {
			texts = append(texts, text)
		}
		days := on[text]
		days[i] = true
		on[text] = days
	}
	if len(texts) == 0 {
		return "off"
	}
	for i, text := range texts {
		texts[i] = weekdayNames(on[text]) + " " + text
	}
	if texts[0] == "Mo-Su 00:00-24:00" {
		return "24/7"
	}
	return strings.Join(texts, "; ")
}

// startingOn returns the hours that start on a weekday, a night that runs past midnight
// as one.
func (p *period) startingOn(wd time.Weekday) string {
	open := p.week[wd].open
	if _, ok := p.night((wd + 6) % 7); ok {
		open = open[1:]
	}
	if end, ok := p.night(wd); ok {
		open = slices.Clone(open)
		open[len(open)-1].close = end
	}
	return notationOf(open)
}

// notationOf returns hours as in "08:00-12:00,13:00-17:00"; "off" if there are none.
func notationOf(open []reading) string {
	if len(open) == 0 {
		return "off"
	}
	var text []byte
	for _, r := range open {
		text = append(append(text, ','), r.hours().String()...)
	}
	return string(text[1:])
}

// night reports whether the last hours of a weekday and the first of the next are one
// night, which the notation can say because it is shorter than a day, and when it ends.
func (p *period) night(wd time.Weekday) (end int32, ok bool) {
	today, next := p.week[wd].open, p.week[(wd+1)%7].open
	if len(today) == 0 || len(next) == 0 {
		return 0, false
	}
	evening, morning := today[len(today)-1], next[0]
	return morning.close, evening.close == secondsPerDay && morning.open == 0 && morning.close < evening.open
}

func (r reading) hours() Hours { return Hours{TimeOfDay{r.open}, TimeOfDay{r.close}} }

// weekdayNames returns the days, counted from Monday, as in "Mo-We,Fr".
func weekdayNames(on [7]bool) string {
	var names []string
	for i := 0; i < 7; i++ {
		if !on[i] {
			continue
		}
		first := i
		for i < 6 && on[i+1] {
			i++
		}
		name := dayNames[(first+1)%7]
		if i > first {
			name += "-" + dayNames[(i+1)%7]
		}
		names = append(names, name)
	}
	return strings.Join(names, ",")
}

// counted returns a number and what is counted.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

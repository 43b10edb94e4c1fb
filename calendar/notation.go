package calendar

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ParseSchedule reads weekly hours in a subset of OpenStreetMap's opening_hours
// notation:
//
//	schedule = rule { ";" rule }
//	rule     = "24/7" | [ days ] ( hours | "off" | "closed" )
//	days     = span { "," span }     span  = day [ "-" day ]
//	hours    = range { "," range }   range = time "-" time
//	day      = "Mo" | "Tu" | "We" | "Th" | "Fr" | "Sa" | "Su"
//	time     = "00:00" to "24:00", also with seconds, "08:00:30"
//
// Without days a rule is for every day; a span may run over Sunday ("Fr-Mo"). A
// later rule replaces the hours that start on its weekdays: "Mo-Fr 08:00-17:00;
// We off" is closed on Wednesdays. Hours may run past midnight ("Su
// 22:00-06:00") and are then those of the day on which they start. Words may be
// of any case; a space sets days and hours apart, and spaces may stand around every
// other part.
//
// Holidays, closed dates and special hours are no part of the notation; add them
// to the result. Any other text is a [*ParseError] that points at the place.
func ParseSchedule(s string) (Schedule, error) {
	p := parser{input: s}
	week, err := p.schedule()
	if err != nil {
		return Schedule{}, err
	}
	days, err := week.readings()
	if err != nil {
		return Schedule{}, &ParseError{s, 0, strings.TrimPrefix(err.Error(), "calendar: ")}
	}
	return Schedule{&amendment{week: &days}}, nil
}

// MustParseSchedule is [ParseSchedule] for texts known to be right, as in tests
// and tables; it panics on any other.
func MustParseSchedule(s string) Schedule { return must(ParseSchedule(s)) }

// A parser reads input from left to right; at is the next byte.
type parser struct {
	input string
	at    int
}

func (p *parser) schedule() (week Week, err error) {
	for {
		days, hours, err := p.rule()
		if err != nil {
			return week, err
		}
		for wd := range week {
			if days[wd] {
				week[wd] = hours
			}
		}
		if p.ended() {
			return week, nil
		}
		if !p.takes(";") {
			return week, p.fault(p.at, shown(p.word())+` is out of place; want "," before more hours, ";" before another rule, or the end`)
		}
	}
}

func (p *parser) rule() (days [7]bool, hours []Hours, err error) {
	all := [7]bool{true, true, true, true, true, true, true}
	p.spaces()
	if p.takes("24/7") {
		return all, []Hours{{Close: TimeOfDay{secondsPerDay}}}, nil
	}
	if p.ended() || p.input[p.at] == ';' {
		return all, nil, p.fault(p.at, `a rule is empty; want one such as "Mo-Fr 08:00-17:00", "Sa off" or "24/7"`)
	}
	if days = all; isLetter(p.input[p.at]) && !p.closed() {
		if days, err = p.days(); err != nil {
			return days, nil, err
		}
	}
	if p.closed() {
		p.at += len(p.word())
		return days, nil, nil
	}
	hours, err = p.hours()
	return days, hours, err
}

// closed reports whether the next word says that the days have no hours.
func (p *parser) closed() bool {
	w := strings.ToLower(p.word())
	return w == "off" || w == "closed"
}

func (p *parser) days() (days [7]bool, err error) {
	for {
		first, err := p.day()
		if err != nil {
			return days, err
		}
		last := first
		if p.takes("-") {
			if last, err = p.day(); err != nil {
				return days, err
			}
		}
		for wd := first; ; wd = (wd + 1) % 7 {
			days[wd] = true
			if wd == last {
				break
			}
		}
		if !p.takes(",") {
			return days, nil
		}
	}
}

var dayNames = [7]string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"}

func (p *parser) day() (time.Weekday, error) {
	p.spaces()
	w := p.word()
	for wd, name := range dayNames {
		if strings.EqualFold(w, name) {
			p.at += len(w)
			return time.Weekday(wd), nil
		}
	}
	reason := shown(w) + " is not a weekday (Mo, Tu, We, Th, Fr, Sa, Su)"
	if strings.EqualFold(w, "PH") || strings.EqualFold(w, "SH") {
		reason += "; holidays are added with WithHolidays"
	}
	return 0, p.fault(p.at, reason)
}

func (p *parser) hours() (hours []Hours, err error) {
	for {
		p.spaces()
		start := p.at
		var h Hours
		if h.Open, err = p.time(); err != nil {
			return nil, err
		}
		if !p.takes("-") {
			return nil, p.fault(p.at, shown(p.word())+` is out of place; want "-" and the time of closing after `+h.Open.String())
		}
		if h.Close, err = p.time(); err != nil {
			return nil, err
		}
		if reason := h.fault(); reason != "" {
			return nil, p.fault(start, reason)
		}
		hours = append(hours, h)
		if !p.takes(",") {
			return hours, nil
		}
	}
}

func (p *parser) time() (TimeOfDay, error) {
	p.spaces()
	w := p.word()
	t, err := ParseTimeOfDay(w)
	if err != nil {
		return t, p.fault(p.at, notTimeOfDay(shown(w)))
	}
	p.at += len(w)
	return t, nil
}

// word returns the run of letters, digits and colons that comes next; where
// there is none, the next character, quoted, or "the end".
func (p *parser) word() string {
	end := p.at
	for end < len(p.input) && (isLetter(p.input[end]) || p.input[end] >= '0' && p.input[end] <= ':') {
		end++
	}
	switch rest := p.input[p.at:]; {
	case end > p.at:
		return p.input[p.at:end]
	case rest == "":
		return "the end"
	default:
		r, size := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return strconv.Quote(rest[:size])
		}
		return rest[:size]
	}
}

// takes reports whether s comes next, and steps over it and the spaces around it.
func (p *parser) takes(s string) bool {
	p.spaces()
	if !strings.HasPrefix(p.input[p.at:], s) {
		return false
	}
	p.at += len(s)
	p.spaces()
	return true
}

func (p *parser) ended() bool {
	p.spaces()
	return p.at == len(p.input)
}

func (p *parser) spaces() {
	for p.at < len(p.input) && (p.input[p.at] == ' ' || p.input[p.at] == '\t' || p.input[p.at] == '\n' || p.input[p.at] == '\r') {
		p.at++
	}
}

func (p *parser) fault(at int, reason string) error { return &ParseError{p.input, at, reason} }

// shown returns the beginning of a word, which is ASCII where it is long.
func shown(word string) string {
	const most = 24
	if len(word) <= most {
		return word
	}
	return word[:most] + "..."
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

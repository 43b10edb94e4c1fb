package plan

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dueby/dueby/calendar"
)

// String returns the rule as ParseTarget reads it.
func (r rule) String() string {
	n := int(r.days)
	switch {
	case r.kind == afterDays && n == 1:
		return "1 business day"
	case r.kind == afterDays:
		return strconv.Itoa(n) + " business days"
	case r.kind == endOfDay:
		return "end of " + ordinal(n) + " business day"
	default:
		return byText(n, r)
	}
}

func byText(n int, r rule) string {
	s := r.by.String() + " on " + ordinal(n) + " business day"
	if r.cutoff.Compare(endOfTheDay) != 0 {
		s += ", cutoff " + r.cutoff.String()
	}
	return s
}

// ordinal returns "same", "1st", "2nd" and so on.
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	if n == 0 {
		return "same"
	}
	return strconv.Itoa(n) + suffix
}

// parseRule reads a target in business days. Its error is a ParseError, which says what
// is wanted in place of s or of a part of it.
func parseRule(s string) (Target, error) {
	if day, ok := strings.CutPrefix(s, "end of "); ok {
		n, rest, err := parseOrdinal(day)
		switch {
		case err != nil:
			return Target{}, err
		case rest != "":
			return Target{}, wanted(`want nothing after "business day", not %s`, quote(rest))
		}
		return EndOfBusinessDay(n)
	}
	if by, day, ok := strings.Cut(s, " on "); ok {
		return parseByTime(by, day)
	}
	count, _, _ := strings.Cut(s, " business day")
	n, err := strconv.Atoi(count)
	if err != nil {
		return Target{}, wanted(`want a whole number of business days in the range 1 to %d, as in "2 business days"`, maxDays)
	}
	t, err := BusinessDays(n)
	if err == nil && t.String() != s {
		err = wanted("want %q", t)
	}
	return t, err
}

// parseByTime reads what stands before and after " on ".
func parseByTime(by, day string) (Target, error) {
	const want = `want a time of day such as 16:00 or 16:00:30, not %s`
	at, err := calendar.ParseTimeOfDay(by)
	if err != nil {
		return Target{}, wanted(want, quote(by))
	}
	n, rest, err := parseOrdinal(day)
	if err != nil {
		return Target{}, err
	}
	cutoff := endOfTheDay
	if rest != "" {
		text, ok := strings.CutPrefix(rest, ", cutoff ")
		if !ok {
			return Target{}, wanted(`want nothing after "business day", or such as ", cutoff 10:00", not %s`, quote(rest))
		}
		if cutoff, err = calendar.ParseTimeOfDay(text); err != nil {
			return Target{}, wanted(want, quote(text))
		}
	}
	return ByTimeOfDay(n, at, cutoff)
}

// parseOrdinal reads "2nd business day", or "next" for the first, and what follows.
func parseOrdinal(s string) (n int, rest string, err error) {
	word, rest, found := strings.Cut(s, " business day")
	valid := true
	switch word {
	case "same":
		n = 0
	case "next":
		n = 1
	default:
		n, err = strconv.Atoi(strings.TrimRight(word, "stndrh"))
		valid = err == nil && n > 0 && n <= maxDays
	}
	switch {
	case !valid:
		return 0, "", wanted(`want "same", "next" or "1st" to %q before "business day", not %s`, ordinal(maxDays), quote(word))
	case word != "same" && word != "next" && word != ordinal(n):
		return 0, "", wanted("want %q, not %s", ordinal(n), quote(word))
	case !found:
		return 0, "", wanted(`want "business day" after %q`, word)
	}
	return n, rest, nil
}

// wanted returns an error that lacks the text that it is about.
func wanted(format string, args ...any) error {
	return &ParseError{Want: fmt.Sprintf(format, args...)}
}

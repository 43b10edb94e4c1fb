package plan

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
)

// A Target is what a plan promises for a metric and a level: from a start and a
// calendar it tells the due instant. The zero Target promises nothing. Target
// values are comparable with ==; what is inside is not for the caller, because
// not every target is a plain duration.
type Target struct {
	open time.Duration
	rule rule // where open is 0
}

// OpenTime returns the target of d of open time. It returns an error unless d is
// positive.
func OpenTime(d time.Duration) (Target, error) {
	if d <= 0 {
		return Target{}, &ParseError{"target", d.String(), "want an open time of more than 0"}
	}
	return Target{open: d}, nil
}

// ParseTarget reads an open time as hours, minutes and seconds, the units of
// [time.ParseDuration]: "8h", "15m", "1h30m"; or a target in business days:
//
//	2 business days                            see BusinessDays
//	end of 1st business day                    see EndOfBusinessDay
//	16:00 on 1st business day                  see ByTimeOfDay
//	16:00 on 1st business day, cutoff 10:00
//
// where "same" stands for the day of the start, and "next" may stand for "1st". A day
// that could be 24 hours or a business day is none of these.
//
// It returns a [*ParseError] for anything else, for an open time that is not more than 0
// or that a [time.Duration] cannot hold, and for business days that the functions above
// refuse.
func ParseTarget(s string) (Target, error) {
	parse := parseOpenTime
	if strings.Contains(s, "business") || strings.Contains(s, " on ") || strings.HasPrefix(s, "end of ") {
		parse = parseRule
	}
	t, err := parse(s)
	if e := (*ParseError)(nil); errors.As(err, &e) {
		return Target{}, &ParseError{"target", s, e.Want}
	}
	return t, nil
}

// parseOpenTime reads a target that is a duration. Its error is that of parseRule.
func parseOpenTime(s string) (Target, error) {
	d, err := time.ParseDuration(s)
	switch {
	case err == nil && d > 0:
		return Target{open: d}, nil
	case err == nil || strings.HasPrefix(s, "-") && isDuration(s[1:]):
		return Target{}, wanted("want an open time of more than 0")
	case isDuration(strings.TrimPrefix(s, "+")):
		return Target{}, wanted("want an open time of at most %s, about 292 years", Target{open: math.MaxInt64})
	}
	number := strings.TrimRight(s, " days")
	switch s[len(number):] {
	case "d", " d", "day", " day", "days", " days":
		n, _ := strconv.Atoi(number)
		if days, err := BusinessDays(n); err == nil {
			return Target{}, wanted("want %q or %q; a day could be either", Target{open: time.Duration(n) * 24 * time.Hour}, days)
		}
	}
	return Target{}, wanted(`want an open time of more than 0 such as 15m, 8h or 1h30m, or business days such as "2 business days"`)
}

// isDuration reports whether s, which has no sign, has the form of a duration, however
// long that is.
func isDuration(s string) bool {
	zeros := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, s)
	_, err := time.ParseDuration("0h" + zeros) // a number without a unit is none
	return s != "" && err == nil
}

// IsZero reports whether t promises nothing.
func (t Target) IsZero() bool { return t == Target{} }

// Duration returns the open time of a target that is one; ok is false for any
// other.
func (t Target) Duration() (d time.Duration, ok bool) { return t.open, t.open > 0 }

// Due returns the instant that the target names for a start, in the location of
// the calendar. Its errors are those of [calendar.Calendar.Add]; the zero Target and
// a nil calendar return [calendar.ErrNever].
func (t Target) Due(c *calendar.Calendar, start time.Time) (time.Time, error) {
	if t.open <= 0 || c == nil {
		return t.byRule(c, start)
	}
	return c.Add(start, t.open)
}

func (t Target) byRule(c *calendar.Calendar, start time.Time) (time.Time, error) {
	if t.rule.kind == 0 || c == nil {
		return time.Time{}, calendar.ErrNever
	}
	return t.rule.due(c, start)
}

// Budget returns the open time that the target allows, counted from a start: what
// shares in per cent refer to, and what a pause or a change leaves over. Of a target in
// business days it is the open time from the start to the instant that Due names, which
// is more than 0 as well. Its errors are those of Due and of
// [calendar.Calendar.Between]; the zero Target returns [calendar.ErrNever].
func (t Target) Budget(c *calendar.Calendar, start time.Time) (time.Duration, error) {
	if t.open > 0 {
		return t.open, nil
	}
	due, err := t.byRule(c, start)
	if err != nil {
		return 0, err
	}
	return c.Between(start, due)
}

// String returns the target as [ParseTarget] reads it, without units that are
// zero: "8h", "1h30m", "2 business days"; of the zero Target, "".
func (t Target) String() string {
	if t.IsZero() {
		return ""
	}
	if t.open <= 0 {
		return t.rule.String()
	}
	s := t.open.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	return strings.Replace(s, "h0m", "h", 1)
}

// MarshalText returns what [Target.String] returns. It never fails.
func (t Target) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what [ParseTarget] reads, and "" as the zero Target.
func (t *Target) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = Target{}
		return nil
	}
	u, err := ParseTarget(string(text))
	if err == nil {
		*t = u
	}
	return err
}

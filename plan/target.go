package plan

import (
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
)

// A Target is what a plan promises for a metric and a level: from a start and a
// calendar it tells the due instant. The zero Target promises nothing. Target
// values are comparable with ==; what is inside is not for the caller, because
// not every target is a plain duration.
type Target struct{ open time.Duration }

// OpenTime returns the target of d of open time. It returns an error unless d is
// positive.
func OpenTime(d time.Duration) (Target, error) {
	if d <= 0 {
		return Target{}, &ParseError{"target", d.String(), "want an open time of more than 0"}
	}
	return Target{d}, nil
}

// ParseTarget reads an open time as hours, minutes and seconds: "8h", "15m",
// "1h30m", the units of [time.ParseDuration]. A day is none of them, since it could
// be 24 hours or a business day.
func ParseTarget(s string) (Target, error) {
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return Target{}, &ParseError{"target", s, "want an open time of more than 0 such as 15m, 8h or 1h30m"}
	}
	return Target{d}, nil
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
		return time.Time{}, calendar.ErrNever
	}
	return c.Add(start, t.open)
}

// Budget returns the open time that the target allows, counted from a start: what
// shares in per cent refer to, and what a pause or a change leaves over. The zero
// Target returns [calendar.ErrNever].
func (t Target) Budget(*calendar.Calendar, time.Time) (time.Duration, error) {
	if t.open <= 0 {
		return 0, calendar.ErrNever
	}
	return t.open, nil
}

// String returns the target as [ParseTarget] reads it, without units that are
// zero: "8h", "1h30m"; of the zero Target, "".
func (t Target) String() string {
	if t.IsZero() {
		return ""
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

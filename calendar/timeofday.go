package calendar

import (
	"cmp"
	"fmt"
	"time"
)

const secondsPerDay = 24 * 60 * 60

// A TimeOfDay is a reading of a wall clock within one civil day, in whole
// seconds, in the range [00:00:00, 24:00:00]. 24:00 is the end of the day and
// only ever closes. The zero value is 00:00, midnight. TimeOfDay values are
// comparable with ==.
type TimeOfDay struct{ seconds int32 }

// NewTimeOfDay returns the reading hour:minute:second. It returns an error if
// minute or second is not in the range [0, 59], or the reading not in the range
// [00:00:00, 24:00:00].
func NewTimeOfDay(hour, minute, second int) (TimeOfDay, error) {
	if hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
		hour == 24 && (minute > 0 || second > 0) {
		text := fmt.Sprintf("%02d:%02d:%02d", hour, minute, second)
		return TimeOfDay{}, &ParseError{text, 0, notTimeOfDay(text)}
	}
	return TimeOfDay{int32(hour*3600 + minute*60 + second)}, nil
}

// ParseTimeOfDay reads "15:04" or "15:04:05", two digits each, from 00:00 to
// 24:00.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	var h, m, sec int
	ok := (len(s) == 5 || len(s) == 8) &&
		digits(s[0:2], &h) && s[2] == ':' && digits(s[3:5], &m) &&
		(len(s) == 5 || s[5] == ':' && digits(s[6:8], &sec))
	if ok {
		if t, err := NewTimeOfDay(h, m, sec); err == nil {
			return t, nil
		}
	}
	return TimeOfDay{}, &ParseError{s, 0, "want a time of day such as 08:00 or 08:00:30 (00:00 to 24:00)"}
}

// MustParseTimeOfDay is [ParseTimeOfDay] for texts known to be right, as in
// tests and tables; it panics on any other.
func MustParseTimeOfDay(s string) TimeOfDay { return must(ParseTimeOfDay(s)) }

func notTimeOfDay(s string) string { return s + " is not a time of day (00:00 to 24:00)" }

// digits reads s, decimal digits only, into n.
func digits(s string, n *int) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		*n = *n*10 + int(s[i]-'0')
	}
	return true
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Hour returns the hour, in the range [0, 24].
func (t TimeOfDay) Hour() int { return int(t.seconds) / 3600 }

// Minute returns the minute of the hour, in the range [0, 59].
func (t TimeOfDay) Minute() int { return int(t.seconds) / 60 % 60 }

// Second returns the second of the minute, in the range [0, 59].
func (t TimeOfDay) Second() int { return int(t.seconds) % 60 }

// Duration returns the reading as a duration from 00:00, in the range [0, 24h].
// On a day with a change of the clock that is not the time since the day began.
func (t TimeOfDay) Duration() time.Duration { return time.Duration(t.seconds) * time.Second }

// Compare returns -1 if t is before u, 0 if they are the same reading, +1 if t
// is after u.
func (t TimeOfDay) Compare(u TimeOfDay) int { return cmp.Compare(t.seconds, u.seconds) }

// String returns the reading as "15:04", or as "15:04:05" when it has seconds.
func (t TimeOfDay) String() string {
	b, _ := t.AppendText(nil)
	return string(b)
}

// AppendText appends what [TimeOfDay.String] returns. It never fails.
func (t TimeOfDay) AppendText(b []byte) ([]byte, error) {
	if t.Second() != 0 {
		return fmt.Appendf(b, "%02d:%02d:%02d", t.Hour(), t.Minute(), t.Second()), nil
	}
	return fmt.Appendf(b, "%02d:%02d", t.Hour(), t.Minute()), nil
}

// MarshalText returns what [TimeOfDay.String] returns. It never fails.
func (t TimeOfDay) MarshalText() ([]byte, error) { return t.AppendText(nil) }

// UnmarshalText reads what [ParseTimeOfDay] reads.
func (t *TimeOfDay) UnmarshalText(text []byte) (err error) {
	u, err := ParseTimeOfDay(string(text))
	if err == nil {
		*t = u
	}
	return err
}

package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a civil date in the years 1 to 9999 of the proleptic Gregorian
// calendar, without a zone. The zero value is not a date, 'not set'; its text
// is "". Date values are comparable with ==.
type Date struct {
	year       int16
	month, day uint8
}

// NewDate returns the date. It returns an error if year is not in the range
// [1, 9999] or if there is no such day, as on 29 February of a common year.
func NewDate(year int, month time.Month, day int) (Date, error) {
	text := fmt.Sprintf("%04d-%02d-%02d", year, int(month), day)
	if year < 1 || year > 9999 {
		return Date{}, &ParseError{text, 0, "the year is not in the range 1 to 9999"}
	}
	if y, m, d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Date(); y != year || m != month || d != day {
		return Date{}, &ParseError{text, 0, "there is no such day"}
	}
	return Date{int16(year), uint8(month), uint8(day)}, nil
}

// ParseDate reads "2006-01-02": four digits, two and two.
func ParseDate(s string) (Date, error) {
	var y, m, d int
	if len(s) != 10 || !digits(s[:4], &y) || s[4] != '-' || !digits(s[5:7], &m) || s[7] != '-' || !digits(s[8:], &d) {
		return Date{}, &ParseError{s, 0, "want a date such as 2026-12-24"}
	}
	return NewDate(y, time.Month(m), d)
}

// MustParseDate is [ParseDate] for texts known to be right, as in tests and
// tables; it panics on any other.
func MustParseDate(s string) Date { return must(ParseDate(s)) }

// DateOf returns the date that t reads in its own location, or the zero Date if
// that is outside the years 1 to 9999.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	if y < 1 || y > 9999 {
		return Date{}
	}
	return Date{int16(y), uint8(m), uint8(d)}
}

// Year returns the year, in the range [1, 9999]; 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month returns the month; 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day returns the day of the month, in the range [1, 31]; 0 for the zero Date.
func (d Date) Day() int { return int(d.day) }

// Weekday returns the day of the week; that of the zero Date means nothing.
func (d Date) Weekday() time.Weekday { return weekday(d.number()) }

// IsZero reports whether d is the zero Date, 'not set'.
func (d Date) IsZero() bool { return d == Date{} }

// AddDays returns the date n days after d, before it for a negative n. Outside
// the years 1 to 9999, and from the zero Date, that is the zero Date.
func (d Date) AddDays(n int) Date {
	const most = 9999 * 366
	if d.IsZero() || n < -most || n > most {
		return Date{}
	}
	return DateOf(time.Date(d.Year(), d.Month(), d.Day()+n, 0, 0, 0, 0, time.UTC))
}

// Compare returns -1 if d is before e, 0 if they are the same, +1 if d is after
// e. The zero Date is before all others.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// String returns the date as "2006-01-02"; of the zero Date, "".
func (d Date) String() string {
	b, _ := d.AppendText(nil)
	return string(b)
}

// AppendText appends what [Date.String] returns. It never fails.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	return fmt.Appendf(b, "%04d-%02d-%02d", d.year, d.month, d.day), nil
}

// MarshalText returns what [Date.String] returns. It never fails.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText reads what [ParseDate] reads, and "" as the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	e, err := ParseDate(string(text))
	if err == nil {
		*d = e
	}
	return err
}

// number returns the days from 1970-01-01 to d.
func (d Date) number() dayNumber {
	return dayNumber(time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// A dayNumber is a civil date as the days since 1970-01-01. Unlike a Date it
// also names the days on which the zones' clocks stand while UTC is at either
// end of the supported years.
type dayNumber int32

func (n dayNumber) date() (int, time.Month, int) {
	return time.Unix(int64(n)*secondsPerDay, 0).UTC().Date()
}

func (n dayNumber) year() int {
	year, _, _ := n.date()
	return year
}

// weekday: 1970-01-01 was a Thursday. The 7,000,000 keeps the sum positive.
func weekday(n dayNumber) time.Weekday { return time.Weekday((int(n) + 4 + 7_000_000) % 7) }

func dateOf(n dayNumber) Date {
	y, m, d := n.date()
	if y < 1 || y > 9999 {
		return Date{}
	}
	return Date{int16(y), uint8(m), uint8(d)}
}

// DayRange returns the dates [from, until) of which d is the only one. Here as in
// WeekRange and MonthRange, until is the zero Date for what ends with the year 9999, and
// both are for the zero Date.
func (d Date) DayRange() (from, until Date) { return d, d.AddDays(1) }

// WeekRange returns the dates [from, until) of the week of d, which begins on a Monday
// (ISO 8601), or with the year 1.
func (d Date) WeekRange() (from, until Date) {
	if d.IsZero() {
		return d, d
	}
	from = d.AddDays(-(int(d.Weekday()) + 6) % 7)
	return from, from.AddDays(7)
}

// MonthRange returns the dates [from, until) of the month of d.
func (d Date) MonthRange() (from, until Date) {
	if d.IsZero() {
		return d, d
	}
	from = d.AddDays(1 - d.Day())
	until = from.AddDays(31)
	return from, until.AddDays(1 - until.Day())
}

package calendar

import (
	"database/sql/driver"
	"fmt"
	"strings"
)

// The SQL form of a schedule and of a calendar is its JSON document in a column of
// text or of JSON, and NULL for the zero value. The notation of opening hours is read
// too. Where there are holidays, which go by the names of their lists, scan the column
// as a string and give it to DecodeSchedule or DecodeCalendar with the lists.

// Value implements [driver.Valuer]: the JSON document, or NULL for the zero Schedule,
// which says that nobody has set any hours. A schedule that was set to "off" is Equal to
// it but has a document. Its errors are those of MarshalJSON.
func (s Schedule) Value() (driver.Value, error) {
	if s.last == nil {
		return nil, nil
	}
	return textOf(s.MarshalJSON())
}

// Scan implements [database/sql.Scanner]: NULL is the zero Schedule, a text that begins
// with a brace is read as UnmarshalJSON does, and any other as [ParseSchedule] does.
func (s *Schedule) Scan(src any) error {
	if src == nil {
		*s = Schedule{}
		return nil
	}
	return scan("schedule", src, s.UnmarshalJSON, s.UnmarshalText)
}

// Value implements [driver.Valuer]: the JSON document, or NULL for a nil or the zero
// Calendar. Its errors are those of MarshalJSON.
func (c *Calendar) Value() (driver.Value, error) {
	if c == nil || c.isZero() {
		return nil, nil
	}
	return textOf(c.MarshalJSON())
}

// Scan implements [database/sql.Scanner]: a text that begins with a brace is read as
// UnmarshalJSON does, any other as [ParseCalendar] does, and NULL is the zero Calendar.
//
// A calendar is immutable: it is an error if c is not the zero Calendar before, as in
// the second row that is scanned into one variable. Scan into a *Calendar, that is, give
// Rows.Scan the address of a variable of that type, a **Calendar, or a
// [database/sql.Null] of it: database/sql then makes a new Calendar for each row, and
// nil of NULL.
func (c *Calendar) Scan(src any) error {
	if src == nil {
		return c.become(&Calendar{})
	}
	return scan("calendar", src, c.UnmarshalJSON, c.UnmarshalText)
}

func textOf(form []byte, err error) (driver.Value, error) {
	if err != nil {
		return nil, err
	}
	return string(form), nil
}

// scan reads what a driver gives for a column of text.
func scan(what string, src any, form, notation func([]byte) error) error {
	var text string
	switch src := src.(type) {
	case string:
		text = src
	case []byte:
		text = string(src)
	default:
		return &ParseError{fmt.Sprint(src), 0, fmt.Sprintf("want a %s as text or NULL, not %T", what, src)}
	}
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") {
		return form([]byte(text))
	}
	return notation([]byte(text))
}

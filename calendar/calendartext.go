package calendar

import (
	"errors"
	"fmt"
	"strings"
)

// ParseCalendar reads weekly hours as [ParseSchedule] does and after them, set apart by
// a space, the name of a zone as [LoadLocation] does: "Mo-Fr 08:00-17:00 Europe/Paris".
// Any other text is a [*ParseError] that points at the place; hours that never open are
// a [*ScheduleError] that matches [ErrNever].
func ParseCalendar(s string) (*Calendar, error) {
	const space = " \t\r\n"
	text := strings.TrimRight(s, space)
	at := strings.LastIndexAny(text, space) + 1
	loc, err := LoadLocation(text[at:])
	if err != nil {
		return nil, &ParseError{s, at, quote(text[at:], 0) + " is not a zone; after the hours " + zoneWanted}
	}
	schedule, err := ParseSchedule(text[:at])
	if fault := (*ParseError)(nil); errors.As(err, &fault) {
		return nil, &ParseError{s, fault.Offset, fault.Reason}
	}
	return schedule.In(loc)
}

// MarshalText returns what [ParseCalendar] reads as a calendar that is Equal to c: the
// weekly hours as [Schedule.MarshalText] has them, and the zone. It returns a
// [*ScheduleError] that names what the notation cannot say: what that method names, a
// calendar's own name, calendars put together, a location that has no IANA name or is not
// the zone of its name (see [Calendar.MarshalJSON]), the zero Calendar.
func (c *Calendar) MarshalText() ([]byte, error) {
	const others = "cannot be said in the notation of opening hours; the JSON form has all"
	z, ok := c.held().(*zoned)
	switch {
	case !ok:
		return nil, &ScheduleError{Part: c.String(), Reason: others}
	case c.name != "":
		return nil, &ScheduleError{Part: "name " + quote(c.name, 0), Reason: others}
	case !z.opens():
		return nil, errNoForm()
	}
	text, err := z.text()
	if err != nil {
		return nil, err
	}
	zone, err := zoneName(z.loc)
	if err != nil {
		return nil, err
	}
	return []byte(text + " " + zone), nil
}

// UnmarshalText reads what [ParseCalendar] reads into a zero Calendar. A calendar is
// immutable: it is an error if c is another.
func (c *Calendar) UnmarshalText(text []byte) error {
	d, err := ParseCalendar(string(text))
	if err != nil {
		return err
	}
	return c.become(d)
}

// String returns what c is, for people: "Mo-Fr 08:00-17:00 Europe/Paris", or what
// [Schedule.String] says and the zone, or "union of 3 calendars", after the name that c
// has.
func (c *Calendar) String() string {
	var text string
	switch s := c.held().(type) {
	case *zoned:
		text = s.String() + " " + s.loc.String()
	case *combined:
		text = operationNames[s.op] + " of " + counted(len(s.parts), "calendar", "calendars")
	}
	if c.name != "" {
		text = quote(c.name, 0) + ": " + text
	}
	return text
}

// isZero reports whether c is the zero Calendar, but for what it was asked.
func (c *Calendar) isZero() bool { return c.source == nil && c.name == "" }

// become makes c, which is the zero Calendar, another one.
func (c *Calendar) become(d *Calendar) error {
	if !c.isZero() {
		return fmt.Errorf("calendar: cannot be read into %s: a calendar is immutable; want a zero Calendar", quote(c.String(), 0))
	}
	for i := range c.tables { // of the zero Calendar, if it was asked
		c.tables[i].Store(nil)
		c.totals[i].Store(0)
	}
	c.source, c.loc, c.name = d.source, d.loc, d.name
	c.size.Store(d.size.Load())
	return nil
}

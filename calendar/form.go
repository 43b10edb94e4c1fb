package calendar

import (
	"errors"
	"strings"

	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/internal/document"
)

// HolidayLists are the rules of holidays by the names of their lists, for decoders: in
// a form a list goes by its name only, so that a program holds no country that it does
// not name itself.
type HolidayLists map[string][]*cal.Holiday

// A FormError says which value of a JSON document is wrong, and why.
type FormError struct {
	Pointer string // the value's place as a JSON pointer (RFC 6901), as in "/closed/0/date"
	Line    int    // the line on which the value begins, from 1
	Input   string // the value, shortened to 80 bytes; "" where one is missing
	Reason  string // what is wrong with it, or what is allowed
}

// Error is one line, as in
//
//	calendar: line 3, /closed/0/date: "2026-02-30": want a date such as 2026-12-24
func (e *FormError) Error() string { return "calendar: " + (*document.Error)(e).Error() }

// DecodeSchedule returns the schedule of a JSON document:
//
//	{
//	  "version": 1,
//	  "weekly": "Mo-Fr 08:00-17:00",
//	  "holidays": [{"list": "us"}, {"list": "eves", "closed": "12:00-24:00"}],
//	  "closed": [{"date": "2026-12-28", "name": "Inventory"}],
//	  "special": [{"date": "2026-12-31", "hours": "08:00-12:00,13:00-15:00"}],
//	  "then": [{"from": "2027-01-01", "weekly": "Mo-Fr 09:00-18:00"}]
//	}
//
// weekly is what [ParseSchedule] reads, "off" where there are only special hours. All
// else may be absent: the holidays of lists, which close the whole date or the hours
// given; closed dates, whose name may be absent; hours of single dates, "off" where they
// are closed; and the schedules that follow (see [Schedule.Then]), in order, each with
// the same members.
//
// It returns a [*FormError] if
//   - data is not one JSON object in UTF-8 of that version, at most 32 MB long;
//   - a member is unknown, missing, there twice or not of that form;
//   - a list is not among lists;
//   - a date comes twice, or is not one on which the schedule that it stands in holds;
//   - the schedules are not in order;
//   - or the schedule has more of something than one may have.
func DecodeSchedule(data []byte, lists HolidayLists) (s Schedule, err error) {
	r := formReader{lists: lists}
	err = decodeForm(data, func(root document.Value) {
		if o := root.Object(); o.Version(1) {
			s = r.schedule(root, o)
		}
	})
	if err != nil {
		return Schedule{}, err
	}
	return s, nil
}

// DecodeCalendar returns the calendar of a JSON document: of a schedule in a zone,
//
//	{"version": 1, "name": "support", "zone": "Europe/Paris", "schedule": {"weekly": "Mo-Fr 08:00-17:00"}}
//
// or of others put together,
//
//	{"version": 1, "zone": "UTC", "union": [
//	  {"zone": "Europe/Paris", "schedule": {"weekly": "Mo-Fr 08:00-17:00"}},
//	  {"name": "americas", "intersection": [ ... ]}
//	]}
//
// A schedule has the members that [DecodeSchedule] knows, zone is a name that
// [LoadLocation] knows, and name may be absent (see [Calendar.Named]). Instead of union
// there may be intersection, difference (the first without the others) or complement
// (of one). Parts that are put together themselves have no zone.
//
// It returns a [*FormError] for what DecodeSchedule refuses, for a zone that is not
// known, and for what [Schedule.In] and [Union] refuse.
func DecodeCalendar(data []byte, lists HolidayLists) (c *Calendar, err error) {
	r := formReader{lists: lists, read: make(map[string]Schedule)}
	err = decodeForm(data, func(root document.Value) {
		if o := root.Object(); o.Version(1) {
			c = r.calendar(root, o, nil)
		}
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

func decodeForm(data []byte, read func(root document.Value)) error {
	err := document.Decode(data, read)
	if fault := (*document.Error)(nil); errors.As(err, &fault) {
		return (*FormError)(fault)
	}
	return err
}

// MarshalJSON returns the document that [DecodeSchedule] reads as a schedule that is
// Equal to s: one form for all spellings of the same schedule with the same lists. Equal
// doesn't look at the names of lists, which the form is made of: schedules of the same
// holidays from lists of other names have other forms.
//
// Dates are sorted, what is empty is absent, and schedules that follow one another are
// joined where they are the same. Lists are sorted by their names as far as the order
// does not show: where holidays share a date, it is that of their names. Where it might
// show, all years are asked about, which takes some milliseconds.
//
// It returns a [*ScheduleError] for
//   - the mistake of s;
//   - a holiday rule that goes by no list (see [Schedule.WithHolidayList]), or a list
//     that stands for different rules in different places;
//   - a name that is not UTF-8;
//   - a document of more than 32 MB.
func (s Schedule) MarshalJSON() ([]byte, error) {
	r, err := s.sound()
	if err != nil {
		return nil, err
	}
	w := newFormWriter()
	w.schedule(r)
	return w.bytes()
}

// UnmarshalJSON is [DecodeSchedule] without lists of holidays: a schedule that has some
// is to be read by that function. null leaves s as it is.
func (s *Schedule) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	t, err := DecodeSchedule(data, nil)
	if err == nil {
		*s = t
	}
	return err
}

// MarshalJSON returns the document that [DecodeCalendar] reads as a calendar that is
// Equal to c; of a nil Calendar, null. It is one form for all spellings in the sense of
// [Schedule.MarshalJSON]; parts keep their order. A zone goes by its name. It returns a
// [*ScheduleError] for what that method returns one for, for a location that has no name
// that [LoadLocation] knows or is not the zone of its name, as a [time.FixedZone] named
// "EST", and for a part that never opens, as the zero Calendar.
func (c *Calendar) MarshalJSON() ([]byte, error) {
	if c == nil {
		return []byte("null"), nil
	}
	w := newFormWriter()
	w.calendar(c)
	return w.bytes()
}

// UnmarshalJSON is [DecodeCalendar] without lists of holidays, into a zero Calendar. A
// calendar is immutable: it is an error if c is another. null leaves c as it is.
func (c *Calendar) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	d, err := DecodeCalendar(data, nil)
	if err != nil {
		return err
	}
	return c.become(d)
}

// errNoForm is for the zero Calendar, which no form may bring back: what is read opens.
func errNoForm() error {
	return &ScheduleError{Part: "zero Calendar", Reason: "never opens, and so has no form", Err: ErrNever}
}

// bare returns what an error of this package says, without the package.
func bare(err error) string { return strings.TrimPrefix(err.Error(), "calendar: ") }

package calendar

import (
	"fmt"
	"strconv"
)

// A CauseKind is the part of a schedule that made a span open or closed.
type CauseKind uint8

// The kinds of cause; the zero CauseKind is 'not set'.
const (
	WeeklyHours  CauseKind = iota + 1 // open by the weekly hours
	OutsideHours                      // closed, as the weekly hours have it
	Holiday                           // closed on a holiday
	ClosedDate                        // closed on a closed date
	SpecialHours                      // open or closed by the special hours of a date
)

var causeKinds = [...]string{"", "weekly hours", "outside hours", "holiday", "closed date", "special hours"}

// String returns the kind in words, as in "weekly hours".
func (k CauseKind) String() string {
	if k >= WeeklyHours && k <= SpecialHours {
		return causeKinds[k]
	}
	return fmt.Sprintf("CauseKind(%d)", k)
}

// A Cause says why a calendar is open or closed: by which part of its schedule,
// and for a holiday or a closed date by which name. Holidays that share a date are
// named together, "Christmas Day, Sunday". Cause values are comparable with ==.
type Cause struct {
	Kind CauseKind
	Name string
	// Part is the name of the calendar that decided, where several are put together (see
	// [Union]): "Europe/Paris", or "desk/Paris" where that is a part of a part. Else "".
	Part string
}

// String returns the cause in words, as in `holiday "New Year's Day"`, or `weekly hours
// of "Europe/Paris"`.
func (c Cause) String() string {
	s := c.Kind.String()
	if c.Name != "" {
		s += " " + strconv.Quote(c.Name)
	}
	if c.Part != "" {
		s += " of " + strconv.Quote(c.Part)
	}
	return s
}

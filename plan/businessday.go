package plan

import (
	"fmt"
	"strconv"
	"time"

	"github.com/dueby/dueby/calendar"
)

// A rule is a target that names its due instant by business days, which are civil dates
// with open time (see [calendar.Calendar.BusinessDay]).
type rule struct {
	kind       ruleKind
	days       int16
	by, cutoff calendar.TimeOfDay // of byTime
}

type ruleKind uint8

const (
	afterDays ruleKind = iota + 1
	endOfDay
	byTime
)

// maxDays is the most business days that a target may have.
const maxDays = 9999

// BusinessDays returns the target of n business days: on the nth business day after the
// start, the reading of the clock at the start, or the next open instant (see
// [calendar.Calendar.AddBusinessDays]). Where the desk is closed at the start, it
// begins to count with the next opening. It returns an error unless n is in the range
// [1, 9999].
func BusinessDays(n int) (Target, error) {
	return newRule(rule{kind: afterDays}, n, 1)
}

// EndOfBusinessDay returns the target that is due at the last closing of the nth
// business day after the start, or after the next opening where the desk is closed at
// the start; 0 is the same day. It returns an error unless n is in the range [0, 9999].
func EndOfBusinessDay(n int) (Target, error) {
	return newRule(rule{kind: endOfDay}, n, 0)
}

// ByTimeOfDay returns the target that is due when the clock reads a time on the nth
// business day after the start, or on the one after that if the start is past the
// cutoff: "by 16:00 on the next business day, or the one after when it comes in past
// 10:00" is ByTimeOfDay(1, 16:00, 10:00). Where the desk is closed at the start, the
// next opening stands for it. A cutoff of 24:00 is none. The time may be one at which
// the desk is closed.
//
// It returns an error unless n is in the range [0, 9999] and by is before 24:00; for n =
// 0, the same day, the cutoff must be before by.
func ByTimeOfDay(n int, by, cutoff calendar.TimeOfDay) (Target, error) {
	r := rule{kind: byTime, by: by, cutoff: cutoff}
	want := ""
	switch {
	case by.Compare(endOfTheDay) == 0:
		want = "want a time before 24:00"
	case n == 0 && by.Compare(calendar.TimeOfDay{}) == 0:
		want = "want a time after 00:00 on the same business day, and a cutoff before it"
	case n == 0 && cutoff.Compare(by) >= 0:
		want = "want a cutoff before " + by.String() + " on the same business day"
	default:
		return newRule(r, n, 0)
	}
	return Target{}, &ParseError{"target", byText(n, r), want}
}

var endOfTheDay = calendar.MustParseTimeOfDay("24:00")

func newRule(r rule, n, least int) (Target, error) {
	if n < least || n > maxDays {
		return Target{}, &ParseError{"target", strconv.Itoa(n) + " business days", fmt.Sprintf("want %d to %d", least, maxDays)}
	}
	r.days = int16(n)
	return Target{rule: r}, nil
}

// due returns the instant that the rule names.
func (r rule) due(c *calendar.Calendar, start time.Time) (time.Time, error) {
	switch n := int(r.days); r.kind {
	case afterDays:
		return c.AddBusinessDays(start, n)
	case endOfDay:
		return c.EndOfBusinessDay(start, n)
	default:
		start, err := c.NextOpen(start)
		if err != nil {
			return time.Time{}, err
		}
		if r.past(start) {
			n++
		}
		day, err := c.BusinessDay(start, n)
		if err != nil {
			return time.Time{}, err
		}
		due, err := day.At(r.by, c.Location())
		if err == nil && due.Before(start) {
			// The clock has been put back before the start, and reads the time again.
			_, before := due.Zone()
			_, after := start.Zone()
			due = due.Add(time.Duration(before-after) * time.Second)
		}
		return due, err
	}
}

func readingOf(t time.Time) calendar.TimeOfDay {
	reading, _ := calendar.NewTimeOfDay(t.Clock()) // which is always one
	return reading
}

// past reports whether the clock at an instant reads more than the cutoff.
func (r rule) past(t time.Time) bool {
	c := readingOf(t).Compare(r.cutoff)
	return c > 0 || c == 0 && t.Nanosecond() > 0
}

package calendar

import (
	"fmt"
	"time"
)

// offsetAt returns the seconds by which local time in loc is ahead of UTC at the
// second sec, and an instant after it, at most limit, up to which that stays so.
//
// The end that ZoneBounds gives is not taken on trust. For the last UTC day of a
// leap year that the zone's rule for the future decides (2040-12-31 and on) it
// lies in the past (golang/go issue 81583); the day's end is then safe, because
// the rule is read anew each UTC year. And it may be one where the offset does
// not change, which the callers don't mind.
func offsetAt(loc *time.Location, sec, limit int64) (offset, end int64) {
	t := time.Unix(sec, 0).In(loc)
	_, off := t.Zone()
	end = limit
	if _, bound := t.ZoneBounds(); !bound.IsZero() {
		end = bound.Unix()
		if end <= sec {
			end = (floorDay(sec) + 1) * secondsPerDay
		}
	}
	return int64(off), min(end, limit)
}

// floorDay returns the number of the day of 86,400 seconds that holds sec.
func floorDay(sec int64) int64 {
	n := sec / secondsPerDay
	if sec%secondsPerDay < 0 {
		n--
	}
	return n
}

// At returns the instant at which the clock in loc reads the time of day on the date:
// the first of two where it does so twice, and the first after the gap where the clock
// skipped the reading. So At(TimeOfDay{}, loc) is when the date begins, which need not
// be a midnight. It returns an error if d is the zero Date or loc is nil, and one that
// matches [ErrRange] if the instant is outside the years 1 to 9999 UTC.
func (d Date) At(t TimeOfDay, loc *time.Location) (time.Time, error) {
	if d.IsZero() {
		return time.Time{}, notSet("date")
	}
	if err := locationFault(loc); err != nil {
		return time.Time{}, err
	}
	sec := firstReading(loc, int64(d.number())*secondsPerDay+int64(t.seconds))
	if sec < firstSecond || sec >= endSecond {
		return time.Time{}, instantError{time.Unix(sec, 0)}
	}
	return time.Unix(sec, 0).In(loc), nil
}

// firstReading returns the first second at which the clock in loc reads at least the
// given time, in seconds of its own since 1970.
func firstReading(loc *time.Location, reading int64) int64 {
	for sec := reading - slack; ; {
		offset, end := offsetAt(loc, sec, reading+slack)
		if sec+offset >= reading { // the clock has skipped it
			return sec
		}
		if sec = reading - offset; sec < end || end == reading+slack { // or it is no zone on earth
			return sec
		}
		sec = end
	}
}

const slack = 2 * secondsPerDay // more than any zone is ahead or behind

// locationFault returns the error for a location that no calendar can be in.
func locationFault(loc *time.Location) error {
	if loc == nil {
		return &ScheduleError{Part: "location", Reason: "is nil; want one such as time.LoadLocation returns"}
	}
	for _, sec := range []int64{firstSecond, 0, endSecond - 1} {
		if offset, _ := offsetAt(loc, sec, endSecond); offset <= -slack || offset >= slack {
			return &ScheduleError{
				Part:   "location " + quote(loc.String(), 0),
				Reason: fmt.Sprintf("is %d s from UTC; want less than two days", offset),
			}
		}
	}
	return nil
}

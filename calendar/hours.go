package calendar

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Hours are the open hours [Open, Close) of a day's wall clock. A Close of 24:00
// or 00:00 is the end of the day. A Close before its Open runs past midnight and
// means two halves, each on its own civil date. An Open of 24:00 and a Close
// equal to its Open are refused wherever Hours are used.
type Hours struct{ Open, Close TimeOfDay }

// String returns the hours as "08:00-17:00".
func (h Hours) String() string { return h.Open.String() + "-" + h.Close.String() }

// fault says why h is not a pair of hours, or "".
func (h Hours) fault() string {
	switch {
	case h.Open.seconds == secondsPerDay:
		return h.String() + " opens at 24:00; an opening is in the range 00:00 to 23:59:59"
	case h.Open == h.Close:
		return h.String() + " has no length; the whole day is 00:00-24:00"
	}
	return ""
}

// end returns the close as a second of the day, midnight as the day's last end.
func (h Hours) end() int32 {
	if h.Close.seconds == 0 {
		return secondsPerDay
	}
	return h.Close.seconds
}

// pastMidnight reports whether the hours run into the next civil date.
func (h Hours) pastMidnight() bool { return h.end() < h.Open.seconds }

// A Week holds the hours that start on each weekday, indexed by [time.Weekday],
// in any order. Overlapping and touching hours merge.
type Week [7][]Hours

// A reading is a stretch [open, close) of one day's wall clock, in seconds.
type reading struct{ open, close int32 }

// maxIntervals is how many merged intervals a civil date may have: one for every
// quarter of an hour.
const maxIntervals = 96

// merge sorts the readings of one civil date and joins those that overlap or
// touch. It works in place, and returns no more memory than the result needs.
func merge(rs []reading) []reading {
	slices.SortFunc(rs, func(a, b reading) int { return cmp.Compare(a.open, b.open) })
	merged := rs[:0]
	for _, r := range rs {
		if n := len(merged); n > 0 && r.open <= merged[n-1].close {
			merged[n-1].close = max(merged[n-1].close, r.close)
		} else {
			merged = append(merged, r)
		}
	}
	return slices.Clone(merged)
}

// readings returns what the wall clock reads when w is open, by civil date: the
// night halves stand on the day after the one that they are written under.
func (w Week) readings() (days [7][]reading, err error) {
	for wd, hours := range w {
		for _, h := range hours {
			if fault := h.fault(); fault != "" {
				return days, &ScheduleError{Part: time.Weekday(wd).String(), Reason: fault}
			}
			if !h.pastMidnight() {
				days[wd] = append(days[wd], reading{h.Open.seconds, h.end()})
				continue
			}
			next := (wd + 1) % 7
			days[wd] = append(days[wd], reading{h.Open.seconds, secondsPerDay})
			days[next] = append(days[next], reading{0, h.Close.seconds})
		}
	}
	for wd := range days {
		days[wd] = merge(days[wd])
		if err := tooMany(time.Weekday(wd), days[wd]); err != nil {
			return days, err
		}
	}
	return days, nil
}

// specialReadings returns the readings of one date's own hours.
func specialReadings(date Date, hours []Hours) ([]reading, error) {
	rs := make([]reading, 0, len(hours))
	for _, h := range hours {
		fault := h.fault()
		if fault == "" && h.pastMidnight() {
			fault = h.String() + " runs past midnight; give the next date its own hours"
		}
		if fault != "" {
			return nil, &ScheduleError{Part: date.String(), Reason: fault}
		}
		rs = append(rs, reading{h.Open.seconds, h.end()})
	}
	rs = merge(rs)
	return rs, tooMany(date, rs)
}

func tooMany(day fmt.Stringer, rs []reading) error {
	if len(rs) <= maxIntervals {
		return nil
	}
	return &ScheduleError{Part: day.String(), Reason: fmt.Sprintf("%d intervals; a day has at most %d", len(rs), maxIntervals)}
}

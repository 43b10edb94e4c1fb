package servicenow

import (
	"fmt"
	"time"

	"github.com/dueby/dueby/calendar"
)

// A LocalTime is a date and a minute that a clock read, in the years 1 to 9999. The
// zone of the clock is not part of it.
type LocalTime struct {
	date   calendar.Date
	minute int // of the day
}

// ParseLocalTime reads "DD-MM-YYYY HH:MM", as in "29-02-2016 01:16".
func ParseLocalTime(s string) (LocalTime, error) {
	const layout = "00-00-0000 00:00"
	ok := len(s) == len(layout)
	for i := 0; ok && i < len(layout); i++ {
		ok = s[i] == layout[i] || layout[i] == '0' && '0' <= s[i] && s[i] <= '9'
	}
	if !ok {
		return LocalTime{}, fmt.Errorf("%.40q: want DD-MM-YYYY HH:MM", s)
	}
	two := func(at int) int { return int(s[at]-'0')*10 + int(s[at+1]-'0') }
	date, err := calendar.NewDate(two(6)*100+two(8), time.Month(two(3)), two(0))
	if err != nil {
		return LocalTime{}, fmt.Errorf("%.40q: there is no such date; want DD-MM-YYYY HH:MM", s)
	}
	hour, minute := two(11), two(14)
	if hour > 23 || minute > 59 {
		return LocalTime{}, fmt.Errorf("%.40q: there is no such time of day; want 00:00 to 23:59", s)
	}
	return LocalTime{date, hour*60 + minute}, nil
}

// String returns what ParseLocalTime reads.
func (l LocalTime) String() string {
	return fmt.Sprintf("%02d-%02d-%04d %02d:%02d", l.date.Day(), l.date.Month(), l.date.Year(), l.minute/60, l.minute%60)
}

// Occurs says how often the clock of a zone showed a reading.
type Occurs uint8

// A clock that is set forward skips readings; one that is set back repeats some.
const (
	Once  Occurs = iota + 1
	Never        // as 02:30 on the last Sunday of March in Paris
	Twice        // as 02:30 on the last Sunday of October in Paris
)

// In returns the instant at which the clock of a location read l: the first, if there
// are two, and if there is none, the instant after the gap that l falls in.
//
// It asks the location for its offset at instants and for nothing else: time.Date
// picks either side of a gap, and time.Time.ZoneBounds is wrong on some days from
// 2040 on (golang/go issue 81583).
func (l LocalTime) In(loc *time.Location) (time.Time, Occurs) {
	// No zone has ever been as much as a day away from UTC, so that the clock reads l
	// between the same reading of the clock of UTC a day earlier and a day later.
	const day, quarter = 24 * 60 * 60, 15 * 60
	reading := time.Date(l.date.Year(), l.date.Month(), l.date.Day(), 0, l.minute, 0, 0, time.UTC).Unix()
	from, to := reading-day, reading+day
	first := offset(from, loc)
	if first == offset(to, loc) && first == offset(reading-first, loc) {
		return time.Unix(reading-first, 0).In(loc), Once
	}

	// Near a transition: go from one to the next. None has ever been within a quarter
	// of an hour of another.
	var at, afterGap int64
	var times, gaps int
	for from <= to {
		here := offset(from, loc)
		next := from + quarter
		for next <= to && offset(next, loc) == here {
			next += quarter
		}
		next = transition(next-quarter, next, loc)
		// Within [from, next) the clock goes from from+here up to next+here.
		switch {
		case reading < from+here:
			if gaps++; gaps == 1 {
				afterGap = from
			}
		case reading < next+here:
			if times++; times == 1 {
				at = reading - here
			}
		}
		from = next
	}
	switch times {
	case 0:
		return time.Unix(afterGap, 0).In(loc), Never
	case 1:
		return time.Unix(at, 0).In(loc), Once
	default:
		return time.Unix(at, 0).In(loc), Twice
	}
}

// transition returns the first second after the instant low whose offset is not that
// of low. It is high if there is none before.
func transition(low, high int64, loc *time.Location) int64 {
	before := offset(low, loc)
	for high-low > 1 {
		if middle := low + (high-low)/2; offset(middle, loc) == before {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

func offset(unix int64, loc *time.Location) int64 {
	_, seconds := time.Unix(unix, 0).In(loc).Zone()
	return int64(seconds)
}

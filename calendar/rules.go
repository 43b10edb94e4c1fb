package calendar

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// A day is what a civil date has instead of readings looked up one by one: the
// merged stretches of its wall clock that are open, and why the rest is not.
type day struct {
	open   []reading
	name   string    // of the holiday or the closed date
	length int32     // of open, in seconds
	kind   CauseKind // why it is open and closed; of a weekly day, why it is open
}

const daySize = 24 + 16 + 8

// inside returns why the open part of the day is open.
func (d *day) inside() Cause { return Cause{Kind: d.kind} }

// outside returns why the rest of the day is closed.
func (d *day) outside() Cause {
	if d.kind == WeeklyHours {
		return Cause{Kind: OutsideHours}
	}
	return Cause{Kind: d.kind, Name: d.name}
}

func newDay(open []reading, kind CauseKind, name string) day {
	d := day{open: open, kind: kind, name: name}
	for _, r := range open {
		d.length += r.close - r.open
	}
	return d
}

// rules are a schedule in the form that answers "what holds on this date?": periods
// one after the other, of which the first begins before all dates and the last never
// ends.
type rules struct{ periods []period }

// A period is what holds from a date on, until the next period.
type period struct {
	from      dayNumber
	week      [7]day
	alternate []exception // special and closed dates, sorted by date, one entry a date
	days      []day       // what the exceptions refer to, each different day once
	holidays  []holiday
}

const periodSize = 8 + 7*daySize + 3*24

// An exception is a date that has hours of its own, as an index into period.days.
// It takes 8 bytes, so that a date in every day of 9,999 years takes 29 MB.
type exception struct {
	date dayNumber
	day  int32
}

const (
	firstDay = math.MinInt32
	noDay    = math.MaxInt32 // after all dates
)

// at returns the index of the period of a date.
func (r *rules) at(n dayNumber) int {
	return sort.Search(len(r.periods)-1, func(i int) bool { return r.periods[i+1].from > n })
}

// until returns the date at which the period with the index ends.
func (r *rules) until(i int) dayNumber {
	if i+1 < len(r.periods) {
		return r.periods[i+1].from
	}
	return noDay
}

// maxSize is how much memory the rules of one schedule may take. It is enough for
// special hours on each day of 9,999 years, or for half a million days that all differ.
const maxSize = 36 << 20

// maxHolidays is how many holiday rules a schedule may have at a time. All of them are
// asked about every year that a question is about.
const maxHolidays = 1000

// maxPeriods is how many schedules may follow one another.
const maxPeriods = 1000

// size returns about how much memory r holds, in bytes.
func (r *rules) size() (size int64) {
	for i := range r.periods {
		size += r.periods[i].size()
	}
	return size
}

func (p *period) size() int64 {
	size := periodSize + 8*len(p.alternate) + daySize*len(p.days) + holidaySize*len(p.holidays)
	for _, days := range [][]day{p.week[:], p.days} {
		for i := range days {
			size += 8*len(days[i].open) + len(days[i].name)
		}
	}
	return int64(size)
}

// compile returns the rules of s, which has no mistake in it. Calendars of one
// schedule share them.
func (s Schedule) compile() (*rules, error) {
	if s.last == nil {
		return newRules(nil)
	}
	if r := s.last.compiled.Load(); r != nil {
		return r, nil
	}
	r, err := newRules(s.last)
	if err != nil {
		return nil, err
	}
	s.last.compiled.CompareAndSwap(nil, r)
	return s.last.compiled.Load(), nil
}

func newRules(last *amendment) (*rules, error) {
	var r rules
	builders := buildersOf(last)
	for i, b := range builders {
		until := dayNumber(noDay)
		if i+1 < len(builders) {
			until = builders[i+1].from
		}
		b.finish(until)
		if n := len(b.holidays); n > maxHolidays {
			return nil, &ScheduleError{
				Part:   "holidays",
				Reason: fmt.Sprintf("%d rules; a schedule has at most %d", n, maxHolidays),
			}
		}
		r.periods = append(r.periods, *b.period)
	}
	if size := r.size(); size > maxSize {
		dates, days, holidays := 0, 0, 0
		for i := range r.periods {
			dates += len(r.periods[i].alternate)
			days += len(r.periods[i].days)
			holidays += len(r.periods[i].holidays)
		}
		return nil, &ScheduleError{
			Part: "schedule",
			Reason: fmt.Sprintf("%d dates with %d different days and %d holiday rules take %d MB; a schedule takes at most %d MB",
				dates, days, holidays, size>>20, maxSize>>20),
		}
	}
	return &r, nil
}

// weekly returns how many intervals a week has, or a few more.
func (r *rules) weekly() int {
	most := 1
	for i := range r.periods {
		n := 1
		for wd := range r.periods[i].week {
			n += len(r.periods[i].week[wd].open)
		}
		most = max(most, n)
	}
	return most
}

// daily returns the most intervals that a date has.
func (r *rules) daily() (most int) {
	for i := range r.periods {
		for wd := range r.periods[i].week {
			most = max(most, len(r.periods[i].week[wd].open)+1) // a holiday may cut one in two
		}
		for _, d := range r.periods[i].days {
			most = max(most, len(d.open))
		}
	}
	return most
}

// recurs reports whether some weekday has open time, or closed time.
func (p *period) recurs(open bool) bool {
	return slices.ContainsFunc(p.week[:], func(d day) bool {
		return open && d.length > 0 || !open && d.length < secondsPerDay
	})
}

package calendar

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/rickar/cal/v2"
)

// A day is what a civil date has instead of readings looked up one by one: the
// merged stretches of its wall clock that are open, and why the rest is not.
type day struct {
	open   []reading
	length int32 // of open, in seconds
	cause  Cause // why it is open and closed; of a weekly day, why it is open
}

const daySize = 24 + 8 + 24

// outside returns why the rest of the day is closed.
func (d *day) outside() Cause {
	if d.cause.Kind == WeeklyHours {
		return Cause{Kind: OutsideHours}
	}
	return d.cause
}

func newDay(open []reading, cause Cause) day {
	d := day{open: open, cause: cause}
	for _, r := range open {
		d.length += r.close - r.open
	}
	return d
}

// rules are a schedule in the form that answers "what holds on this date?".
type rules struct {
	week      [7]day
	alternate []exception // special and closed dates, sorted by date, one entry a date
	days      []day       // what the exceptions refer to, each different day once
	holidays  []cal.Holiday
}

// An exception is a date that has hours of its own, as an index into rules.days.
// It takes 8 bytes, so that a date in every day of 9,999 years takes 29 MB.
type exception struct {
	date dayNumber
	day  int32
}

// maxSize is how much memory the rules of one schedule may take. It is enough for
// special hours on each day of 9,999 years, or for half a million days that all differ.
const maxSize = 36 << 20

// maxHolidays is how many holiday rules a schedule may have. All of them are asked about
// every year that a question is about.
const maxHolidays = 1000

// size returns about how much memory r holds, in bytes.
func (r *rules) size() int64 {
	size := 8*len(r.alternate) + daySize*len(r.days)
	for i := range r.days {
		size += 8*len(r.days[i].open) + len(r.days[i].cause.Name)
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
	r := &rules{}
	var newestFirst []*amendment
	for a := last; a != nil; a = a.before {
		newestFirst = append(newestFirst, a)
	}
	var week [7][]reading
	b := dayBuilder{rules: r, seen: make(map[string]int32)}
	for _, a := range slices.Backward(newestFirst) {
		switch {
		case a.week != nil:
			week = *a.week
		case a.holidays != nil:
			r.holidays = append(r.holidays, a.holidays...)
		case !a.special.IsZero():
			b.special(a.special, a.hours)
		default:
			b.close(a.name, a.closed)
		}
	}
	for wd := range r.week {
		r.week[wd] = newDay(week[wd], Cause{Kind: WeeklyHours})
	}
	b.finish()
	if len(r.holidays) > maxHolidays {
		return nil, &ScheduleError{
			Part:   "holidays",
			Reason: fmt.Sprintf("%d rules; a schedule has at most %d", len(r.holidays), maxHolidays),
		}
	}
	if size := r.size(); size > maxSize {
		return nil, &ScheduleError{
			Part: "special hours",
			Reason: fmt.Sprintf("%d dates with %d different days take %d MB; a schedule takes at most %d MB",
				len(r.alternate), len(r.days), size>>20, maxSize>>20),
		}
	}
	return r, nil
}

// A dayBuilder gathers a schedule's exceptions in the order they were added.
type dayBuilder struct {
	*rules
	seen map[string]int32 // equal days, by what distinguishes them
}

func (b *dayBuilder) special(date Date, hours []reading) {
	key := make([]byte, 0, 64)
	for _, r := range hours {
		key = binary.AppendVarint(binary.AppendVarint(key, int64(r.open)), int64(r.close))
	}
	b.add(date, "open "+string(key), newDay(hours, Cause{Kind: SpecialHours}))
}

func (b *dayBuilder) close(name string, dates []Date) {
	for _, date := range dates {
		b.add(date, "closed "+name, newDay(nil, Cause{ClosedDate, name}))
	}
}

func (b *dayBuilder) add(date Date, key string, d day) {
	i, ok := b.seen[key]
	if !ok {
		i = int32(len(b.days))
		b.seen[key] = i
		b.days = append(b.days, d)
	}
	b.alternate = append(b.alternate, exception{date.number(), i})
}

// finish leaves one exception a date, the last special hours or else the first closing,
// and the days that these need, with no memory to spare.
func (b *dayBuilder) finish() {
	slices.SortStableFunc(b.alternate, func(x, y exception) int { return cmp.Compare(x.date, y.date) })
	kept := b.alternate[:0]
	for _, e := range b.alternate {
		if n := len(kept); n == 0 || kept[n-1].date != e.date {
			kept = append(kept, e)
		} else if b.days[e.day].cause.Kind == SpecialHours {
			kept[n-1] = e
		}
	}
	b.alternate = slices.Clone(kept)

	var needed []day
	places := make([]int32, len(b.days)) // in needed, plus one
	for i := range b.alternate {
		place := &places[b.alternate[i].day]
		if *place == 0 {
			needed = append(needed, b.days[b.alternate[i].day])
			*place = int32(len(needed))
		}
		b.alternate[i].day = *place - 1
	}
	b.days = slices.Clone(needed)
}

// weekly returns how many intervals a week has, or one more.
func (r *rules) weekly() int {
	n := 1
	if r != nil { // as that of the zero Calendar is
		for wd := range r.week {
			n += len(r.week[wd].open)
		}
	}
	return n
}

// recurs reports whether some weekday has open time, or closed time.
func (r *rules) recurs(open bool) bool {
	if r == nil {
		return !open
	}
	for wd := range r.week {
		if open && r.week[wd].length > 0 || !open && r.week[wd].length < secondsPerDay {
			return true
		}
	}
	return false
}

package calendar

import (
	"math"
	"time"
)

// IsOpen reports whether c is open at t. Outside the years 1 to 9999 it is not.
func (c *Calendar) IsOpen(t time.Time) bool {
	k, s, ok := split(t)
	if !ok {
		return false
	}
	tab := c.table(k)
	i := tab.at(s)
	return s < tab.closing(i)
}

// opened returns how much of an era's table is open time before t, which is at
// second s of the era: whole seconds, and the nanoseconds of t if t is open.
func (t *table) opened(s uint32, ns int) (int64, int64) {
	i := t.at(s)
	open, most := t.edges[i].before+(s-t.edges[i].at), t.edges[i+1].before
	if open >= most {
		return int64(most), 0
	}
	return int64(open), int64(ns)
}

// Add returns the instant that lies the open time d from t.
//
//   - d > 0: the earliest instant u with Between(t, u) = d. A duration used up
//     exactly at a closing ends at that closing.
//   - d = 0: t if it is open, else the next opening.
//   - d < 0: the latest instant u with Between(u, t) = -d.
//
// It returns an error that matches [ErrRange] if t or the answer is outside the
// years 1 to 9999, or [ErrNever] if there is not so much open time, ever.
func (c *Calendar) Add(t time.Time, d time.Duration) (time.Time, error) {
	k, s, ok := split(t)
	if !ok {
		return time.Time{}, instantError{t}
	}
	tab := c.table(k)
	open, ns := tab.opened(s, t.Nanosecond())

	open += int64(d / time.Second)
	ns += int64(d % time.Second)
	if ns >= 1e9 {
		open, ns = open+1, ns-1e9
	} else if ns < 0 {
		open, ns = open-1, ns+1e9
	}
	// The answer is in the last second before which there is at most that much open
	// time; going forward, a whole number of seconds ends as the one before does.
	var back int64
	if d > 0 && ns == 0 {
		back = 1
	}
	open -= back
	if uint64(open) >= uint64(tab.total) {
		var err error
		if k, open, err = c.seek(k, open); err != nil {
			return time.Time{}, err
		}
		tab = c.table(k)
	}
	e := tab.edges[tab.holding(uint32(open))]
	sec := firstSecond + int64(k)<<eraBits + int64(e.at) + open - int64(e.before) + back
	if sec >= endSecond { // a closing at the very end
		return time.Time{}, ErrRange
	}
	return c.instant(sec, ns), nil
}

// seek returns the era that holds the given open second, counted from the start of
// era k, and counts it from the start of that one.
func (c *Calendar) seek(k int, open int64) (int, int64, error) {
	for open < 0 {
		if k--; k < 0 {
			return 0, 0, exists(openBeyond(c.held(), false) >= -open)
		}
		open += c.total(k)
	}
	for ; k < eraCount; k++ {
		total := c.total(k)
		if open < total {
			return k, open, nil
		}
		open -= total
	}
	return 0, 0, exists(open < openBeyond(c.held(), true))
}

// Between returns the open time in [a, b); it is negative when b is before a. It
// returns an error that matches [ErrRange] if a or b is outside the years 1 to
// 9999, or [ErrOverflow].
func (c *Calendar) Between(a, b time.Time) (time.Duration, error) {
	ka, sa, ok := split(a)
	if !ok {
		return 0, instantError{a}
	}
	kb, sb, ok := split(b)
	if !ok {
		return 0, instantError{b}
	}
	openA, nsA := c.table(ka).opened(sa, a.Nanosecond())
	openB, nsB := c.table(kb).opened(sb, b.Nanosecond())
	sec, ns := openB-openA, nsB-nsA
	if ka < kb {
		sec += c.sum(ka, kb)
	} else if kb < ka {
		sec -= c.sum(kb, ka)
	}
	return duration(sec, ns)
}

// duration returns sec seconds and ns nanoseconds, which may differ in sign.
func duration(sec, ns int64) (time.Duration, error) {
	const most = math.MaxInt64 / int64(time.Second)
	if sec > 0 && ns < 0 {
		sec, ns = sec-1, ns+1e9
	} else if sec < 0 && ns > 0 {
		sec, ns = sec+1, ns-1e9
	}
	if sec > most || sec == most && ns > math.MaxInt64%int64(time.Second) ||
		sec < -most || sec == -most && ns < math.MinInt64%int64(time.Second) {
		return 0, ErrOverflow
	}
	return time.Duration(sec)*time.Second + time.Duration(ns), nil
}

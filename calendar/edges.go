package calendar

import "time"

// NextOpen returns the earliest open instant at or after t: t itself if it is
// open. Its error matches [ErrRange], or [ErrNever] if c never opens again.
func (c *Calendar) NextOpen(t time.Time) (time.Time, error) { return c.Add(t, 0) }

// NextClose returns the earliest instant at or after t that is not open: t itself
// if it is not. Its error matches [ErrRange], or [ErrNever] if c never closes.
func (c *Calendar) NextClose(t time.Time) (time.Time, error) {
	k, s, ok := split(t)
	if !ok {
		return time.Time{}, instantError{t}
	}
	tab := c.table(k)
	i := tab.at(s)
	if s >= tab.closing(i) {
		return t.In(c.Location()), nil
	}
	// Open until the closing of edge i, and on where the next era begins open. The last
	// era is shorter than the others.
	for tab.closing(i) == eraSeconds {
		k++
		tab, i = c.table(k), 0
	}
	origin, _ := era(k)
	if sec := origin + int64(tab.closing(i)); sec < endSecond {
		return c.instant(sec, 0), nil
	}
	return time.Time{}, exists(closesBeyond(c.held()))
}

// PrevOpen returns the latest opening at or before t: an instant that is open,
// where the one just before it is not. Its error matches [ErrRange], or [ErrNever]
// if c never opened before.
func (c *Calendar) PrevOpen(t time.Time) (time.Time, error) { return c.previous(t, true) }

// PrevClose returns the latest closing at or before t: an instant that is not
// open, where the one just before it is. Its error matches [ErrRange], or
// [ErrNever] if c never closed before.
func (c *Calendar) PrevClose(t time.Time) (time.Time, error) { return c.previous(t, false) }

// previous returns the latest opening, or closing, at or before t.
func (c *Calendar) previous(t time.Time, opening bool) (time.Time, error) {
	k, s, ok := split(t)
	if !ok {
		return time.Time{}, instantError{t}
	}
	tab := c.table(k)
	for i := tab.at(s); ; i-- {
		for i < 0 {
			if k--; k < 0 {
				return c.firstEdge(opening)
			}
			tab, s = c.table(k), eraSeconds
			i = len(tab.edges) - 2
		}
		from, to := tab.edges[i].at, tab.closing(i)
		origin, _ := era(k)
		switch {
		case from == to: // an era that begins closed
		case opening && (from > 0 || !c.openBefore(k)):
			return c.instant(origin+int64(from), 0), nil
		case !opening && to <= s && (to < eraSeconds || !c.openAtStart(k+1)):
			return c.instant(origin+int64(to), 0), nil
		}
	}
}

// openBefore reports whether the instant before era k is open.
func (c *Calendar) openBefore(k int) bool {
	if k == 0 {
		return openAt(c.held(), firstSecond-1)
	}
	tab := c.table(k - 1)
	return tab.closing(len(tab.edges)-2) == eraSeconds
}

func (c *Calendar) openAtStart(k int) bool { return c.table(k).closing(0) > 0 }

// firstEdge returns the first supported instant if it is a closing and one is asked
// for, else the error for an edge that is not within the supported years.
func (c *Calendar) firstEdge(opening bool) (time.Time, error) {
	if !opening && !c.openAtStart(0) && c.openBefore(0) {
		return c.instant(firstSecond, 0), nil
	}
	return time.Time{}, exists(edgeBefore(c.held(), opening))
}

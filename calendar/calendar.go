package calendar

import (
	"slices"
	"sync/atomic"
	"time"
)

// A Calendar is a schedule in a zone: the set of instants whose local reading,
// there, is in the schedule; or such sets put together (see [Union]). It is immutable and safe for concurrent use. What it
// has worked out it keeps, up to a fixed size. The zero Calendar never opens, in UTC.
//
// Every method takes any instant of the years 1 to 9999 UTC; for others, and when
// the answer would be one, the error is [ErrRange]. Instants are returned in the
// calendar's location.
type Calendar struct {
	source source
	loc    *time.Location
	name   string
	tables [eraCount]atomic.Pointer[table]
	totals [eraCount]atomic.Uint32 // open seconds of an era, plus one; 0 where not known
	size   atomic.Int64            // of the source and all tables
}

// maxHeld is how much memory a calendar may hold, its rules included, before it drops
// its tables and begins anew. Ten years of an office's hours take about 0.1 MB; it
// takes special days with dozens of intervals all over the centuries to get here. One
// more table may be in the making.
const maxHeld = 56 << 20

// In returns the calendar of s in loc. It returns the first mistake made in
// building s, and a [*ScheduleError] if loc is nil or two days and more from UTC, or if
// s never opens; the latter matches [ErrNever].
func (s Schedule) In(loc *time.Location) (*Calendar, error) {
	if err := s.Err(); err != nil {
		return nil, err
	}
	if err := locationFault(loc); err != nil {
		return nil, err
	}
	r, err := s.compile()
	if err != nil {
		return nil, err
	}
	z := &zoned{r, loc}
	if !z.opens() {
		return nil, &ScheduleError{Part: "schedule", Reason: "never opens; want weekly hours or special hours", Err: ErrNever}
	}
	return newCalendar(z, loc, r.size()), nil
}

// newCalendar returns the calendar of a source that holds so many bytes.
func newCalendar(s source, loc *time.Location, size int64) *Calendar {
	c := &Calendar{source: s, loc: loc}
	c.size.Store(size)
	return c
}

// Location returns the location in which c reads the clock.
func (c *Calendar) Location() *time.Location {
	if c.loc == nil {
		return time.UTC
	}
	return c.loc
}

// table returns the table of era k, making it if it is not there.
func (c *Calendar) table(k int) (t *table) {
	if t = c.tables[k].Load(); t != nil {
		return
	}
	return c.makeTable(k)
}

func (c *Calendar) makeTable(k int) *table {
	t := newTable(c.timeline(k), k)
	c.totals[k].Store(t.total + 1)
	if c.tables[k].CompareAndSwap(nil, t) && c.size.Add(t.size()) > maxHeld {
		for i := range c.tables {
			if old := c.tables[i].Swap(nil); old != nil {
				c.size.Add(-old.size())
			}
		}
	}
	return t
}

// total returns the open seconds of era k. It makes no table: a sum over many eras
// needs none of theirs.
func (c *Calendar) total(k int) int64 { return c.sum(k, k+1) }

// sum returns the open seconds of the eras [from, to).
func (c *Calendar) sum(from, to int) (seconds int64) {
	for k := from; k < to; k++ {
		known := c.totals[k].Load()
		if known == 0 {
			known = c.addUp(k)
		}
		seconds += int64(known) - 1
	}
	return seconds
}

// addUp fills in the total of era k, plus one. On its own it keeps the loop of sum
// short.
func (c *Calendar) addUp(k int) uint32 {
	known := uint32(c.timeline(k).openTime(era(k))) + 1
	c.totals[k].Store(known)
	return known
}

// timeline returns what is to be walked for era k: c, but for what is put together and
// shut in all of the era, or open.
func (c *Calendar) timeline(k int) timeline {
	s, ok := c.source.(*combined)
	if !ok {
		return c.held()
	}
	if c.totals[k].Load() == 0 && c.foresee(newOutlook(s, false), k) && c.knows(k-1, k+1) {
		// Who asks about one after the other will ask about more.
		for i, o := 0, newOutlook(s, true); i < eraCount; i++ {
			if !c.knows(i) {
				c.foresee(o, i)
			}
		}
	}
	switch from, to := era(k); c.totals[k].Load() {
	case 1:
		return level(false)
	case uint32(to-from) + 1:
		return level(true)
	}
	return s
}

// foresee fills in the total of an era that is seen to be shut, or open.
func (c *Calendar) foresee(o *outlook, k int) bool {
	from, to := era(k)
	switch v := o.over(from, to); {
	case v.shut:
		c.totals[k].Store(1)
	case v.open:
		c.totals[k].Store(uint32(to-from) + 1)
	}
	return c.knows(k)
}

// knows reports whether the total of one of the eras is filled in.
func (c *Calendar) knows(eras ...int) bool {
	return slices.ContainsFunc(eras, func(k int) bool { return k >= 0 && k < eraCount && c.totals[k].Load() > 0 })
}

// instant returns the instant ns nanoseconds after second sec, in c's location.
func (c *Calendar) instant(sec, ns int64) time.Time { return time.Unix(sec, ns).In(c.loc) }

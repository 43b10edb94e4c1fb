package calendar

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"time"
)

// Limits of what is put together, so that it holds no more memory than a schedule may.
const (
	maxParts = 64
	maxDepth = 64
	maxDaily = 512 // intervals a day, of all parts
)

// Union returns the calendar that is open whenever one of the parts is: Paris, Denver
// and Singapore as one desk. Its instants are in loc, and so are its dates; each part
// keeps its own zone. Where it is open, the first part that is open is the cause; where
// it is closed, the first part.
//
// It returns a [*ScheduleError] if
//   - loc is nil or two days and more from UTC;
//   - there are no parts, or one of them is nil;
//   - there are more than 64 parts, those of parts counted and not the parts that they
//     are of, or these are nested more than 64 deep;
//   - the parts have more than 512 intervals a day, or 36 MB of dates and hours, between
//     them.
func Union(loc *time.Location, parts ...*Calendar) (*Calendar, error) {
	return combine(union, loc, parts)
}

// Intersection returns the calendar that is open when all of the parts are: hours in
// which both the customer and the desk are there. It may turn out never to open, which
// is then the answer to what is asked of it ([ErrNever]). Where it is closed, the first
// part that is closed is the cause; where it is open, the first part. Its errors are
// those of [Union].
func Intersection(loc *time.Location, parts ...*Calendar) (*Calendar, error) {
	return combine(intersection, loc, parts)
}

// Difference returns the calendar that is open when c is and none of the others:
// office hours without the maintenance window. Where one of the others takes time away,
// the first that does is the cause: why it is open is then why the result is closed.
// Its errors are those of [Union].
func Difference(loc *time.Location, c *Calendar, minus ...*Calendar) (*Calendar, error) {
	return combine(difference, loc, append([]*Calendar{c}, minus...))
}

// Complement returns the calendar that is open when c is not, for the causes that c has.
// Its errors are those of [Union].
func Complement(loc *time.Location, c *Calendar) (*Calendar, error) {
	return combine(complement, loc, []*Calendar{c})
}

// Named returns c under a name, which goes into the causes of the calendars that c is a
// part of. Without one it is known there by the name of its zone, or, where it has
// parts, by theirs.
func (c *Calendar) Named(name string) *Calendar {
	named := newCalendar(c.source, c.loc, sizeOf(c.held()))
	named.name = name
	return named
}

// Name returns the name given to c, or "".
func (c *Calendar) Name() string { return c.name }

// An operation tells from which of its parts are open whether a calendar is.
type operation uint8

const (
	union operation = iota + 1
	intersection
	difference // the first without the others
	complement // of one
)

var operationNames = [...]string{"", "union", "intersection", "difference", "complement"}

// A combined is a source made of others.
type combined struct {
	op      operation
	parts   []part
	leaves  []*zoned                            // the schedules that it is made of, in order
	formula formula                             // of the leaves
	alike   func() (sameDates, sameRules []int) // of each leaf, the first that has the same; worked out once
}

// A part is a source and the name that it goes by in causes, or "".
type part struct {
	source
	name string
}

// combine returns the calendar of the operation on the parts.
func combine(op operation, loc *time.Location, calendars []*Calendar) (*Calendar, error) {
	what := operationNames[op]
	fault := func(format string, args ...any) error {
		return &ScheduleError{Part: what, Reason: fmt.Sprintf(format, args...)}
	}
	if err := locationFault(loc); err != nil {
		return nil, err
	}
	if len(calendars) == 0 {
		return nil, fault("has no parts; want 1 to %d calendars", maxParts)
	}
	s := &combined{op: op}
	for i, c := range calendars {
		if c == nil {
			return nil, fault("part %d is nil; want a calendar", i+1)
		}
		s.parts = append(s.parts, part{c.held(), c.name})
	}
	s.leaves = leavesOf(s, nil)
	daily := 0
	for _, z := range s.leaves {
		daily += z.daily()
	}
	switch {
	case len(s.leaves) > maxParts:
		return nil, fault("has more than %d parts, those of parts counted", maxParts)
	case depthOf(s) > maxDepth:
		return nil, fault("is nested %d deep; want at most %d", depthOf(s), maxDepth)
	case daily > maxDaily:
		return nil, fault("has up to %d intervals a day; want at most %d", daily, maxDaily)
	}
	size := sizeOf(s)
	if size > maxSize {
		return nil, fault("takes %d MB of dates and hours; want at most %d MB", 1+size>>20, maxSize>>20)
	}
	s.formula = formulaOf(s, new(int))
	s.alike = sync.OnceValues(func() (sameDates, sameRules []int) {
		return alike(s.leaves, (*rules).surelySameDates), alike(s.leaves, (*rules).surelyEqual)
	})
	return newCalendar(s, loc, size), nil
}

// leavesOf appends the schedules that a source is made of.
func leavesOf(s source, leaves []*zoned) []*zoned {
	switch s := s.(type) {
	case *zoned:
		return append(leaves, s)
	case *combined:
		for _, p := range s.parts {
			if leaves = leavesOf(p.source, leaves); len(leaves) > maxParts {
				break
			}
		}
	}
	return leaves
}

// depthOf returns how deep parts are nested in a source.
func depthOf(s source) (depth int) {
	if s, ok := s.(*combined); ok {
		for _, p := range s.parts {
			depth = max(depth, 1+depthOf(p.source))
		}
	}
	return depth
}

// sizeOf returns about how much memory a source holds, in bytes; rules that parts share
// count once.
func sizeOf(s source) (size int64) {
	var seen []*rules
	for _, z := range leavesOf(s, nil) {
		if !slices.Contains(seen, z.rules) {
			seen = append(seen, z.rules)
			size += z.size()
		}
	}
	return size
}

// decide returns whether the operation is open where the parts are as told, and the
// part that decides it.
func (s *combined) decide(open func(part int) bool) (isOpen bool, by int) {
	first := func(from int, is bool) int {
		for i := from; i < len(s.parts); i++ {
			if open(i) == is {
				return i
			}
		}
		return -1
	}
	switch s.op {
	case union:
		by = first(0, true)
		return by >= 0, max(by, 0)
	case intersection:
		by = first(0, false)
		return by < 0, max(by, 0)
	case difference:
		if !open(0) {
			return false, 0
		}
		by = first(1, true)
		return by < 0, max(by, 0)
	default:
		return !open(0), 0
	}
}

// openTime goes era by era.
func (s *combined) openTime(from, to int64) (total int64) {
	o := newOutlook(s, false)
	for ; from < to; from += eraSeconds {
		total += o.openTime(from, min(from+eraSeconds, to))
	}
	return total
}

// openTime returns the open seconds in [from, to), an era at most.
func (o *outlook) openTime(from, to int64) (total int64) {
	switch v := o.over(from, to); {
	case v.shut:
		return 0
	case v.open:
		return to - from
	}
	for _, r := range o.runs(from, to) {
		total += int64(r.end - r.start)
	}
	return total
}

// A merger says what is open of two sources: where neither is, the first, the second,
// and both.
type merger [4]bool

var (
	either = merger{false, true, true, true}
	both   = merger{false, false, false, true}
	less   = merger{false, true, false, false}
)

func (s *combined) runs(from, to int64) []run {
	switch s.op {
	case union:
		return fold(s.parts, from, to, either)
	case intersection:
		return fold(s.parts, from, to, both)
	case difference:
		open := s.parts[0].runs(from, to)
		if len(open) > 0 && len(s.parts) > 1 {
			open = merged(open, fold(s.parts[1:], from, to, either), less)
		}
		return open
	default:
		return merged([]run{{0, uint32(to - from)}}, s.parts[0].runs(from, to), less)
	}
}

// fold merges the runs of the parts, halves first.
func fold(parts []part, from, to int64, m merger) []run {
	if len(parts) == 1 {
		return parts[0].runs(from, to)
	}
	half := len(parts) / 2
	a := fold(parts[:half], from, to, m)
	if len(a) == 0 && m == both {
		return nil
	}
	return merged(a, fold(parts[half:], from, to, m), m)
}

// merged returns the runs that are open as m says of a and b.
func merged(a, b []run, m merger) []run {
	runs := make([]run, 0, len(a)+len(b))
	i, j := 0, 0 // edges: the even ones begin a run
	nextA, nextB := edgeOf(a, 0), edgeOf(b, 0)
	open := false
	for {
		at := min(nextA, nextB)
		if at == math.MaxUint32 {
			return runs
		}
		if nextA == at {
			i++
			nextA = edgeOf(a, i)
		}
		if nextB == at {
			j++
			nextB = edgeOf(b, j)
		}
		if is := m[i&1|j&1<<1]; is != open {
			if open = is; open {
				runs = append(runs, run{start: at})
			} else {
				runs[len(runs)-1].end = at
			}
		}
	}
}

// edgeOf returns edge i of the runs, or MaxUint32 past the last.
func edgeOf(runs []run, i int) uint32 {
	switch {
	case i>>1 >= len(runs):
		return math.MaxUint32
	case i&1 == 0:
		return runs[i>>1].start
	default:
		return runs[i>>1].end
	}
}

// pieces are those of the part that decides. It looks at
// some weeks at a time, so that the first come soon.
func (s *combined) pieces(from, to int64, visit func(piece) bool) {
	const weeks = 4 * 7 * secondsPerDay
	for more := true; more && from < to; from += weeks {
		end := min(from+weeks, to)
		tiles := make([][]piece, len(s.parts))
		for i, p := range s.parts {
			p.pieces(from, end, func(x piece) bool { tiles[i] = append(tiles[i], x); return true })
		}
		for at := from; more && at < end; {
			p := piece{start: at, end: end}
			for i := range tiles {
				if tiles[i][0].end == at {
					tiles[i] = tiles[i][1:]
				}
				p.end = min(p.end, tiles[i][0].end)
			}
			isOpen, by := s.decide(func(i int) bool { return tiles[i][0].open })
			p.open, p.cause = isOpen, s.parts[by].cause(tiles[by][0].cause)
			more = visit(p)
			at = p.end
		}
	}
}

// cause returns a cause within p as it is told outside.
func (p part) cause(c Cause) Cause {
	name := p.name
	if z, ok := p.source.(*zoned); ok && name == "" {
		name = z.loc.String()
	}
	switch {
	case c.Part == "":
		c.Part = name
	case name != "":
		c.Part = name + "/" + c.Part
	}
	return c
}

// goesOn looks at the 400 years after which dates, weekdays and zones repeat, beyond
// those days in which single dates still count.
func (s *combined) goesOn(after, open bool) bool {
	const cycle = 146_097 * secondsPerDay
	from := int64(endSecond + slack)
	if !after {
		from = firstSecond - slack - cycle
	}
	o := newOutlook(s, true)
	for end := from + cycle; from < end; from += eraSeconds {
		length := min(eraSeconds, end-from)
		if seconds := o.openTime(from, from+length); open && seconds > 0 || !open && seconds < length {
			return true
		}
	}
	return false
}

func (s *combined) weekly() (n int) {
	for _, p := range s.parts {
		n += p.weekly()
	}
	return n
}

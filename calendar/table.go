package calendar

import (
	"math"
	"math/bits"
	"slices"
	"time"
)

// The supported instants, as seconds since 1970 UTC: the years 1 to 9999.
const (
	firstSecond = -62135596800
	endSecond   = 253402300800
)

// The UTC line is cut into eras of equal length, 17 years, and each has a table
// made when it is first asked about. Shorter eras make the first question cheaper
// and long durations dearer.
const (
	eraBits    = 29
	eraSeconds = 1 << eraBits
	eraCount   = (endSecond - firstSecond + eraSeconds - 1) >> eraBits
)

// An edge is an opening: the second of the era at which it happens, and the open
// seconds of the era before it. It closes when the open time has grown to the
// next edge's.
type edge struct{ at, before uint32 }

// A table holds the open time of one era, both ways: from an instant to the open
// time before it, and back. The first edge is at 0, of no length if the era begins
// closed; the last one, past the end, opens nothing and stops the searches.
type table struct {
	edges  []edge
	byTime index // of edge.at
	byOpen index // of edge.before
	total  uint32
}

// An index finds the edge for a key by the bucket that the key falls in: for each
// bucket the last edge at or before its start, divided by 2^coarse so that it fits,
// and from there it is a step or two.
type index struct {
	first  []uint16
	shift  uint8
	coarse uint8
}

// atOnce is how many runs a week are walked for an era at once. More would take more
// memory than need be.
const atOnce = 512

// newTable builds the table of era k.
func newTable(src timeline, k int) *table {
	origin, end := era(k)
	step := int64(eraSeconds)
	for n := src.weekly(); n > atOnce; n /= 2 {
		step /= 2
	}
	var edges []edge
	total, last := uint32(0), uint32(0) // the open time so far, and the last closing
	for from := origin; from < end; from += step {
		runs, at := src.runs(from, min(from+step, end)), uint32(from-origin)
		if edges == nil {
			edges = make([]edge, 1, int64(len(runs))*eraSeconds/step+2)
		}
		for _, r := range runs {
			if at+r.start > last {
				edges = append(edges, edge{at + r.start, total})
			}
			total += r.end - r.start
			last = at + r.end
		}
	}
	edges = append(edges, edge{math.MaxUint32, math.MaxUint32})
	if step < eraSeconds {
		edges = slices.Clone(edges) // with no room to spare
	}
	t := &table{edges: edges, total: total}
	t.byTime = newIndex(edges, eraSeconds, func(e edge) uint32 { return e.at })
	t.byOpen = newIndex(edges, t.total, func(e edge) uint32 { return e.before })
	edges[len(edges)-1].before = t.total
	return t
}

// newIndex returns an index of the edges by key, for keys in [0, limit).
func newIndex(edges []edge, limit uint32, key func(edge) uint32) index {
	var x index
	buckets := min(len(edges), 1<<16)
	for int(limit>>x.shift) > buckets {
		x.shift++
	}
	x.coarse = uint8(max(0, bits.Len(uint(len(edges)))-16))
	x.first = make([]uint16, (max(limit, 1)-1)>>x.shift+1)
	i := 0
	for b := range x.first {
		for key(edges[i+1]) <= uint32(b)<<x.shift {
			i++
		}
		x.first[b] = uint16(i >> x.coarse)
	}
	return x
}

// at returns the last edge at or before second s of the era.
func (t *table) at(s uint32) int {
	i := int(t.byTime.first[s>>t.byTime.shift]) << t.byTime.coarse
	for t.edges[i+1].at <= s {
		i++
	}
	return i
}

// holding returns the last edge that has at most the given open time before it;
// open < t.total.
func (t *table) holding(open uint32) int {
	i := int(t.byOpen.first[open>>t.byOpen.shift]) << t.byOpen.coarse
	for t.edges[i+1].before <= open {
		i++
	}
	return i
}

// closing returns the second of the era at which edge i closes.
func (t *table) closing(i int) uint32 {
	return t.edges[i].at + t.edges[i+1].before - t.edges[i].before
}

// size returns the memory that t holds, in bytes.
func (t *table) size() int64 {
	return int64(128 + 8*cap(t.edges) + 2*len(t.byTime.first) + 2*len(t.byOpen.first))
}

// era returns the seconds [origin, end) of era k.
func era(k int) (origin, end int64) {
	origin = firstSecond + int64(k)<<eraBits
	return origin, min(origin+eraSeconds, endSecond)
}

// split returns the era of t and the second within it; ok is false outside the
// supported years.
func split(t time.Time) (k int, s uint32, ok bool) {
	sec := uint64(t.Unix() - firstSecond)
	return int(sec >> eraBits), uint32(sec & (eraSeconds - 1)), sec < endSecond-firstSecond
}

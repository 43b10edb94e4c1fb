package zones

import "time"

// probeStep is the distance between two looks at the offset. Two transitions
// less than a step apart that cancel each other would be missed. The database
// has none: from 1830 to 2110, steps of 30 minutes find no more in any zone.
const probeStep = 6 * time.Hour

// Transitions returns, in order, the instants in (from, to] at which the UTC
// offset of loc changes: the first instant of each new offset. A change of name
// or of the DST flag alone is none.
//
// It asks only for the offset at single instants, every 6 hours, and bisects
// between two that differ: about 10 ms for two centuries.
func Transitions(loc *time.Location, from, to time.Time) []time.Time {
	var found []time.Time
	offset := Offset(loc, from)
	for from.Before(to) {
		probe := from.Add(probeStep)
		if probe.After(to) {
			probe = to
		}
		for ahead := Offset(loc, probe); offset != ahead; offset = Offset(loc, from) {
			from = firstChange(loc, from, probe)
			found = append(found, from)
		}
		from = probe
	}
	return found
}

// Offset returns the seconds that loc is ahead of UTC at t.
func Offset(loc *time.Location, t time.Time) int {
	_, offset := t.In(loc).Zone()
	return offset
}

// firstChange bisects (from, to], whose ends differ in offset, for a second at
// which the offset is no longer that of from.
func firstChange(loc *time.Location, from, to time.Time) time.Time {
	offset := Offset(loc, from)
	// The offset is constant within a second, so whole seconds suffice.
	last, first := from.Unix(), to.Unix()
	for first-last > 1 {
		mid := last + (first-last)/2
		if Offset(loc, time.Unix(mid, 0)) == offset {
			last = mid
		} else {
			first = mid
		}
	}
	return time.Unix(first, 0).In(loc)
}

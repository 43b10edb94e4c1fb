package calendar

import "time"

// SameZone is tested on its own: Equal and the forms ask it only of zones of one name.
var SameZone = sameZone

// LongestSearch returns how many edges a search in the table of the era of t goes past, at
// most, from where the index says.
func LongestSearch(c *Calendar, t time.Time) (most int) {
	k, _, _ := split(t)
	tab := c.table(k)
	longest := func(x index, i int, key uint32) {
		most = max(most, i-int(x.first[key>>x.shift])<<x.coarse)
	}
	for i, e := range tab.edges[:len(tab.edges)-1] {
		next := tab.edges[i+1]
		longest(tab.byTime, i, min(next.at, eraSeconds)-1)
		if next.before > e.before {
			longest(tab.byOpen, i, next.before-1)
		}
	}
	return most
}

// Tables makes the table of the era of t n times, and returns them and the size that they
// say they have.
func Tables(c *Calendar, t time.Time, n int) (tables any, size int64) {
	k, _, _ := split(t)
	made := make([]*table, n)
	for i := range made {
		made[i] = newTable(c.held(), k)
		size += made[i].size()
	}
	return made, size
}

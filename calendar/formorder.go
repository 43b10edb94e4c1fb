package calendar

import (
	"encoding/binary"
	"math"
	"slices"
	"sort"

	"github.com/rickar/cal/v2"
)

// Schedules that are equal may have their lists of holidays in different orders: the
// order shows only where holidays of whole dates share one, in that of their names. Of
// the orders that show the same, a form has the one that comes first by the names of the
// lists. To find it the rules are asked about all years, some milliseconds for each
// dozen, but only where lists don't stand in the order of their names anyway.

// An orderer finds that order.
type orderer struct {
	names  []string // of the lists, sorted
	claims []claim  // by date, each once
	known  map[string]bool
}

// A claim is what an order has to keep: one list comes after at least one of others,
// because there is a date on which a name of theirs is told right before one of its own.
type claim struct {
	date  dayNumber // the first on which it was found
	list  int       // both by their places among the names
	after []int     // if the list itself is one of them, that does not help it
}

// order returns the order of the lists on the dates from one on, and the date at which it
// ends: until, unless the periods of r have lists in orders that no single one can stand
// for. present is the order in all of them, or nil.
func (o *orderer) order(r *rules, from, until dayNumber, present []string) (order []string, end dayNumber) {
	const decade = 3653
	o.claims, o.known = nil, make(map[string]bool)
	for length := dayNumber(decade); from < until; length *= 2 { // it is often enough to look at twice as many
		for next := min(from+length, until); from < next; {
			i := r.at(from)
			end := min(r.until(i), from+decade, next)
			o.ask(&r.periods[i], from, end)
			from = end
		}
		switch order = o.first(len(o.claims)); {
		case order == nil:
			i := sort.Search(len(o.claims), func(i int) bool { return o.first(i+1) == nil })
			end = o.claims[i].date
			return o.first(sort.Search(i, func(i int) bool { return o.claims[i].date == end })), end
		case slices.Equal(order, present): // more claims would only take it further away from the first of all
			return order, until
		}
	}
	return order, until
}

// A telling is a holiday as it is told on its date.
type telling struct {
	date       dayNumber
	year, list int // the year is that which the rule was asked about
	name       string
}

// ask adds what the order has to keep on the dates [from, until) of p.
func (o *orderer) ask(p *period, from, until dayNumber) {
	var all []telling
	scratch := new(cal.Holiday)
	for year := from.year() - 1; year <= until.year()+1; year++ { // see observances
		for i := range p.holidays {
			h := &p.holidays[i]
			if date, _, ok := observed(&h.Holiday, scratch, year); ok && h.closed == wholeDay && date >= from && date < until {
				list, _ := slices.BinarySearch(o.names, h.list)
				all = append(all, telling{date, year, list, h.Name})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b telling) int { return int(a.date) - int(b.date) })
	for i, j := 0, 0; i < len(all); i = j {
		if j = i + 1; j == len(all) || all[j].date > all[i].date {
			continue
		}
		told := make(map[string]bool) // for an earlier year, whatever the order
		for j = i; j < len(all) && all[j].date == all[i].date; {
			first := j
			for j++; j < len(all) && all[j].date == all[first].date && all[j].year == all[first].year; {
				j++
			}
			o.claim(all[first:j], told)
		}
	}
}

// claim adds what the order has to keep on a date, on which all are told for one year, in
// that order. It adds their names to those told.
func (o *orderer) claim(all []telling, told map[string]bool) {
	var names []string
	places := make(map[string]int)
	by := make(map[string][]int) // the lists that have a name
	for _, t := range all {
		if told[t.name] {
			continue
		}
		if _, ok := places[t.name]; !ok {
			places[t.name] = len(names)
			names = append(names, t.name)
		}
		by[t.name] = append(by[t.name], t.list)
	}
	type entry struct {
		list int
		name string
	}
	own := make(map[entry]bool)
	for _, t := range all {
		own[entry{t.list, t.name}] = true
		place := places[t.name] // 0 also of one that was told
		if place == 0 || own[entry{t.list, names[place-1]}] {
			continue
		}
		o.add(claim{t.date, t.list, by[names[place-1]]})
	}
	for _, name := range names {
		told[name] = true
	}
}

func (o *orderer) add(c claim) {
	key := binary.AppendUvarint(nil, uint64(c.list))
	for _, list := range c.after {
		key = binary.AppendUvarint(key, uint64(list))
	}
	if !o.known[string(key)] {
		o.known[string(key)] = true
		o.claims = append(o.claims, c)
	}
}

// first returns the first order that keeps the first n claims, or nil if none does. A
// list that may come next may do so also later: it takes the first each time.
func (o *orderer) first(n int) (order []string) {
	const placed = math.MaxInt
	waits := make([]int, len(o.names))   // for how many claims
	meets := make([][]int, len(o.names)) // claims, once the list is placed
	for i, c := range o.claims[:n] {
		waits[c.list]++
		for _, list := range c.after {
			meets[list] = append(meets[list], i)
		}
	}
	met := make([]bool, n)
	for range o.names {
		next := slices.Index(waits, 0)
		if next < 0 {
			return nil
		}
		order = append(order, o.names[next])
		waits[next] = placed
		for _, i := range meets[next] {
			if !met[i] {
				met[i] = true
				waits[o.claims[i].list]--
			}
		}
	}
	return order
}

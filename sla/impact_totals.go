package sla

import (
	"fmt"
	"time"
)

// An Impact is what a change does to many tickets: totals by their priority, that before
// the change where it changes too. Index it with a [priority.Level]; what has no deadline
// on either side has no priority and is under 0. Impacts are comparable with ==.
type Impact [10]Totals

// Total returns the totals over all priorities.
func (i Impact) Total() (sum Totals) {
	for _, t := range i {
		sum = sum.Plus(t)
	}
	return sum
}

// Plus returns the impact on the tickets of i and of j, which are others.
func (i Impact) Plus(j Impact) Impact {
	for l := range i {
		i[l] = i[l].Plus(j[l])
	}
	return i
}

// String returns the totals over all priorities in one line, as that of [Totals] does.
func (i Impact) String() string { return i.Total().String() }

// Totals count what a change does to tickets. They are comparable with ==.
type Totals struct {
	Tickets int // all that were compared
	Failed  int // those with an error, which count for nothing else

	Earlier, Later         int           // due instants that move
	MostEarlier, MostLater time.Duration // by how much at most, 0 or more
	Gained, Lost           int           // tickets that have a due instant only after, or only before

	BreachedBefore, BreachedAfter      int
	BreachesAppeared, BreachesVanished int
}

// count adds a ticket.
func (t *Totals) count(e *Effect) {
	t.Tickets++
	switch {
	case e.Err != nil:
		t.Failed++
	case e.Shift < 0:
		t.Earlier++
		t.MostEarlier = max(t.MostEarlier, -e.Shift)
	case e.Shift > 0:
		t.Later++
		t.MostLater = max(t.MostLater, e.Shift)
	case e.Moved() && e.Before.due.IsZero():
		t.Gained++
	case e.Moved():
		t.Lost++
	}
	if e.BreachedBefore {
		t.BreachedBefore++
	}
	if e.BreachedAfter {
		t.BreachedAfter++
	}
	switch {
	case e.BreachedAfter && !e.BreachedBefore:
		t.BreachesAppeared++
	case e.BreachedBefore && !e.BreachedAfter:
		t.BreachesVanished++
	}
}

// Moved returns how many tickets are due at another instant than before, or are due at
// all only on one side.
func (t Totals) Moved() int { return t.Earlier + t.Later + t.Gained + t.Lost }

// Plus returns the totals of the tickets of t and of u, which are others.
func (t Totals) Plus(u Totals) Totals {
	return Totals{
		Tickets:          t.Tickets + u.Tickets,
		Failed:           t.Failed + u.Failed,
		Earlier:          t.Earlier + u.Earlier,
		Later:            t.Later + u.Later,
		MostEarlier:      max(t.MostEarlier, u.MostEarlier),
		MostLater:        max(t.MostLater, u.MostLater),
		Gained:           t.Gained + u.Gained,
		Lost:             t.Lost + u.Lost,
		BreachedBefore:   t.BreachedBefore + u.BreachedBefore,
		BreachedAfter:    t.BreachedAfter + u.BreachedAfter,
		BreachesAppeared: t.BreachesAppeared + u.BreachesAppeared,
		BreachesVanished: t.BreachesVanished + u.BreachesVanished,
	}
}

// String returns the totals in one line, as in "412 of 10000 deadlines moved: 412
// later, by up to 72h0m0s; breaches: 20 before, 17 after: 3 gone". What is none is left
// out.
func (t Totals) String() string {
	s := fmt.Sprintf("%d of %d deadlines moved", t.Moved(), t.Tickets)
	s += listed(": ",
		counted{t.Later, "later, by up to " + t.MostLater.String()},
		counted{t.Earlier, "earlier, by up to " + t.MostEarlier.String()},
		counted{t.Gained, "gained"}, counted{t.Lost, "lost"})
	if t.BreachedBefore > 0 || t.BreachedAfter > 0 {
		s += fmt.Sprintf("; breaches: %d before, %d after", t.BreachedBefore, t.BreachedAfter)
		s += listed(": ", counted{t.BreachesAppeared, "new"}, counted{t.BreachesVanished, "gone"})
	}
	return s + listed("; ", counted{t.Failed, "not compared"})
}

// counted is a number of things.
type counted struct {
	n    int
	what string
}

// listed returns those of which there are some, behind a text that leads to them.
func listed(lead string, all ...counted) (s string) {
	for _, c := range all {
		if c.n > 0 {
			s += fmt.Sprintf("%s%d %s", lead, c.n, c.what)
			lead = ", "
		}
	}
	return s
}

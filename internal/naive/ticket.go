// Package naive is the clock of a ticket as a patient person would keep it: it walks
// from minute to minute, asks every minute whether the desk is open, and adds one.
// There are no intervals, no sums and no searches. It was written from the rules that
// the doc of package sla tells, and shares nothing with its code, which is tested
// against it.
//
// It keeps whole minutes: events, opening hours, targets, changes of the zone and the
// instants asked about must lie on them. Only an alert may fire within a minute.
package naive

import (
	"time"

	"github.com/dueby/dueby/internal/oracle"
)

// Metric is one of the four spans that are measured.
type Metric int

// The metrics.
const (
	FirstResponse Metric = iota
	NextResponse
	Update
	Resolution
	Metrics int = iota
)

// Rule says what a change does to a clock that has begun.
type Rule string

// The rules.
const (
	Carry   Rule = "carry"
	Restart Rule = "restart"
	Keep    Rule = "keep"
)

// Plan is what was promised. Targets are by metric, then by level from 1.
type Plan struct {
	BestEffort bool
	Hours      string // the name of its schedule
	Targets    [Metrics][5]Target
	Unpaused   [Metrics]bool
	Thresholds []int
	Rules      map[string]Rule // by "priority", "plan", "calendar"
}

// Event is one line of the log. Kinds are "opened", "agent replied", "resolved",
// "cancelled", "resumed", "paused", "priority set", "plan changed", "zone changed",
// "hours changed" (to a calendar of its own), "customer replied", "reopened".
type Event struct {
	Kind  string
	Level int
	Name  string // of the plan, the zone or the calendar
}

// World is what is known besides the log.
type World struct {
	Plans     map[string]Plan
	Hours     map[string]oracle.Schedule
	Zones     map[string]*time.Location
	Calendars map[string][2]string // a name: hours and zone
	clocks    map[[2]string]*clock
}

// A clock answers whether hours are open in a zone. It remembers what it was told, day
// by day, and asks nobody but the oracle.
type clock struct {
	oracle oracle.Clock
	days   map[int64]*[24 * 60]bool
}

func (w *World) clock(hours, zone string) *clock {
	key := [2]string{hours, zone}
	if w.clocks == nil {
		w.clocks = map[[2]string]*clock{}
	}
	if w.clocks[key] == nil {
		w.clocks[key] = &clock{oracle.Clock{Schedule: w.Hours[hours], Loc: w.Zones[zone], Step: time.Minute}, map[int64]*[24 * 60]bool{}}
	}
	return w.clocks[key]
}

// isOpen reports whether the minute that begins at t is open.
func (c *clock) isOpen(t time.Time) bool {
	day := t.Unix() / (24 * 60 * 60)
	minutes := c.days[day]
	if minutes == nil {
		minutes = new([24 * 60]bool)
		for i := range minutes {
			minutes[i] = c.oracle.IsOpen(time.Unix(day*24*60*60+int64(i)*60, 0))
		}
		c.days[day] = minutes
	}
	return minutes[t.Unix()/60%(24*60)]
}

// Ticket is a ticket at the instant Now.
type Ticket struct {
	World *World
	Now   time.Time

	isOpened, isCancelled, isResolved, isPaused, isResponded bool

	cancelledAt time.Time
	level       int
	plan, zone  string
	calendar    string // named; "" for the plan's own hours
	cycles      [Metrics][]*cycle
	fired       []Alert
}

type cycle struct {
	start, stop time.Time
	running     bool
	elapsed     int
	all         []*commitment
}

// Open returns a ticket of which nothing is known yet, of a customer with that plan in
// that zone.
func (w *World) Open(plan, zone string, now time.Time) *Ticket {
	return &Ticket{World: w, Now: now, plan: plan, zone: zone}
}

func (t *Ticket) last(m Metric) (*cycle, *commitment) {
	if len(t.cycles[m]) == 0 {
		return nil, nil
	}
	c := t.cycles[m][len(t.cycles[m])-1]
	return c, c.all[len(c.all)-1]
}

// Hear lets an event happen now. It returns false, and does nothing, if that cannot
// be.
func (t *Ticket) Hear(e Event) bool {
	if t.isOpened == (e.Kind == "opened") || t.isCancelled {
		return false
	}
	switch e.Kind {
	case "opened":
		t.isOpened, t.level = true, e.Level
		t.start(FirstResponse)
		t.start(Update)
		t.start(Resolution)
	case "agent replied":
		t.stop(FirstResponse)
		t.stop(NextResponse)
		if !t.isResolved {
			t.stop(Update)
			t.start(Update)
		}
		t.isResponded = true
	case "customer replied":
		if c, _ := t.last(NextResponse); t.isResponded && (c == nil || !c.running) {
			t.start(NextResponse)
		}
	case "resolved":
		if t.isResolved {
			return false
		}
		for m := range Metric(Metrics) {
			t.stop(m)
		}
		t.isResolved, t.isResponded, t.isPaused = true, true, false
	case "reopened":
		if !t.isResolved {
			return false
		}
		t.isResolved = false
		t.start(Update)
		t.start(Resolution)
	case "paused", "resumed":
		if t.isPaused == (e.Kind == "paused") {
			return false
		}
		t.isPaused = e.Kind == "paused"
	case "cancelled":
		t.isCancelled, t.cancelledAt = true, t.Now
	default:
		t.hearChange(e)
	}
	return true
}

func (t *Ticket) hearChange(e Event) {
	old := *t
	rules := t.World.Plans[t.plan].Rules
	kind := ""
	switch e.Kind {
	case "priority set":
		t.level, kind = e.Level, "priority"
	case "plan changed":
		t.plan, t.calendar, kind = e.Name, "", "plan"
	case "zone changed":
		t.zone, t.calendar, kind = e.Name, "", "calendar"
	case "hours changed":
		t.calendar, kind = e.Name, "calendar"
	default:
		panic("naive: no kind of event: " + e.Kind)
	}
	same := old.level == t.level && old.plan == t.plan && old.zone == t.zone && old.calendar == t.calendar
	if same || rules[kind] == Keep {
		return
	}
	for m := range Metric(Metrics) {
		c, before := t.last(m)
		if c == nil || !c.running {
			continue
		}
		t.end(before, "replaced")
		if rules[kind] == Restart {
			c.all = append(c.all, t.promise(m, t.Now, 0))
		} else {
			c.all = append(c.all, t.promise(m, before.since, before.used))
		}
	}
}

func (t *Ticket) start(m Metric) {
	t.cycles[m] = append(t.cycles[m], &cycle{start: t.Now, running: true, all: []*commitment{t.promise(m, t.Now, 0)}})
}

func (t *Ticket) stop(m Metric) {
	if c, last := t.last(m); c != nil && c.running {
		t.end(last, "met")
		c.running, c.stop = false, t.Now
	}
}

// Minute lets a minute pass.
func (t *Ticket) Minute() {
	if !t.isCancelled {
		for m := range Metric(Metrics) {
			if c, last := t.last(m); c != nil && c.running {
				for _, a := range t.firing(m) {
					t.fired, last.fired[a.Percent] = append(t.fired, a), true
				}
				t.pass(m)
			}
		}
	}
	t.Now = t.Now.Add(time.Minute)
}

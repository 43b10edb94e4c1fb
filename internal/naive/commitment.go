package naive

import "time"

// A commitment is a target in force.
type commitment struct {
	from, until time.Time
	since       time.Time // from when its target is measured
	level       int
	plan        string
	clock       *clock
	bestEffort  bool
	unpaused    bool
	budget      int
	used        int
	over        bool      // more was used than is allowed as it began
	passed      bool      // the due instant lies behind
	due         time.Time // if nothing more happens; while paused, before what has passed; or on record
	outcome     string    // once it has ended
	fired       map[int]bool
	thresholds  []int
}

// promise returns the commitment for a metric that the plan and the level now make, with
// a target measured from an instant, against which so much counts.
func (t *Ticket) promise(m Metric, since time.Time, used int) *commitment {
	p := t.World.Plans[t.plan]
	c := &commitment{
		from: t.Now, since: since, level: t.level, plan: t.plan, clock: t.World.clock(p.Hours, t.zone), bestEffort: p.BestEffort,
		unpaused: p.Unpaused[m], used: used, fired: map[int]bool{}, thresholds: p.Thresholds,
	}
	if t.calendar != "" {
		named := t.World.Calendars[t.calendar]
		c.clock = t.World.clock(named[0], named[1])
	}
	if target := p.Targets[m][t.level]; !p.BestEffort && !target.none() {
		c.due = target.due(c.clock, since)
		c.budget = c.clock.between(since, c.due)
		c.over = used > c.budget
		if c.clock.between(since, t.Now) != used {
			// Pauses took some of it out, or another clock counted it: what is left of the
			// target is still to come.
			c.due = c.clock.after(t.Now, c.budget-used)
		}
		if c.due.Before(t.Now) {
			c.due = t.Now
		}
	}
	return c
}

// end puts the outcome of a commitment on record: the given one if it was on time.
func (t *Ticket) end(c *commitment, outcome string) {
	v := t.judge(c)
	c.until, c.due = t.Now, v.due
	switch {
	case v.state == "breached", v.state == "no target", v.state == "best effort":
		outcome = v.state
	case outcome == "met" && v.state == "paused":
		c.due = v.dueIfResumed
	}
	c.outcome = outcome
}

// counts reports whether the clock of a commitment runs, be it open or not.
func (t *Ticket) counts(c *commitment) bool { return !t.isPaused || c.unpaused }

// pass lets the minute that begins now pass for a metric. Of a pause, the open minutes
// before the due instant move that by as many.
func (t *Ticket) pass(m Metric) {
	c, last := t.last(m)
	counts, isOpen := t.counts(last), last.clock.isOpen(t.Now)
	switch {
	case last.budget == 0 || last.passed:
	case last.over:
		last.passed, last.due = true, last.from
	case counts && !t.Now.Before(last.due):
		last.passed, last.due = true, t.Now
	case !counts && isOpen && t.Now.Before(last.due):
		last.due = last.clock.after(last.due, 1)
	}
	if !last.bestEffort && counts && isOpen {
		t.fireWithin(m)
		last.used++
		c.elapsed++
	}
}

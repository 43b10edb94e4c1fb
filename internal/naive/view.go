package naive

import "time"

// View is how a metric stands. Times that are not there are the zero time.
type View struct {
	State, Phase      string
	Cycle             int
	Level             int
	Plan              string
	Started, Stopped  time.Time
	Elapsed           int // minutes of the cycle
	Used, Budget      int // minutes of the commitment
	Due, DueIfResumed time.Time
	Breached          time.Time
	Commitments       []Promise
}

// Promise is one commitment of the cycle.
type Promise struct {
	State                      string
	Level                      int
	Plan                       string
	From, Until, Due, Breached time.Time
	Used, Budget               int
}

// Look returns how the metric stands now.
func (t *Ticket) Look(m Metric) View {
	c, last := t.last(m)
	if c == nil {
		return View{State: "not started", Phase: "not started"}
	}
	j := t.judge(last)
	v := View{
		State: j.state, Phase: "running", Cycle: len(t.cycles[m]), Level: last.level, Plan: last.plan,
		Started: c.start, Stopped: c.stop, Elapsed: c.elapsed, Used: last.used, Budget: last.budget,
		Due: j.due, DueIfResumed: j.dueIfResumed,
	}
	switch {
	case !c.running:
		v.Phase = "stopped"
	case t.isCancelled:
		v.Phase, v.Stopped = "cancelled", t.cancelledAt
	case !t.counts(last):
		v.Phase = "paused"
	}
	if v.State == "breached" {
		v.Breached = v.Due
	}
	for _, p := range c.all {
		j := t.judge(p)
		view := Promise{
			State: j.state, Level: p.level, Plan: p.plan, From: p.from, Until: p.until, Due: j.due,
			Used: p.used, Budget: p.budget,
		}
		if j.state == "breached" {
			view.Breached = j.due
		}
		if p == last && v.Phase == "cancelled" {
			view.Until = t.cancelledAt
		}
		v.Commitments = append(v.Commitments, view)
	}
	return v
}

type judgement struct {
	state             string
	due, dueIfResumed time.Time
}

func (t *Ticket) judge(c *commitment) judgement {
	switch {
	case c.outcome != "":
		return judgement{state: c.outcome, due: c.due}
	case c.over:
		return judgement{state: "breached", due: c.from}
	case c.passed && c.due.Before(t.Now):
		return judgement{state: "breached", due: c.due}
	case t.isCancelled:
		return judgement{state: "cancelled"}
	case c.bestEffort:
		return judgement{state: "best effort"}
	case c.budget == 0:
		return judgement{state: "no target"}
	case !t.counts(c):
		return judgement{state: "paused", dueIfResumed: t.ahead(c)}
	}
	return judgement{state: "running", due: t.ahead(c)}
}

// ahead returns the due instant if the clock runs from now on: after a pause, not before
// its end.
func (t *Ticket) ahead(c *commitment) time.Time {
	if c.due.Before(t.Now) {
		return t.Now
	}
	return c.due
}

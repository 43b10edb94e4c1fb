package main

import (
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// A ticket is what the log of an incident comes to, as of an instant.
type ticket struct {
	views []view // one for each cycle of the resolution
}

// A view is a ticket at the instant at which all is known of a cycle: the last one as
// of the instant that was asked for, an earlier one as of when the next begins.
type view struct {
	*sla.Ticket
	at time.Time
}

// newTicket replays a log. An earlier cycle is looked at in the log up to where the
// next one begins, which may be in the same minute.
func newTicket(c *sla.DeadlineCalculator, log []sla.Event, at time.Time) (ticket, []sla.Finding) {
	var t ticket
	whole, found := c.Replay(log...)
	for i, e := range log {
		if e.Kind == sla.KindReopened && !e.At.After(at) && whole.Status(plan.Resolution, e.At).Cycle > len(t.views)+1 {
			before, _ := c.Replay(log[:i]...)
			t.views = append(t.views, view{before, e.At})
		}
	}
	t.views = append(t.views, view{whole, at})
	return t, found
}

// cycles returns the views that show the cycles of a metric that have begun, each its
// own. The first response has only one, of which the last view knows all.
func (t ticket) cycles(m plan.Metric) []view {
	views := t.views
	if m != plan.Resolution {
		views = views[len(views)-1:]
	}
	if views[len(views)-1].Status(m, views[len(views)-1].at).Cycle == 0 {
		return nil
	}
	return views
}

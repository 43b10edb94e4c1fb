package main

import (
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// A ticket is what the log of an incident comes to, as of an instant.
type ticket struct {
	*sla.Ticket
	at time.Time
}

// cycles returns how the cycles of a metric that have begun stand.
func (t ticket) cycles(m plan.Metric) []sla.Status { return t.Cycles(m, t.at) }

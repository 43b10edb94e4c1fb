// Package workload is the tickets by which replay is measured.
package workload

import (
	"fmt"
	"time"

	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TwentyEvents returns the log of a ticket that is paused and resumed, raised, answered,
// resolved and reopened. The number of the ticket is in the IDs of its events.
func TwentyEvents(opened time.Time, ticket int) []sla.Event {
	at := opened
	next := func(hours int) time.Time { at = at.Add(time.Duration(hours) * time.Hour); return at }
	log := []sla.Event{sla.Opened(at, priority.P4)}
	for range 3 {
		log = append(log, sla.Paused(next(1), "waiting for the customer"), sla.Resumed(next(5)))
	}
	log = append(log, sla.PrioritySet(next(1), priority.P3), sla.AgentReplied(next(1)), sla.CustomerReplied(next(3)))
	for range 3 {
		log = append(log, sla.Paused(next(2), "waiting for the customer"), sla.Resumed(next(20)))
	}
	log = append(log, sla.AgentReplied(next(1)), sla.Resolved(next(1)), sla.Reopened(next(30)), sla.Resolved(next(9)))
	for i := range log {
		log[i] = log[i].WithID(fmt.Sprintf("INC%07d/%d", ticket, i))
	}
	return log
}

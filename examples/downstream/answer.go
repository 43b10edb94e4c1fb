package main

import (
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// An answer is what the helpdesk wants to know of a ticket: how the first response
// stands, by when it is due, and when to ask again. Instants that do not exist are
// absent.
type answer struct {
	Ticket string    `json:"ticket"`
	State  sla.State `json:"state"`
	DueAt  time.Time `json:"due,omitzero"`
	Next   time.Time `json:"next,omitzero"`
	// Doubts are what in the ticket's log cannot be, for the people who look after the
	// helpdesk. The rest of the log counts.
	Doubts []string `json:"doubts,omitempty"`
}

// Due returns the due instant.
func (a answer) Due() (time.Time, bool) { return a.DueAt, !a.DueAt.IsZero() }

// newAnswer answers for a ticket as of an instant.
func newAnswer(id string, c *sla.DeadlineCalculator, events []sla.Event, now time.Time) answer {
	log, findings := c.Replay(events...)
	status := log.Status(plan.FirstResponse, now)
	a := answer{Ticket: id, State: status.State}
	a.DueAt, _ = status.Due()
	a.Next, _ = log.Next(now)
	a.Next = a.Next.In(c.Location())
	for _, f := range findings {
		a.Doubts = append(a.Doubts, f.String())
	}
	return a
}

package sla

import (
	"time"

	"github.com/dueby/dueby/plan"
)

// DeadlineUnder returns the deadline of a ticket of a subscriber: that of [Desk.Deadline]
// under the plan that holds when the ticket is created, whatever r.Plan says. The end of
// an evaluation after that changes nothing, unless the ticket's log says so.
func (d *Desk) DeadlineUnder(s plan.Subscription, r Request) (Deadline, error) {
	if r.Created.IsZero() {
		return Deadline{}, errCreatedUnset
	}
	r.Plan = s.At(r.Created).Name()
	return d.Deadline(r)
}

// PlanChanges returns the changes of plan of a subscriber after an instant, up to and
// including another, as events for the log of a ticket that is opened at the first.
// Whether a running ticket follows its customer's subscription is for the caller to
// say, by putting them there.
func PlanChanges(s plan.Subscription, opened, until time.Time) (events []Event) {
	for at, p := range s.Changes(opened, until) {
		events = append(events, PlanChanged(at, p.Name()).WithReason("", "the subscription"))
	}
	return events
}

package sla

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/dueby/dueby/plan"
)

// Desks are a helpdesk whose policy changes over time. A ticket is judged by the policy in
// force when it was created. What comes into force later changes nothing for it, unless
// its log says so (see [Desks.Changes]); and what was met, breached or closed before stays
// so even then.
//
// In logs a plan goes by the names of its policy and its own, "support 2027/premium". By
// its own name alone it is that of the policy in force when the ticket was opened.
//
// Desks are made by [NewDesks], and are safe for concurrent use.
type Desks struct {
	timeline plan.Timeline
	editions []plan.Edition // those of the timeline, in order
	desks    []*Desk        // for each edition; one that comes back has the same
}

// NewDesks returns the desks of the policies of a timeline. Each serves the plans of its
// own policy, and knows those of the others from logs. The options are those of every
// plan of every policy. It returns an error if there is no policy ([ErrUnset]), if a plan
// has the name that another has with its policy, or as [NewPolicyDesk] does.
func NewDesks(t plan.Timeline, opts ...Option) (*Desks, error) {
	d := &Desks{timeline: t, editions: t.Editions()}
	if len(d.editions) == 0 {
		return nil, unset("timeline", "one with a policy")
	}
	var all []service
	for i, e := range d.editions {
		same := slices.IndexFunc(d.editions[:i], func(f plan.Edition) bool { return f.Policy.Equal(e.Policy) })
		if same >= 0 {
			d.desks = append(d.desks, d.desks[same])
			continue
		}
		var services []Service
		for _, p := range e.Policy.Plans() {
			services = append(services, Serve(p, opts...))
		}
		desk, err := NewPolicyDesk(e.Policy, services...)
		if err != nil {
			return nil, err
		}
		for _, s := range desk.services {
			s.edition = e.Policy.Name()
			all = append(all, s)
		}
		d.desks = append(d.desks, desk)
	}
	for i, desk := range d.desks {
		if slices.Contains(d.desks[:i], desk) {
			continue
		}
		for j := range all {
			name := all[j].name()
			if desk.find(name) >= 0 {
				return nil, fmt.Errorf("sla: plan %s is there twice; want other names for policies or plans", quote(name))
			}
			desk.services = append(desk.services, all[j])
		}
	}
	return d, nil
}

// At returns the desk of the policy in force at an instant. It returns an error if that is
// not set ([ErrUnset]), or before the first policy.
func (d *Desks) At(t time.Time) (*Desk, error) {
	if t.IsZero() {
		return nil, errCreatedUnset
	}
	i := sort.Search(len(d.editions), func(i int) bool { return later(d.editions[i].From, t) }) - 1
	if i < 0 {
		return nil, fmt.Errorf("sla: %s: no policy is in force so early", t.UTC().Format(time.RFC3339Nano))
	}
	return d.desks[i], nil
}

// Deadline returns the deadline of a ticket under the policy in force when it was created.
// Its errors are those of At and of [Desk.Deadline].
func (d *Desks) Deadline(r Request) (Deadline, error) {
	desk, err := d.At(r.Created)
	if err != nil {
		return Deadline{}, err
	}
	return desk.Deadline(r)
}

// Changes returns what changes for a subscriber after an instant, up to and including
// another, as events for the log of a ticket that is opened at the first: another plan of
// the subscription, and another plan of the same name when a policy comes into force. A
// plan that a new policy does not have, or has as it was, stays.
//
// Whether a running ticket follows these changes is for the caller to say, by putting the
// events into its log; what they do to a clock that runs is for the old plan's rule for a
// change of plan. The ticket's priority stays what it is, whatever the new policy's
// matrix.
func (d *Desks) Changes(s plan.Subscription, opened, until time.Time) (events []Event) {
	held, _ := d.timeline.At(opened).Plan(s.At(opened).Name())
	name := s.At(opened).Name()
	for _, c := range d.changes(s, opened, until) {
		policy, subscribed := d.timeline.At(c.at), s.At(c.at).Name()
		next, ok := policy.Plan(subscribed)
		if strings.EqualFold(name, subscribed) && (!ok || next.Equal(held)) {
			continue
		}
		name, held = subscribed, next
		events = append(events, PlanChanged(c.at, inEdition(policy.Name(), name)).WithReason("", c.reason))
	}
	return events
}

type dated struct {
	at     time.Time
	reason string
}

// changes returns the instants at which a policy or a plan of the subscription begins, in
// order.
func (d *Desks) changes(s plan.Subscription, opened, until time.Time) (all []dated) {
	for at := range s.Changes(opened, until) {
		all = append(all, dated{at, "the subscription"})
	}
	for at := range d.timeline.Changes(opened, until) {
		all = append(all, dated{at, "the new policy"})
	}
	slices.SortStableFunc(all, func(a, b dated) int { return compareInstants(a.at, b.at) })
	return all
}

// inEdition returns the name by which a plan of a policy goes among those of others.
func inEdition(policy, planName string) string { return policy + "/" + planName }

// name returns the name by which a desk knows the service.
func (s *service) name() string {
	if s.edition == "" {
		return s.plan.Name()
	}
	return inEdition(s.edition, s.plan.Name())
}

// isNamed reports whether a desk knows the service by a name, in any case of the plan's
// ASCII letters.
func (s *service) isNamed(name string) bool {
	if s.edition == "" {
		return s.plan.IsNamed(name)
	}
	name, of := strings.CutPrefix(name, inEdition(s.edition, ""))
	return of && s.plan.IsNamed(name)
}

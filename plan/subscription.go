package plan

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"
	"time"

	"github.com/dueby/dueby/calendar"
)

// A Term is the time [From, Until) in which a customer has a plan. A zero From is
// since ever, a zero Until for ever. Compare terms with Equal, not with ==: they hold
// a time.Time.
type Term struct {
	Plan        Plan
	From, Until time.Time
}

// OnDates returns the term of the plan from the start of one civil date to the start
// of another, in the customer's location: an evaluation of 14 days that begins on 1
// March is until 15 March. A zero date is since ever, or for ever. It returns an error
// if loc is nil, or as [calendar.Date.At] does.
func OnDates(p Plan, from, until calendar.Date, loc *time.Location) (t Term, err error) {
	if loc == nil {
		return Term{}, errors.New("plan: location is nil; want the customer's, as time.LoadLocation returns it")
	}
	t.Plan = p
	if !from.IsZero() {
		if t.From, err = from.At(calendar.TimeOfDay{}, loc); err != nil {
			return Term{}, err
		}
	}
	if !until.IsZero() {
		if t.Until, err = until.At(calendar.TimeOfDay{}, loc); err != nil {
			return Term{}, err
		}
	}
	return t, nil
}

// Equal reports whether t and u are the same plan and the same instants.
func (t Term) Equal(u Term) bool {
	return t.Plan.Equal(u.Plan) && t.From.Equal(u.From) && t.Until.Equal(u.Until)
}

// String returns the term in one line.
func (t Term) String() string {
	text := func(at time.Time) string {
		if at.IsZero() {
			return "..."
		}
		return at.Format(time.RFC3339Nano)
	}
	return fmt.Sprintf("%s [%s, %s)", t.Plan, text(t.From), text(t.Until))
}

// A Subscription is a customer's plans over time, evaluations included. Where no term
// holds, in gaps, before the first and after the last, it answers the fallback, which
// is [Community] unless the caller says otherwise. The zero Subscription has no terms.
// A Subscription is immutable.
type Subscription struct {
	terms    []Term // in order
	fallback Plan   // the zero Plan for Community
}

// NewSubscription returns the subscription of the terms, in any order. It returns an
// error if a term has no plan, ends before or as it begins, or overlaps another; terms
// that touch do not overlap.
func NewSubscription(terms ...Term) (Subscription, error) {
	sorted := slices.Clone(terms)
	for _, t := range sorted {
		if t.Plan.IsZero() {
			return Subscription{}, fmt.Errorf("plan: term %s: no plan; want one such as plan.Standard()", t)
		}
		if !t.From.IsZero() && !t.Until.IsZero() && !t.From.Before(t.Until) {
			return Subscription{}, fmt.Errorf("plan: term %s: it must begin before it ends", t)
		}
	}
	// A zero instant, since ever, is before all others that a subscription can be
	// asked about.
	slices.SortStableFunc(sorted, func(a, b Term) int { return a.From.Compare(b.From) })
	for i := 1; i < len(sorted); i++ {
		if a, b := sorted[i-1], sorted[i]; a.Until.IsZero() || b.From.Before(a.Until) {
			return Subscription{}, fmt.Errorf("plan: terms %s and %s overlap", a, b)
		}
	}
	return Subscription{terms: sorted}, nil
}

// WithFallback returns s with another plan where no term holds; the zero Plan stands
// for [Community].
func (s Subscription) WithFallback(p Plan) Subscription {
	s.fallback = p
	return s
}

// Fallback returns the plan where no term holds.
func (s Subscription) Fallback() Plan {
	if s.fallback.IsZero() {
		return Community()
	}
	return s.fallback
}

// Terms returns the terms in order.
func (s Subscription) Terms() []Term { return slices.Clone(s.terms) }

// Equal reports whether s and t have the same terms and the same fallback.
func (s Subscription) Equal(t Subscription) bool {
	return s.Fallback().Equal(t.Fallback()) && slices.EqualFunc(s.terms, t.terms, Term.Equal)
}

// At returns the plan that holds at an instant.
func (s Subscription) At(t time.Time) Plan {
	// The last term that has begun.
	i := sort.Search(len(s.terms), func(i int) bool { return s.terms[i].From.After(t) }) - 1
	if i >= 0 && (s.terms[i].Until.IsZero() || t.Before(s.terms[i].Until)) {
		return s.terms[i].Plan
	}
	return s.Fallback()
}

// Changes yields the instants in (from, until] at which another plan begins to hold,
// in order, each with that plan.
func (s Subscription) Changes(from, until time.Time) iter.Seq2[time.Time, Plan] {
	return func(yield func(time.Time, Plan) bool) {
		last := s.At(from)
		for _, t := range s.terms {
			for _, edge := range []time.Time{t.From, t.Until} {
				if edge.IsZero() || !edge.After(from) || edge.After(until) {
					continue
				}
				// A term that touches the next ends as that begins: At knows.
				if p := s.At(edge); p != last {
					if last = p; !yield(edge, p) {
						return
					}
				}
			}
		}
	}
}

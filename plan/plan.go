package plan

import (
	"slices"
	"strings"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/priority"
)

// A Plan is a support plan: what a customer has bought and what it promises. Its
// zero value is no plan. Two plans are == when they are the same plan of the same
// policy; Equal compares what they hold.
//
// The rows of the policy's table that it leaves open for a plan answer 'not
// stated': an empty list, an empty text.
type Plan struct{ terms *terms }

// terms are what a plan holds. They are never changed once made.
type terms struct {
	name       string
	policy     *policy // nil for the built-in one
	bestEffort bool
	levels     priority.Level // P1 to this one are the plan's
	targets    [metrics][10]Target
	clock      *clock // nil for best effort
	thresholds []int  // in per cent of a target, ascending
	rules      [changes]ChangeRule
	unpaused   [metrics]bool // the metrics that a pause does not stop

	channels         []string
	training         []string
	onboarding       []string
	availability     []string
	ticketManagement []string
	selfService      []string
}

// A clock is the hours in which a plan's targets run.
type clock struct {
	words    string
	schedule calendar.Schedule
	weekdays *calendar.Schedule // the hours under the weekday reading, where the plan has it
}

func (c *clock) equal(d *clock) bool {
	if c == d || c == nil || d == nil {
		return c == d
	}
	return c.words == d.words && c.schedule.Equal(d.schedule) && (c.weekdays == nil) == (d.weekdays == nil) &&
		(c.weekdays == nil || c.weekdays.Equal(*d.weekdays))
}

// Equal reports whether p and q hold the same: name, targets, hours, rules and all
// that the policy's table says.
func (p Plan) Equal(q Plan) bool {
	if p == q {
		return true
	}
	a, b := *p.held(), *q.held()
	lists := func(t terms) [][]string {
		return [][]string{t.channels, t.training, t.onboarding, t.availability, t.ticketManagement, t.selfService}
	}
	return p.IsZero() == q.IsZero() && a.name == b.name && a.bestEffort == b.bestEffort && a.levels == b.levels &&
		a.targets == b.targets && a.clock.equal(b.clock) && a.rules == b.rules && a.unpaused == b.unpaused &&
		slices.Equal(a.thresholds, b.thresholds) && slices.EqualFunc(lists(a), lists(b), slices.Equal)
}

// IsZero reports whether p is the zero Plan, no plan.
func (p Plan) IsZero() bool { return p.terms == nil }

func (p Plan) held() *terms {
	if p.terms == nil {
		return &none
	}
	return p.terms
}

// Name returns the name of the plan, as in "standard"; of the zero Plan, "".
func (p Plan) Name() string { return p.held().name }

// IsNamed reports whether s is the name of the plan, whatever the case of its ASCII
// letters.
func (p Plan) IsNamed(s string) bool {
	// Letters that fold to ASCII ones from outside have more bytes.
	return !p.IsZero() && len(s) == len(p.Name()) && strings.EqualFold(s, p.Name())
}

// Policy returns the policy that the plan is of, or was derived from a plan of; that of
// the zero Plan is the zero Policy.
func (p Plan) Policy() Policy {
	switch {
	case p.IsZero():
		return Policy{}
	case p.terms.policy == nil:
		return BuiltIn()
	}
	return Policy{p.terms.policy}
}

// String returns the name of the plan, or "no plan" for the zero Plan.
func (p Plan) String() string {
	if p.IsZero() {
		return "no plan"
	}
	return p.Name()
}

// MarshalText returns the name of the plan. It never fails.
func (p Plan) MarshalText() ([]byte, error) { return []byte(p.Name()), nil }

// UnmarshalText reads the name of a built-in plan, as [Parse] does, and "" as the
// zero Plan.
func (p *Plan) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Plan{}
		return nil
	}
	q, err := Parse(string(text))
	if err == nil {
		*p = q
	}
	return err
}

// BestEffort reports whether the plan promises no response by an instant: it is
// answered as staff allows, and its tickets have a priority but never a due
// instant.
func (p Plan) BestEffort() bool { return p.held().bestEffort }

// HasLevel reports whether the plan's policy knows the level.
func (p Plan) HasLevel(l priority.Level) bool { return l > 0 && l <= p.held().levels }

// LastLevel returns the least severe level that the plan's policy knows; its levels
// are P1 to that one. The zero Plan has none and returns 0.
func (p Plan) LastLevel() priority.Level { return p.held().levels }

// Target returns what the plan promises for the metric and the level; ok is false
// if it promises nothing.
func (p Plan) Target(m Metric, l priority.Level) (t Target, ok bool) {
	if !m.IsValid() || !p.HasLevel(l) {
		return Target{}, false
	}
	t = p.terms.targets[m][l]
	return t, !t.IsZero()
}

// Schedule returns the support hours, in which the plan's targets run, to be read
// in the customer's local zone; ok is false for a plan without a clock, which is
// best effort.
func (p Plan) Schedule() (s calendar.Schedule, ok bool) {
	if c := p.held().clock; c != nil {
		return c.schedule, true
	}
	return calendar.Schedule{}, false
}

// WeekdaySchedule returns the hours under the other reading of the policy, whose
// target columns are headed "Monday to Friday" also for the plans that are
// supported round the clock: 24 hours a day, Monday to Friday. Of the built-in plans
// Premium and Trial have it, of others those whose document gives one; it is never the
// default, because a promise kept under the stricter reading is kept under both.
func (p Plan) WeekdaySchedule() (s calendar.Schedule, ok bool) {
	if c := p.held().clock; c != nil && c.weekdays != nil {
		return *c.weekdays, true
	}
	return calendar.Schedule{}, false
}

// SupportHours returns the support hours in words.
func (p Plan) SupportHours() string {
	if c := p.held().clock; c != nil {
		return c.words
	}
	return ""
}

// Channels returns the ways in which a customer may reach support.
func (p Plan) Channels() []string { return slices.Clone(p.held().channels) }

// Training returns the training that the plan includes.
func (p Plan) Training() []string { return slices.Clone(p.held().training) }

// Onboarding returns the help with onboarding that the plan includes.
func (p Plan) Onboarding() []string { return slices.Clone(p.held().onboarding) }

// ProductAvailability returns the releases that the plan gives access to.
func (p Plan) ProductAvailability() []string { return slices.Clone(p.held().availability) }

// TicketManagement returns what the plan keeps of tickets.
func (p Plan) TicketManagement() []string { return slices.Clone(p.held().ticketManagement) }

// SelfService returns what customers of the plan can look up themselves.
func (p Plan) SelfService() []string { return slices.Clone(p.held().selfService) }

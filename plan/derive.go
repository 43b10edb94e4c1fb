package plan

import (
	"fmt"
	"slices"

	"github.com/dueby/dueby/priority"
)

// maxThreshold is the largest threshold, in per cent of a target.
const maxThreshold = 1000

// derived returns a copy of p's terms to change, for a plan of the caller's own.
func (p Plan) derived() terms {
	t := *p.held()
	t.thresholds = slices.Clone(t.thresholds)
	return t
}

// WithTarget returns a plan like p that promises t for the metric and the level; the
// zero Target takes a promise away. It is not == to p. It returns an error if p is
// the zero Plan or best effort, or does not know the level, or m is not a metric.
func (p Plan) WithTarget(m Metric, l priority.Level, t Target) (Plan, error) {
	switch {
	case p.IsZero():
		return Plan{}, fmt.Errorf("plan: no plan to give a target to")
	case !m.IsValid():
		return Plan{}, fmt.Errorf("plan: %s is not a metric", m)
	case p.BestEffort():
		return Plan{}, fmt.Errorf("plan: %s is best effort and cannot have a target", p)
	case !p.HasLevel(l):
		return Plan{}, fmt.Errorf("plan: %s has no %s (P1 to %s)", p, l, p.LastLevel())
	}
	d := p.derived()
	d.targets[m][l] = t
	return Plan{&d}, nil
}

// WithTargets returns a plan like p that promises the targets for the metric at P1,
// P2 and so on, as [Plan.WithTarget] does for one.
func (p Plan) WithTargets(m Metric, targets ...Target) (_ Plan, err error) {
	for i, t := range targets {
		if p, err = p.WithTarget(m, priority.Level(i+1), t); err != nil {
			return Plan{}, err
		}
	}
	return p, nil
}

// WithThresholds returns a plan like p whose alerts are at the given per cents of a
// target, in the range [1, 1000], instead. None means no alerts.
func (p Plan) WithThresholds(percents ...int) (Plan, error) {
	if p.IsZero() {
		return Plan{}, fmt.Errorf("plan: no plan to give thresholds to")
	}
	for _, n := range percents {
		if n < 1 || n > maxThreshold {
			return Plan{}, fmt.Errorf("plan: threshold %d per cent: want 1 to %d", n, maxThreshold)
		}
	}
	d := p.derived()
	d.thresholds = slices.Compact(slices.Sorted(slices.Values(percents)))
	return Plan{&d}, nil
}

// WithChangeRule returns a plan like p with the rule for the kind of change.
func (p Plan) WithChangeRule(c Change, r ChangeRule) (Plan, error) {
	if p.IsZero() || c < PriorityChange || c > CalendarChange || r < Carry || r > Keep {
		return Plan{}, fmt.Errorf("plan: %s, %s, %s: want a plan, a kind of change and a rule", p, c, r)
	}
	d := p.derived()
	if d.rules[c] = r; r == Carry {
		d.rules[c] = 0 // the default has one form, so that Equal sees it
	}
	return Plan{&d}, nil
}

// WithoutPause returns a plan like p in which pauses do not stop the metric.
func (p Plan) WithoutPause(m Metric) (Plan, error) {
	if p.IsZero() || !m.IsValid() {
		return Plan{}, fmt.Errorf("plan: %s, %s: want a plan and a metric", p, m)
	}
	d := p.derived()
	d.unpaused[m] = true
	return Plan{&d}, nil
}

// Thresholds returns the per cents of a target at which alerts are due, in
// ascending order. Those of the built-in plans are 50, 75 and 100; the policy names
// none.
func (p Plan) Thresholds() []int { return slices.Clone(p.held().thresholds) }

// ChangeRule returns what the kind of change does to a clock: [Carry] for every
// kind in the built-in plans.
func (p Plan) ChangeRule(c Change) ChangeRule {
	if c < PriorityChange || c > CalendarChange || p.held().rules[c] == 0 {
		return Carry
	}
	return p.held().rules[c]
}

// PauseStops reports whether a pause stops the clock of the metric, as it does in
// the built-in plans.
func (p Plan) PauseStops(m Metric) bool { return m.IsValid() && !p.held().unpaused[m] }

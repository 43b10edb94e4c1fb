package plan

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dueby/dueby/internal/document"
	"github.com/dueby/dueby/priority"
)

func (r *policyReader) readPlans(list document.Value) {
	for i, v := range list.Elements() {
		if i == maxNamed {
			v.Refuse(fmt.Sprintf("at most %d plans", maxNamed))
			return
		}
		r.plans = append(r.plans, Plan{r.terms(v.Object())})
	}
	if len(r.plans) == 0 {
		list.Refuse("an array of plans, one at least")
	}
}

// terms reads a plan.
func (r *policyReader) terms(o *document.Object) *terms {
	t := &terms{levels: r.last, policy: &r.policy}
	name := o.Get("name")
	if t.name = name.Name(); slices.ContainsFunc(r.plans, func(p Plan) bool { return p.IsNamed(t.name) }) {
		name.Refuse("a name that no other plan has, in whatever case")
	}
	if t.bestEffort = o.Get("best_effort").Bool(); t.bestEffort {
		for _, name := range []string{"schedule", "targets"} {
			if v, ok := o.Optional(name); ok {
				v.Fail("a plan that is best effort has no " + name)
			}
		}
	} else {
		t.clock = r.clock(o.Get("schedule"))
		r.readTargets(t, o.Get("targets").Object())
	}
	for _, v := range o.Get("thresholds").Elements() {
		n := v.Int(1, maxThreshold)
		if last := len(t.thresholds) - 1; last >= 0 && n <= t.thresholds[last] {
			v.Refuse(fmt.Sprintf("more than the %d before it", t.thresholds[last]))
		}
		t.thresholds = append(t.thresholds, n)
	}
	readPauses(t, o.Get("pauses_stop"))
	rules := o.Get("change_rules").Object()
	for c := PriorityChange; c <= CalendarChange; c++ {
		var rule ChangeRule
		if rules.Get(c.String()).Into(&rule, "carry, restart or keep"); rule != Carry {
			t.rules[c] = rule // the default has one form, so that Equal sees it
		}
	}
	rules.Done()
	entitlements := o.Get("entitlements").Object()
	for _, e := range t.entitlements() {
		if v, ok := entitlements.Optional(e.name); ok {
			for _, v := range v.Elements() {
				*e.words = append(*e.words, v.Name())
			}
			if len(*e.words) == 0 {
				v.Refuse("an array of strings, one at least, or no such member")
			}
		}
	}
	entitlements.Done()
	o.Done()
	return t
}

// clock reads the name of a schedule.
func (r *policyReader) clock(v document.Value) *clock {
	name := v.Name()
	names := make([]string, len(r.schedules))
	for i, h := range r.schedules {
		if names[i] = h.name; h.name == name {
			return h.clock
		}
	}
	if len(names) == 0 {
		v.Fail("the policy has no schedules")
	} else if name != "" {
		v.Refuse("the name of a schedule: " + allowed(names))
	}
	return nil
}

// allowed returns names as an error lists them, the first of many.
func allowed(names []string) string {
	const most = 200 // bytes
	list := ""
	for i, name := range names {
		if len(list)+len(name) > most {
			return list + "and others"
		}
		if list += name; i < len(names)-1 {
			list += ", "
		}
	}
	return list
}

func (r *policyReader) readTargets(t *terms, o *document.Object) {
	for m := FirstResponse; m <= Resolution; m++ {
		v, ok := o.Optional(metricNames[m])
		if !ok {
			continue
		}
		targets, promised := v.Object(), false
		for l := priority.P1; l <= r.last; l++ {
			if v, ok := targets.Optional(l.String()); ok {
				t.targets[m][l], promised = target(v), true
			}
		}
		if targets.Done(); !promised {
			v.Refuse("a target for a level, or no such member")
		}
	}
	o.Done()
}

func target(v document.Value) (t Target) {
	s := v.Text()
	t, err := ParseTarget(s)
	var e *ParseError
	switch {
	case v.IsText() && errors.As(err, &e):
		v.Fail(e.Want)
	case v.IsText() && t.String() != s:
		v.Refuse(strconv.Quote(t.String()) + ", which is how it is written")
	}
	return t
}

// readPauses reads which metrics a pause stops.
func readPauses(t *terms, list document.Value) {
	var stopped [metrics]bool
	for _, v := range list.Elements() {
		var m Metric
		v.Into(&m, strings.Join(metricNames[1:], ", "))
		if m != 0 && stopped[m] {
			v.Refuse("each metric once")
		}
		stopped[m] = true
	}
	for m := FirstResponse; m <= Resolution; m++ {
		t.unpaused[m] = !stopped[m]
	}
}

// An entitlement is a row of the policy's table that lists words.
type entitlement struct {
	name  string
	words *[]string
}

func (t *terms) entitlements() []entitlement {
	return []entitlement{
		{"channels", &t.channels},
		{"training", &t.training},
		{"onboarding", &t.onboarding},
		{"product_availability", &t.availability},
		{"ticket_management", &t.ticketManagement},
		{"self_service", &t.selfService},
	}
}

package sla

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dueby/dueby/plan"
)

// NewPolicyDesk returns a desk that serves every plan of a policy and classifies tickets
// by its matrix. A service stands for the plan of its name, where that has options, or
// is one derived from the policy's; the other plans have none. Logs that are replayed by
// the desk's calculators may name the policy's plans, and no others.
//
// It returns an error if p is the zero Policy ([ErrUnset]), if a service is for no plan
// of the policy ([NameError]), or as [NewDesk] does.
func NewPolicyDesk(p plan.Policy, services ...Service) (*Desk, error) {
	if p.IsZero() {
		return nil, unset("policy", "one such as plan.BuiltIn()")
	}
	plans := p.Plans()
	all, names := make([]Service, len(plans)), make([]string, len(plans))
	for i, q := range plans {
		names[i] = q.Name()
	}
	for _, s := range services {
		if s.err != nil {
			return nil, s.err
		}
		name := s.service.plan.Name()
		i := slices.IndexFunc(plans, func(p plan.Plan) bool { return p.IsNamed(name) })
		switch {
		case s.service.plan.IsZero():
			return nil, errPlanUnset
		case i < 0:
			return nil, &NameError{What: "plan", Name: name, Want: "one of the policy's: " + nameList(names)}
		case !all[i].service.plan.IsZero():
			return nil, fmt.Errorf("sla: plan %q is served twice; give each plan once", name)
		}
		all[i] = s
	}
	for i, s := range all {
		if s.service.plan.IsZero() {
			all[i] = Serve(plans[i])
		}
	}
	d, err := NewDesk(all...)
	if err == nil {
		d.matrix = p.Matrix()
	}
	return d, err
}

// nameList returns names as an error lists them, the first few of many.
func nameList(names []string) string {
	const most = 10
	out := make([]string, 0, most+1)
	for i, name := range names {
		if i == most {
			return strings.Join(out, ", ") + " and others"
		}
		out = append(out, shorten(name))
	}
	return strings.Join(out, ", ")
}

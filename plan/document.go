package plan

import (
	"slices"

	"github.com/dueby/dueby/priority"
)

// A Policy is all that a company promises its customers: the levels of priority and what
// they mean, the matrix that gives a ticket its level, the support hours, and the plans.
// It is immutable. Its zero value is no policy, which has none of these.
//
// A policy is loaded from a document by [ParsePolicy], or is [BuiltIn]. Two policies are
// == when they are the same loaded one; Equal compares what they hold.
type Policy struct{ policy *policy }

// A policy is what a Policy holds. It is never changed once made.
type policy struct {
	name      string
	levels    []LevelDescription // from P1 on
	matrix    priority.Matrix
	schedules []hours // by name
	plans     []Plan  // in the order of the document
}

// A LevelDescription says what tickets of a level are about, in the policy's words.
type LevelDescription struct {
	Level       priority.Level
	Name        string // as in "critical"
	Description string // a sentence or more; "" if not stated
	Example     string // a case that would get the level; "" if not stated
}

// Hours are the hours of some of a policy's plans, and the name that these go by in its
// document.
type hours struct {
	name  string
	clock *clock
}

// BuiltIn returns the policy that is built in, Zmanda's customer support policy. Its
// plans are those of [All]. The document that makes it is plan/policy.json in the
// repository; a policy of one's own may begin as a copy of that.
func BuiltIn() Policy { return Policy{builtIn} }

// builtIn is never changed.
var builtIn = newBuiltIn()

func newBuiltIn() *policy {
	p := policy{
		name:      "built-in",
		matrix:    priority.DefaultMatrix(),
		schedules: []hours{{"office hours", officeHours}, {"round the clock", roundTheClock}},
		plans:     All(),
	}
	for l := priority.P1; l <= priority.P4; l++ {
		p.levels = append(p.levels, LevelDescription{l, l.Name(), l.Description(), l.Example()})
	}
	return &p
}

func (p Policy) held() *policy {
	if p.policy == nil {
		return &policy{}
	}
	return p.policy
}

// IsZero reports whether p is the zero Policy, no policy.
func (p Policy) IsZero() bool { return p.policy == nil }

// Name returns the name of the policy; of the zero Policy, "".
func (p Policy) Name() string { return p.held().name }

// Matrix returns the matrix by which an urgency and an impact make a level: as many
// urgencies and impacts as the policy knows.
func (p Policy) Matrix() priority.Matrix { return p.held().matrix }

// Levels returns the levels that the policy knows, from P1 on, with their names and
// what they mean.
func (p Policy) Levels() []LevelDescription { return slices.Clone(p.held().levels) }

// Plans returns the plans of the policy, in the order of its document.
func (p Policy) Plans() []Plan { return slices.Clone(p.held().plans) }

// Plan returns the plan of that name, in any case of its ASCII letters; ok is false if
// the policy has none.
func (p Policy) Plan(name string) (_ Plan, ok bool) {
	for _, q := range p.held().plans {
		if q.IsNamed(name) {
			return q, true
		}
	}
	return Plan{}, false
}

// Equal reports whether p and q hold the same: name, levels, matrix, schedules and plans,
// these in the same order. How hours are spelt does not count.
func (p Policy) Equal(q Policy) bool {
	a, b := p.held(), q.held()
	return p == q || p.IsZero() == q.IsZero() && a.name == b.name && a.matrix == b.matrix &&
		slices.Equal(a.levels, b.levels) &&
		slices.EqualFunc(a.schedules, b.schedules, func(g, h hours) bool { return g.name == h.name && g.clock.equal(h.clock) }) &&
		slices.EqualFunc(a.plans, b.plans, func(x, y Plan) bool { return x.Equal(y) && a.hoursOf(x) == b.hoursOf(y) })
}

// hoursOf returns the name that the hours of a plan go by, or "" for best effort.
func (p *policy) hoursOf(q Plan) string {
	for _, h := range p.schedules {
		if h.clock == q.held().clock {
			return h.name
		}
	}
	return ""
}

package plan

import "fmt"

// A FindingKind is what is likely to be a mistake. The zero FindingKind is 'not set'.
type FindingKind uint8

// The kinds of finding.
const (
	// InvertedMatrix: more impact, or more urgency, gives less priority.
	InvertedMatrix FindingKind = iota + 1
	// RunsOut: closed dates, special hours or holidays of which there are none after some
	// date before the last that is looked at (see [calendar.Schedule.RunsOut]).
	RunsOut
	// LastMinute: hours that end within the last minute before midnight, so that the clock
	// stands for it. 24:00 ends a day.
	LastMinute
	// NoOverlap: hours that have no instant in common, from the first date that is looked
	// at on: those of the parts of a calendar, or those of a plan, where its clock runs,
	// and those in which somebody is there.
	NoOverlap
	// Unreachable: a target that no ticket of the first date or later can come to.
	Unreachable
	// Slow: a target that takes more than so many days, whenever the ticket is opened.
	Slow
	// InvertedTargets: a more urgent level has a longer target than a less urgent one, or
	// none.
	InvertedTargets
	// LateThreshold: an alert after the due instant, which is at 100 per cent.
	LateThreshold
	// NoBetter: a plan that has nothing which a cheaper one has not: no target that is due
	// sooner, and no entitlement.
	NoBetter
)

var findingNames = [...]string{
	"", "inverted matrix", "runs out", "last minute", "no overlap", "unreachable", "slow", "inverted targets",
	"late threshold", "no better",
}

// String returns the kind in words, as in "runs out".
func (k FindingKind) String() string {
	if k < InvertedMatrix || k > NoBetter {
		return fmt.Sprintf("FindingKind(%d)", uint8(k))
	}
	return findingNames[k]
}

// A Finding is something in a policy or in hours that is allowed, and yet likely to be a
// mistake. Findings are comparable with ==.
type Finding struct {
	Kind FindingKind
	// Place is where the policy's document has it, as a JSON pointer (RFC 6901):
	// "/plans/0/targets/first_response/P1". It is "" for a schedule or a calendar alone.
	Place string
	Text  string // what it is, in English
}

// String returns the finding in one line.
func (f Finding) String() string {
	if f.Place == "" {
		return f.Kind.String() + ": " + f.Text
	}
	return f.Place + ": " + f.Kind.String() + ": " + f.Text
}

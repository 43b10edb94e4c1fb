package sla

import (
	"cmp"
	"strings"
)

// A FindingKind is what is wrong with an event of a log. The zero FindingKind is
// 'not set'.
type FindingKind uint8

// The kinds of finding, each with the rule by which the rest of the log counts. An
// event that does not count is as if it were not in the log.
const (
	// NoOpening: the log has no opening, so that no clock ever starts. Names no event.
	NoOpening FindingKind = iota + 1
	// Conflict: two events of one ID differ. The one that is first in order counts.
	Conflict
	// BeforeOpening: an event before the opening. It does not count.
	BeforeOpening
	// AfterCancelling: an event after the cancelling. It does not count.
	AfterCancelling
	// Impossible: what the state of the ticket rules out, as resumed while running,
	// resolved while resolved, reopened while open, opened twice, paused while
	// paused. It does not count.
	Impossible
	// Invalid: an event without a kind, an instant or a level, or with an instant
	// outside the years 1 to 9999. It does not count.
	Invalid
	// Unknown: an event that names a plan, calendar or zone that is not known, or a
	// level that the plan does not have. It does not count.
	Unknown
	// Unreachable: a target whose due instant falls outside the years 1 to 9999, or
	// that the calendar never reaches. The event counts; the target has no due instant.
	Unreachable
)

var findingNames = [...]string{
	"", "no opening", "conflict", "before opening", "after cancelling",
	"impossible", "invalid", "unknown", "unreachable",
}

// String returns the kind in words, as in "before opening".
func (k FindingKind) String() string { return words("FindingKind", findingNames[:], uint8(k)) }

// A Finding is something in a log that cannot be. It has no JSON form: replaying the
// log tells it again.
type Finding struct {
	Kind   FindingKind
	Events []Event // the events that it is about; of a conflict, the one that counts first
	Reason string  // what is wrong, and what is allowed
	Err    error   // what a calendar or a search said, or nil
}

// String returns the finding in one line.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(f.Kind.String())
	for i, e := range f.Events {
		b.WriteString([]string{": ", " and "}[min(i, 1)])
		b.WriteString(e.String())
	}
	if f.Reason != "" {
		b.WriteString(": " + f.Reason)
	}
	return b.String()
}

// Equal reports whether f and g are of one kind, about the same events and for the
// same reason.
func (f Finding) Equal(g Finding) bool { return compareFindings(f, g) == 0 }

// compareFindings orders findings by their events, then by kind.
func compareFindings(f, g Finding) int {
	for i := range min(len(f.Events), len(g.Events)) {
		if c := compareEvents(&f.Events[i], &g.Events[i]); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(f.Events), len(g.Events)), cmp.Compare(f.Kind, g.Kind), cmp.Compare(f.Reason, g.Reason))
}

package plan

import (
	"fmt"
	"strings"
)

// A Change is a kind of event that puts another target, or another clock, in force
// while a ticket is open.
type Change uint8

// The kinds of change; the zero Change is 'not set'.
const (
	PriorityChange Change = iota + 1
	PlanChange
	CalendarChange
)

const changes = int(CalendarChange) + 1

var changeNames = [changes]string{"", "priority", "plan", "calendar"}

// String returns the change in a word, as in "priority".
func (c Change) String() string {
	if c < PriorityChange || c > CalendarChange {
		return fmt.Sprintf("Change(%d)", uint8(c))
	}
	return changeNames[c]
}

// A ChangeRule says what a change does to a clock that runs or is paused.
type ChangeRule uint8

// The rules; the zero ChangeRule is 'not set'.
const (
	// Carry counts the time already used against the new target. It is the rule of
	// the built-in plans for every change.
	Carry ChangeRule = iota + 1
	// Restart measures the new target from the instant of the change.
	Restart
	// Keep lets the old target, in its old hours, stand until the clock stops.
	Keep
)

var ruleNames = [...]string{"", "carry", "restart", "keep"}

// String returns the rule in a word, as in "carry".
func (r ChangeRule) String() string {
	if r < Carry || r > Keep {
		return fmt.Sprintf("ChangeRule(%d)", uint8(r))
	}
	return ruleNames[r]
}

// ParseChangeRule reads carry, restart or keep.
func ParseChangeRule(s string) (ChangeRule, error) {
	for r := Carry; r <= Keep; r++ {
		if s == ruleNames[r] {
			return r, nil
		}
	}
	return 0, &ParseError{"rule of change", s, "want " + strings.Join(ruleNames[1:], ", ")}
}

// MarshalText returns what [ChangeRule.String] returns, and "" for the zero
// ChangeRule.
func (r ChangeRule) MarshalText() ([]byte, error) {
	if r > Keep {
		return nil, &ParseError{"rule of change", r.String(), "want " + strings.Join(ruleNames[1:], ", ")}
	}
	return []byte(ruleNames[r]), nil
}

// UnmarshalText reads what [ParseChangeRule] reads, and "" as the zero ChangeRule.
func (r *ChangeRule) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*r = 0
		return nil
	}
	s, err := ParseChangeRule(string(text))
	if err == nil {
		*r = s
	}
	return err
}

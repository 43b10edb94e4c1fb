package servicenow

import "strings"

// A State is what the state of an incident says to a clock. Its zero value is none.
type State uint8

// The states. ServiceNow has more that the clock does not tell from Active, such as
// Awaiting Problem and Awaiting Vendor: all of those are InWork.
const (
	New State = iota + 1
	InWork
	AwaitingUserInfo
	Resolved
	Closed
)

var stateNames = [...]string{"", "New", "Active", "Awaiting User Info", "Resolved", "Closed"}

// ParseState reads the text of a state, in any case. What it does not know is InWork.
func ParseState(text string) State {
	for s := New; s <= Closed; s++ {
		if strings.EqualFold(text, stateNames[s]) {
			return s
		}
	}
	return InWork
}

// String returns the text of the state; of InWork, "Active".
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return ""
}

// Done reports whether the incident is Resolved or Closed.
func (s State) Done() bool { return s == Resolved || s == Closed }

package sla

import (
	"fmt"
	"strconv"
	"strings"
)

// A State is how a metric of a ticket stands at an instant, or a commitment. The zero
// State is 'not set'. Its text is "not_started" and the like.
type State uint8

// The states. StateBreached says nothing of the clock, which may still run, be paused or
// have stopped: [Status.Phase] does.
const (
	StateNotStarted State = iota + 1 // the metric has not begun, or not yet
	StateRunning                     // on time so far
	StatePaused                      // on time so far, and the clock stands
	StateMet                         // stopped at or before the due instant
	StateBreached                    // the due instant has passed
	StateCancelled                   // ended without an outcome
	StateNoTarget                    // the plan promises nothing for it
	StateBestEffort                  // the plan promises nothing at all
	StateReplaced                    // of a commitment: another took its place before it was due
)

var stateNames = [...]string{
	"", "not_started", "running", "paused", "met", "breached", "cancelled", "no_target", "best_effort", "replaced",
}

// String returns the state in words, as in "not started".
func (s State) String() string { return words("State", stateNames[:], uint8(s)) }

// MarshalText returns the text of s, "" for the zero State.
func (s State) MarshalText() ([]byte, error) { return marshalName("state", stateNames[:], uint8(s)) }

// UnmarshalText reads the text of a state, and "" as the zero State.
func (s *State) UnmarshalText(text []byte) error {
	n, err := unmarshalName("state", stateNames[:], text)
	if err == nil {
		*s = State(n)
	}
	return err
}

// A Phase is what the clock of a metric does at an instant, whatever is judged of it.
// The zero Phase is 'not set'. Its text is "not_started" and the like.
type Phase uint8

// The phases.
const (
	PhaseNotStarted Phase = iota + 1
	PhaseRunning          // the clock runs, in open time
	PhasePaused           // the ticket is paused
	PhaseStopped          // the metric has had its stop
	PhaseCancelled        // the ticket was cancelled
)

var phaseNames = [...]string{"", "not_started", "running", "paused", "stopped", "cancelled"}

// String returns the phase in words, as in "not started".
func (p Phase) String() string { return words("Phase", phaseNames[:], uint8(p)) }

// MarshalText returns the text of p, "" for the zero Phase.
func (p Phase) MarshalText() ([]byte, error) { return marshalName("phase", phaseNames[:], uint8(p)) }

// UnmarshalText reads the text of a phase, and "" as the zero Phase.
func (p *Phase) UnmarshalText(text []byte) error {
	n, err := unmarshalName("phase", phaseNames[:], text)
	if err == nil {
		*p = Phase(n)
	}
	return err
}

// words returns name n of an enumeration in words; names[0] is that of its zero.
func words(kind string, names []string, n uint8) string {
	if n == 0 || int(n) >= len(names) {
		return fmt.Sprintf("%s(%d)", kind, n)
	}
	return strings.ReplaceAll(names[n], "_", " ")
}

func marshalName(kind string, names []string, n uint8) ([]byte, error) {
	if int(n) >= len(names) {
		return nil, &ParseError{kind, strconv.Itoa(int(n)), strings.Join(names[1:], ", ")}
	}
	return []byte(names[n]), nil
}

func unmarshalName(kind string, names []string, text []byte) (uint8, error) {
	for i, name := range names {
		if string(text) == name {
			return uint8(i), nil
		}
	}
	return 0, &ParseError{kind, quoteJSON(string(text)), strings.Join(names[1:], ", ")}
}

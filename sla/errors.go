package sla

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// ErrUnset says that a value which must be given was not: a plan, a location, a
// zone's name, an instant. Match it with [errors.Is]; what is returned says which.
var ErrUnset = errors.New("not set")

func unset(what, want string) error {
	return fmt.Errorf("sla: %s: %w; want %s", what, ErrUnset, want)
}

var (
	errCreatedUnset = unset("created", "the instant at which the ticket was opened")
	errPlanUnset    = unset("plan", "one such as plan.Standard()")
)

// A LevelError says that a plan does not know a level.
type LevelError struct {
	Plan  plan.Plan
	Level priority.Level
}

// Error names the plan and the levels that it knows.
func (e *LevelError) Error() string {
	if e.Level == 0 {
		return fmt.Sprintf("sla: level: not set; plan %s has P1 to %s", e.Plan, e.Plan.LastLevel())
	}
	return fmt.Sprintf("sla: level: plan %s has no %s (P1 to %s)", e.Plan, e.Level, e.Plan.LastLevel())
}

// Is reports whether target is [ErrUnset] and the level is not set.
func (e *LevelError) Is(target error) bool { return target == ErrUnset && e.Level == 0 }

// A NameError says that a plan or a zone of that name is not known.
type NameError struct {
	What  string // "plan" or "zone"
	Name  string
	Want  string // what is allowed
	Cause error  // what the search said, or nil
}

// Error quotes the name.
func (e *NameError) Error() string {
	return "sla: " + e.What + " " + quote(e.Name) + ": want " + e.Want
}

// Unwrap returns e.Cause.
func (e *NameError) Unwrap() error { return e.Cause }

// Is reports whether target is [ErrUnset] and the name is not set.
func (e *NameError) Is(target error) bool { return target == ErrUnset && e.Name == "" }

// A ParseError says what a JSON document, or the text of a kind, a state, a phase or a
// label, should have been. A member that is missing is told by [ErrUnset] instead.
type ParseError struct {
	What  string // what was read, with its place as a JSON pointer: "status: /commitments/1/due"
	Input string // it, as JSON has it: a string is in quotes; "" where there is nothing
	Want  string // what is allowed
}

// Error quotes the input, the beginning of it when it is long.
func (e *ParseError) Error() string {
	input := shorten(e.Input)
	var s string
	if err := json.Unmarshal([]byte(e.Input), &s); err == nil && strings.HasPrefix(e.Input, `"`) {
		input = strconv.Quote(shorten(s))
	} else if strings.ContainsFunc(input, func(r rune) bool { return !unicode.IsPrint(r) }) {
		input = strconv.Quote(input)
	}
	return strings.TrimRight("sla: "+e.What+" "+input, " ") + ": want " + e.Want
}

// causeOf returns the input that an error about a text quotes, as JSON has it, and
// what it says is allowed.
func causeOf(err error) (input, want string) {
	var (
		ours       *ParseError
		ofPlan     *plan.ParseError
		ofPriority *priority.ParseError
		ofValue    *priority.ValueError
	)
	switch {
	case errors.As(err, &ours):
		return ours.Input, ours.Want
	case errors.As(err, &ofPlan):
		input, want = ofPlan.Input, ofPlan.Want
	case errors.As(err, &ofPriority):
		input, want = ofPriority.Input, "P1 to P9" // and none of the words for them
	case errors.As(err, &ofValue):
		input, want = ofValue.Value, "P1 to P9"
	}
	return quoteJSON(input), strings.TrimPrefix(want, "want ")
}

// rangeError quotes an instant outside the supported years, as package calendar does.
type rangeError struct{ t time.Time }

func (e rangeError) Error() string {
	return "calendar: " + e.t.UTC().Format(time.RFC3339Nano) + " is outside the years 1 to 9999 UTC"
}

func (e rangeError) Unwrap() error { return calendar.ErrRange }

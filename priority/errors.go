package priority

import (
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// ErrUnset is what [errors.Is] finds in the error about a value that is
// required and not set: an urgency, an impact, a level, the instant or the
// party of an [Override], a zero [Matrix], a zero [Assignment].
var ErrUnset = errors.New("priority: not set")

// A ValueError reports a Go value that cannot stand where it was given: it is
// not set, or lies outside its range. Its text is one of
//
//	priority: urgency is not set
//	priority: urgency rank 4: want high to low
type ValueError struct {
	What  string // what was given, with its place: "urgency", "override 2 of 3: level"
	Value string // as it prints: "rank 4", "Level(12)"; empty when not set
	Want  string // what is allowed; empty when not set
}

// Error says what was given, and what is allowed.
func (e *ValueError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("priority: %s is not set", e.What)
	}
	return fmt.Sprintf("priority: %s %s: want %s", e.What, e.Value, e.Want)
}

// Is reports whether target is [ErrUnset] and e is about a value not set.
func (e *ValueError) Is(target error) bool {
	return target == ErrUnset && e.Value == ""
}

// A ParseError reports text, JSON or an SQL value that could not be read. Its
// text quotes no more than the beginning of a long input:
//
//	priority: urgency "hgih": want high, medium or low (or haute, moyenne, basse)
type ParseError struct {
	What   string // what was being read, with its place: "urgency", "matrix row 2, column 3: level"
	Input  string // the input, whole
	Reason string // what is wrong with it, what is allowed
}

// Error quotes the input, and says what is wrong with it.
func (e *ParseError) Error() string {
	return fmt.Sprintf("priority: %s %s: %s", e.What, quote(e.Input), e.Reason)
}

// maxQuoted is the number of bytes of an input that an error quotes.
const maxQuoted = 64

// quote quotes s for an error, in part when it is long.
func quote(s string) string {
	if len(s) <= maxQuoted {
		return strconv.Quote(s)
	}
	cut := maxQuoted
	for cut > maxQuoted-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strconv.Quote(s[:cut]) + "..."
}

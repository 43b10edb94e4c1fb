package plan

import (
	"strconv"
	"unicode/utf8"
)

// A ParseError says what a text should have been.
type ParseError struct {
	What  string // what was read: "plan", "metric", "target"
	Input string // the text
	Want  string // what is allowed
}

// Error quotes the input, the beginning of it when it is long.
func (e *ParseError) Error() string { return "plan: " + e.What + " " + quote(e.Input) + ": " + e.Want }

// quote quotes s, or the beginning of a long s.
func quote(s string) string {
	const most = 80
	end := min(len(s), most)
	for end > most-utf8.UTFMax && end < len(s) && !utf8.RuneStart(s[end]) {
		end-- // not within a letter
	}
	q := strconv.Quote(s[:end])
	if end < len(s) {
		q += "..."
	}
	return q
}

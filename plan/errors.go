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
func (e *ParseError) Error() string {
	const most = 80
	end := min(len(e.Input), most)
	for end > most-utf8.UTFMax && end < len(e.Input) && !utf8.RuneStart(e.Input[end]) {
		end-- // not within a letter
	}
	s := strconv.Quote(e.Input[:end])
	if end < len(e.Input) {
		s += "..."
	}
	return "plan: " + e.What + " " + s + ": " + e.Want
}

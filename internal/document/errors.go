package document

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Error says which value of a document is wrong, and why.
type Error struct {
	Pointer string // the value's place, as in "/plans/0/name"; "" for the whole document
	Line    int    // the line on which the value begins, from 1
	Input   string // the value as JSON, cut to 80 bytes; "" where one is missing
	Reason  string // what is wrong with it, or what is allowed
}

// Error is one line, as in
//
//	line 12, /plans/0/name: "gold": want standard or premium
//
// It has no package's prefix: that of the package which decodes goes before it.
func (e *Error) Error() string {
	s := fmt.Sprintf("line %d", e.Line)
	if e.Pointer != "" {
		s += ", " + printable(shorten(e.Pointer))
	}
	if e.Input != "" {
		s += ": " + e.Input
	}
	return s + ": " + e.Reason
}

// most is how many bytes of a document an error quotes.
const most = 80

// shorten returns s, or the beginning of a long s, not cut within a letter.
func shorten(s string) string {
	if len(s) <= most {
		return s
	}
	end := most
	for end > most-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "..."
}

func printable(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError }) {
		return strconv.Quote(s)
	}
	return s
}

// excerpt returns the value as an error quotes it: without white space between its
// parts, and shortened.
func excerpt(value string) string {
	var b strings.Builder
	text := false // within a string
	for i := 0; i < len(value) && b.Len() <= most+utf8.UTFMax; i++ {
		c := value[i]
		if !text && (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			continue
		}
		b.WriteByte(c)
		switch {
		case c == '"':
			text = !text
		case c == '\\' && text && i+1 < len(value):
			i++
			b.WriteByte(value[i])
		}
	}
	return printable(shorten(b.String()))
}

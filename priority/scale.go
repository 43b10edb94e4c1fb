package priority

import (
	"database/sql/driver"
	"fmt"
)

// A scale is what Urgency, Impact, Level and Party have in common: a row of
// ranks from 1, the words for them, and the forms that a rank takes outside.
// The methods of the four types are one line each, upon their scale.
type scale struct {
	noun   string   // what a rank is of, in errors: "urgency"
	kind   string   // the Go type, for a value that is no rank: "Urgency(12)"
	texts  []string // the text of each rank, from "" for 0, not set
	labels []string // what may stand before a digit, folded: "rank "; none: no digits
	digits bool     // a digit alone says the rank

	word func(folded string) uint8 // the rank of a word, 0 if it knows none
	want string                    // what may be written, for errors
}

// at is s with a place, such as "matrix row 2, column 3", before its noun.
func (s *scale) at(place string) *scale {
	placed := *s
	placed.noun = place + ": " + s.noun
	return &placed
}

func (s *scale) last() uint8        { return uint8(len(s.texts) - 1) }
func (s *scale) valid(n uint8) bool { return 1 <= n && n <= s.last() }

// string is the text of n, or the likes of "Level(0)" where n has none.
func (s *scale) string(n uint8) string {
	if !s.valid(n) {
		return fmt.Sprintf("%s(%d)", s.kind, n)
	}
	return s.texts[n]
}

// check refuses an n that is not set, or beyond the given last rank.
func (s *scale) check(n, last uint8) error {
	if n == 0 {
		return &ValueError{What: s.noun}
	}
	if n > last {
		return &ValueError{What: s.noun, Value: s.string(n), Want: s.span(last)}
	}
	return nil
}

// span names the ranks from 1 to last.
func (s *scale) span(last uint8) string {
	switch last {
	case 1:
		return s.texts[1]
	case 2:
		return s.texts[1] + " or " + s.texts[2]
	}
	return s.texts[1] + " to " + s.texts[last]
}

// append appends the text of n, which is empty for 0.
func (s *scale) append(b []byte, n uint8) ([]byte, error) {
	if n > s.last() {
		return b, s.check(n, s.last())
	}
	return append(b, s.texts[n]...), nil
}

// value is n for SQL: NULL for 0.
func (s *scale) value(n uint8) (driver.Value, error) {
	if n == 0 {
		return nil, nil
	}
	text, err := s.append(nil, n)
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

func (s *scale) refuse(input, reason string) *ParseError {
	return &ParseError{What: s.noun, Input: input, Reason: reason}
}

func parse[R ~uint8](s *scale, text string) (R, error) {
	n, err := s.read(text)
	return R(n), err
}

// unmarshal reads a text, in which nothing at all means not set.
func unmarshal[R ~uint8](s *scale, to *R, text string) error {
	var n uint8
	if text != "" {
		var err error
		if n, err = s.read(text); err != nil {
			return err
		}
	}
	*to = R(n)
	return nil
}

// scan reads what an SQL driver gives for a column of text.
func scan[R ~uint8](s *scale, to *R, src any) error {
	switch src := src.(type) {
	case nil:
		*to = 0
		return nil
	case string:
		return unmarshal(s, to, src)
	case []byte:
		return unmarshal(s, to, string(src))
	}
	return s.refuse(fmt.Sprint(src), fmt.Sprintf("want text or NULL, not %T", src))
}

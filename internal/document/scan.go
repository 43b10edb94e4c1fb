package document

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The limits of a document.
const (
	MaxSize  = 32 << 20 // in bytes, of one that is read by Decode
	MaxDepth = 160      // of arrays and objects within one another
)

// A step leads from an array or an object to what it holds.
type step struct {
	name  string
	index int // -1 for a member, which goes by its name
}

// A scanner goes through a document once, to find whether it is one.
type scanner struct {
	text    string
	at      int
	path    []step // to the value at hand
	extents []extent
}

// An extent is where an array or an object begins and ends. Those that are long are kept,
// so that what is deep in a large document is found without going over it at each depth.
type extent struct{ start, end int32 }

// longExtent bounds both what skip goes over and how many extents there may be.
const longExtent = 4096

// fault returns the error of what begins at s.at and has the given end.
func (s *scanner) fault(end int, reason string) error {
	var pointer strings.Builder
	for _, p := range s.path {
		p.writeTo(&pointer)
	}
	return &Error{pointer.String(), lineOf(s.text, s.at), excerpt(s.text[s.at:end]), reason}
}

// unexpected returns the error of the letter at s.at, or of the end.
func (s *scanner) unexpected(want string) error {
	if s.at == len(s.text) {
		return s.fault(s.at, "the document ends here: want "+want)
	}
	_, size := utf8.DecodeRuneInString(s.text[s.at:])
	return s.fault(s.at+size, "want "+want)
}

// check returns the long arrays and objects of a document, in order, or what is wrong
// with its form.
func check(text string) ([]extent, error) {
	s := scanner{text: text}
	if err := s.value(); err != nil {
		return nil, err
	}
	if s.at = skipSpace(text, s.at); s.at < len(text) {
		return nil, s.fault(len(text), "want nothing after the document")
	}
	slices.SortFunc(s.extents, func(a, b extent) int { return cmp.Compare(a.start, b.start) })
	return s.extents, nil
}

// value reads a value and the space before it.
func (s *scanner) value() error {
	const want = "a JSON value"
	s.at = skipSpace(s.text, s.at)
	if s.at == len(s.text) {
		return s.unexpected(want)
	}
	switch c := s.text[s.at]; {
	case c == '{':
		return s.extent(s.object)
	case c == '[':
		return s.extent(s.array)
	case c == '"':
		_, err := s.string()
		return err
	case c == '-', '0' <= c && c <= '9', c == 't', c == 'f', c == 'n':
		end := skip(s.text, s.at)
		if !json.Valid([]byte(s.text[s.at:end])) {
			return s.fault(end, "want "+want)
		}
		s.at = end
		return nil
	}
	return s.unexpected(want)
}

// extent reads an array or an object and keeps where it was, if it is long.
func (s *scanner) extent(read func() error) error {
	start := s.at
	err := read()
	if s.at-start >= longExtent {
		s.extents = append(s.extents, extent{int32(start), int32(s.at)})
	}
	return err
}

func (s *scanner) array() error {
	if len(s.path) == MaxDepth {
		return s.fault(s.at+1, fmt.Sprintf("want at most %d arrays and objects within one another", MaxDepth))
	}
	if s.at = skipSpace(s.text, s.at+1); strings.HasPrefix(s.text[s.at:], "]") {
		s.at++
		return nil
	}
	s.path = append(s.path, step{})
	for {
		if err := s.value(); err != nil {
			return err
		}
		if more, err := s.more(']'); !more {
			return err
		}
		s.path[len(s.path)-1].index++
	}
}

// more goes over what follows a part of an array or of an object: a comma, or the end.
func (s *scanner) more(end byte) (bool, error) {
	s.at = skipSpace(s.text, s.at)
	switch {
	case strings.HasPrefix(s.text[s.at:], ","):
		s.at++
		return true, nil
	case s.at < len(s.text) && s.text[s.at] == end:
		s.at++
		s.path = s.path[:len(s.path)-1]
		return false, nil
	}
	return false, s.unexpected(fmt.Sprintf("a comma or %c", end))
}

func (s *scanner) object() error {
	if len(s.path) == MaxDepth {
		return s.fault(s.at+1, fmt.Sprintf("want at most %d arrays and objects within one another", MaxDepth))
	}
	if s.at = skipSpace(s.text, s.at+1); strings.HasPrefix(s.text[s.at:], "}") {
		s.at++
		return nil
	}
	var members []member
	s.path = append(s.path, step{"", -1})
	last := len(s.path) - 1
	for {
		s.at = skipSpace(s.text, s.at)
		s.path = s.path[:last] // until the name is known
		if !strings.HasPrefix(s.text[s.at:], `"`) {
			return s.unexpected("the name of a member, in quotes")
		}
		begin := s.at
		name, err := s.string()
		if err != nil {
			return err
		}
		members = append(members, member{name: name, at: begin})
		if s.at = skipSpace(s.text, s.at); !strings.HasPrefix(s.text[s.at:], ":") {
			return s.unexpected("a colon")
		}
		s.at++
		s.path = append(s.path, step{name, -1})
		if err := s.value(); err != nil {
			return err
		}
		if more, err := s.more('}'); err != nil {
			return err
		} else if !more {
			break
		}
	}
	if twice, ok := firstTwice(members); ok {
		s.at = twice.at
		s.path = append(s.path, step{twice.name, -1})
		return s.fault(skip(s.text, s.at), "want this member once")
	}
	return nil
}

// firstTwice returns the first member that has the name of one before it.
func firstTwice(members []member) (twice member, ok bool) {
	sorted := slices.Clone(members)
	slices.SortStableFunc(sorted, func(a, b member) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(sorted); i++ {
		if m := sorted[i]; m.name == sorted[i-1].name && (!ok || m.at < twice.at) {
			twice, ok = m, true
		}
	}
	return twice, ok
}

// string reads a string that begins at s.at.
func (s *scanner) string() (string, error) {
	end := skip(s.text, s.at)
	quoted := s.text[s.at:end]
	switch value, ok := unquote(quoted); {
	case !utf8.ValidString(quoted):
		return "", s.fault(end, "want UTF-8")
	case !ok:
		return "", s.fault(end, "want a JSON string")
	case halved(quoted, value):
		return "", s.fault(end, "want both halves of a surrogate pair")
	default:
		s.at = end
		return value, nil
	}
}

// unquote returns the text of what begins with a quote; ok is false if it is no string.
func unquote(quoted string) (text string, ok bool) {
	if len(quoted) < 2 {
		return "", false
	}
	plain := quoted[1 : len(quoted)-1]
	if quoted[len(quoted)-1] == '"' && strings.IndexFunc(plain, func(r rune) bool { return r < ' ' || r == '\\' || r == '"' }) < 0 {
		return plain, true // no copy, which is what most strings are spared
	}
	err := json.Unmarshal([]byte(quoted), &text)
	return text, err == nil
}

// halved reports whether a string has half of a surrogate pair, which is read as U+FFFD
// and so would make two texts one.
func halved(quoted, text string) bool {
	const replacement = "\uFFFD"
	n := strings.Count(text, replacement)
	return n > 0 && n > strings.Count(quoted, replacement)+strings.Count(strings.ToLower(quoted), `\ufffd`)
}

// skipSpace returns the offset of what follows the white space at an offset.
func skipSpace(text string, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
		at++
	}
	return at
}

// skip returns the end of the value that begins at an offset. It knows the ends of
// strings, numbers and words in any text, those of arrays and objects in a document
// that was checked.
func skip(text string, at int) int {
	switch text[at] {
	case '"':
		for at++; at < len(text) && text[at] != '"'; at++ {
			if text[at] == '\\' {
				at++
			}
		}
		return min(at+1, len(text))
	case '{', '[':
		for depth := 0; ; {
			switch text[at] {
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			case '"':
				at = skip(text, at) - 1
			}
			if at++; depth == 0 {
				return at
			}
		}
	}
	if n := strings.IndexAny(text[at:], " \t\r\n,:]}[{\""); n >= 0 {
		return at + n
	}
	return len(text)
}

// writeTo writes a step as a part of a JSON pointer.
func (p step) writeTo(b *strings.Builder) {
	b.WriteByte('/')
	if p.index >= 0 {
		b.WriteString(strconv.Itoa(p.index))
		return
	}
	b.WriteString(strings.ReplaceAll(strings.ReplaceAll(p.name, "~", "~0"), "/", "~1"))
}

func lineOf(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

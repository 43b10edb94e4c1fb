package document

import (
	"cmp"
	"encoding"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// A Value is a value in a document. Its methods read what it should be; where it is
// something else they note that mistake and return a zero. The zero Value stands for one
// that is missing, about which there is nothing more to say.
type Value struct {
	reader *reader
	at     int // the offset of its first byte
}

// A reader is a document while it is read.
type reader struct {
	text    string
	extents []extent // the long ones
	fault   fault
}

// A fault is a mistake in a value.
type fault struct {
	Value
	order   int    // the offset that decides which of two mistakes comes first
	pointer string // from the value on
	lines   int    // from that of the value on
	input   string
	reason  string // "": there is no fault
}

// Decode lets read have the document, and returns the [*Error] of the first mistake in
// it, or nil.
func Decode(data []byte, read func(root Value)) error { return DecodeUpTo(MaxSize, data, read) }

// DecodeUpTo is Decode with a limit of its own, in bytes and at most [math.MaxInt32].
func DecodeUpTo(limit int, data []byte, read func(root Value)) error {
	if len(data) > limit {
		return &Error{Line: 1, Reason: fmt.Sprintf("a document of %d bytes: want at most %d", len(data), limit)}
	}
	r := &reader{text: string(data)}
	var err error
	if r.extents, err = check(r.text); err != nil {
		return err
	}
	root := skipSpace(r.text, 0)
	read(Value{r, root})
	f := &r.fault
	if f.reason == "" {
		return nil
	}
	return &Error{r.pointer(root, f.at) + f.pointer, lineOf(r.text, f.at) + f.lines, f.input, f.reason}
}

// pointer returns the JSON pointer from the value at an offset to the one at another.
func (r *reader) pointer(from, to int) string {
	var b strings.Builder
	for from < to {
		for p, at := range r.parts(from) {
			if r.end(at) > to {
				p.writeTo(&b)
				from = at
				break
			}
		}
	}
	return b.String()
}

// end returns the end of the value that begins at an offset.
func (r *reader) end(at int) int {
	if c := r.text[at]; c == '{' || c == '[' {
		i, long := slices.BinarySearchFunc(r.extents, at, func(e extent, at int) int { return cmp.Compare(int(e.start), at) })
		if long {
			return int(r.extents[i].end)
		}
	}
	return skip(r.text, at)
}

// parts yields the offsets of what the array or the object at an offset holds.
func (r *reader) parts(at int) iter.Seq2[step, int] {
	return func(yield func(step, int) bool) {
		p := step{"", -1}
		if r.text[at] == '[' {
			p.index = 0
		}
		named := p.index < 0
		for at = skipSpace(r.text, at+1); r.text[at] != ']' && r.text[at] != '}'; {
			if named {
				end := r.end(at)
				p.name, _ = unquote(r.text[at:end])
				at = skipSpace(r.text, skipSpace(r.text, end)+1)
			}
			if !yield(p, at) {
				return
			}
			if at = skipSpace(r.text, r.end(at)); r.text[at] == ',' {
				at = skipSpace(r.text, at+1)
			}
			if !named {
				p.index++
			}
		}
	}
}

// note keeps a mistake if none comes before it.
func (v Value) note(f fault) {
	if v.reader != nil && (v.reader.fault.reason == "" || f.order < v.reader.fault.order) {
		f.Value = v
		v.reader.fault = f
	}
}

// Refuse notes that the value is wrong; the error quotes it. want is what is allowed, as
// in "a date such as 2026-12-24".
func (v Value) Refuse(want string) { v.Fail("want " + want) }

// Fail notes that the value is wrong, for a reason that is not just what is allowed; the
// error quotes it.
func (v Value) Fail(reason string) {
	if v.reader != nil {
		v.note(fault{order: v.at, input: excerpt(v.Raw()), reason: reason})
	}
}

// FailWithin notes a mistake that was found by reading [Value.Raw] as a document of its
// own: at a pointer and a line within that. The input is what the error quotes, or "".
func (v Value) FailWithin(pointer string, line int, input, reason string) {
	v.note(fault{order: v.at, pointer: pointer, lines: line - 1, input: input, reason: reason})
}

// Failed reports whether a mistake was noted so far, in any value of the document: what
// compares one value with another is then best left alone.
func (v Value) Failed() bool { return v.reader == nil || v.reader.fault.reason != "" }

// Raw returns the value as it stands in the document; "" of the zero Value.
func (v Value) Raw() string {
	if v.reader == nil {
		return ""
	}
	return v.reader.text[v.at:v.reader.end(v.at)]
}

// IsText reports whether the value is a string, where it may be something else.
func (v Value) IsText() bool { return v.is('"') }

func (v Value) is(first byte) bool { return v.reader != nil && v.reader.text[v.at] == first }

// Text returns a string, which may be empty.
func (v Value) Text() string {
	if !v.is('"') {
		v.Refuse("a string")
		return ""
	}
	s, _ := unquote(v.Raw())
	return s
}

// Name returns a string that is not empty.
func (v Value) Name() string {
	s := v.Text()
	if s == "" && v.is('"') {
		v.Refuse("a string that is not empty")
	}
	return s
}

// Bool returns true or false.
func (v Value) Bool() bool {
	switch v.Raw() {
	case "true":
		return true
	case "false":
	default:
		v.Refuse("true or false")
	}
	return false
}

// Int returns a whole number in the range [lo, hi], written without a fraction and
// without an exponent.
func (v Value) Int(lo, hi int) int {
	n, err := strconv.Atoi(v.Raw())
	if err != nil || n < lo || n > hi || v.Raw() == "-0" {
		v.Refuse("a whole number in the range " + strconv.Itoa(lo) + " to " + strconv.Itoa(hi))
		return 0
	}
	return n
}

// A TextValue goes by its text, in which "" means 'not set'.
type TextValue interface {
	encoding.TextMarshaler
	encoding.TextUnmarshaler
}

// Into reads a string into what goes by its text. The string must be the very one that
// is written, and not "".
func (v Value) Into(to TextValue, want string) {
	if !v.is('"') {
		v.Refuse("a string: " + want)
		return
	}
	s, _ := unquote(v.Raw())
	err := to.UnmarshalText([]byte(s))
	if err != nil || s == "" {
		v.Refuse(want)
		return
	}
	if written, err := to.MarshalText(); err != nil || string(written) != s {
		v.Refuse(strconv.Quote(string(written)) + ", which is how it is written")
	}
}

// Elements yields the elements of an array, with their indexes.
func (v Value) Elements() iter.Seq2[int, Value] {
	return func(yield func(int, Value) bool) {
		if !v.is('[') {
			v.Refuse("an array")
			return
		}
		for p, at := range v.reader.parts(v.at) {
			if !yield(p.index, Value{v.reader, at}) {
				return
			}
		}
	}
}

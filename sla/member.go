package sla

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// version is the member that tells the forms of a document apart.
func (f *form) version() {
	n := int64(version)
	f.integer("version", required, &n, version, version, strconv.Itoa(version))
}

// text is a member of any text.
func (f *form) text(name string, p presence, v *string, want string) {
	text, ok := f.member(name, p, *v != "", want)
	switch {
	case !ok:
		return
	case f.reading:
		if *v = f.unquote(name, text); *v == "" && p == required && f.err == nil {
			f.err = unset(f.what+": "+name, want)
		}
	case !utf8.ValidString(*v):
		f.refuse(name, strconv.Quote(*v), "UTF-8")
	default:
		f.out = append(f.out, quoteJSON(*v)...)
	}
	if p == never {
		f.refuse(name, quoteJSON(*v), want)
	}
}

// A namedValue is one that goes by its text.
type namedValue interface {
	encoding.TextMarshaler
	encoding.TextUnmarshaler
}

// value is a member of a text that means something.
func (f *form) value(name string, p presence, v namedValue, want string) {
	written, err := v.MarshalText()
	text, ok := f.member(name, p, len(written) > 0 || err != nil, want)
	if !ok {
		return
	}
	if f.reading {
		s := f.unquote(name, text)
		if err = v.UnmarshalText([]byte(s)); err == nil {
			written, err = v.MarshalText()
		}
		if err == nil && (s == "" || string(written) != s) {
			f.refuse(name, text, cmp.Or(string(written), want))
		}
	} else {
		text = quoteJSON(string(written))
		f.out = append(f.out, text...)
	}
	if err != nil {
		input, allowed := causeOf(err)
		if !f.reading {
			text = input
		}
		f.refuse(name, text, allowed)
	}
	if p == never {
		f.refuse(name, text, want)
	}
}

// integer is a member that is a whole number in the range [lo, hi].
func (f *form) integer(name string, p presence, v *int64, lo, hi int64, want string) {
	text, ok := f.member(name, p, p == required || *v != 0, want)
	if !ok {
		return
	}
	var err error
	if f.reading {
		*v, err = strconv.ParseInt(text, 10, 64)
	} else {
		text = strconv.FormatInt(*v, 10)
		f.out = append(f.out, text...)
	}
	if err != nil || *v < lo || *v > hi || text == "-0" {
		f.refuse(name, text, want)
	}
}

// count is an integer that fits an int.
func (f *form) count(name string, v *int, lo, hi int64, want string) {
	n := int64(*v)
	if f.integer(name, required, &n, lo, hi, want); f.reading {
		*v = int(n)
	}
}

// duration is a member in nanoseconds.
func (f *form) duration(name string, v *time.Duration) {
	f.integer(name, required, (*int64)(v), 0, math.MaxInt64, "whole nanoseconds, 0 or more")
}

// instant is a member in RFC 3339; it is written in UTC, and read into UTC.
func (f *form) instant(name string, p presence, v *time.Time) {
	const want = "an instant in RFC 3339, to the nanosecond at most, in the years 1 to 9999, as in 2026-11-23T08:00:00Z"
	text, ok := f.member(name, p, !v.IsZero(), want)
	if !ok {
		return
	}
	if f.reading {
		s := f.unquote(name, text)
		err := v.UnmarshalText([]byte(s))
		// UnmarshalText may give the machine's own zone where the offset fits, and
		// drops digits after the ninth in silence.
		*v = v.UTC()
		if err != nil || v.IsZero() || strings.IndexFunc(fraction(s), notDigit) > 9 {
			f.refuse(name, text, want)
		}
	} else {
		text = instantJSON(*v)
		f.out = append(f.out, text...)
	}
	if !inRange(*v) {
		f.refuse(name, text, want)
	}
}

// zone is a member with the IANA name of a time zone, which is read into the location.
func (f *form) zone(name string, p presence, v *string) (loc *time.Location) {
	f.text(name, p, v, "the IANA name of a time zone")
	if f.reading && f.err == nil && *v != "" {
		var err error
		if loc, err = loadLocation(*v); err != nil {
			f.refuse(name, quoteJSON(*v), zoneWanted)
		}
	}
	return loc
}

// list is a member with an array of objects, each of which fields tells of.
func list[T any](f *form, name, item string, v *[]T, fields func(*T, *form)) {
	text, ok := f.member(name, required, true, "an array")
	if !ok {
		return
	}
	var all []json.RawMessage
	if f.reading {
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			f.refuse(name, text, "an array")
			return
		}
		*v = make([]T, len(all))
	}
	parts := make([][]byte, len(*v))
	for i := range *v {
		what := fmt.Sprintf("%s: %s %d of %d", f.what, item, i+1, len(*v))
		one := func(f *form) { fields(&(*v)[i], f) }
		if f.reading {
			f.err = decodePart(what, all[i], one)
		} else {
			parts[i], f.err = encodePart(what, one)
		}
		if f.err != nil {
			return
		}
	}
	f.out = append(append(append(f.out, '['), bytes.Join(parts, []byte{','})...), ']')
}

// object is a member that is an object, of which fields tells.
func (f *form) object(name string, fields func(*form)) {
	text, ok := f.member(name, required, true, "an object")
	if !ok {
		return
	}
	if f.reading {
		f.err = decodePart(f.what+": "+name, []byte(text), fields)
		return
	}
	var part []byte
	part, f.err = encodePart(f.what+": "+name, fields)
	f.out = append(f.out, part...)
}

// unquote reads a JSON string.
func (f *form) unquote(name, text string) (s string) {
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		f.refuse(name, text, "a string")
	}
	// Half of a surrogate pair is read as U+FFFD, and so makes two texts one.
	if n := strings.Count(s, "\uFFFD"); n > 0 && n > strings.Count(text, "\uFFFD")+strings.Count(strings.ToLower(text), `\ufffd`) {
		f.refuse(name, text, "a string in Unicode")
	}
	return s
}

// quoteJSON returns a text as JSON has it. What HTML needs on top of that is for
// json.Marshal, which adds it to what it gets from here.
func quoteJSON(s string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	// A text always has a JSON form.
	_ = encoder.Encode(s)
	return strings.TrimSuffix(b.String(), "\n")
}

// instantJSON returns the JSON form of an instant, null for the zero time.
func instantJSON(t time.Time) string {
	if t.IsZero() {
		return "null"
	}
	return quoteJSON(t.UTC().Format(time.RFC3339Nano))
}

func fraction(s string) string {
	_, after, _ := strings.Cut(s, ".")
	return after
}

func notDigit(r rune) bool { return r < '0' || r > '9' }

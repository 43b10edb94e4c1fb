package sla

import (
	"cmp"
	"encoding"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dueby/dueby/internal/document"
)

// version is the member that tells the forms of a document apart.
func (f *form) version() {
	n := int64(version)
	f.integer("version", required, &n, version, version, strconv.Itoa(version))
}

// text is a member of any text.
func (f *form) text(name string, p presence, v *string, want string) {
	in, ok := f.member(name, p, *v != "", want)
	switch {
	case !ok:
		return
	case f.in != nil:
		if *v = f.unquote(name, in); *v == "" && p == required && f.err == nil {
			f.err = unset(f.place(name), want)
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
	in, ok := f.member(name, p, len(written) > 0 || err != nil, want)
	if !ok {
		return
	}
	text := in.Raw()
	if f.in != nil {
		s := f.unquote(name, in)
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
		if f.in == nil {
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
	in, ok := f.member(name, p, p == required || *v != 0, want)
	if !ok {
		return
	}
	var err error
	text := in.Raw()
	if f.in != nil {
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
	if f.integer(name, required, &n, lo, hi, want); f.in != nil {
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
	in, ok := f.member(name, p, !v.IsZero(), want)
	if !ok {
		return
	}
	text := in.Raw()
	if f.in != nil {
		s := f.unquote(name, in)
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
	if f.in != nil && f.err == nil && *v != "" {
		var err error
		if loc, err = loadLocation(*v); err != nil {
			f.refuse(name, quoteJSON(*v), zoneWanted)
		}
	}
	return loc
}

// list is a member with an array of objects, each of which fields tells of.
func list[T any](f *form, name string, v *[]T, fields func(*T, *form)) {
	in, ok := f.member(name, required, true, "an array")
	if !ok {
		return
	}
	one := func(i int, in *document.Object) {
		f.part(f.at+"/"+name+"/"+strconv.Itoa(i), in, func(f *form) { fields(&(*v)[i], f) })
	}
	if f.in != nil {
		*v = []T{}
		for i, e := range in.Elements() {
			if *v = append(*v, *new(T)); f.err == nil {
				one(i, e.Object())
			}
		}
		return
	}
	f.out = append(f.out, '[')
	for i := range *v {
		if i > 0 {
			f.out = append(f.out, ',')
		}
		if one(i, nil); f.err != nil {
			return
		}
	}
	f.out = append(f.out, ']')
}

// object is a member that is an object, of which fields tells.
func (f *form) object(name string, fields func(*form)) {
	in, ok := f.member(name, required, true, "an object")
	if !ok {
		return
	}
	var o *document.Object
	if f.in != nil {
		o = in.Object()
	}
	f.part(f.at+"/"+name, o, fields)
}

// unquote reads a JSON string. One that is none ends the reading.
func (f *form) unquote(name string, in document.Value) string {
	if !in.IsText() {
		f.refuse(name, in.Raw(), "a string")
	}
	return in.Text()
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

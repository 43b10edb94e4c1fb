package sla

import (
	"errors"
	"math"
	"strings"

	"github.com/dueby/dueby/internal/document"
)

// A form is one JSON object on its way in or out. A type tells its members once, in a
// function that hands them to the form one by one; whether they are read or written is
// the form's business, so that the two cannot drift apart.
//
// Reading is as strict as package document is; only an instant may have any offset, as
// PostgreSQL writes them.
type form struct {
	what string           // what is read or written, for errors: "status"
	at   string           // where this object is in it, a JSON pointer: "/commitments/1"
	in   *document.Object // to be read; nil to write
	out  []byte           // what has been written
	err  error            // the first mistake
}

// version is that of the forms of today, which go by "version" in each document. A
// part of a document has none of its own.
const version = 1

// A presence says what a member without a value is.
type presence uint8

const (
	required presence = iota // a mistake
	orNull                   // null; when read, absent too
	orAbsent                 // absent; when read, null too
	never                    // what must be: a value is the mistake
)

// encode returns the document that fields tells of.
func encode(what string, fields func(*form)) ([]byte, error) {
	return encodePart(what, func(f *form) { f.version(); fields(f) })
}

func encodePart(what string, fields func(*form)) ([]byte, error) {
	f := form{what: what}
	f.part("", nil, fields)
	return f.out, f.err
}

// decode lets fields read a document.
func decode(what string, data []byte, fields func(*form)) error {
	return decodePart(what, data, func(f *form) { f.version(); fields(f) })
}

func decodePart(what string, data []byte, fields func(*form)) error {
	f := form{what: what}
	// What could be written can be read: the explanation of centuries is large.
	err := document.DecodeUpTo(math.MaxInt32, data, func(root document.Value) {
		f.part("", root.Object(), fields)
	})
	var e *document.Error
	if !errors.As(err, &e) {
		return f.err
	}
	fault, want, _ := strings.Cut(e.Reason, "want ")
	for _, s := range []string{plain(shorten(e.Pointer)), strings.TrimRight(fault, ":; ")} {
		if s != "" {
			what += ": " + s
		}
	}
	return &ParseError{what, e.Input, want}
}

// part lets fields read or write an object that is at a place in the document.
func (f *form) part(at string, in *document.Object, fields func(*form)) {
	p := form{what: f.what, at: at, in: in}
	fields(&p)
	switch f.err = p.err; {
	case in == nil:
		f.out = append(append(append(f.out, '{'), p.out...), '}')
	case f.err == nil:
		in.Done()
	}
}

// place returns that of a member, for errors.
func (f *form) place(name string) string { return f.what + ": " + f.at + "/" + name }

// member begins a member, and reports whether it has a value to read or to write. set
// says so when writing.
func (f *form) member(name string, p presence, set bool, want string) (v document.Value, ok bool) {
	if f.in != nil {
		v, ok = f.in.Optional(name)
		set = ok && v.Raw() != "null"
	}
	switch {
	case f.err != nil:
		return v, false
	case p == required && !set:
		f.err = unset(f.place(name), want)
		return v, false
	case f.in == nil && (set || p == orNull):
		if len(f.out) > 0 {
			f.out = append(f.out, ',')
		}
		f.out = append(append(append(f.out, '"'), name...), `":`...)
		if !set {
			f.out = append(f.out, "null"...)
		}
	}
	return v, set
}

// refuse notes the first mistake: the JSON text of a member, and what is wanted.
func (f *form) refuse(name, text, want string) {
	if f.err == nil {
		f.err = &ParseError{f.place(name), text, want}
	}
}

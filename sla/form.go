package sla

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// A form is one JSON object on its way in or out. A type tells its members once, in a
// function that hands them to the form one by one; whether they are read or written is
// the form's business, so that the two cannot drift apart.
//
// Reading is stricter than encoding/json: names are ours to the letter and come once,
// and a value has one text, the one that is written; only an instant may have any
// offset, as PostgreSQL writes them.
type form struct {
	what    string // the place, for errors: "status: commitment 2 of 3"
	reading bool
	members map[string]json.RawMessage // to be read
	names   []string                   // of members, in order
	known   []string                   // the names that were asked for
	out     []byte                     // what has been written
	err     error                      // the first mistake
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
	fields(&f)
	return append(append([]byte{'{'}, f.out...), '}'), f.err
}

// decode lets fields read a document.
func decode(what string, data []byte, fields func(*form)) error {
	return decodePart(what, data, func(f *form) { f.version(); fields(f) })
}

func decodePart(what string, data []byte, fields func(*form)) error {
	f := form{what: what, reading: true, members: make(map[string]json.RawMessage)}
	f.open(data)
	if f.err == nil {
		fields(&f)
	}
	for _, name := range f.names {
		if f.err == nil && !slices.Contains(f.known, name) {
			f.err = &ParseError{what + ": member", quoteJSON(name), strings.Join(f.known, ", ")}
		}
	}
	return f.err
}

// open splits an object into its members.
func (f *form) open(data []byte) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	if first, err := decoder.Token(); err != nil || first != json.Delim('{') || !json.Valid(data) || !utf8.Valid(data) {
		f.err = &ParseError{f.what, string(data), "one JSON object, in UTF-8"}
		return
	}
	for decoder.More() {
		// The data is valid, so that nothing can fail here.
		token, _ := decoder.Token()
		name, _ := token.(string)
		var value json.RawMessage
		_ = decoder.Decode(&value)
		if _, twice := f.members[name]; twice {
			f.err = &ParseError{f.what + ": member", quoteJSON(name), "it once"}
			return
		}
		f.members[name] = value
		f.names = append(f.names, name)
	}
}

// refuse notes the first mistake: the JSON text of a member, and what is wanted.
func (f *form) refuse(name, text, want string) {
	if f.err != nil {
		return
	}
	var short bytes.Buffer
	if json.Compact(&short, []byte(text)) == nil {
		text = short.String()
	}
	f.err = &ParseError{f.what + ": " + name, text, want}
}

// member begins a member, and reports whether it has a value to read or to write. set
// says so when writing.
func (f *form) member(name string, p presence, set bool, want string) (text string, ok bool) {
	f.known = append(f.known, name)
	if f.reading {
		text = string(f.members[name])
		set = text != "" && text != "null"
	}
	switch {
	case f.err != nil:
		return "", false
	case p == required && !set:
		f.err = unset(f.what+": "+name, want)
		return "", false
	case f.reading:
		return text, set
	case set || p == orNull:
		if len(f.out) > 0 {
			f.out = append(f.out, ',')
		}
		f.out = append(append(append(f.out, '"'), name...), `":`...)
		if !set {
			f.out = append(f.out, "null"...)
		}
	}
	return "", set
}

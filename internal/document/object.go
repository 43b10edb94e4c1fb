package document

import (
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Object returns an object, whose members are then asked for by name.
func (v Value) Object() *Object {
	o := &Object{value: v}
	if !v.is('{') {
		v.Refuse("an object")
		o.value = Value{}
		return o
	}
	for p, at := range v.reader.parts(v.at) {
		o.members = append(o.members, member{name: p.name, at: at})
	}
	return o
}

// An Object is an object whose members are asked for by name, or in order.
type Object struct {
	value   Value
	members []member
	known   []string // the names that were asked for
}

type member struct {
	name string
	at   int // the offset of its value
}

// Get returns a member that must be there.
func (o *Object) Get(name string) Value {
	v, ok := o.Optional(name)
	if !ok && o.value.reader != nil {
		// What is missing is missed at the end: a name that is misspelt comes before.
		o.value.note(fault{order: o.value.at + len(o.value.Raw()), reason: "want the member " + strconv.Quote(name)})
	}
	return v
}

// Optional returns a member that may be absent; ok is false if it is.
func (o *Object) Optional(name string) (v Value, ok bool) {
	o.known = append(o.known, name)
	for _, m := range o.members {
		if m.name == name {
			return Value{o.value.reader, m.at}, true
		}
	}
	return Value{}, false
}

// Version reads the member "version", of which the decoder knows one. It returns false
// if it is another: nothing else of the document is then known to mean what it says.
func (o *Object) Version(known int) bool {
	v := o.Get("version")
	if v.reader == nil {
		return false
	}
	if v.Raw() != strconv.Itoa(known) {
		v.Refuse(strconv.Itoa(known) + ", the version that is known")
		return false
	}
	return true
}

// Members yields the members of an object whose names are data, in order.
func (o *Object) Members() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for _, m := range o.members {
			if !yield(m.name, Value{o.value.reader, m.at}) {
				return
			}
		}
	}
}

// Done notes the mistake of a member that was not asked for. It ends the reading of an
// object whose names are fixed.
func (o *Object) Done() {
	for _, m := range o.members {
		if !slices.Contains(o.known, m.name) {
			v := Value{o.value.reader, m.at}
			v.note(fault{order: m.at, reason: "unknown member; want " + strings.Join(o.known, ", ")})
		}
	}
}

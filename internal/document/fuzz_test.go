package document_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dueby/dueby/internal/document"
)

// FuzzDecode compares with encoding/json: what is a document here is one there, and what
// is one there is refused here only for a reason that encoding/json does not know. Every
// value of a document is found again at its place.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,{"b/c~":"x"},null],"":{"":[]}}`, "[1,\n 2.5e3,\n\"\\u00e9\\\"]\"]", `{"a":1,"a":2}`, `["\ud800"]`, "\"\xff\"",
		`[[[`, `{"a" 1}`, `[1,]`, `01`, `-`, `"a`, `{}x`, "\uFEFF1", `{"a":`, nested(65), `["\`, `[tru"e"]`, `1e999`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var all any
		err := document.Decode(data, func(root document.Value) {
			if !json.Valid(data) || unmarshal(data, &all) != nil {
				t.Fatalf("%q is read here and not by encoding/json", data)
			}
			walk(t, data, root, all, "")
		})
		if err == nil {
			return
		}
		var e *document.Error
		if !errors.As(err, &e) || e.Line < 1 || e.Line > 1+bytes.Count(data, []byte("\n")) || !utf8.ValidString(err.Error()) {
			t.Fatalf("%q: %#v", data, err)
		}
		for _, known := range []string{"want this member once", "surrogate", "want UTF-8", "within one another"} {
			if strings.Contains(e.Reason, known) {
				return
			}
		}
		if json.Valid(data) {
			t.Fatalf("%q is read by encoding/json and not here: %v", data, err)
		}
	})
}

// unmarshal keeps numbers as they are written: some are too large for a float64.
func unmarshal(data []byte, v any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	return decoder.Decode(v)
}

// walk compares a value with what encoding/json has for it, and looks at the place that
// an error about it names.
func walk(t *testing.T, data []byte, v document.Value, want any, pointer string) {
	var got any
	if err := unmarshal([]byte(v.Raw()), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%q at %s: %q is %v, want %v", data, pointer, v.Raw(), got, want)
	}
	if at := placeOf(t, data, pointer); at != pointer {
		t.Fatalf("%q: an error at %q is said to be at %q", data, pointer, at)
	}
	switch want := want.(type) {
	case string:
		if s := v.Text(); s != want {
			t.Fatalf("%q at %s: %q, want %q", data, pointer, s, want)
		}
	case []any:
		n := 0
		for i, v := range v.Elements() {
			walk(t, data, v, want[i], pointer+"/"+strconv.Itoa(i))
			n++
		}
		if n != len(want) {
			t.Fatalf("%q at %s: %d elements, want %d", data, pointer, n, len(want))
		}
	case map[string]any:
		n := 0
		for name, v := range v.Object().Members() {
			walk(t, data, v, want[name], pointer+"/"+escape(name))
			n++
		}
		if n != len(want) {
			t.Fatalf("%q at %s: %d members, want %d", data, pointer, n, len(want))
		}
	}
}

func escape(name string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(name) }

// placeOf reports a mistake in the value at a pointer, and returns where the error says
// that it is.
func placeOf(t *testing.T, data []byte, pointer string) string {
	err := document.Decode(data, func(v document.Value) {
		for _, part := range strings.Split(pointer, "/")[1:] {
			if index, err := strconv.Atoi(part); err == nil && strings.HasPrefix(v.Raw(), "[") {
				for i, element := range v.Elements() {
					if i == index {
						v = element
						break
					}
				}
				continue
			}
			for name, member := range v.Object().Members() {
				if escape(name) == part {
					v = member
					break
				}
			}
		}
		v.Refuse("another")
	})
	var e *document.Error
	if !errors.As(err, &e) {
		t.Fatalf("%q: no error at %q: %v", data, pointer, err)
	}
	return e.Pointer
}

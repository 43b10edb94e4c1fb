package document_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/internal/document"
)

// anything is a decoder to which all is well.
func anything(document.Value) {}

func nested(depth int) string {
	return strings.Repeat("[", depth) + strings.Repeat("]", depth)
}

func TestForm(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		want   string // "" for none
	}{
		{"a number alone", "1", ""},
		{"space around", " \t\r\n{} \n", ""},
		{"all kinds of values", `{"a":[1,-0.5e+3,"x",true,false,null,{},[]],"":{"b":""}}`, ""},
		{"escapes", `["\u00e9\n\"\\\/", "\ud83d\ude00"]`, ""},
		{"U+FFFD itself", `["\ufffd", "` + "\uFFFD" + `"]`, ""},
		{"as deep as may be", nested(document.MaxDepth), ""},

		{"nothing", "", `line 1: the document ends here: want a JSON value`},
		{"nothing but space", " \n ", `line 2: the document ends here: want a JSON value`},
		{"a byte order mark", "\uFEFF{}", `line 1: "\ufeff": want a JSON value`},
		{"a comment", "{\n// none\n}", `line 2: /: want the name of a member, in quotes`},
		{"an open array", "[1,\n2", `line 2, /1: the document ends here: want a comma or ]`},
		{"an open object", `{"a":{"b":1`, `line 1, /a/b: the document ends here: want a comma or }`},
		{"an open string", "[\"a\n", `line 1, /0: "\"a\n": want a JSON string`},
		{"a quote alone", `"`, `line 1: ": want a JSON string`},
		{"an open escape", `["\`, `line 1, /0: "\: want a JSON string`},
		{"a wrong bracket", `{"a":[1}`, `line 1, /a/0: }: want a comma or ]`},
		{"a comma too many in an array", "[1,\n]", `line 2, /1: ]: want a JSON value`},
		{"a comma too many in an object", `{"a":1,}`, `line 1: }: want the name of a member, in quotes`},
		{"a missing comma", `{"a":1 "b":2}`, `line 1, /a: ": want a comma or }`},
		{"a missing colon", `{"a" 1}`, `line 1: 1: want a colon`},
		{"a missing value", `{"a":}`, `line 1, /a: }: want a JSON value`},
		{"a name without quotes", `{a:1}`, `line 1: a: want the name of a member, in quotes`},
		{"single quotes", `['a']`, `line 1, /0: ': want a JSON value`},
		{"a leading zero", `{"n":08}`, `line 1, /n: 08: want a JSON value`},
		{"a number that goes on", `[1.]`, `line 1, /0: 1.: want a JSON value`},
		{"not a number", `[NaN]`, `line 1, /0: N: want a JSON value`},
		{"a word", `[nil]`, `line 1, /0: nil: want a JSON value`},
		{"a tab in a string", "[\"a\tb\"]", `line 1, /0: "\"a\tb\"": want a JSON string`},
		{"an unknown escape", `["\x41"]`, `line 1, /0: "\x41": want a JSON string`},
		{"not UTF-8", "{\"a\":\n\"\xff\"}", `line 2, /a: "\"\xff\"": want UTF-8`},
		{"a name not in UTF-8", "{\"a\xff\":1}", `line 1: "\"a\xff\"": want UTF-8`},
		{"half a surrogate pair", `["\ud83d"]`, `line 1, /0: "\ud83d": want both halves of a surrogate pair`},
		{"half a pair in a name", `{"\udc00":1}`, `line 1: "\udc00": want both halves of a surrogate pair`},
		{"two documents", "{}\n\n{}", `line 3: {}: want nothing after the document`},
		{"a member twice", "{\"a\":1,\n\"b\":{\"c\":1,\n\"c\":2}}", `line 3, /b/c: "c": want this member once`},
		{"a member twice in two spellings", `{"a":1,"\u0061":2}`, `line 1, /a: "\u0061": want this member once`},
		{"the first of two members twice", `{"b":1,"a":1,"b":2,"a":2}`, `line 1, /b: "b": want this member once`},
		{"members of two objects", `[{"a":1},{"a":1}]`, ""},
		{"a name that is a part of a pointer", `{"a/b~c":[0,{"":x}]}`, `line 1, /a~1b~0c/1/: x: want a JSON value`},
		{"a name of control characters", `{"\n":x}`, `line 1, "/\n": x: want a JSON value`},
		{
			"too deep", "\n" + nested(document.MaxDepth+1),
			`line 2, ` + strings.Repeat("/0", 40) + `...: [: want at most 160 arrays and objects within one another`,
		},
		{
			"objects too deep", strings.Repeat(`{"":`, 1<<20),
			`line 1, ` + strings.Repeat("/", 80) + `...: {: want at most 160 arrays and objects within one another`,
		},
		{
			"a long value is cut", `["` + strings.Repeat("é", 100) + "\n\"]",
			`line 1, /0: "` + strings.Repeat("é", 39) + `...: want a JSON string`,
		},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			seen := false
			err := document.Decode([]byte(test.text), func(document.Value) { seen = true })
			if got := message(err); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if seen != (err == nil) {
				t.Errorf("the decoder was called: %t, error: %v", seen, err)
			}
		})
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestSize(t *testing.T) {
	fits := []byte(`"` + strings.Repeat("x", document.MaxSize-2) + `"`)
	if err := document.Decode(fits, anything); err != nil {
		t.Errorf("as large as may be: %v", err)
	}
	const want = "line 1: a document of 33554433 bytes: want at most 33554432"
	more := slices.Concat(fits, []byte(" "))
	if got := message(document.Decode(more, anything)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if err := document.DecodeUpTo(len(more), more, anything); err != nil {
		t.Errorf("up to as much: %v", err)
	}
}

// A level has two spellings and a text.
type level int

func (l level) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("P%d", l)), nil }

func (l *level) UnmarshalText(text []byte) error {
	if string(text) == "critical" {
		*l = 1
		return nil
	}
	_, err := fmt.Sscanf(string(text), "P%d", l)
	return err
}

// A wish is what the decoder of the tests reads.
type wish struct {
	Name  string
	Note  string
	Count int
	Level level
	Urgent,
	HasNote bool
	Tags []string
}

func readWish(w *wish) func(document.Value) {
	return func(root document.Value) {
		o := root.Object()
		if !o.Version(1) {
			return
		}
		w.Name = o.Get("name").Name()
		var v document.Value
		if v, w.HasNote = o.Optional("note"); w.HasNote {
			w.Note = v.Text()
		}
		w.Count = o.Get("count").Int(-3, 96)
		o.Get("level").Into(&w.Level, "P1 to P9")
		w.Urgent = o.Get("urgent").Bool()
		for _, v := range o.Get("tags").Elements() {
			w.Tags = append(w.Tags, v.Name())
		}
		o.Done()
	}
}

func TestDecode(t *testing.T) {
	const text = `{"tags": ["a", "b"], "version": 1, "name": "é\n", "note": "", "count": -3, "level": "P2", "urgent": true}`
	var got wish
	if err := document.Decode([]byte(text), readWish(&got)); err != nil {
		t.Fatal(err)
	}
	want := wish{Name: "é\n", HasNote: true, Count: -3, Level: 2, Urgent: true, Tags: []string{"a", "b"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestMistakes changes one thing in a document that is right.
func TestMistakes(t *testing.T) {
	const right = `{"version": 1,
"name": "x",
"count": 96,
"level": "P2",
"urgent": false,
"tags": ["a",
"b"]}`
	tests := []struct {
		reason   string
		old, new string
		want     string
	}{
		{"nothing changed", "", "", ""},
		{"not an object", right, `[]`, `line 1: []: want an object`},
		{"null", right, `null`, `line 1: null: want an object`},
		{"another version", `"version": 1`, `"version": 2`, `line 1, /version: 2: want 1, the version that is known`},
		{"a version in another form", `"version": 1`, `"version": 1.0`, `line 1, /version: 1.0: want 1, the version that is known`},
		{"no version, and much else", right, `{"x":1}`, `line 1: want the member "version"`},
		{"a name that is none", `"x"`, `1`, `line 2, /name: 1: want a string`},
		{"a name that is null", `"x"`, `null`, `line 2, /name: null: want a string`},
		{"an empty name", `"x"`, `""`, `line 2, /name: "": want a string that is not empty`},
		{"an array for a name", `"x"`, `[ "x", {"y" : " z " } ]`, `line 2, /name: ["x",{"y":" z "}]: want a string`},
		{"an optional member that is null", `"name"`, "\"note\": null,\n\"name\"", `line 2, /note: null: want a string`},
		{"too much", `96`, `97`, `line 3, /count: 97: want a whole number in the range -3 to 96`},
		{"too little", `96`, `-4`, `line 3, /count: -4: want a whole number in the range -3 to 96`},
		{"a fraction", `96`, `1.0`, `line 3, /count: 1.0: want a whole number in the range -3 to 96`},
		{"an exponent", `96`, `1e1`, `line 3, /count: 1e1: want a whole number in the range -3 to 96`},
		{"less than nothing", `96`, `-0`, `line 3, /count: -0: want a whole number in the range -3 to 96`},
		{"beyond every integer", `96`, `99999999999999999999`, `line 3, /count: 99999999999999999999: want a whole number in the range -3 to 96`},
		{"a number in quotes", `96`, `"96"`, `line 3, /count: "96": want a whole number in the range -3 to 96`},
		{"a text that means nothing", `"P2"`, `"Q2"`, `line 4, /level: "Q2": want P1 to P9`},
		{"a text that is not set", `"P2"`, `""`, `line 4, /level: "": want P1 to P9`},
		{"another spelling", `"P2"`, `"critical"`, `line 4, /level: "critical": want "P1", which is how it is written`},
		{"a number for a text", `"P2"`, `2`, `line 4, /level: 2: want a string: P1 to P9`},
		{"a word for a truth", `false`, `"no"`, `line 5, /urgent: "no": want true or false`},
		{"an object for an array", `["a",` + "\n" + `"b"]`, `{"a":1}`, `line 6, /tags: {"a":1}: want an array`},
		{"an element", `"b"`, `""`, `line 7, /tags/1: "": want a string that is not empty`},
		{"a name misspelt", `"name"`, `"Name"`, `line 2, /Name: unknown member; want version, name, note, count, level, urgent, tags`},
		{"a missing member", "\"count\": 96,\n", ``, `line 1: want the member "count"`},
		{"the first of two mistakes, asked for last", right, "{\"tags\": 0,\n\"version\": 1, \"name\": 0}", `line 1, /tags: 0: want an array`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			text := strings.Replace(right, test.old, test.new, 1)
			if text == right && test.old != test.new {
				t.Fatal("nothing was changed")
			}
			var w wish
			if got := message(document.Decode([]byte(text), readWish(&w))); strings.TrimSuffix(got, "\n") != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestFirst reports mistakes in many orders; the one that comes first in the document
// is what remains.
func TestFirst(t *testing.T) {
	const text = "[{\"a\": 1,\n \"b\": 2},\n 3]"
	err := document.Decode([]byte(text), func(root document.Value) {
		for i, v := range root.Elements() {
			if i == 1 {
				v.Refuse("nothing")
				continue
			}
			o := v.Object()
			o.Get("missing").Object().Get("x").Text()
			o.Get("b").Refuse("B")
			if !o.Get("a").Failed() {
				t.Error("a mistake in b is not told to a")
			}
			o.Get("a").Fail("A is wrong")
			o.Get("a").Refuse("the first report on a to stay")
		}
	})
	want := &document.Error{Pointer: "/0/a", Line: 1, Input: "1", Reason: "A is wrong"}
	var got *document.Error
	if !errors.As(err, &got) {
		t.Fatalf("got %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWithin reads a part of a document as a document of its own.
func TestWithin(t *testing.T) {
	const text = "{\"a\": 1,\n \"b\": [0,\n {\"c\": \"x\",\n  \"d\": \"y\"}]}"
	err := document.Decode([]byte(text), func(root document.Value) {
		for i, v := range root.Object().Get("b").Elements() {
			if i == 0 {
				continue
			}
			inner := document.Decode([]byte(v.Raw()), func(v document.Value) { v.Object().Get("d").Refuse("z") })
			var e *document.Error
			if !errors.As(inner, &e) || e.Line != 2 || e.Pointer != "/d" {
				t.Fatalf("inner error %v", inner)
			}
			v.FailWithin(e.Pointer, e.Line, e.Input, e.Reason)
		}
	})
	if got, want := message(err), `line 4, /b/1/d: "y": want z`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestDeepAndLarge reads what is deep in a large document, beside long values and short
// ones, at every depth: in no time, and in the right place.
func TestDeepAndLarge(t *testing.T) {
	const depth = document.MaxDepth - 3
	text := strings.Repeat(`{"short": [{"x": 1}], "deep":`, depth) +
		`["` + strings.Repeat("x", 8<<20) + `", [` + strings.Repeat("0,", 2<<20) + `1], 2]` +
		strings.Repeat(`, "after": [[], {}]}`, depth)
	err := document.Decode([]byte(text), func(v document.Value) {
		for range depth {
			o := v.Object()
			o.Get("after")
			o.Get("short")
			v = o.Get("deep")
			o.Done()
		}
		for i, e := range v.Elements() {
			if i == 2 {
				e.Refuse("3")
			}
		}
	})
	var got *document.Error
	if !errors.As(err, &got) {
		t.Fatal(err)
	}
	want := &document.Error{Pointer: strings.Repeat("/deep", depth) + "/2", Line: 1, Input: "2", Reason: "want 3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestMembers reads an object whose names are data.
func TestMembers(t *testing.T) {
	var got []string
	err := document.Decode([]byte(`{"z": "1", "\u0061": 2, "": {}}`), func(root document.Value) {
		for name, v := range root.Object().Members() {
			got = append(got, fmt.Sprintf("%s=%s %t", name, v.Raw(), v.IsText()))
			if name == "a" {
				v.Refuse("another")
			}
		}
	})
	if diff := cmp.Diff([]string{`z="1" true`, `a=2 false`, `={} false`}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := message(err), `line 1, /a: 2: want another`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestMissing asks much of a value that is not there: only its absence is reported.
func TestMissing(t *testing.T) {
	err := document.Decode([]byte(`{}`), func(root document.Value) {
		v := root.Object().Get("a")
		v.Refuse("something")
		v.FailWithin("/x", 1, "", "something")
		if v.Text()+v.Name()+v.Raw() != "" || v.Bool() || v.Int(1, 2) != 0 || v.IsText() || !v.Failed() {
			t.Error("a missing value has a value")
		}
		for range v.Elements() {
			t.Error("a missing value has elements")
		}
		o := v.Object()
		for range o.Members() {
			t.Error("a missing value has members")
		}
		if o.Version(1) {
			t.Error("a missing value has a version")
		}
		o.Done()
	})
	if got, want := message(err), `line 1: want the member "a"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestStopEarly(t *testing.T) {
	err := document.Decode([]byte(`[{"a":1,"b":2},3]`), func(root document.Value) {
		n := 0
		for _, v := range root.Elements() {
			for range v.Object().Members() {
				n++
				break
			}
			break
		}
		if n != 1 {
			t.Errorf("%d parts were seen, want 1", n)
		}
	})
	if err != nil {
		t.Error(err)
	}
}

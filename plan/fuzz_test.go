package plan_test

import (
	"database/sql"
	"encoding"
	"errors"
	"strings"
	"testing"

	"github.com/dueby/dueby/plan"
)

// refused checks the error that a text gets: of the package's type, quoting it, and
// short however long the text.
func refused(t *testing.T, err error, what, s string) {
	t.Helper()
	var parseError *plan.ParseError
	if !errors.As(err, &parseError) || parseError.What != what || parseError.Input != s {
		t.Errorf("%q: error %#v", s, err)
	}
	if text := err.Error(); !strings.HasPrefix(text, "plan: "+what+` "`) || len(text) > 800 {
		t.Errorf("%q: error %q", s, text)
	}
}

func FuzzParse(f *testing.F) {
	for _, p := range plan.All() {
		f.Add(p.Name())
		f.Add(strings.ToUpper(p.Name()))
	}
	f.Add("")
	f.Add("gold")
	f.Add("\u017ftandard") // begins with a long s, which folds to an s
	f.Add("TR\u0130AL")    // has a dotted I, which in lower case is an i
	f.Add(strings.Repeat("é", 50))
	f.Fuzz(func(t *testing.T, s string) {
		p, err := plan.Parse(s)
		if err != nil {
			refused(t, err, "plan", s)
			if !p.IsZero() {
				t.Errorf("Parse(%q) = %v and an error", s, p)
			}
			return
		}
		// Upper and lower case of the letters A to Z are the only liberty.
		if len(s) != len(p.Name()) || !strings.EqualFold(s, p.Name()) {
			t.Errorf("%q is read as %q", s, p.Name())
		}
		text, err := p.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := plan.Parse(string(text)); again != p || err != nil {
			t.Errorf("%q, printed as %q, is read as %v, %v", s, text, again, err)
		}
	})
}

func FuzzParseMetric(f *testing.F) {
	for m := range plan.Resolution + 2 {
		f.Add(m.String())
		if text, err := m.MarshalText(); err == nil {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := plan.ParseMetric(s)
		if err != nil {
			refused(t, err, "metric", s)
			if m != 0 {
				t.Errorf("ParseMetric(%q) = %v and an error", s, m)
			}
			return
		}
		if text, err := m.MarshalText(); !m.IsValid() || string(text) != s || err != nil {
			t.Errorf("%q is printed as %q, %v", s, text, err)
		}
	})
}

func FuzzParseTarget(f *testing.F) {
	for _, s := range []string{
		"15m", "8h", "1h30m", "1h0m1s", "1.5h", "+8h", ".5s", "1µs", "1μs", "1ns", "0", "-1h", "1d", "1 h", "", "h",
		"9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "2562047h47m16.854775807s",
		"1 business day", "9999 business days", "end of same business day", "end of 22nd business day",
		"16:00 on next business day", "16:00:30 on 1st business day, cutoff 10:00", "00:00 on same business day, cutoff 00:00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		target, err := plan.ParseTarget(s)
		if err != nil {
			refused(t, err, "target", s)
			if !target.IsZero() {
				t.Errorf("ParseTarget(%q) = %v and an error", s, target)
			}
			return
		}
		text, err := target.MarshalText()
		if err != nil || string(text) != target.String() {
			t.Errorf("%v: text %q, %v", target, text, err)
		}
		if again, err := plan.ParseTarget(string(text)); again != target || err != nil {
			t.Errorf("%q, printed as %q, is read as %v, %v", s, text, again, err)
		}
		d, open := target.Duration()
		if business := strings.Contains(s, " business day"); target.IsZero() || open == business || open != (d > 0) {
			t.Errorf("ParseTarget(%q).Duration() = %v, %v", s, d, open)
		}
		if !open {
			return
		}
		if strings.ContainsAny(s, "dw \t") {
			t.Errorf("%q is read as %v", s, target)
		}
		if same, err := plan.OpenTime(d); same != target || err != nil {
			t.Errorf("OpenTime(%v) = %v, %v, not %v", d, same, err, target)
		}
	})
}

func FuzzParseChangeRule(f *testing.F) {
	for r := range plan.Keep + 2 {
		f.Add(r.String())
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := plan.ParseChangeRule(s)
		if err != nil {
			refused(t, err, "rule of change", s)
			if r != 0 {
				t.Errorf("ParseChangeRule(%q) = %v and an error", s, r)
			}
			return
		}
		if text, err := r.MarshalText(); r < plan.Carry || r > plan.Keep || string(text) != s || r.String() != s || err != nil {
			t.Errorf("%q is printed as %q, %v", s, text, err)
		}
	})
}

// FuzzUnmarshalText reads texts as each type, from a document and from a column: what the
// type's parser reads, and "" as the zero value.
func FuzzUnmarshalText(f *testing.F) {
	for _, s := range []string{"", "standard", "first_response", "8h", "carry", "16:00 on 1st business day, cutoff 10:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		unmarshals(t, plan.Standard(), plan.Parse, s)
		unmarshals(t, plan.Update, plan.ParseMetric, s)
		unmarshals(t, target("8h"), plan.ParseTarget, s)
		unmarshals(t, plan.Keep, plan.ParseChangeRule, s)
	})
}

// unmarshals reads a text over a value, which an error leaves as it was.
func unmarshals[T interface {
	comparable
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
	sql.Scanner
}](t *testing.T, over T, parse func(string) (T, error), s string,
) {
	t.Helper()
	want, fault := parse(s)
	if s == "" {
		fault = nil
	} else if fault != nil {
		want = over
	}
	for name, read := range map[string]func(P) error{
		"UnmarshalText":    func(p P) error { return p.UnmarshalText([]byte(s)) },
		"Scan of a string": func(p P) error { return p.Scan(s) },
		"Scan of bytes":    func(p P) error { return p.Scan([]byte(s)) },
	} {
		got := over
		if err := read(&got); got != want || (err == nil) != (fault == nil) {
			t.Errorf("%s of %q over %v: %v, %v, want %v, %v", name, s, over, got, err, want, fault)
		}
		again := over
		if text, err := got.MarshalText(); err != nil || P(&again).UnmarshalText(text) != nil || again != got {
			t.Errorf("%s of %q: %v, printed as %q, is read as %v", name, s, got, text, again)
		}
	}
}

// FuzzUnmarshalPolicy reads anything as a policy that has no lists of holidays.
func FuzzUnmarshalPolicy(f *testing.F) {
	f.Add([]byte(readFile(f, builtInFile)))
	f.Add([]byte("null"))
	f.Fuzz(func(t *testing.T, data []byte) {
		want, fault := plan.ParsePolicy(data, nil)
		if fault != nil || string(data) == "null" {
			want = plan.BuiltIn()
		}
		got := plan.BuiltIn()
		err := got.UnmarshalJSON(data)
		if (err == nil) != (fault == nil || string(data) == "null") || !got.Equal(want) {
			t.Fatalf("%q is read as %q, %v, want %q, %v", data, got.Name(), err, want.Name(), fault)
		}
		again := plan.Policy{}
		if err := again.UnmarshalJSON(rewrite(t, got)); err != nil || !again.Equal(got) {
			t.Fatalf("%q is written as\n%s\n%v", data, rewrite(t, got), err)
		}
	})
}

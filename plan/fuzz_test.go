package plan_test

import (
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
	if text := err.Error(); !strings.HasPrefix(text, "plan: "+what+` "`) || len(text) > 600 {
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
		if strings.ContainsAny(s, "dw \t") {
			t.Errorf("%q is read as %v", s, target)
		}
		d, ok := target.Duration()
		if !ok || d <= 0 || target.IsZero() {
			t.Errorf("ParseTarget(%q).Duration() = %v, %v", s, d, ok)
		}
		text, err := target.MarshalText()
		if err != nil || string(text) != target.String() {
			t.Errorf("%v: text %q, %v", target, text, err)
		}
		if again, err := plan.ParseTarget(string(text)); again != target || err != nil {
			t.Errorf("%q, printed as %q, is read as %v, %v", s, text, again, err)
		}
		if same, err := plan.OpenTime(d); same != target || err != nil {
			t.Errorf("OpenTime(%v) = %v, %v, not %v", d, same, err, target)
		}
	})
}

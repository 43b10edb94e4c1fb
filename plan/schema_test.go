package plan_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
)

// targetPatterns returns the patterns of the JSON Schema, one of which a target has.
func targetPatterns(t *testing.T) []*regexp.Regexp {
	t.Helper()
	var schema struct {
		Defs struct {
			Target struct {
				AnyOf []struct{ Pattern string }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(readFile(t, "policy.schema.json")), &schema); err != nil {
		t.Fatal(err)
	}
	var patterns []*regexp.Regexp
	for _, p := range schema.Defs.Target.AnyOf {
		patterns = append(patterns, regexp.MustCompile(p.Pattern))
	}
	if len(patterns) == 0 {
		t.Fatal("the schema has no patterns for targets")
	}
	return patterns
}

func matches(patterns []*regexp.Regexp, s string) bool {
	return slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool { return p.MatchString(s) })
}

// asWritten reports whether a text is a target in the form in which a document has it, and
// if not, whether it is refused for what patterns cannot say: an open time that is too
// long, or a cutoff on the same day that is too late.
func asWritten(s string) (ok, unsayable bool) {
	t, err := plan.ParseTarget(s)
	if e := (*plan.ParseError)(nil); errors.As(err, &e) {
		return false, strings.HasSuffix(e.Want, "about 292 years") || strings.Contains(e.Want, "on the same business day")
	}
	return t.String() == s, false
}

// TestTargetTexts looks at the texts of testdata/targets.txt, which the test of the schema
// itself reads too.
func TestTargetTexts(t *testing.T) {
	patterns := targetPatterns(t)
	seen := map[string]int{}
	for line := range strings.Lines(readFile(t, "testdata/targets.txt")) {
		mark, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || mark == "#" {
			continue
		}
		seen[mark]++
		if got, _ := asWritten(text); got != (mark == "+") {
			t.Errorf("%s %q: read %t", mark, text, got)
		}
		if got := matches(patterns, text); got != (mark != "-") {
			t.Errorf("%s %q: passes the schema %t", mark, text, got)
		}
	}
	if seen["+"] < 10 || seen["-"] < 10 || seen["~"] < 2 {
		t.Errorf("texts by mark: %v", seen)
	}
}

// TestOrdinalsInTheSchema tries each number with each ending.
func TestOrdinalsInTheSchema(t *testing.T) {
	patterns := targetPatterns(t)
	for n := range 10_100 {
		for _, ending := range []string{"st", "nd", "rd", "th"} {
			s := fmt.Sprintf("end of %d%s business day", n, ending)
			want, _ := asWritten(s)
			if got := matches(patterns, s); got != want {
				t.Fatalf("%q: passes the schema %t, want %t", s, got, want)
			}
		}
	}
}

// targetTexts draws targets, slightly damaged ones, and what looks like one.
var targetTexts = rapid.Custom(func(t *rapid.T) string {
	one := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "one") }
	number := func() string {
		return rapid.OneOf(
			rapid.Map(rapid.IntRange(0, 130), func(n int) string { return fmt.Sprint(n) }),
			rapid.StringMatching("[0-9]{1,5}"),
		).Draw(t, "number")
	}
	clock := func() string {
		return rapid.OneOf(rapid.StringMatching("[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?"), rapid.SampledFrom([]string{"24:00", "16:00:00", "9:00"})).Draw(t, "time")
	}
	day := func() string {
		return one("same", "next", number()+one("st", "nd", "rd", "th", "th", "th", "")) + " business day"
	}
	var s string
	switch rapid.IntRange(0, 4).Draw(t, "form") {
	case 0: // as a target is written
		d := time.Duration(rapid.Int64Range(1, 5000).Draw(t, "count"))
		for range rapid.IntRange(0, 4).Draw(t, "scale") {
			d *= time.Duration(rapid.SampledFrom([]int{60, 1000, 3600, 1001, 7}).Draw(t, "factor"))
		}
		if u, err := plan.OpenTime(d); err == nil {
			s = u.String()
		}
	case 1:
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			s += one("", number()+".") + number() + one("h", "m", "s", "ms", "µs", "ns")
		}
	case 2:
		s = number() + " business day" + one("", "s")
	case 3:
		s = "end of " + day()
	case 4:
		s = clock() + " on " + day() + one("", ", cutoff "+clock())
	}
	if rapid.IntRange(0, 3).Draw(t, "damage") == 0 {
		at := rapid.IntRange(0, len(s)).Draw(t, "at")
		s = s[:at] + one("", "0", "1", "9", " ", "h", "s", ".", ":", "-", "+", "\n") + s[min(len(s), at+rapid.IntRange(0, 1).Draw(t, "cut")):]
	}
	return s
})

// TestTheSchemaReadsWhatParseTargetReads draws texts: the schema passes exactly what a
// document may have, and what only ParseTarget can tell.
func TestTheSchemaReadsWhatParseTargetReads(t *testing.T) {
	patterns := targetPatterns(t)
	rapid.Check(t, func(t *rapid.T) {
		s := targetTexts.Draw(t, "text")
		want, unsayable := asWritten(s)
		if got := matches(patterns, s); got != want && (!got || !unsayable) {
			t.Fatalf("%q: passes the schema %t, want %t", s, got, want)
		}
	})
}

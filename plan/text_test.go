package plan_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
)

func TestParse(t *testing.T) {
	for _, p := range plan.All() {
		name := p.Name()
		for _, s := range []string{
			name,
			strings.ToUpper(name),
			strings.ToUpper(name[:1]) + name[1:],
			name[:2] + strings.ToUpper(name[2:]),
		} {
			if got, err := plan.Parse(s); got != p || err != nil {
				t.Errorf("Parse(%q) = %v, %v, want %v", s, got, err, p)
			}
		}
	}
}

// TestErrors pins what a text that is none gets: the whole message, and the fields.
func TestErrors(t *testing.T) {
	const (
		names   = "want standard, premium, trial, community"
		metrics = "want first_response, next_response, update, resolution"
		target  = `want an open time of more than 0 such as 15m, 8h or 1h30m, or business days such as "2 business days"`
	)
	parsePlan := func(s string) error { _, err := plan.Parse(s); return err }
	parseMetric := func(s string) error { _, err := plan.ParseMetric(s); return err }
	parseTarget := func(s string) error { _, err := plan.ParseTarget(s); return err }
	tests := []struct {
		reason string
		parse  func(string) error
		what   string
		input  string
		quoted string
		want   string
	}{
		{"an unknown plan", parsePlan, "plan", "gold", `"gold"`, names},
		{"no plan", parsePlan, "plan", "", `""`, names},
		{"the zero Plan's String is no name", parsePlan, "plan", "no plan", `"no plan"`, names},
		{"a space before", parsePlan, "plan", " standard", `" standard"`, names},
		{"a beginning", parsePlan, "plan", "stand", `"stand"`, names},
		{"something after", parsePlan, "plan", "standard\x00", `"standard\x00"`, names},
		{"80 bytes are quoted whole", parsePlan, "plan", strings.Repeat("x", 80), `"` + strings.Repeat("x", 80) + `"`, names},
		{"81 bytes are cut", parsePlan, "plan", strings.Repeat("x", 81), `"` + strings.Repeat("x", 80) + `"...`, names},
		{"a long text is cut", parsePlan, "plan", strings.Repeat("x", 1<<20), `"` + strings.Repeat("x", 80) + `"...`, names},

		{"an unknown metric", parseMetric, "metric", "first_reply", `"first_reply"`, metrics},
		{"no metric", parseMetric, "metric", "", `""`, metrics},
		{"a metric in words", parseMetric, "metric", "first response", `"first response"`, metrics},
		{"a metric in upper case", parseMetric, "metric", "UPDATE", `"UPDATE"`, metrics},

		{"a target without a unit", parseTarget, "target", "8", `"8"`, target},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			err := test.parse(test.input)
			if err == nil {
				t.Fatalf("%q is no %s", test.input, test.what)
			}
			if want := "plan: " + test.what + " " + test.quoted + ": " + test.want; err.Error() != want {
				t.Errorf("got  %v\nwant %v", err, want)
			}
			var parseError *plan.ParseError
			if !errors.As(err, &parseError) {
				t.Fatalf("%T is no *plan.ParseError", err)
			}
			want := plan.ParseError{What: test.what, Input: test.input, Want: test.want}
			if diff := cmp.Diff(want, *parseError); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestErrorsCutBetweenRunes gives texts whose 80th byte lies within a letter.
func TestErrorsCutBetweenRunes(t *testing.T) {
	_, err := plan.Parse("x" + strings.Repeat("é", 100))
	if strings.Contains(err.Error(), `\x`) {
		t.Errorf("half a letter is quoted: %v", err)
	}
}

// texts are one of each type, with the text of each value.
var texts = map[string]any{
	"standard":       plan.Standard(),
	"premium":        plan.Premium(),
	"trial":          plan.Trial(),
	"community":      plan.Community(),
	"first_response": plan.FirstResponse,
	"next_response":  plan.NextResponse,
	"update":         plan.Update,
	"resolution":     plan.Resolution,
	"8h":             target("8h"),
	"1h30m":          target("90m"),
}

func target(s string) plan.Target {
	t, err := plan.ParseTarget(s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestJSON(t *testing.T) {
	for text, v := range texts {
		data, err := json.Marshal(v)
		if want := `"` + text + `"`; string(data) != want || err != nil {
			t.Errorf("%v: JSON %s, %v, want %s", v, data, err, want)
		}
		var back any
		switch v.(type) {
		case plan.Plan:
			back, err = unmarshal[plan.Plan](data)
		case plan.Metric:
			back, err = unmarshal[plan.Metric](data)
		case plan.Target:
			back, err = unmarshal[plan.Target](data)
		}
		if back != v || err != nil {
			t.Errorf("%s: back as %v, %v", data, back, err)
		}
	}
}

func unmarshal[T any](data []byte) (v T, err error) {
	err = json.Unmarshal(data, &v)
	return v, err
}

// A contract holds one of each type, as a caller's own document would.
type contract struct {
	Plan    plan.Plan
	Metric  plan.Metric
	Target  plan.Target
	ByPlan  map[plan.Plan]int
	Targets map[plan.Metric]plan.Target
}

func TestJSONInADocument(t *testing.T) {
	tests := []struct {
		reason string
		value  contract
		json   string
	}{
		{"zero values are empty texts", contract{},
			`{"Plan":"","Metric":"","Target":"","ByPlan":null,"Targets":null}`},
		{"as values and as keys", contract{
			Plan:    plan.Trial(),
			Metric:  plan.Update,
			Target:  target("15m"),
			ByPlan:  map[plan.Plan]int{plan.Standard(): 2, plan.Community(): 1},
			Targets: map[plan.Metric]plan.Target{plan.Resolution: target("24h")},
		}, `{"Plan":"trial","Metric":"update","Target":"15m","ByPlan":{"community":1,"standard":2},"Targets":{"resolution":"24h"}}`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			data, err := json.Marshal(test.value)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.json, string(data)); diff != "" {
				t.Errorf("JSON (-want +got):\n%s", diff)
			}
			back, err := unmarshal[contract](data)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.value, back, cmp.Comparer(func(a, b plan.Target) bool { return a == b })); diff != "" {
				t.Errorf("back (-want +got):\n%s", diff)
			}
		})
	}
}

// TestUnmarshalOverwrites reads over another value: a text takes its place, an
// empty text empties it, and one that is wrong leaves it as it was.
func TestUnmarshalOverwrites(t *testing.T) {
	var (
		p = plan.Standard()
		m = plan.FirstResponse
		d = target("8h")
	)
	read := func(planText, metricText, targetText string) (errs [3]bool) {
		return [3]bool{
			p.UnmarshalText([]byte(planText)) != nil,
			m.UnmarshalText([]byte(metricText)) != nil,
			d.UnmarshalText([]byte(targetText)) != nil,
		}
	}
	if errs := read("gold", "first", "1d"); errs != [3]bool{true, true, true} {
		t.Errorf("wrong texts: errors %v", errs)
	}
	if p != plan.Standard() || m != plan.FirstResponse || d != target("8h") {
		t.Errorf("wrong texts have left %v, %v, %v", p, m, d)
	}
	if errs := read("PREMIUM", "update", "1.5h"); errs != [3]bool{} || p != plan.Premium() || m != plan.Update || d != target("90m") {
		t.Errorf("right texts have left %v, %v, %v; errors %v", p, m, d, errs)
	}
	if errs := read("", "", ""); errs != [3]bool{} || !p.IsZero() || m != 0 || !d.IsZero() {
		t.Errorf("empty texts have left %v, %v, %v; errors %v", p, m, d, errs)
	}
}

// TestUnmarshalRefuses pins the errors of a document's texts.
func TestUnmarshalRefuses(t *testing.T) {
	for data, want := range map[string]string{
		`{"Plan":"gold"}`:          `plan: plan "gold": want standard, premium, trial, community`,
		`{"Metric":"first reply"}`: `plan: metric "first reply": want first_response, next_response, update, resolution`,
		`{"Target":"1d"}`:          `plan: target "1d": want "24h" or "1 business day"; a day could be either`,
	} {
		if _, err := unmarshal[contract]([]byte(data)); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", data, err, want)
		}
	}
	for _, data := range []string{`{"Plan":1}`, `{"Metric":1}`, `{"Target":28800}`, `{"Plan":{}}`} {
		if v, err := unmarshal[contract]([]byte(data)); err == nil {
			t.Errorf("%s is read as %v", data, v)
		}
	}
}

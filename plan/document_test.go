package plan_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

const (
	builtInFile     = "policy.json"
	fiveImpactsFile = "testdata/policy-five-impacts.json"
)

func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func parsePolicy(t testing.TB, text string) plan.Policy {
	t.Helper()
	p, err := plan.ParsePolicy([]byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestBuiltInDocument compares the document in the repository with the Go constructors.
func TestBuiltInDocument(t *testing.T) {
	text := readFile(t, builtInFile)
	p := parsePolicy(t, text)
	if !p.Equal(plan.BuiltIn()) || !plan.BuiltIn().Equal(p) {
		t.Error("the document is not Equal to the built-in policy")
	}
	if p.Matrix() != priority.DefaultMatrix() {
		t.Errorf("matrix %v", p.Matrix())
	}
	all := plan.All()
	if len(p.Plans()) != len(all) {
		t.Fatalf("%d plans, want %d", len(p.Plans()), len(all))
	}
	for i, q := range p.Plans() {
		if !q.Equal(all[i]) {
			t.Errorf("%s of the document is not Equal to the one of Go", q)
		}
		if q == all[i] {
			t.Errorf("%s of a loaded policy is == to the one of Go", q)
		}
		if built, _ := plan.BuiltIn().Plan(q.Name()); built != all[i] {
			t.Errorf("%s of the built-in policy is not == to the one of Go", q)
		}
	}
	for i, l := range p.Levels() {
		want := priority.Level(i + 1)
		if l != (plan.LevelDescription{Level: want, Name: want.Name(), Description: want.Description(), Example: want.Example()}) {
			t.Errorf("%s: %+v", want, l)
		}
	}
	testDocument(t, plan.BuiltIn(), text)
}

// testDocument compares the document of a policy with a text, white space apart.
func testDocument(t *testing.T, p plan.Policy, text string) {
	t.Helper()
	got, err := p.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := json.Compact(&want, []byte(text)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), string(got)); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
}

func TestFiveImpacts(t *testing.T) {
	text := readFile(t, fiveImpactsFile)
	p := parsePolicy(t, text)
	testDocument(t, p, text)
	if got, want := p.Name(), "hosting 2027"; got != want {
		t.Errorf("name %q, want %q", got, want)
	}
	if urgencies, impacts := p.Matrix().Size(); urgencies != 4 || impacts != 5 {
		t.Errorf("matrix of %d urgencies and %d impacts", urgencies, impacts)
	}
	if l, err := p.Matrix().Classify(2, 5); l != 5 || err != nil {
		t.Errorf("urgency 2, impact 5: %s, %v", l, err)
	}
	wantLevels := []plan.LevelDescription{
		{1, "outage", "Nobody can work.", "The data centre is dark."},
		{2, "severe", "", ""},
		{3, "moderate", "", ""},
		{4, "minor", "", ""},
		{5, "planning", "Work to be scheduled, as « à faire » says.", ""},
	}
	if diff := cmp.Diff(wantLevels, p.Levels()); diff != "" {
		t.Errorf("levels (-want +got):\n%s", diff)
	}

	gold, ok := p.Plan("GOLD")
	if !ok || gold.Name() != "Gold" || gold.BestEffort() || gold.LastLevel() != 5 {
		t.Fatalf("gold: %v, %t, best effort %t, last level %s", gold, ok, gold.BestEffort(), gold.LastLevel())
	}
	targets := map[plan.Metric]string{}
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		var texts []string
		for l := priority.P1; l <= 9; l++ {
			if target, ok := gold.Target(m, l); ok {
				texts = append(texts, l.String()+" "+target.String())
			}
		}
		targets[m] = strings.Join(texts, ", ")
	}
	if diff := cmp.Diff(map[plan.Metric]string{
		plan.FirstResponse: "P1 15m, P2 30m, P3 1h30m, P4 8h, P5 24h",
		plan.NextResponse:  "P1 30m, P2 1h",
		plan.Update:        "P1 1h",
		plan.Resolution:    "P1 4h, P2 12h, P3 48h, P4 2 business days, P5 16:00 on 1st business day, cutoff 10:00",
	}, targets); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{25, 50, 100, 150}, gold.Thresholds()); diff != "" {
		t.Errorf("thresholds (-want +got):\n%s", diff)
	}
	var stops []bool
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		stops = append(stops, gold.PauseStops(m))
	}
	if diff := cmp.Diff([]bool{true, false, false, true}, stops); diff != "" {
		t.Errorf("pauses stop (-want +got):\n%s", diff)
	}
	var rules []plan.ChangeRule
	for c := plan.PriorityChange; c <= plan.CalendarChange; c++ {
		rules = append(rules, gold.ChangeRule(c))
	}
	if diff := cmp.Diff([]plan.ChangeRule{plan.Carry, plan.Restart, plan.Keep}, rules); diff != "" {
		t.Errorf("rules of change (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"two days a year", "on site"}, gold.Training()); diff != "" {
		t.Errorf("training (-want +got):\n%s", diff)
	}
	if gold.SupportHours() != "" || gold.SelfService() != nil {
		t.Errorf("what is not stated is %q, %v", gold.SupportHours(), gold.SelfService())
	}

	bronze, _ := p.Plan("bronze")
	if want := "Monday to Friday 08:00-18:00, Saturday mornings"; bronze.SupportHours() != want {
		t.Errorf("support hours %q, want %q", bronze.SupportHours(), want)
	}
	if _, ok := bronze.WeekdaySchedule(); !ok {
		t.Error("bronze has no weekday reading")
	}
	if _, ok := bronze.Target(plan.FirstResponse, 1); ok || bronze.BestEffort() {
		t.Error("bronze has a target, or is best effort")
	}
	free, _ := p.Plan("free")
	if _, ok := free.Schedule(); ok || !free.BestEffort() {
		t.Error("free has a clock")
	}
}

// TestPolicyEqual changes one thing in a document.
func TestPolicyEqual(t *testing.T) {
	text := readFile(t, fiveImpactsFile)
	p := parsePolicy(t, text)
	tests := []struct {
		reason   string
		old, new string
		want     bool
	}{
		{"nothing", "", "", true},
		{"white space", "\n", "\r\n\t", true},
		{"the order of members", `"name": "hosting 2027",`, ``, true},
		{"the order of metrics that pauses stop", `["first_response", "resolution"]`, `["resolution", "first_response"]`, true},
		{"hours spelt otherwise", `"Mo-Fr 08:00-18:00; Sa 09:00-12:00"`, `"Sa 09:00-12:00; Mo-Fr 08:00-12:00,12:00-18:00"`, true},
		{"hours as an object", `"hours": "24/7"`, `"hours": {"version": 1, "weekly": "24/7"}`, true},
		{"a letter by its number", `"outage"`, `"\u006futage"`, true},

		{"the name", "hosting 2027", "hosting 2028", false},
		{"a level's name", `"severe"`, `"Severe"`, false},
		{"a level's description", "Nobody can work.", "Somebody can work.", false},
		{"a level's example", ` "example": "The data centre is dark."`, ` "example": "None."`, false},
		{"a cell of the matrix", `"P4", "P5"],`, `"P5", "P5"],`, false},
		{"a name of hours", `"always"`, `"24/7"`, false},
		{"hours", `"Mo-Fr 08:00-18:00; Sa`, `"Mo-Th 08:00-18:00; Sa`, false},
		{"the weekday reading", `"weekday_reading": "Mo-Fr 08:00`, `"weekday_reading": "Mo-Fr 09:00`, false},
		{"no weekday reading", ",\n      \"weekday_reading\": \"Mo-Fr 08:00-18:00\"", "", false},
		{"the words for hours", "Saturday mornings", "Saturdays", false},
		{"another schedule", `"schedule": "always"`, `"schedule": "desk"`, false},
		{"a schedule more", `"always": {"hours": "24/7"}`, `"always": {"hours": "24/7"}, "b": {"hours": "24/7"}`, false},
		{"a plan's name", `"bronze"`, `"Bronze"`, false},
		{"a target", `"P3": "1h30m"`, `"P3": "1h31m"`, false},
		{"a target less", `"P3": "1h30m", `, ``, false},
		{"a threshold", `[25, 50`, `[26, 50`, false},
		{"a pause", `["first_response", "resolution"]`, `["first_response"]`, false},
		{"a rule of change", `"keep", "plan": "restart"`, `"keep", "plan": "carry"`, false},
		{"an entitlement", `["phone"]`, `["web"]`, false},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			changed := strings.ReplaceAll(text, test.old, test.new)
			if test.reason == "the order of members" {
				changed = strings.TrimSuffix(strings.TrimSpace(changed), "}") + `, "name": "hosting 2027"}`
			}
			if changed == text && test.old != test.new {
				t.Fatal("nothing was changed")
			}
			q := parsePolicy(t, changed)
			if p.Equal(q) != test.want || q.Equal(p) != test.want {
				t.Errorf("Equal is %t and %t, want %t", p.Equal(q), q.Equal(p), test.want)
			}
			if p == q {
				t.Error("two loaded policies are ==")
			}
			data, err := json.Marshal(q)
			if err != nil {
				t.Fatal(err)
			}
			if back := parsePolicy(t, string(data)); !back.Equal(q) {
				t.Errorf("not Equal after a round trip: %s", data)
			}
		})
	}
}

func TestZeroPolicy(t *testing.T) {
	var zero plan.Policy
	if !zero.IsZero() || zero.Name() != "" || zero.Matrix() != (priority.Matrix{}) || zero.Levels() != nil || zero.Plans() != nil {
		t.Error("the zero Policy has something")
	}
	if _, ok := zero.Plan(""); ok {
		t.Error("the zero Policy has a plan")
	}
	if !zero.Equal(plan.Policy{}) || zero.Equal(plan.BuiltIn()) || plan.BuiltIn().Equal(zero) || plan.BuiltIn().IsZero() {
		t.Error("the zero Policy is Equal to another, or not to itself")
	}
	if data, err := json.Marshal(zero); string(data) != "null" || err != nil {
		t.Errorf("JSON %s, %v", data, err)
	}
}

func TestPolicyUnmarshal(t *testing.T) {
	p := plan.BuiltIn()
	if err := json.Unmarshal([]byte("null"), &p); err != nil || p.IsZero() {
		t.Errorf("null: %v, %v", p.Name(), err)
	}
	if err := json.Unmarshal([]byte("{}"), &p); err == nil || p.IsZero() {
		t.Errorf("what is wrong leaves %v, %v", p.Name(), err)
	}
	if err := json.Unmarshal([]byte(readFile(t, fiveImpactsFile)), &p); err != nil || p.Name() != "hosting 2027" {
		t.Errorf("what is right leaves %v, %v", p.Name(), err)
	}
}

// TestPolicyIsImmutable writes into all that a policy gives out.
func TestPolicyIsImmutable(t *testing.T) {
	p := parsePolicy(t, readFile(t, fiveImpactsFile))
	p.Levels()[0].Name = "x"
	p.Plans()[0] = plan.Plan{}
	gold, _ := p.Plan("gold")
	gold.Thresholds()[0] = 1
	gold.Channels()[0] = "x"
	if !p.Equal(parsePolicy(t, readFile(t, fiveImpactsFile))) {
		t.Error("the policy has changed")
	}
}

// TestEverything reads a document with all that one may have, holidays by lists too.
func TestEverything(t *testing.T) {
	text := readFile(t, "testdata/policy-everything.json")
	p, err := plan.ParsePolicy([]byte(text), holidayLists)
	if err != nil {
		t.Fatal(err)
	}
	testDocument(t, p, text)
	if urgencies, impacts := p.Matrix().Size(); urgencies != 9 || impacts != 9 || len(p.Levels()) != 9 {
		t.Errorf("%d urgencies, %d impacts, %d levels, want 9 of each", urgencies, impacts, len(p.Levels()))
	}
	every := p.Plans()[0]
	hours, _ := every.Schedule()
	c, err := hours.In(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	for reading, want := range map[string]bool{
		"2026-12-24T09:00:00Z": true,  // a Thursday
		"2026-12-25T09:00:00Z": false, // Christmas Day of the list us, all day
		"2026-12-28T09:00:00Z": false, // a closed date
		"2027-01-02T09:00:00Z": false, // special hours
		"2027-05-06T11:00:00Z": true,  // Ascension Day of the list fr, from noon on
		"2027-05-06T13:30:00Z": false,
		"2027-06-01T14:30:00Z": true, // the schedule that follows
		"2027-06-01T16:30:00Z": false,
	} {
		at, err := time.Parse(time.RFC3339, reading)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.IsOpen(at); got != want {
			t.Errorf("%s: open is %t, want %t", reading, got, want)
		}
	}
}

package plan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

// A breach of form is a change that makes a document wrong.
type breach struct {
	reason, old, new, want string
}

// breaches reads testdata/policy-broken.txt: a reason, what of the built-in document is
// changed and to what, and the error. (A last line says that a JSON Schema cannot tell.)
func breaches(t *testing.T) (all []breach) {
	t.Helper()
	for block := range strings.SplitSeq(readFile(t, "testdata/policy-broken.txt"), "\n\n") {
		lines := map[string][]string{}
		for line := range strings.SplitSeq(strings.TrimSuffix(block, "\n"), "\n") {
			mark, rest, _ := strings.Cut(line, " ")
			lines[mark] = append(lines[mark], rest)
		}
		text := func(mark string) string { return strings.Join(lines[mark], "\n") }
		all = append(all, breach{text("#"), text("-"), text("+"), text("=")})
	}
	return all
}

// TestPolicyErrors changes one thing in the document of the built-in policy.
func TestPolicyErrors(t *testing.T) {
	text := readFile(t, builtInFile)
	tests := append(breaches(t),
		breach{"no object", text, `[]`, `line 1: []: want an object`},
		breach{"nothing", text, ``, `line 1: the document ends here: want a JSON value`},
		breach{"something after it", "\n  ]\n}\n", "\n  ]\n}\n{}", `line 119: {}: want nothing after the document`},
	)
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			changed := strings.Replace(text, test.old, test.new, 1)
			if changed == text {
				t.Fatal("nothing was changed")
			}
			p, err := plan.ParsePolicy([]byte(changed), nil)
			if err == nil || !p.IsZero() {
				t.Fatalf("it is read, as %v", p.Name())
			}
			if want := "plan: policy: " + test.want; err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			var e *plan.PolicyError
			if !errors.As(err, &e) {
				t.Fatalf("%T is no *plan.PolicyError", err)
			}
		})
	}
}

// TestPolicyErrorIsShort refers to a schedule that is missing among many.
func TestPolicyErrorIsShort(t *testing.T) {
	var schedules strings.Builder
	for i := range 500 {
		fmt.Fprintf(&schedules, `"hours of office number %d": {"hours": "24/7"}, `, i)
	}
	fmt.Fprintf(&schedules, `"%s": {"hours": "24/7"},`, strings.Repeat("x", 1<<20))
	text := strings.Replace(readFile(t, builtInFile), `"schedules": {`, `"schedules": {`+schedules.String(), 1)
	text = strings.Replace(text, `"schedule": "office hours"`, `"schedule": "`+strings.Repeat("y", 1<<20)+`"`, 1)
	_, err := plan.ParsePolicy([]byte(text), nil)
	const want = "the name of a schedule: hours of office number 0, hours of office number 1, "
	if err == nil || len(err.Error()) > 500 || !strings.Contains(err.Error(), want) || !strings.HasSuffix(err.Error(), ", and others") {
		t.Errorf("got %.1000v", err)
	}
}

// TestPolicyErrorListsNames lists the names of schedules as long as they are not long:
// with the commas and spaces between them, at most 200 bytes of names.
func TestPolicyErrorListsNames(t *testing.T) {
	for length, want := range map[int]string{
		// "office hours, round the clock, " are 31 bytes before it.
		169: ": want the name of a schedule: office hours, round the clock, " + strings.Repeat("x", 169),
		170: ": want the name of a schedule: office hours, round the clock, and others",
	} {
		text := strings.Replace(readFile(t, builtInFile), `"schedules": {`, `"schedules": {"`+strings.Repeat("x", length)+`": {"hours": "24/7"}, `, 1)
		text = strings.Replace(text, `"schedule": "office hours"`, `"schedule": "y"`, 1)
		if _, err := plan.ParsePolicy([]byte(text), nil); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("a name of %d bytes: got %v, want %s", length, err, want)
		}
	}
}

// TestOnlyLevel says what is allowed where a policy has one level.
func TestOnlyLevel(t *testing.T) {
	const text = `{"version": 1, "name": "one", "levels": [{"level": "P1", "name": "All"}], "matrix": [["P2"]], "schedules": {"24/7": {"hours": "24/7"}}, "plans": []}`
	const want = `line 1, /matrix/0/0: "P2": want P1`
	_, err := plan.ParsePolicy([]byte(text), nil)
	var first *plan.PolicyError
	if !errors.As(err, &first) || first.Pointer != "/matrix/0/0" || !strings.Contains(err.Error()+"\n", want+"\n") {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestPolicyErrorFields(t *testing.T) {
	text := strings.Replace(readFile(t, builtInFile), `"P2": "3h"`, `"P2": "3 h"`, 1)
	_, err := plan.ParsePolicy([]byte(text), nil)
	var got *plan.PolicyError
	if !errors.As(err, &got) {
		t.Fatalf("%v is no *plan.PolicyError", err)
	}
	if got.Pointer != "/plans/0/targets/first_response/P2" || got.Line != 52 || got.Input != `"3 h"` || !strings.Contains(got.Reason, "15m, 8h or 1h30m") {
		t.Errorf("%+v", got)
	}
}

// TestPolicyLimits gives more than a policy may have; neither takes long.
func TestPolicyLimits(t *testing.T) {
	const free = `{"name": "%d", "best_effort": true, "thresholds": [], "pauses_stop": [], "entitlements": {},
"change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}}`
	document := func(plans, schedules int) string {
		var p, s []string
		for i := range plans {
			p = append(p, fmt.Sprintf(free, i))
		}
		for i := range schedules {
			s = append(s, fmt.Sprintf(`"%d": {"hours": "24/7"}`, i))
		}
		return `{"version": 1, "name": "x", "levels": [{"level": "P1", "name": "x"}], "matrix": [["P1"]],` + "\n" +
			`"schedules": {` + strings.Join(s, ",\n") + "},\n" + `"plans": [` + strings.Join(p, ",\n") + "]}"
	}
	tests := []struct {
		reason           string
		plans, schedules int
		pointer          string
		want             string
	}{
		{"as many as may be", 1000, 1000, "", ""},
		{"a plan more", 1001, 1, "/plans/1000", "want at most 1000 plans"},
		{"a schedule more", 1, 1001, "/schedules/1000", "want at most 1000 schedules"},
		{"many more", 100_000, 100_000, "/schedules/1000", "want at most 1000 schedules"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			_, err := plan.ParsePolicy([]byte(document(test.plans, test.schedules)), nil)
			var got plan.PolicyError
			if e := (*plan.PolicyError)(nil); errors.As(err, &e) {
				got = *e
			}
			if diff := cmp.Diff([]string{test.pointer, test.want}, []string{got.Pointer, got.Reason}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestPolicyScheduleErrors has mistakes within a schedule that is an object.
func TestPolicyScheduleErrors(t *testing.T) {
	tests := []struct {
		reason string
		hours  string
		want   string
	}{
		{"hours that are none", "{\n\"version\": 1,\n\"weekly\": \"Mo 25:00-26:00\"}", `line 40, /schedules/office hours/hours/weekly: "Mo 25:00-26:00": 25:00 is not a time of day (00:00 to 24:00)`},
		{"another version", "{\n\"version\": 3}", `line 39, /schedules/office hours/hours/version: 3: want 1, the version that is known`},
		{"an unknown list", "{\"version\": 1,\n\"weekly\": \"24/7\", \"holidays\": [\n{\"list\": \"fr\"}]}", `line 40, /schedules/office hours/hours/holidays/0/list: "fr": want a list whose rules were handed to ParsePolicy, and none were`},
		{"never open", `{"version": 1, "weekly": "off"}`, `line 38, /schedules/office hours/hours: {"version":1,"weekly":"off"}: schedule: never opens; want weekly hours or special hours`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			text := strings.Replace(readFile(t, builtInFile), `"Mo-Fr 08:00-17:00"`, test.hours, 1)
			_, err := plan.ParsePolicy([]byte(text), nil)
			if want := "plan: policy: " + test.want; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

// TestPolicyListErrors hands over other lists than the one that the hours have.
func TestPolicyListErrors(t *testing.T) {
	text := strings.Replace(readFile(t, builtInFile), `"Mo-Fr 08:00-17:00"`, `{"version": 1, "weekly": "24/7", "holidays": [{"list": "fr"}]}`, 1)
	const want = `plan: policy: line 38, /schedules/office hours/hours/holidays/0/list: "fr": want a list whose rules were handed to ParsePolicy: "(see DecodeSchedule and DecodeCalendar)", "us"`
	_, err := plan.ParsePolicy([]byte(text), calendar.HolidayLists{"us": nil, "(see DecodeSchedule and DecodeCalendar)": nil})
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

package sla_test

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// phrases are a caller's language: what is in it, and English for the rest.
type phrases map[string]string

func (p phrases) Text(key string) string { return p[key] }

// hearsay notes which keys are asked for, and leaves all to English.
type hearsay map[string]bool

func (h hearsay) Text(key string) string { h[key] = true; return "" }

// keysOf returns the keys of a language that is built in, those without a place in
// [sla.Keys] among them.
func keysOf(l sla.Language) (keys []string) {
	for _, key := range reflect.ValueOf(l).Elem().MapKeys() {
		keys = append(keys, key.String())
	}
	return keys
}

var blank = regexp.MustCompile(`\{[^}]*\}`)

// blanksOf returns the {names} of a text, each once.
func blanksOf(text string) []string {
	names := blank.FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

// TestLanguagesHaveEveryKey: French says what English says, with the same filled in.
func TestLanguagesHaveEveryKey(t *testing.T) {
	keys := sla.Keys()
	if !slices.IsSorted(keys) || len(keys) != len(keysOf(sla.English())) || len(keys) < 100 {
		t.Errorf("%d keys, %d English texts", len(keys), len(keysOf(sla.English())))
	}
	for _, key := range keys {
		english, french := sla.English().Text(key), sla.French().Text(key)
		if strings.TrimSpace(english) == "" || strings.TrimSpace(french) == "" {
			t.Errorf("%s: English %q, French %q", key, english, french)
		}
		if diff := cmp.Diff(blanksOf(english), blanksOf(french)); diff != "" {
			t.Errorf("%s (-English +French):\n%s", key, diff)
		}
		for _, text := range []string{english, french} {
			if rest := blank.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
				t.Errorf("%s: a brace too many: %q", key, text)
			}
		}
	}
	for _, key := range keysOf(sla.French()) {
		many, one := strings.CutSuffix(key, ".one")
		switch {
		case slices.Contains(keys, key), strings.HasPrefix(key, "name."):
		case one && slices.Contains(keys, many):
			for _, name := range blanksOf(sla.French().Text(key)) {
				if !slices.Contains(blanksOf(sla.English().Text(many)), name) {
					t.Errorf("%s: nothing is filled in for %s", key, name)
				}
			}
		default:
			t.Errorf("%s: nothing asks for it", key)
		}
	}
	if text := sla.French().Text("no such key") + sla.English().Text("no such key"); text != "" {
		t.Errorf("a text for no such key: %q", text)
	}
}

// oddities are explanations as no ticket gives them, of what tickets seldom give.
func oddities(t *testing.T) (all []sla.Explanation) {
	noon := at(t, "2026-11-23T12:00:00Z", utc)
	bare := func(s sla.Status) { s.At = noon; all = append(all, sla.Explanation{Status: s}) }
	for state := sla.StateNotStarted; state <= sla.StateReplaced; state++ {
		bare(sla.Status{Metric: plan.Update, State: state, Phase: sla.PhaseStopped, Budget: time.Hour})
	}
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		bare(sla.Status{Metric: m, State: sla.StateNoTarget, Phase: sla.PhaseRunning})
	}
	for _, err := range []error{calendar.ErrRange, calendar.ErrOverflow, errors.New("another")} {
		bare(sla.Status{Metric: plan.Update, State: sla.StateRunning, Err: err})
	}
	x := sla.Explanation{Status: sla.Status{Metric: plan.Update, At: noon}}
	for kind := sla.KindOpened; kind <= sla.KindReopened; kind++ {
		e := sla.Event{At: noon, Kind: kind}
		x.Events = append(x.Events, e, e.WithReason("Ann Martin", "a reason"))
	}
	for month := range 12 {
		start := noon.AddDate(0, month, 0)
		x.Pieces = append(x.Pieces, sla.Piece{Start: start, End: start.Add(time.Hour), Label: sla.Counted})
	}
	for label := sla.OutsideHours; label <= sla.NoClock; label++ {
		x.Pieces = append(x.Pieces, sla.Piece{Start: noon, End: noon.Add(time.Second), Label: label, Name: "a name"})
	}
	for _, text := range []string{
		"1 business day", "2 business days", "end of same business day", "end of 1st business day", "end of 2nd business day",
		"16:00 on same business day, cutoff 10:00", "16:00 on 1st business day", "16:00 on 2nd business day",
	} {
		target, err := plan.ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		bare(sla.Status{Metric: plan.Update, State: sla.StateNoTarget, Target: target})
	}
	return append(all, x)
}

// enumerations are the values that have names, and of each kind one that has none.
func enumerations() (all []fmt.Stringer) {
	for n := range uint8(13) {
		all = append(all,
			plan.Metric(n), priority.Urgency(n), priority.Impact(n), priority.Level(n),
			sla.State(n), sla.Phase(n), sla.EventKind(n), sla.Label(n))
	}
	return all
}

// TestEveryKeyIsAskedFor: each text of the languages is of use, and no other is needed.
func TestEveryKeyIsAskedFor(t *testing.T) {
	heard := hearsay{}
	explanations := oddities(t)
	for _, o := range occasions(t) {
		explanations = append(explanations, o.explain(t))
	}
	for _, x := range explanations {
		x.Tell(heard)
	}
	for _, v := range enumerations() {
		if v.String() == fmt.Sprintf("%s(%d)", reflect.TypeOf(v).Name(), v) {
			continue // not one of them
		}
		sla.Name(heard, v)
	}
	for _, level := range levels {
		sla.Describe(heard, level)
	}
	var asked []string
	for key := range heard {
		ranks := strings.HasPrefix(key, "level.P") || strings.Contains(key, ".rank_") // a policy of the caller's may name them
		none := strings.HasSuffix(key, "(0)")
		if slices.Contains(sla.Keys(), key) || !ranks && !none && !strings.HasPrefix(key, "name.") && !strings.HasSuffix(key, ".one") {
			asked = append(asked, key)
		}
	}
	slices.Sort(asked)
	if diff := cmp.Diff(sla.Keys(), asked); diff != "" {
		t.Errorf("(-keys +asked for):\n%s", diff)
	}
}

// TestFrenchIsFrench: its spaces do not break before double punctuation, nor within
// guillemets, and its apostrophes are those of print.
func TestFrenchIsFrench(t *testing.T) {
	odd := regexp.MustCompile(`[^\x{a0}0-9][:;?!»]|«[^\x{a0}]|'|\.\.\.`)
	for _, key := range keysOf(sla.French()) {
		text := strings.TrimPrefix(sla.French().Text(key), "\u00a0;") // goes behind what is said before
		if found := odd.FindString(blank.ReplaceAllString(text, "x")); found != "" {
			t.Errorf("%s: %q in %q", key, found, text)
		}
	}
	for _, o := range occasions(t) {
		x := o.explain(t)
		for line := range strings.SplitSeq(x.Tell(sla.French()), "\n") {
			if line = strings.TrimSpace(line); line != "" && strings.ContainsRune(":;?!»", []rune(line)[0]) {
				t.Errorf("%s: a line begins with %q", o.story, line)
			}
		}
	}
}

// TestFrenchNamesThePolicy: the plans and the hours that the library itself names are
// not left in English.
func TestFrenchNamesThePolicy(t *testing.T) {
	french := map[string]string{"standard": "standard", "premium": "premium", "trial": "d’essai", "community": "communautaire"}
	for _, p := range plan.All() {
		if got := sla.Name(sla.French(), p); got != french[p.Name()] {
			t.Errorf("Name(%v) = %q, want %q", p, got, french[p.Name()])
		}
		if p.SupportHours() != "" && sla.French().Text("name."+p.SupportHours()) == "" {
			t.Errorf("%q has no French", p.SupportHours())
		}
	}
	for _, o := range occasions(t) {
		if x := o.explain(t); x.Hours != "" && x.Hours != "the night shift" && sla.French().Text("name."+x.Hours) == "" {
			t.Errorf("%s: %q has no French", o.story, x.Hours)
		}
	}
	noon := at(t, "2026-11-23T12:00:00Z", utc)
	s, err := plan.NewSubscription(plan.Term{Plan: plan.Standard(), From: noon})
	if err != nil {
		t.Fatal(err)
	}
	changes := sla.PlanChanges(s, noon.Add(-time.Hour), noon.Add(time.Hour))
	if len(changes) != 1 || sla.French().Text("name."+changes[0].Reason()) == "" {
		t.Errorf("the reason of %v has no French", changes)
	}
}

func TestName(t *testing.T) {
	tests := []struct {
		value           fmt.Stringer
		english, french string
	}{
		{plan.FirstResponse, "First response", "Première réponse"},
		{priority.UrgencyHigh, "high", "haute"},
		{priority.ImpactHigh, "high", "élevé"},
		{priority.P1, "critical", "critique"},
		{sla.StateNotStarted, "not started", "pas commencé"},
		{sla.StateMet, "met", "respecté"},
		{sla.PhaseStopped, "stopped", "arrêté"},
		{sla.KindReopened, "reopened", "réouverture"},
		{sla.Holiday, "holiday", "jour férié"},
		{sla.Waiting, "paused", "en pause"},
		{plan.Trial(), "trial", "d’essai"},
		{priority.Level(5), "P5", "P5"},
		{priority.Impact(4), "rank 4", "rang 4"},
		{priority.Urgency(9), "rank 9", "rang 9"},
		{sla.State(0), "State(0)", "State(0)"},
		{sla.Label(99), "Label(99)", "Label(99)"},
		{plan.Metric(99), "Metric(99)", "Metric(99)"},
		{time.March, "March", "March"},
		{nil, "", ""},
	}
	for _, test := range tests {
		if got := sla.Name(sla.English(), test.value); got != test.english {
			t.Errorf("English %v: %q, want %q", test.value, got, test.english)
		}
		if got := sla.Name(nil, test.value); got != test.english {
			t.Errorf("%v without a language: %q, want %q", test.value, got, test.english)
		}
		if got := sla.Name(sla.French(), test.value); got != test.french {
			t.Errorf("French %v: %q, want %q", test.value, got, test.french)
		}
	}
}

// TestNamesAreReadBack: what is written in French is read by package priority.
func TestNamesAreReadBack(t *testing.T) {
	for n := range uint8(9) {
		urgency, impact := priority.Urgency(n+1), priority.Impact(n+1)
		if got, err := priority.ParseUrgency(sla.Name(sla.French(), urgency)); got != urgency || err != nil {
			t.Errorf("%v is read as %v, %v", urgency, got, err)
		}
		if got, err := priority.ParseImpact(sla.Name(sla.French(), impact)); got != impact || err != nil {
			t.Errorf("%v is read as %v, %v", impact, got, err)
		}
	}
	for _, level := range levels {
		if got, err := priority.ParseLevel(sla.Name(sla.French(), level)); got != level || err != nil {
			t.Errorf("%v is read as %v, %v", level, got, err)
		}
	}
}

func TestDescribe(t *testing.T) {
	seen := map[string]bool{}
	for _, level := range levels {
		description, example := sla.Describe(sla.English(), level)
		if description != level.Description() || example != level.Example() {
			t.Errorf("English %v: %q, %q", level, description, example)
		}
		frenchDescription, frenchCase := sla.Describe(sla.French(), level)
		for _, text := range []string{description, example, frenchDescription, frenchCase} {
			if text == "" || seen[text] {
				t.Errorf("%v: %q is nothing, or said before", level, text)
			}
			seen[text] = true
		}
	}
	for _, level := range []priority.Level{0, priority.Level(5), 200} {
		if description, example := sla.Describe(sla.French(), level); description != "" || example != "" {
			t.Errorf("%v: %q, %q", level, description, example)
		}
	}
	own := phrases{"level.P5": "wishes", "level.P5.description": "It would be nice."}
	if description, example := sla.Describe(own, priority.Level(5)); description != "It would be nice." || example != "" || sla.Name(own, priority.Level(5)) != "wishes" {
		t.Errorf("a level of the caller's: %q, %q", description, example)
	}
}

// TestDescribeUnder: a policy's own words are told as they are, those that it shares with
// the built-in policy in the language.
func TestDescribeUnder(t *testing.T) {
	const document = `{
"version": 1, "name": "museum", "matrix": [["P1", "P2"]], "schedules": {},
"levels": [
	{"level": "P1", "name": "critical", "description": "An alarm is silent."},
	{"level": "P2", "name": "minor", "description": "What does this configuration setting do?", "example": "A label is missing."}
],
"plans": [{
	"name": "house", "best_effort": true, "thresholds": [], "pauses_stop": [], "entitlements": {},
	"change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}
}]}`
	museum, err := plan.ParsePolicy([]byte(document), nil)
	if err != nil {
		t.Fatal(err)
	}
	p3 := func(name, description, example string) plan.LevelDescription {
		return plan.LevelDescription{Level: priority.P3, Name: name, Description: description, Example: example}
	}
	french, frenchExample := sla.Describe(sla.French(), priority.P3)
	german := phrases{"name.minor": "gering", "name.A label is missing.": "Ein Schild fehlt.", "level.P1": "kritisch", "level.P2": "hoch"}
	tests := []struct {
		reason   string
		language sla.Language
		policy   plan.Policy
		level    priority.Level
		want     plan.LevelDescription
	}{
		{"the built-in policy", nil, plan.BuiltIn(), priority.P3, p3("medium", priority.P3.Description(), priority.P3.Example())},
		{"the built-in policy in French", sla.French(), plan.BuiltIn(), priority.P3, p3("moyenne", french, frenchExample)},
		{
			"a name that is shared, a description that is not", sla.French(), museum, priority.P1,
			plan.LevelDescription{Level: priority.P1, Name: "critique", Description: "An alarm is silent."},
		},
		{
			"what the built-in policy says of another level", sla.French(), museum, priority.P2,
			plan.LevelDescription{Level: priority.P2, Name: "minor", Description: "What does this configuration setting do?", Example: "A label is missing."},
		},
		{
			"a language with words for the policy's", german, museum, priority.P2,
			plan.LevelDescription{Level: priority.P2, Name: "gering", Description: "What does this configuration setting do?", Example: "Ein Schild fehlt."},
		},
		{"a level that the policy has not", sla.French(), museum, priority.P3, plan.LevelDescription{}},
		{"no level", sla.French(), museum, 0, plan.LevelDescription{}},
		{"no policy", sla.French(), plan.Policy{}, priority.P1, plan.LevelDescription{}},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got, ok := sla.DescribeUnder(tt.language, tt.policy, tt.level)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if want := tt.want != (plan.LevelDescription{}); ok != want {
				t.Errorf("ok %t, want %t", ok, want)
			}
		})
	}
}

// TestLanguageOfTheCaller: what a language has is said, and English where it has
// nothing, or nothing that can be said.
func TestLanguageOfTheCaller(t *testing.T) {
	loc := zone(t, "Europe/Berlin")
	c := calculator(t, plan.Standard(), loc)
	nine := at(t, "2026-11-23 09:00", loc)
	ticket := replay(t, c, sla.Opened(nine, priority.P1).WithReason("Ann", "{due}"))
	status := ticket.Status(plan.FirstResponse, nine.Add(30*time.Minute))
	const plainly = "First response: due Mon 23 Nov 2026 10:00 CET, today. No answer by Mon 23 Nov 2026 09:30 CET: 30 min of 1 h used, 30 min left."
	tests := []struct {
		reason   string
		language sla.Language
		want     string
	}{
		{"none", nil, plainly},
		{"without a word", phrases{}, plainly},
		{"that is nil itself", phrases(nil), plainly},
		{"of blanks", phrases{"headline.running": " \t\n\u00a0", "weekday.Monday": " "}, plainly},
		{"with a name that nothing is filled in for", phrases{"headline.running": "{metric}: fällig {faellig}."}, plainly},
		{"with a name that is filled in elsewhere", phrases{"clock.first_response": "{due}"}, plainly},
		{"with some words", phrases{"headline.running": "{metric}: fällig {due}, {day}.", "day.today": "heute", "metric.first_response": "Erste Antwort", "weekday.Monday": "Mo"},
			"Erste Antwort: fällig Mo 23 Nov 2026 10:00 CET, heute. No answer by Mo 23 Nov 2026 09:30 CET: 30 min of 1 h used, 30 min left."},
		{"that says a name twice and leaves others out", phrases{"headline.running": "{day}, {day}!", "clock.first_response": "-"}, "today, today! -"},
		{"with a brace that opens nothing", phrases{"headline.running": "a { b", "clock.first_response": "c } d"}, "a { b c } d"},
		{"with what would turn the direction of a line", phrases{"headline.running": "a\u202ab\u202bc\u202ed\u2066e\u2069f", "clock.first_response": "\u2029g\u2065\u206ah"}, "a�b�c�d�e�f  g\u2065\u206ah"},
		{"with what would command a terminal", phrases{"headline.running": "a\x00b\x1b[2J\u202ec", "clock.first_response": "d\r\ne"}, "a�b�[2J�c d  e"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if diff := cmp.Diff(test.want, status.Tell(test.language, loc)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			fits(t, ticket.Explain(plan.FirstResponse, nine).Tell(test.language))
		})
	}
	// What a customer wrote is not filled in.
	if text := ticket.Explain(plan.FirstResponse, nine).String(); !strings.Contains(text, "by Ann ({due})") {
		t.Errorf("the reason is not told as it is in\n%s", text)
	}
	if sla.English() != sla.English() || sla.English() == sla.French() {
		t.Error("a language is not == to itself alone")
	}
}

// TestNamesOfTheCaller: a language may have words for what the caller names.
func TestNamesOfTheCaller(t *testing.T) {
	own := phrases{
		"name.Noël": "Christmas", "name.standard": "bronze", "name.Ann Martin": "a customer",
		"name.Monday to Friday 08:00-17:00, customer's local zone": "office hours",
		"name.a question on retention":                             "\u00a0", "name.": "nobody",
	}
	text := occasions(t)[0].explain(t).Tell(own)
	for _, want := range []string{"holiday, Christmas.", "The bronze plan", "by a customer (a question", "these hours only: office hours (Europe/Paris)"} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "nobody") {
		t.Errorf("what has no name was given one in\n%s", text)
	}
}

// TestStatusIsTold: as the explanation begins, where nothing stopped the clock, and in
// the location that is asked for.
func TestStatusIsTold(t *testing.T) {
	for _, o := range occasions(t) {
		x := o.explain(t)
		for _, l := range []sla.Language{sla.English(), sla.French()} {
			beginning, _, _ := strings.Cut(x.Tell(l)+"\n\n", "\n\n")
			want, got := strings.Join(strings.Fields(beginning), " "), x.Status.Tell(l, zone(t, o.zone))
			if strings.ContainsAny(got, "\n\x00{}") {
				t.Errorf("%s: %q", o.story, got)
			}
			if x.Status.Phase != sla.PhaseStopped && strings.Join(strings.Fields(got), " ") != want {
				t.Errorf("%s (-want +got):\n%s", o.story, cmp.Diff(want, got))
			}
		}
	}
	tokyo := zone(t, "Asia/Tokyo")
	nine := at(t, "2026-11-23T09:00:00Z", utc)
	ticket := replay(t, calculator(t, plan.Standard(), utc), sla.Opened(nine, priority.P1), sla.Resolved(nine.Add(time.Minute)))
	status := ticket.Status(plan.FirstResponse, nine.Add(time.Hour).In(tokyo))
	const met = "First response: met. It was due Mon 23 Nov 2026 %s. The clock was stopped Mon 23 Nov 2026 %s: 1 min of 1 h used, 59 min left."
	if diff := cmp.Diff(fmt.Sprintf(met, "19:00 JST", "18:01 JST"), status.Tell(nil, nil)); diff != "" {
		t.Errorf("without a location, in that of At (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(fmt.Sprintf(met, "10:00 UTC", "09:01 UTC"), status.Tell(nil, utc)); diff != "" {
		t.Errorf("in a location (-want +got):\n%s", diff)
	}
	if got := (sla.Status{}).Tell(sla.French(), nil); got != "" {
		t.Errorf("the zero status is told: %q", got)
	}
}

// TestOneIsNotSummedUp: of 25 pieces, or changes, every one is told; of 26, two are
// told as one.
func TestOneIsNotSummedUp(t *testing.T) {
	nine := at(t, "2026-11-23T09:00:00Z", utc)
	for n, rows := range map[int]int{24: 24, 25: 25, 26: 25} {
		x := sla.Explanation{Status: sla.Status{Metric: plan.Update, At: nine}}
		for i := range n {
			start := nine.Add(time.Duration(i) * time.Hour)
			x.Pieces = append(x.Pieces, sla.Piece{Start: start, End: start.Add(time.Hour), Label: sla.Label(1 + i%2)})
			x.Events = append(x.Events, sla.PrioritySet(start, priority.P1))
		}
		for _, l := range []sla.Language{sla.English(), sla.French()} {
			text := x.Tell(l)
			got := 0
			for line := range strings.SplitSeq(text, "\n") {
				if strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "   ") {
					got++
				}
			}
			if summed := strings.Contains(text, " more ") || strings.Contains(text, " autres "); summed != (n > 25) {
				t.Errorf("%d pieces and changes, summed up: %v in\n%s", n, summed, text)
			}
			if got != 2*rows {
				t.Errorf("%d pieces and changes are told in %d rows, want twice %d:\n%s", n, got, rows, text)
			}
		}
	}
}

// TestTargetsAreTold: durations, and business days by the words of a language.
func TestTargetsAreTold(t *testing.T) {
	tests := []struct{ target, english, french string }{
		{"8h", "8 h", "8 h"},
		{"1h30m0.5s", "1 h 30 min 0.5 s", "1 h 30 min 0,5 s"},
		{"1 business day", "1 business day", "1 jour ouvré"},
		{"2 business days", "2 business days", "2 jours ouvrés"},
		{"end of same business day", "the end of the same business day", "fin du même jour ouvré"},
		{"end of next business day", "the end of the next business day", "fin du jour ouvré suivant"},
		{"end of 22nd business day", "the end of business day 22", "fin du 22e jour ouvré"},
		{"16:00 on same business day, cutoff 10:00", "16:00 on the same business day (one business day later if it comes in past 10:00)", "même jour ouvré à 16:00 (un jour ouvré plus tard après 10:00)"},
		{"16:00 on 1st business day", "16:00 on the next business day", "jour ouvré suivant à 16:00"},
		{"16:00:30 on 3rd business day, cutoff 10:00", "16:00:30 on business day 3 (one business day later if it comes in past 10:00)", "3e jour ouvré à 16:00:30 (un jour ouvré plus tard après 10:00)"},
	}
	loc := zone(t, "Europe/Paris")
	nine := at(t, "2026-11-23 09:00", loc)
	for _, test := range tests {
		target, err := plan.ParseTarget(test.target)
		if err != nil {
			t.Fatal(err)
		}
		p, err := plan.Standard().WithTarget(plan.FirstResponse, priority.P1, target)
		if err != nil {
			t.Fatal(err)
		}
		x := replay(t, calculator(t, p, loc), sla.Opened(nine, priority.P1)).Explain(plan.FirstResponse, nine)
		for l, want := range map[sla.Language]string{
			sla.English(): "The standard plan promises " + test.english + " for P1.",
			sla.French():  "Délai prévu par la formule standard pour P1 : " + test.french + ".",
		} {
			if text := x.Tell(l); !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
				t.Errorf("%s: %q is not in\n%s", test.target, want, text)
			}
		}
		told(t, x)
	}
}

// TestFirstOfTheMonth: French has a word for it.
func TestFirstOfTheMonth(t *testing.T) {
	for day, want := range map[int]string{
		1:  "Mise à jour\u00a0: pas encore commencée le dim. 1er févr. 2026 à 08:00 UTC.",
		2:  "Mise à jour\u00a0: pas encore commencée le lun. 2 févr. 2026 à 08:00 UTC.",
		21: "Mise à jour\u00a0: pas encore commencée le sam. 21 févr. 2026 à 08:00 UTC.",
	} {
		at := time.Date(2026, time.February, day, 8, 0, 0, 0, utc)
		s := sla.Status{Metric: plan.Update, State: sla.StateNotStarted, Phase: sla.PhaseNotStarted, At: at}
		if diff := cmp.Diff(want, s.Tell(sla.French(), utc)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// anyLanguage draws a language that says what it likes, with names that are filled in
// and others.
func anyLanguage() *rapid.Generator[phrases] {
	names := []string{"{metric}", "{due}", "{at}", "{used}", "{length}", "{why}", "{label}", "{name}", "{date}", "{time}", "{n}", "{none}", "{", "}", " ", "\u00a0"}
	return rapid.Custom(func(t *rapid.T) phrases {
		p := phrases{}
		for _, key := range rapid.SliceOf(rapid.SampledFrom(sla.Keys())).Draw(t, "keys") {
			p[key] = anyText().Draw(t, "before") + rapid.SampledFrom(names).Draw(t, "name") + anyText().Draw(t, "after")
		}
		return p
	})
}

// TestEveryStoryFitsInEveryLanguage: whatever it says, or does not.
func TestEveryStoryFitsInEveryLanguage(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w, l := anyAccount(t), anyLanguage().Draw(t, "language")
		x := w.ticket.Explain(w.metric, w.at)
		text := x.Tell(l)
		fits(t, text)
		if strings.TrimSpace(text) == "" {
			t.Fatalf("nothing is told")
		}
		line := x.Status.Tell(l, w.at.Location())
		if strings.TrimSpace(line) == "" || strings.ContainsFunc(line, unicode.IsControl) {
			t.Fatalf("a status is told as %q", line)
		}
	})
}

// TestSpacesAroundADate: those that a language sets there, or leaves there where a zone
// has no name, end no line. The terms of these tables are too wide for a column.
func TestSpacesAroundADate(t *testing.T) {
	nameless := time.FixedZone(" ", 3600)
	nine := at(t, "2026-11-23 09:00", nameless)
	x := replay(t, calculator(t, plan.Standard(), nameless), sla.Opened(nine, priority.P1)).Explain(plan.FirstResponse, nine)
	for _, row := range []string{"{date} ", " {date}", "waiting for the customer since {date} ", "waiting for the customer since {date} {zone}"} {
		text := x.Tell(phrases{"date.row": row})
		fits(t, text)
		want := "\n  " + strings.TrimSpace(strings.NewReplacer("{date}", "Mon 23 Nov 2026", "{zone}", "").Replace(row))
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// TestNumbersWithoutAName: a value is written as text if it has one, and told whatever it is.
func TestNumbersWithoutAName(t *testing.T) {
	type named interface {
		fmt.Stringer
		encoding.TextMarshaler
	}
	for n := range 256 {
		for name, v := range map[named]named{
			sla.State(n): sla.StateReplaced, sla.Phase(n): sla.PhaseCancelled, sla.EventKind(n): sla.KindReopened, sla.Label(n): sla.NoClock,
		} {
			last := reflect.ValueOf(v).Uint()
			text, err := name.MarshalText()
			if known := uint64(n) <= last; (err == nil) != known || (len(text) > 0) != (known && n > 0) {
				t.Errorf("%T of %d has the text %q, %v", name, n, text, err)
			}
		}
		x := sla.Explanation{Status: sla.Status{Metric: plan.Update, State: sla.State(n), Phase: sla.Phase(n)}}
		if told := x.String(); strings.HasPrefix(told, "Update") != (n > 0 && n <= int(sla.StateReplaced)) {
			t.Errorf("state %d is told as %q", n, told)
		}
	}
}

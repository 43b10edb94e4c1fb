package plan_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/us"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

var holidayLists = calendar.HolidayLists{"us": us.Holidays, "fr": fr.Holidays}

// documents draws the document of a policy, all of it right.
var documents = rapid.Custom(func(t *rapid.T) []byte {
	words := rapid.SampledFrom([]string{"a", "Gold", "a b", "é", "\"", "<&>", "/~", "\u2028", "😀"})
	one := func(of ...any) any { return rapid.SampledFrom(of).Draw(t, "one") }
	maybe := func(m map[string]any, name string, value func() any) {
		if rapid.Bool().Draw(t, name) {
			m[name] = value()
		}
	}
	word := func() any { return words.Draw(t, "word") }

	last := rapid.IntRange(1, 9).Draw(t, "last level")
	level := func() string { return priority.Level(rapid.IntRange(1, last).Draw(t, "level")).String() }
	var levels []any
	for l := range last {
		d := map[string]any{"level": priority.Level(l + 1), "name": word()}
		maybe(d, "description", word)
		maybe(d, "example", word)
		levels = append(levels, d)
	}
	matrix := make([][]string, rapid.IntRange(1, 9).Draw(t, "urgencies"))
	impacts := rapid.IntRange(1, 9).Draw(t, "impacts")
	for i := range matrix {
		for range impacts {
			matrix[i] = append(matrix[i], level())
		}
	}
	hours := func() any {
		return one("24/7", "Mo-Fr 08:00-17:00", "Fr-Mo 22:00-06:00", "Sa 09:00-12:00:30",
			map[string]any{"version": 1, "weekly": "Mo-Fr 08:00-17:00", "holidays": []any{map[string]any{"list": "us"}}},
			map[string]any{
				"version": 1, "weekly": "off", "special": []any{map[string]any{"date": "2026-12-31", "hours": "08:00-12:00"}},
				"then": []any{map[string]any{"from": "2027-01-01", "weekly": "24/7", "holidays": []any{map[string]any{"list": "fr", "closed": "12:00-24:00"}}}},
			})
	}
	schedules := map[string]any{}
	for _, name := range rapid.SliceOfNDistinct(words, 1, 4, rapid.ID).Draw(t, "schedules") {
		s := map[string]any{"hours": hours()}
		maybe(s, "description", word)
		maybe(s, "weekday_reading", hours)
		schedules[name] = s
	}
	names := slices.Sorted(maps.Keys(schedules))
	metrics := []string{"first_response", "next_response", "update", "resolution"}
	var plans []any
	for i := range rapid.IntRange(1, 4).Draw(t, "plans") {
		p := map[string]any{"name": fmt.Sprint(word(), i), "best_effort": rapid.Bool().Draw(t, "best effort")}
		if p["best_effort"] == false {
			p["schedule"] = rapid.SampledFrom(names).Draw(t, "schedule")
			targets := map[string]any{}
			for _, m := range metrics {
				maybe(targets, m, func() any {
					byLevel := map[string]any{level(): one("15m", "8h", "1h30m", "1ns")}
					maybe(byLevel, level(), func() any {
						return one("24h", "1 business day", "end of same business day", "16:00 on 1st business day, cutoff 10:00")
					})
					return byLevel
				})
			}
			p["targets"] = targets
		}
		thresholds := rapid.SliceOfNDistinct(rapid.IntRange(1, 1000), 0, 4, rapid.ID).Draw(t, "thresholds")
		slices.Sort(thresholds)
		p["thresholds"] = thresholds
		p["pauses_stop"] = rapid.SliceOfNDistinct(rapid.SampledFrom(metrics), 0, 4, rapid.ID).Draw(t, "pauses stop")
		rule := func() any { return one("carry", "restart", "keep") }
		p["change_rules"] = map[string]any{"priority": rule(), "plan": rule(), "calendar": rule()}
		entitlements := map[string]any{}
		for _, name := range []string{"channels", "training", "onboarding", "product_availability", "ticket_management", "self_service"} {
			maybe(entitlements, name, func() any { return rapid.SliceOfN(words, 1, 3).Draw(t, "words") })
		}
		p["entitlements"] = entitlements
		plans = append(plans, p)
	}
	data, err := json.MarshalIndent(map[string]any{
		"version": 1, "name": word(), "levels": levels, "matrix": matrix, "schedules": schedules, "plans": plans,
	}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return data
})

// TestPolicyRoundTrip reads and writes policies: a policy comes back Equal, and its
// document to the byte.
func TestPolicyRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := documents.Draw(t, "document")
		p, err := plan.ParsePolicy(data, holidayLists)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		written := rewrite(t, p)
		q, err := plan.ParsePolicy(written, holidayLists)
		if err != nil || !p.Equal(q) || !q.Equal(p) {
			t.Fatalf("%s\nis written as\n%s\n%v", data, written, err)
		}
		if again := rewrite(t, q); string(again) != string(written) {
			t.Fatalf("%s\nis written again as\n%s", written, again)
		}
		for _, q := range p.Plans() {
			if found, ok := p.Plan(q.Name()); !ok || found != q {
				t.Fatalf("plan %s is not found", q)
			}
			if s, ok := q.Schedule(); ok {
				if _, err := s.In(time.UTC); err != nil {
					t.Fatalf("plan %s: %v", q, err)
				}
			}
		}
	})
}

func rewrite(t interface {
	Fatal(args ...any)
}, p plan.Policy) []byte {
	data, err := p.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// FuzzParsePolicy reads anything: what is read comes back Equal, what is not is told in
// one line of bounded length.
func FuzzParsePolicy(f *testing.F) {
	f.Add([]byte(readFile(f, builtInFile)))
	f.Add([]byte(readFile(f, fiveImpactsFile)))
	f.Add([]byte(`{"version":1,"name":"x","levels":[{"level":"P1","name":"x"}],"matrix":[["P1"]],"schedules":{},"plans":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := plan.ParsePolicy(data, holidayLists)
		if err != nil {
			var e *plan.PolicyError
			if !errors.As(err, &e) || e.Line < 1 || e.Reason == "" || !p.IsZero() {
				t.Fatalf("%q: %#v", data, err)
			}
			return
		}
		written := rewrite(t, p)
		if q, err := plan.ParsePolicy(written, holidayLists); err != nil || !q.Equal(p) {
			t.Fatalf("%q\nis written as\n%s\n%v", data, written, err)
		}
	})
}

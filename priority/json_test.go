package priority_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/dueby/dueby/priority"
	"github.com/google/go-cmp/cmp"
)

func TestAssignmentJSON(t *testing.T) {
	assigned := mustAssign(t, priority.UrgencyHigh, priority.ImpactLow)
	chosen, _ := priority.Choose(5)
	// Amsterdam kept local mean time, 19 min 32 s ahead, until 1937: RFC 3339
	// cannot write such an offset, so instants are written in UTC.
	amsterdam := time.FixedZone("LMT", 19*60+32)
	for _, row := range []struct {
		reason string
		in     priority.Assignment
		want   string
	}{
		{"nothing set", priority.Assignment{}, `{}`},
		{"by urgency and impact", assigned, `{"urgency":"high","impact":"low","initial":"P3"}`},
		{"chosen outright", chosen, `{"initial":"P5"}`},
		{
			"overridden, out of order",
			mustOverride(t, assigned,
				priority.Override{At: monday(1).Add(1), Level: priority.P2, By: priority.Engineer, Name: "Zoé", Reason: "data is safe"},
				priority.Override{At: monday(0).In(amsterdam), Level: priority.P1, By: priority.Customer}),
			`{"urgency":"high","impact":"low","initial":"P3","overrides":[` +
				`{"at":"2026-03-02T09:00:00Z","level":"P1","by":"customer"},` +
				`{"at":"2026-03-02T10:00:00.000000001Z","level":"P2","by":"engineer","name":"Zoé","reason":"data is safe"}]}`,
		},
	} {
		t.Run(row.reason, func(t *testing.T) {
			got, err := json.Marshal(row.in)
			if string(got) != row.want || err != nil {
				t.Errorf("json.Marshal = %v\n got %s\nwant %s", err, got, row.want)
			}
			checkAssignmentJSON(t, row.in)
		})
	}
}

func checkAssignmentJSON(t interface{ Errorf(string, ...any) }, a priority.Assignment) {
	text, err := json.Marshal(a)
	if err != nil {
		t.Errorf("json.Marshal: %v", err)
	}
	read, _ := priority.Choose(9) // reading must overwrite
	if err := json.Unmarshal(text, &read); err != nil {
		t.Errorf("json.Unmarshal(%s): %v", text, err)
	}
	if diff := cmp.Diff(a, read); diff != "" {
		t.Errorf("%s (-want +got): %s", text, diff)
	}
	for _, o := range read.Overrides() {
		if o.At.Location() != time.UTC {
			t.Errorf("%s: read in %v, want UTC", text, o.At.Location())
		}
	}
}

func TestAssignmentJSONReadsWhatPeopleWrite(t *testing.T) {
	want := mustOverride(t, mustAssign(t, priority.UrgencyHigh, priority.ImpactMedium),
		priority.Override{At: monday(0), Level: priority.P1, By: priority.Customer, Name: "Zoé"},
		priority.Override{At: monday(1), Level: priority.P3, By: priority.Engineer})
	var got priority.Assignment
	err := json.Unmarshal([]byte(` {
		"initial": "2 - high", "impact": "Moyen", "urgency": "1 - High",
		"overrides": [
			{"by": "ingénieur", "at": "2026-03-02T10:00:00Z", "level": "moderate", "name": "", "reason": null},
			{"at": "2026-03-02T10:00:00+01:00", "level": "critique", "by": "client", "name": "Zo\u00e9"}
		]
	} `), &got)
	if err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("(-want +got)", diff)
	}
	for _, in := range []string{
		`{"initial":"P3","overrides":[]}`,
		`{"initial":"P3","urgency":"","impact":null}`,
	} {
		want, _ := priority.Choose(priority.P3)
		if err := json.Unmarshal([]byte(in), &got); err != nil || !got.Equal(want) {
			t.Errorf("%s: %v, %v", in, got, err)
		}
	}
}

func TestAssignmentJSONRefuses(t *testing.T) {
	const level = `want P1 to P9, critical, high, medium or low (or critique, haute, moyenne, basse)`
	const override = `{"at":"2026-03-02T09:00:00Z","level":"P1","by":"customer"}`
	for _, row := range []struct{ reason, in, want string }{
		{"not an object", `[]`, `priority: assignment "[]": want a JSON object`},
		{"a text", `"P1"`, `priority: assignment "\"P1\"": want a JSON object`},
		{"half an object", `{"initial":"P1"`, `priority: assignment "{\"initial\":\"P1\"": want a JSON object`},
		{"half a member", `{"initial":`, `priority: assignment "{\"initial\":": want a JSON object`},
		{"half a name", `{"init`, `priority: assignment "{\"init": want a JSON object`},
		{"two objects", `{"initial":"P1"} {}`, `priority: assignment "{\"initial\":\"P1\"} {}": want a JSON object`},
		{"nothing", ``, `priority: assignment "": want a JSON object`},
		{"an unknown member", `{"initial":"P1","level":"P1"}`, `priority: assignment member "level": want urgency, impact, initial, overrides`},
		{"a member in another case", `{"Initial":"P1"}`, `priority: assignment member "Initial": want urgency, impact, initial, overrides`},
		{"a member twice", `{"initial":"P1","initial":"P2"}`, `priority: assignment member "initial": want it once`},
		{"an unreadable urgency", `{"urgency":"hgih"}`, `priority: assignment: urgency "hgih": want high, medium or low (or haute, moyenne, basse)`},
		{"a number for an urgency", `{"urgency":1}`, `priority: assignment: urgency "1": want a JSON string`},
		{"an unreadable impact", `{"impact":"1"}`, `priority: assignment: impact "1": a number alone is ambiguous (1 is high in ServiceNow, low in Zammad): want high, medium or low (or haut, moyen, bas)`},
		{"an unreadable level", `{"initial":"P0"}`, `priority: assignment: initial level "P0": ` + level},
		{"no initial level", `{"urgency":"high","impact":"high"}`, `priority: assignment: initial level is not set`},
		{"null for one", `{"initial":null}`, `priority: assignment: initial level is not set`},
		{"no urgency", `{"initial":"P1","impact":"low"}`, `priority: assignment: urgency is not set`},
		{"no impact", `{"initial":"P1","urgency":"low"}`, `priority: assignment: impact is not set`},
		{"overrides of nothing", `{"overrides":[` + override + `]}`, `priority: assignment: initial level is not set`},
		{"overrides not an array", `{"initial":"P1","overrides":"x"}`, `priority: assignment: overrides "\"x\"": want a JSON array`},
		{"null for the overrides", `{"initial":"P1","overrides":null}`, `priority: assignment: overrides "null": want a JSON array`},
		{"null for an override", `{"initial":"P1","overrides":[null]}`, `priority: override "null": want a JSON object`},
		{"a bad override among others", `{"initial":"P1","overrides":[` + override + `,{"who":1}]}`, `priority: override 2 of 2 member "who": want at, level, by, name, reason`},
		{"an override without a party", `{"initial":"P1","overrides":[` + override + `,{"at":"2026-03-02T09:00:00Z","level":"P1"}]}`, `priority: override 2 of 2: party is not set`},
	} {
		before, _ := priority.Choose(priority.P2)
		after := before
		if err := after.UnmarshalJSON([]byte(row.in)); err == nil || err.Error() != row.want {
			t.Errorf("%s:\n got %v\nwant %s", row.reason, err, row.want)
		}
		if !after.Equal(before) {
			t.Errorf("%s: the assignment has changed", row.reason)
		}
		if err := json.Unmarshal([]byte(row.in), &after); err == nil {
			t.Errorf("%s: json.Unmarshal accepts it", row.reason)
		}
	}
	before, _ := priority.Choose(priority.P2)
	after := before
	if err := json.Unmarshal([]byte(`null`), &after); err != nil || !after.Equal(before) {
		t.Errorf("null: %v, %v; want the value left as it was", after, err)
	}
}

func TestOverrideJSON(t *testing.T) {
	want := priority.Override{At: monday(0), Level: priority.P1, By: priority.Customer, Name: "Zoé", Reason: "audit"}
	const text = `{"at":"2026-03-02T09:00:00Z","level":"P1","by":"customer","name":"Zoé","reason":"audit"}`
	got, err := json.Marshal(want)
	if string(got) != text || err != nil {
		t.Errorf("json.Marshal = %s, %v", got, err)
	}
	var read priority.Override
	if err := json.Unmarshal(got, &read); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(want, read); diff != "" {
		t.Error("(-want +got)", diff)
	}
	if err := json.Unmarshal([]byte(`null`), &read); err != nil || !read.Equal(want) {
		t.Errorf("null: %v, %v; want the value left as it was", read, err)
	}

	for _, row := range []struct{ reason, in, want string }{
		{"not an object", `1`, `priority: override "1": want a JSON object`},
		{"an unknown member", `{"AT":""}`, `priority: override member "AT": want at, level, by, name, reason`},
		{"a member twice", `{"by":"","by":""}`, `priority: override member "by": want it once`},
		{"no instant", `{"level":"P1","by":"customer"}`, `priority: override: instant is not set`},
		{"an empty instant", `{"at":"","level":"P1","by":"customer"}`, `priority: override: instant is not set`},
		{"a number for an instant", `{"at":0}`, `priority: override: instant "0": want a JSON string`},
		{"a local time", `{"at":"2026-03-02T09:00:00"}`, `priority: override: instant "2026-03-02T09:00:00": want RFC 3339, as in 2026-03-02T09:00:00Z`},
		{"a day that is none", `{"at":"2026-02-29T09:00:00Z"}`, `priority: override: instant "2026-02-29T09:00:00Z": want RFC 3339, as in 2026-03-02T09:00:00Z`},
		{"an instant before year 1", `{"at":"0001-01-01T00:00:00+01:00","level":"P1","by":"customer"}`, `priority: override: instant 0000-12-31T23:00:00Z: want years 1 to 9999`},
		{"a number for a level", `{"level":1}`, `priority: override: level "1": want a JSON string`},
		{"no level", `{"at":"2026-03-02T09:00:00Z","by":"customer"}`, `priority: override: level is not set`},
		{"an unknown party", `{"by":"manager"}`, `priority: override: party "manager": want customer or engineer (or client, ingénieur)`},
		{"a number for a name", `{"name":1}`, `priority: override: name "1": want a JSON string`},
		{"a list of reasons", `{"reason":["a"]}`, `priority: override: reason "[\"a\"]": want a JSON string`},
	} {
		before := read
		if err := json.Unmarshal([]byte(row.in), &read); err == nil || err.Error() != row.want {
			t.Errorf("%s:\n got %v\nwant %s", row.reason, err, row.want)
		}
		if !read.Equal(before) {
			t.Errorf("%s: the override has changed", row.reason)
		}
	}
}

// time.Parse would answer in time.Local where its offset is the text's, and in
// a zone without a name elsewhere.
func TestOverrideJSONIsReadInUTC(t *testing.T) {
	_, local := monday(0).In(time.Local).Zone()
	for _, offset := range []int{local, 0, 3600, -9000} {
		text := monday(0).In(time.FixedZone("", offset)).Format(time.RFC3339)
		var o priority.Override
		err := json.Unmarshal([]byte(`{"at":"`+text+`","level":"P1","by":"customer"}`), &o)
		if err != nil || o.At != monday(0) {
			t.Errorf("%s read as %v, %v; want it in UTC", text, o.At, err)
		}
	}
}

package sla_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// storedLog is a log with every kind of event. What it comes to under everyMetric in
// Paris is pinned in testdata/v1, one document a line.
func storedLog(tb testing.TB) []sla.Event {
	paris := zone(tb, "Europe/Paris")
	at := func(s string) time.Time { return at(tb, s, paris) }
	return []sla.Event{
		sla.Opened(at("2026-11-27 09:00"), priority.P3).WithID("e1").WithReason("Ann Martin", "backups are slow & \"late\""),
		sla.AgentReplied(at("2026-11-27 10:30:00.123456789")).WithID("e2").WithReason("Bob", ""),
		sla.Paused(at("2026-11-27 10:30:00.123456789"), "waiting for the customer").WithID("e3").WithSeq(1),
		sla.CustomerReplied(at("2026-11-30 10:00")).WithID("e4").WithSeq(-1),
		sla.Resumed(at("2026-11-30 10:00")).WithID("e5"),
		sla.PrioritySet(at("2026-11-30 11:00"), priority.P1).WithReason("Ann Martin", "all backups fail"),
		sla.AgentReplied(at("2026-11-30 15:30")),
		sla.PlanChanged(at("2026-12-01 00:00"), "premium").WithReason("", "upgrade — bought"),
		sla.CalendarChanged(at("2026-12-01 09:00"), "Asia/Tokyo"),
		sla.Resolved(at("2026-12-01 12:00")),
		sla.Reopened(at("2026-12-02 12:00")),
		sla.Cancelled(at("2026-12-03 12:00")),
	}
}

// lines returns the JSON forms of values, one a line.
func lines[T any](tb testing.TB, values []T) string {
	tb.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for _, v := range values {
		if err := encoder.Encode(v); err != nil {
			tb.Fatal(err)
		}
	}
	return b.String()
}

// stored reads a golden file, one value a line.
func stored[T any](tb testing.TB, name string) (values []T) {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "v1", name))
	if err != nil {
		tb.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			tb.Fatalf("%s: %v", line, err)
		}
		values = append(values, v)
	}
	return values
}

// TestStoredLogIsReadYearsLater replays the log that was stored when version 1 was new
// and compares what it comes to with what was stored then, both as values and as text.
func TestStoredLogIsReadYearsLater(t *testing.T) {
	golden(t, "v1/log.jsonl", lines(t, storedLog(t)))
	log := stored[sla.Event](t, "log.jsonl")
	if diff := cmp.Diff(storedLog(t), log); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}

	paris := zone(t, "Europe/Paris")
	ticket, findings := calculator(t, everyMetric(t), paris).Replay(log...)
	if len(findings) > 0 {
		t.Error(findings)
	}
	var (
		statuses     []sla.Status
		explanations []sla.Explanation
	)
	for _, when := range []string{
		"2026-11-27 08:00", "2026-11-27 09:30", "2026-11-28 12:00", "2026-11-30 10:30",
		"2026-11-30 11:00", "2026-11-30 18:00", "2026-12-01 10:00", "2026-12-02 13:00", "2027-01-01 00:00",
	} {
		for m := plan.FirstResponse; m <= plan.Resolution; m++ {
			statuses = append(statuses, ticket.Status(m, at(t, when, paris)))
		}
		explanations = append(explanations, ticket.Explain(plan.Resolution, at(t, when, paris)))
	}
	alerts := ticket.Alerts(at(t, "2027-01-01 00:00", paris))
	deadlines := []sla.Deadline{
		deadline(t, calculator(t, plan.Standard(), paris), priority.P2, at(t, "2026-11-27 16:30:00.000000001", paris)),
		deadline(t, calculator(t, plan.Premium(), utc), priority.P1, at(t, "2026-11-27 16:30", utc)),
		{},
	}

	golden(t, "v1/status.jsonl", lines(t, statuses))
	golden(t, "v1/explanation.jsonl", lines(t, explanations))
	golden(t, "v1/alert.jsonl", lines(t, alerts))
	golden(t, "v1/deadline.jsonl", lines(t, deadlines))
	if diff := cmp.Diff(statuses, stored[sla.Status](t, "status.jsonl")); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(explanations, stored[sla.Explanation](t, "explanation.jsonl")); diff != "" {
		t.Errorf("explanations (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(alerts, stored[sla.Alert](t, "alert.jsonl")); diff != "" {
		t.Errorf("alerts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(deadlines, stored[sla.Deadline](t, "deadline.jsonl")); diff != "" {
		t.Errorf("deadlines (-want +got):\n%s", diff)
	}
	for i, x := range stored[sla.Explanation](t, "explanation.jsonl") {
		if diff := cmp.Diff(explanations[i].String(), x.String()); diff != "" {
			t.Errorf("stories (-want +got):\n%s", diff)
		}
	}
}

// TestLogComesBackFromPostgreSQL: what PostgreSQL 15 gave back of that log, kept as the
// package doc says, comes to the same. It orders members anew and puts spaces between
// them, and one event was inserted twice.
func TestLogComesBackFromPostgreSQL(t *testing.T) {
	log := stored[sla.Event](t, "log-from-postgresql.jsonl")
	ticket, findings := calculator(t, everyMetric(t), zone(t, "Europe/Paris")).Replay(log...)
	if diff := cmp.Diff(storedLog(t), ticket.Events()); diff != "" || len(findings) > 0 {
		t.Errorf("%v, events (-want +got):\n%s", findings, diff)
	}
}

// TestPartsOfADocument: a commitment and a piece have a form too, without a version.
func TestPartsOfADocument(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	ticket, _ := calculator(t, plan.Standard(), paris).Replay(sla.Opened(at(t, "2026-11-27 16:30", paris), priority.P2))
	x := ticket.Explain(plan.FirstResponse, at(t, "2026-11-28 08:00", paris))
	got := lines(t, x.Commitments) + lines(t, x.Pieces)
	want := `{"from":"2026-11-27T15:30:00Z","until":null,"priority":"P2","plan":"standard","target":"3h","state":"running","due":"2026-11-30T09:30:00Z","breached":null,"used_ns":1800000000000,"budget_ns":10800000000000,"by":null,"reason":null}
{"start":"2026-11-27T15:30:00Z","end":"2026-11-27T16:00:00Z","label":"counted","name":null}
{"start":"2026-11-27T16:00:00Z","end":"2026-11-28T07:00:00Z","label":"outside_hours","name":null}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestStatusOfAFarFuture: what cannot be told is told to be so.
func TestStatusOfAFarFuture(t *testing.T) {
	ticket, _ := calculator(t, plan.Premium(), utc).Replay(sla.Opened(at(t, "2026-11-27T16:30:00Z", utc), priority.P2))
	s := ticket.Status(plan.FirstResponse, at(t, "9000-01-01T00:00:00Z", utc))
	if !errors.Is(s.Err, calendar.ErrOverflow) {
		t.Fatal(s.Err)
	}
	data, err := json.Marshal(s)
	var back sla.Status
	if err == nil {
		err = json.Unmarshal(data, &back)
	}
	if err != nil || !errors.Is(back.Err, calendar.ErrOverflow) || !back.Equal(s) {
		t.Errorf("back with %v, %v", back.Err, err)
	}
	ranged := replaced(t, string(data), `"overflow"`, `"range"`)
	if err := json.Unmarshal([]byte(ranged), &back); err != nil || !errors.Is(back.Err, calendar.ErrRange) || back.Equal(s) {
		t.Errorf("range is read as %v, %v", back.Err, err)
	}
	if again, err := json.Marshal(back); string(again) != ranged || err != nil {
		t.Errorf("range is written as %s, %v", again, err)
	}
}

// replaced returns a document with one text in place of another that is there once.
func replaced(tb testing.TB, document, old, with string) string {
	tb.Helper()
	if strings.Count(document, old) != 1 {
		tb.Fatalf("%q is not in %s once", old, document)
	}
	return strings.Replace(document, old, with, 1)
}

// TestDecodingIsStrict pins the errors.
func TestDecodingIsStrict(t *testing.T) {
	const (
		event = `{"version":1,"at":"2026-11-27T08:00:00Z","kind":"opened","priority":"P3","seq":1,"id":"e1","by":"Ann","reason":"slow"}`
		due   = `{"version":1,"plan":"standard","priority":"P2","target":"3h","zone":"Europe/Paris","created":"2026-11-23T07:00:00Z","due":"2026-11-23T10:00:00Z"}`
		alert = `{"version":1,"key":"first_response/\"e1\"/\"e1\"/75","metric":"first_response","cycle":1,"percent":75,"at":"2026-11-27T13:00:00Z","priority":"P3","plan":"standard","cycle_event":"e1","commitment_event":"e1"}`
		part  = `{"from":"2026-11-23T08:00:00Z","until":null,"priority":"P2","plan":"standard","target":"3h","state":"running","due":"2026-11-23T11:00:00Z","breached":null,"used_ns":3600000000000,"budget_ns":10800000000000,"by":"Ann","reason":null}`
		in    = `"metric":"first_response","cycle":1,"at":"2026-11-23T09:00:00Z","state":"running","phase":"running","priority":"P2","plan":"standard","target":"3h","started":"2026-11-23T08:00:00Z","stopped":null,"due":"2026-11-23T11:00:00Z","due_if_resumed":null,"breached":null,"elapsed_ns":3600000000000,"used_ns":3600000000000,"budget_ns":10800000000000,"error":null,"commitments":[` + part + `]}`
		st    = `{"version":1,` + in
		piece = `{"start":"2026-12-25T07:00:00Z","end":"2026-12-25T16:00:00Z","label":"holiday","name":"Christmas Day"}`
		next  = `{"start":"2026-12-25T16:00:00Z","end":"2026-12-26T16:00:00Z","label":"counted","name":null}`
		why   = `{"version":1,"status":{` + in + `,"events":[],"pieces":[` + piece + `,` + next + `],"ahead":[],"hours":null,"zone":"Europe/Paris"}`

		instant = `want an instant in RFC 3339, to the nanosecond at most, in the years 1 to 9999, as in 2026-11-23T08:00:00Z`
		zoned   = `want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`
	)
	tests := []struct {
		reason, document string
		old, with        string
		want             string
	}{
		{"no version", event, `"version":1,`, ``, `sla: event: /version: not set; want 1`},
		{"a version of the future, whatever else it has", event, `"version":1,`, `"version":2,"what":3,`, `sla: event: /version 2: want 1`},
		{"a version as a text", event, `"version":1`, `"version":"1"`, `sla: event: /version "1": want 1`},
		{"a version as a fraction", event, `"version":1`, `"version":1.0`, `sla: event: /version 1.0: want 1`},
		{"an unknown member", event, `"id"`, `"ID"`, `sla: event: /ID: unknown member: want version, at, kind, priority, seq, id, name, by, reason`},
		{"a member twice", event, `"id":"e1"`, `"id":"e1","id":"e1"`, `sla: event: /id "id": want this member once`},
		{"trailing data", event, `"slow"}`, `"slow"} {}`, `sla: event {}: want nothing after the document`},
		{"an array", event, event, `[]`, `sla: event []: want an object`},
		{"null", event, event, `null`, `sla: event null: want an object`},
		{"nothing", event, event, ``, `sla: event: the document ends here: want a JSON value`},
		{"not UTF-8", event, `Ann`, "\xff", `sla: event: /by "\"\xff\"": want UTF-8`},
		{"an end too soon", event, `"by":"Ann","reason":"slow"}`, `"by":"Ann"`, `sla: event: /by: the document ends here: want a comma or }`},
		{"an unknown member that would command a terminal", event, `"id"`, `"\u001b[2J"`, `sla: event: /�[2J: unknown member: want version, at, kind, priority, seq, id, name, by, reason`},
		{"half a surrogate pair", event, `Ann`, `\ud83d`, `sla: event: /by "�": want both halves of a surrogate pair`},
		{"no instant", event, `"at":"2026-11-27T08:00:00Z",`, ``, `sla: event: /at: not set; want an instant in RFC 3339, to the nanosecond at most, in the years 1 to 9999, as in 2026-11-23T08:00:00Z`},
		{"an instant without an offset", event, `08:00:00Z`, `08:00:00`, `sla: event: /at "2026-11-27T08:00:00": ` + instant},
		{"an instant finer than a nanosecond", event, `08:00:00Z`, `08:00:00.1234567890Z`, `sla: event: /at "2026-11-27T08:00:00.1234567890Z": ` + instant},
		{"the zero time", event, `2026-11-27T08:00:00Z`, `0001-01-01T00:00:00Z`, `sla: event: /at "0001-01-01T00:00:00Z": ` + instant},
		{"an instant of the year 0 in UTC", event, `2026-11-27T08:00:00Z`, `0001-01-01T00:00:00+01:00`, `sla: event: /at "0001-01-01T00:00:00+01:00": ` + instant},
		{"an instant as a number", event, `"2026-11-27T08:00:00Z"`, `1795766400`, `sla: event: /at 1795766400: want a string`},
		{"no such kind", event, `"opened"`, `"open"`, `sla: event: /kind "open": want opened, agent_replied, resolved, cancelled, resumed, paused, priority_set, plan_changed, calendar_changed, customer_replied, reopened`},
		{"no kind", event, `"opened"`, `""`, `sla: event: /kind "": want one of the kinds of event`},
		{"no such level", event, `"P3"`, `"P0"`, `sla: event: /priority "P0": want P1 to P9`},
		{"a level in words", event, `"P3"`, `"medium"`, `sla: event: /priority "medium": want P3`},
		{"a level in lower case", event, `"P3"`, `"p3"`, `sla: event: /priority "p3": want P3`},
		{"an opening without a level", event, `"priority":"P3",`, ``, `sla: event: /priority: not set; want P1 to P9 with opened and priority_set, and with no other kind`},
		{"a resumption with a level", event, `"opened"`, `"resumed"`, `sla: event: /priority "P3": want P1 to P9 with opened and priority_set, and with no other kind`},
		{"an opening with a name", event, `"id"`, `"name":"premium","id"`, `sla: event: /name "premium": want one with plan_changed and calendar_changed, and with no other kind`},
		{"a change of plan without a name", event, `"opened","priority":"P3"`, `"plan_changed"`, `sla: event: /name: not set; want one with plan_changed and calendar_changed, and with no other kind`},
		{"a change of plan with an empty name", event, `"opened","priority":"P3"`, `"plan_changed","name":""`, `sla: event: /name: not set; want one with plan_changed and calendar_changed, and with no other kind`},
		{"a fraction of a seq", event, `"seq":1`, `"seq":1.5`, `sla: event: /seq 1.5: want a whole number`},
		{"a seq that no int64 holds", event, `"seq":1`, `"seq":9223372036854775808`, `sla: event: /seq 9223372036854775808: want a whole number`},
		{"an object for a text", event, `"Ann"`, `{ "name": "Ann" }`, `sla: event: /by {"name":"Ann"}: want a string`},

		{"a deadline's target in days", due, `"3h"`, `"1d"`, `sla: deadline: /target "1d": want "24h" or "1 business day"; a day could be either`},
		{"a deadline's target in another form", due, `"3h"`, `"180m"`, `sla: deadline: /target "180m": want 3h`},
		{"a deadline of no zone", due, `"Europe/Paris"`, `""`, `sla: deadline: /zone: not set; want the IANA name of a time zone`},
		{"a deadline of the machine's zone", due, `"Europe/Paris"`, `"Local"`, `sla: deadline: /zone "Local": ` + zoned},
		{"a deadline of no such zone", due, `"Europe/Paris"`, `"Mars/Olympus"`, `sla: deadline: /zone "Mars/Olympus": ` + zoned},
		{"a deadline before it was created", due, `T10:`, `T06:`, `sla: deadline: /due "2026-11-23T06:00:00Z": want an instant that is not before created`},

		{"an alert of another key", alert, `/75"`, `/50"`, `sla: alert: /key "first_response/\"e1\"/\"e1\"/50": want first_response/"e1"/"e1"/75`},
		{"an alert of no metric", alert, `"first_response"`, `"first"`, `sla: alert: /metric "first": want first_response, next_response, update, resolution`},
		{"an alert of cycle 0", alert, `"cycle":1`, `"cycle":0`, `sla: alert: /cycle 0: want 1 or more`},
		{"an alert of no plan", alert, `"standard"`, `null`, `sla: alert: /plan: not set; want the name of a plan`},

		{"a negative duration", st, `"elapsed_ns":3`, `"elapsed_ns":-3`, `sla: status: /elapsed_ns -3600000000000: want whole nanoseconds, 0 or more`},
		{"a duration as a text", st, `"elapsed_ns":3600000000000`, `"elapsed_ns":"1h"`, `sla: status: /elapsed_ns "1h": want whole nanoseconds, 0 or more`},
		{"a duration in scientific notation", st, `"elapsed_ns":3600000000000`, `"elapsed_ns":36e11`, `sla: status: /elapsed_ns 36e11: want whole nanoseconds, 0 or more`},
		{"a state that is none", st, `"state":"running","phase"`, `"state":"ok","phase"`, `sla: status: /state "ok": want not_started, running, paused, met, breached, cancelled, no_target, best_effort, replaced`},
		{"due while paused", st, `"state":"running","phase"`, `"state":"paused","phase"`, `sla: status: /due "2026-11-23T11:00:00Z": want null while paused on time`},
		{"due if resumed, while it runs", st, `"due_if_resumed":null`, `"due_if_resumed":"2026-11-23T11:00:00Z"`, `sla: status: /due_if_resumed "2026-11-23T11:00:00Z": want null unless paused on time`},
		{"breached at an instant, on time", st, `"due_if_resumed":null,"breached":null`, `"breached":"2026-11-23T11:00:00Z"`, `sla: status: /breached "2026-11-23T11:00:00Z": want null unless breached`},
		{"breached at no instant", st, `"state":"running","phase"`, `"state":"breached","phase"`, `sla: status: /breached null: want the due instant`},
		{"an error that is none", st, `"error":null`, `"error":"oops"`, `sla: status: /error "oops": want null, range or overflow`},
		{"no commitments", st, `"commitments":[` + part + `]`, `"commitments":null`, `sla: status: /commitments: not set; want an array`},
		{"commitments that are none", st, `"commitments":[` + part + `]`, `"commitments":{}`, `sla: status: /commitments {}: want an array`},
		{"a mistake in a commitment", st, `"by":"Ann"`, `"by":1`, `sla: status: /commitments/0/by 1: want a string`},
		{"a member that a commitment has not", st, `"by":"Ann"`, `"version":1`, `sla: status: /commitments/0/version: unknown member: want from, until, priority, plan, target, state, due, breached, used_ns, budget_ns, by, reason`},

		{"a status with a version within an explanation", why, `{"metric"`, `{"version":1,"metric"`, `sla: explanation: /status/version: unknown member: want metric, cycle, at, state, phase, priority, plan, target, started, stopped, due, due_if_resumed, breached, elapsed_ns, used_ns, budget_ns, error, commitments`},
		{"no object for an event within an explanation", why, `"events":[]`, `"events":["opened"]`, `sla: explanation: /events/0 "opened": want an object`},
		{"an array for the status of an explanation", why, `{` + in, `[],"x":{` + in, `sla: explanation: /status []: want an object`},
		{"an event of no kind within an explanation", why, `"events":[]`, `"events":[{"at":"2026-11-23T11:00:00Z"}]`, `sla: explanation: /events/0/kind: not set; want one of the kinds of event`},
		{"a piece that ends as it begins", why, `"2026-12-25T07:00:00Z"`, `"2026-12-25T16:00:00Z"`, `sla: explanation: /pieces/0/end "2026-12-25T16:00:00Z": want an instant after the start`},
		{"a gap between pieces", why, `"end":"2026-12-25T16:00:00Z"`, `"end":"2026-12-25T15:00:00Z"`, `sla: explanation: /pieces/1/start "2026-12-25T16:00:00Z": want a piece that begins at 2026-12-25T15:00:00Z, where the one before it ends`},
		{"a label that is none", why, `"holiday"`, `"feast"`, `sla: explanation: /pieces/0/label "feast": want counted, outside_hours, holiday, closed_date, special_hours, paused, no_clock`},
		{"an explanation in no such zone", why, `"Europe/Paris"`, `"Local"`, `sla: explanation: /zone "Local": ` + zoned},
	}
	decoders := map[string]func([]byte) error{
		event: func(data []byte) error { return new(sla.Event).UnmarshalJSON(data) },
		due:   func(data []byte) error { return new(sla.Deadline).UnmarshalJSON(data) },
		alert: func(data []byte) error { return new(sla.Alert).UnmarshalJSON(data) },
		st:    func(data []byte) error { return new(sla.Status).UnmarshalJSON(data) },
		why:   func(data []byte) error { return new(sla.Explanation).UnmarshalJSON(data) },
		part:  func(data []byte) error { return new(sla.Commitment).UnmarshalJSON(data) },
		piece: func(data []byte) error { return new(sla.Piece).UnmarshalJSON(data) },
	}
	for document, decode := range decoders {
		if err := decode([]byte(document)); err != nil {
			t.Errorf("%s: %v", document, err)
		}
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			err := decoders[test.document]([]byte(replaced(t, test.document, test.old, test.with)))
			if diff := cmp.Diff(test.want, fmt.Sprint(err)); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			var parse *sla.ParseError
			if !errors.As(err, &parse) && !errors.Is(err, sla.ErrUnset) {
				t.Errorf("%T is neither a ParseError nor ErrUnset", err)
			}
		})
	}
}

// TestDecodingIsAllOrNothing: what is wrong leaves a value as it was, what is right
// takes its place whole.
func TestDecodingIsAllOrNothing(t *testing.T) {
	opened := sla.Opened(at(t, "2026-11-27T08:00:00Z", utc), priority.P3).WithReason("Ann", "slow")
	e := opened
	if err := json.Unmarshal([]byte(`{"version":1,"at":"2026-11-28T08:00:00Z","kind":"oops"}`), &e); err == nil || !e.Equal(opened) {
		t.Errorf("%v left %v", err, e)
	}
	want := sla.Resumed(at(t, "2026-11-28T08:00:00Z", utc))
	if err := json.Unmarshal([]byte(` {"kind": "resumed", "at": "2026-11-28T09:00:00+01:00", "seq": 0, "by": "", "reason": null, "version": 1} `), &e); err != nil || !e.Equal(want) {
		t.Errorf("%v, want %v, %v", e, want, err)
	}
	if e.At.Location() != time.UTC {
		t.Errorf("at %v, want UTC", e.At)
	}
	d := deadline(t, calculator(t, plan.Standard(), utc), priority.P1, e.At)
	if err := json.Unmarshal([]byte(`null`), &d); err != nil || !d.Equal(sla.Deadline{}) {
		t.Errorf("null is read as %v, %v", d, err)
	}
}

// TestWhatIsLargeComesBack: package document reads less where nobody says otherwise.
func TestWhatIsLargeComesBack(t *testing.T) {
	want := sla.Resumed(at(t, "2026-11-28T08:00:00Z", utc)).WithReason("Ann", strings.Repeat("x", 33<<20))
	data, err := want.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var got sla.Event
	if err := got.UnmarshalJSON(data); err != nil || !got.Equal(want) {
		t.Errorf("%.200v", err)
	}
}

// TestWhatCannotBeWritten pins the errors of values that would not be read back.
func TestWhatCannotBeWritten(t *testing.T) {
	noon := at(t, "2026-11-27T12:00:00Z", utc)
	ticket, _ := calculator(t, plan.Standard(), utc).Replay(sla.Opened(noon, priority.P3))
	x := ticket.Explain(plan.FirstResponse, noon.Add(time.Hour))
	fewer := x
	fewer.Commitments = nil
	failed := x.Status
	failed.Err = errors.New("oops")
	const instant = `want an instant in RFC 3339, to the nanosecond at most, in the years 1 to 9999, as in 2026-11-23T08:00:00Z`
	tests := []struct {
		reason string
		value  json.Marshaler
		want   string
	}{
		{"an event of no instant", sla.Event{Kind: sla.KindResumed}, `sla: event: /at: not set; ` + instant},
		{"an event of no kind", sla.Event{At: noon}, `sla: event: /kind: not set; want one of the kinds of event`},
		{"an event of kind 99", sla.Event{At: noon, Kind: 99}, `sla: event: /kind 99: want opened, agent_replied, resolved, cancelled, resumed, paused, priority_set, plan_changed, calendar_changed, customer_replied, reopened`},
		{"an event of the year 10000", sla.Resumed(noon.AddDate(8000, 0, 0)), `sla: event: /at "10026-11-27T12:00:00Z": ` + instant},
		{"an event of the year 0", sla.Resumed(noon.AddDate(-2026, 0, 0)), `sla: event: /at "0000-11-27T12:00:00Z": ` + instant},
		{"an opening without a level", sla.Opened(noon, 0), `sla: event: /priority: not set; want P1 to P9 with opened and priority_set, and with no other kind`},
		{"an opening with level 12", sla.Opened(noon, 12), `sla: event: /priority "Level(12)": want P1 to P9`},
		{"a resumption with a level", sla.Event{At: noon, Kind: sla.KindResumed, Level: 1}, `sla: event: /priority "P1": want P1 to P9 with opened and priority_set, and with no other kind`},
		{"a resumption with a name", as(sla.PlanChanged(noon, "x"), sla.Event{Kind: sla.KindResumed}), `sla: event: /name "x": want one with plan_changed and calendar_changed, and with no other kind`},
		{"text that is not UTF-8", sla.Resumed(noon).WithID("\xff"), `sla: event: /id "\xff": want UTF-8`},
		{"an alert of metric 9", sla.Alert{Metric: 9}, `sla: alert: /metric "Metric(9)": want first_response, next_response, update, resolution`},
		{"an alert of nothing", sla.Alert{}, `sla: alert: /metric: not set; want one of the metrics`},
		{"a status of nothing", sla.Status{}, `sla: status: /metric: not set; want one of the metrics`},
		{"a status of an instant that is not set", ticket.Status(plan.Update, time.Time{}), `sla: status: /at: not set; ` + instant},
		{"a status with an error of another kind", failed, `sla: status: /error "oops": want calendar.ErrRange or calendar.ErrOverflow`},
		{"an explanation of other commitments", fewer, `sla: explanation: /commitments null: want those of the status`},
		{"a piece that runs back", sla.Piece{Start: noon, End: noon.Add(-1), Label: sla.Counted}, `sla: piece: /end "2026-11-27T11:59:59.999999999Z": want an instant after the start`},
		{"a commitment of no level", sla.Commitment{From: noon}, `sla: commitment: /priority: not set; want P1 to P9`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			_, err := test.value.MarshalJSON()
			if diff := cmp.Diff(test.want, fmt.Sprint(err)); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

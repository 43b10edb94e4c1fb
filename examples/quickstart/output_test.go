package main

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
)

func TestLocal(t *testing.T) {
	at := func(s string) time.Time {
		t.Helper()
		at, err := time.Parse(time.RFC3339Nano, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	tests := []struct {
		name, utc string
		offset    int // in seconds
		want      string
	}{
		{"whole minutes", "2026-11-23T08:00:00Z", 20700, "2026-11-23T13:45:00+05:45"},
		{"UTC", "2026-11-23T08:00:00Z", 0, "2026-11-23T08:00:00Z"},
		{"to the nanosecond", "2026-11-23T08:00:00.000000001Z", 3600, "2026-11-23T09:00:00.000000001+01:00"},
		// America/Sao_Paulo until 1914: 3 h 6 min 28 s behind, read 20:53:32.
		{"local mean time, behind", "1900-01-02T00:00:00Z", -11188, "1900-01-01T20:54:00-03:06"},
		// Amsterdam until 1937, of which RFC 3339 says +00:20.
		{"local mean time, ahead", "1937-01-01T11:40:27.87Z", 1172, "1937-01-01T12:00:27.87+00:20"},
		{"less than half a minute from UTC", "1900-01-01T00:00:00Z", 29, "1900-01-01T00:00:00Z"},
		{"the year 10000", "9999-12-31T23:00:00Z", 7200, "9999-12-31T23:00:00Z"},
		{"the year 0", "0001-01-01T01:00:00Z", -7200, "0000-12-31T23:00:00-02:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			utc := at(tt.utc)
			got := string(appendLocal(nil, utc.In(time.FixedZone("X", tt.offset))))
			if got != tt.want || !at(got).Equal(utc) {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// JSON and CSV give back the ids that they were given, whatever these are.
func TestHostileIDs(t *testing.T) {
	ids := []string{"plain", `a"b\c`, "two\nlines", "tab\there", "\x1b[31mred", "é", "日本", "<&>", "=1+1", "a,b", "a\u2028b", "nul\x00", " in  side", strings.Repeat("long", 100)}
	var file strings.Builder
	in := csv.NewWriter(&file)
	rows := [][]string{{"id", "plan", "zone", "urgency", "impact", "created"}}
	for _, id := range ids {
		rows = append(rows, []string{strings.TrimSpace(id), "premium", "UTC", "high", "high", "2026-11-23T08:00:00Z"})
	}
	if err := in.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, r := range rows[1:] {
		want = append(want, r[0])
	}

	status, stdout, stderr := quickstart(file.String(), "-format", "json", "-")
	if status != command.AllWell || strings.Count(stdout, "\n") != len(ids) {
		t.Fatalf("status %d, %s, %s", status, stdout, stderr)
	}
	var fromJSON []string
	for line := range strings.Lines(stdout) {
		var answer map[string]any
		if err := json.Unmarshal([]byte(line), &answer); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if len(answer) != 6 {
			t.Errorf("%s: %d members, want 6", line, len(answer))
		}
		fromJSON = append(fromJSON, answer["id"].(string))
	}
	if diff := cmp.Diff(want, fromJSON); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}

	_, stdout, _ = quickstart(file.String(), "-format", "csv", "-")
	out, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var fromCSV []string
	for _, r := range out[1:] {
		fromCSV = append(fromCSV, r[0])
	}
	if diff := cmp.Diff(want, fromCSV); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
}

func TestNothingToWrite(t *testing.T) {
	for format, want := range map[string]string{
		"table": "TICKET  PLAN  PRI  TARGET  DUE  ZONE\n",
		"csv":   "id,plan,priority,target_seconds,due,due_local\n",
		"json":  "",
	} {
		if status, stdout, _ := quickstart(ticketHeader, "-format", format, "-"); status != command.AllWell || stdout != want {
			t.Errorf("%s: status %d, %q, want %q", format, status, stdout, want)
		}
	}
}

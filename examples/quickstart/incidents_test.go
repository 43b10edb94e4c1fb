package main

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/priority"
)

const logHeader = "number,incident_state,opened_at,sys_updated_at,impact,urgency,priority\n"

func TestIncidents(t *testing.T) {
	_, noUrgency := priority.ParseUrgency("4 - Planning")
	_, noImpact := priority.ParseImpact("3 - High")
	_, noLevel := priority.ParseLevel("urgent")
	tests := []struct {
		name, rows string
		args       []string
		want       string // number and due instants
		says       string // after the summary's first line, or before it
		status     int
	}{
		{"the first row is the ticket", "A,New,29-02-2016 01:16,29-02-2016 01:23,2 - Medium,2 - Medium,3 - Moderate\n" +
			"A,Closed,29-02-2016 01:16,05-03-2016 12:00,1 - High,1 - High,1 - Critical\n",
			[]string{"-zone", "America/Sao_Paulo"}, "A P3 2016-02-29T16:00:00-03:00\n",
			"  the file names no plan: all tickets taken as standard (see -plan)\n" +
				"  1 later update of an incident passed over\n  1 of 1 recorded priorities agree with ours\n", command.AllWell},
		{"an incident comes back", "A,New,29-02-2016 01:16,,3 - Low,3 - Low,?\nB,New,29-02-2016 09:00,,3 - Low,3 - Low,\nA,Active,29-02-2016 01:16,,3 - Low,3 - Low,?\nB,Active,,,,,\n",
			[]string{"-zone", "UTC", "-plan", "premium"}, "A P4 2016-02-29T09:16:00Z\nB P4 2016-02-29T17:00:00Z\n",
			"  2 later updates of incidents passed over\n", command.AllWell},
		{"recorded priorities that differ", "A,New,29-02-2016 01:16,?,1 - High,1 - High,2 - High\nB,New,29-02-2016 01:16,?,1 - High,1 - High,1 - Critical\n" +
			"C,New,29-02-2016 01:16,?,3 - Low,3 - Low,5 - Planning\n",
			[]string{"-zone", "UTC", "-plan", "premium"}, "A P1 2016-02-29T01:31:00Z\nB P1 2016-02-29T01:31:00Z\nC P4 2016-02-29T09:16:00Z\n",
			"  0 later updates of incidents passed over\n  1 of 3 recorded priorities agree with ours\n", command.AllWell},
		{"opened in a gap: the instant after it", "A,New,29-03-2026 02:30,?,1 - High,1 - High,?\n",
			[]string{"-zone", "Europe/Paris", "-plan", "premium"}, "A P1 2026-03-29T03:15:00+02:00\n",
			"  0 later updates of incidents passed over\n  1 reading of opened_at that the clock in Europe/Paris skipped: taken as the instant after the gap\n", command.AllWell},
		{"opened in a fold: the first", "A,New,25-10-2026 02:30,?,1 - High,1 - High,?\nB,New,25-10-2026 02:50,?,1 - High,1 - High,?\n",
			[]string{"-zone", "Europe/Paris", "-plan", "premium"}, "A P1 2026-10-25T02:45:00+02:00\nB P1 2026-10-25T02:05:00+01:00\n",
			"  0 later updates of incidents passed over\n  2 readings of opened_at that the clock in Europe/Paris showed twice: taken as the first\n", command.AllWell},
		{"best effort", "A,New,29-02-2016 01:16,?,1 - High,1 - High,1 - Critical\n",
			[]string{"-zone", "UTC", "-plan", "community"}, "A P1 null\n",
			"  0 later updates of incidents passed over\n  1 of 1 recorded priorities agree with ours\n", command.AllWell},
		{"a first row that cannot be read is its incident's only one",
			"A,New,31-02-2016 01:16,?,1 - High,1 - High,?\nA,New,29-02-2016 01:16,?,1 - High,1 - High,?\n" +
				"B,New,?,?,1 - High,1 - High,?\nC,New,29-02-2016 01:16,?,3 - High,1 - High,?\nD,New,29-02-2016 01:16,?,1 - High,4 - Planning,?\n" +
				"E,New,29-02-2016 01:16,?,?,1 - High,?\nF,New,29-02-2016 01:16,?,1 - High,1 - High,urgent\n?,New,29-02-2016 01:16,?,1 - High,1 - High,?\n" +
				"\xff,New,29-02-2016 01:16,?,1 - High,1 - High,?\nG,New\nH,New,29-02-2016 01:16,?,1 - High,1 - High,?\n",
			[]string{"-zone", "UTC", "-plan", "premium"}, "H P1 2016-02-29T01:31:00Z\n",
			`standard input:2: opened_at "31-02-2016 01:16": there is no such date; want DD-MM-YYYY HH:MM` + "\n" +
				`standard input:4: opened_at "?": not known` + "\n" +
				"standard input:5: " + text(noImpact) + "\n" +
				"standard input:6: " + text(noUrgency) + "\n" +
				`standard input:7: impact "?": not known` + "\n" +
				"standard input:8: " + text(noLevel) + "\n" +
				`standard input:9: number "?": not known` + "\n" +
				`standard input:10: number "\xff": want it in UTF-8` + "\n" +
				"standard input:11: 2 fields, want 7 as in the header\n" +
				"  1 later update of an incident passed over\n", command.Failed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := quickstart(logHeader+tt.rows, append(tt.args, "-format", "json", "-")...)
			var got strings.Builder
			for line := range strings.Lines(stdout) {
				var answer struct {
					ID       string
					Priority string
					Local    *string `json:"due_local"`
				}
				if err := json.Unmarshal([]byte(line), &answer); err != nil {
					t.Fatal(err)
				}
				local := "null"
				if answer.Local != nil {
					local = *answer.Local
				}
				got.WriteString(answer.ID + " " + answer.Priority + " " + local + "\n")
			}
			if diff := cmp.Diff(tt.want, got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var says strings.Builder
			for line := range strings.Lines(stderr) {
				if line != "standard input:\n" && !strings.HasSuffix(line, " refused\n") {
					says.WriteString(line)
				}
			}
			if diff := cmp.Diff(tt.says, says.String()); diff != "" || status != tt.status {
				t.Errorf("status %d, want %d; standard error (-want +got):\n%s", status, tt.status, diff)
			}
		})
	}
}

func TestRealIncidents(t *testing.T) {
	const path = "../../../shared/data/servicenow-incidents.csv"
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no real log to read: %v", err)
	}
	status, stdout, stderr := quickstart("", "-format", "csv", "-zone", "America/Sao_Paulo", path)
	want := path + ":\n  540 tickets (P1 13, P2 11, P3 460, P4 56), 0 best effort, 0 rows refused\n" +
		"  the file names no plan: all tickets taken as standard (see -plan)\n" +
		"  3143 later updates of incidents passed over\n" +
		"  540 of 540 recorded priorities agree with ours\n"
	if diff := cmp.Diff(want, stderr); diff != "" || status != command.AllWell {
		t.Errorf("status %d, standard error (-want +got):\n%s", status, diff)
	}
	if n := strings.Count(stdout, "\n"); n != 541 {
		t.Errorf("%d lines, want a header and 540", n)
	}
	// Opened on Monday 29 February 2016, at 01:16 and at 08:33: eight and 24 open hours.
	for _, row := range []string{
		"INC0000045,standard,P3,28800,2016-02-29T19:00:00Z,2016-02-29T16:00:00-03:00\n",
		"INC0000083,standard,P4,86400,2016-03-02T17:39:00Z,2016-03-02T14:39:00-03:00\n",
	} {
		if !strings.Contains(stdout, row) {
			t.Errorf("no row %s", row)
		}
	}
	if status, _, stderr := quickstart("", path); status != command.WrongUsage || !strings.Contains(stderr, "give -zone") {
		t.Errorf("without -zone: status %d, %s", status, stderr)
	}
}

// An incident that comes back after very many others is taken for a new one, and the
// summary says that this can have been so.
func TestForgottenIncident(t *testing.T) {
	var file strings.Builder
	file.WriteString(logHeader)
	const row = ",New,29-02-2016 01:16,?,1 - High,1 - High,?\n"
	for n := range 2*remembered + 2 {
		file.WriteString(strconv.Itoa(n) + row)
	}
	status, _, stderr := quickstart(file.String(), "-format", "csv", "-zone", "UTC", "-")
	if want := "  if an incident came back after 65536 others, it was taken for a new one\n"; status != command.AllWell || !strings.Contains(stderr, want) {
		t.Errorf("status %d, standard error %s\nwant %s", status, stderr, want)
	}
}

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/priority"
)

// A row that is refused costs no other row.
func TestRefusedRows(t *testing.T) {
	_, noLevel := priority.ParseLevel("urgent")
	tests := []struct {
		name, row, want string
	}{
		{"too few fields", "A,New", "2 fields, want 8 as in the header"},
		{"no number", on("?", "New", "0", "05 10:00", "3"), `number "?": not known`},
		{"a number that is no text", on("\xff", "New", "0", "05 10:00", "3"), `number "\xff": want it in UTF-8`},
		{"no state", on("A", "", "0", "05 10:00", "3"), `incident_state "": not known`},
		{"no opening", strings.Replace(on("A", "New", "0", "06 10:00", "3"), "05-11-2018 10:00", "?", 1), `opened_at "?": not known`},
		{"no instant", "A,New,0,05-11-2018 10:00,,1 - High,1 - High,3\n", `sys_updated_at "": not known`},
		{"an impossible instant", on("A", "New", "0", "31 10:00", "3"), `sys_updated_at "31-11-2018 10:00": there is no such date; want DD-MM-YYYY HH:MM`},
		{"a priority that is none", on("A", "New", "0", "05 10:00", "urgent"), fmt.Sprint(noLevel)},
		{"a priority that the plan does not have", on("A", "New", "0", "05 10:00", "5 - Planning"), "priority P5: plan standard has P1 to P4"},
		{"nothing that says the priority", "A,New,0,05-11-2018 10:00,05-11-2018 10:00,?,1 - High,?\n", `priority "?": not known`},
		{"an order that is none", on("A", "New", "-1", "05 10:00", "3"), `sys_mod_count "-1": want a number from 0 to 2147483647`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := header + on("A", "New", "0", "05 10:00", "3") + strings.TrimSuffix(tt.row, "\n") + "\n" + on("A", "Active", "1", "05 10:30", "3")
			status, stdout, stderr := replayed(file, "-json", "-zone", "UTC", "-")
			if status != command.Failed || !strings.HasPrefix(stderr, "standard input:3: "+tt.want+"\nstandard input:\n  1 incident in 2 rows, 1 row refused\n") {
				t.Errorf("status %d, %s\nwant %q", status, stderr, tt.want)
			}
			if diff := cmp.Diff([]string{"A first_response 1 P3 met 30m: 05 10:00 to 05 10:30"}, told(readAnswers(t, stdout))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOnlyRefusedRows(t *testing.T) {
	status, stdout, stderr := replayed(header+"A,New\n", "-json", "-")
	if status != command.Failed || stdout != "" || !strings.Contains(stderr, "0 incidents in 0 rows, 1 row refused") {
		t.Errorf("status %d, %q, %s", status, stdout, stderr)
	}
	status, stdout, stderr = replayed(header, "-")
	const want = "METRIC          PRI  TARGET  COUNT  MET  BREACHED  MEDIAN  P90\nfirst response  P1       1h      0    0         0       -    -\n"
	if status != command.AllWell || !strings.HasPrefix(stdout, want) || !strings.Contains(stderr, "0 incidents in 0 rows, 0 rows refused") {
		t.Errorf("no rows: status %d, %s, %s", status, stdout, stderr)
	}
}

func TestTooManyRowsOfAnIncident(t *testing.T) {
	var file strings.Builder
	file.WriteString(header)
	for n := range mostRows + 2 {
		file.WriteString(on("A", []string{"Active", "Resolved"}[n%2], fmt.Sprint(n), "05 10:30", "3"))
	}
	file.WriteString(on("B", "New", "0", "05 10:00", "3"))
	status, stdout, stderr := replayed(file.String(), "-json", "-zone", "UTC", "-resolution", "1h", "-")
	if status != command.Failed || !strings.HasPrefix(stderr, "standard input:4098: A: want 4096 rows at most of an incident\nstandard input:4099: ") ||
		!strings.Contains(stderr, "2 incidents in 4097 rows, 2 rows refused") {
		t.Errorf("status %d, %s", status, stderr)
	}
	// An answer, 2048 cycles, and two of B.
	if n := strings.Count(stdout, "\n"); n != 1+mostRows/2+2 {
		t.Errorf("%d lines", n)
	}
}

// Readings that a clock skipped, or showed twice, are told.
func TestReadings(t *testing.T) {
	const gap = "A,New,0,04-11-2018 00:30,04-11-2018 00:40,?,?,1\nA,Active,1,04-11-2018 00:30,04-11-2018 01:10,?,?,1\n"
	const fold = "B,New,0,17-02-2018 23:30,17-02-2018 23:40,?,?,1\nB,Active,1,17-02-2018 23:30,18-02-2018 00:10,?,?,1\n"
	status, stdout, stderr := replayed(header+gap+fold, "-plan", "premium", "-json", "-")
	want := []string{
		// Midnight to one did not exist that Sunday: opened at 01:00, which was 03:00 in UTC.
		"A first_response 1 P1 met 10m: 04 03:00 to 04 03:10",
		// The hour before midnight came twice: the first 23:30 was 70 minutes before.
		"B first_response 1 P1 breached 100m: 18 01:30 to 18 03:10",
	}
	if diff := cmp.Diff(want, told(readAnswers(t, stdout))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	const said = "  3 readings that the clock skipped: taken as the instant after the gap\n" +
		"  3 readings that the clock showed twice: taken as the first\n"
	if status != command.AllWell || !strings.HasSuffix(stderr, said) {
		t.Errorf("status %d, %s", status, stderr)
	}
}

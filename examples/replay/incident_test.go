package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const header = "number,incident_state,sys_mod_count,opened_at,sys_updated_at,impact,urgency,priority\n"

// on returns a row of an incident that was opened at ten on Monday, 5 November 2018.
func on(number, state, count, at, level string) string {
	return fmt.Sprintf("%s,%s,%s,05-11-2018 10:00,%s-11-2018 %s,2 - Medium,2 - Medium,%s\n", number, state, count, at[:2], at[3:], level)
}

// told returns the answers in short: metric and cycle, priority, state, time in minutes.
func told(all []counted) (lines []string) {
	for _, c := range all {
		stopped := "open"
		if c.Stopped != nil {
			stopped = c.Stopped.Format("02 15:04")
		}
		lines = append(lines, fmt.Sprintf("%s %s %d %s %s %dm: %s to %s", c.Number, c.Metric, c.Cycle, c.Priority, c.State, c.Elapsed/60, c.Opened.Format("02 15:04"), stopped))
	}
	return lines
}

func TestRowsToCycles(t *testing.T) {
	tests := []struct {
		name, rows string
		want       []string
		found      string // beside the summary's
	}{
		{"leaving New is the first response, to Awaiting User Info too",
			on("A", "New", "0", "05 10:05", "3") + on("A", "Awaiting User Info", "1", "05 10:30", "3") + on("A", "Active", "2", "05 11:30", "3"),
			[]string{"A first_response 1 P3 met 30m: 05 10:00 to 05 10:30", "A resolution 1 P3 running 30m: 05 10:00 to open"}, ""},
		{"the first row is not New", on("A", "Active", "0", "05 10:20", "3"),
			[]string{"A first_response 1 P3 met 20m: 05 10:00 to 05 10:20", "A resolution 1 P3 running 20m: 05 10:00 to open"}, ""},
		{"resolved out of New: that is the first response", on("A", "Resolved", "0", "05 10:20", "3") + on("A", "Closed", "1", "06 10:00", "3"),
			[]string{"A first_response 1 P3 met 20m: 05 10:00 to 05 10:20", "A resolution 1 P3 met 20m: 05 10:00 to 05 10:20"}, ""},
		{"closed, but never resolved", on("A", "Closed", "0", "05 10:20", "3"),
			[]string{"A first_response 1 P3 met 20m: 05 10:00 to 05 10:20", "A resolution 1 P3 met 20m: 05 10:00 to 05 10:20"}, ""},
		{"the order of a minute is that of sys_mod_count",
			on("A", "Resolved", "2", "05 11:00", "3") + on("A", "Active", "1", "05 11:00", "3") + on("A", "New", "0", "05 10:05", "3"),
			[]string{"A first_response 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 1 P3 met 60m: 05 10:00 to 05 11:00"},
			"3: A: out of order: counts in the order of its instant\n4: A: out of order: counts in the order of its instant\n"},
		{"without sys_mod_count it is that of the file",
			on("A", "Active", "?", "05 11:00", "3") + on("A", "Resolved", "", "05 11:00", "3"),
			[]string{"A first_response 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 1 P3 met 60m: 05 10:00 to 05 11:00"}, ""},
		{"a row whose sys_mod_count is not known comes after the one before it",
			on("A", "Active", "7", "05 11:00", "3") + on("A", "Resolved", "?", "05 11:00", "3"),
			[]string{"A first_response 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 1 P3 met 60m: 05 10:00 to 05 11:00"}, ""},
		{"reopened in the minute of the resolution",
			on("A", "Resolved", "0", "05 11:00", "3") + on("A", "Active", "1", "05 11:00", "3") + on("A", "Closed", "2", "05 11:30", "3"),
			[]string{"A first_response 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 2 P3 met 30m: 05 11:00 to 05 11:30"}, ""},
		{"reopened twice within a minute",
			on("A", "Resolved", "0", "05 11:00", "3") + on("A", "New", "1", "05 11:00", "3") + on("A", "Closed", "2", "05 11:00", "3") + on("A", "Active", "3", "05 11:00", "3"),
			[]string{"A first_response 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 2 P3 met 0m: 05 11:00 to 05 11:00", "A resolution 3 P3 running 0m: 05 11:00 to open"}, ""},
		{"reopened to wait: the clock of the new cycle stands from the start",
			on("A", "Resolved", "0", "05 11:00", "3") + on("A", "Awaiting User Info", "1", "05 12:00", "1") + on("A", "Active", "2", "05 13:00", "1") + on("A", "Resolved", "3", "05 13:10", "1"),
			[]string{"A first_response 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 2 P1 met 10m: 05 12:00 to 05 13:10"}, ""},
		{"a row that answers and raises: the answer is to the old priority",
			on("A", "New", "0", "05 10:00", "3") + on("A", "Active", "1", "05 12:00", "1"),
			[]string{"A first_response 1 P3 met 120m: 05 10:00 to 05 12:00", "A resolution 1 P1 running 120m: 05 10:00 to open"}, ""},
		{"raised to less than was used: late from there on",
			on("A", "New", "0", "05 10:00", "3") + on("A", "New", "1", "05 12:00", "1"),
			[]string{"A first_response 1 P1 breached 120m: 05 10:00 to open", "A resolution 1 P1 running 120m: 05 10:00 to open"}, ""},
		{"rows before the opening do not count, nor does their priority",
			on("A", "Active", "0", "05 09:00", "1") + on("A", "New", "1", "05 09:30", "2") + on("A", "Active", "2", "05 10:30", "3"),
			[]string{"A first_response 1 P3 met 30m: 05 10:00 to 05 10:30", "A resolution 1 P3 running 30m: 05 10:00 to open"},
			"2: A: before the opening: does not count\n3: A: before the opening: does not count\n"},
		{"no row but one before the opening", on("A", "Active", "0", "05 09:00", "2"),
			[]string{"A first_response 1 P2 running 0m: 05 10:00 to open", "A resolution 1 P2 running 0m: 05 10:00 to open"},
			"2: A: before the opening: does not count\n"},
		{"closed twice, and resolved again: as it was closed first",
			on("A", "Closed", "0", "05 11:00", "3") + on("A", "Closed", "1", "05 12:00", "3") + on("A", "Resolved", "2", "05 13:00", "3"),
			[]string{"A first_response 1 P3 met 60m: 05 10:00 to 05 11:00", "A resolution 1 P3 met 60m: 05 10:00 to 05 11:00"},
			"3: A: closed already: stays as it was closed first\n4: A: closed already: stays as it was closed first\n"},
		{"another opening",
			on("A", "New", "0", "05 10:05", "3") + strings.Replace(on("A", "Active", "1", "05 10:30", "3"), "05-11-2018 10:00", "01-11-2018 08:00", 1),
			[]string{"A first_response 1 P3 met 30m: 05 10:00 to 05 10:30", "A resolution 1 P3 running 30m: 05 10:00 to open"},
			"3: A: another opening: that of the first row counts\n"},
		{"an incident comes back",
			on("A", "New", "0", "05 10:05", "3") + on("B", "New", "0", "05 10:10", "3") + on("A", "Active", "1", "05 10:30", "3") + on("A", "Resolved", "2", "05 10:40", "3") + on("B", "Active", "1", "05 10:40", "3"),
			[]string{"A first_response 1 P3 running 5m: 05 10:00 to open", "A resolution 1 P3 running 5m: 05 10:00 to open", "B first_response 1 P3 running 10m: 05 10:00 to open", "B resolution 1 P3 running 10m: 05 10:00 to open"},
			"4: A: came back: its rows from here on do not count\n6: B: came back: its rows from here on do not count\n"},
		{"a priority that is not known is that of urgency and impact", on("A", "New", "0", "05 10:05", "?"),
			[]string{"A first_response 1 P3 running 5m: 05 10:00 to open", "A resolution 1 P3 running 5m: 05 10:00 to open"}, ""},
		{"a refused row between two of an incident does not part them",
			on("A", "New", "0", "05 10:05", "3") + "B,New\n" + on("B", "New", "0", "05 10:10", "urgent") + on("A", "Active", "1", "05 10:30", "3"),
			[]string{"A first_response 1 P3 met 30m: 05 10:00 to 05 10:30", "A resolution 1 P3 running 30m: 05 10:00 to open"},
			"3: 2 fields, want 8 as in the header\n4: priority: level \"urgent\""},
		{"beyond the years that there are", "A,New,0,31-12-9999 23:00,31-12-9999 23:30,?,?,3\n" + "B,New,0,31-12-9999 10:00,31-12-9999 10:30,?,?,4\n",
			[]string{"B first_response 1 P4 no_target 30m: 31 12:00 to open", "B resolution 1 P4 no_target 30m: 31 12:00 to open"},
			"2: A: no opening: want one opened event\n2: A: invalid: 10000-01-01T01:00:00Z opened P3: its instant is outside the years 1 to 9999\n" +
				"3: B: unreachable: 9999-12-31T12:00:00Z opened P4: first response within 24h: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			zone := "UTC"
			if strings.HasPrefix(tt.name, "beyond") {
				zone = "Etc/GMT+2"
			}
			_, stdout, stderr := replayed(header+tt.rows, "-zone", zone, "-resolution", "24h", "-json", "-")
			if diff := cmp.Diff(tt.want, told(readAnswers(t, stdout))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			found, _, _ := strings.Cut(stderr, "standard input:\n")
			found = strings.ReplaceAll(found, "standard input:", "")
			if found != tt.found && (tt.found == "" || !strings.HasPrefix(found, tt.found)) {
				t.Errorf("found %q, want %q", found, tt.found)
			}
		})
	}
}

package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
)

// Every line has all of its members, in order.
func TestJSONMembers(t *testing.T) {
	file := header + on(`a"b<é`, "New", "0", "05 10:00", "3") + on(`a"b<é`, "Awaiting User Info", "1", "05 10:30", "3")
	file = strings.ReplaceAll(file, `a"b<é`, `"a""b<é"`)
	_, stdout, _ := replayed(file, "-json", "-zone", "UTC", "-resolution", "1h", "-now", "2018-11-05T12:00:00.5Z", "-")
	want := []string{
		`{"number":"a\"b<é","metric":"first_response","cycle":1,"priority":"P3","state":"met","opened":"2018-11-05T10:00:00Z","stopped":"2018-11-05T10:30:00Z","due":"2018-11-06T09:00:00Z","elapsed_seconds":1800,"breached":false}`,
		`{"number":"a\"b<é","metric":"resolution","cycle":1,"priority":"P3","state":"paused","opened":"2018-11-05T10:00:00Z","stopped":null,"due":null,"elapsed_seconds":1800,"breached":false}`,
	}
	if diff := cmp.Diff(want, strings.Split(strings.TrimSpace(stdout), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for line := range strings.Lines(stdout) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
}

func TestAsOf(t *testing.T) {
	file := header + on("A", "New", "0", "05 10:05", "3") + on("A", "Active", "1", "05 12:00", "1") + on("A", "Resolved", "2", "06 09:00", "3") + on("A", "Active", "3", "07 09:00", "3")
	tests := []struct {
		now  string
		want []string
	}{
		{"2018-11-05T09:59:59Z", nil},
		{"2018-11-05T10:00:00Z", []string{"A first_response 1 P3 running 0m: 05 10:00 to open", "A resolution 1 P3 running 0m: 05 10:00 to open"}},
		{"2018-11-05T12:00:00Z", []string{"A first_response 1 P3 met 120m: 05 10:00 to 05 12:00", "A resolution 1 P1 breached 120m: 05 10:00 to open"}},
		{"2018-11-06T23:00:00Z", []string{"A first_response 1 P3 met 120m: 05 10:00 to 05 12:00", "A resolution 1 P1 breached 480m: 05 10:00 to 06 09:00"}},
		{"2018-11-07T09:00:00Z", []string{"A first_response 1 P3 met 120m: 05 10:00 to 05 12:00", "A resolution 1 P1 breached 480m: 05 10:00 to 06 09:00", "A resolution 2 P3 running 0m: 07 09:00 to open"}},
		{"2018-11-07T13:00:00+03:00", []string{"A first_response 1 P3 met 120m: 05 10:00 to 05 12:00", "A resolution 1 P1 breached 480m: 05 10:00 to 06 09:00", "A resolution 2 P3 running 60m: 07 09:00 to open"}},
		{"2018-11-07T10:00:00.000000001Z", []string{"A first_response 1 P3 met 120m: 05 10:00 to 05 12:00", "A resolution 1 P1 breached 480m: 05 10:00 to 06 09:00", "A resolution 2 P3 breached 60m: 07 09:00 to open"}},
	}
	for _, tt := range tests {
		_, stdout, stderr := replayed(file, "-json", "-zone", "UTC", "-resolution", "1h", "-now", tt.now, "-")
		stdout = strings.ReplaceAll(stdout, "3600.000000001", "3600")
		if diff := cmp.Diff(tt.want, told(readAnswers(t, stdout))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.now, diff)
		}
		said := "  as of " + tt.now + "\n"
		if tt.want == nil {
			said = "  as of " + tt.now + ": 1 incident was not open yet\n"
		}
		if !strings.HasSuffix(stderr, said) {
			t.Errorf("%s: %s", tt.now, stderr)
		}
	}
}

// An open time that no time.Duration holds is null, and no part of a median.
func TestTimeBeyondDuration(t *testing.T) {
	args := []string{"-plan", "premium", "-zone", "UTC", "-now", "9000-01-01T00:00:00Z", "-"}
	file := header + on("A", "New", "0", "05 10:05", "3")
	_, stdout, _ := replayed(file, append([]string{"-json"}, args...)...)
	if !strings.Contains(stdout, `"due":"2018-11-05T14:00:00Z","elapsed_seconds":null,"breached":true}`) {
		t.Errorf("%s", stdout)
	}
	_, stdout, _ = replayed(file, args...)
	if !strings.Contains(stdout, "first response  P3       4h      1    0         1       -    -\n") {
		t.Errorf("%s", stdout)
	}
}

func TestExplain(t *testing.T) {
	status, stdout, stderr := replayed("", "-explain", "INC0000099")
	if status != command.Failed || stdout != "" || stderr != "replay: sample.csv: no incident INC0000099\n" {
		t.Errorf("no such incident: status %d, %q, %s", status, stdout, stderr)
	}
	status, stdout, stderr = replayed("", "-explain", "INC0000048")
	if status != command.AllWell || !strings.HasPrefix(stdout, "INC0000048\n\nFirst response: met.") || strings.Count(stderr, "\n") != 3 || strings.Contains(stderr, "INC0000041") {
		t.Errorf("findings about it, and about no other: status %d, %s\n%s", status, stderr, stdout)
	}
	status, stdout, stderr = replayed("", "-now", "2018-11-01T16:00:00-03:00", "-resolution", "8h", "-explain", "INC0000045")
	if status != command.AllWell || stderr != "" || !strings.HasPrefix(stdout, "INC0000045\n\nFirst response: ") || !strings.Contains(stdout, "\n\nResolution: ") {
		t.Errorf("not open yet: status %d, %s\n%s", status, stderr, stdout)
	}
	fits(t, stdout)
	status, stdout, stderr = replayed(header+on("A", "New", "0", "05 10:05", "3")+"A,New\n", "-explain", "A", "-")
	if status != command.Failed || !strings.HasPrefix(stdout, "A\n\n") || stderr != "standard input:3: 2 fields, want 8 as in the header\n" {
		t.Errorf("a row was refused: status %d, %s\n%s", status, stderr, stdout)
	}
}

// What would command a terminal is quoted.
func TestHostileNumber(t *testing.T) {
	file := header + on("\x1b[31mA", "New", "0", "05 10:05", "3") + on("\x1b[31mA", "New", "0", "05 10:01", "3")
	_, stdout, stderr := replayed(file, "-explain", "\x1b[31mA", "-")
	if !strings.HasPrefix(stdout, `"\x1b[31mA"`+"\n") || strings.Contains(stderr, "\x1b") {
		t.Errorf("%q, %q", stdout, stderr)
	}
}

func TestHours(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0m", 30 * time.Second: "30s", time.Minute: "1m", 59*time.Minute + 31*time.Second: "1h00m",
		5*time.Hour + 7*time.Minute: "5h07m", 1234 * time.Hour: "1234h00m",
	} {
		if got := hours(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
)

var rewrite = flag.Bool("update", false, "write the golden files anew")

// replayed runs the program and returns all that comes out.
func replayed(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

const sampleReport = `sample.csv:36: INC0000048: before the opening: does not count
sample.csv:39: INC0000048: out of order: counts in the order of its instant
sample.csv:41: INC0000048: closed already: stays as it was closed first
sample.csv:44: INC0000041: came back: its rows from here on do not count
sample.csv:
  9 incidents in 43 rows, 0 rows refused
  plan standard, on the clock of America/Sao_Paulo
  as of the last row of each incident
  findings: 1 before the opening, 1 out of order, 1 closed already, 1 came back
`

func TestSample(t *testing.T) {
	tests := []struct {
		name string
		args []string
	}{
		{"table", nil},
		{"resolution.table", []string{"-resolution", "24h"}},
		{"premium.table", []string{"-plan", "premium", "-resolution", "24h"}},
		{"community.table", []string{"-plan", "community"}},
		{"json", []string{"-resolution", "24h", "-json"}},
		{"reopened.txt", []string{"-resolution", "24h", "-explain", "INC0000047"}},
		{"weekend.txt", []string{"-resolution", "10h", "-explain", "INC0000045"}},
		{"raised.txt", []string{"-explain", "INC0000044"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := replayed("", tt.args...)
			if status != command.AllWell {
				t.Errorf("status %d, want %d", status, command.AllWell)
			}
			want := sampleReport
			if strings.HasSuffix(tt.name, ".txt") {
				want = ""
			}
			if len(tt.args) > 1 && tt.args[0] == "-plan" {
				want = strings.Replace(want, "standard", tt.args[1], 1)
			}
			if diff := cmp.Diff(want, stderr); diff != "" {
				t.Errorf("standard error (-want +got):\n%s", diff)
			}
			golden := filepath.Join("testdata", "sample."+tt.name)
			if *rewrite {
				if err := os.WriteFile(golden, []byte(stdout), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			file, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(file), stdout); diff != "" {
				t.Errorf("standard output (-want +got):\n%s", diff)
			}
			if tt.name != "json" {
				fits(t, stdout)
			}
		})
	}
}

// fits fails if a line of a text is wider than a terminal.
func fits(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); len([]rune(line)) > 80 {
			t.Errorf("too wide: %s", line)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"an unknown flag", []string{"-color"}, "flag provided but not defined: -color"},
		{"an unknown plan", []string{"-plan", "gold"}, `invalid value "gold" for flag -plan: plan: plan "gold": want standard`},
		{"an unknown zone", []string{"-zone", "Europe/Pariss"}, `invalid value "Europe/Pariss" for flag -zone: sla: zone "Europe/Pariss": want`},
		{"an empty zone", []string{"-zone", ""}, `invalid value "" for flag -zone: sla: zone "": want`},
		{"the machine's zone", []string{"-zone", "Local"}, `invalid value "Local" for flag -zone: sla: zone "Local": want`},
		{"a target in days", []string{"-resolution", "1d"}, `invalid value "1d" for flag -resolution: plan: `},
		{"a target of nothing", []string{"-resolution", "0h"}, `invalid value "0h" for flag -resolution: plan: `},
		{"a target of best effort", []string{"-plan", "community", "-resolution", "8h"}, `-resolution: plan: `},
		{"an instant without a zone", []string{"-now", "2018-11-05T12:00:00"}, `invalid value "2018-11-05T12:00:00" for flag -now: want RFC 3339`},
		{"an instant in the year 10000", []string{"-now", "9999-12-31T23:59:59-01:00"}, `invalid value "9999-12-31T23:59:59-01:00" for flag -now: want RFC 3339`},
		{"two files", []string{"a.csv", "b.csv"}, `want one file at most, and flags before it: ["a.csv" "b.csv"]`},
		{"a flag after the file", []string{"-", "-json"}, `want one file at most, and flags before it: ["-" "-json"]`},
		{"two outputs", []string{"-json", "-explain", "INC0000045"}, "want -json or -explain, not both"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := replayed("", tt.args...)
			if status != command.WrongUsage || stdout != "" {
				t.Errorf("status %d, %q on standard output, want %d and nothing", status, stdout, command.WrongUsage)
			}
			if !strings.HasPrefix(stderr, "replay: "+tt.want) || !strings.HasSuffix(stderr, "\n"+synopsis+"\n") {
				t.Errorf("%s\nwant it to begin with %q and to end with the usage", stderr, tt.want)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	for _, arg := range []string{"-h", "-help", "--help"} {
		if status, stdout, stderr := replayed("", arg); status != command.AllWell || stdout != usage || stderr != "" {
			t.Errorf("%s: status %d, %q, %q", arg, status, stdout, stderr)
		}
	}
	fits(t, usage)
}

func TestFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.csv")
	if err := os.WriteFile(path, sample, 0o644); err != nil {
		t.Fatal(err)
	}
	_, want, _ := replayed("", "-json")
	const assumed = ", which is assumed (see -zone)"
	if status, got, stderr := replayed("", "-json", path); status != command.AllWell || got != want || !strings.Contains(stderr, path+":44: ") || !strings.Contains(stderr, assumed) {
		t.Errorf("a file: status %d, %s\n%s", status, stderr, cmp.Diff(want, got))
	}
	if status, got, stderr := replayed(string(sample), "-json", "-zone", defaultZone, "-"); status != command.AllWell || got != want || !strings.Contains(stderr, "standard input:44: ") || strings.Contains(stderr, assumed) {
		t.Errorf("standard input: status %d, %s\n%s", status, stderr, cmp.Diff(want, got))
	}
	if status, got, stderr := replayed("", path+".gz"); status != command.Failed || got != "" || !strings.HasPrefix(stderr, "replay: open "+path+".gz: ") {
		t.Errorf("no file: status %d, %q, %s", status, got, stderr)
	}
	for input, want := range map[string]string{
		"":                                    "replay: standard input: no header row\n",
		"id,plan,zone\n":                      `replay: standard input:1: no column "number"; a ServiceNow log has number, `,
		strings.Replace(header, "t", "\"", 1): "replay: standard input:1: a quotation mark",
	} {
		if status, stdout, stderr := replayed(input, "-"); status != command.Failed || stdout != "" || !strings.HasPrefix(stderr, want) {
			t.Errorf("%q: status %d, %q, %s; want %s", input, status, stdout, stderr, want)
		}
	}
}

// What was read before the file broke off is told, and that it did.
func TestSourceFails(t *testing.T) {
	whole := header + "A,New,0,05-11-2018 10:00,05-11-2018 10:00,3 - Low,3 - Low,4 - Low\nA,Act"
	src := io.MultiReader(strings.NewReader(whole), iotest.ErrReader(errors.New("the disk is gone")))
	var stdout, stderr strings.Builder
	if status := run([]string{"-json", "-"}, src, &stdout, &stderr); status != command.Failed {
		t.Errorf("status %d, want %d", status, command.Failed)
	}
	if n := strings.Count(stdout.String(), "\n"); n != 1 {
		t.Errorf("%d lines, want that of the row that was read:\n%s", n, &stdout)
	}
	if got := stderr.String(); !strings.Contains(got, "1 incident in 1 row, 0 rows refused\n") || !strings.HasSuffix(got, "replay: standard input: the disk is gone\n") {
		t.Errorf("%s", got)
	}
}

// A failing writer takes so many bytes and no more.
type failingWriter struct{ room int }

func (w *failingWriter) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, errors.New("the pipe is closed")
	}
	return len(b), nil
}

func TestOutputFails(t *testing.T) {
	_, body, _ := strings.Cut(string(sample), "\n")
	var long strings.Builder
	long.WriteString(header)
	for i := range 60 {
		long.WriteString(strings.ReplaceAll(body, "INC", string(rune('A'+i))))
	}
	for _, args := range [][]string{{"-"}, {"-json", "-"}, {"-explain", "A0000045", "-"}} {
		var stderr strings.Builder
		status := run(args, strings.NewReader(long.String()), &failingWriter{}, &stderr)
		if status != command.Failed || !strings.HasSuffix(stderr.String(), "replay: the pipe is closed\n") || strings.Contains(stderr.String(), "as of") {
			t.Errorf("%s: status %d, %s", args, status, &stderr)
		}
	}
	for _, args := range [][]string{{"-h"}, nil} {
		if status := run(args, nil, &failingWriter{}, io.Discard); status != command.Failed {
			t.Errorf("%s: status %d, want %d", args, status, command.Failed)
		}
	}
}

func TestReportFails(t *testing.T) {
	for name, room := range map[string]int{"a finding": 0, "the summary": 400} {
		if status := run(nil, nil, io.Discard, &failingWriter{room}); status != command.Failed {
			t.Errorf("status %d, want %d: %s could not be written", status, command.Failed, name)
		}
	}
	if status := run([]string{"-"}, strings.NewReader(header+"A,New\n"), io.Discard, &failingWriter{}); status != command.Failed {
		t.Errorf("status %d, want %d: a refused row could not be reported", status, command.Failed)
	}
	if status := run([]string{"-"}, strings.NewReader(header+"A,New,?,?,?,?,?,?\n"), io.Discard, &failingWriter{}); status != command.Failed {
		t.Errorf("status %d, want %d: a refused row could not be reported", status, command.Failed)
	}
}

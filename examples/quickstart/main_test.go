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

var update = flag.Bool("update", false, "write the golden files anew")

// quickstart runs the program and returns all that comes out.
func quickstart(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func TestSample(t *testing.T) {
	for _, format := range formats {
		t.Run(format, func(t *testing.T) {
			status, stdout, stderr := quickstart("", "-format", format)
			if status != command.AllWell {
				t.Errorf("status %d, want %d", status, command.AllWell)
			}
			const summary = "sample.csv:\n  13 tickets (P1 5, P2 2, P3 3, P4 3), 2 best effort, 0 rows refused\n"
			if diff := cmp.Diff(summary, stderr); diff != "" {
				t.Errorf("standard error (-want +got):\n%s", diff)
			}
			golden := filepath.Join("testdata", "sample."+format)
			if *update {
				if err := os.WriteFile(golden, []byte(stdout), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), stdout); diff != "" {
				t.Errorf("standard output (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTableIsTheDefault(t *testing.T) {
	_, byDefault, _ := quickstart("")
	_, table, _ := quickstart("", "-format", "table")
	if diff := cmp.Diff(table, byDefault); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWrongUsage(t *testing.T) {
	const noZone = "id,plan,urgency,impact,created\n"
	tests := []struct {
		name  string
		args  []string
		stdin string
		want  string
	}{
		{"an unknown flag", []string{"-color"}, "", "flag provided but not defined: -color"},
		{"an unknown format", []string{"-format", "xml"}, "", `invalid value "xml" for flag -format: want table, csv, json`},
		{"no format", []string{"-format"}, "", "flag needs an argument: -format"},
		{"an unknown plan", []string{"-plan", "gold"}, "", `invalid value "gold" for flag -plan: sla: plan "gold": want standard`},
		{"an empty plan", []string{"-plan", ""}, "", `invalid value "" for flag -plan: sla: plan "": want standard`},
		{"an unknown zone", []string{"-zone", "Europe/Pariss"}, "", `invalid value "Europe/Pariss" for flag -zone: sla: zone "Europe/Pariss": want`},
		{"an empty zone", []string{"-zone", ""}, "", `invalid value "" for flag -zone: sla: zone "": want`},
		{"the machine's zone", []string{"-zone", "Local"}, "", `invalid value "Local" for flag -zone: sla: zone "Local": want`},
		{"two files", []string{"a.csv", "b.csv"}, "", `want one file at most, and flags before it: ["a.csv" "b.csv"]`},
		{"a flag after the file", []string{"-", "-format", "csv"}, "", `want one file at most, and flags before it: ["-" "-format" "csv"]`},
		{"no zone for tickets", []string{"-"}, noZone, `standard input has no column "zone": give -zone, as in -zone Europe/Paris`},
		{"no zone for a log", []string{"-plan", "premium", "-"}, logHeader,
			"standard input is a ServiceNow log, which names no zone: give -zone, as in -zone America/Sao_Paulo"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := quickstart(tt.stdin, tt.args...)
			if status != command.WrongUsage || stdout != "" {
				t.Errorf("status %d, %q on standard output, want %d and nothing", status, stdout, command.WrongUsage)
			}
			if !strings.HasPrefix(stderr, "quickstart: "+tt.want) || !strings.HasSuffix(stderr, "\n"+synopsis+"\n") {
				t.Errorf("%s\nwant it to begin with %q and to end with the usage", stderr, tt.want)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	for _, arg := range []string{"-h", "-help", "--help"} {
		if status, stdout, stderr := quickstart("", arg); status != command.AllWell || stdout != usage || stderr != "" {
			t.Errorf("%s: status %d, %q, %q", arg, status, stdout, stderr)
		}
	}
	for line := range strings.Lines(usage) {
		if len(line) > terminal+1 && !strings.HasPrefix(line, "usage:") {
			t.Errorf("too wide: %s", line)
		}
	}
}

func TestFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tickets.csv")
	if err := os.WriteFile(path, sample, 0o644); err != nil {
		t.Fatal(err)
	}
	_, want, _ := quickstart("")
	if status, got, stderr := quickstart("", path); status != command.AllWell || got != want || !strings.HasPrefix(stderr, path+":\n  13 tickets") {
		t.Errorf("a file: status %d, %s\n%s", status, stderr, cmp.Diff(want, got))
	}
	if status, got, stderr := quickstart(string(sample), "-"); status != command.AllWell || got != want || !strings.HasPrefix(stderr, "standard input:\n  13 tickets") {
		t.Errorf("standard input: status %d, %s\n%s", status, stderr, cmp.Diff(want, got))
	}
	if status, got, stderr := quickstart("", path+".gz"); status != command.Failed || got != "" || !strings.HasPrefix(stderr, "quickstart: open "+path+".gz: ") {
		t.Errorf("no file: status %d, %q, %s", status, got, stderr)
	}
}

func TestSourceFails(t *testing.T) {
	header, rest, _ := bytes.Cut(sample, []byte("\n"))
	first, _, _ := bytes.Cut(rest, []byte("\n"))
	src := io.MultiReader(bytes.NewReader(header), strings.NewReader("\n"), bytes.NewReader(first), strings.NewReader("\nT-1002,standard,Eur"),
		iotest.ErrReader(errors.New("the disk is gone")))
	var stdout, stderr strings.Builder
	if status := run([]string{"-format", "csv", "-"}, src, &stdout, &stderr); status != command.Failed {
		t.Errorf("status %d, want %d", status, command.Failed)
	}
	if n := strings.Count(stdout.String(), "\n"); n != 2 {
		t.Errorf("%d lines, want the header and the ticket that was read:\n%s", n, &stdout)
	}
	const want = "standard input:\n  1 ticket (P1 0, P2 1, P3 0, P4 0), 0 best effort, 0 rows refused\n" +
		"quickstart: standard input: the disk is gone\n"
	if diff := cmp.Diff(want, stderr.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
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
	header, rows, _ := strings.Cut(string(sample), "\n")
	long := header + "\n" + strings.Repeat(rows, 1000)
	for _, format := range formats {
		for _, input := range []string{header + "\n", string(sample), long} {
			for _, room := range []int{0, 100_000} {
				if room > 0 && len(input) < 100_000 {
					continue
				}
				var stderr strings.Builder
				status := run([]string{"-format", format, "-"}, strings.NewReader(input), &failingWriter{room}, &stderr)
				if format == "json" && input == header+"\n" {
					if status != command.AllWell {
						t.Errorf("nothing to write: status %d", status)
					}
					continue
				}
				if status != command.Failed || stderr.String() != "quickstart: the pipe is closed\n" {
					t.Errorf("%s, %d bytes in, %d out: status %d, %s", format, len(input), room, status, &stderr)
				}
			}
		}
	}
}

func TestReportFails(t *testing.T) {
	if status := run([]string{"-h"}, nil, &failingWriter{}, io.Discard); status != command.Failed {
		t.Errorf("status %d, want %d: the usage could not be written", status, command.Failed)
	}
	if status := run(nil, nil, io.Discard, &failingWriter{}); status != command.Failed {
		t.Errorf("status %d, want %d: the summary could not be written", status, command.Failed)
	}
	var stdout strings.Builder
	if status := run([]string{"-"}, strings.NewReader("id,plan,zone,urgency,impact,created\nx\n"), &stdout, &failingWriter{}); status != command.Failed {
		t.Errorf("status %d, want %d: a refused row could not be reported", status, command.Failed)
	}
}

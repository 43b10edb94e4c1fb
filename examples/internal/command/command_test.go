package command_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/dueby/dueby/examples/internal/command"
)

func TestRun(t *testing.T) {
	flags := func() error {
		_, err := command.Parse(command.Flags(), []string{"-h"})
		return err
	}
	tests := []struct {
		reason         string
		err            error
		status         int
		stdout, stderr string
	}{
		{"all went well", nil, command.AllWell, "", ""},
		{"asked for help", flags(), command.AllWell, "all about it\n", ""},
		{"called in the wrong way", fmt.Errorf("a.csv: %w", command.Usage(io.EOF)), command.WrongUsage, "", "it: a.csv: EOF\nusage: it\n"},
		{"rows were refused, as was said", fmt.Errorf("a.csv: %w", command.ErrRefused), command.Failed, "", ""},
		{"something else", io.EOF, command.Failed, "", "it: EOF\n"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			p := command.Program{
				Name: "it", Synopsis: "usage: it", Usage: "all about it\n",
				Do: func([]string, io.Reader, io.Writer, io.Writer) error { return tt.err },
			}
			var stdout, stderr bytes.Buffer
			if status := p.Run(nil, nil, &stdout, &stderr); status != tt.status || stdout.String() != tt.stdout || stderr.String() != tt.stderr {
				t.Errorf("status %d, %q, %q; want %d, %q, %q", status, &stdout, &stderr, tt.status, tt.stdout, tt.stderr)
			}
		})
	}
}

func TestParse(t *testing.T) {
	tests := []struct {
		args []string
		want string
		err  string
	}{
		{nil, "", ""},
		{[]string{"-"}, "-", ""},
		{[]string{"-v", "a.csv"}, "a.csv", ""},
		{[]string{"a.csv", "-v"}, "", `want one file at most, and flags before it: ["a.csv" "-v"]`},
		{[]string{"-w"}, "", "flag provided but not defined: -w"},
	}
	for _, tt := range tests {
		flags := command.Flags()
		flags.Bool("v", false, "")
		got, err := command.Parse(flags, tt.args)
		said := ""
		if err != nil {
			said = err.Error()
		}
		if got != tt.want || said != tt.err || err != nil && !errors.As(err, new(command.UsageError)) {
			t.Errorf("%q: %q, %v; want %q, %s", tt.args, got, err, tt.want, tt.err)
		}
	}
}

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string][2]string{"": {"sample.csv", "a sample"}, "-": {"standard input", "typed"}, path: {path, "a file"}} {
		name, src, err := command.Open(file, []byte("a sample"), strings.NewReader("typed"))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(src)
		if name != want[0] || string(data) != want[1] || err != nil || src.Close() != nil {
			t.Errorf("%q: %q, %q, %v; want %q", file, name, data, err, want)
		}
	}
	if _, _, err := command.Open(path+".gz", nil, iotest.ErrReader(io.EOF)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no such file: %v", err)
	}
}

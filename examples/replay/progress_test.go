package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func TestProgress(t *testing.T) {
	var out strings.Builder
	s := &screen{Writer: &out, shows: true}
	if src := strings.NewReader("x"); s.watch(src, large-1) != io.Reader(src) {
		t.Error("a small file is watched")
	}
	src := s.watch(iotest.DataErrReader(strings.NewReader("0123456789")), large).(*watched)
	src.size = 10 << 20
	read := func(from int64) {
		src.read = from
		_, _ = src.Read(make([]byte, 4))
	}
	read(5 << 20)
	read(5 << 20) // no news
	if _, err := fmt.Fprintln(s, "a finding"); err != nil {
		t.Fatal(err)
	}
	read(10 << 20) // the end of the file
	read(10 << 20)
	s.show("almost done")
	read(10 << 20)
	const want = "\r\r50 % of 10 MB" + "\r             \ra finding\n" + "\r\ralmost done" + "\r           \r"
	if got := out.String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNoProgressInPipes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stderr")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // as much of a character device as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = null.Close() })
	tests := []struct {
		name           string
		stderr, stdout io.Writer
		meanwhile      bool
		want           bool
	}{
		{"a file", file, null, false, false},
		{"no file at all", io.Discard, null, false, false},
		{"a terminal", null, file, true, true},
		{"a terminal for both, answers at the end", null, null, false, true},
		{"a terminal for both, answers meanwhile", null, null, true, false},
	}
	for _, tt := range tests {
		if s := newScreen(tt.stderr, tt.stdout, tt.meanwhile); s.shows != tt.want {
			t.Errorf("%s: shows %t, want %t", tt.name, s.shows, tt.want)
		}
	}
}

func TestSize(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.csv")
	if err := os.WriteFile(path, sample, 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	want := int64(len(sample))
	if got := size(options{file: path}, nil, file); got != want {
		t.Errorf("a file: %d, want %d", got, want)
	}
	if got := size(options{file: "-"}, file, io.NopCloser(file)); got != want {
		t.Errorf("standard input from a file: %d, want %d", got, want)
	}
	if got := size(options{file: "-"}, strings.NewReader("x"), nil); got != 0 {
		t.Errorf("standard input from a pipe: %d, want 0", got)
	}
}

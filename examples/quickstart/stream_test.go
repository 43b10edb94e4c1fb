package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/dueby/dueby/examples/internal/command"
)

// rowsOf gives a header and so many rows, and looks at the heap as it goes.
type rowsOf struct {
	header string
	row    func(n int) string
	rows   int

	at   int
	left string
	most uint64 // bytes of the heap in use
}

func (r *rowsOf) Read(b []byte) (int, error) {
	if r.left == "" {
		if r.at > r.rows {
			return 0, io.EOF
		}
		if r.left = r.header; r.at > 0 {
			r.left = r.row(r.at)
		}
		if r.at%20_000 == 10_000 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			r.most = max(r.most, m.HeapAlloc)
		}
		r.at++
	}
	n := copy(b, r.left)
	r.left = r.left[n:]
	return n, nil
}

func TestMemoryIsFlat(t *testing.T) {
	zones := []string{"Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"}
	plans := []string{"standard", "premium", "trial", "community"}
	inputs := []struct {
		name, header string
		row          func(int) string
		most         uint64 // bytes of the heap
		status       int
		format       string
	}{
		{"tickets", ticketHeader, func(n int) string {
			return fmt.Sprintf("T-%d,%s,%s,high,low,2026-%02d-%02dT08:00:00Z,\n", n, plans[n/4%4], zones[n%4], n%12+1, n%28+1)
		}, 4 << 20, command.AllWell, "json"},
		{"tickets, each of them bad", ticketHeader, func(n int) string {
			return fmt.Sprintf("T-%d,standard,UTC,high,\"low,2026-%02d-%02dT08:00:00Z,\n", n, n%12+1, n%28+1)
		}, 4 << 20, command.Failed, "csv"},
		{"tickets with long ids", ticketHeader, func(n int) string {
			if n > 40 {
				return "\n"
			}
			return fmt.Sprintf("%d%s,premium,UTC,high,low,2026-11-23T08:00:00Z,\n", n, strings.Repeat("x", 1_000_000))
		}, 12 << 20, command.AllWell, "table"},
		// Numbers are remembered, up to 131,072 of them.
		{"incidents", logHeader, func(n int) string {
			return fmt.Sprintf("INC%07d,New,%02d-%02d-2026 08:00,?,1 - High,3 - Low,3 - Moderate\n", n, n%28+1, n%12+1)
		}, 24 << 20, command.AllWell, "table"},
	}
	for _, in := range inputs {
		t.Run(in.name, func(t *testing.T) {
			src := &rowsOf{header: in.header, row: in.row, rows: 200_000}
			pipe, out := io.Pipe()
			go func() {
				_, err := io.Copy(out, src)
				out.CloseWithError(err)
			}()
			if status := run([]string{"-format", in.format, "-zone", "Europe/Paris", "-"}, pipe, io.Discard, io.Discard); status != in.status {
				t.Errorf("status %d, want %d", status, in.status)
			}
			if src.most > in.most {
				t.Errorf("the heap grew to %d bytes, want %d at most", src.most, in.most)
			}
		})
	}
}

// Whatever it reads, it says what became of each row, and writes what its formats allow.
func FuzzRun(f *testing.F) {
	f.Add(sample, "UTC")
	f.Add([]byte(ticketHeader+goodRow+"x,\n\"y\n"+goodRow), "Europe/Paris")
	f.Add([]byte(logHeader+"A,New,29-02-2016 01:16,?,1 - High,3 - Low,?\nA,New\n"), "America/Sao_Paulo")
	f.Add([]byte("id,created,priority\n\"\x1b日本\",0001-01-01T00:00:01Z,1\n"), "Asia/Kolkata")
	f.Add([]byte("id,created,priority\nx,2026-01-01T8:00:00+24:60,P2\ny,2026-01-01T08:00:00,5Z,P3\n"), "Africa/Monrovia")
	f.Fuzz(func(t *testing.T, file []byte, zone string) {
		var lines [3]int
		for i, format := range formats {
			var stdout, stderr bytes.Buffer
			status := run([]string{"-plan", "standard", "-zone", zone, "-format", format, "-"}, bytes.NewReader(file), &stdout, &stderr)
			if status == command.WrongUsage || strings.HasPrefix(stderr.String(), "quickstart: ") {
				if stdout.Len() > 0 || status == command.AllWell {
					t.Fatalf("status %d, %s, and on standard output %s", status, &stderr, &stdout)
				}
				return
			}
			reports, said, _ := strings.Cut(stderr.String(), "standard input:\n")
			var tickets, refused int
			if _, err := fmt.Sscan(said, &tickets); err != nil {
				t.Fatalf("no summary: %s", &stderr)
			}
			_, end, _ := strings.Cut(said, "best effort, ")
			if _, err := fmt.Sscan(end, &refused); err != nil || refused != strings.Count(reports, "\n") || (refused > 0) != (status == command.Failed) {
				t.Fatalf("status %d, %s", status, &stderr)
			}
			lines[i] = tickets
			check(t, format, tickets, stdout.String())
		}
		if lines[0] != lines[1] || lines[0] != lines[2] {
			t.Fatalf("%d tickets in a table, CSV, JSON", lines)
		}
	})
}

func check(t *testing.T, format string, tickets int, out string) {
	t.Helper()
	if format == "json" && strings.Count(out, "\n") != tickets {
		t.Fatalf("%d tickets, %s", tickets, out)
	}
	for line := range strings.Lines(out) {
		if line = strings.TrimSuffix(line, "\n"); format == "table" && width(line) > terminal {
			t.Fatalf("too wide: %s", line)
		}
		if format == "json" && !json.Valid([]byte(line)) {
			t.Fatalf("no JSON: %s", line)
		}
	}
}

// BenchmarkRun measures the whole program on its sample, over and over.
func BenchmarkRun(b *testing.B) {
	header, rest, _ := strings.Cut(string(sample), "\n")
	const times = 1000
	file := header + "\n" + strings.Repeat(rest, times)
	for _, format := range formats {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if status := run([]string{"-format", format, "-"}, strings.NewReader(file), io.Discard, io.Discard); status != command.AllWell {
					b.Fatal(status)
				}
			}
			b.ReportMetric(float64(b.N*times*strings.Count(rest, "\n"))/b.Elapsed().Seconds(), "tickets/s")
		})
	}
}

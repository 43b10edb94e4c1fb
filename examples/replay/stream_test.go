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
	row  func(n int) string
	rows int

	at   int
	left string
	most uint64 // bytes of the heap in use
}

func (r *rowsOf) Read(b []byte) (int, error) {
	if r.left == "" {
		if r.at > r.rows {
			return 0, io.EOF
		}
		if r.left = header; r.at > 0 {
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
	states := []string{"New", "Active", "Awaiting User Info", "Active", "Resolved", "Active", "Resolved", "Closed"}
	inputs := []struct {
		name   string
		format string
		row    func(int) string
		most   uint64 // bytes of the heap
		status int
	}{
		// Numbers are remembered, up to 131,072 of them.
		{"incidents of eight rows", "-json", func(n int) string {
			return on(fmt.Sprint("INC", n/8), states[n%8], fmt.Sprint(n%8), fmt.Sprintf("%02d 10:00", 5+n%8), "3")
		}, 24 << 20, command.AllWell},
		{"incidents of a row", "-json=false", func(n int) string { return on(fmt.Sprint("INC", n), "Closed", "0", "05 11:00", "3") }, 32 << 20, command.AllWell},
		{"one incident", "-json=false", func(n int) string { return on("A", "Active", "0", "05 11:00", "3") }, 8 << 20, command.Failed},
		{"rows of half a megabyte", "-json", func(n int) string {
			if n > 60 {
				return "\n"
			}
			return on("A", strings.Repeat("x", 500_000), "0", "05 11:00", "3")
		}, 8 << 20, command.AllWell},
	}
	for _, in := range inputs {
		t.Run(in.name, func(t *testing.T) {
			src := &rowsOf{row: in.row, rows: 200_000}
			if status := run([]string{"-resolution", "8h", in.format, "-"}, src, io.Discard, io.Discard); status != in.status {
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
	f.Add(sample, "America/Sao_Paulo", "premium")
	f.Add([]byte(header+on("A", "Resolved", "0", "05 11:00", "3")+"x,\n\"y\n"+on("A", "Active", "?", "05 11:00", "1")), "UTC", "standard")
	f.Add([]byte(header+"A,New,0,31-12-9999 23:00,31-12-9999 23:30,?,?,3\nB,New,0,01-01-0001 00:00,31-12-9999 23:30,?,?,3\n"), "Etc/GMT+2", "trial")
	f.Add([]byte(header+on("\"\x1b日本\"", "New", "0", "05 11:00", "3")), "Africa/Monrovia", "community")
	f.Fuzz(func(t *testing.T, file []byte, zone, plan string) {
		for _, args := range [][]string{{"-"}, {"-json", "-"}, {"-explain", "A", "-"}} {
			var stdout, stderr bytes.Buffer
			status := run(append([]string{"-plan", plan, "-zone", zone}, args...), bytes.NewReader(file), &stdout, &stderr)
			if status == command.WrongUsage {
				return
			}
			for line := range strings.Lines(stdout.String()) {
				switch line = strings.TrimSuffix(line, "\n"); {
				case args[0] == "-json" && !json.Valid([]byte(line)):
					t.Fatalf("no JSON: %s", line)
				case args[0] == "-" && len(line) > 80:
					t.Fatalf("too wide: %s", line)
				}
			}
			if args[0] == "-explain" || strings.HasPrefix(stderr.String(), "replay: ") {
				continue
			}
			reports, said, _ := strings.Cut(stderr.String(), "standard input:\n")
			var incidents, rows, refused int
			said = strings.NewReplacer("incidents", "incident", "rows", "row").Replace(said)
			if _, err := fmt.Sscanf(said, "  %d incident in %d row, %d row refused", &incidents, &rows, &refused); err != nil {
				t.Fatalf("no summary: %s", &stderr)
			}
			if rows < incidents || refused > strings.Count(reports, "\n") || (refused > 0) != (status == command.Failed) {
				t.Fatalf("status %d, %s", status, &stderr)
			}
		}
	})
}

// BenchmarkRun measures the whole program on its sample, over and over.
func BenchmarkRun(b *testing.B) {
	_, body, _ := strings.Cut(string(sample), "\n")
	const times = 1000
	var file strings.Builder
	file.WriteString(header)
	for n := range times {
		file.WriteString(strings.ReplaceAll(body, "INC0", fmt.Sprint("INC", n)))
	}
	for _, args := range [][]string{{"-"}, {"-json", "-"}} {
		b.Run(args[0], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if status := run(append([]string{"-resolution", "24h"}, args...), strings.NewReader(file.String()), io.Discard, io.Discard); status != command.AllWell {
					b.Fatal(status)
				}
			}
			b.ReportMetric(float64(b.N*times*strings.Count(body, "\n"))/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

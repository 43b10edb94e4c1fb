package rows_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/rows"
)

// read lists all rows and faults, one a line.
func read(t testing.TB, src io.Reader) (got []string) {
	t.Helper()
	r, err := rows.NewReader(src)
	if err != nil {
		return []string{err.Error()}
	}
	got = append(got, fmt.Sprintf("header %q", r.Header()))
	for {
		row, err := r.Next()
		switch fault := (*rows.RowError)(nil); {
		case err == nil:
			got = append(got, fmt.Sprintf("%d %q", row.Line, row.Fields))
		case errors.As(err, &fault):
			got = append(got, err.Error())
		default:
			if !errors.Is(err, io.EOF) {
				got = append(got, err.Error())
			}
			if _, again := r.Next(); !errors.Is(again, err) {
				t.Errorf("after %v: %v, want it again", err, again)
			}
			return got
		}
	}
}

func TestReader(t *testing.T) {
	tests := []struct {
		name, file string
		want       []string
	}{
		{"plain", "a,b\n1,2\n3,\n", []string{`header ["a" "b"]`, `2 ["1" "2"]`, `3 ["3" ""]`}},
		{"the last line lacks its end", "a,b\n1,2", []string{`header ["a" "b"]`, `2 ["1" "2"]`}},
		{"lines as on Windows, a byte order mark", "\ufeffa,b\r\n1,2\r\n", []string{`header ["a" "b"]`, `2 ["1" "2"]`}},
		{"names with space and capitals", " ID , Created At\n", []string{`header ["id" "created at"]`}},
		{"empty lines", "\na,b\n\n\n1,2\n\r\n", []string{`header ["a" "b"]`, `5 ["1" "2"]`}},
		{"quoted", "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"\",\"\"\"\"\n", []string{`header ["a" "b"]`,
			`2 ["x,y" "say \"hi\""]`, `3 ["" "\""]`}},
		{"a quoted field over three lines", "a,b\n1,\"x\n\r\ny\"\n3,4\n", []string{`header ["a" "b"]`,
			`2 ["1" "x\n\ny"]`, `5 ["3" "4"]`}},
		{"one field only", "a\nx\n\"\"\n", []string{`header ["a"]`, `2 ["x"]`, `3 [""]`}},
		{"too few and too many fields", "a,b\n1\n1,2\n1,2,3\n", []string{`header ["a" "b"]`,
			`line 2: 1 field, want 2 as in the header`, `3 ["1" "2"]`, `line 4: 3 fields, want 2 as in the header`}},
		{"a quotation mark inside a field", "a,b\n1,5\" disk\n3,4\n", []string{`header ["a" "b"]`,
			`line 2: a quotation mark (") inside the field "5\" disk", which does not begin with one`, `3 ["3" "4"]`}},
		{"text after a closing mark", "a,b\n1,\"x\"y\n3,4\n", []string{`header ["a" "b"]`,
			`line 2: "y" follows a closing quotation mark ("); want a comma, or "" for a mark inside a field`, `3 ["3" "4"]`}},
		{"a mark that is never closed", "a,b\n1,\"2\n3,4\n5,6\n", []string{`header ["a" "b"]`,
			`line 2: a quotation mark (") is not closed`, `3 ["3" "4"]`, `4 ["5" "6"]`}},
		{"a mark that another row seems to close", "a,b\n1,\"2\n3,4\n5,\"6\"\n", []string{`header ["a" "b"]`,
			`line 2: a quotation mark (") is not closed on this line; line 4, read on with it: "6\"" follows a closing quotation mark ("); want a comma, or "" for a mark inside a field`,
			`3 ["3" "4"]`, `4 ["5" "6"]`}},
		{"a mark that another row closes, with too many fields", "a,b\n1,\"2\n3,\",4\n5,6\n", []string{`header ["a" "b"]`,
			`line 2: 3 fields, want 2 as in the header, in lines 2 to 3`, `line 3: a quotation mark (") is not closed`, `4 ["5" "6"]`}},
		{"every row has its open mark", "a,b\n1,\"2\n3,\"4\n5,\"6\n", []string{`header ["a" "b"]`,
			`line 2: a quotation mark (") is not closed on this line; line 3, read on with it: "4" follows a closing quotation mark ("); want a comma, or "" for a mark inside a field`,
			`line 3: a quotation mark (") is not closed on this line; line 4, read on with it: "6" follows a closing quotation mark ("); want a comma, or "" for a mark inside a field`,
			`line 4: a quotation mark (") is not closed`}},
		{"a long field in a message", "a\n" + strings.Repeat("é", 30) + "\"\n", []string{`header ["a"]`,
			`line 2: a quotation mark (") inside the field "éééééééééé"..., which does not begin with one`}},
		{"half a character is not shown", "a\nx" + strings.Repeat("é", 30) + "\"\n", []string{`header ["a"]`,
			`line 2: a quotation mark (") inside the field "xééééééééé"..., which does not begin with one`}},
		{"no header", "", []string{"no header row"}},
		{"only empty lines", "\n\r\n", []string{"no header row"}},
		{"a header that is none", "a,\"b\n1,2\n", []string{`line 1: a quotation mark (") is not closed`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for name, src := range map[string]io.Reader{
				"at once":              strings.NewReader(tt.file),
				"a byte a time":        iotest.OneByteReader(strings.NewReader(tt.file)),
				"the end with a chunk": iotest.DataErrReader(strings.NewReader(tt.file)),
			} {
				if diff := cmp.Diff(tt.want, read(t, src)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

func TestColumn(t *testing.T) {
	r, err := rows.NewReader(strings.NewReader("\nid,Plan,note,note,\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"id": 0, "plan": 1, "Plan": -1, "zone": -1, "": 4} {
		if got, err := r.Column(name); got != want || err != nil {
			t.Errorf("Column(%q) = %d, %v, want %d", name, got, err, want)
		}
	}
	if _, err := r.Column("note"); err == nil || err.Error() != `line 2: two columns "note"; want one` {
		t.Errorf("Column of two: %v", err)
	}
}

func TestLongRows(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	tooLong := fmt.Sprintf("line 2: a line of more than %d bytes", rows.MaxRow)
	unclosed := fmt.Sprintf("line 2: a quotation mark (\") is not closed within %d bytes", rows.MaxRow)
	header := `header ["a"]`
	tests := []struct {
		name, file string
		want       []string
	}{
		{"a long line", "a\n" + x(rows.MaxRow+1) + "\ny\n", []string{header, tooLong, `3 ["y"]`}},
		{"a very long line", "a\n" + x(9*rows.MaxRow) + "\ny\n", []string{header, tooLong, `3 ["y"]`}},
		{"a very long last line", "a\n" + x(9*rows.MaxRow), []string{header, tooLong}},
		{"as long as may be", "a\n" + x(rows.MaxRow), []string{header, fmt.Sprintf("2 [%q]", x(rows.MaxRow))}},
		{"a mark open for long", "a\n\"" + strings.Repeat("\n", rows.MaxRow+1) + "y\n", []string{header, unclosed,
			fmt.Sprintf(`%d ["y"]`, rows.MaxRow+3)}},
		{"a mark open before a long line", "a\n\"x\n\"\"" + x(9*rows.MaxRow) + "\ny\n", []string{header, unclosed,
			fmt.Sprintf("line 3: a line of more than %d bytes", rows.MaxRow), `4 ["y"]`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, strings.NewReader(tt.file))); diff != "" {
				t.Errorf("(-want +got):\n%.2000s", diff)
			}
		})
	}
}

func TestSourceFails(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, file := range []string{"", "a,b\n", "a,b\n1,2\n3,", "a,b\n1,2\n3,\"4\n5"} {
		got := read(t, io.MultiReader(strings.NewReader(file), iotest.ErrReader(broken)))
		var want []string
		if file != "" {
			want = append(want, `header ["a" "b"]`)
		}
		if strings.Contains(file, "1") {
			want = append(want, `2 ["1" "2"]`) // but no row of what came before the fault
		}
		if diff := cmp.Diff(append(want, broken.Error()), got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", file, diff)
		}
	}
	if got := read(t, idle{}); got[0] != io.ErrNoProgress.Error() {
		t.Errorf("a source that gives nothing: %q", got)
	}
}

type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

// Marks that stay open make the reader go back; neither its memory nor its time may
// grow with the file.
func TestMemoryIsFlat(t *testing.T) {
	block := strings.Repeat("x,y\n", 100_000) + "x,\"open\n" + strings.Repeat("\"\"\"\"\n", 1000)
	src := io.MultiReader(strings.NewReader("a,b\n"), &repeat{block: block, times: 15})
	r, err := rows.NewReader(src)
	if err != nil {
		t.Fatal(err)
	}
	var good, faults int
	var most uint64
	for i := 0; ; i++ {
		_, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			faults++
		} else {
			good++
		}
		if i%500_000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if want := 15 * 100_000; good != want || faults != 15*1001 {
		t.Errorf("%d rows and %d faults, want %d and %d", good, faults, want, 15*1001)
	}
	if most > 16<<20 {
		t.Errorf("the heap grew to %d bytes", most)
	}
}

// repeat gives a block many times over.
type repeat struct {
	block string
	times int
	at    int
}

func (r *repeat) Read(b []byte) (int, error) {
	if r.times == 0 {
		return 0, io.EOF
	}
	n := copy(b, r.block[r.at:])
	if r.at += n; r.at == len(r.block) {
		r.at, r.times = 0, r.times-1
	}
	return n, nil
}

// Where encoding/csv finds no fault the rows and their lines are those of
// encoding/csv; elsewhere, up to its first fault.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "a\n\n\"x\ny\"\n", "a,b\r\n\"1\"\"\",\"\r\n\"\r\n", "a,b\n1\n", "a,b\n1,5\"\n", "a,b\n\"x\"y,1\n2,3\n", "a,b\n1,\"\n2,3\n", "\"\"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if bytes.HasPrefix(file, []byte("\ufeff")) {
			t.Skip("a byte order mark, which encoding/csv does not know")
		}
		c := csv.NewReader(bytes.NewReader(file))
		_, headErr := c.Read()
		r, err := rows.NewReader(iotest.OneByteReader(bytes.NewReader(file)))
		if (headErr == nil) != (err == nil) {
			t.Fatalf("header: %v, want %v", err, headErr)
		}
		if err != nil {
			return
		}
		for {
			want, wantErr := c.Read()
			row, err := r.Next()
			if wantErr != nil {
				if errors.Is(wantErr, io.EOF) != errors.Is(err, io.EOF) || err == nil {
					t.Fatalf("%v, want %v", err, wantErr)
				}
				break
			}
			if err != nil {
				t.Fatalf("%v, want %q", err, want)
			}
			line, _ := c.FieldPos(0)
			if diff := cmp.Diff(want, row.Fields); diff != "" || line != row.Line {
				t.Fatalf("line %d, want %d (-want +got):\n%s", row.Line, line, diff)
			}
		}
		// After a fault each line is read at most once more.
		for n := 0; ; n++ {
			if _, err := r.Next(); errors.Is(err, io.EOF) {
				break
			}
			if n > bytes.Count(file, []byte("\n"))+1 {
				t.Fatal("it does not end")
			}
		}
	})
}

package priority_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/dueby/dueby/priority"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// The policy's table, cell by cell.
var cells = []struct {
	name    string
	urgency priority.Urgency
	impact  priority.Impact
	want    priority.Level
}{
	{"high urgency, high impact", priority.UrgencyHigh, priority.ImpactHigh, priority.P1},
	{"high urgency, medium impact", priority.UrgencyHigh, priority.ImpactMedium, priority.P2},
	{"high urgency, low impact", priority.UrgencyHigh, priority.ImpactLow, priority.P3},
	{"medium urgency, high impact", priority.UrgencyMedium, priority.ImpactHigh, priority.P2},
	{"medium urgency, medium impact", priority.UrgencyMedium, priority.ImpactMedium, priority.P3},
	{"medium urgency, low impact", priority.UrgencyMedium, priority.ImpactLow, priority.P4},
	{"low urgency, high impact", priority.UrgencyLow, priority.ImpactHigh, priority.P3},
	{"low urgency, medium impact", priority.UrgencyLow, priority.ImpactMedium, priority.P4},
	{"low urgency, low impact", priority.UrgencyLow, priority.ImpactLow, priority.P4},
}

func TestClassify(t *testing.T) {
	for _, cell := range cells {
		t.Run(cell.name, func(t *testing.T) {
			if got, err := priority.Classify(cell.urgency, cell.impact); got != cell.want || err != nil {
				t.Errorf("Classify = %v, %v, want %v", got, err, cell.want)
			}
			got, err := priority.DefaultMatrix().Classify(cell.urgency, cell.impact)
			if got != cell.want || err != nil {
				t.Errorf("DefaultMatrix().Classify = %v, %v, want %v", got, err, cell.want)
			}
		})
	}
}

func TestClassifyRefuses(t *testing.T) {
	const high, low = priority.UrgencyHigh, priority.ImpactLow
	wide := mustMatrix(t, [][]priority.Level{{1, 2, 3}, {2, 3, 4}})
	single := mustMatrix(t, [][]priority.Level{{1}})
	for _, row := range []struct {
		reason  string
		matrix  priority.Matrix
		urgency priority.Urgency
		impact  priority.Impact
		want    string
		unset   bool
	}{
		{"no urgency", priority.DefaultMatrix(), 0, low, "priority: urgency is not set", true},
		{"no impact", priority.DefaultMatrix(), high, 0, "priority: impact is not set", true},
		{"neither: the urgency is asked for first", priority.DefaultMatrix(), 0, 0, "priority: urgency is not set", true},
		{"an urgency past the matrix", priority.DefaultMatrix(), 4, low, "priority: urgency rank 4: want high to low", false},
		{"an impact past the matrix", priority.DefaultMatrix(), high, 9, "priority: impact rank 9: want high to low", false},
		{"no urgency at all", priority.DefaultMatrix(), 12, low, "priority: urgency Urgency(12): want high to low", false},
		{"no impact at all", priority.DefaultMatrix(), high, 255, "priority: impact Impact(255): want high to low", false},
		{"past the rows, not the columns", wide, priority.UrgencyLow, low, "priority: urgency low: want high or medium", false},
		{"past the columns", wide, priority.UrgencyMedium, 4, "priority: impact rank 4: want high to low", false},
		{"past a single row", single, priority.UrgencyMedium, 1, "priority: urgency medium: want high", false},
		{"a zero matrix", priority.Matrix{}, high, low, "priority: matrix is not set", true},
		{"a zero matrix, and no urgency", priority.Matrix{}, 0, 0, "priority: matrix is not set", true},
	} {
		got, err := row.matrix.Classify(row.urgency, row.impact)
		if got != 0 {
			t.Errorf("%s: Classify = %v beside its error", row.reason, got)
		}
		checkValueError(t, row.reason, err, row.want, row.unset)
		if row.matrix == priority.DefaultMatrix() {
			_, err = priority.Classify(row.urgency, row.impact)
			checkValueError(t, row.reason, err, row.want, row.unset)
		}
		assignment, err := row.matrix.Assign(row.urgency, row.impact)
		if !assignment.IsZero() {
			t.Errorf("%s: Assign = %v beside its error", row.reason, assignment)
		}
		checkValueError(t, row.reason, err, row.want, row.unset)
	}
}

func TestNewMatrixRefuses(t *testing.T) {
	wide := make([]priority.Level, 10)
	for _, row := range []struct {
		reason string
		rows   [][]priority.Level
		want   string
		unset  bool
	}{
		{"nothing", nil, "priority: matrix of 0 rows: want 1 to 9", false},
		{"no columns", [][]priority.Level{{}}, "priority: matrix row 1 of width 0: want 1 to 9", false},
		{"too many rows", make([][]priority.Level, 10), "priority: matrix of 10 rows: want 1 to 9", false},
		{"too many columns", [][]priority.Level{wide}, "priority: matrix row 1 of width 10: want 1 to 9", false},
		{"a short row", [][]priority.Level{{1, 2}, {3}}, "priority: matrix row 2 of width 1: want 2, as in row 1", false},
		{"a long row", [][]priority.Level{{1}, {2}, {3, 4}}, "priority: matrix row 3 of width 2: want 1, as in row 1", false},
		{"a hole", [][]priority.Level{{1, 2}, {3, 0}}, "priority: matrix row 2, column 2: level is not set", true},
		{"no level", [][]priority.Level{{1, 10}, {3, 4}}, "priority: matrix row 1, column 2: level Level(10): want P1 to P9", false},
	} {
		got, err := priority.NewMatrix(row.rows)
		if got != (priority.Matrix{}) {
			t.Errorf("%s: %v beside the error", row.reason, got)
		}
		checkValueError(t, row.reason, err, row.want, row.unset)
	}
}

func TestMatrixKeepsAndGivesNoPartOfItself(t *testing.T) {
	rows := [][]priority.Level{{1, 2}, {3, 4}}
	m := mustMatrix(t, rows)
	rows[0][0] = 9
	m.Row(priority.UrgencyMedium)[1] = 9
	_ = append(m.Row(priority.UrgencyHigh), 9)
	if diff := cmp.Diff([][]priority.Level{{1, 2}, {3, 4}}, rowsOf(m)); diff != "" {
		t.Error("(-want +got)", diff)
	}
	if m != mustMatrix(t, [][]priority.Level{{1, 2}, {3, 4}}) {
		t.Error("two matrices of the same cells differ")
	}
	if m == mustMatrix(t, [][]priority.Level{{1, 2}, {3, 5}}) {
		t.Error("two matrices of other cells are the same")
	}
}

func TestMatrixOfAnySize(t *testing.T) {
	for urgencies := 1; urgencies <= 9; urgencies++ {
		for impacts := 1; impacts <= 9; impacts++ {
			rows := make([][]priority.Level, urgencies)
			for u := range rows {
				for i := range impacts {
					rows[u] = append(rows[u], priority.Level((u*impacts+i)%9+1))
				}
			}
			m := mustMatrix(t, rows)
			if u, i := m.Size(); u != urgencies || i != impacts {
				t.Errorf("Size = %d, %d, want %d, %d", u, i, urgencies, impacts)
			}
			for u := range 11 {
				for i := range 11 {
					got, err := m.Classify(priority.Urgency(u), priority.Impact(i))
					inside := 1 <= u && u <= urgencies && 1 <= i && i <= impacts
					if inside != (err == nil) || inside && got != rows[u-1][i-1] {
						t.Errorf("%d x %d: Classify(%d, %d) = %v, %v", urgencies, impacts, u, i, got, err)
					}
				}
			}
			if diff := cmp.Diff(rows, rowsOf(m)); diff != "" {
				t.Error("(-want +got)", diff)
			}
			for _, u := range []int{0, urgencies + 1, 255} {
				if row := m.Row(priority.Urgency(u)); row != nil {
					t.Errorf("Row(%d) of %d = %v, want none", u, urgencies, row)
				}
			}
			checkMatrixJSON(t, m)
		}
	}
}

func TestDefaultMatrixAsData(t *testing.T) {
	want := [][]priority.Level{
		{priority.P1, priority.P2, priority.P3},
		{priority.P2, priority.P3, priority.P4},
		{priority.P3, priority.P4, priority.P4},
	}
	if diff := cmp.Diff(want, rowsOf(priority.DefaultMatrix())); diff != "" {
		t.Error("(-want +got)", diff)
	}
	if mustMatrix(t, want) != priority.DefaultMatrix() {
		t.Error("the same cells, another matrix")
	}
	text, err := json.Marshal(priority.DefaultMatrix())
	if string(text) != `[["P1","P2","P3"],["P2","P3","P4"],["P3","P4","P4"]]` || err != nil {
		t.Errorf("json.Marshal = %s, %v", text, err)
	}
}

func TestZeroMatrix(t *testing.T) {
	var zero priority.Matrix
	if u, i := zero.Size(); u != 0 || i != 0 {
		t.Errorf("Size = %d, %d", u, i)
	}
	text, err := json.Marshal(zero)
	if string(text) != "[]" || err != nil {
		t.Errorf("json.Marshal = %s, %v", text, err)
	}
	m := priority.DefaultMatrix()
	if err := json.Unmarshal([]byte("null"), &m); err != nil || m != priority.DefaultMatrix() {
		t.Errorf("null: %v, %v; want the value left as it was", m, err)
	}
	if err := json.Unmarshal(text, &m); err != nil || m != zero {
		t.Errorf("[]: %v, %v; want the zero matrix", m, err)
	}
}

func TestMatrixJSONRefuses(t *testing.T) {
	const want = `: want P1 to P9, critical, high, medium or low (or critique, haute, moyenne, basse)`
	for _, row := range []struct{ reason, in, want string }{
		{"not an array", `{}`, `priority: matrix "{}": want a JSON array`},
		{"a row that is not an array", `[["P1"],"P2"]`, `priority: matrix row 2 "\"P2\"": want a JSON array`},
		{"encoding/json reads this []uint8 as base64", `["AQI="]`, `priority: matrix row 1 "\"AQI=\"": want a JSON array`},
		{"null for a row", `[null]`, `priority: matrix row 1 "null": want a JSON array`},
		{"a number for a level", `[["P1",2]]`, `priority: matrix row 1, column 2: level "2": want a JSON string`},
		{"no level", `[["P1"],["P0"]]`, `priority: matrix row 2, column 1: level "P0"` + want},
		{"null for a level", `[[null]]`, `priority: matrix row 1, column 1: level is not set`},
		{"an empty level", `[["P1",""]]`, `priority: matrix row 1, column 2: level is not set`},
		{"rows of two lengths", `[["P1"],["P1","P2"]]`, `priority: matrix row 2 of width 2: want 1, as in row 1`},
		{"no columns", `[[]]`, `priority: matrix row 1 of width 0: want 1 to 9`},
		{"too many rows", `[[],[],[],[],[],[],[],[],[],[]]`, `priority: matrix of 10 rows: want 1 to 9`},
	} {
		m := priority.DefaultMatrix()
		err := json.Unmarshal([]byte(row.in), &m)
		if err == nil || err.Error() != row.want {
			t.Errorf("%s:\n got %v\nwant %s", row.reason, err, row.want)
		}
		if m != priority.DefaultMatrix() {
			t.Errorf("%s: the matrix has changed", row.reason)
		}
	}
	var m priority.Matrix
	if err := m.UnmarshalJSON([]byte(`[["P1"]`)); err == nil || err.Error() != `priority: matrix "[[\"P1\"]": want a JSON array` {
		t.Errorf("half an array: %v", err)
	}
}

func TestMatrixJSONReadsLevelsAsParseLevelDoes(t *testing.T) {
	var m priority.Matrix
	err := json.Unmarshal([]byte(` [ ["1 - Critical", "élevée"], ["p2", "5 - Planning"] ] `), &m)
	if want := mustMatrix(t, [][]priority.Level{{1, 2}, {2, 5}}); m != want || err != nil {
		t.Errorf("got %v, %v, want %v", m, err, want)
	}
}

func TestMatrixRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkMatrixJSON(t, matrices.Draw(t, "matrix")) })
}

func TestClassifyDoesNotAllocate(t *testing.T) {
	m := priority.DefaultMatrix()
	if n := testing.AllocsPerRun(100, func() {
		for _, cell := range cells {
			one, err := priority.Classify(cell.urgency, cell.impact)
			two, _ := m.Classify(cell.urgency, cell.impact)
			if one != two || err != nil {
				t.Fatal(one, two, err)
			}
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkClassify(b *testing.B) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		cell := &cells[n%len(cells)]
		n++
		if _, err := priority.Classify(cell.urgency, cell.impact); err != nil {
			b.Fatal(err)
		}
	}
}

// matrices shrink towards one cell of P1.
var matrices = rapid.Custom(func(t *rapid.T) priority.Matrix {
	width := rapid.IntRange(1, 9).Draw(t, "width")
	row := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) priority.Level {
		return priority.Level(rapid.IntRange(1, 9).Draw(t, "level"))
	}), width, width)
	m, err := priority.NewMatrix(rapid.SliceOfN(row, 1, 9).Draw(t, "rows"))
	if err != nil {
		t.Fatal(err)
	}
	return m
})

func mustMatrix(t *testing.T, rows [][]priority.Level) priority.Matrix {
	t.Helper()
	m, err := priority.NewMatrix(rows)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func rowsOf(m priority.Matrix) [][]priority.Level {
	var rows [][]priority.Level
	urgencies, _ := m.Size()
	for u := range urgencies {
		rows = append(rows, m.Row(priority.Urgency(u+1)))
	}
	return rows
}

func checkMatrixJSON(t interface{ Errorf(string, ...any) }, m priority.Matrix) {
	text, err := json.Marshal(m)
	if err != nil {
		t.Errorf("json.Marshal: %v", err)
	}
	var read priority.Matrix
	if err := json.Unmarshal(text, &read); err != nil || read != m {
		t.Errorf("json.Unmarshal(%s) = %v, %v", text, read, err)
	}
	var quoted []string
	for _, row := range rowsOf(m) {
		var texts []string
		for _, level := range row {
			texts = append(texts, fmt.Sprintf("%q", level.String()))
		}
		quoted = append(quoted, "["+strings.Join(texts, ",")+"]")
	}
	if want := "[" + strings.Join(quoted, ",") + "]"; want != string(text) {
		t.Errorf("json.Marshal = %s, want %s", text, want)
	}
}

func checkValueError(t *testing.T, reason string, err error, want string, unset bool) {
	t.Helper()
	var value *priority.ValueError
	if !errors.As(err, &value) || value.Error() != want {
		t.Errorf("%s:\n got %v\nwant %s", reason, err, want)
	}
	if errors.Is(err, priority.ErrUnset) != unset {
		t.Errorf("%s: errors.Is(%v, ErrUnset) = %v", reason, err, !unset)
	}
}

package priority

import (
	"encoding/json"
	"fmt"
	"slices"
)

// maxSize is the most rows, and the most columns, of a Matrix.
const maxSize = 9

// A Matrix gives a level for each urgency (its rows) and impact (its columns),
// both from the most severe. It has 1 to 9 of each, and a level in every cell.
// A Matrix is a value: == compares its size and its cells. The zero Matrix has
// no cells, and classifies nothing.
type Matrix struct {
	urgencies, impacts uint8
	cells              [maxSize][maxSize]Level
}

// DefaultMatrix is the matrix of Zmanda's customer support policy, three by
// three, as the package doc shows it.
func DefaultMatrix() Matrix {
	return Matrix{3, 3, [maxSize][maxSize]Level{
		{P1, P2, P3},
		{P2, P3, P4},
		{P3, P4, P4},
	}}
}

// NewMatrix makes a matrix of rows, one for each urgency from the most urgent,
// each of one level for each impact from the greatest. It keeps no part of
// rows. Any level may stand in any cell, whatever stands in the others.
//
// It returns a [*ValueError] that names the row and the column, both from 1, if
//   - there are not 1 to 9 rows of 1 to 9 columns;
//   - a row is longer or shorter than the first;
//   - a level is not set, or is not P1 to P9.
func NewMatrix(rows [][]Level) (Matrix, error) {
	if len(rows) < 1 || len(rows) > maxSize {
		return Matrix{}, &ValueError{What: "matrix", Value: fmt.Sprintf("of %d rows", len(rows)), Want: "1 to 9"}
	}
	width := len(rows[0])
	if width < 1 || width > maxSize {
		return Matrix{}, wrongWidth(0, width, "1 to 9")
	}
	m := Matrix{urgencies: uint8(len(rows)), impacts: uint8(width)}
	for r, row := range rows {
		if len(row) != width {
			return Matrix{}, wrongWidth(r, len(row), fmt.Sprintf("%d, as in row 1", width))
		}
		for c, level := range row {
			if err := levels.at(cell(r, c)).check(uint8(level), levels.last()); err != nil {
				return Matrix{}, err
			}
			m.cells[r][c] = level
		}
	}
	return m, nil
}

func wrongWidth(row, width int, want string) error {
	return &ValueError{What: fmt.Sprintf("matrix row %d", row+1), Value: fmt.Sprintf("of width %d", width), Want: want}
}

// cell names a place for people, who count from 1.
func cell(row, column int) string {
	return fmt.Sprintf("matrix row %d, column %d", row+1, column+1)
}

// Classify is the level of urgency u and impact i by m. It returns a
// [*ValueError] if u or i is not set ([ErrUnset]), or beyond the size of m, or
// if m is the zero Matrix ([ErrUnset]). A success does not allocate.
func (m Matrix) Classify(u Urgency, i Impact) (Level, error) {
	if u == 0 || i == 0 || uint8(u) > m.urgencies || uint8(i) > m.impacts {
		return 0, m.refuse(u, i)
	}
	return m.cells[u-1][i-1], nil
}

func (m Matrix) refuse(u Urgency, i Impact) error {
	if m.urgencies == 0 {
		return &ValueError{What: "matrix"}
	}
	if err := urgencies.check(uint8(u), m.urgencies); err != nil {
		return err
	}
	return impacts.check(uint8(i), m.impacts)
}

// Classify is the level of urgency u and impact i by [DefaultMatrix]. It
// returns a [*ValueError] if either is not set ([ErrUnset]) or is not high,
// medium or low. A success does not allocate.
func Classify(u Urgency, i Impact) (Level, error) { return DefaultMatrix().Classify(u, i) }

// Size is the number of urgencies and of impacts that m knows: 1 to 9 of each,
// or 0 and 0 for the zero Matrix.
func (m Matrix) Size() (urgencies, impacts int) { return int(m.urgencies), int(m.impacts) }

// Row is a copy of the levels of urgency u, from the greatest impact to the
// smallest. It is nil if m does not know u.
func (m Matrix) Row(u Urgency) []Level {
	if u == 0 || uint8(u) > m.urgencies {
		return nil
	}
	return slices.Clone(m.cells[u-1][:m.impacts])
}

// MarshalJSON writes m as its rows, each an array of levels, such as
// [["P1","P2"],["P2","P3"]]. The zero Matrix is [].
func (m Matrix) MarshalJSON() ([]byte, error) {
	rows := make([][]Level, m.urgencies)
	for r := range rows {
		rows[r] = m.cells[r][:m.impacts]
	}
	return json.Marshal(rows)
}

// UnmarshalJSON reads what MarshalJSON writes, and levels in any form that
// [ParseLevel] knows. It returns a [*ParseError] or, on the same grounds as
// [NewMatrix], a [*ValueError], and then leaves *m as it was; so does null.
func (m *Matrix) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	raw, err := elements("matrix", data)
	if err != nil {
		return err
	}
	if len(raw) == 0 {
		*m = Matrix{}
		return nil
	}
	rows := make([][]Level, len(raw))
	for r, data := range raw {
		row, err := elements(fmt.Sprintf("matrix row %d", r+1), data)
		if err != nil {
			return err
		}
		rows[r] = make([]Level, len(row))
		for c, data := range row {
			if err := unmarshalJSON(levels.at(cell(r, c)), &rows[r][c], data); err != nil {
				return err
			}
		}
	}
	read, err := NewMatrix(rows)
	if err != nil {
		return err
	}
	*m = read
	return nil
}

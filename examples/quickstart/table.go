package main

import (
	"bufio"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/dueby/dueby/sla"
)

const (
	terminal = 80       // columns
	held     = 256      // tickets at most whose cells say how wide the columns must be
	heldIDs  = 64 << 10 // bytes of their ids, about
)

// tableOutput writes a table for people. Its columns are as wide as the first tickets
// need. A later cell that is wider takes up what it needs, and the rest of its row goes
// on in the next line; nothing is cut off, and no line is wider than the terminal.
type tableOutput struct {
	w     *bufio.Writer
	first [][]string // until start is known
	ids   int        // bytes of the ids in first
	start []int      // where each column starts
}

var tableHeader = []string{"TICKET", "PLAN", "PRI", "TARGET", "DUE", "ZONE"}

func (o *tableOutput) write(id string, d sla.Deadline) error {
	target, at, reading := "-", d.Created(), "best effort"
	if promised, ok := d.Target(); ok {
		target = promised.String()
	}
	if due, ok := d.Due(); ok {
		at, reading = due, due.Format(clockLayout(due))
	}
	cells := []string{printable(id), d.Plan(), d.Level().String(), target, reading, printable(at.Location().String())}
	if o.start != nil {
		return o.row(cells)
	}
	cells[0] = strings.Clone(cells[0]) // and not the whole row that it was read from
	o.first = append(o.first, cells)
	if o.ids += len(cells[0]); len(o.first) < held && o.ids < heldIDs {
		return nil
	}
	return o.begin()
}

func (o *tableOutput) close() error {
	if o.start != nil {
		return nil
	}
	return o.begin()
}

// clockLayout shows the seconds only where there are any.
func clockLayout(at time.Time) string {
	if at.Second() == 0 && at.Nanosecond() == 0 {
		return "Mon 2006-01-02 15:04 MST"
	}
	return "Mon 2006-01-02 15:04:05.999999999 MST"
}

// begin lays out the columns and writes what has been held back.
func (o *tableOutput) begin() error {
	rows := append([][]string{tableHeader}, o.first...)
	o.first = nil
	o.start = starts(rows)
	for _, cells := range rows {
		if err := o.row(cells); err != nil {
			return err
		}
	}
	return nil
}

// starts returns where the columns start. If they do not fit the terminal they stand
// closer, and then the ticket's, the zone's and the due instant's get less room than
// some of their cells need.
func starts(rows [][]string) []int {
	widths := make([]int, len(tableHeader))
	for _, cells := range rows {
		for i, cell := range cells {
			widths[i] = max(widths[i], width(cell))
		}
	}
	gap, total := 2, 0
	for _, w := range widths {
		total += w
	}
	if total+gap*(len(widths)-1) > terminal {
		gap = 1
	}
	over := total + gap*(len(widths)-1) - terminal
	for _, narrowed := range []struct{ column, least int }{{0, 10}, {5, 12}, {4, 24}} {
		if less := min(over, widths[narrowed.column]-narrowed.least); less > 0 {
			widths[narrowed.column] -= less
			over -= less
		}
	}
	start := make([]int, len(widths))
	for i := 1; i < len(start); i++ {
		start[i] = start[i-1] + widths[i-1] + gap
	}
	return start
}

// row writes one row, in more than one line if it must.
func (o *tableOutput) row(cells []string) error {
	var b strings.Builder
	at := 0 // the column of the terminal
	for i, cell := range cells {
		start := o.start[i]
		w := width(cell)
		if start+w > terminal {
			start = max(0, terminal-w)
		}
		if at > 0 && at >= start {
			b.WriteByte('\n')
			at = 0
		}
		b.WriteString(strings.Repeat(" ", start-at))
		at = start
		for _, r := range cell {
			if at+runeWidth(r) > terminal {
				b.WriteByte('\n')
				at = 0
			}
			b.WriteRune(r)
			at += runeWidth(r)
		}
	}
	b.WriteByte('\n')
	_, err := o.w.WriteString(b.String())
	return err
}

// printable quotes a text that would not show as it is, such as one with the escape
// sequences of a terminal.
func printable(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}

func width(s string) (n int) {
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// runeWidth is at least the columns that a terminal gives to r: some of those that
// are counted as two take only one.
func runeWidth(r rune) int {
	switch {
	case r < 0x300: // Latin
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case r < 0x1100: // Greek, Cyrillic, Arabic, the scripts of India: before the first wide ones
		return 1
	default:
		return 2
	}
}

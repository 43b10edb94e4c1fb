package sla

import (
	"slices"
	"strings"
	"unicode"
)

// columns is the width of a page.
const columns = 80

// glue joins what is not to be torn apart at the end of a line, and is a space there.
// No text from outside holds it: see shown.
const glue = "\x00"

// A page is text in lines of at most 80 columns.
type page struct{ lines []string }

// paragraph adds text under a margin.
func (p *page) paragraph(margin int, text string) {
	for _, line := range wrap(text, columns-margin) {
		p.lines = append(p.lines, strings.Repeat(" ", margin)+line)
	}
}

// heading adds one, set off from what stands above it.
func (p *page) heading(text string) {
	if len(p.lines) > 0 {
		p.lines = append(p.lines, "")
	}
	p.paragraph(0, text)
}

// An entry is a line of a table: a term, an instant as a rule, and what is said of it.
type entry struct{ term, text string }

// table adds entries: the terms as one column, the texts beside it. Where a term leaves
// too little room, the text stands below it.
func (p *page) table(entries []entry) {
	const margin, gap, most = 2, 2, 40
	column := 0
	for _, e := range entries {
		if w := width(e.term); w <= most {
			column = max(column, w)
		}
	}
	for _, e := range entries {
		indent := margin + column + gap
		first := len(p.lines)
		p.paragraph(indent, e.text)
		if w := width(e.term); w <= most && len(p.lines) > first {
			p.lines[first] = strings.Repeat(" ", margin) + strings.ReplaceAll(e.term, glue, " ") +
				strings.Repeat(" ", column-w+gap) + p.lines[first][indent:]
		} else {
			below := slices.Clone(p.lines[first:])
			p.lines = p.lines[:first]
			p.paragraph(margin, e.term)
			p.lines = append(p.lines, below...)
		}
	}
}

// String returns the lines.
func (p *page) String() string { return strings.Join(p.lines, "\n") }

// wrap breaks text between words into lines of at most so many columns: at spaces, and
// not at no-break ones; at glue only where what it joins is wider than a line; within a
// word only where that is.
func wrap(text string, columns int) (lines []string) {
	line, used := "", 0
	for phrase := range strings.SplitSeq(text, " ") {
		words := []string{phrase}
		if width(phrase) > columns {
			words = strings.Split(phrase, glue)
		}
		for _, word := range words {
			w := width(word)
			if used > 0 && used+1+w > columns {
				lines = append(lines, line)
				line, used = "", 0
			}
			if used > 0 && word != "" {
				line, used = line+" ", used+1
			}
			for _, r := range strings.ReplaceAll(word, glue, " ") {
				if w := runeWidth(r); used+w > columns {
					lines = append(lines, line)
					line, used = string(r), w
				} else {
					line, used = line+string(r), used+w
				}
			}
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// width returns the columns that s takes.
func width(s string) (n int) {
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// wide are the first and last of the East Asian wide and full-width characters and of
// the pictures (Unicode Standard Annex 11), in ranges that hold a few others too.
var wide = [...][2]rune{
	{0x1100, 0x115f}, {0x231a, 0x231b}, {0x2329, 0x232a}, {0x23e9, 0x23f3}, {0x25fd, 0x25fe}, {0x2614, 0x2615},
	{0x2648, 0x2653}, {0x267f, 0x267f}, {0x2693, 0x2693}, {0x26a1, 0x26a1}, {0x26aa, 0x26ab}, {0x26bd, 0x26be},
	{0x26c4, 0x26ce}, {0x26d4, 0x26ea}, {0x26f2, 0x26fd}, {0x2705, 0x270b}, {0x2728, 0x2728}, {0x274c, 0x2757},
	{0x2795, 0x2797}, {0x27b0, 0x27bf}, {0x2b1b, 0x2b1c}, {0x2b50, 0x2b55}, {0x2e80, 0x303e}, {0x3041, 0x4dbf},
	{0x4e00, 0xa4cf}, {0xa960, 0xa97c}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe10, 0xfe19}, {0xfe30, 0xfe6f},
	{0xff01, 0xff60}, {0xffe0, 0xffe6}, {0x16fe0, 0x1b2fb}, {0x1f000, 0x1faff}, {0x20000, 0x3fffd},
}

func runeWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	for _, span := range wide {
		if r <= span[1] {
			if r >= span[0] {
				return 2
			}
			break
		}
	}
	return 1
}

// plain makes a caller's text fit to be shown: white space is one space, and what would
// command a terminal or turn the direction of the rest of a line is U+FFFD.
func plain(s string) string { return strings.Join(strings.Fields(strings.Map(shown, s)), " ") }

// shown is what is shown of a letter: it keeps no-break spaces, which a language sets.
func shown(r rune) rune {
	switch {
	case r == '\u00a0', r == '\u202f':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return unicode.ReplacementChar
	}
	return r
}

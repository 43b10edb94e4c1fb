package main

import (
	"fmt"
	"strings"
)

// Dirt is something in a log that cannot be, or should not.
type dirt int

const (
	beforeOpening dirt = iota
	outOfOrder
	otherOpening
	closedAgain
	cameBack
	impossible // what package sla found besides
)

// dirtNames say what it is, and what comes of it.
var dirtNames = [...]struct{ name, rule string }{
	beforeOpening: {"before the opening", "does not count"},
	outOfOrder:    {"out of order", "counts in the order of its instant"},
	otherOpening:  {"another opening", "that of the first row counts"},
	closedAgain:   {"closed already", "stays as it was closed first"},
	cameBack:      {"came back", "its rows from here on do not count"},
	impossible:    {"impossible", ""},
}

// A finding is dirt at a place.
type finding struct {
	line int
	kind dirt
	said string // by package sla
}

// text returns the finding in one line.
func (f finding) text(file, number string) string {
	said := f.said
	if f.kind != impossible {
		said = dirtNames[f.kind].name + ": " + dirtNames[f.kind].rule
	}
	return fmt.Sprintf("%s:%d: %s: %s", file, f.line, printable(number), said)
}

// findings counts what was found.
type findings [len(dirtNames)]int

// text returns the counts in a line, or "" if there are none.
func (f findings) text() string {
	var parts []string
	for kind, n := range f {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, dirtNames[kind].name))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "findings: " + strings.Join(parts, ", ")
}

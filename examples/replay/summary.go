package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// summary tells how the file was read, a remark a line; nothing of a story, whose
// incident is only one of them.
func (p *player) summary() string {
	if p.explain != "" {
		return ""
	}
	zone := p.calculator.Location().String()
	assumed := ""
	if p.assumed && p.file != "" {
		assumed = ", which is assumed (see -zone)"
	}
	asOf := "the last row of each incident"
	if p.now != nil {
		asOf = p.now.Format(time.RFC3339Nano)
	}
	lines := []string{
		p.name + ":",
		fmt.Sprintf("%s in %s, %s refused", count(p.incidents, "incident", "incidents"), count(p.rows, "row", "rows"), count(p.refusals, "row", "rows")),
		fmt.Sprintf("plan %s, on the clock of %s%s", p.calculator.Plan(), zone, assumed),
		"as of " + asOf,
	}
	if p.unopened > 0 {
		lines[3] += ": " + count(p.unopened, "incident was", "incidents were") + " not open yet"
	}
	if found := p.findings.text(); found != "" {
		lines = append(lines, found)
	}
	if p.gaps > 0 {
		lines = append(lines, fmt.Sprintf("%s that the clock skipped: taken as the instant after the gap", count(p.gaps, "reading", "readings")))
	}
	if p.folds > 0 {
		lines = append(lines, fmt.Sprintf("%s that the clock showed twice: taken as the first", count(p.folds, "reading", "readings")))
	}
	if p.recent.Forgot() {
		lines = append(lines, fmt.Sprintf("if an incident came back after %d others, it was taken for a new one", remembered))
	}
	return strings.Join(lines, "\n  ") + "\n"
}

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// printable quotes a text that would not show as it is, such as one with the escape
// sequences of a terminal.
func printable(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}

package main

import (
	"fmt"
	"strings"

	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A summary counts what came out.
type summary struct {
	name       string
	tickets    int
	levels     [10]int // by level
	bestEffort int
	refused    int // rows

	recorded int // tickets whose priority the file had recorded
	agreeing int // those that have the same from us
}

func (s *summary) add(t ticket, d sla.Deadline) {
	s.tickets++
	s.levels[d.Level()]++
	if d.BestEffort() {
		s.bestEffort++
	}
	if t.recorded != 0 {
		s.recorded++
		if t.recorded == d.Level() {
			s.agreeing++
		}
	}
}

// text returns the summary, a remark a line at its end.
func (s *summary) text(remarks []string) string {
	var levels []string
	for l, n := range s.levels {
		if level := priority.Level(l); n > 0 || priority.P1 <= level && level <= priority.P4 {
			levels = append(levels, fmt.Sprintf("%s %d", level, n))
		}
	}
	lines := []string{s.name + ":", fmt.Sprintf("%s (%s), %d best effort, %s refused",
		count(s.tickets, "ticket", "tickets"), strings.Join(levels, ", "), s.bestEffort, count(s.refused, "row", "rows"))}
	lines = append(lines, remarks...)
	if s.recorded > 0 {
		lines = append(lines, fmt.Sprintf("%d of %d recorded priorities agree with ours", s.agreeing, s.recorded))
	}
	return strings.Join(lines, "\n  ") + "\n"
}

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

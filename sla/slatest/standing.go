package slatest

import (
	"strings"
	"time"

	"github.com/dueby/dueby/sla"
)

// Standing returns a status in one line, with instants in the location of Status.At:
//
//	running, due Mon 2026-11-23 11:00 EST, 30m of 3h
//	paused, due if resumed Mon 2026-11-23 10:00 EST, 30m of 3h
//	breached and stopped, due Mon 2026-11-23 11:00 EST, 4h of 3h
//	best effort and running, 2h
//
// It is the state; what the clock does, where the state does not say so; the due
// instant; what is used of the target in force; and what has elapsed in the cycle, as
// "30m of 1h in 2h", where that is not the same.
func Standing(s sla.Status) string {
	var b strings.Builder
	b.WriteString(s.State.String())
	told := s.State == sla.StateMet && s.Phase == sla.PhaseStopped || s.State.String() == s.Phase.String()
	if !told {
		b.WriteString(" and " + s.Phase.String())
	}
	loc := s.At.Location()
	if due, ok := s.Due(); ok {
		b.WriteString(", due " + formatInstant(due.In(loc)))
	} else if due, ok := s.DueIfResumed(); ok {
		b.WriteString(", due if resumed " + formatInstant(due.In(loc)))
	}
	if s.Err != nil {
		b.WriteString(", " + s.Err.Error())
	}
	if s.Phase == sla.PhaseNotStarted {
		return b.String()
	}
	b.WriteString(", " + formatDuration(s.Used))
	if s.Budget > 0 {
		b.WriteString(" of " + formatDuration(s.Budget))
	}
	if s.Elapsed != s.Used {
		b.WriteString(" in " + formatDuration(s.Elapsed))
	}
	return b.String()
}

// Pieces returns the pieces of an explanation, one a line, with instants in the
// location of each:
//
//	Wed 2026-11-25 16:00 EST to 17:00: counted
//	Wed 2026-11-25 17:00 EST to Thu 2026-11-26 00:00 EST: outside hours
//	Thu 2026-11-26 00:00 EST to Fri 2026-11-27 00:00 EST: holiday, Thanksgiving Day
//
// Of an end on the same date and offset, only the time of day is told.
func Pieces(pieces []sla.Piece) []string {
	lines := make([]string, 0, len(pieces))
	for _, p := range pieces {
		line := formatInstant(p.Start) + " to " + formatEnd(p.Start, p.End) + ": " + p.Label.String()
		if p.Name != "" {
			line += ", " + p.Name
		}
		lines = append(lines, line)
	}
	return lines
}

func formatEnd(start, end time.Time) string {
	text := formatInstant(end)
	words := strings.Fields(text)
	_, before := start.Zone()
	_, after := end.Zone()
	if len(words) == 4 && before == after && start.Format(time.DateOnly) == end.Format(time.DateOnly) {
		return words[2]
	}
	return text
}

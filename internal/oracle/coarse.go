package oracle

import (
	"slices"
	"time"

	"github.com/dueby/dueby/internal/zones"
)

// Coarse returns the clock with the longest step that is right for instants in
// [from, to]: an hour for Paris and Monday to Friday 08:00-17:00, a second as
// soon as anything is odd. It is what makes the oracle fast enough to look
// across months; tests near a transition should also ask the plain clock.
func (c Clock) Coarse(from, to time.Time) Clock {
	step := Day
	common := func(n int) {
		for n = max(n, -n); n != 0; {
			step, n = n, step%n
		}
	}
	clocks := []Clock{c}
	for len(clocks) > 0 {
		c := clocks[0]
		clocks = append(clocks[1:], c.Parts...)
		for s := &c.Schedule; s != nil; s = s.Next {
			for _, hours := range s.allHours() {
				common(hours.Open)
				common(hours.Close)
			}
		}
		common(zones.Offset(c.Loc, from))
		for _, t := range zones.Transitions(c.Loc, from, to) {
			common(int(t.Unix() % Day))
			common(zones.Offset(c.Loc, t))
		}
	}
	c.Step = time.Duration(step) * time.Second
	return c
}

// allHours returns every hours of s, but for those of what comes next.
func (s *Schedule) allHours() []Hours {
	all := slices.Concat(s.Week[:]...)
	for _, hours := range s.Special {
		all = append(all, hours...)
	}
	for _, cuts := range s.Cuts {
		for _, c := range cuts {
			all = append(all, c.Hours)
		}
	}
	return all
}

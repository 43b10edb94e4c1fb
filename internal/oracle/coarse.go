package oracle

import (
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
	for _, hours := range c.Schedule.Week {
		for _, h := range hours {
			common(h.Open)
			common(h.Close)
		}
	}
	for _, hours := range c.Schedule.Special {
		for _, h := range hours {
			common(h.Open)
			common(h.Close)
		}
	}
	common(zones.Offset(c.Loc, from))
	for _, t := range zones.Transitions(c.Loc, from, to) {
		common(int(t.Unix() % Day))
		common(zones.Offset(c.Loc, t))
	}
	c.Step = time.Duration(step) * time.Second
	return c
}

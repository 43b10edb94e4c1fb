package main

import "github.com/dueby/dueby/sla"

// A tally counts the cycles of a metric and a priority by how they stand.
type tally struct {
	met, breached int
	pending       int // on time so far
	untargeted    int // nothing is promised
	elapsed       histogram
}

func (t *tally) add(s sla.Status) {
	switch s.State {
	case sla.StateMet:
		t.met++
	case sla.StateBreached:
		t.breached++
	case sla.StateRunning, sla.StatePaused:
		t.pending++
	default:
		t.untargeted++
	}
	// Best effort has no clock that could tell how long it took.
	if s.Err == nil && s.State != sla.StateBestEffort {
		t.elapsed.add(s.Elapsed)
	}
}

func (t *tally) merge(other *tally) {
	t.met += other.met
	t.breached += other.breached
	t.pending += other.pending
	t.untargeted += other.untargeted
	t.elapsed.merge(&other.elapsed)
}

func (t *tally) count() int { return t.met + t.breached + t.pending + t.untargeted }

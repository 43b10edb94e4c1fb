package oracle

import "time"

// NextOpen returns the earliest open instant in [t, t+limit).
func (c Clock) NextOpen(t time.Time, limit time.Duration) (time.Time, bool) {
	return c.next(t, limit, true)
}

// NextClose returns the earliest instant in [t, t+limit) that is not open.
func (c Clock) NextClose(t time.Time, limit time.Duration) (time.Time, bool) {
	return c.next(t, limit, false)
}

// PrevOpen returns the latest opening in [t-limit, t]: an open instant with a
// closed one just before it.
func (c Clock) PrevOpen(t time.Time, limit time.Duration) (time.Time, bool) {
	return c.previous(t, limit, true)
}

// PrevClose returns the latest closing in [t-limit, t]: a closed instant with
// an open one just before it.
func (c Clock) PrevClose(t time.Time, limit time.Duration) (time.Time, bool) {
	return c.previous(t, limit, false)
}

func (c Clock) next(t time.Time, limit time.Duration, open bool) (time.Time, bool) {
	for start := range c.forward(t, t.Add(limit)) {
		if c.IsOpen(start) == open {
			return c.answer(start)
		}
	}
	return time.Time{}, false
}

// previous looks at the points of the grid only: no edge lies between them. The
// first supported instant is no edge, for nothing is known of what came before.
func (c Clock) previous(t time.Time, limit time.Duration, open bool) (time.Time, bool) {
	for edge := t.Truncate(c.step()); !edge.Before(t.Add(-limit)); edge = edge.Add(-c.step()) {
		before := edge.Add(-1)
		if c.IsOpen(edge) == open && c.IsOpen(before) != open && Supported(before) {
			return c.answer(edge)
		}
	}
	return time.Time{}, false
}

// Span is a stretch of time, [Start, End), of which the schedule says the same.
type Span struct {
	Start, End time.Time
	Reading
}

// Spans returns the maximal spans that tile [from, to), cut only there.
func (c Clock) Spans(from, to time.Time) []Span {
	var spans []Span
	for start, end := range c.forward(from, to) {
		reading := c.At(start)
		if n := len(spans); n > 0 && spans[n-1].Reading == reading {
			spans[n-1].End = end.In(c.Loc)
			continue
		}
		spans = append(spans, Span{start.In(c.Loc), end.In(c.Loc), reading})
	}
	return spans
}

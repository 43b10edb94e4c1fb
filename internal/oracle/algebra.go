package oracle

import "time"

// Op is how clocks are put together.
type Op string

// The operations: open when any part is, when all are, when the first is and no
// other, when the only part is not.
const (
	Union        Op = "union"
	Intersection Op = "intersection"
	Difference   Op = "difference"
	Complement   Op = "complement"
)

// together asks every part about t. The part that decided is the first of those
// that would have been enough for the answer; where it takes all of them, the
// first. Its name goes before the name of the part that decided within it.
func (c Clock) together(t time.Time) Reading {
	parts := make([]Reading, len(c.Parts))
	var open, closed []int
	for i, p := range c.Parts {
		parts[i] = p.At(t)
		if parts[i].Open {
			open = append(open, i)
		} else {
			closed = append(closed, i)
		}
	}
	by, is := 0, false
	switch c.Op {
	case Union:
		if is = len(open) > 0; is {
			by = open[0]
		}
	case Intersection:
		if is = len(closed) == 0; !is {
			by = closed[0]
		}
	case Difference:
		is = parts[0].Open && len(open) == 1
		if parts[0].Open && !is {
			by = open[1]
		}
	case Complement:
		is = !parts[0].Open
	}
	decided := parts[by]
	decided.Open = is
	decided.Part = c.Parts[by].known(decided.Part)
	return decided
}

// known returns how a part within c is known outside.
func (c Clock) known(within string) string {
	name := c.Name
	if name == "" && c.Op == "" {
		name = c.Loc.String()
	}
	if name != "" && within != "" {
		return name + "/" + within
	}
	return name + within
}

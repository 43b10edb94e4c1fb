package plan

import (
	"math"
	"slices"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/priority"
)

// A ground is where targets are tried: hours in a location, and instants at which tickets
// may be opened.
type ground struct {
	calendar *calendar.Calendar
	starts   []time.Time   // the first and the last of all, the first and the last open one of each date, and where hours begin and end
	most     time.Duration // the most open time within Checks.MaxDays days
}

// groundOf returns the ground of hours.
func (l *linter) groundOf(c *calendar.Calendar) *ground {
	g := &ground{calendar: c, starts: []time.Time{l.from}}
	for d := l.From; d != l.Until; d = d.AddDays(1) {
		start, end := l.start(d), l.start(d.AddDays(1))
		if open, err := c.NextOpen(start); err == nil && open.Before(end) {
			g.starts = append(g.starts, open)
		}
		if last, err := c.Add(end, -1); err == nil && !last.Before(start) {
			g.starts = append(g.starts, last)
		}
	}
	l.openings(c, func(o calendar.Opening) { g.starts = append(g.starts, o.Open, o.Close.Add(-1), o.Close) })
	g.starts = append(g.starts, l.until.Add(-1))
	slices.SortFunc(g.starts, time.Time.Compare)
	g.starts = slices.CompactFunc(g.starts, time.Time.Equal)
	if l.MaxDays > 0 {
		// Of all windows of so many days, one that begins with an opening holds the most: to
		// begin earlier adds closed time, and to begin later in a run of hours takes away as
		// much as it may add. The last may begin before an opening that is too late.
		g.window(l.until, l.maxTime())
		l.openings(c, func(o calendar.Opening) { g.window(o.Open, l.maxTime()) })
	}
	return g
}

// window looks whether a window of time holds the most open time.
func (g *ground) window(start time.Time, length time.Duration) {
	open, err := g.calendar.Between(start, start.Add(length))
	if err != nil {
		open = math.MaxInt64 // it cannot be known
	}
	g.most = max(g.most, open)
}

// start returns when a date begins. Those that are looked at have a beginning.
func (l *linter) start(d calendar.Date) time.Time {
	at, _ := d.At(calendar.TimeOfDay{}, l.Location)
	return at
}

func (l *linter) maxTime() time.Duration { return time.Duration(l.MaxDays) * 24 * time.Hour }

// trials returns the starts of the ground, and the cutoffs of the targets, which are the
// last instants that they count for the same day.
func (l *linter) trials(g *ground, targets ...Target) []time.Time {
	starts := g.starts
	for _, t := range targets {
		if t.rule.kind != byTime || t.rule.cutoff.Compare(endOfTheDay) == 0 {
			continue
		}
		starts = slices.Clip(starts)
		for d := l.From; d != l.Until; d = d.AddDays(1) {
			if at, err := d.At(t.rule.cutoff, l.Location); err == nil && g.calendar.IsOpen(at) {
				starts = append(starts, at)
			}
		}
	}
	return starts
}

// An offer is a plan with its ground, nil for best effort, and its place.
type offer struct {
	Plan
	ground *ground
	place  string
}

// targets looks at the targets of a metric.
func (l *linter) targets(o *offer, m Metric) {
	for level := priority.P1; level <= o.LastLevel(); level++ {
		place := o.place + pointer("targets", metricNames[m], level.String())
		target, ok := o.Target(m, level)
		if ok && l.reach(o.ground, target, place) {
			l.slow(o.ground, target, place)
		}
		for other := level + 1; other <= o.LastLevel(); other++ {
			next, promised := o.Target(m, other)
			if !promised {
				continue
			}
			if !ok {
				l.find(InvertedTargets, place, "no target, while %s has %s", other, next)
			} else if at, longer := l.longer(o.ground, target, next); longer {
				l.find(InvertedTargets, place, "%s is longer than %s of %s, for a ticket opened at %s",
					target, next, other, at.Format(time.RFC3339Nano))
			}
			break
		}
	}
}

// reach reports whether a target can be reached.
func (l *linter) reach(g *ground, t Target, place string) bool {
	_, err := t.Due(g.calendar, l.from)
	if err != nil {
		l.find(Unreachable, place, "%s is not reached in the years up to 9999, for a ticket opened on %s", t, l.From)
	}
	return err == nil
}

// slow looks whether a target always takes more than so many days.
func (l *linter) slow(g *ground, t Target, place string) {
	if l.MaxDays == 0 {
		return
	}
	if open, ok := t.Duration(); ok {
		if open > g.most {
			l.find(Slow, place, "%s takes more than %d days, which hold at most %s of open time", t, l.MaxDays, Target{open: g.most})
		}
		return
	}
	for _, start := range l.trials(g, t) {
		if due, err := t.Due(g.calendar, start); err == nil && !due.After(start.Add(l.maxTime())) {
			return
		}
	}
	l.find(Slow, place, "%s takes more than %d days, whenever the ticket is opened", t, l.MaxDays)
}

// longer reports whether a target is due after another for some start, and for which.
func (l *linter) longer(g *ground, t, u Target) (start time.Time, longer bool) {
	for _, start := range l.trials(g, t, u) {
		a, errA := t.Due(g.calendar, start)
		b, errB := u.Due(g.calendar, start)
		if errA == nil && errB == nil && a.After(b) {
			return start, true
		}
	}
	return time.Time{}, false
}

// price looks whether a plan is better in something than each of the cheaper ones.
func (l *linter) price(o *offer, offers []offer, cheaper []int) {
	for _, i := range cheaper {
		if p := &offers[i]; !l.better(o, p) {
			l.find(NoBetter, o.place, "%s has nothing that %s, which is cheaper, has not", o, p)
			return
		}
	}
}

// better reports whether o has something that p has not.
func (l *linter) better(o, p *offer) bool {
	mine, theirs := o.held().entitlements(), p.held().entitlements()
	for i := range mine {
		for _, word := range *mine[i].words {
			if !slices.Contains(*theirs[i].words, word) {
				return true
			}
		}
	}
	for m := FirstResponse; m <= Resolution; m++ {
		for level := priority.P1; level <= o.LastLevel(); level++ {
			t, ok := o.Target(m, level)
			if !ok {
				continue
			}
			u, ok := p.Target(m, level)
			if !ok || l.sooner(o.ground, t, p.ground, u) {
				return true
			}
		}
	}
	return false
}

// sooner reports whether a target in its hours is due before another in others, for some
// start.
func (l *linter) sooner(g *ground, t Target, h *ground, u Target) bool {
	for _, start := range slices.Concat(l.trials(g, t), l.trials(h, u)) {
		a, errA := t.Due(g.calendar, start)
		b, errB := u.Due(h.calendar, start)
		if errA == nil && (errB != nil || a.Before(b)) {
			return true
		}
	}
	return false
}

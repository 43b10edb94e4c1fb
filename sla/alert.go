package sla

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// An Alert says that a commitment has used a share of its target. It has one instant
// and one identity, however often a log is replayed. It is plain data; compare with
// Equal, not with ==.
type Alert struct {
	Metric  plan.Metric
	Cycle   int // from 1
	Percent int // of the target's open time
	At      time.Time
	Level   priority.Level
	Plan    string
	// CycleEvent and CommitmentEvent identify the events that began the cycle and the
	// commitment, by their ID, or by instant, kind and Seq where they have none.
	CycleEvent, CommitmentEvent string
}

// Key returns the identity of the alert within its ticket: the metric, the events
// that began the cycle and the commitment, and the per cent.
func (a Alert) Key() string {
	return metricText(a.Metric) + "/" + strconv.Quote(a.CycleEvent) + "/" + strconv.Quote(a.CommitmentEvent) + "/" + strconv.Itoa(a.Percent)
}

// String returns the alert in one line, as in "2026-11-23 10:15:00 CET first response
// 75%: standard P2", or "... resolution 75% of cycle 2: standard P2".
func (a Alert) String() string {
	return wall(a.At) + " " + a.Metric.String() + " " + strconv.Itoa(a.Percent) + "%" + ofCycle(a.Cycle) + ": " + judgedBy(a.Plan, a.Level)
}

// Equal reports whether a and b are the same in everything, their instants as
// instants.
func (a Alert) Equal(b Alert) bool {
	same := a.At.Equal(b.At)
	a.At = b.At
	return same && a == b
}

func metricText(m plan.Metric) string {
	text, _ := m.MarshalText()
	return string(text)
}

// Alerts returns the alerts that have fired by an instant, that instant included, in
// the order of their own. The one at 100 per cent fires at the due instant, unless
// the clock was stopped by then. What fired by an instant does not depend on events
// after it: a caller that stores the keys of what it has sent loses none and repeats
// none.
func (t *Ticket) Alerts(until time.Time) (alerts []Alert) {
	n := t.by(until)
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		c := t.courses[m-1].Load()
		if c == nil { // without a target
			continue
		}
		for i := range c.in(n) + 1 {
			in, terms := &c.commitments[i], c.terms(i)
			for _, percent := range c.clock(i).plan.thresholds {
				at, ok := c.reaches(i, percent)
				if !ok || later(at, until) {
					break // and so is the next
				}
				start, begin := t.event(in.start), t.event(in.begin)
				alerts = append(alerts, Alert{
					Metric: m, Cycle: int(in.cycle), Percent: percent, At: at, Level: terms.level, Plan: terms.plan,
					CycleEvent: start.key(), CommitmentEvent: begin.key(),
				})
			}
		}
	}
	slices.SortStableFunc(alerts, func(a, b Alert) int {
		return cmp.Or(compareInstants(a.At, b.At), cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Percent, b.Percent))
	})
	return alerts
}

// Next returns the next instant after the given one at which anything will change: an
// event of the log, an alert, a due instant. ok is false if nothing will, unless
// another event comes. A breach shows in the Status of every instant after the due
// one.
func (t *Ticket) Next(after time.Time) (next time.Time, ok bool) {
	n := t.by(after)
	if int(n) < len(t.moments) {
		next, ok = t.at(n), true
	}
	soonest := func(at time.Time) {
		if !ok || later(next, at) {
			next, ok = at, true
		}
	}
	// What begins later does so with an event.
	for m := plan.FirstResponse; m <= plan.Resolution; m++ {
		c := t.courses[m-1].Load()
		if c == nil { // without a target
			continue
		}
		i := c.in(n)
		if i < 0 || c.ended(i, n) {
			continue
		}
		if due, ok := c.reaches(i, 100); ok && later(due, after) {
			soonest(due)
		}
		for _, percent := range c.clock(i).plan.thresholds {
			at, ok := c.reaches(i, percent)
			if ok && later(at, after) {
				soonest(at)
			}
			if !ok || later(at, after) {
				break // what is more is not sooner
			}
		}
	}
	return next, ok
}

// reaches returns the instant at which commitment i has used that many per cent of its
// target; ok is false if it ended before, or just then.
func (c *course) reaches(i int32, percent int) (at time.Time, ok bool) {
	t, in := c.ticket, &c.commitments[i]
	share, ok := perCent(in.budget, percent)
	if !ok || share == 0 {
		return at, false
	}
	switch {
	case in.carried > share:
		at = t.at(in.begin).In(c.clock(i).location())
	case percent == 100:
		at, ok = c.due(i, c.last(i))
	default:
		at, ok = c.reach(share-in.carried, i, c.last(i))
	}
	if !ok {
		return at, false
	}
	switch {
	case in.end >= 0:
		return at, later(t.at(in.end), at)
	case t.cancelled >= 0:
		return at, later(t.at(t.cancelled), at)
	}
	return at, true
}

// perCent returns n per cent of d, rounded up to the nanosecond; ok is false if that
// is more than a time.Duration holds.
func perCent(d time.Duration, n int) (_ time.Duration, ok bool) {
	hi, lo := bits.Mul64(uint64(d), uint64(n))
	lo, carry := bits.Add64(lo, 99, 0)
	if hi += carry; hi >= 100 {
		return 0, false
	}
	share, _ := bits.Div64(hi, lo, 100)
	return time.Duration(share), share <= math.MaxInt64
}

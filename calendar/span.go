package calendar

import (
	"fmt"
	"iter"
	"time"
)

// A Span is a run of instants [Start, End) in which a calendar is open, or not,
// for one cause. Compare spans with Equal, not with ==: they hold a time.Time.
type Span struct {
	Start, End time.Time
	Open       bool
	Cause      Cause
}

// Duration returns the time from Start to End.
func (s Span) Duration() time.Duration { return s.End.Sub(s.Start) }

// Equal reports whether s and u are the same instants, open or not alike, for the
// same cause.
func (s Span) Equal(u Span) bool {
	return s.Start.Equal(u.Start) && s.End.Equal(u.End) && s.Open == u.Open && s.Cause == u.Cause
}

// String returns the span in one line, as in
// "2026-12-24 17:00 CET to 2026-12-25 00:00 CET: closed, outside hours".
func (s Span) String() string {
	layout := layoutOf(s.Start, s.End)
	state := "closed"
	if s.Open {
		state = "open"
	}
	return fmt.Sprintf("%s to %s: %s, %s", s.Start.Format(layout), s.End.Format(layout), state, s.Cause)
}

// layoutOf returns the layout in which instants lose nothing.
func layoutOf(instants ...time.Time) string {
	for _, t := range instants {
		if t.Second() > 0 || t.Nanosecond() > 0 {
			return "2006-01-02 15:04:05.999999999 MST"
		}
	}
	return "2006-01-02 15:04 MST"
}

// Spans returns the spans that tile [from, to), in order: the first starts at
// from, each next one where the last ended, and the last ends at to. They are
// maximal: neighbours differ in being open or in their cause. The spans are made
// as they are asked for; there are none if from and to are the same instant. Spans
// returns an error that matches [ErrRange] if from or to is outside the years 1 to
// 9999, and another if to is before from.
func (c *Calendar) Spans(from, to time.Time) (iter.Seq[Span], error) {
	for _, t := range []time.Time{from, to} {
		if _, _, ok := split(t); !ok {
			return nil, instantError{t}
		}
	}
	if to.Before(from) {
		return nil, fmt.Errorf("calendar: spans from %s to %s: the end is before the start",
			from.Format(time.RFC3339Nano), to.Format(time.RFC3339Nano))
	}
	return func(yield func(Span) bool) {
		if from.Equal(to) {
			return
		}
		// The span that grows until the next piece differs from it.
		last := Span{Start: from.In(c.Location())}
		started, stopped := false, false
		c.held().pieces(from.Unix(), ceilSecond(to), func(p piece) bool {
			if started && (p.open != last.Open || p.cause != last.Cause) {
				last.End = c.instant(p.start, 0)
				if stopped = !yield(last); stopped {
					return false
				}
				last.Start = last.End
			}
			last.Open, last.Cause, started = p.open, p.cause, true
			return true
		})
		if !stopped {
			last.End = to.In(c.Location())
			yield(last)
		}
	}, nil
}

func ceilSecond(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}

// A piece is a run of seconds [start, end) that is open, or not, for one cause.
type piece struct {
	start, end int64
	open       bool
	cause      Cause
}

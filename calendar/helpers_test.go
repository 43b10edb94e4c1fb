package calendar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// in returns the calendar of s in the zone of that name.
func in(tb testing.TB, s calendar.Schedule, zone string) *calendar.Calendar {
	tb.Helper()
	c, err := s.In(zones.Load(zone))
	if err != nil {
		tb.Fatalf("In(%s): %v", zone, err)
	}
	return c
}

// hours returns the hours written "08:00-17:00,18:00-19:00", on every day alike.
func hours(text string) []calendar.Hours {
	var hs []calendar.Hours
	for part := range strings.SplitSeq(text, ",") {
		opens, closes, ok := strings.Cut(part, "-")
		if !ok {
			panic("hours " + text)
		}
		hs = append(hs, calendar.Hours{
			Open:  calendar.MustParseTimeOfDay(opens),
			Close: calendar.MustParseTimeOfDay(closes),
		})
	}
	return hs
}

func date(text string) calendar.Date { return calendar.MustParseDate(text) }

// Layouts of an instant: RFC 3339, and the same for offsets with seconds, as
// local mean times have them.
const (
	rfc3339     = "2006-01-02T15:04:05.999999999Z07:00"
	rfc3339Mean = "2006-01-02T15:04:05.999999999Z07:00:00"
)

// at reads an instant.
func at(text string) time.Time {
	t, err := time.Parse(rfc3339, text)
	if err != nil {
		if t, err = time.Parse(rfc3339Mean, text); err != nil {
			panic(err)
		}
	}
	return t
}

// reads writes an instant as at reads it, in its own location.
func reads(t time.Time) string {
	if _, offset := t.Zone(); offset%60 != 0 {
		return t.Format(rfc3339Mean)
	}
	return t.Format(rfc3339)
}

// answer writes what a question was answered.
func answer(t time.Time, err error) string {
	if err != nil {
		if !t.IsZero() {
			return fmt.Sprintf("%s with %v", reads(t), err)
		}
		return err.Error()
	}
	return reads(t)
}

// A run is a stretch of open time [start, end).
type run struct{ start, end time.Time }

func (r run) equal(s run) bool { return r.start.Equal(s.start) && r.end.Equal(s.end) }

// runs reads runs written "start/end".
func runs(texts []string) []run {
	var rs []run
	for _, text := range texts {
		start, end, ok := strings.Cut(text, "/")
		if !ok {
			panic("run " + text)
		}
		rs = append(rs, run{at(start), at(end)})
	}
	return rs
}

// list writes runs, in loc.
func list(rs []run, loc *time.Location) []string {
	var texts []string
	for _, r := range rs {
		texts = append(texts, reads(r.start.In(loc))+"/"+reads(r.end.In(loc)))
	}
	return texts
}

// openRuns returns the open time of [from, to) as Spans has it.
func openRuns(tb rapid.TB, c *calendar.Calendar, from, to time.Time) []run {
	tb.Helper()
	spans, err := c.Spans(from, to)
	if err != nil {
		tb.Fatalf("Spans(%s, %s): %v", reads(from), reads(to), err)
	}
	var rs []run
	for span := range spans {
		switch n := len(rs); {
		case !span.Open:
		case n > 0 && rs[n-1].end.Equal(span.Start):
			rs[n-1].end = span.End
		default:
			rs = append(rs, run{span.Start, span.End})
		}
	}
	return rs
}

// checkRuns fails unless c is open in [from, to) exactly in those runs, in the
// eyes of every method. The first may begin before from, the last end after to.
func checkRuns(tb rapid.TB, c *calendar.Calendar, from, to time.Time, want []run) {
	tb.Helper()
	got := openRuns(tb, c, from, to)
	if !slices.EqualFunc(want, got, run.equal) {
		tb.Errorf("Spans(%s, %s), open ones (-want +got):\n%s", reads(from), reads(to), cmp.Diff(list(want, c.Location()), list(got, c.Location())))
		return // the other methods would only repeat it
	}
	k := checker{tb, c}
	var open time.Duration // before the run
	last := from           // where the run before ended
	for i, r := range want {
		k.closedTime(last, r.start)
		if i > 0 {
			k.since(last, r.start, want[i-1].start, last, want[i-1].start.After(from), true)
		}
		k.since(r.start, r.end, r.start, last, r.start.After(from), i > 0)
		if r.start.After(from) {
			k.opening(r.start, r.start.Before(to))
			k.instant("NextOpen", last, r.start)(c.NextOpen(last))
			k.instant("Add 0", last, r.start)(c.Add(last, 0))
			if i > 0 {
				k.instant("PrevClose", r.start, last)(c.PrevClose(r.start))
			}
		}
		k.openTime(r)
		k.between(from, r.start, open)
		length := r.end.Sub(r.start)
		open += length
		k.between(from, r.end, open)
		if r.end.Before(to) {
			k.closing(r)
			k.instant("Add", from, r.end)(c.Add(from, open)) // used up exactly at closing
			if i+1 < len(want) {
				k.instant("Add 1 ns more", from, want[i+1].start.Add(1))(c.Add(from, open+1))
			}
		}
		last = r.end
	}
	if last.Before(to) {
		k.closedTime(last, to)
	}
	k.backwards(from, to, want, open)
}

// A checker asks one calendar many questions whose answers are known.
type checker struct {
	tb rapid.TB
	c  *calendar.Calendar
}

// instant returns the check of one answer.
func (k checker) instant(what string, t, want time.Time) func(time.Time, error) {
	k.tb.Helper()
	return func(got time.Time, err error) {
		k.tb.Helper()
		if err != nil || !got.Equal(want) || got.Location() != k.c.Location() {
			k.tb.Errorf("%s from %s: %s, want %s", what, reads(t.In(k.c.Location())), answer(got, err), reads(want.In(k.c.Location())))
		}
	}
}

func (k checker) isOpen(t time.Time, want bool) {
	k.tb.Helper()
	if got := k.c.IsOpen(t); got != want {
		k.tb.Errorf("IsOpen(%s) = %t, want %t", reads(t.In(k.c.Location())), got, want)
	}
}

func (k checker) between(a, b time.Time, want time.Duration) {
	k.tb.Helper()
	if got, err := k.c.Between(a, b); err != nil || got != want {
		k.tb.Errorf("Between(%s, %s) = %v, %v, want %v", reads(a), reads(b), got, err, want)
	}
	if got, err := k.c.Between(b, a); err != nil || got != -want {
		k.tb.Errorf("Between(%s, %s) = %v, %v, want %v", reads(b), reads(a), got, err, -want)
	}
}

// opening checks an opening and the instant before it.
func (k checker) opening(start time.Time, within bool) {
	k.tb.Helper()
	if !within {
		return
	}
	k.isOpen(start.Add(-1), false)
	k.instant("PrevOpen", start, start)(k.c.PrevOpen(start))
	k.instant("NextOpen", start.Add(-1), start)(k.c.NextOpen(start.Add(-1)))
	k.instant("NextClose", start.Add(-1), start.Add(-1))(k.c.NextClose(start.Add(-1)))
}

// closing checks the end of a run and the instant before it.
func (k checker) closing(r run) {
	k.tb.Helper()
	k.isOpen(r.end, false)
	k.instant("NextClose", r.start, r.end)(k.c.NextClose(r.start))
	k.instant("NextClose", r.end.Add(-1), r.end)(k.c.NextClose(r.end.Add(-1)))
	k.instant("NextClose", r.end, r.end)(k.c.NextClose(r.end))
	k.instant("PrevClose", r.end, r.end)(k.c.PrevClose(r.end))
	k.instant("Add", r.start, r.end)(k.c.Add(r.start, r.end.Sub(r.start)))
	k.instant("Add -1 ns", r.end, r.end.Add(-1))(k.c.Add(r.end, -1))
}

// openTime checks instants within a run.
func (k checker) openTime(r run) {
	k.tb.Helper()
	length := r.end.Sub(r.start)
	for _, t := range []time.Time{r.start, r.start.Add(length / 3), r.end.Add(-1)} {
		k.isOpen(t, true)
		k.instant("NextOpen", t, t)(k.c.NextOpen(t))
		k.instant("Add 0", t, t)(k.c.Add(t, 0))
		k.instant("Add", r.start, t.Add(1))(k.c.Add(r.start, t.Add(1).Sub(r.start)))
		k.instant("Add", r.end, t)(k.c.Add(r.end, -r.end.Sub(t)))
	}
}

// since checks the latest edges from within [from, to), where they are known.
func (k checker) since(from, to, opened, closed time.Time, openedKnown, closedKnown bool) {
	k.tb.Helper()
	if !from.Before(to) {
		return
	}
	for _, t := range []time.Time{from.Add(to.Sub(from) / 3), to.Add(-1)} {
		if openedKnown {
			k.instant("PrevOpen", t, opened)(k.c.PrevOpen(t))
		}
		if closedKnown {
			k.instant("PrevClose", t, closed)(k.c.PrevClose(t))
		}
	}
}

// closedTime checks instants of a stretch without open time.
func (k checker) closedTime(from, to time.Time) {
	k.tb.Helper()
	if !from.Before(to) {
		return
	}
	for _, t := range []time.Time{from, from.Add(to.Sub(from) / 3), to.Add(-1)} {
		k.isOpen(t, false)
		k.instant("NextClose", t, t)(k.c.NextClose(t))
	}
}

// backwards checks what goes back from to.
func (k checker) backwards(from, to time.Time, want []run, open time.Duration) {
	k.tb.Helper()
	total := open
	for i, r := range slices.Backward(want) {
		until := to.Add(-1) // just before the next one opens
		if i+1 < len(want) {
			until = want[i+1].start.Add(-1)
		}
		if r.start.After(from) {
			k.instant("PrevOpen", until, r.start)(k.c.PrevOpen(until))
		}
		if r.end.Before(to) {
			k.instant("PrevClose", until, r.end)(k.c.PrevClose(until))
		}
		k.between(r.end, to, total-open)
		open -= r.end.Sub(r.start)
		k.between(r.start, to, total-open)
		k.instant("Add", to, r.start)(k.c.Add(to, open-total)) // back to the opening, not before
		if i > 0 && r.start.After(from) {
			k.instant("Add 1 ns less", to, want[i-1].end.Add(-1))(k.c.Add(to, open-total-1))
		}
	}
}

// soon fails the test if f takes longer than anything short of a hang.
func soon(tb testing.TB, f func()) {
	tb.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		tb.Fatal("no answer in 20 s")
	}
}

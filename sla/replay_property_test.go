package sla_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A tale is a drawn log, not sorted, with what replays it.
type tale struct {
	calculator *sla.DeadlineCalculator
	log        []sla.Event
}

// anyTale draws plans and a log of a few days in any zone, to the nanosecond. Seq is
// not set, so that the order of equal instants is that of the kinds.
func anyTale(t *rapid.T) tale {
	name := zones.Zone().Draw(t, "zone")
	loc := zones.Load(name)
	var services []sla.Service
	shift, err := calendar.MustParseSchedule("Mo-Su 22:00-06:00").In(loc)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []plan.Plan{plan.Standard(), plan.Premium(), plan.Community()} {
		derived, facts := anyTerms(t, p)
		services = append(services, sla.Serve(derived, sla.WithCalendar(shifts, shift),
			sla.WithSchedule(calendar.MustParseSchedule(modelHours[facts.Hours].notation))))
	}
	desk, err := sla.NewDesk(services...)
	if err != nil {
		t.Fatal(err)
	}
	var x tale
	if x.calculator, err = desk.Calculator(rapid.SampledFrom([]string{"standard", "premium", "community"}).Draw(t, "plan"), name); err != nil {
		t.Fatal(err)
	}
	start := zones.Instant(loc).Draw(t, "start")
	level := rapid.SampledFrom(levels)
	x.log = append(x.log, sla.Opened(start, level.Draw(t, "level")))
	for range rapid.IntRange(0, 14).Draw(t, "events") {
		e := sla.Event{Kind: sla.EventKind(rapid.IntRange(int(sla.KindAgentReplied), int(sla.KindReopened)).Draw(t, "kind")), At: start.Add(offset().Draw(t, "offset"))}
		switch e.Kind {
		case sla.KindCancelled:
			if rapid.Bool().Draw(t, "not cancelled") {
				e.Kind = sla.KindPaused
			}
		case sla.KindPrioritySet:
			e.Level = level.Draw(t, "level")
		case sla.KindPlanChanged:
			e = sla.PlanChanged(e.At, rapid.SampledFrom([]string{"standard", "premium", "community", "gold"}).Draw(t, "name"))
		case sla.KindCalendarChanged:
			e = sla.CalendarChanged(e.At, rapid.SampledFrom([]string{shifts, "UTC", "Australia/Lord_Howe", name}).Draw(t, "name"))
		}
		if rapid.IntRange(0, 9).Draw(t, "same instant") == 9 {
			e.At = x.log[len(x.log)-1].At
		}
		if rapid.Bool().Draw(t, "named") {
			e.ID = rapid.StringMatching("[a-z]{2}").Draw(t, "ID")
		}
		x.log = append(x.log, e)
	}
	return x
}

// offset draws how long after the opening something happens; seldom, before it.
func offset() *rapid.Generator[time.Duration] {
	scaled := func(unit time.Duration, first, last int) *rapid.Generator[time.Duration] {
		return rapid.Map(rapid.IntRange(first, last), func(n int) time.Duration { return time.Duration(n) * unit })
	}
	return rapid.OneOf(
		scaled(time.Hour, 0, 160), scaled(20*time.Minute, 0, 200), scaled(time.Minute, 0, 5000),
		rapid.Map(rapid.Int64Range(0, int64(100*time.Hour)), func(n int64) time.Duration { return time.Duration(n) }),
		scaled(1, -1, 3),
	)
}

// moments are the instants of a log, those just before and after and between, and
// the due instants.
func (x tale) moments(ticket *sla.Ticket) (moments []time.Time) {
	add := func(at time.Time) {
		moments = append(moments, at.Add(-1), at, at.Add(1), at.Add(3*time.Hour))
	}
	for i, e := range x.log {
		add(e.At)
		if i > 0 {
			moments = append(moments, e.At.Add(x.log[i-1].At.Sub(e.At)/2))
		}
		for _, m := range metrics {
			if due, ok := ticket.Status(m, e.At).Due(); ok {
				add(due)
			}
		}
	}
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal)
}

// same fails unless two tickets stand alike at the moments, metric by metric.
func same(t *rapid.T, what string, a, b *sla.Ticket, moments []time.Time, only ...plan.Metric) {
	if len(only) == 0 {
		only = metrics
	}
	for _, at := range moments {
		for _, m := range only {
			if diff := cmp.Diff(viewOf(a.Status(m, at)), viewOf(b.Status(m, at))); diff != "" {
				t.Fatalf("%s: %v at %v (-before +after):\n%s", what, m, at, diff)
			}
		}
		var of [2][]sla.Alert
		for i, ticket := range []*sla.Ticket{a, b} {
			for _, alert := range ticket.Alerts(at) {
				if slices.Contains(only, alert.Metric) {
					of[i] = append(of[i], alert)
				}
			}
		}
		if diff := cmp.Diff(of[0], of[1]); diff != "" {
			t.Fatalf("%s: alerts by %v (-before +after):\n%s", what, at, diff)
		}
	}
}

// TestDeliveryChangesNothing: order, duplicates, and a slice that changes afterwards.
func TestDeliveryChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		before, findings := x.calculator.Replay(x.log...)
		moments := x.moments(before)
		again := rapid.Permutation(append(slices.Clone(x.log), x.log[:rapid.IntRange(0, len(x.log)).Draw(t, "twice")]...)).Draw(t, "delivery")
		after, findingsAfter := x.calculator.Replay(again...)
		clear(again)
		same(t, "delivery", before, after, moments)
		if diff := cmp.Diff(findings, findingsAfter, cmp.Comparer(func(a, b error) bool { return (a == nil) == (b == nil) })); diff != "" {
			t.Fatalf("findings (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(before.Events(), after.Events()); diff != "" {
			t.Fatalf("events (-before +after):\n%s", diff)
		}
		clear(after.Events())
		same(t, "events given out", before, after, moments)
	})
}

// TestWhatWasFoundIsNotThere: a log without the events that do not count is the same
// ticket.
func TestWhatWasFoundIsNotThere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		before, _ := x.calculator.Replay(x.log...)
		after, findings := x.calculator.Replay(before.Events()...)
		for _, f := range findings {
			if f.Kind != sla.NoOpening && f.Kind != sla.Unreachable {
				t.Fatalf("found in what counts: %v", f)
			}
		}
		same(t, "what counts", before, after, x.moments(before))
	})
}

// TestTheFutureChangesNothing: for every prefix of a log in the time of its events, how
// the ticket stands until the next event, its alerts and its commitments are those of
// the full log.
func TestTheFutureChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		// Of two events of one ID, a prefix may hold another first one; and so it may
		// of an opening.
		full, _ := x.calculator.Replay(x.log...)
		x.log = full.Events()
		moments := x.moments(full)
		for n, e := range x.log {
			if n+1 < len(x.log) && x.log[n+1].At.Equal(e.At) {
				continue
			}
			prefix, _ := x.calculator.Replay(x.log[:n+1]...)
			until := slices.DeleteFunc(slices.Clone(moments), func(at time.Time) bool {
				return at.Before(e.At) || n+1 < len(x.log) && !at.Before(x.log[n+1].At)
			})
			same(t, "the future", prefix, full, until)
		}
	})
}

// TestTimeGoesForward: elapsed open time never shrinks within a cycle, and stands while
// the clock does; what is breached stays breached; commitments stay on record.
func TestTimeGoesForward(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		ticket, _ := x.calculator.Replay(x.log...)
		for _, m := range metrics {
			var last sla.Status
			for _, at := range x.moments(ticket) {
				s := ticket.Status(m, at)
				if s.Cycle < last.Cycle || s.Cycle == last.Cycle && s.Elapsed < last.Elapsed || s.Elapsed < 0 || s.Used > s.Elapsed || s.Elapsed > s.Wall() {
					t.Fatalf("%v at %v: cycle %d, elapsed %v, used %v, wall %v after cycle %d, elapsed %v", m, at, s.Cycle, s.Elapsed, s.Used, s.Wall(), last.Cycle, last.Elapsed)
				}
				now, before := s.Commitments(), last.Commitments()
				if s.Cycle == last.Cycle && len(now) < len(before) {
					t.Fatalf("%v at %v: %d commitments after %d", m, at, len(now), len(before))
				}
				for i, c := range before {
					if s.Cycle == last.Cycle && c.State == sla.StateBreached && (now[i].State != sla.StateBreached || !now[i].Breached.Equal(c.Breached)) {
						t.Fatalf("%v at %v: a breach is undone: %+v, was %+v", m, at, now[i], c)
					}
				}
				eventBetween := slices.ContainsFunc(x.log, func(e sla.Event) bool { return e.At.After(last.At) && !e.At.After(at) })
				if !eventBetween && last.Phase == sla.PhasePaused && (s.Elapsed != last.Elapsed || s.State != last.State) {
					t.Fatalf("%v at %v: %v elapsed while paused, %v", m, at, s.Elapsed-last.Elapsed, s.State)
				}
				if n := len(now); n > 0 {
					l := now[n-1]
					if l.State != s.State || l.Used != s.Used || l.Budget != s.Budget || l.Level != s.Level || l.Plan != s.Plan || l.Target != s.Target || !now[0].From.Equal(s.Started) {
						t.Fatalf("%v at %v: the last commitment is %+v, status %+v", m, at, l, s)
					}
				}
				if due, ok := s.Due(); ok && due.Before(s.Started) {
					t.Fatalf("%v at %v: due %v before it began", m, at, due)
				}
				last = s
			}
		}
	})
}

// TestPauseInClosedTimeChangesNothing adds a pause within a closed span, with no event
// in it, and no due instant, as business days may name: after a pause that is not before
// the resumption.
func TestPauseInClosedTimeChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		x.log = slices.DeleteFunc(x.log, func(e sla.Event) bool {
			return e.Kind == sla.KindPlanChanged || e.Kind == sla.KindCalendarChanged
		})
		before, _ := x.calculator.Replay(x.log...)
		x.log = before.Events()
		clock, ok := x.calculator.Calendar()
		if !ok {
			t.Skip("no clock")
		}
		spans, err := clock.Spans(x.log[0].At.Add(-time.Hour), x.log[len(x.log)-1].At.Add(100*time.Hour))
		if err != nil {
			t.Skip(err)
		}
		closed := slices.DeleteFunc(slices.Collect(spans), func(s calendar.Span) bool { return s.Open })
		if len(closed) == 0 {
			t.Skip("never closed")
		}
		span := rapid.SampledFrom(closed).Draw(t, "closed")
		length := int64(span.Duration())
		from := span.Start.Add(time.Duration(rapid.Int64Range(1, length).Draw(t, "from")))
		to := span.End.Add(-time.Duration(rapid.SampledFrom([]int64{0, 1, length / 3}).Draw(t, "left out")))
		busy := slices.ContainsFunc(x.log, func(e sla.Event) bool { return !e.At.Before(from) && !e.At.After(to) })
		for _, m := range metrics {
			due, ok := before.Status(m, from).Due()
			busy = busy || ok && !due.Before(from) && due.Before(to)
		}
		if !from.Before(to) || busy {
			t.Skip("no room")
		}
		after, findings := x.calculator.Replay(append(slices.Clone(x.log), sla.Paused(from, "lunch"), sla.Resumed(to))...)
		if len(findings) > 0 {
			t.Skip("paused, or cancelled")
		}
		moments := slices.DeleteFunc(x.moments(before), func(at time.Time) bool { return !at.Before(from) && at.Before(to) })
		same(t, "a pause in closed time", before, after, moments)
	})
}

// TestPauseInTwoChangesNothing splits a pause: it ends and begins again at one instant.
func TestPauseInTwoChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		before, _ := x.calculator.Replay(x.log...)
		x.log = before.Events()
		pauses := slices.DeleteFunc(slices.Clone(x.log), func(e sla.Event) bool { return e.Kind != sla.KindPaused })
		if len(pauses) == 0 {
			t.Skip("no pause")
		}
		split := rapid.SampledFrom(pauses).Draw(t, "pause").At.Add(time.Duration(rapid.Int64Range(1, int64(30*time.Hour)).Draw(t, "split")))
		if slices.ContainsFunc(x.log, func(e sla.Event) bool { return e.At.Equal(split) }) {
			t.Skip("an end of the pause could be a duplicate")
		}
		after, findings := x.calculator.Replay(append(slices.Clone(x.log), sla.Resumed(split), sla.Paused(split, ""))...)
		if slices.ContainsFunc(findings, func(f sla.Finding) bool { return f.Kind != sla.Unreachable }) {
			t.Skip("not in the pause")
		}
		same(t, "a pause in two", before, after, append(x.moments(before), split.Add(-1), split, split.Add(1)))
	})
}

// TestMetricsMindTheirOwnEvents: no message of the customer's moves anything but the
// next response, and no reply of an agent moves the resolution.
func TestMetricsMindTheirOwnEvents(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		x.log[0].ID = ""
		before, _ := x.calculator.Replay(x.log...)
		x.log = before.Events()
		without := func(kind sla.EventKind) *sla.Ticket {
			ticket, _ := x.calculator.Replay(slices.DeleteFunc(slices.Clone(x.log), func(e sla.Event) bool { return e.Kind == kind })...)
			return ticket
		}
		moments := x.moments(before)
		same(t, "without messages of the customer", before, without(sla.KindCustomerReplied), moments, plan.FirstResponse, plan.Update, plan.Resolution)
		same(t, "without replies of an agent", before, without(sla.KindAgentReplied), moments, plan.Resolution)
		same(t, "without reopenings", before, without(sla.KindReopened), moments, plan.FirstResponse)
	})
}

// TestLevelIsThatOfTheTicket, whatever the rule.
func TestLevelIsThatOfTheTicket(t *testing.T) {
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	for rule := plan.Carry; rule <= plan.Keep; rule++ {
		ticket := replay(t, calculator(t, ruled(t, plan.Standard(), rule), utc),
			sla.Opened(nine, priority.P4), sla.PrioritySet(nine.Add(time.Hour), priority.P2),
			sla.Resolved(nine.Add(2*time.Hour)), sla.PrioritySet(nine.Add(3*time.Hour), priority.P1))
		for hours, want := range map[int]priority.Level{-1: 0, 0: priority.P4, 1: priority.P2, 2: priority.P2, 3: priority.P1} {
			if got := ticket.Level(nine.Add(time.Duration(hours) * time.Hour)); got != want {
				t.Errorf("%v, after %d hours: %v, want %v", rule, hours, got, want)
			}
		}
	}
}

package sla_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/us"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// pieces are an explanation's pieces in lines.
func pieceLines(pieces []sla.Piece, loc *time.Location) (lines []string) {
	for _, p := range pieces {
		line := clockOf(p.Start, loc) + " to " + clockOf(p.End, loc) + " " + p.Label.String()
		if p.Name != "" {
			line += ", " + p.Name
		}
		lines = append(lines, line)
	}
	return lines
}

// TestExplanationTilesAndSums: the pieces tile from the start to the moment, or to the
// stop, and what is counted of them adds up to the time elapsed; those ahead tile from
// the moment to the due instant.
func TestExplanationTilesAndSums(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		ticket, _ := x.calculator.Replay(x.log...)
		cancelled := time.Time{}
		for _, e := range ticket.Events() {
			if e.Kind == sla.KindCancelled {
				cancelled = e.At
			}
		}
		for _, at := range x.moments(ticket) {
			for _, m := range metrics {
				x := ticket.Explain(m, at)
				s := ticket.Status(m, at)
				if diff := cmp.Diff(viewOf(s), viewOf(x.Status)); diff != "" {
					t.Fatalf("%v at %v: status (-want +got):\n%s", m, at, diff)
				}
				if diff := cmp.Diff(s.Commitments(), x.Commitments); diff != "" {
					t.Fatalf("%v at %v: commitments (-want +got):\n%s", m, at, diff)
				}
				end := at
				switch s.Phase {
				case sla.PhaseNotStarted:
					if len(x.Pieces)+len(x.Ahead) > 0 {
						t.Fatalf("%v at %v: pieces before the start", m, at)
					}
					continue
				case sla.PhaseStopped:
					end = s.Stopped
				case sla.PhaseCancelled:
					end = cancelled
				}
				if counted := tile(t, x.Pieces, s.Started, end); counted != s.Elapsed {
					t.Fatalf("%v at %v: %v counted in pieces, %v elapsed", m, at, counted, s.Elapsed)
				}
				due, ok := s.DueIfResumed()
				if d, running := s.Due(); running && s.State == sla.StateRunning && d.After(at) {
					due, ok = d, true
				}
				if !ok {
					due = at
				}
				left, _ := s.Remaining()
				if counted := tile(t, x.Ahead, at, due); ok && counted != max(left, 0) {
					t.Fatalf("%v at %v: %v counted ahead, %v left", m, at, counted, left)
				}
			}
		}
	})
}

// tile fails unless the pieces tile [start, end), maximal, and returns what is counted.
func tile(t *rapid.T, pieces []sla.Piece, start, end time.Time) (counted time.Duration) {
	for i, p := range pieces {
		if !p.Start.Equal(start) || !p.Start.Before(p.End) || p.Label == 0 {
			t.Fatalf("piece %d is %+v, want one from %v", i, p, start)
		}
		if i > 0 && p.Label == pieces[i-1].Label && p.Name == pieces[i-1].Name {
			t.Fatalf("pieces %d and %d are one: %+v", i-1, i, p)
		}
		if p.Label == sla.Counted {
			counted += p.Duration()
		}
		start = p.End
	}
	if !start.Equal(end) {
		t.Fatalf("the pieces end at %v, want %v", start, end)
	}
	return counted
}

// TestWhyIsThisDueInSixDays is the question of a customer the day before Thanksgiving
// 2026, with every reason why time is not counted.
func TestWhyIsThisDueInSixDays(t *testing.T) {
	loc := zone(t, "America/New_York")
	hours := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").
		WithClosed("moving house", calendar.MustParseDate("2026-11-30")).
		WithHours(calendar.MustParseDate("2026-12-01"), hours("10:00", "12:00"))
	c := calculator(t, plan.Standard(), loc, sla.WithSchedule(hours), sla.WithHolidays(us.ThanksgivingDay))
	log := story(t, loc, `
		2026-11-25 16:00 opened P2
		2026-11-25 16:30 paused waiting for the log file
		2026-11-25 16:40 resumed
		2026-11-27 08:20 priority P3`)
	log[3] = log[3].WithReason("Ada", "there is a workaround")
	x := replay(t, c, log...).Explain(plan.FirstResponse, at(t, "2026-11-27 16:00", loc))
	want := []string{
		"Wed 2026-11-25 16:00 to Wed 2026-11-25 16:30 counted",
		"Wed 2026-11-25 16:30 to Wed 2026-11-25 16:40 paused, waiting for the log file",
		"Wed 2026-11-25 16:40 to Wed 2026-11-25 17:00 counted",
		"Wed 2026-11-25 17:00 to Thu 2026-11-26 00:00 outside hours",
		"Thu 2026-11-26 00:00 to Fri 2026-11-27 00:00 holiday, Thanksgiving Day",
		"Fri 2026-11-27 00:00 to Fri 2026-11-27 08:00 outside hours",
		"Fri 2026-11-27 08:00 to Fri 2026-11-27 16:00 counted",
	}
	if diff := cmp.Diff(want, pieceLines(x.Pieces, loc)); diff != "" {
		t.Errorf("pieces (-want +got):\n%s", diff)
	}
	if got := standing(x.Status, loc); got != "breached and running at Fri 2026-11-27 15:10, 8h50m of 8h" {
		t.Errorf("status %s", got)
	}
	x = replay(t, c, log...).Explain(plan.FirstResponse, at(t, "2026-11-27 09:00", loc))
	if len(x.Commitments) != 2 || x.Commitments[1].By != "Ada" || x.Commitments[1].Reason != "there is a workaround" {
		t.Errorf("commitments %+v", x.Commitments)
	}
	log = append(log, sla.Paused(at(t, "2026-11-27 09:00", loc), ""))
	x = replay(t, c, log...).Explain(plan.FirstResponse, at(t, "2026-11-27 16:30", loc))
	want = []string{
		"Fri 2026-11-27 16:30 to Fri 2026-11-27 17:00 counted",
		"Fri 2026-11-27 17:00 to Mon 2026-11-30 00:00 outside hours",
		"Mon 2026-11-30 00:00 to Tue 2026-12-01 00:00 closed date, moving house",
		"Tue 2026-12-01 00:00 to Tue 2026-12-01 10:00 special hours",
		"Tue 2026-12-01 10:00 to Tue 2026-12-01 12:00 counted",
		"Tue 2026-12-01 12:00 to Wed 2026-12-02 00:00 special hours",
		"Wed 2026-12-02 00:00 to Wed 2026-12-02 08:00 outside hours",
		"Wed 2026-12-02 08:00 to Wed 2026-12-02 11:40 counted",
	}
	if diff := cmp.Diff(want, pieceLines(x.Ahead, loc)); diff != "" {
		t.Errorf("ahead, while paused (-want +got):\n%s", diff)
	}
	if x.Zone != "America/New_York" {
		t.Errorf("zone %q", x.Zone)
	}
}

// TestExplanationThroughPlansAndZones: each commitment's pieces are those of its own
// hours, in its own zone.
func TestExplanationThroughPlansAndZones(t *testing.T) {
	loc := zone(t, "America/New_York")
	ticket := replay(t, calculator(t, plan.Community(), loc), story(t, loc, `
		2026-11-20 09:00 opened P4
		2026-11-20 10:00 plan standard
		2026-11-20 11:00 calendar Asia/Tokyo
		2026-11-20 11:30 paused
		2026-11-20 12:00 plan premium
		2026-11-20 12:30 resumed`)...)
	x := ticket.Explain(plan.FirstResponse, at(t, "2026-11-20 13:00", loc))
	want := []string{
		"Fri 2026-11-20 09:00 to Fri 2026-11-20 10:00 no clock",
		"Fri 2026-11-20 10:00 to Fri 2026-11-20 11:00 counted",
		"Fri 2026-11-20 11:00 to Fri 2026-11-20 11:30 outside hours", // 01:00 in Tokyo
		"Fri 2026-11-20 11:30 to Fri 2026-11-20 12:30 paused",
		"Fri 2026-11-20 12:30 to Fri 2026-11-20 13:00 counted",
	}
	if diff := cmp.Diff(want, pieceLines(x.Pieces, loc)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var zones []string
	for _, p := range x.Pieces {
		zones = append(zones, p.Start.Location().String()+" "+p.End.Location().String())
	}
	tokyo, newYork := "Asia/Tokyo Asia/Tokyo", "America/New_York America/New_York"
	if diff := cmp.Diff([]string{newYork, newYork, tokyo, tokyo, tokyo}, zones); diff != "" {
		t.Errorf("locations (-want +got):\n%s", diff)
	}
}

// TestExplanationOfALongPause: more than a time.Duration holds.
func TestExplanationOfALongPause(t *testing.T) {
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	ticket := replay(t, calculator(t, plan.Standard(), utc), sla.Opened(nine, priority.P1), sla.Paused(nine.Add(time.Minute), "for good"))
	far := nine.AddDate(400, 0, 0)
	x := ticket.Explain(plan.FirstResponse, far)
	want := []string{
		"Fri 2026-11-20 09:00 to Fri 2026-11-20 09:01 counted",
		"Fri 2026-11-20 09:01 to " + clockOf(far, utc) + " paused, for good",
	}
	if diff := cmp.Diff(want, pieceLines(x.Pieces, utc)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPausesWithReasonsOfTheirOwn: two that touch are two pieces, unless the reason is
// one.
func TestPausesWithReasonsOfTheirOwn(t *testing.T) {
	loc := zone(t, "America/New_York")
	ticket := replay(t, calculator(t, plan.Standard(), loc), story(t, loc, `
		2026-11-20 09:00 opened P1
		2026-11-20 09:10 paused the customer
		2026-11-20 09:20 resumed
		2026-11-20 09:20 paused the supplier
		2026-11-20 09:30 resumed
		2026-11-20 09:30 paused the supplier
		2026-11-20 09:40 resumed`)...)
	want := []string{
		"Fri 2026-11-20 09:00 to Fri 2026-11-20 09:10 counted",
		"Fri 2026-11-20 09:10 to Fri 2026-11-20 09:20 paused, the customer",
		"Fri 2026-11-20 09:20 to Fri 2026-11-20 09:40 paused, the supplier",
		"Fri 2026-11-20 09:40 to Fri 2026-11-20 09:50 counted",
	}
	if diff := cmp.Diff(want, pieceLines(ticket.Explain(plan.FirstResponse, at(t, "2026-11-20 09:50", loc)).Pieces, loc)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

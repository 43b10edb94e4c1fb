package sla_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TestFindings: every kind of thing that cannot be, with the events that it is about,
// and how the ticket stands by what remains.
func TestFindings(t *testing.T) {
	type finding struct {
		Kind   sla.FindingKind
		Events []int // of the log
	}
	loc := zone(t, "America/New_York")
	nine := at(t, "2026-11-20 09:00", loc)
	after := func(minutes int) time.Time { return nine.Add(time.Duration(minutes) * time.Minute) }
	opened := sla.Opened(nine, priority.P2)
	tests := []struct {
		reason string
		log    []sla.Event
		want   []finding
		stands string // at 11:00
	}{
		{"an empty log", nil, []finding{{sla.NoOpening, nil}}, "not started"},
		{"no opening", []sla.Event{sla.Paused(after(1), ""), sla.AgentReplied(after(2))},
			[]finding{{sla.NoOpening, nil}, {sla.BeforeOpening, []int{0}}, {sla.BeforeOpening, []int{1}}}, "not started"},
		{"two events of one ID", []sla.Event{opened.WithID("o"), sla.AgentReplied(after(90)).WithID("a"), sla.AgentReplied(after(60)).WithID("a")},
			[]finding{{sla.Conflict, []int{2, 1}}}, "met, due Fri 2026-11-20 12:00, 1h of 3h"},
		{"three events of one ID", []sla.Event{opened, sla.AgentReplied(after(60)).WithID("a"), sla.Resolved(after(60)).WithID("a"), sla.Paused(after(30), "").WithID("a")},
			[]finding{{sla.Conflict, []int{3, 1}}, {sla.Conflict, []int{3, 2}}}, "paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"two of one ID that differ in their reason only", []sla.Event{opened, sla.Paused(after(30), "b").WithID("a"), sla.Paused(after(30), "a").WithID("a")},
			[]finding{{sla.Conflict, []int{2, 1}}}, "paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"before the opening", []sla.Event{sla.CustomerReplied(after(-1)), opened, sla.AgentReplied(after(-1))},
			[]finding{{sla.BeforeOpening, []int{2}}, {sla.BeforeOpening, []int{0}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"before the opening by Seq", []sla.Event{opened.WithSeq(1), sla.Paused(nine, "")},
			[]finding{{sla.BeforeOpening, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"after the cancelling", []sla.Event{opened, sla.Cancelled(after(60)), sla.AgentReplied(after(61)), sla.Cancelled(after(62)), sla.Opened(after(63), priority.P1)},
			[]finding{{sla.AfterCancelling, []int{2}}, {sla.AfterCancelling, []int{3}}, {sla.AfterCancelling, []int{4}}}, "cancelled, 1h of 3h"},
		{"at the instant of the cancelling, after it by kind", []sla.Event{opened, sla.Cancelled(after(60)), sla.Paused(after(60), "")},
			[]finding{{sla.AfterCancelling, []int{2}}}, "cancelled, 1h of 3h"},
		{"opened twice", []sla.Event{opened, sla.Opened(after(60), priority.P1)},
			[]finding{{sla.Impossible, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"opened twice at one instant: the more severe level is first", []sla.Event{opened, sla.Opened(nine, priority.P1)},
			[]finding{{sla.Impossible, []int{0}}}, "breached and running at Fri 2026-11-20 10:00, 2h of 1h"},
		{"paused while paused", []sla.Event{opened, sla.Paused(after(30), ""), sla.Paused(after(60), "")},
			[]finding{{sla.Impossible, []int{2}}}, "paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"resumed while running", []sla.Event{opened, sla.Resumed(after(30))},
			[]finding{{sla.Impossible, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"resumed after a resolution has ended the pause", []sla.Event{opened, sla.Paused(after(30), ""), sla.Resolved(after(60)), sla.Resumed(after(90))},
			[]finding{{sla.Impossible, []int{3}}}, "met, due Fri 2026-11-20 12:30, 30m of 3h"},
		{"a pause of no length, without Seq, begins after it ends", []sla.Event{opened, sla.Paused(after(30), ""), sla.Resumed(after(30))},
			[]finding{{sla.Impossible, []int{2}}}, "paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"resolved twice", []sla.Event{opened, sla.Resolved(after(60)), sla.Resolved(after(90))},
			[]finding{{sla.Impossible, []int{2}}}, "met, due Fri 2026-11-20 12:00, 1h of 3h"},
		{"reopened while open", []sla.Event{opened, sla.Reopened(after(60))},
			[]finding{{sla.Impossible, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"not a kind", []sla.Event{opened, {At: after(30)}, {At: after(31), Kind: sla.KindReopened + 1}},
			[]finding{{sla.Invalid, []int{1}}, {sla.Invalid, []int{2}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"no instant", []sla.Event{sla.Paused(time.Time{}, ""), opened},
			[]finding{{sla.Invalid, []int{0}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"no level, or one too many", []sla.Event{opened, sla.PrioritySet(after(30), 0), {At: after(40), Kind: sla.KindPaused, Level: priority.P1}},
			[]finding{{sla.Invalid, []int{1}}, {sla.Invalid, []int{2}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"no name, or one too many", []sla.Event{opened, sla.PlanChanged(after(30), ""), sla.CalendarChanged(after(31), ""), as(sla.PlanChanged(after(40), "x"), sla.Event{Kind: sla.KindPaused})},
			[]finding{{sla.Invalid, []int{1}}, {sla.Invalid, []int{2}}, {sla.Invalid, []int{3}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"the years after 9999 and before 1", []sla.Event{opened, sla.AgentReplied(time.Unix(253402300800, 0)), sla.AgentReplied(time.Unix(-62135596801, 999999999))},
			[]finding{{sla.Invalid, []int{2}}, {sla.Invalid, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"as long after the opening as may be, and a second more", []sla.Event{opened, sla.AgentReplied(time.Unix(nine.Unix()+9223372035, 0)), sla.AgentReplied(time.Unix(nine.Unix()+9223372036, 0))},
			[]finding{{sla.Invalid, []int{2}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"more than 292 years after the opening", []sla.Event{opened, sla.AgentReplied(nine.AddDate(293, 0, 0))},
			[]finding{{sla.Invalid, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"an invalid event delivered twice is found once", []sla.Event{opened, sla.PlanChanged(after(30), ""), sla.PlanChanged(after(30), "")},
			[]finding{{sla.Invalid, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"an unknown plan, calendar and level", []sla.Event{opened, sla.PlanChanged(after(30), "gold"), sla.CalendarChanged(after(31), "Mars/Olympus"), sla.PrioritySet(after(32), 5)},
			[]finding{{sla.Unknown, []int{1}}, {sla.Unknown, []int{2}}, {sla.Unknown, []int{3}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"zones that are the machine's", []sla.Event{opened, sla.CalendarChanged(after(31), "Local")},
			[]finding{{sla.Unknown, []int{1}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"opened at an unknown level, then at a known one", []sla.Event{sla.Opened(after(-10), 9), opened},
			[]finding{{sla.Unknown, []int{0}}}, "running, due Fri 2026-11-20 12:00, 2h of 3h"},
		{"opened at an unknown level only", []sla.Event{sla.Opened(nine, 9), sla.AgentReplied(after(1))},
			[]finding{{sla.NoOpening, nil}, {sla.Unknown, []int{0}}, {sla.BeforeOpening, []int{1}}}, "not started"},
		{"exact duplicates are nothing", []sla.Event{opened, sla.Paused(after(30), "x"), opened, sla.Paused(after(30).UTC(), "x")},
			nil, "paused, due if resumed Fri 2026-11-20 13:30, 30m of 3h"},
		{"paused while resolved is legal", []sla.Event{opened, sla.Resolved(after(30)), sla.Paused(after(40), "")},
			nil, "met, due Fri 2026-11-20 12:00, 30m of 3h"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			c := calculator(t, plan.Standard(), loc)
			var want []sla.Finding
			for _, f := range tt.want {
				w := sla.Finding{Kind: f.Kind}
				for _, n := range f.Events {
					w.Events = append(w.Events, tt.log[n])
				}
				want = append(want, w)
			}
			for range 3 { // in three orders of delivery
				ticket, got := c.Replay(tt.log...)
				for i, f := range got {
					if f.Reason == "" {
						t.Errorf("%v has no reason", f)
					}
					got[i].Reason, got[i].Err = "", nil
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("findings (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(tt.stands, standing(ticket.Status(plan.FirstResponse, after(120)), loc)); diff != "" {
					t.Errorf("at 11:00 (-want +got):\n%s", diff)
				}
				if len(tt.log) > 0 {
					tt.log = append(tt.log[1:], tt.log[0])
				}
			}
		})
	}
}

// TestUnreachableTargets: the event counts, and there is no due instant.
func TestUnreachableTargets(t *testing.T) {
	t.Run("a calendar that never opens again", func(t *testing.T) {
		c := calculator(t, plan.Standard(), utc, sla.WithSchedule(once("2026-11-20")))
		nine := at(t, "2026-11-20T08:30:00Z", utc)
		ticket, findings := c.Replay(sla.Opened(nine, priority.P1), sla.PrioritySet(nine.Add(time.Hour), priority.P2))
		if len(findings) != 2 || findings[0].Kind != sla.Unreachable || findings[1].Kind != sla.Unreachable || !errors.Is(findings[0].Err, calendar.ErrNever) {
			t.Fatalf("findings %v", findings)
		}
		s := ticket.Status(plan.FirstResponse, nine.Add(2*time.Hour))
		if got, want := standing(s, utc), "no target and running, 30m"; got != want || s.Level != priority.P2 {
			t.Errorf("%v %s, want %s", s.Level, got, want)
		}
		if alerts := ticket.Alerts(nine.AddDate(100, 0, 0)); len(alerts) > 0 {
			t.Errorf("alerts %v", alerts)
		}
	})
	t.Run("due after the year 9999", func(t *testing.T) {
		c := calculator(t, plan.Standard(), utc)
		_, findings := c.Replay(sla.Opened(at(t, "9999-12-31T16:30:00Z", utc), priority.P1))
		if len(findings) != 1 || findings[0].Kind != sla.Unreachable || !errors.Is(findings[0].Err, calendar.ErrRange) {
			t.Fatalf("findings %v", findings)
		}
	})
	t.Run("used up exactly as the last opening ends is due then", func(t *testing.T) {
		c := calculator(t, plan.Standard(), utc, sla.WithSchedule(once("2026-11-20")))
		ticket := replay(t, c, sla.Opened(at(t, "2026-11-01T08:30:00Z", utc), priority.P1))
		if got, want := standing(ticket.Status(plan.FirstResponse, at(t, "2026-11-20T09:00:00Z", utc)), utc), "running, due Fri 2026-11-20 09:00, 1h of 1h"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

// TestUsedUpWithNoOpeningToCome: due at the change, and reachable.
func TestUsedUpWithNoOpeningToCome(t *testing.T) {
	c := calculator(t, targets(t, plan.Standard(), "30m", "1h", "1h"), utc, sla.WithSchedule(once("2026-11-20")))
	ticket := replay(t, c, story(t, utc, `
		2026-11-20 08:00 opened P2
		2026-11-20 10:00 priority P3`)...)
	if got, want := standing(ticket.Status(plan.FirstResponse, at(t, "2026-11-20 10:00", utc)), utc), "running, due Fri 2026-11-20 10:00, 1h of 1h"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestOrderOfEqualInstants puts two events at one instant: which comes first shows in
// which of the two cannot be, or in how the ticket stands.
func TestOrderOfEqualInstants(t *testing.T) {
	loc := zone(t, "America/New_York")
	tests := []struct {
		reason string
		log    string
		want   string // the kinds of the events that count, in order
	}{
		{"opened is first", "10:00 reopened\n10:00 resolved\n10:00 opened P1", "opened, resolved, reopened"},
		{"stops before resumed and paused", "09:00 opened P1\n09:10 paused\n10:00 paused\n10:00 resumed\n10:00 replied", "opened, paused, agent replied, resumed, paused"},
		{"a resolution ends the pause before resumed can", "09:00 opened P1\n09:10 paused\n10:00 resumed\n10:00 resolved", "opened, paused, resolved"},
		{"replied, resolved, cancelled", "09:00 opened P1\n10:00 cancelled\n10:00 resolved\n10:00 replied", "opened, agent replied, resolved, cancelled"},
		{"paused before changes", "09:00 opened P1\n10:00 plan premium\n10:00 calendar UTC\n10:00 priority P2\n10:00 paused", "opened, paused, priority set, plan changed, calendar changed"},
		{"customer replied after changes, reopened last", "09:00 opened P1\n10:00 reopened\n10:00 customer\n10:00 priority P2\n10:00 resolved", "opened, resolved, priority set, customer replied, reopened"},
		{"Seq decides first", "09:00 opened P1\n10:00 resolved #2\n10:00 customer #1\n10:00 reopened #3\n10:00 resolved #4", "opened, customer replied, resolved, reopened, resolved"},
		{"a negative Seq before none", "09:00 opened P1\n10:00 paused #-1\n10:00 resumed", "opened, paused, resumed"},
		{"Seq even before opened", "09:00 opened P1 #1\n09:00 paused", "opened"},
		{"an instant is an instant in any zone", "09:00 opened P1\n10:00 paused\n2026-11-20T15:00:00Z resumed #-1", "opened, paused"},
		{"a nanosecond goes before Seq", "09:00 opened P1\n10:00:00.000000001 resumed #1\n10:00 paused #9", "opened, paused, resumed"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			var log []sla.Event
			for _, line := range splitLines(tt.log) {
				if len(line) > 10 && line[4] == '-' {
					log = append(log, story(t, loc, line)...)
				} else {
					log = append(log, story(t, loc, "2026-11-20 "+line)...)
				}
			}
			ticket, _ := calculator(t, plan.Standard(), loc).Replay(log...)
			var got string
			for i, e := range ticket.Events() {
				if i > 0 {
					got += ", "
				}
				got += e.Kind.String()
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindingInALine(t *testing.T) {
	opened := sla.Opened(at(t, "2026-11-20T09:00:00Z", utc), priority.P2).WithID("a")
	replied := sla.AgentReplied(at(t, "2026-11-20T10:00:00Z", utc)).WithID("a")
	_, findings := calculator(t, plan.Standard(), utc).Replay(opened, replied, sla.Resumed(replied.At), sla.PlanChanged(replied.At, "gold"))
	want := []string{
		"conflict: 2026-11-20T09:00:00Z opened P2 (a) and 2026-11-20T10:00:00Z agent replied (a): they have one ID and differ",
		"impossible: 2026-11-20T10:00:00Z resumed: the ticket is not paused",
		`unknown: 2026-11-20T10:00:00Z plan changed "gold": sla: plan "gold": want standard, premium, trial, community`,
	}
	var got []string
	for _, f := range findings {
		got = append(got, f.String())
		if same := f; !f.Equal(same) || f.Equal(findings[(len(got))%3]) {
			t.Errorf("%v is not equal to itself, or to another", f)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestConflictsAreFoundAmongAnyIDs: short and long ones, those that differ in their
// beginning only, and many.
func TestConflictsAreFoundAmongAnyIDs(t *testing.T) {
	nine := at(t, "2026-11-20T09:00:00Z", utc)
	c := calculator(t, plan.Standard(), utc)
	for _, form := range []string{"%d", "INC0000001/%d", "%04d of this and the same end", "%d-1234567"} {
		for _, size := range []int{2, 20, 128, 129, 500} {
			log := []sla.Event{sla.Opened(nine, priority.P2).WithID(fmt.Sprintf(form, 0))}
			for i := 1; i < size; i++ {
				log = append(log, sla.CustomerReplied(nine.Add(time.Duration(i)*time.Minute)).WithID(fmt.Sprintf(form, i)))
			}
			if _, findings := c.Replay(log...); len(findings) > 0 {
				t.Errorf("%d IDs as in %q: %v", size, form, findings[0])
			}
			for _, other := range []int{0, size / 2, size - 1} {
				late := sla.AgentReplied(nine.Add(24 * time.Hour)).WithID(fmt.Sprintf(form, other))
				_, findings := c.Replay(append(log[:size:size], late)...)
				want := []sla.Finding{{Kind: sla.Conflict, Events: []sla.Event{log[other], late}, Reason: "they have one ID and differ"}}
				if diff := cmp.Diff(want, findings); diff != "" {
					t.Errorf("%d IDs as in %q, ID %d twice (-want +got):\n%s", size, form, other, diff)
				}
			}
		}
	}
}

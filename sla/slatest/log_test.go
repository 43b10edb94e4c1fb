package slatest_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
	"github.com/dueby/dueby/sla/slatest"
)

// TestLogIsWhatItTells: every verb is the event of its name.
func TestLogIsWhatItTells(t *testing.T) {
	paris := slatest.In(t, "Europe/Paris")
	got := paris.Log().
		At("Fri 2026-11-20 16:00").Opened(priority.P2).ID("e1").
		After("30m").Paused("waiting for the customer").
		At("Mon 09:00").Resumed().
		After("1h").PrioritySet(priority.P1).By("Ann", "it is worse").
		At("10:30").AgentReplied().CustomerReplied().Seq(7).
		At("10:00").PlanChanged("premium").
		After("1ns").CalendarChanged("Asia/Tokyo").
		At("2026-12-01 08:00").Resolved().
		At("2026-11-30 08:00").Reopened(). // told late
		At("2026-12-02T00:00:00Z").Cancelled().
		Events()
	u := func(text string) time.Time { return at(t, text) }
	want := []sla.Event{
		sla.Opened(u("2026-11-20T15:00:00Z"), priority.P2).WithID("e1"),
		sla.Paused(u("2026-11-20T15:30:00Z"), "waiting for the customer"),
		sla.Resumed(u("2026-11-23T08:00:00Z")),
		sla.PrioritySet(u("2026-11-23T09:00:00Z"), priority.P1).WithReason("Ann", "it is worse"),
		sla.AgentReplied(u("2026-11-23T09:30:00Z")),
		sla.CustomerReplied(u("2026-11-23T09:30:00Z")).WithSeq(7),
		sla.PlanChanged(u("2026-11-24T09:00:00Z"), "premium"),
		sla.CalendarChanged(u("2026-11-24T09:00:00.000000001Z"), "Asia/Tokyo"),
		sla.Resolved(u("2026-12-01T07:00:00Z")),
		sla.Reopened(u("2026-11-30T07:00:00Z")),
		sla.Cancelled(u("2026-12-02T00:00:00Z")),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLogWithoutADate: the next time that the clock shows so.
func TestLogWithoutADate(t *testing.T) {
	tests := []struct{ reason, zone, from, text, want string }{
		{"now", "UTC", "Mon 2026-01-05 09:00", "09:00", "2026-01-05T09:00:00Z"},
		{"later today", "UTC", "Mon 2026-01-05 09:00", "17:00", "2026-01-05T17:00:00Z"},
		{"tomorrow", "UTC", "Mon 2026-01-05 09:00", "08:59", "2026-01-06T08:59:00Z"},
		{"today's weekday", "UTC", "Mon 2026-01-05 09:00", "Mon 10:00", "2026-01-05T10:00:00Z"},
		{"next week", "UTC", "Mon 2026-01-05 09:00", "Mon 08:00", "2026-01-12T08:00:00Z"},
		{"not in a gap", "America/New_York", "Sun 2026-03-08 00:00", "02:30", "2026-03-09T06:30:00Z"},
		{"the first of two", "America/New_York", "Sun 2026-11-01 00:00", "01:30", "2026-11-01T05:30:00Z"},
		{"the second, after the first", "America/New_York", "Sun 2026-11-01 01:31 EDT", "01:30", "2026-11-01T06:30:00Z"},
		{"the second, by its name", "America/New_York", "Sun 2026-11-01 00:00", "01:30 EST", "2026-11-01T06:30:00Z"},
		{"the date before, which comes again", "America/St_Johns", "2010-11-07T02:30:30Z", "23:30", "2010-11-07T03:00:00Z"},
		{"on the first day of all", "UTC", "0001-01-01 08:00", "09:00", "0001-01-01T09:00:00Z"},
		{"over a date that was skipped", "Pacific/Apia", "2011-12-29 12:00", "Fri 08:00", "2012-01-05T18:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			events := slatest.In(t, tt.zone).Log().At(tt.from).At(tt.text).Resumed().Events()
			if want := at(t, tt.want); !events[0].At.Equal(want) {
				t.Errorf("%s after %s: %v, want %v", tt.text, tt.from, events[0].At, want)
			}
		})
	}
}

// TestLogsShareABeginning: what is told of one is not told of another.
func TestLogsShareABeginning(t *testing.T) {
	opened := slatest.In(t, "UTC").Log().At("2026-01-05 09:00").Opened(priority.P1).After("10m").CustomerReplied()
	paused := opened.After("10m").Paused("lunch").By("Bob", "noon")
	replied := opened.After("20m").AgentReplied()
	renamed := opened.ID("x")
	if opened.Events()[1].ID != "" || len(opened.Events()) != 2 {
		t.Errorf("the beginning changed: %v", opened.Events())
	}
	if renamed.Events()[1].ID != "x" || paused.Events()[2].Kind != sla.KindPaused || replied.Events()[2].Kind != sla.KindAgentReplied {
		t.Errorf("the ends are %v, %v, %v", renamed.Events(), paused.Events(), replied.Events())
	}
	clear(opened.Events())
	if opened.Events()[0].Kind != sla.KindOpened {
		t.Error("the events given out are the log's own")
	}
}

func TestLogsThatMakeNoSense(t *testing.T) {
	log := func(r *recorder) slatest.Log { return slatest.In(r, "Europe/Paris").Log() }
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	tests := []struct {
		reason string
		test   func(*recorder)
		want   string
	}{
		{"no instant", func(r *recorder) { log(r).Opened(priority.P1) }, "fatal: slatest: log: opened: when? Say At first"},
		{"after nothing", func(r *recorder) { log(r).After("1h") }, "fatal: slatest: log: after 1h: after what? Say At first"},
		{"a short form at first", func(r *recorder) { log(r).At("Mon 09:00") }, `fatal: slatest: log: "Mon 09:00" is no instant: it has no date`},
		{
			"no duration", func(r *recorder) { log(r).At("2026-01-05 09:00").After("two hours") },
			`fatal: slatest: log: after "two hours": want a duration such as 1h30m`,
		},
		{"who did what?", func(r *recorder) { log(r).At("2026-01-05 09:00").By("Ann", "") }, "fatal: slatest: log: nothing has happened yet; say what, then who, why and by which ID"},
		{
			"a reading that the year has no more", func(r *recorder) { log(r).At("2026-01-05 09:00").At("09:00 EST") },
			`fatal: slatest: log: "09:00 EST" does not occur in Europe/Paris for a year after Mon 2026-01-05 09:00 CET`,
		},
		{
			"what cannot be", func(r *recorder) {
				zone := slatest.In(r, "Europe/Paris")
				zone.Log().At("2026-01-05 09:00").Opened(priority.P1).After("1h").Resumed().ID("r").Replay(zone.Calculator(plan.Standard(), sla.WithSchedule(office)))
			},
			"error: slatest: log: impossible: 2026-01-05T09:00:00Z resumed (r): ",
		},
		{
			"no calculator", func(r *recorder) {
				slatest.In(r, "UTC").Calculator(plan.Standard(), sla.WithWeekdayReading())
			},
			"fatal: slatest: sla: plan standard has no weekday reading (premium and trial have)",
		},
		{
			"no calendar", func(r *recorder) { slatest.In(r, "UTC").Calendar(calendar.Schedule{}) },
			"fatal: slatest: calendar: ",
		},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			got := recorded(tt.test)
			if len(got) > len(tt.want) && tt.want[len(tt.want)-1] == ' ' {
				got = got[:len(tt.want)]
			}
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestNothingComesOfATestThatGoesOn: one whose Fatalf returns.
func TestNothingComesOfATestThatGoesOn(t *testing.T) {
	d := new(deaf)
	zone := slatest.In(d, "nowhere")
	events := zone.Log().After("1h").At("never").Opened(priority.P1).ID("x").Events()
	c, calc := zone.Calendar(calendar.Schedule{}), zone.Calculator(plan.Plan{})
	if len(events) > 0 || c != nil || calc != nil || !zone.At("never").IsZero() || d.fatal != 8 {
		t.Errorf("%v, %v, %v after %d fatal mistakes", events, c, calc, d.fatal)
	}
}

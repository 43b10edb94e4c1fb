package sla_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// golden compares text with a file of testdata. With DUEBY_GOLDEN=write in the
// environment it writes the file instead.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if os.Getenv("DUEBY_GOLDEN") == "write" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// everyMetric is Standard with a target for every metric.
func everyMetric(tb testing.TB) plan.Plan {
	tb.Helper()
	p := plan.Standard()
	for m, text := range map[plan.Metric]string{plan.NextResponse: "4h", plan.Update: "9h", plan.Resolution: "18h"} {
		target, err := plan.ParseTarget(text)
		if err == nil {
			p, err = p.WithTargets(m, target, target, target, target)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	return p
}

// An occasion is what a story of testdata is told of.
type occasion struct {
	story  string
	plan   plan.Plan
	zone   string
	opts   []sla.Option
	metric plan.Metric
	at     string
	log    func(at func(string) time.Time) []sla.Event
}

// explain replays the log of the occasion.
func (o occasion) explain(t *testing.T) sla.Explanation {
	t.Helper()
	loc := zone(t, o.zone)
	at := func(s string) time.Time { return at(t, s, loc) }
	ticket, findings := calculator(t, o.plan, loc, o.opts...).Replay(o.log(at)...)
	if len(findings) > 0 && o.story != "never" {
		t.Fatal(findings)
	}
	return ticket.Explain(o.metric, at(o.at))
}

func occasions(t *testing.T) []occasion {
	t.Helper()
	restart, err := everyMetric(t).WithChangeRule(plan.PriorityChange, plan.Restart)
	if err != nil {
		t.Fatal(err)
	}
	keep, err := everyMetric(t).WithChangeRule(plan.PriorityChange, plan.Keep)
	if err != nil {
		t.Fatal(err)
	}
	slow, err := everyMetric(t).WithTarget(plan.Resolution, priority.P4, openTime(t, 1500*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	never, err := plan.Standard().WithTarget(plan.FirstResponse, priority.P4, openTime(t, 2*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	week := calendar.MustParseSchedule("Mo-Su 08:00-17:00")
	days := targets(t, plan.Standard(), "8h", "1 business day", "end of 1st business day", "2 business days")
	return []occasion{
		{"due in six days, over Christmas", plan.Standard(), "Europe/Paris", []sla.Option{sla.WithHolidays(fr.Holidays...)},
			plan.FirstResponse, "2026-12-23 15:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-12-23 15:00"), priority.P4).WithReason("Ann Martin", "a question on retention")}
			}},
		{"a night of 14 hours, since the clocks go forward", plan.Standard(), "America/New_York", []sla.Option{sla.WithSchedule(week)},
			plan.FirstResponse, "2026-03-07 16:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-03-07 16:00"), priority.P2)}
			}},
		{"a weekend of 64 hours, since the clocks go back", plan.Standard(), "America/New_York", nil,
			plan.FirstResponse, "2026-11-02 12:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-10-30 16:15:30"), priority.P3), sla.AgentReplied(at("2026-11-02 10:00")).WithReason("Bob", "")}
			}},
		{"half an hour of summer time", plan.Premium(), "Australia/Lord_Howe", nil,
			plan.FirstResponse, "2026-10-04 01:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-10-04 00:30"), priority.P3)}
			}},
		{"paused over a weekend", everyMetric(t), "Europe/Paris", nil,
			plan.Resolution, "2026-11-30 10:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-27 09:00"), priority.P3).WithReason("Ann Martin", ""),
					sla.AgentReplied(at("2026-11-27 11:00")),
					sla.Paused(at("2026-11-27 15:30"), "waiting for the customer's log files"),
					sla.CustomerReplied(at("2026-11-30 10:00")),
					sla.Resumed(at("2026-11-30 10:00")),
				}
			}},
		{"paused", everyMetric(t), "Asia/Tokyo", nil,
			plan.Resolution, "2026-11-28 12:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-27 09:00"), priority.P3).WithReason("山田太郎", "バックアップが失敗し続けています。過去四十八時間、正常なバックアップは一つもありません。"),
					sla.Paused(at("2026-11-27 15:30"), ""),
				}
			}},
		{"priority raised by the customer", plan.Standard(), "America/New_York", nil,
			plan.FirstResponse, "2026-11-23 09:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-20 15:00"), priority.P3).WithReason("Ann Martin", "backups are slow"),
					sla.PrioritySet(at("2026-11-23 09:00"), priority.P2).WithReason("Ann Martin, the customer", "no backup has succeeded since Friday evening, and an audit is tomorrow"),
				}
			}},
		{"priority raised when that much was used", plan.Standard(), "America/New_York", nil,
			plan.FirstResponse, "2026-11-23 09:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-20 15:00"), priority.P3),
					sla.PrioritySet(at("2026-11-23 09:00"), priority.P1).WithReason("Ann Martin", "all backups fail"),
				}
			}},
		{"priority raised, and the target measured anew", restart, "America/New_York", nil,
			plan.FirstResponse, "2026-11-23 09:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-20 15:00"), priority.P3),
					sla.PrioritySet(at("2026-11-23 09:00"), priority.P1).WithReason("Ann Martin", "all backups fail"),
				}
			}},
		{"priority raised, and the target kept", keep, "America/New_York", nil,
			plan.FirstResponse, "2026-11-23 09:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-20 15:00"), priority.P3),
					sla.PrioritySet(at("2026-11-23 09:00"), priority.P1).WithReason("Ann Martin", "all backups fail"),
				}
			}},
		{"the trial ends", plan.Trial(), "America/Sao_Paulo", nil,
			plan.FirstResponse, "2026-11-21 12:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-20 22:00"), priority.P4),
					sla.PlanChanged(at("2026-11-21 00:00"), "standard").WithReason("", "the evaluation ended"),
				}
			}},
		{"met", plan.Standard(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-12-01 12:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-27 16:30"), priority.P1).WithReason("Ann Martin", "all backups fail"),
					sla.AgentReplied(at("2026-11-30 08:20")).WithReason("Bob", ""),
				}
			}},
		{"breached, and still open", plan.Standard(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-24 10:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 15:00"), priority.P2)}
			}},
		{"breached while the desk was closed", plan.Standard(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-30 10:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-27 16:00"), priority.P1),
					sla.Resolved(at("2026-11-28 11:00")).WithReason("Bob", "on call by chance"),
				}
			}},
		{"breached, then paused", plan.Standard(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-24 10:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 15:00"), priority.P1), sla.Paused(at("2026-11-23 16:30"), "a call back")}
			}},
		{"cancelled", plan.Standard(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-24 10:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-23 15:00"), priority.P2),
					sla.Cancelled(at("2026-11-23 16:15")).WithReason("Ann Martin", "opened twice"),
				}
			}},
		{"reopened", everyMetric(t), "Europe/Paris", nil,
			plan.Resolution, "2026-12-03 09:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-23 15:00"), priority.P2).WithReason("Ann Martin", ""),
					sla.PrioritySet(at("2026-11-24 09:00"), priority.P1).WithReason("Bob", "found the cause"),
					sla.Resolved(at("2026-11-24 10:00")).WithReason("Bob", ""),
					sla.Reopened(at("2026-12-02 16:00")).WithReason("Ann Martin", "it is back"),
				}
			}},
		{"no target", plan.Standard(), "Europe/Paris", nil,
			plan.Resolution, "2026-11-24 10:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 15:00"), priority.P2)}
			}},
		{"best effort", plan.Community(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-24 10:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 15:00"), priority.P2), sla.AgentReplied(at("2026-11-24 09:00"))}
			}},
		{"not started", plan.Standard(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-23 10:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 15:00"), priority.P2)}
			}},
		{"hundreds of pieces", slow, "America/New_York", []sla.Option{sla.WithHolidays(us.Holidays...)},
			plan.Resolution, "2026-09-01 10:00", func(at func(string) time.Time) []sla.Event {
				log := []sla.Event{sla.Opened(at("2026-02-02 08:00"), priority.P4)}
				for day := at("2026-02-03 12:00"); day.Before(at("2026-08-01 00:00")); day = day.AddDate(0, 0, 14) {
					log = append(log, sla.Paused(day, "waiting for the vendor of the tape library"), sla.Resumed(day.Add(90*time.Minute)))
				}
				return log
			}},
		{"breached, then replaced", plan.Standard(), "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-23 12:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-23 08:00"), priority.P1),
					sla.PrioritySet(at("2026-11-23 10:30"), priority.P4).WithReason("Bob", "a question, not a failure"),
				}
			}},
		{"in a calendar of the customer's", plan.Standard(), "Europe/Paris", []sla.Option{sla.WithCalendar("the night shift", nights(t))},
			plan.FirstResponse, "2026-11-23 23:00:00.5", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-23 16:00"), priority.P3),
					sla.CalendarChanged(at("2026-11-23 18:00"), "the night shift").WithReason("Bob", "works at night"),
				}
			}},
		{"the weekday reading", plan.Premium(), "Europe/Paris", []sla.Option{sla.WithWeekdayReading()},
			plan.FirstResponse, "2026-11-27 23:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-27 22:00"), priority.P3)}
			}},
		{"Samoa skips a Friday", plan.Standard(), "Pacific/Apia", nil,
			plan.FirstResponse, "2011-12-29 16:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2011-12-29 16:00"), priority.P2)}
			}},
		{"a dozen reasons", slow, "UTC", []sla.Option{sla.WithHolidays(us.Holidays...)},
			plan.Resolution, "2026-02-16 10:00", func(at func(string) time.Time) []sla.Event {
				log := []sla.Event{sla.Opened(at("2026-01-05 08:00"), priority.P4)}
				for i := range 30 {
					day := at("2026-01-05 12:00").AddDate(0, 0, i)
					log = append(log, sla.Paused(day, fmt.Sprintf("part %d of the log files", i+1)), sla.Resumed(day.Add(time.Hour)))
				}
				return log
			}},
		{"never", never, "Europe/Paris", []sla.Option{sla.WithSchedule(once("2026-11-23"))},
			plan.FirstResponse, "2026-11-23 08:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 08:00"), priority.P4)}
			}},
		{"the year 9000", plan.Premium(), "Europe/Paris", nil,
			plan.FirstResponse, "9000-01-01 08:30", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 08:00"), priority.P4)}
			}},
		{"in business days", days, "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-24 09:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{
					sla.Opened(at("2026-11-23 09:30"), priority.P4).WithReason("Ann Martin", "a question on retention"),
					sla.PrioritySet(at("2026-11-23 11:00"), priority.P3).WithReason("Bob", "the answer is urgent"),
					sla.Paused(at("2026-11-23 14:00"), "waiting for the customer's log files"),
					sla.Resumed(at("2026-11-23 15:30")),
				}
			}},
		{"all is used, and due in the morning", days, "Europe/Paris", nil,
			plan.FirstResponse, "2026-11-23 18:00", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-23 08:00"), priority.P2).WithReason("Ann Martin", "backups are slow")}
			}},
		{"a maintenance window taken from the hours", plan.Standard(), "Europe/Paris", []sla.Option{sla.WithClock(maintained(t))},
			plan.FirstResponse, "2026-11-24 12:15", func(at func(string) time.Time) []sla.Event {
				return []sla.Event{sla.Opened(at("2026-11-24 09:00"), priority.P3)}
			}},
		{"dozens of changes", everyMetric(t), "UTC", nil,
			plan.Resolution, "2026-11-24 16:00", func(at func(string) time.Time) []sla.Event {
				log := []sla.Event{sla.Opened(at("2026-11-23 08:00"), priority.P4)}
				for i := range 40 {
					log = append(log, sla.PrioritySet(at("2026-11-23 08:00").Add(time.Duration(i+1)*time.Minute), priority.Level(1+i%4)))
				}
				return log
			}},
	}
}

// TestStories is the golden copy of what customers are told, one file each in each
// language.
func TestStories(t *testing.T) {
	for _, test := range occasions(t) {
		t.Run(test.story, func(t *testing.T) {
			x := test.explain(t)
			told(t, x)
			name := strings.NewReplacer(" ", "-", ",", "", "'", "").Replace(test.story) + ".txt"
			for folder, l := range map[string]sla.Language{"stories": sla.English(), "stories-fr": sla.French()} {
				text := x.Tell(l)
				if strings.ContainsAny(text, "{}") {
					t.Errorf("%s: a name was not filled in:\n%s", folder, text)
				}
				golden(t, folder+"/"+name, text+"\n")
			}
		})
	}
}

// nights is the calendar of those who work at night, in Paris.
func nights(tb testing.TB) *calendar.Calendar {
	tb.Helper()
	c, err := calendar.MustParseSchedule("Mo-Fr 22:00-06:00").In(zone(tb, "Europe/Paris"))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// maintained is the calendar of an office in Paris that has no systems to work with at
// times, one of them told by its date.
func maintained(tb testing.TB) *calendar.Calendar {
	tb.Helper()
	loc := zone(tb, "Europe/Paris")
	in := func(s calendar.Schedule) *calendar.Calendar {
		c, err := s.In(loc)
		if err != nil {
			tb.Fatal(err)
		}
		return c
	}
	window := in(calendar.MustParseSchedule("Tu 10:00-12:00")).Named("maintenance")
	move := in(calendar.Schedule{}.WithHours(calendar.MustParseDate("2026-11-24"), hours("15:00", "16:30"))).Named("a new storage array")
	c, err := calendar.Difference(loc, in(calendar.MustParseSchedule("Mo-Fr 08:00-17:00")), window, move)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// TestStoriesOfNoTicket: an explanation is plain data, and what a caller puts together
// is told as well as it goes.
func TestStoriesOfNoTicket(t *testing.T) {
	noon := at(t, "2026-11-23 12:00", zone(t, "Asia/Tokyo"))
	far := time.Date(10000, time.January, 1, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		reason string
		x      sla.Explanation
		want   string
	}{
		{"of nothing", sla.Explanation{}, ""},
		{"of unknown kinds", sla.Explanation{
			Status: sla.Status{Metric: 9, State: 99, Phase: 99, At: noon},
			Events: []sla.Event{{At: noon, Kind: 99}},
			Pieces: []sla.Piece{{Start: noon, End: noon.Add(time.Hour)}, {Start: noon.Add(time.Hour), End: noon.Add(3 * time.Hour), Label: 99}},
		}, `Why
  Mon 23 Nov 2026 12:00 JST

So far
  Mon 23 Nov 2026 12:00 JST  1 h not counted: Label(0).
  Mon 23 Nov 2026 13:00 JST  2 h not counted: Label(99).`},
		{"running in a metric that is none", sla.Explanation{
			Status: sla.Status{Metric: 9, State: sla.StateNotStarted, Phase: sla.PhaseRunning, At: noon, Budget: -1 << 63, Elapsed: -time.Hour},
		}, `Metric(9): not started by Mon 23 Nov 2026 03:00 UTC.`},
		{"of pieces that run back and out of the calendar", sla.Explanation{
			Status: sla.Status{Metric: plan.Update, State: sla.StateNotStarted, At: noon},
			Pieces: []sla.Piece{{Start: noon, End: noon.Add(-time.Hour), Label: sla.OutsideHours}, {Start: noon, End: far, Label: sla.OutsideHours}},
		}, `Update: not started by Mon 23 Nov 2026 12:00 JST.

So far
  Mon 23 Nov 2026 12:00 JST  -1 h not counted: outside support hours.
  Mon 23 Nov 2026 12:00 JST  2562047 h 47 min 16.854775807 s not counted:
                             outside support hours.`},
		{"with other time used than elapsed, and nothing to use it up", sla.Explanation{
			Status: sla.Status{Metric: plan.Update, State: sla.StateNotStarted, At: noon, Elapsed: 2 * time.Hour, Used: time.Hour},
		}, `Update: not started by Mon 23 Nov 2026 03:00 UTC.`},
		{"of an event in place of its ending", sla.Explanation{
			Status: sla.Status{Metric: plan.Update, State: sla.StateCancelled, Phase: sla.PhaseCancelled, At: noon, Stopped: noon},
			Events: []sla.Event{sla.Opened(noon, priority.P1).WithReason("", "a\tb\x1b[2J\u202ec\xff")},
		}, `Update: no outcome. The ticket was cancelled Mon 23 Nov 2026 03:00 UTC.

Why
  Mon 23 Nov 2026 03:00 UTC  Opened with priority P1 (a b�[2J�c�).`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			told(t, test.x, anySum)
			if diff := cmp.Diff(test.want, test.x.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestStoryInALocationOfALongName: a name of the caller's may be as long as it likes.
func TestStoryInALocationOfALongName(t *testing.T) {
	loc := time.FixedZone("the time that is kept in the computing centre of Saint-Étienne and nowhere else", 3600)
	ticket, _ := calculator(t, plan.Standard(), loc).Replay(sla.Opened(at(t, "2026-11-23T08:00:00Z", utc), priority.P1))
	x := ticket.Explain(plan.FirstResponse, at(t, "2026-11-23T08:15:00Z", utc))
	told(t, x)
	golden(t, "stories/in-a-location-of-a-long-name.txt", x.String()+"\n")
	golden(t, "stories-fr/in-a-location-of-a-long-name.txt", x.Tell(sla.French())+"\n")
}

// TestStoryLines: what fits into a line, just so, stays in it, and what is wider begins
// at its beginning.
func TestStoryLines(t *testing.T) {
	explain := func(abbreviation, reason string) sla.Explanation {
		loc := time.FixedZone(abbreviation, 3600)
		opened := sla.Opened(at(t, "2026-11-23T08:00:00Z", utc), priority.P1).WithReason("", reason)
		return replay(t, calculator(t, plan.Standard(), loc), opened).Explain(plan.FirstResponse, at(t, "2026-11-23T08:15:00Z", utc))
	}
	x := func(n int) string { return strings.Repeat("x", n) }
	long := phrases{"headline.running": "{plan}: {metric}", "name.standard": x(100)}
	for _, tt := range []struct {
		name, text, want string
	}{
		{"an instant of 40 columns, beside its text", explain(x(18), "").String(), "\n  Mon 23 Nov 2026 10:00 " + x(18) + "  Due."},
		{"an instant of 41 columns, above its text", explain(x(19), "").String(), "\n  Mon 23 Nov 2026 10:00 " + x(19) + "\n    Due."},
		{"an instant that fills a line", explain(x(57), "").String(), "due\nMon 23 Nov 2026 10:00 " + x(57) + ",\ntoday."},
		{"an instant that is wider", explain(x(58), "").String(), "due Mon 23 Nov 2026 10:00\n" + x(58) + ", today."},
		{"a word wider than a line", explain("CET", "").Tell(long), x(80) + "\n" + x(20) + ": First response"},
		{"the first letter of two columns", explain("CET", strings.Repeat("\u1100", 100)).String(), "(" + strings.Repeat("\u1100", 25) + "\n"},
		{"the first letter of a range", explain("CET", strings.Repeat("\u4e00", 100)).String(), "(" + strings.Repeat("\u4e00", 25) + "\n"},
		{"the last letter of a range", explain("CET", strings.Repeat("\u2757", 100)).String(), "(" + strings.Repeat("\u2757", 25) + "\n"},
		{"a range of one letter", explain("CET", strings.Repeat("\u267f", 100)).String(), "(" + strings.Repeat("\u267f", 25) + "\n"},
	} {
		fits(t, tt.text)
		if !strings.Contains(tt.text, tt.want) || strings.HasPrefix(tt.text, "\n") {
			t.Errorf("%s: want %q in\n%s", tt.name, tt.want, tt.text)
		}
	}
}

// TestStoryOfManyReasons: of the middle of a long story, up to eight reasons are told by
// their names.
func TestStoryOfManyReasons(t *testing.T) {
	noon := at(t, "2026-11-23 12:00", zone(t, "Europe/Paris"))
	for reasons, want := range map[int]string{
		8: ": 0 min counted; 0 min in all. Not counted: 5 h holiday, day 5; 5 h holiday, day 6; 5 h holiday, day 7; 5 h holiday, day 8; " +
			"4 h holiday, day 1; 4 h holiday, day 2; 4 h holiday, day 3; 4 h holiday, day 4.",
		9: ": 0 min counted; 0 min in all. Not counted: 36 h holiday.",
	} {
		var x sla.Explanation
		for i := range 60 {
			start := noon.Add(time.Duration(i) * time.Hour)
			x.Pieces = append(x.Pieces, sla.Piece{Start: start, End: start.Add(time.Hour), Label: sla.Holiday, Name: fmt.Sprintf("day %d", i%reasons+1)})
		}
		if text := strings.Join(strings.Fields(x.String()), " "); !strings.Contains(text, want) {
			t.Errorf("%d reasons: want %q in %s", reasons, want, text)
		}
	}
}

// TestStoryOfAReopening: at the instant of a reopening it is that which begins the cycle,
// and not the change of priority before it.
func TestStoryOfAReopening(t *testing.T) {
	loc := zone(t, "Europe/Paris")
	for change, want := range map[string]string{
		"priority P1":            "Priority set to P1. Mon 23 Nov 2026 11:00 CET Reopened. The standard plan promises 8 h for P1.",
		"plan standard":          "Plan changed to standard. Mon 23 Nov 2026 11:00 CET Reopened. The standard plan promises 16 h for P2.",
		"calendar Europe/Madrid": "Hours changed to Europe/Madrid. Mon 23 Nov 2026 11:00 CET Reopened. The standard plan promises 16 h for P2.",
	} {
		c := calculator(t, targets(t, plan.Standard(), "8h", "16h"), loc)
		ticket := replay(t, c, story(t, loc, `
			2026-11-23 08:00 opened P2
			2026-11-23 09:00 resolved
			2026-11-23 11:00 `+change+`
			2026-11-23 11:00 reopened`)...)
		text := strings.Join(strings.Fields(ticket.Explain(plan.Resolution, at(t, "2026-11-23 12:00", loc)).String()), " ")
		if !strings.Contains(text, want) {
			t.Errorf("want %q in %s", want, text)
		}
	}
}

func openTime(tb testing.TB, d time.Duration) plan.Target {
	tb.Helper()
	target, err := plan.OpenTime(d)
	if err != nil {
		tb.Fatal(err)
	}
	return target
}

// anySum lets told accept an explanation whose pieces do not come to the time elapsed,
// as no ticket gives one.
const anySum = true

// told checks what holds of every story, in English and in French.
func told(t fataler, x sla.Explanation, anySum ...bool) {
	t.Helper()
	fits(t, x.String())
	fits(t, x.Tell(sla.French()))
	if len(anySum) > 0 || !slices.ContainsFunc(x.Pieces, func(p sla.Piece) bool { return p.Label == sla.Counted }) {
		return
	}
	// What was counted piece by piece must come to the whole.
	elapsed := inWords(x.Status.Elapsed)
	for said, text := range map[string]string{
		" " + elapsed + " in all":                                 x.String(),
		" " + strings.Replace(elapsed, ".", ",", 1) + " au total": x.Tell(sla.French()),
	} {
		if flat := strings.Join(strings.Fields(text), " "); !strings.Contains(flat, said) {
			t.Fatalf("%s elapsed is not told in\n%s", elapsed, text)
		}
	}
}

// fits checks what holds of every text: no line is wider than a terminal, and nothing
// commands it.
func fits(t fataler, text string) {
	t.Helper()
	for line := range strings.SplitSeq(text, "\n") {
		if n := columnsOf(line); n > 80 || line != strings.TrimRight(line, " ") {
			t.Fatalf("a line of %d columns: %q in\n%s", n, line, text)
		}
		if strings.ContainsFunc(line, unicode.IsControl) {
			t.Fatalf("a line with what should not be there: %q", line)
		}
	}
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// columnsOf counts the columns of what the tests write: two for East Asian letters and
// pictures, none for marks.
func columnsOf(line string) (n int) {
	for _, r := range line {
		switch {
		case r >= 0x1160 && r <= 0x11ff, r >= 0xd7b0 && r <= 0xd7ff: // the vowels and endings that join a Hangul syllable
			n++
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Yi) && r < 0xff61,
			r >= 0x3000 && r <= 0x303e, r >= 0xff01 && r <= 0xff60, r >= 0x1f300 && r <= 0x1f64f:
			n += 2
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			n++
		}
	}
	return n
}

// inWords tells a duration as the stories do.
func inWords(d time.Duration) string {
	var parts []string
	if h := d / time.Hour; h > 0 {
		parts = append(parts, fmt.Sprintf("%d h", h))
	}
	if m := d % time.Hour / time.Minute; m > 0 || d == 0 {
		parts = append(parts, fmt.Sprintf("%d min", m))
	}
	if s := d % time.Minute; s > 0 {
		text := fmt.Sprintf("%d.%09d", s/time.Second, s%time.Second)
		parts = append(parts, strings.TrimRight(strings.TrimRight(text, "0"), ".")+" s")
	}
	return strings.Join(parts, " ")
}

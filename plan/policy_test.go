package plan_test

import (
	"fmt"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A page is what the policy's two tables say of one plan.
type page struct {
	BestEffort          bool
	FirstResponse       [4]time.Duration // P1 to P4; 0: no target
	SupportHours        string
	Channels            []string
	Training            []string
	Onboarding          []string
	ProductAvailability []string
	TicketManagement    []string
	SelfService         []string
}

var (
	releases    = []string{"minor upgrades", "major upgrades", "patches"}
	pastTickets = []string{"historical documents (past tickets)"}
	lookUp      = []string{
		"getting-started guides and videos",
		"knowledge base",
		"product documentation",
		"API documentation",
		"global search",
	}
)

// policy is Zmanda's customer support policy cell by cell, as package plan says it is read.
var policy = map[string]page{
	"standard": {
		FirstResponse:       [4]time.Duration{time.Hour, 3 * time.Hour, 8 * time.Hour, 24 * time.Hour},
		SupportHours:        "Monday to Friday 08:00-17:00, customer's local zone",
		Channels:            []string{"phone", "web"},
		Training:            []string{"recorded training", "self-service"},
		Onboarding:          []string{"onboarding help"},
		ProductAvailability: releases,
		TicketManagement:    pastTickets,
		SelfService:         lookUp,
	},
	"premium": {
		FirstResponse:       [4]time.Duration{15 * time.Minute, time.Hour, 4 * time.Hour, 8 * time.Hour},
		SupportHours:        "24 x 7 x 365",
		Channels:            []string{"phone", "web", "account manager"},
		Training:            []string{"custom training", "premium"},
		Onboarding:          []string{"onboarding help"},
		ProductAvailability: releases,
		TicketManagement:    pastTickets,
		SelfService:         lookUp,
	},
	"trial": { // Premium's targets and hours; the other rows are not stated
		FirstResponse: [4]time.Duration{15 * time.Minute, time.Hour, 4 * time.Hour, 8 * time.Hour},
		SupportHours:  "24 x 7 x 365",
	},
	"community": { // e-mail, best effort, no clock
		BestEffort: true,
		Channels:   []string{"e-mail"},
	},
	"": {}, // the zero Plan promises nothing, not even its best effort
}

// plans are those of the policy, by name, and the zero Plan.
func plans() map[string]plan.Plan {
	return map[string]plan.Plan{
		"standard":  plan.Standard(),
		"premium":   plan.Premium(),
		"trial":     plan.Trial(),
		"community": plan.Community(),
		"":          {},
	}
}

func TestPlanHoldsThePolicy(t *testing.T) {
	for name, p := range plans() {
		got := page{
			BestEffort:          p.BestEffort(),
			SupportHours:        p.SupportHours(),
			Channels:            p.Channels(),
			Training:            p.Training(),
			Onboarding:          p.Onboarding(),
			ProductAvailability: p.ProductAvailability(),
			TicketManagement:    p.TicketManagement(),
			SelfService:         p.SelfService(),
		}
		for i := range got.FirstResponse {
			target, _ := p.Target(plan.FirstResponse, priority.Level(i+1))
			got.FirstResponse[i], _ = target.Duration()
		}
		if diff := cmp.Diff(policy[name], got); diff != "" {
			t.Errorf("plan %q (-want +got):\n%s", name, diff)
		}
		if p.Name() != name {
			t.Errorf("Name() = %q, want %q", p.Name(), name)
		}
	}
}

// TestTargetOfEveryMetricAndLevel asks for all that can be asked for: only the
// first response has targets, and only for P1 to P4.
func TestTargetOfEveryMetricAndLevel(t *testing.T) {
	for name, p := range plans() {
		for m := range 256 {
			for l := range 256 {
				metric, level := plan.Metric(m), priority.Level(l)
				var want time.Duration
				if metric == plan.FirstResponse && priority.P1 <= level && level <= priority.P4 {
					want = policy[name].FirstResponse[level-1]
				}
				target, ok := p.Target(metric, level)
				got, isOpenTime := target.Duration()
				promises := want > 0
				if got != want || ok != promises || isOpenTime != promises || target.IsZero() == promises {
					t.Errorf("plan %q: Target(%v, %v) = %v, %v, want %v, %v", name, metric, level, target, ok, want, promises)
				}
			}
		}
	}
}

func TestLevels(t *testing.T) {
	for name, p := range plans() {
		var last priority.Level
		if name != "" {
			last = priority.P4 // Community assigns a priority too
		}
		if got := p.LastLevel(); got != last {
			t.Errorf("plan %q: LastLevel() = %v, want %v", name, got, last)
		}
		for l := range 256 {
			level := priority.Level(l)
			if got, want := p.HasLevel(level), 1 <= level && level <= last; got != want {
				t.Errorf("plan %q: HasLevel(%v) = %v, want %v", name, level, got, want)
			}
		}
	}
}

// readings describes a schedule by what it holds: for each hour of the week from
// Monday 2 March 2026 00:00 UTC whether it is open, and of that week's open time
// how much there is.
func readings(t *testing.T, s calendar.Schedule) string {
	t.Helper()
	c, err := s.In(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	monday := time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC)
	open, err := c.Between(monday, monday.AddDate(0, 0, 7))
	if err != nil {
		t.Fatal(err)
	}
	text := open.String()
	for day := range 7 {
		text += " "
		for hour := range 24 {
			mark := "."
			if c.IsOpen(monday.Add(time.Duration(24*day+hour) * time.Hour)) {
				mark = "#"
			}
			text += mark
		}
	}
	return text
}

const (
	shut   = "........................"
	allDay = "########################"
	office = "........#########......."
)

func TestSchedule(t *testing.T) {
	want := map[string]string{
		"standard":  fmt.Sprintf("45h0m0s %s %[1]s %[1]s %[1]s %[1]s %s %[2]s", office, shut),
		"premium":   fmt.Sprintf("168h0m0s %s %[1]s %[1]s %[1]s %[1]s %[1]s %[1]s", allDay),
		"trial":     fmt.Sprintf("168h0m0s %s %[1]s %[1]s %[1]s %[1]s %[1]s %[1]s", allDay),
		"community": "none",
		"":          "none",
	}
	got := map[string]string{}
	for name, p := range plans() {
		got[name] = "none"
		s, ok := p.Schedule()
		if ok {
			got[name] = readings(t, s)
		} else if s != (calendar.Schedule{}) {
			t.Errorf("plan %q: Schedule() = %v without ok", name, s)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("support hours (-want +got):\n%s", diff)
	}
}

// TestWeekdaySchedule is the reading of "Monday to Friday" as 24 hours a day. The
// policy leaves it open only where its two rows disagree: Premium, and with it
// Trial.
func TestWeekdaySchedule(t *testing.T) {
	weekdays := fmt.Sprintf("120h0m0s %s %[1]s %[1]s %[1]s %[1]s %s %[2]s", allDay, shut)
	want := map[string]string{
		"standard":  "none",
		"premium":   weekdays,
		"trial":     weekdays,
		"community": "none",
		"":          "none",
	}
	got := map[string]string{}
	for name, p := range plans() {
		got[name] = "none"
		s, ok := p.WeekdaySchedule()
		if ok {
			got[name] = readings(t, s)
		} else if s != (calendar.Schedule{}) {
			t.Errorf("plan %q: WeekdaySchedule() = %v without ok", name, s)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("weekday reading (-want +got):\n%s", diff)
	}
}

// TestSchedulesAreAPlansOwn adds to what a plan gave out and asks the plan again.
func TestSchedulesAreAPlansOwn(t *testing.T) {
	for _, p := range plan.All() {
		s, ok := p.Schedule()
		if !ok {
			continue
		}
		before := readings(t, s)
		s.WithClosed("moving", calendar.MustParseDate("2026-03-03"))
		if s, ok := p.WeekdaySchedule(); ok {
			s.WithClosed("moving", calendar.MustParseDate("2026-03-03"))
		}
		again, _ := p.Schedule()
		if after := readings(t, again); after != before {
			t.Errorf("plan %v: %s, was %s", p, after, before)
		}
	}
}

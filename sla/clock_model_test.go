package sla_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/naive"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// modelHours are the hours of the model's plans, as both sides read them.
var modelHours = map[string]struct {
	notation string
	schedule oracle.Schedule
}{
	"office": {"Mo-Fr 08:00-17:00", oracle.Schedule{Week: oracle.OfficeWeek()}},
	"full":   {"24/7", oracle.Schedule{Week: oracle.FullWeek()}},
	"lunch":  {"Mo-Fr 08:00-12:00,13:00-17:00", oracle.Schedule{Week: sameDays(1, 5, oracle.Hours{Open: 8 * 3600, Close: 12 * 3600}, oracle.Hours{Open: 13 * 3600, Close: 17 * 3600})}},
	"night":  {"Mo-Su 22:00-06:00", oracle.Schedule{Week: sameDays(0, 6, oracle.Hours{Open: 22 * 3600, Close: 6 * 3600})}},
	"odd":    {"Mo-Sa 00:17-00:43,01:30-02:31,11:41-12:00", oracle.Schedule{Week: sameDays(1, 6, oracle.Hours{Open: 17 * 60, Close: 43 * 60}, oracle.Hours{Open: 90 * 60, Close: 151 * 60}, oracle.Hours{Open: 701 * 60, Close: 12 * 3600})}},
}

// modelTargets are what the model's plans promise, as both sides read it.
var modelTargets = []struct {
	text  string
	facts naive.Target
}{
	{"20m", naive.Target{Minutes: 20}},
	{"1h", naive.Target{Minutes: 60}},
	{"3h", naive.Target{Minutes: 180}},
	{"8h", naive.Target{Minutes: 480}},
	{"9h", naive.Target{Minutes: 540}},
	{"24h", naive.Target{Minutes: 1440}},
	{"", naive.Target{}},
	{"1 business day", naive.Target{Kind: "business days", Days: 1}},
	{"2 business days", naive.Target{Kind: "business days", Days: 2}},
	{"end of same business day", naive.Target{Kind: "end of business day"}},
	{"end of 1st business day", naive.Target{Kind: "end of business day", Days: 1}},
	{"16:00 on next business day, cutoff 10:00", naive.Target{Kind: "by", Days: 1, By: 16 * 60, Cutoff: 10 * 60}},
	{"02:30 on 1st business day", naive.Target{Kind: "by", Days: 1, By: 150, Cutoff: 24 * 60}},
	{"20:45 on same business day, cutoff 15:10", naive.Target{Kind: "by", By: 20*60 + 45, Cutoff: 15*60 + 10}},
	{"00:00 on 2nd business day", naive.Target{Kind: "by", Days: 2, Cutoff: 24 * 60}},
}

func sameDays(first, last time.Weekday, hours ...oracle.Hours) (week oracle.Week) {
	for day := first; day <= last; day++ {
		week[day] = hours
	}
	return week
}

// modelStarts are instants a few days before the clocks of a zone change, the plain
// one first.
var modelStarts = []struct{ zone, start string }{
	{"UTC", "2026-01-05T08:00:00Z"},
	{"America/New_York", "2026-03-06T20:00:00Z"},    // 02:00 is missing on the 8th
	{"America/New_York", "2026-10-30T20:00:00Z"},    // 01:00 comes twice on 1 November
	{"Europe/Paris", "2026-10-23T13:00:00Z"},        // 02:00 comes twice on the 25th
	{"Australia/Lord_Howe", "2026-04-03T04:30:00Z"}, // half an hour comes twice on the 5th
	{"America/Sao_Paulo", "2018-11-02T18:00:00Z"},   // no midnight on the 4th
	{"Pacific/Apia", "2011-12-29T01:00:00Z"},        // no 30th
	{"America/St_Johns", "2011-03-11T19:00:00Z"},    // 00:01 on the 13th
	{"America/St_Johns", "2010-11-05T18:00:00Z"},    // 00:01 on the 7th is 23:01 on the 6th again
	{"America/Havana", "2026-10-30T17:00:00Z"},      // 00:00 comes twice on 1 November
	{"Asia/Kathmandu", "2026-01-09T09:00:00Z"},      // +05:45
}

// The zones that events of the model name, and its calendar.
var modelZones = []string{"UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"}

const shifts = "shifts" // the odd hours in the ticket's own zone

// A model is a ticket that is kept twice: as a log for Replay, and by the naive clock.
type model struct {
	calculator *sla.DeadlineCalculator
	ticket     *naive.Ticket
	calendar   bool // whether the named calendar is in force
	log        []sla.Event
	seen       map[int64]snapshot // by instant
	deadline   time.Time          // the end of the model's time
}

// A snapshot is what the naive clock said at an instant, before anything later was
// known.
type snapshot struct {
	views  [naive.Metrics]naive.View
	alerts []naive.Alert
}

var metrics = []plan.Metric{plan.FirstResponse, plan.NextResponse, plan.Update, plan.Resolution}

// known holds the minutes that the oracle was asked about, which cost the most.
var known = func() *naive.World {
	w := &naive.World{Hours: map[string]oracle.Schedule{}, Zones: map[string]*time.Location{}}
	for name, hours := range modelHours {
		w.Hours[name] = hours.schedule
	}
	for _, start := range modelStarts {
		w.Zones[start.zone] = zones.Load(start.zone)
	}
	return w
}()

func newModel(t *rapid.T) *model {
	start := rapid.SampledFrom(modelStarts).Draw(t, "start")
	now, err := time.Parse(time.RFC3339, start.start)
	if err != nil {
		t.Fatal(err)
	}
	now = now.Add(time.Duration(rapid.IntRange(0, 3*24*60).Draw(t, "start minute")) * time.Minute)
	known.Plans = map[string]naive.Plan{}
	known.Calendars = map[string][2]string{shifts: {"odd", start.zone}}
	shift, err := calendar.MustParseSchedule(modelHours["odd"].notation).In(known.Zones[start.zone])
	if err != nil {
		t.Fatal(err)
	}
	var services []sla.Service
	for _, p := range []plan.Plan{plan.Standard(), plan.Premium(), plan.Community()} {
		derived, facts := anyTerms(t, p)
		known.Plans[p.Name()] = facts
		services = append(services, sla.Serve(derived, sla.WithCalendar(shifts, shift),
			sla.WithSchedule(calendar.MustParseSchedule(modelHours[facts.Hours].notation))))
	}
	desk, err := sla.NewDesk(services...)
	if err != nil {
		t.Fatal(err)
	}
	home := rapid.SampledFrom([]string{"standard", "standard", "premium", "community"}).Draw(t, "home plan")
	c, err := desk.Calculator(home, start.zone)
	if err != nil {
		t.Fatal(err)
	}
	return &model{
		calculator: c, ticket: known.Open(home, start.zone, now),
		seen: map[int64]snapshot{}, deadline: now.Add(15 * 24 * time.Hour),
	}
}

// anyTerms draws targets, thresholds and rules for a plan.
func anyTerms(t *rapid.T, p plan.Plan) (plan.Plan, naive.Plan) {
	var err error
	check := func(next plan.Plan, e error) {
		p, err = next, e
		if err != nil {
			t.Fatal(err)
		}
	}
	facts := naive.Plan{
		BestEffort: p.BestEffort(), Hours: "office", Rules: map[string]naive.Rule{},
		Thresholds: rapid.SampledFrom([][]int{{50, 75, 100}, {}, {5, 100, 150, 1000}, {100}, {60}, {33, 99, 100, 101}}).Draw(t, "thresholds"),
	}
	check(p.WithThresholds(facts.Thresholds...))
	for change := plan.PriorityChange; change <= plan.CalendarChange; change++ {
		rule := rapid.SampledFrom([]plan.ChangeRule{plan.Carry, plan.Carry, plan.Restart, plan.Keep}).Draw(t, change.String())
		facts.Rules[change.String()] = naive.Rule(rule.String())
		check(p.WithChangeRule(change, rule))
	}
	for i, m := range metrics {
		if rapid.IntRange(0, 5).Draw(t, "unpaused") == 5 {
			facts.Unpaused[i] = true
			check(p.WithoutPause(m))
		}
	}
	if p.BestEffort() {
		return p, facts
	}
	facts.Hours = rapid.SampledFrom([]string{"office", "office", "full", "lunch", "night", "odd"}).Draw(t, "hours")
	for i, m := range metrics {
		for l := priority.P1; l <= priority.P4; l++ {
			promised := rapid.SampledFrom(modelTargets).Draw(t, "target")
			facts.Targets[i][l] = promised.facts
			var target plan.Target
			if err := target.UnmarshalText([]byte(promised.text)); err != nil {
				t.Fatal(err)
			}
			check(p.WithTarget(m, l, target))
		}
	}
	return p, facts
}

// hear lets both sides have an event, now and after all before it.
func (m *model) hear(t *rapid.T, e sla.Event, said naive.Event) {
	e.At, e.Seq = m.ticket.Now, int64(len(m.log))
	e.ID = "e" + strconv.Itoa(len(m.log))
	m.log = append(m.log, e)
	counts := m.ticket.Hear(said)
	if counts && e.Kind == sla.KindCalendarChanged {
		m.calendar = e.Name() == shifts
	}
	_, findings := m.calculator.Replay(m.log...)
	about := 0
	for _, f := range findings {
		if f.Kind == sla.NoOpening {
			continue
		}
		if last := f.Events[len(f.Events)-1]; last.ID == e.ID {
			about++
		}
	}
	if counts != (about == 0) {
		t.Fatalf("%v counts: %v, findings: %v", e, counts, findings)
	}
}

func (m *model) actions() map[string]func(*rapid.T) {
	actions := map[string]func(*rapid.T){
		"": m.check,
		"wait": func(t *rapid.T) {
			n := rapid.SampledFrom([]int{1, 5, 20, 60, 183, 540, 900, 1440, 3800}).Draw(t, "minutes")
			m.wait(m.ticket.Now.Add(time.Duration(n) * time.Minute))
		},
		"wait until due": func(t *rapid.T) {
			v := m.ticket.Look(naive.Metric(rapid.IntRange(0, 3).Draw(t, "metric")))
			m.wait(v.Due.Add(time.Duration(rapid.IntRange(-1, 1).Draw(t, "minutes after")) * time.Minute))
		},
		"wait until a moment of the day": func(t *rapid.T) {
			hour := rapid.SampledFrom([]int{8, 17, 12, 0, 22}).Draw(t, "hour")
			next := m.ticket.Now.Add(time.Minute)
			for loc := m.calculator.Location(); next.In(loc).Hour() != hour || next.In(loc).Minute() != 0; {
				next = next.Add(time.Minute)
			}
			m.wait(next)
		},
		"priority set": func(t *rapid.T) {
			l := rapid.IntRange(1, 4).Draw(t, "level")
			m.hear(t, sla.PrioritySet(time.Time{}, priority.Level(l)), naive.Event{Kind: "priority set", Level: l})
		},
		"plan changed": func(t *rapid.T) {
			name := rapid.SampledFrom([]string{"standard", "premium", "community"}).Draw(t, "plan")
			if m.calendar {
				t.Skip("where the clock then runs is for another test")
			}
			m.hear(t, sla.PlanChanged(time.Time{}, name), naive.Event{Kind: "plan changed", Name: name})
		},
		"calendar changed": func(t *rapid.T) {
			name := rapid.SampledFrom(append([]string{shifts, shifts}, modelZones...)).Draw(t, "calendar")
			kind := "zone changed"
			if name == shifts {
				kind = "hours changed"
			}
			m.hear(t, sla.CalendarChanged(time.Time{}, name), naive.Event{Kind: kind, Name: name})
		},
	}
	for name, e := range map[string]sla.Event{
		"agent replied": sla.AgentReplied(time.Time{}), "customer replied": sla.CustomerReplied(time.Time{}),
		"resolved": sla.Resolved(time.Time{}), "reopened": sla.Reopened(time.Time{}),
	} {
		actions[name] = func(t *rapid.T) { m.hear(t, e, naive.Event{Kind: name}) }
	}
	for _, twice := range []string{"", " again"} {
		actions["paused"+twice] = func(t *rapid.T) { m.hear(t, sla.Paused(time.Time{}, "waiting"), naive.Event{Kind: "paused"}) }
		actions["resumed"+twice] = func(t *rapid.T) { m.hear(t, sla.Resumed(time.Time{}), naive.Event{Kind: "resumed"}) }
	}
	actions["rarely"] = func(t *rapid.T) {
		switch rapid.IntRange(0, 9).Draw(t, "which") {
		case 8:
			m.hear(t, sla.Opened(time.Time{}, priority.P1), naive.Event{Kind: "opened", Level: 1})
		case 9:
			m.hear(t, sla.Cancelled(time.Time{}), naive.Event{Kind: "cancelled"})
		}
	}
	return actions
}

// wait walks to an instant, and looks around on the way.
func (m *model) wait(until time.Time) {
	for n := 0; m.ticket.Now.Before(until) && m.ticket.Now.Before(m.deadline); n++ {
		m.ticket.Minute()
		if n%97 == 0 {
			m.look()
		}
	}
}

func (m *model) look() (s snapshot) {
	for i := range s.views {
		s.views[i] = m.ticket.Look(naive.Metric(i))
	}
	s.alerts = m.ticket.Alerts()
	m.seen[m.ticket.Now.UnixNano()] = s
	return s
}

// check compares what is known now.
func (m *model) check(t *rapid.T) {
	ticket, _ := m.calculator.Replay(m.log...)
	m.compare(t, ticket, m.ticket.Now, m.look())
}

func (m *model) compare(t *rapid.T, ticket *sla.Ticket, now time.Time, want snapshot) {
	for i, metric := range metrics {
		if diff := gocmp.Diff(utcView(want.views[i]), viewOf(ticket.Status(metric, now))); diff != "" {
			t.Fatalf("%v at %v (-naive +got):\n%s\nlog:\n%s", metric, now.In(m.calculator.Location()), diff, m.story())
		}
	}
	if diff := gocmp.Diff(sortedAlerts(want.alerts), alertsOf(ticket.Alerts(now), ticket)); diff != "" {
		t.Fatalf("alerts by %v (-naive +got):\n%s\nlog:\n%s", now, diff, m.story())
	}
}

func (m *model) story() string {
	var b strings.Builder
	for _, e := range m.log {
		b.WriteString(e.At.In(m.calculator.Location()).Format(clock) + " " + e.String() + "\n")
	}
	return b.String()
}

// TestTicketEqualsTheNaiveClock grows a log event by event. At every step, and many
// in between, what Replay makes of the log so far is what the naive clock says; and
// when all is known, what it says of every past instant is still that.
func TestTicketEqualsTheNaiveClock(t *testing.T) {
	t.Parallel() // no other test asks what is known
	rapid.Check(t, func(t *rapid.T) {
		m := newModel(t)
		level := rapid.IntRange(1, 4).Draw(t, "level")
		m.hear(t, sla.Opened(time.Time{}, priority.Level(level)), naive.Event{Kind: "opened", Level: level})
		t.Repeat(m.actions())
		m.wait(m.ticket.Now.Add(30 * time.Hour))
		ticket, _ := m.calculator.Replay(m.log...)
		for at, s := range m.seen {
			m.compare(t, ticket, time.Unix(0, at), s)
		}
		m.visit(t, ticket)
	})
}

// visit asks for Next from before the opening until nothing more will change: every
// event that counts and every alert must be called at, and each due instant that was
// not moved.
func (m *model) visit(t *rapid.T, ticket *sla.Ticket) {
	var want []time.Time
	for _, e := range ticket.Events() {
		want = append(want, e.At)
	}
	far := m.deadline.Add(3 * 365 * 24 * time.Hour)
	for _, a := range ticket.Alerts(far) {
		want = append(want, a.At)
	}
	for _, metric := range metrics {
		if s := ticket.Status(metric, far); s.State == sla.StateBreached {
			at, _ := s.BreachedAt()
			want = append(want, at)
		}
	}
	slices.SortFunc(want, time.Time.Compare)
	want = slices.CompactFunc(want, time.Time.Equal)
	at := want[0].Add(-time.Hour)
	for {
		next, ok := ticket.Next(at)
		if !ok {
			break
		}
		if !next.After(at) {
			t.Fatalf("Next(%v) = %v", at, next)
		}
		if len(want) > 0 && want[0].Before(next) {
			t.Fatalf("Next(%v) = %v skips %v\n%s", at, next, want[0], m.story())
		}
		if len(want) > 0 && want[0].Equal(next) {
			want = want[1:]
		}
		at = next
	}
	if len(want) > 0 {
		t.Fatalf("Next ends at %v and skips %v\n%s", at, want, m.story())
	}
}

// viewOf is a status in the words of the naive clock, with instants in UTC.
func viewOf(s sla.Status) naive.View {
	v := naive.View{
		State: s.State.String(), Phase: s.Phase.String(), Cycle: s.Cycle, Level: int(s.Level), Plan: s.Plan,
		Started: s.Started, Stopped: s.Stopped,
		Elapsed: minutes(s.Elapsed), Used: minutes(s.Used), Budget: minutes(s.Budget),
	}
	v.Due, _ = s.Due()
	v.DueIfResumed, _ = s.DueIfResumed()
	v.Breached, _ = s.BreachedAt()
	if s.Err != nil {
		v.State += ": " + s.Err.Error()
	}
	for _, c := range s.Commitments() {
		v.Commitments = append(v.Commitments, naive.Promise{
			State: c.State.String(), Level: int(c.Level), Plan: c.Plan, From: c.From, Until: c.Until,
			Due: c.Due, Breached: c.Breached, Used: minutes(c.Used), Budget: minutes(c.Budget),
		})
	}
	return utcView(v)
}

// minutes returns whole minutes, or a number that is none.
func minutes(d time.Duration) int {
	if d%time.Minute != 0 {
		return -int(d)
	}
	return int(d / time.Minute)
}

func utcView(v naive.View) naive.View {
	for _, at := range []*time.Time{&v.Started, &v.Stopped, &v.Due, &v.DueIfResumed, &v.Breached} {
		*at = at.UTC()
	}
	v.Commitments = slices.Clone(v.Commitments)
	for i := range v.Commitments {
		c := &v.Commitments[i]
		for _, at := range []*time.Time{&c.From, &c.Until, &c.Due, &c.Breached} {
			*at = at.UTC()
		}
	}
	return v
}

// alertsOf are alerts in the words of the naive clock.
func alertsOf(alerts []sla.Alert, ticket *sla.Ticket) (out []naive.Alert) {
	begun := map[string]time.Time{}
	for _, e := range ticket.Events() {
		begun[e.ID] = e.At
	}
	for _, a := range alerts {
		out = append(out, naive.Alert{
			Metric: naive.Metric(slices.Index(metrics, a.Metric)), Cycle: a.Cycle, Percent: a.Percent,
			At: a.At, From: begun[a.CommitmentEvent],
		})
	}
	return sortedAlerts(out)
}

func sortedAlerts(alerts []naive.Alert) []naive.Alert {
	alerts = slices.Clone(alerts)
	for i := range alerts {
		alerts[i].At, alerts[i].From = alerts[i].At.UTC(), alerts[i].From.UTC()
	}
	slices.SortFunc(alerts, func(a, b naive.Alert) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Percent, b.Percent),
			cmp.Compare(a.Cycle, b.Cycle), a.From.Compare(b.From))
	})
	return alerts
}

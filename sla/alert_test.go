package sla_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// TestAlerts: which fire by the end of a story, and when.
func TestAlerts(t *testing.T) {
	loc := zone(t, "America/New_York")
	tests := []struct {
		reason     string
		thresholds []int // nil for the plan's own 50, 75, 100
		log        string
		want       []string
	}{
		{"at half, at three quarters and at the due instant", nil, "2026-11-20 16:30 opened P1", []string{
			"first response 1 50% Fri 2026-11-20 17:00",
			"first response 1 75% Mon 2026-11-23 08:15",
			"first response 1 100% Mon 2026-11-23 08:30",
		}},
		{"none asked for", []int{}, "2026-11-20 16:00 opened P1", nil},
		{"beyond the target", []int{1000, 150, 150}, "2026-11-20 16:00 opened P1", []string{
			"first response 1 150% Mon 2026-11-23 08:30",
			"first response 1 1000% Mon 2026-11-23 17:00",
		}},
		{"answered at the due instant: the last does not fire", nil,
			"2026-11-24 09:00 opened P1\n2026-11-24 10:00 replied", []string{
				"first response 1 50% Tue 2026-11-24 09:30",
				"first response 1 75% Tue 2026-11-24 09:45",
			}},
		{"answered a nanosecond after it: it does", nil,
			"2026-11-24 09:00 opened P1\n2026-11-24 10:00:00.000000001 replied", []string{
				"first response 1 50% Tue 2026-11-24 09:30",
				"first response 1 75% Tue 2026-11-24 09:45",
				"first response 1 100% Tue 2026-11-24 10:00",
			}},
		{"cancelled at the due instant, likewise not", []int{100}, "2026-11-24 09:00 opened P1\n2026-11-24 10:00 cancelled", nil},
		{"resolved in time, and none after", []int{100, 200}, "2026-11-24 09:00 opened P1\n2026-11-24 09:30 resolved", nil},
		{"a pause moves what is left", nil,
			"2026-11-24 09:00 opened P1\n2026-11-24 09:30:01 paused\n2026-11-24 16:00 resumed", []string{
				"first response 1 50% Tue 2026-11-24 09:30",
				"first response 1 75% Tue 2026-11-24 16:14:59",
				"first response 1 100% Tue 2026-11-24 16:29:59",
			}},
		{"paused just as half is used: at the resumption", []int{50},
			"2026-11-24 09:00 opened P1\n2026-11-24 09:30 paused\n2026-11-24 16:00 resumed", []string{
				"first response 1 50% Tue 2026-11-24 16:00",
			}},
		{"paused for ever, none more", nil, "2026-11-24 09:00 opened P1\n2026-11-24 09:40 paused", []string{
			"first response 1 50% Tue 2026-11-24 09:30",
		}},
		{"a change to a smaller target: what it has passed fires at once, under its own name", nil,
			"2026-11-24 09:00 opened P2\n2026-11-24 09:50 priority P1", []string{
				"first response 1 50% Tue 2026-11-24 09:50",
				"first response 1 75% Tue 2026-11-24 09:50",
				"first response 1 100% Tue 2026-11-24 10:00",
			}},
		{"a change to one that is used up and more: all at once, paused or not", nil,
			"2026-11-24 09:00 opened P2\n2026-11-24 10:20 paused\n2026-11-24 11:00 priority P1", []string{
				"first response 1 50% Tue 2026-11-24 11:00",
				"first response 1 75% Tue 2026-11-24 11:00",
				"first response 1 100% Tue 2026-11-24 11:00",
			}},
		{"a change while paused, of which just half is used then: at the resumption", []int{50, 100},
			"2026-11-24 09:00 opened P2\n2026-11-24 09:30 paused\n2026-11-24 10:00 priority P1\n2026-11-24 11:00 resumed", []string{
				"first response 1 50% Tue 2026-11-24 11:00",
				"first response 1 100% Tue 2026-11-24 11:30",
			}},
		{"a change to a larger target begins again", []int{50, 100},
			"2026-11-24 09:00 opened P1\n2026-11-24 09:50 priority P2", []string{
				"first response 1 50% Tue 2026-11-24 09:30",
				"first response 1 50% Tue 2026-11-24 10:30",
				"first response 1 100% Tue 2026-11-24 12:00",
			}},
		{"to best effort, none more", nil, "2026-11-24 09:00 opened P1\n2026-11-24 09:40 plan community", []string{
			"first response 1 50% Tue 2026-11-24 09:30",
		}},
		{"two changes at one instant: what lasted no time says nothing", nil,
			"2026-11-24 09:00 opened P2\n2026-11-24 09:30 priority P1 #1\n2026-11-24 09:30 priority P3 #2\n2026-11-24 10:00 resolved", nil},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			p := plan.Standard()
			if tt.thresholds != nil {
				var err error
				if p, err = p.WithThresholds(tt.thresholds...); err != nil {
					t.Fatal(err)
				}
			}
			alerts := replay(t, calculator(t, p, loc), story(t, loc, tt.log)...).Alerts(at(t, "2027-06-01 00:00", loc))
			if diff := cmp.Diff(tt.want, firings(alerts, loc)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			keys := map[string]bool{}
			for _, a := range alerts {
				keys[a.Key()] = true
			}
			if len(keys) != len(alerts) {
				t.Errorf("%d keys of %d alerts", len(keys), len(alerts))
			}
		})
	}
}

// TestThresholdsBetweenNanoseconds: a share that is no whole number of nanoseconds is
// reached at the first at which at least that much is used.
func TestThresholdsBetweenNanoseconds(t *testing.T) {
	nine := at(t, "2026-11-24T09:00:00Z", utc)
	for _, tt := range []struct {
		target  time.Duration
		percent int
		after   time.Duration
	}{{1, 1, 1}, {1, 100, 1}, {3, 50, 2}, {201, 1, 3}, {200, 1, 2}, {7, 1000, 70}, {math.MaxInt64, 1, 92233720368547759}} {
		target, err := plan.OpenTime(tt.target)
		if err != nil {
			t.Fatal(err)
		}
		p, err := plan.Premium().WithTarget(plan.FirstResponse, priority.P1, target)
		if err != nil {
			t.Fatal(err)
		}
		if p, err = p.WithThresholds(tt.percent); err != nil {
			t.Fatal(err)
		}
		alerts := replay(t, calculator(t, p, utc), sla.Opened(nine, priority.P1)).Alerts(nine.AddDate(500, 0, 0))
		if len(alerts) != 1 || !alerts[0].At.Equal(nine.Add(tt.after)) {
			t.Errorf("%d%% of %v: %v, want one after %v", tt.percent, tt.target, firings(alerts, utc), tt.after)
		}
	}
	// Ten times the longest target is no time.Duration; it has no alert.
	target, err := plan.OpenTime(math.MaxInt64)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Premium().WithTarget(plan.FirstResponse, priority.P1, target)
	if err != nil {
		t.Fatal(err)
	}
	if p, err = p.WithThresholds(1000, 101); err != nil {
		t.Fatal(err)
	}
	ticket := replay(t, calculator(t, p, utc), sla.Opened(nine, priority.P1))
	if alerts := ticket.Alerts(nine.AddDate(5000, 0, 0)); len(alerts) > 0 {
		t.Errorf("%v", firings(alerts, utc))
	}
	due, ok := ticket.Next(nine)
	if want := time.Unix(nine.Unix(), 0).Add(math.MaxInt64); !ok || !due.Equal(want) {
		t.Errorf("next %v, want the due instant %v", due, want)
	}
}

// TestAlertKeys: the identity is made of the events' own, or of what tells them apart.
// A share of a target may be more than a time.Duration holds. Then there is no alert.
func TestAlertAfterMoreTimeThanThereIs(t *testing.T) {
	p, err := targets(t, plan.Premium(), "512640h").WithThresholds(50, 300, 1000) // 58.5 years of 365 days
	if err != nil {
		t.Fatal(err)
	}
	ticket := replay(t, calculator(t, p, utc), sla.Opened(at(t, "1900-01-01T00:00:00Z", utc), priority.P1))
	var got []string
	for _, a := range ticket.Alerts(at(t, "9000-01-01T00:00:00Z", utc)) {
		if a.Metric == plan.Resolution {
			got = append(got, a.String())
		}
	}
	want := []string{
		"1929-03-30 00:00:00 UTC resolution 50%: premium P1",
		"2075-06-12 00:00:00 UTC resolution 300%: premium P1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAlertKeys(t *testing.T) {
	nine := at(t, "2026-11-24T10:00:00+01:00", utc)
	p, err := plan.Standard().WithThresholds(100)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`first_response/"INC-1/\"a\""/"2026-11-24T09:20:00.5Z priority_set -3"/100`,
	}
	var got []string
	for _, a := range replay(t, calculator(t, p, utc), sla.Opened(nine, priority.P2).WithID(`INC-1/"a"`),
		sla.PrioritySet(nine.Add(20*time.Minute+time.Second/2), priority.P1).WithSeq(-3)).Alerts(nine.AddDate(1, 0, 0)) {
		got = append(got, a.Key())
		if same := a; a.Level != priority.P1 || a.Plan != "standard" || !a.Equal(same) || a.Equal(sla.Alert{}) {
			t.Errorf("%+v", a)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAlertsOfEveryCycle: a metric that begins again has alerts again.
func TestAlertsOfEveryCycle(t *testing.T) {
	loc := zone(t, "America/New_York")
	p, err := targets(t, plan.Standard(), "1h", "3h").WithThresholds(100)
	if err != nil {
		t.Fatal(err)
	}
	got := firings(replay(t, calculator(t, p, loc), story(t, loc, `
		2026-11-24 09:00 opened P1
		2026-11-24 10:30 replied
		2026-11-24 11:00 customer
		2026-11-24 11:10 customer
		2026-11-24 12:30 replied
		2026-11-24 14:00 resolved
		2026-11-24 15:00 reopened
		2026-11-24 16:30 resolved`)...).Alerts(at(t, "2027-01-01 00:00", loc)), loc)
	want := []string{
		"first response 1 100% Tue 2026-11-24 10:00",
		"update 1 100% Tue 2026-11-24 10:00",
		"resolution 1 100% Tue 2026-11-24 10:00",
		"update 2 100% Tue 2026-11-24 11:30",
		"next response 1 100% Tue 2026-11-24 12:00",
		"update 3 100% Tue 2026-11-24 13:30",
		"update 4 100% Tue 2026-11-24 16:00",
		"resolution 2 100% Tue 2026-11-24 16:00",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestFiredAlertsPolledEverySecond replays the log as known at every second of an
// afternoon and an evening: each alert turns up once, at its own second.
func TestFiredAlertsPolledEverySecond(t *testing.T) {
	loc := zone(t, "Europe/Paris")
	log := story(t, loc, `
		2026-11-20 16:00:00.5 opened P1
		2026-11-20 16:20 paused
		2026-11-20 16:25 resumed
		2026-11-20 16:30 priority P2
		2026-11-20 16:45 priority P1
		2026-11-20 16:52 paused
		2026-11-20 16:53 resumed
		2026-11-20 17:30 priority P3`)
	c := calculator(t, plan.Standard(), loc)
	sent := map[string]bool{}
	var got []string
	for now := at(t, "2026-11-20 15:59", loc); now.Before(at(t, "2026-11-20 18:00", loc)); now = now.Add(time.Second) {
		known := slices.DeleteFunc(slices.Clone(log), func(e sla.Event) bool { return e.At.After(now) })
		ticket, _ := c.Replay(known...)
		for _, a := range ticket.Alerts(now) {
			if sent[a.Key()] {
				continue
			}
			sent[a.Key()] = true
			got = append(got, firings([]sla.Alert{a}, loc)...)
			if now.Sub(a.At) >= time.Second {
				t.Errorf("%v noticed at %v", a.At, now)
			}
		}
	}
	want := []string{
		"first response 1 50% Fri 2026-11-20 16:45",
		"first response 1 75% Fri 2026-11-20 16:50:00.5",
	}
	// At 16:45 39m59.5s of P1's hour are used, 5m0.5s before three quarters of it are.
	// Half of it would have been at 16:35:00.5, under P2. Nothing is at night.
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTimerForNextLosesNoAlert lets a desk sleep until Next, or until it is told of an
// event, and crash after every alert: what it sends is what the whole log has.
func TestTimerForNextLosesNoAlert(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := anyTale(t)
		full, _ := x.calculator.Replay(x.log...)
		x.log = full.Events()
		if len(x.log) == 0 {
			t.Skip("never opened")
		}
		end := x.log[len(x.log)-1].At.AddDate(1, 0, 0)
		now := x.log[0].At.Add(-time.Second)
		var sent []sla.Alert
		for n := 0; ; n++ {
			known := slices.DeleteFunc(slices.Clone(x.log), func(e sla.Event) bool { return e.At.After(now) })
			ticket, _ := x.calculator.Replay(known...)
			for _, a := range ticket.Alerts(now) {
				if !slices.ContainsFunc(sent, func(b sla.Alert) bool { return a.Key() == b.Key() }) {
					sent = append(sent, a)
					if !a.At.Equal(now) {
						t.Fatalf("%v of %v noticed at %v", a.Key(), a.At, now)
					}
				}
			}
			next, ok := ticket.Next(now)
			if len(known) < len(x.log) {
				if told := x.log[len(known)].At; !ok || told.Before(next) {
					next, ok = told, true
				}
			}
			if !ok || next.After(end) {
				break
			}
			if !next.After(now) {
				t.Fatalf("Next(%v) = %v", now, next)
			}
			now = next
		}
		if diff := cmp.Diff(full.Alerts(end), sent); diff != "" {
			t.Fatalf("alerts (-of the full log +sent):\n%s", diff)
		}
	})
}

// TestNext: what is the next to change, from moments on, before and between things.
func TestNext(t *testing.T) {
	loc := zone(t, "America/New_York")
	p, err := plan.Standard().WithThresholds(50, 150)
	if err != nil {
		t.Fatal(err)
	}
	ticket := replay(t, calculator(t, p, loc), story(t, loc, `
		2026-11-20 16:00 opened P1
		2026-11-20 16:10 customer
		2026-11-23 10:00 paused`)...)
	var got []string
	for now := at(t, "2000-01-01 00:00", loc); ; {
		next, ok := ticket.Next(now)
		if !ok {
			break
		}
		got = append(got, clockOf(next, loc))
		now = next
	}
	want := []string{
		"Fri 2026-11-20 16:00", "Fri 2026-11-20 16:10",
		"Fri 2026-11-20 16:30", // 50 per cent
		"Fri 2026-11-20 17:00", // due, which is no threshold here
		"Mon 2026-11-23 08:30", // 150 per cent
		"Mon 2026-11-23 10:00",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	empty, _ := calculator(t, p, loc).Replay()
	if next, ok := empty.Next(at(t, "2000-01-01 00:00", loc)); ok {
		t.Errorf("next of an empty log: %v", next)
	}
}

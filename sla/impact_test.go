package sla_test

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// boxingDay is 26 December of every year, on that very date.
var boxingDay = &cal.Holiday{Name: "Boxing Day", Month: time.December, Day: 26, Func: cal.CalcDayOfMonth}

// withBoxingDay compares the built-in policy without and with Boxing Day.
func withBoxingDay(t testing.TB) sla.Comparison {
	t.Helper()
	var services []sla.Service
	for _, p := range plan.All() {
		services = append(services, sla.Serve(p, sla.WithHolidays(boxingDay)))
	}
	return sla.Comparison{Before: desk(t).Deadline, After: desk(t, services...).Deadline}
}

// ticket is one of P2 in Paris, where 25 December 2028 is a Monday.
func ticketInParis(t testing.TB, planName, created, answered string) sla.Case {
	t.Helper()
	c := sla.Case{ID: "8823", Request: sla.Request{Plan: planName, Zone: "Europe/Paris", Priority: priority.P2, Created: at(t, created, utc)}}
	if answered != "" {
		c.Answered = at(t, answered, utc)
	}
	return c
}

func TestImpactOnOneTicket(t *testing.T) {
	tests := []struct {
		reason   string
		ticket   sla.Case
		asOf     string
		effect   string // "" for none
		totals   string
		breaches [2]bool
	}{
		{
			"due before the holiday",
			ticketInParis(t, "standard", "2028-12-22T08:00:00Z", ""), "", "",
			"0 of 1 deadlines moved", [2]bool{},
		},
		{
			"due on the holiday",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", ""), "",
			"8823: standard P2, 3h: due 2028-12-27 11:00:00 CET; before: standard P2, 3h: due 2028-12-26 11:00:00 CET",
			"1 of 1 deadlines moved: 1 later, by up to 24h0m0s", [2]bool{},
		},
		{
			"answered late, and with the holiday in time",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "2028-12-27T10:00:00Z"), "",
			"8823: standard P2, 3h: due 2028-12-27 11:00:00 CET; before: standard P2, 3h: due 2028-12-26 11:00:00 CET; a breach vanishes",
			"1 of 1 deadlines moved: 1 later, by up to 24h0m0s; breaches: 1 before, 0 after: 1 gone", [2]bool{true, false},
		},
		{
			"answered late with the holiday too, by a nanosecond",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "2028-12-27T10:00:00.000000001Z"), "",
			"8823: standard P2, 3h: due 2028-12-27 11:00:00 CET; before: standard P2, 3h: due 2028-12-26 11:00:00 CET",
			"1 of 1 deadlines moved: 1 later, by up to 24h0m0s; breaches: 1 before, 1 after", [2]bool{true, true},
		},
		{
			"not answered, as of an instant after the first due instant",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", ""), "2028-12-26T10:00:00.000000001Z",
			"8823: standard P2, 3h: due 2028-12-27 11:00:00 CET; before: standard P2, 3h: due 2028-12-26 11:00:00 CET; a breach vanishes",
			"1 of 1 deadlines moved: 1 later, by up to 24h0m0s; breaches: 1 before, 0 after: 1 gone", [2]bool{true, false},
		},
		{
			"not answered, as of the due instant, at which it is not late",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", ""), "2028-12-26T10:00:00Z",
			"8823: standard P2, 3h: due 2028-12-27 11:00:00 CET; before: standard P2, 3h: due 2028-12-26 11:00:00 CET",
			"1 of 1 deadlines moved: 1 later, by up to 24h0m0s", [2]bool{},
		},
		{
			"answered late, as of an instant at which that was not known",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "2028-12-29T10:00:00Z"), "2028-12-26T09:00:00Z",
			"8823: standard P2, 3h: due 2028-12-27 11:00:00 CET; before: standard P2, 3h: due 2028-12-26 11:00:00 CET",
			"1 of 1 deadlines moved: 1 later, by up to 24h0m0s", [2]bool{},
		},
		{
			"best effort on both sides",
			ticketInParis(t, "community", "2028-12-26T07:00:00Z", "2028-12-29T10:00:00Z"), "", "",
			"0 of 1 deadlines moved", [2]bool{},
		},
		{
			"no such plan on either side",
			ticketInParis(t, "gold", "2028-12-26T07:00:00Z", ""), "",
			"8823: sla: plan \"gold\": want standard, premium, trial, community",
			"0 of 1 deadlines moved; 1 not compared", [2]bool{},
		},
		{
			"answered before it was created",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "2028-12-26T06:59:59.999999999Z"), "",
			"8823: sla: answered 2028-12-26T06:59:59.999999999Z: want an instant at or after created, 2028-12-26T07:00:00Z",
			"0 of 1 deadlines moved; 1 not compared", [2]bool{},
		},
		{
			"answered in the year 10000",
			ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "9999-12-31T23:59:59-01:00"), "",
			"8823: calendar: 10000-01-01T00:59:59Z is outside the years 1 to 9999 UTC",
			"0 of 1 deadlines moved; 1 not compared", [2]bool{},
		},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			c := withBoxingDay(t)
			if tt.asOf != "" {
				c.At = at(t, tt.asOf, utc)
			}
			var effects []sla.Effect
			got := c.Impact(slices.Values([]sla.Case{tt.ticket}), func(e sla.Effect) bool { effects = append(effects, e); return true })
			want := tt.totals
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Errorf("totals (-want +got):\n%s", diff)
			}
			if tt.effect == "" {
				if len(effects) > 0 {
					t.Errorf("effect %v, want none", effects)
				}
				return
			}
			if len(effects) != 1 {
				t.Fatalf("%d effects, want one", len(effects))
			}
			e := effects[0]
			if diff := cmp.Diff(tt.effect, e.String()); diff != "" {
				t.Errorf("effect (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.ticket, e.Case); diff != "" {
				t.Errorf("case (-want +got):\n%s", diff)
			}
			if breaches := [2]bool{e.BreachedBefore, e.BreachedAfter}; breaches != tt.breaches {
				t.Errorf("breached %v, want %v", breaches, tt.breaches)
			}
			if moved := e.Err == nil; e.Moved() != moved {
				t.Errorf("moved %t, want %t", e.Moved(), moved)
			}
		})
	}
}

// TestImpactOfAPromise: a plan that promises nothing before, or nothing after.
func TestImpactOfAPromise(t *testing.T) {
	silent, err := plan.Standard().WithTarget(plan.FirstResponse, priority.P2, plan.Target{})
	if err != nil {
		t.Fatal(err)
	}
	without, with := desk(t, sla.Serve(silent)), desk(t)
	late := ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "2028-12-29T10:00:00Z")
	one := slices.Values([]sla.Case{late})
	gained := sla.Comparison{Before: without.Deadline, After: with.Deadline}.Impact(one, nil)
	want := sla.Impact{priority.P2: {Tickets: 1, Gained: 1, BreachedAfter: 1, BreachesAppeared: 1}}
	if diff := cmp.Diff(want, gained); diff != "" {
		t.Errorf("a promise made (-want +got):\n%s", diff)
	}
	lost := sla.Comparison{Before: with.Deadline, After: without.Deadline}.Impact(one, nil)
	want = sla.Impact{priority.P2: {Tickets: 1, Lost: 1, BreachedBefore: 1, BreachesVanished: 1}}
	if diff := cmp.Diff(want, lost); diff != "" {
		t.Errorf("a promise taken away (-want +got):\n%s", diff)
	}
	sla.Comparison{Before: without.Deadline, After: with.Deadline}.Impact(one, func(e sla.Effect) bool {
		if got, want := e.String(), "8823: standard P2, 3h: due 2028-12-26 11:00:00 CET; before: standard P2: no target; a breach appears"; got != want {
			t.Errorf("effect %s, want %s", got, want)
		}
		return true
	})
	if got, want := gained.Plus(lost).String(), "2 of 2 deadlines moved: 1 gained, 1 lost; breaches: 1 before, 1 after: 1 new, 1 gone"; got != want {
		t.Errorf("both: %s, want %s", got, want)
	}
}

// TestImpactOnResolutions: of a request for that metric, the answer is the resolution.
func TestImpactOnResolutions(t *testing.T) {
	p := everyMetric(t)
	c := sla.Comparison{
		Before: desk(t, sla.Serve(p)).Deadline,
		After:  desk(t, sla.Serve(p, sla.WithHolidays(boxingDay))).Deadline,
	}
	solved := ticketInParis(t, "standard", "2028-12-22T08:00:00Z", "2028-12-27T10:00:00Z")
	first, resolution := solved, solved
	resolution.Metric = plan.Resolution
	var effects []string
	got := c.Impact(slices.Values([]sla.Case{first, resolution}), func(e sla.Effect) bool {
		effects = append(effects, e.String())
		return true
	})
	want := []string{"8823: standard P2, 18h: due 2028-12-27 09:00:00 CET; before: standard P2, 18h: due 2028-12-26 09:00:00 CET"}
	if diff := cmp.Diff(want, effects); diff != "" {
		t.Errorf("effects (-want +got):\n%s", diff)
	}
	if want := (sla.Impact{priority.P2: {Tickets: 2, Later: 1, MostLater: 24 * time.Hour, BreachedBefore: 2, BreachedAfter: 2}}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if first.Equal(resolution) {
		t.Error("a case of another metric is equal")
	}
}

// TestImpactOfAnotherMatrix counts a ticket under the priority that it had before.
func TestImpactOfAnotherMatrix(t *testing.T) {
	m, err := priority.NewMatrix([][]priority.Level{{priority.P1}})
	if err != nil {
		t.Fatal(err)
	}
	d := desk(t)
	after := func(r sla.Request) (sla.Deadline, error) {
		if r.Priority, err = m.Classify(r.Urgency, r.Impact); err != nil {
			return sla.Deadline{}, err
		}
		return d.Deadline(r)
	}
	var tickets []sla.Case
	for impact := priority.ImpactHigh; impact <= priority.ImpactMedium; impact++ {
		c := ticketInParis(t, "standard", "2028-12-27T07:00:00Z", "")
		c.Priority, c.Urgency, c.Impact = 0, priority.UrgencyHigh, impact
		tickets = append(tickets, c)
	}
	// Of high urgency and of medium impact, which the matrix does not know.
	tickets[0].Urgency = priority.UrgencyHigh
	var failed []sla.Effect
	got := sla.Comparison{Before: d.Deadline, After: after}.Impact(slices.Values(tickets), func(e sla.Effect) bool {
		failed = append(failed, e)
		return true
	})
	want := sla.Impact{priority.P1: {Tickets: 1}, priority.P2: {Tickets: 1, Failed: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var fault *priority.ValueError
	if len(failed) != 1 || !errors.As(failed[0].Err, &fault) || failed[0].Before.Level() != priority.P2 || failed[0].After.Level() != 0 {
		t.Errorf("effects %v, want the one that has no priority any more", failed)
	}
	reverse := sla.Comparison{Before: after, After: d.Deadline}.Impact(slices.Values(tickets), nil)
	if diff := cmp.Diff(want, reverse); diff != "" {
		t.Errorf("in reverse, counted under the priority after (-want +got):\n%s", diff)
	}
}

// TestImpactUnset: whatever is not set is an error of every ticket, and nothing
// stops.
func TestImpactUnset(t *testing.T) {
	two := slices.Values([]sla.Case{ticketInParis(t, "standard", "2028-12-26T07:00:00Z", ""), {}})
	d := desk(t)
	for name, c := range map[string]sla.Comparison{"both": {}, "before": {After: d.Deadline}, "after": {Before: d.Deadline}} {
		effects := 0
		got := c.Impact(two, func(e sla.Effect) bool {
			if effects++; !errors.Is(e.Err, sla.ErrUnset) {
				t.Errorf("%s: error %v, want one that something is not set", name, e.Err)
			}
			return true
		})
		if want := (sla.Totals{Tickets: 2, Failed: 2}); effects != 2 || got.Total() != want {
			t.Errorf("%s: %d effects, %v", name, effects, got)
		}
	}
	if got := (sla.Comparison{Before: d.Deadline, After: d.Deadline}).Impact(nil, nil); got != (sla.Impact{}) {
		t.Errorf("without tickets: %v", got)
	}
}

// TestImpactOverflow: a shift of more than 292 years is an error, not a shorter one.
func TestImpactOverflow(t *testing.T) {
	day := func(year int) sla.Service {
		date, err := calendar.NewDate(year, time.January, 3)
		if err != nil {
			t.Fatal(err)
		}
		hours := calendar.Hours{Open: calendar.MustParseTimeOfDay("08:00"), Close: calendar.MustParseTimeOfDay("17:00")}
		return sla.Serve(plan.Standard(), sla.WithSchedule(calendar.Schedule{}.WithHours(date, hours)))
	}
	c := sla.Case{Request: sla.Request{Plan: "standard", Zone: "UTC", Priority: priority.P1, Created: at(t, "2000-01-01T00:00:00Z", utc)}}
	for _, tt := range []struct {
		before, after int
		want          error
	}{
		{2000, 2292, nil},
		{2292, 2000, nil},
		{2000, 2293, calendar.ErrOverflow},
		{2293, 2000, calendar.ErrOverflow},
		{2000, 9999, calendar.ErrOverflow},
	} {
		var got error
		impact := sla.Comparison{Before: desk(t, day(tt.before)).Deadline, After: desk(t, day(tt.after)).Deadline}.
			Impact(slices.Values([]sla.Case{c}), func(e sla.Effect) bool { got = e.Err; return true })
		if !errors.Is(got, tt.want) || impact.Total().Moved() == 1 != (tt.want == nil) {
			t.Errorf("%d to %d: error %v, %v, want %v", tt.before, tt.after, got, impact, tt.want)
		}
	}
}

// TestImpactStops when the caller has seen enough, and takes no more tickets.
func TestImpactOfAHolidayTakenAway(t *testing.T) {
	c := withBoxingDay(t)
	c.Before, c.After = c.After, c.Before
	total := c.Impact(slices.Values([]sla.Case{ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "")}), nil).Total()
	if diff := cmp.Diff(sla.Totals{Tickets: 1, Earlier: 1, MostEarlier: 24 * time.Hour}, total); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTotalsPlus(t *testing.T) {
	a := sla.Totals{
		Tickets: 1, Failed: 2, Earlier: 3, Later: 4, MostEarlier: time.Hour, MostLater: 5 * time.Hour, Gained: 6, Lost: 7,
		BreachedBefore: 8, BreachedAfter: 9, BreachesAppeared: 10, BreachesVanished: 11,
	}
	b := sla.Totals{
		Tickets: 100, Failed: 200, Earlier: 300, Later: 400, MostEarlier: 2 * time.Hour, MostLater: time.Hour, Gained: 600, Lost: 700,
		BreachedBefore: 800, BreachedAfter: 900, BreachesAppeared: 1000, BreachesVanished: 1100,
	}
	want := sla.Totals{
		Tickets: 101, Failed: 202, Earlier: 303, Later: 404, MostEarlier: 2 * time.Hour, MostLater: 5 * time.Hour, Gained: 606, Lost: 707,
		BreachedBefore: 808, BreachedAfter: 909, BreachesAppeared: 1010, BreachesVanished: 1111,
	}
	if a.Plus(b) != want || b.Plus(a) != want {
		t.Errorf("%+v and %+v, want %+v", a.Plus(b), b.Plus(a), want)
	}
	if a.Moved() != 20 {
		t.Errorf("%d moved, want 20", a.Moved())
	}
}

func TestImpactStops(t *testing.T) {
	taken := 0
	tickets := func(yield func(sla.Case) bool) {
		for {
			if taken++; !yield(ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "")) {
				return
			}
		}
	}
	effects := 0
	got := withBoxingDay(t).Impact(tickets, func(sla.Effect) bool { effects++; return effects < 3 })
	if want := (sla.Totals{Tickets: 3, Later: 3, MostLater: 24 * time.Hour}); taken != 3 || got.Total() != want {
		t.Errorf("%d tickets taken, %v; want 3", taken, got)
	}
}

// anyCase draws a ticket of any plan, zone and priority in December, answered or not,
// and now and then one that is no ticket. It shrinks towards a Standard P1 in UTC on a
// plain Monday.
func anyCase(t *rapid.T) sla.Case {
	zone := rapid.SampledFrom([]string{"UTC", "Europe/Paris", "America/New_York", "Pacific/Apia", "nowhere"}).Draw(t, "zone")
	c := sla.Case{Request: sla.Request{
		Plan:     rapid.SampledFrom([]string{"standard", "premium", "trial", "community", "gold"}).Draw(t, "plan"),
		Zone:     zone,
		Priority: priority.Level(rapid.IntRange(1, 5).Draw(t, "priority")),
	}}
	first := time.Date(2028, time.December, 18, 9, 0, 0, 0, time.UTC) // a Monday
	c.Created = first.Add(time.Duration(rapid.Int64Range(0, int64(14*24*time.Hour)).Draw(t, "created")))
	if rapid.Bool().Draw(t, "answered") {
		c.Answered = c.Created.Add(time.Duration(rapid.Int64Range(-int64(time.Hour), int64(5*24*time.Hour)).Draw(t, "after")))
	}
	return c
}

// TestImpactIsTwoPasses: it says what two passes over the tickets, one with each desk,
// would say; and in parts what it says of the whole.
func TestImpactIsTwoPasses(t *testing.T) {
	c := withBoxingDay(t)
	rapid.Check(t, func(t *rapid.T) {
		if c.At = (time.Time{}); rapid.Bool().Draw(t, "as of") {
			c.At = time.Date(2028, time.December, 18, 9, 0, 0, 0, time.UTC).Add(time.Duration(rapid.Int64Range(0, int64(20*24*time.Hour)).Draw(t, "at")))
		}
		tickets := rapid.SliceOfN(rapid.Custom(anyCase), 1, 20).Draw(t, "tickets")
		type answer struct {
			sla.Deadline
			err      error
			breached bool
		}
		pass := func(deadline func(sla.Request) (sla.Deadline, error)) (all []answer) {
			for _, ticket := range tickets {
				d, err := deadline(ticket.Request)
				due, ok := d.Due()
				answered := !ticket.Answered.IsZero() && (c.At.IsZero() || !ticket.Answered.After(c.At))
				late := answered && ticket.Answered.After(due) || !answered && !c.At.IsZero() && c.At.After(due)
				all = append(all, answer{d, err, ok && late})
			}
			return all
		}
		before, after := pass(c.Before), pass(c.After)
		var want sla.Totals
		var wantIDs, gotIDs []string
		for i := range tickets {
			tickets[i].ID = fmt.Sprint(i)
			want.Tickets++
			a, aok := before[i].Due()
			b, bok := after[i].Due()
			switch {
			case before[i].err != nil || after[i].err != nil || !tickets[i].Answered.IsZero() && tickets[i].Answered.Before(tickets[i].Created):
				want.Failed++
				wantIDs = append(wantIDs, tickets[i].ID)
				continue
			case aok != bok:
				t.Fatal("a holiday made or took away a promise")
			case !a.Equal(b):
				want.Later++
				want.MostLater = max(want.MostLater, b.Sub(a))
				wantIDs = append(wantIDs, tickets[i].ID)
			}
			if before[i].breached {
				want.BreachedBefore++
			}
			if after[i].breached {
				want.BreachedAfter++
			}
			if before[i].breached && !after[i].breached {
				want.BreachesVanished++
			}
		}
		whole := c.Impact(slices.Values(tickets), func(e sla.Effect) bool { gotIDs = append(gotIDs, e.Case.ID); return true })
		if diff := cmp.Diff(want, whole.Total()); diff != "" {
			t.Fatalf("totals (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(wantIDs, gotIDs); diff != "" {
			t.Fatalf("tickets with an effect (-want +got):\n%s", diff)
		}
		cut := rapid.IntRange(0, len(tickets)).Draw(t, "cut")
		parts := c.Impact(slices.Values(tickets[:cut]), nil).Plus(c.Impact(slices.Values(tickets[cut:]), nil))
		if diff := cmp.Diff(whole, parts); diff != "" {
			t.Fatalf("in two parts (-whole +parts):\n%s", diff)
		}
		for l, totals := range whole {
			n := 0
			for i := range tickets {
				level := before[i].Level()
				if before[i].err != nil {
					level = 0
				}
				if int(level) == l {
					n++
				}
			}
			if totals.Tickets != n {
				t.Fatalf("%d tickets under priority %d, want %d", totals.Tickets, l, n)
			}
		}
		if same := (sla.Comparison{Before: c.After, After: c.After, At: c.At}).Impact(slices.Values(tickets), nil); same.Total().Moved() != 0 {
			t.Fatalf("no change moves deadlines: %v", same)
		}
	})
}

func TestEffectEqual(t *testing.T) {
	effect := func(c sla.Case) (got sla.Effect) {
		withBoxingDay(t).Impact(slices.Values([]sla.Case{c}), func(e sla.Effect) bool { got = e; return true })
		return got
	}
	c := ticketInParis(t, "standard", "2028-12-26T07:00:00Z", "2028-12-27T10:00:00Z")
	inParis := c
	inParis.Created, inParis.Answered = c.Created.In(load("Europe/Paris")), c.Answered.In(load("Asia/Tokyo"))
	if a, b := effect(c), effect(inParis); !a.Equal(b) || !a.Case.Equal(b.Case) {
		t.Errorf("%v and %v are the same instants, and not equal", a, b)
	}
	for name, change := range map[string]func(*sla.Effect){
		"id":              func(e *sla.Effect) { e.Case.ID = "" },
		"created":         func(e *sla.Effect) { e.Case.Created = e.Case.Created.Add(1) },
		"answered":        func(e *sla.Effect) { e.Case.Answered = e.Case.Answered.Add(1) },
		"before":          func(e *sla.Effect) { e.Before = sla.Deadline{} },
		"after":           func(e *sla.Effect) { e.After = sla.Deadline{} },
		"shift":           func(e *sla.Effect) { e.Shift++ },
		"breached before": func(e *sla.Effect) { e.BreachedBefore = !e.BreachedBefore },
		"breached after":  func(e *sla.Effect) { e.BreachedAfter = !e.BreachedAfter },
		"error":           func(e *sla.Effect) { e.Err = errors.New("an error") },
	} {
		a, b := effect(c), effect(c)
		if change(&b); a.Equal(b) {
			t.Errorf("another %s, and equal", name)
		}
	}
	if e := (sla.Effect{Err: errors.New("one")}); !e.Equal(sla.Effect{Err: errors.New("one")}) || e.Equal(sla.Effect{Err: errors.New("two")}) {
		t.Error("errors are not compared by what they say")
	}
}

// plenty yields tickets without end, over four years, and makes none of them anew.
func plenty(loc *time.Location, n int) iter.Seq[sla.Case] {
	const first, years = 1704067200, 4 * 365 * 86400
	return func(yield func(sla.Case) bool) {
		c := sla.Case{ID: "8823", Request: sla.Request{Plan: "standard", Zone: loc.String()}}
		for i := range n {
			c.Priority = priority.Level(1 + i%4)
			c.Created = time.Unix(first+int64(i)*7919*131%years, int64(i)).In(loc)
			c.Answered = c.Created.Add(5 * time.Hour)
			if !yield(c) {
				return
			}
		}
	}
}

// TestImpactIsFlat: many tickets take no more memory than one.
func TestImpactIsFlat(t *testing.T) {
	c, loc := withBoxingDay(t), load("America/New_York")
	c.Impact(plenty(loc, 10_000), nil) // the eras of the calendars
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	n := 0
	got := c.Impact(plenty(loc, 200_000), func(sla.Effect) bool { n++; return true })
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 64<<10 {
		t.Errorf("200,000 tickets allocate %d bytes", got)
	}
	if n == 0 || n != got.Total().Moved() || n > math.MaxInt16 {
		t.Errorf("%d effects, %v", n, got)
	}
}

// BenchmarkImpact adds a holiday, in tickets a second on all processors together.
func BenchmarkImpact(b *testing.B) {
	loc := load("America/New_York")
	c := withBoxingDay(b)
	c.Impact(plenty(loc, 10_000), nil)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		next := func(yield func(sla.Case) bool) {
			for pb.Next() {
				for ticket := range plenty(loc, 1000) {
					if !yield(ticket) {
						return
					}
				}
			}
		}
		c.Impact(next, func(sla.Effect) bool { return true })
	})
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "tickets/s")
}

// A mistake on both sides is told in one line, and once if it is the same.
func TestMistakesOfBothSidesInOneLine(t *testing.T) {
	with := func(text string) func(sla.Request) (sla.Deadline, error) {
		return func(sla.Request) (sla.Deadline, error) { return sla.Deadline{}, errors.New(text) }
	}
	for want, c := range map[string]sla.Comparison{
		"T-1: no such plan":               {Before: with("no such plan"), After: with("no such plan")},
		"T-1: no such plan; no such zone": {Before: with("no such plan"), After: with("no such zone")},
	} {
		c.Impact(slices.Values([]sla.Case{{ID: "T-1"}}), func(e sla.Effect) bool {
			if got := e.String(); got != want {
				t.Errorf("%q, want %q", got, want)
			}
			return true
		})
	}
}

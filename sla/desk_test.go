package sla_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

func desk(tb testing.TB, services ...sla.Service) *sla.Desk {
	tb.Helper()
	d, err := sla.NewDesk(services...)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func TestDeskServesTheBuiltInPlans(t *testing.T) {
	d := desk(t)
	created := at(t, "2026-11-27T15:30:00Z", utc) // Friday 16:30 in Paris
	want := map[string]string{
		"standard":  "Wed 2026-12-02 13:30:00 +01:00",
		"premium":   "Sat 2026-11-28 00:30:00 +01:00",
		"trial":     "Sat 2026-11-28 00:30:00 +01:00",
		"community": "none",
	}
	for name, want := range want {
		for _, written := range []string{name, strings.ToUpper(name), strings.ToUpper(name[:1]) + name[1:]} {
			got, err := d.Deadline(sla.Request{Plan: written, Zone: "Europe/Paris", Priority: priority.P4, Created: created})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, due(got)); diff != "" || got.Plan() != name {
				t.Errorf("%q of plan %v: due (-want +got):\n%s", written, got.Plan(), diff)
			}
		}
	}
}

// TestDeskAnswersAsACalculator: the same deadline, in every plan and zone.
func TestDeskAnswersAsACalculator(t *testing.T) {
	d := desk(t)
	created := at(t, "2026-03-27T15:30:00Z", utc)
	for _, name := range zones.Hard() {
		loc := zone(t, name)
		for _, p := range plan.All() {
			c, err := d.Calculator(p.Name(), name)
			if err != nil {
				t.Fatal(err)
			}
			if c.Plan() != p || c.Location().String() != name {
				t.Errorf("%v in %v, want %v in %v", c.Plan(), c.Location(), p, name)
			}
			for _, l := range levels {
				want := deadline(t, calculator(t, p, loc), l, created)
				got, err := d.Deadline(sla.Request{Plan: p.Name(), Zone: name, Priority: l, Created: created})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%v %v in %v (-calculator +desk):\n%s", p, l, name, diff)
				}
			}
		}
	}
}

// TestLevelOfARequest: from urgency and impact by the policy's matrix, all nine
// cells, or as the customer chose it.
func TestLevelOfARequest(t *testing.T) {
	d := desk(t)
	request := sla.Request{Plan: "standard", Zone: "UTC", Created: at(t, "2026-11-23T09:00:00Z", utc)}
	matrix := map[priority.Urgency][3]priority.Level{
		priority.UrgencyHigh:   {priority.P1, priority.P2, priority.P3},
		priority.UrgencyMedium: {priority.P2, priority.P3, priority.P4},
		priority.UrgencyLow:    {priority.P3, priority.P4, priority.P4},
	}
	dues := map[priority.Level]string{
		priority.P1: "Mon 2026-11-23 10:00:00 +00:00",
		priority.P2: "Mon 2026-11-23 12:00:00 +00:00",
		priority.P3: "Mon 2026-11-23 17:00:00 +00:00",
		priority.P4: "Wed 2026-11-25 15:00:00 +00:00",
	}
	for u, row := range matrix {
		for i, want := range row {
			r := request
			r.Urgency, r.Impact = u, priority.Impact(i+1)
			got, err := d.Deadline(r)
			if err != nil || got.Level() != want || due(got) != dues[want] {
				t.Errorf("urgency %v, impact %v: %v, %v, want %v", u, r.Impact, got, err, want)
			}
			for _, l := range levels {
				r.Priority = l
				if got, err := d.Deadline(r); err != nil || got.Level() != l || due(got) != dues[l] {
					t.Errorf("urgency %v, impact %v, but %v chosen: %v, %v", u, r.Impact, l, got, err)
				}
			}
		}
	}
	for _, r := range []sla.Request{
		{Priority: priority.P2},
		{Priority: priority.P2, Urgency: priority.UrgencyLow},
		{Priority: priority.P2, Urgency: 77, Impact: 88},
	} {
		r.Plan, r.Zone, r.Created = request.Plan, request.Zone, request.Created
		if got, err := d.Deadline(r); err != nil || got.Level() != priority.P2 {
			t.Errorf("chosen outright: %v, %v", got, err)
		}
	}
}

const wantZone = `want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`

// TestDeskRefuses pins every error of Desk.Deadline.
func TestDeskRefuses(t *testing.T) {
	good := sla.Request{Plan: "standard", Zone: "Europe/Paris", Urgency: priority.UrgencyHigh, Impact: priority.ImpactLow,
		Created: at(t, "2026-11-23T09:00:00Z", utc)}
	with := func(change func(*sla.Request)) sla.Request {
		r := good
		change(&r)
		return r
	}
	tests := []struct {
		reason  string
		request sla.Request
		want    string
		is      []error
	}{
		{"an unknown plan", with(func(r *sla.Request) { r.Plan = "gold" }),
			`sla: plan "gold": want standard, premium, trial, community`, nil},
		{"a plan with a space", with(func(r *sla.Request) { r.Plan = "standard " }),
			`sla: plan "standard ": want standard, premium, trial, community`, nil},
		{"no plan", with(func(r *sla.Request) { r.Plan = "" }),
			`sla: plan "": want standard, premium, trial, community`, []error{sla.ErrUnset}},
		{"an unknown zone", with(func(r *sla.Request) { r.Zone = "Europe/Atlantis" }),
			`sla: zone "Europe/Atlantis": ` + wantZone, nil},
		{"no zone", with(func(r *sla.Request) { r.Zone = "" }), `sla: zone "": ` + wantZone, []error{sla.ErrUnset}},
		{"the machine's own zone", with(func(r *sla.Request) { r.Zone = "Local" }), `sla: zone "Local": ` + wantZone, nil},
		{"a way out of the database", with(func(r *sla.Request) { r.Zone = "../x" }), `sla: zone "../x": ` + wantZone, nil},
		{"a way out of the database and back", with(func(r *sla.Request) { r.Zone = "Europe/../UTC" }), `sla: zone "Europe/../UTC": ` + wantZone, nil},
		{"a file", with(func(r *sla.Request) { r.Zone = "/etc/localtime" }), `sla: zone "/etc/localtime": ` + wantZone, nil},
		{"a folder", with(func(r *sla.Request) { r.Zone = "Europe" }), `sla: zone "Europe": ` + wantZone, nil},
		{"a zone in another case", with(func(r *sla.Request) { r.Zone = "europe/paris" }), `sla: zone "europe/paris": ` + wantZone, nil},
		{"a zero byte", with(func(r *sla.Request) { r.Zone = "UTC\x00" }), `sla: zone "UTC\x00": ` + wantZone, nil},

		{"no urgency", with(func(r *sla.Request) { r.Urgency = 0 }), `priority: urgency is not set`, []error{priority.ErrUnset}},
		{"no impact", with(func(r *sla.Request) { r.Impact = 0 }), `priority: impact is not set`, []error{priority.ErrUnset}},
		{"an unknown urgency", with(func(r *sla.Request) { r.Urgency = 4 }), `priority: urgency rank 4: want high to low`, nil},
		{"an unknown impact", with(func(r *sla.Request) { r.Impact = 12 }), `priority: impact Impact(12): want high to low`, nil},
		{"a level of another policy", with(func(r *sla.Request) { r.Priority = 5 }), `sla: level: plan standard has no P5 (P1 to P4)`, nil},
		{"no instant", with(func(r *sla.Request) { r.Created = time.Time{} }),
			`sla: created: not set; want the instant at which the ticket was opened`, []error{sla.ErrUnset}},
		{"an instant in the year 10000", with(func(r *sla.Request) { r.Created = time.Date(10000, 1, 1, 0, 0, 0, 0, utc) }),
			`calendar: 10000-01-01T00:00:00Z is outside the years 1 to 9999 UTC`, []error{calendar.ErrRange}},
		{"nothing at all", sla.Request{}, `sla: plan "": want standard, premium, trial, community`, []error{sla.ErrUnset}},
	}
	d := desk(t)
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			got, err := d.Deadline(test.request)
			if err == nil {
				t.Fatalf("got %v, want an error", got)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			for _, is := range test.is {
				if !errors.Is(err, is) {
					t.Errorf("errors.Is(%v, %v) is false", err, is)
				}
			}
			if diff := cmp.Diff(sla.Deadline{}, got); diff != "" {
				t.Errorf("a deadline with the error (-want +got):\n%s", diff)
			}
		})
	}
}

// An error quotes the beginning of a long name, and no part of a letter.
func TestLongNamesAreCut(t *testing.T) {
	desk, err := sla.NewDesk()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, quoted string }{
		{strings.Repeat("x", 80), `"` + strings.Repeat("x", 80) + `": want`},
		{strings.Repeat("x", 81), `"` + strings.Repeat("x", 80) + `"...: want`},
		{strings.Repeat("x", 79) + "\u00e9" + "x", `"` + strings.Repeat("x", 79) + `"...: want`},
		{strings.Repeat("\x80", 90), `"` + strings.Repeat(`\x80`, 76) + `"...: want`},
	} {
		if _, err := desk.Calculator(tt.name, "UTC"); err == nil || !strings.Contains(err.Error(), tt.quoted) {
			t.Errorf("a name of %d bytes: %v, want %s", len(tt.name), err, tt.quoted)
		}
	}
}

func TestNameError(t *testing.T) {
	d := desk(t)
	_, err := d.Calculator("gold", "Europe/Atlantis")
	var nameError *sla.NameError
	if !errors.As(err, &nameError) || nameError.What != "plan" || nameError.Name != "gold" || nameError.Want != "standard, premium, trial, community" || nameError.Cause != nil {
		t.Errorf("%#v", err)
	}
	_, err = d.Calculator("standard", "Europe/Atlantis")
	if !errors.As(err, &nameError) || nameError.What != "zone" || nameError.Name != "Europe/Atlantis" || nameError.Cause == nil || !errors.Is(err, nameError.Cause) {
		t.Errorf("%#v", err)
	}
	for _, length := range []int{80, 81, 1 << 20} {
		name := strings.Repeat("x", length)
		_, err := d.Calculator(name, "UTC")
		if !errors.As(err, &nameError) || nameError.Name != name {
			t.Fatalf("%T", err)
		}
		if text := err.Error(); len(text) > 200 || strings.Contains(text, strings.Repeat("x", 81)) || !strings.Contains(text, strings.Repeat("x", 80)) {
			t.Errorf("a name of %d bytes is quoted as %s", length, text)
		}
	}
	if _, err := d.Calculator("x"+strings.Repeat("é", 100), "UTC"); strings.Contains(err.Error(), `\x`) {
		t.Errorf("half a letter is quoted: %v", err)
	}
}

// TestDeskKnowsTheNamesThatPlanParseKnows: a name is good for both or for neither.
func TestDeskKnowsTheNamesThatPlanParseKnows(t *testing.T) {
	d := desk(t)
	for _, name := range []string{
		"standard", "STANDARD", "Premium", "tRIAL", "community", "", "gold", " standard", "standard\n",
		"\u017ftandard", // begins with a long s, which folds to an s
		"TR\u0130AL",    // a dotted I, which in lower case is two letters
		"premium\u0301", "ｔｒｉａｌ",
	} {
		p, errParse := plan.Parse(name)
		c, errDesk := d.Calculator(name, "UTC")
		if (errParse == nil) != (errDesk == nil) || errDesk == nil && c.Plan() != p {
			t.Errorf("%q: plan.Parse answers %v, %v; the desk %v", name, p, errParse, errDesk)
		}
	}
}

// TestDeskRefusesZonesOfTheMachine: names by which a machine with a zone database
// on disk offers its own zone, or copies of zones that are not the zone. A service
// would answer otherwise on another machine. (In right/ zones seconds are leap
// seconds too, 27 of them by now.)
func TestDeskRefusesZonesOfTheMachine(t *testing.T) {
	d := desk(t)
	for _, name := range []string{
		"localtime", "posixrules", "right/Europe/Paris", "posix/Europe/Paris",
		"./Europe/Paris", "Europe/./Paris", "Europe//Paris", "zone.tab", "tzdata.zi",
	} {
		if c, err := d.Calculator("standard", name); err == nil {
			t.Errorf("%q is a zone: %v", name, c.Location())
		}
	}
}

// TestOptionsAreOfOnePlan: holidays under Standard are none under Premium.
func TestOptionsAreOfOnePlan(t *testing.T) {
	d := desk(t,
		sla.Serve(plan.Standard(), sla.WithHolidays(us.ChristmasDay)),
		sla.Serve(plan.Premium()),
		sla.Serve(plan.Trial(), sla.WithWeekdayReading()),
	)
	created := at(t, "2026-12-24T16:50:00-05:00", utc) // Thursday, ten minutes before closing
	want := map[string]string{
		"standard": "Mon 2026-12-28 08:50:00 -05:00",
		"premium":  "Thu 2026-12-24 17:05:00 -05:00",
		"trial":    "Thu 2026-12-24 17:05:00 -05:00",
	}
	got := map[string]string{}
	for name := range want {
		answer, err := d.Deadline(sla.Request{Plan: name, Zone: "America/New_York", Priority: priority.P1, Created: created})
		if err != nil {
			t.Fatal(err)
		}
		got[name] = due(answer)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("due (-want +got):\n%s", diff)
	}
	if _, err := d.Calculator("community", "UTC"); err == nil || err.Error() != `sla: plan "community": want standard, premium, trial` {
		t.Errorf("a plan that is not served: %v", err)
	}
	saturday := at(t, "2026-12-26T12:00:00-05:00", utc)
	answer, err := d.Deadline(sla.Request{Plan: "trial", Zone: "America/New_York", Priority: priority.P1, Created: saturday})
	if diff := cmp.Diff("Mon 2026-12-28 00:15:00 -05:00", due(answer)); diff != "" || err != nil {
		t.Errorf("the weekday reading: %v, due (-want +got):\n%s", err, diff)
	}
}

func TestNewDeskRefuses(t *testing.T) {
	tests := []struct {
		reason   string
		services []sla.Service
		want     string
		is       error
	}{
		{"no plan", []sla.Service{sla.Serve(plan.Plan{})}, `sla: plan: not set; want one such as plan.Standard()`, sla.ErrUnset},
		{"no service", []sla.Service{sla.Serve(plan.Standard()), {}}, `sla: plan: not set; want one such as plan.Standard()`, sla.ErrUnset},
		{"a plan twice", []sla.Service{sla.Serve(plan.Standard()), sla.Serve(plan.Premium()), sla.Serve(plan.Standard(), sla.WithHolidays(us.NewYear))},
			`sla: plan "standard" is served twice; give each plan once`, nil},
		{"an option that does not fit", []sla.Service{sla.Serve(plan.Standard(), sla.WithWeekdayReading())},
			`sla: plan standard has no weekday reading (premium and trial have)`, nil},
		{"a holiday that is nil", []sla.Service{sla.Serve(plan.Premium()), sla.Serve(plan.Standard(), sla.WithHolidays(nil))},
			`calendar: holiday 1: is nil; want a rule of github.com/rickar/cal`, nil},
		{"hours that never open", []sla.Service{sla.Serve(plan.Standard(), sla.WithSchedule(calendar.Schedule{}))},
			`calendar: schedule: never opens; want weekly hours or special hours`, calendar.ErrNever},
		{"an option that is nil", []sla.Service{sla.Serve(plan.Standard(), nil)},
			`sla: option: not set; want one made by a With function`, sla.ErrUnset},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			d, err := sla.NewDesk(test.services...)
			if d != nil || err == nil {
				t.Fatalf("got %v, %v, want an error", d, err)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("errors.Is(%v, %v) is false", err, test.is)
			}
		})
	}
}

// TestServicesAreCopied changes what a desk was made of, before it has made its
// calculators.
func TestServicesAreCopied(t *testing.T) {
	opts := []sla.Option{sla.WithHolidays(us.ChristmasDay)}
	services := []sla.Service{sla.Serve(plan.Standard(), opts...), sla.Serve(plan.Premium())}
	d := desk(t, services...)
	opts[0] = nil
	services[0] = sla.Serve(plan.Trial())
	r := sla.Request{Plan: "standard", Zone: "Europe/Paris", Priority: priority.P1, Created: at(t, "2025-12-24T16:30:00+01:00", utc)}
	got, err := d.Deadline(r)
	if diff := cmp.Diff("Fri 2025-12-26 08:30:00 +01:00", due(got)); diff != "" || err != nil {
		t.Errorf("%v, due (-want +got):\n%s", err, diff)
	}
}

// TestRulesOfADeskAreCopied changes the holidays that a desk was given: a desk that
// could be made answers the same ever after.
func TestRulesOfADeskAreCopied(t *testing.T) {
	created := at(t, "2025-12-24T16:30:00+01:00", utc)
	for mistake, change := range map[string]func(rules []*cal.Holiday){
		"a rule changes": func(rules []*cal.Holiday) { rules[0].Month = time.November },
		"a rule goes":    func(rules []*cal.Holiday) { rules[0] = nil },
		"a rule's Func":  func(rules []*cal.Holiday) { rules[0].Func = nil },
	} {
		t.Run(mistake, func(t *testing.T) {
			rules := []*cal.Holiday{us.ChristmasDay.Clone(&cal.Holiday{Name: "Christmas"})}
			d := desk(t, sla.Serve(plan.Standard(), sla.WithHolidays(rules...)))
			change(rules)
			got, err := d.Deadline(sla.Request{Plan: "standard", Zone: "Europe/Paris", Priority: priority.P1, Created: created})
			if diff := cmp.Diff("Fri 2025-12-26 08:30:00 +01:00", due(got)); diff != "" || err != nil {
				t.Errorf("%v, due (-want +got):\n%s", err, diff)
			}
		})
	}
}

// TestDeskInAZoneWithoutTheDay: hours that open only on a day that a zone skipped
// are good for a desk, and never open in that zone.
func TestDeskInAZoneWithoutTheDay(t *testing.T) {
	d := desk(t, sla.Serve(plan.Standard(), sla.WithSchedule(once("2011-12-30"))))
	if _, err := d.Calculator("standard", "Pacific/Tongatapu"); err != nil {
		t.Error(err)
	}
	for range 2 {
		if c, err := d.Calculator("standard", "Pacific/Apia"); !errors.Is(err, calendar.ErrNever) || c != nil {
			t.Errorf("%v, %v, want ErrNever", c, err)
		}
	}
}

// TestDeskKeepsTheLast1024 asks about more plans and zones than are kept.
func TestDeskKeepsTheLast1024(t *testing.T) {
	const most = 1024
	type key struct{ plan, zone string }
	var keys []key
	for _, name := range zones.Names() {
		keys = append(keys, key{"standard", name}, key{"community", name})
	}
	if len(keys) < most+10 {
		t.Fatalf("%d keys do not do", len(keys))
	}
	keys = keys[:most+2]
	d := desk(t)
	ask := func(k key) *sla.DeadlineCalculator {
		t.Helper()
		c, err := d.Calculator(k.plan, k.zone)
		if err != nil {
			t.Fatal(err)
		}
		if c.Plan().Name() != k.plan || c.Location().String() != k.zone {
			t.Fatalf("%v: got %v in %v", k, c.Plan(), c.Location())
		}
		return c
	}
	made := map[key]*sla.DeadlineCalculator{}
	for _, k := range keys[:most] {
		made[k] = ask(k)
	}
	for _, k := range keys[:most] {
		if ask(k) != made[k] {
			t.Fatalf("%v was not kept, as one of %d", k, most)
		}
	}
	for _, k := range keys[most:] {
		made[k] = ask(k)
	}
	for _, k := range keys[2:] {
		if ask(k) != made[k] {
			t.Errorf("%v was not kept, as one of the last %d", k, most)
		}
	}
	for _, k := range []key{keys[1], keys[0]} { // each makes room for itself
		if ask(k) == made[k] {
			t.Errorf("%v is kept still, after %d others", k, most)
		}
	}
	// What the desk has let go of goes on working.
	created := at(t, "2026-11-27T15:30:00Z", utc)
	old := deadline(t, made[keys[0]], priority.P4, created)
	if diff := cmp.Diff(deadline(t, ask(keys[0]), priority.P4, created), old); diff != "" {
		t.Errorf("(-new +old):\n%s", diff)
	}
}

// TestDeskKeepsNoMistakes asks for what there is not, many times over, and then for
// what was made before.
func TestDeskKeepsNoMistakes(t *testing.T) {
	d := desk(t)
	first, err := d.Calculator("standard", "Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 1100 {
		if _, err := d.Calculator("standard", fmt.Sprintf("Europe/Atlantis%d", i)); err == nil {
			t.Fatal("Atlantis")
		}
		if _, err := d.Calculator(fmt.Sprint("gold", i), "Europe/Paris"); err == nil {
			t.Fatal("gold")
		}
	}
	if again, err := d.Calculator("standard", "Europe/Paris"); again != first || err != nil {
		t.Errorf("the calculator was not kept: %v", err)
	}
	if again, err := d.Calculator("STANDARD", "Europe/Paris"); again != first || err != nil {
		t.Errorf("in capitals it is another: %v", err)
	}
}

// TestDeskIsSafeForConcurrentUse asks from many goroutines about more than is kept;
// every answer is that of a calculator.
func TestDeskIsSafeForConcurrentUse(t *testing.T) {
	d := desk(t)
	created := at(t, "2026-11-27T15:30:00Z", utc)
	names := zones.Names()
	want := map[string]sla.Deadline{}
	for _, name := range names {
		want[name] = deadline(t, calculator(t, plan.Standard(), zone(t, name)), priority.P2, created)
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range names {
				name := names[(i+g%2)%len(names)] // two of them always ask for the same
				got, err := d.Deadline(sla.Request{Plan: "standard", Zone: name, Priority: priority.P2, Created: created})
				if err != nil || !got.Equal(want[name]) {
					t.Errorf("%s: %v, %v, want %v", name, got, err, want[name])
				}
				if _, err := d.Calculator("community", name); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

// TestOneCalculatorForAll: goroutines that ask for the same at once get the same.
func TestOneCalculatorForAll(t *testing.T) {
	d := desk(t)
	for _, name := range zones.Names()[:100] {
		var got [4]*sla.DeadlineCalculator
		var ready, wg sync.WaitGroup
		ready.Add(len(got))
		for g := range got {
			wg.Go(func() {
				ready.Done()
				ready.Wait()
				got[g], _ = d.Calculator("standard", name)
			})
		}
		wg.Wait()
		if got[0] == nil || got != [4]*sla.DeadlineCalculator{got[0], got[0], got[0], got[0]} {
			t.Fatalf("%s: %v", name, got)
		}
	}
}

// TestZeroDeskServesNoPlan, and says so.
func TestZeroDeskServesNoPlan(t *testing.T) {
	_, err := new(sla.Desk).Deadline(sla.Request{Plan: "standard", Zone: "UTC"})
	if want := `sla: plan "standard": want a desk made by NewDesk; this one serves no plan`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// TestDeskAnswersForAMetric: the one that the request names, else the first response.
func TestDeskAnswersForAMetric(t *testing.T) {
	r := sla.Request{Plan: "standard", Zone: "UTC", Priority: priority.P2, Created: at(t, "2026-11-27T16:00:00Z", utc)}
	d := desk(t, sla.Serve(everyMetric(t)))
	for metric, want := range map[plan.Metric]string{
		0:                  "standard P2, 3h: due 2026-11-30 10:00:00 UTC",
		plan.FirstResponse: "standard P2, 3h: due 2026-11-30 10:00:00 UTC",
		plan.Resolution:    "standard P2, 18h: due 2026-12-01 16:00:00 UTC",
	} {
		r.Metric = metric
		if got, err := d.Deadline(r); err != nil || got.String() != want {
			t.Errorf("%v: %v, %v, want %s", metric, got, err, want)
		}
	}
	r.Metric = plan.Update
	if got, err := d.Deadline(r); err == nil {
		t.Errorf("update: %v", got)
	}
}

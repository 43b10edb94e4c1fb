package plan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

// nextYear is what is looked at: the year 2027, and all but best effort by price.
func nextYear() plan.Checks {
	return plan.Checks{
		From: calendar.MustParseDate("2027-01-01"), Until: calendar.MustParseDate("2028-01-01"),
		MaxDays: 30, ByPrice: []string{"community", "standard", "premium"},
	}
}

// told returns findings as lines.
func told(findings []plan.Finding) (lines []string) {
	for _, f := range findings {
		lines = append(lines, f.String())
	}
	return lines
}

// schedule reads weekly hours.
func schedule(s string) calendar.Schedule { return calendar.MustParseSchedule(s) }

// hoursIn is the calendar of weekly hours in a zone.
func hoursIn(t testing.TB, hours, zone string) *calendar.Calendar {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	c, err := schedule(hours).In(loc)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// edited returns the built-in policy with texts of its document replaced, the first time
// that they occur.
func edited(t testing.TB, edits ...string) plan.Policy {
	t.Helper()
	text := readFile(t, builtInFile)
	for i := 0; i < len(edits); i += 2 {
		if !strings.Contains(text, edits[i]) {
			t.Fatalf("the document has no %s", edits[i])
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return parsePolicy(t, text)
}

func TestLintPolicy(t *testing.T) {
	const standard = `{"P1": "1h", "P2": "3h", "P3": "8h", "P4": "24h"}`
	tests := []struct {
		name   string
		edits  []string
		checks func(*plan.Checks)
		want   []string
	}{
		{name: "the built-in policy has none"},
		{
			name:  "less priority for more impact",
			edits: []string{`["P2", "P3", "P4"],`, `["P3", "P2", "P4"],`},
			want:  []string{"/matrix/1/0: inverted matrix: P3, while less impact gives P2"},
		},
		{
			name:  "less priority for more urgency",
			edits: []string{`["P1", "P2", "P3"]`, `["P1", "P4", "P4"]`},
			want: []string{
				"/matrix/0/1: inverted matrix: P4, while less urgency gives P3",
			},
		},
		{
			name:  "23:59 for midnight, under a name that a pointer has to escape",
			edits: []string{`"office hours": {`, `"a/b~c": {`, `"schedule": "office hours"`, `"schedule": "a/b~c"`, `Mo-Fr 08:00-17:00"` + "\n", `Mo-Fr 08:00-23:59"` + "\n"},
			want:  []string{"/schedules/a~1b~0c/hours: last minute: hours end at 23:59:00 on 2027-01-01, just before midnight, which is 24:00; 261 times so until 2028-01-01"},
		},
		{
			name:  "23:59:59 for midnight, in the other reading",
			edits: []string{`Mo-Fr 00:00-24:00`, `Mo 00:00-23:59:59`},
			want:  []string{"/schedules/round the clock/weekday_reading: last minute: hours end at 23:59:59 on 2027-01-04, just before midnight, which is 24:00; 52 times so until 2028-01-01"},
		},
		{
			name:  "closed dates that run out",
			edits: []string{`"hours": "Mo-Fr 08:00-17:00"`, `"hours": {"version": 1, "weekly": "Mo-Fr 08:00-17:00", "closed": [{"date": "2026-12-25", "name": "Christmas Day"}]}`},
			want:  []string{"/schedules/office hours/hours: runs out: closed date: none after 2026-12-25"},
		},
		{
			name:  "special hours only, which run out; nothing is reached after them",
			edits: []string{`"hours": "Mo-Fr 08:00-17:00"`, `"hours": {"version": 1, "weekly": "off", "special": [{"date": "2027-03-01", "hours": "08:00-13:00"}]}`},
			want: []string{
				"/schedules/office hours/hours: runs out: special hours: none after 2027-03-01",
				"/plans/0/targets/first_response/P3: unreachable: 8h is not reached in the years up to 9999, for a ticket opened on 2027-01-01",
				"/plans/0/targets/first_response/P4: unreachable: 24h is not reached in the years up to 9999, for a ticket opened on 2027-01-01",
			},
		},
		{
			name:  "targets of as much open time as 30 days may hold, and a nanosecond more",
			edits: []string{standard, `{"P1": "1h", "P2": "198h", "P3": "198h0.000000001s", "P4": "300h"}`},
			want: []string{
				"/plans/0/targets/first_response/P3: slow: 198h0.000000001s takes more than 30 days, which hold at most 198h of open time",
				"/plans/0/targets/first_response/P4: slow: 300h takes more than 30 days, which hold at most 198h of open time",
			},
		},
		{
			name:   "any number of days",
			edits:  []string{standard, `{"P1": "1h", "P2": "3h", "P3": "8h", "P4": "3000h"}`},
			checks: func(c *plan.Checks) { c.MaxDays = 0 },
		},
		{
			name:   "business days: 22 are 30 days at the best, 23 are 31",
			edits:  []string{standard, `{"P1": "1h", "P2": "22 business days", "P3": "23 business days", "P4": "end of 23rd business day"}`},
			checks: func(c *plan.Checks) { c.ByPrice = nil },
			want: []string{
				"/plans/0/targets/first_response/P3: slow: 23 business days takes more than 30 days, whenever the ticket is opened",
				"/plans/0/targets/first_response/P4: slow: end of 23rd business day takes more than 30 days, whenever the ticket is opened",
			},
		},
		{
			name:   "a cutoff is the last instant of its day: under 22 hours before 12:30, and a day and a minute before 15:01",
			edits:  []string{`"hours": "Mo-Fr 08:00-17:00"`, `"hours": "Mo-Fr 08:00-12:00,13:00-17:00"`, standard, `{"P1": "1h", "P2": "12:30 on 1st business day, cutoff 15:00", "P3": "15:01 on 1st business day, cutoff 15:00"}`},
			checks: func(c *plan.Checks) { c.MaxDays, c.ByPrice = 1, nil },
			want: []string{
				"/plans/0/targets/first_response/P3: slow: 15:01 on 1st business day, cutoff 15:00 takes more than 1 days, whenever the ticket is opened",
			},
		},
		{
			name:  "a more urgent level with a longer target",
			edits: []string{standard, `{"P1": "4h", "P2": "3h", "P3": "3h", "P4": "24h"}`},
			want:  []string{"/plans/0/targets/first_response/P1: inverted targets: 4h is longer than 3h of P2, for a ticket opened at 2027-01-01T00:00:00Z"},
		},
		{
			name:  "a more urgent level without a target",
			edits: []string{standard, `{"P2": "3h", "P4": "24h"}`},
			want: []string{
				"/plans/0/targets/first_response/P1: inverted targets: no target, while P2 has 3h",
				"/plans/0/targets/first_response/P3: inverted targets: no target, while P4 has 24h",
			},
		},
		{
			name:   "a rule that may be before open time, and may be after it",
			edits:  []string{standard, `{"P1": "8h", "P2": "end of same business day"}`},
			checks: func(c *plan.Checks) { c.ByPrice = nil },
			want:   []string{"/plans/0/targets/first_response/P1: inverted targets: 8h is longer than end of same business day of P2, for a ticket opened at 2027-01-01T16:59:59.999999999Z"},
		},
		{
			name:   "a rule that is longer as a Monday begins, and at no other time",
			edits:  []string{standard, `{"P1": "end of same business day", "P2": "5h"}`, `"hours": "Mo-Fr 08:00-17:00"`, `"hours": "Mo 08:00-17:00; Tu-Fr 08:00-12:00"`},
			checks: func(c *plan.Checks) { c.ByPrice = nil },
			want:   []string{"/plans/0/targets/first_response/P1: inverted targets: end of same business day is longer than 5h of P2, for a ticket opened at 2027-01-01T12:00:00Z"},
		},
		{
			name:  "alerts past the due instant",
			edits: []string{"[50, 75, 100]", "[50, 100, 101, 150]"},
			want: []string{
				"/plans/0/thresholds/2: late threshold: 101 per cent comes after the due instant, at 100",
				"/plans/0/thresholds/3: late threshold: 150 per cent comes after the due instant, at 100",
			},
		},
		{
			name:   "a plan that is no better than another",
			checks: func(c *plan.Checks) { c.ByPrice = []string{"Premium", "trial", "standard"} },
			want:   []string{"/plans/2: no better: trial has nothing that premium, which is cheaper, has not"},
		},
		{
			name:   "nobody is there while the clock runs",
			checks: func(c *plan.Checks) { c.Staffed = hoursIn(t, "Sa,Su 08:00-17:00", "UTC") },
			want:   []string{"/plans/0/schedule: no overlap: nobody is there in these hours, from 2027-01-01 on"},
		},
		{
			name:   "the hours of the desk are the customer's on one evening of the week",
			checks: func(c *plan.Checks) { c.Staffed = hoursIn(t, "Sa,Su 08:00-17:00; Mo 16:59-17:30", "UTC") },
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := nextYear()
			if tt.checks != nil {
				tt.checks(&c)
			}
			findings, err := edited(t, tt.edits...).Lint(c)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, told(findings)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLintPrice compares two plans, of which the second is dearer.
func TestLintPrice(t *testing.T) {
	tests := []struct {
		name, hours, targets, extra string // of the dearer one
		better                      bool
		cheapHours, cheapTarget     string // Mo-Fr 08:00-17:00 and 8h unless given; the cheaper one has the phone, too
	}{
		{"the same", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "8h"}`, `"channels": ["phone"]`, false, "", ""},
		{"less", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "9h"}`, ``, false, "", ""},
		{"a second less", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "7h59m59s"}`, ``, true, "", ""},
		{"another entitlement", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "9h"}`, `"training": ["phone"]`, true, "", ""},
		{"a target where the other has none", "Mo-Fr 08:00-17:00", `"first_response": {"P2": "900h"}`, ``, true, "", ""},
		{"for another metric", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "8h"}, "resolution": {"P1": "900h"}`, ``, true, "", ""},
		{"a longer target, but round the clock: better in the evening", "24/7", `"first_response": {"P1": "12h"}`, ``, true, "", ""},
		{"one that is as long as a night and never better", "24/7", `"first_response": {"P1": "72h"}`, ``, false, "", ""},
		{"fewer hours", "Mo-Fr 09:00-16:00", `"first_response": {"P1": "8h"}`, ``, false, "", ""},
		{"business days, better than hours from the late morning on", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "10:00 on 1st business day"}`, ``, true, "", ""},
		{"business days, worse than hours at all times", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "2 business days"}`, ``, false, "", ""},
		{"a target that is never reached", "Sa 08:00-09:00", `"first_response": {"P1": "2562047h"}`, ``, false, "", ""},
		{"one that is a minute less than a weekend, for who comes in at its very beginning", "24/7", `"first_response": {"P1": "63h59m"}`, ``, true, "", "1h"},
		{"just before the end of its day, and at no other time", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "end of same business day"}`, ``, true, "24/7", "1h"},
		{"a target where that of the other is never reached", "Mo-Fr 08:00-17:00", `"first_response": {"P1": "900h"}`, ``, true, "Sa 08:00-09:00", "2562047h"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.cheapHours == "" {
				tt.cheapHours = "Mo-Fr 08:00-17:00"
			}
			if tt.cheapTarget == "" {
				tt.cheapTarget = "8h"
			}
			const rest = `"thresholds": [], "pauses_stop": [], "change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"}`
			p := parsePolicy(t, fmt.Sprintf(`{
				"version": 1, "name": "two", "levels": [{"level": "P1", "name": "a"}, {"level": "P2", "name": "b"}], "matrix": [["P1", "P2"]],
				"schedules": {"one": {"hours": %q}, "two": {"hours": %q}},
				"plans": [
					{"name": "dear", "best_effort": false, "schedule": "two", "targets": {%s}, "entitlements": {%s}, %s},
					{"name": "cheap", "best_effort": false, "schedule": "one", "targets": {"first_response": {"P1": %q}}, "entitlements": {"channels": ["phone"]}, %s},
					{"name": "free", "best_effort": true, "entitlements": {}, %s}
				]}`, tt.cheapHours, tt.hours, tt.targets, tt.extra, rest, tt.cheapTarget, rest, rest))
			c := nextYear()
			c.MaxDays, c.ByPrice = 0, []string{"free", "cheap", "dear"}
			findings, err := p.Lint(c)
			if err != nil {
				t.Fatal(err)
			}
			var want, got []plan.Finding
			if !tt.better {
				want = append(want, plan.Finding{Kind: plan.NoBetter, Place: "/plans/0", Text: "dear has nothing that cheap, which is cheaper, has not"})
			}
			for _, f := range findings {
				if f.Kind == plan.NoBetter {
					got = append(got, f)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLintSchedule(t *testing.T) {
	lastYears := &cal.Holiday{Name: "Jubilee", Month: time.June, Day: 1, StartYear: 2020, EndYear: 2026, Func: cal.CalcDayOfMonth}
	evening := calendar.Hours{Open: calendar.MustParseTimeOfDay("18:00"), Close: calendar.MustParseTimeOfDay("23:59")}
	tests := []struct {
		name string
		s    calendar.Schedule
		want []string
	}{
		{"nothing wrong", schedule("Mo-Fr 08:00-24:00; Sa 22:00-06:00"), nil},
		{"a minute earlier is another matter", schedule("Mo-Fr 08:00-23:58"), nil},
		{"the first and the last date that are looked at", schedule("off").WithHours(calendar.MustParseDate("2026-12-31"), evening).
			WithHours(calendar.MustParseDate("2027-01-01"), evening).WithHours(calendar.MustParseDate("2028-01-01"), evening), []string{
			"last minute: hours end at 23:59:00 on 2027-01-01, just before midnight, which is 24:00",
		}},
		{
			"closed dates that run out, although a schedule for the year after is planned", schedule("24/7").WithClosed("Christmas Day", calendar.MustParseDate("2026-12-25")).
				Then(calendar.MustParseDate("2028-01-01"), schedule("24/7").WithClosed("Christmas Day", calendar.MustParseDate("2028-12-25"))),
			[]string{"runs out: closed date: none after 2026-12-25"},
		},
		{"a list with jubilees, and holidays that were moved", schedule("24/7").WithHolidays(gb.Holidays...), nil},
		{"rules that have had their last year", schedule("24/7").WithHolidays(lastYears), []string{`runs out: holiday "Jubilee": none after 2026-06-01`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings, err := plan.LintSchedule(tt.s, nextYear())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, told(findings)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLintCalendar(t *testing.T) {
	both := func(parts ...*calendar.Calendar) *calendar.Calendar {
		c, err := calendar.Intersection(parts[0].Location(), parts...)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	paris, denver := hoursIn(t, "Mo-Fr 08:00-15:00", "Europe/Paris"), hoursIn(t, "Mo-Fr 08:00-17:00", "America/Denver")
	tests := []struct {
		name    string
		c       *calendar.Calendar
		staffed *calendar.Calendar
		want    []string
	}{
		{"parts that never overlap", both(paris, denver), nil, []string{"no overlap: never open from 2027-01-01 on"}},
		{"parts that do for three weeks in March", both(hoursIn(t, "Mo-Fr 08:00-16:00", "Europe/Paris"), denver), nil, nil},
		{"the desk and the customer", paris, denver, []string{"no overlap: nobody is there in these hours, from 2027-01-01 on"}},
		{"23:59 as the calendar's own clock has it", hoursIn(t, "Mo 08:00-23:59", "Asia/Tokyo"), nil, []string{
			"last minute: hours end at 23:59:00 on 2027-01-04, just before midnight, which is 24:00; 52 times so until 2028-01-01",
		}},
		{"23:59 on another clock is nothing special", hoursIn(t, "Mo 08:00-14:59", "UTC"), nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := nextYear()
			c.Staffed = tt.staffed
			findings, err := plan.LintCalendar(tt.c, c)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, told(findings)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLintRefuses(t *testing.T) {
	tests := []struct {
		name   string
		checks func(*plan.Checks)
		want   string
	}{
		{"no dates", func(c *plan.Checks) { c.From, c.Until = calendar.Date{}, calendar.Date{} }, `plan: lint from "" until "": want 1 to 800 dates`},
		{"no last date", func(c *plan.Checks) { c.Until = calendar.Date{} }, `plan: lint from "2027-01-01" until "": want 1 to 800 dates`},
		{"none between", func(c *plan.Checks) { c.Until = c.From }, `plan: lint from "2027-01-01" until "2027-01-01": want 1 to 800 dates`},
		{"801", func(c *plan.Checks) { c.Until = c.From.AddDays(801) }, `plan: lint from "2027-01-01" until "2029-03-12": want 1 to 800 dates`},
		{"800", func(c *plan.Checks) { c.Until = c.From.AddDays(800) }, ""},
		{"the last of all", func(c *plan.Checks) {
			c.From, c.Until = calendar.MustParseDate("9999-12-30"), calendar.MustParseDate("9999-12-31")
		}, ""},
		{"days below 0", func(c *plan.Checks) { c.MaxDays = -1 }, "plan: targets of at most -1 days: want 0 to 3,650"},
		{"ten years", func(c *plan.Checks) { c.MaxDays = 3650 }, ""},
		{"more than ten years", func(c *plan.Checks) { c.MaxDays = 3651 }, "plan: targets of at most 3651 days: want 0 to 3,650"},
		{"an unknown plan", func(c *plan.Checks) { c.ByPrice = []string{"gold"} }, `plan: by price "gold": want each once of standard, premium, trial, community`},
		{"a plan twice", func(c *plan.Checks) { c.ByPrice = []string{"trial", "Trial"} }, `plan: by price "Trial": want each once of standard, premium, trial, community`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := nextYear()
			tt.checks(&c)
			_, err := plan.BuiltIn().Lint(c)
			if got := fmt.Sprint(err); got != tt.want && (tt.want != "" || err != nil) {
				t.Errorf("error %s, want %s", got, tt.want)
			}
		})
	}
	if _, err := (plan.Policy{}).Lint(nextYear()); err == nil {
		t.Error("no error for the zero Policy")
	}
	if _, err := plan.LintCalendar(nil, nextYear()); err == nil {
		t.Error("no error for no calendar")
	}
	for name, s := range map[string]calendar.Schedule{"a mistake": schedule("24/7").WithClosed("", calendar.Date{}), "no hours": {}} {
		if _, err := plan.LintSchedule(s, nextYear()); err == nil {
			t.Errorf("no error for a schedule with %s", name)
		}
	}
	first := plan.Checks{From: calendar.MustParseDate("0001-01-01"), Until: calendar.MustParseDate("0001-01-09"), Location: hoursIn(t, "24/7", "Asia/Tokyo").Location()}
	if _, err := plan.LintSchedule(schedule("24/7"), first); !errors.Is(err, calendar.ErrRange) {
		t.Errorf("a date that begins before the year 1: error %v", err)
	}
	if _, err := plan.BuiltIn().Lint(first); !errors.Is(err, calendar.ErrRange) {
		t.Errorf("a policy, from a date that begins before the year 1: error %v", err)
	}
	many := make([]*calendar.Calendar, 64)
	for i := range many {
		many[i] = hoursIn(t, "24/7", "UTC")
	}
	crowd, err := calendar.Union(time.UTC, many...)
	if err != nil {
		t.Fatal(err)
	}
	staffed := nextYear()
	staffed.Staffed = crowd
	if findings, err := plan.BuiltIn().Lint(staffed); err == nil || findings != nil {
		t.Errorf("hours of 64 parts and one more: findings %v, error %v", findings, err)
	}
	if _, err := plan.LintSchedule(schedule("24/7"), plan.Checks{}); err == nil {
		t.Error("no error for a schedule and no dates")
	}
	if _, err := plan.LintCalendar(hoursIn(t, "24/7", "UTC"), plan.Checks{}); err == nil {
		t.Error("no error for a calendar and no dates")
	}
}

func TestFindingKindString(t *testing.T) {
	for k, want := range map[plan.FindingKind]string{0: "FindingKind(0)", plan.InvertedMatrix: "inverted matrix", plan.NoBetter: "no better", plan.NoBetter + 1: "FindingKind(10)"} {
		if got := k.String(); got != want {
			t.Errorf("%d: %s, want %s", uint8(k), got, want)
		}
	}
}

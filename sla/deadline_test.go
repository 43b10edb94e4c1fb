package sla_test

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// withoutTarget is a plan that is not best effort and promises nothing at P4.
func withoutTarget(tb testing.TB) plan.Plan {
	tb.Helper()
	p, err := plan.Standard().WithTarget(plan.FirstResponse, priority.P4, plan.Target{})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestDeadlineSaysWhatItWasMadeOf(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	created := at(t, "2026-11-23T07:00:00Z", utc)
	d := deadline(t, calculator(t, plan.Standard(), paris), priority.P2, created)

	instant, ok := d.Due()
	if want := at(t, "2026-11-23T11:00:00+01:00", utc); !ok || !instant.Equal(want) || instant.Location() != paris {
		t.Errorf("Due() = %v, %v, want %v in Paris", instant, ok, want)
	}
	if got := d.Created(); !got.Equal(created) || got.Location() != paris {
		t.Errorf("Created() = %v, want %v in Paris", got, created)
	}
	if target, ok := d.Target(); target.String() != "3h" || !ok {
		t.Errorf("Target() = %v, %v", target, ok)
	}
	if d.Plan() != "standard" || d.Level() != priority.P2 || d.BestEffort() {
		t.Errorf("plan %v, level %v, best effort %v", d.Plan(), d.Level(), d.BestEffort())
	}
}

// forms are the text, the JSON and the SQL of a deadline.
type forms struct{ Text, JSON, SQL string }

func formsOf(tb testing.TB, d sla.Deadline) forms {
	tb.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		tb.Fatal(err)
	}
	value, err := d.Value()
	if err != nil {
		tb.Fatal(err)
	}
	if !driver.IsValue(value) {
		tb.Errorf("%T is nothing for a driver", value)
	}
	return forms{d.String(), string(data), fmt.Sprint(value)}
}

// TestFormsOfADeadline is the golden copy of what is stored and shown.
func TestFormsOfADeadline(t *testing.T) {
	tests := []struct {
		reason  string
		plan    plan.Plan
		zone    string
		level   priority.Level
		created string
		want    forms
	}{
		{"as in the documentation", plan.Standard(), "Europe/Paris", priority.P2, "2026-11-23T07:00:00Z", forms{
			`standard P2, 3h: due 2026-11-23 11:00:00 CET`,
			`{"version":1,"plan":"standard","priority":"P2","target":"3h","zone":"Europe/Paris","created":"2026-11-23T07:00:00Z","due":"2026-11-23T10:00:00Z"}`,
			`2026-11-23 10:00:00 +0000 UTC`,
		}},
		{"a target in minutes", plan.Premium(), "America/New_York", priority.P1, "2026-11-23T07:00:00Z", forms{
			`premium P1, 15m: due 2026-11-23 02:15:00 EST`,
			`{"version":1,"plan":"premium","priority":"P1","target":"15m","zone":"America/New_York","created":"2026-11-23T07:00:00Z","due":"2026-11-23T07:15:00Z"}`,
			`2026-11-23 07:15:00 +0000 UTC`,
		}},
		{"a trial is a trial", plan.Trial(), "UTC", priority.P2, "2026-11-23T07:00:00Z", forms{
			`trial P2, 1h: due 2026-11-23 08:00:00 UTC`,
			`{"version":1,"plan":"trial","priority":"P2","target":"1h","zone":"UTC","created":"2026-11-23T07:00:00Z","due":"2026-11-23T08:00:00Z"}`,
			`2026-11-23 08:00:00 +0000 UTC`,
		}},
		{"to the nanosecond", plan.Standard(), "Europe/Paris", priority.P4, "2026-11-27T16:30:00.123456789+01:00", forms{
			`standard P4, 24h: due 2026-12-02 13:30:00.123456789 CET`,
			`{"version":1,"plan":"standard","priority":"P4","target":"24h","zone":"Europe/Paris","created":"2026-11-27T15:30:00.123456789Z","due":"2026-12-02T12:30:00.123456789Z"}`,
			`2026-12-02 12:30:00.123456789 +0000 UTC`,
		}},
		{"a zone whose abbreviation is a number", plan.Standard(), "America/Sao_Paulo", priority.P3, "2018-11-05T09:00:00-02:00", forms{
			`standard P3, 8h: due 2018-11-05 17:00:00 -02`,
			`{"version":1,"plan":"standard","priority":"P3","target":"8h","zone":"America/Sao_Paulo","created":"2018-11-05T11:00:00Z","due":"2018-11-05T19:00:00Z"}`,
			`2018-11-05 19:00:00 +0000 UTC`,
		}},
		{"the year 10000 in Kiritimati is the year 9999 in UTC", plan.Premium(), "Pacific/Kiritimati", priority.P1, "9999-12-31T23:44:59Z", forms{
			`premium P1, 15m: due 10000-01-01 13:59:59 +14`,
			`{"version":1,"plan":"premium","priority":"P1","target":"15m","zone":"Pacific/Kiritimati","created":"9999-12-31T23:44:59Z","due":"9999-12-31T23:59:59Z"}`,
			`9999-12-31 23:59:59 +0000 UTC`,
		}},
		{"best effort has a level and no due instant", plan.Community(), "Europe/Paris", priority.P2, "2026-11-23T07:00:00Z", forms{
			`community P2: best effort`, `null`, `<nil>`,
		}},
		{"no target is not best effort", withoutTarget(t), "Europe/Paris", priority.P4, "2026-11-23T07:00:00Z", forms{
			`standard P4: no target`, `null`, `<nil>`,
		}},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			d := deadline(t, calculator(t, test.plan, zone(t, test.zone)), test.level, at(t, test.created, utc))
			if diff := cmp.Diff(test.want, formsOf(t, d)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if value, _ := d.Value(); value != nil && value.(time.Time).Location() != time.UTC {
				t.Errorf("SQL value %v is not in UTC", value)
			}
		})
	}
}

// TestDeadlineInADocument: within another value, by value and by pointer.
func TestDeadlineInADocument(t *testing.T) {
	d := deadline(t, calculator(t, plan.Premium(), utc), priority.P1, at(t, "2026-11-23T07:00:00Z", utc))
	none := deadline(t, calculator(t, plan.Community(), utc), priority.P1, at(t, "2026-11-23T07:00:00Z", utc))
	data, err := json.Marshal(struct {
		A sla.Deadline
		B *sla.Deadline
		C []sla.Deadline
	}{none, &d, []sla.Deadline{none, {}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"A":null,"B":{"version":1,"plan":"premium","priority":"P1","target":"15m","zone":"UTC","created":"2026-11-23T07:00:00Z","due":"2026-11-23T07:15:00Z"},"C":[null,null]}`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

// TestZeroDeadline: that of no ticket; nothing panics.
func TestZeroDeadline(t *testing.T) {
	var d sla.Deadline
	if instant, ok := d.Due(); ok || !instant.IsZero() {
		t.Errorf("Due() = %v, %v", instant, ok)
	}
	if target, ok := d.Target(); ok || !target.IsZero() {
		t.Errorf("Target() = %v, %v", target, ok)
	}
	if d.BestEffort() || d.Plan() != "" || d.Level() != 0 || !d.Created().IsZero() {
		t.Errorf("best effort %v, plan %q, level %v, created %v", d.BestEffort(), d.Plan(), d.Level(), d.Created())
	}
	if diff := cmp.Diff(forms{"no deadline", "null", "<nil>"}, formsOf(t, d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !d.Equal(sla.Deadline{}) {
		t.Error("not equal to itself")
	}
}

func TestDeadlineEqual(t *testing.T) {
	var (
		paris  = zone(t, "Europe/Paris")
		office = at(t, "2026-11-23T08:00:00Z", utc)
		p      = calculator(t, plan.Standard(), paris)
		d      = deadline(t, p, priority.P1, office)
	)
	shortDay := calculator(t, plan.Standard(), paris, sla.WithSchedule(calendar.MustParseSchedule("Mo-Fr 09:00-09:30,12:00-17:00")))
	tests := []struct {
		reason string
		a, b   sla.Deadline
		want   bool
	}{
		{"the same", d, deadline(t, p, priority.P1, office), true},
		{"of another calculator of that plan and zone, a pointer of its own", d,
			deadline(t, calculator(t, plan.Standard(), zone(t, "Europe/Paris")), priority.P1, office), true},
		{"created is told in another zone", d, deadline(t, p, priority.P1, office.In(zone(t, "Asia/Tokyo"))), true},
		{"created at another instant, due at the same", deadline(t, p, priority.P1, at(t, "2026-11-23T05:00:00Z", utc)),
			deadline(t, p, priority.P1, at(t, "2026-11-23T06:00:00Z", utc)), false},
		{"created at the same instant, due at another", d, deadline(t, shortDay, priority.P1, office), false},
		{"another level, without targets", deadline(t, calculator(t, plan.Community(), paris), priority.P1, office),
			deadline(t, calculator(t, plan.Community(), paris), priority.P2, office), false},
		{"another plan with the same target", deadline(t, calculator(t, plan.Trial(), paris), priority.P1, office),
			deadline(t, calculator(t, plan.Premium(), paris), priority.P1, office), false},
		{"best effort is not the lack of a target", deadline(t, calculator(t, plan.Community(), paris), priority.P4, office),
			deadline(t, calculator(t, withoutTarget(t), paris), priority.P4, office), false},
		{"none is not one", sla.Deadline{}, d, false},
		{"best effort", deadline(t, calculator(t, plan.Community(), paris), priority.P1, office),
			deadline(t, calculator(t, plan.Community(), paris), priority.P1, office), true},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got := test.a.Equal(test.b); got != test.want {
				t.Errorf("%v Equal %v: %v, want %v", test.a, test.b, got, test.want)
			}
			if got := test.b.Equal(test.a); got != test.want {
				t.Errorf("%v Equal %v: %v, want %v", test.b, test.a, got, test.want)
			}
			if got := cmp.Equal(test.a, test.b); got != test.want {
				t.Errorf("cmp.Equal(%v, %v): %v, want %v", test.a, test.b, got, test.want)
			}
		})
	}
}

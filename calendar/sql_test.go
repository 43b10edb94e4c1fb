package calendar_test

import (
	"database/sql"
	"database/sql/driver"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
)

var (
	_ sql.Scanner   = (*calendar.Schedule)(nil)
	_ driver.Valuer = calendar.Schedule{}
	_ sql.Scanner   = (*calendar.Calendar)(nil)
	_ driver.Valuer = (*calendar.Calendar)(nil)
)

func TestScheduleSQL(t *testing.T) {
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	tests := []struct {
		reason string
		s      calendar.Schedule
		want   driver.Value
	}{
		{"zero is NULL", calendar.Schedule{}, nil},
		{"no hours are not", calendar.MustParseSchedule("off"), `{"version":1,"weekly":"off"}`},
		{"hours", office, `{"version":1,"weekly":"Mo-Fr 08:00-17:00"}`},
		{"a closed date", office.WithClosed("x", date("2026-12-24")), `{"version":1,"weekly":"Mo-Fr 08:00-17:00","closed":[{"date":"2026-12-24","name":"x"}]}`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			got, err := test.s.Value()
			if diff := cmp.Diff(test.want, got); err != nil || diff != "" {
				t.Fatalf("%v (-want +got):\n%s", err, diff)
			}
			sources := []any{got}
			if text, ok := got.(string); ok {
				sources = append(sources, []byte(text), "\n "+text)
			}
			for _, src := range sources {
				again := calendar.AlwaysOpen()
				if err := again.Scan(src); err != nil || !again.Equal(test.s) {
					t.Errorf("Scan(%q): %v, %v", src, again, err)
				}
			}
		})
	}
	var s calendar.Schedule
	if err := s.Scan("Mo-Fr 08:00-17:00"); err != nil || !s.Equal(office) {
		t.Errorf("the notation: %v, %v", s, err)
	}
	for src, want := range map[any]string{
		7:            `calendar: "7": want a schedule as text or NULL, not int`,
		"":           `calendar: "": a rule is empty; want one such as "Mo-Fr 08:00-17:00", "Sa off" or "24/7"`,
		`{"week":1}`: `calendar: line 1: want the member "version"`,
	} {
		s := office
		if err := s.Scan(src); err == nil || err.Error() != want {
			t.Errorf("Scan(%v): %v, want %s", src, err, want)
		}
		if !s.Equal(office) {
			t.Errorf("Scan(%v) left %v", src, s)
		}
	}
	if v, err := everything().WithHolidays(dayOf("x", 1, 1)).Value(); err == nil || v != nil {
		t.Errorf("of no form: %v, %v", v, err)
	}
}

func TestCalendarSQL(t *testing.T) {
	paris := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "Europe/Paris")
	got, err := paris.Value()
	if want := `{"version":1,"zone":"Europe/Paris","schedule":{"weekly":"Mo-Fr 08:00-17:00"}}`; err != nil || got != want {
		t.Errorf("%v, %v, want %s", got, err, want)
	}
	for _, src := range []any{got, "Mo-Fr 08:00-17:00 Europe/Paris", []byte("Mo-Fr 08:00-17:00 Europe/Paris")} {
		var c calendar.Calendar
		if err := c.Scan(src); err != nil || !c.Equal(paris) {
			t.Errorf("Scan(%q): %v, %v", src, &c, err)
		}
	}
	for _, c := range []*calendar.Calendar{nil, {}} {
		if got, err := c.Value(); got != nil || err != nil {
			t.Errorf("Value of %v: %v, %v, want NULL", c, got, err)
		}
	}
	var c calendar.Calendar
	if err := c.Scan(nil); err != nil || !c.Equal(&calendar.Calendar{}) {
		t.Errorf("Scan(NULL): %v, %v", &c, err)
	}
	if err := c.Scan(1.5); err == nil || err.Error() != `calendar: "1.5": want a calendar as text or NULL, not float64` {
		t.Error(err)
	}
}

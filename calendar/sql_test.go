package calendar_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
	"testing"
	"time"

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
	const wantOpen = "calendar: zero Calendar: never opens, and so has no form"
	if got, err := (&calendar.Calendar{}).Named("x").Value(); got != nil || errorText(err) != wantOpen {
		t.Errorf("Value of the zero Calendar under a name: %v, %v; want %s", got, err, wantOpen) // NULL would lose the name
	}
	named := (&calendar.Calendar{}).Named("x")
	if err := named.Scan(nil); err == nil || named.Name() != "x" {
		t.Errorf("Scan into the zero Calendar under a name: %v, %v", named, err)
	}
	fixed, err := calendar.AlwaysOpen().In(time.FixedZone("Europe/Paris", 0))
	if err != nil {
		t.Fatal(err)
	}
	const wantZone = `calendar: location "Europe/Paris": is not the zone of that name in the zone database; want the one that LoadLocation returns`
	if got, err := fixed.Value(); got != nil || errorText(err) != wantZone {
		t.Errorf("Value in a zone that is not Paris: %v, %v", got, err)
	}
	if got, err := fixed.MarshalText(); got != nil || errorText(err) != wantZone {
		t.Errorf("text in a zone that is not Paris: %s, %v", got, err)
	}
	var c calendar.Calendar
	if err := c.Scan(nil); err != nil || !c.Equal(&calendar.Calendar{}) {
		t.Errorf("Scan(NULL): %v, %v", &c, err)
	}
	if err := c.Scan(1.5); err == nil || err.Error() != `calendar: "1.5": want a calendar as text or NULL, not float64` {
		t.Error(err)
	}
}

// TestCalendarRows scans rows as database/sql does, into a fresh Calendar each.
func TestCalendarRows(t *testing.T) {
	db := sql.OpenDB(stored{"24/7 UTC", nil, `{"version":1,"zone":"UTC","schedule":{"weekly":"Mo 08:00-17:00"}}`})
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	var maybe []sql.Null[*calendar.Calendar]
	var pointers []*calendar.Calendar
	for _, scan := range []func(*sql.Rows) error{
		func(rows *sql.Rows) error {
			var c *calendar.Calendar
			err := rows.Scan(&c)
			pointers = append(pointers, c)
			return err
		},
		func(rows *sql.Rows) error {
			var c sql.Null[*calendar.Calendar]
			err := rows.Scan(&c)
			maybe = append(maybe, c)
			return err
		},
	} {
		rows, err := db.Query("select hours from desks")
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			if err := scan(rows); err != nil {
				t.Error(err)
			}
		}
		if err := rows.Err(); err != nil {
			t.Error(err)
		}
	}
	want := []*calendar.Calendar{
		in(t, calendar.AlwaysOpen(), "UTC"), nil, in(t, calendar.MustParseSchedule("Mo 08:00-17:00"), "UTC"),
	}
	if diff := cmp.Diff(want, pointers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, m := range maybe {
		if m.Valid != (want[i] != nil) || !m.V.Equal(want[i]) {
			t.Errorf("row %d: %v, %t", i, m.V, m.Valid)
		}
	}

	rows, err := db.Query("select hours from desks")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := rows.Close(); err != nil {
			t.Error(err)
		}
	}()
	var one calendar.Calendar
	rows.Next()
	if err := rows.Scan(&one); err != nil {
		t.Error(err)
	}
	rows.Next()
	if err := rows.Scan(&one); err == nil || !one.Equal(want[0]) {
		t.Errorf("the second row into one Calendar: %v, %v", &one, err)
	}
}

// stored is a database of one column, whatever it is asked.
type stored []driver.Value

func (s stored) Connect(context.Context) (driver.Conn, error) { return s, nil }
func (s stored) Driver() driver.Driver                        { return nil }
func (s stored) Prepare(string) (driver.Stmt, error)          { return s, nil }
func (s stored) Begin() (driver.Tx, error)                    { return nil, driver.ErrSkip }
func (s stored) Close() error                                 { return nil }
func (s stored) NumInput() int                                { return 0 }
func (s stored) Exec([]driver.Value) (driver.Result, error)   { return nil, driver.ErrSkip }
func (s stored) Query([]driver.Value) (driver.Rows, error)    { return &storedRows{s}, nil }

type storedRows struct{ left stored }

func (r *storedRows) Columns() []string { return []string{"hours"} }
func (r *storedRows) Close() error      { return nil }

func (r *storedRows) Next(row []driver.Value) error {
	if len(r.left) == 0 {
		return io.EOF
	}
	row[0], r.left = r.left[0], r.left[1:]
	return nil
}

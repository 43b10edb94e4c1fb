package plan_test

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
)

// columns are the types that have an SQL form.
type columns interface {
	plan.Plan | plan.Metric | plan.Target | plan.ChangeRule
	comparable
	driver.Valuer
}

func TestSQL(t *testing.T) {
	for _, p := range plan.All() {
		testColumn(t, p, p.Name())
	}
	testColumn(t, plan.Plan{}, nil)
	testColumn(t, plan.FirstResponse, "first_response")
	testColumn(t, plan.NextResponse, "next_response")
	testColumn(t, plan.Update, "update")
	testColumn(t, plan.Resolution, "resolution")
	testColumn(t, plan.Metric(0), nil)
	testColumn(t, target("8h"), "8h")
	testColumn(t, target("90m"), "1h30m")
	testColumn(t, plan.Target{}, nil)
	testColumn(t, plan.Carry, "carry")
	testColumn(t, plan.Restart, "restart")
	testColumn(t, plan.Keep, "keep")
	testColumn(t, plan.ChangeRule(0), nil)
}

// testColumn writes v, and reads it back over another value from all that a driver may
// give for it.
func testColumn[T columns](t *testing.T, v T, want driver.Value) {
	t.Helper()
	if got, err := v.Value(); got != want || err != nil {
		t.Errorf("%v: value %#v, %v, want %#v", v, got, err, want)
	}
	sources := []any{want}
	if s, ok := want.(string); ok {
		sources = append(sources, []byte(s))
	} else {
		sources = append(sources, "", []byte{}, []byte(nil))
	}
	for _, src := range sources {
		for _, back := range []T{*new(T), v, other[T]()} {
			if err := any(&back).(sql.Scanner).Scan(src); back != v || err != nil {
				t.Errorf("Scan(%#v) = %v, %v, want %v", src, back, err, v)
			}
		}
	}
}

// other returns a value that is set.
func other[T columns]() (v T) {
	switch v := any(&v).(type) {
	case *plan.Plan:
		*v = plan.Trial()
	case *plan.Metric:
		*v = plan.Update
	case *plan.Target:
		*v = target("1s")
	case *plan.ChangeRule:
		*v = plan.Keep
	}
	return v
}

func TestValueRefuses(t *testing.T) {
	tests := []struct {
		reason string
		value  driver.Valuer
		want   string
	}{
		{"no metric", plan.Metric(5), `plan: metric "Metric(5)": want first_response, next_response, update, resolution`},
		{"no rule", plan.ChangeRule(4), `plan: rule of change "ChangeRule(4)": want carry, restart, keep`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			if got, err := test.value.Value(); got != nil || err == nil || err.Error() != test.want {
				t.Errorf("%#v, %v, want %s", got, err, test.want)
			}
		})
	}
}

// TestScanRefuses pins the errors, after which the value is what it was.
func TestScanRefuses(t *testing.T) {
	tests := []struct {
		reason string
		scan   func(src any) error
		src    any
		want   string
	}{
		{"an unknown plan", refuse[plan.Plan], "gold", `plan: plan "gold": want standard, premium, trial, community`},
		{"an unknown plan in bytes", refuse[plan.Plan], []byte("gold"), `plan: plan "gold": want standard, premium, trial, community`},
		{"a plan by number", refuse[plan.Plan], int64(1), `plan: plan "1": want text or NULL, not int64`},
		{"an unknown metric", refuse[plan.Metric], "reply", `plan: metric "reply": want first_response, next_response, update, resolution`},
		{"a metric by number", refuse[plan.Metric], int64(1), `plan: metric "1": want text or NULL, not int64`},
		{"a target in days", refuse[plan.Target], "1d", ""},
		{"a target in seconds", refuse[plan.Target], int64(3600), `plan: target "3600": want text or NULL, not int64`},
		{"a target as a float", refuse[plan.Target], 1.5, `plan: target "1.5": want text or NULL, not float64`},
		{"an unknown rule", refuse[plan.ChangeRule], "reset", `plan: rule of change "reset": want carry, restart, keep`},
		{"a rule by truth", refuse[plan.ChangeRule], true, `plan: rule of change "true": want text or NULL, not bool`},
		{
			"an instant", refuse[plan.ChangeRule], time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC),
			`plan: rule of change "2026-11-23 08:00:00 +0000 UTC": want text or NULL, not time.Time`,
		},
		{"a long text is cut", refuse[plan.Metric], strings.Repeat("x", 1<<20), `plan: metric "` + strings.Repeat("x", 80) +
			`"...: want first_response, next_response, update, resolution`},
		{"a long text is cut before a letter, not within it", refuse[plan.Metric], strings.Repeat("x", 79) + "é" + strings.Repeat("x", 9), `plan: metric "` +
			strings.Repeat("x", 79) + `"...: want first_response, next_response, update, resolution`},
		{"bytes that are no letters are cut as well", refuse[plan.Metric], strings.Repeat("\x80", 90), `plan: metric "` +
			strings.Repeat(`\x80`, 76) + `"...: want first_response, next_response, update, resolution`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			err := test.scan(test.src)
			var parse *plan.ParseError
			if !errors.As(err, &parse) {
				t.Fatalf("%v is no *plan.ParseError", err)
			}
			if test.want != "" && err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func refuse[T columns](src any) error {
	v := other[T]()
	err := any(&v).(sql.Scanner).Scan(src)
	if v != other[T]() {
		return fmt.Errorf("what was scanned wrongly has become %v", v)
	}
	return err
}

// TestSQLInARow goes through database/sql's own conversion.
func TestSQLInARow(t *testing.T) {
	type row struct {
		Plan   sql.Null[plan.Plan]
		Metric plan.Metric
		Target plan.Target
		Rule   plan.ChangeRule
	}
	want := row{sql.Null[plan.Plan]{V: plan.Premium(), Valid: true}, plan.Resolution, target("24h"), plan.Restart}
	var values []driver.Value
	for _, v := range []any{want.Plan, want.Metric, want.Target, want.Rule} {
		value, err := driver.DefaultParameterConverter.ConvertValue(v)
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
	if diff := cmp.Diff([]driver.Value{"premium", "resolution", "24h", "restart"}, values); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var got row
	for i, to := range []sql.Scanner{&got.Plan, &got.Metric, &got.Target, &got.Rule} {
		if err := to.Scan(values[i]); err != nil {
			t.Error(err)
		}
	}
	if got != want {
		t.Errorf("back as %v, want %v", got, want)
	}
}

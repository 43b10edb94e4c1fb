package plan

import (
	"database/sql/driver"
	"encoding"
	"fmt"
)

// The SQL form of each type is its text in a column of text, and NULL for its zero
// value.

// Value implements [driver.Valuer]: the name of the plan, or NULL for the zero Plan.
// It never fails.
func (p Plan) Value() (driver.Value, error) { return value(p) }

// Scan implements [database/sql.Scanner]: NULL is the zero Plan, and text is read as
// UnmarshalText does, so that it knows the built-in plans. It returns a [*ParseError]
// for anything else.
func (p *Plan) Scan(src any) error { return scan("plan", p, src) }

// Value implements [driver.Valuer]: the text of the metric, or NULL if it is not set.
// It returns a [*ParseError] if m is not a metric.
func (m Metric) Value() (driver.Value, error) { return value(m) }

// Scan implements [database/sql.Scanner]: NULL is 'not set', and text is read as
// UnmarshalText does. It returns a [*ParseError] for anything else.
func (m *Metric) Scan(src any) error { return scan("metric", m, src) }

// Value implements [driver.Valuer]: the text of the target, or NULL for the zero
// Target. It never fails.
func (t Target) Value() (driver.Value, error) { return value(t) }

// Scan implements [database/sql.Scanner]: NULL is the zero Target, and text is read as
// UnmarshalText does. It returns a [*ParseError] for anything else, a number included.
func (t *Target) Scan(src any) error { return scan("target", t, src) }

// Value implements [driver.Valuer]: the text of the rule, or NULL if it is not set. It
// returns a [*ParseError] if r is not a rule.
func (r ChangeRule) Value() (driver.Value, error) { return value(r) }

// Scan implements [database/sql.Scanner]: NULL is 'not set', and text is read as
// UnmarshalText does. It returns a [*ParseError] for anything else.
func (r *ChangeRule) Scan(src any) error { return scan("rule of change", r, src) }

// value returns what goes by its text as a column has it.
func value(v encoding.TextMarshaler) (driver.Value, error) {
	text, err := v.MarshalText()
	if err != nil || len(text) == 0 {
		return nil, err
	}
	return string(text), nil
}

// scan reads what a driver gives for a column of text.
func scan(what string, to encoding.TextUnmarshaler, src any) error {
	switch src := src.(type) {
	case nil:
		return to.UnmarshalText(nil)
	case string:
		return to.UnmarshalText([]byte(src))
	case []byte:
		return to.UnmarshalText(src)
	}
	return &ParseError{what, fmt.Sprint(src), fmt.Sprintf("want text or NULL, not %T", src)}
}

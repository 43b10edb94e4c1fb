package priority

import "database/sql/driver"

// An Impact says how much of a customer's work a ticket's problem touches: a
// rank from the greatest, 1, in the range [1, 9]; 0 is 'not set'. The policy
// knows the first three; the others are for a [Matrix] of the caller's.
type Impact uint8

// The impacts of Zmanda's customer support policy.
const (
	ImpactHigh   Impact = 1 + iota // "high"
	ImpactMedium                   // "medium"
	ImpactLow                      // "low"
)

var impacts = scale{
	noun:   "impact",
	kind:   "Impact",
	texts:  degrees,
	labels: degreeLabels,
	word:   severity,
	want:   "high, medium or low (or haut, moyen, bas)",
}

// ParseImpact reads an impact in English or French, by the grammar of the
// package doc. It returns a [*ParseError] if text is none, an empty text
// included.
func ParseImpact(text string) (Impact, error) { return parse[Impact](&impacts, text) }

// String is the text of i, or "Impact(0)", "Impact(12)" if it has none.
func (i Impact) String() string { return impacts.string(uint8(i)) }

// IsValid reports whether i is a rank, in the range [1, 9].
func (i Impact) IsValid() bool { return impacts.valid(uint8(i)) }

// AppendText implements [encoding.TextAppender]. It appends nothing if i is
// not set, and returns a [*ValueError] if i is beyond the last rank.
func (i Impact) AppendText(b []byte) ([]byte, error) { return impacts.append(b, uint8(i)) }

// MarshalText implements [encoding.TextMarshaler], as AppendText does. It is
// the JSON form too.
func (i Impact) MarshalText() ([]byte, error) { return i.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler], as ParseImpact does,
// except that an empty text is 'not set'. In JSON it refuses all but a string;
// null leaves *i as it was.
func (i *Impact) UnmarshalText(text []byte) error { return unmarshal(&impacts, i, string(text)) }

// Value implements [driver.Valuer]: a text, or NULL if i is not set. It
// returns a [*ValueError] if i is beyond the last rank.
func (i Impact) Value() (driver.Value, error) { return impacts.value(uint8(i)) }

// Scan implements [database/sql.Scanner]: NULL is 'not set', and text is read
// as UnmarshalText does. It returns a [*ParseError] for anything else, a number
// included.
func (i *Impact) Scan(src any) error { return scan(&impacts, i, src) }

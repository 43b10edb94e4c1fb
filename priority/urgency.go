package priority

import "database/sql/driver"

// An Urgency says how soon a ticket needs an answer, as its customer sees it:
// a rank from the most urgent, 1, in the range [1, 9]; 0 is 'not set'. The
// policy knows the first three; the others are for a [Matrix] of the caller's.
type Urgency uint8

// The urgencies of Zmanda's customer support policy.
const (
	UrgencyHigh   Urgency = 1 + iota // "high"
	UrgencyMedium                    // "medium"
	UrgencyLow                       // "low"
)

// degrees are the texts of an urgency and of an impact; beyond the policy's
// three, a rank has a number and no name.
var degrees = []string{
	"", "high", "medium", "low", "rank 4", "rank 5", "rank 6", "rank 7", "rank 8", "rank 9",
}

// degreeLabels are what a numbered degree may begin with.
var degreeLabels = []string{"rank ", "rang "}

var urgencies = scale{
	noun:   "urgency",
	kind:   "Urgency",
	texts:  degrees,
	labels: degreeLabels,
	word:   severity,
	want:   "high, medium or low (or haute, moyenne, basse)",
}

// ParseUrgency reads an urgency in English or French, by the grammar of the
// package doc. It returns a [*ParseError] if text is none, an empty text
// included.
func ParseUrgency(text string) (Urgency, error) { return parse[Urgency](&urgencies, text) }

// String is the text of u, or "Urgency(0)", "Urgency(12)" if it has none.
func (u Urgency) String() string { return urgencies.string(uint8(u)) }

// IsValid reports whether u is a rank, in the range [1, 9].
func (u Urgency) IsValid() bool { return urgencies.valid(uint8(u)) }

// AppendText implements [encoding.TextAppender]. It appends nothing if u is
// not set, and returns a [*ValueError] if u is beyond the last rank.
func (u Urgency) AppendText(b []byte) ([]byte, error) { return urgencies.append(b, uint8(u)) }

// MarshalText implements [encoding.TextMarshaler], as AppendText does. It is
// the JSON form too.
func (u Urgency) MarshalText() ([]byte, error) { return u.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler], as ParseUrgency does,
// except that an empty text is 'not set'. In JSON it refuses all but a string;
// null leaves *u as it was.
func (u *Urgency) UnmarshalText(text []byte) error { return unmarshal(&urgencies, u, string(text)) }

// Value implements [driver.Valuer]: a text, or NULL if u is not set. It
// returns a [*ValueError] if u is beyond the last rank.
func (u Urgency) Value() (driver.Value, error) { return urgencies.value(uint8(u)) }

// Scan implements [database/sql.Scanner]: NULL is 'not set', and text is read
// as UnmarshalText does. It returns a [*ParseError] for anything else, a number
// included.
func (u *Urgency) Scan(src any) error { return scan(&urgencies, u, src) }

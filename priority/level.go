package priority

import "database/sql/driver"

// A Level is the priority of a ticket: a rank from the most severe, P1, in the
// range [1, 9]; 0 is 'not set'. The policy knows P1 to P4; the others are for a
// policy of the caller's. The smaller is the more severe: P1 < P2.
type Level uint8

// The levels of Zmanda's customer support policy.
const (
	P1 Level = 1 + iota // critical: no data is protected any more
	P2                  // high: an important function is lost, the system runs
	P3                  // medium: features are hampered, there is a workaround
	P4                  // low: a minor problem, or a question
)

var levels = scale{
	noun:   "level",
	kind:   "Level",
	texts:  []string{"", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"},
	labels: []string{"p"},
	digits: true,
	word:   grade,
	want:   "P1 to P9, critical, high, medium or low (or critique, haute, moyenne, basse)",
}

// grade is the level of a folded word, 0 if it is none of them. Below critical,
// the policy names its levels by the words of urgency and impact. Planning is
// the fifth level of ServiceNow.
func grade(word string) uint8 {
	switch word {
	case "critical", "critique":
		return 1
	case "planning", "planification":
		return 5
	}
	if n := severity(word); n != 0 {
		return n + 1
	}
	return 0
}

// ParseLevel reads a level in English or French, by the grammar of the
// package doc. It returns a [*ParseError] if text is none, an empty text
// included.
func ParseLevel(text string) (Level, error) { return parse[Level](&levels, text) }

// String is the text of l, or "Level(0)", "Level(12)" if it has none.
func (l Level) String() string { return levels.string(uint8(l)) }

// IsValid reports whether l is a rank, in the range [1, 9].
func (l Level) IsValid() bool { return levels.valid(uint8(l)) }

// AppendText implements [encoding.TextAppender]. It appends nothing if l is
// not set, and returns a [*ValueError] if l is beyond the last rank.
func (l Level) AppendText(b []byte) ([]byte, error) { return levels.append(b, uint8(l)) }

// MarshalText implements [encoding.TextMarshaler], as AppendText does. It is
// the JSON form too.
func (l Level) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler], as ParseLevel does,
// except that an empty text is 'not set'. In JSON it refuses all but a string;
// null leaves *l as it was.
func (l *Level) UnmarshalText(text []byte) error { return unmarshal(&levels, l, string(text)) }

// Value implements [driver.Valuer]: a text, or NULL if l is not set. It
// returns a [*ValueError] if l is beyond the last rank.
func (l Level) Value() (driver.Value, error) { return levels.value(uint8(l)) }

// Scan implements [database/sql.Scanner]: NULL is 'not set', and text is read
// as UnmarshalText does. It returns a [*ParseError] for anything else, a number
// included.
func (l *Level) Scan(src any) error { return scan(&levels, l, src) }

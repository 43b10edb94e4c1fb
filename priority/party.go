package priority

import "database/sql/driver"

// A Party is who replaced a level: the customer, or an engineer of the support
// desk; 0 is 'not set'.
type Party uint8

// The parties of Zmanda's customer support policy.
const (
	Customer Party = 1 + iota // "customer"
	Engineer                  // "engineer"
)

var parties = scale{
	noun:  "party",
	kind:  "Party",
	texts: []string{"", "customer", "engineer"},
	word:  role,
	want:  "customer or engineer (or client, ingénieur)",
}

// role is the party of a folded word, 0 if it is none of them.
func role(word string) uint8 {
	switch word {
	case "customer", "client", "cliente":
		return 1
	case "engineer", "ingenieur", "ingenieure":
		return 2
	}
	return 0
}

// ParseParty reads a party in English or French, by the grammar of the
// package doc. It returns a [*ParseError] if text is none, an empty text
// included.
func ParseParty(text string) (Party, error) { return parse[Party](&parties, text) }

// String is the text of p, or "Party(0)", "Party(12)" if it has none.
func (p Party) String() string { return parties.string(uint8(p)) }

// IsValid reports whether p is a rank, in the range [1, 2].
func (p Party) IsValid() bool { return parties.valid(uint8(p)) }

// AppendText implements [encoding.TextAppender]. It appends nothing if p is
// not set, and returns a [*ValueError] if p is beyond the last rank.
func (p Party) AppendText(b []byte) ([]byte, error) { return parties.append(b, uint8(p)) }

// MarshalText implements [encoding.TextMarshaler], as AppendText does. It is
// the JSON form too.
func (p Party) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler], as ParseParty does,
// except that an empty text is 'not set'. In JSON it refuses all but a string;
// null leaves *p as it was.
func (p *Party) UnmarshalText(text []byte) error { return unmarshal(&parties, p, string(text)) }

// Value implements [driver.Valuer]: a text, or NULL if p is not set. It
// returns a [*ValueError] if p is beyond the last rank.
func (p Party) Value() (driver.Value, error) { return parties.value(uint8(p)) }

// Scan implements [database/sql.Scanner]: NULL is 'not set', and text is read
// as UnmarshalText does. It returns a [*ParseError] for anything else, a number
// included.
func (p *Party) Scan(src any) error { return scan(&parties, p, src) }

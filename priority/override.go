package priority

import (
	"encoding/json"
	"time"
	"unicode/utf8"
)

// An Override is the replacement of a ticket's level: when, by what, by whom
// and why. At, Level and By must be set; Name and Reason may be empty.
//
// An Override holds a time.Time: compare with Equal, not ==.
type Override struct {
	At     time.Time // the instant from which Level holds, in years 1 to 9999 UTC
	Level  Level     // P1 to P9
	By     Party     // Customer or Engineer
	Name   string    // the name of that customer or engineer, in UTF-8
	Reason string    // in UTF-8
}

// Equal reports whether o and p say the same of the same instant. The time
// zones of their instants do not matter.
func (o Override) Equal(p Override) bool {
	return o.At.Equal(p.At) && o.Level == p.Level && o.By == p.By && o.Name == p.Name && o.Reason == p.Reason
}

// The first second that may be written in RFC 3339, and the last.
const (
	minUnix = -62135596800 // 0001-01-01T00:00:00Z
	maxUnix = 253402300799 // 9999-12-31T23:59:59Z
)

// check refuses what an Assignment does not hold; what names o in errors.
func (o Override) check(what string) error {
	if o.At.IsZero() {
		return &ValueError{What: what + ": instant"}
	}
	if second := o.At.Unix(); second < minUnix || second > maxUnix {
		return &ValueError{What: what + ": instant", Value: o.At.UTC().Format(time.RFC3339), Want: "years 1 to 9999"}
	}
	if err := levels.at(what).check(uint8(o.Level), levels.last()); err != nil {
		return err
	}
	if err := parties.at(what).check(uint8(o.By), parties.last()); err != nil {
		return err
	}
	// JSON would silently write another text.
	if !utf8.ValidString(o.Name) {
		return &ValueError{What: what + ": name", Value: quote(o.Name), Want: "UTF-8"}
	}
	if !utf8.ValidString(o.Reason) {
		return &ValueError{What: what + ": reason", Value: quote(o.Reason), Want: "UTF-8"}
	}
	return nil
}

// MarshalJSON writes an object with the members "at" (RFC 3339 in UTC), "level",
// "by" and, unless they are empty, "name" and "reason". It returns a
// [*ValueError] on the same grounds as [Assignment.Override].
func (o Override) MarshalJSON() ([]byte, error) {
	if err := o.check("override"); err != nil {
		return nil, err
	}
	return json.Marshal(struct {
		At     time.Time `json:"at"`
		Level  Level     `json:"level"`
		By     Party     `json:"by"`
		Name   string    `json:"name,omitempty"`
		Reason string    `json:"reason,omitempty"`
	}{
		// RFC 3339 has no seconds of an offset, which local mean times have.
		o.At.UTC(), o.Level, o.By, o.Name, o.Reason,
	})
}

// UnmarshalJSON reads what MarshalJSON writes; its instant is then in UTC. It
// returns a [*ParseError] for text that it cannot read and for a member that it
// does not know or meets twice, a [*ValueError] on the same grounds as
// [Assignment.Override], and then leaves *o as it was; so does null.
func (o *Override) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	read, err := readOverride("override", data)
	if err != nil {
		return err
	}
	if err := read.check("override"); err != nil {
		return err
	}
	*o = read
	return nil
}

// readOverride reads JSON without checking that all is set.
func readOverride(what string, data []byte) (Override, error) {
	found, err := members(what, data, "at", "level", "by", "name", "reason")
	if err != nil {
		return Override{}, err
	}
	var o Override
	if o.At, err = instant(what+": instant", found["at"]); err != nil {
		return Override{}, err
	}
	if err := unmarshalJSON(levels.at(what), &o.Level, found["level"]); err != nil {
		return Override{}, err
	}
	if err := unmarshalJSON(parties.at(what), &o.By, found["by"]); err != nil {
		return Override{}, err
	}
	if o.Name, err = jsonText(what+": name", found["name"]); err != nil {
		return Override{}, err
	}
	if o.Reason, err = jsonText(what+": reason", found["reason"]); err != nil {
		return Override{}, err
	}
	return o, nil
}

// instant reads an instant in RFC 3339, in UTC whatever its offset: time.Parse
// would give it the machine's own zone where the offset fits. Nothing is the
// zero time.
func instant(what string, data []byte) (time.Time, error) {
	found, err := jsonText(what, data)
	if err != nil || found == "" {
		return time.Time{}, err
	}
	var t time.Time
	if err := t.UnmarshalText([]byte(found)); err != nil {
		return time.Time{}, &ParseError{What: what, Input: found, Reason: "want RFC 3339, as in 2026-03-02T09:00:00Z"}
	}
	return t.UTC(), nil
}

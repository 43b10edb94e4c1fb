package priority

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"time"
)

// An Assignment is how a ticket has its level: the initial one, given by its
// urgency and impact or chosen outright, and every [Override] of it. Make one
// with [Assign], [Matrix.Assign] or [Choose]; the zero Assignment is 'not set'.
//
// An Assignment never changes: Override makes another. Compare with Equal; ==
// does not compile.
type Assignment struct {
	urgency   Urgency
	impact    Impact
	initial   Level
	overrides []Override // by instant, then as given; never written to once shared
}

// Assign is the assignment by [DefaultMatrix] of a ticket with urgency u and
// impact i. It returns a [*ValueError] on the same grounds as [Classify].
func Assign(u Urgency, i Impact) (Assignment, error) { return DefaultMatrix().Assign(u, i) }

// Assign is the assignment by m of a ticket with urgency u and impact i. It
// returns a [*ValueError] on the same grounds as [Matrix.Classify].
func (m Matrix) Assign(u Urgency, i Impact) (Assignment, error) {
	level, err := m.Classify(u, i)
	if err != nil {
		return Assignment{}, err
	}
	return Assignment{urgency: u, impact: i, initial: level}, nil
}

// Choose is the assignment of a ticket whose customer chose its level l
// outright, without an urgency and an impact. It returns a [*ValueError] if l
// is not set ([ErrUnset]) or is not P1 to P9.
func Choose(l Level) (Assignment, error) {
	if err := levels.check(uint8(l), levels.last()); err != nil {
		return Assignment{}, err
	}
	return Assignment{initial: l}, nil
}

// IsZero reports whether a is not set: it was not made by [Assign],
// [Matrix.Assign] or [Choose].
func (a Assignment) IsZero() bool { return a.initial == 0 }

// Urgency is the urgency that a was made of; not set if the level was chosen.
func (a Assignment) Urgency() Urgency { return a.urgency }

// Impact is the impact that a was made of; not set if the level was chosen.
func (a Assignment) Impact() Impact { return a.impact }

// Initial is the level before every override; not set if a is not.
func (a Assignment) Initial() Level { return a.initial }

// Level is the level now: after every override, whatever its instant.
func (a Assignment) Level() Level {
	if last := len(a.overrides) - 1; last >= 0 {
		return a.overrides[last].Level
	}
	return a.initial
}

// At is the level at instant t: that of the latest override at or before t, or
// the initial level if there is none. An override counts from its instant on.
func (a Assignment) At(t time.Time) Level {
	count := sort.Search(len(a.overrides), func(i int) bool { return a.overrides[i].At.After(t) })
	if count == 0 {
		return a.initial
	}
	return a.overrides[count-1].Level
}

// Overrides is a copy of the overrides of a, in the order of their instants;
// those of one instant are in the order in which they were given.
func (a Assignment) Overrides() []Override { return slices.Clone(a.overrides) }

// Override is a with more overrides, given in any order; a stays as it was. Of
// two overrides of one instant, the one given later is the one that counts.
// Many given at once cost a sort; given one by one, a copy each.
//
// It returns a [*ValueError], and the zero Assignment, if
//   - a is not set ([ErrUnset]);
//   - an instant is not set ([ErrUnset]), or is outside years 1 to 9999 UTC;
//   - a level is not set ([ErrUnset]), or is not P1 to P9;
//   - a party is not set ([ErrUnset]), or is not Customer or Engineer;
//   - a name or a reason is not UTF-8.
func (a Assignment) Override(overrides ...Override) (Assignment, error) {
	if a.IsZero() {
		return Assignment{}, &ValueError{What: "assignment"}
	}
	if len(overrides) == 0 {
		return a, nil
	}
	all := slices.Concat(a.overrides, overrides)
	given := all[len(a.overrides):]
	for i := range given {
		if err := given[i].check(place(i, len(given))); err != nil {
			return Assignment{}, err
		}
		given[i].At = given[i].At.Round(0) // a monotonic reading means nothing elsewhere
	}
	slices.SortStableFunc(all, func(o, p Override) int { return o.At.Compare(p.At) })
	a.overrides = all
	return a, nil
}

// place names an override in errors, from 1.
func place(i, count int) string {
	if count == 1 {
		return "override"
	}
	return fmt.Sprintf("override %d of %d", i+1, count)
}

// Equal reports whether a and b have the same urgency, impact, initial level
// and overrides, whatever the time zones of the instants.
func (a Assignment) Equal(b Assignment) bool {
	return a.urgency == b.urgency && a.impact == b.impact && a.initial == b.initial &&
		slices.EqualFunc(a.overrides, b.overrides, Override.Equal)
}

// MarshalJSON writes an object with the members "urgency" and "impact", unless
// the level was chosen, "initial" and, if there are any, "overrides". The zero
// Assignment is {}.
func (a Assignment) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Urgency   Urgency    `json:"urgency,omitempty"`
		Impact    Impact     `json:"impact,omitempty"`
		Initial   Level      `json:"initial,omitempty"`
		Overrides []Override `json:"overrides,omitempty"`
	}{a.urgency, a.impact, a.initial, a.overrides})
}

// UnmarshalJSON reads what MarshalJSON writes; instants are then in UTC. That
// the initial level is the one of some matrix is not checked: none is written.
//
// It returns a [*ParseError] for text that it cannot read and for a member that
// it does not know or meets twice, and a [*ValueError] if only one of urgency
// and impact is set, if the initial level is not, or on the same grounds as
// [Assignment.Override]. It then leaves *a as it was; so does null.
func (a *Assignment) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	read, err := readAssignment(data)
	if err != nil {
		return err
	}
	*a = read
	return nil
}

func readAssignment(data []byte) (Assignment, error) {
	found, err := members("assignment", data, "urgency", "impact", "initial", "overrides")
	if err != nil || len(found) == 0 {
		return Assignment{}, err
	}
	const here = "assignment"
	var a Assignment
	if err := unmarshalJSON(urgencies.at(here), &a.urgency, found["urgency"]); err != nil {
		return Assignment{}, err
	}
	if err := unmarshalJSON(impacts.at(here), &a.impact, found["impact"]); err != nil {
		return Assignment{}, err
	}
	initial := levels.at(here)
	initial.noun = here + ": initial level"
	if err := unmarshalJSON(initial, &a.initial, found["initial"]); err != nil {
		return Assignment{}, err
	}
	if a.initial == 0 {
		return Assignment{}, &ValueError{What: initial.noun}
	}
	if a.urgency == 0 && a.impact != 0 {
		return Assignment{}, &ValueError{What: here + ": urgency"}
	}
	if a.urgency != 0 && a.impact == 0 {
		return Assignment{}, &ValueError{What: here + ": impact"}
	}
	if found["overrides"] == nil {
		return a, nil
	}
	raw, err := elements(here+": overrides", found["overrides"])
	if err != nil {
		return Assignment{}, err
	}
	overrides := make([]Override, len(raw))
	for i, data := range raw {
		if overrides[i], err = readOverride(place(i, len(raw)), data); err != nil {
			return Assignment{}, err
		}
	}
	return a.Override(overrides...)
}

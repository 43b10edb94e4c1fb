package sla

import (
	"slices"
	"strconv"
	"time"
)

// MarshalJSON writes the explanation as an object
//
//	{"version":1,"status":{...},"events":[...],"pieces":[...],"ahead":[...],
//	 "hours":"24 x 7 x 365","zone":"Europe/Paris"}
//
// whose status, with the commitments, is as that of [Status] has it and whose events are
// as that of [Event] has them, less their versions; the pieces are as that of [Piece]
// has them. It returns an error if the commitments are not those of the status, or if a
// piece does not begin where the one before it ends.
func (x Explanation) MarshalJSON() ([]byte, error) { return encode("explanation", x.fields) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as that of [Event] does. It
// loads the zone by its IANA name, so that the story is told in the customer's time; an
// explanation in a location without one, such as one of [time.FixedZone], is written
// but not read.
func (x *Explanation) UnmarshalJSON(data []byte) error {
	var read Explanation
	err := decode("explanation", data, read.fields)
	if err == nil {
		*x = read
	}
	return err
}

func (x *Explanation) fields(f *form) {
	f.object("status", x.Status.fields)
	commitments := x.Status.Commitments()
	if f.in != nil {
		x.Commitments = commitments
	} else if !slices.EqualFunc(x.Commitments, commitments, Commitment.Equal) {
		f.refuse("commitments", "null", "those of the status")
	}
	list(f, "events", &x.Events, (*Event).fields)
	list(f, "pieces", &x.Pieces, (*Piece).fields)
	list(f, "ahead", &x.Ahead, (*Piece).fields)
	f.tiles("pieces", x.Pieces)
	f.tiles("ahead", x.Ahead)
	f.text("hours", orNull, &x.Hours, "null")
	if loc := f.zone("zone", orNull, &x.Zone); loc != nil {
		x.location = loc
		for _, pieces := range [][]Piece{x.Pieces, x.Ahead} {
			for i, p := range pieces {
				pieces[i].Start, pieces[i].End = p.Start.In(loc), p.End.In(loc)
			}
		}
	}
}

// tiles refuses pieces that leave something out, or tell it twice.
func (f *form) tiles(name string, pieces []Piece) {
	for i := 1; i < len(pieces); i++ {
		if !pieces[i].Start.Equal(pieces[i-1].End) {
			f.refuse(name+"/"+strconv.Itoa(i)+"/start", instantJSON(pieces[i].Start), "a piece that begins at "+pieces[i-1].End.UTC().Format(time.RFC3339Nano)+", where the one before it ends")
		}
	}
}

// MarshalJSON writes the piece as an object, a part of an [Explanation]
//
//	{"start":"2026-12-25T07:00:00Z","end":"2026-12-25T16:00:00Z",
//	 "label":"holiday","name":"Christmas Day"}
//
// with instants in RFC 3339 UTC, to the nanosecond; the name may be null. It has no
// version of its own. It returns an error unless the end is after the start.
func (p Piece) MarshalJSON() ([]byte, error) { return encodePart("piece", p.fields) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as that of [Event] does.
func (p *Piece) UnmarshalJSON(data []byte) error {
	var read Piece
	err := decodePart("piece", data, read.fields)
	if err == nil {
		*p = read
	}
	return err
}

func (p *Piece) fields(f *form) {
	f.instant("start", required, &p.Start)
	f.instant("end", required, &p.End)
	f.value("label", required, &p.Label, "one of the labels")
	f.text("name", orNull, &p.Name, "null")
	if !p.End.After(p.Start) {
		f.refuse("end", instantJSON(p.End), "an instant after the start")
	}
}

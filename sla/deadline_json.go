package sla

import "time"

// MarshalJSON returns null for a deadline without a due instant, else an object
//
//	{"version":1,"plan":"standard","priority":"P2","target":"3h","zone":"Europe/Paris",
//	 "created":"2026-11-23T07:00:00Z","due":"2026-11-23T10:00:00Z"}
//
// with instants in RFC 3339 UTC, to the nanosecond.
func (d Deadline) MarshalJSON() ([]byte, error) {
	due, ok := d.Due()
	if !ok {
		return []byte("null"), nil
	}
	terms := *d.terms
	d.terms = &terms
	zone := due.Location().String()
	return encode("deadline", func(f *form) { d.fields(f, &zone) })
}

// UnmarshalJSON reads what MarshalJSON writes, as strictly as that of [Event] does,
// and null as the zero Deadline: why there was no due instant is not written. The
// instants are in the zone, by its IANA name; a deadline in a location without one,
// such as one of [time.FixedZone], is written but not read.
func (d *Deadline) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Deadline{}
		return nil
	}
	read, zone := Deadline{terms: new(terms)}, ""
	err := decode("deadline", data, func(f *form) { read.fields(f, &zone) })
	if err == nil {
		*d = read
	}
	return err
}

func (d *Deadline) fields(f *form, zone *string) {
	f.text("plan", required, &d.plan, "the name of a plan")
	f.value("priority", required, &d.level, "P1 to P9")
	f.value("target", required, &d.target, "what the plan promises")
	loc := f.zone("zone", required, zone)
	var created time.Time
	if f.in == nil {
		created = d.Created()
	}
	f.instant("created", required, &created)
	f.instant("due", required, &d.due)
	if f.in != nil && f.err == nil {
		if d.due.Before(created) {
			f.refuse("due", instantJSON(d.due), "an instant that is not before created")
		}
		d.due, d.seconds, d.nanoseconds = d.due.In(loc), created.Unix(), int64(created.Nanosecond())
	}
}

package sla

import (
	"errors"
	"math"
	"slices"

	"github.com/dueby/dueby/calendar"
)

// MarshalJSON writes the status as an object
//
//	{"version":1,"metric":"first_response","cycle":1,"at":"2026-11-23T09:00:00Z",
//	 "state":"running","phase":"running","priority":"P2","plan":"standard","target":"3h",
//	 "started":"2026-11-23T08:00:00Z","stopped":null,
//	 "due":"2026-11-23T11:00:00Z","due_if_resumed":null,"breached":null,
//	 "elapsed_ns":3600000000000,"used_ns":3600000000000,"budget_ns":10800000000000,
//	 "error":null,"commitments":[...]}
//
// always with all of these members: null stands for what there is not. Instants are in
// RFC 3339 UTC, to the nanosecond. Durations are whole nanoseconds, which are exact and
// can be added up and compared anywhere; where numbers are float64, as in JavaScript,
// those over 104 days are off by less than a microsecond. The commitments are as that of
// [Commitment] has them; "error" is "range" or "overflow", for [calendar.ErrRange] and
// [calendar.ErrOverflow]. What follows from the rest is left out.
func (s Status) MarshalJSON() ([]byte, error) { return encode("status", s.fields) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as that of [Event] does. All
// methods of the status then answer as they did before, with instants in UTC.
func (s *Status) UnmarshalJSON(data []byte) error {
	var read Status
	err := decode("status", data, read.fields)
	if err == nil {
		*s = read
	}
	return err
}

// Equal reports whether s and u are the same in everything, their commitments
// included, and their instants as instants.
func (s Status) Equal(u Status) bool {
	return s.Metric == u.Metric && s.Cycle == u.Cycle && s.State == u.State && s.Phase == u.Phase &&
		s.Level == u.Level && s.Plan == u.Plan && s.Target == u.Target &&
		s.Elapsed == u.Elapsed && s.Used == u.Used && s.Budget == u.Budget &&
		s.At.Equal(u.At) && s.Started.Equal(u.Started) && s.Stopped.Equal(u.Stopped) && s.dueAt().Equal(u.dueAt()) &&
		(s.Err == nil) == (u.Err == nil) && faultOf(s.Err) == faultOf(u.Err) &&
		slices.EqualFunc(s.Commitments(), u.Commitments(), Commitment.Equal)
}

// faultOf returns the text of a status's error, "" for none.
func faultOf(err error) string {
	switch {
	case errors.Is(err, calendar.ErrRange):
		return "range"
	case errors.Is(err, calendar.ErrOverflow):
		return "overflow"
	}
	return ""
}

func (s *Status) fields(f *form) {
	due, _ := s.Due()
	resumed, _ := s.DueIfResumed()
	breached, _ := s.BreachedAt()
	commitments := s.Commitments()

	f.value("metric", required, &s.Metric, "one of the metrics")
	f.count("cycle", &s.Cycle, 0, math.MaxInt32, "0 or more")
	f.instant("at", required, &s.At)
	f.value("state", required, &s.State, "one of the states")
	f.value("phase", required, &s.Phase, "one of the phases")
	f.value("priority", orNull, &s.Level, "null")
	f.text("plan", orNull, &s.Plan, "null")
	f.value("target", orNull, &s.Target, "null")
	f.instant("started", orNull, &s.Started)
	f.instant("stopped", orNull, &s.Stopped)
	f.instant("due", orNull, &due)
	f.instant("due_if_resumed", orNull, &resumed)
	f.instant("breached", orNull, &breached)
	f.duration("elapsed_ns", &s.Elapsed)
	f.duration("used_ns", &s.Used)
	f.duration("budget_ns", &s.Budget)
	s.fault(f)
	list(f, "commitments", &commitments, (*Commitment).fields)

	switch {
	case s.State == StatePaused && !due.IsZero():
		f.refuse("due", instantJSON(due), "null while paused on time")
	case s.State != StatePaused && !resumed.IsZero():
		f.refuse("due_if_resumed", instantJSON(resumed), "null unless paused on time")
	case s.State != StateBreached && !breached.IsZero():
		f.refuse("breached", instantJSON(breached), "null unless breached")
	case s.State == StateBreached && (breached.IsZero() || !breached.Equal(due)):
		f.refuse("breached", instantJSON(breached), "the due instant")
	}
	if f.in != nil {
		s.due, s.commitments = due, commitments
		if s.State == StatePaused {
			s.due = resumed
		}
	}
}

// fault is the member for what the status cannot tell.
func (s *Status) fault(f *form) {
	name := faultOf(s.Err)
	if s.Err != nil && name == "" {
		f.refuse("error", quoteJSON(s.Err.Error()), "calendar.ErrRange or calendar.ErrOverflow")
	}
	f.text("error", orNull, &name, "null")
	if f.in == nil {
		return
	}
	switch name {
	case "":
	case "range":
		s.Err = calendar.ErrRange
	case "overflow":
		s.Err = calendar.ErrOverflow
	default:
		f.refuse("error", quoteJSON(name), "null, range or overflow")
	}
}

// MarshalJSON writes the commitment as an object, a part of a [Status]
//
//	{"from":"2026-11-23T08:00:00Z","until":null,"priority":"P2","plan":"standard",
//	 "target":"3h","state":"running","due":"2026-11-23T11:00:00Z","breached":null,
//	 "used_ns":3600000000000,"budget_ns":10800000000000,"by":"Ann Martin","reason":null}
//
// in the forms of that. It has no version of its own.
func (c Commitment) MarshalJSON() ([]byte, error) { return encodePart("commitment", c.fields) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as that of [Event] does.
func (c *Commitment) UnmarshalJSON(data []byte) error {
	var read Commitment
	err := decodePart("commitment", data, read.fields)
	if err == nil {
		*c = read
	}
	return err
}

func (c *Commitment) fields(f *form) {
	f.instant("from", required, &c.From)
	f.instant("until", orNull, &c.Until)
	f.value("priority", required, &c.Level, "P1 to P9")
	f.text("plan", required, &c.Plan, "the name of a plan")
	f.value("target", orNull, &c.Target, "null")
	f.value("state", required, &c.State, "one of the states")
	f.instant("due", orNull, &c.Due)
	f.instant("breached", orNull, &c.Breached)
	f.duration("used_ns", &c.Used)
	f.duration("budget_ns", &c.Budget)
	f.text("by", orNull, &c.By, "null")
	f.text("reason", orNull, &c.Reason, "null")
}

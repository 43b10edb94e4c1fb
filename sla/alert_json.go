package sla

import "math"

// MarshalJSON writes the alert as an object
//
//	{"version":1,"key":"first_response/\"8823\"/\"8823\"/75","metric":"first_response",
//	 "cycle":1,"percent":75,"at":"2026-11-23T09:15:00Z","priority":"P2","plan":"standard",
//	 "cycle_event":"8823","commitment_event":"8823"}
//
// whose instant is in RFC 3339 UTC, to the nanosecond, and whose key is that of
// [Alert.Key]. It returns an error unless everything is set.
func (a Alert) MarshalJSON() ([]byte, error) { return encode("alert", a.fields) }

// UnmarshalJSON reads what MarshalJSON writes, as strictly as that of [Event] does. The
// key must be that of the rest.
func (a *Alert) UnmarshalJSON(data []byte) error {
	var read Alert
	err := decode("alert", data, read.fields)
	if err == nil {
		*a = read
	}
	return err
}

func (a *Alert) fields(f *form) {
	key := a.Key()
	f.text("key", required, &key, "that of the alert")
	f.value("metric", required, &a.Metric, "one of the metrics")
	f.count("cycle", &a.Cycle, 1, math.MaxInt32, "1 or more")
	f.count("percent", &a.Percent, 1, math.MaxInt32, "1 or more")
	f.instant("at", required, &a.At)
	f.value("priority", required, &a.Level, "P1 to P9")
	f.text("plan", required, &a.Plan, "the name of a plan")
	f.text("cycle_event", required, &a.CycleEvent, "what identifies an event")
	f.text("commitment_event", required, &a.CommitmentEvent, "what identifies an event")
	if key != a.Key() {
		f.refuse("key", quoteJSON(key), a.Key())
	}
}

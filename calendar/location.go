package calendar

import (
	"path"
	"reflect"
	"strings"
	"time"
)

// zoneWanted says what the name of a zone may be.
const zoneWanted = `want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`

// LoadLocation returns the zone of an IANA name. Unlike [time.LoadLocation] it refuses
// what may be found all the same and would mean something else on another machine: "",
// "Local", "localtime", "posixrules", names in the folders posix and right, and paths
// that are not in their shortest form. The error is a [*ParseError].
func LoadLocation(name string) (*time.Location, error) {
	refused := &ParseError{name, 0, zoneWanted}
	folder, _, _ := strings.Cut(name, "/")
	switch {
	case name == "", name == "Local", path.Clean(name) != name:
		return nil, refused
	case name == "localtime", name == "posixrules", folder == "posix", folder == "right": // of the system's database
		return nil, refused
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, refused
	}
	return loc, nil
}

// zoneName returns the name of loc if that is a name that LoadLocation knows, of a zone
// whose clock reads as that of loc. A name alone says little: time.Parse invents an
// "EST" without an offset, and time.FixedZone takes any name.
func zoneName(loc *time.Location) (string, error) {
	name := loc.String()
	named, err := LoadLocation(name)
	switch {
	case err != nil:
		return "", &ScheduleError{Part: "location " + quote(name, 0), Reason: "goes by no name that others know; " + zoneWanted}
	case !sameZone(loc, named):
		return "", &ScheduleError{Part: "location " + quote(name, 0), Reason: "is not the zone of that name in the zone database; want the one that LoadLocation returns"}
	}
	return name, nil
}

// sameZone reports whether the clocks in a and b, which are not nil, read the same at
// every supported instant. Their names don't count.
//
// It asks about all changes of the clock until both zones go by a rule, and about 400
// years more, after which dates and weekdays, and so the rules, repeat. That takes some
// tenths of a millisecond; zones that differ mostly do so in the first year, and two
// that were loaded alike are told by what they hold.
func sameZone(a, b *time.Location) bool {
	const cycle = 146_097 * secondsPerDay
	if a == b {
		return true
	}
	for sec, limit := int64(firstSecond), int64(endSecond); sec < limit; {
		offset, end := offsetAt(a, sec, limit)
		other, otherEnd := offsetAt(b, sec, limit)
		if offset != other {
			return false
		}
		if sec == firstSecond && reflect.DeepEqual(a, b) {
			return true
		}
		if limit == endSecond && ruled(a, sec) && ruled(b, sec) {
			limit = min(sec+cycle, endSecond)
		}
		sec = min(end, otherEnd)
	}
	return true
}

// ruled reports whether loc surely goes by a rule, and no more by changes listed one by
// one, from a second on. By a rule the time package looks up each UTC year on its own:
// the year's first second is a boundary at which nothing changes. No list has such a
// thing after 2037, where lists end or, where no rule says them, go on change by change.
func ruled(loc *time.Location, sec int64) bool {
	const listed = 1 << 31 // 2038-01-19
	t := time.Unix(sec, 0).In(loc)
	if sec < listed || t.UTC().YearDay() > 1 || sec%secondsPerDay != 0 {
		return false
	}
	start, _ := t.ZoneBounds()
	_, before := t.Add(-time.Second).Zone()
	_, offset := t.Zone()
	return start.Equal(t) && before == offset
}

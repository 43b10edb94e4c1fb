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
// Two that were loaded alike are told by what they hold, and zones that differ mostly do
// so in the first year; but to see that other data say the same takes all changes of the
// clock, some milliseconds.
func sameZone(a, b *time.Location) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	for sec := int64(firstSecond); sec < endSecond; {
		offset, end := offsetAt(a, sec, endSecond)
		other, otherEnd := offsetAt(b, sec, endSecond)
		if offset != other {
			return false
		}
		sec = min(end, otherEnd)
	}
	return true
}

package calendar

import (
	"path"
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

// zoneName returns the name of loc if LoadLocation knows it.
func zoneName(loc *time.Location) (string, error) {
	name := loc.String()
	if _, err := LoadLocation(name); err != nil {
		return "", &ScheduleError{Part: "location " + quote(name, 0), Reason: "goes by no name that others know; " + zoneWanted}
	}
	return name, nil
}

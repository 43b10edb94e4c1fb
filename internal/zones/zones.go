// Package zones holds what tests need to know of the tz database: the names of
// its zones, where the offset of a zone changes, and generators of zones and
// instants that lean towards the hard ones.
//
// Only tests and sla/slatest, which is for them, may import it. It embeds a copy
// of the database (time/tzdata), so that tests run on a machine without one, and
// it depends on rapid; neither belongs in a user's binary.
//
// Names and Transitions share no code with package calendar and never look at
// [time.Time.ZoneBounds], which is wrong for the last UTC day of leap years
// from 2040 on (golang/go issue 81583).
package zones

import (
	_ "embed"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // Load works where no database is installed.
)

// The names are those of the database that ships with Go, version 2025c:
//
//	unzip -Z1 "$(go env GOROOT)/lib/time/zoneinfo.zip" | grep -v '/$' | LC_ALL=C sort > names.txt
//
//go:embed names.txt
var names string

// Names returns the name of every zone, sorted. The list is checked in rather
// than read from the machine, so that the same seed draws the same zone
// everywhere.
func Names() []string {
	return strings.Fields(names)
}

// Load returns the zone of that name, from whichever database Go finds: the
// system's, or else the embedded one. It panics if there is no such zone.
// Each call makes a new pointer, as time.LoadLocation does.
func Load(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(fmt.Sprintf("zones: %v", err))
	}
	return loc
}

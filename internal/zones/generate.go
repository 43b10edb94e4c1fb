package zones

import (
	"math/bits"
	"time"

	"pgregory.net/rapid"
)

const day = 24 * time.Hour

// Hard returns the names of zones that have broken calendars before. The first
// is UTC, the plain one.
func Hard() []string {
	return []string{
		"UTC",
		"Europe/Paris",         // whole hours, local mean time with seconds until 1911
		"America/New_York",     // changes at 02:00
		"America/Sao_Paulo",    // midnight missing or twice, until 2019
		"America/Havana",       // the same, to this day
		"America/Santiago",     // the same, southern
		"America/Asuncion",     // the same, until 2024
		"Atlantic/Azores",      // the same, negative offset around +00
		"America/St_Johns",     // changes at 00:01 until 2011, half-hour offset
		"America/Nuuk",         // changes on the evening before
		"America/Scoresbysund", // the same, and changed its offset in 2024
		"America/Caracas",      // moved by half an hour twice
		"Australia/Lord_Howe",  // DST of 30 minutes
		"Antarctica/Troll",     // DST of 2 hours
		"Antarctica/Casey",     // moved by 3 hours many times
		"Europe/Dublin",        // negative DST
		"Europe/Lisbon",        // double summer time
		"Africa/Casablanca",    // negative DST around Ramadan
		"Africa/Monrovia",      // -00:44:30 until 1972
		"Africa/Cairo",         // changes at midnight and at 24:00
		"Asia/Gaza",            // four changes in some years
		"Asia/Tehran",          // changes at 24:00
		"Asia/Pyongyang",       // moved by half an hour twice
		"Asia/Kathmandu",       // +05:45
		"Pacific/Chatham",      // +12:45, changes at 02:45
		"Pacific/Apia",         // skipped 30 December 2011
		"Pacific/Kwajalein",    // skipped 21 August 1993
		"Asia/Manila",          // skipped 31 December 1844
		"America/Juneau",       // lived 18 October 1867 twice
	}
}

// Zone draws the name of a zone: a hard one, or any. It shrinks towards UTC.
func Zone() *rapid.Generator[string] {
	all := Names()
	anyName := rapid.Map(below(int64(len(all))), func(i int64) string { return all[i] })
	return rapid.OneOf(rapid.SampledFrom(Hard()), anyName)
}

// Instant draws an instant, given in loc, within the years 2 to 9998. It leans
// towards transitions of loc: at one to the nanosecond, or within three days of
// one. It shrinks towards noon UTC on Monday 5 January 2026.
func Instant(loc *time.Location) *rapid.Generator[time.Time] {
	monday := time.Date(2026, time.January, 5, 12, 0, 0, 0, time.UTC)
	instants := rapid.OneOf(
		within(monday, monday.Add(7*day)),
		near(transition(loc, years(1900, 2100))),
		near(transition(loc, years(1900, 2100))),
		near(transition(loc, years(1960, 2045))),
		near(transition(loc, years(3, 9996))),
		years(1900, 2100),
		years(2, 9998),
		near(leapYearEnd()),
		// Fat files list transitions until 2037 and have a boundary here at
		// which nothing changes.
		near(rapid.Just(time.Unix(1<<31, 0))),
	)
	return rapid.Map(instants, func(t time.Time) time.Time { return t.In(loc) })
}

// transition draws a transition of loc within 400 days after a drawn instant,
// or that instant if the zone rests.
func transition(loc *time.Location, after *rapid.Generator[time.Time]) *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		from := after.Draw(t, "after")
		all := Transitions(loc, from, from.Add(400*day))
		if len(all) == 0 {
			return from
		}
		return rapid.SampledFrom(all).Draw(t, "transition")
	})
}

// near draws instants at or around those of a generator, at most three days
// away.
func near(instants *rapid.Generator[time.Time]) *rapid.Generator[time.Time] {
	away := rapid.OneOf(
		rapid.SampledFrom([]time.Duration{0, 1, -1, time.Second, -time.Second}),
		rapid.Map(rapid.IntRange(-72, 72), func(n int) time.Duration { return time.Duration(n) * time.Hour }),
		rapid.Map(rapid.IntRange(-240, 240), func(n int) time.Duration { return time.Duration(n) * time.Minute }),
		rapid.Map(below(int64(6*day)), func(n int64) time.Duration { return time.Duration(n) - 3*day }),
	)
	return rapid.Custom(func(t *rapid.T) time.Time {
		return instants.Draw(t, "instant").Add(away.Draw(t, "away"))
	})
}

// leapYearEnd draws the start of the last UTC day of a leap year from 2040 on,
// the day for which ZoneBounds is wrong.
func leapYearEnd() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		year := 2040 + 4*rapid.IntRange(0, 1989).Draw(t, "leap years")
		if year%100 == 0 && year%400 != 0 {
			year += 4
		}
		return time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC)
	})
}

// years draws instants of the years first to last, both included.
func years(first, last int) *rapid.Generator[time.Time] {
	return within(
		time.Date(first, time.January, 1, 0, 0, 0, 0, time.UTC),
		time.Date(last+1, time.January, 1, 0, 0, 0, 0, time.UTC),
	)
}

// within draws instants in [from, to), each as likely as the next: whole
// seconds, and instants between them.
func within(from, to time.Time) *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		// Sub would saturate: the range may be longer than 292 years.
		second := from.Unix() + below(to.Unix()-from.Unix()).Draw(t, "second")
		if rapid.Bool().Draw(t, "whole") {
			return time.Unix(second, 0)
		}
		return time.Unix(second, rapid.Int64Range(0, int64(time.Second-1)).Draw(t, "nanosecond"))
	})
}

// below draws numbers in [0, n), each about as likely as the next: rapid's own
// ranges prefer small numbers, which would put most instants near 1970.
func below(n int64) *rapid.Generator[int64] {
	return rapid.Custom(func(t *rapid.T) int64 {
		var drawn uint64
		for range bits.Len64(uint64(n - 1)) {
			drawn <<= 1
			if rapid.Bool().Draw(t, "bit") {
				drawn |= 1
			}
		}
		return int64(drawn % uint64(n))
	})
}

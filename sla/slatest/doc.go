// Package slatest helps to test systems that are built on this module, and clocks of
// business hours that are not.
//
//	paris := slatest.In(t, "Europe/Paris")
//	calculator := paris.Calculator(plan.Standard())
//	ticket := paris.Log().
//		At("Fri 2026-11-20 16:00").Opened(priority.P2).
//		After("30m").Paused("waiting for the customer").
//		At("Mon 09:00").Resumed().
//		Replay(calculator)
//	slatest.AssertRunning(t, ticket, plan.FirstResponse, paris.At("Mon 2026-11-23 10:00"))
//	slatest.AssertDue(t, ticket.Status(plan.FirstResponse, paris.At("Mon 2026-11-23 10:00")), "Mon 2026-11-23 11:30 CET")
//
// A [Zone] is where a test takes place: it reads and writes instants on a customer's
// clock, and makes calculators, calendars and logs there. A mistake in the words of a
// test ends it; a wrong weekday, a reading that the clock skips, and one that it
// repeats are mistakes.
//
// The Assert functions compare, and explain what they refuse: the diff, then why the
// clock stands as it does.
//
// [HardCases] are real dates that clocks of business hours have been wrong about.
// [Conformance] holds any clock that has Add, Between and IsOpen to them, and to a slow
// and obvious model of the rules in any zone; [CheckStored] does the same for answers
// that were given and kept.
//
// [Zones], [Instants], [Offices], [Schedules], [Calendars], [Plans], [Policies],
// [Requests], [Logs] and [Deliveries] draw what tests of properties need, by
// pgregory.net/rapid. They lean towards changes of the clock and shrink towards a plain
// Monday in UTC.
//
// # The words of an instant
//
// An instant is a reading of the local clock, with an optional weekday before it, which
// must be the right one, and the zone's abbreviation after it, which is only needed
// where the clock shows the reading twice; or RFC 3339.
//
//	2026-11-23 10:30
//	Mon 2026-11-23 10:30:00.5
//	Sun 2026-11-01 01:30 EST
//	2026-11-23T09:30:00Z
//
// In a log, where there is an instant before it, the date may be left out: the next
// time that the clock shows the reading, on that weekday if one is said, is meant.
//
// The package is for tests: it depends on go-cmp and rapid, and embeds a copy of the
// time zone database.
package slatest

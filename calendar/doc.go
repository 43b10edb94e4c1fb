// Package calendar walks business hours: it adds open time to an instant, counts it
// between two, and says when an office opens and closes next, exactly, in any time
// zone and on any day of the years 1 to 9999.
//
//	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...)
//	newYork, err := office.In(location)
//	due, err := newYork.Add(opened, 8*time.Hour)
//	open, err := newYork.Between(opened, answered)
//	spans, err := newYork.Spans(opened, due) // why it took so long
//
// A [Schedule] is a set of readings of a wall clock, without a zone. A [Calendar] is
// a schedule in a zone: the set of instants whose local reading, there, is in the
// schedule. Nothing else defines it. So in the hour that a change of the clock
// repeats, an open reading is open twice; one that a change skips counts nothing; a
// civil date that the zone skipped does not exist.
//
// Every interval is half-open: an office that is open [08:00, 17:00) is open at
// 08:00 and not at 17:00. Durations are elapsed time, to the nanosecond, and never
// differences between readings of a clock. A business day is a civil date with open
// time, however little, and never 24 hours.
//
// # Where to find what
//
//   - Schedules: [ParseSchedule], [NewSchedule], [Schedule.WithHolidays],
//     [Schedule.WithPartHolidays], [Schedule.WithClosed], [Schedule.WithHours], and
//     [Schedule.Then] for hours that change from a date on.
//   - Calendars of calendars, across zones: [Union], [Intersection], [Difference],
//     [Complement].
//   - Arithmetic: [Calendar.Add], [Calendar.Between], [Calendar.AddBusinessDays],
//     [Calendar.EndOfBusinessDay].
//   - Questions: [Calendar.IsOpen], [Calendar.NextOpen] and its kin,
//     [Calendar.Openings], [Calendar.OpenTime] of a day, a week or a month,
//     [Calendar.Share], [Calendar.Spans], [Schedule.Holidays], [Schedule.RunsOut].
//   - Forms: text, JSON and SQL of schedules and calendars, [DecodeSchedule] and
//     [DecodeCalendar]; package calendar/picture draws them.
//
// The package never reads the clock and knows no holidays of its own (they are rules of
// github.com/rickar/cal). Values are immutable and safe for concurrent use.
package calendar

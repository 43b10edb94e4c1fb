package slatest

import (
	"time"

	"github.com/rickar/cal/v2"
)

const (
	office = "Mo-Fr 08:00-17:00"
	always = "24/7"
	nights = "Mo-Su 22:00-06:00"
)

// The hard cases. Their due instants were worked out by hand from the tz database, and
// agree with a model that steps through the seconds.
var hardCases = []group{
	{"every interval is half-open", []row{
		{name: "used up exactly at closing, due at that closing", zone: "Europe/Paris", hours: office, start: "2026-11-20T16:00:00+01:00", open: "1h", due: "2026-11-20T17:00:00+01:00"},
		{name: "a nanosecond more, after the next opening", zone: "Europe/Paris", hours: office, start: "2026-11-20T16:00:00+01:00", open: "1h0m0.000000001s", due: "2026-11-23T08:00:00.000000001+01:00"},
		{name: "nothing, at the opening", zone: "Europe/Paris", hours: office, start: "2026-11-20T08:00:00+01:00", open: "0s", due: "2026-11-20T08:00:00+01:00"},
		{name: "nothing, a nanosecond before the closing", zone: "Europe/Paris", hours: office, start: "2026-11-20T16:59:59.999999999+01:00", open: "0s", due: "2026-11-20T16:59:59.999999999+01:00"},
		{name: "nothing, at the closing", zone: "Europe/Paris", hours: office, start: "2026-11-20T17:00:00+01:00", open: "0s", due: "2026-11-23T08:00:00+01:00"},
		{name: "from the closing", zone: "Europe/Paris", hours: office, start: "2026-11-20T17:00:00+01:00", open: "9h", due: "2026-11-23T17:00:00+01:00"},
		{name: "back, exactly to the opening", zone: "Europe/Paris", hours: office, start: "2026-11-23T10:00:00+01:00", open: "-2h", due: "2026-11-23T08:00:00+01:00"},
		{name: "back, a nanosecond more", zone: "Europe/Paris", hours: office, start: "2026-11-23T10:00:00+01:00", open: "-2h0m0.000000001s", due: "2026-11-20T16:59:59.999999999+01:00"},
		{name: "back from closed time", zone: "Europe/Paris", hours: office, start: "2026-11-22T12:00:00+01:00", open: "-1h", due: "2026-11-20T16:00:00+01:00"},
		{name: "closed at 24:00 and open at 00:00 is open", zone: "UTC", hours: "Mo-Fr 20:00-24:00; Tu-Sa 00:00-02:00", start: "2026-01-05T23:00:00Z", open: "2h", due: "2026-01-06T01:00:00Z"},
		{name: "a closing at 00:00 is the end of the day", zone: "UTC", hours: "Mo 20:00-00:00", start: "2026-01-05T20:00:00Z", open: "5h", due: "2026-01-12T21:00:00Z"},
	}},
	{"hours of a day merge", []row{
		{name: "overlapping hours never count twice", zone: "UTC", hours: "Mo 10:00-17:00,08:00-12:00,09:00-11:00", start: "2026-01-05T08:00:00Z", open: "9h", due: "2026-01-05T17:00:00Z"},
		{name: "a break is closed", zone: "UTC", hours: "Mo-Fr 08:00-12:00,13:00-17:00", start: "2026-01-05T11:30:00Z", open: "1h", due: "2026-01-05T13:30:00Z"},
		{name: "a night merges with the morning after", zone: "UTC", hours: "Mo 22:00-06:00; Tu 05:00-08:00", start: "2026-01-05T22:00:00Z", open: "10h", due: "2026-01-06T08:00:00Z"},
		{name: "a night from Sunday belongs to the next Monday too", zone: "UTC", hours: "Su 22:00-06:00", start: "2026-01-05T00:00:00Z", open: "7h", due: "2026-01-11T23:00:00Z"},
	}},
	{"a reading that never occurs counts nothing", []row{
		{name: "01:00 to 04:00 is two hours", zone: "America/New_York", hours: "Mo-Su 00:00-08:00", start: "2026-03-07T07:00:00-05:00", open: "4h", due: "2026-03-08T04:00:00-04:00"},
		{name: "a day of 23 hours", zone: "Europe/Paris", hours: always, start: "2026-03-29T00:00:00+01:00", open: "24h", due: "2026-03-30T01:00:00+02:00"},
		{name: "an opening in it opens after it", zone: "America/New_York", hours: "Su 02:30-04:00", start: "2026-03-07T12:00:00-05:00", open: "0s", due: "2026-03-08T03:00:00-04:00"},
		{name: "a closing in it closes after it", zone: "America/New_York", hours: "Su 01:00-02:30", start: "2026-03-08T01:00:00-05:00", open: "1h", due: "2026-03-08T03:00:00-04:00"},
		{name: "hours all in it are none that day", zone: "America/New_York", hours: "Su 02:00-03:00", start: "2026-03-07T12:00:00-05:00", open: "1h", due: "2026-03-15T03:00:00-04:00"},
		{name: "a night lasts an hour less", zone: "America/New_York", hours: nights, start: "2026-03-07T22:00:00-05:00", open: "7h", due: "2026-03-08T06:00:00-04:00"},
		{name: "back over it", zone: "America/New_York", hours: always, start: "2026-03-08T03:30:00-04:00", open: "-1h", due: "2026-03-08T01:30:00-05:00"},
		{name: "half an hour", zone: "Australia/Lord_Howe", hours: "Su 01:00-04:00", start: "2026-10-04T01:00:00+10:30", open: "2h30m", due: "2026-10-04T04:00:00+11:00"},
		{name: "two hours", zone: "Antarctica/Troll", hours: "Su 00:00-06:00", start: "2026-03-29T00:00:00Z", open: "4h", due: "2026-03-29T06:00:00+02:00"},
		{name: "winter time, which is the DST, ends", zone: "Europe/Dublin", hours: "Su 00:00-06:00", start: "2026-03-29T00:00:00Z", open: "5h", due: "2026-03-29T06:00:00+01:00"},
		{name: "Ramadan ends", zone: "Africa/Casablanca", hours: "Su 00:00-06:00", start: "2022-05-08T00:00:00Z", open: "5h", due: "2022-05-08T06:00:00+01:00"},
	}},
	{"a reading that occurs twice counts twice", []row{
		{name: "01:00 to 02:00 is two hours", zone: "America/New_York", hours: "Su 01:00-02:00", start: "2026-10-31T12:00:00-04:00", open: "2h", due: "2026-11-01T02:00:00-05:00"},
		{name: "a day of 25 hours", zone: "Europe/Paris", hours: always, start: "2026-10-25T00:00:00+02:00", open: "24h", due: "2026-10-25T23:00:00+01:00"},
		{name: "a closing in it reopens", zone: "America/New_York", hours: "Su 00:30-01:30", start: "2026-11-01T00:30:00-04:00", open: "1h15m", due: "2026-11-01T01:15:00-05:00"},
		{name: "an opening in it comes twice", zone: "America/New_York", hours: "Su 01:30-03:00", start: "2026-11-01T01:00:00-05:00", open: "0s", due: "2026-11-01T01:30:00-05:00"},
		{name: "the first of the two is open", zone: "America/New_York", hours: "Su 01:30-03:00", start: "2026-11-01T01:30:00-04:00", open: "30m", due: "2026-11-01T01:00:00-05:00"},
		{name: "a night lasts an hour more", zone: "America/New_York", hours: nights, start: "2026-10-31T22:00:00-04:00", open: "9h", due: "2026-11-01T06:00:00-05:00"},
		{name: "back over it", zone: "Europe/Paris", hours: always, start: "2026-10-25T02:30:00+01:00", open: "-1h", due: "2026-10-25T02:30:00+02:00"},
		{name: "half an hour", zone: "Australia/Lord_Howe", hours: "Su 01:45-02:00", start: "2026-04-04T12:00:00+11:00", open: "30m", due: "2026-04-05T02:00:00+10:30"},
		{name: "two hours", zone: "Antarctica/Troll", hours: "Su 01:30-02:30", start: "2026-10-25T01:30:00+02:00", open: "2h", due: "2026-10-25T02:30:00Z"},
		{name: "winter time, which is the DST, begins", zone: "Europe/Dublin", hours: "Su 01:00-02:00", start: "2026-10-24T12:00:00+01:00", open: "2h", due: "2026-10-25T02:00:00Z"},
		{name: "Ramadan begins", zone: "Africa/Casablanca", hours: "Su 02:00-03:00", start: "2022-03-26T12:00:00+01:00", open: "2h", due: "2022-03-27T03:00:00Z"},
	}},
	{"a day need not begin at midnight", []row{
		{name: "no midnight on 4 November", zone: "America/Sao_Paulo", hours: "Su 00:00-02:00", start: "2018-11-03T12:00:00-03:00", open: "1h", due: "2018-11-04T02:00:00-02:00"},
		{name: "40 h over a missing midnight", zone: "America/Sao_Paulo", hours: office, start: "2018-11-02T12:00:00-03:00", open: "40h", due: "2018-11-08T16:00:00-02:00"},
		{name: "no midnight each spring", zone: "America/Havana", hours: "Sa 23:00-00:30", start: "2026-03-07T23:00:00-05:00", open: "1h", due: "2026-03-08T01:00:00-04:00"},
		{name: "no midnight each spring, south", zone: "America/Santiago", hours: "Su 00:00-02:00", start: "2026-09-05T12:00:00-04:00", open: "0s", due: "2026-09-06T01:00:00-03:00"},
		{name: "no midnight until 2024", zone: "America/Asuncion", hours: "Su 00:00-02:00", start: "2023-09-30T12:00:00-04:00", open: "0s", due: "2023-10-01T01:00:00-03:00"},
		{name: "no midnight, around the zero offset", zone: "Atlantic/Azores", hours: "Su 00:00-02:00", start: "2026-03-28T12:00:00-01:00", open: "1h", due: "2026-03-29T02:00:00Z"},
		{name: "no midnight on a Friday", zone: "Africa/Cairo", hours: "Fr 00:00-02:00", start: "2023-04-27T12:00:00+02:00", open: "0s", due: "2023-04-28T01:00:00+03:00"},
		{name: "a holiday without a midnight is that date", zone: "America/Sao_Paulo", hours: always, start: "2018-11-03T23:00:00-03:00", open: "2h", due: "2018-11-05T01:00:00-02:00", days: []day{{"2018-11-04", "holiday", "a Sunday"}}},
		{name: "midnight twice, the hour after it too", zone: "America/Havana", hours: "Su 00:00-01:00", start: "2026-10-31T12:00:00-04:00", open: "2h", due: "2026-11-01T01:00:00-05:00"},
		{name: "the hour before midnight twice", zone: "America/Sao_Paulo", hours: "Sa 23:00-24:00", start: "2018-02-17T12:00:00-02:00", open: "2h", due: "2018-02-18T00:00:00-03:00"},
		{name: "the hour before midnight twice, on a Thursday", zone: "Africa/Cairo", hours: "Th 23:30-24:00", start: "2023-10-26T12:00:00+03:00", open: "1h", due: "2023-10-27T00:00:00+02:00"},
		{name: "the clock goes on at 00:01", zone: "America/St_Johns", hours: "Su 00:00-02:00", start: "2010-03-14T00:00:00-03:30", open: "1h", due: "2010-03-14T02:00:00-02:30"},
		{name: "the clock goes back at 00:01, to the date before", zone: "America/St_Johns", hours: "Sa 22:00-24:00", start: "2010-11-06T22:00:00-02:30", open: "2h59m", due: "2010-11-07T00:00:00-03:30"},
	}},
	{"a date that a zone skipped does not exist", []row{
		{name: "no 30 December 2011", zone: "Pacific/Apia", hours: office, start: "2011-12-29T16:00:00-10:00", open: "2h", due: "2012-01-02T09:00:00+14:00"},
		{name: "round the clock over it", zone: "Pacific/Apia", hours: always, start: "2011-12-29T23:00:00-10:00", open: "2h", due: "2011-12-31T01:00:00+14:00"},
		{name: "no 21 August 1993", zone: "Pacific/Kwajalein", hours: "Fr-Su 10:00-11:00", start: "1993-08-20T10:30:00-12:00", open: "1h", due: "1993-08-22T10:30:00+12:00"},
		{name: "no 31 December 1844", zone: "Asia/Manila", hours: always, start: "1844-12-31T15:00:00Z", open: "2h", due: "1844-12-31T17:00:00Z"},
		{name: "the afternoon of 18 October 1867 twice", zone: "America/Juneau", hours: "Fr 15:00-16:00", start: "1867-10-17T12:00:00+15:02:19", open: "1h26m28s", due: "1867-10-18T16:00:00-08:57:41"},
	}},
	{"an offset may be any", []row{
		{name: "five hours and 45 minutes", zone: "Asia/Kathmandu", hours: office, start: "2026-11-20T16:50:00+05:45", open: "30m", due: "2026-11-23T08:20:00+05:45"},
		{name: "and a change at 02:45", zone: "Pacific/Chatham", hours: "Su 02:00-05:00", start: "2026-09-27T02:00:00+12:45", open: "2h", due: "2026-09-27T05:00:00+13:45"},
		{name: "minus 44 minutes and 30 seconds, until 1972", zone: "Africa/Monrovia", hours: office, start: "1972-01-06T16:00:00-00:44:30", open: "2h", due: "1972-01-07T09:00:00Z"},
		{name: "local mean time of 1890", zone: "Europe/Paris", hours: office, start: "1890-06-02T16:00:00+00:09:21", open: "2h", due: "1890-06-03T09:00:00+00:09:21"},
		{name: "a new standard time, half an hour back, in the night", zone: "Asia/Pyongyang", hours: "Fr 23:00-24:00", start: "2015-08-14T23:00:00+09:00", open: "1h30m", due: "2015-08-15T00:00:00+08:30"},
		{name: "a new standard time, half an hour on", zone: "America/Caracas", hours: "Su 02:00-04:00", start: "2016-05-01T02:00:00-04:30", open: "1h30m", due: "2016-05-01T04:00:00-04:00"},
		{name: "a change of zone by three hours", zone: "Antarctica/Casey", hours: "Su 00:00-06:00", start: "2020-10-03T12:00:00+08:00", open: "3h", due: "2020-10-04T06:00:00+11:00"},
	}},
	{"the end of a leap year from 2040 on is like any other", []row{
		{name: "round the clock over its last UTC day", zone: "America/New_York", hours: always, start: "2040-12-30T12:00:00-05:00", open: "72h", due: "2041-01-02T12:00:00-05:00"},
		{name: "office hours over it", zone: "Europe/Paris", hours: office, start: "2040-12-31T16:00:00+01:00", open: "2h", due: "2041-01-01T09:00:00+01:00"},
		{name: "from within it", zone: "Europe/Paris", hours: nights, start: "2040-12-31T23:00:00+01:00", open: "8h", due: "2041-01-01T23:00:00+01:00"},
		{name: "in summer", zone: "Australia/Sydney", hours: office, start: "2044-12-30T16:00:00+11:00", open: "2h", due: "2045-01-02T09:00:00+11:00"},
		{name: "2^31 seconds, where nothing changes", zone: "Europe/Paris", hours: always, start: "2038-01-19T04:00:00+01:00", open: "30m", due: "2038-01-19T04:30:00+01:00"},
		{name: "summer time after it", zone: "America/New_York", hours: always, start: "2041-03-10T00:00:00-05:00", open: "3h", due: "2041-03-10T04:00:00-04:00"},
	}},
	{"each half of a night is its own date's", []row{
		{name: "a holiday cuts it at midnight", zone: "Europe/Paris", hours: nights, start: "2026-12-24T23:00:00+01:00", open: "2h", due: "2026-12-26T01:00:00+01:00", days: []day{{"2026-12-25", "holiday", "Christmas Day"}}},
		{name: "a holiday leaves the half before its date, and takes the one that begins on it", zone: "Europe/Paris", hours: "Fr 22:00-06:00", start: "2026-12-25T12:00:00+01:00", open: "1h", due: "2026-12-26T01:00:00+01:00", days: []day{{"2026-12-25", "holiday", "Christmas Day"}}},
		{name: "special hours take the half from the night before", zone: "UTC", hours: nights, start: "2026-01-05T22:00:00Z", open: "3h", due: "2026-01-06T11:00:00Z", days: []day{{"2026-01-06", "hours", "10:00-12:00"}}},
	}},
	{"special hours, then closed dates, then holidays, then the weekly hours", []row{
		{name: "special hours on a closed date and holiday", zone: "UTC", hours: office, start: "2026-12-24T08:00:00Z", open: "10h", due: "2026-12-25T11:00:00Z", days: []day{
			{"2026-12-25", "hours", "10:00-12:00"}, {"2026-12-25", "closed", "stocktaking"}, {"2026-12-25", "holiday", "Christmas Day"},
		}},
		{name: "special hours that are none", zone: "UTC", hours: office, start: "2026-01-05T16:00:00Z", open: "2h", due: "2026-01-07T09:00:00Z", days: []day{{"2026-01-06", "hours", ""}}},
		{name: "special hours on a day that is never open", zone: "UTC", hours: office, start: "2026-01-09T16:00:00Z", open: "2h", due: "2026-01-10T11:00:00Z", days: []day{{"2026-01-10", "hours", "10:00-12:00"}}},
		{name: "two closed dates in a row", zone: "UTC", hours: office, start: "2026-01-05T16:00:00Z", open: "2h", due: "2026-01-08T09:00:00Z", days: []day{{"2026-01-06", "closed", "moving house"}, {"2026-01-07", "closed", "moving house"}}},
	}},
	{"a holiday closes the date on which it is observed", []row{
		{
			name: "1 January 2022, a Saturday, observed in the year before", zone: "America/New_York", hours: "Mo-Sa 08:00-17:00",
			start: "2021-12-30T16:00:00-05:00", open: "2h", due: "2022-01-01T09:00:00-05:00",
			days: newYears, rules: newYear,
		},
		{
			name: "1 January 2023, a Sunday, observed on the Monday", zone: "America/New_York", hours: "Mo-Sa 08:00-17:00",
			start: "2022-12-31T16:00:00-05:00", open: "2h", due: "2023-01-03T09:00:00-05:00",
			days: newYears, rules: newYear,
		},
		{
			name: "in a zone whose midnight is missing on that date", zone: "America/Havana", hours: "Mo-Su 08:00-17:00",
			start: "2026-03-07T16:00:00-05:00", open: "2h", due: "2026-03-09T09:00:00-04:00",
			days: []day{{"2026-03-08", "holiday", "Women's Day"}}, rules: womensDay,
		},
		{
			name: "far ahead of UTC", zone: "Pacific/Kiritimati", hours: "Mo-Su 08:00-17:00",
			start: "2026-03-07T16:00:00+14:00", open: "2h", due: "2026-03-09T09:00:00+14:00",
			days: []day{{"2026-03-08", "holiday", "Women's Day"}}, rules: womensDay,
		},
	}},
	{"a long way is as exact as a short one", []row{
		{name: "24 open hours are two days and six hours", zone: "America/New_York", hours: office, start: "2026-11-24T16:00:00-05:00", open: "24h", due: "2026-11-27T13:00:00-05:00"},
		{name: "2,000 open hours, over both changes of a year", zone: "America/New_York", hours: office, start: "2026-01-05T08:00:00-05:00", open: "2000h", due: "2026-11-11T10:00:00-05:00"},
		{name: "29 February of a leap year", zone: "UTC", hours: office, start: "2028-02-28T16:00:00Z", open: "10h", due: "2028-02-29T17:00:00Z"},
		{name: "no 29 February in 2100", zone: "UTC", hours: always, start: "2100-02-28T12:00:00Z", open: "24h", due: "2100-03-01T12:00:00Z"},
		{name: "the first hours of the year 1", zone: "UTC", hours: office, start: "0001-01-01T00:00:00Z", open: "9h", due: "0001-01-01T17:00:00Z"},
		{name: "the last hours of the year 9999", zone: "UTC", hours: office, start: "9999-12-30T16:00:00Z", open: "10h", due: "9999-12-31T17:00:00Z"},
		{name: "back from the last nanosecond", zone: "UTC", hours: always, start: "9999-12-31T23:59:59.999999999Z", open: "-0.999999999s", due: "9999-12-31T23:59:59Z"},
	}},
}

// newYears are the dates on which New Year's Day is observed in some years.
var newYears = []day{
	{"2019-01-01", "holiday", "New Year's Day"},
	{"2020-01-01", "holiday", "New Year's Day"},
	{"2021-01-01", "holiday", "New Year's Day"},
	{"2021-12-31", "holiday", "New Year's Day"},
	{"2023-01-02", "holiday", "New Year's Day"},
	{"2024-01-01", "holiday", "New Year's Day"},
	{"2025-01-01", "holiday", "New Year's Day"},
}

// newYear is observed as in the United States: on a Friday for a Saturday, on a Monday
// for a Sunday.
func newYear() []*cal.Holiday {
	return []*cal.Holiday{{
		Name: "New Year's Day", Month: time.January, Day: 1, Func: cal.CalcDayOfMonth,
		Observed: []cal.AltDay{{Day: time.Saturday, Offset: -1}, {Day: time.Sunday, Offset: 1}},
	}}
}

func womensDay() []*cal.Holiday {
	return []*cal.Holiday{{Name: "Women's Day", Month: time.March, Day: 8, Func: cal.CalcDayOfMonth}}
}

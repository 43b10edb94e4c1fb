package calendar_test

import (
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
)

// clockCase is a change of some zone's clock and the open time around it, derived
// by hand from the tz database: "start/end" in local time.
type clockCase struct {
	name     string
	zone     string
	hours    string
	from, to string
	want     []string
}

func checkClocks(t *testing.T, tests []clockCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.zone+" "+tt.hours, func(t *testing.T) {
			t.Parallel()
			c := in(t, calendar.MustParseSchedule(tt.hours), tt.zone)
			checkRuns(t, c, at(tt.from), at(tt.to), runs(tt.want))
		})
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	checkClocks(t, []clockCase{
		// 06:00Z: 02:00 EDT becomes 01:00 EST.
		{
			"a reading that occurs twice is open twice", "America/New_York", "Su 01:00-02:00",
			"2025-11-01T12:00:00-04:00", "2025-11-03T12:00:00-05:00",
			[]string{"2025-11-02T01:00:00-04:00/2025-11-02T02:00:00-05:00"},
		},
		{
			"a closing inside reopens", "America/New_York", "Su 00:30-01:30",
			"2025-11-01T12:00:00-04:00", "2025-11-03T12:00:00-05:00",
			[]string{
				"2025-11-02T00:30:00-04:00/2025-11-02T01:30:00-04:00",
				"2025-11-02T01:00:00-05:00/2025-11-02T01:30:00-05:00",
			},
		},
		{
			"an opening inside comes twice", "America/New_York", "Su 01:30-03:00",
			"2025-11-01T12:00:00-04:00", "2025-11-03T12:00:00-05:00",
			[]string{
				"2025-11-02T01:30:00-04:00/2025-11-02T01:00:00-05:00",
				"2025-11-02T01:30:00-05:00/2025-11-02T03:00:00-05:00",
			},
		},
		{
			"hours all inside come twice", "America/New_York", "Su 01:15-01:30,01:45-01:50",
			"2025-11-01T12:00:00-04:00", "2025-11-03T12:00:00-05:00",
			[]string{
				"2025-11-02T01:15:00-04:00/2025-11-02T01:30:00-04:00",
				"2025-11-02T01:45:00-04:00/2025-11-02T01:50:00-04:00",
				"2025-11-02T01:15:00-05:00/2025-11-02T01:30:00-05:00",
				"2025-11-02T01:45:00-05:00/2025-11-02T01:50:00-05:00",
			},
		},
		{
			"a night lasts an hour longer", "America/New_York", "Sa 22:00-06:00",
			"2025-11-01T12:00:00-04:00", "2025-11-03T12:00:00-05:00",
			[]string{"2025-11-01T22:00:00-04:00/2025-11-02T06:00:00-05:00"},
		},
		// 15:00Z: 02:00 +11:00 becomes 01:30 +10:30.
		{
			"half an hour", "Australia/Lord_Howe", "Su 01:45-02:00",
			"2024-04-06T12:00:00+11:00", "2024-04-07T12:00:00+10:30",
			[]string{
				"2024-04-07T01:45:00+11:00/2024-04-07T01:30:00+10:30",
				"2024-04-07T01:45:00+10:30/2024-04-07T02:00:00+10:30",
			},
		},
		// 01:00Z: 03:00 +02 becomes 01:00 +00.
		{
			"two hours", "Antarctica/Troll", "Su 01:30-02:30",
			"2024-10-26T12:00:00+02:00", "2024-10-27T12:00:00Z",
			[]string{
				"2024-10-27T01:30:00+02:00/2024-10-27T02:30:00+02:00",
				"2024-10-27T01:30:00Z/2024-10-27T02:30:00Z",
			},
		},
		// 01:00Z: 02:00 IST, standard time, becomes 01:00 GMT, winter time.
		{
			"negative DST begins", "Europe/Dublin", "Su 01:00-02:00",
			"2024-10-26T12:00:00+01:00", "2024-10-27T12:00:00Z",
			[]string{"2024-10-27T01:00:00+01:00/2024-10-27T02:00:00Z"},
		},
		{
			"negative DST begins, closing inside", "Europe/Dublin", "Su 00:00-01:30",
			"2024-10-26T12:00:00+01:00", "2024-10-27T12:00:00Z",
			[]string{
				"2024-10-27T00:00:00+01:00/2024-10-27T01:30:00+01:00",
				"2024-10-27T01:00:00Z/2024-10-27T01:30:00Z",
			},
		},
		// 02:00Z: for Ramadan, 03:00 +01 becomes 02:00 +00.
		{
			"Ramadan begins", "Africa/Casablanca", "Su 02:30-03:30",
			"2022-03-26T12:00:00+01:00", "2022-03-27T12:00:00Z",
			[]string{
				"2022-03-27T02:30:00+01:00/2022-03-27T02:00:00Z",
				"2022-03-27T02:30:00Z/2022-03-27T03:30:00Z",
			},
		},
		// 15:00Z: midnight becomes 23:30 the day before, for good.
		{
			"a new standard time, half an hour back", "Asia/Pyongyang", "Fr 23:30-24:00",
			"2015-08-14T12:00:00+09:00", "2015-08-15T12:00:00+08:30",
			[]string{"2015-08-14T23:30:00+09:00/2015-08-15T00:00:00+08:30"},
		},
	})
}

func TestGap(t *testing.T) {
	t.Parallel()
	checkClocks(t, []clockCase{
		// 07:00Z: 02:00 EST becomes 03:00 EDT.
		{
			"a reading that never occurs counts nothing", "America/New_York", "Su 02:00-03:00",
			"2025-03-08T12:00:00-05:00", "2025-03-10T12:00:00-04:00", nil,
		},
		{
			"an opening inside opens at the first instant after", "America/New_York", "Su 02:30-04:00",
			"2025-03-08T12:00:00-05:00", "2025-03-10T12:00:00-04:00",
			[]string{"2025-03-09T03:00:00-04:00/2025-03-09T04:00:00-04:00"},
		},
		{
			"a closing inside closes at the first instant after", "America/New_York", "Su 01:00-02:30",
			"2025-03-08T12:00:00-05:00", "2025-03-10T12:00:00-04:00",
			[]string{"2025-03-09T01:00:00-05:00/2025-03-09T03:00:00-04:00"},
		},
		{
			"a break inside is no break", "America/New_York", "Su 01:00-02:10,02:50-04:00",
			"2025-03-08T12:00:00-05:00", "2025-03-10T12:00:00-04:00",
			[]string{"2025-03-09T01:00:00-05:00/2025-03-09T04:00:00-04:00"},
		},
		{
			"hours inside, and some that begin there", "America/New_York", "Su 02:15-02:45,02:50-03:10",
			"2025-03-08T12:00:00-05:00", "2025-03-10T12:00:00-04:00",
			[]string{"2025-03-09T03:00:00-04:00/2025-03-09T03:10:00-04:00"},
		},
		{
			"a night is an hour shorter", "America/New_York", "Sa 22:00-06:00",
			"2025-03-08T12:00:00-05:00", "2025-03-10T12:00:00-04:00",
			[]string{"2025-03-08T22:00:00-05:00/2025-03-09T06:00:00-04:00"},
		},
		// 15:30Z: 02:00 +10:30 becomes 02:30 +11:00.
		{
			"half an hour", "Australia/Lord_Howe", "Su 02:00-03:00",
			"2024-10-05T12:00:00+10:30", "2024-10-06T12:00:00+11:00",
			[]string{"2024-10-06T02:30:00+11:00/2024-10-06T03:00:00+11:00"},
		},
		// 01:00Z: 01:00 +00 becomes 03:00 +02.
		{
			"two hours", "Antarctica/Troll", "Su 01:30-02:30",
			"2024-03-30T12:00:00Z", "2024-03-31T12:00:00+02:00", nil,
		},
		{
			"two hours, from before to after", "Antarctica/Troll", "Su 00:30-03:30",
			"2024-03-30T12:00:00Z", "2024-03-31T12:00:00+02:00",
			[]string{"2024-03-31T00:30:00Z/2024-03-31T03:30:00+02:00"},
		},
		// 01:00Z: 01:00 GMT becomes 02:00 IST.
		{
			"negative DST ends", "Europe/Dublin", "Su 01:00-02:00",
			"2024-03-30T12:00:00Z", "2024-03-31T12:00:00+01:00", nil,
		},
		// 02:00Z: 02:00 +00 becomes 03:00 +01.
		{
			"Ramadan ends", "Africa/Casablanca", "Su 02:30-03:30",
			"2022-05-07T12:00:00Z", "2022-05-08T12:00:00+01:00",
			[]string{"2022-05-08T03:00:00+01:00/2022-05-08T03:30:00+01:00"},
		},
		// 07:00Z: 02:30 -04:30 becomes 03:00 -04:00, for good.
		{
			"a new standard time, half an hour ahead", "America/Caracas", "Su 02:00-03:00",
			"2016-04-30T12:00:00-04:30", "2016-05-01T12:00:00-04:00",
			[]string{"2016-05-01T02:00:00-04:30/2016-05-01T03:00:00-04:00"},
		},
	})
}

func TestDatesSkippedAndRepeated(t *testing.T) {
	t.Parallel()
	checkClocks(t, []clockCase{
		// 10:00Z on 30 December 2011: Thursday 24:00 -10 becomes Saturday 00:00 +14.
		{
			"a skipped day has no hours", "Pacific/Apia", "08:00-17:00",
			"2011-12-29T00:00:00-10:00", "2012-01-01T00:00:00+14:00",
			[]string{
				"2011-12-29T08:00:00-10:00/2011-12-29T17:00:00-10:00",
				"2011-12-31T08:00:00+14:00/2011-12-31T17:00:00+14:00",
			},
		},
		{
			"a skipped day alone", "Pacific/Apia", "Fr 00:00-24:00",
			"2011-12-28T00:00:00-10:00", "2012-01-03T00:00:00+14:00", nil,
		},
		{
			"a night into the skipped day", "Pacific/Apia", "Th 22:00-06:00",
			"2011-12-29T12:00:00-10:00", "2012-01-03T00:00:00+14:00",
			[]string{"2011-12-29T22:00:00-10:00/2011-12-31T00:00:00+14:00"},
		},
		{
			"a night out of the skipped day", "Pacific/Apia", "Fr 22:00-06:00",
			"2011-12-29T12:00:00-10:00", "2012-01-03T00:00:00+14:00",
			[]string{"2011-12-31T00:00:00+14:00/2011-12-31T06:00:00+14:00"},
		},
		{
			"a night over the skipped day", "Pacific/Apia", "Th,Fr 22:00-06:00",
			"2011-12-29T12:00:00-10:00", "2012-01-03T00:00:00+14:00",
			[]string{"2011-12-29T22:00:00-10:00/2011-12-31T06:00:00+14:00"},
		},
		{
			"the same day, at -11 and +13", "Pacific/Fakaofo", "08:00-17:00",
			"2011-12-29T00:00:00-11:00", "2012-01-01T00:00:00+13:00",
			[]string{
				"2011-12-29T08:00:00-11:00/2011-12-29T17:00:00-11:00",
				"2011-12-31T08:00:00+13:00/2011-12-31T17:00:00+13:00",
			},
		},
		// 13:00Z: 1 October 1969 00:00 +11 becomes 30 September 01:00 -12.
		{
			"a day lived twice is open twice", "Pacific/Kwajalein", "Tu 08:00-17:00",
			"1969-09-30T00:00:00+11:00", "1969-10-01T00:00:00-12:00",
			[]string{
				"1969-09-30T08:00:00+11:00/1969-09-30T17:00:00+11:00",
				"1969-09-30T08:00:00-12:00/1969-09-30T17:00:00-12:00",
			},
		},
		{
			"a day lived twice begins once", "Pacific/Kwajalein", "Tu 00:00-02:00",
			"1969-09-29T12:00:00+11:00", "1969-10-01T00:00:00-12:00",
			[]string{
				"1969-09-30T00:00:00+11:00/1969-09-30T02:00:00+11:00",
				"1969-09-30T01:00:00-12:00/1969-09-30T02:00:00-12:00",
			},
		},
	})
}

func TestLocalMeanTime(t *testing.T) {
	t.Parallel()
	checkClocks(t, []clockCase{
		{
			"nine minutes, twenty-one seconds", "Europe/Paris", "Mo 08:00-17:00",
			"1900-01-01T00:00:00Z", "1900-01-02T00:00:00Z",
			[]string{"1900-01-01T08:00:00+00:09:21/1900-01-01T17:00:00+00:09:21"},
		},
		{
			"in the year 2, hardly a clock anywhere", "Europe/Paris", "Tu 00:00-24:00",
			"0002-01-01T10:00:00Z", "0002-01-03T00:00:00Z",
			[]string{"0002-01-01T10:00:00Z/0002-01-02T00:00:00+00:09:21"},
		},
		{
			"behind Greenwich, until 1972", "Africa/Monrovia", "Th 08:00-17:00",
			"1971-06-03T00:00:00Z", "1971-06-04T00:00:00Z",
			[]string{"1971-06-03T08:00:00-00:44:30/1971-06-03T17:00:00-00:44:30"},
		},
		// The day of two noons: 12:03:58 became 12:00:00.
		{
			"two noons", "America/New_York", "Su 11:00-13:00",
			"1883-11-18T12:00:00Z", "1883-11-19T00:00:00Z",
			[]string{"1883-11-18T11:00:00-04:56:02/1883-11-18T13:00:00-05:00"},
		},
		{
			"three minutes twice", "America/New_York", "Su 12:00-12:03",
			"1883-11-18T12:00:00Z", "1883-11-19T00:00:00Z",
			[]string{
				"1883-11-18T12:00:00-04:56:02/1883-11-18T12:03:00-04:56:02",
				"1883-11-18T12:00:00-05:00/1883-11-18T12:03:00-05:00",
			},
		},
		{
			"to the second", "America/New_York", "Su 12:03:57-12:03:58",
			"1883-11-18T12:00:00Z", "1883-11-19T00:00:00Z",
			[]string{
				"1883-11-18T12:03:57-04:56:02/1883-11-18T12:00:00-05:00",
				"1883-11-18T12:03:57-05:00/1883-11-18T12:03:58-05:00",
			},
		},
	})
}

// ZoneBounds names 2038-01-19T03:14:08Z in databases that list transitions until
// then, though nothing changes.
func TestBoundaryWithoutChange(t *testing.T) {
	t.Parallel()
	checkClocks(t, []clockCase{
		{
			"open across", "Europe/London", "Tu 03:00-04:00",
			"2038-01-18T12:00:00Z", "2038-01-20T00:00:00Z",
			[]string{"2038-01-19T03:00:00Z/2038-01-19T04:00:00Z"},
		},
		{
			"opens there", "Europe/Paris", "Tu 04:14:08-05:00",
			"2038-01-18T12:00:00Z", "2038-01-20T00:00:00Z",
			[]string{"2038-01-19T04:14:08+01:00/2038-01-19T05:00:00+01:00"},
		},
		{
			"closes there", "America/New_York", "Mo 12:00-22:14:08",
			"2038-01-18T12:00:00Z", "2038-01-20T00:00:00Z",
			[]string{"2038-01-18T12:00:00-05:00/2038-01-18T22:14:08-05:00"},
		},
	})
}

// On the last UTC day of a leap year that the rule for the future decides,
// ZoneBounds says that the offset ended the day before.
func TestLastDayOfLeapYears(t *testing.T) {
	t.Parallel()
	zones := []struct {
		name   string
		offset string // in December and January
	}{
		{"UTC", "Z"},
		{"America/New_York", "-05:00"},
		{"Europe/Paris", "+01:00"},
		{"Europe/Dublin", "Z"},
		{"Antarctica/Troll", "Z"},
		{"America/Santiago", "-03:00"},
		{"Australia/Sydney", "+11:00"},
		{"Australia/Lord_Howe", "+11:00"},
		{"Pacific/Auckland", "+13:00"},
		{"Pacific/Chatham", "+13:45"},
		{"Pacific/Kiritimati", "+14:00"},
		{"Pacific/Pago_Pago", "-11:00"},
	}
	years := []struct{ year, next string }{
		{"2040", "2041"}, {"2044", "2045"}, {"2096", "2097"}, {"2104", "2105"}, {"2400", "2401"}, {"9996", "9997"},
	}
	for _, zone := range zones {
		t.Run(zone.name, func(t *testing.T) {
			t.Parallel()
			morning := in(t, calendar.MustParseSchedule("09:00-10:00"), zone.name)
			always := in(t, calendar.AlwaysOpen(), zone.name)
			for _, y := range years {
				var want []string
				for _, day := range []string{y.year + "-12-30", y.year + "-12-31", y.next + "-01-01"} {
					want = append(want, day+"T09:00:00"+zone.offset+"/"+day+"T10:00:00"+zone.offset)
				}
				checkRuns(t, morning, at(y.year+"-12-30T00:00:00"+zone.offset), at(y.next+"-01-02T00:00:00"+zone.offset), runs(want))
				// The day and the year have their full length.
				checker{t, always}.between(at(y.year+"-12-31T00:00:00Z"), at(y.next+"-01-01T00:00:00Z"), 24*time.Hour)
				checker{t, always}.between(at(y.year+"-01-01T00:00:00Z"), at(y.next+"-01-01T00:00:00Z"), 366*24*time.Hour)
				checker{t, morning}.between(at(y.year+"-01-01T00:00:00"+zone.offset), at(y.next+"-01-01T00:00:00"+zone.offset), 366*time.Hour)
			}
		})
	}
}

func TestLengthOfDays(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		zone     string
		from, to string // midnights
		want     time.Duration
	}{
		{"an ordinary one", "Europe/Paris", "2025-03-29T00:00:00+01:00", "2025-03-30T00:00:00+01:00", 24 * time.Hour},
		{"spring", "Europe/Paris", "2025-03-30T00:00:00+01:00", "2025-03-31T00:00:00+02:00", 23 * time.Hour},
		{"autumn", "Europe/Paris", "2025-10-26T00:00:00+02:00", "2025-10-27T00:00:00+01:00", 25 * time.Hour},
		{"half an hour less", "Australia/Lord_Howe", "2024-10-06T00:00:00+10:30", "2024-10-07T00:00:00+11:00", 23*time.Hour + 30*time.Minute},
		{"half an hour more", "Australia/Lord_Howe", "2024-04-07T00:00:00+11:00", "2024-04-08T00:00:00+10:30", 24*time.Hour + 30*time.Minute},
		{"two hours less", "Antarctica/Troll", "2024-03-31T00:00:00Z", "2024-04-01T00:00:00+02:00", 22 * time.Hour},
		{"two hours more", "Antarctica/Troll", "2024-10-27T00:00:00+02:00", "2024-10-28T00:00:00Z", 26 * time.Hour},
		{"two of three dates exist", "Pacific/Apia", "2011-12-29T00:00:00-10:00", "2012-01-01T00:00:00+14:00", 48 * time.Hour},
		{"no midnight", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00", 23 * time.Hour},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checker{t, in(t, calendar.AlwaysOpen(), tt.zone)}.between(at(tt.from), at(tt.to), tt.want)
			// The same in a calendar whose hours have edges at every midnight.
			d := date(tt.from[:10])
			special := calendar.AlwaysOpen().WithClosed("", d.AddDays(-1), d.AddDays(4))
			checker{t, in(t, special, tt.zone)}.between(at(tt.from), at(tt.to), tt.want)
		})
	}
}

// Closing a date closes each of its instants, however its zone arranges them.
func TestClosedDateAroundChanges(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		zone     string
		closed   string
		from, to string
		want     []string
	}{
		{
			"a date that comes again", "America/St_Johns", "2010-11-06",
			"2010-11-06T12:00:00-02:30", "2010-11-07T12:00:00-03:30",
			[]string{
				"2010-11-07T00:00:00-02:30/2010-11-06T23:01:00-03:30",
				"2010-11-07T00:00:00-03:30/2010-11-07T12:00:00-03:30",
			},
		},
		{
			"a date that begins twice", "America/St_Johns", "2010-11-07",
			"2010-11-06T12:00:00-02:30", "2010-11-07T12:00:00-03:30",
			[]string{
				"2010-11-06T12:00:00-02:30/2010-11-07T00:00:00-02:30",
				"2010-11-06T23:01:00-03:30/2010-11-07T00:00:00-03:30",
			},
		},
		{
			"a date without midnight", "America/Sao_Paulo", "2018-11-04",
			"2018-11-03T12:00:00-03:00", "2018-11-05T12:00:00-02:00",
			[]string{
				"2018-11-03T12:00:00-03:00/2018-11-04T01:00:00-02:00",
				"2018-11-05T00:00:00-02:00/2018-11-05T12:00:00-02:00",
			},
		},
		{
			"the date before it", "America/Sao_Paulo", "2018-11-03",
			"2018-11-02T12:00:00-03:00", "2018-11-04T12:00:00-02:00",
			[]string{
				"2018-11-02T12:00:00-03:00/2018-11-03T00:00:00-03:00",
				"2018-11-04T01:00:00-02:00/2018-11-04T12:00:00-02:00",
			},
		},
		{
			"a skipped date", "Pacific/Apia", "2011-12-30",
			"2011-12-29T12:00:00-10:00", "2011-12-31T12:00:00+14:00",
			[]string{"2011-12-29T12:00:00-10:00/2011-12-31T12:00:00+14:00"},
		},
		{
			"a date lived twice", "Pacific/Kwajalein", "1969-09-30",
			"1969-09-29T12:00:00+11:00", "1969-10-01T12:00:00-12:00",
			[]string{
				"1969-09-29T12:00:00+11:00/1969-09-30T00:00:00+11:00",
				"1969-10-01T00:00:00-12:00/1969-10-01T12:00:00-12:00",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for how, s := range map[string]calendar.Schedule{
				"closed":     calendar.AlwaysOpen().WithClosed("", date(tt.closed)),
				"no hours":   calendar.AlwaysOpen().WithHours(date(tt.closed)),
				"as holiday": calendar.AlwaysOpen().WithHolidays(dated("", tt.closed)),
			} {
				t.Run(how, func(t *testing.T) {
					checkRuns(t, in(t, s, tt.zone), at(tt.from), at(tt.to), runs(tt.want))
				})
			}
		})
	}
}

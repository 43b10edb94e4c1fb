package oracle_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// at reads an instant in RFC 3339.
func at(t *testing.T, text string) time.Time {
	t.Helper()
	instant, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

// on is the week with the same hours on each of the days.
func on(hours oracle.Hours, days ...time.Weekday) oracle.Week {
	var week oracle.Week
	for _, day := range days {
		week[day] = []oracle.Hours{hours}
	}
	return week
}

// TestHardDates compares the open spans of real days, worked out by hand.
func TestHardDates(t *testing.T) {
	const minute = 60
	office := oracle.OfficeWeek()
	tests := []struct {
		name     string
		zone     string
		week     oracle.Week
		from, to string
		want     [][2]string // open spans, UTC
	}{
		{
			"New York, 23-hour day: a gap counts nothing", "America/New_York",
			on(oracle.Hours{Open: 0, Close: 24 * hour}, time.Sunday),
			"2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z",
			[][2]string{{"2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"}},
		},
		{
			"New York: hours inside the gap never come", "America/New_York",
			on(oracle.Hours{Open: 2 * hour, Close: 3 * hour}, time.Sunday),
			"2026-03-08T00:00:00Z", "2026-03-16T00:00:00Z",
			[][2]string{{"2026-03-15T06:00:00Z", "2026-03-15T07:00:00Z"}},
		},
		{
			"New York: an opening inside the gap is the instant after it", "America/New_York",
			on(oracle.Hours{Open: 2*hour + 1800, Close: 4 * hour}, time.Sunday),
			"2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z",
			[][2]string{{"2026-03-08T07:00:00Z", "2026-03-08T08:00:00Z"}},
		},
		{
			"New York, 25-hour day: an hour that comes twice is open twice", "America/New_York",
			on(oracle.Hours{Open: hour, Close: 2 * hour}, time.Sunday),
			"2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z",
			[][2]string{{"2026-11-01T05:00:00Z", "2026-11-01T07:00:00Z"}},
		},
		{
			"New York: a closing inside the fold reopens", "America/New_York",
			on(oracle.Hours{Open: hour, Close: hour + 1800}, time.Sunday),
			"2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z",
			[][2]string{
				{"2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z"},
				{"2026-11-01T06:00:00Z", "2026-11-01T06:30:00Z"},
			},
		},
		{
			"Sao Paulo, midnight missing: the day opens at 01:00", "America/Sao_Paulo",
			on(oracle.Hours{Open: 0, Close: 2 * hour}, time.Sunday),
			"2018-11-03T00:00:00Z", "2018-11-05T00:00:00Z",
			[][2]string{{"2018-11-04T03:00:00Z", "2018-11-04T04:00:00Z"}},
		},
		{
			"Sao Paulo, midnight missing: the night is seven hours", "America/Sao_Paulo",
			on(oracle.Hours{Open: 22 * hour, Close: 6 * hour}, time.Saturday),
			"2018-11-03T12:00:00Z", "2018-11-05T00:00:00Z",
			[][2]string{{"2018-11-04T01:00:00Z", "2018-11-04T08:00:00Z"}},
		},
		{
			"Sao Paulo, Saturday's last hour comes twice", "America/Sao_Paulo",
			on(oracle.Hours{Open: 23 * hour, Close: 0}, time.Saturday),
			"2019-02-16T12:00:00Z", "2019-02-18T00:00:00Z",
			[][2]string{{"2019-02-17T01:00:00Z", "2019-02-17T03:00:00Z"}},
		},
		{
			"Lord Howe, a gap of 30 minutes", "Australia/Lord_Howe",
			on(oracle.Hours{Open: 2 * hour, Close: 3 * hour}, time.Sunday),
			"2026-10-03T00:00:00Z", "2026-10-04T12:00:00Z",
			[][2]string{{"2026-10-03T15:30:00Z", "2026-10-03T16:00:00Z"}},
		},
		{
			"Lord Howe, a fold of 30 minutes", "Australia/Lord_Howe",
			on(oracle.Hours{Open: hour, Close: hour + 45*minute}, time.Sunday),
			"2026-04-04T00:00:00Z", "2026-04-05T12:00:00Z",
			[][2]string{
				{"2026-04-04T14:00:00Z", "2026-04-04T14:45:00Z"},
				{"2026-04-04T15:00:00Z", "2026-04-04T15:15:00Z"},
			},
		},
		{
			"Apia, a Friday that was skipped", "Pacific/Apia", office,
			"2011-12-29T12:00:00Z", "2012-01-02T12:00:00Z",
			[][2]string{
				{"2011-12-29T18:00:00Z", "2011-12-30T03:00:00Z"},
				{"2012-01-01T18:00:00Z", "2012-01-02T03:00:00Z"},
			},
		},
		{
			"Apia, the night into the skipped Friday ends at midnight", "Pacific/Apia",
			on(oracle.Hours{Open: 22 * hour, Close: 6 * hour}, time.Thursday),
			"2011-12-29T12:00:00Z", "2012-01-02T12:00:00Z",
			[][2]string{{"2011-12-30T08:00:00Z", "2011-12-30T10:00:00Z"}},
		},
		{
			"Troll, a 22-hour day", "Antarctica/Troll",
			on(oracle.Hours{Open: 0, Close: 24 * hour}, time.Sunday),
			"2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z",
			[][2]string{{"2026-03-29T00:00:00Z", "2026-03-29T22:00:00Z"}},
		},
		{
			"Troll, two hours that come twice", "Antarctica/Troll",
			on(oracle.Hours{Open: hour, Close: 2 * hour}, time.Sunday),
			"2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z",
			[][2]string{
				{"2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z"},
				{"2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z"},
			},
		},
		{
			"Dublin, negative DST: the gap is in March all the same", "Europe/Dublin",
			on(oracle.Hours{Open: 0, Close: 2 * hour}, time.Sunday),
			"2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z",
			[][2]string{{"2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"}},
		},
		{
			"Casablanca, negative DST: an hour twice when Ramadan begins", "Africa/Casablanca",
			on(oracle.Hours{Open: 2 * hour, Close: 3 * hour}, time.Sunday),
			"2019-05-05T00:00:00Z", "2019-05-06T00:00:00Z",
			[][2]string{{"2019-05-05T01:00:00Z", "2019-05-05T03:00:00Z"}},
		},
		{
			"St. John's, 00:01 becomes 01:01: the first minute counts", "America/St_Johns",
			on(oracle.Hours{Open: 0, Close: hour}, time.Sunday),
			"2010-03-13T12:00:00Z", "2010-03-14T12:00:00Z",
			[][2]string{{"2010-03-14T03:30:00Z", "2010-03-14T03:31:00Z"}},
		},
		{
			"St. John's, 00:01 becomes 23:01: Sunday begins twice", "America/St_Johns",
			on(oracle.Hours{Open: 0, Close: minute}, time.Sunday),
			"2010-11-06T12:00:00Z", "2010-11-07T12:00:00Z",
			[][2]string{
				{"2010-11-07T02:30:00Z", "2010-11-07T02:31:00Z"},
				{"2010-11-07T03:30:00Z", "2010-11-07T03:31:00Z"},
			},
		},
		{
			"St. John's, 00:01 becomes 23:01: Saturday ends twice", "America/St_Johns",
			on(oracle.Hours{Open: 23 * hour, Close: 24 * hour}, time.Saturday),
			"2010-11-06T12:00:00Z", "2010-11-07T12:00:00Z",
			[][2]string{
				{"2010-11-07T01:30:00Z", "2010-11-07T02:30:00Z"},
				{"2010-11-07T02:31:00Z", "2010-11-07T03:30:00Z"},
			},
		},
		{
			"New York, local mean time of 1880 is 4:56:02 behind", "America/New_York", office,
			"1880-01-05T00:00:00Z", "1880-01-06T00:00:00Z",
			[][2]string{{"1880-01-05T12:56:02Z", "1880-01-05T21:56:02Z"}},
		},
		{
			"New York, the last UTC day of a leap year past the table", "America/New_York", office,
			"2040-12-29T00:00:00Z", "2041-01-02T00:00:00Z",
			[][2]string{
				{"2040-12-31T13:00:00Z", "2040-12-31T22:00:00Z"},
				{"2041-01-01T13:00:00Z", "2041-01-01T22:00:00Z"},
			},
		},
		{
			"Paris, where the table ends and nothing changes", "Europe/Paris", office,
			"2038-01-19T00:00:00Z", "2038-01-20T00:00:00Z",
			[][2]string{{"2038-01-19T07:00:00Z", "2038-01-19T16:00:00Z"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clock := oracle.Clock{Schedule: oracle.Schedule{Week: tt.week}, Loc: zones.Load(tt.zone)}
			var got [][2]string
			for _, span := range clock.Spans(at(t, tt.from), at(t, tt.to)) {
				if span.Open {
					got = append(got, [2]string{
						span.Start.UTC().Format(time.RFC3339Nano),
						span.End.UTC().Format(time.RFC3339Nano),
					})
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("open spans (-want +got):\n%s", diff)
			}
		})
	}
}

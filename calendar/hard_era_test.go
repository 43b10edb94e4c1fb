package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
)

// Inside, a calendar cuts the line of time into eras from the year 1 on, of 2^28
// seconds or a few times as many. Nobody may notice. This is where one of them may
// begin: of 2^28 seconds for any k, of 2^29 where k is even, and so on.
func eraStart(k int64) time.Time { return time.Unix(first.Unix()+k<<28, 0).UTC() }

// timeOfDay returns the time of day of that second.
func timeOfDay(second int) calendar.TimeOfDay {
	t, err := calendar.NewTimeOfDay(second/3600, second/60%60, second%60)
	if err != nil {
		panic(err)
	}
	return t
}

func TestHoursAtEraBorders(t *testing.T) {
	t.Parallel()
	borders := []struct {
		k    int64
		want string
	}{
		{8, "0069-01-19T03:14:08Z"},
		{232, "1974-06-25T21:49:52Z"},
		{238, "2025-07-09T06:15:28Z"},
		{1174, "9987-06-30T00:49:04Z"}, // the last one of 2^29 seconds
		{1175, "9995-12-31T22:13:20Z"}, // the last one of 2^28 seconds
	}
	// Hours by their distance in seconds from the border.
	shapes := []struct {
		name string
		open [][2]int
	}{
		{"open across", [][2]int{{-1800, 1800}}},
		{"closes there", [][2]int{{-1800, 0}}},
		{"opens there", [][2]int{{0, 1800}}},
		{"touch there", [][2]int{{-1800, 0}, {0, 1800}}},
		{"the last second", [][2]int{{-1, 0}}},
		{"the first second", [][2]int{{0, 1}}},
		{"all but the last second", [][2]int{{-60, -1}, {0, 60}}},
		{"all but the first second", [][2]int{{-60, 0}, {1, 60}}},
		{"closes a second later", [][2]int{{-60, 1}}},
		{"closes a second before", [][2]int{{-60, -1}}},
		{"opens a second before", [][2]int{{-1, 60}}},
		{"closes there, opens later", [][2]int{{-60, 0}, {600, 660}}},
		{"closes before, opens there", [][2]int{{-660, -600}, {0, 60}}},
	}
	for _, border := range borders {
		b := eraStart(border.k)
		if got := reads(b); got != border.want {
			t.Fatalf("era %d begins at %s, want %s", border.k, got, border.want)
		}
		for _, zone := range []string{"UTC", "Asia/Kathmandu", "America/Bogota"} {
			for _, shape := range shapes {
				t.Run(fmt.Sprintf("%d %s %s", border.k, zone, shape.name), func(t *testing.T) {
					t.Parallel()
					local := b.In(in(t, calendar.AlwaysOpen(), zone).Location())
					hour, minute, second := local.Clock()
					var hs []calendar.Hours
					var want []run
					for _, o := range shape.open {
						at := hour*3600 + minute*60 + second
						hs = append(hs, calendar.Hours{Open: timeOfDay(at + o[0]), Close: timeOfDay(at + o[1])})
						r := run{b.Add(time.Duration(o[0]) * time.Second), b.Add(time.Duration(o[1]) * time.Second)}
						if n := len(want); n > 0 && want[n-1].end.Equal(r.start) {
							want[n-1].end = r.end
						} else {
							want = append(want, r)
						}
					}
					day := calendar.DateOf(local)
					only := in(t, calendar.Schedule{}.WithHours(day, hs...), zone)
					const days = 24 * time.Hour
					checkRuns(t, only, b.Add(-2*days), b.Add(2*days), want)
					checkRuns(t, only, later(b, -20), later(b, 20), want) // from other eras

					// The same in the middle of hours that go on for ever.
					var startOfDay, endOfDay = b, b
					for calendar.DateOf(startOfDay.Add(-1).In(local.Location())) == day {
						startOfDay = startOfDay.Add(-time.Second)
					}
					for calendar.DateOf(endOfDay.In(local.Location())) == day {
						endOfDay = endOfDay.Add(time.Second)
					}
					within := in(t, calendar.AlwaysOpen().WithHours(day, hs...), zone)
					for _, from := range []time.Time{b.Add(-2 * days), later(b, -20)} {
						to := b.Add(2 * days)
						all := append([]run{{from, startOfDay}}, want...)
						checkRuns(t, within, from, to, append(all, run{endOfDay, to}))
					}
				})
			}
		}
	}
}

// What has hundreds of intervals a week is worked out a part of an era at a time.
func TestDenseHoursAtPartsOfEras(t *testing.T) {
	t.Parallel()
	border := eraStart(239)
	for shift := range 15 {
		c := in(t, minutes(t, 96, shift*60), "UTC") // a minute of each quarter of an hour
		for _, zero := range []time.Time{eraStart(238), border} {
			open := zero.Truncate(15 * time.Minute).Add(time.Duration(shift)*time.Minute - 2*time.Hour)
			from, to := open.Add(-5*time.Minute), open.Add(4*time.Hour-5*time.Minute)
			var want []run
			for ; open.Before(to); open = open.Add(15 * time.Minute) {
				want = append(want, run{open, open.Add(time.Minute)})
			}
			checkRuns(t, c, from, to, want)
		}
	}
}

// later returns the instant years after t, or an end of the range.
func later(t time.Time, years int) time.Time {
	u := t.AddDate(years, 0, 0)
	if u.Before(first) {
		return first
	}
	if u.After(last) {
		return last
	}
	return u
}

func TestRunsLongerThanEras(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		s        calendar.Schedule
		zone     string
		from, to string
		want     []string
	}{
		{
			"open for forty years", calendar.AlwaysOpen().WithClosed("", date("1985-01-01"), date("2025-01-01")), "Europe/Paris",
			"1985-01-01T00:00:00+01:00", "2025-01-01T12:00:00+01:00",
			[]string{"1985-01-02T00:00:00+01:00/2025-01-01T00:00:00+01:00"},
		},
		{
			"open for a week, closed for sixty years, open for a week",
			calendar.Schedule{}.WithHours(date("1965-06-01"), hours("08:00-09:00")...).WithHours(date("2025-06-01"), hours("08:00-09:00")...), "America/New_York",
			"1900-01-01T00:00:00Z", "2100-01-01T00:00:00Z",
			[]string{"1965-06-01T08:00:00-04:00/1965-06-01T09:00:00-04:00", "2025-06-01T08:00:00-04:00/2025-06-01T09:00:00-04:00"},
		},
		{
			"open for two hundred years of local mean time", calendar.AlwaysOpen().WithClosed("", date("1500-01-01"), date("1700-01-01")), "Europe/Paris",
			"1500-01-01T12:00:00Z", "1700-01-01T12:00:00Z",
			[]string{"1500-01-02T00:00:00+00:09:21/1700-01-01T00:00:00+00:09:21"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			checkRuns(t, in(t, tt.s, tt.zone), at(tt.from), at(tt.to), runs(tt.want))
		})
	}
}

// An era without open time lies between: forwards and backwards go through it.
func TestErasWithoutOpenTime(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.Schedule{}.WithHours(date("0001-01-01"), hours("00:00-00:00:01")...).WithHours(date("9999-12-31"), hours("23:59:58-23:59:59")...), "UTC")
	checkAnswers(t, c, []question{
		{"NextOpen", "0001-01-01T00:00:01Z", "9999-12-31T23:59:58Z"},
		{"Add 2s", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"},
		{"Add 1.5s", "0001-01-01T00:00:00Z", "9999-12-31T23:59:58.5Z"},
		{"Add 1s", "0001-01-01T00:00:00Z", "0001-01-01T00:00:01Z"},
		{"Add 1.000000001s", "0001-01-01T00:00:00Z", "9999-12-31T23:59:58.000000001Z"},
		{"Add -2s", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"},
		{"Add -1s", "9999-12-31T23:59:59Z", "9999-12-31T23:59:58Z"},
		{"Add -1.000000001s", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00.999999999Z"},
		{"Add -0.25s", "9999-12-31T23:59:58Z", "0001-01-01T00:00:00.75Z"},
		{"PrevClose", "9999-12-31T23:59:58Z", "0001-01-01T00:00:01Z"},
		{"PrevOpen", "9999-12-31T23:59:57Z", "0001-01-01T00:00:00Z"},
	})
	checker{t, c}.between(first, last, 2*time.Second)
}

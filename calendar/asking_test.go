package calendar_test

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
)

func TestOpenTime(t *testing.T) {
	t.Parallel()
	always := func(zone string) *calendar.Calendar { return in(t, calendar.AlwaysOpen(), zone) }
	office := on(t, "Europe/Paris", "Mo-Fr 08:00-17:00")
	day, week, month := calendar.Date.DayRange, calendar.Date.WeekRange, calendar.Date.MonthRange
	tests := []struct {
		name string
		c    *calendar.Calendar
		span func(calendar.Date) (from, until calendar.Date)
		date string
		want time.Duration
	}{
		{"an office's day", office, day, "2026-01-05", 9 * time.Hour},
		{"its weekend", office, day, "2026-01-04", 0},
		{"its week", office, week, "2026-01-07", 45 * time.Hour},
		{"its month, of 22 weekdays", office, month, "2026-01-07", 198 * time.Hour},
		{"a day of 23 hours", always("Europe/Paris"), day, "2026-03-29", 23 * time.Hour},
		{"a day of 25 hours", always("Europe/Paris"), day, "2026-10-25", 25 * time.Hour},
		{"a week of 167 hours", always("Europe/Paris"), week, "2026-03-23", 167 * time.Hour},
		{"a month of 745 hours", always("Europe/Paris"), month, "2026-10-31", 745 * time.Hour},
		{"a day of 22 hours", always("Antarctica/Troll"), day, "2026-03-29", 22 * time.Hour},
		{"a day of 24 hours and a half", always("Australia/Lord_Howe"), day, "2026-04-05", 24*time.Hour + 30*time.Minute},
		{"a day without a midnight", always("America/Sao_Paulo"), day, "2018-11-04", 23 * time.Hour},
		{"a day that was skipped", always("Pacific/Apia"), day, "2011-12-30", 0},
		{"the day before it", always("Pacific/Apia"), day, "2011-12-29", 24 * time.Hour},
		{"the week with it", always("Pacific/Apia"), week, "2011-12-29", 6 * 24 * time.Hour},
		{"the month with it", always("Pacific/Apia"), month, "2011-12-29", 30 * 24 * time.Hour},
		{"a date of which the last eight hours were lived twice", always("America/Juneau"), day, "1867-10-18", 32*time.Hour + 26*time.Minute + 28*time.Second},
		{"and the next one, with its beginning before them", always("America/Juneau"), day, "1867-10-19", 39*time.Hour + 33*time.Minute + 32*time.Second},
		{"a date that goes on after the next one has begun", always("America/St_Johns"), day, "2010-11-06", 24*time.Hour + 59*time.Minute},
		{"and the next one, with a minute to spare", always("America/St_Johns"), day, "2010-11-07", 24*time.Hour + time.Minute},
		{"both together", always("America/St_Johns"), func(d calendar.Date) (_, _ calendar.Date) { return d, d.AddDays(2) }, "2010-11-06", 49 * time.Hour},
		{"no date at all", office, func(d calendar.Date) (_, _ calendar.Date) { return d, d }, "2026-01-05", 0},
		{"the last date", always("UTC"), day, "9999-12-31", 24 * time.Hour},
		{"the last month", always("UTC"), month, "9999-12-31", 31 * 24 * time.Hour},
		{"the last week, a Friday its last day", always("UTC"), week, "9999-12-31", 5 * 24 * time.Hour},
		{"the first week, a Monday its first day", always("UTC"), week, "0001-01-04", 7 * 24 * time.Hour},
		{"what is supported of the last date in New York", always("America/New_York"), day, "9999-12-31", 19 * time.Hour},
		{"what is supported of the first date in Tokyo", always("Asia/Tokyo"), day, "0001-01-01", 24*time.Hour - 9*time.Hour - 18*time.Minute - 59*time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tt.c.OpenTime(tt.span(date(tt.date)))
			if err != nil || got != tt.want {
				t.Errorf("OpenTime = %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestOpenTimeRefuses(t *testing.T) {
	t.Parallel()
	c := in(t, calendar.AlwaysOpen(), "UTC")
	for _, tt := range []struct {
		name        string
		from, until calendar.Date
		want        string
	}{
		{"no first date", calendar.Date{}, date("2026-01-05"), "calendar: first date: is not set; want a date in the years 1 to 9999"},
		{"backwards", date("2026-01-06"), date("2026-01-05"), "calendar: open time from 2026-01-06 until 2026-01-05: the end is before the start"},
		{"more than three centuries", date("1600-01-01"), date("1900-01-01"), "calendar: open time exceeds what a time.Duration holds, about 292 years"},
		{"all there is", date("0001-01-01"), calendar.Date{}, "calendar: open time exceeds what a time.Duration holds, about 292 years"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := c.OpenTime(tt.from, tt.until)
			if diff := cmp.Diff(tt.want, errorText(err)); diff != "" || got != 0 {
				t.Errorf("OpenTime = %v (-want +got):\n%s", got, diff)
			}
		})
	}
}

func TestDateRanges(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, date, week, month string }{
		{"a Monday begins its week", "2026-01-05", "2026-01-05 2026-01-12", "2026-01-01 2026-02-01"},
		{"a Sunday ends it", "2026-01-11", "2026-01-05 2026-01-12", "2026-01-01 2026-02-01"},
		{"over the end of a year", "2026-12-31", "2026-12-28 2027-01-04", "2026-12-01 2027-01-01"},
		{"a leap day", "2028-02-29", "2028-02-28 2028-03-06", "2028-02-01 2028-03-01"},
		{"February of a common year", "2026-02-14", "2026-02-09 2026-02-16", "2026-02-01 2026-03-01"},
		{"a month of 30 days", "2026-04-30", "2026-04-27 2026-05-04", "2026-04-01 2026-05-01"},
		{"the first date is a Monday", "0001-01-01", "0001-01-01 0001-01-08", "0001-01-01 0001-02-01"},
		{"the last week has no end", "9999-12-27", "9999-12-27 ", "9999-12-01 "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, r := range []struct {
				of   func(calendar.Date) (from, until calendar.Date)
				want string
			}{{calendar.Date.WeekRange, tt.week}, {calendar.Date.MonthRange, tt.month}} {
				from, until := r.of(date(tt.date))
				if diff := cmp.Diff(r.want, fmt.Sprint(from, " ", until)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
	var zero calendar.Date
	for name, of := range map[string]func(calendar.Date) (from, until calendar.Date){
		"DayRange": calendar.Date.DayRange, "WeekRange": calendar.Date.WeekRange, "MonthRange": calendar.Date.MonthRange,
	} {
		if from, until := of(zero); from != zero || until != zero {
			t.Errorf("%s of the zero Date = %q, %q", name, from, until)
		}
	}
	if from, until := date("9999-12-31").DayRange(); from != date("9999-12-31") || until != zero {
		t.Errorf("DayRange of the last date = %q, %q", from, until)
	}
}

func TestShare(t *testing.T) {
	t.Parallel()
	office := on(t, "UTC", "Mo-Fr 08:00-17:00")
	always := in(t, calendar.AlwaysOpen(), "UTC")
	for _, tt := range []struct {
		name string
		c    *calendar.Calendar
		a, b string
		want float64
		err  string
	}{
		{"of a day", office, "2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z", 0.375, ""},
		{"of a week", office, "2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z", 45. / 168, ""},
		{"of a nanosecond that is open", office, "2026-01-05T08:00:00Z", "2026-01-05T08:00:00.000000001Z", 1, ""},
		{"of a nanosecond that is not", office, "2026-01-05T07:59:59.999999999Z", "2026-01-05T08:00:00Z", 0, ""},
		{"of half a second that is open", office, "2026-01-05T08:00:00.5Z", "2026-01-05T08:00:01Z", 1, ""},
		{"of a second and a half that is half open", office, "2026-01-05T07:59:59.25Z", "2026-01-05T08:00:00.75Z", 0.5, ""},
		{"all of 290 years", always, "1700-01-01T00:00:00Z", "1990-01-01T00:00:00.3Z", 1, ""},
		{"of centuries in which there is less than three of open time", office, "1500-01-04T12:00:00Z", "2500-01-04T12:00:00Z", 45. / 168, ""},
		{"of nothing", office, "2026-01-05T08:00:00Z", "2026-01-05T08:00:00Z", 0, "calendar: share of 2026-01-05T08:00:00Z to 2026-01-05T08:00:00Z: the end is not after the start"},
		{"backwards", office, "2026-01-05T08:00:01Z", "2026-01-05T08:00:00Z", 0, "calendar: share of 2026-01-05T08:00:01Z to 2026-01-05T08:00:00Z: the end is not after the start"},
		{"of more open time than a Duration holds", always, "1500-01-01T00:00:00Z", "2500-01-01T00:00:00Z", 0, "calendar: open time exceeds what a time.Duration holds, about 292 years"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := tt.c.Share(at(tt.a), at(tt.b))
			if math.Abs(got-tt.want) > 1e-5 || got > 1 || tt.want == 1 && got != 1 {
				t.Errorf("Share = %v, want %v", got, tt.want)
			}
			if diff := cmp.Diff(tt.err, errorText(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if _, err := office.Share(first.Add(-1), last); !errors.Is(err, calendar.ErrRange) {
		t.Errorf("Share from before the year 1: %v", err)
	}
}

// someOpenings returns at most n openings as texts.
func someOpenings(tb testing.TB, c *calendar.Calendar, from string, n int, before bool) (texts []string) {
	tb.Helper()
	ask := c.Openings
	if before {
		ask = c.OpeningsBefore
	}
	openings, err := ask(at(from))
	if err != nil {
		return []string{err.Error()}
	}
	for o := range openings {
		if texts = append(texts, o.String()); len(texts) == n {
			break
		}
	}
	return texts
}

func TestOpenings(t *testing.T) {
	t.Parallel()
	must := combined(t)
	lunch := on(t, "UTC", "Mo-Fr 08:00-12:00,13:00-17:00")
	fold := on(t, "Europe/Paris", "02:00-02:30")
	ended := in(t, calendar.AlwaysOpen().Then(date("2026-01-01"), calendar.Schedule{}), "UTC")
	begun := in(t, calendar.Schedule{}.Then(date("2026-01-01"), calendar.AlwaysOpen()), "UTC")
	halves := must(calendar.Union(time.UTC, on(t, "UTC", "Mo 00:00-12:00"), on(t, "UTC", "Mo 12:00-24:00")))
	for _, tt := range []struct {
		name   string
		c      *calendar.Calendar
		from   string
		n      int
		before bool
		want   []string
	}{
		{
			"the next, of which one has begun", lunch, "2026-01-09T09:30:00.5Z", 3, false,
			[]string{
				"2026-01-09 09:30:00.5 UTC to 2026-01-09 12:00:00 UTC",
				"2026-01-09 13:00 UTC to 2026-01-09 17:00 UTC",
				"2026-01-12 08:00 UTC to 2026-01-12 12:00 UTC",
			},
		},
		{
			"at a closing the one that begins next", lunch, "2026-01-09T12:00:00Z", 1, false,
			[]string{"2026-01-09 13:00 UTC to 2026-01-09 17:00 UTC"},
		},
		{
			"the last, of which one has not ended", lunch, "2026-01-12T09:30:00Z", 3, true,
			[]string{
				"2026-01-12 08:00 UTC to 2026-01-12 09:30 UTC",
				"2026-01-09 13:00 UTC to 2026-01-09 17:00 UTC",
				"2026-01-09 08:00 UTC to 2026-01-09 12:00 UTC",
			},
		},
		{
			"at an opening the one before", lunch, "2026-01-12T08:00:00Z", 1, true,
			[]string{"2026-01-09 13:00 UTC to 2026-01-09 17:00 UTC"},
		},
		{
			"twice in the night that clocks go back", fold, "2026-10-25T00:00:00+02:00", 3, false,
			[]string{
				"2026-10-25 02:00 CEST to 2026-10-25 02:30 CEST",
				"2026-10-25 02:00 CET to 2026-10-25 02:30 CET",
				"2026-10-26 02:00 CET to 2026-10-26 02:30 CET",
			},
		},
		{
			"none in the night that they go forward", fold, "2026-03-28T12:00:00+01:00", 1, false,
			[]string{"2026-03-30 02:00 CEST to 2026-03-30 02:30 CEST"},
		},
		{
			"parts that touch are one", halves, "2026-01-02T00:00:00Z", 2, false,
			[]string{
				"2026-01-05 00:00 UTC to 2026-01-06 00:00 UTC",
				"2026-01-12 00:00 UTC to 2026-01-13 00:00 UTC",
			},
		},
		{"the last one", ended, "2025-01-01T00:00:00Z", 9, false, []string{"2025-01-01 00:00 UTC to 2026-01-01 00:00 UTC"}},
		{"no more", ended, "2026-01-01T00:00:00Z", 9, false, nil},
		{"one without an end", begun, "2025-01-01T00:00:00Z", 9, false, []string{"2026-01-01 00:00 UTC to ..."}},
		{"one without a beginning", ended, "2027-01-01T00:00:00Z", 9, true, []string{"... to 2026-01-01 00:00 UTC"}},
		{"the first one", begun, "2027-01-01T00:00:00Z", 9, true, []string{"2026-01-01 00:00 UTC to 2027-01-01 00:00 UTC"}},
		{"none before", begun, "2026-01-01T00:00:00Z", 9, true, nil},
		{"none ever", new(calendar.Calendar), "2026-01-01T00:00:00Z", 9, false, nil},
		{
			"the last ones that are supported", lunch, "9999-12-31T09:00:00Z", 9, false,
			[]string{"9999-12-31 09:00 UTC to 9999-12-31 12:00 UTC", "9999-12-31 13:00 UTC to 9999-12-31 17:00 UTC"},
		},
		{
			"the first ones that are supported", lunch, "0001-01-01T14:00:00Z", 9, true,
			[]string{"0001-01-01 13:00 UTC to 0001-01-01 14:00 UTC", "0001-01-01 08:00 UTC to 0001-01-01 12:00 UTC"},
		},
		{"from before the year 1", lunch, "0000-12-31T00:00:00Z", 9, false, []string{"calendar: 0000-12-31T00:00:00Z is outside the years 1 to 9999 UTC"}},
		{"back from before the year 1", lunch, "0000-12-31T00:00:00Z", 9, true, []string{"calendar: 0000-12-31T00:00:00Z is outside the years 1 to 9999 UTC"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			soon(t, func() {
				if diff := cmp.Diff(tt.want, someOpenings(t, tt.c, tt.from, tt.n, tt.before)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		})
	}
}

func TestOpening(t *testing.T) {
	t.Parallel()
	newYork := newYork(t)
	o := calendar.Opening{Open: at("2026-01-05T08:00:00Z"), Close: at("2026-01-05T17:00:00Z")}
	if got := o.Duration(); got != 9*time.Hour {
		t.Errorf("Duration = %v", got)
	}
	for name, half := range map[string]calendar.Opening{"no opening": {Close: o.Close}, "no closing": {Open: o.Open}, "neither": {}} {
		same := half
		if half.Duration() != 0 || half.Equal(o) || !half.Equal(same) {
			t.Errorf("%s: Duration %v, Equal %t, to itself %t", name, half.Duration(), half.Equal(o), half.Equal(same))
		}
	}
	if !o.Equal(calendar.Opening{Open: o.Open.In(newYork), Close: o.Close.In(newYork)}) {
		t.Error("an opening differs from itself in another location")
	}
	if o.Equal(calendar.Opening{Open: o.Open, Close: o.Close.Add(1)}) || o.Equal(calendar.Opening{Open: o.Open.Add(1), Close: o.Close}) {
		t.Error("openings that differ by a nanosecond are equal")
	}
}

// A clock a day behind reads the last date only after the supported years.
func TestOpenTimeOfADateBeyond(t *testing.T) {
	t.Parallel()
	c, err := calendar.AlwaysOpen().In(time.FixedZone("behind", -86400))
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]time.Duration{"9999-12-30": 24 * time.Hour, "9999-12-31": 0} {
		if got, err := c.OpenTime(date(day), calendar.Date{}); err != nil || got != want {
			t.Errorf("OpenTime from %s on: %v, %v; want %v", day, got, err, want)
		}
	}
}

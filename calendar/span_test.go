package calendar_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
)

// spans lists the spans of [from, to).
func spans(tb testing.TB, c *calendar.Calendar, from, to time.Time) []string {
	tb.Helper()
	seq, err := c.Spans(from, to)
	if err != nil {
		tb.Fatal(err)
	}
	var got []string
	for s := range seq {
		state := "closed"
		if s.Open {
			state = "open"
		}
		got = append(got, fmt.Sprintf("%s/%s %s, %s", reads(s.Start), reads(s.End), state, s.Cause))
	}
	return got
}

// A week in December with all causes that there are.
func december() calendar.Schedule {
	return calendar.MustParseSchedule("Mo-Fr 08:00-17:00").
		WithHolidays(dated("Christmas Day", "2026-12-25")).
		WithClosed("Bridging day", date("2026-12-28")).
		WithHours(date("2026-12-24"), hours("08:00-12:00")...)
}

func TestSpans(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		s        calendar.Schedule
		zone     string
		from, to string
		want     []string
	}{
		{
			"every cause", december(), "Europe/Paris", "2026-12-23T16:00:00Z", "2026-12-29T07:30:00Z",
			[]string{
				"2026-12-23T17:00:00+01:00/2026-12-24T00:00:00+01:00 closed, outside hours",
				"2026-12-24T00:00:00+01:00/2026-12-24T08:00:00+01:00 closed, special hours",
				"2026-12-24T08:00:00+01:00/2026-12-24T12:00:00+01:00 open, special hours",
				"2026-12-24T12:00:00+01:00/2026-12-25T00:00:00+01:00 closed, special hours",
				`2026-12-25T00:00:00+01:00/2026-12-26T00:00:00+01:00 closed, holiday "Christmas Day"`,
				"2026-12-26T00:00:00+01:00/2026-12-28T00:00:00+01:00 closed, outside hours",
				`2026-12-28T00:00:00+01:00/2026-12-29T00:00:00+01:00 closed, closed date "Bridging day"`,
				"2026-12-29T00:00:00+01:00/2026-12-29T08:00:00+01:00 closed, outside hours",
				"2026-12-29T08:00:00+01:00/2026-12-29T08:30:00+01:00 open, weekly hours",
			},
		},
		{"no time", december(), "UTC", "2026-12-24T09:00:00Z", "2026-12-24T09:00:00Z", nil},
		{
			"a nanosecond", december(), "UTC", "2026-12-24T11:59:59.999999999Z", "2026-12-24T12:00:00Z",
			[]string{"2026-12-24T11:59:59.999999999Z/2026-12-24T12:00:00Z open, special hours"},
		},
		{
			"within a second", december(), "UTC", "2026-12-24T11:59:59.1Z", "2026-12-24T11:59:59.9Z",
			[]string{"2026-12-24T11:59:59.1Z/2026-12-24T11:59:59.9Z open, special hours"},
		},
		{
			"a nanosecond on either side of an edge", december(), "UTC", "2026-12-24T11:59:59.999999999Z", "2026-12-24T12:00:00.000000001Z",
			[]string{
				"2026-12-24T11:59:59.999999999Z/2026-12-24T12:00:00Z open, special hours",
				"2026-12-24T12:00:00Z/2026-12-24T12:00:00.000000001Z closed, special hours",
			},
		},
		{
			"the end at an edge makes no span there", december(), "UTC", "2026-12-24T11:00:00.5Z", "2026-12-24T12:00:00Z",
			[]string{"2026-12-24T11:00:00.5Z/2026-12-24T12:00:00Z open, special hours"},
		},
		{
			"a weekend of three closed days is one", calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), "UTC", "2026-01-09T17:00:00Z", "2026-01-12T08:00:00Z",
			[]string{"2026-01-09T17:00:00Z/2026-01-12T08:00:00Z closed, outside hours"},
		},
		{
			"closed dates of one name are one, of another are another",
			calendar.AlwaysOpen().WithClosed("Move", date("2026-01-05"), date("2026-01-06")).WithClosed("Party", date("2026-01-07")).WithHours(date("2026-01-08")), "UTC",
			"2026-01-05T00:00:00Z", "2026-01-09T01:00:00Z",
			[]string{
				`2026-01-05T00:00:00Z/2026-01-07T00:00:00Z closed, closed date "Move"`,
				`2026-01-07T00:00:00Z/2026-01-08T00:00:00Z closed, closed date "Party"`,
				`2026-01-08T00:00:00Z/2026-01-09T00:00:00Z closed, special hours`,
				`2026-01-09T00:00:00Z/2026-01-09T01:00:00Z open, weekly hours`,
			},
		},
		{
			"open on, for another cause", calendar.AlwaysOpen().WithHours(date("2026-01-05"), hours("00:00-24:00")...), "UTC",
			"2026-01-04T12:00:00Z", "2026-01-06T12:00:00Z",
			[]string{
				"2026-01-04T12:00:00Z/2026-01-05T00:00:00Z open, weekly hours",
				"2026-01-05T00:00:00Z/2026-01-06T00:00:00Z open, special hours",
				"2026-01-06T00:00:00Z/2026-01-06T12:00:00Z open, weekly hours",
			},
		},
		{
			"special hours from one date to the next", calendar.Schedule{}.WithHours(date("2026-01-05"), hours("22:00-24:00")...).WithHours(date("2026-01-06"), hours("00:00-06:00")...), "UTC",
			"2026-01-05T12:00:00Z", "2026-01-07T12:00:00Z",
			[]string{
				"2026-01-05T12:00:00Z/2026-01-05T22:00:00Z closed, special hours",
				"2026-01-05T22:00:00Z/2026-01-06T06:00:00Z open, special hours",
				"2026-01-06T06:00:00Z/2026-01-07T00:00:00Z closed, special hours",
				"2026-01-07T00:00:00Z/2026-01-07T12:00:00Z closed, outside hours",
			},
		},
		{
			"changes of the clock make no spans", calendar.AlwaysOpen(), "America/New_York", "2024-12-31T12:00:00Z", "2044-01-01T12:00:00Z",
			[]string{"2024-12-31T07:00:00-05:00/2044-01-01T07:00:00-05:00 open, weekly hours"},
		},
		{
			"nor do nine thousand years", calendar.AlwaysOpen(), "UTC", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
			[]string{"0001-01-01T00:00:00Z/9999-12-31T23:59:59.999999999Z open, weekly hours"},
		},
		{
			"two dates in a fold", calendar.AlwaysOpen().WithClosed("Sunday", date("2010-11-07")), "America/St_Johns", "2010-11-07T02:00:00Z", "2010-11-07T04:00:00Z",
			[]string{
				"2010-11-06T23:30:00-02:30/2010-11-07T00:00:00-02:30 open, weekly hours",
				`2010-11-07T00:00:00-02:30/2010-11-06T23:01:00-03:30 closed, closed date "Sunday"`,
				"2010-11-06T23:01:00-03:30/2010-11-07T00:00:00-03:30 open, weekly hours",
				`2010-11-07T00:00:00-03:30/2010-11-07T00:30:00-03:30 closed, closed date "Sunday"`,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, spans(t, in(t, tt.s, tt.zone), at(tt.from), at(tt.to))); diff != "" {
				t.Errorf("Spans (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSpansRefuses(t *testing.T) {
	t.Parallel()
	c := in(t, december(), "UTC")
	seq, err := c.Spans(at("2026-12-24T09:00:00.5+01:00"), at("2026-12-24T08:00:00Z"))
	want := "calendar: spans from 2026-12-24T09:00:00.5+01:00 to 2026-12-24T08:00:00Z: the end is before the start"
	if seq != nil || errorText(err) != want {
		t.Errorf("Spans: %v, want %s", err, want)
	}
	if errors.Is(err, calendar.ErrRange) || errors.Is(err, calendar.ErrNever) {
		t.Errorf("%v matches a sentinel", err)
	}
}

// The spans are made as they are asked for: leaving early costs nothing, and the
// sequence can be had again.
func TestSpansAreLazy(t *testing.T) {
	t.Parallel()
	asked := 0
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(answering("x", func(int) time.Time { asked++; return time.Time{} }))
	c := in(t, s, "UTC")
	seq, err := c.Spans(first, last)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for n := range []int{0, 1, 2, 3} {
			var got []calendar.Span
			for s := range seq {
				got = append(got, s)
				if len(got) > n {
					break
				}
			}
			want := []calendar.Span{
				{Start: at("0001-01-01T00:00:00Z"), End: at("0001-01-01T08:00:00Z"), Cause: calendar.Cause{Kind: calendar.OutsideHours}},
				{Start: at("0001-01-01T08:00:00Z"), End: at("0001-01-01T17:00:00Z"), Open: true, Cause: calendar.Cause{Kind: calendar.WeeklyHours}},
				{Start: at("0001-01-01T17:00:00Z"), End: at("0001-01-02T08:00:00Z"), Cause: calendar.Cause{Kind: calendar.OutsideHours}},
				{Start: at("0001-01-02T08:00:00Z"), End: at("0001-01-02T17:00:00Z"), Open: true, Cause: calendar.Cause{Kind: calendar.WeeklyHours}},
			}[:n+1]
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the first %d (-want +got):\n%s", n+1, diff)
			}
		}
	}
	if asked > 1000 {
		t.Errorf("a rule was asked about %d years for the first two days", asked)
	}
}

// Leaving within the last span, and at any other, stops for good.
func TestSpansStop(t *testing.T) {
	t.Parallel()
	c := in(t, december(), "UTC")
	all := spans(t, c, at("2026-12-23T16:00:00Z"), at("2026-12-29T07:30:00Z"))
	for n := range all {
		seq, err := c.Spans(at("2026-12-23T16:00:00Z"), at("2026-12-29T07:30:00Z"))
		if err != nil {
			t.Fatal(err)
		}
		left := n
		seq(func(calendar.Span) bool {
			if left < 0 {
				t.Errorf("after %d spans, one more", n+1)
			}
			left--
			return left >= 0
		})
		if left != -1 {
			t.Errorf("%d spans are missing", left+1)
		}
	}
}

func TestSpanEqual(t *testing.T) {
	t.Parallel()
	base := calendar.Span{
		Start: at("2026-12-24T08:00:00Z"), End: at("2026-12-24T12:00:00Z"), Open: true,
		Cause: calendar.Cause{Kind: calendar.SpecialHours},
	}
	tests := []struct {
		name   string
		change func(*calendar.Span)
		want   bool
	}{
		{"itself", func(*calendar.Span) {}, true},
		{"the same instants elsewhere", func(s *calendar.Span) {
			s.Start, s.End = s.Start.In(time.FixedZone("", 3600)), s.End.In(time.FixedZone("", 7200))
		}, true},
		{"another start", func(s *calendar.Span) { s.Start = s.Start.Add(1) }, false},
		{"another end", func(s *calendar.Span) { s.End = s.End.Add(-1) }, false},
		{"closed", func(s *calendar.Span) { s.Open = false }, false},
		{"another kind", func(s *calendar.Span) { s.Cause.Kind = calendar.WeeklyHours }, false},
		{"another name", func(s *calendar.Span) { s.Cause.Name = "x" }, false},
	}
	for _, tt := range tests {
		other := base
		tt.change(&other)
		if base.Equal(other) != tt.want || other.Equal(base) != tt.want || cmp.Equal(base, other) != tt.want {
			t.Errorf("%s: Equal = %t, want %t", tt.name, base.Equal(other), tt.want)
		}
	}
	if got := base.Duration(); got != 4*time.Hour {
		t.Errorf("Duration() = %v", got)
	}
	if got := (calendar.Span{}).Duration(); got != 0 {
		t.Errorf("Duration() of the zero Span = %v", got)
	}
}

func TestSpanString(t *testing.T) {
	t.Parallel()
	c := in(t, december(), "Europe/Paris")
	for _, tt := range []struct{ name, from, to, want string }{
		{"as documented", "2026-12-21T16:00:00Z", "2026-12-21T23:00:00Z", "2026-12-21 17:00 CET to 2026-12-22 00:00 CET: closed, outside hours"},
		{"with a name", "2026-12-25T00:00:00Z", "2026-12-25T01:00:00Z", `2026-12-25 01:00 CET to 2026-12-25 02:00 CET: closed, holiday "Christmas Day"`},
		{"a start with seconds", "2026-12-22T07:00:30Z", "2026-12-22T16:00:00Z", "2026-12-22 08:00:30 CET to 2026-12-22 17:00:00 CET: open, weekly hours"},
		{"an end with seconds", "2026-12-22T07:00:00Z", "2026-12-22T08:00:01Z", "2026-12-22 08:00:00 CET to 2026-12-22 09:00:01 CET: open, weekly hours"},
		{"a start within a second", "2026-12-22T07:00:00.5Z", "2026-12-22T08:00:00Z", "2026-12-22 08:00:00.5 CET to 2026-12-22 09:00:00 CET: open, weekly hours"},
		{"an end within a second", "2026-12-22T07:00:00Z", "2026-12-22T08:00:00.000000001Z", "2026-12-22 08:00:00 CET to 2026-12-22 09:00:00.000000001 CET: open, weekly hours"},
		{"open", "2026-12-22T07:00:00Z", "2026-12-22T16:00:00Z", "2026-12-22 08:00 CET to 2026-12-22 17:00 CET: open, weekly hours"},
	} {
		seq, err := c.Spans(at(tt.from), at(tt.to))
		if err != nil {
			t.Fatal(err)
		}
		for s := range seq {
			if got := s.String(); got != tt.want {
				t.Errorf("%s: String() = %s, want %s", tt.name, got, tt.want)
			}
		}
	}
}

func TestCause(t *testing.T) {
	t.Parallel()
	for want, cause := range map[string]calendar.Cause{
		"weekly hours":             {Kind: calendar.WeeklyHours},
		"outside hours":            {Kind: calendar.OutsideHours},
		"holiday":                  {Kind: calendar.Holiday},
		`holiday "New Year's Day"`: {Kind: calendar.Holiday, Name: "New Year's Day"},
		`closed date "a \"b\""`:    {Kind: calendar.ClosedDate, Name: `a "b"`},
		"special hours":            {Kind: calendar.SpecialHours},
		"CauseKind(0)":             {},
		"CauseKind(6)":             {Kind: 6},
		`CauseKind(255) "x"`:       {Kind: 255, Name: "x"},
	} {
		if got := cause.String(); got != want {
			t.Errorf("String() = %s, want %s", got, want)
		}
	}
}

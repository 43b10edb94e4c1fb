package oracle_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

const week = 7 * 24 * time.Hour

// foldClock is open on Sundays 01:00-01:30 in New York: on 1 November 2026
// from 05:00Z to 05:30Z and again from 06:00Z to 06:30Z.
func foldClock() oracle.Clock {
	return oracle.Clock{
		Schedule: oracle.Schedule{Week: on(oracle.Hours{Open: hour, Close: hour + 1800}, time.Sunday)},
		Loc:      zones.Load("America/New_York"),
	}
}

func TestAdd(t *testing.T) {
	const half = 30 * time.Minute
	tests := []struct {
		name string
		from string
		d    time.Duration
		want string
	}{
		{"spent at closing is due at that closing", "2026-11-01T05:00:00Z", half, "2026-11-01T05:30:00Z"},
		{"a nanosecond more is after the reopening", "2026-11-01T05:00:00Z", half + 1, "2026-11-01T06:00:00.000000001Z"},
		{"from closed time", "2026-11-01T05:45:00Z", time.Nanosecond, "2026-11-01T06:00:00.000000001Z"},
		{"from within a second", "2026-11-01T05:29:59.999999999Z", 2, "2026-11-01T06:00:00.000000001Z"},
		{"back to an opening", "2026-11-01T07:00:00Z", -half, "2026-11-01T06:00:00Z"},
		{"back past it", "2026-11-01T07:00:00Z", -half - 1, "2026-11-01T05:29:59.999999999Z"},
		{"back from within a second", "2026-11-01T06:00:00.000000001Z", -2, "2026-11-01T05:29:59.999999999Z"},
		{"nothing, while open", "2026-11-01T05:00:00.5Z", 0, "2026-11-01T05:00:00.5Z"},
		{"nothing, at closing", "2026-11-01T05:30:00Z", 0, "2026-11-01T06:00:00Z"},
		{"nothing, within a closed second", "2026-11-01T05:59:59.5Z", 0, "2026-11-01T06:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := foldClock().Add(at(t, tt.from), tt.d, week)
			if want := at(t, tt.want); !ok || !got.Equal(want) {
				t.Errorf("Add(%s, %v) = %v, %v, want %v", tt.from, tt.d, got, ok, want)
			}
		})
	}
}

func TestBetween(t *testing.T) {
	clock := foldClock()
	a, b := at(t, "2026-11-01T05:29:59.7Z"), at(t, "2026-11-01T06:00:00.2Z")
	if got, want := clock.Between(a, b), 500*time.Millisecond; got != want {
		t.Errorf("across a closure: %v, want %v", got, want)
	}
	if got, want := clock.Between(b, a), -500*time.Millisecond; got != want {
		t.Errorf("backwards: %v, want %v", got, want)
	}
	if got := clock.Between(a, a); got != 0 {
		t.Errorf("an empty range: %v, want 0", got)
	}
}

func TestEdges(t *testing.T) {
	type ask func(oracle.Clock, time.Time, time.Duration) (time.Time, bool)
	tests := []struct {
		name string
		ask  ask
		from string
		want string
	}{
		{"next open, open now", oracle.Clock.NextOpen, "2026-11-01T05:10:00.5Z", "2026-11-01T05:10:00.5Z"},
		{"next open, in the break", oracle.Clock.NextOpen, "2026-11-01T05:30:00Z", "2026-11-01T06:00:00Z"},
		{"next close, closed now", oracle.Clock.NextClose, "2026-11-01T05:30:00.5Z", "2026-11-01T05:30:00.5Z"},
		{"next close, open now", oracle.Clock.NextClose, "2026-11-01T05:29:59.5Z", "2026-11-01T05:30:00Z"},
		{"previous open, at it", oracle.Clock.PrevOpen, "2026-11-01T06:00:00Z", "2026-11-01T06:00:00Z"},
		{"previous open, just before it", oracle.Clock.PrevOpen, "2026-11-01T05:59:59.999999999Z", "2026-11-01T05:00:00Z"},
		{"previous close, at it", oracle.Clock.PrevClose, "2026-11-01T05:30:00Z", "2026-11-01T05:30:00Z"},
		{"previous close, while open again", oracle.Clock.PrevClose, "2026-11-01T06:15:00Z", "2026-11-01T05:30:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := tt.ask(foldClock(), at(t, tt.from), time.Hour)
			if want := at(t, tt.want); !ok || !got.Equal(want) {
				t.Errorf("got %v, %v, want %v", got, ok, want)
			}
		})
	}
}

func TestNothingWithinLimit(t *testing.T) {
	clock := foldClock()
	from := at(t, "2026-11-02T12:00:00Z")
	for name, ask := range map[string]func() (time.Time, bool){
		"add":       func() (time.Time, bool) { return clock.Add(from, 1, time.Hour) },
		"subtract":  func() (time.Time, bool) { return clock.Add(from, -1, time.Hour) },
		"next open": func() (time.Time, bool) { return clock.NextOpen(from, time.Hour) },
		"prev open": func() (time.Time, bool) { return clock.PrevOpen(from, time.Hour) },
		"no limit":  func() (time.Time, bool) { return clock.NextClose(from, 0) },
	} {
		if got, ok := ask(); ok {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestEndsOfTime(t *testing.T) {
	clock := oracle.Clock{Schedule: oracle.Schedule{Week: oracle.FullWeek()}, Loc: zones.Load("Asia/Tokyo")}
	first, last := at(t, "0001-01-01T00:00:00Z"), at(t, "9999-12-31T23:59:59.999999999Z")
	if !clock.IsOpen(first) || clock.IsOpen(first.Add(-1)) {
		t.Errorf("the first supported instant is not %v", first)
	}
	if !clock.IsOpen(last) || clock.IsOpen(last.Add(1)) {
		t.Errorf("the last supported instant is not %v", last)
	}
	if got, ok := clock.NextClose(last.Add(-1), time.Hour); ok {
		t.Errorf("closes at %v", got)
	}
	if got, ok := clock.PrevOpen(first.Add(time.Second), time.Hour); ok {
		t.Errorf("opened at %v", got)
	}
	if got, ok := clock.Add(last, 1, time.Hour); ok {
		t.Errorf("due at %v", got)
	}
	if got, ok := clock.Add(first, -1, time.Hour); ok {
		t.Errorf("began at %v", got)
	}
	if got, ok := clock.Add(last, -1, time.Hour); !ok || !got.Equal(last.Add(-1)) {
		t.Errorf("a nanosecond before the last instant: %v, %v", got, ok)
	}
}

// TestSpans tells a week with two nights, in Sao Paulo where Saturday 16
// February 2019 had 25 hours.
func TestSpans(t *testing.T) {
	saturday := oracle.Date{Y: 2019, M: time.February, D: 16}
	clock := oracle.Clock{
		Schedule: oracle.Schedule{
			Week:    on(oracle.Hours{Open: 22 * hour, Close: 6 * hour}, time.Friday, time.Saturday),
			Closed:  map[oracle.Date]string{saturday: "moving house"},
			Holiday: map[oracle.Date]string{saturday.Plus(2): "Founder's Day"},
		},
		Loc: zones.Load("America/Sao_Paulo"),
	}
	span := func(start, end string, reading oracle.Reading) oracle.Span {
		return oracle.Span{Start: at(t, start), End: at(t, end), Reading: reading}
	}
	outside := oracle.Reading{Kind: oracle.OutsideHours}
	weekly := oracle.Reading{Open: true, Kind: oracle.WeeklyHours}
	want := []oracle.Span{
		span("2019-02-15T12:00:00.5Z", "2019-02-16T00:00:00Z", outside),
		span("2019-02-16T00:00:00Z", "2019-02-16T02:00:00Z", weekly), // Friday 22:00-24:00
		span("2019-02-16T02:00:00Z", "2019-02-17T03:00:00Z", oracle.Reading{Kind: oracle.ClosedDate, Name: "moving house"}),
		span("2019-02-17T03:00:00Z", "2019-02-17T09:00:00Z", weekly), // Sunday 00:00-06:00
		span("2019-02-17T09:00:00Z", "2019-02-18T03:00:00Z", outside),
		span("2019-02-18T03:00:00Z", "2019-02-18T12:00:00Z", oracle.Reading{Kind: oracle.Holiday, Name: "Founder's Day"}),
	}
	got := clock.Spans(at(t, "2019-02-15T12:00:00.5Z"), at(t, "2019-02-18T12:00:00Z"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Spans (-want +got):\n%s", diff)
	}
}

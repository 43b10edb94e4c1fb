package calendar_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/dueby/dueby/calendar"
)

func TestErrors(t *testing.T) {
	t.Parallel()
	for want, err := range map[string]error{
		"calendar: outside the years 1 to 9999": calendar.ErrRange,
		"calendar: never":                       calendar.ErrNever,
		"calendar: open time exceeds what a time.Duration holds, about 292 years": calendar.ErrOverflow,
		`calendar: "8:00": so it is`:             &calendar.ParseError{Input: "8:00", Reason: "so it is"},
		`calendar: "": so it is`:                 &calendar.ParseError{Reason: "so it is"},
		"calendar: Monday 08:00-08:00: so it is": &calendar.ScheduleError{Part: "Monday 08:00-08:00", Reason: "so it is"},
		"calendar: schedule: never":              &calendar.ScheduleError{Part: "schedule", Reason: "never", Err: calendar.ErrNever},
	} {
		if got := err.Error(); got != want {
			t.Errorf("error %q, want %q", got, want)
		}
	}
	sentinels := []error{calendar.ErrRange, calendar.ErrNever, calendar.ErrOverflow}
	for i, a := range sentinels {
		for j, b := range sentinels {
			if errors.Is(a, b) != (i == j) {
				t.Errorf("%v matches %v: %t", a, b, i != j)
			}
		}
		if wrapped := fmt.Errorf("due: %w", &calendar.ScheduleError{Err: a}); !errors.Is(wrapped, a) {
			t.Errorf("a wrapped ScheduleError does not match its %v", a)
		}
	}
	if err := errors.Unwrap(&calendar.ScheduleError{}); err != nil {
		t.Errorf("a ScheduleError without a cause unwraps to %v", err)
	}
}

// A ParseError that others fill in does not make Error panic.
func TestParseErrorOffsets(t *testing.T) {
	t.Parallel()
	long := fmt.Sprintf("%0200d", 7)
	for _, offset := range []int{0, 1, 40, 119, 120, 121, 160, 199, 200} {
		err := &calendar.ParseError{Input: long, Offset: offset, Reason: "x"}
		start := min(max(0, offset-40), 120)
		want := fmt.Sprintf("%q", long[start:start+80])
		if start > 0 {
			want = "..." + want
		}
		if start < 120 {
			want += "..."
		}
		if got := err.Error(); got != "calendar: "+want+": x" {
			t.Errorf("offset %d: error %q, want the quote %s", offset, got, want)
		}
	}
}

package calendar

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// The states in which a question has no answer. Match them with [errors.Is]:
// what a function returns may say more.
var (
	// ErrRange says that an instant, given or asked for, lies outside the
	// years 1 to 9999 UTC.
	ErrRange = errors.New("calendar: outside the years 1 to 9999")

	// ErrNever says that the instant asked for does not exist at all: a
	// calendar that never opens again, or never closes.
	ErrNever = errors.New("calendar: never")

	// ErrOverflow says that an open time exceeds what a time.Duration can
	// hold, about 292 years.
	ErrOverflow = errors.New("calendar: open time exceeds what a time.Duration holds, about 292 years")
)

// instantError is an ErrRange that quotes the instant that was given.
type instantError struct{ t time.Time }

func (e instantError) Error() string {
	return fmt.Sprintf("calendar: %s is outside the years 1 to 9999 UTC", e.t.UTC().Format(time.RFC3339Nano))
}

func (e instantError) Unwrap() error { return ErrRange }

// A ParseError says what a text should have been, and where it went wrong.
type ParseError struct {
	Input  string // the whole text
	Offset int    // the byte of Input at which the fault begins
	Reason string // what is wrong there, and what is allowed
}

// Error quotes the input, or the part of it around the fault when it is long.
func (e *ParseError) Error() string {
	return "calendar: " + quote(e.Input, e.Offset) + ": " + e.Reason
}

// quote quotes s; of a long s it quotes the part around byte i.
func quote(s string, i int) string {
	const most = 80
	lo := max(0, min(i-most/2, len(s)-most))
	hi := min(lo+most, len(s))
	q := strconv.Quote(s[lo:hi])
	if lo > 0 {
		q = "..." + q
	}
	if hi < len(s) {
		q += "..."
	}
	return q
}

// A ScheduleError says which part of a schedule is not one.
type ScheduleError struct {
	Part   string // the part, as in "Monday 08:00-08:00"
	Reason string // what is wrong with it, and what is allowed
	Err    error  // ErrNever for a schedule that never opens, else nil
}

// Error names the part, and says what is wrong with it.
func (e *ScheduleError) Error() string { return "calendar: " + e.Part + ": " + e.Reason }

// Unwrap returns e.Err.
func (e *ScheduleError) Unwrap() error { return e.Err }

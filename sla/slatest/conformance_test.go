package slatest_test

import (
	"errors"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/sla/slatest"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	slatest.Conformance(t, func(o slatest.Office) (slatest.Clock, error) { return o.Calendar() })
}

// wrongClocks are clocks with one mistake each, of the kinds that others have made.
var wrongClocks = map[string]func(slatest.Office) (slatest.Clock, error){
	"closed intervals": func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return closedIntervals{c}, err
	},
	"one offset": func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return oneOffset{c, o}, err
	},
	"whole seconds": func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return wholeSeconds{c}, err
	},
	"due at the next opening": func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return dueAtOpening{c}, err
	},
	"no way back": func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return noWayBack{c}, err
	},
	"holidays of their own year": func(o slatest.Office) (slatest.Clock, error) {
		if len(o.Rules) > 0 {
			o.Rules = nil
			for date := range o.Holidays {
				if date.Month() == time.December {
					delete(o.Holidays, date)
				}
			}
		}
		return o.Calendar()
	},
	"clamped": func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return clamped{c}, err
	},
	"day by day": func(o slatest.Office) (slatest.Clock, error) {
		c, err := o.Calendar()
		return dayByDay{c, o}, err
	},
	"no clock": func(slatest.Office) (slatest.Clock, error) { return nil, errors.New("no clock today") },
}

// open at its closing too.
type closedIntervals struct{ *calendar.Calendar }

func (c closedIntervals) IsOpen(t time.Time) bool {
	return c.Calendar.IsOpen(t) || c.Calendar.IsOpen(t.Add(-1))
}

// oneOffset takes the offset at the start for that of ever after.
type oneOffset struct {
	*calendar.Calendar
	office slatest.Office
}

func (c oneOffset) at(t time.Time) *calendar.Calendar {
	o := c.office
	name, offset := t.In(o.Location).Zone()
	o.Location = time.FixedZone(name, offset)
	fixed, err := o.Calendar()
	if err != nil {
		return c.Calendar
	}
	return fixed
}

func (c oneOffset) Add(t time.Time, d time.Duration) (time.Time, error) { return c.at(t).Add(t, d) }
func (c oneOffset) Between(a, b time.Time) (time.Duration, error)       { return c.at(a).Between(a, b) }

// dayByDay goes from date to date, and makes the edges of each by time.Date. Special
// days, and going back, it leaves to the calendar.
type dayByDay struct {
	*calendar.Calendar
	office slatest.Office
}

func (c dayByDay) Add(t time.Time, d time.Duration) (time.Time, error) {
	o := c.office
	if d <= 0 || len(o.Special)+len(o.Closed)+len(o.Holidays) > 0 {
		return c.Calendar.Add(t, d)
	}
	left := d
	year, month, day := t.In(o.Location).Date()
	for n := -1; n < 400; n++ { // a night may have begun the day before
		for _, h := range o.Week[time.Date(year, month, day+n, 12, 0, 0, 0, time.UTC).Weekday()] {
			edge := func(at calendar.TimeOfDay, days int) time.Time {
				return time.Date(year, month, day+n+days, 0, 0, int(at.Duration().Seconds()), 0, o.Location)
			}
			opens, closes := edge(h.Open, 0), edge(h.Close, 0)
			if h.Close.Compare(h.Open) < 0 {
				closes = edge(h.Close, 1)
			}
			if opens.Before(t) {
				opens = t
			}
			if length := closes.Sub(opens); length >= left {
				return opens.Add(left), nil
			} else if length > 0 {
				left -= length
			}
		}
	}
	return c.Calendar.Add(t, d)
}

// wholeSeconds drops the rest.
type wholeSeconds struct{ *calendar.Calendar }

func (c wholeSeconds) Between(a, b time.Time) (time.Duration, error) {
	d, err := c.Calendar.Between(a, b)
	return d.Truncate(time.Second), err
}

// dueAtOpening moves what is due at a closing to the next opening.
type dueAtOpening struct{ *calendar.Calendar }

func (c dueAtOpening) Add(t time.Time, d time.Duration) (time.Time, error) {
	due, err := c.Calendar.Add(t, d)
	if err != nil || d < 0 {
		return due, err
	}
	return c.NextOpen(due)
}

// noWayBack takes a negative time for none.
type noWayBack struct{ *calendar.Calendar }

func (c noWayBack) Add(t time.Time, d time.Duration) (time.Time, error) {
	return c.Calendar.Add(t, max(d, 0))
}

// clamped answers outside the years too, with the last instant.
type clamped struct{ *calendar.Calendar }

func (c clamped) Add(t time.Time, d time.Duration) (time.Time, error) {
	due, err := c.Calendar.Add(t, d)
	if errors.Is(err, calendar.ErrRange) {
		return time.Date(9999, time.December, 31, 23, 59, 59, 0, time.UTC), nil
	}
	return due, err
}

// wrongClock names the one that the test process is to try.
const wrongClock = "SLATEST_WRONG_CLOCK"

// TestWrongClock is run by TestConformanceFails, in a process of its own.
func TestWrongClock(t *testing.T) {
	clock, ok := wrongClocks[os.Getenv(wrongClock)]
	if !ok {
		t.Skip("run by TestConformanceFails")
	}
	slatest.Conformance(t, clock)
}

// TestConformanceFails: for each wrong clock just the rules that it breaks.
func TestConformanceFails(t *testing.T) {
	t.Parallel()
	const (
		halfOpen = "every interval is half-open"
		gap      = "a reading that never occurs counts nothing"
		fold     = "a reading that occurs twice counts twice"
		midnight = "a day need not begin at midnight"
		skipped  = "a date that a zone skipped does not exist"
		holiday  = "a holiday closes the date on which it is observed"
		merge    = "hours of a day merge"
		far      = "a long way is as exact as a short one"
		night    = "each half of a night is its own date's"
		isOpen   = "any: IsOpen is what the local clock reads"
		between  = "any: Between is the open time, to the nanosecond"
		earliest = "any: Add is the earliest instant"
		latest   = "any: Add back is the latest instant"
		outside  = "any: outside the years 1 to 9999 nothing is open, and an error"
	)
	tests := []struct {
		clock         string
		breaks, keeps []string
	}{
		{"closed intervals", []string{halfOpen, isOpen}, []string{between, earliest, latest}},
		{"one offset", []string{gap, fold, midnight, skipped, earliest}, []string{halfOpen, merge, isOpen, night}},
		{"whole seconds", []string{halfOpen, between}, []string{isOpen, earliest, latest, outside}},
		{"due at the next opening", []string{halfOpen, merge, earliest}, []string{isOpen, between, latest, night}},
		{"no way back", []string{halfOpen, gap, fold, far, latest}, []string{merge, isOpen, between, earliest, outside}},
		{"holidays of their own year", []string{holiday}, []string{halfOpen, gap, fold, midnight, night, isOpen, between, earliest}},
		{"clamped", []string{outside}, []string{halfOpen, gap, fold, midnight, far, isOpen, between, latest}},
		{"day by day", []string{merge, fold, midnight, skipped, earliest}, []string{night, holiday, isOpen, between, latest}},
		{"no clock", []string{halfOpen, gap, isOpen, between, outside}, nil},
	}
	failure := regexp.MustCompile(`(?m)^    --- FAIL: TestWrongClock/(.*) \(`)
	for _, tt := range tests {
		t.Run(tt.clock, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=^TestWrongClock$", "-rapid.nofailfile", "-rapid.shrinktime=0s", "-rapid.seed=7", "-rapid.checks=60")
			cmd.Dir = t.TempDir()
			cmd.Env = append(os.Environ(), wrongClock+"="+tt.clock)
			out, err := cmd.CombinedOutput()
			if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
				t.Fatalf("the suite passes: %v\n%s", err, out)
			}
			var broken []string
			for _, match := range failure.FindAllStringSubmatch(string(out), -1) {
				broken = append(broken, match[1])
			}
			check := func(rules []string, want bool) {
				for _, rule := range rules {
					if got := slices.Contains(broken, strings.ReplaceAll(rule, " ", "_")); got != want {
						t.Errorf("%q broken: %t, want %t", rule, got, want)
					}
				}
			}
			check(tt.breaks, true)
			check(tt.keeps, false)
			if t.Failed() {
				t.Logf("broken: %q", broken)
			}
		})
	}
	if len(tests) != len(wrongClocks) {
		t.Errorf("%d of %d wrong clocks are tried", len(tests), len(wrongClocks))
	}
}

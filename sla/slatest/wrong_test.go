package slatest_test

import (
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/sla/slatest"
)

// altered is a calendar with other answers to some questions.
type altered struct {
	*calendar.Calendar
	isOpen  func(t time.Time) bool
	add     func(t time.Time, d time.Duration) (time.Time, error)
	between func(a, b time.Time) (time.Duration, error)
}

func (c altered) IsOpen(t time.Time) bool {
	if c.isOpen != nil {
		return c.isOpen(t)
	}
	return c.Calendar.IsOpen(t)
}

func (c altered) Add(t time.Time, d time.Duration) (time.Time, error) {
	if c.add != nil {
		return c.add(t, d)
	}
	return c.Calendar.Add(t, d)
}

func (c altered) Between(a, b time.Time) (time.Duration, error) {
	if c.between != nil {
		return c.between(a, b)
	}
	return c.Calendar.Between(a, b)
}

var errBroken = errors.New("out of order")

// A listener is a silent test that keeps what goes wrong.
type listener struct {
	silent
	said *[]string
}

func (l listener) Errorf(format string, args ...any) {
	*l.said = append(*l.said, fmt.Sprintf(format, args...))
}
func (l listener) Fatalf(format string, args ...any) { l.Errorf(format, args...) }

// TestEachPropertyCatches a clock that breaks it, and says by which answer.
func TestEachPropertyCatches(t *testing.T) {
	quick := map[string]string{"rapid.shrinktime": "0s", "rapid.nofailfile": "true"}
	for name, value := range quick {
		f := flag.Lookup(name)
		before := f.Value.String()
		if err := f.Value.Set(value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Value.Set(before) })
	}
	elapsed := func(a, b time.Time) (time.Duration, error) { return b.Sub(a), nil }
	tests := []struct {
		reason, rule string
		clock        altered
		want         string
	}{
		{
			"never open", "any: IsOpen is what the local clock reads",
			altered{isOpen: func(time.Time) bool { return false }}, "): false, want true\n",
		},
		{
			"no answer", "any: Between is the open time, to the nanosecond",
			altered{between: func(_, _ time.Time) (time.Duration, error) { return 0, errBroken }}, "\n  + out of order\n",
		},
		{
			"no due instant", "any: Add is the earliest instant",
			altered{add: func(time.Time, time.Duration) (time.Time, error) { return time.Time{}, errBroken }}, "\n  + out of order\n",
		},
		{
			"no sum", "any: Between is additive",
			altered{between: func(_, _ time.Time) (time.Duration, error) { return 0, errBroken }}, ": out of order\n",
		},
		{
			"another sum", "any: Between is additive",
			altered{between: func(_, _ time.Time) (time.Duration, error) { return 1, nil }}, "it is 1ns and 1ns\n",
		},
		{
			"more than there is", "any: Between is additive",
			altered{between: func(a, b time.Time) (time.Duration, error) { return 2 * b.Sub(a), nil }}, " of ",
		},
		{
			"closed time too", "any: Add and Between are inverse",
			altered{between: elapsed}, "a nanosecond before\n",
		},
		{
			"the later the sooner", "any: Add is monotone",
			altered{add: func(t time.Time, _ time.Duration) (time.Time, error) {
				return time.Unix(-t.Unix(), 0), nil
			}}, ", after Add(",
		},
		{
			"another instant elsewhere", "any: an instant is the same in every location",
			altered{add: func(t time.Time, _ time.Duration) (time.Time, error) {
				return t.Add(time.Duration(len(t.Location().String()))), nil
			}}, ", given in ",
		},
		{
			"open elsewhere", "any: an instant is the same in every location",
			altered{isOpen: func(t time.Time) bool { return len(t.Location().String())%2 == 0 }}, ", elsewhere ",
		},
		{
			"open before all years", "any: outside the years 1 to 9999 nothing is open, and an error",
			altered{isOpen: func(time.Time) bool { return true }}, "): true",
		},
		{
			"due after all years", "any: outside the years 1 to 9999 nothing is open, and an error",
			altered{add: func(t time.Time, d time.Duration) (time.Time, error) { return t.Add(d), nil }}, ", 1h): ",
		},
		{
			"time before all years", "any: outside the years 1 to 9999 nothing is open, and an error",
			altered{between: elapsed}, ", want an error",
		},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			property, ok := slatest.Properties(func(o slatest.Office) (slatest.Clock, error) {
				c, err := o.Calendar()
				clock := tt.clock
				clock.Calendar = c
				return clock, err
			})[tt.rule]
			if !ok {
				t.Fatalf("no rule %q", tt.rule)
			}
			var said []string
			rapid.Check(listener{silent{t}, &said}, property)
			if all := strings.Join(said, "\n"); !strings.Contains(all, tt.want) {
				t.Errorf("said %q, want %q in it", all, tt.want)
			}
		})
	}
	t.Run("no clock", func(t *testing.T) {
		for rule, property := range slatest.Properties(func(slatest.Office) (slatest.Clock, error) { return nil, errBroken }) {
			var said []string
			rapid.Check(listener{silent{t}, &said}, property)
			if all := strings.Join(said, "\n"); !strings.Contains(all, ": out of order") || !strings.Contains(all, "no clock of ") {
				t.Errorf("%s: said %q", rule, all)
			}
		}
	})
}

// TestEachCaseCatches a clock that has no answers, and says which it should have had.
func TestEachCaseCatches(t *testing.T) {
	for _, c := range slatest.HardCases() {
		right, err := c.Office.Calendar()
		if err != nil {
			t.Fatal(err)
		}
		if got := recorded(func(r *recorder) { c.Check(r, right) }); got != "" {
			t.Errorf("%v: %s", c, got)
		}
		broken := altered{
			isOpen:  func(time.Time) bool { return false },
			add:     func(time.Time, time.Duration) (time.Time, error) { return time.Time{}, errBroken },
			between: func(time.Time, time.Time) (time.Duration, error) { return 0, errBroken },
		}
		got := recorded(func(r *recorder) { c.Check(r, broken) })
		for _, want := range []string{"error: Add(", "error: Between(", "error: IsOpen(", "\n  + out of order\n", ": false, want true\n"} {
			if !strings.Contains(got, want) {
				t.Errorf("%v: said %s, want %q in it", c, got, want)
			}
		}
		more := altered{Calendar: right, between: func(a, b time.Time) (time.Duration, error) {
			d, err := right.Between(a, b)
			return d + time.Hour, err
		}}
		if got := recorded(func(r *recorder) { c.Check(r, more) }); !strings.HasPrefix(got, "error: Between(") || strings.Contains(got, "out of order") {
			t.Errorf("%v: an hour more, said %s", c, got)
		}
		late := altered{Calendar: right, add: func(time.Time, time.Duration) (time.Time, error) { return c.Due.Add(1), nil }}
		if got := recorded(func(r *recorder) { c.Check(r, late) }); strings.Count(got, "error: ") != 1 || !strings.HasPrefix(got, "error: Add(") {
			t.Errorf("%v: a nanosecond late, said %s", c, got)
		}
	}
}

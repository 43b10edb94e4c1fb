package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// sweepWeeks are hours where zones change their clocks, mostly from 22:00 to 04:00.
func sweepWeeks() []oracle.Week {
	const minute, hour = 60, 3600
	pieces := []oracle.Hours{
		{Open: 0, Close: 20 * minute},
		{Open: 30 * minute, Close: 90 * minute},
		{Open: 105 * minute, Close: 2 * hour},
		{Open: 2*hour + 15*minute, Close: 3 * hour},
		{Open: 3*hour + 30*minute, Close: 4 * hour},
		{Open: 23*hour + 30*minute, Close: 0},
	}
	night := []oracle.Hours{{Open: 22 * hour, Close: 2*hour + 30*minute}}
	whole := []oracle.Hours{{Open: 0, Close: 24 * hour}}
	return []oracle.Week{
		{pieces, pieces, pieces, pieces, pieces, pieces, pieces},
		{night, night, night, night, night, night, night},
		{whole, nil, whole, nil, nil, whole, nil}, // dates: on Sundays, Tuesdays and Fridays
	}
}

// Every zone, and every change of its clock from 2018 to 2026 with all those
// hours. Besides, with one of them: the changes of two decades from 1880 to 1979
// and of a year and a half from 2035 on, others for each zone, so that all zones
// together cover all. Short tests take one zone in seven.
func TestSweep(t *testing.T) {
	t.Parallel()
	stride := 1
	if testing.Short() {
		stride = 7
	}
	names := zones.Names()
	const groups = 8
	for group := range groups {
		t.Run(fmt.Sprint("group ", group), func(t *testing.T) {
			t.Parallel()
			for i := group * stride; i < len(names); i += groups * stride {
				sweep(t, names[i], i)
			}
		})
	}
}

func sweep(t *testing.T, name string, i int) {
	t.Helper()
	loc := zones.Load(name)
	weeks := sweepWeeks()
	ask := func(from, to time.Time, weeks []oracle.Week) {
		changes := zones.Transitions(loc, from, to)
		for _, week := range weeks {
			o := oracle.Schedule{Week: week}
			s, err := fromOracle(o, 0)
			if err != nil {
				t.Fatal(err)
			}
			c, err := s.In(loc)
			if err != nil {
				t.Fatal(err)
			}
			for _, change := range changes {
				sweepOne(t, name, c, oracle.Clock{Schedule: o, Loc: loc}, change)
			}
		}
	}
	year := func(y int) time.Time { return time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC) }
	ask(year(2018), year(2027), weeks)
	for _, n := range []int{i, i + 5} {
		decade := 1880 + n%10*10
		ask(year(decade), year(decade+10), weeks[i%3:i%3+1])
	}
	future := year(2035 + i%70)
	ask(future, future.AddDate(1, 6, 0), weeks[i%3:i%3+1])
}

// sweepOne compares what the calendar and the oracle say about the hours around a
// change.
func sweepOne(t *testing.T, name string, c *calendar.Calendar, clock oracle.Clock, change time.Time) {
	t.Helper()
	around := 5 * time.Hour
	from, to := change.Add(-around), change.Add(around)
	clock = clock.Coarse(from, to)
	if clock.Step < time.Minute { // offsets with seconds
		around = time.Hour / 2
		from, to = change.Add(-around), change.Add(around)
	}
	if t.Failed() {
		return // one zone is enough to look at
	}
	want := oracleRuns(clock, from, to)
	checkRuns(t, c, from, to, want)
	if t.Failed() {
		t.Errorf("that was %s, around the change of %s", name, reads(change))
	}
}

// oracleRuns returns the open time of [from, to) as the oracle has it.
func oracleRuns(clock oracle.Clock, from, to time.Time) []run {
	var rs []run
	for _, s := range clock.Spans(from, to) {
		switch n := len(rs); {
		case !s.Open:
		case n > 0 && rs[n-1].end.Equal(s.Start):
			rs[n-1].end = s.End
		default:
			rs = append(rs, run{s.Start, s.End})
		}
	}
	return rs
}

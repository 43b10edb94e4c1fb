package calendar_test

import (
	"errors"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// heap returns the live bytes of the heap.
func heap() int64 {
	runtime.GC()
	runtime.GC() // a second time for what finalizers and pools held
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// held returns what the value that build answers keeps alive. Its callers are not
// parallel, so that no other test allocates meanwhile.
func held(build func() any) int64 {
	before := heap()
	v := build()
	bytes := heap() - before
	runtime.KeepAlive(v)
	return bytes
}

const (
	kilobyte = 1 << 10
	megabyte = 1 << 20
)

// askAbout puts questions of every kind about an instant.
func askAbout(c *calendar.Calendar, t time.Time) {
	c.IsOpen(t)
	_, _ = c.NextOpen(t)
	_, _ = c.NextClose(t)
	_, _ = c.PrevOpen(t)
	_, _ = c.PrevClose(t)
	_, _ = c.Add(t, 8*time.Hour)
	_, _ = c.Add(t, -8*time.Hour)
	_, _ = c.Between(t, t.Add(240*time.Hour))
}

func TestMemoryOfAnOffice(t *testing.T) {
	// The worst alignment is ten years that touch one era more than they must.
	for name, from := range map[string]time.Time{
		"from 2016":      at("2016-01-01T00:00:00Z"),
		"from 2020":      at("2020-01-01T00:00:00Z"),
		"from a border":  eraStart(238),
		"over a border":  eraStart(238).AddDate(0, 0, -2),
		"about a border": eraStart(238).AddDate(-5, 0, 0),
		"about another":  eraStart(240).AddDate(-5, 0, 0),
	} {
		t.Run(name, func(t *testing.T) {
			loc := zones.Load("America/New_York")
			bytes := held(func() any {
				c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...).In(loc)
				if err != nil {
					t.Fatal(err)
				}
				for day := range 3652 {
					askAbout(c, from.AddDate(0, 0, day))
				}
				return c
			})
			t.Logf("%d KB", bytes/kilobyte)
			if bytes > 128*kilobyte {
				t.Errorf("ten years of an office take %d KB, want at most 128", bytes/kilobyte)
			}
		})
	}
}

// Holiday rules count, of each schedule of those that follow one another.
func TestTooManyHolidaysInTurn(t *testing.T) {
	var rules []*cal.Holiday
	for range 1000 {
		rules = append(rules, us.ChristmasDay)
	}
	s, day := calendar.AlwaysOpen(), date("2000-01-01")
	for range 300 {
		s, day = s.Then(day, calendar.AlwaysOpen()), day.AddDays(366)
	}
	if _, err := s.WithHolidays(rules...).In(time.UTC); err == nil {
		t.Error("300,000 holiday rules were taken")
	} else {
		t.Log(err)
	}
}

func TestMemoryOfEveryZone(t *testing.T) {
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...)
	var locs []*time.Location
	for _, name := range zones.Names() {
		locs = append(locs, zones.Load(name))
	}
	bytes := held(func() any {
		cs := make([]*calendar.Calendar, len(locs))
		for i, loc := range locs {
			c, err := s.In(loc)
			if err != nil {
				t.Fatal(err)
			}
			cs[i] = c
			for month := range 12 {
				askAbout(c, at("2026-01-15T12:00:00Z").AddDate(0, month, 0))
			}
		}
		return cs
	})
	t.Logf("%d MB", bytes/megabyte)
	if bytes > 64*megabyte {
		t.Errorf("a calendar for each of %d zones takes %d MB, want at most 64", len(locs), bytes/megabyte)
	}
}

// The densest calendar there is, asked about instants all over the centuries.
func TestMemoryIsBounded(t *testing.T) {
	skipIfRaced(t)
	var week calendar.Week
	for day := range week {
		week[day] = shift(quarters(96))
	}
	dense, err := calendar.NewSchedule(week)
	if err != nil {
		t.Fatal(err)
	}
	special := specialDays(dense, 500_000, true)
	tests := []struct {
		name string
		s    calendar.Schedule
		eras int
	}{
		{"96 intervals every day", dense, 50},
		{"round the clock", calendar.AlwaysOpen(), 60},
		{"as many special days as there may be, dense else", special, 50},
		{"round the clock but for holidays", calendar.AlwaysOpen().WithHolidays(us.Holidays...), 300},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			loc := zones.Load("Europe/Paris")
			var most int64
			bytes := held(func() any {
				c, err := tt.s.In(loc)
				if err != nil {
					t.Fatal(err)
				}
				before := heap()
				for i := range tt.eras {
					// Eras in an order that is neither up nor down.
					k := int64(i) * 479 % 1176
					askAbout(c, eraStart(k).Add(240*time.Hour))
					if i%20 == 0 {
						most = max(most, heap()-before)
					}
				}
				return c
			})
			t.Logf("%d MB at the end, %d MB at most", bytes/megabyte, most/megabyte)
			if max(bytes, most) > 64*megabyte {
				t.Errorf("holds %d MB at the end and %d MB at most, want at most 64", bytes/megabyte, most/megabyte)
			}
		})
	}
}

// manySpecial returns an office with special hours on n days.
func manySpecial(n int, each bool) calendar.Schedule {
	return specialDays(calendar.MustParseSchedule("Mo-Fr 08:00-17:00"), n, each)
}

// specialDays returns s with special hours on n days from 1800 on, each different
// from all others if each is, else alike.
func specialDays(s calendar.Schedule, n int, each bool) calendar.Schedule {
	day := date("1800-01-01")
	for i := range n {
		h := hours("10:00-12:00")[0]
		if each {
			h = calendar.Hours{Open: timeOfDay(i % 40_000), Close: timeOfDay(40_000 + i/40_000)}
		}
		s = s.WithHours(day.AddDays(i), h)
	}
	return s
}

func TestHundredsOfThousandsOfSpecialDays(t *testing.T) {
	for name, each := range map[string]bool{"all alike": false, "all different": true} {
		t.Run(name, func(t *testing.T) {
			const n = 300_000
			soon(t, func() {
				s := manySpecial(n, each)
				var c *calendar.Calendar
				bytes := held(func() any {
					var err error
					if c, err = s.In(time.UTC); err != nil {
						t.Error(err)
						return nil
					}
					for day := 0; day < n; day += 1000 {
						askAbout(c, at("1800-01-01T11:00:00Z").AddDate(0, 0, day))
					}
					return c
				})
				if c == nil {
					return
				}
				if t.Logf("%d MB", bytes/megabyte); bytes > 64*megabyte {
					t.Errorf("holds %d MB, want at most 64", bytes/megabyte)
				}
				runtime.KeepAlive(s) // so that its memory counts before and after alike
				const seconds = 2 * 3600
				want := time.Duration(n) * seconds * time.Second
				if each {
					want = 0
					for i := range n {
						want += time.Duration(40_000+i/40_000-i%40_000) * time.Second
					}
				}
				from := at("1800-01-01T00:00:00Z")
				// 821 years don't fit into a Duration; their open time does.
				checker{t, c}.between(from, from.AddDate(0, 0, n), want)
			})
		})
	}
}

// A million special days, no two alike: more than anybody has, and still bounded.
func TestMemoryOfDifferentDays(t *testing.T) {
	skipIfRaced(t)
	if testing.Short() {
		t.Skip("takes seconds")
	}
	s := manySpecial(1_000_000, true)
	bytes := held(func() any {
		c, err := s.In(time.UTC)
		if err != nil {
			t.Log(err) // refused: fine as well
			return nil
		}
		askAbout(c, at("1800-01-01T11:00:00Z"))
		return c
	})
	if t.Logf("%d MB", bytes/megabyte); bytes > 64*megabyte {
		t.Errorf("holds %d MB, want at most 64", bytes/megabyte)
	}
	runtime.KeepAlive(s)
}

func TestManyClosedDates(t *testing.T) {
	soon(t, func() {
		s := calendar.AlwaysOpen()
		var dates []calendar.Date
		for day := range 300_000 {
			dates = append(dates, date("1600-01-01").AddDays(day))
		}
		s = s.WithClosed("all at once", dates...)
		for _, day := range dates[:100_000] {
			s = s.WithClosed("one by one", day)
		}
		c := in(t, s, "UTC")
		checkAnswers(t, c, []question{
			{"NextOpen", "1600-01-01T00:00:00Z", reads(at("1600-01-01T00:00:00Z").AddDate(0, 0, 300_000))},
			{"PrevClose", "2000-01-01T00:00:00Z", "1600-01-01T00:00:00Z"},
		})
	})
}

func TestTooManyDifferentIntervals(t *testing.T) {
	s := calendar.Schedule{}
	// 48,000 days with 96 intervals each, no two days alike.
	hs := shift(quarters(96))
	for i := range 48_000 {
		hs[0] = calendar.Hours{Open: timeOfDay(81_000 + i%3000), Close: timeOfDay(84_000 + i/3000)}
		s = s.WithHours(date("2000-01-01").AddDays(i), hs...)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	_, err := s.In(time.UTC)
	want := "calendar: schedule: 48000 dates with 48000 different days and 0 holiday rules take 37 MB; a schedule takes at most 36 MB"
	var mistake *calendar.ScheduleError
	if errorText(err) != want || !errors.As(err, &mistake) {
		t.Errorf("In: %v, want a *ScheduleError %q", err, want)
	}
}

// Hours that merge into few take the memory of few.
func TestMemoryOfMergedHours(t *testing.T) {
	skipIfRaced(t)
	bytes := held(func() any {
		hs := make([]calendar.Hours, 40_000)
		s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
		for i := range 300 { // 300 days that differ, each with one interval in the end
			for j := range hs {
				hs[j] = calendar.Hours{Open: timeOfDay(i + j), Close: timeOfDay(i + j + 40_000)}
			}
			s = s.WithHours(date("2026-01-01").AddDays(i), hs...)
		}
		c, err := s.In(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		return c
	})
	if t.Logf("%d KB", bytes/kilobyte); bytes > megabyte {
		t.Errorf("a calendar of 300 special days with an interval each holds %d MB, want less than 1", bytes/megabyte)
	}
}

// A date that is named over and over takes the memory of one.
func TestMemoryOfRepeatedDates(t *testing.T) {
	bytes := held(func() any {
		s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithClosed("x", slices.Repeat([]calendar.Date{date("2026-01-05")}, 1_000_000)...)
		c, err := s.In(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		return c
	})
	if t.Logf("%d KB", bytes/kilobyte); bytes > megabyte {
		t.Errorf("a calendar with one closed date, given a million times, holds %d MB, want less than 1", bytes/megabyte)
	}
}

// No question hangs, however far its answer is, and however little there is.
func TestFarAnswersAreFast(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]calendar.Schedule{
		"round the clock":            calendar.AlwaysOpen(),
		"a second a week":            calendar.MustParseSchedule("We 12:00-12:00:01"),
		"a day at the end":           calendar.Schedule{}.WithHours(date("9999-12-30"), hours("08:00-09:00")...),
		"a day at the start":         calendar.Schedule{}.WithHours(date("0001-01-02"), hours("08:00-09:00")...),
		"an office with all of 1945": calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := in(t, s, "America/New_York")
			soon(t, func() {
				for _, from := range []time.Time{first, at("1945-05-08T12:00:00Z"), last} {
					askAbout(c, from)
					for _, d := range []time.Duration{math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 1, -1} {
						_, _ = c.Add(from, d)
					}
					_, _ = c.Between(from, first)
					_, _ = c.Between(from, last)
				}
			})
		})
	}
}

// Rules that leave no open day make a calendar that never opens. It is refused, or
// answers ErrNever, within a second.
func TestHolidaysEveryOpenDay(t *testing.T) {
	t.Parallel()
	var rules []*cal.Holiday
	for n := range 53 { // the Monday on or after each seventh day; at noon, since 1 January 0001 was one and its midnight is the zero time
		rules = append(rules, answering("Monday", func(year int) time.Time {
			day := time.Date(year, time.January, 1+7*n, 12, 0, 0, 0, time.UTC)
			return day.AddDate(0, 0, (8-int(day.Weekday()))%7)
		}))
	}
	soon(t, func() {
		c, err := calendar.MustParseSchedule("Mo 08:00-17:00").WithHolidays(rules...).In(time.UTC)
		if err != nil {
			if !errors.Is(err, calendar.ErrNever) {
				t.Errorf("In: %v, want ErrNever", err)
			}
			return
		}
		for _, method := range []string{"NextOpen", "Add 1h", "Add -1h", "PrevOpen", "PrevClose"} {
			if _, err := ask(c, method, at("2026-01-05T09:00:00Z")); !errors.Is(err, calendar.ErrNever) && !errors.Is(err, calendar.ErrRange) {
				t.Errorf("%s: %v, want ErrNever", method, err)
			}
		}
	})
}

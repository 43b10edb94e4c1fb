package calendar_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/jp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// story answers many questions around an instant in one text.
func story(c *calendar.Calendar, t time.Time) string {
	text := fmt.Sprint(c.IsOpen(t))
	for _, method := range []string{"NextOpen", "NextClose", "PrevOpen", "PrevClose", "Add 8h", "Add -8h", "Add 40000h"} {
		got, err := ask(c, method, t)
		text += " " + method + " " + answer(got, err)
	}
	d, err := c.Between(t, t.AddDate(20, 0, 0))
	return text + fmt.Sprint(" Between ", d, err)
}

// Many goroutines ask a new calendar about the same eras for the first time, and
// about so many that it drops some: every answer is what one goroutine gets.
func TestConcurrentQuestions(t *testing.T) {
	t.Parallel()
	var week calendar.Week
	for day := range week {
		week[day] = shift(quarters(96)) // 2.5 MB an era: two dozen of them are dropped again
	}
	dense, err := calendar.NewSchedule(week)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		s          calendar.Schedule
		eras       int
		goroutines int
	}{
		"few eras":                     {office(), 6, 8},
		"eras dropped":                 {dense, 25, 3},
		"special days":                 {manySpecial(20_000, true), 8, 6},
		"rules that note their answer": {calendar.AlwaysOpen().WithHolidays(jp.Holidays...).WithHolidays(calendar.Bridging(jp.Holidays...)...), 10, 6},
		"holidays":                     {calendar.AlwaysOpen().WithHolidays(yearly("x", time.May, 1, nil)), 10, 6},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			loc := zones.Load("America/New_York")
			calendarOf := func() *calendar.Calendar {
				c, err := tt.s.In(loc) // compiles the schedule: shared as well
				if err != nil {
					panic(err)
				}
				return c
			}
			var asked []time.Time
			for k := range tt.eras {
				asked = append(asked, eraStart(int64(220+k)).Add(1000*time.Hour))
			}
			got := make([][]string, tt.goroutines)
			shared := calendarOf()
			var wg sync.WaitGroup
			for g := range tt.goroutines {
				wg.Go(func() {
					c := shared
					if g == 5 {
						c = calendarOf() // one of its own, of the same schedule
					}
					got[g] = stories(c, asked, g)
				})
			}
			wg.Wait()
			want := stories(calendarOf(), asked, 0)
			for g := range got {
				if diff := cmp.Diff(want, got[g]); diff != "" {
					t.Errorf("goroutine %d (-alone +together):\n%s", g, diff)
				}
			}
		})
	}
}

// stories tells the stories of the instants, beginning at one of them.
func stories(c *calendar.Calendar, ts []time.Time, begin int) []string {
	texts := make([]string, len(ts))
	for i := range ts {
		j := (begin + i) % len(ts)
		texts[j] = story(c, ts[j])
	}
	return texts
}

package calendar_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// TestZeroCalendarNeverOpens, and answers every question all the same.
func TestZeroCalendarNeverOpens(t *testing.T) {
	var c calendar.Calendar
	now := time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
	if c.IsOpen(now) || c.Location() != time.UTC {
		t.Errorf("open: %v, in %v; want closed, in UTC", c.IsOpen(now), c.Location())
	}
	if d, err := c.Between(now, now.AddDate(1, 0, 0)); d != 0 || err != nil {
		t.Errorf("Between = %v, %v, want 0", d, err)
	}
	for name, ask := range map[string]func() (time.Time, error){
		"Add":       func() (time.Time, error) { return c.Add(now, time.Hour) },
		"Add back":  func() (time.Time, error) { return c.Add(now, -time.Hour) },
		"NextOpen":  func() (time.Time, error) { return c.NextOpen(now) },
		"PrevOpen":  func() (time.Time, error) { return c.PrevOpen(now) },
		"PrevClose": func() (time.Time, error) { return c.PrevClose(now) },
	} {
		if got, err := ask(); !errors.Is(err, calendar.ErrNever) {
			t.Errorf("%s = %v, %v, want ErrNever", name, got, err)
		}
	}
	if got, err := c.NextClose(now); err != nil || !got.Equal(now) {
		t.Errorf("NextClose = %v, %v, want the start", got, err)
	}
	spans, err := c.Spans(now, now.AddDate(0, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for s := range spans {
		n++
		if s.Open || !s.Start.Equal(now) || !s.End.Equal(now.AddDate(0, 0, 1)) {
			t.Errorf("span %v, want one that is closed all the while", s)
		}
	}
	if n != 1 {
		t.Errorf("%d spans, want 1", n)
	}
}

// TestErrorsAreShort, however long the text is that they quote.
func TestErrorsAreShort(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	for _, text := range []string{long, "Mo " + long, "Mo 08:00-" + long, "Mo 08:00 " + long, "Mo 08:00-17:00 " + long} {
		if _, err := calendar.ParseSchedule(text); err == nil || len(err.Error()) > 300 {
			t.Errorf("ParseSchedule(%.12q...): an error of %d bytes, want at most 300", text, len(err.Error()))
		}
	}
	if _, err := calendar.ParseTimeOfDay(long); err == nil || len(err.Error()) > 300 {
		t.Errorf("ParseTimeOfDay: error %.300v", err)
	}
	if _, err := calendar.ParseDate(long); err == nil || len(err.Error()) > 300 {
		t.Errorf("ParseDate: error %.300v", err)
	}
}

// TestTooManyHolidays: each of them is asked about every year of a question.
func TestTooManyHolidays(t *testing.T) {
	rules := make([]*cal.Holiday, 1001)
	for i := range rules {
		rules[i] = us.NewYear
	}
	if _, err := calendar.AlwaysOpen().WithHolidays(rules[1:]...).In(time.UTC); err != nil {
		t.Errorf("1,000 rules: %v", err)
	}
	_, err := calendar.AlwaysOpen().WithHolidays(rules...).In(time.UTC)
	if want := "calendar: holidays: 1001 rules; a schedule has at most 1000"; errorText(err) != want {
		t.Errorf("1,001 rules: %v, want %s", err, want)
	}
}

// TestNamesCount towards what a schedule may take.
func TestNamesCount(t *testing.T) {
	s := calendar.AlwaysOpen()
	for i := range 500 {
		s = s.WithClosed(strings.Repeat("x", 80_000)+string(rune('a'+i%26))+string(rune('a'+i/26)), date("2000-01-01").AddDays(i))
	}
	var mistake *calendar.ScheduleError
	if _, err := s.In(time.UTC); !errors.As(err, &mistake) {
		t.Errorf("40 MB of names: %v, want a ScheduleError", err)
	}
}

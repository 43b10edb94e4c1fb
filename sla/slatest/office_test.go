package slatest_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rickar/cal/v2"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/sla/slatest"
)

func hours(open, closes string) calendar.Hours {
	return calendar.Hours{Open: calendar.MustParseTimeOfDay(open), Close: calendar.MustParseTimeOfDay(closes)}
}

func TestOfficeInWords(t *testing.T) {
	o := slatest.Office{Location: time.UTC}
	o.Week[time.Monday] = []calendar.Hours{hours("08:00", "17:00")}
	o.Special = map[calendar.Date][]calendar.Hours{calendar.MustParseDate("2026-01-06"): {hours("10:00", "12:00")}, calendar.MustParseDate("2026-01-05"): nil}
	o.Closed = map[calendar.Date]string{calendar.MustParseDate("2026-01-12"): "stocktaking"}
	o.Holidays = map[calendar.Date]string{calendar.MustParseDate("2026-01-19"): "Martin Luther King Jr. Day"}
	want := "Mo 08:00-17:00 in UTC; 2026-01-05: []; 2026-01-06: [10:00-12:00]; 2026-01-12: closed, stocktaking; 2026-01-19: holiday, Martin Luther King Jr. Day"
	if got := o.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	o.Location = nil
	if got := o.String(); !strings.HasPrefix(got, "Mo 08:00-17:00 in no location") {
		t.Errorf("without a location: %s", got)
	}
}

// TestOfficesThatAreNone: the mistake is that of package calendar, and no panic.
func TestOfficesThatAreNone(t *testing.T) {
	var wrong slatest.Office
	wrong.Week[time.Monday] = []calendar.Hours{hours("08:00", "08:00")}
	wrong.Location = time.UTC
	if _, err := wrong.Calendar(); err == nil || !strings.Contains(wrong.String(), "08:00-08:00") {
		t.Errorf("hours of no length: %v, %s", err, wrong)
	}
	if _, err := (slatest.Office{Location: time.UTC}).Calendar(); !errors.Is(err, calendar.ErrNever) {
		t.Errorf("no hours: %v", err)
	}
	open := slatest.Office{}
	open.Week[time.Monday] = []calendar.Hours{hours("08:00", "17:00")}
	if _, err := open.Calendar(); err == nil {
		t.Error("no location: no error")
	}
	open.Location, open.Rules = time.UTC, []*cal.Holiday{nil}
	if _, err := open.Calendar(); err == nil {
		t.Error("a nil rule: no error")
	}
}

package calendar_test

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/sla/slatest"
)

// TestConformance tries the clocks that are the same office said in different ways.
func TestConformance(t *testing.T) {
	ways := []struct {
		name  string
		clock func(slatest.Office) (*calendar.Calendar, error)
	}{
		{"a schedule in a location", slatest.Office.Calendar},
		{"a union with itself", func(o slatest.Office) (*calendar.Calendar, error) {
			c, err := o.Calendar()
			if err != nil {
				return nil, err
			}
			return calendar.Union(o.Location, c, c)
		}},
		{"what remains of always without what is closed", func(o slatest.Office) (*calendar.Calendar, error) {
			c, err := o.Calendar()
			if err != nil {
				return nil, err
			}
			always, err := calendar.AlwaysOpen().In(o.Location)
			if err != nil {
				return nil, err
			}
			closed, err := calendar.Complement(o.Location, c)
			if err != nil {
				return nil, err
			}
			return calendar.Difference(o.Location, always, closed)
		}},
		{"after a schedule that never holds", func(o slatest.Office) (*calendar.Calendar, error) {
			return calendar.AlwaysOpen().Then(calendar.MustParseDate("0001-01-01"), o.Schedule()).In(o.Location)
		}},
		{"written and read", func(o slatest.Office) (*calendar.Calendar, error) {
			o.Rules = nil // which go by no name; the dates of the holidays become closed dates
			all := make(map[calendar.Date]string)
			maps.Copy(all, o.Holidays)
			maps.Copy(all, o.Closed)
			o.Closed, o.Holidays = all, nil
			data, err := json.Marshal(o.Schedule())
			if err != nil {
				return nil, err
			}
			var s calendar.Schedule
			if err := json.Unmarshal(data, &s); err != nil {
				return nil, err
			}
			return s.In(o.Location)
		}},
	}
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			slatest.Conformance(t, func(o slatest.Office) (slatest.Clock, error) { return way.clock(o) })
		})
	}
}

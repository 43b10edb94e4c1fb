package calendar_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// rickar/cal's own hour arithmetic is right where a day has one interval and the
// clock does not change: there, both agree.
func TestEqualToRickar(t *testing.T) {
	t.Parallel()
	peer := cal.NewBusinessCalendar()
	peer.AddHoliday(us.Holidays...)
	peer.SetWorkHours(8*time.Hour, 17*time.Hour)
	for _, zone := range []string{"UTC", "Asia/Tokyo", "America/Phoenix", "Asia/Kolkata"} {
		c := in(t, calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...), zone)
		r := rand.New(rand.NewPCG(7, 11))
		for range 600 {
			from := at("1990-01-01T00:00:00Z").Add(time.Duration(r.Int64N(int64(60 * 365 * 24 * time.Hour)))).In(c.Location())
			d := time.Duration(1 + r.Int64N(int64(60*time.Hour)))
			if r.IntN(3) == 0 {
				d = d.Truncate(time.Hour) + time.Hour
			}
			got, err := c.Add(from, d)
			if want := peer.AddWorkHours(from, d); err != nil || !got.Equal(want) {
				t.Errorf("Add(%s, %v) = %s, rickar/cal %s", reads(from), d, answer(got, err), reads(want))
			}
			to := from.Add(time.Duration(r.Int64N(int64(400 * time.Hour))))
			open, err := c.Between(from, to)
			if want := peer.WorkHoursInRange(from, to); err != nil || open != want {
				t.Errorf("Between(%s, %s) = %v, %v, rickar/cal %v", reads(from), reads(to), open, err, want)
			}
			if got, want := c.IsOpen(from), peer.IsWorkTime(from); got != want {
				t.Errorf("IsOpen(%s) = %t, rickar/cal %t", reads(from), got, want)
			}
			next, err := c.NextOpen(from)
			if want := peer.NextWorkdayStart(from); !c.IsOpen(from) && (err != nil || !next.Equal(want)) && !want.Before(from) {
				t.Errorf("NextOpen(%s) = %s, rickar/cal %s", reads(from), answer(next, err), reads(want))
			}
		}
	}
}

package calendar_test

import (
	"fmt"
	"time"
	_ "time/tzdata"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// newYorkOffice is open on weekdays but for US holidays.
func newYorkOffice() *calendar.Calendar {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err)
	}
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...).In(newYork)
	if err != nil {
		panic(err)
	}
	return c
}

// A ticket comes in on Friday afternoon; eight hours of open time are over on
// Tuesday, since Monday is Labor Day.
func Example() {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		fmt.Println(err)
		return
	}
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...)
	c, err := office.In(newYork)
	if err != nil {
		fmt.Println(err)
		return
	}
	opened := time.Date(2026, time.September, 4, 15, 30, 0, 0, newYork)
	due, err := c.Add(opened, 8*time.Hour)
	fmt.Println(due, err)
	// Output: 2026-09-08 14:30:00 -0400 EDT <nil>
}

// A civil day is not always 24 hours long: on 29 March 2026 clocks in Paris skip
// an hour, on 25 October they repeat one.
func Example_daysOf23And25Hours() {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := calendar.AlwaysOpen().In(paris)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, midnight := range []time.Time{
		time.Date(2026, time.March, 29, 0, 0, 0, 0, paris),
		time.Date(2026, time.June, 21, 0, 0, 0, 0, paris),
		time.Date(2026, time.October, 25, 0, 0, 0, 0, paris),
	} {
		open, err := c.Between(midnight, midnight.AddDate(0, 0, 1))
		fmt.Println(midnight.Format(time.DateOnly), open, err)
	}
	// A night shift from 22:00 to 06:00 is an hour shorter, or longer, as well.
	nights, err := calendar.MustParseSchedule("Sa 22:00-06:00").In(paris)
	if err != nil {
		fmt.Println(err)
		return
	}
	end, err := nights.Add(time.Date(2026, time.March, 28, 22, 0, 0, 0, paris), 7*time.Hour)
	fmt.Println(end, err)
	// Output:
	// 2026-03-29 23h0m0s <nil>
	// 2026-06-21 24h0m0s <nil>
	// 2026-10-25 25h0m0s <nil>
	// 2026-03-29 06:00:00 +0200 CEST <nil>
}

func ExampleParseSchedule() {
	_, err := calendar.ParseSchedule("Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00")
	fmt.Println(err)
	_, err = calendar.ParseSchedule("Mo-Fr 17:00-25:00")
	fmt.Println(err)
	// Output:
	// <nil>
	// calendar: "Mo-Fr 17:00-25:00": 25:00 is not a time of day (00:00 to 24:00)
}

func ExampleMustParseSchedule() {
	nights := calendar.MustParseSchedule("Su-Th 22:00-06:00")
	c, err := nights.In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	monday := time.Date(2026, time.January, 5, 3, 0, 0, 0, time.UTC)
	fmt.Println(c.IsOpen(monday)) // since Sunday, 22:00
	// Output: true
}

func ExampleNewSchedule() {
	early := calendar.Hours{Open: calendar.MustParseTimeOfDay("06:00"), Close: calendar.MustParseTimeOfDay("14:00")}
	late := calendar.Hours{Open: calendar.MustParseTimeOfDay("14:00"), Close: calendar.MustParseTimeOfDay("22:00")}
	s, err := calendar.NewSchedule(calendar.Week{
		time.Monday:  {early, late}, // they touch: one interval
		time.Tuesday: {early},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := s.In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.NextClose(time.Date(2026, time.January, 5, 8, 0, 0, 0, time.UTC)))
	// Output: 2026-01-05 22:00:00 +0000 UTC <nil>
}

func ExampleAlwaysOpen() {
	c, err := calendar.AlwaysOpen().In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Add(time.Date(2026, time.January, 10, 20, 0, 0, 0, time.UTC), 8*time.Hour))
	// Output: 2026-01-11 04:00:00 +0000 UTC <nil>
}

// New Year's Day of 2022 was a Saturday: it was observed on the Friday before.
func ExampleSchedule_WithHolidays() {
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.NewYear).In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.NextOpen(time.Date(2021, time.December, 31, 9, 0, 0, 0, time.UTC)))
	// Output: 2022-01-03 08:00:00 +0000 UTC <nil>
}

func ExampleSchedule_WithClosed() {
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithClosed("stocktaking", calendar.MustParseDate("2026-01-05"))
	c, err := s.In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.IsOpen(time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)))
	// Output: false
}

// Special hours replace all other hours of their date.
func ExampleSchedule_WithHours() {
	christmasEve := calendar.MustParseDate("2026-12-24")
	morning := calendar.Hours{Open: calendar.MustParseTimeOfDay("08:00"), Close: calendar.MustParseTimeOfDay("12:00")}
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHours(christmasEve, morning).In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.NextClose(time.Date(2026, time.December, 24, 9, 0, 0, 0, time.UTC)))
	// Output: 2026-12-24 12:00:00 +0000 UTC <nil>
}

// A schedule carries the first mistake made in building it.
func ExampleSchedule_Err() {
	s := calendar.AlwaysOpen().WithClosed("no date", calendar.Date{}).WithHolidays(us.NewYear)
	fmt.Println(s.Err())
	// Output: calendar: closed date: is not set; want a date in the years 1 to 9999
}

func ExampleSchedule_In() {
	_, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").In(nil)
	fmt.Println(err)
	_, err = calendar.Schedule{}.In(time.UTC)
	fmt.Println(err)
	// Output:
	// calendar: location: is nil; want one such as time.LoadLocation returns
	// calendar: schedule: never opens; want weekly hours or special hours
}

// Intervals are half-open: at 17:00 the office is closed.
func ExampleCalendar_IsOpen() {
	c := newYorkOffice()
	closing := time.Date(2026, time.January, 5, 17, 0, 0, 0, c.Location())
	fmt.Println(c.IsOpen(closing.Add(-time.Nanosecond)), c.IsOpen(closing))
	// Output: true false
}

func ExampleCalendar_Add() {
	c := newYorkOffice()
	friday := time.Date(2026, time.January, 9, 16, 0, 0, 0, c.Location())
	fmt.Println(c.Add(friday, time.Hour)) // used up exactly at closing
	fmt.Println(c.Add(friday, 2*time.Hour))
	fmt.Println(c.Add(friday, -9*time.Hour))
	fmt.Println(c.Add(friday.Add(24*time.Hour), 0)) // the next opening
	// Output:
	// 2026-01-09 17:00:00 -0500 EST <nil>
	// 2026-01-12 09:00:00 -0500 EST <nil>
	// 2026-01-08 16:00:00 -0500 EST <nil>
	// 2026-01-12 08:00:00 -0500 EST <nil>
}

func ExampleCalendar_Between() {
	c := newYorkOffice()
	friday := time.Date(2026, time.January, 9, 16, 0, 0, 0, c.Location())
	monday := time.Date(2026, time.January, 12, 9, 30, 0, 0, c.Location())
	fmt.Println(c.Between(friday, monday))
	fmt.Println(c.Between(monday, friday))
	// Output:
	// 2h30m0s <nil>
	// -2h30m0s <nil>
}

func ExampleCalendar_NextOpen() {
	c := newYorkOffice()
	fmt.Println(c.NextOpen(time.Date(2026, time.January, 10, 12, 0, 0, 0, c.Location())))
	// Output: 2026-01-12 08:00:00 -0500 EST <nil>
}

func ExampleCalendar_NextClose() {
	c := newYorkOffice()
	fmt.Println(c.NextClose(time.Date(2026, time.January, 9, 12, 0, 0, 0, c.Location())))
	// Output: 2026-01-09 17:00:00 -0500 EST <nil>
}

func ExampleCalendar_PrevOpen() {
	c := newYorkOffice()
	fmt.Println(c.PrevOpen(time.Date(2026, time.January, 10, 12, 0, 0, 0, c.Location())))
	// Output: 2026-01-09 08:00:00 -0500 EST <nil>
}

func ExampleCalendar_PrevClose() {
	c := newYorkOffice()
	fmt.Println(c.PrevClose(time.Date(2026, time.January, 10, 12, 0, 0, 0, c.Location())))
	// Output: 2026-01-09 17:00:00 -0500 EST <nil>
}

// Spans say why it took so long.
func ExampleCalendar_Spans() {
	c := newYorkOffice()
	friday := time.Date(2026, time.September, 4, 15, 30, 0, 0, c.Location())
	tuesday := time.Date(2026, time.September, 8, 14, 30, 0, 0, c.Location())
	spans, err := c.Spans(friday, tuesday)
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range spans {
		fmt.Printf("%-12s %v %s\n", s.Duration(), s.Open, s.Cause)
	}
	// Output:
	// 1h30m0s      true weekly hours
	// 55h0m0s      false outside hours
	// 24h0m0s      false holiday "Labor Day"
	// 8h0m0s       false outside hours
	// 6h30m0s      true weekly hours
}

func ExampleParseTimeOfDay() {
	fmt.Println(calendar.ParseTimeOfDay("08:30"))
	fmt.Println(calendar.ParseTimeOfDay("24:00"))
	_, err := calendar.ParseTimeOfDay("8:30 am")
	fmt.Println(err)
	// Output:
	// 08:30 <nil>
	// 24:00 <nil>
	// calendar: "8:30 am": want a time of day such as 08:00 or 08:00:30 (00:00 to 24:00)
}

func ExampleNewTimeOfDay() {
	fmt.Println(calendar.NewTimeOfDay(8, 30, 15))
	// Output: 08:30:15 <nil>
}

func ExampleParseDate() {
	d, err := calendar.ParseDate("2026-12-24")
	fmt.Println(d.Weekday(), err)
	_, err = calendar.ParseDate("2026-02-29")
	fmt.Println(err)
	// Output:
	// Thursday <nil>
	// calendar: "2026-02-29": there is no such day
}

func ExampleNewDate() {
	fmt.Println(calendar.NewDate(2026, time.December, 24))
	// Output: 2026-12-24 <nil>
}

// A date is read in the location of the instant.
func ExampleDateOf() {
	tokyo := time.FixedZone("Tokyo", 9*60*60)
	evening := time.Date(2026, time.December, 24, 20, 0, 0, 0, time.UTC)
	fmt.Println(calendar.DateOf(evening), calendar.DateOf(evening.In(tokyo)))
	// Output: 2026-12-24 2026-12-25
}

func ExampleDate_AddDays() {
	fmt.Println(calendar.MustParseDate("2028-02-28").AddDays(1))
	// Output: 2028-02-29
}

// Where a date has no midnight, it begins later.
func ExampleDate_At() {
	saoPaulo, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(calendar.MustParseDate("2018-11-04").At(calendar.TimeOfDay{}, saoPaulo))
	// Output: 2018-11-04 01:00:00 -0200 -02 <nil>
}

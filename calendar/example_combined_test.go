package calendar_test

import (
	"fmt"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// officeIn returns the calendar of Monday to Friday, 08:00 to 17:00, in a zone.
func officeIn(zone string) *calendar.Calendar {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").In(loc)
	if err != nil {
		panic(err)
	}
	return c
}

// Three offices follow the sun: a ticket of Friday evening in Paris is on its way in
// Denver. Only the weekend is a weekend.
func ExampleUnion() {
	desk, err := calendar.Union(time.UTC, officeIn("Europe/Paris"), officeIn("America/Denver"), officeIn("Asia/Singapore"))
	if err != nil {
		fmt.Println(err)
		return
	}
	opened := time.Date(2026, time.January, 9, 16, 30, 0, 0, time.UTC)
	fmt.Println(desk.Add(opened, 8*time.Hour))
	spans, err := desk.Spans(opened, opened.Add(10*time.Hour))
	if err != nil {
		fmt.Println(err)
		return
	}
	for span := range spans {
		fmt.Println(span)
	}
	// Output:
	// 2026-01-12 00:30:00 +0000 UTC <nil>
	// 2026-01-09 16:30 UTC to 2026-01-10 00:00 UTC: open, weekly hours of "America/Denver"
	// 2026-01-10 00:00 UTC to 2026-01-10 02:30 UTC: closed, outside hours of "Europe/Paris"
}

// The hours in which both Paris and New York are at work are three a day, and four in
// the weeks in which only one of them has changed its clocks.
func ExampleIntersection() {
	both, err := calendar.Intersection(time.UTC, officeIn("Europe/Paris"), officeIn("America/New_York"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []string{"2026-03-06", "2026-03-09", "2026-03-30"} {
		d := calendar.MustParseDate(day)
		open, err := both.OpenTime(d.DayRange())
		fmt.Println(day, open, err)
	}
	// Output:
	// 2026-03-06 3h0m0s <nil>
	// 2026-03-09 4h0m0s <nil>
	// 2026-03-30 3h0m0s <nil>
}

func ExampleDifference() {
	loc := time.UTC
	office := officeIn("UTC")
	window, err := calendar.MustParseSchedule("We 12:00-14:00").In(loc)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := calendar.Difference(loc, office, window.Named("maintenance"))
	if err != nil {
		fmt.Println(err)
		return
	}
	wednesday := time.Date(2026, time.January, 7, 11, 0, 0, 0, loc)
	fmt.Println(c.Add(wednesday, 2*time.Hour))
	// Output: 2026-01-07 15:00:00 +0000 UTC <nil>
}

func ExampleComplement() {
	closed, err := calendar.Complement(time.UTC, officeIn("UTC"))
	if err != nil {
		fmt.Println(err)
		return
	}
	friday := time.Date(2026, time.January, 9, 17, 0, 0, 0, time.UTC)
	monday := time.Date(2026, time.January, 12, 8, 0, 0, 0, time.UTC)
	fmt.Println(closed.Between(friday, monday))
	// Output: 63h0m0s <nil>
}

func ExampleCalendar_Named() {
	desk, err := calendar.Union(time.UTC, officeIn("Europe/Paris").Named("Paris"), officeIn("America/Denver").Named("Denver"))
	if err != nil {
		fmt.Println(err)
		return
	}
	noon := time.Date(2026, time.January, 9, 12, 0, 0, 0, time.UTC)
	spans, err := desk.Spans(noon, noon.Add(time.Hour))
	if err != nil {
		fmt.Println(err)
		return
	}
	for span := range spans {
		fmt.Println(span.Cause)
	}
	// Output: weekly hours of "Paris"
}

// Summer hours begin on 1 June; what was before stays as it was.
func ExampleSchedule_Then() {
	summer := calendar.MustParseSchedule("Mo-Fr 07:00-15:00")
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").Then(calendar.MustParseDate("2026-06-01"), summer).In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	friday := time.Date(2026, time.May, 29, 16, 0, 0, 0, time.UTC)
	fmt.Println(c.Add(friday, time.Hour))
	fmt.Println(c.Add(friday, 2*time.Hour))
	// Output:
	// 2026-05-29 17:00:00 +0000 UTC <nil>
	// 2026-06-01 08:00:00 +0000 UTC <nil>
}

func ExampleSchedule_WithPartHolidays() {
	eve := &cal.Holiday{Name: "Christmas Eve", Month: time.December, Day: 24, Func: cal.CalcDayOfMonth}
	afternoon := calendar.Hours{Open: calendar.MustParseTimeOfDay("12:00"), Close: calendar.MustParseTimeOfDay("24:00")}
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithPartHolidays("", afternoon, eve).In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.NextClose(time.Date(2026, time.December, 24, 9, 0, 0, 0, time.UTC)))
	// Output: 2026-12-24 12:00:00 +0000 UTC <nil>
}

func ExampleSchedule_WithHolidayList() {
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidayList("fr", fr.Holidays...)
	holidays, err := s.Holidays(calendar.MustParseDate("2026-05-01"), calendar.MustParseDate("2026-05-15"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for h := range holidays {
		fmt.Println(h.Observed, h.Name, h.List)
	}
	// Output:
	// 2026-05-01 Fête du Travail fr
	// 2026-05-08 Fête de la Victoire fr
	// 2026-05-14 Ascension fr
}

func ExampleSchedule_Holidays() {
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.NewYear, us.IndependenceDay)
	holidays, err := s.Holidays(calendar.MustParseDate("2026-01-01"), calendar.MustParseDate("2027-01-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for h := range holidays {
		fmt.Println(h.Name, h.Actual, h.Observed)
	}
	// Output:
	// New Year's Day 2026-01-01 2026-01-01
	// Independence Day 2026-07-04 2026-07-03
}

// Ascension Day is a Thursday; many have the Friday off as well.
func ExampleBridging() {
	rules := append(calendar.Bridging(aa.AscensionDay), aa.AscensionDay)
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(rules...).In(time.UTC)
	if err != nil {
		fmt.Println(err)
		return
	}
	spans, err := c.Spans(time.Date(2026, time.May, 14, 0, 0, 0, 0, time.UTC), time.Date(2026, time.May, 16, 0, 0, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	for span := range spans {
		fmt.Println(span)
	}
	// Output:
	// 2026-05-14 00:00 UTC to 2026-05-15 00:00 UTC: closed, holiday "Ascension Day"
	// 2026-05-15 00:00 UTC to 2026-05-16 00:00 UTC: closed, holiday "Bridge to Ascension Day"
}

func ExampleSchedule_RunsOut() {
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithClosed("Diwali",
		calendar.MustParseDate("2025-10-20"), calendar.MustParseDate("2026-11-09"))
	found, err := s.RunsOut(calendar.MustParseDate("2027-01-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range found {
		fmt.Println(r)
	}
	// Output:
	// closed date: none after 2026-11-09
	// closed date "Diwali": none after 2026-11-09
}

func ExampleCalendar_IsBusinessDay() {
	c := newYorkOffice()
	fmt.Println(c.IsBusinessDay(calendar.MustParseDate("2026-09-04"))) // Friday
	fmt.Println(c.IsBusinessDay(calendar.MustParseDate("2026-09-07"))) // Labor Day
	// Output:
	// true
	// false
}

func ExampleCalendar_BusinessDay() {
	c := newYorkOffice()
	friday := time.Date(2026, time.September, 4, 15, 30, 0, 0, c.Location())
	fmt.Println(c.BusinessDay(friday, 2)) // after the weekend and Labor Day
	// Output: 2026-09-09 <nil>
}

// Two business days after Friday 15:30 are Wednesday 15:30, since Monday is Labor Day.
// After hours they are counted from the next opening.
func ExampleCalendar_AddBusinessDays() {
	c := newYorkOffice()
	fmt.Println(c.AddBusinessDays(time.Date(2026, time.September, 4, 15, 30, 0, 0, c.Location()), 2))
	fmt.Println(c.AddBusinessDays(time.Date(2026, time.September, 4, 19, 0, 0, 0, c.Location()), 2))
	// Output:
	// 2026-09-09 15:30:00 -0400 EDT <nil>
	// 2026-09-10 08:00:00 -0400 EDT <nil>
}

func ExampleCalendar_EndOfBusinessDay() {
	c := newYorkOffice()
	friday := time.Date(2026, time.September, 4, 15, 30, 0, 0, c.Location())
	fmt.Println(c.EndOfBusinessDay(friday, 0))
	fmt.Println(c.EndOfBusinessDay(friday, 1))
	// Output:
	// 2026-09-04 17:00:00 -0400 EDT <nil>
	// 2026-09-08 17:00:00 -0400 EDT <nil>
}

func ExampleCalendar_OpenTime() {
	c := newYorkOffice()
	d := calendar.MustParseDate("2026-09-09")
	fmt.Println(c.OpenTime(d.DayRange()))
	fmt.Println(c.OpenTime(d.WeekRange())) // with Labor Day
	fmt.Println(c.OpenTime(d.MonthRange()))
	// Output:
	// 9h0m0s <nil>
	// 36h0m0s <nil>
	// 189h0m0s <nil>
}

func ExampleCalendar_Share() {
	c := newYorkOffice()
	monday := time.Date(2026, time.January, 5, 0, 0, 0, 0, c.Location())
	share, err := c.Share(monday, monday.AddDate(0, 0, 7))
	fmt.Printf("%.1f%% %v\n", 100*share, err)
	// Output: 26.8% <nil>
}

// The next three openings; there is always one more.
func ExampleCalendar_Openings() {
	c := newYorkOffice()
	openings, err := c.Openings(time.Date(2026, time.September, 4, 15, 30, 0, 0, c.Location()))
	if err != nil {
		fmt.Println(err)
		return
	}
	n := 0
	for o := range openings {
		fmt.Println(o)
		if n++; n == 3 {
			break
		}
	}
	// Output:
	// 2026-09-04 15:30 EDT to 2026-09-04 17:00 EDT
	// 2026-09-08 08:00 EDT to 2026-09-08 17:00 EDT
	// 2026-09-09 08:00 EDT to 2026-09-09 17:00 EDT
}

func ExampleCalendar_OpeningsBefore() {
	c := newYorkOffice()
	openings, err := c.OpeningsBefore(time.Date(2026, time.September, 8, 9, 0, 0, 0, c.Location()))
	if err != nil {
		fmt.Println(err)
		return
	}
	n := 0
	for o := range openings {
		fmt.Println(o)
		if n++; n == 2 {
			break
		}
	}
	// Output:
	// 2026-09-08 08:00 EDT to 2026-09-08 09:00 EDT
	// 2026-09-04 08:00 EDT to 2026-09-04 17:00 EDT
}

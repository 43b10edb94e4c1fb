package main

import (
	"math/rand/v2"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/workload"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// An office is what every case is about: one in New York, open Monday to Friday
// 08:00-17:00 but on 11 US holidays, and tickets that come in at random instants of
// four years, so that no cache or predictor of the processor knows the next one.
type office struct {
	location   *time.Location
	schedule   calendar.Schedule
	calendar   *calendar.Calendar
	everyDay   *calendar.Calendar   // a special day every day of the year
	fifty      *calendar.Calendar   // 50 intervals a week
	offices    []*calendar.Calendar // this one, and two on other continents
	sun        *calendar.Calendar   // the three as one desk
	calculator *sla.DeadlineCalculator
	peer       *cal.BusinessCalendar
	starts     [4096]time.Time
	logs       [256][]sla.Event
	tickets    [256]*sla.Ticket
}

// mask finds a start for any operation: i & mask.
const mask = 4096 - 1

func newOffice() (*office, error) {
	o := &office{peer: cal.NewBusinessCalendar()}
	var err error
	if o.location, err = time.LoadLocation("America/New_York"); err != nil {
		return nil, err
	}
	o.schedule = calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...)
	if o.calendar, err = o.schedule.In(o.location); err != nil {
		return nil, err
	}
	special := o.schedule
	nineToFive := calendar.Hours{Open: calendar.MustParseTimeOfDay("09:00"), Close: calendar.MustParseTimeOfDay("17:00")}
	for d := calendar.MustParseDate("2020-01-01"); d.Year() < 2040; d = d.AddDays(1) {
		special = special.WithHours(d, nineToFive)
	}
	if o.everyDay, err = special.In(o.location); err != nil {
		return nil, err
	}
	busy := "Mo-Fr 08:00-08:30,09:00-09:30,10:00-10:30,11:00-11:30,12:00-12:30," +
		"13:00-13:30,14:00-14:30,15:00-15:30,16:00-16:30,17:00-17:30"
	if o.fifty, err = calendar.MustParseSchedule(busy).WithHolidays(us.Holidays...).In(o.location); err != nil {
		return nil, err
	}
	o.offices = []*calendar.Calendar{o.calendar}
	for _, zone := range []string{"Europe/Paris", "Asia/Singapore"} {
		c, err := inZone(o.schedule, zone)
		if err != nil {
			return nil, err
		}
		o.offices = append(o.offices, c)
	}
	if o.sun, err = calendar.Union(o.location, o.offices...); err != nil {
		return nil, err
	}
	if o.calculator, err = sla.NewDeadlineCalculator(plan.Standard(), o.location, sla.WithHolidays(us.Holidays...)); err != nil {
		return nil, err
	}
	o.peer.Cacheable = true
	o.peer.AddHoliday(us.Holidays...)
	o.peer.SetWorkHours(8*time.Hour, 17*time.Hour)

	r := rand.New(rand.NewPCG(1, 2))
	first := time.Date(2024, time.January, 1, 0, 0, 0, 0, o.location).Unix()
	for i := range o.starts {
		o.starts[i] = time.Unix(first+r.Int64N(4*365*24*60*60), r.Int64N(1e9)).In(o.location)
	}
	for i := range o.logs {
		o.logs[i] = workload.TwentyEvents(o.starts[i], i)
		o.tickets[i], _ = o.calculator.Replay(o.logs[i]...)
	}
	return o, nil
}

func inZone(s calendar.Schedule, zone string) (*calendar.Calendar, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, err
	}
	return s.In(loc)
}

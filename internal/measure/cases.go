package main

import (
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// The results go here, so that no operation can be left out.
var sink struct { //nolint:gochecknoglobals // what is global may be read by anybody
	time     time.Time
	duration time.Duration
	open     bool
	sum      int
	deadline sla.Deadline
	status   sla.Status
	ticket   *sla.Ticket
}

// benchmarks returns the cases. Each loops by itself: a call per operation would be
// as long as some operations, and flatter their ratios.
func (o *office) benchmarks() []*benchmark {
	const many, few = 40_960, 64
	return []*benchmark{
		{name: "floor", n: many, loop: o.clockIn(time.UTC)},
		{name: "new york clock", n: many, loop: o.clockIn(o.location)},
		{name: "add 1h", n: many, loop: o.add(o.calendar, time.Hour)},
		{name: "add 8h", n: many, loop: o.add(o.calendar, 8*time.Hour)},
		{name: "add 2000h", n: many, loop: o.add(o.calendar, 2000*time.Hour)},
		{name: "add 22500h", n: many, loop: o.add(o.calendar, 22500*time.Hour)},
		{name: "add 8h, special days", n: many, loop: o.add(o.everyDay, 8*time.Hour)},
		{name: "add 8h, 50 intervals", n: many, loop: o.add(o.fifty, 8*time.Hour)},
		{name: "add 8h, union of three", n: many, loop: o.add(o.sun, 8*time.Hour)},
		{name: "three first adds", n: few, loop: func(n int) {
			for i := range n {
				for _, part := range o.offices {
					c, _ := o.schedule.In(part.Location())
					sink.time, _ = c.Add(o.starts[i&mask], 8*time.Hour)
				}
			}
		}},
		{name: "first add of the union", n: few, loop: func(n int) {
			for i := range n {
				c, _ := calendar.Union(o.location, o.offices...)
				sink.time, _ = c.Add(o.starts[i&mask], 8*time.Hour)
			}
		}},
		{name: "is open", n: many, loop: func(n int) {
			for i := range n {
				sink.open = o.calendar.IsOpen(o.starts[i&mask])
			}
		}},
		{name: "between, a day", n: many, loop: o.between(24 * time.Hour)},
		{name: "between, ten years", n: many, loop: o.between(10 * 365 * 24 * time.Hour)},
		{name: "deadline", n: many, loop: func(n int) {
			for i := range n {
				sink.deadline, _ = o.calculator.Deadline(priority.P3, o.starts[i&mask])
			}
		}},
		{name: "calendar and first add", n: few, loop: func(n int) {
			for i := range n {
				c, _ := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...).In(o.location)
				sink.time, _ = c.Add(o.starts[i&mask], 8*time.Hour)
			}
		}},
		{name: "cal add 8h", n: 4096, loop: o.peerAdd(8 * time.Hour)},
		{name: "cal add 2000h", n: few, loop: o.peerAdd(2000 * time.Hour)},
		{name: "replay 20 events", n: 4096, loop: func(n int) {
			for i := range n {
				sink.ticket, _ = o.calculator.Replay(o.logs[i%len(o.logs)]...)
			}
		}},
		{name: "status", n: many, loop: func(n int) {
			for i := range n {
				k := i % len(o.tickets)
				sink.status = o.tickets[k].Status(plan.FirstResponse, o.logs[k][i/len(o.tickets)%20].At)
			}
		}},
		{name: "next", n: many, loop: func(n int) {
			for i := range n {
				k := i % len(o.tickets)
				sink.time, sink.open = o.tickets[k].Next(o.logs[k][i/len(o.tickets)%20].At)
			}
		}},
	}
}

func (o *office) clockIn(loc *time.Location) func(n int) {
	return func(n int) {
		sum := 0
		for i := range n {
			hour, minute, second := o.starts[i&mask].In(loc).Clock()
			sum += hour + minute + second
		}
		sink.sum = sum
	}
}

func (o *office) add(c *calendar.Calendar, d time.Duration) func(n int) {
	return func(n int) {
		for i := range n {
			sink.time, _ = c.Add(o.starts[i&mask], d)
		}
	}
}

func (o *office) between(d time.Duration) func(n int) {
	var ends [mask + 1]time.Time
	for i, t := range o.starts {
		ends[i] = t.Add(d)
	}
	return func(n int) {
		for i := range n {
			sink.duration, _ = o.calendar.Between(o.starts[i&mask], ends[i&mask])
		}
	}
}

func (o *office) peerAdd(d time.Duration) func(n int) {
	return func(n int) {
		for i := range n {
			sink.time = o.peer.AddWorkHours(o.starts[i&mask], d)
		}
	}
}

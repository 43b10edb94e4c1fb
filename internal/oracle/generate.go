package oracle

import (
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/internal/zones"
)

// OfficeWeek returns Monday to Friday, 08:00-17:00.
func OfficeWeek() Week {
	var week Week
	for day := time.Monday; day <= time.Friday; day++ {
		week[day] = []Hours{{8 * 3600, 17 * 3600}}
	}
	return week
}

// FullWeek returns round the clock, every day.
func FullWeek() Week {
	var week Week
	for day := range week {
		week[day] = []Hours{{0, Day}}
	}
	return week
}

// AnyHours draws hours: of an office, overnight, to the end of the day under
// both its names, with edges where zones change their offset.
func AnyHours() *rapid.Generator[Hours] {
	return rapid.Custom(func(t *rapid.T) Hours { return hoursOf(grain().Draw(t, "grain")).Draw(t, "hours") })
}

// AnyWeek draws weekly hours, at least one. It shrinks towards OfficeWeek.
func AnyWeek() *rapid.Generator[Week] {
	return rapid.Custom(func(t *rapid.T) Week { return weekOf(grain().Draw(t, "grain")).Draw(t, "week") })
}

// AnySchedule draws a schedule with hours, whose special days lie within 4 days
// of a date. It shrinks towards OfficeWeek without special days.
//
// All edges of a schedule are multiples of one grain: half an hour in half of
// them, a quarter of an hour, a minute, or in one of eight a second, which costs
// a coarse clock its advantage.
func AnySchedule(near Date) *rapid.Generator[Schedule] {
	closed := rapid.SampledFrom([]string{"", "stocktaking", "moving house"})
	holiday := rapid.SampledFrom([]string{"Midsummer", "New Year's Day"})
	return rapid.Custom(func(t *rapid.T) Schedule {
		seconds := grain().Draw(t, "grain")
		special := hoursOf(seconds).Filter(func(h Hours) bool { return !h.Overnight() })
		s := Schedule{
			Week:    weekOf(seconds).Draw(t, "week"),
			Special: someDates(near, rapid.SliceOfN(special, 0, 3)).Draw(t, "special"),
			Closed:  someDates(near, closed).Draw(t, "closed"),
			Holiday: someDates(near, holiday).Draw(t, "holiday"),
		}
		onlySpecial := Schedule{Special: s.Special}
		if onlySpecial.Opens() && rapid.IntRange(0, 7).Draw(t, "no week") == 7 {
			return Schedule{Special: s.Special, Closed: s.Closed, Holiday: s.Holiday}
		}
		return s
	})
}

// AnyDated draws a schedule that others may follow, from dates within 4 days of a
// date on, and which has holidays for a part of the day. It shrinks towards
// OfficeWeek.
func AnyDated(near Date) *rapid.Generator[Schedule] {
	return rapid.Custom(func(t *rapid.T) Schedule {
		s := AnySchedule(near).Draw(t, "schedule")
		cuts := cut(grain().Draw(t, "grain of cuts"))
		s.Cuts = someDates(near, rapid.SliceOfN(cuts, 1, 3)).Draw(t, "cuts")
		if rapid.IntRange(0, 2).Draw(t, "another follows") == 2 {
			s.From = near.Plus(rapid.IntRange(-4, 4).Draw(t, "from"))
			next := AnyDated(near).Draw(t, "next")
			s.Next = &next
		}
		return s
	})
}

// cut draws a part of a day that is closed.
func cut(grain int) *rapid.Generator[Cut] {
	names := rapid.SampledFrom([]string{"Christmas Eve", "New Year's Eve"})
	return rapid.Custom(func(t *rapid.T) Cut {
		h := hoursOf(grain).Filter(func(h Hours) bool { return !h.Overnight() && h.end()-h.Open < Day }).Draw(t, "cut")
		return Cut{h, names.Draw(t, "name")}
	})
}

// AnyAlgebra draws clocks put together, of up to three zones and nested up to a
// depth, and an instant near which they have special days and at which, often, a
// clock of one of them changes. It shrinks towards a union of one office in UTC.
func AnyAlgebra(depth int) *rapid.Generator[Drawn] {
	return rapid.Custom(func(t *rapid.T) Drawn {
		locs := make([]*time.Location, rapid.IntRange(1, 3).Draw(t, "zones"))
		for i := range locs {
			locs[i] = zones.Load(zones.Zone().Draw(t, "zone"))
		}
		at := zones.Instant(locs[0]).Draw(t, "at")
		return Drawn{nested(locs, DateOf(at), depth).Draw(t, "clock"), at}
	})
}

// Drawn is a clock and an instant at which it may be hard.
type Drawn struct {
	Clock Clock
	At    time.Time
}

// nested draws clocks put together, parts of which may be of parts.
func nested(locs []*time.Location, near Date, depth int) *rapid.Generator[Clock] {
	names := rapid.SampledFrom([]string{"", "", "desk", "customer"})
	return rapid.Custom(func(t *rapid.T) Clock {
		c := Clock{
			Loc:  rapid.SampledFrom(locs).Draw(t, "location"),
			Op:   rapid.SampledFrom([]Op{Union, Intersection, Difference, Complement}).Draw(t, "operation"),
			Name: names.Draw(t, "name"),
		}
		n := 1
		if c.Op != Complement {
			n = rapid.IntRange(1, 3).Draw(t, "parts")
		}
		for range n {
			part := Clock{}
			if depth > 1 && rapid.IntRange(0, 2).Draw(t, "nested") == 2 {
				part = nested(locs, near, depth-1).Draw(t, "part")
			} else {
				part.Schedule = AnyDated(near).Draw(t, "schedule")
				part.Loc = rapid.SampledFrom(locs).Draw(t, "zone")
				part.Name = names.Draw(t, "name")
			}
			c.Parts = append(c.Parts, part)
		}
		return c
	})
}

// grain draws the number of seconds of which all edges are multiples.
func grain() *rapid.Generator[int] {
	return rapid.SampledFrom([]int{1800, 1800, 1800, 900, 60, 60, 1})
}

// hoursOf draws valid hours with edges that are multiples of a grain.
func hoursOf(grain int) *rapid.Generator[Hours] {
	return rapid.Custom(func(t *rapid.T) Hours {
		h := Hours{edge(grain).Draw(t, "open") % Day, edge(grain).Draw(t, "close")}
		if h.Open == h.Close {
			h.Close = (h.Open + 3600) % Day
		}
		return h
	})
}

// edge draws a second of the day, its end included, that is a multiple of a
// grain. It leans towards whole hours and the times at which zones change their
// offset.
func edge(grain int) *rapid.Generator[int] {
	multiple := func(unit, first, last int) *rapid.Generator[int] {
		return rapid.Map(rapid.IntRange(first, last), func(n int) int { return n * unit })
	}
	return rapid.OneOf(
		multiple(3600, 0, 24),
		multiple(1800, 0, 7),   // 00:00 to 03:30
		multiple(1800, 44, 48), // 22:00 to 24:00
		multiple(grain, 0, Day/grain),
		rapid.SampledFrom([]int{0, Day, grain, Day - grain, 2*3600 - grain, 2*3600 + grain}),
	)
}

// weekOf draws weekly hours with edges that are multiples of a grain.
func weekOf(grain int) *rapid.Generator[Week] {
	return rapid.OneOf(
		always(OfficeWeek),
		eachDay(rapid.SliceOfN(hoursOf(grain), 0, 1)),
		eachDay(rapid.SliceOfN(hoursOf(grain), 0, 5)), // these overlap
		eachDay(chain()),
		sameHours(hoursOf(grain)),
		always(FullWeek),
	)
}

// always draws the same week, made anew so that no two draws share memory.
func always(week func() Week) *rapid.Generator[Week] {
	return rapid.Map(rapid.Just(0), func(int) Week { return week() })
}

// chain draws hours each of which opens where the last one closes, some of them
// left out.
func chain() *rapid.Generator[[]Hours] {
	return rapid.Custom(func(t *rapid.T) []Hours {
		length := rapid.SampledFrom([]int{3 * 3600, 5400, 3600, 1800}).Draw(t, "length")
		var hours []Hours
		for open := 0; open < Day; open += length {
			if rapid.Bool().Draw(t, "open") {
				hours = append(hours, Hours{open, open + length})
			}
		}
		return hours
	})
}

// eachDay draws the hours of every day of the week anew.
func eachDay(hours *rapid.Generator[[]Hours]) *rapid.Generator[Week] {
	return rapid.Custom(func(t *rapid.T) Week {
		var week Week
		for day := range week {
			week[day] = hours.Draw(t, "hours")
		}
		return week
	}).Filter(func(week Week) bool { return Schedule{Week: week}.Opens() })
}

// sameHours draws hours once, and the days that have them.
func sameHours(hours *rapid.Generator[Hours]) *rapid.Generator[Week] {
	return rapid.Custom(func(t *rapid.T) Week {
		var week Week
		h := hours.Draw(t, "hours")
		first := rapid.IntRange(0, 6).Draw(t, "first day")
		last := rapid.IntRange(first, 6).Draw(t, "last day")
		for day := first; day <= last; day++ {
			week[day] = []Hours{h}
		}
		return week
	})
}

// someDates draws up to three dates within 4 days of a date, with what is drawn
// for each.
func someDates[V any](near Date, values *rapid.Generator[V]) *rapid.Generator[map[Date]V] {
	dates := rapid.Map(rapid.IntRange(-4, 4), near.Plus)
	return rapid.MapOfN(dates, values, 0, 3)
}

package calendar_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/us"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// anyAlike draws a calendar put together from few schedules, so that much of it comes
// twice: where it is shut all the while, or open, it is often because of that.
func anyAlike(t *rapid.T, year int) *calendar.Calendar {
	day := func(name string) calendar.Date {
		d, err := calendar.NewDate(year+rapid.IntRange(-1, 18).Draw(t, name+" year"), time.Month(rapid.IntRange(1, 12).Draw(t, name+" month")), 24)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	var schedules []calendar.Schedule
	for range rapid.IntRange(1, 3).Draw(t, "schedules") {
		s := calendar.MustParseSchedule(rapid.SampledFrom([]string{
			"Mo-Fr 08:00-17:00", "Mo-Fr 09:00-16:00", "Mo-Fr 17:00-24:00", "Mo 08:00-12:00", "Su 22:00-06:00", "24/7",
		}).Draw(t, "weekly"))
		for range rapid.IntRange(0, 2).Draw(t, "amendments") {
			switch rapid.IntRange(0, 6).Draw(t, "amendment") {
			case 0:
				s = s.WithHolidays(us.Holidays...)
			case 1:
				s = s.WithHolidays(yearly("Eve", time.December, 24, func(*cal.Holiday) {}))
			case 2:
				s = s.WithPartHolidays("", hours("12:00-24:00")[0], yearly("Eve", time.December, 24, func(*cal.Holiday) {}))
			case 3:
				s = s.WithClosed("Inventory", day("closed"))
			case 4:
				s = s.WithHours(day("special"), hours("10:00-14:00,20:00-24:00")...)
			case 5:
				s = s.WithHours(day("off"))
			case 6:
				then := calendar.MustParseSchedule("Mo-Sa 08:00-12:00")
				if len(schedules) > 0 {
					then = schedules[0]
				}
				s = s.Then(day("then"), then)
			}
		}
		schedules = append(schedules, s)
	}
	must := func(c *calendar.Calendar, err error) *calendar.Calendar {
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	var tree func(depth int) *calendar.Calendar
	tree = func(depth int) *calendar.Calendar {
		op := rapid.IntRange(0, 5).Draw(t, "operation")
		if depth == 0 || op > 3 {
			zone := rapid.SampledFrom([]string{"Europe/Paris", "Europe/Berlin", "America/New_York"}).Draw(t, "zone")
			return must(rapid.SampledFrom(schedules).Draw(t, "schedule").In(zones.Load(zone)))
		}
		if op == 3 {
			return must(calendar.Complement(time.UTC, tree(depth-1)))
		}
		var parts []*calendar.Calendar
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			parts = append(parts, tree(depth-1))
		}
		switch op {
		case 0:
			return must(calendar.Union(time.UTC, parts...))
		case 1:
			return must(calendar.Intersection(time.UTC, parts...))
		default:
			return must(calendar.Difference(time.UTC, parts[0], append(parts[1:], tree(depth-1))...))
		}
	}
	return tree(3)
}

// What is shut, or open, all the time is seen without a walk. Spans walk, so that they
// tell whether that was right.
func TestWhatIsSeenAheadIsThere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.SampledFrom([]int{1935, 1969, 2003, 2020, 2037, 5000}).Draw(t, "year")
		c := anyAlike(t, year)
		from := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)
		to := from.AddDate(17, 0, 0)
		spans, err := c.Spans(from, to)
		if err != nil {
			t.Fatal(err)
		}
		var open time.Duration
		for s := range spans {
			if s.Open {
				open += s.Duration()
			}
			if got := c.IsOpen(s.Start); got != s.Open {
				t.Fatalf("IsOpen(%s) = %v in %s", s.Start, got, s)
			}
		}
		if got, err := c.Between(from, to); err != nil || got != open {
			t.Fatalf("Between = %v, %v; want %v, as the spans have it", got, err, open)
		}
	})
}

// What never opens says so soon, with as many parts as there may be.
func TestNeverSoon(t *testing.T) {
	t.Parallel()
	must := combined(t)
	// Each calendar has a schedule and a zone of its own, as they would be read from a file.
	office := func(weekly, zone string) *calendar.Calendar {
		return in(t, calendar.MustParseSchedule(weekly).WithHolidays(us.Holidays...).WithHolidays(fr.Holidays...), zone)
	}
	many := func(n int, part func(i int) *calendar.Calendar) (parts []*calendar.Calendar) {
		for i := range n {
			parts = append(parts, part(i))
		}
		return parts
	}
	weekday := func(int) *calendar.Calendar { return office("Mo-Fr 08:00-17:00", "Europe/Paris") }
	hard := []string{
		"Europe/Paris", "America/Denver", "Asia/Singapore", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "America/Sao_Paulo",
		"Pacific/Apia", "Africa/Casablanca", "Europe/Dublin", "Antarctica/Troll", "America/Havana", "Asia/Kathmandu", "Asia/Gaza", "Pacific/Chatham",
	}
	everywhere := func(i int) *calendar.Calendar { return office("Mo-Fr 08:00-17:00", hard[i%len(hard)]) }
	desks := func(i int) *calendar.Calendar {
		return office(fmt.Sprintf("Mo-Fr %02d:%02d-%02d:%02d", i%12, i, i%12+9, i), hard[i%len(hard)])
	}
	dense := func(int) *calendar.Calendar {
		return in(t, minutes(t, 96, 0).WithHolidays(us.Holidays...), "Europe/Paris")
	}
	dated := func(i int) *calendar.Calendar {
		s := calendar.MustParseSchedule([]string{"Mo-Fr 08:00-12:00", "Mo-Fr 12:00-18:00"}[i%2]).WithHolidays(us.Holidays...)
		for year := 1; year < 9999; year += 10 {
			d, err := calendar.NewDate(year, time.December, 24)
			if err != nil {
				t.Fatal(err)
			}
			s = s.WithHours(d, calendar.Hours{Open: timeOfDay(3600 * (i % 20)), Close: timeOfDay(3600*(i%20) + 1800)})
		}
		return in(t, s, "Europe/Paris")
	}
	turning := func(int) *calendar.Calendar {
		s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").WithHolidays(us.Holidays...)
		for year := 10; year < 9990; year += 10 {
			d, err := calendar.NewDate(year, time.July, 1)
			if err != nil {
				t.Fatal(err)
			}
			s = s.Then(d, calendar.MustParseSchedule([]string{"Mo-Fr 08:00-17:00", "Tu-Sa 09:00-12:00"}[year/10%2]))
		}
		return in(t, s, "Europe/Paris")
	}
	without := func(parts []*calendar.Calendar) *calendar.Calendar {
		return must(calendar.Difference(time.UTC, parts[0], parts[1:]...))
	}
	tests := []struct {
		name string
		c    *calendar.Calendar
	}{
		{"one office minus 63 like it", without(many(64, weekday))},
		{"63 offices, and not one like them", must(calendar.Intersection(time.UTC, append(many(63, weekday), must(calendar.Complement(time.UTC, weekday(0))))...))},
		{"shorter hours minus longer ones", without([]*calendar.Calendar{office("Mo-Fr 09:00-16:00", "Europe/Paris"), office("Mo-Sa 08:00-17:00", "Europe/Paris")})},
		{"64 offices whose hours never meet", must(calendar.Intersection(time.UTC, many(64, everywhere)...))},
		{"32 desks minus themselves", without([]*calendar.Calendar{must(calendar.Union(time.UTC, many(32, desks)...)), must(calendar.Union(time.UTC, many(32, desks)...))})},
		{"96 intervals a day minus themselves", without(many(5, dense))},
		{"64 schedules with special hours that never meet", must(calendar.Intersection(time.UTC, many(64, dated)...))},
		{"8 schedules with 1,000 that follow, minus others like them", without(many(8, turning))},
		{"neither an office nor the rest", must(calendar.Complement(time.UTC, must(calendar.Union(time.UTC, weekday(0), must(calendar.Complement(time.UTC, weekday(1)))))))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, method := range []string{"NextOpen", "Add 1h", "PrevOpen", "Add -1h", "PrevClose"} {
				soon(t, func() {
					if _, err := ask(tt.c, method, at("2026-05-05T05:05:05Z")); !errors.Is(err, calendar.ErrNever) {
						t.Errorf("%s: %v, want ErrNever", method, err)
					}
				})
			}
			always := must(calendar.Complement(time.UTC, tt.c))
			for _, method := range []string{"NextClose", "PrevClose", "PrevOpen"} {
				soon(t, func() {
					if _, err := ask(always, method, at("2026-05-05T05:05:05Z")); !errors.Is(err, calendar.ErrNever) {
						t.Errorf("%s of the complement: %v, want ErrNever", method, err)
					}
				})
			}
		})
	}
}

// Schedules that look alike, but whose dates are not at the same instants: what one
// opens and the other does not must be found.
func TestAlikeButNotTheSame(t *testing.T) {
	t.Parallel()
	must := combined(t)
	closedOn := func(month time.Month, day int) calendar.Schedule {
		return calendar.AlwaysOpen().WithHolidays(yearly("x", month, day, func(*cal.Holiday) {}))
	}
	from := func(day string) calendar.Schedule {
		return calendar.AlwaysOpen().Then(date(day), closedOn(time.December, 24))
	}
	shutOn := func(day string) calendar.Schedule { return calendar.AlwaysOpen().WithClosed("x", date(day)) }
	eve := closedOn(time.December, 24)
	tests := []struct {
		name string
		c    *calendar.Calendar
		want string
	}{
		{"one schedule in two zones", must(calendar.Difference(time.UTC, in(t, eve, "Europe/Paris"), in(t, eve, "America/New_York"))), "2026-12-24T23:00:00Z"},
		{"two schedules in one zone", must(calendar.Difference(time.UTC, in(t, eve, "UTC"), in(t, closedOn(time.July, 1), "UTC"))), "2026-07-01T00:00:00Z"},
		{"two closed dates", must(calendar.Difference(time.UTC, in(t, shutOn("2026-12-24"), "UTC"), in(t, shutOn("2026-07-01"), "UTC"))), "2026-07-01T00:00:00Z"},
		{"a closed date, and another twice", must(calendar.Intersection(time.UTC, in(t, shutOn("2026-08-01"), "UTC"), must(calendar.Difference(time.UTC,
			in(t, shutOn("2026-12-24"), "UTC"), in(t, shutOn("2026-07-01"), "UTC"), in(t, shutOn("2026-07-01"), "UTC"),
		)))), "2026-07-01T00:00:00Z"},
		{"two days of the week", must(calendar.Difference(time.UTC,
			in(t, calendar.MustParseSchedule("Mo 09:00-10:00"), "UTC"), in(t, calendar.MustParseSchedule("Tu 09:00-10:00"), "UTC"),
		)), "2026-05-11T09:00:00Z"},
		{"from two dates on", must(calendar.Difference(time.UTC, in(t, from("2027-01-01"), "UTC"), in(t, from("2026-01-01"), "UTC"))), "2026-12-24T00:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkAnswers(t, tt.c, []question{{"NextOpen", "2026-05-05T00:00:00Z", tt.want}})
		})
	}
}

// A special date far from home: where the clock is two days ahead, less an hour, its hours
// are over before the era ends, two dates before that date in UTC.
func TestSeenFarFromHome(t *testing.T) {
	t.Parallel()
	far := time.FixedZone("far", 47*3600)
	thursday := date("2025-07-10")
	if border := eraStart(238); reads(border) != "2025-07-09T06:15:28Z" {
		t.Fatalf("an era begins at %s", border)
	}
	a, err := calendar.MustParseSchedule("Mo 09:00-10:00").WithHours(thursday, hours("09:00-10:00")...).In(far)
	if err != nil {
		t.Fatal(err)
	}
	b, err := calendar.MustParseSchedule("Th 09:00-10:00").In(far)
	if err != nil {
		t.Fatal(err)
	}
	c := combined(t)(calendar.Intersection(time.UTC, a, b))
	checkAnswers(t, c, []question{{"NextOpen", "2025-07-01T00:00:00Z", "2025-07-08T10:00:00Z"}})
}

// What is seen of an era in which a date is closed does not hold for one in which there
// are special hours, in however many zones.
func TestSeenOfAnotherEra(t *testing.T) {
	t.Parallel()
	part := func(s calendar.Schedule, offset int) *calendar.Calendar {
		c, err := s.In(time.FixedZone("", offset*3600))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	s := calendar.MustParseSchedule("Mo 09:00-10:00").WithClosed("x", date("0500-03-01")).WithHours(date("2050-05-03"), hours("09:00-10:00")...)
	c := combined(t)(calendar.Intersection(time.UTC, part(s, 0),
		part(calendar.MustParseSchedule("Tu 10:00-11:00"), 1), part(calendar.MustParseSchedule("Tu 11:00-12:00"), 2)))
	if got, err := c.Between(at("1990-01-01T00:00:00Z"), at("2070-01-01T00:00:00Z")); err != nil || got != time.Hour {
		t.Errorf("Between: %v, %v; want the hour of 2050-05-03, a Tuesday", got, err)
	}
}

// Eras that are seen to be shut, or open, are not walked: no rule of a holiday is asked
// for any year.
func TestWhatIsSeenIsNotWalked(t *testing.T) {
	t.Parallel()
	must := combined(t)
	for _, tt := range []struct {
		name string
		make func(office *calendar.Calendar, others []*calendar.Calendar) *calendar.Calendar
		ask  func(c *calendar.Calendar) error
		want error
	}{
		{"an office without its copies", func(office *calendar.Calendar, others []*calendar.Calendar) *calendar.Calendar {
			return must(calendar.Difference(time.UTC, office, others...))
		}, func(c *calendar.Calendar) error { _, err := c.NextOpen(at("2026-05-05T00:00:00Z")); return err }, calendar.ErrNever},
		{"an office or what it is not", func(office *calendar.Calendar, others []*calendar.Calendar) *calendar.Calendar {
			return must(calendar.Union(time.UTC, office, must(calendar.Complement(time.UTC, others[0]))))
		}, func(c *calendar.Calendar) error { _, err := c.NextClose(at("2026-05-05T00:00:00Z")); return err }, calendar.ErrNever},
		{"an office or what it is not, summed up", func(office *calendar.Calendar, others []*calendar.Calendar) *calendar.Calendar {
			return must(calendar.Union(time.UTC, office, must(calendar.Complement(time.UTC, others[0]))))
		}, func(c *calendar.Calendar) error {
			a, b := at("1900-01-01T00:00:00Z"), at("2100-01-01T00:00:00Z")
			open, err := c.Between(a, b)
			if err == nil && open != b.Sub(a) {
				err = fmt.Errorf("Between: %v", open)
			}
			return err
		}, nil},
		{"an office and one of other days: a closed date opens nothing", func(office *calendar.Calendar, _ []*calendar.Calendar) *calendar.Calendar {
			return must(calendar.Intersection(time.UTC, office, in(t, calendar.MustParseSchedule("Sa 08:00-17:00").WithClosed("y", date("2026-06-06")), "Europe/Paris")))
		}, func(c *calendar.Calendar) error { _, err := c.NextOpen(at("2026-05-05T00:00:00Z")); return err }, calendar.ErrNever},
		{"an office or always: what has no dates is not closed by them", func(office *calendar.Calendar, _ []*calendar.Calendar) *calendar.Calendar {
			return must(calendar.Union(time.UTC, office, in(t, calendar.AlwaysOpen(), "Europe/Paris")))
		}, func(c *calendar.Calendar) error { _, err := c.NextClose(at("2026-05-05T00:00:00Z")); return err }, calendar.ErrNever},
	} {
		t.Run(tt.name, func(t *testing.T) {
			asked := 0
			s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00").Then(date("2026-09-01"), calendar.MustParseSchedule("Mo-Fr 07:00-18:00")).
				WithHolidays(answering("x", func(year int) time.Time {
					asked++
					return time.Date(year, time.July, 1, 0, 0, 0, 0, time.UTC)
				}))
			office := in(t, s, "Europe/Paris")
			c := tt.make(office, []*calendar.Calendar{in(t, s, "Europe/Paris"), in(t, s, "Europe/Paris")})
			asked = 0
			if err := tt.ask(c); !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if asked != 0 {
				t.Errorf("a rule was asked for %d years, want none", asked)
			}
		})
	}
}

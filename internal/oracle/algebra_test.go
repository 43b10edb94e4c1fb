package oracle_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/internal/oracle"
	"github.com/dueby/dueby/internal/zones"
)

// daily returns a clock of UTC that is open in those hours of every day.
func daily(name string, open, end int) oracle.Clock {
	var week oracle.Week
	for day := range week {
		week[day] = []oracle.Hours{{Open: open * hour, Close: end * hour}}
	}
	return oracle.Clock{Schedule: oracle.Schedule{Week: week}, Loc: time.UTC, Name: name}
}

func TestTogether(t *testing.T) {
	a, b := daily("a", 8, 12), daily("b", 10, 14)
	nameless := daily("", 8, 12)
	open := func(part string) oracle.Reading {
		return oracle.Reading{Open: true, Kind: oracle.WeeklyHours, Part: part}
	}
	closed := func(part string) oracle.Reading { return oracle.Reading{Kind: oracle.OutsideHours, Part: part} }
	taken := oracle.Reading{Kind: oracle.WeeklyHours, Part: "b"}
	free := oracle.Reading{Open: true, Kind: oracle.OutsideHours, Part: "a"}
	both := []oracle.Clock{a, b}
	nested := oracle.Clock{Op: oracle.Union, Parts: both, Loc: time.UTC, Name: "desk"}
	tests := []struct {
		name  string
		op    oracle.Op
		parts []oracle.Clock
		want  []oracle.Reading // at 07:00, 09:00, 11:00 and 13:00
	}{
		{"union", oracle.Union, both, []oracle.Reading{closed("a"), open("a"), open("a"), open("b")}},
		{"intersection", oracle.Intersection, both, []oracle.Reading{closed("a"), closed("b"), open("a"), closed("a")}},
		{"difference", oracle.Difference, both, []oracle.Reading{closed("a"), open("a"), taken, closed("a")}},
		{"complement", oracle.Complement, both[:1], []oracle.Reading{free, {Kind: oracle.WeeklyHours, Part: "a"}, {Kind: oracle.WeeklyHours, Part: "a"}, free}},
		{"a zone's name for want of another", oracle.Union, []oracle.Clock{nameless}, []oracle.Reading{closed("UTC"), open("UTC"), open("UTC"), closed("UTC")}},
		{"of parts of parts", oracle.Union, []oracle.Clock{nested}, []oracle.Reading{closed("desk/a"), open("desk/a"), open("desk/a"), open("desk/b")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clock := oracle.Clock{Op: tt.op, Parts: tt.parts, Loc: time.UTC}
			var got []oracle.Reading
			for _, h := range []int{7, 9, 11, 13} {
				got = append(got, clock.At(time.Date(2026, time.January, 5, h, 0, 0, 0, time.UTC)))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A coarse clock of parts has a step that is right for all of them.
func TestCoarseTogether(t *testing.T) {
	kathmandu := oracle.Clock{Schedule: oracle.Schedule{Week: oracle.OfficeWeek()}, Loc: zones.Load("Asia/Kathmandu")}
	clock := oracle.Clock{Op: oracle.Union, Loc: time.UTC, Parts: []oracle.Clock{daily("", 8, 12), kathmandu}}
	from := time.Date(2026, time.January, 5, 0, 0, 0, 0, time.UTC)
	if got := clock.Coarse(from, from.AddDate(0, 0, 7)).Step; got != 15*time.Minute {
		t.Errorf("Step = %v, want 15m0s: Kathmandu is 5:45 ahead", got)
	}
}

func TestDatedSchedules(t *testing.T) {
	monday := oracle.Date{Y: 2026, M: time.January, D: 5}
	before, after := daily("", 8, 12).Schedule, daily("", 13, 17).Schedule
	before.From, before.Next = monday, &after
	before.Cuts = map[oracle.Date][]oracle.Cut{monday.Plus(-1): {
		{Hours: oracle.Hours{Open: 11 * hour, Close: 0}, Name: "later"},
		{Hours: oracle.Hours{Open: 10 * hour, Close: 0}, Name: "z"},
		{Hours: oracle.Hours{Open: 10 * hour, Close: oracle.Day}, Name: "a"},
	}}
	weekly, outside := oracle.Reading{Open: true, Kind: oracle.WeeklyHours}, oracle.Reading{Kind: oracle.OutsideHours}
	for _, tt := range []struct {
		name   string
		date   oracle.Date
		second int
		want   oracle.Reading
	}{
		{"before the date", monday.Plus(-2), 9 * hour, weekly},
		{"before the date, by the hours of then", monday.Plus(-2), 14 * hour, outside},
		{"on the date", monday, 14 * hour, weekly},
		{"on the date, no longer", monday, 9 * hour, outside},
		{"before a cut", monday.Plus(-1), 10*hour - 1, weekly},
		{"in two cuts: the first by its name", monday.Plus(-1), 10 * hour, oracle.Reading{Kind: oracle.Holiday, Name: "a"}},
		{"in three: the one that opens first", monday.Plus(-1), 11 * hour, oracle.Reading{Kind: oracle.Holiday, Name: "a"}},
		{"in a cut outside the hours", monday.Plus(-1), 23 * hour, oracle.Reading{Kind: oracle.Holiday, Name: "a"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, before.At(tt.date, time.Sunday, tt.second)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBusinessDaysOfAClock(t *testing.T) {
	paris := oracle.Clock{Schedule: oracle.Schedule{Week: oracle.OfficeWeek()}, Loc: zones.Load("Europe/Paris")}
	always := oracle.Clock{Schedule: oracle.Schedule{Week: oracle.FullWeek()}, Loc: zones.Load("Europe/Paris")}
	friday := time.Date(2026, time.March, 27, 15, 30, 0, 0, paris.Loc)
	night := time.Date(2026, time.March, 28, 2, 30, 0, 5, paris.Loc)
	coarse := func(c oracle.Clock) oracle.Clock { return c.Coarse(friday.AddDate(0, 0, -9), friday.AddDate(0, 0, 9)) }
	paris, always = coarse(paris), coarse(always)

	if d, ok := paris.BusinessDay(friday, 1, 9); !ok || d != (oracle.Date{Y: 2026, M: time.March, D: 30}) {
		t.Errorf("after a Friday: %v, %t", d, ok)
	}
	if d, ok := paris.BusinessDay(friday, 9, 3); ok {
		t.Errorf("nine days after a Friday, within three: %v", d)
	}
	for _, tt := range []struct {
		name string
		ask  func() (time.Time, bool)
		want time.Time
	}{
		{"the same reading", func() (time.Time, bool) { return paris.AddBusinessDays(friday, 1, 9) }, time.Date(2026, time.March, 30, 15, 30, 0, 0, paris.Loc)},
		{"the end of the day", func() (time.Time, bool) { return paris.EndOfBusinessDay(friday, 0, 9) }, time.Date(2026, time.March, 27, 17, 0, 0, 0, paris.Loc)},
		{"a reading in a gap", func() (time.Time, bool) { return always.AddBusinessDays(night, 1, 9) }, time.Date(2026, time.March, 29, 1, 0, 0, 0, time.UTC)},
	} {
		if got, ok := tt.ask(); !ok || !got.Equal(tt.want) {
			t.Errorf("%s: %v, %t, want %v", tt.name, got, ok, tt.want)
		}
	}
	sunday := oracle.Date{Y: 2026, M: time.March, D: 29}
	if got := always.OpenTime(sunday, sunday.Plus(1)); got != 23*time.Hour {
		t.Errorf("OpenTime of a day of 23 hours = %v", got)
	}
}

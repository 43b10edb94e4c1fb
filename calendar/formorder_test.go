package calendar_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/calendar"
)

// ofLists returns the office with the lists, in that order.
func ofLists(rules calendar.HolidayLists, order ...string) calendar.Schedule {
	s := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	for _, name := range order {
		s = s.WithHolidayList(name, rules[name]...)
	}
	return s
}

// listsIn returns the order of the lists in a form: "a b", and from another date on "a b,
// 2027-01-01 b a".
func listsIn(tb rapid.TB, s calendar.Schedule) string {
	tb.Helper()
	text, err := s.MarshalJSON()
	if err != nil {
		tb.Fatal(err)
	}
	type stage struct {
		From     string
		Holidays []struct{ List string }
		Then     []stage
	}
	var first stage
	if err := json.Unmarshal(text, &first); err != nil {
		tb.Fatal(err)
	}
	var stages []string
	for _, s := range append([]stage{first}, first.Then...) {
		var words []string
		if s.From != "" {
			words = []string{s.From}
		}
		for _, l := range s.Holidays {
			words = append(words, l.List)
		}
		stages = append(stages, strings.Join(words, " "))
	}
	return strings.Join(stages, ", ")
}

func TestListOrder(t *testing.T) {
	on := func(name string, day int) *cal.Holiday { return dayOf(name, time.December, day) }
	friday := cal.AltDay{Day: time.Saturday, Offset: -1}
	in2026 := func(name string, day int) *cal.Holiday {
		return yearly(name, time.December, day, func(h *cal.Holiday) { h.EndYear = 2026 })
	}
	in9999 := func(name string) *cal.Holiday {
		return yearly(name, time.December, 1, func(h *cal.Holiday) { h.StartYear = 9999 })
	}
	saturday := func(name string) *cal.Holiday { // 2028-01-01, observed on 2027-12-31
		return yearly(name, time.January, 1, func(h *cal.Holiday) {
			h.Observed, h.StartYear, h.EndYear = []cal.AltDay{friday}, 2028, 2028
		})
	}
	tests := []struct {
		reason string
		rules  calendar.HolidayLists
		order  string
		want   string
	}{
		{"sorted", calendar.HolidayLists{"a": {on("A", 1)}, "b": {on("B", 1)}}, "a b", "a b"},
		{"on other dates", calendar.HolidayLists{"a": {on("A", 1)}, "b": {on("B", 2)}}, "b a", "a b"},
		{"on one date", calendar.HolidayLists{"a": {on("A", 1)}, "b": {on("B", 1)}}, "b a", "b a"},
		{"on one date, by one name", calendar.HolidayLists{"a": {on("A", 1)}, "b": {on("A", 1)}}, "b a", "a b"},
		{"on one date of the last year", calendar.HolidayLists{"a": {in9999("A")}, "b": {in9999("B")}}, "b a", "b a"},
		{
			"two that share a date, and one that may stand anywhere",
			calendar.HolidayLists{"a": {on("A", 1)}, "b": {on("B", 2)}, "c": {on("C", 1)}}, "c b a", "b c a",
		},
		{
			"the name that comes first is that of two lists",
			calendar.HolidayLists{"a": {on("X", 1)}, "b": {on("Y", 1)}, "c": {on("X", 1)}}, "c b a", "a b c",
		},
		{
			"the name that comes first is that of two lists, of which one has to wait",
			calendar.HolidayLists{"a": {on("X", 1), on("A", 2)}, "b": {on("Y", 1)}, "c": {on("X", 1), on("C", 2)}}, "c b a", "c a b",
		},
		{
			"a list that has the name before its own itself",
			calendar.HolidayLists{"a": {on("X", 1), on("Y", 1)}, "b": {on("X", 1)}, "c": {on("Z", 2)}}, "c b a", "a b c",
		},
		{
			"a list that has the name before its own, but later",
			calendar.HolidayLists{"a": {on("Y", 1), on("X", 1)}, "b": {on("X", 1)}, "c": {on("Z", 2)}}, "b c a", "b a c",
		},
		{
			"a date shared with a holiday of the next year, which is told after",
			calendar.HolidayLists{
				"a": {yearly("New Year", time.January, 1, func(h *cal.Holiday) { h.Observed = []cal.AltDay{friday} })},
				"b": {on("New Year's Eve", 31)},
			}, "b a", "a b",
		},
		{
			"a date that is told of two years",
			calendar.HolidayLists{
				"a": {on("A", 31)},
				"b": {on("B", 31)},
				"c": {yearly("A", time.January, 1, func(h *cal.Holiday) { h.Observed = []cal.AltDay{friday} })},
			}, "c b a", "b a c",
		},
		{
			"a name that was told of the year before",
			calendar.HolidayLists{"a": {on("A", 31)}, "b": {saturday("A")}, "c": {saturday("C")}}, "c b a", "a b c",
		},
		{
			"added again", calendar.HolidayLists{"a": {on("A", 1)}, "b": {on("B", 1)}}, "b a b", "b a",
		},
		{"a date shared until 2026", calendar.HolidayLists{"a": {in2026("A", 1)}, "b": {in2026("B", 1)}}, "b a", "b a"},
		{"a name of two dates", calendar.HolidayLists{"a": {in2026("A", 1), in2026("A", 2)}, "b": {on("B", 2)}}, "b a", "b a"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			s := ofLists(test.rules, strings.Fields(test.order)...)
			got := listsIn(t, s)
			if got != test.want {
				t.Errorf("%s became %s, want %s", test.order, got, test.want)
			}
			if again := ofLists(test.rules, strings.Fields(got)...); !again.Equal(s) {
				t.Errorf("%s is not what %s says", got, test.order)
			}
		})
	}
}

// TestListOrderInTurn has the lists of schedules that follow one another in other orders.
func TestListOrderInTurn(t *testing.T) {
	until := func(name string, year int) *cal.Holiday {
		return yearly(name, time.December, 1, func(h *cal.Holiday) { h.EndYear = year })
	}
	since := func(name string, year int) *cal.Holiday {
		return yearly(name, time.December, 1, func(h *cal.Holiday) { h.StartYear = year })
	}
	ever := calendar.HolidayLists{"a": {since("A", 0)}, "b": {since("B", 0)}}
	past := calendar.HolidayLists{"a": {until("A", 2020)}, "b": {until("B", 2020)}}
	next := calendar.HolidayLists{"a": {since("A", 2030)}, "b": {since("B", 2030)}}
	ab := func(rules calendar.HolidayLists) calendar.Schedule { return ofLists(rules, "a", "b") }
	ba := func(rules calendar.HolidayLists) calendar.Schedule { return ofLists(rules, "b", "a") }
	turn, later := date("2027-01-01"), date("2028-01-01")
	tests := []struct {
		reason string
		s      calendar.Schedule
		want   string
	}{
		{"another order", ba(ever).Then(turn, ab(ever)), "b a, 2027-12-01 a b"}, // the first date on which it shows
		{"another order and back", ab(ever).Then(turn, ba(ever)).Then(later, ab(ever)), "a b, 2027-12-01 b a, 2028-12-01 a b"},
		{"the same order", ba(ever).Then(turn, ba(ever)), "b a"},
		{"another order, after all that shows it", ba(past).Then(turn, ab(past)), "b a"},
		{"another order, before all that shows it", ab(next).Then(turn, ba(next)), "b a"},
		{"another order, where nothing shows it", ab(next).Then(turn, ba(next)).Then(later, ab(next)), "a b"},
		{"another order of a day, on which it shows", ab(ever).Then(date("2026-12-01"), ba(ever)).Then(date("2026-12-02"), ab(ever)), "a b, 2026-12-01 b a, 2027-12-01 a b"},
		{"other hours too", ba(past).Then(turn, calendar.AlwaysOpen().WithHolidayList("b", past["b"]...).WithHolidayList("a", past["a"]...)), "b a, 2027-01-01 a b"},
		{"other hours, before all that shows it", ba(next).Then(turn, calendar.AlwaysOpen().WithHolidayList("b", next["b"]...).WithHolidayList("a", next["a"]...)), "a b, 2027-01-01 b a"},
		{"until the date on which it would show", ba(next).Then(date("2030-12-01"), calendar.AlwaysOpen()), "a b, 2030-12-01"},
		{"from the last date on", ab(ever).Then(date("9999-12-31"), ba(ever)), "a b"},
		{"from the first date on", ba(ever).Then(date("0001-01-01"), ab(ever)), "a b"},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			dated := test.s.WithClosed("x", date("2026-11-30"), date("2027-01-01"), date("2027-06-01"), date("2027-12-01"), date("2027-12-02"), date("2029-01-01"))
			if got := listsIn(t, dated); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			form, err := dated.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			for _, rules := range []calendar.HolidayLists{ever, past, next} {
				again, err := calendar.DecodeSchedule(form, rules)
				if err != nil {
					t.Fatalf("%s: %v", form, err)
				}
				if again.Equal(dated) {
					return
				}
			}
			t.Errorf("%s reads as another schedule", form)
		})
	}
}

// TestListOrderOfADay has lists of which only holidays of other years are observed on the
// one date on which they hold.
func TestListOrderOfADay(t *testing.T) {
	moved := func(month time.Month, day, from, to int) calendar.HolidayLists {
		weekend := func(h *cal.Holiday) {
			h.Observed = []cal.AltDay{{Day: time.Saturday, Offset: from}, {Day: time.Sunday, Offset: to}}
		}
		return calendar.HolidayLists{"a": {yearly("A", month, day, weekend)}, "b": {yearly("B", month, day, weekend)}}
	}
	for day, rules := range map[string]calendar.HolidayLists{
		"2027-12-31": moved(time.January, 1, -1, 1), // 2028-01-01 is a Saturday
		"2027-12-30": moved(time.January, 1, -2, 1),
		"2029-01-01": moved(time.December, 31, -1, 1), // 2028-12-31 is a Sunday
	} {
		only := calendar.AlwaysOpen().Then(date(day), ofLists(rules, "b", "a")).Then(date(day).AddDays(1), calendar.AlwaysOpen())
		if got, want := listsIn(t, only), fmt.Sprintf(", %s b a, %s", day, date(day).AddDays(1)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestListOrderUpToATurn: what is told from a date on does not show before it.
func TestListOrderUpToATurn(t *testing.T) {
	first := func(name string, year int) *cal.Holiday {
		return yearly(name, time.December, 1, func(h *cal.Holiday) { h.StartYear = year })
	}
	rules := calendar.HolidayLists{"a": {first("A", 0)}, "b": {first("B", 0)}, "c": {first("C", 2027)}}
	s := ofLists(rules, "b", "a", "c").Then(date("2027-01-01"), ofLists(rules, "c", "a", "b"))
	if got, want := listsIn(t, s), "b a c, 2027-12-01 c a b"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestListOrderProperty: of all orders that are equal, the form has the first.
func TestListOrderProperty(t *testing.T) {
	t.Parallel()
	weekend := []cal.AltDay{{Day: time.Saturday, Offset: -1}, {Day: time.Sunday, Offset: 1}}
	pool := []*cal.Holiday{
		dayOf("A", time.December, 30), dayOf("B", time.December, 30), dayOf("B", time.December, 31), dayOf("C", time.December, 31),
		yearly("A", time.January, 1, func(h *cal.Holiday) { h.Observed = weekend }),
		yearly("C", time.January, 1, func(h *cal.Holiday) { h.Observed = weekend }),
		yearly("C", time.December, 30, func(h *cal.Holiday) { h.StartYear, h.EndYear = 2020, 2030 }),
	}
	names := []string{"a", "b", "c", "d"}
	rapid.Check(t, func(t *rapid.T) {
		rules := make(calendar.HolidayLists)
		for _, name := range names[:rapid.IntRange(2, 4).Draw(t, "lists")] {
			rules[name] = rapid.SliceOfN(rapid.SampledFrom(pool), 1, 2).Draw(t, name)
		}
		sorted := names[:len(rules)]
		order := rapid.Permutation(sorted).Draw(t, "order")
		s := ofLists(rules, order...)
		got, want := listsIn(t, s), ""
		for p := slices.Clone(sorted); p != nil && want == ""; p = following(p) {
			if ofLists(rules, p...).Equal(s) {
				want = strings.Join(p, " ")
			}
		}
		if got != want {
			t.Fatalf("%v became %s, want %s", order, got, want)
		}
	})
}

// following returns the permutation after p in the order of words, or nil after the last.
func following(p []string) []string {
	i := len(p) - 2
	for i >= 0 && p[i] > p[i+1] {
		i--
	}
	if i < 0 {
		return nil
	}
	j := len(p) - 1
	for p[j] < p[i] {
		j--
	}
	p[i], p[j] = p[j], p[i]
	slices.Reverse(p[i+1:])
	return p
}

// TestListOrderOfMany has as many lists as there may be, in the worst order.
func TestListOrderOfMany(t *testing.T) {
	skipIfRaced(t)
	const many = 1000
	rules := make(calendar.HolidayLists)
	var names []string
	for i := range many {
		name := fmt.Sprintf("%04d", i)
		rules[name] = []*cal.Holiday{dayOf(name, time.December, 1)}
		names = append(names, name)
	}
	slices.Reverse(names)
	soon(t, func() {
		if diff := cmp.Diff(strings.Join(names, " "), listsIn(t, ofLists(rules, names...))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

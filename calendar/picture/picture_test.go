package picture_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/calendar/picture"
	"github.com/dueby/dueby/internal/zones"
)

func date(text string) calendar.Date { return calendar.MustParseDate(text) }

func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(err)
	}
	return t
}

func hours(opens, closes string) calendar.Hours {
	return calendar.Hours{Open: calendar.MustParseTimeOfDay(opens), Close: calendar.MustParseTimeOfDay(closes)}
}

func in(tb testing.TB, s calendar.Schedule, zone string) *calendar.Calendar {
	tb.Helper()
	c, err := s.In(zones.Load(zone))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// A scene is a picture that is kept in testdata, as an image and as text.
type scene struct {
	name        string
	calendar    *calendar.Calendar
	from, until string
	marks       []picture.Mark
}

func scenes(tb testing.TB) []scene {
	week := calendar.MustParseSchedule("Mo-Fr 08:00-12:00,13:00-17:00; Sa,Su 00:00-06:00")
	office := calendar.MustParseSchedule("Mo-Fr 08:00-17:00")
	allDay := calendar.AlwaysOpen()
	founders := &cal.Holiday{Name: "Fête des <Fondateurs> & amis", Month: time.March, Day: 24, Func: cal.CalcDayOfMonth}
	holidays := office.WithHolidays(us.Holidays...).WithHours(date("2026-12-28"), hours("08:00", "09:00"))
	denver := in(tb, holidays, "America/Denver").Named("Denver")
	lunch := office.WithPartHolidays("", hours("12:00", "12:45"), us.ChristmasDay).
		WithPartHolidays("", hours("09:00", "15:00"), founders)
	union, err := calendar.Union(zones.Load("Europe/Paris"), denver, in(tb, lunch, "Europe/Paris").Named("Paris"))
	if err != nil {
		tb.Fatal(err)
	}
	return []scene{
		{
			"paris-march", in(tb, week.WithHolidays(founders).
				WithClosed("stock-taking", date("2026-03-25")).
				WithHours(date("2026-03-26"), hours("09:30", "11:00"), hours("14:00", "20:00")).
				WithHours(date("2026-03-28")), "Europe/Paris"),
			"2026-03-23", "2026-03-31",
			[]picture.Mark{
				{At: at("2026-03-27T15:30:00+01:00"), Label: "opened"},
				{At: at("2026-03-27T15:45:00+01:00"), Label: "paused, waiting for the customer"},
				{At: at("2026-03-27T16:20:12.5+01:00"), Label: "resumed"},
				{At: at("2026-03-29T03:30:00+02:00"), Label: "night shift looked at it"},
				{At: at("2026-03-30T23:45:00+02:00"), Label: "second line wanted by then"},
				{At: at("2026-03-30T10:30:00+02:00"), Label: "due"},
				{At: at("2026-03-30T10:30:00+02:00"), Label: "answered"},
			},
		},
		{"paris-october", in(tb, week, "Europe/Paris"), "2026-10-23", "2026-10-27", nil},
		{"sao-paulo-without-midnight", in(tb, allDay, "America/Sao_Paulo"), "2018-11-03", "2018-11-06", nil},
		{
			"sao-paulo-midnight-twice", in(tb, calendar.MustParseSchedule("Mo-Su 09:00-23:30"), "America/Sao_Paulo"),
			"2019-02-15", "2019-02-18",
			[]picture.Mark{
				{At: at("2019-02-17T01:15:00Z"), Label: "opened"},
				{At: at("2019-02-17T02:15:00Z"), Label: "due, the second time"},
			},
		},
		{
			"havana-midnight-twice", in(tb, office.WithHours(date("2026-11-01"), hours("00:00", "02:00")), "America/Havana"),
			"2026-10-31", "2026-11-03", nil,
		},
		{"lord-howe-half-hours", in(tb, week, "Australia/Lord_Howe"), "2026-04-03", "2026-04-07", nil},
		{"lord-howe-spring", in(tb, week, "Australia/Lord_Howe"), "2026-10-02", "2026-10-06", nil},
		{
			"st-johns-date-twice", in(tb, allDay, "America/St_Johns"), "2010-11-05", "2010-11-09",
			[]picture.Mark{
				{At: at("2010-11-07T02:30:30Z"), Label: "on the 7th"},
				{At: at("2010-11-07T02:31:00Z"), Label: "on the 6th"},
			},
		},
		{"apia-skipped", in(tb, office, "Pacific/Apia"), "2011-12-27", "2012-01-03", nil},
		{
			"juneau-two-dates-twice", in(tb, calendar.MustParseSchedule("Mo-Su 08:00-17:00"), "America/Juneau"),
			"1867-10-17", "1867-10-21", nil,
		},
		{
			"names-in-narrow-places", in(tb, calendar.MustParseSchedule("Mo-Fr 09:00-12:00,12:30-12:45,13:00-17:00").
				WithClosed("a name far too long for a single row, which the image cuts and the text has in full: "+
					"the office moves from the second to the third floor, and nobody can be reached", date("2026-05-13")).
				WithHolidays(fr.Holidays...), "Europe/Paris"),
			"2026-04-29", "2026-05-15",
			[]picture.Mark{{At: at("2026-05-12T07:30:00Z")}, {At: at("2026-05-14T10:00:00Z"), Label: "déposé → \x01\xff 工单"}},
		},
		{"part-holidays", in(tb, lunch, "Europe/Paris"), "2026-12-24", "2026-12-26", nil},
		{"part-holidays-twice", in(tb, lunch.WithPartHolidays("", hours("16:00", "16:30"), founders), "Europe/Paris"), "2026-03-24", "2026-03-25", nil},
		{"union", union, "2026-12-24", "2026-12-30", nil},
	}
}

// TestGolden compares pictures with the files of testdata, which are to be looked at when they
// change. With DUEBY_GOLDEN=write in the environment it writes them.
func TestGolden(t *testing.T) {
	for _, s := range scenes(t) {
		t.Run(s.name, func(t *testing.T) {
			var svg, text bytes.Buffer
			if err := picture.SVG(&svg, s.calendar, date(s.from), date(s.until), s.marks...); err != nil {
				t.Fatal(err)
			}
			if err := picture.Text(&text, s.calendar, date(s.from), date(s.until), s.marks...); err != nil {
				t.Fatal(err)
			}
			golden(t, s.name+".svg", svg.String())
			golden(t, s.name+".txt", text.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("DUEBY_GOLDEN") == "write" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

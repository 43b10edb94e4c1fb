package calendar_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

func ExampleDecodeSchedule() {
	form := `{
  "version": 1,
  "weekly": "Mo-Fr 08:00-17:00",
  "holidays": [{"list": "us"}],
  "closed": [{"date": "2026-12-28", "name": "Inventory"}]
}`
	s, err := calendar.DecodeSchedule([]byte(form), calendar.HolidayLists{"us": us.Holidays})
	fmt.Println(s, err)
	_, err = calendar.DecodeSchedule([]byte(form), calendar.HolidayLists{"usa": us.Holidays})
	fmt.Println(err)
	// Output:
	// Mo-Fr 08:00-17:00 and 11 holiday rules, 1 closed date <nil>
	// calendar: line 4, /holidays/0/list: "us": want a list whose rules were handed in: "usa"
}

func ExampleDecodeCalendar() {
	form := `{"version": 1, "zone": "UTC", "union": [
  {"zone": "Europe/Paris", "schedule": {"weekly": "Mo-Fr 08:00-17:00"}},
  {"zone": "Asia/Singapore", "schedule": {"weekly": "Mo-Fr 08:00-17:00"}}
]}`
	desk, err := calendar.DecodeCalendar([]byte(form), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	monday, err := desk.NextOpen(time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC))
	fmt.Println(desk, monday, err)
	// Output: union of 2 calendars 2026-11-23 00:00:00 +0000 UTC <nil>
}

func ExampleParseCalendar() {
	c, err := calendar.ParseCalendar("mo,tu,we,th,fr 08:00-12:00,12:00-17:00 Europe/Paris")
	fmt.Println(c, err)
	_, err = calendar.ParseCalendar("24/7 Local")
	fmt.Println(err)
	// Output:
	// Mo-Fr 08:00-17:00 Europe/Paris <nil>
	// calendar: "24/7 Local": "Local" is not a zone; after the hours want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata
}

func ExampleLoadLocation() {
	paris, err := calendar.LoadLocation("Europe/Paris")
	fmt.Println(paris, err)
	_, err = calendar.LoadLocation("Local")
	fmt.Println(err)
	// Output:
	// Europe/Paris <nil>
	// calendar: "Local": want an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata
}

func ExampleSchedule_Equal() {
	a := calendar.MustParseSchedule("Mo-Fr 08:00-12:00,12:00-17:00")
	b := calendar.MustParseSchedule("08:00-17:00; Sa,Su off")
	fmt.Println(a.Equal(b), a.Equal(b.WithHolidays(us.Holidays...)))
	// Output: true false
}

func ExampleCalendar_Equal() {
	a, errA := calendar.ParseCalendar("Mo-Fr 08:00-17:00 Europe/Paris")
	b, errB := calendar.ParseCalendar("Mo-Fr 08:00-12:00,12:00-17:00 Europe/Paris")
	fmt.Println(a.Equal(b), a.Equal(b.Named("support")), errA, errB)
	// Output: true false <nil> <nil>
}

func ExampleSchedule_MarshalJSON() {
	inventory := calendar.MustParseDate("2026-12-28")
	s := calendar.MustParseSchedule("Mo-Fr 08:00-12:00,13:00-17:00").
		WithHolidayList("us", us.Holidays...).
		WithClosed("Inventory", inventory)
	form, err := json.MarshalIndent(s, "", "  ")
	fmt.Println(string(form), err)
	_, err = s.WithHolidays(us.NewYear).MarshalJSON()
	fmt.Println(err)
	// Output:
	// {
	//   "version": 1,
	//   "weekly": "Mo-Fr 08:00-12:00,13:00-17:00",
	//   "holidays": [
	//     {
	//       "list": "us"
	//     }
	//   ],
	//   "closed": [
	//     {
	//       "date": "2026-12-28",
	//       "name": "Inventory"
	//     }
	//   ]
	// } <nil>
	// calendar: holiday "New Year's Day": is of no list; a form has it by the name of one (see WithHolidayList), or its dates (see WithClosed)
}

func ExampleSchedule_MarshalText() {
	s := calendar.MustParseSchedule("Su 22:00-24:00; Mo 00:00-06:00,08:00-17:00")
	text, err := s.MarshalText()
	fmt.Println(string(text), err)
	_, err = s.WithHolidays(us.NewYear).MarshalText()
	fmt.Println(err)
	// Output:
	// Mo 08:00-17:00; Su 22:00-06:00 <nil>
	// calendar: schedule with 1 holiday rule: cannot be said in the notation of opening hours; the JSON form has all
}

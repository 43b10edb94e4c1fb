package picture_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/calendar/picture"
)

// parisOffice is open on weekdays but for the first of April, and at night on Sundays.
func parisOffice() (*calendar.Calendar, *time.Location, error) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		return nil, nil, err
	}
	c, err := calendar.MustParseSchedule("Mo-Fr 08:00-17:00; Su 00:00-06:00").
		WithClosed("moving house", calendar.MustParseDate("2026-04-01")).In(paris)
	return c, paris, err
}

func ExampleText() {
	office, paris, err := parisOffice()
	if err != nil {
		fmt.Println(err)
		return
	}
	opened := time.Date(2026, time.March, 27, 16, 30, 0, 0, paris)
	due, err := office.Add(opened, 8*time.Hour)
	if err != nil {
		fmt.Println(err)
		return
	}
	friday := calendar.DateOf(opened)
	err = picture.Text(os.Stdout, office, friday, friday.AddDays(6),
		picture.Mark{At: opened, Label: "opened"},
		picture.Mark{At: due, Label: "due"})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// Open hours in Europe/Paris, 2026-03-27 to 2026-04-01
	// 2026-03-27 Friday: open 08:00-17:00; "opened" at 16:30
	// 2026-03-28 Saturday: closed
	// 2026-03-29 Sunday, 23 h, the clock skips from 02:00 to 03:00: open 00:00 CET to 06:00 CEST
	// 2026-03-30 Monday: open 08:00-17:00; "due" at 10:30
	// 2026-03-31 Tuesday: open 08:00-17:00
	// 2026-04-01 Wednesday: closed (closed date "moving house")
}

func ExampleSVG() {
	office, paris, err := parisOffice()
	if err != nil {
		fmt.Println(err)
		return
	}
	var image bytes.Buffer // or a file, or an http.ResponseWriter
	monday := calendar.MustParseDate("2026-03-30")
	err = picture.SVG(&image, office, monday, monday.AddDays(7),
		picture.Mark{At: time.Date(2026, time.March, 30, 10, 30, 0, 0, paris), Label: "due"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Count(image.String(), "<g data-date="), "rows")
	// Output: 7 rows
}

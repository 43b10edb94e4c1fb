package calendar_test

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/dueby/dueby/calendar"
)

// Each row of a query is scanned into a Calendar of its own, which database/sql makes
// where it is given the address of a pointer.
func ExampleCalendar_Scan() {
	db := sql.OpenDB(stored{"Mo-Fr 08:00-17:00 Europe/Paris", nil, "24/7 UTC"}) // say, an SQLite file
	rows, err := db.Query("SELECT hours FROM desks")
	for err == nil && rows.Next() {
		var c *calendar.Calendar
		if err = rows.Scan(&c); c != nil {
			fmt.Println(c)
		} else {
			fmt.Println("no hours yet")
		}
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(errors.Join(rows.Err(), rows.Close(), db.Close()))
	// Output:
	// Mo-Fr 08:00-17:00 Europe/Paris
	// no hours yet
	// 24/7 UTC
	// <nil>
}

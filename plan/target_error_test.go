package plan_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
)

// TestParseTargetErrors pins what is said about a text that is no target.
func TestParseTargetErrors(t *testing.T) {
	const (
		anything  = `want an open time of more than 0 such as 15m, 8h or 1h30m, or business days such as "2 business days"`
		more      = "want an open time of more than 0"
		longest   = "want an open time of at most 2562047h47m16.854775807s, about 292 years"
		count     = `want a whole number of business days in the range 1 to 9999, as in "2 business days"`
		timeOfDay = "want a time of day such as 16:00 or 16:00:30, not "
		which     = `want "same", "next" or "1st" to "9999th" before "business day", not `
	)
	tests := []struct{ name, text, want string }{
		{"nothing", "", anything},
		{"a word", "soon", anything},
		{"a number without a unit", "8", anything},
		{"a sign and a number without a unit", "+8", anything},
		{"a negative number without a unit", "-8", anything},
		{"a sign without more", "-", anything},
		{"a space within", "8h 30m", anything},
		{"another unit", "1w", anything},
		{"zero", "0", more},
		{"zero with a unit", "0h", more},
		{"less than zero", "-1h", more},
		{"less than a nanosecond", "0.4ns", more},
		{"the least duration", "-9223372036854775808ns", more},
		{"less than that", "-999999999h", more},
		{"a nanosecond more than a duration holds", "9223372036854775808ns", longest},
		{"hours that a duration cannot hold", "999999999h", longest},
		{"with a sign", "+999999999h", longest},
		{"in two parts", "2562047h48m", longest},

		{"a day could be 24 hours or a business day", "1d", `want "24h" or "1 business day"; a day could be either`},
		{"two", "2 days", `want "48h" or "2 business days"; a day could be either`},
		{"one, in full", "1 day", `want "24h" or "1 business day"; a day could be either`},
		{"without a space", "30days", `want "720h" or "30 business days"; a day could be either`},
		{"as many as may be", "9999 d", `want "239976h" or "9999 business days"; a day could be either`},
		{"more", "10000d", anything},
		{"less", "0 days", anything},
		{"half of one", "1.5 days", anything},
		{"days and hours", "2d6h", anything},
		{"a day that lacks its number", "days", anything},
		{"spaces between", "2  days", anything},

		{"no business days", "0 business days", "want 1 to 9999"},
		{"less than none", "-1 business days", "want 1 to 9999"},
		{"more business days than may be", "10000 business days", "want 1 to 9999"},
		{"more than an integer holds", "99999999999999999999 business days", count},
		{"half of one", "2.5 business days", count},
		{"a word for a number", "two business days", count},
		{"no number", "business days", count},
		{"two spaces", "2  business days", count},
		{"a space before", " 2 business days", count},
		{"capitals", "2 Business days", anything},
		{"a leading zero", "02 business days", `want "2 business days"`},
		{"a sign", "+2 business days", `want "2 business days"`},
		{"one in the plural", "1 business days", `want "1 business day"`},
		{"two in the singular", "2 business day", `want "2 business days"`},
		{"something after", "2 business days!", `want "2 business days"`},

		{"the end of a day", "end of day", which + `"day"`},
		{"of a business day", "end of business day", which + `"business day"`},
		{"of day 0", "end of 0th business day", which + `"0th"`},
		{"of a day before", "end of -1st business day", which + `"-1st"`},
		{"of a day too far", "end of 10000th business day", which + `"10000th"`},
		{"of a day without a number", "end of th business day", which + `"th"`},
		{"of what", "end of next", `want "business day" after "next"`},
		{"of which day", "end of 2nd", `want "business day" after "2nd"`},
		{"a number that is no ordinal", "end of 2 business day", `want "2nd", not "2"`},
		{"another ending", "end of 2st business day", `want "2nd", not "2st"`},
		{"eleven", "end of 11st business day", `want "11th", not "11st"`},
		{"twenty-one", "end of 21th business day", `want "21st", not "21th"`},
		{"a hundred and twelve", "end of 112nd business day", `want "112th", not "112nd"`},
		{"a leading zero in an ordinal", "end of 02nd business day", `want "2nd", not "02nd"`},
		{"something after the day", "end of next business day ", `want nothing after "business day", not " "`},
		{"a cutoff for the end", "end of next business day, cutoff 10:00", `want nothing after "business day", not ", cutoff 10:00"`},

		{"an hour", "16 on next business day", timeOfDay + `"16"`},
		{"no time", " on next business day", timeOfDay + `""`},
		{"a time past the end of the day", "25:00 on next business day", timeOfDay + `"25:00"`},
		{"the end of the day", "24:00 on 1st business day", "want a time before 24:00"},
		{"the next day", "16:00 on next day", which + `"next day"`},
		{"a day by no name", "16:00 on business day", which + `"business day"`},
		{"two spaces before the day", "16:00 on  next business day", which + `" next"`},
		{"an ordinal with another ending", "16:00 on 3th business day", `want "3rd", not "3th"`},
		{"the same day without a cutoff", "16:00 on same business day", "want a cutoff before 16:00 on the same business day"},
		{"with one that is the time", "10:00 on same business day, cutoff 10:00", "want a cutoff before 10:00 on the same business day"},
		{"with one that is later", "10:00:30 on same business day, cutoff 16:00", "want a cutoff before 10:00:30 on the same business day"},
		{"at its very beginning", "00:00 on same business day, cutoff 00:00", "want a time after 00:00 on the same business day, and a cutoff before it"},
		{"a cutoff without a time", "16:00 on next business day, cutoff ", timeOfDay + `""`},
		{"a cutoff that is no time", "16:00 on next business day, cutoff 25:00", timeOfDay + `"25:00"`},
		{"a cutoff without a comma", "16:00 on next business day cutoff 10:00", `want nothing after "business day", or such as ", cutoff 10:00", not " cutoff 10:00"`},
		{"a cutoff that is cut off", "16:00 on next business day, cutoff", `want nothing after "business day", or such as ", cutoff 10:00", not ", cutoff"`},
		{"a plural", "16:00 on 2nd business days", `want nothing after "business day", or such as ", cutoff 10:00", not "s"`},
		{"a long text", "end of " + strings.Repeat("x", 1<<20), which + `"` + strings.Repeat("x", 80) + `"...`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := plan.ParseTarget(tt.text)
			var parseError *plan.ParseError
			if !errors.As(err, &parseError) {
				t.Fatalf("ParseTarget(%q) = %v, %v, want a *ParseError", tt.text, got, err)
			}
			if !got.IsZero() {
				t.Errorf("ParseTarget(%q) = %v and an error", tt.text, got)
			}
			if diff := cmp.Diff(plan.ParseError{What: "target", Input: tt.text, Want: tt.want}, *parseError); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestByTimeOfDayErrors quotes the target as ParseTarget reads it.
func TestByTimeOfDayErrors(t *testing.T) {
	at := calendar.MustParseTimeOfDay
	tests := []struct {
		name       string
		n          int
		by, cutoff string
		want       string
	}{
		{"the same day without a cutoff", 0, "16:00", "24:00", `plan: target "16:00 on same business day": want a cutoff before 16:00 on the same business day`},
		{"with one that is the time", 0, "16:00", "16:00", `plan: target "16:00 on same business day, cutoff 16:00": want a cutoff before 16:00 on the same business day`},
		{"midnight", 0, "00:00", "00:00", `plan: target "00:00 on same business day, cutoff 00:00": want a time after 00:00 on the same business day, and a cutoff before it`},
		{"the end of the day", 2, "24:00", "24:00", `plan: target "24:00 on 2nd business day": want a time before 24:00`},
		{"a day before", -1, "16:00", "10:00", `plan: target "-1 business days": want 0 to 9999`},
		{"too far", 10_000, "16:00", "10:00", `plan: target "10000 business days": want 0 to 9999`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := plan.ByTimeOfDay(tt.n, at(tt.by), at(tt.cutoff))
			if err == nil || err.Error() != tt.want || !got.IsZero() {
				t.Errorf("ByTimeOfDay = %v, %v, want %s", got, err, tt.want)
			}
		})
	}
}

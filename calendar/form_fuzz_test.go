package calendar_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
)

// seed adds the golden files to a corpus, and documents that are nearly right.
func seed(f *testing.F, files string) {
	f.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "v1", files))
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		form, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(form))
	}
	for _, text := range []string{
		"", "null", "{}", `{"version":1}`, `{"version":1,"weekly":"off","holidays":[{"list":"us"},{"list":"eves","closed":"00:00-24:00"}]}`,
		`{"version":1,"weekly":"24/7","closed":[{"date":"0001-01-01"},{"date":"9999-12-31","name":"\u0000"}],"then":[{"from":"0001-01-01","weekly":"off"}]}`,
		`{"version":1,"weekly":"24/7","holidays":[{"list":"us","closed":"12:00-13:00"},{"list":"us","closed":"12:30-00:00"}],"then":[]}`,
		`{"version":1,"zone":"UTC","complement":{"complement":{"zone":"UTC","schedule":{"weekly":"24/7"}}}}`,
		`{"version":1,"zone":"UTC","union":` + strings.Repeat(`[{"union":`, 70),
	} {
		f.Add(text)
	}
}

// fuzzLists are lists as those of lists, of rules that hold for some years only: a
// function that is a rule is asked about all years whenever schedules are compared, and
// most of the time would go into that.
func fuzzLists() calendar.HolidayLists {
	few := func(rules ...*cal.Holiday) (some []*cal.Holiday) {
		for _, h := range rules {
			h := *h
			h.StartYear, h.EndYear = 2020, 2030
			some = append(some, &h)
		}
		return some
	}
	rules := few(us.NewYear, us.ThanksgivingDay, us.ChristmasDay)
	return calendar.HolidayLists{"us": rules, "eves": few(lists()["eves"]...), "gap": calendar.Bridging(rules...)}
}

// checkFormError fails unless err is a *FormError that can be printed.
func checkFormError(t *testing.T, text string, err error) {
	t.Helper()
	var fault *calendar.FormError
	if !errors.As(err, &fault) {
		t.Fatalf("of %q: a %T, want a *FormError: %v", text, err, err)
	}
	if fault.Line < 1 || fault.Line > 1+strings.Count(text, "\n") || fault.Reason == "" {
		t.Errorf("of %q: %#v", text, fault)
	}
	if msg := err.Error(); !strings.HasPrefix(msg, "calendar: line ") || strings.Contains(msg, ": calendar: ") && !strings.Contains(text, "calendar: ") || !printable(msg) || len(msg) > 1000 {
		t.Errorf("of %q: error %q", text, msg)
	}
}

// A document is a schedule or a *FormError; a schedule has one form, which reads as it.
func FuzzDecodeSchedule(f *testing.F) {
	seed(f, "schedule-*.json")
	rules := fuzzLists()
	f.Fuzz(func(t *testing.T, text string) {
		s, err := calendar.DecodeSchedule([]byte(text), rules)
		if err != nil {
			checkFormError(t, text, err)
			return
		}
		form, err := s.MarshalJSON()
		if err != nil {
			t.Fatalf("%q has no form: %v", text, err)
		}
		again, err := calendar.DecodeSchedule(form, rules)
		if err != nil || !again.Equal(s) {
			t.Fatalf("%q became %s, and that %v, %v", text, form, again, err)
		}
		if second, err := again.MarshalJSON(); err != nil || string(second) != string(form) {
			t.Fatalf("%q became %s, and that %s, %v", text, form, second, err)
		}
	})
}

// A document is a calendar or a *FormError; a calendar has one form, which reads as it.
func FuzzDecodeCalendar(f *testing.F) {
	seed(f, "calendar-*.json")
	rules := fuzzLists()
	f.Fuzz(func(t *testing.T, text string) {
		c, err := calendar.DecodeCalendar([]byte(text), rules)
		if err != nil {
			checkFormError(t, text, err)
			return
		}
		form, err := c.MarshalJSON()
		if err != nil {
			t.Fatalf("%q has no form: %v", text, err)
		}
		again, err := calendar.DecodeCalendar(form, rules)
		if err != nil || !again.Equal(c) {
			t.Fatalf("%q became %s, and that %v, %v", text, form, again, err)
		}
		if second, err := again.MarshalJSON(); err != nil || string(second) != string(form) {
			t.Fatalf("%q became %s, and that %s, %v", text, form, second, err)
		}
	})
}

// A text is a calendar or one of two errors; a calendar of a text has one text.
func FuzzParseCalendar(f *testing.F) {
	for _, text := range []string{"", "UTC", "24/7 UTC", "off UTC", "Mo-Fr 08:00-17:00 Europe/Paris", "Su 22:00-06:00\tAsia/Tokyo ", "24/7 Local", "24/7 ../UTC", "8:00 \xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := calendar.ParseCalendar(text)
		switch {
		case errors.Is(err, calendar.ErrNever):
			return
		case err != nil:
			checkParseError(t, text, err)
			return
		}
		form, err := c.MarshalText()
		if err != nil {
			t.Fatalf("%q has no text: %v", text, err)
		}
		again, err := calendar.ParseCalendar(string(form))
		if err != nil || !again.Equal(c) || again.String() != string(form) {
			t.Fatalf("%q became %q, and that %v, %v", text, form, again, err)
		}
	})
}

package calendar_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
)

// spell writes the hours of a schedule's week, each day with its own: night halves
// stand on the day that they are part of.
func spell(tb testing.TB, s calendar.Schedule) string {
	tb.Helper()
	c, err := s.In(time.UTC)
	if errors.Is(err, calendar.ErrNever) {
		return "off"
	}
	if err != nil {
		tb.Fatalf("In: %v", err)
	}
	monday := at("2026-01-05T00:00:00Z")
	var days []string
	for day, name := range []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"} {
		midnight := monday.AddDate(0, 0, day)
		var hs []string
		for _, r := range openRuns(tb, c, midnight, midnight.AddDate(0, 0, 1)) {
			hs = append(hs, timeOfDay(int(r.start.Sub(midnight).Seconds())).String()+"-"+timeOfDay(int(r.end.Sub(midnight).Seconds())).String())
		}
		if len(hs) > 0 {
			days = append(days, name+" "+strings.Join(hs, ","))
		}
	}
	return strings.Join(days, "; ")
}

func TestParseSchedule(t *testing.T) {
	t.Parallel()
	const (
		office = "Mo 08:00-17:00; Tu 08:00-17:00; We 08:00-17:00; Th 08:00-17:00; Fr 08:00-17:00"
		always = "Mo 00:00-24:00; Tu 00:00-24:00; We 00:00-24:00; Th 00:00-24:00; Fr 00:00-24:00; Sa 00:00-24:00; Su 00:00-24:00"
	)
	tests := []struct{ name, text, want string }{
		{"an office", "Mo-Fr 08:00-17:00", office},
		{"lunch, and a short Friday", "Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00", "Mo 08:00-12:00,13:00-17:00; Tu 08:00-12:00,13:00-17:00; We 08:00-12:00,13:00-17:00; Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00"},
		{"round the clock", "24/7", always},
		{"round the clock but", "24/7; Sa-Su off", "Mo 00:00-24:00; Tu 00:00-24:00; We 00:00-24:00; Th 00:00-24:00; Fr 00:00-24:00"},
		{"round the clock in the end", "Mo off; 24/7", always},
		{"past midnight, past the week's end", "Su 22:00-06:00", "Mo 00:00-06:00; Su 22:00-24:00"},
		{"until 00:00", "Mo 20:00-00:00", "Mo 20:00-24:00"},
		{"until 24:00", "Mo 20:00-24:00", "Mo 20:00-24:00"},
		{"a whole day, both ways", "Mo 00:00-24:00; Tu 00:00-00:00:01,00:00:01-00:00", "Mo 00:00-24:00; Tu 00:00-24:00"},
		{"seconds", "Mo 08:00:30-17:00:15", "Mo 08:00:30-17:00:15"},
		{"without days, every day", "08:00-08:30", "Mo 08:00-08:30; Tu 08:00-08:30; We 08:00-08:30; Th 08:00-08:30; Fr 08:00-08:30; Sa 08:00-08:30; Su 08:00-08:30"},
		{"a list of days", "Mo,We,Sa 08:00-09:00", "Mo 08:00-09:00; We 08:00-09:00; Sa 08:00-09:00"},
		{"a list of days and spans", "Sa,Mo-Tu,Th-Fr 08:00-09:00", "Mo 08:00-09:00; Tu 08:00-09:00; Th 08:00-09:00; Fr 08:00-09:00; Sa 08:00-09:00"},
		{"a day twice", "Mo,Mo-Tu,Tu 08:00-09:00", "Mo 08:00-09:00; Tu 08:00-09:00"},
		{"a span over Sunday", "Fr-Mo 08:00-09:00", "Mo 08:00-09:00; Fr 08:00-09:00; Sa 08:00-09:00; Su 08:00-09:00"},
		{"a span of one day", "We-We 08:00-09:00", "We 08:00-09:00"},
		{"a span of all days, from Tuesday", "Tu-Mo 08:00-08:01", "Mo 08:00-08:01; Tu 08:00-08:01; We 08:00-08:01; Th 08:00-08:01; Fr 08:00-08:01; Sa 08:00-08:01; Su 08:00-08:01"},
		{"a later rule replaces", "Mo-Fr 08:00-12:00; We 13:00-17:00", "Mo 08:00-12:00; Tu 08:00-12:00; We 13:00-17:00; Th 08:00-12:00; Fr 08:00-12:00"},
		{"a later rule says off", "Mo-Fr 08:00-17:00; We off", "Mo 08:00-17:00; Tu 08:00-17:00; Th 08:00-17:00; Fr 08:00-17:00"},
		{"a later rule says closed", "Mo-Fr 08:00-17:00; We,Th closed", "Mo 08:00-17:00; Tu 08:00-17:00; Fr 08:00-17:00"},
		{"a later rule says off, on all days", "Mo-Fr 08:00-17:00; off; Sa 10:00-11:00", "Sa 10:00-11:00"},
		{
			"a later rule replaces the hours that start on its days", "22:00-02:00; Tu 08:00-09:00",
			"Mo 00:00-02:00,22:00-24:00; Tu 00:00-02:00,08:00-09:00; We 22:00-24:00; Th 00:00-02:00,22:00-24:00; Fr 00:00-02:00,22:00-24:00; Sa 00:00-02:00,22:00-24:00; Su 00:00-02:00,22:00-24:00",
		},
		{"nothing at all", "off", "off"},
		{"nothing on some days", "Sa,Su closed", "off"},
		{"any case", "mO-fR 08:00-17:00; SA OFF; su Closed", office},
		{"spaces everywhere", "\t Mo \n- Fr   08:00 - \r\n12:00 , 12:00\t-17:00 ; Sa \t off ; Su  closed  ", office},
		{"no spaces but one", "Mo-Fr 08:00-12:00,12:00-17:00;Sa off;Su closed", office},
		{"spaces around the days' comma", "Mo , Tu 08:00-09:00", "Mo 08:00-09:00; Tu 08:00-09:00"},
		{"spaces around round the clock", "  24/7  ;  Mo-Su off  ; 24/7", always},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := calendar.ParseSchedule(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, spell(t, s)); diff != "" {
				t.Errorf("ParseSchedule(%q) (-want +got):\n%s", tt.text, diff)
			}
			if s.Err() != nil {
				t.Errorf("carries %v", s.Err())
			}
		})
	}
}

func TestParseScheduleRefuses(t *testing.T) {
	t.Parallel()
	const (
		empty  = `a rule is empty; want one such as "Mo-Fr 08:00-17:00", "Sa off" or "24/7"`
		more   = ` is out of place; want "," before more hours, ";" before another rule, or the end`
		day    = " is not a weekday (Mo, Tu, We, Th, Fr, Sa, Su)"
		clock  = " is not a time of day (00:00 to 24:00)"
		opens  = " opens at 24:00; an opening is in the range 00:00 to 23:59:59"
		length = " has no length; the whole day is 00:00-24:00"
	)
	tests := []struct {
		name   string
		text   string
		offset int
		want   string
	}{
		{"nothing", "", 0, empty},
		{"only spaces", "  ", 2, empty},
		{"only a semicolon", ";", 0, empty},
		{"an empty last rule", "Mo 08:00-17:00;", 15, empty},
		{"an empty rule between", "Mo 08:00-17:00; ; Tu off", 16, empty},
		{"no hours", "Mo", 2, "the end" + clock},
		{"no hours, another rule", "Mo; Tu off", 2, ";" + clock},
		{"no last day", "Mo-", 3, "the end" + day},
		{"no day after a comma", "Mo, 08:00-17:00", 4, "08:00" + day},
		{"25:00", "Mo-Fr 17:00-25:00", 12, "25:00" + clock},
		{"hours that OpenStreetMap would count on", "Fr 22:00-26:00", 9, "26:00" + clock},
		{"one digit", "Mo-Fr 8:00-17:00", 6, "8:00" + clock},
		{"no minutes", "Mo 08-17", 3, "08" + clock},
		{"twelve hours", "Mo 08:00am-05:00pm", 3, "08:00am" + clock},
		{"60 minutes", "Mo 08:60-09:00", 3, "08:60" + clock},
		{"past 24:00", "Mo 08:00-24:01", 9, "24:01" + clock},
		{"no closing", "Mo-Fr 08:00", 11, `the end is out of place; want "-" and the time of closing after 08:00`},
		{"a word for the closing", "Mo 08:00 sunset", 9, `sunset is out of place; want "-" and the time of closing after 08:00`},
		{"an en dash", "Mo 08:00–17:00", 8, `– is out of place; want "-" and the time of closing after 08:00`},
		{"no time after the dash", "Mo-Fr 08:00-", 12, "the end" + clock},
		{"open end", "Mo 08:00-17:00+", 14, "+" + more},
		{"no semicolon", "Mo-Fr 08:00-17:00 Sa off", 18, "Sa" + more},
		{"bars", "Mo 08:00-17:00 || Tu off", 15, "|" + more},
		{"off among hours", "Mo 08:00-17:00, off", 16, "off" + clock},
		{"hours after off", "Mo off 08:00-17:00", 7, "08:00" + more},
		{"opens at 24:00", "Mo 24:00-06:00", 3, "24:00-06:00" + opens},
		{"no length", "Mo 08:00-08:00", 3, "08:00-08:00" + length},
		{"no length, second hours", "Mo 08:00-12:00, 13:00-13:00", 16, "13:00-13:00" + length},
		{"no length, at midnight", "Mo 00:00-00:00", 3, "00:00-00:00" + length},
		{"no weekday", "Xx 08:00-17:00", 0, "Xx" + day},
		{"no weekday at the end of a span", "Mo-Xx 08:00-17:00", 3, "Xx" + day},
		{"a whole word", "Monday 08:00-17:00", 0, "Monday" + day},
		{"a month", "Mo off; Jan 08:00-17:00", 8, "Jan" + day},
		{"public holidays", "Mo-Fr 08:00-17:00; PH off", 19, "PH" + day + "; holidays are added with WithHolidays"},
		{"school holidays, in a list", "Mo,sh off", 3, "sh" + day + "; holidays are added with WithHolidays"},
		{"more after round the clock", "24/7 off", 5, "off" + more},
		{"24/8", "24/8", 0, "24" + clock},
		{"round the clock on a day", "Mo 24/7", 3, "24" + clock},
		{"a space within a word", "M o 08:00-17:00", 0, "M" + day},
		{"a space within a time", "Mo 08 :00-17:00", 3, "08" + clock},
		{"a colon instead", "Mo: 08:00-17:00", 0, "Mo:" + day},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := calendar.ParseSchedule(tt.text)
			var fault *calendar.ParseError
			if !errors.As(err, &fault) {
				t.Fatalf("ParseSchedule(%q): %v, want a *ParseError", tt.text, err)
			}
			want := &calendar.ParseError{Input: tt.text, Offset: tt.offset, Reason: tt.want}
			if diff := cmp.Diff(want, fault); diff != "" {
				t.Errorf("ParseSchedule(%q) (-want +got):\n%s", tt.text, diff)
			}
			if want := fmt.Sprintf("calendar: %q: %s", tt.text, tt.want); err.Error() != want {
				t.Errorf("error %q, want %q", err, want)
			}
			if (s != calendar.Schedule{}) {
				t.Error("a schedule beside the error")
			}
			defer func() {
				if r := recover(); fmt.Sprint(r) != err.Error() {
					t.Errorf("MustParseSchedule panics with %v", r)
				}
			}()
			calendar.MustParseSchedule(tt.text)
			t.Error("MustParseSchedule does not panic")
		})
	}
}

// Of a long text the error quotes the part around the fault.
func TestParseErrorOfALongText(t *testing.T) {
	t.Parallel()
	const clock = " is not a time of day (00:00 to 24:00)"
	filler := func(n int) string { return strings.Repeat("Mo off; ", n) }
	tests := []struct {
		name string
		text string
		want string
	}{
		{"80 bytes", filler(9) + "Mo 8:00 ", `calendar: "` + filler(9) + `Mo 8:00 ": 8:00` + clock},
		{"at the start", "Mo 8:00-09:00; " + filler(20), `calendar: "Mo 8:00-09:00; ` + filler(8) + `M"...: 8:00` + clock},
		{"at the end", filler(20) + "Mo 8:00", `calendar: ...` + `"` + (filler(20) + "Mo 8:00")[87:] + `": 8:00` + clock},
		{"in the middle", filler(20) + "Mo 8:00-09:00; " + filler(20), `calendar: ..."` + filler(20)[123:] + `Mo 8:00-09:00; ` + filler(20)[:28] + `"...: 8:00` + clock},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := calendar.ParseSchedule(tt.text)
			if diff := cmp.Diff(tt.want, errorText(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever stands in the text, its error is fit to be printed.
func TestParseErrorIsPrintable(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"\x00", "Mo\x00", "Mo 08:00\x1b[31m-09:00", "Mo 08:00-09:00\a", "\xff", "Mo-\xff", "Mo 08:00-09:00\xff\xfe", "Mo\u2028", strings.Repeat("ä", 100)} {
		_, err := calendar.ParseSchedule(text)
		if err == nil {
			t.Errorf("ParseSchedule(%q) accepts", text)
		} else if !printable(err.Error()) {
			t.Errorf("ParseSchedule(%q): the error %q is not printable", text, err)
		}
		for _, parse := range []func(string) error{
			func(s string) error { _, err := calendar.ParseDate(s); return err },
			func(s string) error { _, err := calendar.ParseTimeOfDay(s); return err },
		} {
			if err := parse(text); err == nil || !printable(err.Error()) {
				t.Errorf("of %q: the error %q is not printable", text, err)
			}
		}
	}
}

func printable(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0
}

func TestParseScheduleTooManyIntervals(t *testing.T) {
	t.Parallel()
	text := func(n int) string {
		var hs []string
		for _, h := range quarters(n) {
			hs = append(hs, h.String())
		}
		return "Mo " + strings.Join(hs, ",")
	}
	if _, err := calendar.ParseSchedule(text(96)); err != nil {
		t.Errorf("96 intervals: %v", err)
	}
	_, err := calendar.ParseSchedule(text(97))
	want := &calendar.ParseError{Input: text(97), Reason: "Monday: 97 intervals; a day has at most 96"}
	var fault *calendar.ParseError
	if !errors.As(err, &fault) || !cmp.Equal(want, fault) {
		t.Errorf("97 intervals: %v, want a *ParseError %v", err, want)
	}
}

// An error shows the word that is out of place, the beginning of a long one.
func TestWordsInErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"z 08:00-17:00":                          "z is not a weekday",
		"Z 08:00-17:00":                          "Z is not a weekday",
		strings.Repeat("a", 24) + " 08:00-17:00": strings.Repeat("a", 24) + " is not a weekday",
		strings.Repeat("a", 25) + " 08:00-17:00": strings.Repeat("a", 24) + "... is not a weekday",
	} {
		if _, err := calendar.ParseSchedule(text); err == nil || !strings.Contains(err.Error(), ": "+want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

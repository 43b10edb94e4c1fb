package calendar_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
)

func TestParseTimeOfDay(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		text   string
		want   time.Duration
		string string
	}{
		{"midnight", "00:00", 0, "00:00"},
		{"a minute", "00:01", time.Minute, "00:01"},
		{"morning", "08:30", 8*time.Hour + 30*time.Minute, "08:30"},
		{"seconds", "08:30:15", 8*time.Hour + 30*time.Minute + 15*time.Second, "08:30:15"},
		{"no seconds to speak of", "08:30:00", 8*time.Hour + 30*time.Minute, "08:30"},
		{"ten hours", "20:59", 20*time.Hour + 59*time.Minute, "20:59"},
		{"the last second", "23:59:59", 24*time.Hour - time.Second, "23:59:59"},
		{"the end of the day", "24:00", 24 * time.Hour, "24:00"},
		{"the end of the day, with seconds", "24:00:00", 24 * time.Hour, "24:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := calendar.ParseTimeOfDay(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got.Duration() != tt.want || got.String() != tt.string {
				t.Errorf("%v and %q, want %v and %q", got.Duration(), got, tt.want, tt.string)
			}
			if sum := time.Duration(got.Hour())*time.Hour + time.Duration(got.Minute())*time.Minute + time.Duration(got.Second())*time.Second; sum != tt.want {
				t.Errorf("Hour, Minute, Second: %d, %d, %d", got.Hour(), got.Minute(), got.Second())
			}
			if again, err := calendar.NewTimeOfDay(got.Hour(), got.Minute(), got.Second()); err != nil || again != got {
				t.Errorf("NewTimeOfDay of its parts: %v, %v", again, err)
			}
			if must := calendar.MustParseTimeOfDay(tt.text); must != got {
				t.Errorf("MustParseTimeOfDay: %v", must)
			}
		})
	}
}

func TestParseTimeOfDayRefuses(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing": "", "no minutes": "08", "one digit": "8:00", "three digits": "008:00", "one digit of a minute": "08:0",
		"no colon": "0800", "another colon": "08.00", "a colon, then none": "08:0000", "another second colon": "08:00.00",
		"25:00": "25:00", "60 minutes": "08:60", "60 seconds": "08:00:60", "past the end": "24:00:01", "a minute past": "24:01",
		"99:99": "99:99", "spaces": " 08:00", "a space after": "08:00 ", "a sign": "+8:00", "a minus": "-1:00",
		"other digits": "٠٨:٠٠", "fractions": "08:00:00.5", "a letter": "0a:00", "letters": "noon!", "eight bytes": "08:00:0x", "no time at all": "08:00:  ",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := calendar.ParseTimeOfDay(text)
			want := &calendar.ParseError{Input: text, Reason: "want a time of day such as 08:00 or 08:00:30 (00:00 to 24:00)"}
			var fault *calendar.ParseError
			if !errors.As(err, &fault) || !cmp.Equal(want, fault) || got != (calendar.TimeOfDay{}) {
				t.Errorf("ParseTimeOfDay(%q) = %v, %v, want %v", text, got, err, want)
			}
			defer func() {
				if recover() == nil {
					t.Errorf("MustParseTimeOfDay(%q) does not panic", text)
				}
			}()
			calendar.MustParseTimeOfDay(text)
		})
	}
	_, err := calendar.ParseTimeOfDay("8:00")
	if want := `calendar: "8:00": want a time of day such as 08:00 or 08:00:30 (00:00 to 24:00)`; errorText(err) != want {
		t.Errorf("error %q, want %q", err, want)
	}
}

func TestNewTimeOfDay(t *testing.T) {
	t.Parallel()
	tests := []struct {
		hour, minute, second int
		want                 string
	}{
		{0, 0, 0, "00:00"},
		{23, 59, 59, "23:59:59"},
		{24, 0, 0, "24:00"},
		{24, 0, 1, `calendar: "24:00:01": 24:00:01 is not a time of day (00:00 to 24:00)`},
		{24, 1, 0, `calendar: "24:01:00": 24:01:00 is not a time of day (00:00 to 24:00)`},
		{25, 0, 0, `calendar: "25:00:00": 25:00:00 is not a time of day (00:00 to 24:00)`},
		{-1, 0, 0, `calendar: "-1:00:00": -1:00:00 is not a time of day (00:00 to 24:00)`},
		{8, 60, 0, `calendar: "08:60:00": 08:60:00 is not a time of day (00:00 to 24:00)`},
		{8, -1, 0, `calendar: "08:-1:00": 08:-1:00 is not a time of day (00:00 to 24:00)`},
		{8, 0, 60, `calendar: "08:00:60": 08:00:60 is not a time of day (00:00 to 24:00)`},
		{8, 0, -1, `calendar: "08:00:-1": 08:00:-1 is not a time of day (00:00 to 24:00)`},
		{1 << 40, 0, 0, `calendar: "1099511627776:00:00": 1099511627776:00:00 is not a time of day (00:00 to 24:00)`},
		{0, 1 << 32, 0, `calendar: "00:4294967296:00": 00:4294967296:00 is not a time of day (00:00 to 24:00)`},
	}
	for _, tt := range tests {
		got, err := calendar.NewTimeOfDay(tt.hour, tt.minute, tt.second)
		text := got.String()
		if err != nil {
			text = err.Error()
		}
		if diff := cmp.Diff(tt.want, text); diff != "" {
			t.Errorf("NewTimeOfDay(%d, %d, %d) (-want +got):\n%s", tt.hour, tt.minute, tt.second, diff)
		}
	}
}

func TestTimeOfDayCompare(t *testing.T) {
	t.Parallel()
	sorted := []calendar.TimeOfDay{{}, timeOfDay(1), timeOfDay(59), timeOfDay(60), timeOfDay(3600), timeOfDay(86399), timeOfDay(86400)}
	for i, a := range sorted {
		for j, b := range sorted {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := a.Compare(b); got != want || (a == b) != (want == 0) {
				t.Errorf("%v.Compare(%v) = %d, want %d", a, b, got, want)
			}
		}
	}
}

// JSON is what text forms are for.
func TestTextForms(t *testing.T) {
	t.Parallel()
	type office struct {
		Open   calendar.TimeOfDay
		Since  calendar.Date
		Until  calendar.Date
		Closes map[calendar.Date]calendar.TimeOfDay
	}
	want := office{
		Open: calendar.MustParseTimeOfDay("08:00:30"), Since: date("0001-02-03"),
		Closes: map[calendar.Date]calendar.TimeOfDay{date("2026-12-24"): calendar.MustParseTimeOfDay("24:00")},
	}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`{"Open":"08:00:30","Since":"0001-02-03","Until":"","Closes":{"2026-12-24":"24:00"}}`, string(text)); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
	got := office{Until: date("2026-01-01")}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Open != want.Open || got.Since != want.Since || !got.Until.IsZero() || len(got.Closes) != 1 || got.Closes[date("2026-12-24")] != want.Closes[date("2026-12-24")] {
		t.Errorf("round trip: %v, want %v", got, want)
	}
	for _, bad := range []string{`{"Open":""}`, `{"Open":"8:00"}`, `{"Since":"2026-1-1"}`, `{"Since":"2026-02-29"}`, `{"Closes":{"x":"08:00"}}`} {
		kept := want
		if err := json.Unmarshal([]byte(bad), &kept); err == nil {
			t.Errorf("%s: no error", bad)
		}
		if kept.Open != want.Open || kept.Since != want.Since {
			t.Errorf("%s: the value changed to %v", bad, kept)
		}
	}
	// Append appends.
	b, err := want.Open.AppendText([]byte("at "))
	if err == nil {
		b, err = want.Since.AppendText(append(b, ' '))
	}
	if err == nil {
		b, err = want.Until.AppendText(b)
	}
	if err != nil || string(b) != "at 08:00:30 0001-02-03" {
		t.Errorf("AppendText: %q, %v", b, err)
	}
}

func TestHoursString(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"08:00-17:00", "22:00-06:00:01", "00:00-24:00", "00:00-00:00"} {
		if got := hours(text)[0].String(); got != text {
			t.Errorf("String() = %q, want %q", got, text)
		}
	}
}

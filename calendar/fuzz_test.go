package calendar_test

import (
	"encoding/binary"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/zones"
)

// checkParseError fails unless err is a *ParseError about text that points into it
// and can be printed.
func checkParseError(t *testing.T, text string, err error) {
	t.Helper()
	var fault *calendar.ParseError
	if !errors.As(err, &fault) {
		t.Fatalf("of %q: a %T, want a *ParseError", text, err)
	}
	if fault.Input != text || fault.Offset < 0 || fault.Offset > len(text) || fault.Reason == "" {
		t.Errorf("of %q: %#v", text, fault)
	}
	if msg := err.Error(); !strings.HasPrefix(msg, "calendar: ") || !printable(msg) {
		t.Errorf("of %q: error %q", text, msg)
	}
}

// A text is a schedule or a *ParseError; what it says can be said again, in other
// letters and with other spaces.
func FuzzParseSchedule(f *testing.F) {
	for _, text := range []string{
		"", "24/7", "off", "Mo-Fr 08:00-17:00", "Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00", "Su 22:00-06:00", "Fr-Mo,We 00:00-24:00",
		"Mo-Fr 08:00-17:00; We off", "mo 08:00:30-00:00", " Sa , Su 10:00 - 12:00 ;", "PH off", "Mo 8:00", "Mo 24:00-24:00", "08:00-08:00", "\xff", "Mo\x00", "24/7;24/7",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := calendar.ParseSchedule(text)
		if err != nil {
			checkParseError(t, text, err)
			return
		}
		if s.Err() != nil {
			t.Errorf("ParseSchedule(%q) carries %v", text, s.Err())
		}
		want := spell(t, s)
		for _, again := range []string{
			want, strings.ToUpper(text), strings.ToLower(text), "\n" + text + "\t", "Mo 01:00-02:00;" + "24/7;off ; " + text + ";" + text,
			strings.NewReplacer(";", " ; ", ",", " , ", "-", " - ").Replace(text),
		} {
			s, err := calendar.ParseSchedule(again)
			if err != nil {
				t.Errorf("%q is a schedule, %q is not: %v", text, again, err)
			} else if got := spell(t, s); got != want {
				t.Errorf("%q is %s, %q is %s", text, want, again, got)
			}
		}
	})
}

var clock = regexp.MustCompile(`^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00(:00)?)$`)

func FuzzParseTimeOfDay(f *testing.F) {
	for _, text := range []string{"", "00:00", "08:30", "08:30:15", "23:59:59", "24:00", "24:00:00", "24:00:01", "8:00", "08:60", "0800", "-1:00", "٠٨:٠٠"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := calendar.ParseTimeOfDay(text)
		if want := clock.MatchString(text) && !strings.HasSuffix(text, "\n"); (err == nil) != want {
			t.Fatalf("ParseTimeOfDay(%q) = %v, %v", text, got, err)
		}
		if err != nil {
			checkParseError(t, text, err)
			return
		}
		if want := strings.TrimSuffix(text[5:], ":00"); got.String() != text[:5]+want {
			t.Errorf("ParseTimeOfDay(%q) = %v", text, got)
		}
		var again calendar.TimeOfDay
		form, err := got.MarshalText()
		if err == nil {
			err = again.UnmarshalText(form)
		}
		if err != nil || again != got {
			t.Errorf("%v, in text and back: %v, %v", got, again, err)
		}
		if d := got.Duration(); d < 0 || d > 24*time.Hour || timeOfDay(int(d/time.Second)) != got {
			t.Errorf("%v.Duration() = %v", got, d)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"", "0001-01-01", "9999-12-31", "0000-01-01", "2024-02-29", "2026-02-29", "2026-13-01", "2026-1-1", "-026-01-01", "2026-01-01Z"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := calendar.ParseDate(text)
		day, dayErr := time.Parse(time.DateOnly, text)
		if want := dayErr == nil && day.Year() > 0; (err == nil) != want {
			t.Fatalf("ParseDate(%q) = %v, %v; time.Parse: %v", text, got, err, dayErr)
		}
		if err != nil {
			checkParseError(t, text, err)
			return
		}
		if got.String() != text || got != calendar.DateOf(day) || got.Weekday() != day.Weekday() {
			t.Errorf("ParseDate(%q) = %v, a %v", text, got, got.Weekday())
		}
		var again calendar.Date
		form, err := got.MarshalText()
		if err == nil {
			err = again.UnmarshalText(form)
		}
		if err != nil || again != got {
			t.Errorf("%v, in text and back: %v, %v", got, again, err)
		}
		if next := got.AddDays(1); next.String() != day.AddDate(0, 0, 1).Format(time.DateOnly) && text != "9999-12-31" || next.Compare(got) == -1 && !next.IsZero() {
			t.Errorf("the day after %v is %v", got, next)
		}
	})
}

// A source draws numbers from bytes; when there are none left they are 0.
type source struct{ bytes []byte }

func (s *source) n(limit int) int {
	if len(s.bytes) < 2 {
		return 0
	}
	n := int(binary.BigEndian.Uint16(s.bytes))
	s.bytes = s.bytes[2:]
	return n % limit
}

func (s *source) int64() int64 {
	if len(s.bytes) < 8 {
		return 0
	}
	n := int64(binary.BigEndian.Uint64(s.bytes))
	s.bytes = s.bytes[8:]
	return n
}

// instant is a second of the range, mostly, or any of 64 bits.
func (s *source) instant() time.Time {
	sec := s.int64()
	if s.n(8) > 0 {
		sec = first.Unix() + int64(uint64(sec)%uint64(last.Unix()-first.Unix()+1))
	}
	return time.Unix(sec, s.int64()%1e9)
}

func (s *source) hours() []calendar.Hours {
	var hs []calendar.Hours
	for range s.n(5) {
		hs = append(hs, calendar.Hours{Open: timeOfDay(s.n(1441) * 60), Close: timeOfDay(s.n(1441) * 60)})
	}
	return hs
}

// schedule may be one with mistakes; most of its special days are near an instant.
func (s *source) schedule(near time.Time) calendar.Schedule {
	var week calendar.Week
	for day := range week {
		week[day] = s.hours()
	}
	sched, _ := calendar.NewSchedule(week)
	if s.n(5) == 0 {
		sched = calendar.AlwaysOpen()
	}
	for range s.n(6) {
		day := calendar.DateOf(near).AddDays(s.n(9) - 4)
		if s.n(8) == 0 {
			day = calendar.DateOf(s.instant())
		}
		switch s.n(3) {
		case 0:
			sched = sched.WithHours(day, s.hours()...)
		case 1:
			sched = sched.WithClosed("closed", day)
		default:
			answers := time.Date(day.Year(), day.Month(), day.Day(), s.n(24), 0, 0, 0, time.UTC)
			rule := answering("holiday", func(int) time.Time { return answers })
			if s.n(4) == 0 {
				rule.CalcOffset, rule.StartYear, rule.EndYear = int(s.int64()), s.n(10_000), s.n(10_000)
			}
			rule.Observed = append(rule.Observed, weekendAlt[s.n(2)])
			sched = sched.WithHolidays(rule)
		}
	}
	return sched
}

// No schedule and no question makes a calendar panic, hang, or contradict itself.
func FuzzCalendar(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("a calendar, a zone, and some instants to ask about, drawn from these bytes"))
	for seed := range 40 {
		bytes := make([]byte, 400)
		for i := range bytes {
			bytes[i] = byte((i*i*(seed+3) + i*seed*7 + seed*seed) >> 1)
		}
		f.Add(bytes)
	}
	names := zones.Names()
	f.Fuzz(func(t *testing.T, bytes []byte) {
		s := &source{bytes}
		loc := zones.Load(names[s.n(len(names))])
		from, to := s.instant(), s.instant()
		if s.n(4) > 0 { // mostly not far
			to = from.Add(time.Duration(s.int64()) % (2000 * time.Hour))
		}
		d := time.Duration(s.int64())
		if s.n(2) == 0 {
			d %= 1000 * time.Hour
		}
		sched := s.schedule(from)
		c, err := sched.In(loc)
		if err != nil {
			var mistake *calendar.ScheduleError
			if c != nil || !errors.As(err, &mistake) || !printable(err.Error()) {
				t.Fatalf("In: %v, %v", c, err)
			}
			return
		}
		soon(t, func() { checkLaws(t, c, from, to, d) })
	})
}

func checkLaws(t *testing.T, c *calendar.Calendar, from, to time.Time, d time.Duration) {
	t.Helper()
	inRange := func(t time.Time) bool { return !t.Before(first) && !t.After(last) }
	known := func(what string, err error, ok bool) bool {
		t.Helper()
		if !ok && !errors.Is(err, calendar.ErrRange) || ok && err != nil &&
			!errors.Is(err, calendar.ErrRange) && !errors.Is(err, calendar.ErrNever) && !errors.Is(err, calendar.ErrOverflow) {
			t.Errorf("%s: error %v", what, err)
		}
		return err == nil
	}
	ok := inRange(from)
	if c.IsOpen(from) && !ok {
		t.Error("open outside the range")
	}
	for _, method := range []string{"NextOpen", "NextClose", "PrevOpen", "PrevClose"} {
		got, err := ask(c, method, from)
		if !known(method, err, ok) {
			continue
		}
		forward := strings.HasPrefix(method, "Next")
		if forward && got.Before(from) || !forward && got.After(from) || strings.HasSuffix(method, "Open") != c.IsOpen(got) {
			t.Errorf("%s(%v) = %v", method, from, got)
		}
		if got.Location() != c.Location() {
			t.Errorf("%s(%v) in %v", method, from, got.Location())
		}
	}
	due, err := c.Add(from, d)
	if known("Add", err, ok) {
		if got, err := c.Between(from, due); err != nil || got != d {
			t.Errorf("Add(%v, %v) = %v, Between %v, %v", from, d, due, got, err)
		}
		if nudge := due.Add(-1); d > 0 && inRange(nudge) {
			if got, err := c.Between(from, nudge); err != nil || got != d-1 {
				t.Errorf("Add(%v, %v) = %v is not the earliest: %v, %v", from, d, due, got, err)
			}
		}
		if nudge := due.Add(1); d < 0 && inRange(nudge) {
			if got, err := c.Between(nudge, from); err != nil || got != -(d+1) {
				t.Errorf("Add(%v, %v) = %v is not the latest: %v, %v", from, d, due, got, err)
			}
		}
	}
	open, err := c.Between(from, to)
	if !known("Between", err, ok && inRange(to)) {
		return
	}
	if back, err := c.Between(to, from); err != nil || back != -open {
		t.Errorf("Between(%v, %v) = %v, back %v, %v", from, to, open, back, err)
	}
	middle := time.Unix(from.Unix()/2+to.Unix()/2, 0)
	one, errOne := c.Between(from, middle)
	two, errTwo := c.Between(middle, to)
	if errOne != nil || errTwo != nil || one+two != open {
		t.Errorf("Between(%v, %v) = %v, in two parts %v and %v, %v, %v", from, to, open, one, two, errOne, errTwo)
	}
	if to.Before(from) {
		return
	}
	seq, err := c.Spans(from, to)
	if err != nil {
		t.Fatal(err)
	}
	n, last := 0, from
	for s := range seq {
		if !s.Start.Equal(last) || !s.End.After(s.Start) || s.End.After(to) || c.IsOpen(s.Start) != s.Open {
			t.Errorf("a span %v after %v", s, last)
		}
		if last, n = s.End, n+1; n == 100 {
			break
		}
	}
	if n < 100 && !last.Equal(to) {
		t.Errorf("spans of [%v, %v) end at %v", from, to, last)
	}
}

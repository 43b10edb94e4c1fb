package picture_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/calendar/picture"
)

func TestErrors(t *testing.T) {
	c := in(t, calendar.AlwaysOpen(), "Asia/Tokyo")
	mark := func(text, label string) []picture.Mark { return []picture.Mark{{At: at(text), Label: label}} }
	tests := []struct {
		name        string
		c           *calendar.Calendar
		from, until string
		marks       []picture.Mark
		want        string
	}{
		{"no calendar", nil, "2026-03-23", "2026-03-30", nil, "picture: the calendar is nil; want one such as a schedule's In returns"},
		{"no from", c, "", "2026-03-30", nil, `picture: the dates from "" until "2026-03-30": one is not set; want dates in the years 1 to 9999`},
		{"no until", c, "2026-03-23", "", nil, `picture: the dates from "2026-03-23" until "": one is not set; want dates in the years 1 to 9999`},
		{"until before from", c, "2026-03-23", "2026-03-20", nil, "picture: from 2026-03-23 until 2026-03-20 are -3 dates; want 1 to 366"},
		{"empty range", c, "2026-03-23", "2026-03-23", nil, "picture: from 2026-03-23 until 2026-03-23 are 0 dates; want 1 to 366"},
		{"a year and two days", c, "2026-01-01", "2027-01-03", nil, "picture: from 2026-01-01 until 2027-01-03 are 367 dates; want 1 to 366"},
		{
			"too many marks", c, "2026-01-01", "2026-01-03",
			make([]picture.Mark, 1001), "picture: 1001 marks; want at most 1000",
		},
		{
			"mark at the end of the last date", c, "2026-03-23", "2026-03-24", mark("2026-03-23T15:00:00Z", "due"),
			`picture: the mark "due" at 2026-03-24T00:00:00+09:00 is not on the dates from 2026-03-23 to 2026-03-23`,
		},
		{
			"mark before, with a long label", c, "2026-03-23", "2026-03-24", mark("2026-03-22T14:59:59.5Z", strings.Repeat("é", 100)),
			`picture: the mark "` + strings.Repeat("é", 40) + `..." at 2026-03-22T23:59:59.5+09:00 is not on the dates from 2026-03-23 to 2026-03-23`,
		},
		{
			"mark not set", c, "2026-03-23", "2026-03-24", make([]picture.Mark, 1),
			`picture: the mark "" at 0001-01-01T09:18:59+09:18 is not on the dates from 2026-03-23 to 2026-03-23`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var from, until calendar.Date
			if err := errors.Join(from.UnmarshalText([]byte(tt.from)), until.UnmarshalText([]byte(tt.until))); err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			for _, err := range []error{
				picture.SVG(&b, tt.c, from, until, tt.marks...), picture.Text(&b, tt.c, from, until, tt.marks...),
			} {
				if err == nil || err.Error() != tt.want {
					t.Errorf("got  %v\nwant %s", err, tt.want)
				}
			}
			if b.Len() > 0 {
				t.Errorf("wrote %q", b.String())
			}
		})
	}
}

// TestEnds: at the ends of the supported years a picture is whole or refused.
func TestEnds(t *testing.T) {
	tests := []struct {
		name, zone, from, until string
		want                    error
	}{
		{"the first date", "UTC", "0001-01-01", "0001-01-02", nil},
		{"the first date, west", "America/New_York", "0001-01-01", "0001-01-02", nil},
		{"the first date, part of it in year 0", "Asia/Tokyo", "0001-01-01", "0001-01-02", calendar.ErrRange},
		{"the last date but one", "America/New_York", "9999-12-30", "9999-12-31", nil},
		{"the last date but one, east", "Asia/Tokyo", "9999-12-30", "9999-12-31", nil},
		{"a leap year that the zone's rule decides", "America/New_York", "2040-01-01", "2041-01-01", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			err := picture.SVG(&b, in(t, calendar.AlwaysOpen(), tt.zone), date(tt.from), date(tt.until))
			if !errors.Is(err, tt.want) || (b.Len() > 0) != (tt.want == nil) {
				t.Errorf("got %v and %d bytes, want %v", err, b.Len(), tt.want)
			}
		})
	}
}

// broken is a writer that fails.
type broken struct{}

var errFull = errors.New("disk full")

func (broken) Write([]byte) (int, error) { return 0, errFull }

func TestWriterError(t *testing.T) {
	c := in(t, calendar.AlwaysOpen(), "UTC")
	if err := picture.SVG(broken{}, c, date("2026-03-23"), date("2026-03-24")); !errors.Is(err, errFull) {
		t.Errorf("SVG: %v, want %v", err, errFull)
	}
	if err := picture.Text(broken{}, c, date("2026-03-23"), date("2026-03-24")); !errors.Is(err, errFull) {
		t.Errorf("Text: %v, want %v", err, errFull)
	}
}

func TestZeroCalendar(t *testing.T) {
	var b bytes.Buffer
	err := picture.Text(&b, &calendar.Calendar{}, date("2026-03-23"), date("2026-03-24"))
	if want := "Open hours in UTC, 2026-03-23\n2026-03-23 Monday: closed\n"; err != nil || b.String() != want {
		t.Errorf("%q, %v, want %q", b.String(), err, want)
	}
}

func TestMarkEqual(t *testing.T) {
	m := picture.Mark{At: at("2026-03-23T12:00:00Z"), Label: "due"}
	tests := []struct {
		name string
		n    picture.Mark
		want bool
	}{
		{"the same instant in another zone", picture.Mark{At: m.At.In(time.FixedZone("", 3600)), Label: "due"}, true},
		{"another label", picture.Mark{At: m.At, Label: "paused"}, false},
		{"another instant", picture.Mark{At: m.At.Add(1), Label: "due"}, false},
	}
	for _, tt := range tests {
		if got := m.Equal(tt.n); got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}

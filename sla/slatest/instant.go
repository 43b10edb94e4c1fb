package slatest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/dueby/dueby/calendar"
)

// A reading is what a text says of an instant: what a clock shows, and perhaps which of
// the times that it shows it.
type reading struct {
	text    string
	weekday string // "Mon", or ""
	date    string // "2026-11-23", or "" in short
	clock   time.Time
	zone    string // an abbreviation, or ""
}

const instantWanted = `want one such as "Mon 2026-11-23 10:30", with "CET" after it where the clock shows it twice, or RFC 3339`

// readReading takes a text apart.
func readReading(text string) (r reading, err error) {
	r.text = text
	words := strings.Fields(text)
	if len(words) > 0 && len(words[0]) == 3 && isWeekday(words[0]) {
		r.weekday, words = words[0], words[1:]
	}
	if len(words) > 0 && strings.Contains(words[0], "-") {
		r.date, words = words[0], words[1:]
		if _, err := calendar.ParseDate(r.date); err != nil {
			return r, fmt.Errorf("%q is no instant: %w", shorten(text), err)
		}
	}
	if len(words) < 1 || len(words) > 2 {
		return r, fmt.Errorf("%q is no instant: %s", shorten(text), instantWanted)
	}
	for _, layout := range []string{"15:04", "15:04:05"} {
		if r.clock, err = time.Parse(layout, words[0]); err == nil {
			break
		}
	}
	if err != nil || strings.IndexByte(words[0], ':') != 2 {
		return r, fmt.Errorf("%q is no instant: %s", shorten(text), instantWanted)
	}
	if len(words) == 2 {
		r.zone = words[1]
	}
	return r, nil
}

func isWeekday(word string) bool {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if day.String()[:3] == word {
			return true
		}
	}
	return false
}

// parseInstant returns the one instant in a location that a text says.
func parseInstant(text string, loc *time.Location) (time.Time, error) {
	if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return at.In(loc), nil
	}
	r, err := readReading(text)
	if err != nil {
		return time.Time{}, err
	}
	if r.date == "" {
		return time.Time{}, fmt.Errorf("%q is no instant: it has no date", shorten(text))
	}
	date := calendar.MustParseDate(r.date) // it has been read before
	if day := date.Weekday().String(); r.weekday != "" && day[:3] != r.weekday {
		return time.Time{}, fmt.Errorf("%q: %s is a %s", shorten(text), r.date, day)
	}
	all := r.on(date, loc)
	switch {
	case len(all) == 0:
		return time.Time{}, fmt.Errorf("%q does not occur in %s", shorten(text), loc)
	case len(all) > 1:
		var names []string
		for _, at := range all {
			names = append(names, fmt.Sprintf("%s (%s)", at.Format("MST"), at.UTC().Format(time.RFC3339Nano)))
		}
		return time.Time{}, fmt.Errorf("%q occurs more than once in %s: say which, %s", shorten(text), loc, strings.Join(names, " or "))
	}
	return all[0], nil
}

// parseNext returns the instant that a text says, where one without a date is the first
// such reading at or after an instant.
func parseNext(text string, after time.Time) (time.Time, error) {
	r, err := readReading(text)
	if err != nil || r.date != "" {
		return parseInstant(text, after.Location())
	}
	// The date before may come again, as in St. John's until 2011. A weekday, an
	// abbreviation or a reading may not come for a while.
	const far = 366
	today := calendar.DateOf(after)
	for n := -1; n <= far; n++ {
		for _, at := range r.on(today.AddDays(n), after.Location()) {
			if !at.Before(after) && (r.weekday == "" || at.Weekday().String()[:3] == r.weekday) {
				return at, nil
			}
		}
	}
	return time.Time{}, fmt.Errorf("%q does not occur in %s for a year after %s", shorten(text), after.Location(), formatInstant(after))
}

// on returns the instants of a date, in order, at which the clock in a location shows
// the reading.
func (r reading) on(date calendar.Date, loc *time.Location) (all []time.Time) {
	if date.IsZero() {
		return nil
	}
	hour, minute, second := r.clock.Clock()
	utc := time.Date(date.Year(), date.Month(), date.Day(), hour, minute, second, r.clock.Nanosecond(), time.UTC)
	// Whatever the offset then, it is in force at an instant within a day or so.
	const around = 27
	for n := -around; n <= around; n++ {
		_, offset := utc.Add(time.Duration(n) * time.Hour).In(loc).Zone()
		at := utc.Add(-time.Duration(offset) * time.Second).In(loc)
		name, then := at.Zone()
		if then == offset && (r.zone == "" || r.zone == name) && !slices.ContainsFunc(all, at.Equal) {
			all = append(all, at)
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return all
}

// formatInstant writes an instant as the clock of its location shows it, or in UTC where
// that would not say which instant it is.
func formatInstant(at time.Time) string {
	if at.IsZero() {
		return "never"
	}
	layout := "Mon 2006-01-02 15:04 MST"
	if at.Second() != 0 || at.Nanosecond() != 0 {
		layout = "Mon 2006-01-02 15:04:05.999999999 MST"
	}
	text := at.Format(layout)
	if back, err := parseInstant(text, at.Location()); err != nil || !back.Equal(at) {
		return at.UTC().Format(time.RFC3339Nano)
	}
	return text
}

// formatDuration writes 1h30m for 1h30m0s.
func formatDuration(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// plain returns s, or s in quotes where it would not be one line of letters.
func plain(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}

// shorten returns the beginning of s, up to 80 bytes, and "..." where that is not all.
func shorten(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

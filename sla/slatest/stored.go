package slatest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/dueby/dueby/calendar"
)

// A Result is an answer that some system once gave, and kept: Open of open time from
// Start ends at Due. An Open of 0 asks for the next opening, so that a Due that is Start
// says that Start was open. As JSON it is
//
//	{"id":"T-1001","hours":"Mo-Fr 08:00-17:00","zone":"Europe/Paris","closed":{"2026-11-23":"moving house"},
//	 "start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-24T09:30:00Z"}
type Result struct {
	ID    string `json:"id,omitempty"`
	Hours string `json:"hours"` // the weekly hours, as calendar.ParseSchedule reads them
	Zone  string `json:"zone"`  // its IANA name
	// Closed are the dates, holidays included, on which the hours don't hold, with the
	// reason.
	Closed map[calendar.Date]string `json:"closed,omitempty"`
	Start  time.Time                `json:"start"`
	Open   OpenTime                 `json:"open"`
	Due    time.Time                `json:"due"`
}

// An OpenTime is a duration whose text is that of a time.Duration, as in "1h30m".
type OpenTime time.Duration

// String returns the open time, as in "1h30m".
func (o OpenTime) String() string { return formatDuration(time.Duration(o)) }

// MarshalText returns what String returns. It never fails.
func (o OpenTime) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads what [time.ParseDuration] reads.
func (o *OpenTime) UnmarshalText(text []byte) error {
	d, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf("slatest: %q: want an open time such as 1h30m", shorten(string(text)))
	}
	*o = OpenTime(d)
	return nil
}

// A Mismatch is a result that is not what this module answers.
type Mismatch struct {
	Result Result
	Due    time.Time // the right one, in the zone of the result; not set if Err is
	Err    error     // why there is none: the result cannot be read, or has no answer
}

// String returns the mismatch in one line. How far apart two instants are is told to the
// nanosecond, over centuries too.
func (m Mismatch) String() string {
	if m.Result.Hours == "" && m.Err != nil { // it could not be read
		return plain(m.Err.Error())
	}
	loc := time.UTC
	if m.Err == nil {
		loc = m.Due.Location()
	}
	r := m.Result
	start, kept := formatInstant(r.Start.In(loc)), formatInstant(r.Due.In(loc))
	what := fmt.Sprintf("%s of %q in %s from %s: due %s", r.Open, r.Hours, plain(shorten(r.Zone)), start, kept)
	if r.ID != "" {
		what = plain(shorten(r.ID)) + ": " + what
	}
	if m.Err != nil {
		return fmt.Sprintf("%s: %s", what, plain(m.Err.Error()))
	}
	return fmt.Sprintf("%s, %s than %s", what, apart(m.Due, r.Due), formatInstant(m.Due))
}

// CheckStored returns the mismatches among results, in their order: those that are more
// than a tolerance away from what this module answers, 0 for none, or as much as the
// system's column rounds; and those that could not be read. It takes the results one at
// a time, and some 0.1 ms for each.
//
//	for m := range slatest.CheckStored(slatest.ReadResults(file), time.Second) {
//		t.Error(m)
//	}
func CheckStored(results iter.Seq2[Result, error], tolerance time.Duration) iter.Seq[Mismatch] {
	return func(yield func(Mismatch) bool) {
		for r, err := range results {
			m := Mismatch{Result: r, Err: err}
			if err == nil {
				m.Due, m.Err = r.answer()
			}
			wrong := m.Err != nil || r.Due.Sub(m.Due).Abs() > tolerance
			if wrong && !yield(m) {
				return
			}
		}
	}
}

// Results returns results that are at hand, for [CheckStored].
func Results(results ...Result) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		for _, r := range results {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// answer returns what this module answers.
func (r Result) answer() (time.Time, error) {
	if r.Start.IsZero() || r.Due.IsZero() {
		return time.Time{}, errors.New("slatest: start or due: not set")
	}
	loc, err := calendar.LoadLocation(r.Zone)
	if err != nil {
		return time.Time{}, err
	}
	s, err := calendar.ParseSchedule(r.Hours)
	if err != nil {
		return time.Time{}, err
	}
	for _, date := range sortedDates(r.Closed) {
		s = s.WithClosed(r.Closed[date], date)
	}
	c, err := s.In(loc)
	if err != nil {
		return time.Time{}, err
	}
	return c.Add(r.Start, time.Duration(r.Open))
}

// ReadResults reads results as JSON, one a line of at most 64 KB. Empty lines are passed
// over. A line that is no result comes with an error that names it; only an error of the
// source ends the reading.
func ReadResults(src io.Reader) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		lines := bufio.NewScanner(src)
		n := 0
		for lines.Scan() {
			n++
			if len(bytes.TrimSpace(lines.Bytes())) == 0 {
				continue
			}
			r, err := readResult(lines.Bytes())
			if err != nil {
				err = fmt.Errorf("slatest: line %d: %w", n, err)
			}
			if !yield(r, err) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Result{}, fmt.Errorf("slatest: line %d: %w", n+1, err))
		}
	}
}

func readResult(line []byte) (r Result, err error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		return Result{}, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Result{}, errors.New("more than one result")
	}
	return r, nil
}

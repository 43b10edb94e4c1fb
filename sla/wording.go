package sla

import (
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/plan"
)

// A wording is what a story is told with in one language: words, and sentences with
// {names} for what is filled in, in whatever order the language has it.
type wording struct {
	weekdays [7]string
	months   [13]string
	units    [3]string // of hours, minutes and seconds
	point    string    // before a fraction
	list     string    // between the items of a list

	metrics [plan.Resolution + 1]string
	cycle   string // a metric that has begun more than once

	// How it stands: in a state, and what the clock does.
	states     [StateReplaced + 1]string
	paused     string                      // when it would be due if the clock went on
	unreached  string                      // in StateNoTarget, of a target that the hours never hold
	open       [plan.Resolution + 1]string // the clock runs
	phases     [PhaseCancelled + 1]string  // it does not
	ended      [KindReopened + 1]string    // it was stopped, by what
	used       string                      // what it has come to
	left, over string                      // compared with the target
	part       string                      // of what was counted, what counts against the target
	outgrown   string                      // breached by a change
	unknown    string                      // the times cannot be told
	today      string
	tomorrow   string
	inDays     string

	// Why it is so.
	why        string
	events     [KindReopened + 1]string
	by, reason string // who, and why
	promise    string // the target in force from there on
	none       string // there is none
	replaced   string // how it stood when another took its place
	late       string
	stood      string // a change that left the target as it was
	hours      string
	more       string // of many events

	// What every piece of time was to the clock.
	soFar, ahead, resumed string
	counted, notCounted   string
	total, share          string
	labels, named         [NoClock + 1]string // why it was not counted, with a name or without
	days                  string              // whole days
	forward, back         string              // the clocks were changed
	summary, rest, item   string              // of many pieces
	due, overdue, stops   string
}

// fill puts values in the place of {names}. What it puts there is not looked at again.
func fill(sentence string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(sentence)
}

// sentences joins those that are not empty.
func sentences(all ...string) string {
	var b strings.Builder
	for _, s := range all {
		if s != "" && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// duration returns d as people say it, and exactly: "1 h 30 min". It never rounds.
func (w *wording) duration(d time.Duration) string {
	n, sign := uint64(d), ""
	if d < 0 {
		n, sign = -n, "-"
	}
	const second, minute, hour = uint64(time.Second), uint64(time.Minute), uint64(time.Hour)
	var parts []string
	if n >= hour {
		parts = append(parts, strconv.FormatUint(n/hour, 10)+glue+w.units[0])
	}
	if m := n % hour / minute; m > 0 || n == 0 {
		parts = append(parts, strconv.FormatUint(m, 10)+glue+w.units[1])
	}
	if s := n % minute; s > 0 {
		seconds := strconv.FormatUint(s/second, 10)
		if f := s % second; f > 0 {
			seconds += w.point + strings.TrimRight(strconv.FormatUint(second+f, 10)[1:], "0")
		}
		parts = append(parts, seconds+glue+w.units[2])
	}
	return sign + strings.Join(parts, glue)
}

// instant returns t with its weekday and zone: "Mon 23 Nov 2026 08:00 CET".
func (w *wording) instant(t time.Time) string {
	layout := "15:04"
	if t.Second() != 0 || t.Nanosecond() != 0 {
		layout = "15:04:05.999999999"
	}
	return strings.Join([]string{
		w.weekdays[t.Weekday()], strconv.Itoa(t.Day()), w.months[t.Month()], strconv.Itoa(t.Year()),
		strings.Replace(t.Format(layout), ".", w.point, 1), strings.ReplaceAll(plain(t.Format("MST")), " ", glue),
	}, glue)
}

// day returns the date of a later instant as seen from that of another: "in 6 days".
func (w *wording) day(from, to time.Time) string {
	number := func(t time.Time) int64 {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
	}
	switch n := number(to) - number(from); n {
	case 0:
		return w.today
	case 1:
		return w.tomorrow
	default:
		return fill(w.inDays, "{n}", strconv.FormatInt(n, 10))
	}
}

// who returns what is known of who did something and why, to go behind it.
func (w *wording) who(e *Event) (s string) {
	if by := plain(e.By()); by != "" {
		s += fill(w.by, "{by}", by)
	}
	if reason := plain(e.Reason()); reason != "" {
		s += fill(w.reason, "{reason}", reason)
	}
	return s
}

// event returns what happened, by whom and why.
func (w *wording) event(e *Event) string {
	if !e.Kind.IsValid() {
		return ""
	}
	return fill(w.events[e.Kind], "{level}", e.Level.String(), "{name}", plain(e.Name()), "{who}", w.who(e))
}

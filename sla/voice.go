package sla

import (
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/plan"
)

// A voice tells values in a language; in English where that has no words. Without a
// language, all is English.
type voice struct{ language Language }

// say returns the text of a key, with values, as pairs of name and value, in place of
// its {names}. It is empty for a key without a text, or one that needs other values.
func (v voice) say(key string, values ...string) string { return v.first(values, key) }

// count says how many of something there are, {n}. One may have a form of its own.
func (v voice) count(key string, n int64, values ...string) string {
	values = append(values, "n", strconv.FormatInt(n, 10))
	if n == 1 {
		return v.first(values, key+".one", key)
	}
	return v.first(values, key)
}

// first returns the first text of those that can be filled in.
func (v voice) first(values []string, keys ...string) string {
	for _, l := range [...]Language{v.language, English()} {
		for _, key := range keys {
			if text, ok := fill(text(l, key), values); ok && text != "" {
				return text
			}
		}
	}
	return ""
}

// text returns what a language says for a key, "" for nothing and for a blank.
func text(l Language, key string) string {
	if l == nil {
		return ""
	}
	s := strings.Map(shown, l.Text(key))
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// name returns what the language calls something of the caller's, or else its own name.
func (v voice) name(s string) string {
	if called := text(v.language, "name."+s); s != "" && called != "" {
		return called
	}
	return plain(s)
}

// fill puts values in the place of {names}, and does not look again at what it put
// there. ok is false if there is a name without a value.
func fill(text string, values []string) (filled string, ok bool) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		if !closed {
			b.WriteString("{" + rest)
			return b.String(), true
		}
		value, known := "", false
		for i := 0; i+1 < len(values) && !known; i += 2 {
			value, known = values[i+1], values[i] == name
		}
		if !known {
			return "", false
		}
		b.WriteString(value)
		text = after
	}
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
func (v voice) duration(d time.Duration) string {
	n, sign := uint64(d), ""
	if d < 0 {
		n, sign = -n, "-"
	}
	const second, minute, hour = uint64(time.Second), uint64(time.Minute), uint64(time.Hour)
	var parts []string
	add := func(number, unit string) { parts = append(parts, number+glue+glued(v.say(unit))) }
	if n >= hour {
		add(strconv.FormatUint(n/hour, 10), "unit.hour")
	}
	if m := n % hour / minute; m > 0 || n == 0 {
		add(strconv.FormatUint(m, 10), "unit.minute")
	}
	if s := n % minute; s > 0 {
		seconds := strconv.FormatUint(s/second, 10)
		if f := s % second; f > 0 {
			seconds += glued(v.say("unit.point")) + strings.TrimRight(strconv.FormatUint(second+f, 10)[1:], "0")
		}
		add(seconds, "unit.second")
	}
	return sign + strings.Join(parts, glue)
}

// target returns what is promised. Of one in business days it goes by its text, the
// grammar of which is that of [plan.ParseTarget].
func (v voice) target(t plan.Target) string {
	if d, ok := t.Duration(); ok {
		return v.duration(d)
	}
	when, cutoff, _ := strings.Cut(t.String(), " business day")
	if n, err := strconv.ParseInt(when, 10, 64); err == nil {
		return v.count("target.days", n)
	}
	if nth, ok := strings.CutPrefix(when, "end of "); ok {
		return v.nth("target.end", nth)
	}
	if by, nth, ok := strings.Cut(when, " on "); ok {
		if cutoff, ok = strings.CutPrefix(cutoff, ", cutoff "); ok {
			cutoff = v.say("target.cutoff", "cutoff", cutoff)
		}
		return v.nth("target.by", nth, "by", by, "cutoff", cutoff)
	}
	return v.name(t.String())
}

// nth says on which business day: the same, the next or a later one.
func (v voice) nth(key, nth string, values ...string) string {
	if nth == "same" {
		return v.say(key+".same", values...)
	}
	n, _ := strconv.ParseInt(strings.TrimRight(nth, "stndrh"), 10, 64) // "2nd"
	return v.count(key, n, values...)
}

// instant returns t with its weekday and zone, as within a sentence.
func (v voice) instant(t time.Time) string { return v.moment("date.instant", t) }

// row returns t as at the beginning of a row: "Mon 23 Nov 2026 08:00 CET".
func (v voice) row(t time.Time) string { return v.moment("date.row", t) }

func (v voice) moment(key string, t time.Time) string {
	layout := "15:04"
	if t.Second() != 0 || t.Nanosecond() != 0 {
		layout = "15:04:05.999999999"
	}
	date := v.count("date.day", int64(t.Day()),
		"weekday", v.weekday(t.Weekday()), "month", v.say(keyOf("month", t.Month())), "year", strconv.Itoa(t.Year()))
	clock := strings.Replace(t.Format(layout), ".", v.say("unit.point"), 1)
	return glued(v.say(key, "date", date, "time", clock, "zone", plain(t.Format("MST"))))
}

func (v voice) weekday(d time.Weekday) string { return v.say(keyOf("weekday", d)) }

// glued is what is not to be torn apart at the end of a line, without spaces around it:
// there they would be kept.
func glued(s string) string { return strings.ReplaceAll(strings.Trim(s, " "), " ", glue) }

// day returns the date of a later instant as seen from that of another: "in 6 days".
func (v voice) day(from, to time.Time) string {
	number := func(t time.Time) int64 {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
	}
	switch n := number(to) - number(from); n {
	case 0:
		return v.say("day.today")
	case 1:
		return v.say("day.tomorrow")
	default:
		return v.count("day.later", n)
	}
}

// who returns what is known of who did something and why, to go behind it.
func (v voice) who(e *Event) (s string) {
	if by := v.name(e.By()); by != "" {
		s += v.say("event.by", "by", by)
	}
	if reason := v.name(e.Reason()); reason != "" {
		s += v.say("event.why", "reason", reason)
	}
	return s
}

// event returns what happened, by whom and why. "The desk answered" is not told with
// who did it behind it: it has another form then.
func (v voice) event(e *Event) string {
	values := []string{"level", e.Level.String(), "name", v.name(e.Name()), "who", v.who(e)}
	key := keyOf("event", e.Kind)
	if (e.Kind == KindAgentReplied || e.Kind == KindCustomerReplied) && plain(e.By()) != "" {
		return v.first(values, key+".by", key)
	}
	return v.say(key, values...)
}

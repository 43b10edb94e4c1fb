package sla

import (
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
)

// past tells what the time so far was to the clock, up to what stopped it.
func (s *story) past() []entry {
	tell := func(total time.Duration) string { return s.say("piece.total", "total", s.duration(total)) }
	due, late := s.Status.BreachedAt()
	before, after := s.Pieces, []Piece(nil)
	if late {
		before, after = cut(s.Pieces, due)
	}
	entries, total := s.timeline(before, 0, tell)
	if late && len(s.Pieces) > 0 {
		entries = append(entries, entry{s.row(due), s.say("piece.overdue")})
	}
	rest, _ := s.timeline(after, total, tell)
	entries = append(entries, rest...)
	if e := s.end(); e != nil {
		entries = append(entries, entry{s.row(e.At), sentences(s.event(e), s.say("piece.stops"))})
	}
	return entries
}

// future tells what the time up to the due instant will be to the clock.
func (s *story) future() []entry {
	if len(s.Ahead) == 0 {
		return nil
	}
	tell := func(total time.Duration) string {
		return s.say("piece.share", "total", s.duration(total), "budget", s.duration(s.Status.Budget))
	}
	entries, _ := s.timeline(s.Ahead, s.Status.Used, tell)
	return append(entries, entry{s.row(s.Ahead[len(s.Ahead)-1].End), s.say("piece.due")})
}

// cut divides pieces at an instant.
func cut(pieces []Piece, at time.Time) (before, after []Piece) {
	for _, p := range pieces {
		if !p.Start.Before(at) {
			after = append(after, p)
			continue
		}
		if head := p; p.End.After(at) {
			head.End, p.Start = at, at
			before, after = append(before, head), append(after, p)
			continue
		}
		before = append(before, p)
	}
	return before, after
}

// timeline tells pieces one by one, and returns what has been counted with them. tell
// puts that into words. Of many it sums up those in the middle.
func (s *story) timeline(pieces []Piece, total time.Duration, tell func(time.Duration) string) ([]entry, time.Duration) {
	const most = 24
	first, last := len(pieces), len(pieces)
	if len(pieces) > most+1 { // one is told as soon as summed up
		first, last = most/2, len(pieces)-most/2
	}
	var entries []entry
	one := func(p Piece) {
		length, clocks := s.duration(p.Duration()), s.clocks(p)
		text := s.say("piece.not_counted", "length", length, "why", s.why(p, s.days(p)), "clocks", clocks)
		if p.Label == Counted {
			total += p.Duration()
			text = s.say("piece.counted", "length", length, "total", tell(total), "clocks", clocks)
		}
		entries = append(entries, entry{s.row(p.Start), text})
	}
	for _, p := range pieces[:first] {
		one(p)
	}
	if first < last {
		middle := pieces[first:last]
		counted, rest := s.sum(middle)
		total += counted
		text := s.count("piece.more", int64(len(middle)), "end", s.instant(middle[len(middle)-1].End),
			"length", s.duration(counted), "total", tell(total))
		entries = append(entries, entry{s.row(middle[0].Start), sentences(text, rest)})
	}
	for _, p := range pieces[last:] {
		one(p)
	}
	return entries, total
}

// sum returns how much of the pieces is counted, and tells how much is not, for which
// reasons: by their names unless those are many.
func (s *story) sum(pieces []Piece) (counted time.Duration, rest string) {
	const most = 8
	type reason struct {
		label Label
		name  string
	}
	add := func(named bool) (reasons []reason, lengths map[reason]time.Duration) {
		counted, lengths = 0, make(map[reason]time.Duration)
		for _, p := range pieces {
			if p.Label == Counted {
				counted += p.Duration()
				continue
			}
			r := reason{label: p.Label}
			if named {
				r.name = p.Name
			}
			if _, ok := lengths[r]; !ok {
				reasons = append(reasons, r)
			}
			lengths[r] += p.Duration()
		}
		return reasons, lengths
	}
	reasons, lengths := add(true)
	if len(reasons) > most {
		reasons, lengths = add(false)
	}
	var items []string
	for _, r := range reasons {
		why := s.why(Piece{Label: r.label, Name: r.name}, "")
		items = append(items, s.say("piece.item", "length", s.duration(lengths[r]), "why", why))
	}
	if len(items) > 0 {
		rest = s.say("piece.rest", "items", strings.Join(items, s.say("piece.separator")))
	}
	return counted, rest
}

// why tells the reason for which a piece is not counted.
func (s *story) why(p Piece, days string) string {
	name := s.name(p.Name)
	if name != "" {
		name = s.say("piece.name", "name", name)
	}
	if p.Label != OutsideHours {
		days = ""
	}
	return s.say("piece.why", "label", Name(s.language, p.Label), "days", days, "name", name)
}

// clocks tells by how much the clocks on the wall were changed within a piece.
func (s *story) clocks(p Piece) string {
	_, before := p.Start.In(s.loc).Zone()
	_, after := p.End.In(s.loc).Zone()
	switch by := time.Duration(after-before) * time.Second; {
	case by > 0:
		return s.say("piece.forward", "by", s.duration(by))
	case by < 0:
		return s.say("piece.back", "by", s.duration(-by))
	}
	return ""
}

// days tells the whole days within a piece, up to three: those of a weekend.
func (s *story) days(p Piece) string {
	const most = 3
	start, end := p.Start.In(s.loc), p.End.In(s.loc)
	day, last := calendar.DateOf(start), calendar.DateOf(end)
	if day.IsZero() || last.IsZero() {
		return ""
	}
	if h, m, sec := start.Clock(); h > 0 || m > 0 || sec > 0 || start.Nanosecond() > 0 {
		day = day.AddDays(1)
	}
	var names []string
	for ; !day.IsZero() && day.Compare(last) < 0; day = day.AddDays(1) { // 9999-12-31 has no day after it
		// A zone that changes sides of the date line skips a date.
		if noon := time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, s.loc); noon.Day() != day.Day() {
			continue
		}
		if len(names) == most {
			return ""
		}
		names = append(names, s.weekday(day.Weekday()))
	}
	if len(names) == 0 {
		return ""
	}
	return s.say("piece.days", "days", strings.Join(names, ", "))
}

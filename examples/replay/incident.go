package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/dueby/dueby/examples/internal/servicenow"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// An incident is what the rows of a log say of one.
type incident struct {
	number string
	opened time.Time
	rows   []row
	back   bool // it has been seen before, and other incidents since
	dirt   []finding
}

// An update is what a row of the file says.
type update struct {
	number string // good until the next row is read
	opened time.Time
	row
	counted bool // its count is known
}

// A row is what an incident keeps of an update.
type row struct {
	line  int
	at    time.Time
	count int // how often the incident had been updated: the order within a minute
	state servicenow.State
	level priority.Level
}

func (r row) compare(s row) int {
	return cmp.Or(r.at.Compare(s.at), cmp.Compare(r.count, s.count))
}

// add adds the next update of the file.
func (in *incident) add(u update) {
	if !u.opened.Equal(in.opened) {
		in.find(u.line, otherOpening)
	}
	if n := len(in.rows); n > 0 {
		last := in.rows[n-1]
		if !u.counted {
			u.count = last.count
		}
		if u.compare(last) < 0 {
			in.find(u.line, outOfOrder)
		}
	}
	in.rows = append(in.rows, u.row)
}

func (in *incident) find(line int, kind dirt) {
	in.dirt = append(in.dirt, finding{line: line, kind: kind})
}

// events appends the log of the incident to what there is, in order.
func (in *incident) events(log []sla.Event) []sla.Event {
	slices.SortStableFunc(in.rows, row.compare)
	counting := in.rows
	for len(counting) > 0 && counting[0].at.Before(in.opened) {
		in.find(counting[0].line, beforeOpening)
		counting = counting[1:]
	}
	first := in.rows[0]
	if len(counting) > 0 {
		first = counting[0]
	}

	// Seq keeps the rows of a minute in their order, and what one of them says.
	add := func(e sla.Event) { log = append(log, e.WithSeq(int64(len(log)))) }
	state, level := servicenow.New, first.level
	add(sla.Opened(in.opened, level))
	for _, r := range counting {
		switch {
		case state == servicenow.Closed && r.state.Done():
			in.find(r.line, closedAgain)
			r.state = state
		case r.state.Done() && !state.Done():
			add(sla.Resolved(r.at))
		case r.state == state:
		case state == servicenow.New:
			add(sla.AgentReplied(r.at))
		case state == servicenow.AwaitingUserInfo:
			add(sla.Resumed(r.at))
		}
		if r.level != level {
			add(sla.PrioritySet(r.at, r.level))
		}
		if state.Done() && !r.state.Done() {
			add(sla.Reopened(r.at))
		}
		if r.state == servicenow.AwaitingUserInfo && state != r.state {
			add(sla.Paused(r.at, r.state.String()))
		}
		state, level = r.state, r.level
	}
	return log
}

// last returns the instant of the last row; that of the opening, if it is later.
func (in *incident) last() time.Time {
	if at := in.rows[len(in.rows)-1].at; at.After(in.opened) {
		return at
	}
	return in.opened
}

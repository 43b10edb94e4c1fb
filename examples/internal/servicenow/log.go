// Package servicenow reads incident logs as ServiceNow exports them to CSV: each row
// is one update of one incident, the first of them when it was reported. The values
// are those of an English-speaking instance ("1 - High"), "?" stands for one that is
// not known, and instants are local readings without a zone ("29-02-2016 01:16").
//
//	file, err := rows.NewReader(src)
//	log, err := servicenow.NewLog(file)
//	row, err := file.Next()
//	update := log.Update(row.Fields)
//	opened, err := update.OpenedAt()
//	at, occurs := opened.In(saoPaulo)
//
// An Update reads a field when it is asked for it: who needs three of them pays for
// three, and is not told of faults in the others.
package servicenow

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/priority"
)

// ErrUnknown says that the log does not know a value: its field is empty, or "?".
var ErrUnknown = errors.New("not known")

// A Log knows where the columns of a log are.
type Log struct {
	number, state, openedAt, updatedAt, impact, urgency, priority int
	modCount                                                      int // -1 if there is none
}

// Recognises reports whether a file looks like an incident log: whether it has the
// columns number, incident_state, opened_at and sys_updated_at.
func Recognises(file *rows.Reader) bool {
	for _, name := range []string{"number", "incident_state", "opened_at", "sys_updated_at"} {
		if at, err := file.Column(name); at < 0 && err == nil {
			return false
		}
	}
	return true
}

// NewLog returns the log that a file holds. It returns a [rows.RowError] if the file has
// not exactly one column of each of the names number, incident_state, opened_at,
// sys_updated_at, impact, urgency and priority, or more than one sys_mod_count.
func NewLog(file *rows.Reader) (*Log, error) {
	var l Log
	for _, column := range []struct {
		name  string
		index *int
	}{
		{"number", &l.number},
		{"incident_state", &l.state},
		{"opened_at", &l.openedAt},
		{"sys_updated_at", &l.updatedAt},
		{"impact", &l.impact},
		{"urgency", &l.urgency},
		{"priority", &l.priority},
		{"sys_mod_count", &l.modCount},
	} {
		at, err := file.Column(column.name)
		if err != nil {
			return nil, err
		}
		if at < 0 && column.index != &l.modCount {
			return nil, file.HeaderError(fmt.Sprintf("no column %q; a ServiceNow log has number, incident_state, opened_at, sys_updated_at, impact, urgency and priority", column.name))
		}
		*column.index = at
	}
	return &l, nil
}

// Update returns the update that the fields of a row hold. It is good for as long as
// they are.
func (l *Log) Update(fields []string) Update { return Update{l, fields} }

// An Update is one row of a log. Its methods name the column in their errors, which
// match [ErrUnknown] where the log has no value.
type Update struct {
	log    *Log
	fields []string
}

// Number returns the number of the incident, as in "INC0000045".
func (u Update) Number() (string, error) { return u.field("number", u.log.number) }

// State returns the state of the incident after the update.
func (u Update) State() (State, error) {
	text, err := u.field("incident_state", u.log.state)
	if err != nil {
		return 0, err
	}
	return ParseState(text), nil
}

// OpenedAt returns what the local clock read when the incident was opened. It is the
// same in all updates of an incident.
func (u Update) OpenedAt() (LocalTime, error) { return u.localTime("opened_at", u.log.openedAt) }

// UpdatedAt returns what the local clock read at the update.
func (u Update) UpdatedAt() (LocalTime, error) {
	return u.localTime("sys_updated_at", u.log.updatedAt)
}

// ModCount returns how often the incident had been updated: the order of updates
// within a minute. It is not known in a log without the column sys_mod_count.
func (u Update) ModCount() (int, error) {
	if u.log.modCount < 0 {
		return 0, fmt.Errorf("sys_mod_count: %w", ErrUnknown)
	}
	text, err := u.field("sys_mod_count", u.log.modCount)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseUint(text, 10, 31)
	if err != nil {
		return 0, fmt.Errorf("sys_mod_count %.40q: want a number from 0 to %d", text, 1<<31-1)
	}
	return int(n), nil
}

// Urgency returns the urgency of the incident after the update.
func (u Update) Urgency() (priority.Urgency, error) {
	text, err := u.field("urgency", u.log.urgency)
	if err != nil {
		return 0, err
	}
	return priority.ParseUrgency(text)
}

// Impact returns the impact of the incident after the update.
func (u Update) Impact() (priority.Impact, error) {
	text, err := u.field("impact", u.log.impact)
	if err != nil {
		return 0, err
	}
	return priority.ParseImpact(text)
}

// Priority returns the priority that the log has recorded for the incident after the
// update.
func (u Update) Priority() (priority.Level, error) {
	text, err := u.field("priority", u.log.priority)
	if err != nil {
		return 0, err
	}
	return priority.ParseLevel(text)
}

// Level returns the priority that the log has recorded, as Priority does, or where that
// is not known the one that the built-in policy gives to the urgency and the impact.
func (u Update) Level() (priority.Level, error) {
	recorded, err := u.Priority()
	if !errors.Is(err, ErrUnknown) {
		return recorded, err
	}
	urgency, noUrgency := u.Urgency()
	impact, noImpact := u.Impact()
	if noUrgency != nil || noImpact != nil {
		return 0, err
	}
	return priority.Classify(urgency, impact)
}

func (u Update) field(name string, index int) (string, error) {
	text := strings.TrimSpace(u.fields[index])
	if text == "" || text == "?" {
		return "", fmt.Errorf("%s %q: %w", name, text, ErrUnknown)
	}
	return text, nil
}

func (u Update) localTime(name string, index int) (LocalTime, error) {
	text, err := u.field(name, index)
	if err != nil {
		return LocalTime{}, err
	}
	t, err := ParseLocalTime(text)
	if err != nil {
		return LocalTime{}, fmt.Errorf("%s %w", name, err)
	}
	return t, nil
}

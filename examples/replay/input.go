package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/examples/internal/servicenow"
	"github.com/dueby/dueby/plan"
)

const (
	remembered = 65536 // other incidents that may come between two rows of one
	mostRows   = 4096  // of an incident
)

// An input reads the incidents of a log.
type input struct {
	csv  *rows.Reader
	log  *servicenow.Log
	plan plan.Plan
	loc  *time.Location

	// refuse is told of each row that is refused.
	refuse func(*rows.RowError) error

	recent *servicenow.Recent
	ahead  *incident // the next one, with its first row
	end    error     // what ended the file
	gaps   int       // readings that the clock skipped
	folds  int       // and those that it showed twice
}

func newInput(src io.Reader, p plan.Plan, loc *time.Location) (*input, error) {
	file, err := rows.NewReader(src)
	if err != nil {
		return nil, err
	}
	log, err := servicenow.NewLog(file)
	if err != nil {
		return nil, err
	}
	return &input{csv: file, log: log, plan: p, loc: loc, recent: servicenow.NewRecent(remembered)}, nil
}

// next returns the next incident: rows that stand together. After the last one it
// returns io.EOF, or what else ended the file.
func (in *input) next() (*incident, error) {
	at := in.ahead
	in.ahead = nil
	for in.ahead == nil && in.end == nil {
		u, err := in.update()
		switch {
		case err != nil:
			in.end = err
		case at == nil:
			at = in.begin(u)
		case at.number != u.number:
			in.ahead = in.begin(u)
		case len(at.rows) == mostRows:
			in.end = in.refuse(&rows.RowError{Line: u.line, Reason: fmt.Sprintf("%s: want %d rows at most of an incident", u.number, mostRows)})
		default:
			at.add(u)
		}
	}
	if at != nil {
		return at, nil
	}
	return nil, in.end
}

// begin returns the incident that an update is the first of.
func (in *input) begin(u update) *incident {
	next := &incident{number: strings.Clone(u.number), opened: u.opened, back: in.recent.Meet(u.number)}
	next.add(u)
	return next
}

// update returns the next row of the file that is not refused.
func (in *input) update() (update, error) {
	for {
		r, err := in.csv.Next()
		if err == nil {
			var u update
			if u, err = in.parse(in.log.Update(r.Fields)); err == nil {
				u.line = r.Line
				return u, nil
			}
			err = &rows.RowError{Line: r.Line, Reason: err.Error()}
		}
		if bad := (*rows.RowError)(nil); errors.As(err, &bad) {
			err = in.refuse(bad)
		}
		if err != nil {
			return update{}, err
		}
	}
}

// parse reads what a row says.
func (in *input) parse(fields servicenow.Update) (u update, err error) {
	if u.number, err = fields.Number(); err != nil {
		return update{}, err
	}
	if !utf8.ValidString(u.number) {
		return update{}, fmt.Errorf("number %.80q: want it in UTF-8", u.number)
	}
	opened, err := fields.OpenedAt()
	if err != nil {
		return update{}, err
	}
	at, err := fields.UpdatedAt()
	if err != nil {
		return update{}, err
	}
	if u.state, err = fields.State(); err != nil {
		return update{}, err
	}
	if u.level, err = fields.Level(); err != nil {
		return update{}, err
	}
	if !in.plan.HasLevel(u.level) {
		return update{}, fmt.Errorf("priority %s: plan %s has P1 to %s", u.level, in.plan, in.plan.LastLevel())
	}
	u.count, err = fields.ModCount()
	if u.counted = err == nil; err != nil && !errors.Is(err, servicenow.ErrUnknown) {
		return update{}, err
	}
	u.opened, u.at = in.instant(opened), in.instant(at)
	return u, nil
}

// instant returns the instant of a reading, and counts those that are not of one.
func (in *input) instant(reading servicenow.LocalTime) time.Time {
	at, occurs := reading.In(in.loc)
	switch occurs {
	case servicenow.Never:
		in.gaps++
	case servicenow.Twice:
		in.folds++
	}
	return at
}

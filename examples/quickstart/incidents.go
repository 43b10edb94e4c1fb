package main

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/examples/internal/servicenow"
	"github.com/dueby/dueby/plan"
)

// remembered is how many other incidents may come between two rows of one.
const remembered = 65536

// incidents is the layout of a ServiceNow incident log.
type incidents struct {
	log  *servicenow.Log
	plan string
	zone string
	loc  *time.Location // of zone

	recent *servicenow.Recent
	passed int // rows that were not the first of their incident
	gaps   int // readings of opened_at that the clock skipped
	folds  int // and those that it showed twice
	remark []string
}

func newIncidents(file *rows.Reader, o options) (*incidents, error) {
	log, err := servicenow.NewLog(file)
	if err != nil {
		return nil, err
	}
	if o.zone == "" {
		return nil, command.Usage(errors.New("is a ServiceNow log, which names no zone: give -zone, as in -zone America/Sao_Paulo"))
	}
	in := &incidents{log: log, plan: o.plan, zone: o.zone, recent: servicenow.NewRecent(remembered)}
	if in.plan == "" {
		in.plan = plan.Standard().Name()
		in.remark = append(in.remark, assumed(in.plan))
	}
	calculator, err := o.desk.Calculator(in.plan, in.zone)
	if err != nil {
		return nil, err
	}
	in.loc = calculator.Location()
	return in, nil
}

func (in *incidents) ticket(fields []string) (ticket, bool, error) {
	update := in.log.Update(fields)
	number, err := update.Number()
	if err == nil && !utf8.ValidString(number) {
		err = fmt.Errorf("number %.80q: want it in UTF-8", number)
	}
	if err != nil {
		return ticket{}, false, err
	}
	if in.recent.Meet(number) {
		in.passed++
		return ticket{}, false, nil
	}

	found := ticket{id: number}
	r := &found.request
	r.Plan, r.Zone = in.plan, in.zone
	opened, err := update.OpenedAt()
	if err != nil {
		return ticket{}, false, err
	}
	var occurs servicenow.Occurs
	r.Created, occurs = opened.In(in.loc)
	if r.Urgency, err = update.Urgency(); err != nil {
		return ticket{}, false, err
	}
	if r.Impact, err = update.Impact(); err != nil {
		return ticket{}, false, err
	}
	// What the log recorded is only compared, so that it may be unknown.
	if found.recorded, err = update.Priority(); err != nil && !errors.Is(err, servicenow.ErrUnknown) {
		return ticket{}, false, err
	}
	switch occurs {
	case servicenow.Never:
		in.gaps++
	case servicenow.Twice:
		in.folds++
	}
	return found, true, nil
}

func (in *incidents) remarks() []string {
	remarks := append([]string(nil), in.remark...)
	remarks = append(remarks, count(in.passed, "later update of an incident", "later updates of incidents")+" passed over")
	const reading, readings = "reading of opened_at", "readings of opened_at"
	if in.gaps > 0 {
		remarks = append(remarks, fmt.Sprintf("%s that the clock in %s skipped: taken as the instant after the gap", count(in.gaps, reading, readings), in.zone))
	}
	if in.folds > 0 {
		remarks = append(remarks, fmt.Sprintf("%s that the clock in %s showed twice: taken as the first", count(in.folds, reading, readings), in.zone))
	}
	if in.recent.Forgot() {
		remarks = append(remarks, fmt.Sprintf("if an incident came back after %d others, it was taken for a new one", remembered))
	}
	return remarks
}

package main

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// tickets is the layout of a file of tickets. A column that is absent has index -1.
type tickets struct {
	id, plan, zone, urgency, impact, created, priority int

	otherPlan, otherZone string // of tickets whose fields do not say it
	remark               []string
}

func newTickets(file *rows.Reader, o options) (*tickets, error) {
	t := &tickets{otherPlan: o.plan, otherZone: o.zone}
	for _, column := range []struct {
		name  string
		index *int
	}{
		{"id", &t.id},
		{"created", &t.created},
		{"priority", &t.priority},
		{"urgency", &t.urgency},
		{"impact", &t.impact},
		{"plan", &t.plan},
		{"zone", &t.zone},
	} {
		at, err := file.Column(column.name)
		if err != nil {
			return nil, err
		}
		*column.index = at
	}
	switch {
	case t.id < 0:
		return nil, missing(file, "id")
	case t.created < 0:
		return nil, missing(file, "created")
	case t.urgency < 0 && t.priority < 0:
		return nil, missing(file, "urgency")
	case t.impact < 0 && t.priority < 0:
		return nil, missing(file, "impact")
	case t.zone < 0 && o.zone == "":
		return nil, command.Usage(errors.New(`has no column "zone": give -zone, as in -zone Europe/Paris`))
	}
	if t.plan < 0 && o.plan == "" {
		t.otherPlan = plan.Standard().Name()
		t.remark = append(t.remark, assumed(t.otherPlan))
	}
	return t, nil
}

func missing(file *rows.Reader, column string) error {
	return file.HeaderError(fmt.Sprintf("no column %q in %.60q; want id, created, urgency and impact (and plan, zone, priority), "+
		"or a ServiceNow log's number, incident_state, opened_at, sys_updated_at, impact, urgency and priority",
		column, strings.Join(file.Header(), ",")))
}

func assumed(plan string) string {
	return fmt.Sprintf("the file names no plan: all tickets taken as %s (see -plan)", plan)
}

func (t *tickets) remarks() []string { return t.remark }

func (t *tickets) ticket(fields []string) (ticket, bool, error) {
	field := func(index int) string {
		if index < 0 {
			return ""
		}
		return strings.TrimSpace(fields[index])
	}
	var found ticket
	var err error
	if found.id = field(t.id); found.id == "" || !utf8.ValidString(found.id) {
		return ticket{}, false, fmt.Errorf("id %.80q: want one, in UTF-8", found.id)
	}
	r := &found.request
	if r.Plan = field(t.plan); r.Plan == "" {
		r.Plan = t.otherPlan
	}
	if r.Zone = field(t.zone); r.Zone == "" {
		r.Zone = t.otherZone
	}
	switch {
	case r.Plan == "":
		return ticket{}, false, errors.New("plan is empty: want one, or -plan")
	case r.Zone == "":
		return ticket{}, false, errors.New("zone is empty: want one, or -zone")
	}
	if r.Created, err = parseCreated(field(t.created)); err != nil {
		return ticket{}, false, err
	}
	if text := field(t.priority); text != "" {
		if r.Priority, err = priority.ParseLevel(text); err != nil {
			return ticket{}, false, err
		}
	}
	// A level of the customer's choice needs no urgency and impact; what is there must
	// be right all the same.
	if text := field(t.urgency); text != "" || r.Priority == 0 {
		if r.Urgency, err = priority.ParseUrgency(text); err != nil {
			return ticket{}, false, err
		}
	}
	if text := field(t.impact); text != "" || r.Priority == 0 {
		if r.Impact, err = priority.ParseImpact(text); err != nil {
			return ticket{}, false, err
		}
	}
	return found, true, nil
}

// parseCreated reads an instant in RFC 3339. What time.Parse takes beyond that is
// refused (golang/go issue 54580): hours of one digit, commas, offsets past 23:59.
func parseCreated(text string) (time.Time, error) {
	const want = "want RFC 3339, as in 2026-11-23T08:00:00+01:00"
	at, err := time.Parse(time.RFC3339, text)
	if bad := (*time.ParseError)(nil); errors.As(err, &bad) && strings.HasSuffix(bad.Message, "out of range") {
		return time.Time{}, fmt.Errorf("created %.80q%s; %s", text, bad.Message, want)
	}
	if err != nil || !strict(text) {
		return time.Time{}, fmt.Errorf("created %.80q: %s", text, want)
	}
	return at, nil
}

// strict reports whether a text that time.Parse takes for RFC 3339 is that.
func strict(text string) bool {
	const hour, offset = len("2006-01-02T"), len("00:00")
	if text[hour+2] != ':' || strings.Contains(text, ",") {
		return false
	}
	tail := text[len(text)-offset:]
	return strings.HasSuffix(text, "Z") || tail[:2] <= "23" && tail[3:] <= "59"
}

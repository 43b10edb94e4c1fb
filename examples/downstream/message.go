package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A message is what the helpdesk sends when something happens to a ticket.
type message struct {
	ID       string    `json:"id"`
	Ticket   string    `json:"ticket"`
	Customer string    `json:"customer"`
	Kind     string    `json:"kind"` // one of the helpdesk's own words; see event
	At       time.Time `json:"at"`
	// Of an opened ticket, and of one that is reassessed.
	Urgency priority.Urgency `json:"urgency,omitempty"`
	Impact  priority.Impact  `json:"impact,omitempty"`
	// Why, of one that waits or is reassessed.
	Note string `json:"note,omitempty"`
}

// readMessage reads a message, and nothing after it.
func readMessage(r io.Reader) (m message, err error) {
	decoder := json.NewDecoder(r)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		return m, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return m, errors.New("more than one message")
	}
	return m, nil
}

// event returns what the message is in a ticket's log.
func (m message) event() (e sla.Event, err error) {
	switch {
	case m.ID == "" || m.Ticket == "":
		return e, errors.New("a message needs an id and a ticket")
	case m.At.Year() < 2000 || m.At.Year() >= 2100:
		return e, fmt.Errorf("at %s: not in the years 2000 to 2099", m.At.Format(time.RFC3339))
	}
	switch m.Kind {
	case "opened", "reassessed":
		level, err := priority.Classify(m.Urgency, m.Impact)
		if err != nil {
			return e, err
		}
		if e = sla.Opened(m.At, level); m.Kind == "reassessed" {
			e = sla.PrioritySet(m.At, level).WithReason("", m.Note)
		}
	case "answered":
		e = sla.AgentReplied(m.At)
	case "wrote":
		e = sla.CustomerReplied(m.At)
	case "waits":
		e = sla.Paused(m.At, m.Note)
	case "goes on":
		e = sla.Resumed(m.At)
	case "solved":
		e = sla.Resolved(m.At)
	case "opened again":
		e = sla.Reopened(m.At)
	case "withdrawn":
		e = sla.Cancelled(m.At)
	default:
		return e, fmt.Errorf("kind %.80q: want opened, reassessed, answered, wrote, waits, goes on, solved, opened again or withdrawn", m.Kind)
	}
	return e.WithID(m.ID), nil
}

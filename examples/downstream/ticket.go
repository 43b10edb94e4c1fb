package main

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/dueby/dueby/sla"
)

// A ticket is whose it is, and its log.
type ticket struct {
	customer string
	events   []sla.Event
}

// maxEvents is how many events a ticket may have. No real one comes near it.
const maxEvents = 1000

var (
	errOtherCustomer = errors.New("the ticket is another customer's")
	errTooLong       = fmt.Errorf("the ticket has %d events already", maxEvents)
)

// Tickets keeps the logs. It is safe for concurrent use.
type tickets struct {
	mu   sync.Mutex
	byID map[string]ticket
}

// add adds an event to a ticket's log, in any order, and returns the log. An event that
// is delivered again changes nothing.
func (ts *tickets) add(id, customer string, e sla.Event) (ticket, error) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	t, known := ts.byID[id]
	switch {
	case known && t.customer != customer:
		return ticket{}, errOtherCustomer
	case slices.ContainsFunc(t.events, e.Equal):
		return t, nil
	case len(t.events) == maxEvents:
		return ticket{}, errTooLong
	}
	// A copy: the log may be in use by another request.
	t = ticket{customer, append(slices.Clip(t.events), e)}
	ts.byID[id] = t
	return t, nil
}

// find returns a ticket's log.
func (ts *tickets) find(id string) (t ticket, ok bool) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	t, ok = ts.byID[id]
	return t, ok
}

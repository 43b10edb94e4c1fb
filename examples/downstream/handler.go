package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/dueby/dueby/sla"
)

// A handler answers the helpdesk.
type handler struct {
	customers map[string]*sla.DeadlineCalculator
	tickets   tickets
	now       func() time.Time
}

// maxMessage is the size of a message, in bytes.
const maxMessage = 16 << 10

// newHandler returns the service: POST /events takes a message, GET /tickets/{id} asks
// about a ticket, and both answer alike.
func newHandler(customers map[string]*sla.DeadlineCalculator, now func() time.Time) http.Handler {
	h := &handler{customers: customers, tickets: tickets{byID: make(map[string]ticket)}, now: now}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /events", h.event)
	mux.HandleFunc("GET /tickets/{id}", h.ticket)
	return mux
}

func (h *handler) event(w http.ResponseWriter, r *http.Request) {
	m, err := readMessage(http.MaxBytesReader(w, r.Body, maxMessage))
	if err != nil {
		status := http.StatusBadRequest
		if errors.As(err, new(*http.MaxBytesError)) {
			status = http.StatusRequestEntityTooLarge
		}
		refuse(w, status, err)
		return
	}
	calculator, ok := h.customers[m.Customer]
	if !ok {
		refuse(w, http.StatusUnprocessableEntity, fmt.Errorf("customer %.80q is not known", m.Customer))
		return
	}
	e, err := m.event()
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, err)
		return
	}
	t, err := h.tickets.add(m.Ticket, m.Customer, e)
	if err != nil {
		refuse(w, http.StatusConflict, err)
		return
	}
	reply(w, http.StatusOK, newAnswer(m.Ticket, calculator, t.events, h.now()))
}

func (h *handler) ticket(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	t, ok := h.tickets.find(id)
	if !ok {
		refuse(w, http.StatusNotFound, fmt.Errorf("ticket %.80q is not known", id))
		return
	}
	reply(w, http.StatusOK, newAnswer(id, h.customers[t.customer], t.events, h.now()))
}

func refuse(w http.ResponseWriter, status int, err error) {
	reply(w, status, map[string]string{"error": err.Error()})
}

func reply(w http.ResponseWriter, status int, body any) {
	data, err := json.Marshal(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(data, '\n')) // a client that has gone away needs no answer
}

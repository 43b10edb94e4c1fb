// Deskbell is a small service of a company that is made up, Harbour: its helpdesk sends
// a webhook for everything that happens to a ticket, and gets back by when the ticket
// must be answered, how that stands, and when to ask again. It is here to show how
// somebody else's module uses dueby, and tests its own code with sla/slatest.
//
//	go run . -addr localhost:8080
//	curl -d '{"id":"1","ticket":"HX-17","customer":"acme","kind":"opened",
//	          "at":"2026-11-20T15:00:00Z","urgency":"high","impact":"medium"}' localhost:8080/events
//	curl localhost:8080/tickets/HX-17
//
// Tickets are kept in memory; a real service keeps the events in a table, as the doc of
// package sla shows.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"
	_ "time/tzdata" // so that it runs where no zone database is installed
)

//go:embed customers.json
var harbourCustomers []byte

func main() {
	addr := flag.String("addr", "localhost:8080", "where to listen")
	flag.Parse()
	if err := serve(*addr); !errors.Is(err, http.ErrServerClosed) {
		_, _ = fmt.Fprintf(os.Stderr, "deskbell: %v\n", err)
		os.Exit(1)
	}
}

func serve(addr string) error {
	customers, err := readCustomers(harbourCustomers)
	if err != nil {
		return err
	}
	server := http.Server{
		Addr:              addr,
		Handler:           newHandler(customers, time.Now),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
	}
	return server.ListenAndServe()
}

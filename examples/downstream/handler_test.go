package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
	"github.com/dueby/dueby/sla/slatest"
)

// A bell is the service under test, at an instant that stands still.
type bell struct {
	t slatest.TB
	http.Handler
	now time.Time
}

func newBell(t slatest.TB, now time.Time) *bell {
	t.Helper()
	customers, err := readCustomers(harbourCustomers)
	if err != nil {
		t.Fatalf("%v", err)
	}
	b := &bell{t: t, now: now}
	b.Handler = newHandler(customers, func() time.Time { return b.now })
	return b
}

// do sends a request.
func (b *bell) do(method, path, body string) (status int, response string) {
	w := httptest.NewRecorder()
	b.ServeHTTP(w, httptest.NewRequest(method, path, strings.NewReader(body)))
	return w.Code, w.Body.String()
}

// words are the helpdesk's for the events that its messages can say.
var words = map[sla.EventKind]string{
	sla.KindOpened: "opened", sla.KindPrioritySet: "reassessed", sla.KindAgentReplied: "answered", sla.KindCustomerReplied: "wrote",
	sla.KindPaused: "waits", sla.KindResumed: "goes on", sla.KindResolved: "solved", sla.KindReopened: "opened again", sla.KindCancelled: "withdrawn",
}

// send delivers a log of a customer's ticket as messages, and returns the last answer.
func (b *bell) send(customer string, log ...sla.Event) (a answer) {
	b.t.Helper()
	for _, e := range log {
		m := message{ID: e.String(), Ticket: "HX-17", Customer: customer, Kind: words[e.Kind], At: e.At, Note: e.Reason()}
		if e.Level != 0 { // any pair of the level will do
			m.Urgency = priority.UrgencyHigh
			m.Impact = priority.Impact(min(e.Level, priority.P3))
			if e.Level == priority.P4 {
				m.Urgency = priority.UrgencyLow
			}
		}
		data, err := json.Marshal(m)
		if err != nil {
			b.t.Fatalf("%v", err)
		}
		status, body := b.do("POST", "/events", string(data))
		if status != http.StatusOK {
			b.t.Fatalf("%s: %d %s", data, status, body)
		}
		a = b.read(body)
	}
	return a
}

// ask asks about the ticket at an instant.
func (b *bell) ask(at time.Time) answer {
	b.t.Helper()
	b.now = at
	status, body := b.do("GET", "/tickets/HX-17", "")
	if status != http.StatusOK {
		b.t.Fatalf("%d %s", status, body)
	}
	return b.read(body)
}

func (b *bell) read(body string) (a answer) {
	b.t.Helper()
	decoder := json.NewDecoder(bytes.NewReader([]byte(body)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&a); err != nil {
		b.t.Fatalf("%s: %v", body, err)
	}
	return a
}

func (b *bell) assertState(a answer, want sla.State) {
	b.t.Helper()
	if a.State != want {
		b.t.Errorf("%v, want %v", a.State, want)
	}
}

// TestOverALongWeekend: Friday's ticket of a customer in Paris waits over the weekend
// before Monday 13 July 2026, and is answered after the 14th, a holiday.
func TestOverALongWeekend(t *testing.T) {
	paris := slatest.In(t, "Europe/Paris")
	friday := paris.Log().At("Fri 2026-07-10 16:00").Opened(priority.P2)
	waits := friday.After("30m").Paused("waiting for the log file")
	goesOn := waits.At("Mon 15:30").Resumed()

	b := newBell(t, paris.At("Fri 2026-07-10 16:00"))
	a := b.send("acme", friday.Events()...)
	b.assertState(a, sla.StateRunning)
	slatest.AssertDue(t, a, "Mon 2026-07-13 10:00")
	if want := paris.At("Mon 2026-07-13 08:30"); !a.Next.Equal(want) { // half of the target
		t.Errorf("next %s, want %s", paris.Text(a.Next), paris.Text(want))
	}

	b.now = paris.At("Sat 2026-07-11 12:00")
	a = b.send("acme", waits.Events()...) // the opening comes again
	b.assertState(a, sla.StatePaused)
	slatest.AssertNoDue(t, a)

	b.now = paris.At("Mon 2026-07-13 15:30")
	a = b.send("acme", goesOn.Events()...)
	slatest.AssertDue(t, a, "Wed 2026-07-15 09:00")

	b.assertState(b.ask(paris.At("Wed 2026-07-15 09:00")), sla.StateRunning)
	b.assertState(b.ask(paris.At("Wed 2026-07-15 09:01")), sla.StateBreached)
	b.send("acme", goesOn.At("Wed 08:59").AgentReplied().Events()...) // told late
	b.assertState(b.ask(paris.At("Wed 2026-07-15 09:01")), sla.StateMet)
}

// TestClocksGoBack: round the clock, the hour that comes twice is two.
func TestClocksGoBack(t *testing.T) {
	newYork := slatest.In(t, "America/New_York")
	b := newBell(t, newYork.At("Sat 2026-10-31 22:00"))
	a := b.send("borealis", newYork.Log().At("Sat 2026-10-31 22:00").Opened(priority.P4).Events()...)
	slatest.AssertDue(t, a, "2026-11-01T10:00:00Z") // 05:00 EST, eight hours later
}

// TestBestEffort: a community ticket has a state and no due instant.
func TestBestEffort(t *testing.T) {
	tokyo := slatest.In(t, "Asia/Tokyo")
	b := newBell(t, tokyo.At("Mon 2026-11-23 09:00"))
	b.send("corner-shop", tokyo.Log().At("Mon 2026-11-23 09:00").Opened(priority.P1).Events()...)
	a := b.ask(tokyo.At("Mon 2026-11-30 09:00"))
	b.assertState(a, sla.StateBestEffort)
	slatest.AssertNoDue(t, a)
}

// TestDoubts: what cannot be is told, and the rest counts.
func TestDoubts(t *testing.T) {
	paris := slatest.In(t, "Europe/Paris")
	log := paris.Log().At("Mon 2026-11-23 09:00").Opened(priority.P1).After("10m").Resumed()
	a := newBell(t, paris.At("Mon 2026-11-23 09:30")).send("acme", log.Events()...)
	slatest.AssertDue(t, a, "Mon 2026-11-23 10:00")
	if len(a.Doubts) != 1 || !strings.HasPrefix(a.Doubts[0], "impossible: 2026-11-23T08:10:00Z resumed") {
		t.Errorf("doubts %q", a.Doubts)
	}
}

// TestDeliveryChangesNothing: whatever happens to a ticket, the helpdesk may tell it in
// any order, and twice.
func TestDeliveryChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		customer := rapid.SampledFrom([]string{"acme", "borealis", "corner-shop"}).Draw(t, "customer")
		opened := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 365*24).Draw(t, "hour")) * time.Hour)
		var log []sla.Event
		for _, e := range slatest.Logs(plan.BuiltIn(), opened).Draw(t, "log") {
			if words[e.Kind] != "" { // the others are no business of the helpdesk's
				log = append(log, e)
			}
		}
		now := opened.Add(time.Duration(rapid.IntRange(0, 24*14).Draw(t, "hours later")) * time.Hour)
		inOrder, delivered := newBell(t, now), newBell(t, now)
		inOrder.send(customer, log...)
		delivered.send(customer, slatest.Deliveries(log).Draw(t, "delivery")...)
		if diff := cmp.Diff(inOrder.ask(now), delivered.ask(now)); diff != "" {
			t.Fatalf("(-in order +delivered):\n%s", diff)
		}
	})
}

func TestRefusals(t *testing.T) {
	paris := slatest.In(t, "Europe/Paris")
	b := newBell(t, paris.At("Mon 2026-11-23 09:00"))
	b.send("acme", paris.Log().At("Mon 2026-11-23 09:00").Opened(priority.P1).Events()...)
	const opened = `"ticket":"HX-18","customer":"acme","kind":"opened","at":"2026-11-20T15:00:00Z"`
	tests := []struct {
		reason, method, path, body string
		status                     int
		want                       string
	}{
		{"no JSON", "POST", "/events", "hello", http.StatusBadRequest, "invalid character"},
		{"nothing", "POST", "/events", "", http.StatusBadRequest, "EOF"},
		{"two messages", "POST", "/events", "{}{}", http.StatusBadRequest, "more than one message"},
		{"an unknown member", "POST", "/events", `{"colour":"red"}`, http.StatusBadRequest, "unknown field"},
		{"too large", "POST", "/events", `{"note":"` + strings.Repeat("x", maxMessage) + `"}`, http.StatusRequestEntityTooLarge, "too large"},
		{"an urgency that is none", "POST", "/events", `{"id":"1",` + opened + `,"urgency":"panic"}`, http.StatusBadRequest, "panic"},
		{"no urgency", "POST", "/events", `{"id":"1",` + opened + `,"impact":"low"}`, http.StatusUnprocessableEntity, "urgency"},
		{"no id", "POST", "/events", `{` + opened + `}`, http.StatusUnprocessableEntity, "needs an id"},
		{"another customer's ticket", "POST", "/events", `{"id":"1","ticket":"HX-17","customer":"borealis","kind":"answered","at":"2026-11-20T15:00:00Z"}`, http.StatusConflict, "another customer's"},
		{"an unknown customer", "POST", "/events", `{"id":"1","ticket":"HX-18","customer":"zephyr"}`, http.StatusUnprocessableEntity, `customer \"zephyr\" is not known`},
		{"an unknown kind", "POST", "/events", `{"id":"1","ticket":"HX-18","customer":"acme","kind":"exploded","at":"2026-11-20T15:00:00Z"}`, http.StatusUnprocessableEntity, `kind \"exploded\"`},
		{"no instant", "POST", "/events", `{"id":"1","ticket":"HX-18","customer":"acme","kind":"answered"}`, http.StatusUnprocessableEntity, "years 2000 to 2099"},
		{"an unknown ticket", "GET", "/tickets/HX-99", "", http.StatusNotFound, `ticket \"HX-99\" is not known`},
		{"another path", "GET", "/", "", http.StatusNotFound, "not found"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			status, body := b.do(tt.method, tt.path, tt.body)
			if status != tt.status || !strings.Contains(body, tt.want) {
				t.Errorf("%d %s, want %d and %q", status, body, tt.status, tt.want)
			}
		})
	}
}

// TestTooLongALog: a helpdesk that has gone mad does not fill the memory.
func TestTooLongALog(t *testing.T) {
	ts := tickets{byID: map[string]ticket{}}
	at := slatest.In(t, "UTC").At("2026-11-23 09:00")
	for n := range maxEvents {
		if _, err := ts.add("HX-17", "acme", sla.CustomerReplied(at.Add(time.Duration(n)))); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := ts.add("HX-17", "acme", sla.CustomerReplied(at)); err != nil {
		t.Errorf("one that comes again: %v", err)
	}
	if _, err := ts.add("HX-17", "acme", sla.AgentReplied(at)); !errors.Is(err, errTooLong) {
		t.Errorf("one more: %v", err)
	}
}

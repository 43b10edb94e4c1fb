package sla

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/dueby/dueby/priority"
)

// An EventKind is what happened to a ticket. The zero EventKind is 'not set'. Its
// text is "opened" and the like.
type EventKind uint8

// The kinds of event, as each is made by a function of the name without Kind.
const (
	KindOpened          EventKind = iota + 1 // the customer opened the ticket
	KindAgentReplied                         // the desk answered the customer
	KindResolved                             // the ticket was solved
	KindCancelled                            // the ticket was withdrawn; nothing counts after it
	KindResumed                              // the end of a pause
	KindPaused                               // the ticket waits for its customer, or for somebody else
	KindPrioritySet                          // the ticket has another priority from here on
	KindPlanChanged                          // the customer has another plan from here on
	KindCalendarChanged                      // the clock runs in other hours, or in another zone, from here on
	KindCustomerReplied                      // the customer wrote
	KindReopened                             // a resolved ticket was not
)

var kindNames = [...]string{
	"", "opened", "agent_replied", "resolved", "cancelled", "resumed", "paused",
	"priority_set", "plan_changed", "calendar_changed", "customer_replied", "reopened",
}

// kindOrder is the order among equal instants of equal Seq: opened, stops, resumed,
// paused, changes, customer replied, reopened.
var kindOrder = [...]uint8{0, 1, 2, 2, 2, 3, 4, 5, 5, 5, 6, 7}

// IsValid reports whether k is one of the kinds.
func (k EventKind) IsValid() bool { return k >= KindOpened && k <= KindReopened }

// String returns the kind in words, as in "agent replied".
func (k EventKind) String() string { return words("EventKind", kindNames[:], uint8(k)) }

// MarshalText returns the text of k, "" for the zero EventKind.
func (k EventKind) MarshalText() ([]byte, error) {
	return marshalName("kind of event", kindNames[:], uint8(k))
}

// UnmarshalText reads the text of a kind, and "" as the zero EventKind.
func (k *EventKind) UnmarshalText(text []byte) error {
	n, err := unmarshalName("kind of event", kindNames[:], text)
	if err == nil {
		*k = EventKind(n)
	}
	return err
}

// An Event is one line of a ticket's log: what happened, and when. Events are made
// by the functions named after their kinds. Compare them with Equal, not with ==:
// they hold a time.Time.
//
// An event is plain data that names plans and calendars by their names, so that a
// log can be stored and replayed years later.
type Event struct {
	At   time.Time
	Kind EventKind
	// Level is the priority, of KindOpened and KindPrioritySet.
	Level priority.Level
	// Seq is the order among events of the same instant, lowest first, where the
	// order of the kinds is not the right one.
	Seq int64
	// ID is the identity of the event in the system that it comes from, or "". Two
	// events of one ID are one event delivered twice.
	ID string

	detail *detail // nil without any; never changed once made, so that events share it
}

// A detail is what few events have. It stands apart so that the others are small: a
// log is copied when it is replayed.
type detail struct{ name, by, reason string }

func (e *Event) held() detail {
	if e.detail == nil {
		return detail{}
	}
	return *e.detail
}

// hold gives e the detail d.
func (e *Event) hold(d detail) {
	if e.detail = nil; d != (detail{}) {
		e.detail = &d
	}
}

// Name returns the name of the new plan, of KindPlanChanged, or of the new calendar, of
// KindCalendarChanged.
func (e Event) Name() string { return e.held().name }

// By returns who did it, where that is known.
func (e Event) By() string { return e.held().by }

// Reason returns why, where that is known.
func (e Event) Reason() string { return e.held().reason }

// Opened returns the event with which a ticket begins, and its priority then.
func Opened(at time.Time, l priority.Level) Event {
	return Event{At: at, Kind: KindOpened, Level: l}
}

// AgentReplied returns an answer of the desk to the customer.
func AgentReplied(at time.Time) Event { return Event{At: at, Kind: KindAgentReplied} }

// CustomerReplied returns a message of the customer.
func CustomerReplied(at time.Time) Event { return Event{At: at, Kind: KindCustomerReplied} }

// Paused returns the beginning of a pause, in which the clock stands for the reason,
// as in "waiting for the customer".
func Paused(at time.Time, reason string) Event {
	return Event{At: at, Kind: KindPaused}.WithReason("", reason)
}

// Resumed returns the end of a pause.
func Resumed(at time.Time) Event { return Event{At: at, Kind: KindResumed} }

// PrioritySet returns a change of priority.
func PrioritySet(at time.Time, l priority.Level) Event {
	return Event{At: at, Kind: KindPrioritySet, Level: l}
}

// PlanChanged returns a change to the plan of that name. The clock then runs in the
// new plan's hours, in the customer's zone: that of the calculator, or of the last
// CalendarChanged to a zone.
func PlanChanged(at time.Time, name string) Event {
	return Event{At: at, Kind: KindPlanChanged, detail: &detail{name: name}}
}

// CalendarChanged returns a change of the hours in which the clock runs: to a
// calendar that the calculator knows by that name (see [WithCalendar]), or else to
// the plan's hours in the IANA time zone of that name.
func CalendarChanged(at time.Time, name string) Event {
	return Event{At: at, Kind: KindCalendarChanged, detail: &detail{name: name}}
}

// Resolved returns the resolution of the ticket.
func Resolved(at time.Time) Event { return Event{At: at, Kind: KindResolved} }

// Reopened returns the reopening of a resolved ticket.
func Reopened(at time.Time) Event { return Event{At: at, Kind: KindReopened} }

// Cancelled returns the withdrawal of the ticket.
func Cancelled(at time.Time) Event { return Event{At: at, Kind: KindCancelled} }

// WithID returns e with the identity.
func (e Event) WithID(id string) Event { e.ID = id; return e }

// WithSeq returns e with the order among events of the same instant.
func (e Event) WithSeq(seq int64) Event { e.Seq = seq; return e }

// WithReason returns e with who did it and why.
func (e Event) WithReason(by, reason string) Event {
	d := e.held()
	d.by, d.reason = by, reason
	e.hold(d)
	return e
}

// Equal reports whether e and f are the same in everything, their instants as
// instants.
func (e Event) Equal(f Event) bool { return compareEvents(&e, &f) == 0 }

// String returns the event in one line, as in "2026-11-23T08:00:00Z priority set P2".
func (e Event) String() string {
	s := e.At.UTC().Format(time.RFC3339Nano) + " " + e.Kind.String()
	if e.Level != 0 {
		s += " " + e.Level.String()
	}
	if name := e.Name(); name != "" {
		s += " " + strconv.Quote(name)
	}
	if e.ID != "" {
		s += " (" + e.ID + ")"
	}
	return s
}

// key identifies e among the events of its ticket: its ID, or its place in the order.
func (e *Event) key() string {
	if e.ID != "" {
		return e.ID
	}
	return fmt.Sprintf("%s %s %d", e.At.UTC().Format(time.RFC3339Nano), kindNames[e.Kind], e.Seq)
}

// compareEvents orders the events of a ticket: by instant, then by Seq, then by the
// order of the kinds. What remains is there to make the order total, so that the
// order of delivery cannot matter.
func compareEvents(a, b *Event) int {
	if x, y := a.At.Unix(), b.At.Unix(); x != y { // as most do
		return cmp.Compare(x, y)
	}
	if c := cmp.Or(
		compareInstants(a.At, b.At),
		cmp.Compare(a.Seq, b.Seq),
		cmp.Compare(kindRank(a.Kind), kindRank(b.Kind)),
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Level, b.Level),
	); c != 0 {
		return c
	}
	x, y := a.held(), b.held()
	return cmp.Or(cmp.Compare(x.name, y.name), cmp.Compare(x.by, y.by), cmp.Compare(x.reason, y.reason))
}

// compareInstants orders instants as the wall clock does. A monotonic reading, which
// some instants have and others have not, would make the order depend on their past.
func compareInstants(a, b time.Time) int {
	if c := cmp.Compare(a.Unix(), b.Unix()); c != 0 {
		return c
	}
	return cmp.Compare(a.Nanosecond(), b.Nanosecond())
}

// later reports whether a is after b on the wall clock.
func later(a, b time.Time) bool {
	return a.Unix() > b.Unix() || a.Unix() == b.Unix() && a.Nanosecond() > b.Nanosecond()
}

func kindRank(k EventKind) uint8 {
	if !k.IsValid() {
		return 0
	}
	return kindOrder[k]
}

// shorten returns the beginning of s, up to 80 bytes and whole letters, and "..." where
// that is not all.
func shorten(s string) string {
	if end := beginning(s); end < len(s) {
		return s[:end] + "..."
	}
	return s
}

// quote quotes the beginning of s, and adds "..." where that is not all.
func quote(s string) string {
	if end := beginning(s); end < len(s) {
		return strconv.Quote(s[:end]) + "..."
	}
	return strconv.Quote(s)
}

func beginning(s string) int {
	const most = 80
	end := min(len(s), most)
	for end > most-utf8.UTFMax && end < len(s) && !utf8.RuneStart(s[end]) {
		end--
	}
	return end
}

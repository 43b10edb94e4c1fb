// Package sla tells by when a ticket must be answered.
//
//	paris, err := time.LoadLocation("Europe/Paris")
//	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), paris)
//	level, err := priority.Classify(priority.UrgencyHigh, priority.ImpactMedium) // P2
//	deadline, err := calculator.Deadline(level, opened)
//	due, ok := deadline.Due() // false: best effort, there is no due instant
//
// A [DeadlineCalculator] serves one plan in one zone. A [Desk] serves a helpdesk with
// many of both, by their names, from what is known of a ticket.
//
// [NewPolicyDesk] serves a policy that was loaded from a document, and [Desks] policies
// that follow one another; [Comparison.Impact] tells what a change of them does to
// tickets.
//
// A due instant is the earliest one before which the plan's hours, read on the
// customer's clock, hold as much open time as the target. It is worked out from the
// instant of creation and nothing else: the package never reads the clock. A target in
// business days names its due instant, which may lie in closed time; it stands until a
// pause takes open time from before it. A plan
// without a promise gives no due instant, which is a normal answer and not an error.
//
// # The clock of a ticket
//
//	ticket, findings := calculator.Replay(events...)
//	status := ticket.Status(plan.FirstResponse, now)
//
// A ticket's life is a log of events, in any order. Each metric of it runs in cycles:
//
//	first response   from the opening to the first reply of an agent, or the resolution
//	next response    from a customer's message that is not answered yet, after the first
//	                 response, to the reply of an agent, or the resolution
//	update           from the opening, a reopening or a reply of an agent to the next
//	                 reply, or the resolution; while the ticket is not resolved
//	resolution       from the opening, or a reopening, to the resolution
//
// The clock runs in open time, and not while the ticket is paused. A pause ends with
// resumed or with the resolution. At its due instant the clock still runs; after it,
// the target is breached, and nothing that comes later undoes that. While paused on
// time there is no due instant; after a pause it is never before the resumption. A
// change of priority, plan or calendar ends one commitment and begins the next, by the
// plan's rule for it: carry, restart or keep (see [plan.ChangeRule]).
//
// # Keeping a log
//
// [Event], [Deadline], [Status], [Alert] and [Explanation] have JSON forms with a
// version, which are read back to what was written, years later too. Only the events
// need keeping: the rest follows from them. In PostgreSQL a log is
//
//	CREATE TABLE ticket_event (
//	    ticket bigint      NOT NULL,
//	    at     timestamptz NOT NULL, -- Event.At
//	    event  jsonb       NOT NULL  -- the event's JSON form
//	);
//	CREATE INDEX ON ticket_event (ticket, at);
//
//	INSERT INTO ticket_event (ticket, at, event) VALUES ($1, $2, $3);
//
//	SELECT event FROM ticket_event WHERE ticket = $1; -- in any order
//
// and [DeadlineCalculator.Replay] puts what is selected in order. Rows are only ever
// added; one that comes twice does no harm. A timestamptz holds microseconds, to which
// PostgreSQL rounds. An event that arrives with nanoseconds is therefore truncated at
// the door, before anything is answered from it,
//
//	at = at.Truncate(time.Microsecond)
//
// or the same event, sent again by a system that went through such a column, is another
// one of the same ID, a [Conflict].
//
// What has been sent is known by the alert's key:
//
//	CREATE TABLE alert_sent (
//	    ticket bigint NOT NULL,
//	    key    text   NOT NULL, -- Alert.Key
//	    alert  jsonb  NOT NULL, -- the alert's JSON form
//	    PRIMARY KEY (ticket, key)
//	);
//
//	INSERT INTO alert_sent (ticket, key, alert) VALUES ($1, $2, $3)
//	    ON CONFLICT (ticket, key) DO NOTHING; -- one row: it is new, send it
//
// in the transaction that queues the message. After a crash [Ticket.Alerts] gives the
// same alerts again, those that were missed among them, and the table lets none through
// twice.
package sla

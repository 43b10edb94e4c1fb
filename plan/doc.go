// Package plan knows what a support plan promises: a target for a metric of a
// ticket and a level of priority, and the hours in which the clock of that target
// runs.
//
//	p := plan.Standard()
//	target, ok := p.Target(plan.FirstResponse, priority.P3) // 8h of open time
//	hours, ok := p.Schedule()                               // Mo-Fr 08:00-17:00
//	office, err := hours.In(paris)
//	due, err := target.Due(office, opened)
//
// The built-in plans are those of Zmanda's customer support policy: [Standard] and
// [Premium]; [Trial], which has Premium's targets and hours while it lasts; and
// [Community], which is best effort and has none. The policy heads its target
// columns "Monday to Friday" and sets Premium's hours to 24 x 7 x 365; here each
// plan's clock runs in that plan's support hours. [Plan.WeekdaySchedule] is the
// other reading.
//
// Targets are open time ("8h") or go by business days ("2 business days"): see
// [ParseTarget]. A plan of the caller's own is derived from another ([Plan.WithTarget] and
// its kin), or is of a [Policy] that was loaded from a document, with a matrix, levels and
// hours of its own. A policy is looked over by [Policy.Lint]; [Timeline] is policies over
// time, [Subscription] a customer's plans over time.
//
// The package knows nothing of customers, tickets and clocks: package sla does.
package plan

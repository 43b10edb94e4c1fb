// Package priority says how severe a ticket is: from an urgency and an impact
// to a priority level, and from there through every override.
//
// It implements the first half of Zmanda's customer support policy. A customer
// opens a ticket with an urgency and an impact; a matrix turns the two into a
// level, P1 to P4; and the customer, or an engineer, may replace that level.
//
//	urgency \ impact   high   medium   low
//	high               P1     P2       P3
//	medium             P2     P3       P4
//	low                P3     P4       P4
//
// Five lines of use:
//
//	u, err := priority.ParseUrgency("1 - High") // or "haute", or "high"
//	i, err := priority.ParseImpact("moyen")     // errors say what is allowed
//	a, err := priority.Assign(u, i)             // P2, by the policy's matrix
//	a, err = a.Override(priority.Override{At: at, Level: priority.P1, By: priority.Customer})
//	level := a.At(then)                         // P2 before at, P1 from at on
//
// # Ranks
//
// [Urgency], [Impact] and [Level] are ranks from the most severe, 1, down to 9,
// so that the smaller is the more severe. Zero is 'not set': the text "", SQL
// NULL. The policy names three urgencies, three impacts and four levels; a
// [Matrix] of the caller's own, up to 9 x 9, may use the others. Each type has
// a text, a JSON and an SQL form, the same text in all three, and every rank
// round-trips through each.
//
// # Text
//
// [ParseUrgency], [ParseImpact], [ParseLevel] and [ParseParty] read what people
// and other systems write: English or French words in any case, with or without
// accents, and with any white space around them.
//
//	text   = word | number | number separator word
//	number = [label] digit           digit is 1 to 9
//	label  = "rank" space            of an urgency or an impact ("rang" in French)
//	       | "P"                     of a level
//	separator = space | [space] dash [space]       dash is -, – or —
//
//	word                                                        urgency, impact   level
//	critical, critique                                                            P1
//	high, haute, haut, élevée, élevé                            high              P2
//	medium, moderate, moyenne, moyen, modérée, modéré           medium            P3
//	low, basse, bas, faible                                     low               P4
//	planning, planification                                                       P5
//
// A party is a customer or client, an engineer or ingénieur, and has no number.
// The text, JSON and SQL forms are read by the same grammar.
//
// Where a number and a word stand together, they must agree: "1 - High" is an
// urgency, "1 low" (as Zammad has it) is an error that says so. A digit alone is
// a level, and is refused as an urgency or an impact: 1 is high in ServiceNow
// and low in Zammad.
//
// # Promise
//
// Every value is immutable to its users, safe to share between goroutines, and
// was checked when it was made. Nothing here reads the clock or a time zone,
// panics, or clamps what it is given. [Classify] does not allocate.
//
// # Not here
//
// What a level promises to whom is for package plan, and the instant by which
// a response is due for package sla. There is no guessing of a level from a
// ticket's words, and no registry of names: a policy whose words differ maps
// them onto ranks itself.
package priority

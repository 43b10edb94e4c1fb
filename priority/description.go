package priority

// Name is the policy's word for l: "critical", "high", "medium" or "low" from
// P1 to P4. It is empty for every other value: their names are the caller's.
func (l Level) Name() string { return describe(l).name }

// Description says in a sentence what a ticket of level l is about, from P1 to
// P4, after Zmanda's customer support policy. It is empty for every other value.
func (l Level) Description() string { return describe(l).description }

// Example is a case that the policy would put at level l, from P1 to P4, after
// Zmanda's customer support policy. It is empty for every other value.
func (l Level) Example() string { return describe(l).example }

type description struct{ name, description, example string }

func describe(l Level) description {
	switch l {
	case P1:
		return description{
			"critical",
			"Backups no longer work and nothing protects the data any more.",
			"Every backup run fails, and the last good backup is over 48 hours old.",
		}
	case P2:
		return description{
			"high",
			"An important part of the product is out of use, though the system still runs.",
			"Backups take so much longer than they did that they overrun their schedule.",
		}
	case P3:
		return description{
			"medium",
			"Some features are hampered and work goes less well than it could; a workaround exists.",
			"Reports cannot be produced, while backups go on as usual.",
		}
	case P4:
		return description{
			"low",
			"A small fault or a request for information, which hardly touches daily work.",
			"What does this configuration setting do?",
		}
	}
	return description{}
}

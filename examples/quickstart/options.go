package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/sla"
)

const synopsis = "usage: quickstart [-format table|csv|json] [-plan NAME] [-zone NAME] [FILE|-]"

const usage = synopsis + `

Tells by when each ticket of a file must be answered. Without a file it takes a
small sample that is compiled in; - is standard input.

  -format  table  for an 80-column terminal, due on the customer's clock;
                  the default
           csv    id, plan, priority, target_seconds, due, due_local
           json   the same, one object a line; null where nothing is due
  -plan    standard, premium, trial or community
  -zone    an IANA name such as Europe/Paris

A file of tickets has a header with the columns id, plan, zone, urgency, impact,
created (RFC 3339) and, if need be, priority: the level that the customer chose
in place of that of the urgency and the impact, which may then be empty. Columns
stand in any order, and others are passed over. -plan and -zone stand in for an
absent column and for empty fields; without -plan, tickets of a file that has no
such column are standard.

A ServiceNow incident log (number, incident_state, opened_at, sys_updated_at,
impact, urgency, priority) has a row for every update: an incident's first one
is the ticket, and the others are passed over, also where they come back later,
unless 65536 other incidents have come by since. opened_at is read on the clock
of -zone, which must be given; a reading that the clock skipped means the
instant after the gap, one that it showed twice the first of the two.

A row that cannot be read is reported on standard error and costs no other row.
The summary goes there too. Exit status: 0, 1 if rows were refused or a file
could not be read or written, 2 for wrong usage.
`

// sample is what there is to see without a file.
//
//go:embed sample.csv
var sample []byte

// options are what the command line asks for.
type options struct {
	desk   *sla.Desk
	format string
	plan   string // empty if not given
	zone   string // empty if not given
	file   string // empty for the sample
}

func parseOptions(args []string) (options, error) {
	desk, err := sla.NewDesk()
	if err != nil {
		return options{}, err
	}
	o := options{desk: desk, format: formats[0]}
	flags := command.Flags()
	flags.Func("format", "", func(s string) error {
		o.format = s
		if !slices.Contains(formats, s) {
			return fmt.Errorf("want %s", strings.Join(formats, ", "))
		}
		return nil
	})
	flags.Func("plan", "", func(s string) error {
		o.plan = s
		_, err := desk.Calculator(s, "UTC")
		return err
	})
	flags.Func("zone", "", func(s string) error {
		o.zone = s
		_, err := desk.Calculator("community", s)
		return err
	})
	o.file, err = command.Parse(flags, args)
	return o, err
}

package main

import (
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

const synopsis = `usage: replay [-plan NAME] [-zone NAME] [-resolution TIME] [-now INSTANT]
              [-json | -explain NUMBER] [FILE|-]`

// defaultZone is the fair assumption about the public log that this program was first
// written for.
const defaultZone = "America/Sao_Paulo"

const usage = synopsis + `

Replays a ServiceNow incident log and tells, for each metric and priority, how
many targets were met and how long it took, in open time. Without a file it
takes a small log that is compiled in; - is standard input.

  -plan        standard, premium, trial or community; the default is standard
  -zone        the clock of the log and of the support hours, by its IANA name;
               the default is America/Sao_Paulo
  -resolution  the target of the resolution metric for every priority, as in
               24h or 1h30m of open time; without it only first responses count
  -now         as of this instant in RFC 3339, for all incidents; the default is
               the last row of each
  -json        an object a line for each incident, metric and cycle
  -explain     the story of one incident

The file has a header with the columns number, incident_state, opened_at,
sys_updated_at, impact, urgency, priority and, if need be, sys_mod_count; others
are passed over. Instants are DD-MM-YYYY HH:MM; a reading that the clock skipped
means the instant after the gap, one that it showed twice the first of the two.

An incident is opened, New, at opened_at, with the priority of its first row.
Each row sets its state and its priority at sys_updated_at. A priority that is
not known is that of the urgency and the impact. The first response is when it
leaves New. The clock stands still while it is Awaiting User Info, and stops at
Resolved or Closed; from there to any other state, it is reopened: a new cycle
begins.

The table counts cycles. Those that are running or paused, and on time so far,
are pending; they count in MEDIAN and P90 with the time so far. These are by the
nearest rank, and less than 1 % off.

Findings go to standard error; the rest of the log counts:
  - A row before the opening does not count.
  - A row out of order counts in the order of sys_updated_at, then of
    sys_mod_count, then of the file.
  - A row that differs in opened_at from the first one of its incident does so
    without effect.
  - A row that closes an incident again, or resolves a closed one, leaves it as
    it was closed first.
  - The rows of an incident stand together. Those that come back after others do
    not count, unless 65536 other incidents have come by since: they are then
    taken for a new one.

A row that cannot be read, or is the 4097th of an incident or a later one, is
refused: it is reported and costs no other row. The summary goes to standard
error too. Exit status: 0, with findings or without; 1 if rows were refused, a
file could not be read or written, or -explain names no incident of it; 2 for
wrong usage.
`

// sample is what there is to see without a file.
//
//go:embed sample.csv
var sample []byte

// options are what the command line asks for.
type options struct {
	calculator *sla.DeadlineCalculator
	metrics    []plan.Metric // to report
	assumed    bool          // the zone was not given
	now        *time.Time    // nil: as of the last row of each incident
	json       bool
	explain    string // the number of an incident, or empty
	file       string // empty for the sample
}

func parseOptions(args []string) (options, error) {
	o := options{metrics: []plan.Metric{plan.FirstResponse}, assumed: true}
	promised, zone := plan.Standard(), defaultZone
	var resolution plan.Target
	flags := command.Flags()
	flags.Func("plan", "", func(s string) (err error) {
		promised, err = plan.Parse(s)
		return err
	})
	flags.Func("zone", "", func(s string) (err error) {
		zone, o.assumed = s, false
		_, err = calculator(plan.Standard(), s)
		return err
	})
	flags.Func("resolution", "", func(s string) (err error) {
		resolution, err = plan.ParseTarget(s)
		return err
	})
	flags.Func("now", "", func(s string) error {
		at, err := time.Parse(time.RFC3339, s)
		if year := at.UTC().Year(); err != nil || year < 1 || year > 9999 {
			return errors.New("want RFC 3339, as in 2016-03-05T12:00:00-03:00, in the years 1 to 9999")
		}
		o.now = &at
		return nil
	})
	flags.BoolVar(&o.json, "json", false, "")
	flags.StringVar(&o.explain, "explain", "", "")
	var err error
	if o.file, err = command.Parse(flags, args); err != nil {
		return options{}, err
	}
	if o.json && o.explain != "" {
		return options{}, command.Usage(errors.New("want -json or -explain, not both"))
	}
	if !resolution.IsZero() {
		for level := priority.P1; level <= promised.LastLevel() && err == nil; level++ {
			promised, err = promised.WithTarget(plan.Resolution, level, resolution)
		}
		if err != nil {
			return options{}, command.Usage(fmt.Errorf("-resolution: %w", err))
		}
		o.metrics = append(o.metrics, plan.Resolution)
	}
	o.calculator, err = calculator(promised, zone)
	return o, err
}

// calculator returns that of a plan in the zone of that name.
func calculator(p plan.Plan, zone string) (*sla.DeadlineCalculator, error) {
	desk, err := sla.NewDesk(sla.Serve(p))
	if err != nil {
		return nil, err
	}
	return desk.Calculator(p.Name(), zone)
}

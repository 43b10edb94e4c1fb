package main

import (
	"bufio"
	"encoding/csv"
	"strconv"
	"time"

	"github.com/dueby/dueby/sla"
)

// formats are those that -format takes, the default first.
var formats = []string{"table", "csv", "json"}

// An output writes deadlines in one format.
type output interface {
	write(id string, d sla.Deadline) error
	close() error
}

func newOutput(format string, w *bufio.Writer) output {
	switch format {
	case "csv":
		return &csvOutput{csv: csv.NewWriter(w)}
	case "json":
		return &jsonOutput{w: w}
	default:
		return &tableOutput{w: w}
	}
}

// csvOutput writes a header and a row for each ticket. A field is empty where JSON
// would have null.
type csvOutput struct {
	csv     *csv.Writer
	started bool
}

func (o *csvOutput) start() error {
	if o.started {
		return nil
	}
	o.started = true
	return o.csv.Write([]string{"id", "plan", "priority", "target_seconds", "due", "due_local"})
}

func (o *csvOutput) write(id string, d sla.Deadline) error {
	if err := o.start(); err != nil {
		return err
	}
	row := [6]string{id, d.Plan(), d.Level().String()}
	if seconds, ok := targetSeconds(d); ok {
		row[3] = strconv.FormatInt(seconds, 10)
	}
	if due, ok := d.Due(); ok {
		row[4] = due.UTC().Format(time.RFC3339Nano)
		row[5] = string(appendLocal(nil, due))
	}
	return o.csv.Write(row[:])
}

func (o *csvOutput) close() error {
	if err := o.start(); err != nil {
		return err
	}
	o.csv.Flush()
	return o.csv.Error()
}

// targetSeconds returns the open time of the target, if there is a target.
func targetSeconds(d sla.Deadline) (int64, bool) {
	target, _ := d.Target()
	open, ok := target.Duration()
	return int64(open / time.Second), ok
}

// appendLocal appends an instant in RFC 3339 with the offset of its location. RFC 3339
// has offsets in whole minutes, and asks for the nearest (section 5.8) where a clock
// kept local mean time; the reading then differs from that clock's by less than half a
// minute, and the instant is right. The year 10000, which it cannot write, begins
// before its end in UTC: such an instant is given in UTC.
func appendLocal(b []byte, at time.Time) []byte {
	_, seconds := at.Zone()
	if seconds%60 != 0 {
		minutes := (time.Duration(seconds) * time.Second).Round(time.Minute)
		at = at.In(time.FixedZone("", int(minutes/time.Second)))
	}
	if at.Year() < 0 || at.Year() > 9999 {
		at = at.UTC()
	}
	return at.AppendFormat(b, time.RFC3339Nano)
}

package main

import (
	"bufio"
	"encoding/json"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// An answer is how one cycle of a metric of an incident stands. Instants are in UTC.
type answer struct {
	Number   string         `json:"number"`
	Metric   plan.Metric    `json:"metric"`
	Cycle    int            `json:"cycle"` // from 1
	Priority priority.Level `json:"priority"`
	State    sla.State      `json:"state"`
	Opened   time.Time      `json:"opened"` // for later cycles, the reopening
	Stopped  *time.Time     `json:"stopped"`
	Due      *time.Time     `json:"due"`
	Elapsed  *float64       `json:"elapsed_seconds"` // null where it is beyond a time.Duration
	Breached bool           `json:"breached"`
}

// jsonOutput writes one object a line for each incident, metric and cycle.
type jsonOutput struct {
	json    *json.Encoder
	metrics []plan.Metric
}

func newJSONOutput(w *bufio.Writer, metrics []plan.Metric) *jsonOutput {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return &jsonOutput{encoder, metrics}
}

func (o *jsonOutput) write(number string, t ticket) error {
	for _, m := range o.metrics {
		for _, s := range t.cycles(m) {
			a := answer{
				Number: number, Metric: m, Cycle: s.Cycle, Priority: s.Level, State: s.State,
				Opened: s.Started.UTC(), Breached: s.State == sla.StateBreached,
			}
			if !s.Stopped.IsZero() {
				stopped := s.Stopped.UTC()
				a.Stopped = &stopped
			}
			if due, ok := s.Due(); ok {
				due = due.UTC()
				a.Due = &due
			}
			if s.Err == nil {
				seconds := s.Elapsed.Seconds()
				a.Elapsed = &seconds
			}
			if err := o.json.Encode(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *jsonOutput) close() error { return nil }

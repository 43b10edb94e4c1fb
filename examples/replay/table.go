package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// tableOutput writes a table for people: for each metric a row for each priority, and
// one for all of them.
type tableOutput struct {
	w       *bufio.Writer
	plan    plan.Plan
	metrics []plan.Metric
	tallies [][]tally // by metric, as in metrics, and by level, from P1
}

func newTableOutput(w *bufio.Writer, p plan.Plan, metrics []plan.Metric) *tableOutput {
	o := &tableOutput{w: w, plan: p, metrics: metrics}
	for range metrics {
		o.tallies = append(o.tallies, make([]tally, p.LastLevel()))
	}
	return o
}

func (o *tableOutput) write(_ string, t ticket) error {
	for i, m := range o.metrics {
		for _, s := range t.cycles(m) {
			o.tallies[i][s.Level-priority.P1].add(s)
		}
	}
	return nil
}

func (o *tableOutput) close() error {
	all := make([]tally, len(o.metrics))
	pending, untargeted := false, false
	for i := range all {
		for l := range o.tallies[i] {
			all[i].merge(&o.tallies[i][l])
		}
		pending = pending || all[i].pending > 0
		untargeted = untargeted || all[i].untargeted > 0
	}
	cells := func(metric, level, target string, t *tally) []string {
		c := []string{metric, level, target, strconv.Itoa(t.count()), strconv.Itoa(t.met), strconv.Itoa(t.breached)}
		if pending {
			c = append(c, strconv.Itoa(t.pending))
		}
		if untargeted {
			c = append(c, strconv.Itoa(t.untargeted))
		}
		return append(c, quantile(t, 50), quantile(t, 90))
	}
	header := []string{"METRIC", "PRI", "TARGET", "COUNT", "MET", "BREACHED"}
	if pending {
		header = append(header, "PENDING")
	}
	if untargeted {
		header = append(header, "NO TARGET")
	}
	rows := [][]string{append(header, "MEDIAN", "P90")}
	for i, m := range o.metrics {
		for l := range o.tallies[i] {
			level := priority.P1 + priority.Level(l)
			target, promised := o.plan.Target(m, level)
			text := target.String()
			if !promised {
				text = "-"
			}
			rows = append(rows, cells(m.String(), level.String(), text, &o.tallies[i][l]))
		}
		rows = append(rows, cells(m.String(), "all", "", &all[i]))
	}
	_, err := o.w.WriteString(layOut(rows, 2))
	return err
}

// layOut returns rows of cells as lines: the columns as wide as need be, the first so
// many to the left, those of numbers to the right.
func layOut(rows [][]string, left int) string {
	widths := make([]int, len(rows[0]))
	for _, cells := range rows {
		for i, cell := range cells {
			widths[i] = max(widths[i], len(cell))
		}
	}
	var b strings.Builder
	for _, cells := range rows {
		for i, cell := range cells {
			pad := strings.Repeat(" ", widths[i]-len(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if i < left {
				cell, pad = pad, cell
			}
			b.WriteString(pad + cell)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func quantile(t *tally, percent int) string {
	d, ok := t.elapsed.quantile(percent)
	if !ok {
		return "-"
	}
	return hours(d)
}

// hours returns a duration to the minute, and one under a minute to the second.
func hours(d time.Duration) string {
	if d > 0 && d < time.Minute {
		return fmt.Sprintf("%ds", d/time.Second)
	}
	d = d.Round(time.Minute)
	if d < time.Hour {
		return fmt.Sprintf("%dm", d/time.Minute)
	}
	return fmt.Sprintf("%dh%02dm", d/time.Hour, d%time.Hour/time.Minute)
}

package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/dueby/dueby/plan"
)

// storyOutput tells why the metrics of an incident stand as they do.
type storyOutput struct {
	w       *bufio.Writer
	metrics []plan.Metric
}

func (o *storyOutput) write(number string, t ticket) error {
	chapters := []string{printable(number)}
	for _, m := range o.metrics {
		cycles := t.cycles(m)
		if len(cycles) == 0 { // it is not open yet
			cycles = append(cycles, t.Status(m, t.at))
		}
		for _, s := range cycles {
			chapters = append(chapters, s.Explain().String())
		}
	}
	_, err := fmt.Fprintln(o.w, strings.Join(chapters, "\n\n"))
	return err
}

func (o *storyOutput) close() error { return nil }

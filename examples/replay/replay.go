package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// An output writes what the tickets come to.
type output interface {
	write(number string, t ticket) error
	close() error
}

func newOutput(o options, w *bufio.Writer) output {
	switch {
	case o.json:
		return newJSONOutput(w, o.metrics)
	case o.explain != "":
		return &storyOutput{w: w, metrics: o.metrics}
	default:
		return newTableOutput(w, o.calculator.Plan(), o.metrics)
	}
}

// A writeError says that the answers could not be written.
type writeError struct{ error }

func (e writeError) Unwrap() error { return e.error }

// replay does what the command line asks for.
func replay(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	o, err := parseOptions(args)
	if err != nil {
		return err
	}
	name, src, err := command.Open(o.file, sample, stdin)
	if err != nil {
		return err
	}
	defer func() { _ = src.Close() }() // it has only been read
	screen := newScreen(stderr, stdout, o.json)
	in, err := newInput(screen.watch(src, size(o, stdin, src)), o.calculator.Plan(), o.calculator.Location())
	if err != nil {
		return inFile(name, err)
	}
	buffer := bufio.NewWriterSize(stdout, 64<<10)
	p := player{options: o, name: name, input: in, out: newOutput(o, buffer), report: screen}
	p.refuse = p.refused
	for err == nil {
		err = p.next()
	}
	if errors.As(err, new(writeError)) {
		return err
	}
	if err := p.out.close(); err != nil {
		return writeError{err}
	}
	if err := buffer.Flush(); err != nil {
		return writeError{err}
	}
	if _, err := io.WriteString(screen, p.summary()); err != nil {
		return writeError{err}
	}
	switch {
	case !errors.Is(err, io.EOF):
		return inFile(name, err)
	case o.explain != "" && !p.explained:
		return fmt.Errorf("%s: no incident %s", name, printable(o.explain))
	case p.refusals > 0:
		return command.ErrRefused
	}
	return nil
}

// A player replays one incident after the other.
type player struct {
	options
	*input
	name   string // of the file
	out    output
	report io.Writer

	log       []sla.Event // room for that of an incident
	incidents int
	rows      int
	refusals  int // rows
	findings  findings
	unopened  int  // incidents, as of the instant asked for
	explained bool // the incident to explain has come by
}

// next replays an incident. It returns io.EOF after the last.
func (p *player) next() error {
	in, err := p.input.next()
	if err != nil {
		return err
	}
	p.rows += len(in.rows)
	if !in.back {
		p.incidents++
	}
	if p.explain != "" && p.explain != in.number {
		return nil
	}
	if in.back {
		in.dirt = []finding{{line: in.rows[0].line, kind: cameBack}}
		return p.tell(in)
	}
	t := p.ticket(in)
	if err := p.tell(in); err != nil {
		return err
	}
	p.explained = true
	if len(t.cycles(plan.FirstResponse)) == 0 {
		p.unopened++
	}
	if err := p.out.write(in.number, t); err != nil {
		return writeError{err}
	}
	return nil
}

// ticket returns what an incident comes to.
func (p *player) ticket(in *incident) ticket {
	p.log = in.events(p.log[:0])
	at := in.last()
	if p.now != nil {
		at = *p.now
	}
	t, found := p.calculator.Replay(p.log...)
	for _, f := range found {
		in.dirt = append(in.dirt, finding{line: in.rows[0].line, kind: impossible, said: f.String()})
	}
	return ticket{t, at}
}

// tell reports what was found about an incident.
func (p *player) tell(in *incident) error {
	slices.SortStableFunc(in.dirt, func(f, g finding) int { return cmp.Compare(f.line, g.line) })
	for _, f := range in.dirt {
		p.findings[f.kind]++
		if _, err := fmt.Fprintln(p.report, f.text(p.name, in.number)); err != nil {
			return writeError{err}
		}
	}
	return nil
}

// refused reports a row that was refused.
func (p *player) refused(bad *rows.RowError) error {
	p.refusals++
	if _, err := fmt.Fprintln(p.report, inFile(p.name, bad)); err != nil {
		return writeError{err}
	}
	return nil
}

// inFile says in which file something went wrong, and where.
func inFile(name string, err error) error {
	if bad := (*rows.RowError)(nil); errors.As(err, &bad) {
		return fmt.Errorf("%s:%d: %s", name, bad.Line, bad.Reason)
	}
	return fmt.Errorf("%s: %w", name, err)
}

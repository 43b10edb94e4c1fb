package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/examples/internal/servicenow"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// A ticket is what a file says of one.
type ticket struct {
	id       string
	request  sla.Request
	recorded priority.Level // the priority that the file says it has; 0 if it does not
}

// A layout knows where in a row the parts of a ticket stand.
type layout interface {
	// ticket returns the ticket that the fields of a row hold; ok is false for a row
	// that is none and has no fault.
	ticket(fields []string) (t ticket, ok bool, err error)

	// remarks says what a reader of the answers should know about how the file was read.
	remarks() []string
}

func newLayout(file *rows.Reader, o options) (layout, error) {
	if servicenow.Recognises(file) {
		return newIncidents(file, o)
	}
	return newTickets(file, o)
}

// deadlines does what the command line asks for.
func deadlines(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	o, err := parseOptions(args)
	if err != nil {
		return err
	}
	name, src, err := command.Open(o.file, sample, stdin)
	if err != nil {
		return err
	}
	defer func() { _ = src.Close() }() // it has only been read
	file, err := rows.NewReader(src)
	if err != nil {
		return inFile(name, err)
	}
	from, err := newLayout(file, o)
	if err != nil {
		return inFile(name, err)
	}

	buffer := bufio.NewWriterSize(stdout, 64<<10)
	out := newOutput(o.format, buffer)
	sum := summary{name: name}
	for err == nil {
		err = next(file, from, o.desk, out, &sum)
		if bad := (*rows.RowError)(nil); errors.As(err, &bad) {
			sum.refused++
			if _, err = fmt.Fprintln(stderr, inFile(name, bad)); err != nil {
				return writeError{err}
			}
		}
	}
	if errors.As(err, new(writeError)) {
		return err
	}
	if err := out.close(); err != nil {
		return writeError{err}
	}
	if err := buffer.Flush(); err != nil {
		return writeError{err}
	}
	if _, err := io.WriteString(stderr, sum.text(from.remarks())); err != nil {
		return writeError{err}
	}
	switch {
	case !errors.Is(err, io.EOF):
		return inFile(name, err)
	case sum.refused > 0:
		return command.ErrRefused
	}
	return nil
}

// next reads a row and writes the deadline of its ticket. It returns a [rows.RowError]
// if there is something wrong with the row, and io.EOF after the last.
func next(file *rows.Reader, from layout, desk *sla.Desk, out output, sum *summary) error {
	row, err := file.Next()
	if err != nil {
		return err
	}
	t, ok, err := from.ticket(row.Fields)
	if err == nil && !ok {
		return nil
	}
	var deadline sla.Deadline
	if err == nil {
		deadline, err = desk.Deadline(t.request)
	}
	if err != nil {
		return &rows.RowError{Line: row.Line, Reason: err.Error()}
	}
	if err := out.write(t.id, deadline); err != nil {
		return writeError{err}
	}
	sum.add(t, deadline)
	return nil
}

// inFile says in which file something went wrong, and where.
func inFile(name string, err error) error {
	if bad := (*rows.RowError)(nil); errors.As(err, &bad) {
		return fmt.Errorf("%s:%d: %s", name, bad.Line, bad.Reason)
	}
	if errors.As(err, new(command.UsageError)) {
		return command.Usage(fmt.Errorf("%s %w", name, err))
	}
	return fmt.Errorf("%s: %w", name, err)
}

// A writeError says that the answers could not be written.
type writeError struct{ error }

func (e writeError) Unwrap() error { return e.error }

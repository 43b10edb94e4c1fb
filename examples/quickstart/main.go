// Quickstart tells by when each ticket of a file must be answered, by the built-in
// plans.
//
//	go run ./examples/quickstart                        the tickets of a sample that is compiled in
//	go run ./examples/quickstart tickets.csv
//	go run ./examples/quickstart -format json - < tickets.csv
//	go run ./examples/quickstart -zone America/Sao_Paulo incidents.csv
//	go run ./examples/quickstart -h
//
// It reads tickets, or an incident log that ServiceNow has exported, one row at a
// time, asks an [sla.Desk] for the deadline, and writes a table, CSV or JSON lines.
// Its memory does not grow with the length of the file.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // so that it runs where no zone database is installed
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit statuses.
const (
	allWell    = 0
	failed     = 1 // rows were refused, or a file could not be read or written
	wrongUsage = 2
)

// A usageError says what is wrong with the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// errRefused says that rows were refused. Each has been reported where it stood.
var errRefused = errors.New("rows were refused")

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	err := deadlines(args, stdin, stdout, stderr)
	switch {
	case err == nil:
		return allWell
	case errors.Is(err, flag.ErrHelp):
		if _, err := io.WriteString(stdout, usage); err != nil {
			return failed
		}
		return allWell
	case errors.As(err, new(usageError)):
		_, _ = fmt.Fprintf(stderr, "quickstart: %v\n%s\n", err, synopsis)
		return wrongUsage
	case errors.Is(err, errRefused):
		return failed
	default:
		_, _ = fmt.Fprintf(stderr, "quickstart: %v\n", err)
		return failed
	}
}

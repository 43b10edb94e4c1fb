// Replay replays a ServiceNow incident log and tells how well its targets were met, by
// the built-in plans.
//
//	go run ./examples/replay                            a small log that is compiled in
//	go run ./examples/replay -resolution 24h incidents.csv
//	go run ./examples/replay -resolution 24h -json - < incidents.csv
//	go run ./examples/replay -explain INC0000045
//	go run ./examples/replay -h
//
// It makes events of the rows of each incident, asks a [sla.DeadlineCalculator] for the
// ticket that they come to, and writes a table of all of them, a JSON line for each, or
// the story of one. Its memory does not grow with the length of the file.
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
	failed     = 1 // rows were refused, or a file could not be read or written, or the incident is not in it
	wrongUsage = 2
)

// A usageError says what is wrong with the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// errRefused says that rows were refused. Each has been reported where it stood.
var errRefused = errors.New("rows were refused")

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	err := replay(args, stdin, stdout, stderr)
	switch {
	case err == nil:
		return allWell
	case errors.Is(err, flag.ErrHelp):
		if _, err := io.WriteString(stdout, usage); err != nil {
			return failed
		}
		return allWell
	case errors.As(err, new(usageError)):
		_, _ = fmt.Fprintf(stderr, "replay: %v\n%s\n", err, synopsis)
		return wrongUsage
	case errors.Is(err, errRefused):
		return failed
	default:
		_, _ = fmt.Fprintf(stderr, "replay: %v\n", err)
		return failed
	}
}

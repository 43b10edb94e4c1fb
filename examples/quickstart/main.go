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
	"io"
	"os"
	_ "time/tzdata" // so that it runs where no zone database is installed

	"github.com/dueby/dueby/examples/internal/command"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := command.Program{Name: "quickstart", Synopsis: synopsis, Usage: usage, Do: deadlines}
	return p.Run(args, stdin, stdout, stderr)
}

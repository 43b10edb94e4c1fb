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
	"io"
	"os"
	_ "time/tzdata" // so that it runs where no zone database is installed

	"github.com/dueby/dueby/examples/internal/command"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := command.Program{Name: "replay", Synopsis: synopsis, Usage: usage, Do: replay}
	return p.Run(args, stdin, stdout, stderr)
}

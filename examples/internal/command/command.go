// Package command is what the example programs have in common: how they are called, what
// they say when that is wrong, and how they end.
package command

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// The exit statuses.
const (
	AllWell    = 0
	Failed     = 1 // rows were refused, or a file could not be read or written, or lacks what was asked for
	WrongUsage = 2
)

// A UsageError says what is wrong with the command line.
type UsageError struct{ error }

// Usage returns an error about the command line.
func Usage(err error) error { return UsageError{err} }

// Unwrap returns the error that it was made of.
func (e UsageError) Unwrap() error { return e.error }

// ErrRefused says that rows were refused. Each has been reported where it stood.
var ErrRefused = errors.New("rows were refused")

// A Program is called by its name.
type Program struct {
	Name     string
	Synopsis string // goes with a mistake in the command line
	Usage    string // is the answer to -h
	Do       func(args []string, stdin io.Reader, stdout, stderr io.Writer) error
}

// Run does what the program is for and returns its exit status.
func (p Program) Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	err := p.Do(args, stdin, stdout, stderr)
	switch {
	case err == nil:
		return AllWell
	case errors.Is(err, flag.ErrHelp):
		if _, err := io.WriteString(stdout, p.Usage); err != nil {
			return Failed
		}
		return AllWell
	case errors.As(err, new(UsageError)):
		_, _ = fmt.Fprintf(stderr, "%s: %v\n%s\n", p.Name, err, p.Synopsis)
		return WrongUsage
	case errors.Is(err, ErrRefused):
		return Failed
	default:
		_, _ = fmt.Fprintf(stderr, "%s: %v\n", p.Name, err)
		return Failed
	}
}

// Flags returns a set of flags that says nothing of its own.
func Flags() *flag.FlagSet {
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // Run reports what is wrong
	flags.Usage = func() {}
	return flags
}

// Parse reads a command line of flags and then one file at most, and returns its name.
func Parse(flags *flag.FlagSet, args []string) (file string, err error) {
	if err := flags.Parse(args); err != nil {
		return "", Usage(err)
	}
	if flags.NArg() > 1 {
		return "", Usage(fmt.Errorf("want one file at most, and flags before it: %q", flags.Args()))
	}
	return flags.Arg(0), nil
}

// Open returns the name and the content of a file: of a sample if it is "", of standard
// input if it is "-".
func Open(file string, sample []byte, stdin io.Reader) (string, io.ReadCloser, error) {
	switch file {
	case "":
		return "sample.csv", io.NopCloser(bytes.NewReader(sample)), nil
	case "-":
		return "standard input", io.NopCloser(stdin), nil
	default:
		f, err := os.Open(file)
		return file, f, err
	}
}

package slatest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// A recorder is a test that keeps what it is told. Like a real one it ends at Fatalf,
// by a panic that [recorded] catches.
type recorder struct{ said []string }

type ended struct{}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, "error: "+fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.said = append(r.said, "fatal: "+fmt.Sprintf(format, args...))
	panic(ended{})
}

// recorded returns what a test says.
func recorded(test func(t *recorder)) string {
	r := new(recorder)
	func() {
		defer func() {
			if p := recover(); p != nil && p != any(ended{}) {
				panic(p)
			}
		}()
		test(r)
	}()
	return strings.Join(r.said, "\n")
}

// A deaf test goes on after Fatalf. Nothing may come of it but zero values.
type deaf struct{ fatal int }

func (d *deaf) Helper()               {}
func (d *deaf) Errorf(string, ...any) {}
func (d *deaf) Fatalf(string, ...any) { d.fatal++ }

func at(tb testing.TB, text string) time.Time {
	tb.Helper()
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

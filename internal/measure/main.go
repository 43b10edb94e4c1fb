// Command measure times dueby against a floor and against github.com/rickar/cal in
// one run, and prints the ratios as the tables of the README.
//
// A machine's speed changes from second to second. So the cases take turns, round
// after round, and each keeps the best of its rounds: the one that was disturbed
// least.
package main

import (
	"flag"
	"fmt"
	"os"
	"sync"
	"time"
)

// A benchmark does its operation n times.
type benchmark struct {
	name string
	n    int // operations in one round
	loop func(n int)
	best float64 // nanoseconds of one operation
}

func main() {
	rounds := flag.Int("rounds", 50, "rounds in which the cases take turns")
	flag.Parse()
	if flag.NArg() > 0 || *rounds < 1 {
		flag.Usage()
		os.Exit(2)
	}
	o, err := newOffice()
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
	cases := o.benchmarks()
	for range *rounds {
		for _, b := range cases {
			b.round()
		}
	}
	fmt.Print(report(cases, o, *rounds))
}

// round times one round of b and keeps it if it is the best so far.
func (b *benchmark) round() {
	start := time.Now()
	b.loop(b.n)
	if ns := float64(time.Since(start)) / float64(b.n); b.best == 0 || ns < b.best {
		b.best = ns
	}
}

// twoGoroutines returns how many times as much two goroutines do as one.
func twoGoroutines(loop func(n int), n, rounds int) (best float64) {
	one, two := time.Duration(1<<62), time.Duration(1<<62)
	for range rounds {
		start := time.Now()
		loop(n)
		one = min(one, time.Since(start))
		var wg sync.WaitGroup
		start = time.Now()
		for range 2 {
			wg.Go(func() { loop(n) })
		}
		wg.Wait()
		two = min(two, time.Since(start))
	}
	return 2 * float64(one) / float64(two)
}

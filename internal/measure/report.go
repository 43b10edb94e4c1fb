package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
)

// report returns the figures as a table in Markdown, with what each is held against.
func report(cases []*benchmark, o *office, rounds int) string {
	w := new(strings.Builder)
	ns := make(map[string]float64)
	for _, b := range cases {
		ns[b.name] = b.best
	}
	fmt.Fprintf(w, "%s %s/%s, %d CPUs, best of %d rounds\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), rounds)
	fmt.Fprintln(w, "| operation | time | ratio | held to |")
	fmt.Fprintln(w, "|---|---|---|---|")
	row := func(what string, value float64, unit, ratio, bar string) {
		if unit == "ns" && value >= 1000 {
			value, unit = value/1000, "us"
		}
		fmt.Fprintf(w, "| %s | %.3g %s | %s | %s |\n", what, value, unit, ratio, bar)
	}
	times := func(what, name, of, against, bar string) {
		row(what, ns[name], "ns", fmt.Sprintf("%.2f x %s", ns[name]/ns[of], against), bar)
	}
	row("floor: `t.In(time.UTC).Clock()`", ns["floor"], "ns", "", "")
	row("`t.In(newYork).Clock()`", ns["new york clock"], "ns", "", "")
	times("`Add`, 8 h", "add 8h", "floor", "floor", "at most 5")
	times("`Add`, 8 h", "add 8h", "new york clock", "New York clock", "at most 1")
	times("`IsOpen`", "is open", "floor", "floor", "at most 2.5")
	times("`Deadline`, 8 h", "deadline", "add 8h", "`Add`", "at most 1.5")
	times("`Add`, 22,500 h", "add 22500h", "add 1h", "`Add` of 1 h", "at most 1.6")
	times("`Between`, ten years", "between, ten years", "between, a day", "a day", "at most 1.5")
	times("`Add`, a special day every day", "add 8h, special days", "add 8h", "none", "at most 1.3")
	times("`Add`, 50 intervals a week", "add 8h, 50 intervals", "add 8h", "5", "at most 1.6")
	times("`Add`, a union of three offices", "add 8h, union of three", "add 8h", "one", "at most 1.6")
	times("first `Add` of that union", "first add of the union", "three first adds", "its parts", "at most 1")
	faster := func(what, name, of, bar string) {
		row(what, ns[name], "ns", fmt.Sprintf("dueby is %.0f times faster", ns[name]/ns[of]), bar)
	}
	faster("rickar/cal, 8 h", "cal add 8h", "add 8h", "at least 50")
	faster("rickar/cal, 2,000 h", "cal add 2000h", "add 2000h", "at least 5,000")
	times("a calendar and its first `Add`", "calendar and first add", "cal add 2000h", "rickar/cal, 2,000 h", "at most 1")
	times("`Replay`, 20 events", "replay 20 events", "add 8h", "`Add`", "at most 60")
	times("`Status`", "status", "add 8h", "`Add`", "at most 4")
	times("`Next`", "next", "add 8h", "`Add`", "")

	machine := twoGoroutines(func(n int) { count(o, n) }, 1_000_000, rounds)
	row("floor on two goroutines: what the machine has", machine, "x one", "", "")
	scale := twoGoroutines(func(n int) { spread(o, n) }, 400_000, rounds)
	row("`Add` on two goroutines", scale, "x one", "", "at least 1.7")
	replays := twoGoroutines(func(n int) {
		for i := range n {
			o.calculator.Replay(o.logs[i%len(o.logs)]...)
		}
	}, 20_000, rounds/5+1)
	row("tickets of 20 events replayed, one core", 1e3/ns["replay 20 events"], "million/s", "", "")
	row("the same on two cores", replays, "x one", "", "")
	row("memory of ten years of this office", float64(memory(o))/1024, "KB", "", "at most 128")
	return w.String()
}

// count reads the clock without writing to memory that goroutines share.
func count(o *office, n int) {
	sum := 0
	for i := range n {
		hour, minute, second := o.starts[i&mask].In(time.UTC).Clock()
		sum += hour + minute + second
	}
	if sum == 0 {
		panic("no time")
	}
}

// spread adds without writing to memory that goroutines share.
func spread(o *office, n int) {
	var last time.Time
	for i := range n {
		last, _ = o.calendar.Add(o.starts[i&mask], 8*time.Hour)
	}
	if last.IsZero() {
		panic("no answer")
	}
}

// memory returns what a calendar holds when it has been asked about ten years.
func memory(o *office) uint64 {
	held := func() uint64 {
		debug.FreeOSMemory() // collects and sweeps
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	const n = 32
	var calendars [n]*calendar.Calendar
	before := held()
	for i := range calendars {
		calendars[i], _ = o.schedule.In(o.location)
		for year := 2020; year < 2030; year++ {
			for month := time.January; month <= time.December; month++ {
				calendars[i].IsOpen(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC))
			}
		}
	}
	after := held()
	runtime.KeepAlive(calendars)
	runtime.KeepAlive(o)
	return (after - before) / n
}

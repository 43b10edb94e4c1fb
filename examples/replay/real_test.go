package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
	"pgregory.net/rapid"
)

const realLog = "../../../shared/data/servicenow-incidents.csv"

func saoPaulo(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// sorted puts answers in an order of their own.
var sorted = cmp.Transformer("sorted", func(all []counted) []counted {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b counted) int {
		return strings.Compare(fmt.Sprint(a.Number, a.Metric, 1000+a.Cycle), fmt.Sprint(b.Number, b.Metric, 1000+b.Cycle))
	})
	return all
})

var plainly = cmp.AllowUnexported(counted{})

// TestRealLog compares every answer about a real log with a count minute by minute.
func TestRealLog(t *testing.T) {
	file, err := os.ReadFile(realLog)
	if err != nil {
		t.Skipf("no real log to replay: %v", err)
	}
	zone := saoPaulo(t)
	d := newDesk(officeHours(), zone, time.Date(2016, 2, 1, 0, 0, 0, 0, zone), time.Date(2017, 3, 1, 0, 0, 0, 0, zone), standardTargets())
	for now, cycles := range map[string]int{"": 1087, "2016-03-01T10:30:00-03:00": 0, "2016-03-08T12:14:00-03:00": 0} {
		args := []string{"-resolution", "24h", "-json", realLog}
		var at time.Time
		if now != "" {
			args = append([]string{"-now", now}, args...)
			if at, err = time.Parse(time.RFC3339, now); err != nil {
				t.Fatal(err)
			}
		}
		status, stdout, stderr := replayed("", args...)
		if status != command.AllWell {
			t.Fatalf("status %d, %s", status, stderr)
		}
		got, want := readAnswers(t, stdout), d.replay(t, bytes.NewReader(file), at)
		if diff := cmp.Diff(want, got, sorted, plainly); diff != "" {
			t.Errorf("as of %q (-want +got):\n%s", now, diff)
		}
		if cycles > 0 && len(got) != cycles {
			t.Errorf("%d cycles, want %d", len(got), cycles)
		}
	}
}

func TestRealLogFindings(t *testing.T) {
	if _, err := os.Stat(realLog); err != nil {
		t.Skipf("no real log to replay: %v", err)
	}
	_, table, stderr := replayed("", "-resolution", "24h", realLog)
	_, said, _ := strings.Cut(stderr, realLog+":\n")
	const want = "  540 incidents in 3683 rows, 0 rows refused\n" +
		"  plan standard, on the clock of America/Sao_Paulo, which is assumed (see -zone)\n" +
		"  as of the last row of each incident\n" +
		"  findings: 5 before the opening, 1 out of order, 5 closed already\n"
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for line := range strings.Lines(table) {
		if len(line) > 81 {
			t.Errorf("too wide: %s", line)
		}
	}
}

// TestMinuteByMinute does the same with logs that are all trouble: updates of one
// minute, over and over, on either side of a weekend with a change of the clock.
func TestMinuteByMinute(t *testing.T) {
	zone := saoPaulo(t)
	d := newDesk(officeHours(), zone, time.Date(2018, 10, 1, 0, 0, 0, 0, zone), time.Date(2019, 2, 1, 0, 0, 0, 0, zone), standardTargets())
	states := []string{"New", "Active", "Awaiting User Info", "Resolved", "Closed", "Awaiting Vendor"}
	levels := []string{"1 - Critical", "2 - High", "3 - Moderate", "4 - Low"}
	rapid.Check(t, func(t *rapid.T) {
		var file strings.Builder
		file.WriteString("number,incident_state,sys_mod_count,opened_at,sys_updated_at,impact,urgency,priority\n")
		opened := time.Date(2018, 11, 1, 15, 0, 0, 0, zone).Add(time.Duration(rapid.IntRange(0, 3*24*60).Draw(t, "opened")) * time.Minute)
		at, level := opened, rapid.SampledFrom(levels).Draw(t, "level")
		for n := range rapid.IntRange(1, 14).Draw(t, "rows") {
			at = at.Add(time.Duration(rapid.SampledFrom([]int{0, 0, 1, 30, 60, 120, 480, 540, 900, 1440}).Draw(t, "later")) * time.Minute)
			if rapid.IntRange(0, 3).Draw(t, "change") == 0 {
				level = rapid.SampledFrom(levels).Draw(t, "level")
			}
			const layout = "02-01-2006 15:04"
			fmt.Fprintf(&file, "INC1,%s,%d,%s,%s,?,?,%s\n", rapid.SampledFrom(states).Draw(t, "state"), n, opened.Format(layout), at.Format(layout), level)
		}
		now := opened.Add(time.Duration(rapid.IntRange(0, 10*24*60).Draw(t, "now")) * time.Minute)
		status, stdout, stderr := replayed(file.String(), "-resolution", "24h", "-json", "-now", now.Format(time.RFC3339), "-")
		if status != command.AllWell {
			t.Fatalf("status %d, %s", status, stderr)
		}
		want := d.replay(t, strings.NewReader(file.String()), now)
		if diff := cmp.Diff(want, readAnswers(t, stdout), sorted, plainly); diff != "" {
			t.Fatalf("%sas of %s (-want +got):\n%s", file.String(), now, diff)
		}
	})
}

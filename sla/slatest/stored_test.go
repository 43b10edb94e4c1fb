package slatest_test

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/sla/slatest"
)

// result is a right one.
func result(tb testing.TB) slatest.Result {
	tb.Helper()
	return slatest.Result{
		ID: "T-1", Hours: "Mo-Fr 08:00-17:00", Zone: "Europe/Paris",
		Closed: map[calendar.Date]string{calendar.MustParseDate("2026-11-23"): "moving house"},
		Start:  at(tb, "2026-11-20T15:30:00Z"), Open: slatest.OpenTime(3 * time.Hour), Due: at(tb, "2026-11-24T09:30:00Z"),
	}
}

func mismatches(src io.Reader, tolerance time.Duration) (lines []string) {
	for m := range slatest.CheckStored(slatest.ReadResults(src), tolerance) {
		lines = append(lines, m.String())
	}
	return lines
}

func TestStoredResults(t *testing.T) {
	const stored = `
{"id":"right","hours":"Mo-Fr 08:00-17:00","zone":"Europe/Paris","start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-23T09:30:00Z"}

{"id":"closed","hours":"Mo-Fr 08:00-17:00","zone":"Europe/Paris","closed":{"2026-11-23":"moving house"},"start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-23T09:30:00Z"}
{"id":"drift","hours":"Mo-Su 00:00-08:00","zone":"America/New_York","start":"2026-03-07T07:00:00-05:00","open":"4h","due":"2026-03-08T05:00:00-04:00"}
{"id":"rounded","hours":"Mo-Fr 08:00-17:00","zone":"Europe/Paris","start":"2026-11-20T15:30:00.4Z","open":"3h","due":"2026-11-23T09:30:00Z"}
{"id":"open","hours":"Mo-Fr 08:00-17:00","zone":"Europe/Paris","start":"2026-11-20T15:30:00Z","open":"0s","due":"2026-11-20T15:30:00Z"}
{"id":"nowhere","hours":"Mo-Fr 08:00-17:00","zone":"Local","start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-23T09:30:00Z"}
{"id":"never","hours":"off","zone":"UTC","start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-23T09:30:00Z"}
{"id":"no hours","hours":"nine to five","zone":"UTC","start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-23T09:30:00Z"}
{"id":"no start","hours":"24/7","zone":"UTC","open":"3h","due":"2026-11-23T09:30:00Z"}
{"id":"days","hours":"24/7","zone":"UTC","start":"2026-11-20T15:30:00Z","open":"2 days","due":"2026-11-23T09:30:00Z"}
{"id":"more","plan":"standard"}
{} {}
nothing
`
	got := mismatches(strings.NewReader(stored), 0)
	want := []string{
		`closed: 3h of "Mo-Fr 08:00-17:00" in Europe/Paris from Fri 2026-11-20 16:30 CET: due Mon 2026-11-23 10:30 CET, 24h earlier than Tue 2026-11-24 10:30 CET`,
		`drift: 4h of "Mo-Su 00:00-08:00" in America/New_York from Sat 2026-03-07 07:00 EST: due Sun 2026-03-08 05:00 EDT, 1h later than Sun 2026-03-08 04:00 EDT`,
		`rounded: 3h of "Mo-Fr 08:00-17:00" in Europe/Paris from Fri 2026-11-20 16:30:00.4 CET: due Mon 2026-11-23 10:30 CET, 400ms earlier than Mon 2026-11-23 10:30:00.4 CET`,
		`nowhere: `, `never: `, `no hours: `, `no start: `,
		`slatest: line 12: slatest: "2 days": want an open time such as 1h30m`,
		`slatest: line 13: json: unknown field "plan"`,
		`slatest: line 14: more than one result`,
		`slatest: line 15: invalid character 'o' in literal null (expecting 'u')`,
	}
	for i := range got {
		if i < len(want) && strings.HasSuffix(want[i], ": ") { // the error is calendar's
			got[i] = got[i][:min(len(got[i]), len(want[i]))]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, line := range mismatches(strings.NewReader(stored), time.Second) {
		if strings.HasPrefix(line, "rounded") {
			t.Errorf("within the tolerance: %s", line)
		}
	}
}

func TestResultsRoundTrip(t *testing.T) {
	want := result(t)
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	const form = `{"id":"T-1","hours":"Mo-Fr 08:00-17:00","zone":"Europe/Paris","closed":{"2026-11-23":"moving house"},` +
		`"start":"2026-11-20T15:30:00Z","open":"3h","due":"2026-11-24T09:30:00Z"}`
	if string(data) != form {
		t.Errorf("got  %s\nwant %s", data, form)
	}
	for got, err := range slatest.ReadResults(strings.NewReader(form)) {
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b calendar.Date) bool { return a == b })); err != nil || diff != "" {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	}
}

// TestResultsAtHand: only the wrong one is a mismatch, and a caller may stop at it.
func TestResultsAtHand(t *testing.T) {
	right, wrong := result(t), result(t)
	wrong.Due = wrong.Due.Add(-time.Nanosecond)
	n := 0
	for m := range slatest.CheckStored(slatest.Results(right, wrong, wrong), 0) {
		n++
		if !m.Result.Due.Equal(wrong.Due) || !m.Due.Equal(right.Due) || m.Err != nil {
			t.Errorf("mismatch %v", m)
		}
		break
	}
	if n != 1 {
		t.Errorf("%d mismatches before the caller stopped", n)
	}
	for got, err := range slatest.Results(right, wrong) {
		if err != nil || !got.Due.Equal(right.Due) {
			t.Errorf("%v, %v", got, err)
		}
		break
	}
}

// TestMismatchInOneLine: centuries apart too, and whatever the other system wrote.
func TestMismatchInOneLine(t *testing.T) {
	hour := func(due string) slatest.Result {
		return slatest.Result{Hours: "24/7", Zone: "UTC", Start: at(t, "2026-11-23T07:00:00Z"), Open: slatest.OpenTime(time.Hour), Due: at(t, due)}
	}
	named, nowhere := hour("2026-11-23T08:00:01Z"), hour("2026-11-23T08:00:00Z")
	named.ID, nowhere.Zone = "T-1\nT-2", "Mars\x1b[2J"
	half := hour("2426-11-23T08:00:00.25Z")
	half.Start = half.Start.Add(time.Second / 2)
	tests := []struct {
		reason string
		result slatest.Result
		want   string // a part of it
	}{
		{"half a second to whole days", half, "due Mon 2426-11-23 08:00:00.25 UTC, 146096 days and 23h59m59.75s later than Mon 2026-11-23 08:00:00.5 UTC"},
		{"as far as a duration goes", hour("2319-03-05T07:47:16.854775807Z"), "due Wed 2319-03-05 07:47:16.854775807 UTC, 2562047h47m16.854775807s later than Mon 2026-11-23 08:00 UTC"},
		{"a nanosecond further", hour("2319-03-05T07:47:16.854775808Z"), "due Wed 2319-03-05 07:47:16.854775808 UTC, 106751 days and 23h47m16.854775808s later than Mon 2026-11-23 08:00 UTC"},
		{"whole days", hour("2426-11-23T08:00:00Z"), "due Mon 2426-11-23 08:00 UTC, 146097 days later than Mon 2026-11-23 08:00 UTC"},
		{"a nanosecond less", hour("2426-11-23T07:59:59.999999999Z"), "due Mon 2426-11-23 07:59:59.999999999 UTC, 146096 days and 23h59m59.999999999s later than Mon 2026-11-23 08:00 UTC"},
		{"centuries before", hour("1626-11-23T05:00:00Z"), "due Mon 1626-11-23 05:00 UTC, 146097 days and 3h earlier than Mon 2026-11-23 08:00 UTC"},
		{"an identity of two lines", named, `"T-1\nT-2": 1h of "24/7" in UTC from Mon 2026-11-23 07:00 UTC: due Mon 2026-11-23 08:00:01 UTC, 1s later than Mon 2026-11-23 08:00 UTC`},
		{"a zone that would clear the screen", nowhere, `in "Mars\x1b[2J" from Mon 2026-11-23 07:00 UTC: due Mon 2026-11-23 08:00 UTC: calendar: "Mars\x1b[2J": want an IANA name`},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			n := 0
			for m := range slatest.CheckStored(slatest.Results(tt.result), 0) {
				if n++; !strings.Contains(m.String(), tt.want) || strings.Contains(m.String(), "\n") {
					t.Errorf("got  %s\nwant ...%s", m, tt.want)
				}
			}
			if n != 1 {
				t.Errorf("%d mismatches", n)
			}
		})
	}
}

func TestResultsThatCannotBeRead(t *testing.T) {
	broken := errors.New("the disk is gone")
	got := mismatches(iotest.ErrReader(broken), 0)
	if diff := cmp.Diff([]string{"slatest: line 1: the disk is gone"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got = mismatches(strings.NewReader("\n"+strings.Repeat(" ", 70_000)+"{}"), 0)
	if diff := cmp.Diff([]string{"slatest: line 2: bufio.Scanner: token too long"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	lines := 0
	for _, err := range slatest.ReadResults(strings.NewReader("{}\n{}")) {
		if lines++; err != nil {
			t.Error(err)
		}
		break
	}
	if lines != 1 {
		t.Errorf("%d lines before the caller stopped", lines)
	}
}

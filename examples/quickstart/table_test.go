package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
)

func table(t *testing.T, rows ...string) string {
	t.Helper()
	status, stdout, stderr := quickstart(ticketHeader+strings.Join(rows, "\n"), "-")
	if status != command.AllWell {
		t.Fatalf("status %d, %s", status, stderr)
	}
	for line := range strings.Lines(stdout) {
		line = strings.TrimSuffix(line, "\n")
		if width(line) > terminal || strings.TrimRight(line, " ") != line {
			t.Errorf("too wide, or space at its end: %q", line)
		}
	}
	return stdout
}

func TestTable(t *testing.T) {
	row := func(id, plan, zone, created string) string {
		return fmt.Sprintf("%s,%s,%s,high,high,%s,", id, plan, zone, created)
	}
	const plain, exact = "2026-11-23T08:00:00Z", "2026-11-23T08:00:00.123456789Z"
	tests := []struct {
		name string
		rows []string
		want string
	}{
		{"everything as wide as it needs", []string{row("A", "premium", "UTC", plain), row("BB", "community", "Europe/Paris", plain)}, `
TICKET  PLAN       PRI  TARGET  DUE                       ZONE
A       premium    P1   15m     Mon 2026-11-23 08:15 UTC  UTC
BB      community  P1   -       best effort               Europe/Paris
`},
		{"columns stand closer", []string{row("INC0000045", "premium", "America/Los_Angeles", plain), row("B", "community", "Pacific/Auckland", plain)}, `
TICKET     PLAN      PRI TARGET DUE                      ZONE
INC0000045 premium   P1  15m    Mon 2026-11-23 00:15 PST America/Los_Angeles
B          community P1  -      best effort              Pacific/Auckland
`},
		{"a long zone goes below", []string{row("A", "premium", "America/Argentina/ComodRivadavia", plain), row("INC0000045", "community", "America/Sao_Paulo", plain)}, `
TICKET     PLAN      PRI TARGET DUE                      ZONE
A          premium   P1  15m    Mon 2026-11-23 05:15 -03
                                                America/Argentina/ComodRivadavia
INC0000045 community P1  -      best effort              America/Sao_Paulo
`},
		{"a long id has a line of its own", []string{row("A", "premium", "UTC", plain), row("c0ffee00-1234-5678-9abc-def012345678", "premium", "America/Sao_Paulo", exact)}, `
TICKET     PLAN    PRI TARGET DUE                                   ZONE
A          premium P1  15m    Mon 2026-11-23 08:15 UTC              UTC
c0ffee00-1234-5678-9abc-def012345678
           premium P1  15m    Mon 2026-11-23 05:15:00.123456789 -03
                                                               America/Sao_Paulo
`},
		{"an id of two lines", []string{row(strings.Repeat("0123456789", 9), "premium", "UTC", plain)}, `
TICKET                          PLAN    PRI TARGET DUE                      ZONE
` + strings.Repeat("0123456789", 8) + `
0123456789                      premium P1  15m    Mon 2026-11-23 08:15 UTC UTC
`},
		{"wide characters, and some without width", []string{row("日本語", "premium", "UTC", plain), row("e\u0301te\u0301", "premium", "UTC", plain)}, `
TICKET  PLAN     PRI  TARGET  DUE                       ZONE
日本語  premium  P1   15m     Mon 2026-11-23 08:15 UTC  UTC
` + "e\u0301te\u0301" + `     premium  P1   15m     Mon 2026-11-23 08:15 UTC  UTC
`},
		{"Greek", []string{row("Ω", "premium", "UTC", plain)}, `
TICKET  PLAN     PRI  TARGET  DUE                       ZONE
Ω       premium  P1   15m     Mon 2026-11-23 08:15 UTC  UTC
`},
		{"an id that would paint the terminal", []string{row("\x1b[31m", "premium", "UTC", plain)}, `
TICKET      PLAN     PRI  TARGET  DUE                       ZONE
"\x1b[31m"  premium  P1   15m     Mon 2026-11-23 08:15 UTC  UTC
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want[1:], table(t, tt.rows...)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What comes after the first tickets may be wider than they were.
func TestLaterRowsOfATable(t *testing.T) {
	rows := make([]string, held)
	for i := range rows {
		rows[i] = "A,premium,UTC,high,high,2026-11-23T08:00:00Z,"
	}
	rows = append(rows, "ABCDEFG,premium,UTC,high,high,2026-11-23T08:00:00Z,",
		"ABCDEFGH,community,America/Argentina/ComodRivadavia,high,high,2026-11-23T08:00:00Z,")
	got := table(t, rows...)
	const want = `A       premium  P1   15m     Mon 2026-11-23 08:15 UTC  UTC
ABCDEFG premium  P1   15m     Mon 2026-11-23 08:15 UTC  UTC
ABCDEFGH
        community
                 P1   -       best effort       America/Argentina/ComodRivadavia
`
	if !strings.HasSuffix(got, want) || strings.Count(got, "\n") != 1+held+1+3 {
		t.Errorf("%s\nwant it to end with\n%s", got[max(0, len(got)-1000):], want)
	}
}

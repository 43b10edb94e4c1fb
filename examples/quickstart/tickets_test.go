package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/command"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

const (
	ticketHeader = "id,plan,zone,urgency,impact,created,priority\n"
	goodRow      = "good,premium,UTC,high,high,2026-11-23T08:00:00Z,\n"
	goodAnswer   = `{"id":"good","plan":"premium","priority":"P1","target_seconds":900,"due":"2026-11-23T08:15:00Z","due_local":"2026-11-23T08:15:00Z"}` + "\n"
)

func text(err error) string {
	if err == nil {
		return "no error"
	}
	return err.Error()
}

// deskError is what the library says of a request.
func deskError(t *testing.T, r sla.Request) string {
	t.Helper()
	desk, err := sla.NewDesk()
	if err != nil {
		t.Fatal(err)
	}
	_, err = desk.Deadline(r)
	return text(err)
}

func TestBadRows(t *testing.T) {
	_, noUrgency := priority.ParseUrgency("hgih")
	_, emptyUrgency := priority.ParseUrgency("")
	_, digit := priority.ParseImpact("1")
	_, noLevel := priority.ParseLevel("urgent")
	request := func(plan, zone string) sla.Request {
		return sla.Request{Plan: plan, Zone: zone, Urgency: 1, Impact: 1, Created: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)}
	}
	p5, first, last := request("standard", "UTC"), request("standard", "UTC"), request("standard", "UTC")
	p5.Priority = 5
	first.Created = time.Time{}
	last.Created = time.Date(9999, 12, 31, 23, 30, 0, 0, time.UTC)
	const rfc3339 = "want RFC 3339, as in 2026-11-23T08:00:00+01:00"

	tests := []struct{ name, row, want string }{
		{"an unknown zone", "x,standard,Europe/Pariss,high,high,2026-11-23T08:00:00Z,", deskError(t, request("standard", "Europe/Pariss"))},
		{"the machine's zone", "x,standard,Local,high,high,2026-11-23T08:00:00Z,", deskError(t, request("standard", "Local"))},
		{"a way out of the zone database", "x,standard,../../etc/passwd,high,high,2026-11-23T08:00:00Z,", deskError(t, request("standard", "../../etc/passwd"))},
		{"an unknown plan", "x,gold,Europe/Paris,high,high,2026-11-23T08:00:00Z,", deskError(t, request("gold", "Europe/Paris"))},
		{"no plan", "x,,Europe/Paris,high,high,2026-11-23T08:00:00Z,", "plan is empty: want one, or -plan"},
		{"no zone", "x,standard, ,high,high,2026-11-23T08:00:00Z,", "zone is empty: want one, or -zone"},
		{"no id", " ,standard,UTC,high,high,2026-11-23T08:00:00Z,", `id "": want one, in UTF-8`},
		{"an id that is not UTF-8", "\xff,standard,UTC,high,high,2026-11-23T08:00:00Z,", `id "\xff": want one, in UTF-8`},
		{"an unknown urgency", "x,standard,UTC,hgih,high,2026-11-23T08:00:00Z,", text(noUrgency)},
		{"an ambiguous impact", "x,standard,UTC,high,1,2026-11-23T08:00:00Z,", text(digit)},
		{"no urgency", "x,standard,UTC,,high,2026-11-23T08:00:00Z,", text(emptyUrgency)},
		{"an unknown urgency beside a priority", "x,standard,UTC,hgih,high,2026-11-23T08:00:00Z,P1", text(noUrgency)},
		{"an unknown priority", "x,standard,UTC,high,high,2026-11-23T08:00:00Z,urgent", text(noLevel)},
		{"a priority that the plan does not have", "x,standard,UTC,high,high,2026-11-23T08:00:00Z,P5", deskError(t, p5)},
		{"no creation", "x,standard,UTC,high,high,,", `created "": ` + rfc3339},
		{"a date only", "x,standard,UTC,high,high,2026-11-23,", `created "2026-11-23": ` + rfc3339},
		{"no offset", "x,standard,UTC,high,high,2026-11-23T08:00:00,", `created "2026-11-23T08:00:00": ` + rfc3339},
		{"an hour of one digit, which time.Parse takes", "x,standard,UTC,high,high,2026-11-23T8:00:00Z,", `created "2026-11-23T8:00:00Z": ` + rfc3339},
		{"a comma, which time.Parse takes", "x,standard,UTC,high,high,\"2026-11-23T08:00:00,5Z\",", `created "2026-11-23T08:00:00,5Z": ` + rfc3339},
		{"an offset of a day, which time.Parse takes", "x,standard,UTC,high,high,2026-11-23T08:00:00+24:00,", `created "2026-11-23T08:00:00+24:00": ` + rfc3339},
		{"an offset of 60 minutes, which time.Parse takes", "x,standard,UTC,high,high,2026-11-23T08:00:00+00:60,", `created "2026-11-23T08:00:00+00:60": ` + rfc3339},
		{"text after it", "x,standard,UTC,high,high,2026-11-23T08:00:00Z UTC,", `created "2026-11-23T08:00:00Z UTC": ` + rfc3339},
		{"an impossible date", "x,standard,UTC,high,high,2026-02-29T08:00:00Z,", `created "2026-02-29T08:00:00Z": day out of range; ` + rfc3339},
		{"an impossible hour", "x,standard,UTC,high,high,2026-02-28T24:00:00Z,", `created "2026-02-28T24:00:00Z": hour out of range; ` + rfc3339},
		{"an unset creation", "x,standard,UTC,high,high,0001-01-01T00:00:00Z,", deskError(t, first)},
		{"due after the year 9999", "x,standard,UTC,high,high,9999-12-31T23:30:00Z,", deskError(t, last)},
		{"too few fields", "x,standard,UTC,high", "4 fields, want 7 as in the header"},
		{"too many fields", "x,standard,UTC,high,high,2026-11-23T08:00:00Z,,", "8 fields, want 7 as in the header"},
		{"a bare quotation mark", `5" disk,standard,UTC,high,high,2026-11-23T08:00:00Z,`, `a quotation mark (") inside the field "5\" disk", which does not begin with one`},
		{"a quotation mark that is never closed", `"x,standard,UTC,high,high,2026-11-23T08:00:00Z,`, `a quotation mark (") is not closed`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.want == "no error" {
				t.Fatal("the library finds nothing wrong")
			}
			status, stdout, stderr := quickstart(ticketHeader+goodRow+tt.row+"\n"+goodRow, "-format", "json", "-")
			if status != command.Failed {
				t.Errorf("status %d, want %d", status, command.Failed)
			}
			if diff := cmp.Diff(goodAnswer+goodAnswer, stdout); diff != "" {
				t.Errorf("the other rows (-want +got):\n%s", diff)
			}
			want := "standard input:3: " + tt.want + "\n" +
				"standard input:\n  2 tickets (P1 2, P2 0, P3 0, P4 0), 0 best effort, 1 row refused\n"
			if diff := cmp.Diff(want, stderr); diff != "" {
				t.Errorf("standard error (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBadHeaders(t *testing.T) {
	const want = "; want id, created, urgency and impact (and plan, zone, priority), " +
		"or a ServiceNow log's number, incident_state, opened_at, sys_updated_at, impact, urgency and priority"
	tests := []struct{ name, header, want string }{
		{"an empty file", "", "standard input: no header row"},
		{"no id", "plan,zone,urgency,impact,created", `standard input:1: no column "id" in "plan,zone,urgency,impact,created"` + want},
		{"no creation", "id,plan,zone,urgency,impact", `standard input:1: no column "created" in "id,plan,zone,urgency,impact"` + want},
		{"no urgency", "id,plan,zone,impact,created", `standard input:1: no column "urgency" in "id,plan,zone,impact,created"` + want},
		{"no impact", "\nid,plan,zone,urgency,created", `standard input:2: no column "impact" in "id,plan,zone,urgency,created"` + want},
		{"semicolons", "id;plan;zone;urgency;impact;created", `standard input:1: no column "id" in "id;plan;zone;urgency;impact;created"` + want},
		{"a column twice", "id,plan,zone,urgency,impact,created,Zone", `standard input:1: two columns "zone"; want one`},
		{"an open quotation mark", `id,"plan`, `standard input:1: a quotation mark (") is not closed`},
		{"a log without priorities", "number,incident_state,opened_at,sys_updated_at,impact,urgency",
			`standard input:1: no column "priority"; a ServiceNow log has number, incident_state, opened_at, sys_updated_at, impact, urgency and priority`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := quickstart(tt.header, "-zone", "UTC", "-")
			if status != command.Failed || stdout != "" || stderr != "quickstart: "+tt.want+"\n" {
				t.Errorf("status %d, %q, %s\nwant %d and %s", status, stdout, stderr, command.Failed, tt.want)
			}
		})
	}
}

func TestColumns(t *testing.T) {
	const assumption = "  the file names no plan: all tickets taken as standard (see -plan)\n"
	due := func(rest string) string { return `{"id":"x",` + rest + "}\n" }
	var (
		paris   = due(`"plan":"standard","priority":"P1","target_seconds":3600,"due":"2026-11-23T08:00:00Z","due_local":"2026-11-23T09:00:00+01:00"`)
		premium = due(`"plan":"premium","priority":"P1","target_seconds":900,"due":"2026-11-23T05:15:00Z","due_local":"2026-11-23T06:15:00+01:00"`)
		tokyo   = due(`"plan":"standard","priority":"P1","target_seconds":3600,"due":"2026-11-23T06:00:00Z","due_local":"2026-11-23T15:00:00+09:00"`)
		p3      = due(`"plan":"premium","priority":"P3","target_seconds":14400,"due":"2026-11-23T09:00:00Z","due_local":"2026-11-23T10:00:00+01:00"`)
	)
	tests := []struct {
		name, file string
		args       []string
		want, says string
	}{
		{"any order, capitals, space, more columns, a byte order mark", "\ufeffNote,Created , IMPACT,urgency,Zone,plan,ID\r\n" +
			"?,2026-11-23T05:00:00Z, high ,High,Europe/Paris,Standard, x \r\n", nil, paris, ""},
		{"flags for absent columns", "id,urgency,impact,created\nx,high,high,2026-11-23T05:00:00Z\n",
			[]string{"-plan", "Premium", "-zone", "Europe/Paris"}, premium, ""},
		{"flags for empty fields", "id,plan,zone,urgency,impact,created\nx,,,high,high,2026-11-23T05:00:00Z\n",
			[]string{"-plan", "premium", "-zone", "Europe/Paris"}, premium, ""},
		{"a file's own are stronger than the flags", "id,plan,zone,urgency,impact,created\nx,standard,Asia/Tokyo,high,high,2026-11-23T05:00:00Z\n",
			[]string{"-plan", "premium", "-zone", "Europe/Paris"}, tokyo, ""},
		{"no plan at all", "id,zone,urgency,impact,created\nx,Europe/Paris,high,high,2026-11-23T05:00:00Z\n", nil, paris, assumption},
		{"chosen outright", "id,plan,zone,priority,created\nx,premium,Europe/Paris,medium,2026-11-23T05:00:00Z\n", nil, p3, ""},
		{"an override", ticketHeader + "x,premium,Europe/Paris,high,high,2026-11-23T05:00:00Z,P3\n", nil, p3, ""},
		{"an override with half of the rest", ticketHeader + "x,premium,Europe/Paris,high,,2026-11-23T05:00:00Z,P3\n", nil, p3, ""},
		{"an offset in the creation", ticketHeader + "x,premium,Europe/Paris,high,high,2026-11-23T16:00:00+11:00,P3\n", nil, p3, ""},
		{"a field over two lines", "id,plan,zone,priority,note,created\nx,premium,Europe/Paris,P3,\"a\nb\",2026-11-23T05:00:00Z\n", nil, p3, ""},
		{"a header and nothing else", ticketHeader, nil, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := quickstart(tt.file, append(tt.args, "-format", "json", "-")...)
			if diff := cmp.Diff(tt.want, stdout); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			_, says, _ := strings.Cut(stderr, "0 rows refused\n")
			if status != command.AllWell || says != tt.says {
				t.Errorf("status %d, standard error %s", status, stderr)
			}
		})
	}
}

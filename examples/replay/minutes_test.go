package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/internal/oracle"
)

// desk counts the cycles of a log minute by minute. It shares nothing with the program
// but the words of its output.
type desk struct {
	from    time.Time
	open    []bool         // each minute from there on
	targets map[string]int // minutes, by metric and the first word of the priority
	zone    *time.Location
}

// newDesk returns a desk whose clock runs in hours between two instants.
func newDesk(hours oracle.Schedule, zone *time.Location, from, until time.Time, targets map[string]int) *desk {
	d := &desk{from: from, targets: targets, zone: zone}
	clock := oracle.Clock{Schedule: hours, Loc: zone}
	for t := from; t.Before(until); t = t.Add(time.Minute) {
		d.open = append(d.open, clock.IsOpen(t))
	}
	return d
}

func officeHours() (s oracle.Schedule) {
	for day := time.Monday; day <= time.Friday; day++ {
		s.Week[day] = []oracle.Hours{{Open: 8 * 3600, Close: 17 * 3600}}
	}
	return s
}

// standardTargets are those of the policy, and 24 hours for the resolution.
func standardTargets() map[string]int {
	return map[string]int{
		"first_response 1": 60, "first_response 2": 3 * 60, "first_response 3": 8 * 60, "first_response 4": 24 * 60,
		"resolution 1": 24 * 60, "resolution 2": 24 * 60, "resolution 3": 24 * 60, "resolution 4": 24 * 60,
	}
}

// counted is what a line of -json says.
type counted struct {
	Number   string     `json:"number"`
	Metric   string     `json:"metric"`
	Cycle    int        `json:"cycle"`
	Priority string     `json:"priority"`
	State    string     `json:"state"`
	Opened   time.Time  `json:"opened"`
	Stopped  *time.Time `json:"stopped"`
	Due      *time.Time `json:"due"`
	Elapsed  int        `json:"elapsed_seconds"`
	Breached bool       `json:"breached"`

	target, used int
	over         bool // more was used than is allowed, when it was promised
	paused       bool
}

// fatal is what is wanted of a testing.T or a rapid.T.
type fatal interface {
	Helper()
	Fatal(args ...any)
}

// readAnswers reads what -json writes, and nothing else.
func readAnswers(t fatal, stdout string) (all []counted) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(stdout))
	d.DisallowUnknownFields()
	for {
		var c counted
		err := d.Decode(&c)
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
}

type change struct {
	at    time.Time
	count int
	state string
	level string // "1" to "4"
}

// replay counts the cycles of all incidents of a log as of now, or of the last row of
// each if now is the zero time.
func (d *desk) replay(t fatal, file io.Reader, now time.Time) (all []counted) {
	t.Helper()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range records[0] {
		column[name] = i
	}
	reading := func(s string) time.Time {
		at, err := time.ParseInLocation("02-01-2006 15:04", s, d.zone)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for records = records[1:]; len(records) > 0; {
		number := records[0][column["number"]]
		opened := reading(records[0][column["opened_at"]])
		var updates []change
		for len(records) > 0 && records[0][column["number"]] == number {
			r := records[0]
			n, _ := strconv.Atoi(r[column["sys_mod_count"]])
			u := change{reading(r[column["sys_updated_at"]]), n, r[column["incident_state"]], r[column["priority"]][:1]}
			if !u.at.Before(opened) {
				updates = append(updates, u)
			}
			records = records[1:]
		}
		slices.SortStableFunc(updates, func(u, v change) int { return cmp.Or(u.at.Compare(v.at), cmp.Compare(u.count, v.count)) })
		end := now
		if end.IsZero() {
			end = updates[len(updates)-1].at
		}
		all = append(all, d.incident(number, opened, updates, end)...)
	}
	return all
}

// incident walks through the life of one.
func (d *desk) incident(number string, opened time.Time, updates []change, end time.Time) []counted {
	if opened.After(end) {
		return nil
	}
	state, level := "New", updates[0].level
	var all []*counted
	start := func(metric string, cycle int, at time.Time) *counted {
		c := &counted{Number: number, Metric: metric, Cycle: cycle, Opened: at}
		all = append(all, c)
		return c
	}
	response, resolution := start("first_response", 1, opened), start("resolution", 1, opened)
	running := func(c *counted) bool { return c.Stopped == nil }
	stop := func(c *counted, at time.Time) {
		if running(c) {
			c.Stopped = &at
		}
	}
	promise := func(at time.Time) {
		for _, c := range all {
			if target := d.targets[c.Metric+" "+level]; running(c) && c.Priority != "P"+level {
				c.Priority, c.target, c.over, c.Due = "P"+level, target, c.used > target, nil
				if c.over {
					c.Due = &at
				}
			}
		}
	}
	done := func(s string) bool { return s == "Resolved" || s == "Closed" }
	promise(opened)
	at := opened
	for ; ; at = at.Add(time.Minute) {
		for len(updates) > 0 && updates[0].at.Equal(at) {
			u := updates[0]
			updates = updates[1:]
			if u.state != "New" && state == "New" || done(u.state) {
				stop(response, at)
			}
			if done(u.state) {
				stop(resolution, at)
			}
			level = u.level
			if done(state) && !done(u.state) {
				resolution = start("resolution", resolution.Cycle+1, at)
			}
			promise(at)
			state = u.state
			response.paused, resolution.paused = state == "Awaiting User Info", state == "Awaiting User Info"
		}
		for _, c := range all {
			if running(c) && c.used == c.target && !c.paused && c.Due == nil {
				due := at
				c.Due = &due
			}
		}
		if !at.Before(end) {
			break
		}
		for _, c := range all {
			if running(c) && !c.paused && d.isOpen(at) {
				c.used++
			}
		}
	}
	answers := make([]counted, 0, len(all))
	for _, c := range all {
		answers = append(answers, d.answer(*c, at))
	}
	return answers
}

func (d *desk) isOpen(at time.Time) bool { return d.open[at.Sub(d.from)/time.Minute] }

// answer says how a cycle stands at the end.
func (d *desk) answer(c counted, end time.Time) counted {
	c.Elapsed = c.used * 60
	until := end
	if c.Stopped != nil {
		until = *c.Stopped
	}
	c.Breached = c.over || c.Due != nil && c.Due.Before(until)
	switch {
	case c.Breached:
		c.State = "breached"
	case c.Stopped != nil:
		c.State = "met"
	case c.paused:
		c.State = "paused"
	default:
		c.State = "running"
	}
	// The due instant, if nothing more happens. While paused there is none.
	for left, at := c.target-c.used, until; c.Due == nil && c.State != "paused"; at = at.Add(time.Minute) {
		if left == 0 {
			c.Due = &at
		} else if d.isOpen(at) {
			left--
		}
	}
	utc := func(at *time.Time) *time.Time {
		if at == nil {
			return nil
		}
		in := at.UTC()
		return &in
	}
	c.Opened, c.Stopped, c.Due = c.Opened.UTC(), utc(c.Stopped), utc(c.Due)
	c.target, c.used, c.over, c.paused = 0, 0, false, false
	return c
}

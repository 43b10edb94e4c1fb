package plan

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/internal/document"
	"github.com/dueby/dueby/priority"
)

// policyVersion is that of the documents of today.
const policyVersion = 1

// maxNamed is how many plans, and how many schedules, a policy may have.
const maxNamed = 1000

// A PolicyError says which value of a policy's document is wrong, and why.
type PolicyError struct {
	Pointer string // the value's place (RFC 6901), as in "/plans/0/name"; "" for the whole
	Line    int    // the line on which it begins, from 1
	Input   string // the value as JSON, cut to 80 bytes; "" where one is missing
	Reason  string // what is wrong with it, or what is allowed
}

// Error names the place and quotes the value.
func (e *PolicyError) Error() string { return "plan: policy: " + (*document.Error)(e).Error() }

// ParsePolicy reads the document of a policy:
//
//	{
//	  "version": 1,
//	  "name": "support 2027",
//	  "levels": [
//	    {"level": "P1", "name": "critical", "description": "...", "example": "..."},
//	    {"level": "P2", "name": "normal"}
//	  ],
//	  "matrix": [["P1", "P2"], ["P2", "P2"]],
//	  "schedules": {
//	    "office": {"description": "Monday to Friday, nine to five", "hours": "Mo-Fr 09:00-17:00"}
//	  },
//	  "plans": [
//	    {
//	      "name": "silver",
//	      "best_effort": false,
//	      "schedule": "office",
//	      "targets": {"first_response": {"P1": "1h", "P2": "8h"}, "resolution": {"P1": "24h"}},
//	      "thresholds": [50, 100],
//	      "pauses_stop": ["resolution"],
//	      "change_rules": {"priority": "carry", "plan": "restart", "calendar": "keep"},
//	      "entitlements": {"channels": ["phone", "web"]}
//	    }
//	  ]
//	}
//
// The levels are P1 and on, at most nine. The matrix has a row for each urgency and in
// it a level for each impact, one to nine of both. Hours are weekly hours as
// [calendar.ParseSchedule] reads them, or a schedule's JSON form; a "weekday_reading"
// beside them is what [Plan.WeekdaySchedule] returns. A plan that is best effort has
// neither schedule nor targets; any other has both, though it need not promise something
// for each metric and each level. Thresholds ascend, in the range [1, 1000]. What pauses
// do not stop goes on through them. Entitlements are lists of words, under "channels",
// "training", "onboarding", "product_availability", "ticket_management" and
// "self_service"; what is not stated is absent, and so are descriptions and examples.
//
// Hours that have holidays refer to them by the names of lists, which are handed over in
// lists; nil if there are none.
//
// It returns a [*PolicyError] about the first mistake in the document: what is not the
// JSON of the form above to the letter, a version that is not 1, names of plans that
// differ in nothing but case, a level, a schedule, a list or a metric that is not known,
// hours that never open, and more than 1,000 plans or schedules.
func ParsePolicy(data []byte, lists calendar.HolidayLists) (Policy, error) {
	r := policyReader{lists: lists}
	err := document.Decode(data, r.read)
	if e := (*document.Error)(nil); errors.As(err, &e) {
		return Policy{}, (*PolicyError)(e)
	}
	return Policy{&r.policy}, nil
}

// UnmarshalJSON reads what [ParsePolicy] reads without lists of holidays; on an error it
// leaves *p as it was, and so does null.
func (p *Policy) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	q, err := ParsePolicy(data, nil)
	if err == nil {
		*p = q
	}
	return err
}

// A policyReader is a policy while its document is read.
type policyReader struct {
	policy
	lists calendar.HolidayLists
	last  priority.Level // the least severe level; 0 if they are missing
}

func (r *policyReader) read(root document.Value) {
	o := root.Object()
	if !o.Version(policyVersion) {
		return
	}
	r.name = o.Get("name").Name()
	r.readLevels(o.Get("levels"))
	r.readMatrix(o.Get("matrix"))
	r.readSchedules(o.Get("schedules"))
	r.readPlans(o.Get("plans"))
	o.Done()
}

func (r *policyReader) readLevels(list document.Value) {
	for _, v := range list.Elements() {
		if r.last == 9 {
			v.Refuse("at most 9 levels")
			return
		}
		r.last++
		d := LevelDescription{Level: r.last}
		o := v.Object()
		if l := o.Get("level"); l.Text() != r.last.String() {
			l.Refuse(strconv.Quote(r.last.String()) + ": the levels are P1 and on, in order")
		}
		d.Name = o.Get("name").Name()
		d.Description = optionalName(o, "description")
		d.Example = optionalName(o, "example")
		o.Done()
		r.levels = append(r.levels, d)
	}
	if r.last == 0 {
		list.Refuse("an array of 1 to 9 levels")
	}
}

// level reads one of the policy's levels.
func (r *policyReader) level(v document.Value) (l priority.Level) {
	last := r.last
	if last == 0 {
		last = 9 // they are missing, which is reported
	}
	want := "P1"
	if last > priority.P1 {
		want += " to " + last.String()
	}
	v.Into(&l, want)
	if l > last {
		v.Refuse(want)
	}
	return l
}

func (r *policyReader) readMatrix(matrix document.Value) {
	var rows [][]priority.Level
	for i, v := range matrix.Elements() {
		if i == 9 {
			v.Refuse("at most 9 rows, one for each urgency")
			return
		}
		var row []priority.Level
		for j, cell := range v.Elements() {
			if j == 9 {
				cell.Refuse("at most 9 levels in a row, one for each impact")
				return
			}
			row = append(row, r.level(cell))
		}
		if rows = append(rows, row); len(row) != len(rows[0]) {
			v.Refuse(fmt.Sprintf("%d levels, as in the first row", len(rows[0])))
		} else if len(row) == 0 {
			v.Refuse("1 to 9 levels, one for each impact")
		}
	}
	if len(rows) == 0 {
		matrix.Refuse("an array of 1 to 9 rows, one for each urgency")
	}
	if !matrix.Failed() {
		r.matrix, _ = priority.NewMatrix(rows) // what it refuses was refused above
	}
}

func (r *policyReader) readSchedules(schedules document.Value) {
	for name, v := range schedules.Object().Members() {
		if len(r.schedules) == maxNamed {
			v.Refuse(fmt.Sprintf("at most %d schedules", maxNamed))
			return
		}
		if name == "" {
			v.Fail("want a name for the schedule")
		}
		o := v.Object()
		c := &clock{words: optionalName(o, "description"), schedule: r.schedule(o.Get("hours"))}
		if v, ok := o.Optional("weekday_reading"); ok {
			s := r.schedule(v)
			c.weekdays = &s
		}
		o.Done()
		r.schedules = append(r.schedules, hours{name, c})
	}
	slices.SortFunc(r.schedules, func(a, b hours) int { return strings.Compare(a.name, b.name) })
}

// schedule reads weekly hours in their notation, or a schedule as package calendar
// writes it.
func (r *policyReader) schedule(v document.Value) (s calendar.Schedule) {
	var err error
	switch {
	case v.IsText():
		s, err = calendar.ParseSchedule(v.Text())
	case strings.HasPrefix(v.Raw(), "{"):
		s, err = calendar.DecodeSchedule([]byte(v.Raw()), r.lists)
	default:
		v.Refuse(`weekly hours such as "Mo-Fr 08:00-17:00", or a schedule's object`)
		return s
	}
	if err == nil {
		_, err = s.In(time.UTC) // what fails here fails in every zone
	}
	var (
		form *calendar.FormError
		text *calendar.ParseError
	)
	switch {
	case err == nil:
	case errors.As(err, &form):
		v.FailWithin(form.Pointer, form.Line, form.Input, ofPolicy(form.Reason))
	case errors.As(err, &text):
		v.Fail(text.Reason)
	default:
		v.Fail(strings.TrimPrefix(err.Error(), "calendar: "))
	}
	return s
}

// ofPolicy returns what is wrong with a schedule in the words of somebody who has a policy:
// lists of holidays are handed to ParsePolicy.
func ofPolicy(reason string) string {
	const list = "want a list whose rules were handed "
	lists, ok := strings.CutPrefix(reason, list+"in")
	if !ok {
		return reason
	}
	return list + "to ParsePolicy" + strings.TrimSuffix(lists, " (see DecodeSchedule and DecodeCalendar)")
}

func optionalName(o *document.Object, name string) string {
	if v, ok := o.Optional(name); ok {
		return v.Name()
	}
	return ""
}

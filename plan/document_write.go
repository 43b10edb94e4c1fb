package plan

import (
	"encoding/json"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/priority"
)

// MarshalJSON returns the document of the policy, which [ParsePolicy] reads back to a
// policy that is Equal, given the lists of holidays that it refers to. Equal policies
// whose hours are spelt alike have the same document. The zero Policy is null.
func (p Policy) MarshalJSON() ([]byte, error) {
	if p.IsZero() {
		return []byte("null"), nil
	}
	form := policyForm{Version: policyVersion, Name: p.policy.name, Matrix: p.policy.matrix, Schedules: map[string]hoursForm{}}
	for _, l := range p.policy.levels {
		form.Levels = append(form.Levels, levelForm(l))
	}
	for _, h := range p.policy.schedules {
		f := hoursForm{Description: h.clock.words, Hours: scheduleForm{h.clock.schedule}}
		if h.clock.weekdays != nil {
			f.WeekdayReading = &scheduleForm{*h.clock.weekdays}
		}
		form.Schedules[h.name] = f
	}
	for _, q := range p.policy.plans {
		form.Plans = append(form.Plans, p.policy.formOf(q))
	}
	return json.Marshal(form)
}

type policyForm struct {
	Version   int                  `json:"version"`
	Name      string               `json:"name"`
	Levels    []levelForm          `json:"levels"`
	Matrix    priority.Matrix      `json:"matrix"`
	Schedules map[string]hoursForm `json:"schedules"`
	Plans     []planForm           `json:"plans"`
}

type levelForm struct {
	Level       priority.Level `json:"level"`
	Name        string         `json:"name"`
	Description string         `json:"description,omitempty"`
	Example     string         `json:"example,omitempty"`
}

type hoursForm struct {
	Description    string        `json:"description,omitempty"`
	Hours          scheduleForm  `json:"hours"`
	WeekdayReading *scheduleForm `json:"weekday_reading,omitempty"`
}

type planForm struct {
	Name         string                               `json:"name"`
	BestEffort   bool                                 `json:"best_effort"`
	Schedule     string                               `json:"schedule,omitempty"`
	Targets      map[Metric]map[priority.Level]Target `json:"targets,omitzero"`
	Thresholds   []int                                `json:"thresholds"`
	PausesStop   []Metric                             `json:"pauses_stop"`
	ChangeRules  map[string]ChangeRule                `json:"change_rules"`
	Entitlements map[string][]string                  `json:"entitlements"`
}

// A scheduleForm is weekly hours in their notation or, if a schedule has more, what
// package calendar writes.
type scheduleForm struct{ calendar.Schedule }

func (f scheduleForm) MarshalJSON() ([]byte, error) {
	if text, err := f.MarshalText(); err == nil {
		return json.Marshal(string(text))
	}
	return f.Schedule.MarshalJSON()
}

func (p *policy) formOf(q Plan) planForm {
	t := q.held()
	form := planForm{
		Name: t.name, BestEffort: t.bestEffort, Schedule: p.hoursOf(q), Thresholds: append([]int{}, t.thresholds...),
		PausesStop: []Metric{}, ChangeRules: map[string]ChangeRule{}, Entitlements: map[string][]string{},
	}
	if !t.bestEffort {
		form.Targets = map[Metric]map[priority.Level]Target{}
	}
	for m := FirstResponse; m <= Resolution; m++ {
		if q.PauseStops(m) {
			form.PausesStop = append(form.PausesStop, m)
		}
		promised := map[priority.Level]Target{}
		for l := priority.P1; l <= t.levels; l++ {
			if target, ok := q.Target(m, l); ok {
				promised[l] = target
			}
		}
		if len(promised) > 0 {
			form.Targets[m] = promised
		}
	}
	for c := PriorityChange; c <= CalendarChange; c++ {
		form.ChangeRules[c.String()] = q.ChangeRule(c)
	}
	for _, e := range t.entitlements() {
		if len(*e.words) > 0 {
			form.Entitlements[e.name] = *e.words
		}
	}
	return form
}

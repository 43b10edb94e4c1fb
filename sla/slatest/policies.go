package slatest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// Policies draws a policy: the built-in one, or another with a matrix of up to nine
// urgencies and impacts, up to nine levels, and plans with targets of any kind in any
// hours. It shrinks towards the built-in one.
func Policies() *rapid.Generator[plan.Policy] {
	return rapid.OneOf(rapid.Just(plan.BuiltIn()), rapid.Custom(func(t *rapid.T) plan.Policy {
		data, err := json.Marshal(documents().Draw(t, "document"))
		if err != nil {
			t.Fatalf("slatest: %v", err)
		}
		p, err := plan.ParsePolicy(data, nil)
		if err != nil {
			t.Fatalf("slatest: %v", err) // the document is always valid
		}
		return p
	}))
}

// A document is that of a policy, as [plan.ParsePolicy] reads it.
type document struct {
	Version   int                     `json:"version"`
	Name      string                  `json:"name"`
	Levels    []documentLevel         `json:"levels"`
	Matrix    [][]priority.Level      `json:"matrix"`
	Schedules map[string]documentHour `json:"schedules"`
	Plans     []documentPlan          `json:"plans"`
}

type documentLevel struct {
	Level priority.Level `json:"level"`
	Name  string         `json:"name"`
}

type documentHour struct {
	Hours string `json:"hours"`
}

type documentPlan struct {
	Name         string                                    `json:"name"`
	BestEffort   bool                                      `json:"best_effort"`
	Schedule     string                                    `json:"schedule,omitempty"`
	Targets      map[plan.Metric]map[priority.Level]string `json:"targets,omitzero"`
	Thresholds   []int                                     `json:"thresholds"`
	PausesStop   []plan.Metric                             `json:"pauses_stop"`
	ChangeRules  map[string]plan.ChangeRule                `json:"change_rules"`
	Entitlements map[string][]string                       `json:"entitlements"`
}

func documents() *rapid.Generator[document] {
	return rapid.Custom(func(t *rapid.T) document {
		d := document{Version: 1, Name: "drawn", Schedules: map[string]documentHour{
			"office": {"Mo-Fr 08:00-17:00"}, "always": {"24/7"}, "nights": {"Mo-Su 22:00-06:00"}, "shop": {"Tu-Fr 09:00-12:00,14:00-18:30; Sa 09:00-13:00"},
		}}
		last := rapid.IntRange(1, 9).Draw(t, "levels")
		for n := range last {
			d.Levels = append(d.Levels, documentLevel{priority.Level(n + 1), fmt.Sprintf("level %d", n+1)})
		}
		level := rapid.Map(rapid.IntRange(1, last), func(n int) priority.Level { return priority.Level(n) })
		impacts := rapid.IntRange(1, 9).Draw(t, "impacts")
		for range rapid.IntRange(1, 9).Draw(t, "urgencies") {
			d.Matrix = append(d.Matrix, rapid.SliceOfN(level, impacts, impacts).Draw(t, "row"))
		}
		for n := range rapid.IntRange(1, 4).Draw(t, "plans") {
			p := documentPlans(level, slices.Sorted(maps.Keys(d.Schedules))).Draw(t, "plan")
			p.Name = fmt.Sprintf("plan %d", n+1)
			d.Plans = append(d.Plans, p)
		}
		return d
	})
}

func documentPlans(level *rapid.Generator[priority.Level], schedules []string) *rapid.Generator[documentPlan] {
	metrics := []plan.Metric{plan.FirstResponse, plan.NextResponse, plan.Update, plan.Resolution}
	rule := rapid.SampledFrom([]plan.ChangeRule{plan.Carry, plan.Restart, plan.Keep})
	return rapid.Custom(func(t *rapid.T) documentPlan {
		p := documentPlan{
			BestEffort:   rapid.IntRange(0, 4).Draw(t, "best effort") == 4,
			Thresholds:   rapid.SliceOfNDistinct(rapid.IntRange(1, 200), 0, 4, rapid.ID).Draw(t, "thresholds"),
			PausesStop:   rapid.SliceOfNDistinct(rapid.SampledFrom(metrics), 0, 4, rapid.ID).Draw(t, "pauses stop"),
			ChangeRules:  map[string]plan.ChangeRule{},
			Entitlements: map[string][]string{},
		}
		slices.Sort(p.Thresholds)
		for c := plan.PriorityChange; c <= plan.CalendarChange; c++ {
			p.ChangeRules[c.String()] = rule.Draw(t, "rule")
		}
		if p.BestEffort {
			return p
		}
		p.Schedule = rapid.SampledFrom(schedules).Draw(t, "schedule")
		p.Targets = rapid.MapOfN(rapid.SampledFrom(metrics), rapid.MapOfN(level, rapid.SampledFrom(targetTexts), 1, -1), 0, 4).Draw(t, "targets")
		return p
	})
}

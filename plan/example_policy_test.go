package plan_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/dueby/dueby/plan"
)

func ExampleParsePolicy() {
	text := `{
  "version": 1,
  "name": "one plan",
  "levels": [{"level": "P1", "name": "everything", "description": "All tickets are alike."}],
  "matrix": [["P1"]],
  "schedules": {"office": {"hours": "Mo-Fr 09:00-18:00"}},
  "plans": [{
    "name": "all", "best_effort": false, "schedule": "office",
    "targets": {"first_response": {"P1": "4h"}, "resolution": {"P1": "3 business days"}},
    "thresholds": [100],
    "pauses_stop": ["resolution"],
    "change_rules": {"priority": "carry", "plan": "carry", "calendar": "carry"},
    "entitlements": {}
  }]
}`
	policy, err := plan.ParsePolicy([]byte(text), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	all, _ := policy.Plan("ALL")
	target, _ := all.Target(plan.Resolution, 1)
	fmt.Println(policy.Name(), "-", all, target, all.PauseStops(plan.FirstResponse))

	_, err = plan.ParsePolicy([]byte(strings.Replace(text, "3 business days", "3d", 1)), nil)
	fmt.Println(err)
	// Output:
	// one plan - all 3 business days false
	// plan: policy: line 9, /plans/0/targets/resolution/P1: "3d": want "72h" or "3 business days"; a day could be either
}

func ExamplePolicy_MarshalJSON() {
	text, err := json.Marshal(plan.BuiltIn())
	if err != nil {
		fmt.Println(err)
		return
	}
	policy, err := plan.ParsePolicy(text, nil)
	fmt.Println(policy.Equal(plan.BuiltIn()), err)
	// Output:
	// true <nil>
}

func ExampleBuiltIn() {
	policy := plan.BuiltIn()
	for _, l := range policy.Levels() {
		fmt.Println(l.Level, l.Name)
	}
	fmt.Println(policy.Plans())
	// Output:
	// P1 critical
	// P2 high
	// P3 medium
	// P4 low
	// [standard premium trial community]
}

func ExamplePolicyError() {
	var policy plan.Policy
	err := json.Unmarshal([]byte("{\n\"version\": 1,\n\"title\": \"x\"}"), &policy)
	fmt.Println(err)
	// Output:
	// plan: policy: line 3, /title: unknown member; want version, name, levels, matrix, schedules, plans
}

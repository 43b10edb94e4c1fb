package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/us"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/sla"
)

// A customer is what Harbour knows of one: what they bought, and where they are.
type customer struct {
	Plan     plan.Plan `json:"plan"`
	Zone     string    `json:"zone"`
	Holidays string    `json:"holidays"` // a name in holidayLists, or ""
}

// holidayLists are the public holidays that Harbour's contracts may name.
var holidayLists = map[string][]*cal.Holiday{"": nil, "fr": fr.Holidays, "us": us.Holidays}

// calculator returns the clock of the customer's tickets.
func (c customer) calculator() (*sla.DeadlineCalculator, error) {
	loc, err := calendar.LoadLocation(c.Zone)
	if err != nil {
		return nil, err
	}
	rules, ok := holidayLists[c.Holidays]
	if !ok {
		return nil, fmt.Errorf("no holidays are named %q", c.Holidays)
	}
	return sla.NewDeadlineCalculator(c.Plan, loc, sla.WithHolidays(rules...))
}

// readCustomers reads the customers by name, and makes a calculator for each, so that a
// mistake shows as the service starts.
func readCustomers(data []byte) (map[string]*sla.DeadlineCalculator, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var customers map[string]customer
	if err := decoder.Decode(&customers); err != nil {
		return nil, fmt.Errorf("customers: %w", err)
	}
	calculators := make(map[string]*sla.DeadlineCalculator)
	for name, c := range customers {
		calculator, err := c.calculator()
		if err != nil {
			return nil, fmt.Errorf("customer %q: %w", name, err)
		}
		calculators[name] = calculator
	}
	return calculators, nil
}

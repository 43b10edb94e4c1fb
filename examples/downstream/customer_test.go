package main

import (
	"strings"
	"testing"

	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla/slatest"
)

// TestHolidaysOfACustomer: 14 July is one in France, and not for a customer elsewhere.
func TestHolidaysOfACustomer(t *testing.T) {
	customers, err := readCustomers([]byte(`{
		"with": {"plan": "standard", "zone": "Europe/Paris", "holidays": "fr"},
		"without": {"plan": "Standard", "zone": "Europe/Paris"}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"with": "Wed 2026-07-15 09:00", "without": "Tue 2026-07-14 09:00"} {
		deadline, err := customers[name].Deadline(priority.P1, slatest.In(t, "Europe/Paris").At("Mon 2026-07-13 17:00"))
		if err != nil {
			t.Fatal(err)
		}
		slatest.AssertDue(t, deadline, want)
	}
}

func TestCustomersThatAreNone(t *testing.T) {
	for reason, tt := range map[string]struct{ data, want string }{
		"no JSON":          {"customers", "customers: invalid character"},
		"an unknown plan":  {`{"x":{"plan":"gold","zone":"UTC"}}`, `"gold"`},
		"no plan":          {`{"x":{"zone":"UTC"}}`, `customer "x": sla: plan: not set`},
		"the machine's":    {`{"x":{"plan":"standard","zone":"Local"}}`, `customer "x": calendar: "Local"`},
		"unknown holidays": {`{"x":{"plan":"standard","zone":"UTC","holidays":"mars"}}`, `customer "x": no holidays are named "mars"`},
		"a member too many": {
			`{"x":{"plan":"standard","zone":"UTC","colour":"red"}}`, `unknown field "colour"`,
		},
	} {
		t.Run(reason, func(t *testing.T) {
			if _, err := readCustomers([]byte(tt.data)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %s", err, tt.want)
			}
		})
	}
}

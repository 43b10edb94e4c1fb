package servicenow_test

import (
	"testing"

	"github.com/dueby/dueby/examples/internal/servicenow"
)

func TestParseState(t *testing.T) {
	tests := []struct {
		text string
		want servicenow.State
		name string
		done bool
	}{
		{"New", servicenow.New, "New", false},
		{"active", servicenow.InWork, "Active", false},
		{"Awaiting Problem", servicenow.InWork, "Active", false},
		{"-100", servicenow.InWork, "Active", false},
		{"AWAITING USER INFO", servicenow.AwaitingUserInfo, "Awaiting User Info", false},
		{"Resolved", servicenow.Resolved, "Resolved", true},
		{"closed", servicenow.Closed, "Closed", true},
	}
	for _, tt := range tests {
		got := servicenow.ParseState(tt.text)
		if got != tt.want || got.String() != tt.name || got.Done() != tt.done {
			t.Errorf("%s: %d, %s, done %t; want %d, %s, %t", tt.text, got, got, got.Done(), tt.want, tt.name, tt.done)
		}
	}
	if got := servicenow.State(9).String() + servicenow.State(0).String(); got != "" {
		t.Errorf("of no state: %q", got)
	}
}

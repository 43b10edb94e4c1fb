package plan

import (
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/priority"
)

// none is what the zero Plan holds.
var none = terms{}

// The plans of the built-in policy. They are never changed.
var (
	officeHours = &clock{
		words:    "Monday to Friday 08:00-17:00, customer's local zone",
		schedule: calendar.MustParseSchedule("Mo-Fr 08:00-17:00"),
	}
	roundTheClock = &clock{
		words:    "24 x 7 x 365",
		schedule: calendar.AlwaysOpen(),
		weekdays: weekdays(),
	}

	alerts = []int{50, 75, 100}

	premiumTargets = firstResponse(15*time.Minute, 60*time.Minute, 4*time.Hour, 8*time.Hour)

	standard = &terms{
		name:             "standard",
		levels:           priority.P4,
		targets:          firstResponse(1*time.Hour, 3*time.Hour, 8*time.Hour, 24*time.Hour),
		clock:            officeHours,
		thresholds:       alerts,
		channels:         []string{"phone", "web"},
		training:         []string{"recorded training", "self-service"},
		onboarding:       []string{"onboarding help"},
		availability:     releases,
		ticketManagement: pastTickets,
		selfService:      lookUp,
	}
	premium = &terms{
		name:             "premium",
		levels:           priority.P4,
		targets:          premiumTargets,
		clock:            roundTheClock,
		thresholds:       alerts,
		channels:         []string{"phone", "web", "account manager"},
		training:         []string{"custom training", "premium"},
		onboarding:       []string{"onboarding help"},
		availability:     releases,
		ticketManagement: pastTickets,
		selfService:      lookUp,
	}
	trial = &terms{
		name:       "trial",
		levels:     priority.P4,
		targets:    premiumTargets,
		clock:      roundTheClock,
		thresholds: alerts,
	}
	community = &terms{
		name:       "community",
		levels:     priority.P4,
		bestEffort: true,
		channels:   []string{"e-mail"},
	}

	releases    = []string{"minor upgrades", "major upgrades", "patches"}
	pastTickets = []string{"historical documents (past tickets)"}
	lookUp      = []string{
		"getting-started guides and videos", "knowledge base", "product documentation",
		"API documentation", "global search",
	}
)

func weekdays() *calendar.Schedule {
	s := calendar.MustParseSchedule("Mo-Fr 00:00-24:00")
	return &s
}

// firstResponse returns targets for the first response at P1, P2 and so on.
func firstResponse(open ...time.Duration) (targets [metrics][10]Target) {
	for i, d := range open {
		targets[FirstResponse][i+1] = Target{open: d}
	}
	return targets
}

// Standard returns the plan with first responses within 1, 3, 8 and 24 open hours
// for P1 to P4, Monday to Friday 08:00-17:00 in the customer's local zone. Its 24
// hours are open ones: two days and six hours of a 9-hour day.
func Standard() Plan { return Plan{standard} }

// Premium returns the plan with first responses within 15 minutes, 60 minutes, 4
// and 8 hours for P1 to P4, round the clock.
func Premium() Plan { return Plan{premium} }

// Trial returns the plan of a customer who evaluates the product: the targets and
// hours of Premium. The policy grants trials nothing else by name, so its other
// rows are not stated.
func Trial() Plan { return Plan{trial} }

// Community returns the plan of everybody else: e-mail only and best effort. Its
// tickets get a priority but no target, and so no due instant.
func Community() Plan { return Plan{community} }

// All returns the plans of the built-in policy: Standard, Premium, Trial and
// Community.
func All() []Plan { return []Plan{Standard(), Premium(), Trial(), Community()} }

// Parse reads the name of a plan of the built-in policy, in any case: standard,
// premium, trial or community.
func Parse(s string) (Plan, error) {
	var names []string
	for _, p := range All() {
		if p.IsNamed(s) {
			return p, nil
		}
		names = append(names, p.Name())
	}
	return Plan{}, &ParseError{"plan", s, "want " + strings.Join(names, ", ")}
}

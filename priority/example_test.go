package priority_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/dueby/dueby/priority"
)

// From what a customer wrote to the level at every instant.
func Example() {
	urgency, err := priority.ParseUrgency("2 - Medium")
	if err != nil {
		fmt.Println(err)
		return
	}
	impact, err := priority.ParseImpact("moyen")
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, err := priority.Assign(urgency, impact)
	if err != nil {
		fmt.Println(err)
		return
	}
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	ticket, err = ticket.Override(priority.Override{
		At: noon, Level: priority.P1, By: priority.Customer, Name: "Ana", Reason: "an audit tomorrow",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ticket.Initial(), ticket.At(noon.Add(-1)), ticket.At(noon), ticket.Level())
	// Output: P3 P3 P1 P1
}

func ExampleClassify() {
	fmt.Println(priority.Classify(priority.UrgencyHigh, priority.ImpactMedium))
	// Output: P2 <nil>
}

// A value that is not set is never guessed.
func ExampleClassify_unset() {
	var urgency priority.Urgency
	_, err := priority.Classify(urgency, priority.ImpactHigh)
	fmt.Println(err, errors.Is(err, priority.ErrUnset))
	_, err = priority.Classify(priority.UrgencyHigh, 4)
	fmt.Println(err, errors.Is(err, priority.ErrUnset))
	// Output:
	// priority: urgency is not set true
	// priority: impact rank 4: want high to low false
}

func ExampleParseUrgency() {
	for _, text := range []string{"High", "ÉLEVÉE", "1 - High", "rank 4", "1", "1 low", "hgih"} {
		urgency, err := priority.ParseUrgency(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(urgency)
	}
	// Output:
	// high
	// high
	// high
	// rank 4
	// priority: urgency "1": a number alone is ambiguous (1 is high in ServiceNow, low in Zammad): want high, medium or low (or haute, moyenne, basse)
	// priority: urgency "1 low": the number says high, the word says low: want them to agree
	// priority: urgency "hgih": want high, medium or low (or haute, moyenne, basse)
}

func ExampleParseImpact() {
	fmt.Println(priority.ParseImpact("Faible"))
	fmt.Println(priority.ParseImpact("2 - Medium"))
	// Output:
	// low <nil>
	// medium <nil>
}

func ExampleParseLevel() {
	for _, text := range []string{"P1", "1 - Critical", "2 - High", "moyenne", "4", "5 - Planning", "1 - High"} {
		level, err := priority.ParseLevel(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(level)
	}
	// Output:
	// P1
	// P1
	// P2
	// P3
	// P4
	// P5
	// priority: level "1 - High": the number says P1, the word says P2: want them to agree
}

func ExampleParseParty() {
	fmt.Println(priority.ParseParty("ingénieur"))
	// Output: engineer <nil>
}

func ExampleParseError() {
	_, err := priority.ParseLevel("urgent!")
	var parse *priority.ParseError
	if errors.As(err, &parse) {
		fmt.Printf("cannot read the %s %q\n", parse.What, parse.Input)
	}
	// Output: cannot read the level "urgent!"
}

// Not set and null are told apart from a level in JSON and in SQL.
func ExampleLevel() {
	var ticket struct {
		Priority priority.Level `json:"priority"`
	}
	fmt.Println(json.Unmarshal([]byte(`{"priority":"P2"}`), &ticket), ticket.Priority)
	fmt.Println(json.Unmarshal([]byte(`{"priority":""}`), &ticket), ticket.Priority, ticket.Priority.IsValid())
	fmt.Println(ticket.Priority.Scan("4 - Low"), ticket.Priority)
	fmt.Println(ticket.Priority.Scan(nil), ticket.Priority)
	// Output:
	// <nil> P2
	// <nil> Level(0) false
	// <nil> P4
	// <nil> Level(0)
}

func ExampleLevel_Description() {
	for level := priority.P1; level <= priority.P4; level++ {
		fmt.Printf("%v, %s: %s\n  %s\n", level, level.Name(), level.Description(), level.Example())
	}
	// Output:
	// P1, critical: Backups no longer work and nothing protects the data any more.
	//   Every backup run fails, and the last good backup is over 48 hours old.
	// P2, high: An important part of the product is out of use, though the system still runs.
	//   Backups take so much longer than they did that they overrun their schedule.
	// P3, medium: Some features are hampered and work goes less well than it could; a workaround exists.
	//   Reports cannot be produced, while backups go on as usual.
	// P4, low: A small fault or a request for information, which hardly touches daily work.
	//   What does this configuration setting do?
}

// ServiceNow has a fifth level for what is low in both.
func ExampleNewMatrix() {
	matrix, err := priority.NewMatrix([][]priority.Level{
		{priority.P1, priority.P2, priority.P3},
		{priority.P2, priority.P3, priority.P4},
		{priority.P3, priority.P4, 5},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(matrix.Classify(priority.UrgencyLow, priority.ImpactLow))
	fmt.Println(matrix == priority.DefaultMatrix())
	// Output:
	// P5 <nil>
	// false
}

func ExampleMatrix_UnmarshalJSON() {
	var matrix priority.Matrix
	fmt.Println(json.Unmarshal([]byte(`[["P1","P2"],["P2","P3"]]`), &matrix))
	fmt.Println(matrix.Size())
	fmt.Println(json.Unmarshal([]byte(`[["P1","P2"],["P2","P0"]]`), &matrix))
	// Output:
	// <nil>
	// 2 2
	// priority: matrix row 2, column 2: level "P0": want P1 to P9, critical, high, medium or low (or critique, haute, moyenne, basse)
}

func ExampleMatrix_Row() {
	matrix := priority.DefaultMatrix()
	urgencies, _ := matrix.Size()
	for u := range urgencies {
		urgency := priority.Urgency(u + 1)
		fmt.Printf("%v: %v\n", urgency, matrix.Row(urgency))
	}
	// Output:
	// high: [P1 P2 P3]
	// medium: [P2 P3 P4]
	// low: [P3 P4 P4]
}

func ExampleAssign() {
	ticket, err := priority.Assign(priority.UrgencyHigh, priority.ImpactLow)
	fmt.Println(ticket.Level(), ticket.Urgency(), ticket.Impact(), err)
	// Output: P3 high low <nil>
}

func ExampleMatrix_Assign() {
	matrix, err := priority.NewMatrix([][]priority.Level{{priority.P1, priority.P2}})
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, err := matrix.Assign(priority.UrgencyHigh, priority.ImpactMedium)
	fmt.Println(ticket.Level(), err)
	_, err = matrix.Assign(priority.UrgencyLow, priority.ImpactHigh)
	fmt.Println(err)
	// Output:
	// P2 <nil>
	// priority: urgency low: want high
}

func ExampleChoose() {
	ticket, err := priority.Choose(priority.P2)
	fmt.Println(ticket.Level(), ticket.Urgency().IsValid(), err)
	// Output: P2 false <nil>
}

// Overrides may come late: each counts from its own instant on.
func ExampleAssignment_Override() {
	hour := func(h int) time.Time { return time.Date(2026, 3, 2, h, 0, 0, 0, time.UTC) }
	ticket, err := priority.Choose(priority.P4)
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, err = ticket.Override(
		priority.Override{At: hour(15), Level: priority.P3, By: priority.Engineer, Name: "Bo", Reason: "a workaround"},
		priority.Override{At: hour(11), Level: priority.P1, By: priority.Customer, Name: "Ana", Reason: "all backups fail"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ticket.At(hour(10)), ticket.At(hour(11)), ticket.At(hour(16)))
	for _, o := range ticket.Overrides() {
		fmt.Println(o.At.Format(time.TimeOnly), o.Level, o.By, o.Name, o.Reason)
	}
	// Output:
	// P4 P1 P3
	// 11:00:00 P1 customer Ana all backups fail
	// 15:00:00 P3 engineer Bo a workaround
}

func ExampleAssignment_MarshalJSON() {
	ticket, err := priority.Assign(priority.UrgencyHigh, priority.ImpactLow)
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, err = ticket.Override(priority.Override{
		At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Level: priority.P1, By: priority.Engineer,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := json.Marshal(ticket)
	fmt.Println(string(text), err)
	// Output: {"urgency":"high","impact":"low","initial":"P3","overrides":[{"at":"2026-03-02T09:00:00Z","level":"P1","by":"engineer"}]} <nil>
}

package sla_test

import (
	"fmt"
	"time"

	"github.com/rickar/cal/v2/fr"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// inParis is a question that was asked on the eve of a long weekend.
func inParis() (ticket *sla.Ticket, now time.Time) {
	paris := load("Europe/Paris")
	calculator, err := sla.NewDeadlineCalculator(plan.Standard(), paris, sla.WithHolidays(fr.Holidays...))
	if err != nil {
		panic(err)
	}
	opened := time.Date(2026, time.December, 23, 15, 0, 0, 0, paris)
	ticket, _ = calculator.Replay(sla.Opened(opened, priority.P4).WithReason("Anne Martin", "une question sur la rétention"))
	return ticket, opened.Add(30 * time.Minute)
}

// « Pourquoi l’échéance est-elle dans six jours ? » The spaces before the colons and
// semicolons are no-break ones.
func ExampleExplanation_Tell() {
	ticket, now := inParis()
	fmt.Println(ticket.Explain(plan.FirstResponse, now).Tell(sla.French()))
	// Output:
	// Première réponse : échéance le mar. 29 déc. 2026 à 12:00 CET, dans 6 jours.
	// Toujours sans réponse le mer. 23 déc. 2026 à 15:30 CET ; temps utilisé : 30 min
	// sur 24 h, reste 23 h 30 min.
	//
	// Pourquoi
	//   mer. 23 déc. 2026 15:00 CET  Ouvert avec la priorité P4 par Anne Martin (une
	//                                question sur la rétention). Délai prévu par la
	//                                formule standard pour P4 : 24 h.
	//   Le délai ne court que pendant ces horaires : du lundi au vendredi de 08:00 à
	//   17:00, heure locale du client (Europe/Paris).
	//
	// Jusqu’ici
	//   mer. 23 déc. 2026 15:00 CET  30 min de décompte ; 30 min au total.
	//
	// À venir
	//   mer. 23 déc. 2026 15:30 CET  1 h 30 min de décompte ; 2 h sur 24 h.
	//   mer. 23 déc. 2026 17:00 CET  15 h hors décompte : support fermé.
	//   jeu. 24 déc. 2026 08:00 CET  9 h de décompte ; 11 h sur 24 h.
	//   jeu. 24 déc. 2026 17:00 CET  7 h hors décompte : support fermé.
	//   ven. 25 déc. 2026 00:00 CET  24 h hors décompte : jour férié, Noël.
	//   sam. 26 déc. 2026 00:00 CET  56 h hors décompte : support fermé (sam., dim.).
	//   lun. 28 déc. 2026 08:00 CET  9 h de décompte ; 20 h sur 24 h.
	//   lun. 28 déc. 2026 17:00 CET  15 h hors décompte : support fermé.
	//   mar. 29 déc. 2026 08:00 CET  4 h de décompte ; 24 h sur 24 h.
	//   mar. 29 déc. 2026 12:00 CET  Échéance.
}

func ExampleStatus_Tell() {
	ticket, now := inParis()
	status := ticket.Status(plan.FirstResponse, now)
	fmt.Println(status.Tell(sla.English(), now.Location()))
	fmt.Println(status.Tell(sla.French(), now.Location()))
	// Output:
	// First response: due Tue 29 Dec 2026 12:00 CET, in 6 days. No answer by Wed 23 Dec 2026 15:30 CET: 30 min of 24 h used, 23 h 30 min left.
	// Première réponse : échéance le mar. 29 déc. 2026 à 12:00 CET, dans 6 jours. Toujours sans réponse le mer. 23 déc. 2026 à 15:30 CET ; temps utilisé : 30 min sur 24 h, reste 23 h 30 min.
}

func ExampleName() {
	ticket, now := inParis()
	status := ticket.Status(plan.FirstResponse, now)
	for _, l := range []sla.Language{sla.English(), sla.French()} {
		fmt.Printf("%s, %s: %s\n", sla.Name(l, status.Metric), sla.Name(l, status.Level), sla.Name(l, status.State))
	}
	// Output:
	// First response, low: running
	// Première réponse, basse: en cours
}

func ExampleDescribe() {
	description, example := sla.Describe(sla.French(), priority.P1)
	fmt.Println(description)
	fmt.Println(example)
	// Output:
	// Les sauvegardes ne fonctionnent plus et plus rien ne protège les données.
	// Chaque sauvegarde échoue, et la dernière qui soit bonne a plus de 48 heures.
}

// A policy may be written in any language; what it shares with the built-in one is told
// in that of the reader.
func ExampleDescribeUnder() {
	for _, level := range plan.BuiltIn().Levels() {
		d, _ := sla.DescribeUnder(sla.French(), plan.BuiltIn(), level.Level)
		fmt.Printf("%v %s\n", d.Level, d.Name)
	}
	// Output:
	// P1 critique
	// P2 haute
	// P3 moyenne
	// P4 basse
}

// informal is French among colleagues, but for two of its words.
type informal struct{ sla.Language }

func (i informal) Text(key string) string {
	switch key {
	case "headline.running":
		return "À faire pour le {due} ({day})."
	case "name.standard":
		return "de base"
	}
	return i.Language.Text(key)
}

// A caller's language is one of the two with other words, or has words of its own;
// where it has none, English stands in.
func ExampleLanguage() {
	ticket, now := inParis()
	status := ticket.Status(plan.FirstResponse, now)
	fmt.Println(status.Tell(informal{sla.French()}, now.Location()))
	fmt.Println(sla.Name(informal{sla.French()}, plan.Standard()))
	// Output:
	// À faire pour le mar. 29 déc. 2026 à 12:00 CET (dans 6 jours). Toujours sans réponse le mer. 23 déc. 2026 à 15:30 CET ; temps utilisé : 30 min sur 24 h, reste 23 h 30 min.
	// de base
}

// What is to be translated: every key, with its text and the names that are filled in.
func ExampleKeys() {
	for _, key := range sla.Keys() {
		if key == "headline.met" || key == "day.later" {
			fmt.Printf("%s: %s\n", key, sla.English().Text(key))
		}
	}
	// Output:
	// day.later: in {n} days
	// headline.met: {metric}: met. It was due {due}.
}

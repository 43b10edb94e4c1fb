package slatest

import (
	"time"

	"pgregory.net/rapid"

	"github.com/dueby/dueby/internal/oracle"
)

// Model returns the model that the clock of an office is compared with.
func (o Office) Model() oracle.Clock { return o.oracle() }

// ParseInstant and ParseNext read the texts of instants, those of [Zone.At] and of
// [Log.At], for a fuzz target that needs no test that ends.
func ParseInstant(text string, loc *time.Location) (time.Time, error) { return parseInstant(text, loc) }

func ParseNext(text string, after time.Time) (time.Time, error) { return parseNext(text, after) }

// Check holds a clock to all that the case says.
func (c Case) Check(t TB, clock Clock) { c.check(t, clock) }

// Properties are those of [Conformance], each by its rule.
func Properties(clock func(Office) (Clock, error)) map[string]func(*rapid.T) {
	all := map[string]func(*rapid.T){}
	for _, p := range properties {
		all[p.rule] = func(t *rapid.T) { p.check(t, drawQuestion(t, clock)) }
	}
	return all
}

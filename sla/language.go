package sla

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A Language has the words in which tickets are told. [English] and [French] are built
// in; a caller's own may be as little as
//
//	type german map[string]string
//
//	func (g german) Text(key string) string { return g[key] }
//
// or one of the two, embedded, with other words for some keys.
//
// [Keys] lists the keys, and English().Text(key) shows what each is for. In a text,
// {names} stand for what is filled in: those of the English text, in any order, as
// often as needed or not at all. Where a language has no text for a key, or one that is
// blank or has a name which nothing is filled in for, the English text stands in.
//
// Two kinds of key are not all in the list. What names something of the caller's is asked
// for by "name." and itself: a plan ("name.standard"), the hours in words ("name.24 x 7
// x 365"), a calendar, a holiday, who did something, a reason, an urgency or an impact
// beyond the third ("name.rank 4"). Without a text, it is told as it is. And a text with
// {n} may have another form for one, as French has for the first of a month:
// "date.day.one" is asked for before "date.day" where n is 1.
type Language interface {
	// Text returns the text of a key, "" if it has none. It always returns the same,
	// and is safe for concurrent use.
	Text(key string) string
}

// English returns the language of the String methods.
func English() Language { return &english }

// French returns French as it is written in France, with no-break spaces (U+00A0)
// before colons, semicolons, question and exclamation marks.
func French() Language { return &french }

// Keys returns the keys of the texts that a language has, in alphabetical order.
func Keys() []string { return slices.Sorted(maps.Keys(english)) }

// Name returns the name of a [plan.Metric], a [priority.Urgency], [priority.Impact] or
// [priority.Level], a [State], [Phase], [EventKind] or [Label], as in "en cours" for
// StateRunning in French. Of anything else, such as a plan, it is the text of the key
// "name." and its String, or else that; of nil, "". A nil language is English.
func Name(l Language, v fmt.Stringer) string {
	family := ""
	switch v.(type) {
	case nil:
		return ""
	case plan.Metric:
		family = "metric"
	case priority.Urgency:
		family = "urgency"
	case priority.Impact:
		family = "impact"
	case priority.Level:
		family = "level"
	case State:
		family = "state"
	case Phase:
		family = "phase"
	case EventKind:
		family = "kind"
	case Label:
		family = "label"
	}
	if family != "" {
		if text := (voice{l}).say(keyOf(family, v)); text != "" {
			return text
		}
	}
	return voice{l}.name(v.String())
}

// Describe returns what a ticket of a level is about, in a sentence, and a case of it,
// as [priority.Level.Description] and [priority.Level.Example] do in English. Both are
// empty for a level that neither the language nor the built-in policy describes. A nil
// language is English.
func Describe(l Language, p priority.Level) (description, example string) {
	key := keyOf("level", p)
	return voice{l}.say(key + ".description"), voice{l}.say(key + ".example")
}

// DescribeUnder returns what a policy says of one of its levels; ok is false if it has no
// such level. What the built-in policy says of that level too is told in the language,
// as [Name] and [Describe] do. The rest is told as it is, in whatever language the policy
// is written, unless the language has a text for "name." and it. A nil language is
// English.
func DescribeUnder(l Language, p plan.Policy, level priority.Level) (d plan.LevelDescription, ok bool) {
	levels := p.Levels()
	if level == 0 || int(level) > len(levels) {
		return d, false
	}
	d = levels[level-1]
	tell := func(key, s string) string {
		if s == english[key] {
			return voice{l}.say(key)
		}
		return voice{l}.name(s)
	}
	key := keyOf("level", level)
	d.Name = tell(key, d.Name)
	d.Description, d.Example = tell(key+".description", d.Description), tell(key+".example", d.Example)
	return d, true
}

// keyOf returns the key of a value's text in a family: "state.not_started".
func keyOf(family string, v fmt.Stringer) string {
	return family + "." + strings.ReplaceAll(v.String(), " ", "_")
}

// A dictionary is a language that is built in. It is never changed.
type dictionary map[string]string

// Text returns the text of a key.
func (d *dictionary) Text(key string) string { return (*d)[key] }

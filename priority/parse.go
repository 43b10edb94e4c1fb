package priority

import (
	"fmt"
	"strings"
)

// maxText is the number of bytes beyond which a text is not looked at: no word
// comes near it.
const maxText = 64

// read reads the grammar of the package doc.
func (s *scale) read(text string) (uint8, error) {
	folded := fold(text)
	n, word, bare := s.number(folded)
	if n == 0 {
		word = folded
	}
	if word == "" && n != 0 {
		if bare && !s.digits {
			return 0, s.refuse(text, "a number alone is ambiguous (1 is high in ServiceNow, low in Zammad): want "+s.want)
		}
		return n, nil
	}
	named := s.word(word)
	if named == 0 {
		return 0, s.refuse(text, "want "+s.want)
	}
	if n != 0 && n != named {
		return 0, s.refuse(text, fmt.Sprintf("the number says %s, the word says %s: want them to agree",
			s.string(n), s.string(named)))
	}
	return named, nil
}

// number reads the number that a folded text begins with, and the word after
// it, if any; bare says that the number has no label. It answers 0 if the text
// does not have that form.
func (s *scale) number(folded string) (n uint8, word string, bare bool) {
	if len(s.labels) == 0 {
		return 0, "", false
	}
	rest, bare := folded, true
	for _, label := range s.labels {
		if after, ok := strings.CutPrefix(folded, label); ok {
			rest, bare = after, false
		}
	}
	if rest == "" || rest[0] < '1' || rest[0] > '9' {
		return 0, "", false
	}
	n, rest = rest[0]-'0', rest[1:]
	if rest == "" {
		return n, "", bare
	}
	if word = separated(rest); word == "" {
		return 0, "", false
	}
	return n, word, bare
}

// separated is what comes after a separator: a space, or a dash with or
// without spaces. It is empty if there is no separator, or nothing after it.
func separated(rest string) string {
	word := strings.TrimPrefix(rest, " ")
	for _, dash := range []string{"-", "–", "—"} {
		if after, ok := strings.CutPrefix(word, dash); ok {
			return strings.TrimPrefix(after, " ")
		}
	}
	if word == rest {
		return ""
	}
	return word
}

// severity is the rank of a folded word, 0 if it is none of them. Impact is
// masculine in French, urgency and priority are feminine: both are read.
func severity(word string) uint8 {
	switch word {
	case "high", "haute", "haut", "elevee", "eleve":
		return 1
	case "medium", "moderate", "moyenne", "moyen", "moderee", "modere":
		return 2
	case "low", "basse", "bas", "faible":
		return 3
	}
	return 0
}

// fold writes text in one way only: in lower case, e for é, and one space for
// every run of white space, with none around. It knows ASCII and é, which is
// all that our words have; strings.ToLower would also turn a Kelvin sign into
// a k. An é may be one rune or, as macOS and PDF files have it, two.
func fold(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > maxText {
		return ""
	}
	text = strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r - 'A' + 'a'
		}
		if r == 'É' || r == 'é' {
			return 'e'
		}
		return r
	}, text)
	text = strings.ReplaceAll(text, "e\u0301", "e")
	return strings.Join(strings.Fields(text), " ")
}

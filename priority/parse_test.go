package priority_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dueby/dueby/priority"
)

func TestParseDegree(t *testing.T) {
	const want = `: want high, medium or low (or haute, moyenne, basse)`
	const alone = `: a number alone is ambiguous (1 is high in ServiceNow, low in Zammad)` + want
	for _, row := range []struct {
		reason string
		in     string
		want   uint8
		err    string // after the quoted input
	}{
		{"English", "high", 1, ""},
		{"English", "medium", 2, ""},
		{"English", "low", 3, ""},
		{"ServiceNow's other word for medium", "moderate", 2, ""},
		{"French, feminine", "haute", 1, ""},
		{"French, masculine", "haut", 1, ""},
		{"French, feminine, with accents", "élevée", 1, ""},
		{"French, masculine, with accents", "élevé", 1, ""},
		{"French, feminine, without accents", "elevee", 1, ""},
		{"French, masculine, without accents", "eleve", 1, ""},
		{"French, feminine", "moyenne", 2, ""},
		{"French, masculine", "moyen", 2, ""},
		{"French, feminine", "modérée", 2, ""},
		{"French, masculine", "modéré", 2, ""},
		{"French, feminine", "basse", 3, ""},
		{"French, masculine", "bas", 3, ""},
		{"French", "faible", 3, ""},

		{"capitals", "HIGH", 1, ""},
		{"the first and the last capital", "AZ", 0, want},
		{"mixed case", "hAuTe", 1, ""},
		{"capitals with accents", "ÉLEVÉE", 1, ""},
		{"accents as runes of their own", "E\u0301leve\u0301e", 1, ""},
		{"such an accent on another letter", "hi\u0301gh", 0, want},
		{"an accent of another kind", "èlevée", 0, want},
		{"a Turkish capital i, which ToLower would fold", "HİGH", 0, want},
		{"a Kelvin sign, which ToLower would fold", "ran\u212a 4", 0, want},
		{"space around", " \t\r\nhigh\n ", 1, ""},
		{"no-break space around", "\u00a0high\u202f", 1, ""},
		{"space inside a word", "hi gh", 0, want},
		{"two words", "high high", 0, want},

		{"ServiceNow", "1 - High", 1, ""},
		{"ServiceNow", "2 - Medium", 2, ""},
		{"ServiceNow", "3 - Low", 3, ""},
		{"ServiceNow in French", "1 - Élevé", 1, ""},
		{"no space round the dash", "1-high", 1, ""},
		{"space on the left only", "1 -high", 1, ""},
		{"space on the right only", "1- high", 1, ""},
		{"much space", "1   -\t high", 1, ""},
		{"an en dash", "2 – moyenne", 2, ""},
		{"an em dash", "2—moyenne", 2, ""},
		{"no dash", "2 moyenne", 2, ""},
		{"two dashes", "1 -- high", 0, want},
		{"two dashes of two kinds", "1 –- high", 0, want},
		{"nothing between", "1high", 0, want},
		{"nothing after the dash", "1 -", 0, want},
		{"another separator", "1: high", 0, want},
		{"a number after the word", "high - 1", 0, want},
		{"a dash before the word", "- high", 0, want},
		{"a dash after the word", "high -", 0, want},
		{"Zammad", "1 low", 0, `: the number says high, the word says low: want them to agree`},
		{"Zammad", "3 high", 0, `: the number says low, the word says high: want them to agree`},
		{"a number past the words", "4 - low", 0, `: the number says rank 4, the word says low: want them to agree`},
		{"a number with a word of another scale", "1 - Critical", 0, want},
		{"a number with nonsense", "1 - x", 0, want},
		{"a number of two digits", "11 - high", 0, want},
		{"zero", "0 - high", 0, want},

		{"1 is high in ServiceNow and low in Zammad", "1", 0, alone},
		{"the same in both, but who knows", "2", 0, alone},
		{"the last digit", "9", 0, alone},
		{"not a rank", "0", 0, want},
		{"not a rank", "10", 0, want},
		{"not a rank", "-1", 0, want},
		{"a digit of another script", "١", 0, want},
		{"a sign before the first digit of ASCII", "/", 0, want},
		{"a sign after the last digit of ASCII", ":", 0, want},

		{"a rank says from which end it counts", "rank 1", 1, ""},
		{"past the policy's", "rank 4", 4, ""},
		{"the last", "RANK  9", 9, ""},
		{"French", "rang 5", 5, ""},
		{"with its word", "rank 1 - high", 1, ""},
		{"with another word", "rank 1 - low", 0, `: the number says high, the word says low: want them to agree`},
		{"no rank", "rank 0", 0, want},
		{"no rank", "rank 10", 0, want},
		{"no number", "rank", 0, want},
		{"no space", "rank4", 0, want},
		{"two labels", "rank rang 4", 0, want},
		{"the label of a level", "P1", 0, want},

		{"empty", "", 0, want},
		{"space only", " \t", 0, want},
		{"not UTF-8", "high\xff", 0, want},
		{"a nul", "high\x00", 0, want},
		{"a word of the policy's levels", "critical", 0, want},
		{"what String says of no rank", "Urgency(12)", 0, want},
		{"misspelt", "hgih", 0, want},
	} {
		u, err := priority.ParseUrgency(row.in)
		checkParse(t, row.reason, "urgency", row.in, uint8(u), err, row.want, row.err)
		i, err := priority.ParseImpact(row.in)
		masculine := strings.ReplaceAll(row.err, "haute, moyenne, basse", "haut, moyen, bas")
		checkParse(t, row.reason, "impact", row.in, uint8(i), err, row.want, masculine)
	}
}

func TestParseLevel(t *testing.T) {
	const want = `: want P1 to P9, critical, high, medium or low (or critique, haute, moyenne, basse)`
	for _, row := range []struct {
		reason string
		in     string
		want   uint8
		err    string
	}{
		{"as it prints", "P1", 1, ""},
		{"lower case", "p4", 4, ""},
		{"past the policy's", "P9", 9, ""},
		{"everywhere the most severe", "1", 1, ""},
		{"a caller's own", "9", 9, ""},
		{"space around", " P2 ", 2, ""},
		{"ServiceNow", "1 - Critical", 1, ""},
		{"ServiceNow", "2 - High", 2, ""},
		{"ServiceNow", "3 - Moderate", 3, ""},
		{"ServiceNow", "4 - Low", 4, ""},
		{"ServiceNow", "5 - Planning", 5, ""},
		{"ServiceNow in French", "5 - Planification", 5, ""},
		{"with the label", "P3 – Medium", 3, ""},
		{"a policy word", "critical", 1, ""},
		{"a policy word in French", "Critique", 1, ""},
		{"a policy word", "high", 2, ""},
		{"a policy word", "medium", 3, ""},
		{"a policy word", "low", 4, ""},
		{"a policy word in French", "élevée", 2, ""},
		{"a policy word in French", "moyenne", 3, ""},
		{"a policy word in French", "faible", 4, ""},
		{"an urgency of ServiceNow", "1 - High", 0, `: the number says P1, the word says P2: want them to agree`},
		{"Zammad", "1 low", 0, `: the number says P1, the word says P4: want them to agree`},
		{"Jira's habit", "P1 - High", 0, `: the number says P1, the word says P2: want them to agree`},
		{"no level", "P0", 0, want},
		{"no level", "P10", 0, want},
		{"no level", "0", 0, want},
		{"no number", "P", 0, want},
		{"two labels", "PP1", 0, want},
		{"space after the label", "P 1", 0, want},
		{"the label of an urgency", "rank 1", 0, want},
		{"a level by an unknown name", "P5 - whenever", 0, want},
		{"empty", "", 0, want},
		{"what String says of no level", "Level(12)", 0, want},
	} {
		got, err := priority.ParseLevel(row.in)
		checkParse(t, row.reason, "level", row.in, uint8(got), err, row.want, row.err)
	}
}

func TestParseParty(t *testing.T) {
	const want = `: want customer or engineer (or client, ingénieur)`
	for _, row := range []struct {
		reason string
		in     string
		want   uint8
		err    string
	}{
		{"English", "Customer", 1, ""},
		{"French, masculine", "client", 1, ""},
		{"French, feminine", "cliente", 1, ""},
		{"English", "engineer", 2, ""},
		{"French, masculine", "Ingénieur", 2, ""},
		{"French, feminine", "ingénieure", 2, ""},
		{"a party has no number", "1", 0, want},
		{"a party has no number", "1 - customer", 0, want},
		{"another party", "manager", 0, want},
		{"empty", "", 0, want},
	} {
		got, err := priority.ParseParty(row.in)
		checkParse(t, row.reason, "party", row.in, uint8(got), err, row.want, row.err)
	}
}

func checkParse(t *testing.T, reason, what, in string, got uint8, err error, want uint8, wantErr string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s %q = %d, want %d (%v)", reason, what, in, got, want, err)
	}
	if wantErr == "" {
		if err != nil {
			t.Errorf("%s: %v", reason, err)
		}
		return
	}
	var parse *priority.ParseError
	if !errors.As(err, &parse) || parse.What != what || parse.Input != in {
		t.Errorf("%s: %s %q: %#v, want a ParseError that says both", reason, what, in, err)
		return
	}
	if text, _ := strings.CutPrefix(err.Error(), "priority: "+what+" "); !strings.HasSuffix(text, `"`+wantErr) {
		t.Errorf("%s: %s %q:\n got %s\nwant %s", reason, what, in, err, wantErr)
	}
	if errors.Is(err, priority.ErrUnset) {
		t.Errorf("%s: an unreadable text is not an unset value", reason)
	}
}

func TestParseErrorText(t *testing.T) {
	const want = ": want high, medium or low (or haute, moyenne, basse)"
	for _, row := range []struct{ reason, in, want string }{
		{"misspelt", "hgih", `"hgih"`},
		{"empty", "", `""`},
		{"space is shown", " x ", `" x "`},
		{"not UTF-8", "\xff", `"\xff"`},
		{"just whole", strings.Repeat("x", 64), `"` + strings.Repeat("x", 64) + `"`},
		{"long", strings.Repeat("x", 65), `"` + strings.Repeat("x", 64) + `"...`},
		{"very long", strings.Repeat("x", 1e7), `"` + strings.Repeat("x", 64) + `"...`},
		{"a rune across the cut", "x" + strings.Repeat("é", 40), `"x` + strings.Repeat("é", 31) + `"...`},
		{"four bytes across the cut", "x" + strings.Repeat("😀", 40), `"x` + strings.Repeat("😀", 15) + `"...`},
		{"no rune to cut at", strings.Repeat("\x80", 80), `"` + strings.Repeat(`\x80`, 60) + `"...`},
	} {
		_, err := priority.ParseUrgency(row.in)
		if err == nil || err.Error() != "priority: urgency "+row.want+want {
			t.Errorf("%s:\n got %v\nwant priority: urgency %s%s", row.reason, err, row.want, want)
		}
	}
}

func TestTextOfAnyLengthIsReadAtOnce(t *testing.T) {
	for _, in := range []string{
		strings.Repeat(" ", 1e6) + "high",
		"high" + strings.Repeat(" ", 1e6),
	} {
		if got, err := priority.ParseUrgency(in); got != priority.UrgencyHigh || err != nil {
			t.Errorf("a million spaces: %v, %v", got, err)
		}
	}
	// A gap of any length is a gap, but 64 bytes are enough for all our words.
	if got, err := priority.ParseLevel("1" + strings.Repeat(" ", 55) + "critical"); got != priority.P1 || err != nil {
		t.Errorf("64 bytes: %v, %v", got, err)
	}
	if got, err := priority.ParseLevel("1" + strings.Repeat(" ", 56) + "critical"); err == nil {
		t.Errorf("65 bytes: %v, want an error", got)
	}
}

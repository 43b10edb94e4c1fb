package priority_test

import (
	"encoding/json"
	"errors"
	"testing"
	"unicode/utf8"

	"github.com/dueby/dueby/priority"
)

func FuzzParseUrgency(f *testing.F) { fuzzParse(f, priority.ParseUrgency) }

func FuzzParseImpact(f *testing.F) { fuzzParse(f, priority.ParseImpact) }

func FuzzParseLevel(f *testing.F) { fuzzParse(f, priority.ParseLevel) }

func FuzzParseParty(f *testing.F) { fuzzParse(f, priority.ParseParty) }

// fuzzParse: what is read is a rank, and its text is read as the same rank;
// what is not is a short error that holds the input.
func fuzzParse[R rank](f *testing.F, parse func(string) (R, error)) {
	for _, seed := range []string{
		"", "high", "ÉLEVÉE", "e\u0301levée", "1", "1 - High", "3 – Low", "1 low", "P1", "p9", "P1 - Critical",
		"rank 4", "rang 9", "5 - Planning", "customer", "ingénieur", " x ", "\xff", "Urgency(12)",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got, err := parse(in)
		if err != nil {
			var refused *priority.ParseError
			if !errors.As(err, &refused) || refused.Input != in || got != 0 {
				t.Errorf("%q: %v, %#v", in, got, err)
			}
			if text := err.Error(); len(text) > 500 || !utf8.ValidString(text) {
				t.Errorf("%q: error of %d bytes: %q", in, len(text), text)
			}
			return
		}
		if !got.IsValid() {
			t.Errorf("%q: %v is no rank", in, got)
		}
		if again, err := parse(got.String()); again != got || err != nil {
			t.Errorf("%q: %v, read again as %v, %v", in, got, again, err)
		}
	})
}

func FuzzMatrixJSON(f *testing.F) {
	for _, seed := range []string{
		`[]`, `null`, `[["P1"]]`, `[["P1","P2","P3"],["P2","P3","P4"],["P3","P4","P4"]]`,
		`[["1 - Critical","haute"]]`, `["AQI="]`, `[[null]]`, `[[1]]`, `[["P1"],["P1","P2"]]`, `[[],[]]`, `{`, `[[`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var m priority.Matrix
		if err := m.UnmarshalJSON(in); err != nil {
			checkRefused(t, in, err)
			if m != (priority.Matrix{}) {
				t.Errorf("%q: %v beside the error", in, m)
			}
			return
		}
		if m == (priority.Matrix{}) {
			return
		}
		checkMatrixJSON(t, m)
		if again, err := priority.NewMatrix(rowsOf(m)); again != m || err != nil {
			t.Errorf("%q: %v, made again: %v, %v", in, m, again, err)
		}
	})
}

func FuzzAssignmentJSON(f *testing.F) {
	for _, seed := range []string{
		`{}`, `null`, `{"initial":"P5"}`, `{"urgency":"haute","impact":"1 - High","initial":"1"}`,
		`{"initial":"P1","overrides":[{"at":"2026-03-02T09:00:00.1+01:00","level":"P1","by":"customer","name":"é","reason":"\ud800"}]}`,
		`{"initial":"P1","overrides":[{"at":"0001-01-01T00:00:00Z","level":"P1","by":"client"},null]}`,
		`{"initial":"P1","initial":"P2"}`, `{"Initial":"P1"}`, `{"initial":1}`, `{"initial"`, `{} {}`, `[]`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var a priority.Assignment
		if err := a.UnmarshalJSON(in); err != nil {
			checkRefused(t, in, err)
			if !a.IsZero() {
				t.Errorf("%q: %v beside the error", in, a)
			}
			return
		}
		if !json.Valid(in) {
			t.Errorf("%q is not JSON, yet read as %v", in, a)
		}
		if !a.IsZero() && !a.Level().IsValid() {
			t.Errorf("%q: level %v", in, a.Level())
		}
		checkAssignmentJSON(t, a)
	})
}

func checkRefused(t *testing.T, in []byte, err error) {
	var value *priority.ValueError
	var parse *priority.ParseError
	if !errors.As(err, &value) && !errors.As(err, &parse) {
		t.Errorf("%q: %#v, want one of our errors", in, err)
	}
	if text := err.Error(); len(text) > 1000 {
		t.Errorf("%q: error of %d bytes: %q", in, len(text), text)
	}
}

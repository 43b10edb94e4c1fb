package sla_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dueby/dueby/sla"
)

// A document is a value with a JSON form.
type document[T any] interface {
	*T
	json.Unmarshaler
	json.Marshaler
}

// fuzzJSON reads any bytes: what is refused leaves the value as it was and gets a short
// error; what is not refused is written, and read to be the same.
func fuzzJSON[T interface{ Equal(T) bool }, P document[T]](f *testing.F, golden string, seeds ...string) {
	if golden != "" {
		data, err := os.ReadFile(filepath.Join("testdata", "v1", golden))
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f.Add([]byte(line))
		}
	}
	for _, seed := range append(seeds, "", "null", "{}", "[]", `{"version":1}`, `{"version":2}`, `{"version":1}x`, `{"version":1,"version":1}`) {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v, zero T
		if err := P(&v).UnmarshalJSON(data); err != nil {
			var parse *sla.ParseError
			if !errors.As(err, &parse) && !errors.Is(err, sla.ErrUnset) || !strings.HasPrefix(err.Error(), "sla: ") || len(err.Error()) > 1000 {
				t.Errorf("%q: error %q", data, err)
			}
			if !v.Equal(zero) {
				t.Errorf("%q: %+v and %v", data, v, err)
			}
			return
		}
		if x, ok := any(v).(sla.Explanation); ok {
			told(t, x, anySum)
		}
		written, err := json.Marshal(v)
		if err != nil {
			t.Fatalf("%q is read as %+v, which is not written: %v", data, v, err)
		}
		var again T
		if err := P(&again).UnmarshalJSON(written); err != nil || !again.Equal(v) {
			t.Errorf("%q, written as %s, is read as %+v, %v", data, written, again, err)
		}
	})
}

func FuzzEventJSON(f *testing.F)       { fuzzJSON[sla.Event](f, "log.jsonl") }
func FuzzDeadlineJSON(f *testing.F)    { fuzzJSON[sla.Deadline](f, "deadline.jsonl") }
func FuzzStatusJSON(f *testing.F)      { fuzzJSON[sla.Status](f, "status.jsonl") }
func FuzzAlertJSON(f *testing.F)       { fuzzJSON[sla.Alert](f, "alert.jsonl") }
func FuzzExplanationJSON(f *testing.F) { fuzzJSON[sla.Explanation](f, "explanation.jsonl") }

func FuzzCommitmentJSON(f *testing.F) {
	fuzzJSON[sla.Commitment](f, "", `{"from":"2026-11-23T08:00:00Z","until":null,"priority":"P2","plan":"standard","target":"3h","state":"running","due":"2026-11-23T11:00:00Z","breached":null,"used_ns":3600000000000,"budget_ns":10800000000000,"by":"Ann","reason":null}`)
}

func FuzzPieceJSON(f *testing.F) {
	fuzzJSON[sla.Piece](f, "", `{"start":"2026-12-25T07:00:00Z","end":"2026-12-25T16:00:00Z","label":"holiday","name":"Christmas Day"}`)
}

package servicenow_test

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"testing"

	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/examples/internal/servicenow"
)

// all gives the rows of a file, up to the first fault.
func all(r *rows.Reader) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		for {
			row, err := r.Next()
			if errors.Is(err, io.EOF) || !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func TestRecent(t *testing.T) {
	r := servicenow.NewRecent(3)
	steps := []struct {
		number      string
		met, forgot bool
	}{
		{"a", false, false}, {"a", true, false}, {"b", false, false}, {"c", false, false},
		{"d", false, false}, {"a", true, false}, // of the old ones
		{"e", false, false}, {"a", true, false},
		{"f", false, true}, // b and c are forgotten
		{"b", false, true}, {"d", true, true}, {"e", true, true},
	}
	for i, s := range steps {
		if met := r.Meet(s.number); met != s.met || r.Forgot() != s.forgot {
			t.Errorf("step %d, %s: met %t, forgot %t, want %t, %t", i, s.number, met, r.Forgot(), s.met, s.forgot)
		}
	}
}

// A number is remembered while fewer others than promised have come by.
func TestRecentPromise(t *testing.T) {
	const most = 5
	for lead := range 20 {
		r := servicenow.NewRecent(most)
		for i := range lead {
			r.Meet(fmt.Sprint("lead ", i))
		}
		r.Meet("it")
		for i := range most - 1 {
			r.Meet(fmt.Sprint("other ", i))
		}
		if !r.Meet("it") {
			t.Errorf("after %d and %d others it is forgotten", lead, most-1)
		}
	}
}

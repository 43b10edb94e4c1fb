package plan_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/plan"
)

func TestMetric(t *testing.T) {
	metrics := []struct {
		metric plan.Metric
		text   string
		words  string
	}{
		{plan.FirstResponse, "first_response", "first response"},
		{plan.NextResponse, "next_response", "next response"},
		{plan.Update, "update", "update"},
		{plan.Resolution, "resolution", "resolution"},
	}
	for i, m := range metrics {
		if int(m.metric) != i+1 {
			t.Errorf("%v is %d, want %d: it is stored", m.metric, m.metric, i+1)
		}
		if got := m.metric.String(); got != m.words {
			t.Errorf("String() = %q, want %q", got, m.words)
		}
		if got, err := m.metric.MarshalText(); string(got) != m.text || err != nil {
			t.Errorf("%v: MarshalText() = %q, %v", m.metric, got, err)
		}
		if got, err := plan.ParseMetric(m.text); got != m.metric || err != nil {
			t.Errorf("ParseMetric(%q) = %v, %v", m.text, got, err)
		}
	}
}

// TestMetricIsTotal asks about every value that a Metric can have.
func TestMetricIsTotal(t *testing.T) {
	for n := range 256 {
		m := plan.Metric(n)
		valid := 1 <= n && n <= 4
		if got := m.IsValid(); got != valid {
			t.Errorf("%v.IsValid() = %v", m, got)
		}
		text, err := m.MarshalText()
		if valid {
			continue
		}
		name := fmt.Sprintf("Metric(%d)", n)
		if got := m.String(); got != name {
			t.Errorf("String() = %q, want %q", got, name)
		}
		var want string
		if n > 0 { // the zero Metric is 'not set', and has a text: none
			want = `plan: metric "` + name + `": want first_response, next_response, update, resolution`
		}
		var got string
		if err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(want, got); diff != "" || len(text) > 0 {
			t.Errorf("%v: MarshalText() = %q, error (-want +got):\n%s", m, text, diff)
		}
	}
}

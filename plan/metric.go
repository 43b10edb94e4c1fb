package plan

import (
	"fmt"
	"strings"
)

// A Metric is a span of a ticket's life that a plan may set a target for. The zero
// Metric is 'not set'. Its text is "first_response" and the like.
type Metric uint8

// The metrics. The built-in plans set a target for the first response only.
const (
	FirstResponse Metric = iota + 1 // from opening to the first reply of an agent
	NextResponse                    // from a customer's unanswered message to the reply
	Update                          // from one reply of an agent to the next
	Resolution                      // from opening, or reopening, to resolution
)

const metrics = int(Resolution) + 1

var metricNames = [metrics]string{"", "first_response", "next_response", "update", "resolution"}

// ParseMetric reads the text of a metric: first_response, next_response, update or
// resolution.
func ParseMetric(s string) (Metric, error) {
	for m := FirstResponse; m <= Resolution; m++ {
		if s == metricNames[m] {
			return m, nil
		}
	}
	return 0, &ParseError{"metric", s, "want " + strings.Join(metricNames[1:], ", ")}
}

// IsValid reports whether m is one of the metrics.
func (m Metric) IsValid() bool { return m >= FirstResponse && m <= Resolution }

// String returns the metric in words, as in "first response".
func (m Metric) String() string {
	if !m.IsValid() {
		return fmt.Sprintf("Metric(%d)", uint8(m))
	}
	return strings.ReplaceAll(metricNames[m], "_", " ")
}

// MarshalText returns the text of m, "" for the zero Metric.
func (m Metric) MarshalText() ([]byte, error) {
	if m > Resolution {
		return nil, &ParseError{"metric", m.String(), "want " + strings.Join(metricNames[1:], ", ")}
	}
	return []byte(metricNames[m]), nil
}

// UnmarshalText reads what [ParseMetric] reads, and "" as the zero Metric.
func (m *Metric) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*m = 0
		return nil
	}
	n, err := ParseMetric(string(text))
	if err == nil {
		*m = n
	}
	return err
}

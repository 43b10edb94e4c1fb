//go:build race

package calendar_test

import "testing"

// skipIfRaced skips a test that measures memory, or takes much of it, on one goroutine:
// the race detector has memory of its own, and nothing to find there.
func skipIfRaced(t *testing.T) {
	t.Helper()
	t.Skip("measures memory, of which the race detector takes its share")
}

package slatest

// TB is what this package needs of a test: a *testing.T, B or F, or a *rapid.T.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

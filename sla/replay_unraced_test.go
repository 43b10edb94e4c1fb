//go:build !race

package sla_test

// raced says that the race detector watches.
const raced = false

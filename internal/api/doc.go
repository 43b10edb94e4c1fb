// Package api holds the exported names of the packages that others import, as they were
// last agreed on, and a test that they still are: a change that would break somebody
// else's build is then seen, and a new name is a decision.
//
//	DUEBY_GOLDEN=write go test ./internal/api # records the names of today
package api

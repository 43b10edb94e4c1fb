// Package schema holds tests of the JSON Schemas of the repository, which need a
// validator that its users must not pay for.
package schema

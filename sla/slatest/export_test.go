package slatest

import "github.com/dueby/dueby/internal/oracle"

// Model returns the model that the clock of an office is compared with.
func (o Office) Model() oracle.Clock { return o.oracle() }

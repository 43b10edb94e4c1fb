module example.com/harbour/deskbell

go 1.25

require (
	github.com/dueby/dueby v0.0.0
	github.com/google/go-cmp v0.7.0
	github.com/rickar/cal/v2 v2.1.27
	pgregory.net/rapid v1.3.0
)

replace github.com/dueby/dueby => ../..

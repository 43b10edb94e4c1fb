package servicenow

import "strings"

// Recent remembers the numbers of incidents, in bounded memory: it forgets a number
// once at least as many others as it was made for have come by since.
type Recent struct {
	most       int
	young, old map[string]struct{}
	forgot     bool
}

// NewRecent returns a Recent that remembers at least that many numbers, and at most
// twice as many.
func NewRecent(most int) *Recent {
	return &Recent{most: most, young: make(map[string]struct{}), old: make(map[string]struct{})}
}

// Meet notes that a number has come by and reports whether it is remembered from
// before.
func (r *Recent) Meet(number string) bool {
	if _, ok := r.young[number]; ok {
		return true
	}
	_, met := r.old[number]
	delete(r.old, number)
	if len(r.young) >= r.most {
		r.forgot = r.forgot || len(r.old) > 0
		r.young, r.old = r.old, r.young
		clear(r.young)
	}
	r.young[strings.Clone(number)] = struct{}{} // of the number, not of its whole row
	return met
}

// Forgot reports whether any number has been forgotten.
func (r *Recent) Forgot() bool { return r.forgot }

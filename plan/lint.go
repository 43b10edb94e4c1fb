package plan

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/priority"
)

// Checks say what is asked of a policy or of hours by [Policy.Lint], [LintSchedule] and
// [LintCalendar].
type Checks struct {
	// From and Until are the dates [From, Until) that are looked at, 1 to 800 of them: as
	// a rule those of the year to come.
	From, Until calendar.Date
	// Location is where hours are read; nil is UTC.
	Location *time.Location
	// MaxDays is how many days of 24 hours a target may take; 0 for any number.
	MaxDays int
	// ByPrice are the names of plans from the cheapest to the dearest, each of which is to
	// be better in something than those before it. Plans that are not for sale, as
	// evaluations, are left out; none means that plans are not compared.
	ByPrice []string
	// Staffed are the hours in which somebody is there to answer; nil if that is not known.
	Staffed *calendar.Calendar
}

// maxLintDates is how many dates are looked at, which bounds the time that it takes.
const maxLintDates = 800

// Lint returns what in the policy is allowed and yet likely to be a mistake, in the order
// of its document: see [FindingKind] for what that is. Targets are tried from the
// beginning and the end of each date and from its first opening and last closing. It
// returns an error if p is the zero Policy, for a name in c.ByPrice that is no plan or
// comes twice, for a c.MaxDays that is negative or more than 3,650, or for dates that are
// not 1 to 800 dates in c.Location.
func (p Policy) Lint(c Checks) ([]Finding, error) {
	l, err := newLinter(c)
	if err != nil {
		return nil, err
	}
	if p.IsZero() {
		return nil, errors.New("plan: no policy to lint; want one such as plan.BuiltIn()")
	}
	byPrice, err := p.byPrice(c.ByPrice)
	if err != nil {
		return nil, err
	}
	l.matrix(p.Matrix())
	grounds := make(map[*clock]*ground)
	for _, h := range p.policy.schedules {
		place := pointer("schedules", h.name)
		grounds[h.clock] = l.schedule(h.clock.schedule, place+"/hours")
		if h.clock.weekdays != nil {
			l.schedule(*h.clock.weekdays, place+"/weekday_reading")
		}
	}
	offers := make([]offer, len(p.policy.plans))
	for i, q := range p.policy.plans {
		offers[i] = offer{q, grounds[q.held().clock], pointer("plans", strconv.Itoa(i))}
	}
	for i := range offers {
		l.plan(&offers[i])
		if rank := slices.Index(byPrice, i); rank > 0 {
			l.price(&offers[i], offers, byPrice[:rank])
		}
	}
	return l.result()
}

// byPrice returns the plans of the names, as indexes.
func (p Policy) byPrice(names []string) (indexes []int, err error) {
	for _, name := range names {
		i := slices.IndexFunc(p.policy.plans, func(q Plan) bool { return q.IsNamed(name) })
		if i < 0 || slices.Contains(indexes, i) {
			var all []string
			for _, q := range p.policy.plans {
				all = append(all, q.Name())
			}
			return nil, &ParseError{"by price", name, "want each once of " + allowed(all)}
		}
		indexes = append(indexes, i)
	}
	return indexes, nil
}

// LintSchedule returns what in a schedule is likely to be a mistake: holidays and other
// dates that run out ([RunsOut]), and 23:59 for midnight ([LastMinute]). It returns an
// error for c.MaxDays and the dates as [Policy.Lint] does, or the mistake of s; that it
// never opens is one as well.
func LintSchedule(s calendar.Schedule, c Checks) ([]Finding, error) {
	l, err := newLinter(c)
	if err != nil {
		return nil, err
	}
	l.schedule(s, "")
	return l.result()
}

// LintCalendar returns what in a calendar is likely to be a mistake: 23:59 for midnight
// ([LastMinute]) as its clock reads it; hours that never overlap ([NoOverlap]), so that
// it is not open from c.From on, or never when c.Staffed is. It takes no notice of
// c.Location. Its errors are those of [LintSchedule]; c must not be nil.
func LintCalendar(hours *calendar.Calendar, c Checks) ([]Finding, error) {
	if hours == nil {
		return nil, errors.New("plan: no calendar to lint")
	}
	c.Location = hours.Location()
	l, err := newLinter(c)
	if err != nil {
		return nil, err
	}
	if _, err := hours.NextOpen(l.from); err != nil {
		l.find(NoOverlap, "", "never open from %s on", c.From)
	} else {
		l.lastMinute(hours, "")
		l.overlap(hours, "")
	}
	return l.result()
}

// A linter gathers findings, and the first error.
type linter struct {
	Checks
	from, until time.Time
	findings    []Finding
	err         error
}

func newLinter(c Checks) (*linter, error) {
	if c.Location == nil {
		c.Location = time.UTC
	}
	// Of a date so late that there is no last one, all are near enough.
	last := c.From.AddDays(maxLintDates)
	if c.From.IsZero() || c.From.Compare(c.Until) >= 0 || !last.IsZero() && last.Compare(c.Until) < 0 {
		return nil, fmt.Errorf("plan: lint from %q until %q: want 1 to %d dates", c.From, c.Until, maxLintDates)
	}
	if c.MaxDays < 0 || c.MaxDays > 3650 {
		return nil, fmt.Errorf("plan: targets of at most %d days: want 0 to 3,650", c.MaxDays)
	}
	l := &linter{Checks: c}
	var err error
	if l.from, err = c.From.At(calendar.TimeOfDay{}, c.Location); err != nil {
		return nil, err
	}
	l.until, err = c.Until.At(calendar.TimeOfDay{}, c.Location)
	return l, err
}

func (l *linter) result() ([]Finding, error) {
	if l.err != nil {
		return nil, l.err
	}
	return l.findings, nil
}

// fail keeps the first error, if it is one.
func (l *linter) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *linter) find(kind FindingKind, place, format string, args ...any) {
	l.findings = append(l.findings, Finding{kind, place, fmt.Sprintf(format, args...)})
}

// pointer returns a JSON pointer (RFC 6901).
func pointer(names ...string) (s string) {
	for _, name := range names {
		s += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
	}
	return s
}

// matrix looks for a cell of less priority than its neighbour of less impact, or of less
// urgency.
func (l *linter) matrix(m priority.Matrix) {
	urgencies, impacts := m.Size()
	level := func(row, column int) priority.Level { return m.Row(priority.Urgency(row + 1))[column] }
	for row := range urgencies {
		for column := range impacts {
			place := pointer("matrix", strconv.Itoa(row), strconv.Itoa(column))
			here := level(row, column)
			if column+1 < impacts && here > level(row, column+1) {
				l.find(InvertedMatrix, place, "%s, while less impact gives %s", here, level(row, column+1))
			}
			if row+1 < urgencies && here > level(row+1, column) {
				l.find(InvertedMatrix, place, "%s, while less urgency gives %s", here, level(row+1, column))
			}
		}
	}
}

// plan looks at the targets and the thresholds of a plan.
func (l *linter) plan(o *offer) {
	if o.ground != nil {
		l.overlap(o.ground.calendar, o.place+"/schedule")
		for m := FirstResponse; m <= Resolution; m++ {
			l.targets(o, m)
		}
	}
	for i, percent := range o.held().thresholds {
		if percent > 100 {
			l.find(LateThreshold, o.place+pointer("thresholds", strconv.Itoa(i)), "%d per cent comes after the due instant, at 100", percent)
		}
	}
}

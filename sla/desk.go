package sla

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dueby/dueby/calendar"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
)

// A Request is what a helpdesk knows of a new ticket.
type Request struct {
	Plan    string // the plan's name, in any case: "standard"
	Zone    string // the customer's IANA time zone: "Europe/Paris"
	Urgency priority.Urgency
	Impact  priority.Impact
	// Priority is the level that the customer chose outright; if it is not set the
	// level is that of the urgency and the impact in the matrix of the desk's policy.
	Priority priority.Level
	// Metric is what the deadline is for, as in [DeadlineCalculator.DeadlineFor]; if it is
	// not set it is the first response.
	Metric  plan.Metric
	Created time.Time
}

// A Service is a plan that a [Desk] serves, with the options for it.
type Service struct {
	service service
	err     error
}

// Serve returns the service of a plan. The options are those that every customer of
// the plan has in common; holidays under one plan are no holidays under another. A
// mistake in them is carried by the service and reported by [NewDesk].
func Serve(p plan.Plan, opts ...Option) Service {
	s, err := newService(p, opts)
	return Service{s, err}
}

// A Desk is a helpdesk with many plans and zones, which go by their names. It makes
// a [DeadlineCalculator] when a plan is first asked about in a zone, and keeps the
// last 1,024 that it made, each with what its calendar has worked out: about 0.1 MB for
// an office's hours of ten years. It is made by [NewDesk] or
// [NewPolicyDesk], and is safe for concurrent use.
type Desk struct {
	services []service
	matrix   priority.Matrix
	home     *time.Location // that of the customer, of a desk for one

	kept   atomic.Pointer[map[deskKey]*DeadlineCalculator]
	making sync.Mutex // guards what follows, and storing kept
	order  []deskKey  // the keys of kept, oldest first
}

type deskKey struct {
	service int
	zone    string
}

// maxKept is how many calculators a desk keeps: enough for one plan in every zone,
// or for a few in those of its customers.
const maxKept = 1024

// NewDesk returns a desk with the services, or, without any, one with the four
// plans of the built-in policy and no options. It classifies tickets by the built-in
// matrix; [NewPolicyDesk] returns a desk for another policy. It returns an error if two
// plans have the same name, or for one of the reasons of [NewDeadlineCalculator].
func NewDesk(services ...Service) (*Desk, error) {
	if len(services) == 0 {
		for _, p := range plan.All() {
			services = append(services, Serve(p))
		}
	}
	d := newDesk(nil)
	for _, s := range services {
		switch {
		case s.err != nil:
			return nil, s.err
		case s.service.plan.IsZero():
			return nil, errPlanUnset
		case d.find(s.service.plan.Name()) >= 0:
			return nil, fmt.Errorf("sla: plan %q is served twice; give each plan once", s.service.plan.Name())
		}
		d.services = append(d.services, s.service)
	}
	return d, nil
}

func newDesk(home *time.Location) *Desk {
	d := &Desk{home: home, matrix: priority.DefaultMatrix()}
	d.kept.Store(&map[deskKey]*DeadlineCalculator{})
	return d
}

// newFamily returns the desk of one customer: the calculator's own plan, and the others
// of its policy with what it shares with them.
func newFamily(c *DeadlineCalculator) *Desk {
	d := newDesk(c.location)
	d.services = append(d.services, c.service)
	for _, p := range c.plan.Policy().Plans() {
		// The options were valid for c, and what they share is valid for any plan but one
		// whose hours never open.
		if s, err := newService(p, c.service.hours.shared()); err == nil && d.find(p.Name()) < 0 {
			d.services = append(d.services, s)
		}
	}
	return d
}

// find returns the index of the service of a plan, or -1.
func (d *Desk) find(planName string) int {
	return slices.IndexFunc(d.services, func(s service) bool { return s.isNamed(planName) })
}

// Deadline returns the deadline of a ticket. It returns an error if
//   - the desk has no plan or the machine no zone of that name ([NameError]; the
//     names "" and "Local" are no zones);
//   - neither the level nor both the urgency and the impact are set;
//   - [DeadlineCalculator.DeadlineFor] returns one.
func (d *Desk) Deadline(r Request) (Deadline, error) {
	c, err := d.Calculator(r.Plan, r.Zone)
	if err != nil {
		return Deadline{}, err
	}
	level := r.Priority
	if level == 0 {
		if level, err = d.matrix.Classify(r.Urgency, r.Impact); err != nil {
			return Deadline{}, err
		}
	}
	if r.Metric == 0 {
		return c.Deadline(level, r.Created)
	}
	return c.DeadlineFor(r.Metric, level, r.Created)
}

// Calculator returns the calculator of a plan in a zone, by their names. Its errors
// are a [NameError], and those of [NewDeadlineCalculator] that depend on the zone.
func (d *Desk) Calculator(planName, zone string) (*DeadlineCalculator, error) {
	return d.calculator(planName, zone)
}

func (d *Desk) calculator(planName, zone string) (*DeadlineCalculator, error) {
	key := deskKey{d.find(planName), zone}
	if key.service < 0 {
		return nil, &NameError{What: "plan", Name: planName, Want: d.served()}
	}
	if c, ok := (*d.kept.Load())[key]; ok {
		return c, nil
	}
	loc := d.home
	if loc == nil || zone != loc.String() {
		var err error
		if loc, err = loadLocation(zone); err != nil {
			return nil, err
		}
	}
	c, err := d.services[key.service].in(loc)
	if err != nil {
		return nil, err
	}
	key.zone = strings.Clone(zone) // which may be a part of something large
	c.desk, c.zone = d, key.zone
	return d.keep(key, c), nil
}

// served returns the names of the plans.
func (d *Desk) served() string {
	if len(d.services) == 0 {
		return "a desk made by NewDesk; this one serves no plan"
	}
	names := make([]string, len(d.services))
	for i, s := range d.services {
		names[i] = s.name()
	}
	return nameList(names)
}

// keep adds c to what is kept, unless one for the key was added meanwhile, and lets
// go of the oldest where there are too many. Readers see the map before or after.
func (d *Desk) keep(key deskKey, c *DeadlineCalculator) *DeadlineCalculator {
	d.making.Lock()
	defer d.making.Unlock()
	kept := *d.kept.Load()
	if other, ok := kept[key]; ok {
		return other
	}
	kept = maps.Clone(kept)
	if len(d.order) == maxKept {
		delete(kept, d.order[0])
		d.order = slices.Delete(d.order, 0, 1)
	}
	kept[key] = c
	d.order = append(d.order, key)
	d.kept.Store(&kept)
	return c
}

// zoneWanted says what the name of a zone may be.
const zoneWanted = `an IANA name such as "Europe/Paris", in the zone database of the machine or of time/tzdata`

// loadLocation returns the zone of a name that [calendar.LoadLocation] knows.
func loadLocation(zone string) (*time.Location, error) {
	loc, err := calendar.LoadLocation(zone)
	if err != nil {
		return nil, &NameError{What: "zone", Name: zone, Want: zoneWanted, Cause: err}
	}
	return loc, nil
}

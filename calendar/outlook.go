package calendar

import (
	"cmp"
	"encoding/binary"
	"slices"
	"time"
)

const secondsPerWeek = 7 * secondsPerDay

// What is put together may turn out never to open, or never to close, and it would take
// a walk of every day of 9,999 years, in every part, to see it. An outlook sees it
// without dates. What a schedule says at an instant depends on the offset of its clock,
// on the weekly hours in force, and on whether the date is one of its own: so it is
// enough to look at one week for every way in which the clocks of the parts can stand,
// and to try there what such dates would change. Schedules whose clocks stand alike have
// their dates together if they are the same dates.
//
// It is never wrong, but it need not see everything: what is shut only because two dates
// happen to differ is left to the walk.
type outlook struct {
	*combined
	zones []*time.Location   // of the leaves, each once
	zone  []int              // of each leaf, in zones
	known map[string]verdict // by state
	state []byte             // of all leaves and zones, in what is looked at

	first, last  []int  // of each leaf, the periods that hold
	loses, gains uint64 // the leaves that dates of their own may close, or open
	offsets      []int64
}

// A verdict says whether something is surely shut all the while, or surely open.
type verdict struct{ shut, open bool }

// newOutlook returns one of s. To join zones that were loaded more than once takes a
// while, and is for an outlook on many years.
func newOutlook(s *combined, join bool) *outlook {
	o := &outlook{
		combined: s,
		known:    make(map[string]verdict),
		first:    make([]int, len(s.leaves)),
		last:     make([]int, len(s.leaves)),
	}
	for _, z := range s.leaves {
		i := slices.IndexFunc(o.zones, func(loc *time.Location) bool {
			return loc == z.loc || join && loc.String() == z.loc.String() && sameZone(loc, z.loc)
		})
		if i < 0 {
			i = len(o.zones)
			o.zones = append(o.zones, z.loc)
		}
		o.zone = append(o.zone, i)
	}
	o.offsets = make([]int64, len(o.zones))
	return o
}

// over returns the verdict on the seconds [from, to).
func (o *outlook) over(from, to int64) verdict {
	o.prepare(from, to)
	head := len(o.state)
	o.state = append(o.state, make([]byte, 4*len(o.zones))...)
	until := make([]int64, len(o.zones))
	for i := range until {
		until[i] = from
	}
	v := verdict{true, true}
	for at := from; at < to && v != (verdict{}); {
		end := to
		for i, loc := range o.zones {
			if until[i] == at {
				o.offsets[i], until[i] = offsetAt(loc, at, to)
				binary.LittleEndian.PutUint32(o.state[head+4*i:], uint32(o.offsets[i]))
			}
			end = min(end, until[i])
		}
		week, ok := o.known[string(o.state)]
		if !ok {
			week = o.week()
			o.known[string(o.state)] = week
		}
		v.shut, v.open = v.shut && week.shut, v.open && week.open
		at = end
	}
	return v
}

// prepare notes what of each leaf may hold in [from, to).
func (o *outlook) prepare(from, to int64) {
	first, last := dayNumber(floorDay(from-slack)), dayNumber(floorDay(to+slack))
	o.state, o.loses, o.gains = o.state[:0], 0, 0
	for i, z := range o.leaves {
		o.first[i], o.last[i] = z.at(first), z.at(last)
		for _, p := range z.periods[o.first[i] : o.last[i]+1] {
			dates := p.exceptions(first, last+1)
			if len(dates)+len(p.holidays) > 0 {
				o.loses |= 1 << i
			}
			if slices.ContainsFunc(dates, func(e exception) bool { return p.days[e.day].length > 0 }) {
				o.gains |= 1 << i
			}
		}
		o.state = binary.LittleEndian.AppendUint16(o.state, uint16(o.first[i]))
		o.state = binary.LittleEndian.AppendUint16(o.state, uint16(o.last[i]))
	}
	o.state = binary.LittleEndian.AppendUint64(o.state, o.loses)
	o.state = binary.LittleEndian.AppendUint64(o.state, o.gains)
}

// A moment is what the weekly hours say of each leaf at a time of the week, a bit a leaf:
// whether it may be open, and whether it must be. They differ where several periods hold.
type moment struct{ may, must uint64 }

// week returns the verdict on all that can be while the clocks stand as they do.
func (o *outlook) week() verdict {
	moments := o.moments()
	opens, shuts, settled := false, false, o.loses|o.gains == 0
	for _, m := range moments {
		if m.may != m.must {
			settled = false
			continue
		}
		open, _ := o.formula.eval(m)
		opens, shuts = opens || open, shuts || !open
	}
	if settled || opens && shuts {
		return verdict{!opens, !shuts}
	}
	groups := o.groups()
	for i := 0; i < len(moments) && (!opens || !shuts); i++ {
		tries := maxTries
		open, shut := o.try(moments[i], groups, &tries)
		opens, shuts = opens || open, shuts || shut
	}
	return verdict{!opens, !shuts}
}

// maxTries is how many ways of what dates may change are tried at a moment.
const maxTries = 1000

// try reports whether there may be a way for the groups to stand in which the moment is
// open, and one in which it is shut.
func (o *outlook) try(m moment, groups []group, tries *int) (opens, shuts bool) {
	blurred := m
	if len(groups) > 0 {
		blurred = moment{m.may | groups[0].gained, m.must &^ groups[0].lost}
	}
	may, must := o.formula.eval(blurred)
	if !may || must || len(groups) == 0 {
		return may, !must
	}
	if *tries--; *tries < 0 {
		return true, true
	}
	for _, way := range groups[0].ways(m) {
		open, shut := o.try(way, groups[1:], tries)
		if opens, shuts = opens || open, shuts || shut; opens && shuts {
			break
		}
	}
	return opens, shuts
}

// moments returns the moments of the week, each different one once.
func (o *outlook) moments() []moment {
	type turn struct {
		at uint32
		moment
	}
	var turns []turn
	add := func(week []run, m moment) {
		for _, r := range week {
			turns = append(turns, turn{r.start, m}, turn{r.end, m})
		}
	}
	for i, z := range o.leaves {
		bit := uint64(1) << i
		offset := o.offsets[o.zone[i]]
		may := z.periods[o.first[i]].weekAt(offset)
		if o.first[i] == o.last[i] {
			add(may, moment{bit, bit})
			continue
		}
		must := may
		for _, p := range z.periods[o.first[i]+1 : o.last[i]+1] {
			week := p.weekAt(offset)
			may, must = merged(may, week, either), merged(must, week, both)
		}
		add(may, moment{bit, 0})
		add(must, moment{0, bit})
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.at, b.at) })
	var moments []moment
	seen := make(map[moment]bool)
	var m moment
	for i, at := 0, uint32(0); at < secondsPerWeek; {
		for ; i < len(turns) && turns[i].at == at; i++ {
			m.may ^= turns[i].may
			m.must ^= turns[i].must
		}
		if !seen[m] {
			seen[m] = true
			moments = append(moments, m)
		}
		if at = secondsPerWeek; i < len(turns) {
			at = turns[i].at
		}
	}
	return moments
}

// A group is of leaves that stand together. By their dates: at any instant all are as the
// weekly hours have it, or all are shut, if they may lose hours, or all are open, if
// they may gain some. Or by their rules: where these leave a moment unsettled, all are
// open or none.
type group struct {
	leader       int // the first of the leaves
	leaves       uint64
	byRules      bool
	loses, gains bool
	lost, gained uint64 // the leaves that this group and those after it may change
}

// ways returns how the leaves of a moment may stand.
func (g *group) ways(m moment) []moment {
	shut := moment{m.may &^ g.leaves, m.must &^ g.leaves}
	open := moment{m.may | g.leaves, m.must | g.leaves}
	if g.byRules {
		unsettled := m.may &^ m.must & g.leaves
		shut, open = moment{m.may &^ unsettled, m.must}, moment{m.may, m.must | unsettled}
		if unsettled == 0 {
			return []moment{m}
		}
		return []moment{shut, open}
	}
	ways := []moment{m}
	if g.loses && shut != m {
		ways = append(ways, shut)
	}
	if g.gains && open != m {
		ways = append(ways, open)
	}
	return ways
}

// groups returns those of all leaves, while the clocks stand as they do.
func (o *outlook) groups() (groups []group) {
	sameDates, sameRules := o.alike()
	add := func(i int, byRules bool, same []int) {
		bit := uint64(1) << i
		for j := range groups {
			if g := &groups[j]; g.byRules == byRules && same[g.leader] == same[i] && o.offset(g.leader) == o.offset(i) {
				g.leaves |= bit
				return
			}
		}
		groups = append(groups, group{leader: i, leaves: bit, byRules: byRules, loses: o.loses&bit != 0, gains: o.gains&bit != 0})
	}
	for i := range o.leaves {
		if o.first[i] < o.last[i] {
			add(i, true, sameRules)
		}
	}
	for i := range o.leaves {
		if (o.loses|o.gains)>>i&1 == 1 {
			add(i, false, sameDates)
		}
	}
	var lost, gained uint64
	for i := range slices.Backward(groups) {
		g := &groups[i]
		if g.loses && !g.byRules {
			lost |= g.leaves
		}
		if g.gains && !g.byRules {
			gained |= g.leaves
		}
		g.lost, g.gained = lost, gained
	}
	return groups
}

// offset returns the offset of a leaf's clock from UTC.
func (o *outlook) offset(leaf int) int64 { return o.offsets[o.zone[leaf]] }

// alike returns for each leaf the first that is the same.
func alike(leaves []*zoned, same func(r, q *rules) bool) []int {
	first := make([]int, len(leaves))
	for i, z := range leaves {
		j := 0
		for j < i && (first[j] < j || leaves[j].rules != z.rules && !same(leaves[j].rules, z.rules)) {
			j++
		}
		first[i] = j
	}
	return first
}

// A formula is an operation on leaves, a bit for each, and on the results of others.
type formula struct {
	leaves uint64
	inner  []formula
	not    bool // the leaves and results are not to be open
	all    bool // all of them, and not just any
}

// formulaOf returns the formula of s, whose leaves are counted from next on.
func formulaOf(s *combined, next *int) formula {
	f := formula{all: s.op != union, not: s.op == complement}
	add := func(f *formula, parts []part) {
		for _, p := range parts {
			if c, ok := p.source.(*combined); ok {
				f.inner = append(f.inner, formulaOf(c, next))
			} else {
				f.leaves |= 1 << *next
				*next++
			}
		}
	}
	if s.op != difference {
		add(&f, s.parts)
		return f
	}
	minus := formula{not: true}
	add(&f, s.parts[:1])
	add(&minus, s.parts[1:])
	f.inner = append(f.inner, minus)
	return f
}

// eval returns whether the formula may be open at a moment, and whether it must be.
func (f *formula) eval(m moment) (may, must bool) {
	if f.all {
		may, must = f.leaves&^m.may == 0, f.leaves&^m.must == 0
	} else {
		may, must = f.leaves&m.may != 0, f.leaves&m.must != 0
	}
	for i := range f.inner {
		a, b := f.inner[i].eval(m)
		if f.all {
			may, must = may && a, must && b
		} else {
			may, must = may || a, must || b
		}
	}
	if f.not {
		return !must, !may
	}
	return may, must
}

// surelySameDates reports whether r and q have the same dates of their own beyond doubt.
func (r *rules) surelySameDates(q *rules) bool {
	return slices.EqualFunc(r.periods, q.periods, func(a, b period) bool {
		return a.from == b.from && slices.EqualFunc(a.alternate, b.alternate, func(e, f exception) bool {
			return e.date == f.date && a.days[e.day].equal(&b.days[f.day])
		}) && slices.EqualFunc(a.holidays, b.holidays, holiday.surelyIs)
	})
}

// surelyEqual reports whether r and q are the same beyond doubt.
func (r *rules) surelyEqual(q *rules) bool {
	return r.surelySameDates(q) && slices.EqualFunc(r.periods, q.periods, func(a, b period) bool {
		for wd := range a.week {
			if !slices.Equal(a.week[wd].open, b.week[wd].open) {
				return false
			}
		}
		return true
	})
}

// weekAt returns the weekly hours at an offset from UTC, as seconds from the beginning
// of a Sunday in UTC. None adjoin.
func (p *period) weekAt(offset int64) (week []run) {
	var runs []run
	for wd := range p.week {
		for _, r := range p.week[wd].open {
			start := (int64(wd)*secondsPerDay + int64(r.open) - offset + 2*secondsPerWeek) % secondsPerWeek
			end := start + int64(r.close-r.open)
			runs = append(runs, run{uint32(start), uint32(min(end, secondsPerWeek))})
			if end > secondsPerWeek {
				runs = append(runs, run{0, uint32(end - secondsPerWeek)})
			}
		}
	}
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.start, b.start) })
	for _, r := range runs {
		if n := len(week); n > 0 && week[n-1].end >= r.start {
			week[n-1].end = max(week[n-1].end, r.end)
		} else {
			week = append(week, r)
		}
	}
	return week
}

package calendar

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sort"
)

// A builder gathers what a period has, in the order in which it was added.
type builder struct {
	*period
	seen map[string]int32 // equal days, by what distinguishes them
}

func newBuilder() *builder {
	b := &builder{&period{from: firstDay}, make(map[string]int32)}
	for wd := range b.week {
		b.week[wd].kind = WeeklyHours
	}
	return b
}

// buildersOf returns the periods of a schedule, not finished yet.
func buildersOf(last *amendment) []*builder {
	var newestFirst []*amendment
	for a := last; a != nil; a = a.before {
		newestFirst = append(newestFirst, a)
	}
	bs := []*builder{newBuilder()}
	for _, a := range slices.Backward(newestFirst) {
		switch {
		case a.week != nil:
			for wd := range a.week { // of the first amendment: there is one period
				bs[0].week[wd] = newDay(a.week[wd], WeeklyHours, "")
			}
		case a.holidays != nil:
			for _, b := range bs {
				b.holidays = append(b.holidays, a.holidays...)
			}
		case a.next != nil:
			bs = then(bs, a.date.number(), buildersOf(a.next.last))
		case !a.date.IsZero():
			holding(bs, a.date).special(a.date, a.hours)
		default:
			for _, d := range a.closed {
				holding(bs, d).close(d, a.name)
			}
		}
	}
	return bs
}

// then returns the periods bs before a date, and those of next from it on.
func then(bs []*builder, date dayNumber, next []*builder) []*builder {
	bs = slices.DeleteFunc(bs, func(b *builder) bool { return b.from >= date })
	for i, b := range next {
		if i+1 < len(next) && next[i+1].from <= date {
			continue
		}
		b.from = max(b.from, date)
		bs = append(bs, b)
	}
	return bs
}

// holding returns the period that a date is in.
func holding(bs []*builder, date Date) *builder {
	n := date.number()
	return bs[sort.Search(len(bs)-1, func(i int) bool { return bs[i+1].from > n })]
}

func (b *builder) special(date Date, hours []reading) {
	key := make([]byte, 0, 64)
	for _, r := range hours {
		key = binary.AppendVarint(binary.AppendVarint(key, int64(r.open)), int64(r.close))
	}
	b.add(date, "open "+string(key), newDay(hours, SpecialHours, ""))
}

func (b *builder) close(date Date, name string) {
	b.add(date, "closed "+name, newDay(nil, ClosedDate, name))
}

func (b *builder) add(date Date, key string, d day) {
	i, ok := b.seen[key]
	if !ok {
		i = int32(len(b.days))
		b.seen[key] = i
		b.days = append(b.days, d)
	}
	b.alternate = append(b.alternate, exception{date.number(), i})
}

// finish leaves one exception a date of the period, the last special hours or else the
// first closing, and the days that these need, with no memory to spare.
func (b *builder) finish(until dayNumber) {
	slices.SortStableFunc(b.alternate, func(x, y exception) int { return cmp.Compare(x.date, y.date) })
	kept := b.alternate[:0]
	for _, e := range b.alternate {
		if n := len(kept); e.date < b.from || e.date >= until {
			continue
		} else if n == 0 || kept[n-1].date != e.date {
			kept = append(kept, e)
		} else if b.days[e.day].kind == SpecialHours {
			kept[n-1] = e
		}
	}
	b.alternate = slices.Clone(kept)

	var needed []day
	places := make([]int32, len(b.days)) // in needed, plus one
	for i := range b.alternate {
		place := &places[b.alternate[i].day]
		if *place == 0 {
			needed = append(needed, b.days[b.alternate[i].day])
			*place = int32(len(needed))
		}
		b.alternate[i].day = *place - 1
	}
	b.days = slices.Clone(needed)
}

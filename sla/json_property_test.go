package sla_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/us"
	"pgregory.net/rapid"

	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/plan"
	"github.com/dueby/dueby/priority"
	"github.com/dueby/dueby/sla"
)

// anyText draws what people write: nothing, words, letters that are wide or take no
// room, line ends, commands to a terminal, and one word that is long.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "", "Ann Martin", "waiting for the customer", "山田太郎", "e\u0301te\u0301", "a\tb\r\nc", "\x1b[2J", "\u202eabc", "👍🏽 {at}", "\x00"}),
		rapid.Map(rapid.StringN(0, 60, 200), func(s string) string { return strings.ToValidUTF8(s, "?") }),
		rapid.Map(rapid.IntRange(1, 200), func(n int) string { return strings.Repeat("é世", n) }),
	)
}

// anyEvent draws an event within a few days of an instant; most of them are possible
// in some log.
func anyEvent(from time.Time) *rapid.Generator[sla.Event] {
	return rapid.Custom(func(t *rapid.T) sla.Event {
		step := time.Duration(rapid.Int64Range(0, 10*24*60).Draw(t, "minutes")) * time.Minute
		e := sla.Event{
			At:   from.Add(step + time.Duration(rapid.SampledFrom([]int64{0, 0, 0, 1, 999_999_999}).Draw(t, "nanoseconds"))),
			Kind: sla.EventKind(rapid.IntRange(int(sla.KindOpened), int(sla.KindReopened)).Draw(t, "kind")),
			Seq:  rapid.SampledFrom([]int64{0, 0, 0, 1, -1 << 63}).Draw(t, "seq"),
			ID:   anyText().Draw(t, "id"),
		}
		switch e.Kind {
		case sla.KindOpened, sla.KindPrioritySet:
			e.Level = rapid.SampledFrom(levels).Draw(t, "level")
		case sla.KindPlanChanged:
			e = as(sla.PlanChanged(e.At, rapid.SampledFrom([]string{"standard", "premium", "trial", "community", "gold"}).Draw(t, "plan")), e)
		case sla.KindCalendarChanged:
			e = as(sla.CalendarChanged(e.At, zones.Zone().Draw(t, "zone")), e)
		}
		return e.WithReason(anyText().Draw(t, "by"), anyText().Draw(t, "reason"))
	})
}

// as returns the event with the kind, Seq and ID of another.
func as(e, like sla.Event) sla.Event {
	e.Kind = like.Kind
	return e.WithSeq(like.Seq).WithID(like.ID)
}

// An account is a log with what it comes to.
type account struct {
	log    []sla.Event
	ticket *sla.Ticket
	at     time.Time
	metric plan.Metric
}

func anyAccount(t *rapid.T) account {
	loc := zones.Load(zones.Zone().Draw(t, "zone"))
	opened := zones.Instant(loc).Draw(t, "opened")
	p := rapid.SampledFrom(append(plan.All(), plans(t)...)).Draw(t, "plan")
	c, err := sla.NewDeadlineCalculator(p, loc, sla.WithHolidays(us.Holidays...))
	if err != nil {
		t.Fatal(err)
	}
	w := account{log: rapid.SliceOfN(anyEvent(opened), 0, 12).Draw(t, "log")}
	w.log = append(w.log, sla.Opened(opened, rapid.SampledFrom(levels).Draw(t, "level")).WithReason(anyText().Draw(t, "by"), ""))
	w.ticket, _ = c.Replay(w.log...)
	w.at = opened.Add(time.Duration(rapid.Int64Range(-60, 12*24*60).Draw(t, "at")) * time.Minute)
	w.metric = plan.Metric(rapid.IntRange(int(plan.FirstResponse), int(plan.Resolution)).Draw(t, "metric"))
	return w
}

// plans are Standard with a target for every metric, in business days for the update,
// under each rule of change.
func plans(t *rapid.T) (all []plan.Plan) {
	base := plan.Standard()
	for m, d := range map[plan.Metric]time.Duration{plan.NextResponse: time.Hour, plan.Resolution: 18*time.Hour + 1} {
		for l := priority.P1; l <= priority.P4; l++ {
			target, err := plan.OpenTime(d * time.Duration(l))
			if err == nil {
				base, err = base.WithTarget(m, l, target)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, text := range []string{"1 business day", "end of 1st business day", "16:00 on 1st business day, cutoff 10:00", "2 business days"} {
		target, err := plan.ParseTarget(text)
		if err == nil {
			base, err = base.WithTarget(plan.Update, priority.Level(i+1), target)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for r := plan.Carry; r <= plan.Keep; r++ {
		p := base
		for c := plan.PriorityChange; c <= plan.CalendarChange; c++ {
			var err error
			if p, err = p.WithChangeRule(c, r); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, p)
	}
	return all
}

// back reads what v is written as, and checks that it is the same and is written the
// same again.
func back[T any](t *rapid.T, v T) (read T) {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%+v: %v", v, err)
	}
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if diff := cmp.Diff(v, read); diff != "" {
		t.Fatalf("%s (-written +read):\n%s", data, diff)
	}
	if again, err := json.Marshal(read); err != nil || string(again) != string(data) {
		t.Fatalf("%s is written again as %s, %v", data, again, err)
	}
	return read
}

// TestEverythingComesBack writes and reads whatever a log comes to.
func TestEverythingComesBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := anyAccount(t)
		for _, e := range w.log {
			back(t, e)
		}
		for _, a := range w.ticket.Alerts(w.at) {
			if read := back(t, a); read.Key() != a.Key() {
				t.Fatalf("key %s, was %s", read.Key(), a.Key())
			}
		}
		s := w.ticket.Status(w.metric, w.at)
		answersAlike(t, s, back(t, s))
		x := w.ticket.Explain(w.metric, w.at)
		if read := back(t, x); read.String() != x.String() {
			t.Fatalf("another story (-written +read):\n%s", cmp.Diff(x.String(), read.String()))
		}
		for _, c := range x.Commitments {
			back(t, c)
		}
		for _, p := range slices.Concat(x.Pieces, x.Ahead) {
			back(t, p)
		}
	})
}

// answersAlike checks that a status that was read answers as the one that was written.
func answersAlike(t *rapid.T, s, read sla.Status) {
	type answers struct {
		Due, Resumed, Breached       time.Time
		HasDue, HasResumed, HasBreak bool
		Remaining, Wall              time.Duration
		HasRemaining                 bool
		Share                        float64
		Commitments                  []sla.Commitment
	}
	ask := func(s sla.Status) (a answers) {
		a.Due, a.HasDue = s.Due()
		a.Resumed, a.HasResumed = s.DueIfResumed()
		a.Breached, a.HasBreak = s.BreachedAt()
		a.Remaining, a.HasRemaining = s.Remaining()
		a.Wall, a.Share, a.Commitments = s.Wall(), s.Share(), s.Commitments()
		return a
	}
	want, got := ask(s), ask(read)
	if len(want.Commitments)+len(got.Commitments) == 0 {
		want.Commitments, got.Commitments = nil, nil
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("answers (-written +read):\n%s", diff)
	}
}

// TestDeadlineComesBack in its zone, and null without a due instant.
func TestDeadlineComesBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		loc := zones.Load(zones.Zone().Draw(t, "zone"))
		c, err := sla.NewDeadlineCalculator(rapid.SampledFrom(plan.All()).Draw(t, "plan"), loc)
		if err != nil {
			t.Fatal(err)
		}
		d, err := c.Deadline(rapid.SampledFrom(levels).Draw(t, "level"), zones.Instant(loc).Draw(t, "created"))
		if err != nil {
			t.Fatal(err)
		}
		if d.BestEffort() {
			data, err := json.Marshal(d)
			if string(data) != "null" || err != nil {
				t.Fatalf("%v is written as %s, %v", d, data, err)
			}
			return
		}
		if read := back(t, d); read.String() != d.String() || read.Created().Location().String() != loc.String() {
			t.Fatalf("%v is read as %v", d, read)
		}
	})
}

// TestEveryStoryFits: no line is wider than a terminal, whatever people write, what was
// counted adds up, and nothing commands the terminal.
func TestEveryStoryFits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := anyAccount(t)
		told(t, w.ticket.Explain(w.metric, w.at))
	})
}

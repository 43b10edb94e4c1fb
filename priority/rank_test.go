package priority_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"testing"

	"github.com/dueby/dueby/priority"
	"github.com/google/go-cmp/cmp"
)

// A rank is what the four types have in common.
type rank interface {
	~uint8
	fmt.Stringer
	encoding.TextAppender
	encoding.TextMarshaler
	driver.Valuer
	IsValid() bool
}

// A target is a pointer to a rank, into which to read.
type target[R rank] interface {
	*R
	encoding.TextUnmarshaler
	sql.Scanner
}

var (
	degrees = []string{"", "high", "medium", "low", "rank 4", "rank 5", "rank 6", "rank 7", "rank 8", "rank 9"}
	levels  = []string{"", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"}
	parties = []string{"", "customer", "engineer"}
)

func TestEveryRankRoundTrips(t *testing.T) {
	t.Run("urgency", func(t *testing.T) { testRoundTrips(t, degrees, priority.ParseUrgency) })
	t.Run("impact", func(t *testing.T) { testRoundTrips(t, degrees, priority.ParseImpact) })
	t.Run("level", func(t *testing.T) { testRoundTrips(t, levels, priority.ParseLevel) })
	t.Run("party", func(t *testing.T) { testRoundTrips(t, parties, priority.ParseParty) })
}

func testRoundTrips[R rank, P target[R]](t *testing.T, texts []string, parse func(string) (R, error)) {
	for n, text := range texts {
		r := R(n)
		other := R(2 - n%2) // reading must overwrite
		if got := r.IsValid(); got != (n > 0) {
			t.Errorf("%v.IsValid() = %v", r, got)
		}
		if n > 0 {
			if got := r.String(); got != text {
				t.Errorf("%T(%d).String() = %q, want %q", r, n, got, text)
			}
			if got, err := parse(text); got != r || err != nil {
				t.Errorf("parse(%q) = %v, %v", text, got, err)
			}
		}

		if got, err := r.AppendText([]byte("x")); string(got) != "x"+text || err != nil {
			t.Errorf("%v.AppendText = %q, %v", r, got, err)
		}
		got, err := r.MarshalText()
		if string(got) != text || err != nil {
			t.Errorf("%v.MarshalText() = %q, %v", r, got, err)
		}
		read := other
		if err := P(&read).UnmarshalText(got); read != r || err != nil {
			t.Errorf("UnmarshalText(%q) = %v, %v", got, read, err)
		}

		got, err = json.Marshal(r)
		if string(got) != `"`+text+`"` || err != nil {
			t.Errorf("json.Marshal(%v) = %s, %v", r, got, err)
		}
		read = other
		if err := json.Unmarshal(got, &read); read != r || err != nil {
			t.Errorf("json.Unmarshal(%s) = %v, %v", got, read, err)
		}

		var want driver.Value = text
		if n == 0 {
			want = nil
		}
		value, err := r.Value()
		if value != want || err != nil {
			t.Errorf("%v.Value() = %v, %v", r, value, err)
		}
		for _, src := range []any{value, text, []byte(text)} {
			read = other
			if err := P(&read).Scan(src); read != r || err != nil {
				t.Errorf("Scan(%#v) = %v, %v", src, read, err)
			}
		}
	}
}

func TestNoOtherValueIsARank(t *testing.T) {
	testOutside[priority.Urgency](t, "Urgency", len(degrees), `priority: urgency %s: want high to rank 9`)
	testOutside[priority.Impact](t, "Impact", len(degrees), `priority: impact %s: want high to rank 9`)
	testOutside[priority.Level](t, "Level", len(levels), `priority: level %s: want P1 to P9`)
	testOutside[priority.Party](t, "Party", len(parties), `priority: party %s: want customer or engineer`)
}

func testOutside[R rank](t *testing.T, kind string, first int, want string) {
	if got := R(0).String(); got != kind+"(0)" {
		t.Errorf("String of zero = %q", got)
	}
	for n := first; n <= 255; n++ {
		r, name := R(n), fmt.Sprintf("%s(%d)", kind, n)
		if r.String() != name || r.IsValid() {
			t.Errorf("%d: String = %q, IsValid = %v", n, r.String(), r.IsValid())
		}
		want := fmt.Sprintf(want, name)
		if got, err := r.AppendText([]byte("x")); string(got) != "x" || err == nil || err.Error() != want {
			t.Errorf("AppendText = %q, %v, want %v", got, err, want)
		}
		if _, err := r.MarshalText(); err == nil || err.Error() != want {
			t.Errorf("MarshalText: %v, want %v", err, want)
		}
		if got, err := r.Value(); got != nil || err == nil || err.Error() != want {
			t.Errorf("Value = %v, %v, want %v", got, err, want)
		}
		_, err := json.Marshal(r)
		var value *priority.ValueError
		if !errors.As(err, &value) || value.Error() != want || errors.Is(err, priority.ErrUnset) {
			t.Errorf("json.Marshal: %v, want %v", err, want)
		}
	}
}

func TestConstantsAreRanksFromTheMostSevere(t *testing.T) {
	got := []uint8{
		uint8(priority.UrgencyHigh), uint8(priority.UrgencyMedium), uint8(priority.UrgencyLow),
		uint8(priority.ImpactHigh), uint8(priority.ImpactMedium), uint8(priority.ImpactLow),
		uint8(priority.P1), uint8(priority.P2), uint8(priority.P3), uint8(priority.P4),
		uint8(priority.Customer), uint8(priority.Engineer),
	}
	if diff := cmp.Diff([]uint8{1, 2, 3, 1, 2, 3, 1, 2, 3, 4, 1, 2}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNotTextIsRefusedAndChangesNothing(t *testing.T) {
	for _, in := range []string{`1`, `1.0`, `true`, `[]`, `{}`, `"nonsense"`, `" "`} {
		level, party := priority.P3, priority.Engineer
		if err := json.Unmarshal([]byte(in), &level); err == nil || level != priority.P3 {
			t.Errorf("level from %s: %v, %v", in, level, err)
		}
		if err := json.Unmarshal([]byte(in), &party); err == nil || party != priority.Engineer {
			t.Errorf("party from %s: %v, %v", in, party, err)
		}
	}
	for _, row := range []struct {
		reason string
		src    any
		want   string
	}{
		{"a number of an SQL column", int64(1), `priority: urgency "1": want text or NULL, not int64`},
		{"a number with a fraction", 1.5, `priority: urgency "1.5": want text or NULL, not float64`},
		{"a truth value", true, `priority: urgency "true": want text or NULL, not bool`},
		{"a text that is none of ours", "nonsense", `priority: urgency "nonsense": want high, medium or low (or haute, moyenne, basse)`},
		{"the same as bytes", []byte("nonsense"), `priority: urgency "nonsense": want high, medium or low (or haute, moyenne, basse)`},
		{"white space, which is not nothing", " ", `priority: urgency " ": want high, medium or low (or haute, moyenne, basse)`},
	} {
		u := priority.UrgencyLow
		err := u.Scan(row.src)
		var parse *priority.ParseError
		if !errors.As(err, &parse) || err.Error() != row.want || u != priority.UrgencyLow {
			t.Errorf("%s: Scan(%#v) = %v, %v, want %v", row.reason, row.src, u, err, row.want)
		}
	}
}

// The JSON form must hold where encoding/json treats a uint8 specially.
func TestJSONInsideOtherValues(t *testing.T) {
	type ticket struct {
		Urgency priority.Urgency            `json:"urgency"`
		Impact  priority.Impact             `json:"impact,omitempty"`
		Levels  []priority.Level            `json:"levels"`
		Count   map[priority.Level]int      `json:"count"`
		By      map[string][]priority.Party `json:"by"`
	}
	in := ticket{
		Levels: []priority.Level{priority.P1, 0, 9},
		Count:  map[priority.Level]int{priority.P2: 3},
		By:     map[string][]priority.Party{"x": {priority.Engineer}},
	}
	const want = `{"urgency":"","levels":["P1","","P9"],"count":{"P2":3},"by":{"x":["engineer"]}}`
	text, err := json.Marshal(in)
	if string(text) != want || err != nil {
		t.Errorf("json.Marshal = %s, %v, want %s", text, err, want)
	}
	var out ticket
	if err := json.Unmarshal(text, &out); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(in, out); diff != "" {
		t.Error("(-want +got)", diff)
	}
	out.Urgency = priority.UrgencyLow
	if err := json.Unmarshal([]byte(`{"urgency":null}`), &out); err != nil || out.Urgency != priority.UrgencyLow {
		t.Errorf("null: %v, %v; want the value left as it was", out.Urgency, err)
	}
}

func TestLevelAsAFlag(t *testing.T) {
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	var level priority.Level
	flags.TextVar(&level, "level", priority.P3, "")
	if level != priority.P3 {
		t.Errorf("default = %v", level)
	}
	if err := flags.Parse([]string{"-level", "critical"}); level != priority.P1 || err != nil {
		t.Errorf("level = %v, %v", level, err)
	}
}

func TestPolicyWordsForLevels(t *testing.T) {
	for level, name := range map[priority.Level]string{
		priority.P1: "critical", priority.P2: "high", priority.P3: "medium", priority.P4: "low",
	} {
		if level.Name() != name {
			t.Errorf("%v.Name() = %q, want %q", level, level.Name(), name)
		}
		if got, err := priority.ParseLevel(level.Name()); got != level || err != nil {
			t.Errorf("ParseLevel(%q) = %v, %v, want %v", level.Name(), got, err, level)
		}
	}
	seen := map[string]priority.Level{}
	for n := range 256 {
		level := priority.Level(n)
		for _, text := range []string{level.Name(), level.Description(), level.Example()} {
			if named := priority.P1 <= level && level <= priority.P4; (text != "") != named {
				t.Errorf("%v: %q, want words for P1 to P4 only", level, text)
			}
			if other, twice := seen[text]; twice && text != "" {
				t.Errorf("%v and %v: both %q", level, other, text)
			}
			seen[text] = level
		}
	}
}

package picture

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestHang: no two texts of a row overlap, and no line crosses a text.
func TestHang(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Int64Range(0, 300*px), 0, 30).Draw(t, "x")
		slices.Sort(xs)
		flags := make([]flag, len(xs))
		for i, x := range xs {
			flags[i] = flag{x: x, text: rapid.SampledFrom([]string{"", "due", "waiting for the customer"}).Draw(t, "text")}
		}
		hang(flags)
		for i, f := range flags {
			if f.lane < 0 || f.lane >= len(flags) {
				t.Fatalf("flag %d is in lane %d of %d", i, f.lane, len(flags))
			}
			for j, g := range flags {
				if i != j && f.lane == g.lane && f.left() < g.end() && g.left() < f.end() {
					t.Fatalf("flags %d and %d overlap: %+v, %+v", i, j, f, g)
				}
				if g.x > f.left() && g.x < f.end() && g.lane >= f.lane {
					t.Fatalf("the line of flag %d crosses the text of %d: %+v, %+v", j, i, g, f)
				}
			}
		}
	})
}

func TestFit(t *testing.T) {
	tests := []struct {
		name, text string
		room       int64
		want       string
	}{
		{"room enough", "due", 100 * px, "due"},
		{"no room", "due", 0, "…"},
		{"cut between letters, not bytes", "éééééé", 40 * px, "éééé…"},
	}
	for _, tt := range tests {
		if got := fit(tt.text, tt.room); got != tt.want {
			t.Errorf("%s: fit(%q, %d) = %q, want %q", tt.name, tt.text, tt.room, got, tt.want)
		}
	}
}

package picture

import (
	"fmt"
	"strings"

	"github.com/dueby/dueby/calendar"
)

// A fill is what a run of instants is drawn with.
type fill uint8

const (
	open fill = iota + 1
	special
	closed
	holiday
	closedDate
	specialClosed
	elsewhere
	fills
)

// legend says what each fill stands for.
var legend = [fills]string{
	"", "open", "special hours", "closed", "holiday", "closed date", "special hours, closed", "another date",
}

// class is the name of each fill, and of its pattern, within the image.
var class = [fills]string{"", "open", "special", "closed", "holiday", "closed-date", "shut", "frame else"}

// tiles are the patterns drawn on a fill, on a square of 8 by 8. Open hours and usual
// closed ones have none.
var tiles = [fills]string{
	special:       `<path class="special-line" d="M-2 2L2 -2M0 8L8 0M6 10L10 6"/>`,
	holiday:       `<circle class="holiday-dot" cx="2" cy="2" r="1.1"/><circle class="holiday-dot" cx="6" cy="6" r="1.1"/>`,
	closedDate:    `<path class="closed-date-line" d="M-2 6L2 10M0 0L8 8M6 -2L10 2"/>`,
	specialClosed: `<path class="shut-line" d="M0 2H8M0 6H8"/>`,
}

func fillOf(s calendar.Span) fill {
	switch {
	case s.Open && s.Cause.Kind == calendar.SpecialHours:
		return special
	case s.Open:
		return open
	case s.Cause.Kind == calendar.Holiday:
		return holiday
	case s.Cause.Kind == calendar.ClosedDate:
		return closedDate
	case s.Cause.Kind == calendar.SpecialHours:
		return specialClosed
	}
	return closed
}

// palette holds the colours: what is selected, in light and in dark.
var palette = [...]struct{ selector, light, dark string }{
	{".paper", "fill:#ffffff", "fill:#0d1117"},
	{"text", "fill:#1f2328", "fill:#e6edf3"},
	{".soft", "fill:#59636e", "fill:#9198a1"},
	{".halo", "stroke:#ffffff", "stroke:#0d1117"},
	{".frame", "stroke:#8c959f", "stroke:#6e7681"},
	{".hours", "stroke:#1f2328", "stroke:#e6edf3"},
	{".rule", "stroke:#d1d9e0", "stroke:#30363d"},
	{".open", "fill:#9fd8ad", "fill:#1f6b3a"},
	{".special-fill", "fill:#b9d6fb", "fill:#173f70"},
	{".special-line", "stroke:#4f8fdc", "stroke:#4f8fdc"},
	{".closed", "fill:#f3f5f7", "fill:#1b2028"},
	{".holiday-fill", "fill:#fbe0dc", "fill:#4a1f1d"},
	{".holiday-dot", "fill:#cf5d4f", "fill:#c9655a"},
	{".closed-date-fill", "fill:#fbedc4", "fill:#43350d"},
	{".closed-date-line", "stroke:#c79a22", "stroke:#9c7a1f"},
	{".shut-fill", "fill:#e3ecf7", "fill:#16222f"},
	{".shut-line", "stroke:#9db8d6", "stroke:#3b5674"},
	{".mark", "stroke:#a3105a", "stroke:#ff8cc0"},
	{".note", "fill:#a3105a", "fill:#ff8cc0"},
	{".jump", "stroke:#953800", "stroke:#ffa657"},
	{".clock", "fill:#953800", "fill:#ffa657"},
}

// shapes are the rules that light and dark share.
const shapes = `
#ID text{font:11px system-ui,-apple-system,"Segoe UI","DejaVu Sans",Arial,sans-serif;white-space:pre}
#ID .title{font-size:15px;font-weight:600}
#ID .month{font-size:12px;font-weight:600}
#ID .day{font-size:12px}
#ID .small{font-size:10px}
#ID .note,#ID .clock{font-weight:600}
#ID .middle{text-anchor:middle}
#ID .halo{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
#ID .frame,#ID .hours,#ID .rule,#ID .jump,#ID .mark{fill:none}
#ID .hours{stroke-opacity:.16}
#ID .frame.else,#ID .jump{stroke-dasharray:3 2}
#ID .mark{stroke-width:2px}
#ID .special-line,#ID .closed-date-line{stroke-width:1.3px}
`

// style returns the style sheet and the patterns of an image whose element has the id.
// All is bound to the id, so that images on one page leave it and each other alone.
func style(id string) string {
	var light, dark, patterns strings.Builder
	for _, p := range palette {
		fmt.Fprintf(&light, "#ID %s{%s}\n", p.selector, p.light)
		fmt.Fprintf(&dark, "#ID %s{%s}\n", p.selector, p.dark)
	}
	for f, tile := range tiles {
		if tile != "" {
			fmt.Fprintf(&light, "#ID .%[1]s{fill:url(#ID-%[1]s)}\n", class[f])
			fmt.Fprintf(&patterns, `<pattern id="ID-%[1]s" width="8" height="8" patternUnits="userSpaceOnUse">`+
				`<rect class="%[1]s-fill" width="8" height="8"/>%[2]s</pattern>`+"\n", class[f], tile)
		}
	}
	all := "<style>" + shapes + light.String() +
		"@media (prefers-color-scheme:dark){\n" + dark.String() + "}\n</style>\n<defs>\n" + patterns.String() + "</defs>\n"
	return strings.ReplaceAll(all, "ID", id)
}

package picture

import (
	"strings"
	"unicode/utf8"
)

// Lengths in the image are in thousandths of a pixel, so that a second, 9 of them, is exact.
const px = 1000

// width returns about how wide a text is in the image's font, rather too wide than too
// narrow: the reader's font is not known here.
func width(s string) (w int64) {
	for _, r := range s {
		switch {
		case strings.ContainsRune(" .,:;!|'()[]fijlrtI", r):
			w += 4500
		case strings.ContainsRune("mwMW@%→…", r), r >= 0x1100 && r < 0x2000, r >= 0x2e80:
			w += 11 * px
		case r >= 'A' && r <= 'Z':
			w += 8700
		default:
			w += 7100
		}
	}
	return w
}

// fit returns s, or as much of it as is no wider than room, and an ellipsis.
func fit(s string, room int64) string {
	if width(s) <= room {
		return s
	}
	room -= width("…")
	for i, r := range s {
		if room -= width(string(r)); room < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// shorten returns s, or its first bytes where there are more than most.
func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most] + "..."
}

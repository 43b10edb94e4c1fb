// Package picture draws a calendar: one row a civil date, the hours across, as an SVG
// image, and says the same in plain text.
//
//	err := picture.SVG(file, office, monday, monday.AddDays(7),
//		picture.Mark{At: opened, Label: "opened"},
//		picture.Mark{At: due, Label: "due"})
//	err = picture.Text(os.Stdout, office, monday, monday.AddDays(7))
//
// A row holds the instants at which the calendar's clock reads the row's date, and each
// instant stands as far to the right as time has passed since the first of them. So a day
// of 23 hours is shorter than the others and one of 25 hours longer, by as much as it
// lasts; such a row has labels of its own that show where the clock jumps. A date that
// the zone skipped (Samoa, 30 December 2011) has a row that says so. Where the clock goes
// back over midnight, the date that it leaves and comes back to has a hole in its row,
// as wide as the time away, which is drawn in the row of the other date.
//
// What is open or closed, and why, is told by fill, by pattern and in words, never by
// colour alone; colours follow the reader's preference for light or dark. The image
// has the words of [Text] as its description, for those who don't see it.
//
// The same arguments give the same bytes. The package never reads the clock, and needs
// nothing from outside the image: no font, no script.
package picture

package calendar

// SameZone is tested on its own: Equal and the forms ask it only of zones of one name.
var SameZone = sameZone

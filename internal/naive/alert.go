package naive

import "time"

// Alert is a threshold that was reached.
type Alert struct {
	Metric  Metric
	Cycle   int
	Percent int
	At      time.Time
	From    time.Time // of the commitment
}

// Alerts returns what has fired, now included, in no order that matters.
func (t *Ticket) Alerts() []Alert {
	all := append([]Alert(nil), t.fired...)
	for m := range Metric(Metrics) {
		all = append(all, t.firing(m)...)
	}
	return all
}

// firing returns the alerts of a metric that fire now, unless they have.
func (t *Ticket) firing(m Metric) (alerts []Alert) {
	c, last := t.last(m)
	if t.isCancelled || c == nil || !c.running || last.budget == 0 {
		return nil
	}
	for _, percent := range last.thresholds {
		used, share := last.used*100, last.budget*percent // in hundredths of a minute
		reached := used > share || used == share && t.counts(last)
		if percent == 100 {
			reached = last.over || last.passed || t.counts(last) && !t.Now.Before(last.due)
		}
		if reached && !last.fired[percent] {
			alerts = append(alerts, Alert{m, len(t.cycles[m]), percent, t.Now, last.from})
		}
	}
	return alerts
}

// fireWithin fires what is reached within the minute that begins now, which counts.
func (t *Ticket) fireWithin(m Metric) {
	_, last := t.last(m)
	for _, percent := range last.thresholds {
		if ahead := last.budget*percent - last.used*100; 0 < ahead && ahead < 100 && last.budget > 0 {
			at := t.Now.Add(time.Duration(ahead) * time.Minute / 100)
			t.fired = append(t.fired, Alert{m, len(t.cycles[m]), percent, at, last.from})
			last.fired[percent] = true
		}
	}
}

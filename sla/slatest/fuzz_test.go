package slatest_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/dueby/dueby/internal/zones"
	"github.com/dueby/dueby/sla/slatest"
)

// FuzzReadResults reads any bytes: a result is written and read to be the same, and a
// mismatch is told in one line.
func FuzzReadResults(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		for r, err := range slatest.ReadResults(bytes.NewReader(data)) {
			if err != nil {
				if !strings.HasPrefix(err.Error(), "slatest: line ") {
					t.Errorf("error %q", err)
				}
				continue
			}
			written, err := json.Marshal(r)
			if err != nil {
				t.Fatalf("%+v is read and not written: %v", r, err)
			}
			n := 0
			for again, err := range slatest.ReadResults(bytes.NewReader(written)) {
				n++
				same, _ := json.Marshal(again)
				if err != nil || !bytes.Equal(same, written) || !again.Start.Equal(r.Start) || !again.Due.Equal(r.Due) {
					t.Errorf("%s is read as %+v, %v; want %+v", written, again, err, r)
				}
			}
			if n != 1 {
				t.Errorf("%s is read as %d results", written, n)
			}
		}
		for m := range slatest.CheckStored(slatest.ReadResults(bytes.NewReader(data)), 0) {
			if s := m.String(); s == "" || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
				t.Errorf("%q", s)
			}
		}
	})
}

// FuzzOpenTime reads any text; one that is read is written as a text that is read the
// same.
func FuzzOpenTime(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		var o, again slatest.OpenTime
		if err := o.UnmarshalText([]byte(text)); err != nil {
			if o != 0 || !strings.HasPrefix(err.Error(), "slatest: ") || len(err.Error()) > 500 {
				t.Errorf("%q: %v, %q", text, o, err)
			}
			return
		}
		if err := again.UnmarshalText([]byte(o.String())); err != nil || again != o {
			t.Errorf("%q is written %q and read %v, %v", text, o, again, err)
		}
	})
}

// FuzzInstant reads any text as an instant in a zone that is hard in some way. What is
// read is written, and read as the same instant; without a date it is not before the
// last one.
func FuzzInstant(f *testing.F) {
	names := []string{"UTC", "Europe/Paris", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "Europe/Dublin", "Asia/Kathmandu"}
	f.Fuzz(func(t *testing.T, text string, zone uint8) {
		loc := zones.Load(names[int(zone)%len(names)])
		after := time.Date(2026, time.October, 24, 12, 0, 0, 0, time.UTC).In(loc)
		at, err := slatest.ParseInstant(text, loc)
		if err == nil && at.Location() != loc {
			t.Errorf("%q is in %v", text, at.Location())
		}
		if err != nil {
			at, err = slatest.ParseNext(text, after)
			if err == nil && at.Before(after) {
				t.Errorf("%q is %v, before %v", text, at, after)
			}
		}
		if err != nil {
			if len(err.Error()) > 1000 {
				t.Errorf("%q: %q", text, err)
			}
			return
		}
		if year := at.UTC().Year(); year < 1 || year > 9999 || at.IsZero() {
			return // which has no text
		}
		written := slatest.InLocation(t, loc).Text(at)
		if again, err := slatest.ParseInstant(written, loc); err != nil || !again.Equal(at) {
			t.Errorf("%q is written %q and read %v, %v", text, written, again, err)
		}
	})
}

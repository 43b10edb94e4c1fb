package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strconv"
	"time"

	"github.com/dueby/dueby/sla"
)

// jsonOutput writes one object a line for each ticket.
type jsonOutput struct {
	w    *bufio.Writer
	line []byte
}

func (o *jsonOutput) write(id string, d sla.Deadline) error {
	const null = "null"
	b := o.line[:0]
	b = append(b, `{"id":`...)
	b = appendString(b, id)
	b = append(b, `,"plan":`...)
	b = appendString(b, d.Plan())
	b = append(b, `,"priority":`...)
	b = appendString(b, d.Level().String())
	b = append(b, `,"target_seconds":`...)
	if seconds, ok := targetSeconds(d); ok {
		b = strconv.AppendInt(b, seconds, 10)
	} else {
		b = append(b, null...)
	}
	if due, ok := d.Due(); ok {
		b = append(b, `,"due":"`...)
		b = due.UTC().AppendFormat(b, time.RFC3339Nano)
		b = append(b, `","due_local":"`...)
		b = appendLocal(b, due)
		b = append(b, "\"}\n"...)
	} else {
		b = append(b, `,"due":null,"due_local":null}`+"\n"...)
	}
	o.line = b
	_, err := o.w.Write(b)
	return err
}

func (o *jsonOutput) close() error { return nil }

// appendString appends s as a JSON string. Most need no escapes, and encoding/json
// would take longer over them than all the rest of the line does.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			var escaped bytes.Buffer
			e := json.NewEncoder(&escaped)
			e.SetEscapeHTML(false)
			_ = e.Encode(s) // a string in a buffer cannot fail
			return append(b, bytes.TrimSpace(escaped.Bytes())...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

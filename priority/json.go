package priority

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// The helpers here read JSON more strictly than encoding/json does: the names
// of members must be ours to the letter and come once, an array of levels may
// not be a string of base64 (as encoding/json would have a []uint8), and an
// error names the place.

// members splits an object into its members, each of which must be known.
func members(what string, data []byte, known ...string) (map[string]json.RawMessage, error) {
	refuse := func() error {
		return &ParseError{What: what, Input: string(data), Reason: "want a JSON object"}
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return nil, refuse()
	}
	found := make(map[string]json.RawMessage)
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, refuse()
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, refuse()
		}
		name, _ := token.(string) // the decoder lets nothing else through here
		if !slices.Contains(known, name) {
			return nil, &ParseError{What: what + " member", Input: name, Reason: "want " + strings.Join(known, ", ")}
		}
		if _, twice := found[name]; twice {
			return nil, &ParseError{What: what + " member", Input: name, Reason: "want it once"}
		}
		found[name] = value
	}
	if _, err := decoder.Token(); err != nil {
		return nil, refuse()
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, refuse()
	}
	return found, nil
}

// elements splits an array into its elements.
func elements(what string, data []byte) ([]json.RawMessage, error) {
	var found []json.RawMessage
	if err := json.Unmarshal(data, &found); err != nil || found == nil {
		return nil, &ParseError{What: what, Input: string(data), Reason: "want a JSON array"}
	}
	return found, nil
}

// jsonText reads a string; null, and a member that is absent, is an empty one.
func jsonText(what string, data []byte) (string, error) {
	var found string
	if data == nil {
		return "", nil
	}
	if err := json.Unmarshal(data, &found); err != nil {
		return "", &ParseError{What: what, Input: string(data), Reason: "want a JSON string"}
	}
	return found, nil
}

// unmarshalJSON reads a rank of s.
func unmarshalJSON[R ~uint8](s *scale, to *R, data []byte) error {
	found, err := jsonText(s.noun, data)
	if err != nil {
		return err
	}
	return unmarshal(s, to, found)
}

// Package document reads JSON documents strictly and knows the place of every value, so
// that an error can say where a document is wrong: by a JSON pointer (RFC 6901) and a
// line.
//
//	err := document.Decode(data, func(root document.Value) {
//		o := root.Object()
//		if !o.Version(1) {
//			return
//		}
//		name := o.Get("name").Text()
//		for _, v := range o.Get("dates").Elements() {
//			v.Into(&date, "a date such as 2026-12-24")
//		}
//		if v, ok := o.Optional("count"); ok {
//			count = v.Int(1, 96)
//		}
//		o.Done()
//	})
//
// It is stricter than encoding/json: the names of an object come once and are known to
// the letter; a value has one text, the one that is written; null is no value; the text
// is UTF-8 without half surrogates, at most [MaxSize] long and [MaxDepth] deep, and
// nothing follows it.
//
// A decoder goes on after a mistake, with zero values, and need not look: of all
// mistakes the one that comes first in the document is reported. A mistake of form is
// reported before the decoder sees anything.
package document

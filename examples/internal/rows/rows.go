// Package rows reads the rows of a CSV file one at a time, as encoding/csv does,
// with two differences that matter to a file of tickets:
//
//   - A row that cannot be read costs no other row. A quotation mark that is never
//     closed spoils the line that it stands on, where encoding/csv would take the
//     rest of the file for a single field and keep it in memory.
//   - No file takes more than a few megabytes: a row of more than [MaxRow] bytes is
//     refused.
//
// The first row is the header, and every other row must have as many fields.
// Where encoding/csv finds no fault, the rows and their lines are the same.
package rows

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// MaxRow is the greatest length of a row, in bytes.
const MaxRow = 1 << 20

// ErrNoHeader says that a file has not even a header.
var ErrNoHeader = errors.New("no header row")

// A Row is what stands in one row of a file.
type Row struct {
	Line   int      // the line on which the row begins, from 1
	Fields []string // good until the next row is read
}

// A RowError says what is wrong with a row. The next row can still be read.
type RowError struct {
	Line   int // from 1
	Reason string
}

func (e *RowError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// A Reader reads the rows of a file.
type Reader struct {
	lines      lines
	header     []string // in lower case
	headerLine int

	text   []byte // the fields of the row at hand, one after the other
	ends   []int  // where each of them ends in text
	quoted bool   // the last of them has begun with a quotation mark that is still open
	fields []string
}

// NewReader reads the header and returns the reader of the rows after it. It returns
// [ErrNoHeader] if src has no row, a [RowError] if the first is none, or what src returned.
func NewReader(src io.Reader) (*Reader, error) {
	r := &Reader{lines: lines{src: src}}
	if err := r.lines.skipMark(); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	row, err := r.Next()
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = ErrNoHeader
		}
		return nil, err
	}
	r.headerLine = row.Line
	for _, name := range row.Fields {
		r.header = append(r.header, strings.ToLower(strings.TrimSpace(name)))
	}
	return r, nil
}

// Header returns the names of the columns, in lower case and without the space
// around them.
func (r *Reader) Header() []string { return append([]string(nil), r.header...) }

// Column returns the index of the column of that name, given in lower case, or -1
// if there is none. It returns a [RowError] if there are two.
func (r *Reader) Column(name string) (int, error) {
	at := -1
	for i, n := range r.header {
		switch {
		case n != name:
		case at >= 0:
			return -1, r.HeaderError(fmt.Sprintf("two columns %q; want one", name))
		default:
			at = i
		}
	}
	return at, nil
}

// HeaderError returns the [RowError] of a header with which something is wrong.
func (r *Reader) HeaderError(reason string) error { return &RowError{r.headerLine, reason} }

// Next returns the next row that is not an empty line. It returns a [RowError] for one
// that cannot be read, [io.EOF] after the last, or what the source of the file
// returned; a line that the source broke off is no row.
func (r *Reader) Next() (Row, error) {
	for {
		line, err := r.lines.next()
		if err != nil {
			return Row{}, err
		}
		if len(line) > 0 {
			return r.row(line)
		}
	}
}

// row reads the row that begins with a line. A quoted field may hold the end of a
// line, and then the row goes on in the next one.
func (r *Reader) row(line []byte) (Row, error) {
	start := r.lines.number
	r.text, r.ends, r.quoted = r.text[:0], r.ends[:0], false
	reason := r.split(line)
	if r.quoted && reason == "" {
		r.lines.mark()
		for r.quoted && reason == "" {
			more, err := r.lines.next()
			switch {
			case errors.Is(err, io.EOF):
				reason = `a quotation mark (") is not closed`
			case errors.As(err, new(*RowError)) || len(r.text)+len(more) > MaxRow:
				reason = fmt.Sprintf(`a quotation mark (") is not closed within %d bytes`, MaxRow)
			case err != nil:
				return Row{}, err
			default:
				r.text = append(r.text, '\n')
				if reason = r.split(more); reason != "" {
					reason = fmt.Sprintf(`a quotation mark (") is not closed on this line; line %d, read on with it: %s`, r.lines.number, reason)
				}
			}
		}
	}
	if reason == "" && r.header != nil && len(r.ends) != len(r.header) {
		reason = fmt.Sprintf("%s, want %d as in the header", count(len(r.ends), "field"), len(r.header))
		if r.lines.number > start {
			reason += fmt.Sprintf(", in lines %d to %d", start, r.lines.number)
		}
	}
	if reason != "" {
		r.lines.rewind() // the lines after the first may be rows of their own
		return Row{}, &RowError{start, reason}
	}
	r.lines.unmark()

	text, from := string(r.text), 0
	r.fields = r.fields[:0]
	for _, end := range r.ends {
		r.fields = append(r.fields, text[from:end])
		from = end
	}
	return Row{start, r.fields}, nil
}

// split adds the fields of a line to the row at hand. It leaves r.quoted true if the
// last of them goes on after the line, and returns what is wrong with the line, or "".
func (r *Reader) split(line []byte) string {
	for {
		if !r.quoted {
			if len(line) == 0 || line[0] != '"' {
				field, rest, more := cut(line, ',')
				if at := index(field, '"'); at >= 0 {
					return fmt.Sprintf(`a quotation mark (") inside the field %s, which does not begin with one`, quote(field))
				}
				r.text = append(r.text, field...)
				r.ends = append(r.ends, len(r.text))
				if !more {
					return ""
				}
				line = rest
				continue
			}
			r.quoted, line = true, line[1:]
		}
		field, rest, closed := cut(line, '"')
		r.text = append(r.text, field...)
		switch {
		case !closed:
			return ""
		case len(rest) > 0 && rest[0] == '"': // two stand for one
			r.text = append(r.text, '"')
			line = rest[1:]
			continue
		}
		r.quoted = false
		r.ends = append(r.ends, len(r.text))
		switch {
		case len(rest) == 0:
			return ""
		case rest[0] != ',':
			return fmt.Sprintf(`%s follows a closing quotation mark ("); want a comma, or "" for a mark inside a field`, quote(rest))
		}
		line = rest[1:]
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// quote quotes the beginning of b.
func quote(b []byte) string {
	const most = 20
	if len(b) <= most {
		return fmt.Sprintf("%q", b)
	}
	b = b[:most]
	for len(b) > most-utf8.UTFMax && !utf8.Valid(b) {
		b = b[:len(b)-1] // no half of a character
	}
	return fmt.Sprintf("%q...", b)
}

package rows

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// lines reads the lines of a file, and can go back to where it was told to.
type lines struct {
	src    io.Reader
	number int // of the line that next returned, from 1

	buf      []byte // buf[from:] is what has been read and not been returned
	from     int
	err      error // what ended the file
	marked   bool
	markAt   int // at most from; what stands before it may be dropped
	markLine int
}

// skipMark drops the byte order mark at the beginning of a file.
func (l *lines) skipMark() error {
	const mark = "\ufeff"
	for len(l.buf) < len(mark) {
		if err := l.fill(); err != nil {
			return err
		}
	}
	if bytes.HasPrefix(l.buf, []byte(mark)) {
		l.from = len(mark)
	}
	return nil
}

// next returns the next line without its end, good until the next call. It returns
// a *RowError for a line of more than MaxRow bytes, and then what ended the file.
func (l *lines) next() ([]byte, error) {
	for seen := 0; ; {
		if i := index(l.buf[l.from+seen:], '\n'); i >= 0 {
			return l.take(seen+i, 1)
		}
		if seen = len(l.buf) - l.from; seen > MaxRow {
			return l.skipLine()
		}
		if err := l.fill(); err != nil {
			if errors.Is(err, io.EOF) && len(l.buf) > l.from {
				return l.take(len(l.buf)-l.from, 0) // the last line may lack its end
			}
			return nil, err
		}
	}
}

// take returns the next n bytes as a line and passes over its end.
func (l *lines) take(n, end int) ([]byte, error) {
	line := l.buf[l.from : l.from+n]
	l.from += n + end
	l.number++
	if n > MaxRow {
		return nil, l.tooLong()
	}
	return bytes.TrimSuffix(line, []byte("\r")), nil
}

// skipLine passes over a line that is too long to be kept. Behind a mark it passes
// over nothing: whoever reads on from the mark will meet the line again.
func (l *lines) skipLine() ([]byte, error) {
	if l.marked {
		return nil, l.tooLong()
	}
	l.number++
	for {
		if i := index(l.buf[l.from:], '\n'); i >= 0 {
			l.from += i + 1
			return nil, l.tooLong()
		}
		l.from = len(l.buf)
		if err := l.fill(); err != nil {
			return nil, l.tooLong() // the next call returns err
		}
	}
}

func (l *lines) tooLong() error {
	return &RowError{l.number, fmt.Sprintf("a line of more than %d bytes", MaxRow)}
}

// mark has rewind come back to here.
func (l *lines) mark() { l.marked, l.markAt, l.markLine = true, l.from, l.number }

// unmark forgets the mark.
func (l *lines) unmark() { l.marked = false }

// rewind goes back to the mark, if there is one, and forgets it.
func (l *lines) rewind() {
	if l.marked {
		l.from, l.number, l.marked = l.markAt, l.markLine, false
	}
}

// fill reads more of the file, or returns what ended it.
func (l *lines) fill() error {
	if l.err != nil {
		return l.err
	}
	keep := l.from
	if l.marked {
		keep = l.markAt
	}
	const chunk = 64 << 10
	if kept := l.buf[keep:]; cap(l.buf)-len(l.buf) < chunk {
		if len(kept) > len(l.buf)/2 || l.buf == nil {
			l.buf = make([]byte, 0, 2*len(kept)+2*chunk)
		}
		l.buf = append(l.buf[:0], kept...) // moves no more bytes than have been dropped, or been read since the last time
		l.from -= keep
		l.markAt -= keep
	}
	for range 100 {
		n, err := l.src.Read(l.buf[len(l.buf):cap(l.buf)])
		l.buf = l.buf[:len(l.buf)+n]
		l.err = err
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	l.err = io.ErrNoProgress
	return l.err
}

func index(b []byte, c byte) int { return bytes.IndexByte(b, c) }

// cut slices b around the first c.
func cut(b []byte, c byte) (before, after []byte, found bool) {
	if i := index(b, c); i >= 0 {
		return b[:i], b[i+1:], true
	}
	return b, nil, false
}

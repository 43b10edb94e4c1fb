package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// large is the size from which on it takes long enough to read a file that somebody may
// wonder.
const large = 16 << 20

// A screen is where reports go. If it is a terminal, it shows how much of a large file
// has been read, in a last line that makes way for every report.
type screen struct {
	io.Writer
	shows bool
	line  int // the length of that line
}

// newScreen returns the screen for stderr. Answers that come while the file is read must
// not run into its line: there is none if a terminal shows both.
func newScreen(stderr, stdout io.Writer, meanwhile bool) *screen {
	both := isTerminal(stdout) && meanwhile
	return &screen{Writer: stderr, shows: isTerminal(stderr) && !both}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}

// size returns the size of the file that will be read, or 0 if it is not known.
func size(o options, stdin io.Reader, src io.Reader) int64 {
	if o.file == "-" {
		src = stdin
	}
	if file, ok := src.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return info.Size()
		}
	}
	return 0
}

// Write reports something.
func (s *screen) Write(b []byte) (int, error) {
	s.show("")
	return s.Writer.Write(b)
}

// show puts a text into the last line. That it cannot be shown is no failure.
func (s *screen) show(text string) {
	if s.line > 0 || text != "" {
		_, _ = fmt.Fprintf(s.Writer, "\r%s\r%s", strings.Repeat(" ", s.line), text)
		s.line = len(text)
	}
}

// watch returns src, watched while it is read if that is worth it.
func (s *screen) watch(src io.Reader, size int64) io.Reader {
	if !s.shows || size < large {
		return src
	}
	return &watched{src: src, screen: s, size: size, percent: -1}
}

// watched is a file that is watched while it is read.
type watched struct {
	src        io.Reader
	screen     *screen
	read, size int64
	percent    int64
}

func (w *watched) Read(b []byte) (int, error) {
	n, err := w.src.Read(b)
	w.read += int64(n)
	if percent := min(w.read/max(w.size/100, 1), 100); err != nil {
		w.screen.show("")
	} else if percent != w.percent {
		w.percent = percent
		w.screen.show(fmt.Sprintf("%d %% of %d MB", percent, w.size>>20))
	}
	return n, err
}

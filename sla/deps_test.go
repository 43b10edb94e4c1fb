package sla_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "github.com/dueby/dueby"

// documents is the one internal package that is not for tests: how the others read JSON.
const documents = "internal/document"

// mayImport is what each package imports besides the standard library: dependencies
// point one way.
var mayImport = map[string][]string{
	documents:  {},
	"priority": {},
	"calendar": {"github.com/rickar/cal/v2", module + "/" + documents},
	"plan":     {module + "/calendar", module + "/priority", module + "/" + documents},
	"sla":      {module + "/calendar", module + "/plan", module + "/priority", module + "/" + documents, "github.com/rickar/cal/v2"},
}

// impure are parts of the standard library by which a package would read the clock,
// the machine or chance, or keep secrets from the race detector.
var impure = []string{
	"crypto/rand", "flag", "io/ioutil", "log", "log/slog", "math/rand", "math/rand/v2", "net", "net/http",
	"os", "os/exec", "os/user", "plugin", "runtime/debug", "syscall", "testing", "time/tzdata", "unsafe", "C",
}

// ofTheClock are names of package time, and of rickar/cal, that read the clock, wait,
// or stand for the machine's own zone.
var ofTheClock = map[string][]string{
	"time": {
		"Now", "Since", "Until", "Local",
		"After", "AfterFunc", "NewTicker", "NewTimer", "Sleep", "Tick",
	},
	"github.com/rickar/cal/v2": {"DefaultLoc", "NewCalendar", "NewBusinessCalendar"},
}

// sources parses the files of a package of the repository that are no tests.
func sources(t *testing.T, pkg string) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", pkg, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	set, files := token.NewFileSet(), map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = file
	}
	if len(files) == 0 {
		t.Fatalf("no files in %s", pkg)
	}
	return set, files
}

// imports returns what a file imports, with the name by which it does.
func imports(t *testing.T, file *ast.File) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		name := path[strings.LastIndex(path, "/")+1:]
		if path == "github.com/rickar/cal/v2" {
			name = "cal"
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		out[path] = name
	}
	return out
}

func TestDependenciesPointOneWay(t *testing.T) {
	for pkg, may := range mayImport {
		set, files := sources(t, pkg)
		for _, file := range files {
			for path, name := range imports(t, file) {
				where := set.Position(file.Package).Filename
				if name == "." || name == "_" {
					t.Errorf("%s imports %s as %s", where, path, name)
				}
				standard := !strings.Contains(strings.Split(path, "/")[0], ".")
				if standard && slices.Contains(impure, path) || !standard && !slices.Contains(may, path) {
					t.Errorf("%s imports %s", where, path)
				}
			}
		}
	}
}

// TestNothingReadsTheClock walks the sources for what depends on when, where, or in
// what order a program runs: the clock, the machine's zone, init functions and
// goroutines.
func TestNothingReadsTheClock(t *testing.T) {
	for pkg := range mayImport {
		set, files := sources(t, pkg)
		for _, file := range files {
			forbidden := map[string][]string{}
			for path, name := range imports(t, file) {
				forbidden[name] = ofTheClock[path]
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && slices.Contains(forbidden[x.Name], n.Sel.Name) {
						t.Errorf("%v: %s.%s", set.Position(n.Pos()), x.Name, n.Sel.Name)
					}
				case *ast.FuncDecl:
					if n.Recv == nil && n.Name.Name == "init" {
						t.Errorf("%v: an init function", set.Position(n.Pos()))
					}
				case *ast.GoStmt:
					t.Errorf("%v: a goroutine", set.Position(n.Pos()))
				}
				return true
			})
		}
	}
}

// TestModuleRequires reads go.mod: its requirements are exactly three, without a
// replacement.
func TestModuleRequires(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	within := ""
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "//")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		switch {
		case words[0] == ")":
			within = ""
			continue
		case len(words) == 2 && words[1] == "(":
			within = words[0]
			continue
		case within != "":
			words = append([]string{within}, words...)
		}
		switch words[0] {
		case "module":
			if words[1] != module {
				t.Errorf("module %s, want %s", words[1], module)
			}
		case "go":
			if !strings.HasPrefix(words[1], "1.25") {
				t.Errorf("go %s, want 1.25", words[1])
			}
		case "require":
			got = append(got, words[1])
		default:
			t.Errorf("go.mod: %s", strings.TrimSpace(line))
		}
	}
	slices.Sort(got)
	want := []string{"github.com/google/go-cmp", "github.com/rickar/cal/v2", "pgregory.net/rapid"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("go.mod requires (-want +got):\n%s", diff)
	}
}

// TestOnlyTestsTest walks the module: what only tests need is imported by tests, by
// sla/slatest, and by internal packages, which no user's binary holds.
func TestOnlyTestsTest(t *testing.T) {
	forTests := []string{"github.com/google/go-cmp", "pgregory.net/rapid", module + "/internal/", module + "/sla/slatest", "testing"}
	err := filepath.WalkDir("..", func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		slashed := strings.TrimPrefix(filepath.ToSlash(path), "../")
		if entry.IsDir() {
			if _, err := os.Stat(filepath.Join(path, "go.mod")); path != ".." && err == nil || slashed == "internal" || slashed == "sla/slatest" ||
				path != ".." && strings.HasPrefix(entry.Name(), ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for imported := range imports(t, file) {
			if imported == module+"/"+documents {
				continue
			}
			for _, p := range forTests {
				if imported == strings.TrimSuffix(p, "/") || strings.HasPrefix(imported, strings.TrimSuffix(p, "/")+"/") {
					t.Errorf("%s imports %s", slashed, imported)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTheKitOfOthersAsksLittle: sla/slatest, which the tests of other modules import,
// needs no module that this one does not require, and no package of examples.
func TestTheKitOfOthersAsksLittle(t *testing.T) {
	may := []string{
		"github.com/google/go-cmp/cmp", "github.com/rickar/cal/v2", "pgregory.net/rapid",
		module + "/calendar", module + "/plan", module + "/priority", module + "/sla",
		module + "/internal/oracle", module + "/internal/zones",
	}
	set, files := sources(t, "sla/slatest")
	for _, file := range files {
		for path := range imports(t, file) {
			standard := !strings.Contains(strings.Split(path, "/")[0], ".")
			if !standard && !slices.Contains(may, path) {
				t.Errorf("%s imports %s", set.Position(file.Package).Filename, path)
			}
		}
	}
}

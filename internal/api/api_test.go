package api_test

import (
	"bytes"
	"go/ast"
	"go/doc"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The packages that others may import, below the root of the module.
var packages = []string{"priority", "calendar", "calendar/picture", "plan", "sla", "sla/slatest"}

func TestExportedNames(t *testing.T) {
	for _, name := range packages {
		t.Run(name, func(t *testing.T) {
			got := listing(t, filepath.Join("..", "..", filepath.FromSlash(name)))
			golden := filepath.Join("testdata", strings.ReplaceAll(name, "/", "_")+".txt")
			if os.Getenv("DUEBY_GOLDEN") == "write" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("the exported names are not those recorded in internal/api/%s; if that is meant, record them with\n"+
					"\tDUEBY_GOLDEN=write go test ./internal/api\n(-recorded +exported):\n%s", golden, diff)
			}
		})
	}
}

// Every package that a user can import is in the list.
func TestAllPackagesAreListed(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, top := range []string{"priority", "calendar", "plan", "sla"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d os.DirEntry, err error) error {
			if err != nil || !d.IsDir() || d.Name() == "testdata" {
				return err
			}
			files, err := filepath.Glob(filepath.Join(path, "*.go"))
			name, _ := filepath.Rel(root, path)
			if len(files) > 0 && !slices.Contains(packages, filepath.ToSlash(name)) && !strings.Contains(path, "internal") {
				t.Errorf("%s is not in the list of packages", name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// listing returns the exported declarations of the package in a folder, without their
// comments and bodies, in order.
func listing(t *testing.T, dir string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	p, err := doc.NewFromFiles(fset, files, "example.org/"+filepath.Base(dir))
	if err != nil {
		t.Fatal(err)
	}
	var decls []string
	add := func(node ast.Node) {
		var b bytes.Buffer
		if err := format.Node(&b, fset, node); err != nil {
			t.Fatal(err)
		}
		decls = append(decls, b.String())
	}
	values := func(vs []*doc.Value) {
		for _, v := range vs {
			v.Decl.Doc = nil
			add(v.Decl)
		}
	}
	funcs := func(fs []*doc.Func) {
		for _, f := range fs {
			f.Decl.Doc, f.Decl.Body = nil, nil
			add(f.Decl)
		}
	}
	values(p.Consts)
	values(p.Vars)
	funcs(p.Funcs)
	for _, typ := range p.Types {
		typ.Decl.Doc = nil
		add(typ.Decl)
		values(typ.Consts)
		values(typ.Vars)
		funcs(typ.Funcs)
		funcs(typ.Methods)
	}
	return strings.Join(decls, "\n") + "\n"
}

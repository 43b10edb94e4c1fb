package schema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// plans is the folder of package plan, whose own tests read the same documents.
const plans = "../../../plan"

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(plans, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func policySchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(plans, "policy.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// validate returns why a text is no document of the schema, or nil.
func validate(schema *jsonschema.Schema, text string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(v)
}

// TestSchema validates the schema itself.
func TestSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	meta, err := c.Compile("https://json-schema.org/draft/2020-12/schema")
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(meta, read(t, "policy.schema.json")); err != nil {
		t.Error(err)
	}
}

// TestPolicies validates the documents that ParsePolicy reads.
func TestPolicies(t *testing.T) {
	schema := policySchema(t)
	for _, name := range []string{"policy.json", "testdata/policy-five-impacts.json", "testdata/policy-everything.json"} {
		if err := validate(schema, read(t, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestBrokenPolicies changes one thing in the built-in policy, as ParsePolicy refuses it.
// The schema refuses it too, but for what is marked: there it cannot tell, and passes.
func TestBrokenPolicies(t *testing.T) {
	schema, text := policySchema(t), read(t, "policy.json")
	blind := 0
	for block := range strings.SplitSeq(read(t, "testdata/policy-broken.txt"), "\n\n") {
		lines := map[string][]string{}
		for line := range strings.SplitSeq(strings.TrimSuffix(block, "\n"), "\n") {
			mark, rest, _ := strings.Cut(line, " ")
			lines[mark] = append(lines[mark], rest)
		}
		reason := strings.Join(lines["#"], "\n")
		changed := strings.Replace(text, strings.Join(lines["-"], "\n"), strings.Join(lines["+"], "\n"), 1)
		if reason == "" || changed == text {
			t.Fatalf("%q changes nothing", block)
		}
		passes := len(lines["~"]) > 0
		if passes {
			blind++
		}
		if err := validate(schema, changed); (err == nil) != passes {
			t.Errorf("%s: passes is %t, want %t: %v", reason, err == nil, passes, err)
		}
	}
	if blind == 0 {
		t.Error("nothing is marked; the test sees no marks")
	}
}

// TestTargets validates targets alone. Package plan reads the same texts, and draws more
// of them; a + is a target, a - is none, and of a ~ the schema cannot tell that it is none.
func TestTargets(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(plans, "policy.schema.json") + "#/$defs/target")
	if err != nil {
		t.Fatal(err)
	}
	passed, refused := 0, 0
	for line := range strings.Lines(read(t, "testdata/targets.txt")) {
		mark, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || mark == "#" {
			continue
		}
		err := schema.Validate(text)
		if (err == nil) != (mark != "-") {
			t.Errorf("%s %q: %v", mark, text, err)
		}
		if err == nil {
			passed++
		} else {
			refused++
		}
	}
	if passed < 10 || refused < 10 {
		t.Errorf("%d passed, %d refused: the test says little", passed, refused)
	}
}

package servicenow_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dueby/dueby/examples/internal/rows"
	"github.com/dueby/dueby/examples/internal/servicenow"
	"github.com/dueby/dueby/priority"
)

const header = "number,incident_state,opened_at,sys_updated_at,impact,urgency,priority,sys_mod_count,notes\n"

func open(t *testing.T, file string) (*rows.Reader, *servicenow.Log, error) {
	t.Helper()
	r, err := rows.NewReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	log, err := servicenow.NewLog(r)
	return r, log, err
}

func TestUpdate(t *testing.T) {
	r, log, err := open(t, header+"INC0000045, New ,29-02-2016 01:16,29-02-2016 01:23,1 - High,2 - Medium,3 - Moderate,7,?\n")
	if err != nil {
		t.Fatal(err)
	}
	row, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	u := log.Update(row.Fields)
	type values struct {
		Number, Opened, Updated string
		State                   servicenow.State
		Urgency                 priority.Urgency
		Impact                  priority.Impact
		Priority                priority.Level
		Count                   int
	}
	var got values
	var errs [8]error
	var opened, updated servicenow.LocalTime
	got.Number, errs[0] = u.Number()
	got.State, errs[1] = u.State()
	opened, errs[2] = u.OpenedAt()
	updated, errs[3] = u.UpdatedAt()
	got.Urgency, errs[4] = u.Urgency()
	got.Impact, errs[5] = u.Impact()
	got.Priority, errs[6] = u.Priority()
	got.Count, errs[7] = u.ModCount()
	got.Opened, got.Updated = opened.String(), updated.String()
	want := values{"INC0000045", "29-02-2016 01:16", "29-02-2016 01:23", servicenow.New, priority.UrgencyMedium, priority.ImpactHigh, priority.P3, 7}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := errors.Join(errs[:]...); err != nil {
		t.Error(err)
	}
}

// errorsOf lists the errors of all methods for the fields.
func errorsOf(u servicenow.Update) map[string]error {
	errs := map[string]error{}
	_, errs["number"] = u.Number()
	_, errs["incident_state"] = u.State()
	_, errs["opened_at"] = u.OpenedAt()
	_, errs["sys_updated_at"] = u.UpdatedAt()
	_, errs["impact"] = u.Impact()
	_, errs["urgency"] = u.Urgency()
	_, errs["priority"] = u.Priority()
	_, errs["sys_mod_count"] = u.ModCount()
	return errs
}

func TestUnknown(t *testing.T) {
	_, log, err := open(t, header)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"", "?", " ? "} {
		fields := strings.Split(strings.Repeat(text+",", 8), ",")
		for column, err := range errorsOf(log.Update(fields)) {
			if !errors.Is(err, servicenow.ErrUnknown) || !strings.HasPrefix(err.Error(), column+" ") {
				t.Errorf("%s %q: %v", column, text, err)
			}
		}
	}
}

func TestFaults(t *testing.T) {
	_, log, err := open(t, header)
	if err != nil {
		t.Fatal(err)
	}
	errs := errorsOf(log.Update(strings.Split("INC1,New,2016-02-29,30-02-2016 00:00,4 - Tiny,2 - High,urgent,-1", ",")))
	for column, want := range map[string]string{
		"opened_at":      `opened_at "2016-02-29": want DD-MM-YYYY HH:MM`,
		"sys_updated_at": `sys_updated_at "30-02-2016 00:00": there is no such date; want DD-MM-YYYY HH:MM`,
		"sys_mod_count":  `sys_mod_count "-1": want a number from 0 to 2147483647`,
	} {
		if err := errs[column]; err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", column, err, want)
		}
	}
	for _, column := range []string{"impact", "urgency", "priority"} {
		if !errors.As(errs[column], new(*priority.ParseError)) {
			t.Errorf("%s: %v, want a priority.ParseError", column, errs[column])
		}
	}
}

func TestLevel(t *testing.T) {
	_, log, err := open(t, header)
	if err != nil {
		t.Fatal(err)
	}
	const row = "INC1,New,29-02-2016 01:16,29-02-2016 01:16,"
	for fields, want := range map[string]priority.Level{
		"1 - High,1 - High,3 - Moderate": priority.P3, // the recorded one
		"1 - High,2 - Medium,?":          priority.P2,
		"3 - Low,3 - Low,":               priority.P4,
		"?,1 - High,4 - Low":             priority.P4,
	} {
		if got, err := log.Update(strings.Split(row+fields+",0,", ",")).Level(); got != want || err != nil {
			t.Errorf("%s: %s, %v, want %s", fields, got, err, want)
		}
	}
	for _, fields := range []string{"?,1 - High,?", "1 - High,4 - Planning,?"} {
		if got, err := log.Update(strings.Split(row+fields+",0,", ",")).Level(); got != 0 || !errors.Is(err, servicenow.ErrUnknown) {
			t.Errorf("%s: %s, %v, want that it is not known", fields, got, err)
		}
	}
	if _, err := log.Update(strings.Split(row+"1 - High,1 - High,urgent,0,", ",")).Level(); !errors.As(err, new(*priority.ParseError)) {
		t.Errorf("urgent: %v, want a priority.ParseError", err)
	}
}

func TestNewLog(t *testing.T) {
	_, log, err := open(t, strings.Replace(header, ",sys_mod_count", "", 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := log.Update(make([]string, 8)).ModCount(); !errors.Is(err, servicenow.ErrUnknown) {
		t.Errorf("no sys_mod_count: %v", err)
	}
	for name, want := range map[string]string{
		strings.Replace(header, ",priority", "", 1):          `line 1: no column "priority"; a ServiceNow log has number, incident_state, opened_at, sys_updated_at, impact, urgency and priority`,
		strings.Replace(header, "notes", "sys_mod_count", 1): `line 1: two columns "sys_mod_count"; want one`,
	} {
		if _, _, err := open(t, name); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestRecognises(t *testing.T) {
	for file, want := range map[string]bool{
		header: true,
		"Number, Incident_State ,opened_at,SYS_UPDATED_AT\n":         true,
		"number,number,incident_state,opened_at,sys_updated_at\n":    true, // and NewLog says what is wrong with it
		"id,plan,zone,urgency,impact,created\n":                      false,
		"number,state,opened_at,sys_updated_at,impact,urgency\n":     false,
		"number;incident_state;opened_at;sys_updated_at;impact\n":    false,
		strings.Replace(header, "opened_at", "sys_created_at", 1):    false,
		strings.Replace(header, "sys_updated_at", "updated_at", 1):   false,
		strings.Replace(header, "number,incident", "id,incident", 1): false,
	} {
		r, err := rows.NewReader(strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if got := servicenow.Recognises(r); got != want {
			t.Errorf("%q: %t, want %t", file, got, want)
		}
	}
}

func TestRealLog(t *testing.T) {
	const path = "../../../../shared/data/servicenow-incidents.csv"
	file, err := os.Open(path)
	if err != nil {
		t.Skipf("no real log to read: %v", err)
	}
	t.Cleanup(func() { _ = file.Close() })
	r, err := rows.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	log, err := servicenow.NewLog(r)
	if err != nil || !servicenow.Recognises(r) {
		t.Fatalf("%v, recognised: %t", err, servicenow.Recognises(r))
	}
	incidents, updates := servicenow.NewRecent(1000), 0
	first := 0
	for row, err := range all(r) {
		if err != nil {
			t.Fatal(err)
		}
		updates++
		u := log.Update(row.Fields)
		for column, err := range errorsOf(u) {
			if err != nil {
				t.Errorf("line %d: %s: %v", row.Line, column, err)
			}
		}
		if number, _ := u.Number(); !incidents.Meet(number) {
			first++
		}
	}
	if updates != 3683 || first != 540 {
		t.Errorf("%d updates of %d incidents, want 3683 of 540", updates, first)
	}
}

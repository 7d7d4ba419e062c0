//! Nothing is changed that nobody agreed to.

use crate::sandbox::Sandbox;
use std::fs;

#[test]
fn without_terminal_and_yes_the_plan_and_the_command_are_printed_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    sandbox.write(".profile", "echo hi");
    let before = sandbox.tree();
    let ran = sandbox.run(&["setup", "--go", "1.23", "--offline"]);
    ran.failed_with(64, "GR-CLI-001");
    assert!(ran.stderr.contains("1. Download Go 1.23"), "{}", ran.stderr);
    assert!(ran.stderr.contains("goready setup --go 1.23 --offline --yes"), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
    assert_eq!(sandbox.tree(), before);
}

#[test]
fn a_dry_run_changes_nothing_and_says_so_by_its_exit_code_when_asked() {
    let sandbox = Sandbox::new();
    let words = ["setup", "--go", "1.23", "--offline", "--dry-run", "--yes"];
    assert_eq!(sandbox.run(&words).code, 0);
    let detailed: Vec<&str> = words.into_iter().chain(["--detailed-exitcode", "--json"]).collect();
    let ran = sandbox.run(&detailed);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    let json = ran.json();
    assert_eq!((&json["changed"], &json["would_change"]), (&false.into(), &true.into()));
    assert!(sandbox.tree().is_empty());
}

#[test]
fn a_saved_plan_that_was_altered_is_refused() {
    let sandbox = Sandbox::new();
    let saved = sandbox.run(&["plan", "--go", "1.23", "--offline", "--json"]).stdout;
    let file = sandbox.dir().join("plan.json");
    let altered = saved.replace("/.profile", "/.evil");
    assert_ne!(altered, saved);
    fs::write(&file, altered).unwrap();
    sandbox.run(&["apply", "plan.json"]).failed_with(65, "GR-CLI-004");
    fs::write(&file, "{}").unwrap();
    sandbox.run(&["apply", "plan.json"]).failed_with(65, "GR-CLI-003");
    assert!(sandbox.tree().is_empty());
}

#[test]
fn a_saved_plan_is_refused_when_the_machine_changed_since() {
    let sandbox = Sandbox::new();
    let saved = sandbox.run(&["plan", "--go", "1.23", "--offline", "--json"]).stdout;
    fs::write(sandbox.dir().join("plan.json"), saved).unwrap();
    sandbox.write(".profile", "# new\n");
    let ran = sandbox.run(&["apply", "plan.json", "--offline"]);
    ran.failed_with(65, "GR-APPLY-003");
    assert_eq!(fs::read(sandbox.home().join(".profile")).unwrap(), b"# new\n");
}

#[test]
fn nothing_to_undo_is_success_and_leaves_nothing() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["undo", "--yes", "--json", "--detailed-exitcode"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.json()["changed"], false);
    assert!(sandbox.tree().is_empty());
}

#[test]
fn a_run_that_fails_offline_is_undone_without_a_trace_but_its_history() {
    let sandbox = Sandbox::new();
    sandbox.write(".profile", "echo hi");
    let before = sandbox.tree();
    let ran = sandbox.run(&["setup", "--go", "1.23", "--offline", "--yes"]);
    assert_eq!(ran.code, 69, "{}", ran.stderr);
    let logs = sandbox.home().join(".local/state/goready/logs");
    let log = fs::read_dir(&logs).unwrap().next().unwrap().unwrap();
    let text = fs::read_to_string(log.path()).unwrap();
    assert!(text.contains("GR-") && !text.contains(sandbox.home().to_str().unwrap()), "{text}");
    let ran = sandbox.run(&["undo", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let mut after = sandbox.tree();
    after.retain(|path, _| {
        !path.starts_with(sandbox.home().join(".local/state")) && !path.ends_with(".local")
    });
    assert_eq!(after, before);
    assert!(!logs.exists());
    assert_eq!(sandbox.run(&["history"]).code, 0);
    assert!(!logs.exists(), "a look after the undo must leave no log");
}

//! One command sets up a Go and proves it, the same command again does nothing, one undo gives the old home.

use crate::answers::{answer, evidence};
use crate::traced::traced;
use crate::{Bare, module_proxy};
use goready_tests::faults::{Hashes, Machine, NEW, Picture, binary, differences};
use goready_tests::sampled;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The run.
const SETUP: [&str; 5] = ["setup", "--go", "1.23", "--yes", "--json"];

/// A directory that a home may well lie below, and that no shell can be told without quoting.
const NASTY: &str = "it's 100 $HOME\\ \"中文\"";

/// Below these everything is ours.
const OURS: [&str; 3] = [".local/share/goready", ".local/state/goready", ".cache/goready"];

/// Fails where the home holds something that is neither a person's nor ours nor planned: Go's telemetry or caches, a
/// shell's history.
#[track_caller]
fn assert_nobody_else_left_anything(home: &Path, before: &Picture, after: &Picture, answer: &Value) {
    let steps = answer["plan"]["steps"].as_array().unwrap();
    let planned: Vec<&Path> = steps.iter().filter_map(|step| step["path"].as_str()).map(Path::new).collect();
    assert!(!planned.is_empty(), "{answer}");
    for path in after.keys().filter(|path| !before.contains_key(*path)) {
        let is_ours = OURS.iter().any(|ours| path.starts_with(ours) || Path::new(ours).starts_with(path));
        let is_planned = planned.iter().any(|planned| planned.starts_with(home.join(path)));
        assert!(is_ours || is_planned, "{} is nobody's", path.display());
    }
}

/// Fails unless an undo left only what is to outlive it.
#[track_caller]
fn assert_only_the_history_stays(before: &Picture, after: &Picture) {
    let mut left = after.clone();
    let history = Path::new(".local/state/goready/history");
    left.retain(|path, _| !path.starts_with(history) && !history.starts_with(path));
    let mut wanted = before.clone();
    // The link to the shared build cache was made by the test, in a place of ours.
    wanted.retain(|path, _| !path.starts_with(".cache/goready"));
    assert_eq!(differences(&left, &wanted), Vec::<String>::new());
    assert!(after.keys().any(|path| path.starts_with(history)), "the history is gone");
}

#[track_caller]
fn assert_did_all(answer: &Value) {
    assert_eq!((&answer["changed"], &answer["would_change"]), (&true.into(), &false.into()));
    let steps = answer["steps"].as_array().unwrap();
    let done: Vec<&str> = steps.iter().filter_map(|step| step["action"].as_str()).collect();
    for action in ["fetch", "unpack", "write_file", "activate", "edit_shell_file", "make_dir"] {
        assert!(done.contains(&action), "{action} is missing in {done:?}");
    }
    assert!(steps.iter().all(|step| step["outcome"] == "done"), "{steps:?}");
    let findings = answer["findings"].as_array().unwrap();
    let proofs: Vec<&str> =
        findings.iter().filter_map(|finding| finding["proof"]["proof"].as_str()).collect();
    for proof in ["go_version", "go_env", "hello_build", "hello_run", "shell_login", "shell_interactive"] {
        assert!(proofs.contains(&proof), "{proof} is missing in {proofs:?}");
    }
    let is_bad = |finding: &&Value| finding["severity"] != "ok";
    let bad: Vec<&Value> = findings.iter().filter(is_bad).collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[track_caller]
fn assert_did_nothing(machine: &Machine) {
    let (again, seen) = traced(machine, &SETUP);
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    let answer = answer(&again);
    assert_eq!((&answer["changed"], &answer["would_change"]), (&false.into(), &false.into()));
    assert_eq!(answer["plan"]["steps"], Value::Array(Vec::new()));
    assert_eq!(answer["receipt"], Value::Null);
    assert_eq!(seen.sockets, Vec::<String>::new());
    assert_eq!(seen.children, Vec::<String>::new());
}

#[test]
fn one_command_sets_up_a_go_and_one_undo_takes_all_of_it_back() {
    let (_server, source) = module_proxy();
    let bare = Bare::below(NASTY, &source);
    let (machine, home) = (&bare.machine, bare.machine.home());
    let mut hashes = Hashes::default();
    let before = hashes.everything(&home);

    let (first, seen) = traced(machine, &SETUP);
    assert_eq!(first.code, Some(0), "{}{}", first.stdout, first.stderr);
    let first = answer(&first);
    assert_did_all(&first);
    let [database] = evidence(&first).try_into().unwrap();
    assert_eq!((&database["evidence"], &database["name"]), (&"database".into(), &"sum.golang.org".into()));
    assert_eq!(database["anchor"]["key"], "built_in");
    // What the next run must not do is seen when it is done.
    assert!(!seen.sockets.is_empty() && !seen.children.is_empty(), "{seen:?}");
    let after = hashes.everything(&home);
    assert_nobody_else_left_anything(&home, &before, &after, &first);
    assert_eq!(machine.active_version().unwrap().as_deref(), Some(NEW));
    machine.hello().unwrap();

    assert_did_nothing(machine);
    let undone = machine.run(&["undo", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}{}", undone.stdout, undone.stderr);
    assert_only_the_history_stays(&before, &hashes.everything(&home));
    sampled("a whole set-up in one nasty home; tests/shells has the others");
}

#[test]
fn the_detailed_exit_code_tells_a_change_from_none() {
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    let words = |words: &'static [&str]| [words, &["--detailed-exitcode"]].concat();
    let first = bare.machine.run(&words(&SETUP));
    assert_eq!(first.code, Some(2), "{}{}", first.stdout, first.stderr);
    assert_eq!(bare.machine.run(&words(&SETUP)).code, Some(0));
    assert_eq!(bare.machine.run(&words(&["undo", "--yes"])).code, Some(2));
    assert_eq!(bare.machine.run(&words(&["undo", "--yes"])).code, Some(0));
}

#[test]
#[ignore = "long: asks Go's public services, as the README's first command does"]
fn the_readmes_first_command_ends_with_the_newest_stable_go_in_a_new_shell() {
    let place = tempfile::tempdir().unwrap();
    let home = place.path();
    let person = |command: &mut Command| {
        command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", home).env("SHELL", "/bin/bash");
        command.current_dir(home).output().unwrap()
    };
    let ran = person(Command::new(binary()).args(["setup", "--yes"]));
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(0), "{said}");
    assert!(said.contains("(verified: "), "{said}");
    let version = person(Command::new("bash").args(["-lic", "go version"]));
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let newest =
        version.trim().strip_prefix("go version go").and_then(|rest| rest.split(' ').next()).unwrap();
    assert!(said.contains(&format!("Plan: set up Go {newest}\n")), "{version}{said}");
    sampled(&format!(
        "the README's first command: {}",
        said.lines().find(|line| line.contains("verified")).unwrap()
    ));
}

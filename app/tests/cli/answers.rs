//! What commands answer: one JSON object each, of its schema, and texts.

use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs;
use std::path::Path;

#[track_caller]
pub(crate) fn assert_valid(json: &Value) {
    let name = json["schema"].as_str().unwrap();
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas");
    let mut schemas = fs::read_dir(dir).unwrap().map(|entry| -> Value {
        serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap()
    });
    let names =
        |schema: &Value| schema["properties"]["schema"]["enum"].as_array().unwrap().contains(&name.into());
    let schema = schemas.find(names).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> = validator.iter_errors(json).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{name}: {problems:?}");
}

#[test]
fn every_answer_is_one_object_of_its_schema() {
    let sandbox = Sandbox::new();
    sandbox.write(".profile", "echo hi");
    for (words, schema, exit) in [
        (&["status"][..], "goready.status.v1", 0),
        (&["history"], "goready.history.v1", 0),
        (&["verify"], "goready.verify.v1", 1),
        (&["sdk", "list"], "goready.sdk-list.v1", 0),
        (&["sdk", "list", "--available", "--offline"], "goready.sdk-available.v1", 0),
        (&["plan", "--offline"], "goready.plan.v1", 0),
        (&["setup", "--offline", "--dry-run"], "goready.setup.v1", 0),
        (&["sdk", "install", "1.22", "--offline", "--dry-run"], "goready.sdk-install.v1", 0),
        (&["undo"], "goready.undo.v1", 0),
        (&["matrix"], "goready.matrix.v1", 0),
        (&["matrix", "--go", "1.19", "--os", "freebsd", "--arch", "mipsle"], "goready.matrix.v1", 0),
        (&["cache", "list"], "goready.cache-list.v1", 0),
        (&["cache", "clean"], "goready.cache-clean.v1", 0),
        (&["completions", "bash"], "goready.text.v1", 0),
        (&["schema"], "goready.text.v1", 0),
        (&["help"], "goready.text.v1", 0),
        (&["--help"], "goready.text.v1", 0),
        (&["setup", "--offline"], "goready.error.v1", 64),
        (&["setup", "--offline", "--yes"], "goready.error.v1", 69),
        (&["history"], "goready.history.v1", 0),
    ] {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        let ran = sandbox.run(&words);
        assert_eq!(ran.code, exit, "{words:?}: {}", ran.stderr);
        let json = ran.json();
        assert_eq!(json["schema"], schema, "{words:?}");
        assert_valid(&json);
    }
}

#[test]
fn a_schema_is_strict_enough_to_refuse_another_shape() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas/goready.error.v1.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for wrong in [
        serde_json::json!({}),
        serde_json::json!({ "schema": "goready.setup.v1" }),
        serde_json::json!({ "schema": "goready.error.v1", "error": { "code": 7 } }),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn completions_come_for_every_shell_and_name_the_verbs() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = sandbox.run(&["completions", shell]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stdout.contains("setup") && ran.stdout.contains("dry-run"), "{shell}");
    }
}

#[test]
fn the_manual_page_is_made_in_both_languages() {
    let sandbox = Sandbox::new();
    let english = sandbox.run(&["man"]);
    assert!(english.stdout.starts_with(".ie") || english.stdout.contains(".TH"), "{}", english.stdout);
    assert!(sandbox.run(&["man", "--lang", "zh"]).stdout.contains("准备好使用"));
}

#[test]
fn help_goes_to_standard_output_and_complaints_to_standard_error() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["help", "sdk", "use"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    assert!(help.stdout.contains("goready sdk use"), "{}", help.stdout);
    let version = sandbox.run(&["--version"]);
    assert_eq!(version.stdout, format!("goready {}\n", env!("CARGO_PKG_VERSION")));
    let nothing = sandbox.run(&[]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (64, ""));
    assert!(nothing.stderr.contains("goready setup --yes"), "{}", nothing.stderr);
}

#[test]
fn quiet_says_only_what_went_wrong() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["setup", "--offline", "--dry-run", "--quiet"]);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    assert_eq!(sandbox.run(&["setup", "--offline", "--quiet"]).stderr.lines().count(), 2);
}

#[test]
fn verbose_shows_the_log_with_the_home_hidden() {
    let sandbox = Sandbox::new();
    let home = sandbox.home();
    let ran = sandbox.run(&["history", "-v", "--home", home.to_str().unwrap()]);
    assert!(ran.stderr.contains("--home ~"), "{}", ran.stderr);
    assert!(!ran.stderr.contains(home.to_str().unwrap()), "{}", ran.stderr);
}

#[test]
fn nothing_is_coloured_where_no_terminal_is() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["setup", "--offline", "--dry-run"]);
    assert!(!ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
}

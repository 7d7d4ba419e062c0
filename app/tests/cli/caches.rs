//! `cache list|clean`: ours and Go's, each only as asked.

use crate::answers::assert_valid;
use crate::sandbox::{Ran, Sandbox, ran};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

/// A home with something in every cache.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(".profile", "echo hi");
    sandbox.write(".cache/goready/downloads/go1.23.12.tar.gz", [7; 1000]);
    sandbox.write(".cache/goready/downloads/x.partial", [7; 100]);
    sandbox.write(".cache/goready/catalog.json", "{}");
    sandbox.write(".cache/goready/proofs/gocache/00/a", [7; 50]);
    sandbox.write(".local/share/goready/staging/run-1/go/VERSION", "x");
    sandbox.write(".cache/go-build/README", "This directory holds cached build artifacts from Go.\n");
    sandbox.write(".cache/go-build/00/a-d", [7; 30]);
    sandbox.write(".cache/go-build/mine.txt", "kept");
    sandbox.write("go/pkg/mod/cache/download/m/@v/list", "v1.0.0\n");
    sandbox.write("go/pkg/mod/m@v1.0.0/m.go", "package m\n");
    // As Go makes them: nobody may write there.
    let module = sandbox.home().join("go/pkg/mod/m@v1.0.0");
    fs::set_permissions(module, fs::Permissions::from_mode(0o555)).unwrap();
    sandbox
}

fn clean(sandbox: &Sandbox, words: &[&str]) -> Ran {
    let ran = sandbox.run(&[&["cache", "clean", "--yes"], words].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

/// What of the home is left of these.
fn left<'a>(sandbox: &Sandbox, paths: &[&'a str]) -> Vec<&'a str> {
    paths.iter().copied().filter(|path| sandbox.home().join(path).exists()).collect()
}

/// Every path of the home, logs left aside.
fn kept(sandbox: &Sandbox) -> Vec<PathBuf> {
    let state = sandbox.home().join(".local/state");
    sandbox.tree().into_keys().filter(|path| !path.starts_with(&state)).collect()
}

const OURS: [&str; 4] = [
    ".cache/goready/downloads",
    ".cache/goready/catalog.json",
    ".cache/goready/proofs",
    ".local/share/goready/staging/run-1",
];

#[test]
fn every_cache_is_listed_with_its_size_and_place() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["cache", "list", "--json"]);
    let json = ran.json();
    assert_valid(&json);
    let told: Vec<(&str, u64)> = json["caches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (found["cache"].as_str().unwrap(), found["size_bytes"].as_u64().unwrap()))
        .collect();
    let go_build = 30 + 4 + fs::metadata(sandbox.home().join(".cache/go-build/README")).unwrap().len();
    let expected = [
        ("downloads", 1100),
        ("catalog", 2),
        ("proofs", 50),
        ("staging", 1),
        ("go-build", go_build),
        ("go-modules", 17),
    ];
    assert_eq!(told, expected);
    assert_eq!(json["ours_bytes"], 1153);
    let text = sandbox.run(&["cache", "list"]).stdout;
    assert!(text.contains("~/go/pkg/mod") && text.contains("1.15 kB"), "{text}");
    assert!(sandbox.run(&["cache", "list", "--lang", "zh"]).stdout.contains("模块缓存"));
}

#[test]
fn a_dry_run_shows_what_would_become_free_and_keeps_it() {
    let sandbox = sandbox();
    let before = kept(&sandbox);
    let ran = sandbox.run(&["cache", "clean", "--dry-run", "--detailed-exitcode"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("1.15 kB become free. None of this can be taken back"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("goready undo"), "{}", ran.stderr);
    sandbox.run(&["cache", "clean"]).failed_with(64, "GR-CLI-001");
    assert_eq!(kept(&sandbox), before);
}

#[test]
fn without_a_name_ours_are_emptied_and_those_of_go_stay() {
    let sandbox = sandbox();
    let ran = clean(&sandbox, &["--json"]);
    let json = ran.json();
    assert_valid(&json);
    assert_eq!(json["steps"].as_array().unwrap().len(), 4);
    assert!(json["steps"].as_array().unwrap().iter().all(|step| step["outcome"] == "done"), "{json}");
    assert_eq!(left(&sandbox, &OURS), [""; 0]);
    assert_eq!(left(&sandbox, &[".cache/go-build/00/a-d", "go/pkg/mod/m@v1.0.0/m.go"]).len(), 2);
    assert!(sandbox.run(&["cache", "clean", "--yes"]).stderr.contains("Nothing to do"));
}

#[test]
fn those_of_go_are_emptied_when_they_are_named_and_nothing_beside_them() {
    let sandbox = sandbox();
    clean(&sandbox, &["go-build", "go-modules"]);
    assert_eq!(left(&sandbox, &["go/pkg/mod", ".cache/go-build/00", ".cache/go-build/README"]), [""; 0]);
    assert_eq!(left(&sandbox, &[".cache/go-build/mine.txt", "go/pkg"]).len(), 2);
    // Every run that changes something removes what interrupted ones left.
    assert_eq!(left(&sandbox, &OURS), OURS[..3]);
}

#[test]
fn a_home_is_no_cache_whatever_a_variable_says() {
    let sandbox = sandbox();
    sandbox.write("cache/download/x", "x");
    let before = kept(&sandbox);
    for (variable, path, name) in [
        ("GOMODCACHE", sandbox.home(), "go-modules"),
        ("GOMODCACHE", PathBuf::from("/"), "go-modules"),
        ("GOCACHE", sandbox.home().join("go"), "go-build"),
    ] {
        let command = sandbox.command().env(variable, &path).args(["cache", "clean", "--yes", name]);
        ran(command).failed_with(65, "GR-PLAN-021");
    }
    assert_eq!(kept(&sandbox), before);
}

#[test]
fn a_cache_that_is_a_link_is_followed_for_go_and_only_unlinked_for_us() {
    let sandbox = sandbox();
    let elsewhere = sandbox.dir().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    for (cache, moved) in [("go/pkg/mod", "modules"), (".cache/goready/downloads", "downloads")] {
        let (cache, moved) = (sandbox.home().join(cache), elsewhere.join(moved));
        fs::rename(&cache, &moved).unwrap();
        std::os::unix::fs::symlink(&moved, &cache).unwrap();
    }
    clean(&sandbox, &["go-modules", "downloads"]);
    assert!(!elsewhere.join("modules").exists());
    assert!(elsewhere.join("downloads/go1.23.12.tar.gz").exists());
    assert!(!sandbox.home().join(".cache/goready/downloads").is_symlink());
}

#[test]
fn an_emptied_cache_is_a_receipt_that_undo_passes_over() {
    let sandbox = sandbox();
    clean(&sandbox, &[]);
    let history = sandbox.run(&["history"]).stdout;
    assert!(history.contains("empty caches: our downloads, our list of releases"), "{history}");
    let ran = sandbox.run(&["undo", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("othing"), "{}", ran.stderr);
}

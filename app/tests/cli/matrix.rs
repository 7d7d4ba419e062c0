//! `matrix` of the real binary.

use crate::sandbox::{Sandbox, ran};
use snapbox::str;

#[test]
fn one_target_is_told_for_each_line_that_was_asked_for() {
    let sandbox = Sandbox::new();
    let words = ["matrix", "--go", "1.21,1.22", "--os", "openbsd", "--arch", "ppc64"];
    sandbox.command().args(words).assert().success().stderr_eq(str![""]).stdout_eq(str![[r"
               1.21 1.22
openbsd/ppc64  !    +d*

Go 1.21: broken, and hidden by Go
Go 1.22: builds, no cgo, an SDK to download from 1.22.4 on (tar.gz)

Targets: printed by `go tool dist list` of 4 releases on 2026-11-24; `--json` names them
Downloads: Go's list of releases of 2026-08-19

"]]);
}

#[test]
fn lines_are_named_in_every_way_that_a_go_is_asked_for() {
    let sandbox = Sandbox::new();
    sandbox.write("p/go.mod", "module p\n\ngo 1.22\n\ntoolchain go1.23.4\n");
    for (go, lines) in [
        ("1.23", &["1.23"][..]),
        ("go1.23.12", &["1.23"]),
        ("home/p/go.mod", &["1.23"]),
        ("oldstable,stable", &["1.26", "1.27"]),
        ("1.19,1.23,1.19", &["1.19", "1.23"]),
    ] {
        let json = sandbox.run(&["matrix", "--go", go, "--json"]).json();
        let found: Vec<&str> =
            json["lines"].as_array().unwrap().iter().map(|line| line["line"].as_str().unwrap()).collect();
        assert_eq!(found, lines, "{go}");
    }
}

#[test]
fn a_name_that_go_does_not_have_is_refused_with_the_one_that_was_meant() {
    let sandbox = Sandbox::new();
    for (words, meant) in [
        (["--os", "lunix"], "linux"),
        (["--os", "macos"], "darwin"),
        (["--arch", "x86_64"], "amd64"),
        (["--arch", "risc64"], "riscv64"),
        (["--arch", "armhf"], "arm"),
        (["--go", "1.18"], "1.19"),
        (["--go", "1.99"], "1.27"),
    ] {
        let ran = sandbox.run(&["matrix", words[0], words[1]]);
        ran.failed_with(64, "GR-USE-004");
        assert!(ran.stderr.contains(words[1]) && ran.stderr.contains(meant), "{}", ran.stderr);
    }
    sandbox.run(&["matrix", "--go", "banana"]).failed_with(64, "GR-CAT-001");
    assert!(sandbox.run(&["matrix", "--os", ""]).stderr.contains("plan9"));
    assert_eq!(sandbox.run(&["matrix", "--os", "Linux", "--arch", "ARM64"]).code, 0);
}

#[test]
fn a_pair_that_never_was_a_target_is_an_answer() {
    let sandbox = Sandbox::new();
    let json = sandbox.run(&["matrix", "--os", "freebsd", "--arch", "mipsle", "--json"]).json();
    let cells = json["rows"][0]["cells"].as_array().unwrap();
    assert!(cells.len() == 9 && cells.iter().all(|cell| cell["support"] == "never"), "{json}");
}

#[test]
fn the_table_needs_no_home_and_leaves_nothing_in_one() {
    let sandbox = Sandbox::new();
    let before = sandbox.tree();
    assert_eq!(sandbox.run(&["matrix"]).stdout.lines().count(), 59);
    assert_eq!(sandbox.tree(), before);
    let homeless = ran(sandbox.command().env_remove("HOME").args(["matrix", "--lang", "zh"]));
    assert_eq!(homeless.code, 0, "{}", homeless.stderr);
    assert!(homeless.stdout.contains("一级支持"), "{}", homeless.stdout);
}

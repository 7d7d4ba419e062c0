//! `goready new`: a first project by the real binary, built, run and tested by a real Go, and taken back only while
//! nobody worked on it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test program whatever goes wrong is a failure"
)]
#![expect(clippy::disallowed_methods, reason = "tests start real programs")]

use goready_tests::faults::{Hashes, Machine, NEW, Ran, Start, differences, proxy, volume};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A home with an active Go.
struct Home {
    _place: TempDir,
    machine: Machine,
}

impl Home {
    fn new() -> Self {
        let place = tempfile::tempdir_in(volume()).unwrap();
        let machine = Machine::new(place.path(), &proxy(), Start::Bare);
        let home = Self { _place: place, machine };
        assert_eq!(home.run(&["setup", "--go", NEW, "--shells", "none", "--yes"]).code, Some(0));
        home
    }

    fn run(&self, words: &[&str]) -> Ran {
        self.machine.run(words)
    }

    fn made(&self, dir: &Path) -> Ran {
        let ran = self.run(&["new", dir.to_str().unwrap(), "--yes"]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
        ran
    }

    fn path(&self, name: &str) -> PathBuf {
        self.machine.home().join(name)
    }
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_first_project_is_built_run_and_tested_and_undo_removes_it() {
    let home = Home::new();
    let mut hashes = Hashes::default();
    let before = hashes.picture(&home.machine.home());
    let dir = home.path("work/it's 中文 hello");
    let ran = home.made(&dir);
    for said in ["“Hello, world!”", "“ok example.com/it-s----hello", "go build", "go run ."] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    assert_eq!(names(&dir), ["go.mod", "main.go", "main_test.go"]);
    let gofmt = home.path(&format!(".local/share/goready/sdk/go{NEW}/bin/gofmt"));
    let output = Command::new(gofmt).arg("-l").arg(&dir).output().unwrap();
    assert_eq!((output.stdout.as_slice(), output.stderr.as_slice()), (&b""[..], &b""[..]));
    let again = home.run(&["new", dir.to_str().unwrap(), "--yes", "--detailed-exitcode"]);
    assert_eq!(again.code, Some(0), "nothing to do: {}", again.stderr);
    let undone = home.run(&["undo", "--yes"]);
    assert_eq!(undone.code, Some(0), "{}", undone.stderr);
    assert!(!home.path("work").exists());
    let after = hashes.picture(&home.machine.home());
    assert_eq!(differences(&after, &before), Vec::<String>::new());
}

#[test]
fn an_empty_folder_is_good_enough_and_anything_in_it_is_not() {
    let home = Home::new();
    let dir = home.path("hello");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("notes"), "mine").unwrap();
    let refused = |dir: &Path| {
        let ran = home.run(&["new", dir.to_str().unwrap(), "--yes"]);
        assert_eq!(ran.code, Some(73), "{}", ran.stderr);
        assert!(ran.stderr.contains("[GR-PLAN-020]"), "{}", ran.stderr);
    };
    refused(&dir);
    assert_eq!(names(&dir), ["notes"]);
    refused(&dir.join("notes"));
    refused(&home.path(".local/share/goready/hello"));
    fs::remove_file(dir.join("notes")).unwrap();
    fs::write(dir.join("go.mod"), "module mine\n").unwrap();
    refused(&dir);
    fs::remove_file(dir.join("go.mod")).unwrap();
    home.made(&dir);
    assert_eq!(home.run(&["undo", "--yes"]).code, Some(0));
    assert_eq!(names(&dir), [""; 0], "the folder that was there stays");
}

#[test]
fn a_project_that_was_worked_on_stays_as_a_whole() {
    type Work = fn(&Path);
    let home = Home::new();
    let works: [(&str, Work); 3] = [
        ("changed", |dir| fs::write(dir.join("main.go"), "package main\n\nfunc main() {}\n").unwrap()),
        ("added", |dir| fs::write(dir.join("more.go"), "package main\n").unwrap()),
        ("removed", |dir| fs::remove_file(dir.join("main_test.go")).unwrap()),
    ];
    for (name, work) in works {
        let dir = home.path(name);
        home.made(&dir);
        work(&dir);
        let before = names(&dir);
        let ran = home.run(&["undo", "--yes"]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains("was worked on since and stays"), "{name}: {}", ran.stderr);
        assert_eq!(names(&dir), before, "{name}");
    }
    // Projects do not keep what is ours: the undo of the set-up takes everything of it away.
    assert_eq!(home.run(&["undo", "--yes"]).code, Some(0));
    assert!(!home.path(".local/share/goready").exists());
    assert!(home.path("changed/main.go").exists());
}

#[test]
fn where_vs_code_is_the_project_gets_a_launch_file() {
    let home = Home::new();
    let bin = home.path("bin");
    fs::create_dir(&bin).unwrap();
    fs::write(bin.join("code"), "#!/bin/sh\n").unwrap();
    fs::set_permissions(bin.join("code"), fs::Permissions::from_mode(0o755)).unwrap();
    let dir = home.path("hello");
    let mut command = home.machine.command(&["new", dir.to_str().unwrap(), "--yes"]);
    command.env("PATH", format!("{}:/usr/bin:/bin", bin.display()));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let launch = fs::read(dir.join(".vscode/launch.json")).unwrap();
    let launch: serde_json::Value = serde_json::from_slice(&launch).unwrap();
    assert_eq!(launch["configurations"][0]["type"], "go");
    assert_eq!(home.run(&["undo", "--yes"]).code, Some(0));
    assert!(!dir.exists());
}

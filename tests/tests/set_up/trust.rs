//! A Go from a module proxy is good by the checksum database, or by a hash that goready carries, and by nothing less.

use crate::answers::{answer, evidence};
use crate::refused::assert_nothing_comes_of;
use crate::traced::traced;
use crate::{Bare, UNPINNED, kept, module_proxy, zip};
use goready_tests::faults::{NEW, recorder};
use goready_tests::server::{Changed, Server};
use std::fs;
use std::os::unix::fs::symlink;
use tempfile::TempDir;

/// A module proxy as a directory with one zip and no checksum database, such as a stick; with its `--source` word.
fn stick(version: &str) -> (TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join(zip(version).trim_start_matches('/'));
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    symlink(kept(&zip(version)), to).unwrap();
    let source = format!("goproxy:file://{}", dir.path().display());
    (dir, source)
}

/// The ways in which the plan would have the bytes of this Go shown good.
fn ways(bare: &Bare, version: &str) -> Vec<String> {
    let plan = answer(&bare.machine.run(&["plan", "--go", version, "--json"]));
    let enough = plan["plan"]["steps"][0]["candidates"][0]["enough"].as_array().unwrap();
    enough.iter().map(|way| way["required"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn without_network_a_hash_that_goready_carries_is_enough() {
    let (_dir, source) = stick(NEW);
    let bare = Bare::new(&source);
    assert_eq!(ways(&bare, NEW), ["database", "pinned_h1"]);
    let (ran, seen) = traced(&bare.machine, &["sdk", "install", NEW, "--offline", "--yes", "--json"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let [pinned] = evidence(&answer(&ran)).try_into().unwrap();
    assert_eq!(pinned["evidence"], "pinned_h1");
    assert_eq!(seen.sockets, Vec::<String>::new());
}

#[test]
fn a_go_that_goready_knows_no_hash_of_is_shown_good_by_the_checksum_database_alone() {
    let (_server, source) = module_proxy();
    let bare = Bare::new(&source);
    assert_eq!(ways(&bare, UNPINNED), ["database"]);
    let ran = bare.machine.run(&["sdk", "install", UNPINNED, "--yes", "--json"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let [database] = evidence(&answer(&ran)).try_into().unwrap();
    assert_eq!((&database["evidence"], &database["name"]), (&"database".into(), &"sum.golang.org".into()));
    // One that goready knows by name alone, where no database is to be had: its bytes are not even looked at.
    let (_dir, stick) = stick(NEW);
    let words = ["sdk", "install", "1.22.11", "--offline", "--yes"];
    assert_nothing_comes_of(&Bare::new(&stick), &words, 69, "GR-TRUST-019");
}

#[test]
fn a_zip_with_one_bit_flipped_or_of_another_go_is_refused_and_nothing_is_left() {
    let read = |version| fs::read(kept(&zip(version))).unwrap();
    let mut flipped = read(NEW);
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for (bytes, code) in [(flipped, "GR-ARC-003"), (read(UNPINNED), "GR-ARC-002")] {
        let server = Server::http(Changed::of(recorder()).bytes_at(&zip(NEW), bytes));
        let bare = Bare::new(&format!("goproxy:{}", server.url("")));
        assert_nothing_comes_of(&bare, &["setup", "--go", NEW, "--yes"], 80, code);
    }
}

#[test]
fn a_checksum_database_that_answers_for_another_go_is_refused_though_the_pin_would_do() {
    let lookup =
        |version| format!("/sumdb/sum.golang.org/lookup/golang.org/toolchain@v0.0.1-go{version}.linux-amd64");
    let other = fs::read(kept(&lookup(UNPINNED))).unwrap();
    let server = Server::http(Changed::of(recorder()).bytes_at(&lookup(NEW), other));
    let bare = Bare::new(&format!("goproxy:{}", server.url("")));
    assert_nothing_comes_of(&bare, &["setup", "--go", NEW, "--yes"], 80, "GR-TRUST-021");
}

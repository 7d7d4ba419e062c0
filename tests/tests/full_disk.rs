//! A disk that is full before a run, and one that fills up during it: the old Go stays, the code says so, the same
//! command completes once there is room, nothing stray is left, and one undo gives the original bytes.
//!
//! Homes lie on a volume in memory whose size is changed; only root may mount one, and without it the tests say loudly
//! that they were skipped.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test program whatever goes wrong is a failure"
)]

use goready_tests::faults::{Bench, Ran, Start, Volume, WithHello, proxy};
use goready_tests::sampled;
use std::fs;
use std::time::Duration;

/// Room for two SDKs, a third in staging, and archives.
const ROOMY: u64 = 3 << 30;

/// The exit code for a full disk.
const FULL: i32 = 74;

/// The exit code for a proof that failed.
const BROKEN: i32 = 1;

/// Shares of what a run needs, in thousandths: from nothing at all to just too little.
const SHARES: [u64; 10] = [0, 1, 10, 100, 200, 350, 500, 700, 900, 985];

struct Disk {
    volume: Volume,
    bench: Bench,
    /// Bytes that a clean run needs at its peak.
    needed: u64,
}

impl Disk {
    fn new() -> Option<Self> {
        let Some(volume) = Volume::mount(ROOMY) else {
            sampled("SKIPPED: full disks: only root may mount a volume");
            return None;
        };
        let mut bench = Bench::new(&volume.place(), &proxy(), Start::OldGo);
        forget_downloads(&bench);
        let used = volume.used();
        let mut peak = used;
        let mut child = bench.machine.command(&bench.machine.wish()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() {
            peak = peak.max(volume.used());
            std::thread::sleep(Duration::from_millis(5));
        }
        bench.undo().unwrap();
        forget_downloads(&bench);
        Some(Self { volume, bench, needed: peak - used })
    }

    /// Room again; the same command completes, and one undo takes it back.
    fn heals(&mut self) -> Result<(), String> {
        assert!(self.volume.resize(ROOMY));
        self.bench.check_again()?;
        self.bench.undo()?;
        forget_downloads(&self.bench);
        Ok(())
    }
}

/// Each run begins with nothing downloaded and the history as before the first.
fn forget_downloads(bench: &Bench) {
    bench.reset(goready_tests::faults::Downloads::Removed);
}

fn says_a_code(ran: &Ran, code: &str) -> bool {
    ran.stderr.contains(&format!("[{code}"))
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_go_and_the_same_command_heals() {
    fill_up(&[350], "one");
}

#[test]
#[ignore = "long: some 5 minutes"]
fn a_disk_that_fills_up_at_any_of_ten_sizes_leaves_the_old_go_and_the_same_command_heals() {
    fill_up(&SHARES, "ten");
}

fn fill_up(shares: &[u64], how_many: &str) {
    let Some(mut disk) = Disk::new() else { return };
    let mut told = Vec::new();
    for share in shares {
        let left = disk.needed * share / 1000;
        let limit = disk.volume.used() + left;
        let ran = disk.bench.interfere(&disk.bench.machine.wish(), || {
            // The run may have written more than that already: then nothing is left.
            if !disk.volume.resize(limit) {
                disk.volume.leave(0);
            }
        });
        let what = format!("{left} bytes left: {ran:?}");
        told.push(format!("{share}‰: exit {}", ran.code.unwrap()));
        let version = disk.bench.machine.active_version().expect(&what);
        if ran.code == Some(BROKEN) {
            // All steps were done; what had no room was the proof.
            assert!(says_a_code(&ran, "GR-") || ran.stdout.contains("[GR-"), "{what}");
        } else {
            assert_eq!(ran.code, Some(FULL), "{what}");
            assert!(says_a_code(&ran, "GR-"), "{what}");
            assert_eq!(version.as_deref(), Some(goready_tests::faults::OLD), "{what}");
        }
        disk.bench.check_killed(WithHello::No).expect(&what);
        disk.heals().expect(&what);
    }
    sampled(&format!(
        "a disk filling up, {how_many} sizes of {} bytes needed: {}",
        disk.needed,
        told.join(", ")
    ));
}

#[test]
#[ignore = "long: a minute"]
fn a_disk_that_is_too_small_is_refused_before_the_first_byte() {
    let Some(mut disk) = Disk::new() else { return };
    let before = disk.bench.picture();
    for share in [0, 10, 250, 500, 900] {
        disk.volume.leave(disk.needed * share / 1000);
        let ran = disk.bench.machine.run(&disk.bench.machine.wish());
        assert_eq!(ran.code, Some(FULL), "{share}‰: {ran:?}");
        assert!(says_a_code(&ran, "GR-PLAN-010"), "{share}‰: {ran:?}");
        assert!(!disk.bench.machine.journal().exists(), "{share}‰: a receipt was begun");
        assert_eq!(disk.bench.picture(), before, "{share}‰");
    }
    disk.heals().unwrap();
    sampled("a disk too small from the start: 5 sizes");
}

#[test]
#[ignore = "long: a minute"]
fn an_undo_on_a_full_disk_loses_nothing_and_completes_with_room() {
    let Some(mut disk) = Disk::new() else { return };
    for left in [0, 4096, 16_384, 65_536] {
        disk.bench.check_again().unwrap();
        disk.volume.leave(left);
        let ran = disk.bench.machine.run(&["undo", "--yes"]);
        assert!(matches!(ran.code, Some(0 | FULL)), "{left} bytes left: {ran:?}");
        disk.bench.machine.active_version().unwrap();
        assert!(disk.volume.resize(ROOMY));
        if ran.code == Some(FULL) {
            disk.bench.undo().unwrap();
        } else {
            disk.bench.check_undone(&ran).unwrap();
        }
        forget_downloads(&disk.bench);
    }
    sampled("undo on a full disk: 4 sizes");
    let _ = fs::metadata(disk.volume.path());
}

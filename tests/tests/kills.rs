//! SIGKILL at every step boundary and at random moments of a real set-up: the old Go works, the same command completes,
//! nothing stray is left, and one undo gives the original bytes.
//!
//! Each run sets up a real Go 1.23.12 over a real 1.22.12 (or in a bare home) from a tree of files, so that no time goes
//! into downloads. The proofs of every run are real too; only their build cache is warm. Two homes are worked on at a
//! time. `GOREADY_SEED=N` repeats a sweep, `GOREADY_KILLS=N` sets how many random moments it has.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "in a test program whatever goes wrong is a failure"
)]
#![expect(clippy::disallowed_methods, reason = "threads, and the size of a sweep is given by a variable")]

use goready_tests::faults::{Bench, Chance, Downloads, Killed, Moment, Start, WithHello, proxy, volume};
use goready_tests::sampled;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// Calls by which a run changes what is on disk, or makes it last.
const CALLS: &str = "fsync,fdatasync,syncfs,rename,renameat,renameat2,symlink,symlinkat,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,ftruncate,fchmod,chmod,fchown";

/// Homes that are worked on at a time.
const HOMES: usize = 2;

/// How often a program is built and run where a run was killed.
const HELLO_EVERY: usize = 20;

/// What a sweep did, told at its end.
#[derive(Default)]
struct Tally {
    killed: usize,
    hellos: usize,
    too_late: usize,
    at: BTreeMap<String, usize>,
    failures: Vec<String>,
}

/// Kills a run at each of the moments that `choose` gives for the numbers below `count`.
fn sweep(start: Start, count: usize, choose: impl Fn(&Bench, usize, usize) -> Moment + Sync) -> Tally {
    let (source, next, tally) = (proxy(), AtomicUsize::new(0), Mutex::new(Tally::default()));
    thread::scope(|scope| {
        for _ in 0..HOMES.min(count) {
            scope.spawn(|| {
                let place = tempfile::tempdir_in(volume()).unwrap();
                let mut bench = Bench::new(place.path(), &source, start);
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= count || tally.lock().unwrap().failures.len() >= 3 {
                        return;
                    }
                    if let Err(failure) = one(&mut bench, number, &choose, &tally) {
                        tally.lock().unwrap().failures.push(failure);
                        // What is wrong here would only be found again: a new home.
                        std::fs::remove_dir_all(bench.machine.home()).unwrap();
                        bench = Bench::new(&place.path().join(format!("after-{number}")), &source, start);
                    }
                }
            });
        }
    });
    tally.into_inner().unwrap()
}

fn one(
    bench: &mut Bench,
    number: usize,
    choose: &(impl Fn(&Bench, usize, usize) -> Moment + Sync),
    tally: &Mutex<Tally>,
) -> Result<(), String> {
    // A moment that came too late is tried once more with another; a boundary that is not reached is told.
    for attempt in 0..8 {
        let moment = choose(bench, number, attempt);
        let start = bench.machine.start;
        bench.reset(if number.is_multiple_of(2) { Downloads::Removed } else { Downloads::Kept });
        let killed = bench.kill(&bench.machine.wish(), &moment);
        let with_hello = if number.is_multiple_of(HELLO_EVERY) { WithHello::Yes } else { WithHello::No };
        if let Killed::At(step) = &killed {
            let checked = bench.check_killed(with_hello);
            checked
                .map_err(|failure| format!("run {number}, {start:?}, {moment:?}, at {step}: {failure}"))?;
            let mut tally = tally.lock().unwrap();
            tally.killed += 1;
            tally.hellos += usize::from(with_hello == WithHello::Yes && start == Start::OldGo);
            *tally.at.entry(step.clone()).or_default() += 1;
        } else {
            tally.lock().unwrap().too_late += 1;
        }
        if matches!(killed, Killed::Ended(code) if code != Some(0)) {
            return Err(format!("run {number}, {start:?}, {moment:?}: {killed:?}"));
        }
        let again = bench.check_again().and_then(|()| bench.undo());
        again.map_err(|failure| format!("run {number}, {start:?}, {moment:?}, {killed:?}: {failure}"))?;
        if matches!(killed, Killed::At(_)) || matches!(moment, Moment::Call(..)) {
            return Ok(());
        }
    }
    Ok(())
}

fn tell(what: &str, seed: u64, tally: &Tally) {
    let Tally { killed, hellos, too_late, at, failures } = tally;
    sampled(&format!(
        "{what}: {killed} runs killed, `go version` and undo proved each time, hello {hellos} times, {too_late} ended \
         before the kill, seed {seed}"
    ));
    println!("{what}: killed when the journal's newest record was: {at:#?}");
    assert!(failures.is_empty(), "{what}, seed {seed}:\n{}", failures.join("\n\n"));
}

/// A moment of the changing steps: half of them by the clock, half right behind a record of the journal, because most of
/// the time goes into unpacking and most of the steps are elsewhere.
fn random_moment(seed: u64, bench: &Bench, number: usize, attempt: usize) -> Moment {
    let mut chance =
        Chance::new(seed ^ (((number as u64) << 8) + attempt as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
    if chance.below(2) == 0 {
        let micros = u64::try_from(bench.changing.as_micros()).unwrap();
        return Moment::After(Duration::from_micros(chance.below(micros)));
    }
    // The first record is the beginning, the last one the end.
    let record = 2 + chance.below(bench.records as u64 - 2);
    Moment::Record(usize::try_from(record).unwrap(), Duration::from_micros(chance.below(12_000)))
}

/// A moment of the proofs: a `go build` may be alive when its goready is not.
fn moment_of_proofs(seed: u64, bench: &Bench, number: usize, attempt: usize) -> Moment {
    let mut chance = Chance::new(seed.wrapping_add(((number as u64) << 8) + attempt as u64));
    let micros = u64::try_from(bench.whole.saturating_sub(bench.changing).as_micros()).unwrap();
    Moment::Record(bench.records - 1, Duration::from_micros(chance.below(micros)))
}

/// Every boundary of a run of this kind; its home is made only to count them.
fn boundaries(start: Start) -> Vec<(String, usize)> {
    let place = tempfile::tempdir_in(volume()).unwrap();
    Bench::new(place.path(), &proxy(), start).boundaries(CALLS)
}

fn call(boundaries: &[(String, usize)], number: usize) -> Moment {
    let (name, nth) = boundaries.get(number).unwrap();
    Moment::Call(name.clone(), *nth)
}

#[test]
fn a_few_killed_runs_heal_and_one_undo_gives_the_old_bytes() {
    let seed = Chance::seed();
    let tally = sweep(Start::OldGo, 4, |bench, number, attempt| random_moment(seed, bench, number, attempt));
    tell("kills at random moments", seed, &tally);
    assert_eq!(tally.killed, 4);
}

#[test]
#[ignore = "long: some 20 minutes"]
fn two_hundred_killed_runs_heal_and_one_undo_gives_the_old_bytes() {
    let seed = Chance::seed();
    let count = std::env::var("GOREADY_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(200);
    let tally =
        sweep(Start::OldGo, count, |bench, number, attempt| random_moment(seed, bench, number, attempt));
    tell("kills at random moments over an old Go", seed, &tally);
    assert_eq!(tally.killed, count);
}

#[test]
#[ignore = "long: some 5 minutes"]
fn killed_runs_in_a_bare_home_heal_and_one_undo_gives_the_bare_home() {
    let seed = Chance::seed();
    let tally = sweep(Start::Bare, 40, |bench, number, attempt| random_moment(seed, bench, number, attempt));
    tell("kills at random moments in a bare home", seed, &tally);
    assert_eq!(tally.killed, 40);
}

#[test]
#[ignore = "long: some 3 minutes"]
fn a_go_build_that_outlives_its_killed_run_is_no_trouble() {
    let seed = Chance::seed();
    let tally =
        sweep(Start::OldGo, 20, |bench, number, attempt| moment_of_proofs(seed, bench, number, attempt));
    tell("kills during the proofs", seed, &tally);
    assert_eq!(tally.killed, 20);
}

#[test]
#[ignore = "long: some 10 minutes"]
fn a_run_killed_at_any_step_boundary_heals_and_one_undo_gives_the_old_bytes() {
    kill_at_each_boundary(Start::OldGo);
}

#[test]
#[ignore = "long: some 10 minutes"]
fn a_run_in_a_bare_home_killed_at_any_step_boundary_heals_and_one_undo_gives_the_bare_home() {
    kill_at_each_boundary(Start::Bare);
}

fn kill_at_each_boundary(start: Start) {
    let found = boundaries(start);
    let count = found.len();
    let tally = sweep(start, count, |_, number, _| call(&found, number));
    tell(&format!("kills at each of {count} step boundaries ({start:?})"), 0, &tally);
    assert!(tally.killed > 50, "only {} boundaries", tally.killed);
}

//! How long a verified, durable set-up takes, compared in one run: on an archive with the usual commands, on a module's
//! zip with what `go` itself downloads; and how much memory it needs, and how long finding out takes that nothing is
//! left to do.
//!
//! `tests/bench` builds what is measured and starts this. Contestants take turns (A B A B …), each in a fresh folder of
//! one volume, after the same preparation; ratios are taken turn by turn, so they hold when the machine's speed drifts.
//! A bound that does not hold makes the exit code 1.
//!
//! ```text
//! tests/bench [--rounds N] [--cold]
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the table is what this program is for")]

mod contestant;
mod figures;
mod ground;

use contestant::Contestant;
use figures::{Figures, row};
use ground::{Ground, Warmth};
use std::process::ExitCode;

/// Turns that count, unless `--rounds` says otherwise.
const ROUNDS: usize = 7;

/// At most this share of the time that `sha256sum`, `tar -xzf` and `sync -f` take.
const MOST_OF_TOOLS: f64 = 0.8;
/// Less than the time that `go` takes.
const MOST_OF_GO: f64 = 1.0;
/// The most memory a set-up may need, in kilobytes.
const MOST_KB: f64 = 64.0 * 1000.0;
/// The longest that a set-up may take which finds nothing to do, in milliseconds.
const MOST_NO_OP_MILLIS: f64 = 50.0;
/// Counted runs with nothing to do, for each round: they are short.
const NO_OPS_PER_ROUND: usize = 3;

fn main() -> ExitCode {
    let Some((rounds, warmth)) = asked() else {
        eprintln!("usage: tests/bench [--rounds N] [--cold]");
        return ExitCode::from(64);
    };
    let ground = Ground::prepare(warmth);
    println!("{}", ground.describe(rounds));
    let archive = turns(&ground, rounds, &Contestant::ON_ARCHIVE);
    let zip = turns(&ground, rounds, &Contestant::ON_ZIP);
    let no_op = no_ops(&ground, rounds * NO_OPS_PER_ROUND);
    let peaks = Figures::new(archive.iter().chain(&zip).flat_map(|turn| turn.peaks_kb.clone()).collect());
    report(&archive, &zip, &no_op, &peaks)
}

/// Rounds and warmth, unless the words cannot be meant.
fn asked() -> Option<(usize, Warmth)> {
    let (mut rounds, mut warmth) = (ROUNDS, Warmth::ArchiveInMemory);
    // `cargo bench` adds `--bench` of its own.
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        match word.as_str() {
            "--rounds" => rounds = words.next()?.parse().ok().filter(|rounds| *rounds > 0)?,
            "--cold" => warmth = Warmth::Cold,
            _ => return None,
        }
    }
    Some((rounds, warmth))
}

/// What one contestant did in all its turns.
struct Turns {
    contestant: Contestant,
    millis: Figures,
    peaks_kb: Vec<f64>,
}

/// Lets contestants take turns; a first turn of each is not counted.
fn turns(ground: &Ground, rounds: usize, contestants: &[Contestant]) -> Vec<Turns> {
    let mut samples: Vec<Vec<contestant::Sample>> = contestants.iter().map(|_| Vec::new()).collect();
    for round in 0..=rounds {
        for (contestant, samples) in contestants.iter().zip(&mut samples) {
            let sample = contestant.run(ground);
            eprintln!("turn {round}: {:>8.0} ms  {}", sample.millis, contestant.name());
            if round > 0 {
                samples.push(sample);
            }
        }
    }
    let told = |(contestant, samples): (&Contestant, Vec<contestant::Sample>)| Turns {
        contestant: *contestant,
        millis: Figures::new(samples.iter().map(|sample| sample.millis).collect()),
        peaks_kb: samples.iter().filter_map(|sample| sample.peak_kb).collect(),
    };
    contestants.iter().zip(samples).map(told).collect()
}

/// Set-ups that find everything in place.
fn no_ops(ground: &Ground, count: usize) -> Figures {
    let place = ground.fresh();
    let set_up = contestant::SetUp::from_zip(ground, &place);
    set_up.complete();
    Figures::new((0..count).map(|_| set_up.again()).collect())
}

fn report(archive: &[Turns], zip: &[Turns], no_op: &Figures, peaks: &Figures) -> ExitCode {
    let mut is_kept = true;
    println!("\nmilliseconds until the Go is active        median     min     max   ratio");
    for (heading, group) in [("one tar.gz", archive), ("one zip, from a local module proxy", zip)] {
        println!("{heading}");
        for turn in group {
            let rival = turn.contestant.rival();
            let rival = rival.and_then(|rival| group.iter().find(|other| other.contestant == rival));
            let ratio = rival.map(|rival| turn.millis.ratio(&rival.millis));
            println!("{}", row(turn.contestant.name(), &turn.millis, ratio));
            if let (Some(ratio), Some(most)) = (ratio, turn.contestant.most_of_rival()) {
                is_kept &= bound(&format!("ratio {ratio:.2}, at most {most:.2}"), ratio <= most);
            }
        }
    }
    println!("{}", row("set-up with nothing left to do", no_op, None));
    let (no_op, peak) = (no_op.median(), peaks.max());
    is_kept &=
        bound(&format!("{no_op:.0} ms, at most {MOST_NO_OP_MILLIS:.0} ms"), no_op <= MOST_NO_OP_MILLIS);
    println!("{}", row("peak memory of a set-up, in kB", peaks, None));
    is_kept &= bound(&format!("{peak:.0} kB, at most {MOST_KB:.0} kB"), peak <= MOST_KB);
    if is_kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Tells a bound, and whether it holds.
fn bound(what: &str, holds: bool) -> bool {
    println!("    {} {what}", if holds { "holds:" } else { "BROKEN:" });
    holds
}

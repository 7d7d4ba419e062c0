//! A database that signs contradicting trees, or records that it should not have, is found out.

use crate::fixture::Between;
use crate::synthetic::{Keeps, Log, Served, Signer};
use goready_installers::error::{Class, Coded as _, Hint};
use goready_installers::trust::{Fork, TrustError};

const H1: &str = "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=";
const OTHER_H1: &str = "h1:rRL9rPpsjKfpdDFcppvNgw1/dynUMrpDcTxdIwtyFR0=";

fn records(count: usize, h1: &str) -> Vec<String> {
    let record = |n| format!("example.com/m v0.0.{n} {h1}\nexample.com/m v0.0.{n}/go.mod {H1}\n");
    (0..count).map(record).collect()
}

fn fork_of(error: TrustError) -> Fork {
    assert_eq!((error.class(), error.hint()), (Class::Integrity, Hint::DistrustSource));
    let TrustError::Fork { name, fork } = error else { panic!("not taken for a fork: {error}") };
    assert_eq!(name, "sum.example.com");
    *fork
}

#[test]
fn a_tree_that_does_not_continue_the_stored_one_is_a_fork_with_its_proof() {
    let signer = Signer::new("sum.example.com", 1);
    let told = Log::of(records(900, H1), Keeps::EveryWidth);
    let hidden = Log::of(records(900, OTHER_H1), Keeps::EveryWidth);
    for (stored_size, served_size) in [(300, 900), (900, 300), (512, 900), (1, 2), (899, 900), (256, 257)] {
        let note = signer.head(stored_size, told.root_at(stored_size));
        let stored = signer.database().open_head(&note, "stored").unwrap();
        // The source serves whichever tree the larger head speaks of: the best that a cheating one can do.
        let (larger, smaller) = if stored_size > served_size { (&told, &hidden) } else { (&hidden, &told) };
        let tiles = larger.clone();
        let answers = Served { signer: &signer, log: &hidden, size: served_size };
        let source = Between::altering(&answers, |path, bytes| {
            if path.starts_with("/tile/") {
                goready_installers::trust::TileSource::get(&tiles, path).unwrap()
            } else {
                bytes
            }
        });
        let error = signer.database().lookup(&source, "example.com/m", "v0.0.0", Some(&stored)).unwrap_err();
        let fork = fork_of(error);
        let (low, high) = (stored_size.min(served_size), stored_size.max(served_size));
        assert_eq!((fork.older.size(), fork.newer.size()), (low as u64, high as u64));
        assert_eq!(fork.older.root(), smaller.root_at(low));
        assert_eq!(fork.found, larger.root_at(low));
        // The proof convinces without any tile.
        fork.proof.unwrap().require(fork.found, fork.newer.root()).unwrap();
        signer.database().open_head(fork.older.note(), "proof").unwrap();
        signer.database().open_head(fork.newer.note(), "proof").unwrap();
    }
}

#[test]
fn two_roots_for_one_size_are_a_fork_without_any_tile() {
    let signer = Signer::new("sum.example.com", 1);
    let told = Log::of(records(5, H1), Keeps::EveryWidth);
    let hidden = Log::of(records(5, OTHER_H1), Keeps::EveryWidth);
    let stored = signer.database().open_head(&signer.head(5, told.root_at(5)), "stored").unwrap();
    let served = Served { signer: &signer, log: &hidden, size: 5 };
    let source = Between::honest(&served);
    let error = signer.database().lookup(&source, "example.com/m", "v0.0.0", Some(&stored)).unwrap_err();
    assert_eq!(fork_of(error).proof, None);
    assert_eq!(source.asked().len(), 1);
}

#[test]
fn a_log_that_grows_stays_believed_from_every_size_to_every_size() {
    let signer = Signer::new("sum.example.com", 1);
    let log = Log::of(records(600, H1), Keeps::EveryWidth);
    let sizes = [1, 2, 3, 255, 256, 257, 511, 512, 513, 599, 600];
    for stored_size in sizes {
        let note = signer.head(stored_size, log.root_at(stored_size));
        let stored = signer.database().open_head(&note, "stored").unwrap();
        for size in sizes {
            let served = Served { signer: &signer, log: &log, size };
            let record = signer.database().lookup(&served, "example.com/m", "v0.0.0", Some(&stored)).unwrap();
            assert_eq!(record.head.size(), size.max(stored_size) as u64);
            assert_eq!((record.id, record.h1.to_string().as_str()), (0, H1));
        }
    }
}

#[test]
fn records_that_say_less_more_or_something_else_are_refused_though_they_are_in_the_log() {
    let signer = Signer::new("sum.example.com", 1);
    let refused = |module: &str, record: String| {
        let log = Log::of(vec![record.clone()], Keeps::EveryWidth);
        let served = Served { signer: &signer, log: &log, size: 1 };
        let error = signer.database().lookup(&served, module, "v1.0.0", None);
        error.expect_err(&record)
    };
    let (files, go_mod) = (format!("m v1.0.0 {H1}\n"), format!("m v1.0.0/go.mod {H1}\n"));
    for record in [
        files.clone(),
        format!("{files}{files}"),
        format!("{files}{files}{go_mod}"),
        format!("{files}m v1.0.0 {OTHER_H1}\n{go_mod}"),
        format!("{files}{go_mod}n v1.0.0 {H1}\n"),
        format!("{files}m v1.0.1/go.mod {H1}\n"),
        format!("m v1.0.0 h2:x\n{go_mod}"),
        format!("m v1.0.0 {H1} more\n{go_mod}"),
    ] {
        assert!(matches!(refused("m", record.clone()), TrustError::RecordElsewhere { .. }), "{record}");
    }
    // A toolchain's go.mod has one hash, ever.
    let module = "golang.org/toolchain";
    let record = format!("{module} v1.0.0 {H1}\n{module} v1.0.0/go.mod {OTHER_H1}\n");
    assert!(matches!(refused(module, record), TrustError::ToolchainGoMod { .. }));
}

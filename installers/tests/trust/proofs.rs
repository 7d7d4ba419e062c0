//! Trees, tiles and proofs against a log computed by RFC 6962's definitions.

use crate::fixture::Between;
use crate::synthetic::{Keeps, Log};
use goready_installers::trust::tlog::LogHash;
use goready_installers::trust::tlog::tile::Tile;
use goready_installers::trust::tlog::tree::SignedTree;
use goready_installers::trust::{Sha256Sum, TileSource, TrustError};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;

/// Enough records for three levels of tiles.
static LOG: LazyLock<Log> = LazyLock::new(|| Log::numbered(70_000));

fn tree<'a>(source: &'a dyn TileSource, log: &Log, size: usize) -> SignedTree<'a> {
    SignedTree::new(source, size as u64, log.root_at(size))
}

fn flip(hash: LogHash, bit: usize) -> LogHash {
    let mut bytes = hash.0;
    bytes[bit / 8 % 32] ^= 1 << (bit % 8);
    LogHash(bytes)
}

/// Leaves and roots that the authors of Certificate Transparency published with their reference implementation.
#[test]
fn roots_are_those_of_the_reference_implementation() {
    let leaves: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let records = leaves.iter().map(|leaf| String::from_utf8(leaf.to_vec()).unwrap()).collect();
    let log = Log::of(records, Keeps::EveryWidth);
    let published = [
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ];
    for size in 0..=8 {
        assert_eq!(log.root_at(size), log.root_by_definition(size));
    }
    for size in [9, 255, 256, 257, 1023, 1999] {
        assert_eq!(LOG.root_at(size), LOG.root_by_definition(size));
    }
    for (size, root) in published {
        let found = tree(&log, &log, 8).root_at(size).unwrap();
        assert_eq!(Sha256Sum(found.0).to_string(), root, "root of the first {size}");
    }
}

#[test]
fn tiles_are_named_as_go_names_them() {
    let cases = [
        (0, 0, 1, "/tile/8/0/000.p/1"),
        (0, 0, 256, "/tile/8/0/000"),
        (0, 999, 300_000, "/tile/8/0/999"),
        (0, 1000, 300_000, "/tile/8/0/x001/000"),
        (0, 202_454, 51_828_373, "/tile/8/0/x202/454.p/149"),
        (0, 1_234_067, 1 << 40, "/tile/8/0/x001/x234/067"),
        (3, 0, 71_999_284, "/tile/8/3/000.p/4"),
    ];
    for (level, index, size, path) in cases {
        assert_eq!(Tile::in_tree(level, index, size).unwrap().to_string(), path);
    }
    assert_eq!(Tile::in_tree(0, 1, 256), None);
    assert_eq!(Tile::in_tree(1, 0, 255), None);
    assert_eq!(Tile::in_tree(9, 0, u64::MAX), None);
    assert_eq!(Tile::in_tree(0, u64::MAX, u64::MAX), None);
    let edge: Vec<String> = Tile::edge(65_536 + 256 + 3).iter().map(ToString::to_string).collect();
    assert_eq!(edge, ["/tile/8/2/000.p/1", "/tile/8/1/001.p/1", "/tile/8/0/257.p/3"]);
}

#[test]
fn three_levels_of_tiles_are_read_and_each_only_once() {
    let log = &*LOG;
    let source = Between::honest(log);
    let mut tree = tree(&source, log, 70_000);
    for record in [0_usize, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999] {
        let proof = tree.record_proof(record as u64).unwrap();
        proof.require(log.leaf(record), log.root_at(70_000)).unwrap();
    }
    for older in [0_usize, 1, 255, 256, 257, 65_535, 65_536, 65_537, 69_999, 70_000] {
        assert_eq!(tree.root_at(older as u64).unwrap(), log.root_at(older), "root at {older}");
        let proof = tree.tree_proof(older as u64).unwrap();
        proof.require(log.root_at(older), log.root_at(70_000)).unwrap();
    }
    let mut asked = source.asked();
    let count = asked.len();
    asked.sort();
    asked.dedup();
    assert_eq!(asked.len(), count, "a tile was asked for twice");
}

#[test]
fn a_tile_that_was_completed_since_is_read_under_its_complete_name() {
    let log = LOG.first(65_536).keeping(Keeps::NewestWidth);
    for size in [1_usize, 255, 300, 511, 512, 65_535, 65_536] {
        let source = Between::honest(&log);
        let proof = tree(&source, &log, size).record_proof(size as u64 / 2).unwrap();
        proof.require(log.leaf(size / 2), log.root_at(size)).unwrap();
        assert!(source.asked().len() <= 6, "{:?}", source.asked());
    }
    // Where neither is served, the failure is that of the tile which the tree has.
    let log = LOG.first(600).keeping(Keeps::NewestWidth);
    let error = tree(&log, &log, 590).record_proof(0).unwrap_err();
    assert!(matches!(error, TrustError::Source(failure) if failure.path == "/tile/8/0/002.p/78"));
}

#[test]
fn nothing_beyond_the_tree_can_be_asked() {
    let log = Log::numbered(10);
    let mut tree = tree(&log, &log, 10);
    let outside = |record| TrustError::RecordOutsideTree { record, tree_size: 10 };
    assert_eq!(tree.record_proof(10).unwrap_err(), outside(10));
    assert_eq!(tree.record_proof(u64::MAX).unwrap_err(), outside(u64::MAX));
    assert_eq!(tree.root_at(11).unwrap_err(), outside(11));
    assert_eq!(tree.tree_proof(11).unwrap_err(), outside(11));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn proofs_of_records_hold_and_no_altered_one_does(
        size in 1_usize..=2000, record: Index, other: Index, at: Index, bit in 0_usize..256,
    ) {
        let log = LOG.first(size);
        let (record, root) = (record.index(size), log.root_at(size));
        let proof = tree(&log, &log, size).record_proof(record as u64).unwrap();
        proof.require(log.leaf(record), root).unwrap();

        prop_assert!(proof.require(flip(log.leaf(record), bit), root).is_err());
        prop_assert!(proof.require(log.leaf(record), flip(root, bit)).is_err());
        let mut longer = proof.clone();
        longer.hashes.push(root);
        prop_assert!(longer.require(log.leaf(record), root).is_err());
        let other = other.index(size);
        if other != record {
            prop_assert!(proof.require(log.leaf(other), root).is_err());
            let mut moved = proof.clone();
            moved.record = other as u64;
            prop_assert!(moved.require(log.leaf(record), root).is_err());
        }
        if !proof.hashes.is_empty() {
            let at = at.index(proof.hashes.len());
            let mut altered = proof.clone();
            altered.hashes[at] = flip(altered.hashes[at], bit);
            prop_assert!(altered.require(log.leaf(record), root).is_err());
            let mut shorter = proof;
            shorter.hashes.remove(at);
            prop_assert!(shorter.require(log.leaf(record), root).is_err());
        }
    }

    #[test]
    fn proofs_of_trees_hold_and_no_altered_one_does(
        size in 1_usize..=2000, older: Index, at: Index, bit in 0_usize..256,
    ) {
        let log = LOG.first(size);
        let older = older.index(size + 1);
        let (older_root, root) = (log.root_at(older), log.root_at(size));
        let mut signed = tree(&log, &log, size);
        prop_assert_eq!(signed.root_at(older as u64).unwrap(), older_root);
        let proof = signed.tree_proof(older as u64).unwrap();
        proof.require(older_root, root).unwrap();

        prop_assert!(proof.require(flip(older_root, bit), root).is_err());
        if older > 0 {
            prop_assert!(proof.require(older_root, flip(root, bit)).is_err());
        }
        let mut longer = proof.clone();
        longer.hashes.push(root);
        prop_assert!(longer.require(older_root, root).is_err());
        if !proof.hashes.is_empty() {
            let at = at.index(proof.hashes.len());
            let mut altered = proof.clone();
            altered.hashes[at] = flip(altered.hashes[at], bit);
            prop_assert!(altered.require(older_root, root).is_err());
            let mut shorter = proof;
            shorter.hashes.remove(at);
            prop_assert!(shorter.require(older_root, root).is_err());
        }
    }

    #[test]
    fn a_flipped_bit_in_any_tile_is_noticed(
        size in 1_usize..=2000, record: Index, older: Index, tile: Index, byte: Index, bit in 0_u8..8,
    ) {
        let log = LOG.first(size);
        let (record, older) = (record.index(size) as u64, older.index(size + 1) as u64);
        let honest = Between::honest(&log);
        let mut signed = tree(&honest, &log, size);
        signed.record_proof(record).unwrap();
        signed.root_at(older).unwrap();
        let asked = honest.asked();
        let target = asked[tile.index(asked.len())].clone();
        let liar = Between::altering(&log, |path, mut bytes| {
            if path == target {
                let at = byte.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            bytes
        });
        let mut signed = tree(&liar, &log, size);
        let verdict = signed.record_proof(record).and_then(|_| signed.root_at(older));
        let refused = matches!(
            verdict,
            Err(TrustError::RootMismatch { .. } | TrustError::TileMismatch { .. })
        );
        prop_assert!(refused, "{} went unnoticed: {:?}", target, verdict);
    }
}

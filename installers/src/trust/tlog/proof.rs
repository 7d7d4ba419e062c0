//! Proofs that stand alone: with a signed root they are all that is needed to believe.
//!
//! RFC 6962, sections 2.1.1 (audit paths) and 2.1.2 (consistency proofs).

use super::{LogHash, split};
use crate::trust::error::TrustError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Shows that a record is in a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordProof {
    /// The record's number.
    pub record: u64,
    /// How many records the tree has.
    pub tree_size: u64,
    /// The subtrees beside the way from the record to the root, in that order.
    pub hashes: Vec<LogHash>,
}

/// Shows that a tree is the beginning of a larger one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TreeProof {
    /// How many records the smaller tree has.
    pub older: u64,
    /// How many records the larger tree has.
    pub newer: u64,
    /// The subtrees beside the way from the smaller tree's end to the root, in that order.
    pub hashes: Vec<LogHash>,
}

/// The side of the way on which a subtree lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl RecordProof {
    /// Accepts the record only when the hashes lead from it to the root.
    pub fn require(&self, record: LogHash, root: LogHash) -> Result<(), TrustError> {
        let way = record_way(self.record, self.tree_size)?;
        let reached = way.iter().zip(&self.hashes).fold(record, |inner, ((side, _), hash)| match side {
            Side::Left => LogHash::of_pair(*hash, inner),
            Side::Right => LogHash::of_pair(inner, *hash),
        });
        if way.len() == self.hashes.len() && reached == root {
            Ok(())
        } else {
            Err(TrustError::RecordMismatch { record: self.record, tree_size: self.tree_size })
        }
    }

    /// The subtrees whose hashes such a proof holds.
    pub(super) fn subtrees(record: u64, tree_size: u64) -> Result<Vec<Range<u64>>, TrustError> {
        Ok(record_way(record, tree_size)?.into_iter().map(|(_, subtree)| subtree).collect())
    }
}

impl TreeProof {
    /// Accepts the smaller tree only when the hashes lead to both roots.
    pub fn require(&self, older_root: LogHash, newer_root: LogHash) -> Result<(), TrustError> {
        let way = tree_way(self.older, self.newer)?;
        let mut hashes = self.hashes.iter();
        let start = match (&way.start, self.older) {
            (_, 0) => Some(LogHash::of_nothing()),
            (None, _) => Some(older_root),
            (Some(_), _) => hashes.next().copied(),
        };
        let mut reached = start.map(|start| (start, start));
        for (side, _) in &way.steps {
            reached = reached.zip(hashes.next()).map(|((older, newer), hash)| match side {
                Side::Left => (LogHash::of_pair(*hash, older), LogHash::of_pair(*hash, newer)),
                Side::Right => (older, LogHash::of_pair(newer, *hash)),
            });
        }
        let consistent = match reached {
            Some((older, _)) if self.older == 0 => older == older_root,
            Some(roots) => roots == (older_root, newer_root),
            None => false,
        };
        if consistent && hashes.next().is_none() {
            Ok(())
        } else {
            Err(TrustError::TreeMismatch { older: self.older, newer: self.newer })
        }
    }

    /// The subtrees whose hashes such a proof holds.
    pub(super) fn subtrees(older: u64, newer: u64) -> Result<Vec<Range<u64>>, TrustError> {
        let way = tree_way(older, newer)?;
        Ok(way.start.into_iter().chain(way.steps.into_iter().map(|(_, subtree)| subtree)).collect())
    }
}

/// The subtrees beside the way from a record up to the root.
fn record_way(record: u64, tree_size: u64) -> Result<Vec<(Side, Range<u64>)>, TrustError> {
    if record >= tree_size {
        return Err(TrustError::RecordOutsideTree { record, tree_size });
    }
    let mut way = Vec::new();
    let mut here = 0..tree_size;
    while here.end - here.start > 1 {
        let middle = here.start + split(here.end - here.start);
        if record < middle {
            way.push((Side::Right, middle..here.end));
            here.end = middle;
        } else {
            way.push((Side::Left, here.start..middle));
            here.start = middle;
        }
    }
    way.reverse();
    Ok(way)
}

/// The way from the smaller tree's last complete part up to the larger one's root.
struct TreeWay {
    /// The part that it starts from; none where that is the smaller tree itself, whose root is known.
    start: Option<Range<u64>>,
    steps: Vec<(Side, Range<u64>)>,
}

fn tree_way(older: u64, newer: u64) -> Result<TreeWay, TrustError> {
    if older > newer {
        return Err(TrustError::RecordOutsideTree { record: older, tree_size: newer });
    }
    let mut steps = Vec::new();
    let mut here = 0..newer;
    // The tree without records is the beginning of every tree: nothing to show.
    while older > 0 && older != here.end {
        let middle = here.start + split(here.end - here.start);
        if older <= middle {
            steps.push((Side::Right, middle..here.end));
            here.end = middle;
        } else {
            steps.push((Side::Left, here.start..middle));
            here.start = middle;
        }
    }
    steps.reverse();
    Ok(TreeWay { start: (older > 0 && here.start > 0).then_some(here), steps })
}

//! Transparency logs: hashes of records, trees over them, and proofs.
//!
//! The tree is RFC 6962's (section 2.1); how it is cut into tiles is `golang.org/x/mod/sumdb/tlog`'s.
//!
//! - [`tile`] names tiles and what lies in them,
//! - [`tree`] reads tiles and believes none before it is proved against the signed root,
//! - [`proof`] holds proofs that need no tiles any more.

pub mod proof;
pub mod tile;
pub mod tree;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// Larger trees are refused, so that no arithmetic here can overflow: 2⁴⁸ records, four million times today's.
pub const LIMIT_RECORDS: u64 = 1 << 48;

/// A hash in the tree; written in base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct LogHash(pub [u8; 32]);

impl LogHash {
    /// The hash of a record's text, a leaf of the tree.
    #[must_use]
    pub fn of_record(text: &[u8]) -> Self {
        Self(Sha256::new().chain_update([0]).chain_update(text).finalize().into())
    }

    /// The hash of two neighbouring subtrees.
    #[must_use]
    pub fn of_pair(left: Self, right: Self) -> Self {
        Self(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
    }

    /// The root of the tree without records.
    #[must_use]
    pub fn of_nothing() -> Self {
        Self(Sha256::digest([]).into())
    }
}

impl fmt::Display for LogHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl fmt::Debug for LogHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LogHash({self})")
    }
}

/// Text that is no hash of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a tree hash in base64")]
pub struct LogHashError;

impl FromStr for LogHash {
    type Err = LogHashError;

    fn from_str(text: &str) -> Result<Self, LogHashError> {
        let bytes = STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(LogHashError)
    }
}

impl From<LogHash> for String {
    fn from(hash: LogHash) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for LogHash {
    type Error = LogHashError;

    fn try_from(text: String) -> Result<Self, LogHashError> {
        text.parse()
    }
}

/// A complete subtree: the records from `index << level` on, `1 << level` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// Its height: 0 for a record.
    pub level: u32,
    /// Its place among those of its height.
    pub index: u64,
}

/// The complete subtrees, from left to right and largest first, that make up a subtree of some tree.
fn cover(mut records: Range<u64>) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(level) = records.end.saturating_sub(records.start).checked_ilog2() {
        nodes.push(Node { level, index: records.start >> level });
        records.start += 1 << level;
    }
    nodes
}

/// The hash of what [`cover`] has taken apart; none for no node.
fn join(hashes: &[LogHash]) -> Option<LogHash> {
    hashes.iter().rev().copied().reduce(|right, left| LogHash::of_pair(left, right))
}

/// How many records are left of the split of a tree of `count` records: the largest power of two below `count`.
fn split(count: u64) -> u64 {
    count.saturating_sub(1).checked_ilog2().map_or(0, |level| 1 << level)
}

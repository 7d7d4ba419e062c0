//! A signed tree, read tile by tile.
//!
//! The tiles at the tree's edge must give its signed root; every other tile must give the hash that a tile already
//! proved has for it. Only then is anything in it looked at. So what this type answers is in the tree, whoever
//! served the tiles.

use super::proof::{RecordProof, TreeProof};
use super::tile::{self, Tile};
use super::{LogHash, Node, cover, join};
use crate::error::Class;
use crate::trust::error::TrustError;
use crate::trust::source::{SourceFailure, TileSource};
use std::collections::BTreeMap;
use std::ops::Range;

/// A tree whose root is signed, and those of its tiles that were proved so far.
pub struct SignedTree<'source> {
    source: &'source dyn TileSource,
    size: u64,
    root: LogHash,
    proved: BTreeMap<(u32, u64), Vec<LogHash>>,
}

impl<'source> SignedTree<'source> {
    /// The tree of this size and root, which the caller has found signed. Nothing is asked for yet.
    #[must_use]
    pub fn new(source: &'source dyn TileSource, size: u64, root: LogHash) -> Self {
        Self { source, size, root, proved: BTreeMap::new() }
    }

    /// The root that this tree had when it had `size` records.
    pub fn root_at(&mut self, size: u64) -> Result<LogHash, TrustError> {
        if size > self.size {
            return Err(TrustError::RecordOutsideTree { record: size, tree_size: self.size });
        }
        if size == 0 {
            return Ok(LogHash::of_nothing());
        }
        self.subtree(0..size)
    }

    /// A proof that a record is in this tree; what the record is, the proof's check tells.
    pub fn record_proof(&mut self, record: u64) -> Result<RecordProof, TrustError> {
        let hashes = self.subtrees(RecordProof::subtrees(record, self.size)?)?;
        Ok(RecordProof { record, tree_size: self.size, hashes })
    }

    /// A proof that the tree of `older` records is the beginning of this one.
    pub fn tree_proof(&mut self, older: u64) -> Result<TreeProof, TrustError> {
        let hashes = self.subtrees(TreeProof::subtrees(older, self.size)?)?;
        Ok(TreeProof { older, newer: self.size, hashes })
    }

    fn subtrees(&mut self, ranges: Vec<Range<u64>>) -> Result<Vec<LogHash>, TrustError> {
        ranges.into_iter().map(|range| self.subtree(range)).collect()
    }

    fn subtree(&mut self, range: Range<u64>) -> Result<LogHash, TrustError> {
        let end = range.end;
        let nodes = cover(range);
        let hashes = nodes.into_iter().map(|node| self.node(node)).collect::<Result<Vec<_>, _>>()?;
        join(&hashes).ok_or_else(|| self.outside(end))
    }

    fn node(&mut self, node: Node) -> Result<LogHash, TrustError> {
        self.prove_edge()?;
        let (tile, start, count) = Tile::holding(node, self.size).ok_or_else(|| self.outside(node.index))?;
        // From the tile up to one that is proved, then down again: the tree's height bounds this.
        let mut unproved = Vec::new();
        let mut next = Some(tile);
        while let Some(tile) = next.filter(|tile| !self.proved.contains_key(&tile.coordinates())) {
            unproved.push(tile);
            next = tile.top().and_then(|top| Tile::holding(top, self.size)).map(|(above, _, _)| above);
        }
        while let Some(tile) = unproved.pop() {
            let hashes = self.fetch(tile)?;
            let expected = tile.top().and_then(|top| self.proved_hash(top));
            if expected.is_none() || tile::climb(&hashes) != expected {
                return Err(TrustError::TileMismatch { path: tile.to_string() });
            }
            self.proved.insert(tile.coordinates(), hashes);
        }
        let hashes = self.proved.get(&tile.coordinates()).and_then(|hashes| hashes.get(start..start + count));
        hashes.and_then(tile::climb).ok_or_else(|| self.outside(node.index))
    }

    /// Fetches the tiles that the root is computed from and believes them all when it is the signed one.
    fn prove_edge(&mut self) -> Result<(), TrustError> {
        if !self.proved.is_empty() {
            return Ok(());
        }
        let edge = Tile::edge(self.size);
        let mut fetched = BTreeMap::new();
        for tile in &edge {
            fetched.insert(tile.coordinates(), self.fetch(*tile)?);
        }
        let peak = |node| {
            let (tile, start, count) = Tile::holding(node, self.size)?;
            tile::climb(fetched.get(&tile.coordinates())?.get(start..start + count)?)
        };
        let peaks: Option<Vec<LogHash>> = cover(0..self.size).into_iter().map(peak).collect();
        if peaks.and_then(|peaks| join(&peaks)) != Some(self.root) {
            let path = edge.first().map(ToString::to_string).unwrap_or_default();
            return Err(TrustError::RootMismatch { tree_size: self.size, path });
        }
        self.proved = fetched;
        Ok(())
    }

    /// What a proved tile says about a node.
    fn proved_hash(&self, node: Node) -> Option<LogHash> {
        let (tile, start, count) = Tile::holding(node, self.size)?;
        tile::climb(self.proved.get(&tile.coordinates())?.get(start..start + count)?)
    }

    /// A tile's hashes, as yet unproved. Where an incomplete tile is gone, the log has grown over it, and the complete
    /// one begins with the same hashes.
    fn fetch(&self, tile: Tile) -> Result<Vec<LogHash>, TrustError> {
        let absent = |failure: &SourceFailure| matches!(failure.class, Class::NotFound | Class::Protocol);
        let (asked, mut bytes) = match (self.source.get(&tile.to_string()), tile.completed()) {
            (Ok(bytes), _) => (tile, bytes),
            (Err(failure), Some(complete)) if absent(&failure) => {
                let found = self.source.get(&complete.to_string());
                // Where both are absent, the first failure tells more than that of the guess.
                (complete, found.map_err(|second| if absent(&second) { failure } else { second })?)
            }
            (Err(failure), _) => return Err(failure.into()),
        };
        if bytes.len() != asked.len_bytes() {
            return Err(TrustError::TileLength {
                path: asked.to_string(),
                expected_bytes: asked.len_bytes(),
                found_bytes: bytes.len(),
            });
        }
        bytes.truncate(tile.len_bytes());
        Ok(tile::hashes(&bytes))
    }

    fn outside(&self, record: u64) -> TrustError {
        TrustError::RecordOutsideTree { record, tree_size: self.size }
    }
}

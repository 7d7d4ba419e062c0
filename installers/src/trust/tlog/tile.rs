//! Tiles: 256 neighbouring hashes of every eighth level, under a name that never changes its meaning.

use super::{LogHash, Node};
use std::fmt;

/// How many levels of the tree are between two levels of tiles, in Go's checksum database.
pub const HEIGHT: u32 = 8;
/// How many hashes a complete tile has.
pub const WIDTH: usize = 1 << HEIGHT;
/// The bytes of one hash in a tile.
pub const HASH_BYTES: usize = 32;

/// A tile's coordinates; prints as its path `/tile/8/LEVEL/NNN[.p/WIDTH]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    level: u32,
    index: u64,
    width: usize,
}

impl Tile {
    /// The tile at these coordinates as a tree of `size` records has it; none when the tree ends before it.
    #[must_use]
    pub fn in_tree(level: u32, index: u64, size: u64) -> Option<Self> {
        let hashes = size.checked_shr(HEIGHT * level).unwrap_or(0);
        let left = hashes.checked_sub(index.checked_mul(WIDTH as u64)?).filter(|left| *left > 0)?;
        let width = usize::try_from(left).unwrap_or(WIDTH).min(WIDTH);
        Some(Self { level, index, width })
    }

    /// The tile that a node's hash can be computed from, and where in it: the first of its hashes, and how many.
    #[must_use]
    pub fn holding(node: Node, size: u64) -> Option<(Self, usize, usize)> {
        let inner = node.level % HEIGHT;
        let first = node.index << inner;
        let tile = Self::in_tree(node.level / HEIGHT, first >> HEIGHT, size)?;
        let start = usize::try_from(first % WIDTH as u64).ok()?;
        let count = 1 << inner;
        (start + count <= tile.width).then_some((tile, start, count))
    }

    /// The incomplete tiles of a tree: together they hold exactly what its root is computed from.
    #[must_use]
    pub fn edge(size: u64) -> Vec<Self> {
        let levels = 0..u64::BITS / HEIGHT;
        let at = |level| Self::in_tree(level, size.checked_shr(HEIGHT * (level + 1)).unwrap_or(0), size);
        levels.rev().filter_map(at).collect()
    }

    /// The node that the whole tile is computed to, which the tile above it holds; none for an incomplete one.
    #[must_use]
    pub fn top(self) -> Option<Node> {
        (self.width == WIDTH).then_some(Node { level: (self.level + 1) * HEIGHT, index: self.index })
    }

    /// The same tile once the log has grown over it; none when it is complete already.
    #[must_use]
    pub fn completed(self) -> Option<Self> {
        (self.width < WIDTH).then_some(Self { width: WIDTH, ..self })
    }

    /// How many bytes it has.
    #[must_use]
    pub fn len_bytes(self) -> usize {
        self.width * HASH_BYTES
    }

    /// Level and place, which within one tree name it fully.
    #[must_use]
    pub fn coordinates(self) -> (u32, u64) {
        (self.level, self.index)
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/tile/{HEIGHT}/{}/", self.level)?;
        let mut groups = vec![self.index % 1000];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        while let Some(group) = groups.pop() {
            if groups.is_empty() {
                write!(f, "{group:03}")?;
            } else {
                write!(f, "x{group:03}/")?;
            }
        }
        if self.width < WIDTH { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

/// The hashes in a tile's bytes.
pub(super) fn hashes(bytes: &[u8]) -> Vec<LogHash> {
    let (hashes, _) = bytes.as_chunks::<HASH_BYTES>();
    hashes.iter().copied().map(LogHash).collect()
}

/// The hash over neighbouring ones, as many as a power of two.
pub(super) fn climb(hashes: &[LogHash]) -> Option<LogHash> {
    match hashes {
        [] => None,
        [hash] => Some(*hash),
        more => {
            let (left, right) = more.split_at(more.len() / 2);
            Some(LogHash::of_pair(climb(left)?, climb(right)?))
        }
    }
}

//! All names of one archive, so that no two fall together on any file system.

use super::path::EntryPath;
use super::refusal::Refusal;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use unicode_normalization::UnicodeNormalization as _;

/// What a name was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    File,
    /// A directory that has an entry of its own.
    Dir,
    /// A directory that is only part of other names.
    Implied,
}

/// The names seen so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the name that a file system without case and normal forms sees: the exact one, and what it is.
    seen: HashMap<String, (String, Use)>,
    /// The directory of the last file: archives list files by directory, so its parents are mostly known.
    last_dir: String,
}

impl Names {
    /// Takes a file's name.
    pub(super) fn add_file(&mut self, path: &EntryPath) -> Result<(), Refusal> {
        if path.is_root() {
            return Err(Refusal::FileAsDirectory);
        }
        self.add_parents(path.as_str())?;
        self.add(path.as_str(), Use::File)
    }

    /// Takes a directory's name.
    pub(super) fn add_dir(&mut self, path: &EntryPath) -> Result<(), Refusal> {
        self.add_parents(path.as_str())?;
        self.add(path.as_str(), Use::Dir)
    }

    /// Every directory, in no order, the root left out.
    pub(super) fn dirs(&self) -> impl Iterator<Item = &str> {
        let dirs = self.seen.values().filter(|(path, used)| *used != Use::File && !path.is_empty());
        dirs.map(|(path, _)| path.as_str())
    }

    fn add_parents(&mut self, path: &str) -> Result<(), Refusal> {
        let dir = path.rsplit_once('/').map_or("", |(dir, _)| dir);
        if dir == self.last_dir {
            return Ok(());
        }
        for (end, _) in path.match_indices('/') {
            self.add(path.get(..end).unwrap_or_default(), Use::Implied)?;
        }
        dir.clone_into(&mut self.last_dir);
        Ok(())
    }

    fn add(&mut self, path: &str, used: Use) -> Result<(), Refusal> {
        match self.seen.entry(folded(path)) {
            Entry::Vacant(place) => {
                place.insert((path.to_owned(), used));
                Ok(())
            }
            Entry::Occupied(mut place) => {
                let (other, before) = place.get_mut();
                if other != path {
                    return Err(Refusal::Collision { other: other.clone() });
                }
                match (*before, used) {
                    (Use::Implied | Use::Dir, Use::Implied) => Ok(()),
                    (Use::Implied, Use::Dir) => {
                        *before = Use::Dir;
                        Ok(())
                    }
                    (Use::File, Use::File) | (Use::Dir, Use::Dir) => Err(Refusal::Duplicate),
                    (Use::File, Use::Dir | Use::Implied) | (Use::Dir | Use::Implied, Use::File) => {
                        Err(Refusal::FileAsDirectory)
                    }
                }
            }
        }
    }
}

/// The name as the most forgetful file system sees it. Capitals first, because some small letters (`ß`, `ſ`) have the
/// capitals of others; normal forms around it, because case changes can undo them.
fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    let decomposed: String = path.nfd().collect();
    decomposed.to_uppercase().to_lowercase().nfc().collect()
}

//! What a home holds, to compare two moments.
#![expect(clippy::unwrap_used, reason = "helpers of tests stop the test where something is wrong")]

use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// One thing in a home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A directory.
    Dir,
    /// A link and what it says.
    Link(PathBuf),
    /// A file.
    File {
        /// Its permission bits.
        mode: u32,
        /// The hash of its bytes.
        sha256: [u8; 32],
    },
}

/// Everything below a home, by relative path; without history, logs, tree heads and our caches, which outlive an undo.
pub type Picture = BTreeMap<PathBuf, Thing>;

/// Where a set-up keeps what is not part of a picture. `.local` and `.local/state` are there once it has a history.
const APART: [&str; 4] = [".local/state/goready", ".cache/goready", ".local", ".local/state"];

/// Hashes of files by inode, change time and size, so that ten thousand files need not be read for every picture.
#[derive(Debug, Default)]
pub struct Hashes {
    known: HashMap<(u64, i64, i64, u64), [u8; 32]>,
}

impl Hashes {
    /// What is there now, without what outlives an undo.
    pub fn picture(&mut self, home: &Path) -> Picture {
        self.without(&APART, home)
    }

    /// All that is there now.
    pub fn everything(&mut self, home: &Path) -> Picture {
        self.without(&[], home)
    }

    fn without(&mut self, apart: &[&str], home: &Path) -> Picture {
        let mut picture = Picture::new();
        let mut waiting = vec![home.to_owned()];
        while let Some(dir) = waiting.pop() {
            for entry in fs::read_dir(&dir).unwrap() {
                let path = entry.unwrap().path();
                let relative = path.strip_prefix(home).unwrap().to_owned();
                let metadata = fs::symlink_metadata(&path).unwrap();
                let is_apart = apart.iter().any(|apart| Path::new(apart) == relative);
                if metadata.is_dir() && !(is_apart && relative.ends_with("goready")) {
                    waiting.push(path.clone());
                }
                if !is_apart {
                    picture.insert(relative, self.thing(&path, &metadata));
                }
            }
        }
        picture
    }

    fn thing(&mut self, path: &Path, metadata: &fs::Metadata) -> Thing {
        if metadata.is_dir() {
            return Thing::Dir;
        }
        if metadata.is_symlink() {
            return Thing::Link(fs::read_link(path).unwrap());
        }
        let key = (metadata.ino(), metadata.ctime(), metadata.ctime_nsec(), metadata.size());
        let sha256 = *self.known.entry(key).or_insert_with(|| Sha256::digest(fs::read(path).unwrap()).into());
        Thing::File { mode: metadata.mode() & 0o7777, sha256 }
    }
}

/// How two pictures differ, at most ten lines.
#[must_use]
pub fn differences(found: &Picture, wanted: &Picture) -> Vec<String> {
    let missing = wanted.keys().filter(|path| !found.contains_key(*path));
    let missing = missing.map(|path| format!("missing: {}", path.display()));
    let others = found.iter().filter_map(|(path, thing)| match wanted.get(path) {
        None => Some(format!("stray: {}", path.display())),
        Some(wanted) if wanted != thing => {
            Some(format!("changed: {}: {thing:?} instead of {wanted:?}", path.display()))
        }
        Some(_) => None,
    });
    missing.chain(others).take(10).collect()
}

/// What a home that a run was killed in holds wrongly: every path must be as before or as after the run, an SDK all
/// there or not at all; nothing else may lie about but staging and files not yet in their place.
#[must_use]
pub fn halfway(found: &Picture, before: &Picture, after: &Picture) -> Vec<String> {
    let store = Path::new(".local/share/goready/sdk");
    let staging = Path::new(".local/share/goready/staging");
    let mut wrong = Vec::new();
    for (path, thing) in found {
        let is_right = before.get(path) == Some(thing) || after.get(path) == Some(thing);
        let is_pending = path.to_string_lossy().ends_with(".goready-new");
        if !is_right && !is_pending && !path.starts_with(staging) {
            wrong.push(format!("neither old nor new: {}: {thing:?}", path.display()));
        }
    }
    for path in before.keys().filter(|path| after.contains_key(*path) && !found.contains_key(*path)) {
        wrong.push(format!("gone: {}", path.display()));
    }
    for path in after.keys().filter(|path| path.starts_with(store) && !found.contains_key(*path)) {
        // The version's directory is the component below the store.
        let root: PathBuf = path.components().take(store.components().count() + 1).collect();
        if path.components().count() > store.components().count() && found.contains_key(&root) {
            wrong.push(format!("incomplete: {}", path.display()));
        }
    }
    wrong.truncate(10);
    wrong
}

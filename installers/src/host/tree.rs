//! Whole trees of files: making, walking, syncing and removing them.
//!
//! A tree is made inside a private directory that was there before. Every file and directory is opened relative to the
//! descriptor of its parent and never through a link, so nothing can be made outside, whatever somebody does to the
//! tree meanwhile. Modes are given when a file is created, so that the umask applies; nothing is `chmod`ed afterwards.
//! (Measured: creating 9,900 small files is most of the time an SDK takes to unpack; each further call per file shows.)

#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
use portable as system;
#[cfg(unix)]
use unix as system;

pub use system::{NewTree, TreeCursor};

use super::fs::{FsError, FsOp, Kind};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Whether a new file may be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileMode {
    /// 0644 under the umask.
    Plain,
    /// 0755 under the umask.
    Executable,
}

/// A file of a new tree that is being written.
#[derive(Debug)]
pub struct NewFile {
    file: File,
}

impl NewFile {
    /// Adds bytes. `root` and `path` name the file in an error.
    pub fn write(&mut self, bytes: &[u8], root: &Path, path: &str) -> Result<(), FsError> {
        self.file.write_all(bytes).map_err(|source| FsError {
            op: FsOp::Write,
            path: root.join(path),
            source,
        })
    }
}

/// One thing found in a tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The path below the root, components joined by `/`; what is not UTF-8 is replaced and so equals no good name.
    pub path: String,
    /// What it is.
    pub is: Is,
}

/// What a path in a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Is {
    /// A directory.
    Dir,
    /// A regular file of so many bytes.
    File(u64),
    /// A link, device, socket or FIFO.
    Other,
}

/// How much a tree holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Files, links and the like.
    pub files: u64,
    /// Bytes of the regular files.
    pub bytes: u64,
}

/// Adds up a tree, or a file in its place; links are not followed. What disappears meanwhile or may not be read is left
/// out: others work in the trees that this is asked of.
#[must_use]
pub fn measure(root: &Path) -> Measured {
    let mut sum = Measured::default();
    let mut waiting = vec![root.to_owned()];
    while let Some(path) = waiting.pop() {
        let Ok(metadata) = fs::symlink_metadata(&path) else { continue };
        if metadata.is_dir() {
            let entries = fs::read_dir(&path).into_iter().flatten().flatten();
            waiting.extend(entries.map(|entry| entry.path()));
        } else {
            sum.files += 1;
            sum.bytes += if metadata.is_file() { metadata.len() } else { 0 };
        }
    }
    sum
}

/// Everything below a directory, in no particular order, links not followed.
pub fn walk(root: &Path) -> Result<Vec<Found>, FsError> {
    let mut found = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(dir) = waiting.pop() {
        let place = if dir.is_empty() { root.to_owned() } else { root.join(&dir) };
        for entry in fs::read_dir(&place).map_err(FsError::at(FsOp::List, &place))? {
            let entry = entry.map_err(FsError::at(FsOp::List, &place))?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let path = if dir.is_empty() { name.into_owned() } else { format!("{dir}/{name}") };
            let kind = entry.file_type().map_err(FsError::at(FsOp::Inspect, entry.path()))?;
            let is = if kind.is_dir() {
                waiting.push(path.clone());
                Is::Dir
            } else if kind.is_file() {
                Is::File(entry.metadata().map_err(FsError::at(FsOp::Inspect, entry.path()))?.len())
            } else {
                Is::Other
            };
            found.push(Found { path, is });
        }
    }
    Ok(found)
}

/// Everything below a directory that is no directory, with full paths, sorted.
pub fn walk_files(root: &Path) -> Result<Vec<PathBuf>, FsError> {
    let mut files = Vec::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(&dir).map_err(FsError::at(FsOp::List, &dir))? {
            let entry = entry.map_err(FsError::at(FsOp::List, &dir))?;
            let kind = entry.file_type().map_err(FsError::at(FsOp::Inspect, entry.path()))?;
            if kind.is_dir() { waiting.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    files.sort();
    Ok(files)
}

/// Every file below a directory, by its path from there; directories of some names are left out. Nothing is asked of a file
/// but its name, which takes a third of the time. What cannot be looked at is not there.
#[must_use]
pub fn files(root: &Path, left_out: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(root.join(&dir)).into_iter().flatten().flatten() {
            let (name, Ok(kind)) = (entry.file_name(), entry.file_type()) else { continue };
            let name = name.to_string_lossy();
            let path = if dir.is_empty() { name.clone().into_owned() } else { format!("{dir}/{name}") };
            if !kind.is_dir() {
                files.push(path);
            } else if !left_out.contains(&&*name) {
                waiting.push(path);
            }
        }
    }
    files
}

/// The bytes of the files of a tree, as far as they are counted by `until`. What cannot be looked at counts nothing.
#[must_use]
pub fn size_until(root: &Path, until: std::time::Instant) -> u64 {
    let mut bytes = 0_u64;
    let mut waiting = vec![root.to_owned()];
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            if std::time::Instant::now() > until {
                return bytes;
            }
            match entry.metadata() {
                Ok(metadata) if metadata.is_dir() => waiting.push(entry.path()),
                Ok(metadata) => bytes = bytes.saturating_add(metadata.len()),
                Err(_) => {}
            }
        }
    }
    bytes
}

/// Removes the directories of a tree, the root too, that hold nothing but such directories. Nothing there is no error.
pub fn remove_empty_dirs(root: &Path) -> Result<(), FsError> {
    if super::fs::inspect(root)?.is_none_or(|entry| entry.kind != Kind::Dir) {
        return Ok(());
    }
    for entry in fs::read_dir(root).map_err(FsError::at(FsOp::List, root))? {
        let entry = entry.map_err(FsError::at(FsOp::List, root))?;
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty_dirs(&entry.path())?;
        }
    }
    super::fs::remove_dir_if_empty(root).map(drop)
}

/// Removes a tree, or a file or link in its place; nothing there is no error. Links are removed and never followed;
/// directories that forbid writing (Go's module cache makes such) are opened up first.
pub fn remove_tree(root: &Path) -> Result<(), FsError> {
    let Some(entry) = super::fs::inspect(root)? else { return Ok(()) };
    if entry.kind != Kind::Dir {
        return super::fs::remove_file(root).map(drop);
    }
    let removed = match fs::remove_dir_all(root) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            system::make_removable(root)?;
            fs::remove_dir_all(root)
        }
        other => other,
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(FsError::at(FsOp::Remove, root)(error)),
        Ok(()) | Err(_) => root.parent().filter(|dir| dir.is_dir()).map_or(Ok(()), super::fs::sync_dir),
    }
}

/// Waits until a finished tree is on disk: one call for its whole volume where the system has it (Linux), else file by
/// file and directory by directory.
pub fn sync_volume(root: &Path) -> Result<(), FsError> {
    if system::sync_whole_volume(root)? { Ok(()) } else { sync_each(root) }
}

fn sync_each(root: &Path) -> Result<(), FsError> {
    let mut waiting = vec![root.to_owned()];
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(&dir).map_err(FsError::at(FsOp::List, &dir))? {
            let entry = entry.map_err(FsError::at(FsOp::List, &dir))?;
            let kind = entry.file_type().map_err(FsError::at(FsOp::Inspect, entry.path()))?;
            if kind.is_dir() {
                waiting.push(entry.path());
            } else if kind.is_file() {
                sync_file(&entry.path())?;
            }
        }
        super::fs::sync_dir(&dir)?;
    }
    Ok(())
}

fn sync_file(path: &Path) -> Result<(), FsError> {
    // Windows flushes only what was opened for writing; elsewhere reading is enough and works on read-only files.
    let file = if cfg!(windows) { File::options().write(true).open(path) } else { File::open(path) };
    file.and_then(|file| file.sync_all()).map_err(FsError::at(FsOp::Sync, path))
}

/// Bytes that this user may still write on the volume that holds `path`, which must exist; none where the system does
/// not say.
pub fn free_bytes(path: &Path) -> Result<Option<u64>, FsError> {
    system::free_bytes(path)
}

/// Only names that stay where they are put: the caller has stricter rules, this is the last door.
fn is_one_component(name: &str) -> bool {
    let has_separator = name.contains(['/', '\0']) || (cfg!(windows) && name.contains('\\'));
    !has_separator && !matches!(name, "" | "." | "..")
}

fn refused_name(root: &Path, path: &str) -> FsError {
    FsError { op: FsOp::Write, path: root.join(path), source: io::ErrorKind::InvalidInput.into() }
}

#[cfg(test)]
mod tests;

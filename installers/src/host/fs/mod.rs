//! Files and directories: looking, reading, and the atomic changes.

mod atomic;
mod error;
mod open;

pub use atomic::{
    PENDING_SUFFIX, PROGRAM_MODE, copy_program, link_or_copy, pending_path, remove_pending, replace_by_kept,
    replace_link, write_atomic, write_named, write_new,
};
pub use error::{FsError, FsOp};
pub use open::NotAFile;
pub(in crate::host) use open::{open_dir, open_file, open_with};

use crate::trust::Sha256Sum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What a path is, without following a link in its last component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A regular file.
    File,
    /// A directory.
    Dir,
    /// A symbolic link.
    Link,
    /// A device, socket or FIFO.
    Other,
}

/// What the operating system says about a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// File, directory or link.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// Permission bits; 0 where there are none.
    pub mode: u32,
    /// User id of the owner; 0 where there is none.
    pub owner: u32,
}

/// Looks at a path without following a link in its last component; none when nothing is there.
pub fn inspect(path: &Path) -> Result<Option<Entry>, FsError> {
    looked(fs::symlink_metadata(path), path)
}

/// Looks at what a path leads to; none when nothing is there or a link dangles.
pub fn inspect_target(path: &Path) -> Result<Option<Entry>, FsError> {
    looked(fs::metadata(path), path)
}

fn looked(metadata: io::Result<fs::Metadata>, path: &Path) -> Result<Option<Entry>, FsError> {
    let metadata = match metadata {
        Ok(metadata) => metadata,
        Err(error) if is_nowhere(&error) => {
            return Ok(None);
        }
        Err(error) => return Err(FsError::at(FsOp::Inspect, path)(error)),
    };
    let kind = kind_of(&metadata);
    #[cfg(unix)]
    let (mode, owner) = {
        use std::os::unix::fs::MetadataExt;
        (metadata.mode() & 0o7777, metadata.uid())
    };
    #[cfg(not(unix))]
    let (mode, owner) = (0, 0);
    Ok(Some(Entry { kind, size: metadata.len(), mode, owner }))
}

fn kind_of(metadata: &fs::Metadata) -> Kind {
    match metadata.file_type() {
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Dir,
        kind if kind.is_symlink() => Kind::Link,
        _ => Kind::Other,
    }
}

/// Whether nothing can be at a path: a directory on the way is missing, is a file, or is a link that leads in a circle.
fn is_nowhere(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) {
        return true;
    }
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// A whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, FsError> {
    read_named(path, u64::MAX)
}

/// A file that somebody named, up to `limit` bytes; what is missing or no regular file is an error.
pub fn read_named(path: &Path, limit: u64) -> Result<Vec<u8>, FsError> {
    let mut bytes = Vec::new();
    open(path)?.take(limit).read_to_end(&mut bytes).map_err(FsError::at(FsOp::Read, path))?;
    Ok(bytes)
}

/// A whole file of at most `limit` bytes; none when it is not there or not a regular file.
pub fn read_small(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, FsError> {
    if inspect_target(path)?.is_none_or(|entry| entry.kind != Kind::File) {
        return Ok(None);
    }
    read_named(path, limit).map(Some)
}

/// A small text file; none when it is missing or unreadable: for facts that may be absent.
#[must_use]
pub fn text(path: &Path) -> Option<String> {
    const LIMIT: u64 = 1 << 20;
    read_small(path, LIMIT).ok().flatten().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// A regular file opened for reading.
pub fn open(path: &Path) -> Result<File, FsError> {
    open_file(path).map_err(FsError::at(FsOp::Read, path))
}

/// The hash of a file's bytes, read in pieces.
pub fn sha256(path: &Path) -> Result<Sha256Sum, FsError> {
    crate::trust::sha256_of(open(path)?).map_err(FsError::at(FsOp::Read, path))
}

/// The names in a directory, sorted; empty when it is not there.
pub fn list(path: &Path) -> Result<Vec<String>, FsError> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if is_nowhere(&error) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(FsError::at(FsOp::List, path)(error)),
    };
    let names: io::Result<Vec<String>> =
        entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect();
    let mut names = names.map_err(FsError::at(FsOp::List, path))?;
    names.sort();
    Ok(names)
}

/// Where a link points, as it is written; none when `path` is no link.
#[must_use]
pub fn link_target(path: &Path) -> Option<PathBuf> {
    fs::read_link(path).ok()
}

/// The path with every link followed; none when it leads nowhere.
#[must_use]
pub fn resolve(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Which of `path` and its parents do not exist, outermost first: what [`create_dirs`] would make.
pub fn missing_dirs(path: &Path) -> Result<Vec<PathBuf>, FsError> {
    let mut missing = Vec::new();
    for dir in path.ancestors().filter(|dir| !dir.as_os_str().is_empty()) {
        if inspect(dir)?.is_some() {
            break;
        }
        missing.push(dir.to_owned());
    }
    missing.reverse();
    Ok(missing)
}

/// Makes a directory and its missing parents, durably; says which it made, outermost first.
pub fn create_dirs(path: &Path) -> Result<Vec<PathBuf>, FsError> {
    let missing = missing_dirs(path)?;
    for dir in &missing {
        match fs::create_dir(dir) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(FsError::at(FsOp::CreateDir, dir)(error)),
        }
        if let Some(parent) = dir.parent() {
            sync_dir(parent)?;
        }
    }
    if missing.is_empty() && inspect_target(path)?.is_none_or(|entry| entry.kind != Kind::Dir) {
        return Err(FsError::at(FsOp::CreateDir, path)(io::ErrorKind::NotADirectory.into()));
    }
    Ok(missing)
}

/// Removes a file or link durably; says whether there was one.
pub fn remove_file(path: &Path) -> Result<bool, FsError> {
    match fs::remove_file(path) {
        Ok(()) => {
            path.parent().map_or(Ok(()), sync_dir)?;
            Ok(true)
        }
        Err(error) if is_nowhere(&error) => Ok(false),
        Err(error) => Err(FsError::at(FsOp::Remove, path)(error)),
    }
}

/// Removes a directory if it is empty; says whether it is gone now.
#[expect(clippy::wildcard_enum_match_arm, reason = "the operating system's errors are an open list")]
pub fn remove_dir_if_empty(path: &Path) -> Result<bool, FsError> {
    match fs::remove_dir(path) {
        Ok(()) => {
            path.parent().map_or(Ok(()), sync_dir)?;
            Ok(true)
        }
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound => Ok(true),
            io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::ResourceBusy => Ok(false),
            // A file or a link took its place, or that of a directory above it.
            _ if is_nowhere(&error) => Ok(false),
            _ => Err(FsError::at(FsOp::Remove, path)(error)),
        },
    }
}

/// Renames within one volume, durably.
pub fn rename(from: &Path, to: &Path) -> Result<(), FsError> {
    fs::rename(from, to).map_err(FsError::at(FsOp::Rename, to))?;
    to.parent().map_or(Ok(()), sync_dir)?;
    if from.parent() == to.parent() { Ok(()) } else { from.parent().map_or(Ok(()), sync_dir) }
}

/// Waits until the names in a directory are on disk. (Measured on ext4: without it an acknowledged rename is lost.)
pub fn sync_dir(path: &Path) -> Result<(), FsError> {
    if cfg!(windows) {
        return Ok(()); // Windows has no such call for directories.
    }
    open_dir(path).and_then(|dir| dir.sync_all()).map_err(FsError::at(FsOp::Sync, path))
}

/// This process's user id; 0 where there is none.
#[must_use]
pub fn user_id() -> u32 {
    #[cfg(unix)]
    let id = rustix::process::getuid().as_raw();
    #[cfg(not(unix))]
    let id = 0;
    id
}

/// Whether this user may make files in a directory.
#[must_use]
pub fn is_writable_dir(path: &Path) -> bool {
    #[cfg(unix)]
    let writable =
        rustix::fs::access(path, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK).is_ok();
    #[cfg(not(unix))]
    let writable = fs::metadata(path).is_ok_and(|metadata| !metadata.permissions().readonly());
    writable
}

/// A file that only grows, each piece on disk before the next.
#[derive(Debug)]
pub struct Appender {
    file: File,
    path: PathBuf,
}

impl Appender {
    /// Opens or makes the file (mode 0600) and drops what lies behind the first `keep` bytes.
    pub fn open(path: &Path, keep: u64) -> Result<Self, FsError> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut open = || {
            let mut file = open_with(&mut options, path)?;
            file.set_len(keep)?;
            io::Seek::seek(&mut file, io::SeekFrom::End(0))?;
            file.sync_all()?;
            Ok(file)
        };
        let file = open().map_err(FsError::at(FsOp::Write, path))?;
        path.parent().map_or(Ok(()), sync_dir)?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Adds bytes and waits until they are on disk.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), FsError> {
        let added = io::Write::write_all(&mut self.file, bytes).and_then(|()| self.file.sync_data());
        added.map_err(FsError::at(FsOp::Write, &self.path))
    }
}

/// A file that only grows, brought to disk whenever the system does so: for notes that nobody needs after a power cut.
#[derive(Debug)]
pub struct Notes {
    file: File,
    path: PathBuf,
}

impl Notes {
    /// Makes the file anew (mode 0600).
    pub fn begin(path: &Path) -> Result<Self, FsError> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = open_with(&mut options, path).map_err(FsError::at(FsOp::Write, path))?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Adds bytes.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), FsError> {
        io::Write::write_all(&mut self.file, bytes).map_err(FsError::at(FsOp::Write, &self.path))
    }

    /// Removes a file of notes, as little in haste.
    pub fn remove(path: &Path) -> Result<(), FsError> {
        fs::remove_file(path).map_err(FsError::at(FsOp::Remove, path))
    }
}

/// Makes one directory that only this user may enter; one that is there already is an error.
pub fn create_private_dir(path: &Path) -> Result<(), FsError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(FsError::at(FsOp::CreateDir, path))
}

/// A lock on a directory, held by this process (the operating system ends it with the process).
#[derive(Debug)]
pub struct DirLock {
    _dir: File,
}

impl DirLock {
    /// Takes the lock.
    pub fn take(path: &Path) -> Result<Self, FsError> {
        let dir = open_dir(path).map_err(FsError::at(FsOp::Lock, path))?;
        dir.try_lock().map_err(|error| FsError::at(FsOp::Lock, path)(error.into()))?;
        Ok(Self { _dir: dir })
    }

    /// Whether nobody holds it.
    #[must_use]
    pub fn is_free(path: &Path) -> bool {
        open_dir(path).is_ok_and(|dir| dir.try_lock().is_ok())
    }
}

/// Waits until a file's bytes are on disk.
pub fn sync_file(path: &Path) -> Result<(), FsError> {
    open_file(path).and_then(|file| file.sync_all()).map_err(FsError::at(FsOp::Sync, path))
}

/// A directory that was private while it was made becomes one that others may read, as the umask lets them.
pub fn publish_dir(path: &Path) -> Result<(), FsError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))
            .map_err(FsError::at(FsOp::Write, path))?;
    }
    Ok(())
}

/// A whole text file; none when it is missing or unreadable.
#[must_use]
pub fn text_of_any_size(path: &Path) -> Option<String> {
    read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

//! Opening regular files, and nothing else.
//!
//! A path that somebody names, or that is found on a machine, may be anything. Opening a FIFO waits for whoever opens
//! its other end, and no request to stop reaches a thread in that wait; opening a device may move a tape.

use super::{FsError, FsOp, Kind, kind_of};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Why a path was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a regular file ({kind:?})")]
pub struct NotAFile {
    /// What it is.
    pub kind: Kind,
}

/// Opens a regular file for reading.
pub(in crate::host) fn open_file(path: &Path) -> io::Result<File> {
    open_with(OpenOptions::new().read(true), path)
}

/// Opens a regular file, or makes one where the options say so. What else is there is refused without being opened.
pub(in crate::host) fn open_with(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    match fs::metadata(path) {
        Ok(metadata) => require_file(&metadata)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    // Something else may have come there since; then it is opened without waiting, and let go.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, NO_WAIT);
    let file = options.open(path)?;
    require_file(&file.metadata()?)?;
    Ok(file)
}

/// Opens a directory for its names or its lock; nothing else is waited for.
pub(in crate::host) fn open_dir(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, NO_WAIT | ONLY_DIR);
    options.open(path)
}

#[cfg(unix)]
const NO_WAIT: i32 = rustix::fs::OFlags::NONBLOCK.union(rustix::fs::OFlags::NOCTTY).bits().cast_signed();

#[cfg(unix)]
const ONLY_DIR: i32 = rustix::fs::OFlags::DIRECTORY.bits().cast_signed();

/// Where the bytes of a file go, its links followed. A link that leads to a pipe or a device, or nowhere, is refused.
pub(super) fn written_place(path: &Path) -> io::Result<PathBuf> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match fs::metadata(path) {
        Ok(metadata) => require_file(&metadata)?,
        Err(_) if is_link => return Err(not_a_file(Kind::Link)),
        Err(_) => {}
    }
    if is_link { fs::canonicalize(path) } else { Ok(path.to_owned()) }
}

/// Refuses what is there and no regular file.
pub(super) fn require_writable_place(path: &Path, op: FsOp) -> Result<(), FsError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Ok(()),
        Ok(metadata) => require_file(&metadata).map_err(FsError::at(op, path)),
        // What keeps it from being looked at keeps it from being written, and is told then.
        Err(_) => Ok(()),
    }
}

fn require_file(metadata: &fs::Metadata) -> io::Result<()> {
    let kind = kind_of(metadata);
    if kind == Kind::File { Ok(()) } else { Err(not_a_file(kind)) }
}

fn not_a_file(kind: Kind) -> io::Error {
    let is = if kind == Kind::Dir { io::ErrorKind::IsADirectory } else { io::ErrorKind::InvalidInput };
    io::Error::new(is, NotAFile { kind })
}

#[cfg(test)]
mod tests;

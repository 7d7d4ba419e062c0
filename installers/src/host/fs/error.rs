//! A file operation that failed keeps its operation and path.

use crate::error::{Class, Coded, Hint};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What was attempted on a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FsOp {
    /// Reading a file's bytes.
    Read,
    /// Writing or creating a file.
    Write,
    /// Creating a directory.
    CreateDir,
    /// Listing a directory.
    List,
    /// Asking for size, type or times.
    Inspect,
    /// Renaming, the last step of an atomic change.
    Rename,
    /// Making a link.
    Link,
    /// Removing a file or directory.
    Remove,
    /// Waiting until bytes or a directory entry are on disk.
    Sync,
    /// Taking a lock.
    Lock,
}

impl fmt::Display for FsOp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::CreateDir => "create directory",
            Self::List => "list",
            Self::Inspect => "inspect",
            Self::Rename => "rename",
            Self::Link => "link",
            Self::Remove => "remove",
            Self::Sync => "sync",
            Self::Lock => "lock",
        })
    }
}

/// A file operation that failed: what, where, why.
#[derive(Debug, thiserror::Error)]
#[error("cannot {op} `{}`: {source}", path.display())]
pub struct FsError {
    /// What was attempted.
    pub op: FsOp,
    /// On which path.
    pub path: PathBuf,
    /// What the operating system said.
    pub source: io::Error,
}

impl FsError {
    /// For `map_err`: names operation and path once, where they are known.
    pub fn at(op: FsOp, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self { op, path, source }
    }
}

impl Coded for FsError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the operating system's errors are an open list")]
    fn code(&self) -> &'static str {
        match self.source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "GR-FS-001",
            io::ErrorKind::PermissionDenied => "GR-FS-002",
            io::ErrorKind::ReadOnlyFilesystem => "GR-FS-003",
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "GR-FS-004",
            _ => "GR-FS-005",
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the operating system's errors are an open list")]
    fn class(&self) -> Class {
        match self.source.kind() {
            io::ErrorKind::PermissionDenied => Class::Permission,
            io::ErrorKind::ReadOnlyFilesystem => Class::CannotCreate,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => match self.op {
                FsOp::Read | FsOp::List | FsOp::Inspect => Class::NotFound,
                FsOp::Write
                | FsOp::CreateDir
                | FsOp::Rename
                | FsOp::Link
                | FsOp::Remove
                | FsOp::Sync
                | FsOp::Lock => Class::CannotCreate,
            },
            _ => Class::Io,
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the operating system's errors are an open list")]
    fn hint(&self) -> Hint {
        match self.source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Hint::FreeSpace { needed_bytes: None }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Hint::GrantAccess { path: self.path.display().to_string() }
            }
            _ => Hint::None,
        }
    }
}

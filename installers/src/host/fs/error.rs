//! A file operation that failed keeps its operation and path.

use super::Kind;
use super::open::NotAFile;
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

impl FsOp {
    /// Whether it leaves the path as it is.
    const fn only_looks(self) -> bool {
        match self {
            Self::Read | Self::List | Self::Inspect => true,
            Self::Write
            | Self::CreateDir
            | Self::Rename
            | Self::Link
            | Self::Remove
            | Self::Sync
            | Self::Lock => false,
        }
    }
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
    /// What is at the path, where that is no regular file and should be one.
    #[must_use]
    pub fn not_a_file(&self) -> Option<Kind> {
        let refused = self.source.get_ref().and_then(|inner| inner.downcast_ref::<NotAFile>());
        refused.map(|refused| refused.kind)
    }

    /// For `map_err`: names operation and path once, where they are known.
    pub fn at(op: FsOp, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self { op, path, source }
    }
}

impl Coded for FsError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the operating system's errors are an open list")]
    fn code(&self) -> &'static str {
        if self.not_a_file().is_some() {
            return "GR-FS-006";
        }
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
        if self.not_a_file().is_some() {
            return if self.op.only_looks() { Class::BadInput } else { Class::CannotCreate };
        }
        match self.source.kind() {
            io::ErrorKind::PermissionDenied => Class::Permission,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory if self.op.only_looks() => Class::NotFound,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                Class::CannotCreate
            }
            _ => Class::Io,
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the operating system's errors are an open list")]
    fn hint(&self) -> Hint {
        let path = || self.path.display().to_string();
        if self.not_a_file().is_some() {
            return Hint::NameFile { path: path() };
        }
        match self.source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Hint::FreeSpace { needed_bytes: None }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Hint::GrantAccess { path: path() }
            }
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Hint::CheckPath { path: path() },
            _ => Hint::LookAt { path: path() },
        }
    }
}

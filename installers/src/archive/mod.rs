//! Archives: strict readers and the parallel writer.
//!
//! Libraries read the formats; the rules here decide what is allowed ([`Refusal`] lists them). An archive is unpacked
//! below a private directory that the caller made, hashed on the way, and compared with what is on disk afterwards. The
//! caller compares the hashes with what vouches for them, syncs and renames; on any error it removes the directory.
//!
//! | file | what |
//! | --- | --- |
//! | `path`, `names`, `policy` | what a name may be, how names go together, what an entry may be |
//! | `targz`, `tar_entries`, `pax` | streaming tar.gz |
//! | `zip`, `zip_directory` | zip, entries read by offset from several threads |
//! | `pipeline`, `writer` | bounded queue, files written and hashed |
//! | `compare`, `inspect` | the tree afterwards; version and platform beforehand |

mod compare;
mod error;
mod inspect;
mod names;
mod path;
mod pax;
mod pipeline;
mod policy;
mod refusal;
mod tar_entries;
mod targz;
mod writer;
mod zip;
mod zip_directory;

pub use error::ArchiveError;
pub use inspect::{Inspected, inspect_archive};
pub use path::EntryPath;
pub use refusal::Refusal;

use crate::host::ReadAt;
use crate::host::tree::NewTree;
use crate::observe::{BytesSeen, Cancel};
use crate::platform::Platform;
use crate::trust::{H1, Sha256Sum, dir_hash};
use crate::version::GoVersion;
use policy::Policy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::Path;
use writer::{Sink, Written};

/// How the files of an archive are named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "layout", rename_all = "snake_case")]
pub enum Layout {
    /// As go.dev publishes it: everything under `go/`; a tar.gz, or a zip for Windows.
    Official,
    /// The zip of the module `golang.org/toolchain`: everything under `golang.org/toolchain@VERSION/`, `go.mod` files
    /// renamed to `_go.mod`, no executable bits (`cmd/distpack`). Both are put back as `go` does it
    /// (`cmd/go/internal/toolchain`).
    Toolchain {
        /// Which Go.
        version: GoVersion,
        /// For which platform.
        platform: Platform,
    },
}

impl Layout {
    /// The directory that all names of the archive begin with.
    #[must_use]
    pub fn root(&self) -> String {
        match self {
            Self::Official => "go".to_owned(),
            Self::Toolchain { version, platform } => {
                format!("golang.org/toolchain@v0.0.1-{version}.{}-{}", platform.os, platform.arch)
            }
        }
    }
}

/// The largest archive that is accepted where no list says its size, in bytes: three times the largest toolchain zip for
/// linux/amd64 of Go 1.19 to 1.27 (151 MB: 1.19.13).
pub(crate) const MOST_ARCHIVE_BYTES: u64 = 500_000_000;

/// How much an archive may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files and directories.
    pub max_entries: u64,
    /// Bytes of all files.
    pub max_bytes: u64,
    /// Bytes unpacked for each byte of the archive. One megabyte more is always allowed, so that tiny archives pass.
    pub max_ratio: u64,
}

impl Default for Limits {
    /// Room for Go to grow threefold. (Largest of 1.19 to 1.27: 16,000 entries, 540 MB, ratio 3.6.)
    fn default() -> Self {
        Self { max_entries: 50_000, max_bytes: 1_600_000_000, max_ratio: 20 }
    }
}

/// A file of an unpacked tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// The path below the tree's root, components joined by `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub sha256: Sha256Sum,
    /// Whether it was made executable.
    pub executable: bool,
}

/// What was unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// Files written.
    pub files: u64,
    /// Directories made, the root left out.
    pub dirs: u64,
    /// Bytes of all files.
    pub bytes: u64,
    /// The archive's own hash, of the very bytes that were unpacked (zip: read once more from the same open file).
    pub archive_sha256: Sha256Sum,
    /// The module's directory hash, for a toolchain zip; over the names as they stand in it.
    pub h1: Option<H1>,
    /// Every file, sorted by path: for receipts and later checks.
    pub manifest: Vec<FileEntry>,
}

/// Unpacks an archive into `staging`, an existing private and empty directory, which becomes the root of the SDK
/// (`bin`, `src`, `VERSION` lie directly in it).
///
/// `seen` is told of unpacked bytes. Nothing outside `staging` is touched, and on an error `staging` holds some part of
/// the tree. Nothing is synced. Memory stays below 64 MB whatever the archive says.
pub fn unpack(
    archive: &Path,
    layout: &Layout,
    staging: &Path,
    limits: Limits,
    seen: BytesSeen<'_>,
    cancel: &Cancel,
) -> Result<Unpacked, ArchiveError> {
    let file = ReadAt::open(archive)?;
    let format = Format::of(&file)?;
    let tree = NewTree::open(staging)?;
    let policy = Policy::new(layout, limits, file.size());
    let sink = Sink::new(&tree, seen, cancel);
    let unpacked = unpack_by(policy, &file, format, layout, &tree, &sink)?;
    if unpacked.manifest.iter().any(|file| file.path == "VERSION") {
        Ok(unpacked)
    } else {
        Err(ArchiveError::NotGo { detail: "no `VERSION` file".to_owned() })
    }
}

fn unpack_by(
    mut policy: Policy,
    file: &ReadAt,
    format: Format,
    layout: &Layout,
    tree: &NewTree,
    sink: &Sink<'_>,
) -> Result<Unpacked, ArchiveError> {
    let (written, archive_sha256) = match (format, layout) {
        (Format::TarGz, Layout::Official) => targz::unpack(file, &mut policy, sink)?,
        (Format::TarGz, Layout::Toolchain { .. }) => {
            return Err(ArchiveError::NotGo { detail: "a toolchain module is a zip".to_owned() });
        }
        (Format::Zip, Layout::Official | Layout::Toolchain { .. }) => {
            let written = zip::unpack(file, &mut policy, sink)?;
            (written, writer::sha256_of_archive(file, sink)?)
        }
    };
    let h1 = match layout {
        Layout::Official => None,
        Layout::Toolchain { .. } => Some(directory_hash(&written)?),
    };
    let manifest = manifest(written);
    let dirs = compare::compare(tree.path(), &manifest, &policy)?;
    let bytes = manifest.iter().map(|file| file.size).sum();
    Ok(Unpacked { files: count(manifest.len()), dirs, bytes, archive_sha256, h1, manifest })
}

/// Formats that Go is published in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    TarGz,
    Zip,
}

impl Format {
    fn of(file: &ReadAt) -> Result<Self, ArchiveError> {
        let mut magic = [0; 4];
        if file.size() < 18 {
            return Err(ArchiveError::UnknownFormat);
        }
        file.read_exact_at(&mut magic, 0)?;
        match magic {
            [0x1F, 0x8B, ..] => Ok(Self::TarGz),
            [b'P', b'K', ..] => Ok(Self::Zip),
            _ => Err(ArchiveError::UnknownFormat),
        }
    }
}

fn directory_hash(written: &[Written]) -> Result<H1, ArchiveError> {
    let names = written.iter().map(|file| (file.original.clone(), file.entry.sha256));
    dir_hash(names).map_err(|error| ArchiveError::damaged(error.to_string()))
}

fn manifest(written: Vec<Written>) -> Vec<FileEntry> {
    let mut manifest: Vec<FileEntry> = written.into_iter().map(|file| file.entry).collect();
    manifest.sort_unstable();
    manifest
}

fn count(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;

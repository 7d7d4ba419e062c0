//! Why an archive was not unpacked.

use super::refusal::Refusal;
use crate::error::{Class, Coded, Hint};
use crate::host::FsError;
use std::io;

/// Why an archive was not unpacked.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Neither gzip nor zip.
    #[error("neither a tar.gz nor a zip archive")]
    UnknownFormat,
    /// A rule of the archive policy was broken.
    #[error("archive refused: {refusal}: `{entry}`")]
    Refused {
        /// The entry's name, escaped; empty when the archive as a whole is meant.
        entry: String,
        /// The rule.
        refusal: Refusal,
    },
    /// Cut off, altered, or never right.
    #[error("archive is damaged: {detail}")]
    Damaged {
        /// What was found, and at which entry.
        detail: String,
    },
    /// No Go SDK in it.
    #[error("archive holds no Go: {detail}")]
    NotGo {
        /// What is missing or odd.
        detail: String,
    },
    /// What is on disk after unpacking is not what was written.
    #[error("unpacked tree differs from the archive: {detail}")]
    TreeDiffers {
        /// The first difference.
        detail: String,
    },
    /// A file operation failed.
    #[error(transparent)]
    Fs {
        /// The cause.
        #[from]
        source: FsError,
    },
    /// The system gave no thread.
    #[error("cannot start a thread: {source}")]
    Thread {
        /// The cause.
        source: io::Error,
    },
    /// The person asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl ArchiveError {
    pub(super) fn refused(entry: &[u8], refusal: Refusal) -> Self {
        Self::Refused { entry: escaped(entry), refusal }
    }

    pub(super) fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged { detail: detail.into() }
    }

    /// What a reader below a library reported: our own errors travel through it as they are, anything else means that
    /// the bytes are bad.
    pub(super) fn from_read(error: io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(own) => own,
            Err(error) => match error.downcast::<FsError>() {
                Ok(source) => Self::Fs { source },
                Err(error) => Self::damaged(escaped(error.to_string().as_bytes())),
            },
        }
    }
}

/// For `?` inside a `Read`: our errors travel through the libraries in an `io::Error`.
impl From<ArchiveError> for io::Error {
    fn from(error: ArchiveError) -> Self {
        Self::other(error)
    }
}

impl Coded for ArchiveError {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat => "GR-ARC-001",
            Self::Refused { .. } => "GR-ARC-002",
            Self::Damaged { .. } => "GR-ARC-003",
            Self::NotGo { .. } => "GR-ARC-004",
            Self::TreeDiffers { .. } => "GR-ARC-005",
            Self::Thread { .. } => "GR-ARC-006",
            Self::Cancelled => "GR-ARC-007",
            Self::Fs { source } => source.code(),
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::UnknownFormat
            | Self::Refused { .. }
            | Self::Damaged { .. }
            | Self::NotGo { .. }
            | Self::TreeDiffers { .. } => Class::Integrity,
            Self::Thread { .. } => Class::Io,
            Self::Cancelled => Class::Cancelled,
            Self::Fs { source } => source.class(),
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::UnknownFormat | Self::Damaged { .. } => Hint::FetchAgain,
            Self::Refused { .. } | Self::NotGo { .. } => Hint::DistrustSource,
            Self::TreeDiffers { .. } | Self::Thread { .. } | Self::Cancelled => Hint::RunAgain,
            Self::Fs { source } => source.hint(),
        }
    }
}

/// A name of unknown origin, fit for one line.
pub(super) fn escaped(name: &[u8]) -> String {
    const LIMIT: usize = 160;
    let text = String::from_utf8_lossy(name);
    let mut short: String = text.chars().take(LIMIT).flat_map(char::escape_debug).collect();
    if text.chars().nth(LIMIT).is_some() {
        short.push('…');
    }
    short
}

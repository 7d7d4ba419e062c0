//! What every error of this crate can tell about itself.
//!
//! `Display` is for logs: English, lower case, no final period. What people read is made by the app from the
//! variant, in their language; the three answers here are what it needs besides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a failure ends a run: one class, one exit code, documented in the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 1: something that was checked is broken.
    Broken,
    /// 64: the command line asks for something it cannot mean.
    Usage,
    /// 65: a profile, manifest or configuration file is wrong.
    BadInput,
    /// 66: a file, release or receipt that was named does not exist.
    NotFound,
    /// 69: no source could be reached.
    Unreachable,
    /// 70: a bug of ours.
    Internal,
    /// 73: a file or directory cannot be created: read-only or missing place.
    CannotCreate,
    /// 74: the disk is full, or reading or writing failed.
    Io,
    /// 75: another run holds the lock.
    Busy,
    /// 76: a server broke the protocol, or TLS failed.
    Protocol,
    /// 77: permission denied.
    Permission,
    /// 80: a hash, a signature or the archive policy refused the bytes.
    Integrity,
    /// 81: this Go version or tool does not exist for this platform.
    Unsupported,
    /// 130: the person cancelled.
    Cancelled,
}

impl Class {
    /// The process exit code that stands for this class.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Broken => 1,
            Self::Usage => 64,
            Self::BadInput => 65,
            Self::NotFound => 66,
            Self::Unreachable => 69,
            Self::Internal => 70,
            Self::CannotCreate => 73,
            Self::Io => 74,
            Self::Busy => 75,
            Self::Protocol => 76,
            Self::Permission => 77,
            Self::Integrity => 80,
            Self::Unsupported => 81,
            Self::Cancelled => 130,
        }
    }

    /// How much an error of this class says of a source beside what other sources say: bytes that were refused more than a
    /// server that is no honest one, and that more than one that cannot be reached; least, that something is not there.
    #[must_use]
    pub(crate) const fn weight(self) -> u8 {
        match self {
            Self::NotFound => 0,
            Self::Integrity => 3,
            Self::Protocol => 2,
            Self::Broken
            | Self::Usage
            | Self::BadInput
            | Self::Unreachable
            | Self::Internal
            | Self::CannotCreate
            | Self::Io
            | Self::Busy
            | Self::Permission
            | Self::Unsupported
            | Self::Cancelled => 1,
        }
    }
}

/// Of what two sources said, what says more; of two that say as much, the first.
pub(crate) fn more_telling<T>(known: Option<T>, new: T, weight: impl Fn(&T) -> u8) -> T {
    known.filter(|known| weight(known) >= weight(&new)).unwrap_or(new)
}

/// The one next step a person can take; the app words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "hint", rename_all = "snake_case")]
pub enum Hint {
    /// Nothing sensible can be advised beyond the error itself.
    None,
    /// Run the same command again: what was done is kept.
    RunAgain,
    /// Make room and run the same command again.
    FreeSpace {
        /// Bytes that must become free at `path`'s volume, where known.
        needed_bytes: Option<u64>,
    },
    /// Look at the network, the proxy settings, or name another `--source`.
    CheckNetwork,
    /// The certificate is not valid at this machine's time: check the clock.
    CheckClock,
    /// The connection is intercepted or uses a private authority: name it with `--ca-file`.
    UseCaFile,
    /// Name the archive's hash with `--sha256`, or take the archive from a known source.
    PassSha256,
    /// Download it again: the copy at hand is damaged or was altered.
    FetchAgain,
    /// The bytes are not what the publisher signed: do not use this source, and tell who runs it.
    DistrustSource,
    /// Ask for one of these instead.
    ChooseOther {
        /// What exists and comes nearest, best first.
        nearest: Vec<String>,
    },
    /// Mend this file by hand: our markers in it do not pair up.
    RepairMarkers {
        /// The file.
        path: String,
        /// The line (from 1) of the marker that has no partner.
        line: usize,
    },
    /// Give this user the right to write here, or choose another place with `--home`.
    GrantAccess {
        /// The file or directory.
        path: String,
    },
    /// Move this away, or remove it, and run the same command again.
    MoveAway {
        /// What is in the way.
        path: String,
    },
    /// Name a regular file, or put one here.
    NameFile {
        /// What is no file.
        path: String,
    },
    /// See whether this path is written rightly, and whether it is there.
    CheckPath {
        /// The path.
        path: String,
    },
    /// See what is wrong with this path or its disk.
    LookAt {
        /// The path.
        path: String,
    },
    /// Name another.
    NameOther {
        /// What was named.
        named: String,
    },
    /// Mend or remove this line by hand.
    MendLine {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
    },
    /// Correct this preference.
    CheckSetting {
        /// Its key, with its table.
        name: String,
    },
    /// Name the home with `--home DIR`, or set HOME to an existing directory.
    NameHome,
    /// The home is another user's and meant: say so with `--as-owner`.
    PassAsOwner,
    /// Wait for the other run, or use `--wait SECS`.
    WaitForOther,
    /// Look at the plan again: the machine changed since it was made.
    PlanAgain,
    /// Undo these receipts first.
    UndoFirst {
        /// Receipt ids, newest first.
        receipts: Vec<String>,
    },
    /// Set up a Go first, or make one active.
    SetUpFirst,
    /// Run this instead.
    Run {
        /// The command.
        command: String,
    },
    /// Without `--offline` this would be looked up.
    GoOnline,
    /// Update goready: its pinned keys or formats are older than what it met.
    UpdateGoready,
    /// This is a bug: send the log file.
    ReportBug,
}

impl Hint {
    /// Ask for one of these instead; where there is none, run what shows more.
    pub(crate) fn choose<T: ToString>(nearest: impl IntoIterator<Item = T>, otherwise: &str) -> Self {
        let nearest: Vec<String> = nearest.into_iter().map(|one| one.to_string()).collect();
        if nearest.is_empty() {
            return Self::Run { command: otherwise.to_owned() };
        }
        Self::ChooseOther { nearest }
    }
}

/// What an error of this crate tells besides its text.
pub trait Coded: std::error::Error {
    /// Stable code such as `GR-NET-003`; never reused for another meaning.
    fn code(&self) -> &'static str;
    /// The class, hence the exit code.
    fn class(&self) -> Class;
    /// The one next step.
    fn hint(&self) -> Hint;
}

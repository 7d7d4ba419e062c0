//! Why a plan was not carried out to its end.

use super::receipt::{FailedSource, ReceiptError};
use super::tool::BuildFailure;
use crate::archive::ArchiveError;
use crate::catalog::tool_pins::{Tool, ToolPins, ToolVersion};
use crate::error::{Class, Coded, Hint};
use crate::host::net::NetError;
use crate::host::{FsError, LockError};
use crate::trust::TrustError;
use crate::version::GoVersion;
use std::path::PathBuf;

/// Why a plan was not carried out to its end.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The person asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// A file or link is not what it was when the plan was made.
    #[error("changed since the plan was made: `{}`", path.display())]
    ChangedSincePlanned {
        /// Which.
        path: PathBuf,
    },
    /// A saved plan does not match what would be planned now.
    #[error("the machine changed since the plan was saved")]
    PlanOutdated,
    /// No source served an archive that could be verified.
    #[error("no source served {version}: {}", failed.iter().map(|source| format!("{} ({})", source.url, source.message)).collect::<Vec<_>>().join("; "))]
    NoSourceServed {
        /// Which Go.
        version: crate::version::GoVersion,
        /// Each source and why it failed.
        failed: Vec<FailedSource>,
        /// The class that says most: a refusal on integrity before anything else.
        class: Class,
        /// The hint of that failure.
        hint: Hint,
    },
    /// The unpacked tree is of another version than was asked.
    #[error("the archive holds `{found}` and not {version}")]
    OtherVersion {
        /// What was asked.
        version: crate::version::GoVersion,
        /// What its VERSION file says.
        found: String,
    },
    /// The directory hash of what was unpacked is not the expected one.
    #[error("directory hash of {version}: expected {expected}, found {found}")]
    TreeHash {
        /// Which Go.
        version: crate::version::GoVersion,
        /// What the checksum database or the pin says.
        expected: String,
        /// What was computed.
        found: String,
    },
    /// Something stands where the SDK must go.
    #[error("something else is in the place of the SDK: `{}`", path.display())]
    PlaceTaken {
        /// The place.
        path: PathBuf,
    },
    /// No receipt lists the files of this SDK, so none may be removed.
    #[error("no receipt lists the files of `{}`", path.display())]
    NotListed {
        /// The SDK.
        path: PathBuf,
    },
    /// A tool could not be built.
    #[error("cannot build {tool} {version} with {go}: {cause:?}: {said}")]
    ToolNotBuilt {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// The Go that was to build it.
        go: GoVersion,
        /// Why not.
        cause: BuildFailure,
        /// The line of the go command or the compiler that says most.
        said: String,
    },
    /// A tool whose modules were not fetched before, in a run that may not use the network.
    #[error("modules of {tool} {version} are not here, and the network is not to be used")]
    ToolNotFetched {
        /// Which tool.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
    },
    /// A tool was built and does not start.
    #[error("{tool} {version} does not start: {said}")]
    ToolDoesNotStart {
        /// Which.
        tool: Tool,
        /// Its release.
        version: ToolVersion,
        /// What it or the system said.
        said: String,
    },
    /// The file of `go env -w` cannot be edited without losing something.
    #[error("cannot edit line {line} of `{}` and keep it", path.display())]
    GoEnvFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// Our markers in a shell file do not pair up.
    #[error("our markers do not pair up at line {line} of `{}`", path.display())]
    BrokenMarkers {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A file operation failed.
    #[error(transparent)]
    Fs {
        /// The cause.
        #[from]
        source: FsError,
    },
    /// The receipt could not be read or written.
    #[error(transparent)]
    Receipt {
        /// The cause.
        #[from]
        source: ReceiptError,
    },
    /// The network failed.
    #[error(transparent)]
    Net {
        /// The cause.
        #[from]
        source: NetError,
    },
    /// Verification refused the bytes.
    #[error(transparent)]
    Trust {
        /// The cause.
        #[from]
        source: TrustError,
    },
    /// The archive was refused or damaged.
    #[error(transparent)]
    Archive {
        /// The cause.
        #[from]
        source: ArchiveError,
    },
    /// The lock was not to be had.
    #[error(transparent)]
    Lock {
        /// The cause.
        #[from]
        source: LockError,
    },
}

impl Coded for ApplyError {
    fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "GR-APPLY-001",
            Self::ChangedSincePlanned { .. } => "GR-APPLY-002",
            Self::PlanOutdated => "GR-APPLY-003",
            Self::NoSourceServed { .. } => "GR-APPLY-004",
            Self::OtherVersion { .. } => "GR-APPLY-005",
            Self::TreeHash { .. } => "GR-APPLY-006",
            Self::PlaceTaken { .. } => "GR-APPLY-007",
            Self::NotListed { .. } => "GR-APPLY-008",
            Self::GoEnvFile { .. } => "GR-APPLY-009",
            Self::BrokenMarkers { .. } => "GR-APPLY-010",
            Self::ToolNotBuilt { .. } => "GR-APPLY-011",
            Self::ToolDoesNotStart { .. } => "GR-APPLY-012",
            Self::ToolNotFetched { .. } => "GR-APPLY-013",
            Self::Fs { source } => source.code(),
            Self::Receipt { source } => source.code(),
            Self::Net { source } => source.code(),
            Self::Trust { source } => source.code(),
            Self::Archive { source } => source.code(),
            Self::Lock { source } => source.code(),
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Cancelled => Class::Cancelled,
            Self::ChangedSincePlanned { .. }
            | Self::PlanOutdated
            | Self::BrokenMarkers { .. }
            | Self::GoEnvFile { .. } => Class::BadInput,
            Self::NoSourceServed { class, .. } => *class,
            Self::ToolNotBuilt { cause, .. } => match cause {
                BuildFailure::NeedsNewerGo => Class::Unsupported,
                BuildFailure::NoSuchVersion => Class::NotFound,
                BuildFailure::Refused | BuildFailure::Unreachable | BuildFailure::Silent => {
                    Class::Unreachable
                }
                BuildFailure::Integrity => Class::Integrity,
                BuildFailure::DiskFull => Class::Io,
                BuildFailure::Compiler | BuildFailure::NotStarted => Class::Broken,
            },
            Self::ToolNotFetched { .. } => Class::Unreachable,
            Self::ToolDoesNotStart { .. } => Class::Broken,
            Self::OtherVersion { .. } | Self::TreeHash { .. } => Class::Integrity,
            Self::PlaceTaken { .. } | Self::NotListed { .. } => Class::CannotCreate,
            Self::Fs { source } => source.class(),
            Self::Receipt { source } => source.class(),
            Self::Net { source } => source.class(),
            Self::Trust { source } => source.class(),
            Self::Archive { source } => source.class(),
            Self::Lock { source } => source.class(),
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Cancelled => Hint::RunAgain,
            Self::ChangedSincePlanned { .. } | Self::PlanOutdated => Hint::PlanAgain,
            Self::NoSourceServed { hint, .. } => hint.clone(),
            Self::OtherVersion { .. } | Self::TreeHash { .. } => Hint::DistrustSource,
            Self::PlaceTaken { path } | Self::NotListed { path } => {
                Hint::MoveAway { path: path.display().to_string() }
            }
            Self::ToolNotFetched { .. } => Hint::GoOnline,
            Self::ToolNotBuilt { tool, version, go, cause, .. } => match cause {
                BuildFailure::Refused if ToolPins::built_in().knows(*tool, version) => Hint::CheckNetwork,
                BuildFailure::NeedsNewerGo
                | BuildFailure::NoSuchVersion
                | BuildFailure::Refused
                | BuildFailure::Compiler => other_releases(*tool, version, *go),
                BuildFailure::Unreachable | BuildFailure::Silent => Hint::CheckNetwork,
                BuildFailure::Integrity => Hint::DistrustSource,
                BuildFailure::DiskFull => Hint::FreeSpace { needed_bytes: None },
                BuildFailure::NotStarted => Hint::Run { command: "goready verify".to_owned() },
            },
            Self::GoEnvFile { path, line } => {
                Hint::MendLine { path: path.display().to_string(), line: *line }
            }
            Self::ToolDoesNotStart { .. } => Hint::Run { command: "goready tools list".to_owned() },
            Self::BrokenMarkers { path, line } => {
                Hint::RepairMarkers { path: path.display().to_string(), line: *line }
            }
            Self::Fs { source } => source.hint(),
            Self::Receipt { source } => source.hint(),
            Self::Net { source } => source.hint(),
            Self::Trust { source } => source.hint(),
            Self::Archive { source } => source.hint(),
            Self::Lock { source } => source.hint(),
        }
    }
}

/// Other releases of a tool that exist and take this Go.
fn other_releases(tool: Tool, version: &ToolVersion, go: GoVersion) -> Hint {
    const FEW: usize = 3;
    let known = ToolPins::built_in().releases_for(tool, go);
    let others = known.iter().filter(|known| *known != version).take(FEW);
    Hint::choose(others.map(|other| format!("{tool}@{other}")), "goready tools list")
}

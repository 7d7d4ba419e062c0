//! Why no plan can be made.

use super::adopt::Unadoptable;
use crate::catalog::CatalogError;
use crate::catalog::tool_pins::{Misfit, Tool, ToolVersion};
use crate::detect::Obstacle;
use crate::error::{Class, Coded, Hint};
use crate::shell::QuoteError;
use crate::version::GoVersion;
use std::path::PathBuf;

/// Why no plan can be made.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The catalog cannot say which Go is meant, or it does not exist here.
    #[error(transparent)]
    Catalog {
        /// The cause.
        #[from]
        source: CatalogError,
    },
    /// None of the given sources has this Go in a form that can be verified.
    #[error("no source offers {version} in a form that can be verified")]
    NoSource {
        /// Which Go.
        version: GoVersion,
    },
    /// Nothing is known about the bytes of a local archive.
    #[error("nothing vouches for the archive `{}` (sha256 {sha256})", path.display())]
    UnknownArchive {
        /// The archive.
        path: PathBuf,
        /// Its hash.
        sha256: crate::trust::Sha256Sum,
    },
    /// The archive is for another platform.
    #[error("the archive `{}` is for {archive}, and this is {machine}", path.display())]
    ForeignArchive {
        /// The archive.
        path: PathBuf,
        /// Its platform.
        archive: crate::platform::Platform,
        /// This machine's.
        machine: crate::platform::Platform,
    },
    /// The SDK to make active or to remove is not in the store.
    #[error("{version} is not in the store")]
    NotInstalled {
        /// Which Go.
        version: GoVersion,
        /// What is.
        installed: Vec<GoVersion>,
    },
    /// A place cannot be used as a Go.
    #[error("cannot adopt `{}`: {reason:?}", path.display())]
    NotAdoptable {
        /// The place.
        path: PathBuf,
        /// Why not.
        reason: Unadoptable,
    },
    /// A path cannot be written in a shell's syntax.
    #[error(transparent)]
    Quote {
        /// The cause.
        #[from]
        source: QuoteError,
    },
    /// A shell file has markers of ours that do not pair up.
    #[error("our markers do not pair up at line {line} of `{}`: {reason}", path.display())]
    BrokenMarkers {
        /// The file.
        path: PathBuf,
        /// The line of the odd marker, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// No shell would find this Go: every file that would have to change cannot be changed.
    #[error("cannot change `{}`: {obstacle:?}", path.display())]
    Blocked {
        /// The first such file.
        path: PathBuf,
        /// Why.
        obstacle: Obstacle,
    },
    /// Something where a directory of ours must be is not a directory of ours.
    #[error("something else is in the place of our `{}`", path.display())]
    PlaceTaken {
        /// The path.
        path: PathBuf,
    },
    /// A first project goes into an empty directory only.
    #[error("not an empty directory: `{}`", path.display())]
    NotEmpty {
        /// The path.
        path: PathBuf,
    },
    /// A cache holds a Go that goready was told to use.
    #[error("cache `{}` holds the adopted Go `{}`", path.display(), root.display())]
    CacheInUse {
        /// The cache.
        path: PathBuf,
        /// The Go's directory.
        root: PathBuf,
    },
    /// What is to be cleaned does not look like a cache of Go.
    #[error("does not look like a cache of Go: `{}`", path.display())]
    NotACache {
        /// The path.
        path: PathBuf,
    },
    /// The home cannot be written.
    #[error("the home cannot be written: `{}`", path.display())]
    HomeReadOnly {
        /// The home.
        path: PathBuf,
    },
    /// Less is free than the plan needs.
    #[error("{needed_bytes} bytes are needed and {free_bytes} are free at `{}`", path.display())]
    NoSpace {
        /// Our data directory.
        path: PathBuf,
        /// What the plan needs.
        needed_bytes: u64,
        /// What there is.
        free_bytes: u64,
    },
    /// A release of a tool that was named does not fit the Go.
    #[error("{tool} {version} does not fit {go}: {misfit:?}")]
    ToolDoesNotFit {
        /// Which tool.
        tool: Tool,
        /// The release.
        version: ToolVersion,
        /// The Go.
        go: GoVersion,
        /// Why not.
        misfit: Misfit,
        /// The release that fits.
        fits: Option<ToolVersion>,
    },
    /// A tool's program cannot be put where `go install` puts programs.
    #[error("cannot put a program to `{}`: {obstacle:?}", path.display())]
    ToolPlace {
        /// The program, or its directory.
        path: PathBuf,
        /// Why not.
        obstacle: Obstacle,
    },
    /// No such tool is in our store.
    #[error("{tool} is not in the store")]
    ToolNotInstalled {
        /// Which.
        tool: Tool,
        /// What is.
        installed: Vec<Tool>,
    },
    /// No Go of ours is active, so nothing can build a tool.
    #[error("no Go of ours is active")]
    NoActiveGo,
    /// A value that would make Go fail.
    #[error("not a value for {name}: `{value}`")]
    SettingRefused {
        /// The variable.
        name: String,
        /// What was asked.
        value: String,
    },
    /// A place that GOPATH or GOBIN cannot be.
    #[error("no place for {name}: `{}`: {obstacle:?}", path.display())]
    SettingPlace {
        /// The variable.
        name: String,
        /// What was asked.
        path: PathBuf,
        /// What stands against it.
        obstacle: Obstacle,
    },
    /// There is no such receipt.
    #[error("no such receipt: {id}")]
    NoReceipt {
        /// What was asked; empty when there is none at all.
        id: String,
        /// Those that could be undone, newest first.
        known: Vec<String>,
    },
    /// Later receipts build on the one to undo.
    #[error("later receipts build on {id}")]
    LaterReceipts {
        /// What was asked.
        id: String,
        /// Those to undo first, newest first.
        later: Vec<String>,
    },
}

impl Coded for PlanError {
    fn code(&self) -> &'static str {
        match self {
            Self::Catalog { source } => source.code(),
            Self::NoSource { .. } => "GR-PLAN-001",
            Self::UnknownArchive { .. } => "GR-PLAN-002",
            Self::ForeignArchive { .. } => "GR-PLAN-003",
            Self::NotInstalled { .. } => "GR-PLAN-004",
            Self::Quote { .. } => "GR-PLAN-005",
            Self::BrokenMarkers { .. } => "GR-PLAN-006",
            Self::Blocked { .. } => "GR-PLAN-007",
            Self::PlaceTaken { .. } => "GR-PLAN-008",
            Self::HomeReadOnly { .. } => "GR-PLAN-009",
            Self::NoSpace { .. } => "GR-PLAN-010",
            Self::NoReceipt { .. } => "GR-PLAN-011",
            Self::LaterReceipts { .. } => "GR-PLAN-012",
            Self::NotEmpty { .. } => "GR-PLAN-020",
            Self::NotACache { .. } => "GR-PLAN-021",
            Self::CacheInUse { .. } => "GR-PLAN-031",
            Self::NotAdoptable { .. } => "GR-PLAN-022",
            Self::ToolDoesNotFit { .. } => "GR-PLAN-013",
            Self::ToolPlace { .. } => "GR-PLAN-014",
            Self::ToolNotInstalled { .. } => "GR-PLAN-015",
            Self::NoActiveGo => "GR-PLAN-016",
            Self::SettingRefused { .. } => "GR-PLAN-030",
            Self::SettingPlace { .. } => "GR-PLAN-032",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Catalog { source } => source.class(),
            Self::NoSource { .. } => Class::Unreachable,
            Self::UnknownArchive { .. } => Class::Integrity,
            Self::NotAdoptable { reason, .. } => reason.class(),
            Self::ForeignArchive { .. } | Self::ToolDoesNotFit { .. } => Class::Unsupported,
            Self::NotInstalled { .. }
            | Self::NoReceipt { .. }
            | Self::ToolNotInstalled { .. }
            | Self::NoActiveGo => Class::NotFound,
            Self::Quote { .. }
            | Self::BrokenMarkers { .. }
            | Self::SettingRefused { .. }
            | Self::SettingPlace { .. }
            | Self::LaterReceipts { .. }
            | Self::NotACache { .. }
            | Self::CacheInUse { .. } => Class::BadInput,
            Self::Blocked { obstacle, .. } | Self::ToolPlace { obstacle, .. } => match obstacle {
                Obstacle::DirectoryReadOnly
                | Obstacle::ForeignOwner { .. }
                | Obstacle::ForeignLink { .. }
                | Obstacle::Unreadable { .. } => Class::Permission,
                Obstacle::NotAFile { .. }
                | Obstacle::NotADirectory
                | Obstacle::InsideGo
                | Obstacle::DanglingLink { .. }
                | Obstacle::TooLarge { .. } => Class::CannotCreate,
            },
            Self::PlaceTaken { .. } | Self::NotEmpty { .. } | Self::HomeReadOnly { .. } => {
                Class::CannotCreate
            }
            Self::NoSpace { .. } => Class::Io,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Catalog { source } => source.hint(),
            Self::NoSource { .. } => Hint::CheckNetwork,
            Self::UnknownArchive { .. } => Hint::PassSha256,
            Self::NotAdoptable { reason, .. } => reason.hint(),
            Self::ForeignArchive { path, .. } | Self::NotEmpty { path } => {
                Hint::NameOther { named: path.display().to_string() }
            }
            Self::Quote { source } => source.hint(),
            Self::SettingRefused { name, value } => Hint::Run { command: other_value(name, value) },
            Self::SettingPlace { name, .. } => Hint::Run { command: format!("goready env {name} --set DIR") },
            Self::NotACache { .. } => Hint::Run { command: "goready cache list".to_owned() },
            Self::CacheInUse { .. } => Hint::Run { command: "goready sdk list".to_owned() },
            Self::NotInstalled { installed, version } => {
                Hint::choose(installed, &format!("goready sdk install {}", version.bare()))
            }
            Self::BrokenMarkers { path, line, .. } => {
                Hint::RepairMarkers { path: path.display().to_string(), line: *line }
            }
            Self::Blocked { path, .. } | Self::PlaceTaken { path } | Self::HomeReadOnly { path } => {
                Hint::GrantAccess { path: path.display().to_string() }
            }
            Self::ToolPlace { path, obstacle } => match obstacle {
                Obstacle::NotAFile { .. } | Obstacle::DanglingLink { .. } | Obstacle::TooLarge { .. } => {
                    Hint::MoveAway { path: path.display().to_string() }
                }
                Obstacle::NotADirectory | Obstacle::InsideGo => {
                    Hint::Run { command: "goready env GOBIN --set DIR".to_owned() }
                }
                Obstacle::DirectoryReadOnly
                | Obstacle::ForeignOwner { .. }
                | Obstacle::ForeignLink { .. }
                | Obstacle::Unreadable { .. } => Hint::GrantAccess { path: path.display().to_string() },
            },
            Self::ToolDoesNotFit { tool, fits, .. } => {
                Hint::choose(fits.iter().map(|version| format!("{tool}@{version}")), "goready tools list")
            }
            Self::ToolNotInstalled { installed, .. } => Hint::choose(installed, "goready tools list"),
            Self::NoActiveGo => Hint::SetUpFirst,
            Self::NoSpace { needed_bytes, .. } => Hint::FreeSpace { needed_bytes: Some(*needed_bytes) },
            Self::NoReceipt { known, .. } => Hint::choose(known, "goready history"),
            Self::LaterReceipts { later, .. } => Hint::UndoFirst { receipts: later.clone() },
        }
    }
}

/// A command that gives a setting of Go a value it can have; one without a value is taken out.
fn other_value(name: &str, value: &str) -> String {
    let example = match name {
        _ if value.is_empty() => return format!("goready env {name} --unset"),
        "GOPROXY" => "https://proxy.golang.org,direct",
        "GOPATH" | "GOBIN" => "DIR",
        _ => "VALUE",
    };
    format!("goready env {name} --set {example}")
}

//! A Go that somebody else installed, to be used where it is.

use crate::error::{Class, Hint};
use crate::platform::Platform;
use crate::trust::{Evidence, H1};
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A Go that somebody else installed, looked at before the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Adoption {
    /// Its GOROOT, links followed.
    pub root: PathBuf,
    /// Which Go it is.
    pub version: GoVersion,
    /// Its files against those that were published.
    pub contents: Contents,
    /// The directory hash of the files that were compared: the verdict is about these, and about no others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<H1>,
}

/// The files of a Go against those of its release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Contents {
    /// Every file is as it was published.
    Pristine {
        /// What says so.
        evidence: Evidence,
    },
    /// Files differ.
    Altered {
        /// The first of them, by path.
        files: Vec<AlteredFile>,
        /// How many there are.
        count: usize,
    },
    /// Something differs; which files cannot be said.
    AlteredSomewhere {
        /// Why not.
        because: Uncompared,
    },
    /// It was not compared.
    NotCompared {
        /// Why not.
        because: Uncompared,
    },
}

/// A file that is not as it was published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct AlteredFile {
    /// Its path below GOROOT.
    pub path: String,
    /// In what it differs.
    pub how: Altered,
}

/// In what a file differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Altered {
    /// It holds other bytes.
    Changed,
    /// It is not there.
    Missing,
    /// It was not published.
    Added,
}

/// Why files were not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Uncompared {
    /// goready does not carry what it takes, and the network may not be asked.
    Offline,
    /// None of the sources is a module proxy.
    NoProxy,
    /// No source answered.
    NoAnswer {
        /// The code of the last error.
        code: String,
    },
    /// There is no room to unpack what was published beside it, or it cannot be read.
    Unreadable {
        /// The code of the error.
        code: String,
    },
}

/// Why a place cannot be used as a Go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unadoptable {
    /// Nothing is there.
    Absent,
    /// It is no GOROOT, and no `go` command of one.
    NotAGo,
    /// Its `go` is a script, which may start anything.
    Script,
    /// Its VERSION file names no release.
    NoRelease {
        /// What it says.
        says: String,
    },
    /// It is made for another system or processor.
    Foreign {
        /// What it is made for.
        platform: String,
        /// What this machine needs.
        wanted: Platform,
    },
    /// Parts of it are missing.
    Partial {
        /// Paths below it.
        missing: Vec<String>,
    },
    /// Two releases are unpacked over each other.
    Stomped,
    /// It is a Go of ours.
    Ours {
        /// Which.
        version: GoVersion,
    },
    /// This version is in our store already, from somewhere else.
    VersionTaken {
        /// Which.
        version: GoVersion,
    },
    /// It holds another Go by now.
    Replaced {
        /// Which it was.
        version: GoVersion,
    },
}

impl Unadoptable {
    pub(super) const fn class(&self) -> Class {
        match self {
            Self::Absent => Class::NotFound,
            Self::Foreign { .. } => Class::Unsupported,
            Self::NotAGo
            | Self::Script
            | Self::NoRelease { .. }
            | Self::Partial { .. }
            | Self::Stomped
            | Self::Ours { .. }
            | Self::VersionTaken { .. }
            | Self::Replaced { .. } => Class::BadInput,
        }
    }

    pub(super) fn hint(&self) -> Hint {
        match self {
            Self::Ours { version } | Self::VersionTaken { version } => {
                Hint::Run { command: format!("goready sdk use {}", version.bare()) }
            }
            Self::Replaced { .. } => Hint::PlanAgain,
            Self::Absent
            | Self::NotAGo
            | Self::Script
            | Self::NoRelease { .. }
            | Self::Foreign { .. }
            | Self::Partial { .. }
            | Self::Stomped => Hint::Run { command: "goready sdk list".to_owned() },
        }
    }
}

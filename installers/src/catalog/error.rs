//! Why a version cannot be had, or a list of releases cannot be read.

use crate::error::{Class, Coded, Hint};
use crate::platform::Platform;
use crate::trust::Sha256Sum;
use crate::version::{GoLine, GoVersion};
use std::fmt;
use std::path::PathBuf;

/// Why a version cannot be had, or a list of releases cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// Text that names no version.
    #[error(
        "neither a version of Go nor `stable`, `oldstable`, a line such as `1.23` or a go.mod file: `{text}`"
    )]
    RequestSyntax {
        /// What was given.
        text: String,
    },
    /// A `go.mod` or `go.work` that says no version.
    #[error("{reason}: line {line} of `{}`", path.display())]
    ModFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1; the last one where something is missing.
        line: usize,
        /// What is wrong.
        reason: &'static str,
    },
    /// No such release is known.
    #[error("no such release of Go: `{wanted}`")]
    UnknownRelease {
        /// What was asked for.
        wanted: String,
        /// What exists for the platform and comes nearest, best first.
        nearest: Vec<GoVersion>,
    },
    /// The release exists, but not for this platform.
    #[error("{version} does not exist for {platform}: {gap}")]
    NotForPlatform {
        /// The release; of a line, its newest.
        version: GoVersion,
        /// The platform.
        platform: Platform,
        /// What exists for it instead.
        gap: Gap,
        /// What exists for it and comes nearest, best first.
        nearest: Vec<GoVersion>,
    },
    /// The release is older than any that goready sets up.
    #[error("goready sets up Go {oldest} and newer, not `{wanted}`")]
    TooOld {
        /// What was asked for.
        wanted: String,
        /// The oldest line that it sets up.
        oldest: GoLine,
        /// What exists for the platform and comes nearest, best first.
        nearest: Vec<GoVersion>,
    },
    /// A server answered, but not with a list of releases.
    #[error("not a list of Go releases: {reason}: `{host}`")]
    IndexSyntax {
        /// Who answered.
        host: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A server answered with more than any list of releases holds.
    #[error("list of Go releases has {size_bytes} bytes, {limit_bytes} are read: `{host}`")]
    IndexTooLarge {
        /// Who answered.
        host: String,
        /// Its size.
        size_bytes: usize,
        /// The most that is read.
        limit_bytes: usize,
    },
    /// A list gives another hash for a file than the one that goready was built with, or two for the same file.
    #[error("sha256 of `{filename}` is {expected} and listed as {listed}: `{host}`")]
    HashConflict {
        /// Who listed it.
        host: String,
        /// The file.
        filename: String,
        /// The hash that is known.
        expected: Sha256Sum,
        /// The hash that was listed.
        listed: Sha256Sum,
    },
    /// What was kept of an earlier look cannot be read; it is looked up again.
    #[error("kept list of releases cannot be read: {reason}: line {line}")]
    CacheSyntax {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        reason: &'static str,
    },
}

/// How a platform is missing: the releases that do exist for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Its archives start later.
    StartsAt {
        /// The first release that has one.
        first: GoVersion,
    },
    /// Its archives ended earlier.
    EndsWith {
        /// The last release that has one.
        last: GoVersion,
    },
    /// Releases before and after have one.
    Missing,
    /// No release ever had one.
    Never,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StartsAt { first } => write!(f, "its archives start at {first}"),
            Self::EndsWith { last } => write!(f, "its archives end with {last}"),
            Self::Missing => f.write_str("it was left out of this release"),
            Self::Never => f.write_str("no release has archives for it"),
        }
    }
}

impl Coded for CatalogError {
    fn code(&self) -> &'static str {
        match self {
            Self::RequestSyntax { .. } => "GR-CAT-001",
            Self::ModFile { .. } => "GR-CAT-002",
            Self::UnknownRelease { .. } => "GR-CAT-003",
            Self::NotForPlatform { .. } => "GR-CAT-004",
            Self::TooOld { .. } => "GR-CAT-005",
            Self::IndexSyntax { .. } => "GR-CAT-006",
            Self::IndexTooLarge { .. } => "GR-CAT-007",
            Self::HashConflict { .. } => "GR-CAT-008",
            Self::CacheSyntax { .. } => "GR-CAT-009",
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::RequestSyntax { .. } => Class::Usage,
            Self::ModFile { .. } | Self::CacheSyntax { .. } => Class::BadInput,
            Self::UnknownRelease { .. } => Class::NotFound,
            Self::NotForPlatform { .. } | Self::TooOld { .. } => Class::Unsupported,
            Self::IndexSyntax { .. } | Self::IndexTooLarge { .. } => Class::Protocol,
            Self::HashConflict { .. } => Class::Integrity,
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::RequestSyntax { .. } => choose(["stable", "oldstable"]),
            Self::ModFile { path, line, .. } => {
                Hint::MendLine { path: path.display().to_string(), line: *line }
            }
            Self::UnknownRelease { nearest, .. }
            | Self::NotForPlatform { nearest, .. }
            | Self::TooOld { nearest, .. } => choose(nearest),
            Self::IndexSyntax { .. } | Self::IndexTooLarge { .. } => Hint::CheckNetwork,
            Self::HashConflict { .. } => Hint::DistrustSource,
            Self::CacheSyntax { .. } => Hint::RunAgain,
        }
    }
}

fn choose<T: ToString>(nearest: impl IntoIterator<Item = T>) -> Hint {
    Hint::choose(nearest, "goready sdk list --available")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn every_error_has_its_words_code_class_and_hint() {
        let newest = GoVersion::new(1, 27, 4);
        let unavailable = |gap| CatalogError::NotForPlatform {
            version: GoVersion::new(1, 20, 14),
            platform: Platform::new("linux", "riscv64"),
            gap,
            nearest: vec![newest],
        };
        let host = || "mirror.example".to_owned();
        let errors = [
            CatalogError::RequestSyntax { text: "banana".into() },
            CatalogError::ModFile { path: "/p/go.mod".into(), line: 3, reason: "not a Go version" },
            CatalogError::UnknownRelease { wanted: "1.99".into(), nearest: vec![newest] },
            CatalogError::UnknownRelease { wanted: "1.99".into(), nearest: vec![] },
            unavailable(Gap::StartsAt { first: GoVersion::new(1, 21, 0) }),
            unavailable(Gap::EndsWith { last: GoVersion::new(1, 19, 13) }),
            unavailable(Gap::Missing),
            unavailable(Gap::Never),
            CatalogError::TooOld {
                wanted: "go1.18.10".into(),
                oldest: GoLine { major: 1, minor: 19 },
                nearest: vec![newest],
            },
            CatalogError::IndexSyntax { host: host(), reason: "it begins with `<html>`".into() },
            CatalogError::IndexTooLarge { host: host(), size_bytes: 40_000_000, limit_bytes: 33_554_432 },
            CatalogError::HashConflict {
                host: host(),
                filename: "go1.27.4.linux-amd64.tar.gz".into(),
                expected: Sha256Sum([1; 32]),
                listed: Sha256Sum([2; 32]),
            },
            CatalogError::CacheSyntax { line: 7, reason: "not a file of a release" },
        ];
        let mut text = String::new();
        for error in errors {
            writeln!(text, "{} {:?}: {error}\n  {:?}", error.code(), error.class(), error.hint()).unwrap();
        }
        insta::assert_snapshot!(text);
    }
}

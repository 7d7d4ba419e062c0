//! Go versions: the grammar is the only way in, so a version can safely become a directory name.
//!
//! Order and grammar: <https://go.dev/doc/toolchain#version>. The first release of a line is `go1.20` up to 1.20 and
//! `go1.21.0` from 1.21 on; both parse, and print as they are published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A release of Go, such as `go1.23.12` or `go1.27rc1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct GoVersion {
    major: u32,
    minor: u32,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Stage {
    Beta(u32),
    Candidate(u32),
    Patch(u32),
}

/// A line of Go, such as `1.23`: all its patches share language and platform table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct GoLine {
    /// 1, so far.
    pub major: u32,
    /// 23 in `1.23`.
    pub minor: u32,
}

/// Text that is no Go version.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a Go version: `{text}`")]
pub struct VersionError {
    /// What was given.
    pub text: String,
}

impl GoVersion {
    /// A stable release.
    #[must_use]
    pub const fn new(major: u32, minor: u32, patch: u32) -> Self {
        Self { major, minor, stage: Stage::Patch(patch) }
    }

    /// The line it belongs to.
    #[must_use]
    pub const fn line(self) -> GoLine {
        GoLine { major: self.major, minor: self.minor }
    }

    /// The patch number; none for betas and release candidates.
    #[must_use]
    pub const fn patch(self) -> Option<u32> {
        match self.stage {
            Stage::Patch(patch) => Some(patch),
            Stage::Beta(_) | Stage::Candidate(_) => None,
        }
    }

    /// Whether it is neither a beta nor a release candidate.
    #[must_use]
    pub const fn is_stable(self) -> bool {
        matches!(self.stage, Stage::Patch(_))
    }

    /// The version without its `go` prefix, as people say it: `1.23.12`.
    #[must_use]
    pub fn bare(self) -> String {
        let Self { major, minor, stage } = self;
        match stage {
            Stage::Beta(n) => format!("{major}.{minor}beta{n}"),
            Stage::Candidate(n) => format!("{major}.{minor}rc{n}"),
            Stage::Patch(0) if (major, minor) < (1, 21) => format!("{major}.{minor}"),
            Stage::Patch(n) => format!("{major}.{minor}.{n}"),
        }
    }
}

impl fmt::Display for GoVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "go{}", self.bare())
    }
}

impl fmt::Display for GoLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl Ord for GoVersion {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.major, self.minor, self.stage).cmp(&(other.major, other.minor, other.stage))
    }
}

impl PartialOrd for GoVersion {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for GoVersion {
    type Err = VersionError;

    /// Reads `go1.23.12` or `1.23.12`, `1.27rc1`, `1.20` (only where the line's first release is named so).
    fn from_str(text: &str) -> Result<Self, VersionError> {
        let error = || VersionError { text: text.to_owned() };
        let bare = text.strip_prefix("go").unwrap_or(text);
        let (major, rest) = bare.split_once('.').ok_or_else(error)?;
        let major = number(major).ok_or_else(error)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (minor, rest) = rest.split_at(digits);
        let minor = number(minor).ok_or_else(error)?;
        let stage = if rest.is_empty() && (major, minor) < (1, 21) {
            Some(Stage::Patch(0))
        } else if let Some(patch) = rest.strip_prefix('.') {
            number(patch).map(Stage::Patch)
        } else if let Some(n) = rest.strip_prefix("rc") {
            number(n).map(Stage::Candidate)
        } else {
            rest.strip_prefix("beta").and_then(number).map(Stage::Beta)
        };
        Ok(Self { major, minor, stage: stage.ok_or_else(error)? })
    }
}

impl FromStr for GoLine {
    type Err = VersionError;

    /// Reads `1.23`.
    fn from_str(text: &str) -> Result<Self, VersionError> {
        let parsed = text.split_once('.').and_then(|(a, b)| Some((number(a)?, number(b)?)));
        let (major, minor) = parsed.ok_or_else(|| VersionError { text: text.to_owned() })?;
        Ok(Self { major, minor })
    }
}

/// Decimal without sign, leading zero or more than six digits.
fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty()
        && text.len() <= 6
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}

impl From<GoVersion> for String {
    fn from(version: GoVersion) -> Self {
        version.to_string()
    }
}

impl TryFrom<String> for GoVersion {
    type Error = VersionError;

    fn try_from(text: String) -> Result<Self, VersionError> {
        text.parse()
    }
}

impl From<GoLine> for String {
    fn from(line: GoLine) -> Self {
        line.to_string()
    }
}

impl TryFrom<String> for GoLine {
    type Error = VersionError;

    fn try_from(text: String) -> Result<Self, VersionError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_print_as_they_are_published() {
        for text in ["go1.19", "go1.19.13", "go1.20rc2", "go1.21.0", "go1.27.4", "go1.18beta1"] {
            assert_eq!(text.parse::<GoVersion>().unwrap().to_string(), text);
        }
        assert_eq!("1.23.4".parse::<GoVersion>().unwrap().to_string(), "go1.23.4");
    }

    #[test]
    fn what_is_no_version_never_becomes_a_path() {
        for text in [
            "",
            "go",
            "1",
            "1.",
            "1.23",
            "go1.23.",
            "1.23.04",
            "1.23.4/..",
            "../1.23.4",
            "1.23.4 ",
            "v1.2.3",
            "1.23.x",
            "1.-3.0",
            "go1.23.1234567",
            "1.23rc",
            "go1.21\n",
        ] {
            assert!(text.parse::<GoVersion>().is_err(), "{text:?} was taken for a version");
        }
    }

    #[test]
    fn order_is_beta_candidate_release_patch() {
        let ordered = [
            "go1.20beta1",
            "go1.20rc1",
            "go1.20rc2",
            "go1.20",
            "go1.20.1",
            "go1.20.10",
            "go1.21rc2",
            "go1.21.0",
        ];
        let parsed: Vec<GoVersion> = ordered.iter().map(|text| text.parse().unwrap()).collect();
        assert!(parsed.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

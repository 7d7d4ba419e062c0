//! The tools that goready knows, and the versions they have.

use crate::version::{GoLine, GoVersion};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A tool: a program for work on Go code; never the Go SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// The language server.
    Gopls,
    /// The debugger.
    Dlv,
    /// Formats, and mends import lists.
    Goimports,
    /// A linter; in no default set.
    Staticcheck,
}

/// A release of a tool, such as `v0.18.1` or `v0.19.0-pre.1`. The grammar is the only way in, so that a version can
/// safely become a directory name and an argument of `go install`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct ToolVersion {
    numbers: [u32; 3],
    /// What follows `-`: the release is not made yet.
    pre: Option<String>,
}

/// Text that names no tool, or no release of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToolNameError {
    /// No tool of ours.
    #[error("not a tool that goready knows: `{text}`")]
    Unknown {
        /// What was given.
        text: String,
    },
    /// No version.
    #[error("not a version of a tool: `{text}`")]
    Version {
        /// What was given.
        text: String,
    },
}

impl Tool {
    /// Every tool, in the order in which people meet them.
    pub const ALL: [Self; 4] = [Self::Gopls, Self::Dlv, Self::Goimports, Self::Staticcheck];

    /// What the assistant offers.
    pub const DEFAULT_SET: [Self; 3] = [Self::Gopls, Self::Dlv, Self::Goimports];

    /// Its program's name, without the ending that some systems want.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gopls => "gopls",
            Self::Dlv => "dlv",
            Self::Goimports => "goimports",
            Self::Staticcheck => "staticcheck",
        }
    }

    /// The package that `go install` builds it from.
    #[must_use]
    pub const fn package(self) -> &'static str {
        match self {
            Self::Gopls => "golang.org/x/tools/gopls",
            Self::Dlv => "github.com/go-delve/delve/cmd/dlv",
            Self::Goimports => "golang.org/x/tools/cmd/goimports",
            Self::Staticcheck => "honnef.co/go/tools/cmd/staticcheck",
        }
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Tool {
    type Err = ToolNameError;

    fn from_str(text: &str) -> Result<Self, ToolNameError> {
        let found = Self::ALL.into_iter().find(|tool| tool.name() == text);
        found.ok_or_else(|| ToolNameError::Unknown { text: text.to_owned() })
    }
}

impl fmt::Display for ToolVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.numbers;
        write!(f, "v{major}.{minor}.{patch}")?;
        self.pre.iter().try_for_each(|pre| write!(f, "-{pre}"))
    }
}

impl FromStr for ToolVersion {
    type Err = ToolNameError;

    /// Reads `v0.18.1`, `0.18.1` and `v0.19.0-pre.1`.
    fn from_str(text: &str) -> Result<Self, ToolNameError> {
        let error = || ToolNameError::Version { text: text.to_owned() };
        let bare = text.strip_prefix('v').unwrap_or(text);
        let (numbers, pre) = match bare.split_once('-') {
            Some((numbers, pre)) => (numbers, Some(pre)),
            None => (bare, None),
        };
        let mut parts = numbers.split('.').map(number);
        let mut next = || parts.next().flatten();
        let numbers = match [next(), next(), next()] {
            [Some(major), Some(minor), Some(patch)] => [major, minor, patch],
            _ => return Err(error()),
        };
        if parts.next().is_some() || pre.is_some_and(|pre| !is_pre_release(pre)) {
            return Err(error());
        }
        Ok(Self { numbers, pre: pre.map(str::to_owned) })
    }
}

/// Decimal without sign, leading zero or more than nine digits.
fn number(text: &str) -> Option<u32> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (plain && (text == "0" || !text.starts_with('0'))).then(|| text.parse().ok()).flatten()
}

/// Identifiers between dots, as semantic versions have them; pseudo-versions are of this form too.
fn is_pre_release(text: &str) -> bool {
    let is_identifier = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 64 && text.split('.').all(is_identifier)
}

impl Ord for ToolVersion {
    /// A release comes after what was made on the way to it; pre-releases of one release compare by their text.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_stage = match (&self.pre, &other.pre) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(mine), Some(theirs)) => mine.cmp(theirs),
        };
        self.numbers.cmp(&other.numbers).then(by_stage)
    }
}

impl PartialOrd for ToolVersion {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<ToolVersion> for String {
    fn from(version: ToolVersion) -> Self {
        version.to_string()
    }
}

impl TryFrom<String> for ToolVersion {
    type Error = ToolNameError;

    fn try_from(text: String) -> Result<Self, ToolNameError> {
        text.parse()
    }
}

/// The least Go that a `go` line of go.mod asks for: a bare line, as in `go 1.25`, takes its first release.
pub(super) fn least_go(text: &str) -> Option<GoVersion> {
    let line = || text.parse::<GoLine>().ok();
    text.parse().ok().or_else(|| line().map(|line| GoVersion::new(line.major, line.minor, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_print_as_they_are_published() {
        for text in ["v0.18.1", "v1.27.2", "v0.19.0-pre.1", "v0.0.0-20240829000000-0123456789ab"] {
            assert_eq!(text.parse::<ToolVersion>().unwrap().to_string(), text);
        }
        assert_eq!("0.18.1".parse::<ToolVersion>().unwrap().to_string(), "v0.18.1");
    }

    #[test]
    fn what_is_no_version_never_becomes_a_path_or_an_argument() {
        for text in [
            "",
            "v",
            "v1",
            "v1.2",
            "v1.2.3.4",
            "v01.2.3",
            "v1.2.x",
            "latest",
            "v1.2.3-",
            "v1.2.3-a..b",
            "v1.2.3-../..",
            "v1.2.3/..",
            "v1.2.3 ",
            "-v1.2.3",
            "v1.2.3-a b",
            "v1.2.3\n",
            "v-1.2.3",
            "v1.2.3+meta",
            "vv1.2.3",
            "v1.2.9999999999",
        ] {
            assert!(text.parse::<ToolVersion>().is_err(), "{text:?} was taken for a version");
        }
    }

    #[test]
    fn order_is_that_of_the_numbers_and_a_release_ends_its_pre_releases() {
        let ordered = ["v0.9.0", "v0.18.0-pre.1", "v0.18.0", "v0.18.1", "v0.20.0", "v1.0.0"];
        let parsed: Vec<ToolVersion> = ordered.iter().map(|text| text.parse().unwrap()).collect();
        assert!(parsed.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn every_tool_is_known_by_its_name_alone() {
        for tool in Tool::ALL {
            assert_eq!(tool.name().parse::<Tool>(), Ok(tool));
        }
        for text in ["", "Gopls", "gopls.exe", "golangci-lint", "../gopls"] {
            assert!(text.parse::<Tool>().is_err(), "{text:?}");
        }
    }
}

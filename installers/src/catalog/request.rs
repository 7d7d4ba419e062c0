//! What a person may ask for.

use super::error::CatalogError;
use super::go_mod::{self, ModuleWish};
use crate::version::{GoLine, GoVersion};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Which Go is wanted, as a person says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "wants", rename_all = "snake_case")]
pub enum VersionRequest {
    /// The newest stable release.
    #[default]
    Stable,
    /// The newest patch of the line before the newest.
    #[serde(rename = "oldstable")]
    OldStable,
    /// The newest patch of a line.
    Line {
        /// The line.
        line: GoLine,
    },
    /// This release; the only way to a beta or release candidate.
    Exact {
        /// The release.
        version: GoVersion,
    },
    /// What a `go.mod` or `go.work` asks for: the newest patch of a line, never below the release that it names.
    Module {
        /// The file.
        path: PathBuf,
        /// Which of its lines says so.
        by: ModuleLine,
        /// The line.
        line: GoLine,
        /// The release, where it names one.
        at_least: Option<GoVersion>,
    },
}

/// A line of a `go.mod` or `go.work`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModuleLine {
    /// `go 1.23`
    Go,
    /// `toolchain go1.23.4`
    Toolchain,
}

impl VersionRequest {
    /// Reads what the text of a `go.mod` or `go.work` asks for; `path` names it in errors and reasons.
    ///
    /// Its `toolchain` line decides, or its `go` line where there is no other, or where that asks for more.
    pub fn from_go_mod(text: &str, path: &Path) -> Result<Self, CatalogError> {
        let wish = module_wish(text, path)?;
        let (by, least) = match wish.toolchain {
            Some(toolchain) if toolchain > wish.go => (ModuleLine::Toolchain, toolchain),
            Some(_) | None => (ModuleLine::Go, wish.go),
        };
        Ok(Self::Module { path: path.to_owned(), by, line: least.line, at_least: least.release })
    }

    /// What the `go` line alone asks for: to a Go that may start no other, the `toolchain` line means nothing.
    pub fn from_go_line(text: &str, path: &Path) -> Result<Self, CatalogError> {
        let least = module_wish(text, path)?.go;
        let by = ModuleLine::Go;
        Ok(Self::Module { path: path.to_owned(), by, line: least.line, at_least: least.release })
    }

    /// Whether a Go that is there is new enough for what a `go.mod` or `go.work` asks for; a request of the person's own is
    /// met by exactly that.
    #[must_use]
    pub fn is_met_by(&self, version: GoVersion) -> bool {
        match self {
            Self::Stable | Self::OldStable => false,
            Self::Line { line } => version.line() == *line,
            Self::Exact { version: exact } => version == *exact,
            Self::Module { at_least: Some(least), .. } => version >= *least,
            Self::Module { line, at_least: None, .. } => version.line() >= *line,
        }
    }

    /// The release that must exist for the request to have an answer; none when any of a line will do.
    #[must_use]
    pub fn named_release(&self) -> Option<GoVersion> {
        match self {
            Self::Exact { version } => Some(*version),
            Self::Module { at_least, .. } => *at_least,
            Self::Stable | Self::OldStable | Self::Line { .. } => None,
        }
    }
}

impl FromStr for VersionRequest {
    type Err = CatalogError;

    /// Reads `stable`, `oldstable`, `1.23`, `1.23.12`, `go1.23.12`, `1.27rc1`.
    ///
    /// `1.20` is the line; `go1.20` is the release of that name, and so is `1.20.0`.
    fn from_str(text: &str) -> Result<Self, CatalogError> {
        let text = text.trim();
        let line = |text: &str| text.parse::<GoLine>().ok().map(|line| Self::Line { line });
        let exact = |text: &str| text.parse::<GoVersion>().ok().map(|version| Self::Exact { version });
        let found = match text {
            "stable" => Some(Self::Stable),
            "oldstable" => Some(Self::OldStable),
            _ => line(text).or_else(|| exact(text)).or_else(|| line(text.strip_prefix("go")?)),
        };
        found.ok_or_else(|| CatalogError::RequestSyntax { text: text.escape_debug().take(80).collect() })
    }
}

fn module_wish(text: &str, path: &Path) -> Result<ModuleWish, CatalogError> {
    let fault = |(line, reason)| CatalogError::ModFile { path: path.to_owned(), line, reason };
    go_mod::parse(text).map_err(fault)
}

impl fmt::Display for VersionRequest {
    /// As a person would write it on the command line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stable => f.write_str("stable"),
            Self::OldStable => f.write_str("oldstable"),
            Self::Line { line } => line.fmt(f),
            Self::Exact { version } => version.fmt(f),
            Self::Module { path, .. } => path.display().fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(minor: u32) -> VersionRequest {
        VersionRequest::Line { line: GoLine { major: 1, minor } }
    }

    fn exact(version: &str) -> VersionRequest {
        VersionRequest::Exact { version: version.parse().unwrap() }
    }

    #[test]
    fn every_way_to_ask_for_a_version_is_read() {
        for (text, expected) in [
            ("stable", VersionRequest::Stable),
            ("oldstable", VersionRequest::OldStable),
            ("1.23", line(23)),
            ("go1.23", line(23)),
            ("1.20", line(20)),
            ("go1.20", exact("go1.20")),
            ("1.20.0", exact("go1.20")),
            ("1.23.12", exact("go1.23.12")),
            ("go1.23.12", exact("go1.23.12")),
            (" 1.23.12\n", exact("go1.23.12")),
            ("1.27rc1", exact("go1.27rc1")),
            ("go1.27rc1", exact("go1.27rc1")),
            ("1.19beta1", exact("go1.19beta1")),
        ] {
            assert_eq!(text.parse::<VersionRequest>().as_ref(), Ok(&expected), "{text:?}");
            assert_eq!(
                expected.to_string().parse::<VersionRequest>().as_ref(),
                Ok(&expected),
                "{expected} reads back"
            );
        }
    }

    #[test]
    fn text_that_names_no_version_is_refused() {
        for text in [
            "",
            "1",
            "go",
            "gogo1.23",
            "banana",
            "Stable",
            "1.23.",
            "1.23.x",
            "v1.23.4",
            "1.23 4",
            "\u{1b}[2J",
            "../go.mod",
        ] {
            let error = text.parse::<VersionRequest>().unwrap_err();
            assert!(!error.to_string().contains('\u{1b}'), "{error}");
        }
    }

    #[test]
    fn a_module_asks_by_its_toolchain_line_or_by_its_go_line_where_that_asks_for_more() {
        for (text, expected_by, expected) in [
            ("go 1.22\n", ModuleLine::Go, "1.22 None"),
            ("go 1.22.3\n", ModuleLine::Go, "1.22 Some(go1.22.3)"),
            ("go 1.22\ntoolchain go1.23.4\n", ModuleLine::Toolchain, "1.23 Some(go1.23.4)"),
            ("go 1.22\ntoolchain go1.22.4\n", ModuleLine::Toolchain, "1.22 Some(go1.22.4)"),
            ("go 1.24.1\ntoolchain go1.23.4\n", ModuleLine::Go, "1.24 Some(go1.24.1)"),
            ("go 1.22\ntoolchain default\n", ModuleLine::Go, "1.22 None"),
            ("go 1.23rc1\ntoolchain go1.23\n", ModuleLine::Go, "1.23 Some(go1.23rc1)"),
        ] {
            let VersionRequest::Module { by, line, at_least, .. } =
                VersionRequest::from_go_mod(text, Path::new("/p/go.mod")).unwrap()
            else {
                panic!("{text}");
            };
            let least = at_least.map(|version| version.to_string());
            assert_eq!(
                (by, format!("{line} {least:?}").replace('"', "")),
                (expected_by, expected.to_owned())
            );
        }
    }

    #[test]
    fn requests_survive_being_written_as_json() {
        for request in [
            VersionRequest::Stable,
            VersionRequest::OldStable,
            line(23),
            exact("go1.27rc1"),
            VersionRequest::from_go_mod("go 1.22.3\n", Path::new("/p/go.mod")).unwrap(),
        ] {
            let json = serde_json::to_string(&request).unwrap();
            assert_eq!(serde_json::from_str::<VersionRequest>(&json).unwrap(), request, "{json}");
        }
    }

    proptest! {
        #[test]
        fn garbage_never_panics(text in "(go|1\\.|rc|[0-9.]|\\PC){0,12}") {
            let _ = text.parse::<VersionRequest>();
        }
    }
}

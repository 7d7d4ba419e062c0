//! A row of Go's download list.

use super::list::{Line, archive_line, lines};
use crate::platform::Platform;
use crate::trust::Sha256Sum;
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A release of Go, and what is known about its files.
///
/// Files are read from their lists when they are asked for: a catalog holds over four thousand, and most runs need one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    version: GoVersion,
    /// Its lines in the list that goready was built with; empty when it is not in there.
    pinned: String,
    listed: Option<Listed>,
    modules: Vec<(Platform, ModuleKnown)>,
}

/// What a server listed beyond what is pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed {
    host: Arc<str>,
    lines: String,
}

/// One file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReleaseFile {
    /// Its name, such as `go1.27.4.linux-amd64.tar.gz`.
    pub filename: String,
    /// GOOS; empty for the source.
    pub os: String,
    /// GOARCH; empty for the source. Read from the name: what lists call it differs (`armv6l` for every `arm`
    /// in Go 1.21 and 1.22).
    pub arch: String,
    /// What kind of file.
    pub kind: FileKind,
    /// Bytes.
    pub size: u64,
    /// Its hash.
    pub sha256: Sha256Sum,
    /// Who says so.
    pub origin: Sha256Origin,
}

impl ReleaseFile {
    /// The platform it is for; none for the source.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        (!self.os.is_empty()).then(|| Platform::new(&self.os, &self.arch))
    }
}

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// `.tar.gz`, or `.zip` for Windows: a whole SDK below `go/`.
    Archive,
    /// `.pkg` for macOS, `.msi` for Windows.
    Installer,
    /// `.src.tar.gz`.
    Source,
}

/// Who says that a file has its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Sha256Origin {
    /// The list that goready was built with.
    Pinned,
    /// A server's list; it proves nothing about bytes that come from there too.
    Listed {
        /// The server's name.
        host: String,
    },
}

/// How it is known that a release exists as a toolchain module for a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModuleKnown {
    /// Its directory hash was looked up with proof when goready was made.
    Pinned,
    /// A module proxy lists it.
    Listed,
    /// It follows from what exists: each official archive is also published as a module, and a patch is published for
    /// the platforms of the release before it.
    Derived,
}

impl Release {
    pub(super) fn new(version: GoVersion) -> Self {
        Self { version, pinned: String::new(), listed: None, modules: Vec::new() }
    }

    pub(super) fn pin(&mut self, lines: &str) {
        lines.clone_into(&mut self.pinned);
    }

    pub(super) fn list(&mut self, host: &Arc<str>, lines: &str) {
        self.listed = Some(Listed { host: Arc::clone(host), lines: lines.to_owned() });
    }

    pub(super) fn add_module(&mut self, platform: Platform, known: ModuleKnown) {
        if !self.modules.iter().any(|(there, _)| *there == platform) {
            self.modules.push((platform, known));
        }
    }

    /// Which release.
    #[must_use]
    pub fn version(&self) -> GoVersion {
        self.version
    }

    /// Every file whose hash is known, in the order of the lists; none when only a module proxy told of the release.
    pub fn files(&self) -> impl Iterator<Item = ReleaseFile> + '_ {
        self.lines().map(|(line, origin)| line.file(self.version, origin))
    }

    /// The official archive for a platform.
    #[must_use]
    pub fn archive(&self, platform: &Platform) -> Option<ReleaseFile> {
        let pinned =
            archive_line(&self.pinned, platform).map(|line| line.file(self.version, Sha256Origin::Pinned));
        pinned.or_else(|| {
            let listed = self.listed.as_ref()?;
            let line = archive_line(&listed.lines, platform)?;
            Some(line.file(self.version, Sha256Origin::Listed { host: listed.host.as_ref().to_owned() }))
        })
    }

    /// The file of this hash.
    #[must_use]
    pub fn file_by_sha256(&self, sha256: &Sha256Sum) -> Option<ReleaseFile> {
        let hex = sha256.to_string();
        let (line, origin) = self.lines().find(|(line, _)| line.sha256 == hex)?;
        Some(line.file(self.version, origin))
    }

    /// The platforms it is known to exist for, sorted.
    #[must_use]
    pub fn platforms(&self) -> Vec<Platform> {
        let archives = self.lines().filter(|(line, _)| line.kind() == FileKind::Archive);
        let mut platforms: Vec<Platform> = archives
            .filter_map(|(line, _)| line.platform())
            .map(|(os, arch)| Platform::new(os, arch))
            .collect();
        platforms.extend(self.modules.iter().map(|(platform, _)| platform.clone()));
        platforms.sort();
        platforms.dedup();
        platforms
    }

    /// Whether, and how, it is known to exist for a platform.
    pub(super) fn known(&self, platform: &Platform) -> Option<ModuleKnown> {
        let module = self.modules.iter().find(|(there, _)| there == platform).map(|(_, known)| *known);
        let texts = || [Some(self.pinned.as_str()), self.listed.as_ref().map(|listed| listed.lines.as_str())];
        let is_there = |text| archive_line(text, platform).is_some();
        module.or_else(|| texts().into_iter().flatten().any(is_there).then_some(ModuleKnown::Derived))
    }

    /// Whether all of its platforms are known: a module proxy lists only what it happened to be asked for.
    pub(super) fn is_complete(&self) -> bool {
        self.lines().next().is_some()
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = (Line<'_>, Sha256Origin)> + '_ {
        let listed = self.listed.iter().flat_map(|listed| {
            lines(&listed.lines)
                .map(|line| (line, Sha256Origin::Listed { host: listed.host.as_ref().to_owned() }))
        });
        lines(&self.pinned).map(|line| (line, Sha256Origin::Pinned)).chain(listed)
    }
}

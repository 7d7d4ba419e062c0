//! Everything that is known about Go's releases.

use super::goproxy::ToolchainModule;
use super::release::{ModuleKnown, Release, ReleaseFile};
use super::tool_pins::ToolPins;
use super::{list, pins};
use crate::platform::Platform;
use crate::trust::Sha256Sum;
use crate::version::{GoLine, GoVersion};
use flate2::{Decompress, FlushDecompress};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The list that goready was built with, in the form of [`super::list`]; deflated by the build.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/releases.deflate"));

/// The oldest line that goready sets up; older releases are in no catalog.
pub const OLDEST_LINE: GoLine = GoLine { major: 1, minor: 19 };

/// Everything that is known about Go's releases, from [`OLDEST_LINE`] on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    releases: BTreeMap<GoVersion, Release>,
    refreshed: Option<RefreshNote>,
    tools: ToolPins,
}

/// When the world was last looked at, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefreshNote {
    /// Seconds since 1970 (UTC).
    pub at: i64,
    /// The server or address that answered.
    pub from: String,
}

/// Whether Go's team still mends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    /// It gets security fixes: the two newest lines do (<https://go.dev/doc/devel/release#policy>).
    Supported,
    /// It gets none any more.
    Archived,
}

/// The text of the list. A test reads it; were it not to be read, no release would be pinned.
fn embedded() -> String {
    let size = env!("RELEASES_BYTES").parse().unwrap_or_default();
    let mut bytes = Vec::with_capacity(size);
    match Decompress::new(false).decompress_vec(PACKED, &mut bytes, FlushDecompress::Finish) {
        Ok(_) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

impl Catalog {
    /// What goready was built with: the pinned list, and the releases that the pinned directory hashes name.
    #[must_use]
    pub fn embedded() -> Self {
        let mut catalog = Self { releases: BTreeMap::new(), refreshed: None, tools: ToolPins::built_in() };
        for (version, lines) in list::releases(&embedded()) {
            catalog.entry(version).pin(lines);
        }
        for pinned in pins::modules() {
            catalog.add_module(pinned, ModuleKnown::Pinned);
        }
        catalog
    }

    /// The day the pinned list was taken, as `2026-08-19`.
    #[must_use]
    pub fn captured() -> &'static str {
        env!("RELEASES_CAPTURED")
    }

    /// The last look at the world that went into this catalog.
    #[must_use]
    pub fn refreshed(&self) -> Option<&RefreshNote> {
        self.refreshed.as_ref()
    }

    /// Which release of each tool fits which Go.
    #[must_use]
    pub fn tools(&self) -> &ToolPins {
        &self.tools
    }

    /// Every release, newest first; release candidates and betas too, where a list named them.
    #[must_use]
    pub fn releases(&self) -> impl DoubleEndedIterator<Item = &Release> {
        self.releases.values().rev()
    }

    /// The newest stable release of each line that exists for a platform, newest line first.
    #[must_use]
    pub fn newest_of_lines(&self, platform: &Platform) -> Vec<&Release> {
        let mut newest: Vec<&Release> = Vec::new();
        for release in self.stable_for(platform) {
            if newest.last().is_none_or(|last| last.version().line() != release.version().line()) {
                newest.push(release);
            }
        }
        newest
    }

    /// A release by its version.
    #[must_use]
    pub fn release(&self, version: GoVersion) -> Option<&Release> {
        self.releases.get(&version)
    }

    /// The file of this hash, and who says that it has it.
    #[must_use]
    pub fn file_by_sha256(&self, sha256: &Sha256Sum) -> Option<ReleaseFile> {
        self.releases().find_map(|release| release.file_by_sha256(sha256))
    }

    /// Whether a line still gets security fixes, as far as this catalog knows: a later line may have come out since.
    #[must_use]
    pub fn support(&self, line: GoLine) -> Support {
        let oldest_supported = self.stable_lines().nth(1);
        if oldest_supported.is_none_or(|oldest| line >= oldest) {
            Support::Supported
        } else {
            Support::Archived
        }
    }

    /// Whether a line still gets security fixes.
    #[must_use]
    pub fn is_supported(&self, line: GoLine) -> bool {
        self.support(line) == Support::Supported
    }

    /// Adds the toolchains that a module proxy's `@v/list` names. Lines that name none that is new enough are passed
    /// over.
    pub fn merge_proxy_list(&mut self, text: &str) {
        for module in ToolchainModule::list(text) {
            self.add_module(module, ModuleKnown::Listed);
        }
    }

    /// Adds what a server listed: releases in the form of [`super::list`].
    pub(super) fn merge_list(&mut self, text: &str, host: &str) {
        let host = Arc::from(host);
        for (version, lines) in list::releases(text) {
            if version.line() >= OLDEST_LINE {
                self.entry(version).list(&host, lines);
            }
        }
    }

    pub(super) fn note_refresh(&mut self, at: i64, from: &str) {
        self.refreshed = Some(RefreshNote { at, from: from.to_owned() });
    }

    pub(super) fn add_module(&mut self, module: ToolchainModule, known: ModuleKnown) {
        if module.go.line() >= OLDEST_LINE {
            self.entry(module.go).add_module(module.platform, known);
        }
    }

    /// The lines that have a stable release, newest first.
    pub(super) fn stable_lines(&self) -> impl Iterator<Item = GoLine> + '_ {
        let mut last = None;
        let lines =
            self.releases().filter(|release| release.version().is_stable()).map(|r| r.version().line());
        lines.filter(move |line| last.replace(*line) != Some(*line))
    }

    /// Stable releases that exist for a platform, newest first.
    pub(super) fn stable_for<'a>(&'a self, platform: &Platform) -> impl Iterator<Item = &'a Release> {
        self.releases().filter(move |release| {
            release.version().is_stable() && self.availability(release, platform).is_some()
        })
    }

    /// Whether, and how, a release is known to exist for a platform.
    ///
    /// A module proxy lists only what it was asked for, so a release that is known from there alone is taken to have the
    /// platforms of the newest earlier one that is known in full.
    pub(super) fn availability(&self, release: &Release, platform: &Platform) -> Option<ModuleKnown> {
        let known = release.known(platform);
        if known.is_some() || release.is_complete() {
            return known;
        }
        let mut earlier = self.releases.range(..release.version()).rev().map(|(_, earlier)| earlier);
        let complete = earlier.find(|earlier| earlier.is_complete())?;
        complete.known(platform).map(|_| ModuleKnown::Derived)
    }

    fn entry(&mut self, version: GoVersion) -> &mut Release {
        self.releases.entry(version).or_insert_with(|| Release::new(version))
    }
}

#[cfg(test)]
impl Catalog {
    /// A catalog of these lists only, for tests that need to know every release in it.
    pub(super) fn of(official: &str, proxy_list: &str) -> Self {
        let mut catalog = Self { releases: BTreeMap::new(), refreshed: None, tools: ToolPins::built_in() };
        catalog.merge_list(official, "test");
        catalog.merge_proxy_list(proxy_list);
        catalog
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{FileKind, Sha256Origin};
    use std::collections::BTreeSet;

    #[test]
    fn the_embedded_list_is_sound_and_complete() {
        let (catalog, text) = (Catalog::embedded(), embedded());
        assert_eq!(text, include_str!("../../../assets/data/releases.txt"));
        let lines: Vec<&str> =
            text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        let files = lines.iter().filter(|line| list::Line::parse(line).is_some()).count();
        let releases = lines.iter().filter(|line| line.starts_with(list::RELEASE)).count();
        assert_eq!((releases, files), (107, 4165));
        assert_eq!(
            lines.len(),
            releases + files + 1,
            "a line of the list is neither release nor file nor `captured`"
        );
        let pinned: Vec<ReleaseFile> = catalog.releases().flat_map(Release::files).collect();
        assert_eq!(pinned.len(), files);
        let names: BTreeSet<&str> = pinned.iter().map(|file| file.filename.as_str()).collect();
        let hashes: BTreeSet<&Sha256Sum> = pinned.iter().map(|file| &file.sha256).collect();
        assert_eq!((names.len(), hashes.len()), (files, files), "a file or a hash is there twice");
        assert!(pinned.iter().all(|file| file.origin == Sha256Origin::Pinned && file.size > 10_000_000));
        assert!(text.len() < 450 << 10, "{}", text.len());
        assert_eq!(Catalog::captured(), "2026-08-19");
    }

    #[test]
    fn the_number_of_platforms_of_each_line_is_that_of_the_facts() {
        // go-truth §3; openbsd/ppc64 came with 1.22.4.
        let catalog = Catalog::embedded();
        let expected = [
            ("1.19", 13),
            ("1.20.14", 13),
            ("1.21.0", 39),
            ("1.22.3", 39),
            ("1.22.4", 40),
            ("1.23.12", 41),
            ("1.24.13", 40),
            ("1.25.14", 40),
            ("1.26.7", 39),
            ("1.27.0", 39),
        ];
        for (version, platforms) in expected {
            let release = catalog.release(version.parse().unwrap()).unwrap();
            assert_eq!(release.platforms().len(), platforms, "{version}");
        }
    }

    #[test]
    fn a_file_is_found_by_platform_and_by_hash() {
        let catalog = Catalog::embedded();
        let release = catalog.release(GoVersion::new(1, 27, 0)).unwrap();
        let file = release.archive(&Platform::new("darwin", "amd64")).unwrap();
        assert_eq!((file.filename.as_str(), file.size), ("go1.27.0.darwin-amd64.tar.gz", 71_684_980));
        assert_eq!(catalog.file_by_sha256(&file.sha256), Some(file));
        assert_eq!(catalog.file_by_sha256(&Sha256Sum([0; 32])), None);
        let windows = release.archive(&Platform::new("windows", "amd64")).unwrap();
        assert_eq!(windows.filename, "go1.27.0.windows-amd64.zip");
        assert_eq!(release.files().filter(|file| file.kind == FileKind::Source).count(), 1);
    }

    #[test]
    fn every_arm_is_named_by_its_goarch() {
        let catalog = Catalog::embedded();
        let release = catalog.release(GoVersion::new(1, 22, 12)).unwrap();
        let name = |os: &str| release.archive(&Platform::new(os, "arm")).unwrap().filename;
        assert_eq!(name("linux"), "go1.22.12.linux-armv6l.tar.gz");
        assert_eq!(name("freebsd"), "go1.22.12.freebsd-arm.tar.gz");
        assert_eq!(name("windows"), "go1.22.12.windows-arm.zip");
        assert!(release.platforms().iter().all(|platform| platform.arch != "armv6l"));
    }

    #[test]
    fn the_two_newest_lines_are_supported() {
        let catalog = Catalog::of(
            "",
            "v0.0.1-go1.28rc1.linux-amd64\nv0.0.1-go1.27.4.linux-amd64\n\
            v0.0.1-go1.26.11.linux-amd64\nv0.0.1-go1.26.10.linux-amd64\nv0.0.1-go1.25.14.linux-amd64\n",
        );
        for (line, support) in [
            ("1.28", Support::Supported),
            ("1.27", Support::Supported),
            ("1.26", Support::Supported),
            ("1.25", Support::Archived),
            ("1.19", Support::Archived),
        ] {
            assert_eq!(catalog.support(line.parse().unwrap()), support, "{line}");
        }
    }

    #[test]
    fn a_release_known_from_a_proxy_alone_has_the_platforms_of_the_one_before() {
        let mut catalog = Catalog::embedded();
        catalog.merge_proxy_list("v0.0.1-go1.27.5.linux-amd64\nv0.0.1-go1.29.0.linux-amd64\n<html>\nv0.0.1-go1.18.10.linux-amd64\n");
        let known = |version: &str, os: &str, arch: &str| {
            let release = catalog.release(version.parse().unwrap())?;
            catalog.availability(release, &Platform::new(os, arch))
        };
        assert_eq!(known("1.27.5", "linux", "amd64"), Some(ModuleKnown::Listed));
        assert_eq!(known("1.27.5", "linux", "riscv64"), Some(ModuleKnown::Derived));
        assert_eq!(known("1.29.0", "darwin", "arm64"), Some(ModuleKnown::Derived));
        assert_eq!(known("1.27.5", "windows", "arm"), None);
        assert_eq!(known("1.27.0", "windows", "arm"), None);
        assert_eq!(known("1.18.10", "linux", "amd64"), None);
    }
}

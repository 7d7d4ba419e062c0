//! Our own form of a list of releases: text, small, readable in a diff, and cut into releases without reading files.
//!
//! ```text
//! release go1.27.0
//! src.tar.gz 35080395 7002403d7cc44529ef6d26f69a44818263395ead7c16c05a5808ae047ebeb0e5
//! linux-amd64.tar.gz 68937049 5066984959bdbec093042582c72c62ebf8f788e6ecc90a55483698b1c87e84a0
//! ```
//!
//! A file's line is its name without `go1.27.0.`, its size in bytes and its sha256.

use super::release::{FileKind, ReleaseFile, Sha256Origin};
use crate::platform::Platform;
use crate::version::GoVersion;

/// What the first line of a release begins with.
pub(super) const RELEASE: &str = "release ";

/// One file of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The file's name without the version: `linux-amd64.tar.gz`.
    pub name: &'a str,
    /// Bytes.
    pub size: u64,
    /// 64 hexadecimal digits.
    pub sha256: &'a str,
}

impl<'a> Line<'a> {
    /// Reads a file's line; none when it is none.
    pub(super) fn parse(line: &'a str) -> Option<Self> {
        let (name, rest) = line.split_once(' ')?;
        let (size, sha256) = rest.split_once(' ')?;
        let line = Self { name, size: size.parse().ok()?, sha256 };
        line.is_sound().then_some(line)
    }

    /// Whether name, size and hash have the form that official files have.
    pub(super) fn is_sound(&self) -> bool {
        let word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let named = self.stem().is_some_and(|stem| {
            stem == "src" || stem.split_once('-').is_some_and(|(os, arch)| word(os) && word(arch))
        });
        let hash =
            self.sha256.len() == 64 && self.sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        named && hash && self.size > 0
    }

    /// `tar.gz`, `zip`, `pkg` or `msi`.
    pub(super) fn extension(&self) -> &'a str {
        self.name.split_once('.').map_or("", |(_, extension)| extension)
    }

    /// `linux-amd64` or `src`; none when no extension of official files follows.
    fn stem(&self) -> Option<&'a str> {
        let (stem, extension) = self.name.split_once('.')?;
        matches!(extension, "tar.gz" | "zip" | "pkg" | "msi").then_some(stem)
    }

    pub(super) fn kind(&self) -> FileKind {
        match self.name.split_once('.') {
            Some(("src", _)) => FileKind::Source,
            Some((_, "pkg" | "msi")) => FileKind::Installer,
            Some(_) | None => FileKind::Archive,
        }
    }

    /// GOOS and GOARCH; none for the source.
    pub(super) fn platform(&self) -> Option<(&'a str, &'a str)> {
        let (os, arch) = self.stem()?.split_once('-')?;
        Some((os, if arch == "armv6l" { "arm" } else { arch }))
    }

    pub(super) fn file(&self, version: GoVersion, origin: Sha256Origin) -> ReleaseFile {
        let (os, arch) = self.platform().unwrap_or_default();
        ReleaseFile {
            filename: format!("{version}.{}", self.name),
            os: os.to_owned(),
            arch: arch.to_owned(),
            kind: self.kind(),
            size: self.size,
            // A line whose hash is none is not sound, and is not made.
            sha256: self.sha256.parse().unwrap_or_default(),
            origin,
        }
    }
}

/// The files among the lines of a release.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().filter_map(Line::parse)
}

/// The archive for a platform among the lines of a release. Only lines that begin right are read: errors look at every
/// release.
pub(super) fn archive_line<'a>(text: &'a str, platform: &Platform) -> Option<Line<'a>> {
    let start = format!("{}-{}.", platform.os, platform.archive_arch());
    text.lines()
        .filter(|line| line.starts_with(&start))
        .filter_map(Line::parse)
        .find(|line| line.kind() == FileKind::Archive)
}

/// Cuts a list into its releases, each with its lines; what stands before the first release is passed over.
pub(super) fn releases(text: &str) -> Vec<(GoVersion, &str)> {
    let mut found = Vec::new();
    let mut open: Option<(GoVersion, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix(RELEASE) {
            close(&mut found, text, open, at);
            open = name.trim_end().parse().ok().map(|version| (version, at + line.len()));
        }
        at += line.len();
    }
    close(&mut found, text, open, at);
    found
}

fn close<'a>(
    found: &mut Vec<(GoVersion, &'a str)>,
    text: &'a str,
    open: Option<(GoVersion, usize)>,
    end: usize,
) {
    if let Some((version, start)) = open {
        found.push((version, text.get(start..end).unwrap_or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "7002403d7cc44529ef6d26f69a44818263395ead7c16c05a5808ae047ebeb0e5";

    #[test]
    fn a_file_is_read_from_its_name() {
        for (name, kind, platform) in [
            ("src.tar.gz", FileKind::Source, None),
            ("linux-amd64.tar.gz", FileKind::Archive, Some(("linux", "amd64"))),
            ("linux-armv6l.tar.gz", FileKind::Archive, Some(("linux", "arm"))),
            ("freebsd-arm.tar.gz", FileKind::Archive, Some(("freebsd", "arm"))),
            ("windows-386.zip", FileKind::Archive, Some(("windows", "386"))),
            ("windows-386.msi", FileKind::Installer, Some(("windows", "386"))),
            ("darwin-arm64.pkg", FileKind::Installer, Some(("darwin", "arm64"))),
        ] {
            let text = format!("{name} 12 {HASH}");
            let line = Line::parse(&text).unwrap();
            assert_eq!((line.kind(), line.platform(), line.size), (kind, platform, 12), "{name}");
        }
    }

    #[test]
    fn what_is_no_file_of_a_release_is_passed_over() {
        for text in [
            String::new(),
            "linux-amd64.tar.gz".to_owned(),
            format!("linux-amd64.tar.gz 0 {HASH}"),
            format!("linux-amd64.tar.gz -1 {HASH}"),
            format!("linux-amd64.tar.gz 12 {HASH} "),
            format!("linux-amd64.tar.gz 12  {HASH}"),
            format!("linux-amd64.exe 12 {HASH}"),
            format!("linux.tar.gz 12 {HASH}"),
            format!("../linux-amd64.tar.gz 12 {HASH}"),
            format!("linux-amd64/x.tar.gz 12 {HASH}"),
            format!("darwin-amd64-osx10.8.tar.gz 12 {HASH}"),
            format!("linux-amd64.tar.gz 12 {}", HASH.to_uppercase()),
            "linux-amd64.tar.gz 12 7002".to_owned(),
        ] {
            assert_eq!(Line::parse(&text), None, "{text:?}");
        }
    }

    #[test]
    fn a_list_is_cut_into_its_releases() {
        let text =
            "# comment\nrelease go1.27.0\na\nb\nrelease nonsense\nc\nrelease go1.26.0\nrelease go1.25.0\nd";
        let found: Vec<(String, &str)> =
            releases(text).into_iter().map(|(v, lines)| (v.bare(), lines)).collect();
        let expected = [("1.27.0", "a\nb\n"), ("1.26.0", ""), ("1.25.0", "d")];
        assert_eq!(found, expected.map(|(version, lines)| (version.to_owned(), lines)));
    }
}

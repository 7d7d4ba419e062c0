//! What an archive is, before it is unpacked: for `--from FILE`.

use super::error::ArchiveError;
use super::policy::{Kind, Policy};
use super::tar_entries::{self, Then};
use super::targz::Stream;
use super::zip_directory::{self, ZipEntry};
use super::{Format, Layout, Limits, zip};
use crate::host::ReadAt;
use crate::platform::Platform;
use crate::version::GoVersion;
use std::io::Read;
use std::path::Path;

/// What an archive says it is. Nothing of it is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// How its files are named.
    pub layout: Layout,
    /// The Go in it.
    pub version: GoVersion,
    /// The platform it runs on; none where the archive does not tell.
    pub platform: Option<Platform>,
}

/// The largest `VERSION` file that is read. (Go's is under 100 bytes.)
const MOST_VERSION_BYTES: u64 = 4 << 10;

/// Finds layout, version and platform from an archive's content, its name left aside. All rules for archives hold for
/// as much of it as is read: a zip's directory, a tar.gz up to the first file of the platform's tools.
pub fn inspect_archive(path: &Path) -> Result<Inspected, ArchiveError> {
    let file = ReadAt::open(path)?;
    match Format::of(&file)? {
        Format::TarGz => inspect_targz(&file),
        Format::Zip => inspect_zip(&file),
    }
}

fn inspect_targz(file: &ReadAt) -> Result<Inspected, ArchiveError> {
    let mut policy = Policy::new(&Layout::Official, Limits::default(), file.size());
    let stream = Stream::new(file, &policy);
    let (mut version, mut platform) = (None, None);
    tar_entries::for_each(stream, |head, bytes| {
        let admitted = policy.admit(head)?;
        let path = admitted.path.as_str();
        if path == "VERSION" && head.kind == Kind::File {
            version = Some(read_version(bytes)?);
        }
        platform = platform.take().or_else(|| platform_of_tool(path));
        Ok(if version.is_some() && platform.is_some() { Then::Stop } else { Then::GoOn })
    })?;
    let version = version.ok_or_else(|| not_go("no `go/VERSION`"))?;
    Ok(Inspected { layout: Layout::Official, version, platform })
}

fn inspect_zip(file: &ReadAt) -> Result<Inspected, ArchiveError> {
    let limits = Limits::default();
    let entries = zip_directory::read(file, limits.max_entries)?;
    let first = entries.first().ok_or_else(|| not_go("it is empty"))?;
    let layout = layout_of(&first.name)?;
    let mut policy = Policy::new(&layout, limits, file.size());
    let mut found: Option<&ZipEntry> = None;
    let mut platform = None;
    for entry in &entries {
        let admitted = policy.admit(&entry.head())?;
        let path = admitted.path.as_str();
        if path == "VERSION" {
            found = Some(entry);
        }
        platform = platform.or_else(|| platform_of_tool(path));
    }
    let found = found.filter(|entry| u64::from(entry.size) <= MOST_VERSION_BYTES);
    let found = found.ok_or_else(|| not_go("no `VERSION` file"))?;
    let version = read_version(&mut zip::read_small(file, found)?.as_slice())?;
    if let Layout::Toolchain { version: named, platform: named_platform } = &layout {
        if *named != version {
            return Err(not_go(format!("`VERSION` says {version} and its directory {named}")));
        }
        platform = Some(named_platform.clone());
    }
    Ok(Inspected { layout, version, platform })
}

/// The layout that an entry's name shows.
fn layout_of(name: &[u8]) -> Result<Layout, ArchiveError> {
    let name = str::from_utf8(name).unwrap_or_default();
    if name.starts_with("go/") {
        return Ok(Layout::Official);
    }
    let parsed = || {
        let rest = name.strip_prefix("golang.org/toolchain@v0.0.1-")?;
        let (rest, _) = rest.split_once('/')?;
        let (version, platform) = rest.rsplit_once('.')?;
        let (os, arch) = platform.split_once('-')?;
        let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let version = version.starts_with("go").then(|| version.parse().ok()).flatten()?;
        (is_plain(os) && is_plain(arch))
            .then(|| Layout::Toolchain { version, platform: Platform::new(os, arch) })
    };
    parsed().ok_or_else(|| {
        let name = super::error::escaped(name.as_bytes());
        not_go(format!("neither `go/` nor a toolchain's directory: `{name}`"))
    })
}

/// The first line of `VERSION`: `go1.23.12`.
fn read_version(bytes: &mut dyn Read) -> Result<GoVersion, ArchiveError> {
    let mut text = Vec::new();
    bytes.take(MOST_VERSION_BYTES).read_to_end(&mut text).map_err(ArchiveError::from_read)?;
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = str::from_utf8(line).unwrap_or_default().trim_end();
    let parsed = if line.starts_with("go") { line.parse().ok() } else { None };
    parsed.ok_or_else(|| not_go(format!("`VERSION` says `{}`", super::error::escaped(line.as_bytes()))))
}

/// `pkg/tool/linux_amd64/…` tells the platform that the tools run on, in every Go there is.
fn platform_of_tool(path: &str) -> Option<Platform> {
    let (platform, _tool) = path.strip_prefix("pkg/tool/")?.split_once('/')?;
    let (os, arch) = platform.split_once('_')?;
    Some(Platform::new(os, arch))
}

fn not_go(detail: impl Into<String>) -> ArchiveError {
    ArchiveError::NotGo { detail: detail.into() }
}

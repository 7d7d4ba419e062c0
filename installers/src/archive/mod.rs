//! Archives: strict readers and the parallel writer.

use crate::error::{Class, Coded, Hint};
use crate::host::FsError;
use crate::host::fs::FsOp;
use crate::observe::{BytesSeen, Cancel};
use crate::platform::Platform;
use crate::trust::{H1, Sha256Sum, dir_hash};
use crate::version::GoVersion;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::Path;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "layout", rename_all = "snake_case")]
pub enum Layout {
    Official,
    Toolchain { version: GoVersion, platform: Platform },
}
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {}
#[derive(Clone, Debug)]
pub struct FileEntry { pub path: String, pub size: u64, pub sha256: Sha256Sum, pub executable: bool }
#[derive(Debug)]
pub struct Unpacked { pub archive_sha256: Option<Sha256Sum>, pub h1: Option<H1>, pub manifest: Vec<FileEntry> }
#[derive(Debug)]
pub struct Inspected { pub layout: Layout, pub version: GoVersion }
#[derive(Debug, thiserror::Error)]
#[error("archive: {0}")]
pub struct ArchiveError(String);
impl Coded for ArchiveError {
    fn code(&self) -> &'static str { "GR-ARC-001" }
    fn class(&self) -> Class { Class::Integrity }
    fn hint(&self) -> Hint { Hint::FetchAgain }
}
pub fn inspect_archive(_path: &Path) -> Result<Inspected, ArchiveError> { Err(ArchiveError("todo".into())) }
pub fn unpack(archive: &Path, layout: &Layout, staging: &Path, _limits: Limits, seen: BytesSeen<'_>, _cancel: &Cancel) -> Result<Unpacked, ArchiveError> {
    let e = |e: &dyn std::fmt::Display| ArchiveError(e.to_string());
    let Layout::Toolchain { .. } = layout else { return Err(ArchiveError("todo".into())) };
    let mut zip = zip::ZipArchive::new(std::fs::File::open(archive).map_err(|x| e(&x))?).map_err(|x| e(&x))?;
    let mut hashes = Vec::new();
    let mut manifest = Vec::new();
    for i in 0..zip.len() {
        let mut f = zip.by_index(i).map_err(|x| e(&x))?;
        let name = f.name().to_owned();
        let rel = name.splitn(3, '/').nth(2).unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        f.read_to_end(&mut bytes).map_err(|x| e(&x))?;
        seen(bytes.len() as u64);
        let rel = rel.replace("_go.mod", "go.mod");
        let to = staging.join(&rel);
        std::fs::create_dir_all(to.parent().unwrap_or(staging)).map_err(|x| e(&x))?;
        std::fs::write(&to, &bytes).map_err(|x| e(&x))?;
        let executable = rel.starts_with("bin/") || rel.starts_with("pkg/tool/");
        if executable { use std::os::unix::fs::PermissionsExt; std::fs::set_permissions(&to, std::fs::Permissions::from_mode(0o755)).map_err(|x| e(&x))?; }
        let sha256 = Sha256Sum::of(&bytes);
        hashes.push((name, sha256));
        manifest.push(FileEntry { path: rel, size: bytes.len() as u64, sha256, executable });
    }
    Ok(Unpacked { archive_sha256: None, h1: Some(dir_hash(hashes).map_err(|x| e(&x))?), manifest })
}

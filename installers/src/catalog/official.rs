//! The JSON list of Go's download site, with its peculiarities.
//!
//! Shape: `internal/dl` of golang.org/x/website. What is peculiar (seen in the list of 2026-08): a release named `go1`
//! that holds bootstrap archives with the system `4`; releases whose name today's grammar does not know
//! (`go1.9.2rc2`); the architecture `armv6l` for every arm in 1.21 and 1.22, and once `arm6`; files of before 2014
//! without size or hash. So a file is known by its name, and what lacks name, size or hash is passed over.

use super::error::CatalogError;
use super::index::OLDEST_LINE;
use super::list::{Line, RELEASE};
use crate::trust::Sha256Sum;
use crate::version::GoVersion;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The most bytes that are read: the list of 363 releases has 2.2 MB (2026-08) and grows by 5 % a year.
const LIMIT_BYTES: usize = 32 << 20;

#[derive(Deserialize)]
struct JsonRelease<'a> {
    #[serde(borrow)]
    version: Cow<'a, str>,
    #[serde(borrow, default)]
    files: Vec<JsonFile<'a>>,
}

#[derive(Deserialize)]
struct JsonFile<'a> {
    #[serde(borrow, default)]
    filename: Cow<'a, str>,
    #[serde(borrow, default)]
    sha256: Cow<'a, str>,
    #[serde(default)]
    size: u64,
}

/// A file's size and hash, by its name without the version.
pub(super) type Files = BTreeMap<String, (u64, Sha256Sum)>;

/// Reads the JSON list that `host` answered with: releases from [`OLDEST_LINE`] on.
pub(super) fn parse(bytes: &[u8], host: &str) -> Result<BTreeMap<GoVersion, Files>, CatalogError> {
    if bytes.len() > LIMIT_BYTES {
        let (host, size_bytes) = (host.to_owned(), bytes.len());
        return Err(CatalogError::IndexTooLarge { host, size_bytes, limit_bytes: LIMIT_BYTES });
    }
    let error = |reason: String| CatalogError::IndexSyntax { host: host.to_owned(), reason };
    let start: String =
        String::from_utf8_lossy(bytes.get(..60).unwrap_or(bytes)).trim_start().escape_debug().collect();
    if !start.starts_with('[') {
        return Err(error(format!("it begins with `{start}`")));
    }
    let releases: Vec<JsonRelease<'_>> =
        serde_json::from_slice(bytes).map_err(|cause| error(cause.to_string()))?;
    let mut found: BTreeMap<GoVersion, Files> = BTreeMap::new();
    let mut known = 0_usize;
    for release in &releases {
        let Ok(version) = release.version.parse::<GoVersion>() else { continue };
        if !release.version.starts_with("go") {
            continue;
        }
        known += 1;
        if version.line() >= OLDEST_LINE {
            let files = found.entry(version).or_default();
            for file in &release.files {
                add(files, version, file, host)?;
            }
        }
    }
    if known == 0 {
        return Err(error("it names no release".to_owned()));
    }
    found.retain(|_, files| !files.is_empty());
    Ok(found)
}

fn add(files: &mut Files, version: GoVersion, file: &JsonFile<'_>, host: &str) -> Result<(), CatalogError> {
    let Some(name) = file.filename.strip_prefix(&format!("{version}.")) else { return Ok(()) };
    if !(Line { name, size: file.size, sha256: &file.sha256 }).is_sound() {
        return Ok(());
    }
    let Ok(sha256) = file.sha256.parse::<Sha256Sum>() else { return Ok(()) };
    if let Some((_, expected)) = files.insert(name.to_owned(), (file.size, sha256))
        && expected != sha256
    {
        let (host, filename) = (host.to_owned(), file.filename.clone().into_owned());
        return Err(CatalogError::HashConflict { host, filename, expected, listed: sha256 });
    }
    Ok(())
}

/// Writes a release in the form of [`super::list`].
pub(super) fn write(text: &mut String, version: GoVersion, files: &Files) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{RELEASE}{version}");
    for (name, (size, sha256)) in files {
        let _ = writeln!(text, "{name} {size} {sha256}");
    }
}

/// The pinned list, `assets/data/releases.txt`, made from the JSON list of Go's download site that was taken on the
/// given day: stable releases only, newest first.
pub fn compact_official_index(bytes: &[u8], captured: &str) -> Result<String, CatalogError> {
    let mut text = format!(
        "# Go's official releases, stable ones from go{OLDEST_LINE} on, newest first: each file's name after `VERSION.`,\n\
         # its size in bytes, its sha256. Taken from the JSON list of Go's download site (`index_all` in services.toml).\n\
         # Made by: cargo run -p goready-tests --bin pin-releases -- compact INPUT.json DAY\n\
         captured {captured}\n"
    );
    for (version, files) in
        parse(bytes, "the given file")?.iter().rev().filter(|(version, _)| version.is_stable())
    {
        write(&mut text, *version, files);
    }
    Ok(text)
}

//! Which archives an SDK may come from, and what makes each good enough (the table "Trust: what is enough").

use super::PlanError;
use super::candidate::{Candidate, Form, Required};
use super::request::{LocalArchive, SdkWish, SourceSpec};
use crate::archive::Layout;
use crate::catalog::{self, Catalog, ReleaseFile, Resolved, Sha256Origin};
use crate::platform::Platform;
use crate::trust::Sha256Sum;

/// What is fetched when no source says how large it is, in bytes: the largest official Linux archive of Go 1.27.0,
/// rounded up (release index, 2026-08).
const TYPICAL_ARCHIVE_BYTES: u64 = 80_000_000;

/// The candidates for a version, in the order of the sources, and the bytes to expect.
pub(super) fn candidates(
    resolved: &Resolved,
    platform: &Platform,
    wish: &SdkWish,
) -> Result<(Vec<Candidate>, u64), PlanError> {
    let mut found = Vec::new();
    for source in &wish.sources {
        match source {
            SourceSpec::Official { base, signatures, .. } => {
                let file = resolved.file.as_ref();
                let filename =
                    file.map_or_else(|| official_name(resolved, platform), |file| file.filename.clone());
                found.extend(official(base, signatures, &filename, file));
            }
            SourceSpec::ModuleProxy { proxies, .. } => {
                found.extend(toolchain(resolved, platform, proxies, database_of(source)));
            }
        }
    }
    if found.is_empty() {
        return Err(PlanError::NoSource { version: resolved.version });
    }
    Ok((found, resolved.file.as_ref().map_or(TYPICAL_ARCHIVE_BYTES, |file| file.size)))
}

fn official_name(resolved: &Resolved, platform: &Platform) -> String {
    let extension = if platform.is_windows() { "zip" } else { "tar.gz" };
    format!("{}.{}-{}.{extension}", resolved.version, platform.os, platform.archive_arch())
}

/// An archive of the official layout: by its pinned hash, by a hash that another host lists, or by signature.
fn official(base: &str, signatures: &str, filename: &str, file: Option<&ReleaseFile>) -> Option<Candidate> {
    let mut enough = Vec::new();
    if let Some(file) = file {
        match &file.origin {
            Sha256Origin::Pinned => enough.push(Required::PinnedSha256 { sha256: file.sha256 }),
            // A list proves bytes only when it comes from another host than they do.
            Sha256Origin::Listed { host } if !same_host(base, host) => {
                enough.push(Required::ListedSha256 { sha256: file.sha256, host: host.clone() });
            }
            Sha256Origin::Listed { .. } => {}
        }
    }
    if filename.ends_with(".tar.gz") {
        enough.push(Required::Signature { url: format!("{signatures}{filename}.asc") });
    }
    let form = Form::Official { filename: filename.to_owned() };
    (!enough.is_empty()).then(|| Candidate { url: format!("{base}{filename}"), form, enough })
}

/// Whether a URL and a host, each with a port or without, name the same machine: on another port of it the same person
/// may serve.
fn same_host(url: &str, host: &str) -> bool {
    host_name(url).eq_ignore_ascii_case(host_name(host))
}

/// The host in a URL or in `host:port`, without user, port and path.
fn host_name(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.split_once(']') {
        Some((literal, _)) => literal.trim_start_matches('['), // an IPv6 address
        None => host.split(':').next().unwrap_or(host),
    }
}

/// The zip of the toolchain module: by a pinned directory hash, or by the checksum database.
///
/// The database is asked first: it also proves that everybody is told the same. The pin stands in where it is silent.
fn toolchain(
    resolved: &Resolved,
    platform: &Platform,
    proxies: &str,
    database: Option<Required>,
) -> Option<Candidate> {
    let pinned = catalog::pins::h1_for(resolved.version, platform).map(|h1| Required::PinnedH1 { h1 });
    let enough: Vec<Required> = database.into_iter().chain(pinned).collect();
    let form = Form::Toolchain { module_version: catalog::toolchain_version(resolved.version, platform) };
    (!enough.is_empty()).then(|| Candidate { url: proxies.to_owned(), form, enough })
}

/// The one candidate for a local archive.
pub(super) fn local(
    archive: &LocalArchive,
    wish: &SdkWish,
    catalog: &Catalog,
    platform: &Platform,
) -> Result<Candidate, PlanError> {
    let mut enough = Vec::new();
    match &archive.layout {
        Layout::Official => enough.extend(known_hash(catalog, archive.sha256)),
        Layout::Toolchain { platform: archived, .. } => {
            if archived != platform {
                let (archive, machine) = (archived.clone(), platform.clone());
                return Err(PlanError::ForeignArchive { path: archive_path(wish), archive, machine });
            }
            enough
                .extend(catalog::pins::h1_for(archive.version, platform).map(|h1| Required::PinnedH1 { h1 }));
            enough.extend(wish.sources.iter().filter_map(database_of));
        }
    }
    enough
        .extend(archive.signature.iter().map(|path| Required::Signature { url: path.display().to_string() }));
    let vouched = wish.vouched.filter(|sha256| *sha256 == archive.sha256);
    enough.extend(vouched.map(|sha256| Required::VouchedSha256 { sha256 }));
    if enough.is_empty() || (wish.vouched.is_some() && vouched.is_none()) {
        return Err(PlanError::UnknownArchive { path: archive.path.clone(), sha256: archive.sha256 });
    }
    let form = Form::Local { layout: archive.layout.clone() };
    Ok(Candidate { url: archive.path.display().to_string(), form, enough })
}

fn archive_path(wish: &SdkWish) -> std::path::PathBuf {
    match &wish.go {
        super::WantedGo::Archive { archive } => archive.path.clone(),
        super::WantedGo::Version { .. } => std::path::PathBuf::new(),
    }
}

fn known_hash(catalog: &Catalog, sha256: Sha256Sum) -> Option<Required> {
    let file = catalog.file_by_sha256(&sha256)?;
    Some(match &file.origin {
        Sha256Origin::Pinned => Required::PinnedSha256 { sha256 },
        Sha256Origin::Listed { host } => Required::ListedSha256 { sha256, host: host.clone() },
    })
}

fn database_of(source: &SourceSpec) -> Option<Required> {
    match source {
        SourceSpec::Official { .. } => None,
        SourceSpec::ModuleProxy { proxies, database, database_address } => Some(Required::Database {
            name: database.clone(),
            address: database_address.clone(),
            proxies: proxies.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_host_is_known_by_its_name_alone() {
        for (url, host, is_same) in [
            ("https://go.dev/dl/", "go.dev", true),
            ("https://GO.dev/dl/", "go.dev", true),
            ("http://127.0.0.1:4711/dl/", "127.0.0.1:4711", true),
            ("http://127.0.0.1:4711/dl/", "127.0.0.1:80", true),
            ("http://ada:secret@mirror:8080/dl/", "mirror:8080", true),
            ("http://[::1]:8080/dl/", "[::1]:9090", true),
            ("http://[::1]:8080/dl/", "[::2]:8080", false),
            ("https://mirror.example/go.dev/", "go.dev", false),
            ("https://go.dev.example/dl/", "go.dev", false),
        ] {
            assert_eq!(same_host(url, host), is_same, "{url} {host}");
        }
    }
}

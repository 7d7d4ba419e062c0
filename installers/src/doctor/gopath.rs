//! GOBIN and the caches: are they there, may they be written, does PATH hold them?

use super::case::{Case, Found};
use super::settings;
use super::trouble::Trouble;
use crate::goenv::SettingOrigin;
use crate::host::fs::{self, Kind};
use std::path::{Path, PathBuf};

/// Where `go install` puts programs: a directory, and one that fresh shells look in.
pub(super) fn gobin(case: &Case<'_>) -> Found {
    let mut found = settings::of(case, &["GOBIN"]);
    // A GOPATH that is wrong is told by its own check.
    if !found.is_empty() || case.settings.go.is_none() || !settings::of(case, &["GOPATH"]).is_empty() {
        return found;
    }
    let Some(dir) = bin_dir(case) else { return found };
    let gobin = case.settings.setting("GOBIN").filter(|gobin| !gobin.is_default && !gobin.value.is_empty());
    match fs::inspect_target(&dir).ok().flatten() {
        Some(entry) if entry.kind != Kind::Dir => {
            found.push((Trouble::NotADirectory { path: dir }, None));
            return found;
        }
        Some(_) if !fs::is_writable_dir(&dir) => found.push((not_writable(case, &dir), None)),
        Some(_) | None => {}
    }
    // Where nothing was installed yet, nothing needs to be found; who names a folder means to install.
    let is_idle = gobin.is_none() && fs::list(&dir).is_ok_and(|names| names.is_empty());
    let heard = case.views.iter().filter_map(|view| view.heard.as_ref().ok());
    let lacking = heard.clone().any(|heard| heard.answer.go.is_some() && !heard.answer.path.contains(&dir));
    if lacking && !is_idle {
        // Our env files put GOPATH's directory on PATH, and GOBIN where the file of `go env -w` has it; one that a line of
        // the person's exports is put on PATH there too.
        let is_followed = gobin.is_none_or(|gobin| matches!(gobin.origin, SettingOrigin::GoEnvFile { .. }));
        let fix = if is_followed { case.mend_shells() } else { None };
        found.push((Trouble::BinNotOnPath { dir }, fix));
    }
    found
}

/// GOBIN, else the bin directory of the first entry of GOPATH.
pub(super) fn bin_dir(case: &Case<'_>) -> Option<PathBuf> {
    let value = |name: &str| case.settings.setting(name).map(|setting| setting.value.clone());
    let gobin = value("GOBIN").filter(|value| !value.is_empty()).map(PathBuf::from);
    let gopath = || std::env::split_paths(&value("GOPATH")?).next().map(|dir| dir.join("bin"));
    gobin.or_else(gopath).filter(|dir| dir.is_absolute())
}

/// Module cache and build cache.
pub(super) fn caches(case: &Case<'_>) -> Found {
    let mut found = settings::of(case, &["GOMODCACHE", "GOCACHE", "GOTMPDIR"]);
    if !found.is_empty() {
        return found;
    }
    for name in ["GOMODCACHE", "GOCACHE"] {
        let path = case.settings.setting(name).map(|setting| PathBuf::from(&setting.value));
        let Some(path) = path.filter(|path| path.is_absolute()) else { continue };
        match fs::inspect_target(&path).ok().flatten() {
            Some(entry) if entry.kind != Kind::Dir => found.push((Trouble::NotADirectory { path }, None)),
            Some(entry) if !fs::is_writable_dir(&path) || is_foreign(case, entry.owner) => {
                found.push((not_writable(case, &path), None));
            }
            Some(_) | None => {}
        }
    }
    found
}

/// Whether a directory belongs to somebody else than the person: `sudo go build` once, and nothing works afterwards.
fn is_foreign(case: &Case<'_>, owner: u32) -> bool {
    !cfg!(windows) && owner != case.facts.home.user_id
}

fn not_writable(case: &Case<'_>, path: &Path) -> Trouble {
    let owner = fs::inspect_target(path).ok().flatten().map(|entry| entry.owner);
    let owner = owner.filter(|owner| is_foreign(case, *owner));
    Trouble::NotWritable { path: path.to_owned(), owner }
}

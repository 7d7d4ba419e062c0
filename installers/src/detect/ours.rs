//! Our own installation: store, active link, env files, receipts, lock.

use super::facts::OursFacts;
use super::file::file_state;
use super::sdks;
use super::stored_tools::stored_tools;
use crate::apply;
use crate::host::fs;
use crate::host::{Host, Lock};
use crate::shell::{TakenAway, neutralised};
use crate::version::GoVersion;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(super) fn ours(host: &Host) -> OursFacts {
    let places = &host.places;
    let store = places.sdk_store();
    let names = fs::list(&store).unwrap_or_default();
    let mut versions: Vec<GoVersion> = names.iter().filter_map(|name| whole_version(&store, name)).collect();
    versions.sort_unstable();
    let adopted: BTreeMap<GoVersion, PathBuf> =
        names.iter().filter_map(|name| adopted(&store, name)).collect();
    let active_link = fs::link_target(&places.active_link());
    let active = active_link.as_deref().and_then(|_| active(host));
    let env_dir = places.env_dir();
    let env_files: BTreeMap<_, _> = fs::list(&env_dir)
        .unwrap_or_default()
        .into_iter()
        .map(|name| env_dir.join(name))
        .map(|path| (path.clone(), file_state(&path)))
        .collect();
    let open = apply::open_receipt(host);
    OursFacts {
        versions,
        adopted,
        active,
        active_link,
        neutralised: env_files.keys().flat_map(|path| neutralised_by(path)).collect(),
        aside: fs::list(&places.aside()).unwrap_or_default(),
        env_files,
        tools: stored_tools(places),
        open_receipt: open.as_ref().map(|receipt| receipt.id.clone()),
        open_request: open.map(|receipt| receipt.request),
        lock_holder: Lock::holder_of(&places.history().join("lock")),
    }
}

/// A directory of the store counts when its name is a version, its VERSION file says the same, and its tree is of one
/// piece.
fn whole_version(store: &Path, name: &str) -> Option<GoVersion> {
    let version: GoVersion = name.parse().ok()?;
    let root = store.join(name);
    let says = sdks::version_of(&root).version;
    let is_named_so = version.to_string() == name && says == Some(version);
    (is_named_so && sdks::is_whole(&root, version)).then_some(version)
}

/// A link of the store leads to a Go that somebody else installed.
fn adopted(store: &Path, name: &str) -> Option<(GoVersion, PathBuf)> {
    let version: GoVersion = name.parse().ok().filter(|version: &GoVersion| version.to_string() == name)?;
    Some((version, fs::link_target(&store.join(name))?))
}

/// What the env file at this path takes away.
fn neutralised_by(path: &Path) -> Vec<TakenAway> {
    let text = fs::text(path).unwrap_or_default();
    path.file_name().and_then(|name| name.to_str()).map_or_else(Vec::new, |name| neutralised(name, &text))
}

/// The version the active link leads to, where it leads into the store itself, or by it to an adopted Go.
fn active(host: &Host) -> Option<GoVersion> {
    let link = host.places.active_link();
    let target = fs::resolve(&link)?;
    let store = fs::resolve(&host.places.sdk_store())?;
    let says = link.parent()?.join(fs::link_target(&link)?);
    let is_entry = |path: &Path| path.parent().and_then(fs::resolve).as_ref() == Some(&store);
    let entry = [target, says].into_iter().find(|path| is_entry(path))?;
    entry.file_name()?.to_str()?.parse().ok()
}

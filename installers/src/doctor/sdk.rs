//! The Go itself: link, tree, platform, C library, support.

use super::case::{Case, Found};
use super::trouble::Trouble;
use crate::apply::Damage;
use crate::detect::{SdkFacts, SdkHealth};
use crate::host::fs;
use crate::host::run::is_executable;
use crate::plan::Mend;
use crate::version::GoVersion;
use std::path::Path;

/// There is a Go: ours, or one on PATH. One that merely lies somewhere helps nobody who does not know of it.
pub(super) fn go(case: &Case<'_>) -> Found {
    let ours = &case.facts.ours;
    let is_there = case.settings.go.is_some() || ours.active_link.is_some() || !ours.versions.is_empty();
    if is_there {
        return Vec::new();
    }
    let elsewhere =
        case.facts.sdks.iter().find(|sdk| sdk.version.is_some() && sdk.health == SdkHealth::Whole);
    let trouble = elsewhere.map_or(Trouble::NoGo, |sdk| Trouble::GoNotOnPath { root: sdk.root.clone() });
    vec![(trouble, None)]
}

/// The active link leads to a Go, where we have any.
pub(super) fn active_link(case: &Case<'_>) -> Found {
    let (ours, places) = (&case.facts.ours, &case.host.places);
    let is_expected = ours.active_link.is_some() || !ours.versions.is_empty();
    let leads = fs::resolve(&places.active_link()).is_some();
    if !is_expected || (ours.active_link.is_some() && leads) {
        return Vec::new();
    }
    let newest = ours.versions.iter().copied().max();
    let fix = newest.map(|version| Mend { activate: Some(version), ..Mend::default() });
    vec![(Trouble::LinkBroken { link: places.active_link(), target: ours.active_link.clone() }, fix)]
}

/// The Go that answers is of one piece, and what was adopted is where it was.
pub(super) fn sdk(case: &Case<'_>) -> Found {
    let mut found = answering(case);
    found.extend(adopted(case));
    found
}

/// Adopted Gos that are not what they were. What the active link leads to is told there.
fn adopted(case: &Case<'_>) -> Found {
    let ours = &case.facts.ours;
    let is_active =
        |version: GoVersion| ours.active_link.as_deref() == Some(&Path::new("sdk").join(version.to_string()));
    let gone = ours.adopted.iter().filter(|(version, _)| !ours.versions.contains(version));
    let troubles = gone.filter_map(|(version, root)| {
        let now = crate::detect::version_at(root);
        let is_told = now.is_none() && is_active(*version);
        // One that is damaged where it is has a trouble of its own as soon as it is active.
        let is_other = now != Some(*version);
        (is_other && !is_told).then(|| Trouble::AdoptedGone { version: *version, root: root.clone(), now })
    });
    troubles.map(|trouble| (trouble, None)).collect()
}

pub(super) fn answering(case: &Case<'_>) -> Found {
    let ours = case.active_sdk();
    let first = case.facts.sdks.iter().find(|sdk| sdk.is_first_on_path);
    let Some(sdk) = ours.or(first) else { return Vec::new() };
    let fix = || ours.and_then(|_| case.mend_sdk());
    let root = sdk.root.clone();
    let files = not_executable(&sdk.root);
    if !files.is_empty() {
        return vec![(Trouble::SdkNotExecutable { root, files }, fix())];
    }
    match &sdk.health {
        SdkHealth::Whole if ours.is_some() => {
            damaged(case, &root).into_iter().map(|trouble| (trouble, fix())).collect()
        }
        SdkHealth::Whole => Vec::new(),
        SdkHealth::Partial { missing } => {
            vec![(Trouble::SdkPartial { root, missing: missing.clone() }, fix())]
        }
        SdkHealth::Stomped { .. } => vec![(Trouble::SdkStomped { root }, fix())],
    }
}

/// What the files that were unpacked became.
fn damaged(case: &Case<'_>, root: &Path) -> Option<Trouble> {
    let Damage { missing, cut, added } = case.damage.clone();
    let root = root.to_owned();
    match (missing.is_empty(), cut.is_empty(), added.is_empty()) {
        (false, _, _) => Some(Trouble::SdkPartial { root, missing }),
        (true, false, _) => Some(Trouble::SdkCut { root, files: cut }),
        (true, true, false) => Some(Trouble::SdkStray { root, files: added }),
        (true, true, true) => None,
    }
}

/// Programs of a GOROOT that nobody may execute.
fn not_executable(root: &Path) -> Vec<String> {
    if cfg!(windows) {
        return Vec::new();
    }
    let mut dirs = vec!["bin".to_owned()];
    dirs.extend(
        fs::list(&root.join("pkg/tool")).unwrap_or_default().into_iter().map(|dir| format!("pkg/tool/{dir}")),
    );
    let files = dirs.into_iter().flat_map(|dir| {
        let names = fs::list(&root.join(&dir)).unwrap_or_default();
        names.into_iter().map(move |name| format!("{dir}/{name}"))
    });
    let is_file = |path: &Path| {
        fs::inspect_target(path).ok().flatten().is_some_and(|entry| entry.kind == fs::Kind::File)
    };
    files.filter(|file| is_file(&root.join(file)) && !is_executable(&root.join(file))).collect()
}

/// It is made for this machine: the directory of its tools says for which.
pub(super) fn platform(case: &Case<'_>) -> Found {
    let here = &case.facts.machine.platform.value;
    let name = format!("{}_{}", here.os, here.arch);
    let is_foreign = |sdk: &&SdkFacts| {
        let dirs = fs::list(&sdk.root.join("pkg/tool")).unwrap_or_default();
        !dirs.is_empty() && !dirs.contains(&name)
    };
    let first = case.facts.sdks.iter().find(|sdk| sdk.is_first_on_path);
    let Some(sdk) = case.active_sdk().or(first).filter(is_foreign) else { return Vec::new() };
    let made_for = fs::list(&sdk.root.join("pkg/tool")).unwrap_or_default().join(", ").replace('_', "/");
    let trouble =
        Trouble::SdkForeign { root: sdk.root.clone(), platform: made_for, wanted: here.to_string() };
    vec![(trouble, case.active_sdk().and_then(|_| case.mend_sdk()))]
}

/// From 1.21 on the official binaries are linked statically.
pub(super) fn libc(case: &Case<'_>) -> Found {
    let is_musl = case.facts.machine.libc.as_ref().is_some_and(|libc| libc.value.name == "musl");
    let version = case.facts.ours.active.filter(|version| is_musl && *version < GoVersion::new(1, 21, 0));
    version.map(|version| (Trouble::NeedsGlibc { version }, None)).into_iter().collect()
}

/// The line of the Go that answers gets security fixes.
pub(super) fn support(case: &Case<'_>) -> Found {
    let version = case.facts.ours.active.or(case.settings.version);
    let old = version.filter(|version| !case.catalog.is_supported(version.line()));
    old.map(|version| (Trouble::OutOfSupport { version }, None)).into_iter().collect()
}

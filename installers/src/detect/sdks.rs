//! Every Go on the machine: ours, and those that others put there.

mod places;

use super::facts::{Owner, SdkFacts, SdkHealth};
use super::go_env::GoSettings;
use super::shells::is_executable;
use super::stomp;
use crate::host::Host;
use crate::host::fs::{self, Kind};
use crate::version::GoVersion;
use places::{Candidate, Known};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What every SDK has; a tree without one of them was cut short or is a package in pieces.
const PARTS: [&str; 5] = ["VERSION", "pkg/tool", "src/fmt", "src/runtime", "src/unsafe/unsafe.go"];

/// Every SDK once, by its real place: first what PATH finds, then ours, then the rest. `adopted` is what links of our
/// store say.
pub(super) fn sdks(
    host: &Host,
    settings: &GoSettings,
    search: &[PathBuf],
    adopted: &BTreeMap<GoVersion, PathBuf>,
) -> Vec<SdkFacts> {
    let known = Known::new(host);
    let store = host.places.sdk_store();
    let adopted: BTreeSet<PathBuf> =
        adopted.values().filter_map(|target| fs::resolve(&store.join(target))).collect();
    let first = search.iter().find_map(|dir| go_in(dir)).and_then(|go| goroot_of(&go));
    let mut candidates = places::on_path(search);
    candidates.extend(places::usual(host, settings));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for Candidate { root, owner } in candidates {
        let Some(real) = fs::resolve(&root) else { continue };
        let is_ours = owner == Owner::Goready;
        if !(is_ours || looks_like_goroot(&real)) || !seen.insert(real.clone()) {
            continue;
        }
        // Where a link leads says more than where it stands: /usr/local/go may lead into ~/sdk.
        let owner = Some(known.owner_of(&real)).filter(|known| *known != Owner::Unknown).unwrap_or(owner);
        let says = version_of(&real);
        found.push(SdkFacts {
            health: health(&real, says.version, owner),
            is_first_on_path: first.as_ref() == Some(&real),
            version: says.version,
            version_text: says.text,
            owner,
            is_adopted: adopted.contains(&real),
            root: if known.owner_of(&root) == owner { root } else { real },
        });
    }
    found
}

/// The GOROOT that a person means by a path: itself, or the one of a `go` command.
pub(super) fn goroot_at(path: &Path) -> Option<PathBuf> {
    let real = fs::resolve(path)?;
    if looks_like_goroot(&real) { Some(real) } else { goroot_of(&real) }
}

/// The `go` that answers in this run.
#[derive(Clone, Debug)]
pub(crate) struct FirstGo {
    /// The command, as PATH finds it.
    pub(crate) go: PathBuf,
    /// Its GOROOT, links followed; none for the wrappers of version managers.
    pub(crate) root: Option<PathBuf>,
}

/// The first `go` on PATH, else the active one of ours.
pub(crate) fn first_go(host: &Host) -> Option<FirstGo> {
    let search = super::shells::search_path(host, super::machine::is_wsl(host));
    let on_path = search.iter().find_map(|dir| go_in(dir));
    let go = on_path.or_else(|| go_in(&host.places.active_bin()))?;
    let root = goroot_of(&go);
    Some(FirstGo { go, root })
}

/// The release in a GOROOT.
pub(crate) fn version_at(root: &Path) -> Option<GoVersion> {
    version_of(root).version
}

/// What a VERSION file says.
#[derive(Default)]
pub(super) struct Says {
    pub(super) version: Option<GoVersion>,
    /// The first line, where it is more or other than a version.
    pub(super) text: Option<String>,
}

/// Reads the first line of an SDK's VERSION file (the second is a time, from 1.21 on).
pub(super) fn version_of(root: &Path) -> Says {
    const MOST_BYTES: u64 = 1 << 10;
    let bytes = fs::read_small(&root.join("VERSION"), MOST_BYTES).ok().flatten().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().next().unwrap_or_default().trim();
    let word = line.split_whitespace().next().unwrap_or_default();
    let version = if word.starts_with("go") { word.parse().ok() } else { None };
    let is_more = !line.is_empty() && (version.is_none() || word != line);
    Says { version, text: is_more.then(|| line.to_owned()) }
}

/// Whether an SDK of ours is of one piece.
pub(super) fn is_whole(root: &Path, version: GoVersion) -> bool {
    health(root, Some(version), Owner::Goready) == SdkHealth::Whole
}

fn go_in(dir: &Path) -> Option<PathBuf> {
    ["go", "go.exe"].iter().map(|name| dir.join(name)).find(|path| is_executable(path))
}

/// The GOROOT a `go` belongs to once its links are followed; none for the wrappers of version managers.
///
/// Snap's `go` is a link to `snap`, which starts the revision that `current` names.
fn goroot_of(go: &Path) -> Option<PathBuf> {
    let real = fs::resolve(go)?;
    if real.file_name()? == "snap" {
        return go.parent()?.parent().and_then(|snap| fs::resolve(&snap.join("go/current")));
    }
    let bin = real.parent().filter(|dir| dir.file_name().is_some_and(|name| name == "bin"))?;
    bin.parent().filter(|root| looks_like_goroot(root)).map(Path::to_owned)
}

/// Whether somebody unpacked, or began to unpack, a Go here. (A checkout of Go's sources has no VERSION.)
fn looks_like_goroot(root: &Path) -> bool {
    let is_there = |path: &str| fs::inspect_target(&root.join(path)).ok().flatten().is_some();
    is_there("src/runtime/proc.go") || is_there("pkg/tool") || version_of(root).version.is_some()
}

pub(super) fn health(root: &Path, version: Option<GoVersion>, owner: Owner) -> SdkHealth {
    // A FIFO, a socket or a device is no part of a Go, whatever its name.
    let is_part = |entry: fs::Entry| matches!(entry.kind, Kind::File | Kind::Dir);
    let is_there = |path: &Path| fs::inspect_target(path).ok().flatten().is_some_and(is_part);
    // The go command sets the modes of a toolchain in its module cache only when it first uses it.
    let runs = |path: &Path| is_executable(path) || (owner == Owner::ModuleCache && is_there(path));
    let mut missing = Vec::new();
    if !["bin/go", "bin/go.exe"].iter().any(|go| runs(&root.join(go))) {
        missing.push("bin/go".to_owned());
    }
    missing.extend(PARTS.iter().filter(|path| !is_there(&root.join(path))).map(|path| (*path).to_owned()));
    missing.extend(missing_tools(root, runs));
    let evidence = stomp::evidence(root, version);
    match (evidence.is_empty(), missing.is_empty()) {
        (false, _) => SdkHealth::Stomped { evidence },
        (true, false) => SdkHealth::Partial { missing },
        (true, true) => SdkHealth::Whole,
    }
}

/// Compiler and linker, below the directory of any platform.
fn missing_tools(root: &Path, runs: impl Fn(&Path) -> bool) -> Vec<String> {
    let dir = root.join("pkg/tool");
    let platforms = fs::list(&dir).unwrap_or_default();
    let has = |tool: &str| {
        let names = [tool.to_owned(), format!("{tool}.exe")];
        platforms.iter().any(|platform| names.iter().any(|name| runs(&dir.join(platform).join(name))))
    };
    let tools = ["compile", "link"].into_iter().filter(|tool| !platforms.is_empty() && !has(tool));
    tools.map(|tool| format!("pkg/tool/*/{tool}")).collect()
}

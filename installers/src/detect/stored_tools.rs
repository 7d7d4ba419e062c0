//! Tools of our store, and what stands where `go install` puts programs.

use super::facts::{BinFacts, Facts, FileState, Obstacle, Origin, ProgramFacts, Sourced, StoredTool};
use crate::catalog::tool_pins::Tool;
use crate::host::fs::{self, FsError, Kind};
use crate::host::run::is_executable;
use crate::host::{Host, Places};
use crate::plan::gopath_of;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file beside each stored program that tells what it is.
pub(crate) const ABOUT: &str = "about.json";

/// What we write there is under a kilobyte.
const MOST_ABOUT_BYTES: u64 = 64 << 10;

/// Whole tools of our store, by name, version and Go.
pub(crate) fn stored_tools(places: &Places) -> Vec<StoredTool> {
    let store = places.tool_store();
    let mut found = Vec::new();
    for tool in Tool::ALL {
        let dir = store.join(tool.name());
        let names = fs::list(&dir).unwrap_or_default();
        found.extend(names.iter().filter_map(|name| stored_tool(tool, &dir.join(name))));
    }
    found
}

/// A directory of the store counts when it says of itself what its place says, and its program is as long as it says.
fn stored_tool(tool: Tool, root: &Path) -> Option<StoredTool> {
    let about = fs::read_small(&root.join(ABOUT), MOST_ABOUT_BYTES).ok()??;
    let about: StoredTool = serde_json::from_slice(&about).ok()?;
    let is_at_its_place = about.tool == tool && about.root == root && about.program.parent() == Some(root);
    let entry = fs::inspect(&about.program).ok()??;
    (is_at_its_place && entry.kind == Kind::File && entry.size == about.size).then_some(about)
}

/// Looks at the tools in the directory where `go install` puts programs, by hash. They have tens of megabytes each, so
/// this is asked for only where a plan is about tools.
#[must_use]
pub fn programs(host: &Host, facts: &Facts) -> Vec<ProgramFacts> {
    let exe = if host.platform.is_windows() { ".exe" } else { "" };
    let path = |tool: Tool| facts.bin.dir.value.join(format!("{tool}{exe}"));
    Tool::ALL.into_iter().map(|tool| program(tool, path(tool), facts.home.user_id)).collect()
}

/// Looks where `go install` puts programs once these settings are in the file of `go env -w`.
pub fn look_where_go_installs(host: &Host, facts: &mut Facts, set: &BTreeMap<String, String>) {
    let mut go_env = facts.go_env.clone();
    for (name, value) in set {
        let origin = Origin::GoEnvFile { path: facts.go_env_file.path.clone() };
        go_env.insert(name.clone(), Sourced { value: value.clone(), origin });
    }
    facts.bin = bin(&go_env, host);
    let gopath_bin = gopath_of(&go_env, &host.places.home, &host.platform).value.join("bin");
    let is_dir = fs::inspect_target(&gopath_bin).ok().flatten().is_some_and(|entry| entry.kind == Kind::Dir);
    if is_dir && !facts.has_dir(&gopath_bin) {
        facts.home.existing_dirs.push(gopath_bin);
        facts.home.existing_dirs.sort();
    }
}

/// Where `go install` puts programs; what stands there is not looked at.
pub(super) fn bin(go_env: &BTreeMap<String, Sourced<String>>, host: &Host) -> BinFacts {
    let dir = bin_dir(go_env, host);
    let store = host.places.sdk_store();
    // Either may be reached through links: the store may be on another disk.
    let resolved = fs::resolve(&dir.value).zip(fs::resolve(&store));
    let is_inside =
        dir.value.starts_with(&store) || resolved.is_some_and(|(dir, store)| dir.starts_with(store));
    let obstacle = if is_inside { Some(Obstacle::InsideGo) } else { dir_obstacle(&dir.value) };
    BinFacts { dir, obstacle, programs: Vec::new() }
}

/// GOBIN in force, else `$GOPATH/bin`. A relative GOBIN is refused by the go command too.
fn bin_dir(go_env: &BTreeMap<String, Sourced<String>>, host: &Host) -> Sourced<PathBuf> {
    let gobin = go_env.get("GOBIN").filter(|set| Path::new(&set.value).is_absolute());
    if let Some(set) = gobin {
        return Sourced { value: PathBuf::from(&set.value), origin: set.origin.clone() };
    }
    let gopath = gopath_of(go_env, &host.places.home, &host.platform);
    Sourced { value: gopath.value.join("bin"), origin: gopath.origin }
}

/// Why no program can be put into a directory; nothing there is none: it is made.
fn dir_obstacle(dir: &Path) -> Option<Obstacle> {
    let (nearest, entry) =
        dir.ancestors().find_map(|dir| Some((dir, fs::inspect_target(dir).ok().flatten()?)))?;
    if entry.kind != Kind::Dir {
        return Some(Obstacle::NotADirectory);
    }
    if nearest != dir
        && let Some(target) = dir.ancestors().find_map(fs::link_target)
    {
        return Some(Obstacle::DanglingLink { target });
    }
    (!fs::is_writable_dir(nearest)).then_some(Obstacle::DirectoryReadOnly)
}

/// A program by its hash. A link is left alone, wherever it leads: whoever made it keeps the program elsewhere.
fn program(tool: Tool, path: PathBuf, person: u32) -> ProgramFacts {
    let unreadable = |error: &FsError| Obstacle::Unreadable { message: error.source.to_string() };
    let (state, obstacle) = match fs::inspect(&path) {
        Err(error) => (FileState::Absent, Some(unreadable(&error))),
        Ok(None) => (FileState::Absent, None),
        Ok(Some(entry)) if entry.kind == Kind::Link && fs::resolve(&path).is_none() => {
            let target = fs::link_target(&path).unwrap_or_default();
            (FileState::Absent, Some(Obstacle::DanglingLink { target }))
        }
        Ok(Some(entry)) if entry.kind != Kind::File => {
            (FileState::Absent, Some(Obstacle::NotAFile { kind: entry.kind }))
        }
        Ok(Some(entry)) => match fs::sha256(&path) {
            Err(error) => (FileState::Absent, Some(unreadable(&error))),
            Ok(sha256) => {
                let is_foreign = entry.owner != person && entry.owner != fs::user_id();
                let obstacle = is_foreign.then_some(Obstacle::ForeignOwner { owner: entry.owner });
                (FileState::Present { sha256, size: entry.size }, obstacle)
            }
        },
    };
    let is_runnable = is_executable(&path);
    ProgramFacts { tool, path, state, is_runnable, obstacle }
}

//! gopls, dlv, goimports and staticcheck: where they are, and which Go built them.

mod build_info;

use super::facts::ToolFacts;
use super::go_env::GoSettings;
use super::shells::is_executable;
use crate::catalog::tool_pins::Tool;
use crate::host::Host;
use crate::host::fs;
use build_info::BuildInfo;
#[cfg(test)]
pub(super) use build_info::tests::section as build_info_section;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every copy in GOBIN, `$GOPATH/bin` and on PATH, each once, GOBIN's first.
pub(super) fn tools(host: &Host, settings: &GoSettings, search: &[PathBuf]) -> Vec<ToolFacts> {
    let gopath = settings.gopath_dirs(host).into_iter().map(|dir| dir.join("bin"));
    let dirs: Vec<PathBuf> =
        settings.gobin().into_iter().chain(gopath).chain(search.iter().cloned()).collect();
    let mut found = Vec::new();
    for known in Tool::ALL {
        let name = known.name();
        let mut seen = BTreeSet::new();
        let paths = dirs.iter().flat_map(|dir| [dir.join(name), dir.join(format!("{name}.exe"))]);
        for path in paths.filter(|path| is_executable(path)) {
            if fs::resolve(&path).is_some_and(|real| seen.insert(real)) {
                found.push(tool(known, path));
            }
        }
    }
    found
}

/// A program of that name that was built from another package keeps its Go, but its version says nothing to us.
fn tool(known: Tool, path: PathBuf) -> ToolFacts {
    let info = read(&path);
    let version = info.as_ref().filter(|info| info.package.as_deref() == Some(known.package()));
    ToolFacts {
        name: known.name().to_owned(),
        version: version.and_then(|info| info.version.clone()),
        built_with: info.map(|info| info.go),
        path,
    }
}

fn read(path: &Path) -> Option<BuildInfo> {
    BuildInfo::read(fs::open(path).ok()?)
}

//! The place of a new project: looked at only when one is asked for.

use super::facts::FileState;
use crate::host::Host;
use crate::host::fs::{self, FsError, Kind};
use crate::host::run::is_executable;
use crate::plan::{LAUNCH_DIR, NewProject};
use crate::trust::Sha256Sum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is in the place of a new project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceFacts {
    /// Whether the directory is there.
    pub is_dir: bool,
    /// Whether nothing is there but files with the names of the project's.
    pub is_free: bool,
    /// The state of each of those.
    pub files: BTreeMap<PathBuf, FileState>,
}

impl Default for PlaceFacts {
    /// Nothing is there.
    fn default() -> Self {
        Self { is_dir: false, is_free: true, files: BTreeMap::new() }
    }
}

/// Looks at the place of a project.
pub fn project_place(project: &NewProject) -> Result<PlaceFacts, FsError> {
    match fs::inspect_target(&project.dir)? {
        None if fs::inspect(&project.dir)?.is_none() => return Ok(PlaceFacts::default()),
        Some(entry) if entry.kind == Kind::Dir => {}
        Some(_) | None => return Ok(PlaceFacts { is_free: false, ..PlaceFacts::default() }),
    }
    let is_free = !holds_others(project)?;
    let mut files = BTreeMap::new();
    for (path, _) in project.files() {
        if let Some(entry) = fs::inspect(&path)? {
            let (sha256, size) = match entry.kind {
                Kind::File => (fs::sha256(&path)?, entry.size),
                // No file of ours is empty, so this equals none of them.
                Kind::Dir | Kind::Link | Kind::Other => (Sha256Sum::of(b""), 0),
            };
            files.insert(path, FileState::Present { sha256, size });
        }
    }
    Ok(PlaceFacts { is_dir: true, is_free, files })
}

/// Whether a project's directory holds anything but the project's own files, whatever is in those.
pub(crate) fn holds_others(project: &NewProject) -> Result<bool, FsError> {
    let launch_dir = project.dir.join(LAUNCH_DIR);
    let own: Vec<PathBuf> = project.files().into_iter().map(|(path, _)| path).collect();
    let is_own = |path: &Path| own.iter().any(|own| own == path) || (project.vs_code && path == launch_dir);
    for dir in [&project.dir, &launch_dir] {
        if !fs::list(dir)?.iter().map(|name| dir.join(name)).all(|path| is_own(&path)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The command that opens VS Code or its free build, where one is installed.
#[must_use]
pub fn vs_code(host: &Host) -> Option<PathBuf> {
    const NAMES: [&str; 5] = ["code", "codium", "code-insiders", "code.cmd", "codium.cmd"];
    const PLACES: [&str; 3] = [
        "/usr/share/code/bin/code",
        "/snap/bin/code",
        "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code",
    ];
    let on_path =
        host.env.path_dirs().into_iter().flat_map(|dir| NAMES.into_iter().map(move |name| dir.join(name)));
    on_path.chain(PLACES.map(|place| host.system(place))).find(|path| is_executable(path))
}

//! From what the person wrote to a wish: a version, a `go.mod`, or an archive on this machine.

use super::{Engine, EngineError};
use crate::apply;
use crate::archive::inspect_archive;
use crate::catalog::VersionRequest;
use crate::host::fs;
use crate::plan::{
    Chosen, LocalArchive, Mend, NewProject, SdkWish, ShellChoice, ToolWish, ToolsWish, WantedGo,
};
use crate::shell::Shell;
use crate::trust::Sha256Sum;
use crate::version::GoVersion;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// A `go.mod` or `go.work` is a page of text; nothing larger is read.
const MOST_MOD_BYTES: u64 = 1 << 20;

impl Engine {
    /// `stable`, `oldstable`, `1.23`, `1.23.12`, `go1.23.12`, or the path of a `go.mod` or `go.work`, or of a folder with
    /// one; of both, `go.work` counts, as it does for the go command.
    pub fn wish(&self, go: &str) -> Result<SdkWish, EngineError> {
        let named = self.host.dir.join(go);
        let inside = || ["go.work", "go.mod"].map(|name| named.join(name)).into_iter();
        let is_there = |path: &PathBuf| fs::inspect_target(path).ok().flatten().is_some();
        // A word for a version stays one, whatever folder has the same name.
        let is_word = go.parse::<VersionRequest>().is_ok();
        let found = if is_word { None } else { inside().find(is_there) };
        let path = found.unwrap_or(named);
        let is_module = path.file_name().is_some_and(|name| name == "go.mod" || name == "go.work");
        let wanted = if is_module {
            let bytes = fs::read_named(&path, MOST_MOD_BYTES)?;
            VersionRequest::from_go_mod(&String::from_utf8_lossy(&bytes), &path)?
        } else {
            go.parse::<VersionRequest>()?
        };
        Ok(SdkWish { go: WantedGo::Version { wanted }, sources: self.sources()?.to_vec(), vouched: None })
    }

    /// A first project in a directory that is empty or not there yet, for an installed Go.
    #[must_use]
    pub fn project_wish(&self, dir: &Path, version: GoVersion) -> NewProject {
        let vs_code = crate::detect::vs_code(&self.host).is_some();
        NewProject { dir: cleaned(&self.host.dir.join(dir)), version, vs_code }
    }

    /// Tools, built from the modules that this run's settings lead to.
    pub fn tools_wish(&self, tools: Vec<ToolWish>, chosen: Chosen) -> Result<ToolsWish, EngineError> {
        Ok(ToolsWish { tools, chosen, modules: self.offers()?.modules.clone() })
    }

    /// A value in the file of `go env -w`, or its lines taken out. Where tools go is said by our env files too, so those
    /// are renewed with it for the shells that a set-up was about.
    pub fn go_env_wish(&self, name: &str, value: Option<&str>) -> Result<Mend, EngineError> {
        let moves_tools = matches!(name, "GOPATH" | "GOBIN");
        let edited = apply::standing_blocks(&self.history()?.receipts);
        let shells: BTreeSet<Shell> = edited.into_iter().flat_map(|(_, shells)| shells).collect();
        let shells = (moves_tools && !shells.is_empty())
            .then(|| ShellChoice::Only { shells: shells.into_iter().collect() });
        let go_env = BTreeMap::from([(name.to_owned(), value.map(ToOwned::to_owned))]);
        Ok(Mend { go_env, shells, ..Mend::default() })
    }

    /// The SDK in an archive on this machine; `vouched` is the hash the person knows it by.
    pub fn archive_wish(&self, archive: &Path, vouched: Option<Sha256Sum>) -> Result<SdkWish, EngineError> {
        let path = self.host.dir.join(archive);
        let sha256 = fs::sha256(&path)?;
        let size = fs::inspect_target(&path)?.map_or(0, |entry| entry.size);
        let inspected = inspect_archive(&path)?;
        let signature =
            path.with_file_name(format!("{}.asc", path.file_name().unwrap_or_default().to_string_lossy()));
        let signature = fs::inspect_target(&signature)?.is_some().then_some(signature);
        let archive = LocalArchive {
            path,
            sha256,
            size,
            layout: inspected.layout,
            version: inspected.version,
            signature,
        };
        Ok(SdkWish { go: WantedGo::Archive { archive }, sources: self.sources()?.to_vec(), vouched })
    }
}

/// A path without `.` and `..`, by its words alone; a plan names one place in one way.
fn cleaned(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut cleaned, component| {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                cleaned.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => cleaned.push(component),
        }
        cleaned
    })
}

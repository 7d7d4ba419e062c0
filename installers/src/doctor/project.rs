//! The project in the working directory: whether the Go that answers here can work on it.

use super::case::{Case, Found};
use super::trouble::Trouble;
use crate::catalog::{CatalogError, NO_GO_LINE, VersionRequest};
use crate::host::{Ended, Program, RunError, fs};
use crate::verify::Bench;
use crate::version::{GoLine, GoVersion};
use crate::why::{Switch, SwitchCause, SwitchFailure, switch};
use serde::Deserialize;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Go reads such a file within milliseconds.
const LIMIT: Duration = Duration::from_secs(5);

/// From this line on Go starts another Go where a project asks for it.
const FIRST_THAT_SWITCHES: GoLine = GoLine { major: 1, minor: 21 };

/// The `go.mod` or `go.work` in force here, where there is one.
pub(super) fn file(case: &Case<'_>) -> Option<PathBuf> {
    let file = |name: &str| {
        let value = case.settings.setting(name).map(|setting| PathBuf::from(&setting.value));
        value.filter(|path| path.is_absolute() && path.extension().is_some())
    };
    file("GOWORK").or_else(|| file("GOMOD"))
}

/// It can be understood, and asks for a Go that may be used.
pub(super) fn project(case: &Case<'_>) -> Found {
    let Some(path) = file(case) else { return Found::new() };
    let Ok(Some(bytes)) = fs::read_small(&path, 1 << 20) else { return Found::new() };
    let asked = match VersionRequest::from_go_line(&String::from_utf8_lossy(&bytes), &path) {
        Ok(asked) => Some(asked),
        Err(CatalogError::ModFile { reason: NO_GO_LINE, .. }) => None,
        Err(error) => {
            return vec![(Trouble::ProjectUnreadable { path, reason: error.to_string() }, None)];
        }
    };
    let Some(active) = case.settings.version else { return Found::new() };
    let too_new = asked.filter(|asked| active.line() < FIRST_THAT_SWITCHES && !asked.is_met_by(active));
    let trouble = match (too_new, other_go(case, active)) {
        (Some(asked), _) => Some(too_new_for(path, &asked, active)),
        (None, Some(switch)) => trouble_of(path, &switch, active),
        (None, None) => refusal(case, &path).map(|reason| Trouble::ProjectUnreadable { path, reason }),
    };
    trouble.map(|trouble| (trouble, None)).into_iter().collect()
}

/// The Go that the one here starts for this project.
fn other_go(case: &Case<'_>, active: GoVersion) -> Option<Switch> {
    let root = case.settings.go.as_deref().and_then(fs::resolve)?;
    let root = root.parent().and_then(Path::parent)?;
    switch(case.host, active, root)
}

fn too_new_for(path: PathBuf, asked: &VersionRequest, active: GoVersion) -> Trouble {
    let wanted = match asked {
        VersionRequest::Module { at_least: Some(version), .. } | VersionRequest::Exact { version } => {
            version.bare()
        }
        VersionRequest::Module { line, .. } | VersionRequest::Line { line } => line.to_string(),
        VersionRequest::Stable | VersionRequest::OldStable => asked.to_string(),
    };
    Trouble::ProjectTooNew { path, wanted, active }
}

/// A Go that GOTOOLCHAIN names is told with GOTOOLCHAIN; one that is fetched or found reads the file better than we do.
fn trouble_of(path: PathBuf, switch: &Switch, active: GoVersion) -> Option<Trouble> {
    let SwitchCause::Module { .. } = &switch.because else { return None };
    let wanted = switch.version.trim_start_matches("go").to_owned();
    match switch.fails? {
        SwitchFailure::NeverReleased => Some(Trouble::ProjectNeverReleased { path, wanted }),
        SwitchFailure::Forbidden | SwitchFailure::NotOnPath | SwitchFailure::ProxyOff => {
            Some(Trouble::ProjectTooNew { path, wanted, active })
        }
    }
}

/// What the Go here does not understand of the file, in its words; or a module of a workspace that is not there.
fn refusal(case: &Case<'_>, path: &Path) -> Option<String> {
    let is_workspace = path.extension().is_some_and(|end| end == "work");
    let asked = ask(case, path, if is_workspace { "work" } else { "mod" })?.ok()?;
    if asked.code != Some(0) {
        return complaint(&asked.stderr_text(), path);
    }
    let parsed: Parsed = serde_json::from_slice(&asked.stdout).ok()?;
    if !is_workspace && parsed.module.is_none_or(|module| module.path.is_empty()) {
        return Some("no `module` line".to_owned());
    }
    let dir = path.parent().unwrap_or(path);
    let is_missing = |module: &&Used| {
        let file = dir.join(&module.disk_path).join("go.mod");
        fs::inspect_target(&file).ok().flatten().is_none()
    };
    let missing = parsed.used.unwrap_or_default();
    let missing = missing.iter().find(is_missing)?;
    Some(format!("use {}: no go.mod there", missing.disk_path))
}

/// `go mod edit -json` reads the file and nothing else, in a directory of ours.
fn ask(case: &Case<'_>, path: &Path, kind: &str) -> Option<Result<Ended, RunError>> {
    let go = case.settings.go.as_ref()?;
    let bench = Bench::passing(case.host, case.cancel).ok()?;
    let words = [OsStr::new(kind), OsStr::new("edit"), OsStr::new("-json"), path.as_os_str()];
    Some(
        Program::new(go, bench.tmp(), bench.build_env(case.host)).args(words).timeout(LIMIT).run(case.cancel),
    )
}

/// The first line that names a place in the file, without the file's name: `line 5: unknown directive: tool`.
fn complaint(stderr: &str, path: &Path) -> Option<String> {
    let begin = format!("{}:", path.display());
    let of_file =
        stderr.lines().find_map(|line| line.trim().strip_prefix(&begin).filter(|rest| !rest.is_empty()));
    let first = || stderr.lines().map(str::trim).find(|line| !line.is_empty());
    of_file.map(|rest| format!("line {}", rest.trim())).or_else(|| first().map(ToOwned::to_owned))
}

/// What is looked at of the file as Go read it.
#[derive(Deserialize)]
struct Parsed {
    #[serde(rename = "Module")]
    module: Option<Module>,
    #[serde(rename = "Use")]
    used: Option<Vec<Used>>,
}

#[derive(Deserialize)]
struct Module {
    #[serde(rename = "Path", default)]
    path: String,
}

#[derive(Deserialize)]
struct Used {
    #[serde(rename = "DiskPath")]
    disk_path: String,
}

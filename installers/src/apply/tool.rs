//! Steps for tools of our store: built aside, started once, renamed into it; and removed from it.

mod build;
mod measured;

pub use build::BuildFailure;

use super::staging::Staging;
use super::{ApplyError, Run, StepReport};
use crate::catalog::tool_pins::{Tool, ToolVersion};
use crate::detect::{ABOUT, StoredTool};
use crate::host::Program;
use crate::host::fs::{self, FsError, FsOp, Kind};
use crate::plan::{Action, Change, ModuleSource, Step};
use crate::verify::Bench;
use crate::version::GoVersion;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The first start of a program of 40 MB from a cold, slow disk takes seconds.
const START: Duration = Duration::from_secs(30);

/// What a step builds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job<'a> {
    pub(super) tool: Tool,
    pub(super) version: &'a ToolVersion,
    pub(super) tag: Option<&'a str>,
    pub(super) go: GoVersion,
    pub(super) go_root: &'a Path,
    pub(super) root: &'a Path,
    pub(super) modules: &'a [ModuleSource],
}

impl Run<'_> {
    /// Builds a tool into our store. It comes there as a whole, or not at all.
    pub(super) fn install_tool(&mut self, step: &Step, job: &Job<'_>) -> Result<StepReport, ApplyError> {
        let Job { tool, version, go, root, .. } = *job;
        if fs::inspect(root)?.is_some() && !is_remainder(root)? {
            return Err(ApplyError::PlaceTaken { path: root.to_owned() });
        }
        let change = Change::ToolAdded { tool, version: version.clone(), go, root: root.to_owned() };
        let mut dirs = fs::missing_dirs(&self.means.host.places.staging())?;
        dirs.extend(root.parent().map_or(Ok(Vec::new()), fs::missing_dirs)?);
        dirs.dedup();
        self.reported(&step.action, change, dirs, |run| run.build_into(step.id, job))
    }

    fn build_into(&mut self, step: usize, job: &Job<'_>) -> Result<StepReport, ApplyError> {
        let host = self.means.host;
        let staging = Staging::open(&host.places)?;
        let staged = staging.path("tool");
        fs::create_private_dir(&staged)?;
        let bench = Bench::set_up(host, self.means.cancel)?;
        let failed_sources = self.build(step, job, &bench, &staged)?;
        let exe = if host.platform.is_windows() { ".exe" } else { "" };
        let name = format!("{}{exe}", job.tool);
        self.start_once(job, &staged.join(&name), &bench)?;
        Self::describe(job, &staged, &name)?;
        if let Some(parent) = job.root.parent() {
            fs::create_dirs(parent)?;
        }
        fs::publish_dir(&staged)?;
        if fs::inspect(job.root)?.is_some() {
            fs::rename(job.root, &staging.path("remainder"))?;
        }
        fs::rename(&staged, job.root)?;
        Ok(StepReport { evidence: Vec::new(), failed_sources })
    }

    /// A program that does not even say which version it is never comes into the store.
    fn start_once(&self, job: &Job<'_>, program: &Path, bench: &Bench) -> Result<(), ApplyError> {
        let host = self.means.host;
        let does_not_start = |said: String| ApplyError::ToolDoesNotStart {
            tool: job.tool,
            version: job.version.clone(),
            said,
        };
        let mut started =
            Program::new(program, bench.home(), bench.tool_env(host, job.go_root)).timeout(START);
        match job.tool {
            Tool::Gopls | Tool::Dlv => started = started.args(["version"]),
            Tool::Staticcheck => started = started.args(["-version"]),
            // It has no way to ask for its version; without arguments it formats what it reads.
            Tool::Goimports => started.stdin = b"package p\n".to_vec(),
        }
        let ended = started.run(self.means.cancel).map_err(|error| match error {
            crate::host::RunError::Cancelled { .. } => ApplyError::Cancelled,
            error @ (crate::host::RunError::Start { .. } | crate::host::RunError::TimedOut { .. }) => {
                does_not_start(error.to_string())
            }
        })?;
        if ended.code == Some(0) && !ended.stdout.is_empty() {
            return Ok(());
        }
        let said = ended.stderr_text();
        Err(does_not_start(said.lines().next().unwrap_or_default().chars().take(300).collect()))
    }

    /// Writes what the program is beside it, and waits until both are on disk.
    fn describe(job: &Job<'_>, staged: &Path, name: &str) -> Result<(), ApplyError> {
        let program = staged.join(name);
        let size = fs::inspect(&program)?.map_or(0, |entry| entry.size);
        let about = StoredTool {
            tool: job.tool,
            version: job.version.clone(),
            go: job.go,
            root: job.root.to_owned(),
            program: job.root.join(name),
            sha256: fs::sha256(&program)?,
            size,
        };
        let path = staged.join(ABOUT);
        let text = serde_json::to_vec_pretty(&about).map_err(|error| FsError {
            op: FsOp::Write,
            path: path.clone(),
            source: error.into(),
        })?;
        fs::write_atomic(&path, &text, 0o644)?;
        Ok(fs::sync_file(&program)?)
    }

    /// Takes a tool out of our store in one step. Files that are not ours stay, with their directory.
    pub(super) fn remove_tool(
        &mut self,
        action: &Action,
        change: Change,
        root: &Path,
    ) -> Result<StepReport, ApplyError> {
        let dirs = fs::missing_dirs(&self.means.host.places.staging())?;
        self.journaled(action, change, dirs, |run| {
            let ours = [ABOUT.to_owned(), program_name(root).unwrap_or_default()];
            if fs::list(root)?.iter().all(|name| ours.contains(name)) {
                let staging = Staging::open(&run.means.host.places)?;
                return Ok(fs::rename(root, &staging.path("removed"))?);
            }
            for name in ours.iter().filter(|name| !name.is_empty()) {
                fs::remove_file(&root.join(name))?;
            }
            Ok(())
        })
    }
}

/// Whether a directory of the store holds nothing but what is left of a tool of ours: a whole one is never built anew.
fn is_remainder(root: &Path) -> Result<bool, FsError> {
    let tool = root.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
    let ours = [ABOUT.to_owned(), tool.to_owned(), format!("{tool}.exe")];
    let is_dir = fs::inspect(root)?.is_some_and(|entry| entry.kind == Kind::Dir);
    Ok(is_dir && fs::list(root)?.iter().all(|name| ours.contains(name)))
}

/// The file name of the program that a directory of the store says it holds.
fn program_name(root: &Path) -> Option<String> {
    let about: StoredTool = serde_json::from_str(&fs::text(&root.join(ABOUT))?).ok()?;
    Some(about.program.file_name()?.to_str()?.to_owned())
}

/// The program of our store that a file holds, if it holds one: then no copy of it has to be kept.
pub(super) fn stored_copy(stored: &[StoredTool], state: &crate::detect::FileState) -> Option<PathBuf> {
    stored.iter().find(|known| known.is_in(state)).map(|known| known.program.clone())
}

//! Tools at work: each does what it is for, on a real module, in a place of our own.

mod dlv;
mod goimports;
mod gopls;
mod lsp;
mod staticcheck;

use super::finding::{Proof, Seen};
use super::{Case, outcome};
use crate::catalog::tool_pins::Tool;
use crate::host::fs::{self, FsError};
use crate::host::lock::Lock;
use crate::host::{Ended, Program};
use crate::plan::GoalTool;
use std::path::{Path, PathBuf};

pub(super) fn prove(case: &Case<'_>) {
    for goal in &case.wanted.tools {
        case.prove(Proof::Tool { tool: goal.tool }, || {
            let seen = match goal.tool {
                Tool::Gopls => gopls::prove(case, goal),
                Tool::Dlv => dlv::prove(case, goal),
                Tool::Goimports => goimports::prove(case, goal),
                Tool::Staticcheck => staticcheck::prove(case, goal),
            };
            seen.unwrap_or_else(|broken| broken)
        });
    }
}

/// A module for one proof, which no other run changes meanwhile.
struct Bed {
    dir: PathBuf,
    _lock: Lock,
}

impl Bed {
    /// Writes a module of one file.
    fn make(case: &Case<'_>, goal: &GoalTool, source: &str) -> Result<Self, Seen> {
        let lock = case.bench.lock(case.limits.build, case.cancel).map_err(Seen::of_lock_error)?;
        let dir = case.bench.path("tools").join(goal.tool.name());
        // The version line names the line only: 1.19 and 1.20 do not parse a patch number there.
        let module = format!("module proof\n\ngo {}\n", case.wanted.version.line());
        let write = || -> Result<(), FsError> {
            fs::create_dirs(&dir)?;
            fs::write_atomic(&dir.join("go.mod"), module.as_bytes(), 0o644)?;
            fs::write_atomic(&dir.join(SOURCE), source.as_bytes(), 0o644)
        };
        write().map_err(|error| Seen::of_fs_error(&error))?;
        Ok(Self { dir, _lock: lock })
    }

    fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.dir.join(name)
    }

    /// The tool, to be run in the module; it finds the Go that is proved on PATH.
    fn tool(&self, case: &Case<'_>, goal: &GoalTool) -> Program {
        let env = case.bench.tool_env(case.host, &case.wanted.root);
        Program::new(&goal.path, &self.dir, env).timeout(case.limits.tool)
    }
}

/// The one file of a [`Bed`].
const SOURCE: &str = "main.go";

/// The first line of standard output that holds `what`; otherwise what went wrong.
fn line_with(ended: &Ended, what: &str) -> Result<String, Seen> {
    let text = ended.stdout_text();
    if let Some(line) = text.lines().find(|line| line.contains(what)) {
        return Ok(line.trim().chars().take(300).collect());
    }
    if ended.code != Some(0) {
        return Err(Seen::Failed { code: ended.code, line: outcome::telling_line(ended) });
    }
    Err(if text.is_empty() { Seen::Silent } else { Seen::Garbled { line: outcome::first_line(&text) } })
}

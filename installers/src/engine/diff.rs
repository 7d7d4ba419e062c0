//! The text changes of a plan as unified diffs, rendered on demand: contents are never part of a plan.

use crate::apply::{ApplyError, Rewrite, new_bytes};
use crate::detect::{FileState, MAX_USER_FILE_BYTES};
use crate::plan::{Action, Plan};
use serde::Serialize;
use similar::TextDiff;
use std::path::PathBuf;

/// Lines of context around a change.
const CONTEXT_LINES: usize = 2;

/// One file's change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileDiff {
    /// The step that makes it.
    pub step: usize,
    /// The file.
    pub path: PathBuf,
    /// Unified diff with two lines of context; bytes that are not UTF-8 are shown replaced.
    pub unified: String,
}

/// The diffs of all steps that change text files, in the plan's order.
pub fn diffs(plan: &Plan) -> Result<Vec<FileDiff>, ApplyError> {
    let mut diffs = Vec::new();
    for step in &plan.steps {
        let Some(path) = path_of(&step.action).filter(|_| is_text(&step.action)) else { continue };
        let Rewrite { old, new } = new_bytes(&step.action)?;
        let unified = unified(&old.unwrap_or_default(), &new.unwrap_or_default());
        diffs.push(FileDiff { step: step.id, path, unified });
    }
    Ok(diffs)
}

/// The unified diff of two texts; bytes that are not UTF-8 are shown replaced.
pub(super) fn unified(old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    TextDiff::from_lines(&*old, &*new).unified_diff().context_radius(CONTEXT_LINES).to_string()
}

/// Whether a step is about text: an undo gives programs back too.
fn is_text(action: &Action) -> bool {
    let is_small =
        |state: &FileState| !matches!(state, FileState::Present { size, .. } if *size > MAX_USER_FILE_BYTES);
    if let Action::RestoreFile { now, to, .. } = action { is_small(now) && is_small(to) } else { true }
}

/// The file whose text a step changes, as the person knows it.
fn path_of(action: &Action) -> Option<PathBuf> {
    match action {
        Action::WriteFile { path, .. }
        | Action::EditShellFile { path, .. }
        | Action::SetGoEnv { path, .. }
        | Action::EmptySettings { path, .. }
        | Action::RestoreFile { path, .. }
        | Action::TakeOutBlock { path, .. }
        | Action::RestoreGoEnv { path, .. } => Some(path.clone()),
        Action::Fetch { .. }
        | Action::Unpack { .. }
        | Action::Activate { .. }
        | Action::Adopt { .. }
        | Action::MakeDir { .. }
        | Action::SetAside { .. }
        | Action::MoveBack { .. }
        | Action::InstallTool { .. }
        | Action::PlaceTool { .. }
        | Action::TakeTool { .. }
        | Action::RemoveTool { .. }
        | Action::RemoveSdk { .. }
        | Action::RemoveCache { .. }
        | Action::RestoreLink { .. }
        | Action::RemoveEmptyDirs { .. }
        | Action::RemoveCaches { .. } => None,
    }
}

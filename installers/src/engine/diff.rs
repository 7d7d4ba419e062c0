//! The text changes of a plan as unified diffs, rendered on demand: contents are never part of a plan.

use crate::apply::{ApplyError, Rewrite, new_bytes};
use crate::detect::{FileState, MAX_USER_FILE_BYTES};
use crate::plan::{Action, Plan};
use serde::Serialize;
use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use std::fmt::Write as _;
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
        let Some(edit) = step.action.edit().filter(|_| is_text(&step.action)) else { continue };
        let Rewrite { old, new } = new_bytes(&step.action)?;
        let unified = unified(&old.unwrap_or_default(), &new.unwrap_or_default());
        diffs.push(FileDiff { step: step.id, path: edit.path.to_owned(), unified });
    }
    Ok(diffs)
}

/// The unified diff of two texts; bytes that are not UTF-8 are shown replaced.
pub(super) fn unified(old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    // One algorithm, by name: the choice among all of them is a fifth of a megabyte of code.
    let mut found = Compact::new(Replace::new(Capture::new()), &old, &new);
    let Ok(()) = myers::diff(&mut found, &old, 0..old.len(), &new, 0..new.len());
    let mut text = String::new();
    for hunk in found.into_inner().into_inner().into_grouped_ops(CONTEXT_LINES) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", UnifiedHunkHeader::new(&hunk));
        for change in hunk.iter().flat_map(|op| op.iter_changes(&old, &new)) {
            let line = change.value();
            let end = if line.ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
            let _ = write!(text, "{}{line}{end}", change.tag());
        }
    }
    text
}

/// Whether a step is about text: an undo gives programs back too.
fn is_text(action: &Action) -> bool {
    let is_small =
        |state: &FileState| !matches!(state, FileState::Present { size, .. } if *size > MAX_USER_FILE_BYTES);
    if let Action::RestoreFile { now, to, .. } = action { is_small(now) && is_small(to) } else { true }
}

//! Steps that change a program where `go install` puts programs: whole files, replaced in one step.

use super::files::state_at;
use super::tool::stored_copy;
use super::{ApplyError, Run, StepReport};
use crate::detect::{FileState, stored_tools};
use crate::host::fs;
use crate::plan::{Action, Change, Part};
use std::path::Path;

impl Run<'_> {
    /// Copies a tool of our store to its place.
    pub(super) fn place_tool(
        &mut self,
        action: &Action,
        from: &Path,
        path: &Path,
        before: &FileState,
    ) -> Result<StepReport, ApplyError> {
        require(path, before)?;
        let stored = stored_tools(&self.means.host.places);
        let known = stored.into_iter().find(|known| known.program == from);
        let known = known.ok_or_else(|| ApplyError::ChangedSincePlanned { path: from.to_owned() })?;
        let after = known.state();
        self.put_program(action, path, (before, &after), |_| {
            fs::copy_program(from, path)?;
            if state_at(path)?.as_ref() == Some(&after) {
                Ok(())
            } else {
                Err(ApplyError::ChangedSincePlanned { path: from.to_owned() })
            }
        })
    }

    /// Has a program put to its place; what stands there is kept.
    fn put_program(
        &mut self,
        action: &Action,
        path: &Path,
        (before, after): (&FileState, &FileState),
        put: impl FnOnce(&mut Self) -> Result<(), ApplyError>,
    ) -> Result<StepReport, ApplyError> {
        let backup = self.keep(path, before)?;
        let (before, after, part) = (before.clone(), after.clone(), Part::Whole);
        let change = Change::File { path: path.to_owned(), before, after, backup, part };
        let parent = path.parent();
        let dirs = parent.map_or(Ok(Vec::new()), fs::missing_dirs)?;
        self.journaled(action, change, dirs, |run| {
            parent.map_or(Ok(Vec::new()), fs::create_dirs)?;
            put(run)
        })
    }

    /// Removes a tool of ours from its place.
    pub(super) fn take_tool(
        &mut self,
        action: &Action,
        path: &Path,
        now: &FileState,
    ) -> Result<StepReport, ApplyError> {
        require(path, now)?;
        let (before, after) = (now.clone(), FileState::Absent);
        let change = Change::File { path: path.to_owned(), before, after, backup: None, part: Part::Whole };
        self.journaled(action, change, Vec::new(), |_| Ok(fs::remove_file(path).map(drop)?))
    }

    /// Gives back a program that a tool of ours replaced, with its mode and times.
    pub(super) fn restore_program(
        &mut self,
        action: &Action,
        path: &Path,
        (now, to): (&FileState, &FileState),
        kept: &Path,
    ) -> Result<StepReport, ApplyError> {
        require(path, now)?;
        self.put_program(action, path, (now, to), |run| {
            // A program of our store stays alone with its bytes: somebody may write into the one in its place.
            if kept.starts_with(run.means.host.places.history()) {
                Ok(fs::replace_by_kept(kept, path)?)
            } else {
                Ok(fs::copy_program(kept, path)?)
            }
        })
    }

    /// Where a program's bytes are kept that is about to be replaced: our store has its own, anything else becomes a second
    /// name (or a copy) of the file beside the journal.
    pub(super) fn keep(&mut self, path: &Path, state: &FileState) -> Result<Option<String>, ApplyError> {
        if *state == FileState::Absent {
            return Ok(None);
        }
        let stored = stored_tools(&self.means.host.places);
        let ours = stored_copy(&stored, state).and_then(|program| program.to_str().map(str::to_owned));
        let is_as_placed = fs::inspect(path)?.is_some_and(|entry| entry.mode == fs::PROGRAM_MODE);
        Ok(Some(match ours.filter(|_| is_as_placed || cfg!(windows)) {
            Some(program) => program,
            None => self.journal.keep_file(path)?,
        }))
    }
}

/// The precondition: the file is what it was when the plan was made, and nothing else took its place.
fn require(path: &Path, expected: &FileState) -> Result<(), ApplyError> {
    if state_at(path)?.as_ref() == Some(expected) {
        Ok(())
    } else {
        Err(ApplyError::ChangedSincePlanned { path: path.to_owned() })
    }
}

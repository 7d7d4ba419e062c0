//! Steps that change the bytes of one file.

use super::go_env_file;
use super::receipt::missing;
use super::{ApplyError, Run, StepReport};
use crate::detect::{FileState, MAX_USER_FILE_BYTES};
use crate::host::fs::{self, FsError, Kind};
use crate::jsonc;
use crate::plan::{Action, Change, Edit, Part};
use crate::shell::block;
use crate::trust::Sha256Sum;
use std::path::Path;

/// The mode of a text file that was not there.
const NEW_FILE: u32 = 0o644;

/// The bytes of a file around a step; none stands for no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewrite {
    /// Those it has now.
    pub old: Option<Vec<u8>>,
    /// Those it will have.
    pub new: Option<Vec<u8>>,
}

/// What a step makes of a file's bytes, for the diff of a plan. Steps that change no file give none for both.
pub fn new_bytes(action: &Action) -> Result<Rewrite, ApplyError> {
    let Some(edit) = action.edit() else { return Ok(Rewrite::default()) };
    let old = current(edit.target)?;
    let new = edited(action, old.as_deref())?;
    Ok(Rewrite { old, new })
}

/// Which part of the file is ours afterwards.
fn part_of(action: &Action) -> Part {
    if let Action::SetGoEnv { values, .. } = action {
        let values = values.iter().map(|(name, value)| (name.clone(), value.clone(), None)).collect();
        return Part::GoEnv { values };
    }
    if matches!(action, Action::EditShellFile { .. }) { Part::Block } else { Part::Whole }
}

fn edited(action: &Action, old: Option<&[u8]>) -> Result<Option<Vec<u8>>, ApplyError> {
    let old = old.unwrap_or_default();
    Ok(match action {
        Action::WriteFile { text, .. } => Some(text.clone().into_bytes()),
        Action::EditShellFile { target, body, place, .. } => {
            Some(block::insert(old, body, *place).map_err(|problem| broken(target, &problem))?)
        }
        Action::SetGoEnv { target, values, .. } => {
            Some(values.iter().try_fold(old.to_vec(), |bytes, (name, value)| {
                go_env_file::set(&bytes, name, value.as_deref()).map_err(|line| unreadable(target, line))
            })?)
        }
        Action::EmptySettings { target, keys, .. } => {
            let changed = || ApplyError::ChangedSincePlanned { path: target.clone() };
            let text = str::from_utf8(old).map_err(|_not_text| changed())?;
            Some(jsonc::emptied(text, keys).map_err(|_not_json| changed())?.into_bytes())
        }
        Action::RestoreFile { path, to: FileState::Present { .. }, backup, .. } => {
            Some(fs::read(backup.as_deref().ok_or_else(|| missing(path))?)?)
        }
        Action::TakeOutBlock { path, .. } => {
            Some(block::remove(old).map_err(|problem| broken(path, &problem))?)
        }
        Action::RestoreGoEnv { path, values, .. } => {
            Some(values.iter().try_fold(old.to_vec(), |bytes, (name, ours, before)| {
                go_env_file::give_back(&bytes, name, ours.as_deref(), before.as_deref())
                    .map_err(|line| unreadable(path, line))
            })?)
        }
        Action::RestoreFile { to: FileState::Absent, .. }
        | Action::Fetch { .. }
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
    })
}

fn broken(path: &Path, problem: &block::BlockError) -> ApplyError {
    ApplyError::BrokenMarkers { path: path.to_owned(), line: problem.line() }
}

fn unreadable(path: &Path, line: usize) -> ApplyError {
    ApplyError::GoEnvFile { path: path.to_owned(), line }
}

/// A file's bytes; none where there is no file. Anything else there came after the plan was made.
fn current(path: &Path) -> Result<Option<Vec<u8>>, ApplyError> {
    match fs::inspect(path)? {
        None => Ok(None),
        Some(entry) if entry.kind == Kind::File => Ok(Some(fs::read(path)?)),
        Some(_) => Err(ApplyError::ChangedSincePlanned { path: path.to_owned() }),
    }
}

/// The state of these bytes.
pub(super) fn state_of(bytes: Option<&[u8]>) -> FileState {
    bytes.map_or(FileState::Absent, |bytes| FileState::Present {
        sha256: Sha256Sum::of(bytes),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    })
}

/// The state of a file on disk; none where a folder, a link or the like has taken its place: such a thing is never read.
pub(super) fn state_at(path: &Path) -> Result<Option<FileState>, FsError> {
    Ok(match fs::inspect(path)? {
        None => Some(FileState::Absent),
        Some(entry) if entry.kind == Kind::File => {
            Some(FileState::Present { sha256: fs::sha256(path)?, size: entry.size })
        }
        Some(_) => None,
    })
}

impl Run<'_> {
    /// Replaces, makes or removes a file: copy of the old bytes, intent, atomic change, outcome.
    pub(super) fn change_file(&mut self, action: &Action) -> Result<StepReport, ApplyError> {
        let Some(Edit { target: path, before, .. }) = action.edit() else { return Ok(StepReport::default()) };
        let old = current(path)?;
        if state_of(old.as_deref()) != *before {
            return Err(ApplyError::ChangedSincePlanned { path: path.to_owned() });
        }
        let new = edited(action, old.as_deref())?;
        let part = with_old_values(part_of(action), old.as_deref());
        let backup = match old.as_deref() {
            Some(_) if is_program(before) => self.keep(path, before)?,
            Some(old) => Some(self.journal.back_up(old)?),
            None => None,
        };
        let after = state_of(new.as_deref());
        let change = Change::File { path: path.to_owned(), before: before.clone(), after, backup, part };
        let dirs = match (&new, path.parent()) {
            (Some(_), Some(parent)) => fs::missing_dirs(parent)?,
            _ => Vec::new(),
        };
        self.journaled(action, change, dirs, |_| {
            match (new, path.parent()) {
                (Some(bytes), Some(parent)) => {
                    fs::create_dirs(parent)?;
                    fs::write_atomic(path, &bytes, NEW_FILE)?;
                }
                (Some(bytes), None) => fs::write_atomic(path, &bytes, NEW_FILE)?,
                (None, _) => fs::remove_file(path).map(drop)?,
            }
            Ok(())
        })
    }
}

/// Whether a file is too large to be one of the person's shell files: then it is no use to read its copy.
fn is_program(state: &FileState) -> bool {
    matches!(state, FileState::Present { size, .. } if *size > MAX_USER_FILE_BYTES)
}

/// Notes which values `go env -w` had before, so that undo can give back each by itself.
fn with_old_values(part: Part, old: Option<&[u8]>) -> Part {
    match part {
        Part::GoEnv { values } => Part::GoEnv {
            values: values
                .into_iter()
                .map(|(name, ours, _)| {
                    let before = go_env_file::value(old.unwrap_or_default(), &name);
                    (name, ours, before)
                })
                .collect(),
        },
        other @ (Part::Whole | Part::Block) => other,
    }
}

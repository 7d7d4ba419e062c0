//! Which file a step edits, in one place for all who ask: apply, diffs and windows.

use super::action::Action;
use crate::detect::FileState;
use std::path::Path;

/// A file whose bytes a step changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'a> {
    /// As the person knows it: maybe a link.
    pub path: &'a Path,
    /// The file itself.
    pub target: &'a Path,
    /// What it was when the plan was made.
    pub before: &'a FileState,
}

impl Action {
    /// The file that this step edits; none where it makes, moves or removes something else.
    #[must_use]
    pub fn edit(&self) -> Option<Edit<'_>> {
        let edit = |path, target, before| Some(Edit { path, target, before });
        match self {
            Self::EditShellFile { path, target, before, .. }
            | Self::SetGoEnv { path, target, before, .. }
            | Self::EmptySettings { path, target, before, .. } => edit(path, target, before),
            Self::WriteFile { path, before, .. }
            | Self::RestoreFile { path, now: before, .. }
            | Self::TakeOutBlock { path, now: before }
            | Self::RestoreGoEnv { path, now: before, .. } => edit(path, path, before),
            Self::Fetch { .. }
            | Self::Unpack { .. }
            | Self::Activate { .. }
            | Self::Adopt { .. }
            | Self::MakeDir { .. }
            | Self::SetAside { .. }
            | Self::MoveBack { .. }
            | Self::InstallTool { .. }
            | Self::PlaceTool { .. }
            | Self::TakeTool { .. }
            | Self::RemoveTool { .. }
            | Self::RemoveSdk { .. }
            | Self::RemoveCache { .. }
            | Self::RestoreLink { .. }
            | Self::RemoveEmptyDirs { .. }
            | Self::RemoveCaches { .. } => None,
        }
    }
}

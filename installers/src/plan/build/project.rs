//! The plan for a first project: its directory and its files, each a step of its own.

use super::Build;
use crate::detect::FileState;
use crate::plan::PlanError;
use crate::plan::action::{Action, Inverse};
use crate::plan::project::NewProject;
use crate::plan::reason::Reason;
use crate::trust::Sha256Sum;

impl Build<'_> {
    /// Refuses a place that holds anything else than files of this very project, which an interrupted run may have left.
    pub(super) fn new_project(&mut self, project: &NewProject) -> Result<(), PlanError> {
        self.require_installed(project.version)?;
        let places = &self.facts.home.places;
        let ours = [&places.data, &places.state, &places.cache, &places.config];
        let place = self.facts.project_place.clone().unwrap_or_default();
        if !place.is_free || ours.into_iter().any(|dir| project.dir.starts_with(dir)) {
            return Err(PlanError::NotEmpty { path: project.dir.clone() });
        }
        if !place.is_dir {
            let action = Action::MakeDir { path: project.dir.clone() };
            self.add(action, Reason::Asked, Inverse::Remove);
        }
        for (path, text) in project.files() {
            let before = place.files.get(&path).cloned().unwrap_or(FileState::Absent);
            let is_ours = FileState::Present {
                sha256: Sha256Sum::of(text.as_bytes()),
                size: u64::try_from(text.len()).unwrap_or(u64::MAX),
            };
            if before != FileState::Absent && before != is_ours {
                return Err(PlanError::NotEmpty { path: project.dir.clone() });
            }
            self.write_file(path, text, before, Reason::Asked);
        }
        Ok(())
    }
}

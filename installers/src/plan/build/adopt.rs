//! Using a Go that somebody else installed, and letting go of it.

use super::Build;
use crate::detect::Facts;
use crate::plan::PlanError;
use crate::plan::action::{Action, Inverse};
use crate::plan::adopt::{Adoption, Contents, Unadoptable};
use crate::plan::reason::{Reason, Satisfied, Warning};
use crate::version::GoVersion;
use std::path::{Path, PathBuf};

/// Refuses a version that our store has from somewhere else.
pub fn may_adopt(facts: &Facts, root: &Path, version: GoVersion) -> Result<(), PlanError> {
    let ours = &facts.ours;
    let is_it = ours.adopted.get(&version).is_some_and(|known| known == root);
    if is_it || !ours.versions.contains(&version) {
        return Ok(());
    }
    Err(PlanError::NotAdoptable { path: root.to_owned(), reason: Unadoptable::VersionTaken { version } })
}

impl Build<'_> {
    /// The GOROOT of a version: in our store, or where somebody else installed it.
    pub(super) fn go_root(&self, version: GoVersion) -> PathBuf {
        self.adopted.get(&version).cloned().unwrap_or_else(|| self.sdk_root(version))
    }

    pub(super) fn adopt(&mut self, adoption: &Adoption) -> Result<(), PlanError> {
        let Adoption { root, version, contents, compared: _ } = adoption;
        let version = *version;
        may_adopt(self.facts, root, version)?;
        self.warn_of_version(version);
        let before = self.adopted.insert(version, root.clone());
        if before.as_ref() == Some(root) {
            self.satisfied.push(Satisfied::Installed { version });
        } else {
            self.set_aside(version);
            let undo = if before.is_some() { Inverse::Restore } else { Inverse::Remove };
            let (link, after) = (self.sdk_root(version), Some(root.clone()));
            self.add(Action::Adopt { version, link, before, after }, reason(contents), undo);
        }
        self.warnings.extend(warning(root, contents));
        self.use_for_shells(version);
        Ok(())
    }

    /// Removes the link of our store to a Go of somebody else's, where there is one.
    pub(super) fn forget(&mut self, version: GoVersion, why: Reason) {
        if let Some(root) = self.adopted.remove(&version) {
            let link = self.sdk_root(version);
            self.add(Action::Adopt { version, link, before: Some(root), after: None }, why, Inverse::Restore);
        }
    }
}

fn reason(contents: &Contents) -> Reason {
    match contents {
        Contents::Pristine { evidence } => Reason::Pristine { evidence: evidence.clone() },
        Contents::Altered { .. } | Contents::AlteredSomewhere { .. } | Contents::NotCompared { .. } => {
            Reason::Asked
        }
    }
}

fn warning(root: &Path, contents: &Contents) -> Option<Warning> {
    let root = root.to_owned();
    match contents {
        Contents::Pristine { .. } => None,
        Contents::Altered { files, count } => {
            Some(Warning::SdkAltered { root, files: files.clone(), count: *count })
        }
        Contents::AlteredSomewhere { because } => {
            Some(Warning::SdkAlteredSomewhere { root, because: because.clone() })
        }
        Contents::NotCompared { because } => Some(Warning::SdkNotCompared { root, because: because.clone() }),
    }
}

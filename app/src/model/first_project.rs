//! A first project: its folder, named at home or where a set-up has ended.

use super::{Model, Place, Verdict};
use crate::command::Effect;

/// The folder of a first project.
#[derive(Debug, Default)]
pub(crate) struct FirstProject {
    /// Whether it is being named at home.
    pub(crate) is_open: bool,
    /// Its name, as far as it is written.
    pub(crate) dir: String,
}

impl Model {
    /// Whether there is a Go that a first project can be made with, and nothing else at work.
    pub(crate) fn can_create_project(&self) -> bool {
        let verdict = self.machine.value.as_ref().map(super::Looked::verdict);
        !self.run.is_running() && matches!(verdict, Some(Verdict::Ready(_) | Verdict::OutOfSupport(_)))
    }

    /// Opens or closes the field, which is at home.
    pub(super) fn offer_project(&mut self, offers: bool) -> Vec<Effect> {
        let effects = if offers { self.go(Place::Home) } else { Vec::new() };
        self.project.is_open = offers;
        effects
    }
}

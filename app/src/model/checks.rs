//! The checks: the count beside their place, and the text about them that may be posted.

use super::Model;
use crate::cli::CliError;
use crate::command::{Effect, Task};
use crate::job::{Job, TaskId};
use goready_installers::doctor::Examination;
use goready_installers::verify::Severity;
use std::time::Instant;

/// How many checks want something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Troubles {
    /// What is broken.
    pub(crate) broken: usize,
    /// What deserves a look.
    pub(crate) advice: usize,
}

impl Troubles {
    /// Of what was found.
    pub(crate) fn of(found: &Examination) -> Self {
        Self { broken: found.count(Severity::Broken), advice: found.count(Severity::Advice) }
    }

    /// All of them.
    pub(crate) const fn count(self) -> usize {
        self.broken + self.advice
    }
}

impl Model {
    /// Looks at what can be seen without network, unless the checks are known. Nobody asked, so nobody else is asked.
    pub(super) fn glance_once(&mut self) -> Vec<Effect> {
        if self.checks.value.is_some() || self.checks.job.is_running() {
            return Vec::new();
        }
        self.glance()
    }

    /// Looks again at what can be seen without network.
    pub(super) fn glance(&mut self) -> Vec<Effect> {
        self.read(|model| &mut model.glance, Task::Glance)
    }

    pub(super) fn glanced(&mut self, task: TaskId, found: Result<Examination, CliError>) {
        // Without an answer there is no count; the place itself says why when it is looked at.
        if let (true, Ok(found)) = (self.glance.runs(task), &found) {
            self.checks.value = Some(found.clone());
        }
        self.glance.end(task, found.map(drop));
    }

    /// A text about what was found; it comes onto the clipboard.
    pub(super) fn make_report(&mut self) -> Vec<Effect> {
        let Some(found) = self.checks.value.clone() else { return Vec::new() };
        let task = Task::Report(self.lang, Box::new(found));
        self.read(|model| &mut model.report, task)
    }

    pub(super) fn reported(
        &mut self,
        task: TaskId,
        text: Result<String, CliError>,
        now: Instant,
    ) -> Vec<Effect> {
        let copied = text.as_ref().ok().filter(|_| self.report.runs(task)).cloned();
        self.report.end(task, text.map(drop));
        copied.map_or_else(Vec::new, |text| self.copy(text, now))
    }

    /// Something that failed beside the checks is forgotten with the next look.
    pub(super) fn forget_report(&mut self) {
        if let Job::Failed(_) = self.report {
            self.report = Job::Idle;
        }
    }
}

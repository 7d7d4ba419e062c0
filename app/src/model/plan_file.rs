//! A plan that is saved in a file, for `goready apply` here.

use super::{Model, Step};
use crate::command::{Effect, Task};
use crate::job::Job;
use std::path::PathBuf;

/// The file that keeps the plan that is shown.
#[derive(Debug, Default)]
pub(crate) struct PlanFile {
    /// Whether the person is naming it.
    pub(crate) is_open: bool,
    /// Its name, as far as it is written.
    pub(crate) path: String,
    /// The saving.
    pub(crate) saved: Job<PathBuf>,
}

impl PlanFile {
    /// Nothing is saved yet; this name is offered.
    pub(super) fn named(path: String) -> Self {
        Self { is_open: false, path, saved: Job::Idle }
    }

    /// Begins to name it, or ends that.
    pub(super) fn open(&mut self, opens: bool) {
        (self.is_open, self.saved) = (opens, Job::Idle);
    }
}

impl Model {
    pub(super) fn save_plan(&mut self) -> Vec<Effect> {
        let plan = match &self.plan {
            Job::Done(review) if self.step == Some(Step::Review) => Box::new(review.plan.clone()),
            Job::Done(_) | Job::Idle | Job::Running(_) | Job::Failed(_) => return Vec::new(),
        };
        let path = self.plan_file.path.trim().to_owned();
        if path.is_empty() || self.plan_file.saved.is_running() {
            return Vec::new();
        }
        let (running, effects) = self.start(Task::SavePlan(plan, path));
        self.plan_file.saved = Job::Running(running);
        effects
    }
}

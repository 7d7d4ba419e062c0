//! Sources that are asked whether they answer.

use super::{Model, Place};
use crate::cli::CliError;
use crate::command::{Effect, Task};
use crate::job::{Job, TaskId};
use goready_installers::apply::FailedSource;
use goready_installers::catalog::services::Services;
use goready_installers::engine::Tried;

/// A source that is asked: what it answered, or why it did not.
pub(crate) type Try = Job<Result<Tried, FailedSource>>;

impl Model {
    /// Asks a source, unless it is being asked.
    pub(super) fn try_source(&mut self, source: String) -> Vec<Effect> {
        if self.tries.get(&source).is_some_and(Job::is_running) {
            return Vec::new();
        }
        let (running, effects) = self.start(Task::TrySource(source.clone()));
        self.tries.insert(source, Job::Running(running));
        effects
    }

    /// Shows the sources and asks each.
    pub(super) fn try_sources(&mut self) -> Vec<Effect> {
        let mut effects = self.go(Place::Settings);
        for source in self.sources_in_force() {
            effects.extend(self.try_source(source));
        }
        effects
    }

    /// What the person named, else what the region begins with.
    pub(crate) fn sources_in_force(&self) -> Vec<String> {
        if !self.in_force.source.is_empty() {
            return self.in_force.source.clone();
        }
        let Ok(services) = Services::built_in() else { return Vec::new() };
        let region = match &self.in_force.region {
            Some(id) => services.region(id).ok(),
            None => services.regions.first(),
        };
        region.map(|region| region.sources.clone()).unwrap_or_default()
    }

    /// Asks it no longer. What it still answers is not heard.
    pub(super) fn stop_try(&mut self, source: &str) {
        if let Some(asked) = self.tries.remove(source) {
            asked.stop();
        }
    }

    /// What was answered to another question is forgotten.
    pub(super) fn forget_tries(&mut self) {
        self.tries.values().for_each(Job::stop);
        self.tries.clear();
    }

    pub(super) fn tried(&mut self, task: TaskId, tried: Result<Result<Tried, FailedSource>, CliError>) {
        if let Some(asked) = self.tries.values_mut().find(|asked| asked.runs(task)) {
            asked.end(task, tried);
        }
    }
}

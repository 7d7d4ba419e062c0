//! A file of preferences that is refused: the window works by the usual ones, says so, and can set the file aside.

use super::{Model, Said};
use crate::cli::CliError;
use crate::command::{Effect, Task};
use crate::job::{Job, TaskId};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// A file of preferences that is refused.
#[derive(Debug)]
pub(crate) struct Refused {
    /// Why.
    pub(crate) error: Arc<CliError>,
    /// The setting aside.
    pub(crate) setting_aside: Job<()>,
}

impl Refused {
    /// Nothing is done about it yet.
    pub(super) fn of(error: Arc<CliError>) -> Self {
        Self { error, setting_aside: Job::Idle }
    }
}

impl Model {
    /// Sets the file aside, unless that is being done.
    pub(super) fn set_aside(&mut self) -> Vec<Effect> {
        if self.refused.as_ref().is_none_or(|refused| refused.setting_aside.is_running()) {
            return Vec::new();
        }
        let (running, effects) = self.start(Task::SetAside);
        if let Some(refused) = &mut self.refused {
            refused.setting_aside = Job::Running(running);
        }
        effects
    }

    /// With the file out of the way what is preferred is kept again.
    pub(super) fn was_set_aside(&mut self, task: TaskId, aside: Result<PathBuf, CliError>, now: Instant) {
        let Some(refused) = self.refused.as_mut().filter(|refused| refused.setting_aside.runs(task)) else {
            return;
        };
        match aside {
            Ok(path) => {
                self.refused = None;
                self.keeping = Job::Idle;
                self.say(Said::SetAside(path), now);
            }
            Err(error) => refused.setting_aside.end(task, Err(error)),
        }
    }
}

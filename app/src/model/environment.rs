//! Go's settings: the one that is shown and edited, and what of ours is in shell files.

use super::{Model, Place};
use crate::cli::CliError;
use crate::command::{Effect, Task};
use crate::job::TaskId;
use goready_installers::goenv::GoEnvReport;

impl Model {
    pub(super) fn read_environment(&mut self) -> Vec<Effect> {
        let mut effects = self.read(|model| &mut model.go_env.job, Task::GoEnv);
        if self.shows_shell_files {
            effects.extend(self.read(|model| &mut model.shell_files.job, Task::ShellFiles));
        }
        effects
    }

    /// Shows everything about a row; the field of a setting begins with what is in force.
    pub(super) fn select(&mut self, row: Option<String>) {
        self.selected = row;
        self.setting = self.value_in_force();
    }

    fn value_in_force(&self) -> String {
        let report = self.go_env.value.as_ref().zip(self.selected.as_ref());
        let setting = report.and_then(|(report, name)| report.setting(name));
        setting.map(|setting| setting.value.clone()).unwrap_or_default()
    }

    /// Goes to a setting from anywhere.
    pub(super) fn show_setting(&mut self, name: &str) -> Vec<Effect> {
        self.shows_shell_files = false;
        let effects = self.go(Place::Environment);
        self.select(Some(name.to_owned()));
        effects
    }

    /// What was read fills the field, unless the person has written into it.
    pub(super) fn explained(&mut self, task: TaskId, report: Result<GoEnvReport, CliError>) {
        let is_untouched = self.setting == self.value_in_force();
        self.go_env.end(task, report);
        if is_untouched {
            self.setting = self.value_in_force();
        }
    }

    pub(super) fn show_shell_files(&mut self, shows: bool) -> Vec<Effect> {
        self.shows_shell_files = shows;
        self.go(Place::Environment)
    }
}

//! Places, and what each reads when it is gone to.

use super::{Model, Place};
use crate::command::{Effect, Task};
use crate::job::Job;
use goready_installers::refresh::Freshness;

impl Model {
    /// Goes to a place; the assistant steps back, and what it carries out goes on.
    pub(super) fn go(&mut self, place: Place) -> Vec<Effect> {
        self.put_assistant_away();
        if self.place != place {
            self.filter.clear();
            self.narrowed.clear();
            self.selected = None;
            self.sorted_by = 0;
            self.project.is_open = false;
        }
        self.place = place;
        self.read_place(Freshness::Day)
    }

    /// Reads what the place shows.
    pub(super) fn read_place(&mut self, freshness: Freshness) -> Vec<Effect> {
        match self.place {
            Place::Home | Place::Tools => self.look(),
            Place::Versions => {
                let mut effects = self.look();
                effects.extend(self.read_releases(freshness));
                effects
            }
            Place::Environment => self.read_environment(),
            Place::Checks => {
                self.forget_report();
                let mut effects = self.read(|model| &mut model.checks.job, Task::Examine);
                effects.extend(self.read(|model| &mut model.why.job, Task::Why));
                effects
            }
            Place::Compatibility if self.matrix.value.is_some() => Vec::new(),
            Place::Compatibility => self.read(|model| &mut model.matrix.job, Task::Matrix),
            Place::History => self.read_history(),
            Place::Settings => {
                let mut effects = self.look();
                effects.extend(self.read(|model| &mut model.caches.job, Task::Caches));
                effects
            }
        }
    }

    pub(super) fn look(&mut self) -> Vec<Effect> {
        self.read(|model| &mut model.machine.job, Task::Look)
    }

    pub(super) fn read_history(&mut self) -> Vec<Effect> {
        self.read(|model| &mut model.history.job, Task::History)
    }

    /// Begins to read something, unless it is being read.
    pub(super) fn read(&mut self, job: impl Fn(&mut Self) -> &mut Job<()>, task: Task) -> Vec<Effect> {
        if job(self).is_running() {
            return Vec::new();
        }
        let (running, effects) = self.start(task);
        *job(self) = Job::Running(running);
        effects
    }

    /// Looks the releases up, unless that is known and need not be of now.
    pub(super) fn read_releases(&mut self, freshness: Freshness) -> Vec<Effect> {
        if matches!(self.releases.job, Job::Done(())) && freshness != Freshness::Now {
            return Vec::new();
        }
        self.read(|model| &mut model.releases.job, Task::Releases(freshness))
    }
}

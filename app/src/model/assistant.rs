//! The assistant: choose, review, install, done; and every other change, which goes the same way from review on.

use super::{Closing, Model, Outcome, Place, Said, Step};
use crate::cli::CliError;
use crate::command::{Effect, Ending, Task};
use crate::job::{Job, Progress, Running, TaskId};
use crate::wish::{Choices, GoChoice, Wish};
use goready_installers::refresh::Freshness;
use goready_installers::verify::Finding;
use std::path::PathBuf;
use std::time::Instant;

impl Model {
    /// Begins to choose. While something is carried out, that is shown instead: there is one change at a time.
    pub(super) fn begin_set_up(&mut self, now: Instant) -> Vec<Effect> {
        if self.run.is_running() {
            return self.show_what_comes_first(now);
        }
        self.put_assistant_away();
        self.choices = Choices::default();
        self.step = Some(Step::Choose);
        self.read_releases(Freshness::Day)
    }

    pub(super) fn choose(&mut self, choices: Choices) -> Vec<Effect> {
        if self.step == Some(Step::Choose) {
            self.choices = choices;
        }
        Vec::new()
    }

    /// A `go.mod` or `go.work` says which Go is wanted; any other file is taken for an archive.
    pub(super) fn take_file(&mut self, path: PathBuf, now: Instant) -> Vec<Effect> {
        let effects = self.begin_set_up(now);
        if self.step == Some(Step::Choose) {
            let is_module = path.file_name().is_some_and(|name| name == "go.mod" || name == "go.work");
            self.choices.go = if is_module { GoChoice::Module(path) } else { GoChoice::Archive(path) };
        }
        effects
    }

    /// Makes the plan for a wish, and shows it. While something is carried out the wish waits.
    pub(super) fn make_plan(&mut self, wish: Wish) -> Vec<Effect> {
        if self.run.is_running() {
            return self.remember(wish);
        }
        if self.next.as_ref() == Some(&wish) {
            self.next = None;
        }
        self.plan.stop();
        self.plan_file.open(false);
        let (running, effects) = self.start(Task::Plan(wish.clone()));
        self.plan = Job::Running(running);
        self.wish = Some(wish);
        self.run = Job::Idle;
        self.step = Some(Step::Review);
        effects
    }

    pub(super) fn agree(&mut self, now: Instant) -> Vec<Effect> {
        let plan = match &self.plan {
            Job::Done(review) if self.step == Some(Step::Review) && review.has_work() => review.plan.clone(),
            Job::Done(_) | Job::Idle | Job::Running(_) | Job::Failed(_) => return Vec::new(),
        };
        let (running, effects) = self.start(Task::Apply(Box::new(plan.clone())));
        let progress = Progress::new(plan, now);
        self.run = Job::Running(Running { task: running.task, cancel: running.cancel, progress });
        self.plan = Job::Idle;
        self.step = Some(Step::Install);
        self.shows_log = false;
        self.project.is_open = false;
        self.opening = Job::Idle;
        effects
    }

    /// From a plan for a set-up back to choosing; from anywhere else out of the assistant.
    pub(super) fn back(&mut self) -> Vec<Effect> {
        let of_choices = matches!(self.wish, Some(Wish::SetUp(_)));
        if self.step == Some(Step::Review) && of_choices {
            self.plan.stop();
            self.plan = Job::Idle;
            self.step = Some(Step::Choose);
            return self.read_releases(Freshness::Day);
        }
        self.leave()
    }

    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let was_over = matches!(self.run, Job::Done(_) | Job::Failed(_));
        self.put_assistant_away();
        // What the place shows is another one since.
        if was_over { self.read_place(Freshness::Day) } else { Vec::new() }
    }

    pub(super) fn show_run(&mut self) -> Vec<Effect> {
        if !matches!(self.run, Job::Idle) {
            self.step = Some(Step::Install);
        }
        Vec::new()
    }

    /// Nothing is chosen meanwhile: says so, and shows what is carried out.
    fn show_what_comes_first(&mut self, now: Instant) -> Vec<Effect> {
        self.say(Said::OneAtATime, now);
        self.show_run()
    }

    /// A plan that nobody agreed to is forgotten, and so is the end of a run that was seen; a run goes on.
    pub(super) fn put_assistant_away(&mut self) {
        self.plan.stop();
        self.plan = Job::Idle;
        if self.step == Some(Step::Install) && !self.run.is_running() {
            self.run = Job::Idle;
        }
        self.step = None;
    }

    /// What failed last is what is tried again. A run is planned anew, because the machine is another one since.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        match (self.step, self.wish.clone()) {
            (Some(Step::Review | Step::Install), Some(wish)) => self.make_plan(wish),
            (Some(Step::Choose), _) => self.read_releases(Freshness::Now),
            (Some(Step::Review | Step::Install), None) | (None, _) => self.read_place(Freshness::Now),
        }
    }

    pub(super) fn applied(
        &mut self,
        task: TaskId,
        applied: Result<(String, Vec<Finding>), CliError>,
        now: Instant,
    ) -> Vec<Effect> {
        let Job::Running(Running { task: running, progress, .. }) = &self.run else { return Vec::new() };
        if *running != task {
            return Vec::new();
        }
        let (plan, took) = (progress.plan.clone(), now.duration_since(progress.begun));
        let evidence = progress.evidence();
        let outcome = |(receipt, findings)| Outcome { plan, receipt, findings, evidence, took };
        self.run.end(task, applied.map(outcome));
        let is_well = matches!(&self.run, Job::Done(outcome) if outcome.broken_count() == 0);
        // What did not end well must be seen.
        if self.closing == Closing::OnceStopped || (self.closing == Closing::OnceDone && is_well) {
            return vec![Effect::Close];
        }
        self.closing = Closing::No;
        let mut effects = vec![Effect::Attract(if is_well { Ending::Well } else { Ending::Badly })];
        effects.extend(self.look());
        effects.extend(self.glance());
        if self.place == Place::History {
            effects.extend(self.read_history());
        }
        effects
    }
}

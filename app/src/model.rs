//! The state of the window. Commands and events in, effects out; it draws nothing and waits for nothing.

#![allow(clippy::match_same_arms, reason = "each command stands by itself, also where two lead to the same")]

use crate::cli::CliError;
use crate::command::{Command, Effect, Task, Theme};
use crate::job::{Job, Progress, Running, TaskId};
use goready_i18n::LangTag;
use goready_installers::apply::Event as Happened;
use goready_installers::detect::Facts;
use goready_installers::engine::FileDiff;
use goready_installers::observe::Cancel;
use goready_installers::plan::{Plan, Warning};
use goready_installers::trust::Evidence;
use goready_installers::verify::{Finding, Severity};
use goready_installers::version::GoVersion;
use std::time::{Duration, Instant};

/// What the window shows.
#[derive(Debug)]
pub(crate) struct Model {
    /// Which screen.
    pub(crate) screen: Screen,
    /// The machine, as it was seen last: stays while it is looked at again.
    pub(crate) seen: Option<Looked>,
    /// The look at the machine.
    pub(crate) look: Job<()>,
    /// The plan.
    pub(crate) plan: Job<Review>,
    /// The run.
    pub(crate) run: Job<Outcome, Progress>,
    /// Whether the person must be asked before the window closes.
    pub(crate) closing: Closing,
    /// The language.
    pub(crate) lang: LangTag,
    /// Light or dark.
    pub(crate) theme: Theme,
    /// The words with which `goready` would be called for the same home.
    pub(crate) command: String,
    last_task: TaskId,
}

/// The screens there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screen {
    /// The machine and its verdict.
    Home,
    /// What will change.
    Review,
    /// What happens, and what came of it.
    Install,
}

/// Whether the window is to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closing {
    /// No.
    No,
    /// The person is asked: something is carried out.
    Asked,
    /// As soon as what is carried out has stopped.
    OnceStopped,
}

/// What a look at the machine found.
#[derive(Clone, Debug)]
pub(crate) struct Looked {
    /// Everything.
    pub(crate) facts: Facts,
    /// How many steps the set-up of the active Go lacks; none when that cannot be said.
    pub(crate) missing: Option<usize>,
}

/// What the machine is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A run was interrupted.
    Interrupted,
    /// No Go of ours is active.
    NotSetUp,
    /// A Go of ours is active, and something of its set-up is missing.
    Incomplete(GoVersion, usize),
    /// A Go of ours is active and whole.
    Ready(GoVersion),
}

impl Looked {
    /// What the machine is, in one word.
    pub(crate) fn verdict(&self) -> Verdict {
        let ours = &self.facts.ours;
        match (ours.active, self.missing) {
            _ if ours.open_receipt.is_some() => Verdict::Interrupted,
            (None, _) => Verdict::NotSetUp,
            (Some(version), Some(missing)) if missing > 0 => Verdict::Incomplete(version, missing),
            (Some(version), _) => Verdict::Ready(version),
        }
    }
}

/// A plan to be agreed to.
#[derive(Clone, Debug)]
pub(crate) struct Review {
    /// The plan.
    pub(crate) plan: Plan,
    /// Its text changes.
    pub(crate) diffs: Vec<FileDiff>,
}

impl Review {
    /// Whether agreeing would do anything: also an interrupted run without steps left wants to be completed.
    pub(crate) fn has_work(&self) -> bool {
        let continues = |warning: &Warning| matches!(warning, Warning::ContinuesReceipt { .. });
        !self.plan.is_done() || self.plan.warnings.iter().any(continues)
    }
}

/// What a run led to.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// The plan that was carried out.
    pub(crate) plan: Plan,
    /// The receipt's name in the history.
    pub(crate) receipt: String,
    /// What was proved.
    pub(crate) findings: Vec<Finding>,
    /// What made the downloaded bytes good enough.
    pub(crate) evidence: Vec<Evidence>,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Outcome {
    /// How many proofs failed.
    pub(crate) fn broken_count(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Broken).count()
    }
}

/// What the worker reports.
#[derive(Debug)]
pub(crate) struct Event {
    /// About which task.
    pub(crate) task: TaskId,
    /// What.
    pub(crate) news: News,
}

/// What there is to report.
#[derive(Debug)]
pub(crate) enum News {
    /// The look ended.
    Looked(Result<Box<Looked>, CliError>),
    /// The plan is made.
    Planned(Result<Box<Review>, CliError>),
    /// The run goes on.
    Happened(Happened),
    /// The run ended: receipt and findings.
    Applied(Result<(String, Vec<Finding>), CliError>),
}

impl Model {
    /// The window as it opens; the effects begin the first look at the machine.
    pub(crate) fn new(lang: LangTag, command: String) -> (Self, Vec<Effect>) {
        let mut model = Self {
            screen: Screen::Home,
            seen: None,
            look: Job::Idle,
            plan: Job::Idle,
            run: Job::Idle,
            closing: Closing::No,
            lang,
            theme: Theme::System,
            command,
            last_task: TaskId::default(),
        };
        let effects = model.look();
        (model, effects)
    }

    /// Whether something moves on the screen.
    pub(crate) const fn is_busy(&self) -> bool {
        self.look.is_running() || self.plan.is_running() || self.run.is_running()
    }

    /// Takes in what a person wants.
    pub(crate) fn command(&mut self, command: Command, now: Instant) -> Vec<Effect> {
        match command {
            Command::Look => return self.look(),
            Command::SetUp => return self.set_up(),
            Command::Agree => return self.agree(now),
            Command::Home => self.go_home(),
            Command::Stop => self.run.stop(),
            Command::TryAgain => return self.try_again(),
            Command::Copy(text) => return vec![Effect::Copy(text)],
            Command::Speak(lang) => self.lang = lang,
            Command::Wear(theme) => self.theme = theme,
            Command::Close if self.run.is_running() => {
                if self.closing == Closing::No {
                    self.closing = Closing::Asked;
                }
            }
            Command::Close => return vec![Effect::Close],
            Command::StopAndClose if self.run.is_running() => {
                self.closing = Closing::OnceStopped;
                self.run.stop();
            }
            Command::StopAndClose => return vec![Effect::Close],
            Command::Stay => self.closing = Closing::No,
        }
        Vec::new()
    }

    /// Takes in what the worker reports. What an abandoned task says is not heard.
    pub(crate) fn event(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        let task = event.task;
        match event.news {
            News::Looked(found) => {
                let runs = self.look.runs(task);
                let found = found.map(|looked| {
                    if runs {
                        self.seen = Some(*looked);
                    }
                });
                self.look.end(task, found);
            }
            News::Planned(planned) => self.plan.end(task, planned.map(|review| *review)),
            News::Happened(happened) => {
                if let Job::Running(running) = &mut self.run
                    && running.task == task
                {
                    running.progress.take(happened, now);
                }
            }
            News::Applied(applied) => return self.applied(task, applied, now),
        }
        Vec::new()
    }

    fn applied(
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
        if self.closing == Closing::OnceStopped {
            return vec![Effect::Close];
        }
        self.closing = Closing::No;
        self.look()
    }

    fn start(&mut self, task: Task) -> (TaskId, Cancel, Vec<Effect>) {
        self.last_task.0 += 1;
        let cancel = Cancel::default();
        (self.last_task, cancel.clone(), vec![Effect::Start(self.last_task, task, cancel)])
    }

    fn look(&mut self) -> Vec<Effect> {
        if self.look.is_running() || self.run.is_running() {
            return Vec::new();
        }
        let (task, cancel, effects) = self.start(Task::Look);
        self.look = Job::Running(Running { task, cancel, progress: () });
        effects
    }

    fn set_up(&mut self) -> Vec<Effect> {
        if self.run.is_running() || self.plan.is_running() {
            return Vec::new();
        }
        let (task, cancel, effects) = self.start(Task::Plan);
        self.plan = Job::Running(Running { task, cancel, progress: () });
        self.run = Job::Idle;
        self.screen = Screen::Review;
        effects
    }

    fn agree(&mut self, now: Instant) -> Vec<Effect> {
        let plan = match &self.plan {
            Job::Done(review) if self.screen == Screen::Review && review.has_work() => review.plan.clone(),
            Job::Done(_) | Job::Idle | Job::Running(_) | Job::Failed(_) => return Vec::new(),
        };
        let (task, cancel, effects) = self.start(Task::Apply(Box::new(plan.clone())));
        self.run = Job::Running(Running { task, cancel, progress: Progress::new(plan, now) });
        self.plan = Job::Idle;
        self.screen = Screen::Install;
        effects
    }

    fn go_home(&mut self) {
        if self.run.is_running() {
            return;
        }
        self.plan.stop();
        (self.plan, self.run, self.screen) = (Job::Idle, Job::Idle, Screen::Home);
    }

    /// What failed last is what is tried again. A run is planned anew, because the machine is another one since.
    fn try_again(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Home => self.look(),
            Screen::Review | Screen::Install => self.set_up(),
        }
    }
}

#[cfg(test)]
mod tests;

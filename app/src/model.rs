//! The state of the window. Commands and events in, effects out; it draws nothing and waits for nothing.

mod assistant;
mod place;
mod shown;

pub(crate) use place::{Place, Step};
pub(crate) use shown::{Looked, Outcome, ReleaseRow, Releases, Review, Verdict};

use crate::cli::CliError;
use crate::command::{Command, Effect, Task, Theme};
use crate::job::{Job, Kept, Progress, Running, TaskId};
use crate::wish::{Choices, Wish};
use goready_i18n::LangTag;
use goready_installers::apply::{Event as Happened, Receipt};
use goready_installers::observe::Cancel;
use goready_installers::refresh::Freshness;
use goready_installers::verify::Finding;
use std::time::Instant;

/// What the window shows.
#[derive(Debug)]
pub(crate) struct Model {
    /// Which place of the navigation.
    pub(crate) place: Place,
    /// The assistant's step, where it stands before the place.
    pub(crate) step: Option<Step>,
    /// The machine, as it was seen last.
    pub(crate) machine: Kept<Looked>,
    /// The releases there are.
    pub(crate) releases: Kept<Releases>,
    /// What was done, oldest first.
    pub(crate) history: Kept<Vec<Receipt>>,
    /// What is chosen for a set-up.
    pub(crate) choices: Choices,
    /// What the plan is for.
    pub(crate) wish: Option<Wish>,
    /// The plan.
    pub(crate) plan: Job<Review>,
    /// The run.
    pub(crate) run: Job<Outcome, Progress>,
    /// Whether the log of the run is shown.
    pub(crate) shows_log: bool,
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
    /// The history is read.
    Remembered(Result<Vec<Receipt>, CliError>),
    /// The releases are known.
    Released(Result<Releases, CliError>),
    /// The plan is made.
    Planned(Result<Box<Review>, CliError>),
    /// The run goes on.
    Happened(Happened),
    /// The run ended: receipt and findings.
    Applied(Result<(String, Vec<Finding>), CliError>),
}

impl News {
    /// The error that ended a task.
    pub(crate) fn error(&self) -> Option<&CliError> {
        match self {
            Self::Looked(ended) => ended.as_ref().err(),
            Self::Remembered(ended) => ended.as_ref().err(),
            Self::Released(ended) => ended.as_ref().err(),
            Self::Planned(ended) => ended.as_ref().err(),
            Self::Applied(ended) => ended.as_ref().err(),
            Self::Happened(_) => None,
        }
    }
}

impl Model {
    /// The window as it opens; the effects begin the first look at the machine.
    pub(crate) fn new(lang: LangTag, command: String) -> (Self, Vec<Effect>) {
        let mut model = Self {
            place: Place::Home,
            step: None,
            machine: Kept::default(),
            releases: Kept::default(),
            history: Kept::default(),
            choices: Choices::default(),
            wish: None,
            plan: Job::Idle,
            run: Job::Idle,
            shows_log: false,
            closing: Closing::No,
            lang,
            theme: Theme::System,
            command,
            last_task: TaskId::default(),
        };
        let effects = model.look();
        (model, effects)
    }

    /// Takes in what a person wants.
    pub(crate) fn command(&mut self, command: Command, now: Instant) -> Vec<Effect> {
        match command {
            Command::Go(place) => self.go(place),
            Command::Refresh => self.read_place(Freshness::Now),
            Command::SetUp => self.begin_set_up(),
            Command::Choose(choices) => self.choose(choices),
            Command::Plan(wish) => self.make_plan(wish),
            Command::Agree => self.agree(now),
            Command::Back => self.back(),
            Command::Leave => self.leave(),
            Command::ShowRun => self.show_run(),
            Command::Stop => self.changed(|model| model.run.stop()),
            Command::TryAgain => self.try_again(),
            Command::ShowLog(shows) => self.changed(|model| model.shows_log = shows),
            Command::Drop(path) => self.take_file(path),
            Command::Copy(text) => vec![Effect::Copy(text)],
            Command::Speak(lang) => self.changed(|model| model.lang = lang),
            Command::Wear(theme) => self.changed(|model| model.theme = theme),
            Command::Close => self.close(),
            Command::StopAndClose => self.stop_and_close(),
            Command::Stay => self.changed(|model| model.closing = Closing::No),
        }
    }

    /// A command without effects outside.
    fn changed(&mut self, change: impl FnOnce(&mut Self)) -> Vec<Effect> {
        change(self);
        Vec::new()
    }

    fn close(&mut self) -> Vec<Effect> {
        if !self.run.is_running() {
            return vec![Effect::Close];
        }
        if self.closing == Closing::No {
            self.closing = Closing::Asked;
        }
        Vec::new()
    }

    fn stop_and_close(&mut self) -> Vec<Effect> {
        if !self.run.is_running() {
            return vec![Effect::Close];
        }
        self.closing = Closing::OnceStopped;
        self.run.stop();
        Vec::new()
    }

    /// Takes in what the worker reports. What an abandoned task says is not heard.
    pub(crate) fn event(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        let task = event.task;
        match event.news {
            News::Looked(found) => self.machine.end(task, found.map(|looked| *looked)),
            News::Remembered(receipts) => self.history.end(task, receipts),
            News::Released(releases) => self.releases.end(task, releases),
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

    fn start(&mut self, task: Task) -> (Running<()>, Vec<Effect>) {
        self.last_task.0 += 1;
        let (task, effect, cancel) = (self.last_task, task, Cancel::default());
        let effects = vec![Effect::Start(task, effect, cancel.clone())];
        (Running { task, cancel, progress: () }, effects)
    }

    /// Goes to a place; the assistant steps back, and what it carries out goes on.
    fn go(&mut self, place: Place) -> Vec<Effect> {
        self.put_assistant_away();
        self.place = place;
        self.read_place(Freshness::Day)
    }

    /// Reads what the place shows.
    fn read_place(&mut self, freshness: Freshness) -> Vec<Effect> {
        match self.place {
            Place::Home => self.look(),
            Place::Versions => {
                let mut effects = self.look();
                effects.extend(self.read_releases(freshness));
                effects
            }
            Place::History => self.read_history(),
        }
    }

    fn look(&mut self) -> Vec<Effect> {
        if self.machine.job.is_running() {
            return Vec::new();
        }
        let (running, effects) = self.start(Task::Look);
        self.machine.job = Job::Running(running);
        effects
    }

    fn read_history(&mut self) -> Vec<Effect> {
        if self.history.job.is_running() {
            return Vec::new();
        }
        let (running, effects) = self.start(Task::History);
        self.history.job = Job::Running(running);
        effects
    }

    /// Looks the releases up, unless that is known and need not be of now.
    fn read_releases(&mut self, freshness: Freshness) -> Vec<Effect> {
        let is_known = matches!(self.releases.job, Job::Done(())) && freshness != Freshness::Now;
        if is_known || self.releases.job.is_running() {
            return Vec::new();
        }
        let (running, effects) = self.start(Task::Releases(freshness));
        self.releases.job = Job::Running(running);
        effects
    }
}

#[cfg(test)]
mod tests;

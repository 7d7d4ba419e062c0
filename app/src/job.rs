//! Work in the background as the model knows it: idle, running, done, failed; and how far a run is.

use crate::cli::CliError;
use goready_installers::apply::{Event as Happened, FailedSource};
use goready_installers::observe::Cancel;
use goready_installers::plan::{Action, Plan};
use goready_installers::trust::Evidence;
use goready_installers::verify::Proof;
use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// Names a task, so that what an abandoned one still reports is not taken for the answer of a later one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TaskId(pub(crate) u64);

/// Something asked of the worker, with its progress `P` and its answer `T`.
#[derive(Debug, Default)]
pub(crate) enum Job<T, P = ()> {
    /// Nobody asked.
    #[default]
    Idle,
    /// The worker has it.
    Running(Running<P>),
    /// It ended well.
    Done(T),
    /// It did not.
    Failed(Failure<P>),
}

/// A task the worker has.
#[derive(Debug)]
pub(crate) struct Running<P> {
    /// Its name.
    pub(crate) task: TaskId,
    /// Stops it.
    pub(crate) cancel: Cancel,
    /// How far it is.
    pub(crate) progress: P,
}

/// A task that did not end well.
#[derive(Debug)]
pub(crate) struct Failure<P> {
    /// Why.
    pub(crate) error: CliError,
    /// How far it was.
    pub(crate) progress: P,
}

impl<T, P> Job<T, P> {
    /// Whether this very task is running.
    pub(crate) fn runs(&self, task: TaskId) -> bool {
        matches!(self, Self::Running(running) if running.task == task)
    }

    /// Whether a task is running.
    pub(crate) const fn is_running(&self) -> bool {
        matches!(self, Self::Running(_))
    }

    /// Asks a running task to stop.
    pub(crate) fn stop(&self) {
        if let Self::Running(running) = self {
            running.cancel.request();
        }
    }

    /// Takes the answer of the running task, if it is this one's.
    pub(crate) fn end(&mut self, task: TaskId, answer: Result<T, CliError>) {
        if !self.runs(task) {
            return;
        }
        let Self::Running(running) = std::mem::replace(self, Self::Idle) else { return };
        *self = match answer {
            Ok(answer) => Self::Done(answer),
            Err(error) => Self::Failed(Failure { error, progress: running.progress }),
        };
    }
}

/// Something that is read again and again: what was read last stays on the screen while it is read anew.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    /// What was read last.
    pub(crate) value: Option<T>,
    /// The reading.
    pub(crate) job: Job<()>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { value: None, job: Job::Idle }
    }
}

impl<T> Kept<T> {
    /// Takes the answer of the running task, if it is this one's.
    pub(crate) fn end(&mut self, task: TaskId, answer: Result<T, CliError>) {
        let runs = self.job.runs(task);
        let answer = answer.map(|value| {
            if runs {
                self.value = Some(value);
            }
        });
        self.job.end(task, answer);
    }
}

/// Where a step stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum StepState {
    /// Not begun.
    #[default]
    Waiting,
    /// At work.
    Running {
        /// Bytes so far.
        done_bytes: u64,
        /// Bytes in all, where known.
        total_bytes: Option<u64>,
    },
    /// Ended well.
    Done {
        /// What made its bytes good enough.
        evidence: Vec<Evidence>,
    },
}

/// How far a build of a tool is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Built {
    /// Modules fetched so far.
    pub(crate) modules: u64,
    /// Packages compiled so far.
    pub(crate) packages: u64,
    /// Packages that the last build of this tool compiled.
    pub(crate) packages_before: Option<u64>,
    /// Seconds that are left, by what the last build took.
    pub(crate) left_secs: Option<u64>,
}

impl Built {
    /// How much of it is done, from 0 to 1; none where nobody knows how much there is.
    fn fraction(self) -> Option<f32> {
        let before = self.packages_before.filter(|before| *before > 0)?;
        // What is compiled beyond the last build's count is a few packages more.
        Some((thousandths(self.packages * 1000) / thousandths(before * 1000)).min(0.95))
    }
}

/// A rate over less than this says nothing.
const SETTLED: Duration = Duration::from_millis(500);

/// A rate is of this much time, so that it follows the network without trembling.
const RECENT: Duration = Duration::from_secs(5);

/// What proving weighs in the whole, as bytes of a download: a first build of hello takes about as long.
const PROVING_WEIGHT: u64 = 20_000_000;

/// What building a tool weighs, as bytes of a download: a minute of two cores.
const BUILD_WEIGHT: u64 = 200_000_000;

/// What a step without bytes weighs.
const SMALL_WEIGHT: u64 = 200_000;

/// Unpacking a byte takes about an eighth of what downloading it takes on a usual line.
const UNPACK_DIVISOR: u64 = 8;

/// How far a plan is carried out. Events coalesce here: only the newest figures are kept.
#[derive(Debug)]
pub(crate) struct Progress {
    /// What is carried out.
    pub(crate) plan: Plan,
    /// When the person agreed.
    pub(crate) begun: Instant,
    /// Another run that is waited for.
    pub(crate) waiting_for: Option<String>,
    /// The proofs that are under way, since the first one began.
    pub(crate) proving: Option<Vec<Proof>>,
    /// The build that is under way: its step, and how far it is.
    pub(crate) building: Option<(usize, Built)>,
    /// Sources that did not serve, each with its step.
    pub(crate) failed_sources: Vec<(usize, FailedSource)>,
    /// What happened, as logs say it, with the time since the person agreed; figures are left out.
    pub(crate) log: Vec<(Duration, Happened)>,
    states: BTreeMap<usize, StepState>,
    recent: VecDeque<(Instant, u64)>,
}

impl Progress {
    /// Nothing is done yet.
    pub(crate) fn new(plan: Plan, begun: Instant) -> Self {
        Self {
            plan,
            begun,
            waiting_for: None,
            proving: None,
            building: None,
            failed_sources: Vec::new(),
            log: Vec::new(),
            states: BTreeMap::new(),
            recent: VecDeque::new(),
        }
    }

    /// Takes in what happened.
    pub(crate) fn take(&mut self, happened: Happened, now: Instant) {
        if !matches!(happened, Happened::Waiting { .. }) {
            self.waiting_for = None;
        }
        // A line for each package would bury the rest, and how a proof ended is told at the end.
        let is_figure = matches!(
            happened,
            Happened::Progress { .. } | Happened::Building { .. } | Happened::Proved { .. }
        );
        if !is_figure {
            self.log.push((now.duration_since(self.begun), happened.clone()));
        }
        match happened {
            Happened::Planned { plan } => self.plan = *plan,
            Happened::Waiting { holder } => self.waiting_for = Some(holder),
            Happened::Started { step } => {
                self.recent.clear();
                self.building = None;
                self.states.insert(step, StepState::Running { done_bytes: 0, total_bytes: None });
            }
            Happened::Progress { step, done_bytes, total_bytes } => {
                // A figure that comes late does not take a finished step back.
                if matches!(self.state(step), StepState::Running { .. }) {
                    self.states.insert(step, StepState::Running { done_bytes, total_bytes });
                    self.remember(now, done_bytes);
                }
            }
            Happened::Building { step, modules, packages, packages_before, left_secs } => {
                // A figure that comes late is of a step that has ended.
                if matches!(self.state(step), StepState::Running { .. }) {
                    self.building = Some((step, Built { modules, packages, packages_before, left_secs }));
                }
            }
            Happened::SourceFailed { step, url, code, message } => {
                self.recent.clear();
                self.failed_sources.push((step, FailedSource { url, code, message }));
            }
            Happened::Finished { step, evidence } => {
                self.building = None;
                self.states.insert(step, StepState::Done { evidence });
            }
            Happened::Proving { proof } => self.proving.get_or_insert_default().push(proof),
            Happened::Proved { proof } => {
                self.proving.get_or_insert_default().retain(|under_way| *under_way != proof);
            }
        }
    }

    fn remember(&mut self, now: Instant, done_bytes: u64) {
        // The next source begins again from nothing.
        if self.recent.back().is_some_and(|(_, before)| *before > done_bytes) {
            self.recent.clear();
        }
        self.recent.push_back((now, done_bytes));
        while self.recent.front().is_some_and(|(then, _)| now.duration_since(*then) > RECENT) {
            self.recent.pop_front();
        }
    }

    /// Where a step stands.
    pub(crate) fn state(&self, step: usize) -> StepState {
        self.states.get(&step).cloned().unwrap_or_default()
    }

    /// How far the build of a step is, while it is built.
    pub(crate) fn built(&self, step: usize) -> Option<Built> {
        self.building.filter(|(building, _)| *building == step).map(|(_, built)| built)
    }

    /// The step at work, with its bytes.
    pub(crate) fn running(&self) -> Option<(usize, u64, Option<u64>)> {
        self.states.iter().find_map(|(step, state)| match state {
            StepState::Running { done_bytes, total_bytes } => Some((*step, *done_bytes, *total_bytes)),
            StepState::Waiting | StepState::Done { .. } => None,
        })
    }

    /// What made the bytes of the finished steps good enough.
    pub(crate) fn evidence(&self) -> Vec<Evidence> {
        let of = |state: &StepState| match state {
            StepState::Done { evidence } => evidence.clone(),
            StepState::Waiting | StepState::Running { .. } => Vec::new(),
        };
        self.states.values().flat_map(of).collect()
    }

    /// How many steps have ended well.
    pub(crate) fn done_count(&self) -> usize {
        self.states.values().filter(|state| matches!(state, StepState::Done { .. })).count()
    }

    /// Whether the machine is as it was: each step changes it as a whole or not at all, but one that takes away many
    /// files may have begun with some.
    pub(crate) fn has_changed_nothing(&self) -> bool {
        let begun = self.running().and_then(|(id, ..)| self.plan.step(id));
        self.done_count() == 0 && begun.is_none_or(|step| !takes_away_many(&step.action))
    }

    /// Bytes per second of the running step, once that says something.
    pub(crate) fn bytes_per_second(&self) -> Option<u64> {
        let ((since, first), (until, last)) = (self.recent.front()?, self.recent.back()?);
        let took = until.duration_since(*since);
        let brought = last.saturating_sub(*first);
        if took < SETTLED || brought == 0 {
            return None;
        }
        u64::try_from(u128::from(brought) * 1000 / took.as_millis().max(1)).ok()
    }

    /// How long the running step still takes at that rate.
    pub(crate) fn time_left(&self) -> Option<Duration> {
        let (_, done_bytes, total_bytes) = self.running()?;
        let left = total_bytes?.saturating_sub(done_bytes);
        Some(Duration::from_secs(left / self.bytes_per_second()?.max(1)))
    }

    /// How much of the whole is done, from 0 to 1.
    pub(crate) fn fraction(&self) -> f32 {
        let proving = if self.plan.goal.is_some() { PROVING_WEIGHT } else { 0 };
        let (mut done, mut all) = (0.0, thousandths(proving));
        for step in &self.plan.steps {
            let weight = thousandths(weight(&step.action));
            all += weight;
            let built = self.built(step.id).and_then(Built::fraction);
            done += weight * built.unwrap_or_else(|| self.state(step.id).fraction());
        }
        if all > 0.0 { done / all } else { 0.0 }
    }
}

impl StepState {
    /// How much of the step is done, from 0 to 1.
    pub(crate) fn fraction(&self) -> f32 {
        match self {
            Self::Waiting | Self::Running { total_bytes: None, .. } => 0.0,
            Self::Running { done_bytes, total_bytes: Some(total) } => {
                (thousandths(*done_bytes) / thousandths(*total).max(1.0)).min(1.0)
            }
            Self::Done { .. } => 1.0,
        }
    }
}

/// Whether a step takes away trees of files, one by one.
fn takes_away_many(action: &Action) -> bool {
    matches!(
        action,
        Action::RemoveSdk { .. }
            | Action::RemoveTool { .. }
            | Action::RemoveCache { .. }
            | Action::RemoveCaches { .. }
            | Action::RemoveEmptyDirs { .. }
    )
}

fn weight(action: &Action) -> u64 {
    match action {
        Action::Fetch { size_bytes, .. } => *size_bytes,
        Action::Unpack { size_bytes, .. } => size_bytes / UNPACK_DIVISOR,
        Action::InstallTool { .. } => BUILD_WEIGHT,
        Action::Activate { .. }
        | Action::Adopt { .. }
        | Action::MakeDir { .. }
        | Action::WriteFile { .. }
        | Action::EditShellFile { .. }
        | Action::SetGoEnv { .. }
        | Action::EmptySettings { .. }
        | Action::SetAside { .. }
        | Action::MoveBack { .. }
        | Action::PlaceTool { .. }
        | Action::TakeTool { .. }
        | Action::RemoveTool { .. }
        | Action::RemoveSdk { .. }
        | Action::RemoveCache { .. }
        | Action::RestoreFile { .. }
        | Action::TakeOutBlock { .. }
        | Action::RestoreGoEnv { .. }
        | Action::RestoreLink { .. }
        | Action::RemoveEmptyDirs { .. }
        | Action::RemoveCaches { .. } => SMALL_WEIGHT,
    }
}

/// Thousands of bytes, as exactly as a bar on a screen needs them.
#[expect(clippy::cast_precision_loss, reason = "a bar has fewer pixels than an f32 has digits")]
fn thousandths(bytes: u64) -> f32 {
    (bytes / 1000) as f32
}

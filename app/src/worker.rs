//! The one thread that works while the window draws: one task at a time, a bounded channel back.

use crate::cli::CliError;
use crate::command::Task;
use crate::job::TaskId;
use crate::log::Log;
use crate::model::{Event, Looked, News, Review};
use goready_installers::apply::Event as Happened;
use goready_installers::catalog::Catalog;
use goready_installers::engine::{Consent, Engine, EngineError, EngineSettings, RunSettings};
use goready_installers::observe::Cancel;
use goready_installers::plan::{Action, Plan, Request, SetUp, ShellChoice, plan};
use goready_installers::verify::Finding;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// Tasks that may wait. The model starts no second one of a kind, so these are more than it can ask for.
const MOST_TASKS: usize = 16;

/// Reports that may wait for the window to draw.
const MOST_EVENTS: usize = 256;

/// Figures of a running step come no more often than they are drawn.
const FIGURES_EVERY: Duration = Duration::from_millis(50);

/// Which Go is set up.
const USUAL_GO: &str = "stable";

/// What this run says of itself to others that wait.
const ME: &str = "goready window";

/// What the worker works with.
#[derive(Clone, Debug)]
pub(crate) struct Bench {
    /// The engine's settings.
    pub(crate) engine: EngineSettings,
    /// Which shells are to find Go.
    pub(crate) shells: ShellChoice,
    /// How long to wait for another run.
    pub(crate) wait: Duration,
    /// The log.
    pub(crate) log: Arc<Log>,
}

/// How soon the window must draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// Something began or ended.
    Now,
    /// Figures moved.
    Soon,
}

/// Wakes the window.
pub(crate) type Wake = Arc<dyn Fn(Urgency) + Send + Sync>;

type Order = (TaskId, Task, Cancel);

/// The worker as the window holds it.
#[derive(Debug)]
pub(crate) struct Worker {
    orders: Option<SyncSender<Order>>,
    events: Receiver<Event>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    pub(crate) fn start(bench: Bench, wake: Wake) -> std::io::Result<Self> {
        let (orders, taken) = sync_channel::<Order>(MOST_TASKS);
        let (sender, events) = sync_channel(MOST_EVENTS);
        let work = move || {
            let mut hand = Hand { bench, engine: None, back: Back { sender, wake } };
            while let Ok((id, task, cancel)) = taken.recv() {
                hand.work(id, task, &cancel);
            }
        };
        let thread = Builder::new().name("worker".to_owned()).spawn(work)?;
        Ok(Self { orders: Some(orders), events, thread: Some(thread) })
    }

    /// Gives it a task; the answer comes as an event. A worker that is gone answers nothing: its thread never ends
    /// before this value does.
    pub(crate) fn give(&self, task: TaskId, order: Task, cancel: Cancel) -> bool {
        self.orders.as_ref().is_some_and(|orders| orders.try_send((task, order, cancel)).is_ok())
    }

    /// What it reported since the last call.
    pub(crate) fn next_event(&self) -> Option<Event> {
        self.events.try_recv().ok()
    }

    /// Waits until what it was given has ended: what changes the machine must not be torn off with the process.
    pub(crate) fn finish(mut self) {
        self.orders = None;
        while self.events.recv().is_ok() {}
        if let Some(thread) = self.thread.take() {
            // A panic was told as an event.
            let _ = thread.join();
        }
    }
}

/// The way back to the window.
#[derive(Clone)]
struct Back {
    sender: SyncSender<Event>,
    wake: Wake,
}

impl Back {
    fn report(&self, task: TaskId, news: News) {
        // A window that is gone needs no news.
        let _ = self.sender.send(Event { task, news });
        (self.wake)(Urgency::Now);
    }

    /// Figures that find no room are followed by others.
    fn figures(&self, task: TaskId, happened: Happened) {
        if self.sender.try_send(Event { task, news: News::Happened(happened) }).is_ok() {
            (self.wake)(Urgency::Soon);
        }
    }
}

/// The thread's own side.
struct Hand {
    bench: Bench,
    engine: Option<Engine>,
    back: Back,
}

impl Hand {
    fn work(&mut self, id: TaskId, task: Task, cancel: &Cancel) {
        let back = self.back.clone();
        let is_over = cancel.is_requested();
        let news = match task {
            Task::Look => News::Looked(self.guarded(Hand::look).map(Box::new)),
            // The person went back before it was begun.
            Task::Plan if is_over => return,
            Task::Plan => News::Planned(self.guarded(Hand::plan).map(Box::new)),
            Task::Apply(plan) => News::Applied(self.guarded(|hand| hand.apply(id, &plan, cancel))),
        };
        if let News::Looked(Err(error)) | News::Planned(Err(error)) | News::Applied(Err(error)) = &news {
            self.bench.log.line(&format!("error {error}"));
        }
        self.bench.log.flush();
        back.report(id, news);
    }

    /// A panic is a bug of ours, and told like any other error.
    fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, CliError>) -> Result<T, CliError> {
        catch_unwind(AssertUnwindSafe(|| work(self))).unwrap_or_else(|panic| {
            self.engine = None;
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(CliError::Panicked { message: text.unwrap_or("worker").to_owned() })
        })
    }

    /// The engine, opened again after it could not be: the person may have mended what was wrong.
    fn engine(&mut self) -> Result<&Engine, EngineError> {
        match &mut self.engine {
            Some(engine) => Ok(engine),
            empty @ None => Ok(empty.insert(Engine::open(&self.bench.engine)?)),
        }
    }

    fn look(&mut self) -> Result<Looked, CliError> {
        let shells = self.bench.shells.clone();
        let engine = self.engine()?;
        let facts = engine.facts()?;
        // No network: what the active Go lacks is known without it.
        let missing = facts.ours.active.and_then(|version| {
            let sdk = engine.wish(&version.bare()).ok()?;
            let request = Request::SetUp(SetUp { sdk, shells, go_env: BTreeMap::new(), tools: None });
            Some(plan(&facts, &request, &Catalog::embedded()).ok()?.steps.len())
        });
        Ok(Looked { facts, missing })
    }

    fn plan(&mut self) -> Result<Review, CliError> {
        let shells = self.bench.shells.clone();
        let engine = self.engine()?;
        let request = Request::SetUp(SetUp {
            sdk: engine.wish(USUAL_GO)?,
            shells,
            go_env: BTreeMap::new(),
            tools: None,
        });
        let plan = engine.plan(&request)?;
        let diffs = engine.diffs(&plan)?;
        Ok(Review { plan, diffs })
    }

    fn apply(
        &mut self,
        id: TaskId,
        plan: &Plan,
        cancel: &Cancel,
    ) -> Result<(String, Vec<Finding>), CliError> {
        let (log, wait) = (Arc::clone(&self.bench.log), self.bench.wait);
        let watch = Watch { back: self.back.clone(), log, task: id, last_figures: Mutex::new(None) };
        let run = RunSettings { me: ME, wait, consent: Consent::ThisPlanOnly };
        let engine = self.engine()?;
        let applied = engine.apply(plan, &run, &|happened| watch.saw(happened), cancel)?;
        Ok((applied.receipt, applied.findings))
    }
}

/// Listens to a run: the log gets every event, the window what it can draw.
struct Watch {
    back: Back,
    log: Arc<Log>,
    task: TaskId,
    last_figures: Mutex<Option<Instant>>,
}

impl Watch {
    fn saw(&self, happened: Happened) {
        if matches!(happened, Happened::Progress { .. }) {
            if self.is_due() {
                self.back.figures(self.task, happened);
            }
            return;
        }
        self.write_down(&happened);
        self.back.report(self.task, News::Happened(happened));
    }

    fn is_due(&self) -> bool {
        let mut last = self.last_figures.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let is_due = last.is_none_or(|last| now.duration_since(last) >= FIGURES_EVERY);
        if is_due {
            *last = Some(now);
        }
        is_due
    }

    fn write_down(&self, happened: &Happened) {
        match happened {
            Happened::Planned { plan } => {
                let removes_logs = |step: &goready_installers::plan::Step| {
                    matches!(step.action, Action::RemoveCaches { .. })
                };
                if plan.steps.iter().any(removes_logs) {
                    self.log.forbid_file();
                }
            }
            Happened::Started { .. } => {
                self.log.allow_file();
                self.log.line(&format!("event {happened:?}"));
            }
            Happened::Finished { .. } => {
                self.log.line(&format!("event {happened:?}"));
                self.log.flush();
            }
            Happened::Building { .. } => {} // a line for each package would bury the rest
            Happened::Waiting { .. }
            | Happened::Progress { .. }
            | Happened::SourceFailed { .. }
            | Happened::Proving { .. } => self.log.line(&format!("event {happened:?}")),
        }
    }
}

//! A thread's own side of the worker.

mod read;

use super::{Back, Bench, Shared};
use crate::cli::{CliError, save_plan};
use crate::command::Task;
use crate::job::TaskId;
use crate::log::Log;
use crate::model::{News, Review};
use crate::settings::{InForce, Preference, set_aside};
use crate::wish::{GoChoice, Wish};
use goready_installers::apply::Event as Happened;
use goready_installers::catalog::matrix::Matrix;
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::detect::Cache;
use goready_installers::engine::{Consent, Engine, EngineError, EngineSettings, RunSettings};
use goready_installers::observe::Cancel;
use goready_installers::plan::{
    Action, Chosen, Plan, Request, SdkWish, SetUp, ShellChoice, ToolWish, WantedTool,
};
use goready_installers::verify::Finding;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Figures of a running step come no more often than they are drawn.
const FIGURES_EVERY: Duration = Duration::from_millis(50);

/// Which Go is set up where none is named.
const USUAL_GO: &str = "stable";

/// What this run says of itself to others that wait.
const ME: &str = "goready window";

/// The thread's own side.
pub(super) struct Hand {
    shared: Shared,
    revision: u64,
    bench: Bench,
    engine: Option<Engine>,
    /// The region the engine asks first, where it is another one than the preferences say.
    region: Option<String>,
    back: Back,
}

impl Hand {
    /// Nothing is opened yet.
    pub(super) fn new(shared: Shared, back: Back) -> Self {
        let (revision, bench) = shared.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self { shared, revision, bench, engine: None, region: None, back }
    }

    /// Takes in preferences that the other thread put in force.
    fn follow(&mut self) {
        let shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if shared.0 != self.revision {
            (self.revision, self.bench) = shared.clone();
            self.engine = None;
        }
    }

    /// Does a task, and reports what came of it.
    pub(super) fn work(&mut self, id: TaskId, task: Task, cancel: &Cancel) {
        self.follow();
        let back = self.back.clone();
        let is_over = cancel.is_requested();
        let news = match task {
            Task::Look => News::Looked(self.guarded(Hand::look).map(Box::new)),
            Task::History => News::Remembered(self.guarded(Hand::history)),
            Task::GoEnv => News::Explained(
                self.guarded(|hand| Ok(hand.engine()?.go_env_of_active(cancel))).map(Box::new),
            ),
            Task::Examine => News::Examined(self.guarded(|hand| hand.examine(cancel))),
            Task::Glance => News::Glanced(self.guarded(|hand| hand.glance(cancel))),
            Task::Why => News::Traced(self.guarded(|hand| hand.why(cancel))),
            Task::Report(lang, found) => News::Reported(self.guarded(|hand| hand.report(lang, &found))),
            Task::Matrix => News::Tabulated(self.guarded(|_| Ok(Box::new(Matrix::built_in())))),
            Task::ShellFiles => News::Listed(self.guarded(|hand| Ok(hand.engine()?.shell_files()?))),
            Task::Caches => News::Measured(self.guarded(Hand::sizes)),
            Task::Keep(wanted) => {
                let kept = self.guarded(|hand| hand.keep(&wanted));
                let shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
                News::Preferred(kept, Box::new(InForce::of(&shared.1.engine)))
            }
            Task::SetAside => News::SetAside(self.guarded(Hand::set_aside)),
            Task::Releases(freshness) => News::Released(self.guarded(|hand| hand.releases(freshness))),
            // The person went back before it was begun.
            Task::Plan(_) | Task::TrySource(_) if is_over => return,
            Task::TrySource(word) => News::Tried(self.guarded(|hand| hand.try_source(&word, cancel))),
            Task::Plan(wish) => News::Planned(self.guarded(|hand| hand.plan(&wish, cancel)).map(Box::new)),
            Task::Open(opener, dir) => News::Opened(self.guarded(|hand| hand.open(opener, &dir))),
            Task::Notify(title, words) => {
                self.notify(&title, &words);
                return;
            }
            Task::SavePlan(plan, path) => News::Saved(self.guarded(|hand| hand.save_plan(*plan, &path))),
            Task::Apply(plan) => News::Applied(self.guarded(|hand| hand.apply(id, &plan, cancel))),
        };
        if let Some(error) = news.error() {
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
            empty @ None => Ok(empty.insert(Engine::open(&settings(&self.bench, self.region.as_ref()))?)),
        }
    }

    /// Keeps a preference in the file, and works by it from now on. One that means nothing is refused.
    fn keep(&mut self, preference: &Preference) -> Result<(), CliError> {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let mut changed = shared.1.engine.clone();
        if preference.apply(&mut changed) {
            if preference.must_be_usable() {
                Engine::open(&changed)?.require_usable_network()?;
            }
            shared.1.engine = changed;
            shared.0 += 1;
        }
        preference.keep(&shared.1.settings).map_err(CliError::from)
    }

    /// Sets the file of preferences aside, so that others can be kept.
    fn set_aside(&mut self) -> Result<PathBuf, CliError> {
        Ok(set_aside(&self.bench.settings)?)
    }

    fn plan(&mut self, wish: &Wish, cancel: &Cancel) -> Result<Review, CliError> {
        let region = match wish {
            Wish::SetUp(choices) => choices.region.clone(),
            Wish::Install(_)
            | Wish::Use(_)
            | Wish::Adopt(_)
            | Wish::Remove(_)
            | Wish::InstallTools(_)
            | Wish::RemoveTools(_)
            | Wish::Mend(_)
            | Wish::Project(_)
            | Wish::GoEnv(..)
            | Wish::CleanCaches
            | Wish::Undo(_)
            | Wish::GoOn(_) => None,
        };
        if region != self.region {
            // Another order of sources is another engine.
            (self.region, self.engine) = (region, None);
        }
        let shells = self.bench.shells.clone();
        let engine = self.engine()?;
        let plan = engine.plan(&request(engine, wish, shells, cancel)?)?;
        let diffs = engine.diffs(&plan)?;
        Ok(Review { plan, diffs })
    }

    fn save_plan(&mut self, plan: Plan, path: &str) -> Result<PathBuf, CliError> {
        let path = named(self.engine()?, path);
        save_plan(plan, &path)?;
        Ok(path)
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

fn settings(bench: &Bench, region: Option<&String>) -> EngineSettings {
    let mut settings = bench.engine.clone();
    settings.sources.region = region.cloned().or(settings.sources.region);
    settings
}

/// The engine's request for a wish.
fn request(engine: &Engine, wish: &Wish, shells: ShellChoice, cancel: &Cancel) -> Result<Request, CliError> {
    Ok(match wish {
        Wish::SetUp(choices) => {
            let sdk = sdk(engine, &choices.go)?;
            let shells = choices.shells.clone().map_or(shells, |shells| ShellChoice::Only { shells });
            let set = |name: &str, value: &Option<String>| {
                Some((name.to_owned(), value.as_ref()?.trim().to_owned()))
            };
            let go_env = set("GOPROXY", &choices.goproxy).into_iter().chain(set("GOPATH", &choices.gopath));
            let has_tools = !choices.tools.is_empty();
            let chosen = if choices.tools == Tool::DEFAULT_SET { Chosen::BySet } else { Chosen::ByName };
            let tools = has_tools.then(|| engine.tools_wish(fitting(&choices.tools), chosen)).transpose()?;
            Request::SetUp(SetUp { sdk, shells, go_env: go_env.collect(), tools })
        }
        Wish::Install(version) => Request::InstallSdk(engine.wish(&version.bare())?),
        Wish::Use(version) => Request::ActivateSdk { version: *version },
        Wish::Adopt(root) => Request::AdoptSdk(engine.adoption(root, &|_| {}, cancel)?),
        Wish::Remove(version) => Request::RemoveSdk { version: *version },
        Wish::InstallTools(tools) => {
            Request::InstallTools(engine.tools_wish(fitting(tools), Chosen::ByName)?)
        }
        Wish::RemoveTools(tools) => Request::RemoveTools { tools: tools.clone() },
        Wish::Mend(mend) => Request::Mend(mend.clone()),
        Wish::Project(dir) => {
            let version = engine.facts()?.ours.active.ok_or(CliError::NoneActive)?;
            Request::NewProject(engine.project_wish(&named(engine, &dir.to_string_lossy()), version))
        }
        Wish::GoEnv(name, value) => Request::Mend(Box::new(engine.go_env_wish(name, value.as_deref())?)),
        Wish::CleanCaches => {
            let ours = Cache::ALL.into_iter().filter(|cache| cache.is_ours());
            Request::CleanCaches { caches: ours.collect() }
        }
        Wish::Undo(receipt) => Request::Undo { receipts: receipt.iter().cloned().collect() },
        // Without a number an undo goes on with what it had begun.
        Wish::GoOn(request) if matches!(**request, Request::Undo { .. }) => {
            Request::Undo { receipts: Vec::new() }
        }
        Wish::GoOn(request) => (**request).clone(),
    })
}

/// A path as people write it: `~` is the home, and what is not absolute is below it.
fn named(engine: &Engine, text: &str) -> PathBuf {
    let home = &engine.host().places.home;
    match text.trim().strip_prefix('~').map(|rest| rest.trim_start_matches('/')) {
        Some(rest) => home.join(rest),
        None => home.join(text.trim()),
    }
}

fn fitting(tools: &[Tool]) -> Vec<ToolWish> {
    tools.iter().map(|tool| ToolWish { tool: *tool, wanted: WantedTool::Fitting }).collect()
}

fn sdk(engine: &Engine, go: &GoChoice) -> Result<SdkWish, EngineError> {
    match go {
        GoChoice::Stable => engine.wish(USUAL_GO),
        GoChoice::Version(version) => engine.wish(&version.bare()),
        GoChoice::Module(path) => engine.wish(&path.to_string_lossy()),
        GoChoice::Archive(path) => engine.archive_wish(path, None),
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
        if matches!(happened, Happened::Progress { .. } | Happened::Building { .. }) {
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
            | Happened::Proving { .. }
            | Happened::Proved { .. } => self.log.line(&format!("event {happened:?}")),
        }
    }
}

//! The state of the window. Commands and events in, effects out; it draws nothing and waits for nothing.

mod assistant;
mod checks;
mod closing;
mod environment;
mod first_project;
mod news;
mod next;
mod palette;
mod pinyin;
mod place;
mod plan_file;
mod reading;
mod refused;
mod said;
mod shown;
mod sources;
mod table;

pub(crate) use checks::Troubles;
pub(crate) use closing::Closing;
pub(crate) use first_project::FirstProject;
pub(crate) use news::{Event, News};
pub(crate) use palette::{BACK_KEYS, CONFIRM_KEYS, Entry, PALETTE_KEYS, Palette, SETTINGS_KEYS};
pub(crate) use place::{Place, Step};
pub(crate) use plan_file::PlanFile;
pub(crate) use refused::Refused;
pub(crate) use said::{Said, Saying};
pub(crate) use shown::{Draft, Looked, Outcome, ReleaseRow, Releases, Review, Sizes, Verdict};
pub(crate) use sources::Try;
pub(crate) use table::{Feature, has_cgo};

use crate::cli::CliError;
use crate::command::{Command, Effect, Task, Theme};
use crate::job::{Job, Kept, Progress, Running, TaskId};
use crate::settings::{InForce, Preference};
use crate::wish::{Choices, Wish};
use goready_i18n::LangTag;
use goready_installers::apply::History;
use goready_installers::catalog::matrix::Matrix;
use goready_installers::doctor::Examination;
use goready_installers::engine::ShellFile;
use goready_installers::goenv::GoEnvReport;
use goready_installers::host::scheme::Scheme;
use goready_installers::observe::Cancel;
use goready_installers::refresh::Freshness;
use goready_installers::why::Why;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
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
    /// What was done.
    pub(crate) history: Kept<History>,
    /// Go's settings.
    pub(crate) go_env: Kept<GoEnvReport>,
    /// What of ours is in shell files.
    pub(crate) shell_files: Kept<Vec<ShellFile>>,
    /// Whether they are shown instead of Go's settings.
    pub(crate) shows_shell_files: bool,
    /// What is being written for the setting that is shown.
    pub(crate) setting: String,
    /// What usually goes wrong, looked at.
    pub(crate) checks: Kept<Examination>,
    /// Who gets which Go.
    pub(crate) why: Kept<Why>,
    /// The making of a text about the checks.
    pub(crate) report: Job<()>,
    /// Which Go builds for what.
    pub(crate) matrix: Kept<Matrix>,
    /// How large the store is, and what can be fetched or built again.
    pub(crate) caches: Kept<Sizes>,
    /// What is looked for in the table that is shown.
    pub(crate) filter: String,
    /// What targets must be to be in the compatibility table.
    pub(crate) narrowed: BTreeSet<Feature>,
    /// The row of the table about which everything is shown.
    pub(crate) selected: Option<String>,
    /// The column by which the table is sorted.
    pub(crate) sorted_by: usize,
    /// Whether the table shows only what somebody set.
    pub(crate) only_set: bool,
    /// The list of all commands, while it is open.
    pub(crate) palette: Option<Palette>,
    /// The preferences of the engine.
    pub(crate) in_force: InForce,
    /// What is being written into the fields of the preferences.
    pub(crate) draft: Draft,
    /// Sources that were asked whether they answer, by the words that name them.
    pub(crate) tries: BTreeMap<String, Try>,
    /// The file of preferences, where it is refused.
    pub(crate) refused: Option<Refused>,
    /// The keeping of a preference.
    pub(crate) keeping: Job<()>,
    /// The folder of a first project.
    pub(crate) project: FirstProject,
    /// What is chosen for a set-up.
    pub(crate) choices: Choices,
    /// What the plan is for.
    pub(crate) wish: Option<Wish>,
    /// What waits for what is carried out.
    pub(crate) next: Option<Wish>,
    /// The plan.
    pub(crate) plan: Job<Review>,
    /// A file that keeps the plan.
    pub(crate) plan_file: PlanFile,
    /// The opening of a folder.
    pub(crate) opening: Job<()>,
    /// The run.
    pub(crate) run: Job<Outcome, Progress>,
    /// Whether the log of the run is shown.
    pub(crate) shows_log: bool,
    /// Whether the person must be asked before the window closes.
    pub(crate) closing: Closing,
    /// What is said for a moment.
    pub(crate) saying: Option<Saying>,
    /// The language.
    pub(crate) lang: LangTag,
    /// Light or dark.
    pub(crate) theme: Theme,
    /// What the desktop prefers, where it said so.
    pub(crate) scheme: Option<Scheme>,
    /// The words with which `goready` would be called for the same home.
    pub(crate) command: String,
    /// The checks that need no network, on their way.
    glance: Job<()>,
    last_task: TaskId,
}

/// What a window opens with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opened {
    /// The language.
    pub(crate) lang: LangTag,
    /// Light or dark.
    pub(crate) theme: Theme,
    /// The words with which `goready` would be called for the same home.
    pub(crate) command: String,
    /// The preferences of the engine.
    pub(crate) in_force: InForce,
    /// Why the file of preferences is not in force.
    pub(crate) refused: Option<Arc<CliError>>,
    /// Where a first project would go.
    pub(crate) project: String,
    /// Where a plan would be saved.
    pub(crate) plan_file: String,
}

impl Model {
    /// The window as it opens; the effects begin the first look at the machine.
    pub(crate) fn new(opening: Opened) -> (Self, Vec<Effect>) {
        let mut model = Self {
            place: Place::Home,
            step: None,
            machine: Kept::default(),
            releases: Kept::default(),
            history: Kept::default(),
            go_env: Kept::default(),
            shell_files: Kept::default(),
            shows_shell_files: false,
            setting: String::new(),
            checks: Kept::default(),
            why: Kept::default(),
            report: Job::Idle,
            glance: Job::Idle,
            matrix: Kept::default(),
            caches: Kept::default(),
            filter: String::new(),
            narrowed: BTreeSet::new(),
            selected: None,
            sorted_by: 0,
            only_set: false,
            palette: None,
            draft: Draft::of(&opening.in_force),
            in_force: opening.in_force,
            tries: BTreeMap::new(),
            refused: opening.refused.map(Refused::of),
            keeping: Job::Idle,
            project: FirstProject { is_open: false, dir: opening.project },
            choices: Choices::default(),
            wish: None,
            next: None,
            plan: Job::Idle,
            opening: Job::Idle,
            plan_file: PlanFile::named(opening.plan_file),
            run: Job::Idle,
            shows_log: false,
            closing: Closing::No,
            saying: None,
            lang: opening.lang,
            theme: opening.theme,
            scheme: None,
            command: opening.command,
            last_task: TaskId::default(),
        };
        let effects = model.look();
        (model, effects)
    }

    /// Takes in what a person wants.
    pub(crate) fn command(&mut self, command: Command, now: Instant) -> Vec<Effect> {
        let is_of_palette = matches!(command, Command::ShowPalette(_) | Command::Find(_) | Command::Step(_));
        if !is_of_palette {
            self.palette = None;
        }
        match command {
            Command::Go(place) => self.go(place),
            Command::Refresh => self.read_place(Freshness::Now),
            Command::SetUp => self.begin_set_up(now),
            Command::Choose(choices) => self.choose(choices),
            Command::Plan(wish) => self.make_plan(wish),
            Command::DropNext => self.changed(Self::drop_next),
            Command::Agree => self.agree(now),
            Command::KeepPlan(opens) => self.changed(|model| model.plan_file.open(opens)),
            Command::NamePlanFile(path) => self.changed(|model| model.plan_file.path = path),
            Command::SavePlan => self.save_plan(),
            Command::Back => self.back(),
            Command::Leave => self.leave(),
            Command::ShowRun => self.show_run(),
            Command::Stop => self.changed(|model| model.run.stop()),
            Command::TryAgain => self.try_again(),
            Command::ShowLog(shows) => self.changed(|model| model.shows_log = shows),
            Command::Drop(path) => self.take_file(path, now),
            Command::Copy(text) => self.copy(text, now),
            Command::CopyTable(form) => self.copy_table(form, now),
            Command::CopyReport => self.make_report(),
            Command::Open(opener, dir) => {
                self.opening = Job::Idle;
                self.read(|model| &mut model.opening, Task::Open(opener, dir))
            }
            Command::TrySource(source) => self.try_source(source),
            Command::TrySources => self.try_sources(),
            Command::StopTry(source) => self.changed(|model| model.stop_try(&source)),
            Command::Set(preference) => self.prefer(preference),
            Command::SetAside => self.set_aside(),
            Command::Draft(draft) => self.changed(|model| model.draft = draft),
            Command::OfferProject(offers) => self.offer_project(offers),
            Command::NameProject(dir) => self.changed(|model| model.project.dir = dir),
            Command::Filter(text) => self.changed(|model| model.filter = text),
            Command::Narrow(feature) => self.changed(|model| model.narrow(feature)),
            Command::Select(row) => self.changed(|model| model.select(row)),
            Command::ShowSetting(name) => self.show_setting(name),
            Command::EditSetting(value) => self.changed(|model| model.setting = value),
            Command::ShowShellFiles(shows) => self.show_shell_files(shows),
            Command::SortBy(column) => self.changed(|model| model.sorted_by = column),
            Command::OnlySet(only) => self.changed(|model| model.only_set = only),
            Command::ShowPalette(shows) => {
                self.changed(|model| model.palette = shows.then(|| Palette::of(model)))
            }
            Command::Find(text) => self.changed(|model| model.in_palette(|palette| palette.find(text))),
            Command::Step(lines) => self.changed(|model| model.in_palette(|palette| palette.step(lines))),
            Command::Close => self.close(),
            Command::StopAndClose => self.stop_and_close(),
            Command::CloseOnceDone => self.close_once_done(),
            Command::Stay => self.changed(|model| model.closing = Closing::No),
        }
    }

    /// A command without effects outside.
    fn changed(&mut self, change: impl FnOnce(&mut Self)) -> Vec<Effect> {
        change(self);
        Vec::new()
    }

    /// Takes in what the worker reports. What an abandoned task says is not heard.
    pub(crate) fn event(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        let task = event.task;
        match event.news {
            News::Looked(found) => {
                self.machine.end(task, found.map(|looked| *looked));
                return self.glance_once();
            }
            News::Remembered(receipts) => self.history.end(task, receipts),
            News::Explained(report) => self.explained(task, report.map(|report| *report)),
            News::Listed(files) => self.shell_files.end(task, files),
            News::Examined(found) => self.checks.end(task, found.map(|found| *found)),
            News::Glanced(found) => self.glanced(task, found.map(|found| *found)),
            News::Traced(why) => self.why.end(task, why.map(|why| *why)),
            News::Reported(text) => return self.reported(task, text, now),
            News::Tabulated(matrix) => self.matrix.end(task, matrix.map(|matrix| *matrix)),
            News::Measured(caches) => self.caches.end(task, caches),
            News::Preferred(kept, in_force) => {
                self.in_force = *in_force;
                self.keeping.end(task, kept);
            }
            News::SetAside(aside) => self.was_set_aside(task, aside, now),
            News::Released(releases) => self.releases.end(task, releases),
            News::Tried(tried) => self.tried(task, tried),
            News::Opened(opened) => self.opened(task, opened, now),
            News::Saved(path) => self.plan_file.saved.end(task, path),
            News::Planned(planned) => self.plan.end(task, planned.map(|review| *review)),
            News::Scheme(scheme) => self.scheme = Some(scheme),
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

    /// Puts a preference in force, and keeps it.
    fn prefer(&mut self, preference: Preference) -> Vec<Effect> {
        match &preference {
            Preference::Lang(lang) => self.lang = *lang,
            Preference::Theme(theme) => self.theme = *theme,
            Preference::Region(_)
            | Preference::Source(_)
            | Preference::CaFile(_)
            | Preference::Proxy(_)
            | Preference::Offline(_)
            | Preference::Window(_) => {}
        }
        // A source that is asked in another way may answer otherwise.
        if !matches!(&preference, Preference::Source(_)) {
            self.forget_tries();
        }
        self.in_force.take(&preference);
        let (running, effects) = self.start(Task::Keep(preference));
        self.keeping = Job::Running(running);
        effects
    }

    fn in_palette(&mut self, change: impl FnOnce(&mut Palette)) {
        if let Some(palette) = &mut self.palette {
            change(palette);
        }
    }
}

#[cfg(test)]
mod tests;

//! What the list of all commands holds: whatever can be done now without pointing at a row or writing into a field.

use super::super::{Closing, Model, Outcome, Place, Step};
use super::{BACK_KEYS, CONFIRM_KEYS, Entry, SETTINGS_KEYS};
use crate::cli::EDITABLE;
use crate::command::{Command, TableForm, Theme};
use crate::job::Job;
use crate::settings::Preference;
use crate::wish::Wish;
use goready_i18n::{LangTag, msg};
use goready_installers::catalog::tool_pins::Tool;
use goready_installers::doctor::Examination;
use goready_installers::host::desktop::Opener;
use goready_installers::plan::{Plan, Request};

/// Every command that makes sense now; what is at hand comes first.
pub(super) fn entries(model: &Model) -> Vec<Entry> {
    let mut all = of_closing(model);
    all.extend(of_run(model));
    all.extend(of_step(model));
    all.extend(of_openers(model));
    all.push(Entry::new(msg::palette_set_up, "", Command::SetUp));
    for place in Place::ALL {
        let keys = if place == Place::Settings { SETTINGS_KEYS } else { "" };
        all.push(Entry::new(|lang| place.name(lang), keys, Command::Go(place)));
    }
    all.extend(of_machine(model));
    all.extend(of_places(model));
    all.extend(of_preferences(model));
    all.push(Entry::new(msg::palette_close, "", Command::Close));
    all
}

/// The answers, while the person is asked before the window closes.
fn of_closing(model: &Model) -> Vec<Entry> {
    match model.closing {
        Closing::Asked => vec![
            Entry::new(msg::habits_close_once_done, "", Command::CloseOnceDone),
            Entry::new(msg::window_close_stop, "", Command::StopAndClose),
            Entry::new(msg::window_close_stay, BACK_KEYS, Command::Stay),
        ],
        Closing::OnceDone => vec![Entry::new(msg::window_close_stay, "", Command::Stay)],
        Closing::No | Closing::OnceStopped => Vec::new(),
    }
}

/// What is carried out, or was.
fn of_run(model: &Model) -> Vec<Entry> {
    let show = || Entry::new(msg::palette_show_run, "", Command::ShowRun);
    let log = |shows: bool| {
        let name = if shows { msg::window_log_show } else { msg::window_log_hide };
        Entry::new(name, "", Command::ShowLog(shows))
    };
    match &model.run {
        Job::Idle => Vec::new(),
        Job::Running(_) => {
            let mut all = vec![show(), Entry::new(msg::palette_stop, "", Command::Stop)];
            all.extend((model.step == Some(Step::Install)).then(|| log(!model.shows_log)));
            all.extend(model.next.as_ref().map(|_| Entry::new(msg::next_drop, "", Command::DropNext)));
            all
        }
        Job::Done(_) | Job::Failed(_) => vec![show()],
    }
}

/// What makes sense at this step of the assistant alone.
fn of_step(model: &Model) -> Vec<Entry> {
    let again = || Entry::new(msg::common_retry, "", Command::TryAgain);
    let back = || Entry::new(msg::window_back, BACK_KEYS, Command::Back);
    let leave = || Entry::new(|lang| model.place.way_back(lang), BACK_KEYS, Command::Leave);
    match model.step {
        None => Vec::new(),
        Some(Step::Choose) => {
            let wish = Wish::SetUp(model.choices.clone());
            let review = Entry::new(msg::choose_review, CONFIRM_KEYS, Command::Plan(wish));
            let cancel = Entry::new(msg::common_cancel, BACK_KEYS, Command::Leave);
            let is_lost = matches!(model.releases.job, Job::Failed(_));
            [Some(review), is_lost.then(again), Some(cancel)].into_iter().flatten().collect()
        }
        Some(Step::Review) => match &model.plan {
            Job::Done(review) if review.has_work() => of_plan(model, &review.plan.request, back()),
            Job::Done(_) => vec![leave()],
            Job::Failed(_) => vec![again(), leave()],
            Job::Idle | Job::Running(_) => vec![back()],
        },
        Some(Step::Install) => match &model.run {
            Job::Done(_) => vec![leave()],
            Job::Failed(_) => vec![again(), leave()],
            Job::Idle | Job::Running(_) => Vec::new(),
        },
    }
}

/// What can be done with a plan that is reviewed.
fn of_plan(model: &Model, request: &Request, back: Entry) -> Vec<Entry> {
    let name = if let Request::SetUp(_) = request { msg::window_agree } else { msg::window_agree_change };
    let mut all = vec![Entry::new(name, CONFIRM_KEYS, Command::Agree)];
    if let Some(line) = model.wish.as_ref().and_then(|wish| wish.command(&model.command)) {
        all.push(Entry::new(msg::window_copy_command, "", Command::Copy(line)));
    }
    all.extend([Entry::new(msg::review_save, "", Command::KeepPlan(!model.plan_file.is_open)), back]);
    all
}

/// The folder at hand, shown by what is here: the one of a project that was just made, else the home.
fn of_openers(model: &Model) -> Vec<Entry> {
    let project = match &model.run {
        Job::Done(Outcome { plan: Plan { request: Request::NewProject(project), .. }, .. }) => Some(project),
        Job::Done(_) | Job::Idle | Job::Running(_) | Job::Failed(_) => None,
    };
    let Some(looked) = &model.machine.value else { return Vec::new() };
    let dir = project.map_or(&looked.facts.home.places.home, |project| &project.dir);
    let entry = |opener: &Opener| {
        let name = match opener {
            Opener::Folder => msg::habits_open_folder,
            Opener::Terminal => msg::habits_open_terminal,
            Opener::VsCode => msg::habits_open_vs_code,
        };
        Entry::new(name, "", Command::Open(*opener, dir.clone()))
    };
    looked.openers.iter().map(entry).collect()
}

/// Changes of the machine as it was seen last.
fn of_machine(model: &Model) -> Vec<Entry> {
    let mut all = Vec::new();
    let ours = model.machine.value.as_ref().map(|looked| &looked.facts.ours);
    if model.can_create_project() {
        all.push(Entry::new(msg::window_next_project, "", Command::OfferProject(true)));
    }
    if let Some(active) = ours.and_then(|ours| ours.active) {
        let tools = Wish::InstallTools(Tool::DEFAULT_SET.to_vec());
        all.push(Entry::new(msg::palette_tools, "", Command::Plan(tools)));
        let others = ours.iter().flat_map(|ours| &ours.versions).filter(|version| **version != active);
        for version in others {
            let name = |lang: &_| msg::palette_use(lang, version.bare());
            all.push(Entry::new(name, "", Command::Plan(Wish::Use(*version))));
        }
    }
    if let Some(mend) = model.checks.value.as_ref().and_then(Examination::mend) {
        all.push(Entry::new(msg::checks_fix_all, "", Command::Plan(Wish::Mend(Box::new(mend)))));
    }
    all.push(Entry::new(msg::palette_undo, "", Command::Plan(Wish::Undo(None))));
    all.push(Entry::new(msg::preferences_clean, "", Command::Plan(Wish::CleanCaches)));
    all
}

/// What the places offer.
fn of_places(model: &Model) -> Vec<Entry> {
    let mut all = Vec::new();
    for name in EDITABLE {
        all.push(Entry::new(|lang| msg::palette_set(lang, name), "", Command::ShowSetting(name)));
    }
    if model.step.is_none() {
        all.push(Entry::new(msg::palette_refresh, "F5", Command::Refresh));
    }
    let is_at_settings = model.place == Place::Environment && model.step.is_none();
    if is_at_settings && model.shows_shell_files {
        all.push(Entry::new(msg::environment_settings, "", Command::ShowShellFiles(false)));
    } else {
        all.push(Entry::new(msg::environment_show_shell_files, "", Command::ShowShellFiles(true)));
        let only = Entry::new(msg::environment_only_set, "", Command::OnlySet(!model.only_set));
        all.extend(is_at_settings.then_some(only));
    }
    all.push(Entry::new(msg::compatibility_copy_csv, "", Command::CopyTable(TableForm::Csv)));
    all.push(Entry::new(msg::compatibility_copy_markdown, "", Command::CopyTable(TableForm::Markdown)));
    if model.checks.value.is_some() {
        all.push(Entry::new(msg::checks_copy_report, "", Command::CopyReport));
    }
    all.push(Entry::new(msg::palette_test, "", Command::TrySources));
    all
}

fn of_preferences(model: &Model) -> Vec<Entry> {
    let aside = model.refused.as_ref().map(|_| Entry::new(msg::refused_set_aside_now, "", Command::SetAside));
    let offline = Preference::Offline(!model.in_force.offline);
    let name = if model.in_force.offline { msg::palette_online } else { msg::preferences_offline };
    let set = |name: fn(&_) -> String, preference| Entry::new(name, "", Command::Set(preference));
    let own = [
        set(name, offline),
        set(msg::palette_light, Preference::Theme(Theme::Light)),
        set(msg::palette_dark, Preference::Theme(Theme::Dark)),
        set(msg::palette_system, Preference::Theme(Theme::System)),
        set(msg::palette_english, Preference::Lang(LangTag::EnUs)),
        set(msg::palette_chinese, Preference::Lang(LangTag::ZhCn)),
    ];
    aside.into_iter().chain(own).collect()
}

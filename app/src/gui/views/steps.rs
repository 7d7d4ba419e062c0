//! The steps of a plan as rows: what each does and to what, how large it is, how far it is.

use crate::gui::theme::space;
use crate::gui::widgets::{Line, Mark, Tone, bar_ui, figure_ui, row_ui, rule_ui};
use crate::job::{Progress, StepState};
use crate::text::{self, Words};
use eframe::egui::Ui;
use goready_i18n::{msg, quantity};
use goready_installers::apply::FailedSource;
use goready_installers::plan::{Action, Form, Goal, Plan, Step};
use goready_installers::version::GoVersion;
use std::path::Path;

/// Whether the steps are still to be agreed to, at work, or were left.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stage<'a> {
    /// Nothing was begun.
    Planned,
    /// At work.
    Running(&'a Progress),
    /// It failed before its end.
    Failed(&'a Progress),
    /// The person stopped it before its end.
    Stopped(&'a Progress),
}

/// Draws a row for each step, and one for the proofs behind them.
pub(super) fn steps_ui(ui: &mut Ui, plan: &Plan, stage: Stage<'_>, words: &Words<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, step) in plan.steps.iter().enumerate() {
        if index > 0 {
            rule_ui(ui);
        }
        step_ui(ui, step, stage, words);
    }
    if let Some(goal) = &plan.goal {
        if !plan.steps.is_empty() {
            rule_ui(ui);
        }
        proofs_ui(ui, plan.steps.len() + 1, &to_prove(goal, words), stage, words);
    }
}

fn step_ui(ui: &mut Ui, step: &Step, stage: Stage<'_>, words: &Words<'_>) {
    let progress = match stage {
        Stage::Planned => None,
        Stage::Running(progress) | Stage::Failed(progress) | Stage::Stopped(progress) => Some(progress),
    };
    let state = progress.map(|progress| progress.state(step.id)).unwrap_or_default();
    let (mark, word) = mark_of(step.id, &state, stage, words);
    let line = match &state {
        StepState::Done { evidence } if !evidence.is_empty() => {
            let proofs = words.list(evidence.iter().map(|evidence| text::evidence(words, evidence)));
            let line = title(ui, &step.action, words, Tone::Plain);
            let place = path(&step.action).map(|path| words.path(path));
            let line = place.into_iter().fold(line, |line, place| line.add(Tone::Mono, &place));
            line.add(Tone::Quiet, "·").add(Tone::Quiet, &proofs)
        }
        StepState::Done { .. } => described(ui, step, words, Tone::Plain),
        StepState::Waiting if progress.is_some() => described(ui, step, words, Tone::Quiet),
        StepState::Waiting | StepState::Running { .. } => described(ui, step, words, Tone::Strong),
    };
    row_ui(ui, mark, &word, line, |ui| match (&state, progress) {
        (StepState::Running { .. }, Some(progress)) if progress.built(step.id).is_some() => {
            let built = progress.built(step.id).map(|built| text::built(words.lang, &built));
            figure_ui(ui, &built.unwrap_or_default());
        }
        (StepState::Running { done_bytes, total_bytes }, Some(_)) => {
            figure_ui(ui, &running_figure(*done_bytes, *total_bytes, words));
            if total_bytes.is_some() && ui.available_width() > 420.0 {
                ui.add_space(space::M);
                bar_ui(ui, state.fraction(), 160.0, &word);
            }
        }
        _ => figure_ui(ui, &size(&step.action, words)),
    });
    // That the network is not to be used is said once, by what failed.
    let failed = progress.iter().flat_map(|progress| &progress.failed_sources);
    let of_step = failed.filter(|(id, failed)| *id == step.id && failed.code != text::OFFLINE);
    let silent: Vec<FailedSource> = of_step.map(|(_, failed)| failed.clone()).collect();
    if !silent.is_empty() {
        let told = msg::window_sources_failed(words.lang, text::failed_sources(words, &silent));
        ui.horizontal(|ui| {
            ui.add_space(space::XXL);
            Line::new(ui).add(Tone::Small, &told).show_selectable_ui(ui);
        });
        ui.add_space(space::S);
    }
}

/// What is proved at the end: of a change of tools alone, only the tools.
fn to_prove(goal: &Goal, words: &Words<'_>) -> String {
    match (goal.shells.as_slice(), goal.tools.as_slice()) {
        ([], []) => msg::review_prove_go(words.lang),
        ([], tools) => msg::review_prove_tools(words.lang, words.list(tools.iter().map(|goal| goal.tool))),
        (shells, _) => msg::window_step_prove_what(words.lang, words.shells(shells)),
    }
}

fn proofs_ui(ui: &mut Ui, number: usize, what: &str, stage: Stage<'_>, words: &Words<'_>) {
    let lang = words.lang;
    let title = msg::window_step_prove(lang);
    let waits = |tone| (Mark::Number(number), msg::window_state_waiting(lang), tone, what.to_owned());
    let (mark, word, tone, detail) = match stage {
        Stage::Planned => waits(Tone::Strong),
        Stage::Running(progress) | Stage::Failed(progress) | Stage::Stopped(progress) => {
            match (&progress.proving, stage) {
                (None, _) => waits(Tone::Quiet),
                (Some(_), Stage::Stopped(_)) => {
                    (Mark::Absent, msg::window_state_stopped(lang), Tone::Quiet, what.to_owned())
                }
                (Some(_), Stage::Failed(_)) => {
                    (Mark::Broken, msg::window_state_broken(lang), Tone::Strong, what.to_owned())
                }
                (Some(proofs), Stage::Planned | Stage::Running(_)) => {
                    let detail =
                        if proofs.is_empty() { what.to_owned() } else { text::proofs(words, proofs) };
                    (Mark::Running, msg::window_state_running(lang), Tone::Strong, detail)
                }
            }
        }
    };
    let line = Line::new(ui).add(tone, &title).add_marked(Tone::Quiet, &detail);
    row_ui(ui, mark, &word, line, |_| {});
}

fn mark_of(id: usize, state: &StepState, stage: Stage<'_>, words: &Words<'_>) -> (Mark, String) {
    let lang = words.lang;
    match (state, stage) {
        (StepState::Done { .. }, _) => (Mark::Ok, msg::window_state_ok(lang)),
        (StepState::Running { .. }, Stage::Failed(_)) => (Mark::Broken, msg::window_state_broken(lang)),
        (StepState::Running { .. }, Stage::Stopped(_)) => (Mark::Absent, msg::window_state_stopped(lang)),
        (StepState::Running { .. }, _) => (Mark::Running, msg::window_state_running(lang)),
        (StepState::Waiting, Stage::Failed(_) | Stage::Stopped(_)) => {
            (Mark::Absent, msg::window_state_absent(lang))
        }
        (StepState::Waiting, _) => (Mark::Number(id), msg::window_state_waiting(lang)),
    }
}

fn running_figure(done_bytes: u64, total_bytes: Option<u64>, words: &Words<'_>) -> String {
    let lang = words.lang;
    match total_bytes {
        Some(total) => msg::run_bytes(lang, quantity::size(lang, done_bytes), quantity::size(lang, total)),
        None if done_bytes > 0 => quantity::size(lang, done_bytes),
        None => String::new(),
    }
}

/// What it does, and to what or from where.
fn described(ui: &Ui, step: &Step, words: &Words<'_>, tone: Tone) -> Line {
    let line = title(ui, &step.action, words, tone);
    match (&step.action, path(&step.action)) {
        (_, Some(path)) => {
            line.add(if tone == Tone::Quiet { Tone::QuietMono } else { Tone::Mono }, &words.path(path))
        }
        (Action::Fetch { .. }, None) => match words.first_sources(&step.action) {
            Some(sources) => line.add(Tone::Quiet, &sources),
            None => line,
        },
        _ => line.add(Tone::Quiet, &format!("· {}", words.reason(&step.why))),
    }
}

/// What it does, without what the rest of the row says.
fn title(ui: &Ui, action: &Action, words: &Words<'_>, tone: Tone) -> Line {
    let lang = words.lang;
    let title = match action {
        Action::Fetch { version, candidates, .. } => {
            let is_local = candidates.iter().all(|candidate| matches!(candidate.form, Form::Local { .. }));
            if is_local { words.action(action) } else { msg::window_step_fetch(lang, version.bare()) }
        }
        Action::Unpack { .. } => msg::window_step_unpack(lang),
        Action::Activate { version: Some(version), .. } => msg::window_step_activate(lang, version.bare()),
        Action::MakeDir { .. } => msg::window_step_make_dir(lang),
        Action::WriteFile { .. } => msg::window_step_write_file(lang),
        Action::EditShellFile { shells, .. } => msg::window_step_edit_shell_file(lang, words.shells(shells)),
        Action::SetGoEnv { .. }
        | Action::Activate { version: None, .. }
        | Action::Adopt { .. }
        | Action::EmptySettings { .. }
        | Action::SetAside { .. }
        | Action::MoveBack { .. }
        | Action::InstallTool { .. }
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
        | Action::RemoveCaches { .. } => words.action(action),
    };
    Line::new(ui).add_marked(tone, &title)
}

/// The path that a row shows behind its title; none where the title says it already.
fn path(action: &Action) -> Option<&Path> {
    let (Action::Unpack { root: path, .. }
    | Action::Activate { link: path, version: Some(_), .. }
    | Action::MakeDir { path }
    | Action::WriteFile { path, .. }
    | Action::EditShellFile { path, .. }) = action
    else {
        return None;
    };
    Some(path)
}

/// Bytes to download or on disk; empty where they do not matter.
fn size(action: &Action, words: &Words<'_>) -> String {
    let (Action::Fetch { size_bytes, .. }
    | Action::Unpack { size_bytes, .. }
    | Action::RemoveCache { size_bytes, .. }) = action
    else {
        return String::new();
    };
    quantity::size(words.lang, *size_bytes)
}

/// The version a plan leads to, as a title names it.
pub(super) fn version(plan: &Plan) -> Option<String> {
    plan.goal.as_ref().map(|goal| goal.version).map(GoVersion::bare)
}

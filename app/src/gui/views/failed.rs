//! Failed: what was attempted, the cause, the next step, the code, and a way to try again.

use super::Asked;
use super::page::{Crumb, begun_from, crumbs_ui, footer_ui, page_ui};
use super::steps::{Stage, steps_ui};
use crate::cli::CliError;
use crate::command::Command;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Line, Mark, Notice, Tone, banner_ui, card_ui, strip_ui};
use crate::job::{Failure, Progress};
use crate::model::{BACK_KEYS, Model};
use crate::text::{self, TakenBack, Words};
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::msg;
use goready_installers::error::{Class, Coded as _};
use goready_installers::plan::Request;

/// What a place shows could not be read.
pub(super) fn reading_failed_ui(ui: &mut Ui, error: &CliError, title: String, words: &Words<'_>) -> Asked {
    let told = Told::of(error, title, words);
    let again =
        told.banner_ui(ui, |ui| Button::primary(&msg::common_retry(words.lang)).show_ui(ui).clicked());
    let copy = card_ui(ui, |ui| told.cause_ui(ui, words));
    again.then_some(Command::TryAgain).or(copy)
}

/// Something beside the point failed; what tries it again stands beside it.
pub(super) fn cause_card_ui(ui: &mut Ui, error: &CliError, title: String, words: &Words<'_>) -> Asked {
    let told = Told::of(error, title, words);
    told.banner_ui(ui, |_| {});
    card_ui(ui, |ui| told.cause_ui(ui, words))
}

/// The plan could not be made.
pub(super) fn plan_failed_ui(ui: &mut Ui, error: &CliError, model: &Model, words: &Words<'_>) -> Asked {
    let title = match begun_from(model) {
        None => msg::window_failed_plan(words.lang),
        Some(_) => msg::review_plan_failed(words.lang),
    };
    let told = Told::of(error, title, words);
    let asked = actions_ui(ui, &msg::window_failed_plan_note(words.lang), model, words);
    let copy = page_ui(ui, |ui| {
        crumbs_ui(ui, words.lang, begun_from(model), Crumb::Review);
        told.banner_ui(ui, |_| {});
        card_ui(ui, |ui| told.cause_ui(ui, words))
    });
    asked.or(copy)
}

/// What there is of a run that did not come to its end.
fn kept(progress: &Progress, words: &Words<'_>) -> String {
    let lang = words.lang;
    if progress.has_changed_nothing() {
        return msg::window_failed_plan_note(lang);
    }
    match TakenBack::of(&progress.plan) {
        TakenBack::Whole => msg::window_failed_run_note(lang, msg::window_nav_history(lang)),
        TakenBack::Partly | TakenBack::Never | TakenBack::Undo | TakenBack::Caches => {
            msg::window_failed_run_kept(lang)
        }
    }
}

/// The run did not come to its end.
pub(super) fn run_failed_ui(
    ui: &mut Ui,
    failure: &Failure<Progress>,
    model: &Model,
    words: &Words<'_>,
) -> Asked {
    let lang = words.lang;
    let is_cancelled = failure.error.class() == Class::Cancelled;
    let request = &failure.progress.plan.request;
    let title = match (request, is_cancelled) {
        (Request::SetUp(_), true) => msg::window_stopped(lang),
        (Request::SetUp(_), false) => msg::window_failed_run(lang),
        (_, true) => msg::habits_stopped(lang, words.request(request)),
        (_, false) => msg::window_failed_change(lang, words.request(request)),
    };
    let told = Told::of(&failure.error, title, words);
    let progress = &failure.progress;
    let asked = actions_ui(ui, &kept(progress, words), model, words);
    let copy = page_ui(ui, |ui| {
        crumbs_ui(ui, lang, begun_from(model), Crumb::Install);
        told.banner_ui(ui, |_| {});
        let copy = if is_cancelled { None } else { card_ui(ui, |ui| told.cause_ui(ui, words)) };
        let stage = if is_cancelled { Stage::Stopped(progress) } else { Stage::Failed(progress) };
        card_ui(ui, |ui| steps_ui(ui, &progress.plan, stage, words));
        copy
    });
    asked.or(copy)
}

/// The same for an error that is no error of a task: what happened, the next step, the code.
pub(super) fn cause_ui(
    ui: &mut Ui,
    title: String,
    (cause, next, code): (String, Option<String>, &'static str),
    words: &Words<'_>,
) -> Asked {
    let (mark, state) = (Mark::Broken, msg::window_state_broken(words.lang));
    Told { title, cause, next, code, mark, state }.cause_ui(ui, words)
}

/// Something is amiss that stops nothing: in a few lines, with what mends it.
pub(super) fn amiss_ui(
    ui: &mut Ui,
    error: &CliError,
    title: String,
    words: &Words<'_>,
    mend_ui: impl FnOnce(&mut Ui) -> Asked,
) -> Asked {
    let lang = words.lang;
    let told = Told::of(error, title.clone(), words);
    let (mark, state) = (Mark::Advice, msg::window_state_advice(lang));
    strip_ui(ui, &Notice { mark, state, title, why: told.cause.clone() }, |ui| {
        let shown = ui.horizontal_wrapped(|ui| {
            let mended = mend_ui(ui);
            let copied = Button::quiet(&msg::common_copy(lang)).of_row(told.code).show_ui(ui).clicked();
            Line::new(ui).add(Tone::QuietMono, told.code).show_selectable_ui(ui);
            mended.or(copied.then(|| Command::Copy(told.report(words))))
        });
        shown.inner
    })
}

fn actions_ui(ui: &mut Ui, note: &str, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    footer_ui(ui, note, |ui| {
        let again = Button::primary(&msg::common_retry(lang)).show_ui(ui).clicked();
        ui.add_space(space::XS);
        let home = Button::other(&model.place.way_back(lang)).with_keys(BACK_KEYS).show_ui(ui).clicked();
        again.then_some(Command::TryAgain).or(home.then_some(Command::Leave))
    })
}

/// An error in words.
struct Told {
    title: String,
    cause: String,
    next: Option<String>,
    code: &'static str,
    mark: Mark,
    state: String,
}

impl Told {
    fn of(error: &CliError, title: String, words: &Words<'_>) -> Self {
        let lang = words.lang;
        let is_cancelled = error.class() == Class::Cancelled;
        let (mark, state) = if is_cancelled {
            (Mark::Advice, msg::window_state_advice(lang))
        } else {
            (Mark::Broken, msg::window_state_broken(lang))
        };
        Self {
            title,
            cause: text::error(words, error),
            next: next(words, error),
            code: error.code(),
            mark,
            state,
        }
    }

    fn banner_ui<R>(&self, ui: &mut Ui, action: impl FnOnce(&mut Ui) -> R) -> R {
        let why = match self.mark {
            Mark::Advice => self.next.clone().unwrap_or_default(),
            Mark::Ok | Mark::Broken | Mark::Running | Mark::Absent | Mark::Number(_) => String::new(),
        };
        let notice = Notice { mark: self.mark, state: self.state.clone(), title: self.title.clone(), why };
        banner_ui(ui, &notice, action)
    }

    /// Cause, next step, code, and a button that copies all of it.
    fn cause_ui(&self, ui: &mut Ui, words: &Words<'_>) -> Asked {
        let lang = words.lang;
        ui.spacing_mut().item_spacing.y = space::S;
        Line::new(ui).add(Tone::Plain, &self.cause).show_selectable_ui(ui);
        if let Some(next) = &self.next {
            Line::new(ui).add(Tone::Strong, &msg::run_next_step(lang, next.as_str())).show_selectable_ui(ui);
        }
        let mut is_pressed = false;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                is_pressed = Button::quiet(&msg::common_copy(lang)).show_ui(ui).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    Line::new(ui).add(Tone::QuietMono, self.code).show_selectable_ui(ui);
                });
            });
        });
        is_pressed.then(|| Command::Copy(self.report(words)))
    }

    /// What somebody who helps needs.
    fn report(&self, words: &Words<'_>) -> String {
        let next = self.next.as_ref().map(|next| msg::run_next_step(words.lang, next.as_str()));
        let version = format!("goready {}", env!("CARGO_PKG_VERSION"));
        let lines =
            [Some(self.title.clone()), Some(format!("{} [{}]", self.cause, self.code)), next, Some(version)];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

/// The next step. What was stopped did not fail.
fn next(words: &Words<'_>, error: &CliError) -> Option<String> {
    if error.class() == Class::Cancelled {
        return Some(msg::window_stopped_why(words.lang));
    }
    text::next_step_in_window(words, &error.next_step())
}

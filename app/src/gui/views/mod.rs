//! The screens: functions of the model that return what the person wants.

mod chain;
mod checks;
mod choose;
mod compatibility;
mod done;
mod environment;
mod failed;
mod first_project;
mod folders;
mod gopath;
mod history;
mod home;
mod install;
mod navigation;
mod next;
mod open;
mod page;
mod palette;
mod preferences;
mod refused;
mod review;
mod save_plan;
mod shell_files;
mod sources;
mod steps;
mod tools;
mod versions;

use super::theme::{NARROW, Theme, space};
use super::widgets::{
    Button, Mark, Notice, banner_ui, copied_by_keys, copy_offer_takes_escape, copy_offer_ui, hint_ui,
    saying_ui, strip_ui,
};
use crate::command::Command;
use crate::job::Job;
use crate::model::{BACK_KEYS, Closing, Model, Place, Step};
use crate::text::Words;
use eframe::egui::{self, CentralPanel, Frame, Key, Margin, Modifiers, Panel, Ui};
use goready_i18n::{Lang, msg};
use goready_installers::plan::Request;

/// What a view asks for: one intent at most in a frame.
pub(crate) type Asked = Option<Command>;

/// Below this width the answers to a question stand below it.
const ANSWERS_BESIDE: f32 = 640.0;

/// The whole window.
pub(crate) fn window_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let theme = Theme::of(ui);
    let is_narrow = ui.available_width() < NARROW;
    let width = if is_narrow { 64.0 } else { 208.0 };
    copy_offer_takes_escape(ui);
    let mut asked = keys(ui, model);
    let navigation = Frame::new().fill(theme.sunken).inner_margin(Margin::symmetric(8, 16));
    Panel::left("navigation").resizable(false).exact_size(width).frame(navigation).show(ui, |ui| {
        asked = asked.take().or(navigation::navigation_ui(ui, model, words, is_narrow));
    });
    let closing = match model.closing {
        Closing::Asked => true,
        Closing::No | Closing::OnceStopped | Closing::OnceDone => false,
    };
    if closing {
        let frame = Frame::new().fill(theme.bg).inner_margin(Margin::symmetric(32, 16));
        Panel::bottom("closing").resizable(false).frame(frame).show_separator_line(false).show(ui, |ui| {
            asked = asked.take().or(closing_ui(ui, model, words));
        });
    }
    asked = asked.or(above_ui(ui, model, words));
    CentralPanel::default().frame(Frame::new().fill(theme.bg)).show(ui, |ui| {
        asked = asked.take().or(screen_ui(ui, model, words));
    });
    if let Some(saying) = &model.saying {
        saying_ui(ui, &words.said(&saying.what), &msg::window_state_ok(words.lang));
    }
    if let Some(palette) = &model.palette {
        asked = asked.or(palette::palette_ui(ui, palette, words));
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        hint_ui(ui, &msg::start_drop(words.lang));
    }
    let copied = copy_offer_ui(ui, &msg::common_copy(words.lang)).or(copied_by_keys(ui));
    asked.or(copied.map(Command::Copy))
}

/// What must be seen wherever one is. While somebody chooses or reads a plan there is no room for anything else.
fn above_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let (shows_refused, shows_next) = match model.step {
        None => (true, true),
        Some(Step::Install) => (false, true),
        Some(Step::Choose | Step::Review) => (false, false),
    };
    let margin = Margin { left: 32, right: 32, top: 16, bottom: 0 };
    let frame = Frame::new().fill(Theme::of(ui).bg).inner_margin(margin);
    let panel = |id: &'static str| Panel::top(id).resizable(false).frame(frame).show_separator_line(false);
    let refused = model.refused.as_ref().filter(|_| shows_refused);
    let of_refused = refused.and_then(|refused| {
        panel("refused").show(ui, |ui| refused::refused_ui(ui, refused, model, words)).inner
    });
    let next = model.next.as_ref().filter(|_| shows_next);
    let of_next =
        next.and_then(|next| panel("next").show(ui, |ui| next::next_ui(ui, next, model, words)).inner);
    of_refused.or(of_next)
}

fn screen_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    match (model.step, &model.run) {
        (Some(Step::Choose), _) => choose::choose_ui(ui, model, words),
        (Some(Step::Review), _) => review::review_ui(ui, model, words),
        (Some(Step::Install), Job::Running(running)) => install::install_ui(ui, model, running, words),
        (Some(Step::Install), Job::Done(outcome)) => done::done_ui(ui, outcome, model, words),
        (Some(Step::Install), Job::Failed(failure)) => failed::run_failed_ui(ui, failure, model, words),
        (None, _) | (Some(Step::Install), Job::Idle) => place_ui(ui, model, words),
    }
}

fn place_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    match model.place {
        Place::Home => home::home_ui(ui, model, words),
        Place::Versions => versions::versions_ui(ui, model, words),
        Place::Tools => tools::tools_ui(ui, model, words),
        Place::Environment => environment::environment_ui(ui, model, words),
        Place::Checks => checks::checks_ui(ui, model, words),
        Place::Compatibility => compatibility::compatibility_ui(ui, model, words),
        Place::History => history::history_ui(ui, model, words),
        Place::Settings => preferences::preferences_ui(ui, model, words),
    }
}

fn keys(ui: &Ui, model: &Model) -> Asked {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let with_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    if pressed(with_shift, Key::P) || pressed(Modifiers::COMMAND, Key::K) {
        return Some(Command::ShowPalette(model.palette.is_none()));
    }
    if model.palette.is_some() {
        return palette::keys(ui, model);
    }
    if model.closing == Closing::Asked && pressed(Modifiers::NONE, Key::Escape) {
        return Some(Command::Stay);
    }
    if pressed(Modifiers::COMMAND, Key::Comma) {
        return Some(Command::Go(Place::Settings));
    }
    if model.step.is_none() && pressed(Modifiers::NONE, Key::F5) {
        return Some(Command::Refresh);
    }
    // While something is carried out Esc does nothing: stopping is a decision.
    let is_running = model.step == Some(Step::Install) && model.run.is_running();
    (model.step.is_some() && !is_running && pressed(Modifiers::NONE, Key::Escape)).then_some(Command::Back)
}

fn closing_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let request = match &model.run {
        Job::Running(running) => Some(&running.progress.plan.request),
        Job::Idle | Job::Done(_) | Job::Failed(_) => None,
    };
    let (title, why) = match request {
        Some(Request::SetUp(_)) | None => (msg::window_close_title(lang), msg::window_close_why(lang)),
        Some(other) => (msg::window_run_title(lang, words.request(other)), msg::habits_close_why(lang)),
    };
    let notice = Notice { mark: Mark::Advice, state: msg::window_state_advice(lang), title, why };
    if ui.available_width() < ANSWERS_BESIDE {
        return strip_ui(ui, &notice, |ui| ui.horizontal_wrapped(|ui| answers_ui(ui, lang)).inner);
    }
    banner_ui(ui, &notice, |ui| answers_ui(ui, lang))
}

/// The answers to the question whether to close.
fn answers_ui(ui: &mut Ui, lang: &Lang) -> Asked {
    let done = Button::other(&msg::habits_close_once_done(lang)).show_ui(ui).clicked();
    ui.add_space(space::XS);
    let stop = Button::other(&msg::window_close_stop(lang)).show_ui(ui).clicked();
    ui.add_space(space::XS);
    let stay = Button::other(&msg::window_close_stay(lang)).with_keys(BACK_KEYS).show_ui(ui).clicked();
    let stop = stop.then_some(Command::StopAndClose).or(done.then_some(Command::CloseOnceDone));
    stop.or(stay.then_some(Command::Stay))
}

/// Whether a key that confirms was pressed: Enter on a screen whose primary action has no focus of its own.
pub(super) fn confirms(ui: &Ui) -> bool {
    let is_free = ui.memory(|memory| memory.focused().is_none());
    // A key that is held down confirms one screen, not each that follows: nobody has read those. And behind the list of
    // all commands nothing is pressed: `keys` has taken Enter before.
    let is_enter = |event: &egui::Event| {
        matches!(event, egui::Event::Key { key: egui::Key::Enter, pressed: true, repeat: false, .. })
    };
    is_free && ui.input(|input| input.events.iter().any(is_enter))
}

//! The run: what is at work, how far, how fast, how long still.

use super::Asked;
use super::page::{Crumb, begun_from, crumbs_ui, footer_ui, page_ui, title_ui};
use super::steps::{self, Stage, steps_ui};
use crate::command::Command;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Line, Tone, announce, bar_ui, card_ui};
use crate::job::{Progress, Running};
use crate::model::{Closing, Model};
use crate::text::{self, Words};
use eframe::egui::accesskit::Live;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::{msg, quantity};
use goready_installers::plan::Request;

/// Draws it.
pub(super) fn install_ui(
    ui: &mut Ui,
    model: &Model,
    running: &Running<Progress>,
    words: &Words<'_>,
) -> Asked {
    let lang = words.lang;
    let progress = &running.progress;
    let is_stopping = running.cancel.is_requested();
    let words_of_button = if is_stopping { msg::window_stopping(lang) } else { msg::common_cancel(lang) };
    let closes = model.closing == Closing::OnceDone;
    let note = if closes { msg::habits_closes_once_done(lang) } else { msg::window_install_note(lang) };
    let stop = footer_ui(ui, &note, |ui| {
        let stop = Button::other(&words_of_button).enabled_if(!is_stopping).show_ui(ui).clicked();
        let stay = closes && Button::quiet(&msg::window_close_stay(lang)).show_ui(ui).clicked();
        stop.then_some(Command::Stop).or(stay.then_some(Command::Stay))
    });
    let log = page_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        crumbs_ui(ui, lang, begun_from(model), Crumb::Install);
        let plan = &progress.plan;
        let title = match (steps::version(plan), &plan.request) {
            (Some(version), Request::SetUp(_)) => msg::window_install_title(lang, version),
            (_, request) => msg::window_run_title(lang, words.request(request)),
        };
        title_ui(ui, &title);
        whole_ui(ui, &title, progress, is_stopping, words);
        card_ui(ui, |ui| steps_ui(ui, &progress.plan, Stage::Running(progress), words));
        log_ui(ui, progress, model.shows_log, words)
    });
    stop.or(log)
}

/// The log, on request.
fn log_ui(ui: &mut Ui, progress: &Progress, is_shown: bool, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let title = if is_shown { msg::window_log_hide(lang) } else { msg::window_log_show(lang) };
    let pressed = Button::quiet(&title).show_ui(ui).clicked();
    if is_shown {
        card_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let title = |id| {
                let step = progress.plan.step(id);
                step.map(|step| words.action(&step.action)).unwrap_or_default()
            };
            for (since, happened) in &progress.log {
                if let Some(told) = text::happened(words, happened, title) {
                    let line = format!("{:8.2} {told}", since.as_secs_f32());
                    Line::new(ui).add(Tone::QuietMono, &line).show_selectable_ui(ui);
                }
            }
        });
    }
    pressed.then_some(Command::ShowLog(!is_shown))
}

/// The bar of the whole, which `title` names, and below it the step at the left, the figures at the right.
fn whole_ui(ui: &mut Ui, title: &str, progress: &Progress, is_stopping: bool, words: &Words<'_>) {
    let width = ui.available_width();
    bar_ui(ui, progress.fraction(), width, title);
    ui.horizontal(|ui| {
        // The step is said aloud as it comes; the figures beside it would never end.
        let step = Line::new(ui).add_marked(Tone::Quiet, &now_at(progress, is_stopping, words)).show_ui(ui);
        announce(&step, Live::Polite);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            Line::new(ui).add(Tone::Quiet, &figures(progress, words)).show_ui(ui);
        });
    });
}

fn now_at(progress: &Progress, is_stopping: bool, words: &Words<'_>) -> String {
    let lang = words.lang;
    if is_stopping {
        return msg::window_stopping_why(lang);
    }
    if let Some(holder) = &progress.waiting_for {
        return msg::run_waiting(lang, holder.as_str());
    }
    if let Some(proofs) = progress.proving.as_ref().filter(|proofs| !proofs.is_empty()) {
        return msg::run_proving(lang, text::proofs(words, proofs));
    }
    let count = progress.plan.steps.len() + usize::from(progress.plan.goal.is_some());
    let step = (progress.done_count() + 1).min(count.max(1));
    msg::window_install_step(lang, count.to_string(), step.to_string())
}

/// Bytes, rate, time left of the step at work.
fn figures(progress: &Progress, words: &Words<'_>) -> String {
    let lang = words.lang;
    let Some((_, done_bytes, Some(total_bytes))) = progress.running() else { return String::new() };
    let of = msg::run_bytes(lang, quantity::size(lang, done_bytes), quantity::size(lang, total_bytes));
    match (progress.bytes_per_second(), progress.time_left()) {
        (Some(rate), Some(left)) => {
            msg::run_bytes_rate(lang, quantity::time_left(lang, left), of, quantity::rate(lang, rate))
        }
        _ => of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Machine;
    use goready_i18n::{Lang, LangTag};
    use goready_installers::apply::Event as Happened;
    use std::time::{Duration, Instant};

    /// How much, how fast, how long still: in this order, as each language writes it.
    #[test]
    fn figures_stand_in_the_order_in_which_people_read_them() {
        let begun = Instant::now();
        let mut progress = Progress::new(Machine::new().review().plan, begun);
        progress.take(Happened::Started { step: 1 }, begun);
        for (secs, done_bytes) in [(0, 20_000_000), (2, 122_000_000)] {
            let figure = Happened::Progress { step: 1, done_bytes, total_bytes: Some(320_000_000) };
            progress.take(figure, begun + Duration::from_secs(secs));
        }
        for (tag, said) in [
            (LangTag::EnUs, "122 MB of 320 MB, 51.0 MB/s, about 5 s left"),
            (LangTag::ZhCn, "122 MB / 320 MB · 51.0 MB/秒 · 大约还需 5 秒"),
        ] {
            assert_eq!(figures(&progress, &Words::new(&Lang::new(tag), None)), said);
        }
    }
}

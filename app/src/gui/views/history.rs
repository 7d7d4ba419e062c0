//! History: every receipt, what it changed, and undo.

use super::page::{page_ui, place_title_ui, waiting_ui};
use super::{Asked, failed};
use crate::command::Command;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{Button, Line, Mark, Tone, card_ui, row_ui, rule_ui, tag_ui};
use crate::job::Job;
use crate::model::Model;
use crate::text::{self, Words};
use crate::wish::Wish;
use eframe::egui::{CollapsingHeader, RichText, Ui};
use goready_i18n::msg;
use goready_installers::apply::{Outcome, Receipt, Standing};
use goready_installers::plan::Request;

/// Draws it.
pub(super) fn history_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    page_ui(ui, |ui| {
        let asked = place_title_ui(ui, &msg::history_title(lang), lang);
        let of_list = match (&model.history.job, model.history.value.as_deref()) {
            (Job::Failed(failure), _) => {
                failed::reading_failed_ui(ui, &failure.error, msg::history_failed(lang), words)
            }
            (_, Some([])) => {
                waiting_ui(ui, &msg::history_none(lang), &msg::history_none_why(lang));
                None
            }
            (_, Some(receipts)) => card_ui(ui, |ui| receipts_ui(ui, receipts, words)),
            (Job::Idle | Job::Running(_) | Job::Done(()), None) => {
                waiting_ui(ui, &msg::history_reading(lang), "");
                None
            }
        };
        asked.or(of_list)
    })
}

/// Newest first.
fn receipts_ui(ui: &mut Ui, receipts: &[Receipt], words: &Words<'_>) -> Asked {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut asked = None;
    for (index, receipt) in receipts.iter().rev().enumerate() {
        if index > 0 {
            rule_ui(ui);
        }
        ui.add_space(space::XS);
        asked = asked.or(ui.push_id(&receipt.id, |ui| receipt_ui(ui, receipt, words)).inner);
        ui.add_space(space::S);
    }
    asked
}

fn receipt_ui(ui: &mut Ui, receipt: &Receipt, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let (mark, can_be_undone) = match receipt.standing {
        Standing::Complete => (Mark::Ok, true),
        Standing::Open => (Mark::Running, true),
        Standing::Abandoned => (Mark::Advice, true),
        Standing::Undone => (Mark::Absent, false),
    };
    // What an undo took back comes again by doing it again.
    let can_be_undone = can_be_undone && !matches!(receipt.request, Request::Undo { .. });
    let state = words.standing(receipt.standing);
    let what = text::sentence(&words.receipt(receipt));
    let when = msg::history_line(lang, receipt.id.as_str(), text::time(lang, receipt.begun_at));
    let line = Line::new(ui).add(Tone::Strong, &what).add(Tone::Quiet, &when);
    let mut pressed = false;
    row_ui(ui, mark, &state, line, |ui| {
        if can_be_undone {
            let undo = msg::history_undo(lang);
            pressed = Button::quiet(&undo).of_row(&receipt.id).show_ui(ui).clicked();
        }
        tag_ui(ui, &state, mark.colours(Theme::of(ui)));
    });
    steps_ui(ui, receipt, words);
    pressed.then(|| Command::Plan(Wish::Undo(Some(receipt.id.clone()))))
}

fn steps_ui(ui: &mut Ui, receipt: &Receipt, words: &Words<'_>) {
    let title = RichText::new(msg::history_steps(words.lang, receipt.steps.len()));
    CollapsingHeader::new(title.color(Theme::of(ui).text2)).id_salt("steps").show(ui, |ui| {
        for step in &receipt.steps {
            let (mark, state) = match step.outcome {
                Some(Outcome::Done) => (Mark::Ok, msg::window_state_ok(words.lang)),
                Some(Outcome::NotDone) => (Mark::Absent, msg::window_state_absent(words.lang)),
                None => (Mark::Running, msg::window_state_running(words.lang)),
            };
            ui.horizontal(|ui| {
                crate::gui::widgets::mark_ui(ui, mark, 16.0, &state);
                Line::new(ui)
                    .add(Tone::Plain, &text::sentence(&words.action(&step.action)))
                    .show_selectable_ui(ui);
            });
        }
    });
}

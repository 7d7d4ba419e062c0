//! What waits for what is carried out: named with what it waits for, and looked at before it is done.

use super::Asked;
use crate::command::Command;
use crate::gui::widgets::{Button, Mark, Notice, strip_ui};
use crate::job::Job;
use crate::model::Model;
use crate::text::Words;
use crate::wish::Wish;
use eframe::egui::Ui;
use goready_i18n::msg;

/// Draws it.
pub(super) fn next_ui(ui: &mut Ui, next: &Wish, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let (mark, state, why, is_due) = match &model.run {
        Job::Running(running) => {
            let why = msg::next_waits(lang, words.planned(&running.progress.plan));
            (Mark::Absent, msg::window_state_waiting(lang), why, false)
        }
        Job::Idle | Job::Done(_) | Job::Failed(_) => {
            (Mark::Advice, msg::window_state_advice(lang), msg::next_due(lang), true)
        }
    };
    let notice = Notice { mark, state, title: msg::next_title(lang, words.wished(next)), why };
    strip_ui(ui, &notice, |ui| {
        let shown = ui.horizontal_wrapped(|ui| {
            let review = msg::choose_review(lang);
            let reviewed = is_due && Button::other(&review).show_ui(ui).clicked();
            let dropped = Button::quiet(&msg::next_drop(lang)).show_ui(ui).clicked();
            reviewed.then(|| Command::Plan(next.clone())).or(dropped.then_some(Command::DropNext))
        });
        shown.inner
    })
}

//! Review: the plan saved in a file, to be carried out later or by somebody else.

use super::{Asked, failed};
use crate::cli::quoted;
use crate::command::Command;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Input, Line, Mark, Tone, card_ui, heading_ui, mark_ui, right_first_ui};
use crate::job::Job;
use crate::model::Model;
use crate::text::Words;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::msg;

/// Draws the card, while it is open.
pub(super) fn save_plan_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let file = &model.plan_file;
    if !file.is_open {
        return None;
    }
    let lang = words.lang;
    if let Job::Failed(failure) = &file.saved {
        // `Try again` of this card is its own button.
        let copy = failed::cause_card_ui(ui, &failure.error, msg::review_save_failed(lang), words);
        return copy.or(card_ui(ui, |ui| field_ui(ui, model, words)));
    }
    card_ui(ui, |ui| field_ui(ui, model, words))
}

fn field_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let file = &model.plan_file;
    ui.spacing_mut().item_spacing.y = space::S;
    heading_ui(ui, &msg::review_save_title(lang));
    Line::new(ui).add(Tone::Quiet, &msg::review_save_why(lang)).show_ui(ui);
    let asked = right_first_ui(ui, |ui| {
        let close = Button::quiet(&msg::common_close(lang)).of_row(&msg::review_save_title(lang)).show_ui(ui);
        let can_save = !file.path.trim().is_empty() && !file.saved.is_running();
        let save = Button::other(&msg::preferences_save(lang)).enabled_if(can_save).show_ui(ui);
        let name = msg::review_save_file(lang);
        let written = Input::new("plan-file", &name, &file.path).show_ui(ui, ui.available_width());
        let save = save.clicked().then_some(Command::SavePlan);
        let close = close.clicked().then_some(Command::KeepPlan(false));
        save.or(close).or(written.map(Command::NamePlanFile))
    });
    let Job::Done(path) = &file.saved else { return asked };
    let command = format!("{} apply {}", model.command, quoted(&path.display().to_string()));
    ui.horizontal(|ui| {
        mark_ui(ui, Mark::Ok, 20.0, &msg::window_state_ok(lang));
        Line::new(ui).add(Tone::Plain, &msg::review_saved(lang, words.path(path))).show_selectable_ui(ui);
    });
    let copy = right_first_ui(ui, |ui| {
        let copy = Button::quiet(&msg::common_copy(lang)).of_row(&command).show_ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            Line::new(ui).add(Tone::Mono, &command).show_selectable_ui(ui);
        });
        copy
    });
    asked.or(copy.then_some(Command::Copy(command)))
}

//! A first project: the field for its folder, where a set-up has ended and at home.

use super::{Asked, confirms};
use crate::command::Command;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Input, Line, Tone, card_ui, heading_ui, right_first_ui};
use crate::model::Model;
use crate::text::Words;
use crate::wish::Wish;
use eframe::egui::{Align, Layout, Ui};
use goready_i18n::msg;
use std::path::PathBuf;

/// The field in a card of its own, while it is open.
pub(super) fn card_of_project_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    if !model.project.is_open || !model.can_create_project() {
        return None;
    }
    let lang = words.lang;
    card_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let title = msg::project_heading(lang);
        let close = right_first_ui(ui, |ui| {
            let close = Button::quiet(&msg::common_close(lang)).of_row(&title).show_ui(ui).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| heading_ui(ui, &title));
            close
        });
        let asked = project_ui(ui, model, words);
        asked.or(close.then_some(Command::OfferProject(false)))
    })
}

/// A folder, and a first project in it: a change like any other, shown before it is made.
pub(super) fn project_ui(ui: &mut Ui, model: &Model, words: &Words<'_>) -> Asked {
    let lang = words.lang;
    let name = msg::window_project_folder(lang);
    Line::new(ui).add(Tone::Plain, &name).show_ui(ui);
    let written = Input::new("project", &name, &model.project.dir).show_ui(ui, ui.available_width());
    let create = msg::window_next_project(lang);
    let can_create = !model.project.dir.is_empty();
    let pressed = Button::primary(&create).enabled_if(can_create).show_ui(ui).clicked();
    let make = || Command::Plan(Wish::Project(PathBuf::from(&model.project.dir)));
    let is_wanted = pressed || (can_create && confirms(ui));
    is_wanted.then(make).or(written.map(Command::NameProject))
}

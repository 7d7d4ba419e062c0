//! A row of a list: symbol, words, and a figure at the right.

use super::line::{Line, Tone};
use super::mark::{Mark, mark_ui};
use crate::gui::theme::{ROW_HEIGHT, space};
use eframe::egui::{Align, Layout, Ui};

/// Draws it; `right` draws from the right edge inwards.
pub(crate) fn row_ui(ui: &mut Ui, mark: Mark, state: &str, words: Line, right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(ROW_HEIGHT - 2.0);
        mark_ui(ui, mark, 20.0, state);
        ui.add_space(space::XS);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            right(ui);
            ui.add_space(space::S);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| words.show_selectable_ui(ui));
        });
    });
}

/// A figure at the right of a row.
pub(crate) fn figure_ui(ui: &mut Ui, words: &str) {
    if !words.is_empty() {
        Line::new(ui).add(Tone::Quiet, words).show_ui(ui);
    }
}

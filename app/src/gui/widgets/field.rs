//! A name and its value, as facts are told.

use super::button::QUIET_HEIGHT;
use super::line::{Line, Tone};
use crate::gui::theme::ROW_HEIGHT;
use eframe::egui::{Align, Layout, Ui, vec2};

/// Width of the names.
const NAME_WIDTH: f32 = 136.0;

/// Draws a name at the left and what `value` draws beside it.
pub(crate) fn field_ui<R>(ui: &mut Ui, name: &str, value: impl FnOnce(&mut Ui) -> R) -> R {
    named_ui(ui, name, 20.0, value)
}

/// The same beside quiet buttons.
pub(crate) fn button_field_ui<R>(ui: &mut Ui, name: &str, value: impl FnOnce(&mut Ui) -> R) -> R {
    named_ui(ui, name, QUIET_HEIGHT, value)
}

/// The same beside rows of a list: the name stands in the middle of the first one.
pub(crate) fn tall_field_ui<R>(ui: &mut Ui, name: &str, value: impl FnOnce(&mut Ui) -> R) -> R {
    named_ui(ui, name, ROW_HEIGHT, value)
}

fn named_ui<R>(ui: &mut Ui, name: &str, height: f32, value: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(NAME_WIDTH, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(NAME_WIDTH);
            Line::new(ui).add(Tone::Quiet, name).show_ui(ui);
        });
        ui.vertical(value).inner
    })
    .inner
}

/// A line that is drawn from its right end inwards.
pub(crate) fn right_first_ui<R>(ui: &mut Ui, right: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), right).inner).inner
}

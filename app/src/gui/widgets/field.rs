//! A name and its value, as facts are told.

use super::line::{Line, Tone};
use eframe::egui::{Align, Layout, Ui, vec2};

/// Width of the names.
const NAME_WIDTH: f32 = 136.0;

/// Draws a name at the left and what `value` draws beside it.
pub(crate) fn field_ui<R>(ui: &mut Ui, name: &str, value: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(NAME_WIDTH, 20.0), Layout::left_to_right(Align::Min), |ui| {
            ui.set_width(NAME_WIDTH);
            Line::new(ui).add(Tone::Quiet, name).show_ui(ui);
        });
        ui.vertical(value).inner
    })
    .inner
}

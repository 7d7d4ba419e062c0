//! A field to write into.

use crate::gui::theme::{self, Theme};
use eframe::egui::{Align2, Color32, FontId, Frame, Id, Margin, RichText, Stroke, TextEdit, Ui};

/// Draws it; what is written now, where that changed. `name` is shown while nothing is written, and names it to screen
/// readers.
pub(crate) fn input_ui(
    ui: &mut Ui,
    id: &str,
    name: &str,
    text: &str,
    width: f32,
    takes_focus: bool,
) -> Option<String> {
    let theme = Theme::of(ui);
    let id = Id::unique(("input", id));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let border = if has_focus { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.line) };
    let mut written = text.to_owned();
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(border)
        .corner_radius(theme::CORNER)
        .inner_margin(Margin::symmetric(10, 7));
    let shown = frame.show(ui, |ui| {
        let edit = TextEdit::singleline(&mut written)
            .id(id)
            .frame(Frame::NONE)
            .font(FontId::proportional(14.0))
            .text_color(theme.text)
            .background_color(Color32::TRANSPARENT)
            .align(Align2::LEFT_CENTER)
            .hint_text(RichText::new(name).color(theme.text2))
            .desired_width(width - 24.0);
        ui.add(edit)
    });
    let field = shown.inner;
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    if takes_focus && !has_focus {
        field.request_focus();
    }
    (written != text).then_some(written)
}

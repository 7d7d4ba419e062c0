//! A field to write into.

use crate::gui::theme::{self, Theme};
use eframe::egui::{Align2, Color32, FontId, Frame, Id, Margin, RichText, Stroke, TextEdit, Ui};

/// A field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a> {
    id: &'a str,
    name: &'a str,
    hint: &'a str,
    text: &'a str,
    takes_focus: bool,
}

impl<'a> Input<'a> {
    /// A field with this text. `name` is what screen readers say, and is shown while nothing is written.
    pub(crate) const fn new(id: &'a str, name: &'a str, text: &'a str) -> Self {
        Self { id, name, hint: name, text, takes_focus: false }
    }

    /// What is shown while nothing is written, where the name stands beside the field.
    #[must_use]
    pub(crate) const fn with_hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// What is typed goes there from the first key on.
    #[must_use]
    pub(crate) const fn taking_focus(mut self) -> Self {
        self.takes_focus = true;
        self
    }

    /// Its name.
    pub(crate) const fn name(self) -> &'a str {
        self.name
    }

    /// What is written in it.
    pub(crate) const fn text(self) -> &'a str {
        self.text
    }

    /// Draws it; what is written now, where that changed.
    pub(crate) fn show_ui(self, ui: &mut Ui, width: f32) -> Option<String> {
        let theme = Theme::of(ui);
        let id = Id::unique(("input", self.id));
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let border = if has_focus { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.line) };
        let mut written = self.text.to_owned();
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
                .hint_text(RichText::new(self.hint).color(theme.text2))
                .desired_width(width - 24.0);
            ui.add(edit)
        });
        let field = shown.inner;
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_label(self.name);
            if self.hint != self.name {
                node.set_placeholder(self.hint);
            }
        });
        if self.takes_focus && !has_focus {
            field.request_focus();
        }
        (written != self.text).then_some(written)
    }
}

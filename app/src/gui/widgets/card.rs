//! Cards, and the small things in them.

use super::line::{Line, Tone};
use crate::gui::theme::{self, Theme, space};
use eframe::egui::{
    Color32, CornerRadius, Frame, Margin, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

/// A card as wide as there is room.
pub(crate) fn card_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(theme::CARD_CORNER)
        .inner_margin(Margin::symmetric(20, 16));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    shown.inner
}

/// A card around a table, which scrolls in it.
pub(crate) fn table_card_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(theme::CARD_CORNER)
        .inner_margin(Margin::symmetric(18, 4));
    frame.show(ui, add).inner
}

/// A card's heading.
pub(crate) fn heading_ui(ui: &mut Ui, words: &str) -> Response {
    let response = Line::new(ui).add(Tone::Heading, words).show_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    response
}

/// A line between rows.
pub(crate) fn rule_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme.line));
}

/// A few words in a pill: colour of the words, and under them.
pub(crate) fn tag_ui(ui: &mut Ui, words: &str, (ink, soft): (Color32, Color32)) -> Response {
    let galley =
        Line::new(ui).coloured(Tone::Small, ink, words).cut(ui, ui.available_width() - 2.0 * space::S);
    let size = galley.size() + vec2(2.0 * space::S, 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(10), soft);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

//! Rows that are chosen: one of several, or each for itself.

use super::line::{Line, Tone};
use crate::gui::theme::{self, ROW_HEIGHT, Theme, space};
use eframe::egui::{
    Align, CornerRadius, CursorIcon, Layout, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

/// How far the row reaches beyond its ring or box, to the left.
const REACH: f32 = 10.0;

/// One of several: a row with a ring. `name` is what screen readers say; `right` draws from the right edge inwards.
pub(crate) fn radio_ui(
    ui: &mut Ui,
    is_chosen: bool,
    name: &str,
    words: Line,
    right: impl FnOnce(&mut Ui),
) -> Response {
    choice_ui(ui, (Role::RadioButton, is_chosen), name, words, right)
}

/// Each for itself: a row with a box.
pub(crate) fn check_ui(ui: &mut Ui, is_on: bool, name: &str, words: Line) -> Response {
    choice_ui(ui, (Role::CheckBox, is_on), name, words, |_| {})
}

/// Each for itself, beside others on a line: a box and a few words.
pub(crate) fn small_check_ui(ui: &mut Ui, is_on: bool, words: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = Line::new(ui).add(Tone::Small, words).cut(ui, 320.0);
    let size = vec2(galley.size().x + 22.0 + 2.0 * space::XS, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, words));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, theme.sunken);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    }
    paint_box(ui, pos2(rect.left() + space::XS + 8.0, rect.center().y), is_on, theme);
    let at = pos2(rect.left() + space::XS + 22.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.text2);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A box, ticked where it is on.
fn paint_box(ui: &Ui, centre: Pos2, is_on: bool, theme: &Theme) {
    let outline = Stroke::new(1.5, if is_on { theme.accent } else { theme.text2 });
    let fill = if is_on { theme.accent } else { theme.surface };
    let square = Rect::from_center_size(centre, vec2(16.0, 16.0));
    ui.painter().rect(square, CornerRadius::same(4), fill, outline, StrokeKind::Inside);
    if is_on {
        let at = |x: f32, y: f32| centre + vec2(x, y);
        let tick = vec![at(-3.6, 0.2), at(-1.1, 2.7), at(3.8, -2.6)];
        ui.painter().line(tick, Stroke::new(1.8, theme.on_accent));
    }
}

fn choice_ui(
    ui: &mut Ui,
    (role, is_on): (Role, bool),
    name: &str,
    words: Line,
    right: impl FnOnce(&mut Ui),
) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, true, is_on, name));
    // Ring or box stands where words would begin; what is pressed reaches a little farther.
    let row = Rect::from_min_max(rect.min - vec2(REACH, 0.0), rect.max);
    if response.hovered() {
        ui.painter().rect_filled(row, theme::CORNER, theme.sunken);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(row, theme::CORNER, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    }
    let centre = pos2(rect.left() + 8.0, rect.center().y);
    if role == Role::RadioButton {
        let outline = Stroke::new(1.5, if is_on { theme.accent } else { theme.text2 });
        ui.painter().circle(centre, 8.0, theme.surface, outline);
        if is_on {
            ui.painter().circle_filled(centre, 4.5, theme.accent);
        }
    } else {
        paint_box(ui, centre, is_on, theme);
    }
    let inner = Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), rect.max - vec2(space::M, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        right(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| words.show_ui(ui));
    });
    response.on_hover_cursor(CursorIcon::PointingHand)
}

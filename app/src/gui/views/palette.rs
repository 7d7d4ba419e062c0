//! The list of all commands, over the window: what is written finds, the arrows choose, Enter does it.

use super::Asked;
use crate::command::Command;
use crate::gui::theme;
use crate::gui::theme::{ROW_HEIGHT, Theme, space};
use crate::gui::widgets::{Input, Line, Tone};
use crate::model::{Entry, Model, Palette};
use crate::text::Words;
use eframe::egui::{
    Align, Align2, CursorIcon, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Role, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};
use goready_i18n::msg;

/// Where the list begins, in points from the window's upper end: what it finds changes below it.
const FROM_TOP: f32 = 96.0;

/// The keys of the list.
pub(super) fn keys(ui: &Ui, model: &Model) -> Asked {
    let palette = model.palette.as_ref()?;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        return Some(Command::ShowPalette(false));
    }
    if pressed(Key::ArrowDown) {
        return Some(Command::Step(1));
    }
    if pressed(Key::ArrowUp) {
        return Some(Command::Step(-1));
    }
    if pressed(Key::Enter) {
        return palette.found().get(palette.chosen).map(|entry| entry.command.clone());
    }
    None
}

/// Draws it.
pub(super) fn palette_ui(ui: &mut Ui, palette: &Palette, words: &Words<'_>) -> Asked {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(theme::CARD_CORNER)
        .inner_margin(Margin::same(12));
    let id = Id::unique("palette");
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, FROM_TOP));
    let modal = Modal::new(id).area(area).frame(frame);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 64.0));
        ui.spacing_mut().item_spacing.y = space::S;
        let name = msg::palette_find(words.lang);
        let field = Input::new("palette", &name, &palette.query).taking_focus();
        let written = field.show_ui(ui, ui.available_width());
        written.map(Command::Find).or(found_ui(ui, palette, words))
    });
    let is_left = shown.should_close().then_some(Command::ShowPalette(false));
    shown.inner.or(is_left)
}

fn found_ui(ui: &mut Ui, palette: &Palette, words: &Words<'_>) -> Asked {
    let found = palette.found();
    if found.is_empty() {
        Line::new(ui).add(Tone::Quiet, &msg::palette_nothing(words.lang)).show_ui(ui);
        return None;
    }
    let area = ScrollArea::vertical().max_height(360.0);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut asked = None;
        for (index, entry) in found.into_iter().enumerate() {
            if row_ui(ui, entry, index == palette.chosen, words) {
                asked = Some(entry.command.clone());
            }
        }
        asked
    })
    .inner
}

fn row_ui(ui: &mut Ui, entry: &Entry, is_chosen: bool, words: &Words<'_>) -> bool {
    let theme = Theme::of(ui);
    let name = entry.name(words.lang.tag());
    let size = vec2(ui.available_width(), ROW_HEIGHT - 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, name));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { theme.accent_soft } else { theme.sunken };
        ui.painter().rect_filled(rect, theme::CORNER, fill);
    }
    if is_chosen {
        response.scroll_to_me(None);
    }
    let inner = rect.shrink2(vec2(space::M, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        if !entry.keys.is_empty() {
            Line::new(ui).add(Tone::Small, entry.keys).show_ui(ui);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            Line::new(ui).add(Tone::Plain, name).show_ui(ui);
        });
    });
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

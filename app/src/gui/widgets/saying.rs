//! Words that stand at the bottom of the window for a moment; screen readers say them once.

use super::line::{Line, Tone};
use super::mark::{Mark, mark_ui};
use crate::gui::theme::{CARD_CORNER, Theme, space};
use eframe::egui::accesskit::Live;
use eframe::egui::{Align2, Area, Frame, Id, Margin, Order, Response, Stroke, Ui, vec2};

/// Draws them; `state` names the mark.
pub(crate) fn saying_ui(ui: &Ui, words: &str, state: &str) {
    let line = Theme::of(ui).line;
    over_ui(ui, "saying", (Align2::CENTER_BOTTOM, -space::L), Stroke::new(1.0, line), |ui| {
        mark_ui(ui, Mark::Ok, 20.0, state);
        let response = Line::new(ui).add(Tone::Plain, words).show_ui(ui);
        announce(&response, Live::Polite);
    });
}

/// Draws words in the middle of the window: what letting go would do.
pub(crate) fn hint_ui(ui: &Ui, words: &str) {
    let accent = Theme::of(ui).accent;
    over_ui(ui, "hint", (Align2::CENTER_CENTER, 0.0), Stroke::new(2.0, accent), |ui| {
        Line::new(ui).add(Tone::Heading, words).show_ui(ui);
    });
}

/// A card over everything, which takes no presses.
fn over_ui(ui: &Ui, id: &str, (anchor, down): (Align2, f32), border: Stroke, add: impl FnOnce(&mut Ui)) {
    let area = Area::new(Id::unique(id)).order(Order::Foreground).interactable(false);
    area.anchor(anchor, vec2(0.0, down)).show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(Theme::of(ui).surface)
            .stroke(border)
            .corner_radius(CARD_CORNER)
            .inner_margin(Margin::symmetric(16, 8));
        frame.show(ui, |ui| {
            ui.set_max_width(560.0);
            ui.horizontal(add);
        });
    });
}

/// Has screen readers say these words when they appear or change.
pub(crate) fn announce(response: &Response, live: Live) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(live));
}

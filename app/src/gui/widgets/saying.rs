//! Words that stand at the bottom of the window for a moment; screen readers say them once.

use super::line::{Line, Tone};
use super::mark::{Mark, mark_ui};
use crate::gui::theme::{CARD_CORNER, Theme, space};
use eframe::egui::accesskit::Live;
use eframe::egui::{Align2, Area, Frame, Id, Margin, Order, Response, Stroke, Ui, vec2};

/// Draws them; `state` names the mark.
pub(crate) fn saying_ui(ui: &Ui, words: &str, state: &str) {
    let theme = Theme::of(ui);
    let area = Area::new(Id::unique("saying")).order(Order::Foreground).interactable(false);
    area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -space::L)).show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(1.0, theme.line))
            .corner_radius(CARD_CORNER)
            .inner_margin(Margin::symmetric(16, 8));
        frame.show(ui, |ui| {
            ui.set_max_width(560.0);
            ui.horizontal(|ui| {
                mark_ui(ui, Mark::Ok, 20.0, state);
                let response = Line::new(ui).add(Tone::Plain, words).show_ui(ui);
                announce(&response, Live::Polite);
            });
        });
    });
}

/// Has screen readers say these words when they appear or change.
pub(crate) fn announce(response: &Response, live: Live) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(live));
}

//! Links of a chain side by side, with arrows between them; in several lines where there is no room.

use super::copy::offer_copy;
use super::line::{Line, Tone};
use crate::gui::theme::{CORNER, Theme, space};
use eframe::egui::{Painter, Pos2, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// Height of a link.
const HEIGHT: f32 = 24.0;

/// Room for an arrow.
const ARROW_WIDTH: f32 = 18.0;

/// Draws it; the last link is what it leads to.
pub(crate) fn chain_ui(ui: &mut Ui, links: &[String]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, space::XS);
        for (index, words) in links.iter().enumerate() {
            link_ui(ui, words, index > 0, index + 1 == links.len());
        }
    });
}

/// A link with the arrow that leads to it: they stay together where the line ends.
fn link_ui(ui: &mut Ui, words: &str, has_arrow: bool, is_last: bool) {
    let theme = Theme::of(ui);
    let before = if has_arrow { ARROW_WIDTH } else { 0.0 };
    let most = ui.max_rect().width() - ARROW_WIDTH - 2.0 * space::S;
    let tone = if is_last { Tone::Strong } else { Tone::Mono };
    let galley = Line::new(ui).add(tone, words).cut(ui, most);
    let is_cut = galley.elided;
    let size = vec2(before + galley.size().x + 2.0 * space::S, HEIGHT);
    let (whole, response) = ui.allocate_exact_size(size, Sense::CLICK);
    offer_copy(&response, || words.to_owned());
    if has_arrow {
        paint_arrow(ui.painter(), whole.left_center() + vec2(ARROW_WIDTH / 2.0, 0.0), theme);
    }
    let rect = whole.with_min_x(whole.left() + before);
    ui.painter().rect_filled(rect, CORNER, if is_last { theme.accent_soft } else { theme.sunken });
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    if is_cut {
        response.on_hover_text(words);
    }
}

fn paint_arrow(painter: &Painter, centre: Pos2, theme: &Theme) {
    let stroke = Stroke::new(1.5, theme.text2);
    let at = |x: f32, y: f32| centre + vec2(x, y);
    painter.line_segment([at(-5.0, 0.0), at(4.5, 0.0)], stroke);
    painter.line(vec![at(1.5, -3.0), at(4.8, 0.0), at(1.5, 3.0)], stroke);
}

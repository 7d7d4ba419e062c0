//! The symbol of a state. It never stands alone: a word says the same beside it, and it names itself to screen readers.

use super::line::{Line, Tone};
use crate::gui::theme::Theme;
use eframe::egui::{
    Color32, Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// A state, or a number that has none yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Proved, done.
    Ok,
    /// Deserves a look.
    Advice,
    /// Broken, failed.
    Broken,
    /// At work.
    Running,
    /// Nothing there, not tried.
    Absent,
    /// Waits for its turn.
    Number(usize),
}

impl Mark {
    /// The symbol's colour, and the one under it.
    pub(crate) const fn colours(self, theme: &Theme) -> (Color32, Color32) {
        match self {
            Self::Ok => (theme.ok, theme.ok_soft),
            Self::Advice => (theme.advice, theme.advice_soft),
            Self::Broken => (theme.broken, theme.broken_soft),
            Self::Running => (theme.accent, theme.accent_soft),
            Self::Absent | Self::Number(_) => (theme.text2, theme.sunken),
        }
    }
}

/// Draws a mark of this diameter on its soft colour; `word` names it.
pub(crate) fn mark_ui(ui: &mut Ui, mark: Mark, diameter: f32, word: &str) -> Response {
    let (_, soft) = mark.colours(Theme::of(ui));
    mark_on_ui(ui, mark, diameter, word, soft)
}

/// Draws a mark on a disc of another colour.
pub(crate) fn mark_on_ui(ui: &mut Ui, mark: Mark, diameter: f32, word: &str, disc: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(diameter, diameter), Sense::hover());
    let theme = Theme::of(ui);
    let (colour, _) = mark.colours(theme);
    ui.painter().circle_filled(rect.center(), diameter / 2.0, disc);
    if let Mark::Number(number) = mark {
        let galley = Line::new(ui).coloured(Tone::Small, colour, &number.to_string()).cut(ui, diameter * 2.0);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    } else {
        paint(ui.painter(), mark, rect.center(), diameter / 20.0, colour);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, word));
    response
}

/// Paints a symbol alone, as large as on a disc of this diameter.
pub(crate) fn paint_mark(painter: &Painter, mark: Mark, centre: Pos2, diameter: f32, theme: &Theme) {
    paint(painter, mark, centre, diameter / 20.0, mark.colours(theme).0);
}

/// Strokes of a symbol drawn for a disc of 20 points.
fn paint(painter: &Painter, mark: Mark, centre: Pos2, scale: f32, colour: Color32) {
    let at = |x: f32, y: f32| pos2(centre.x + x * scale, centre.y + y * scale);
    let stroke = Stroke::new((1.8 * scale).max(1.5), colour);
    let dot = |x: f32, y: f32, radius: f32| Shape::circle_filled(at(x, y), radius * scale, colour);
    match mark {
        Mark::Ok => {
            painter.line(vec![at(-3.6, 0.2), at(-1.1, 2.7), at(3.8, -2.6)], stroke);
        }
        Mark::Advice => {
            painter.line_segment([at(0.0, -4.4), at(0.0, 1.0)], stroke);
            painter.add(dot(0.0, 3.9, 1.15));
        }
        Mark::Broken => {
            painter.line_segment([at(-2.9, -2.9), at(2.9, 2.9)], stroke);
            painter.line_segment([at(2.9, -2.9), at(-2.9, 2.9)], stroke);
        }
        Mark::Running => {
            painter.extend([-3.6, 0.0, 3.6].map(|x| dot(x, 0.0, 1.15)));
        }
        Mark::Absent | Mark::Number(_) => {
            painter.line_segment([at(-3.4, 0.0), at(3.4, 0.0)], stroke);
        }
    }
}

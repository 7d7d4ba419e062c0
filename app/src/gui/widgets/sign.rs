//! Small signs of a table, drawn and not taken from a face; a legend says what they mean.

use super::line::{Line, Tone};
use crate::gui::theme::{Theme, space};
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    vec2,
};
use std::f32::consts::{FRAC_PI_2, PI};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Kept with the greatest care.
    Star,
    /// There.
    Dot,
    /// There, and not whole.
    Cross,
    /// Not there.
    Dash,
    /// Nobody knows.
    Question,
    /// To be downloaded.
    Arrow,
    /// Yes.
    Tick,
}

/// Width of a sign with the room around it.
const WIDTH: f32 = 22.0;

/// Draws signs side by side; `words` name them.
pub(crate) fn signs_ui(ui: &mut Ui, signs: &[Sign], words: &str) -> Response {
    let theme = Theme::of(ui);
    let count = u16::try_from(signs.len()).unwrap_or(1);
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH * f32::from(count), 20.0), Sense::hover());
    let mut centre = rect.left_center() + vec2(WIDTH / 2.0, 0.0);
    for sign in signs {
        sign.paint(ui.painter(), centre, theme);
        centre.x += WIDTH;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// Draws a sign and the words for it as one thing, which no end of a line parts.
pub(crate) fn signed_ui(ui: &mut Ui, sign: Sign, words: &str) {
    let theme = Theme::of(ui);
    let galley = Line::new(ui).add(Tone::Small, words).cut(ui, f32::INFINITY);
    let size = vec2(WIDTH + space::XS + galley.size().x, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    sign.paint(ui.painter(), rect.left_center() + vec2(WIDTH / 2.0, 0.0), theme);
    let corner =
        Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(WIDTH + space::XS, 0.0), galley.size());
    ui.painter().galley(corner.min, galley, theme.text2);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

impl Sign {
    fn paint(self, painter: &Painter, centre: Pos2, theme: &Theme) {
        let (ink, soft) = match self {
            Self::Star => (theme.accent, Some(theme.accent_soft)),
            Self::Dot => (theme.ok, Some(theme.ok_soft)),
            Self::Cross => (theme.broken, Some(theme.broken_soft)),
            Self::Dash | Self::Question | Self::Arrow => (theme.text2, None),
            Self::Tick => (theme.text, None),
        };
        if let Some(soft) = soft {
            painter.rect_filled(
                Rect::from_center_size(centre, vec2(20.0, 16.0)),
                CornerRadius::same(8),
                soft,
            );
        }
        let at = |x: f32, y: f32| centre + vec2(x, y);
        let stroke = Stroke::new(1.6, ink);
        match self {
            Self::Star => star(painter, centre, ink),
            Self::Dot => {
                painter.circle_filled(centre, 4.5, ink);
            }
            Self::Cross => {
                painter.line_segment([at(-3.2, -3.2), at(3.2, 3.2)], stroke);
                painter.line_segment([at(3.2, -3.2), at(-3.2, 3.2)], stroke);
            }
            Self::Dash => {
                painter.line_segment([at(-3.5, 0.0), at(3.5, 0.0)], stroke);
            }
            Self::Question => {
                let hook = vec![
                    at(-2.6, -2.4),
                    at(-1.4, -4.4),
                    at(1.4, -4.4),
                    at(2.6, -2.4),
                    at(0.0, 0.4),
                    at(0.0, 1.6),
                ];
                painter.line(hook, stroke);
                painter.circle_filled(at(0.0, 4.4), 1.1, ink);
            }
            Self::Arrow => {
                painter.line_segment([at(0.0, -5.0), at(0.0, 4.6)], stroke);
                painter.line(vec![at(-3.4, 1.4), at(0.0, 4.8), at(3.4, 1.4)], stroke);
            }
            Self::Tick => {
                painter.line(vec![at(-3.6, 0.2), at(-1.1, 2.7), at(3.8, -2.6)], stroke);
            }
        }
    }
}

/// A star of five points: triangles around a pentagon, because a fill of a polygon wants it convex.
fn star(painter: &Painter, centre: Pos2, ink: Color32) {
    let point = |index: u8, radius: f32| {
        let angle = f32::from(index) * PI / 5.0 - FRAC_PI_2;
        centre + vec2(angle.cos() * radius, angle.sin() * radius)
    };
    let (outer, inner) = (6.0, 2.5);
    for index in [0, 2, 4, 6, 8] {
        let corners = vec![point(index + 9, inner), point(index, outer), point(index + 1, inner), centre];
        painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
    }
}

//! A unified diff without its heading: added lines on the colour of what is proved, removed ones on the colour of what is broken.

use super::copy::offer_copy;
use super::line::{Line, Tone};
use crate::gui::theme::{self, Theme, space};
use eframe::egui::{Frame, Margin, Role, Sense, Ui, WidgetInfo, vec2};

/// Draws it.
pub(crate) fn diff_ui(ui: &mut Ui, unified: &str) {
    let theme = Theme::of(ui);
    let frame =
        Frame::new().fill(theme.sunken).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(0, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in unified.lines() {
            line_ui(ui, theme, line);
        }
    });
}

fn line_ui(ui: &mut Ui, theme: &'static Theme, line: &str) {
    let (sign, rest) = line.split_at_checked(1).unwrap_or((" ", ""));
    let (ink, under) = match sign {
        "+" => (theme.ok, Some(theme.ok_soft)),
        "-" => (theme.broken, Some(theme.broken_soft)),
        _ => (theme.text2, None),
    };
    let words = if sign == "@" { line.to_owned() } else { format!("{sign} {}", rest.replace('\t', "    ")) };
    let galley =
        Line::new(ui).coloured(Tone::Mono, ink, &words).cut(ui, ui.available_width() - 2.0 * space::M);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::CLICK);
    offer_copy(&response, || rest.to_owned());
    if let Some(under) = under {
        ui.painter().rect_filled(rect, 0, under);
    }
    let is_cut = galley.elided;
    let at = rect.left_center() + vec2(space::M, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    if is_cut {
        response.on_hover_text(words.trim_end());
    }
}

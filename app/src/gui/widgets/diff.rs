//! A unified diff without its heading: added lines on the colour of what is proved, removed ones on the colour of what is broken.

use super::copy::offer_copy;
use super::line::{Line, Tone};
use crate::gui::theme::{self, Theme, space};
use eframe::egui::{Frame, Margin, Role, Sense, Ui, WidgetInfo, vec2};

/// Height of a line of the diff, where it needs one line alone.
const LINE_HEIGHT: f32 = 20.0;

/// Room of the sign before a line.
const SIGN_WIDTH: f32 = 15.0;

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

/// A line with its sign; one that is too long goes on below itself, beside the sign.
fn line_ui(ui: &mut Ui, theme: &'static Theme, line: &str) {
    let (sign, rest) = line.split_at_checked(1).unwrap_or((" ", ""));
    let (ink, under) = match sign {
        "+" => (theme.ok, Some(theme.ok_soft)),
        "-" => (theme.broken, Some(theme.broken_soft)),
        _ => (theme.text2, None),
    };
    let (sign, words) = if sign == "@" { ("", line.to_owned()) } else { (sign, rest.replace('\t', "    ")) };
    let in_tone = |words: &str| Line::new(ui).coloured(Tone::Mono, ink, words);
    let sign_galley = in_tone(sign).wrapped(ui, f32::INFINITY);
    let from = space::M + if sign.is_empty() { 0.0 } else { SIGN_WIDTH };
    let galley = in_tone(&words).wrapped(ui, (ui.available_width() - from - space::M).max(SIGN_WIDTH));
    let height = LINE_HEIGHT.max(galley.size().y + 2.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    offer_copy(&response, || rest.to_owned());
    if let Some(under) = under {
        ui.painter().rect_filled(rect, 0, under);
    }
    let top = rect.left_top() + vec2(0.0, (height - galley.size().y) / 2.0);
    ui.painter().galley(top + vec2(space::M, 0.0), sign_galley, ink);
    ui.painter().galley(top + vec2(from, 0.0), galley, ink);
    let name = if sign.is_empty() { words } else { format!("{sign} {words}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::accesskit::Rect;
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    /// All of a line is seen: where one line has no room for it, it takes several.
    #[test]
    fn a_line_that_is_too_long_goes_on_below_itself() {
        let long = format!("+export PATH={}", "/a/folder/with/a/name/bin:".repeat(12));
        let text = format!("@@ -1 +1,2 @@\n short\n{long}\n");
        let harness = Harness::builder()
            .with_size([480.0, 400.0])
            .with_context_setup(|ctx| crate::gui::dress(ctx, goready_i18n::LangTag::EnUs));
        let harness = harness.build_ui(|ui| diff_ui(ui, &text));
        let bounds = |words: &str| -> Rect {
            let found = harness.query_all_by_label_contains(words).next();
            found.and_then(|node| node.accesskit_node().raw_bounds()).expect("the line is there")
        };
        let (short, long) = (bounds("short"), bounds("export PATH"));
        assert!(short.height() < 25.0 && long.height() > 3.0 * short.height(), "{short:?} {long:?}");
        assert!(long.width() <= 480.0);
    }
}

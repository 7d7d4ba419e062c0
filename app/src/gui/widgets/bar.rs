//! A bar that fills.

use crate::gui::theme::Theme;
use eframe::egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

/// Draws it, `fraction` from 0 to 1 full; `word` names it.
pub(crate) fn bar_ui(ui: &mut Ui, fraction: f32, width: f32, word: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
    let corner = CornerRadius::same(3);
    ui.painter().rect_filled(rect, corner, theme.line);
    let full = rect.width() * fraction.clamp(0.0, 1.0);
    if full > 0.5 {
        let full = Rect::from_min_size(rect.min, vec2(full.max(6.0), rect.height()));
        ui.painter().rect_filled(full, corner, theme.accent);
    }
    response.widget_info(|| {
        let mut widget = WidgetInfo::labeled(Role::ProgressIndicator, true, word);
        widget.value = Some(f64::from(fraction * 100.0).round());
        widget
    });
    response
}

//! The verdict: symbol, one sentence, one reason, and room for one button.

use super::line::{Line, Tone};
use super::mark::{Mark, mark_on_ui};
use super::saying::announce;
use crate::gui::theme::{self, Theme, space};
use eframe::egui::accesskit::Live;
use eframe::egui::{Align, Frame, Layout, Margin, Role, Ui, WidgetInfo};

/// What a banner says.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    /// The state.
    pub(crate) mark: Mark,
    /// The state's name, for screen readers.
    pub(crate) state: String,
    /// The sentence.
    pub(crate) title: String,
    /// The reason; empty for none.
    pub(crate) why: String,
}

/// Draws it; `action` draws what stands at the right.
pub(crate) fn banner_ui<R>(ui: &mut Ui, notice: &Notice, action: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let (_, soft) = notice.mark.colours(theme);
    let frame =
        Frame::new().fill(soft).corner_radius(theme::CARD_CORNER).inner_margin(Margin::symmetric(20, 16));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            // As high as its two lines, so that mark and button stand in its middle.
            ui.set_min_height(if notice.why.is_empty() { 36.0 } else { 46.0 });
            mark_on_ui(ui, notice.mark, 36.0, &notice.state, theme.surface);
            ui.add_space(space::XS);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let result = action(ui);
                ui.add_space(space::S);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    if notice.why.is_empty() {
                        ui.add_space(6.0);
                    }
                    let title = Line::new(ui).add(Tone::Heading, &notice.title).show_ui(ui);
                    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &notice.title));
                    announce(
                        &title,
                        if notice.mark == Mark::Broken { Live::Assertive } else { Live::Polite },
                    );
                    if !notice.why.is_empty() {
                        Line::new(ui).add(Tone::Quiet, &notice.why).show_ui(ui);
                    }
                });
                result
            })
            .inner
        })
        .inner
    });
    shown.inner
}

/// Draws a smaller one; `more` draws what stands below its sentence.
pub(crate) fn strip_ui<R>(ui: &mut Ui, notice: &Notice, more: impl FnOnce(&mut Ui) -> R) -> R {
    let (_, soft) = notice.mark.colours(Theme::of(ui));
    let frame =
        Frame::new().fill(soft).corner_radius(theme::CARD_CORNER).inner_margin(Margin::symmetric(16, 12));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            mark_on_ui(ui, notice.mark, 24.0, &notice.state, Theme::of(ui).surface);
            ui.add_space(space::XS);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                let title = Line::new(ui).add(Tone::Strong, &notice.title).show_ui(ui);
                title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &notice.title));
                announce(&title, Live::Polite);
                if !notice.why.is_empty() {
                    Line::new(ui).add(Tone::Plain, &notice.why).show_selectable_ui(ui);
                }
                more(ui)
            })
            .inner
        })
        .inner
    });
    shown.inner
}

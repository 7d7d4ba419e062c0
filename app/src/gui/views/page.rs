//! A page: as wide as content may be, with a footer that stays.

use crate::gui::theme::{CONTENT_WIDTH, Theme, space};
use crate::gui::widgets::{Line, Tone};
use eframe::egui::{Align, Frame, Label, Layout, Margin, Panel, Role, ScrollArea, Ui, WidgetInfo, vec2};
use eframe::egui::{CentralPanel, text::LayoutJob};
use goready_i18n::{Lang, msg};

/// Draws a page that scrolls.
pub(super) fn page_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().fill(Theme::of(ui).bg);
    CentralPanel::default()
        .frame(frame)
        .show(ui, |ui| {
            let area = ScrollArea::vertical().auto_shrink([false, false]);
            area.show(ui, |ui| {
                Frame::new()
                    .inner_margin(Margin::symmetric(32, 24))
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width().min(CONTENT_WIDTH));
                        ui.spacing_mut().item_spacing = vec2(space::S, space::L);
                        add(ui)
                    })
                    .inner
            })
            .inner
        })
        .inner
}

/// Draws a footer: quiet help at the left, actions from the right edge inwards.
pub(super) fn footer_ui<R>(ui: &mut Ui, help: &str, actions: impl FnOnce(&mut Ui) -> R) -> R {
    let frame =
        Frame::new().fill(Theme::of(ui).bg).inner_margin(Margin { left: 32, right: 32, top: 12, bottom: 24 });
    let panel = Panel::bottom("footer").resizable(false).frame(frame).show_separator_line(false);
    panel
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(CONTENT_WIDTH));
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let result = actions(ui);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        Line::new(ui).add(Tone::Quiet, help).show_ui(ui);
                    });
                    result
                })
                .inner
            })
            .inner
        })
        .inner
}

/// A page's title.
pub(super) fn title_ui(ui: &mut Ui, title: &str) {
    let response = Line::new(ui).add(Tone::Title, title).show_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
}

/// Where one is in the assistant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crumb {
    /// The plan.
    Review,
    /// The run.
    Install,
    /// What came of it.
    Done,
}

/// Draws the path of the assistant.
pub(super) fn crumbs_ui(ui: &mut Ui, lang: &Lang, here: Crumb) {
    let mut line = Line::new(ui).add(Tone::Quiet, &msg::setup_title(lang));
    let crumbs = [
        (Crumb::Review, msg::window_crumb_review(lang)),
        (Crumb::Install, msg::window_crumb_install(lang)),
        (Crumb::Done, msg::window_crumb_done(lang)),
    ];
    for (crumb, words) in crumbs {
        let tone = if crumb == here { Tone::Strong } else { Tone::Quiet };
        line = line.add(Tone::Quiet, "›").add(tone, &words);
    }
    line.show_ui(ui);
}

/// Nothing but words in the middle of a page: something is being looked up.
pub(super) fn waiting_ui(ui: &mut Ui, title: &str, why: &str) {
    ui.add_space(space::XXL);
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add(Label::new(LayoutJob::default()));
        Line::new(ui).add(Tone::Heading, title).show_ui(ui);
        Line::new(ui).add(Tone::Quiet, why).show_ui(ui);
    });
}

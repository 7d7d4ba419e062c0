//! A page: as wide as content may be, with a footer that stays.

use super::Asked;
use crate::command::Command;
use crate::gui::theme::{CONTENT_WIDTH, Theme, space};
use crate::gui::widgets::{Button, Line, Tone};
use crate::model::{Model, Place};
use crate::wish::Wish;
use eframe::egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, Role, ScrollArea, Ui, WidgetInfo, vec2,
};
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

/// Draws a page whose table scrolls by itself.
pub(super) fn wide_page_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame =
        Frame::new().fill(Theme::of(ui).bg).inner_margin(Margin { left: 32, right: 32, top: 24, bottom: 16 });
    let panel = CentralPanel::default().frame(frame);
    let shown = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::M);
        add(ui)
    });
    shown.inner
}

/// Width of what stands at the right.
const RIGHT_WIDTH: f32 = 328.0;

/// Below this width one thing stands above the other.
const BESIDE: f32 = 780.0;

/// Draws two things side by side, the second one narrow; or above each other where there is no room.
pub(super) fn beside_ui<R>(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    if width < BESIDE {
        left(ui);
        return right(ui);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let within = vec2(space::S, space::L);
        let column = |width| (vec2(width, 0.0), Layout::top_down(Align::Min));
        let (size, layout) = column(width - RIGHT_WIDTH - space::L);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.spacing_mut().item_spacing = within;
            left(ui);
        });
        let (size, layout) = column(RIGHT_WIDTH);
        let shown = ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.spacing_mut().item_spacing = within;
            right(ui)
        });
        shown.inner
    })
    .inner
}

/// Help that has less room than this beside the actions stands below them.
const HELP_WIDTH: f32 = 160.0;

/// Height of a line of actions.
const ACTIONS_HEIGHT: f32 = 38.0;

/// Draws a footer: quiet help at the left, actions from the right edge inwards, in as many lines as they need.
pub(super) fn footer_ui<R>(ui: &mut Ui, help: &str, actions: impl FnOnce(&mut Ui) -> R) -> R {
    let frame =
        Frame::new().fill(Theme::of(ui).bg).inner_margin(Margin { left: 32, right: 32, top: 12, bottom: 24 });
    let panel = Panel::bottom("footer").resizable(false).frame(frame).show_separator_line(false);
    let shown = panel.show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(CONTENT_WIDTH));
        let help_ui = |ui: &mut Ui| {
            if !help.is_empty() {
                Line::new(ui).add(Tone::Quiet, help).show_ui(ui);
            }
        };
        let size = vec2(ui.available_width(), ACTIONS_HEIGHT);
        let layout = Layout::right_to_left(Align::Center).with_main_wrap(true);
        let (result, is_help_told) = ui
            .allocate_ui_with_layout(size, layout, |ui| {
                let result = actions(ui);
                let has_room = ui.available_size_before_wrap().x >= HELP_WIDTH;
                if has_room {
                    ui.with_layout(Layout::left_to_right(Align::Center), help_ui);
                }
                (result, has_room)
            })
            .inner;
        if !is_help_told {
            help_ui(ui);
        }
        result
    });
    shown.inner
}

/// A page's title.
pub(super) fn title_ui(ui: &mut Ui, title: &str) {
    let response = Line::new(ui).add(Tone::Title, title).show_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
}

/// A place's title, with a button that reads again what the place shows.
pub(super) fn place_title_ui(ui: &mut Ui, title: &str, lang: &Lang) -> Asked {
    place_title_with_ui(ui, title, lang, |_| None)
}

/// The same, with more actions before that button.
pub(super) fn place_title_with_ui(
    ui: &mut Ui,
    title: &str,
    lang: &Lang,
    more: impl FnOnce(&mut Ui) -> Asked,
) -> Asked {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let again = Button::other(&msg::window_refresh(lang)).with_keys("F5").show_ui(ui).clicked();
            let of_more = more(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title_ui(ui, title));
            again.then_some(Command::Refresh).or(of_more)
        })
        .inner
    })
    .inner
}

/// Where one is in the assistant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crumb {
    /// What is wanted.
    Choose,
    /// The plan.
    Review,
    /// The run.
    Install,
    /// What came of it.
    Done,
}

/// Draws the path of the assistant; changes that are begun elsewhere begin at their place.
pub(super) fn crumbs_ui(ui: &mut Ui, lang: &Lang, from: Option<Place>, here: Crumb) {
    let first = from.map_or_else(|| msg::setup_title(lang), |place| place.name(lang));
    let mut line = Line::new(ui).add(Tone::Quiet, &first);
    // A change that installs nothing is carried out: the same word as on its button.
    let install =
        if from.is_none() { msg::window_crumb_install(lang) } else { msg::window_agree_change(lang) };
    let crumbs = [
        (Crumb::Choose, msg::choose_crumb(lang)),
        (Crumb::Review, msg::window_crumb_review(lang)),
        (Crumb::Install, install),
        (Crumb::Done, msg::window_crumb_done(lang)),
    ];
    for (crumb, words) in crumbs.into_iter().filter(|(crumb, _)| from.is_none() || *crumb != Crumb::Choose) {
        let tone = if crumb == here { Tone::Strong } else { Tone::Quiet };
        line = line.add(Tone::Quiet, "›").add(tone, &words);
    }
    line.show_ui(ui);
}

/// The place a change was begun from; none for a set-up, whose path begins with choosing.
pub(super) fn begun_from(model: &Model) -> Option<Place> {
    match &model.wish {
        Some(Wish::SetUp(_)) | None => None,
        Some(
            Wish::Install(_)
            | Wish::Use(_)
            | Wish::Adopt(_)
            | Wish::Remove(_)
            | Wish::InstallTools(_)
            | Wish::RemoveTools(_)
            | Wish::Mend(_)
            | Wish::Project(_)
            | Wish::GoEnv(..)
            | Wish::CleanCaches
            | Wish::Undo(_)
            | Wish::GoOn(_),
        ) => Some(model.place),
    }
}

/// Nothing but words in the middle of a page: something is being looked up.
pub(super) fn waiting_ui(ui: &mut Ui, title: &str, why: &str) {
    ui.add_space(space::XXL);
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        Line::new(ui).add(Tone::Heading, title).show_ui(ui);
        if !why.is_empty() {
            Line::new(ui).add(Tone::Quiet, why).show_ui(ui);
        }
    });
}

//! The navigation: where one is.

use super::Asked;
use crate::command::Command;
use crate::gui::icons::Icon;
use crate::gui::theme::{self, Theme, space};
use crate::gui::widgets::{Line, Mark, Tone, paint_mark};
use crate::model::{Model, Place, SETTINGS_KEYS, Troubles};
use crate::text::Words;
use eframe::egui::{
    Align, Color32, CursorIcon, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use goready_i18n::{Lang, msg};

/// Draws it; narrow windows get symbols alone.
pub(super) fn navigation_ui(ui: &mut Ui, model: &Model, words: &Words<'_>, is_narrow: bool) -> Asked {
    let lang = words.lang;
    brand_ui(ui, lang, is_narrow);
    ui.add_space(space::S);
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut asked = None;
    for place in Place::ALL.into_iter().filter(|place| *place != Place::Settings) {
        asked = asked.or(entry_ui(ui, model, place, lang, is_narrow));
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        let settings = entry_ui(ui, model, Place::Settings, lang, is_narrow);
        asked.take().or(settings).or(at_work_ui(ui, model, lang, is_narrow))
    })
    .inner
}

/// The way back to a change that is carried out, from wherever it is out of sight.
fn at_work_ui(ui: &mut Ui, model: &Model, lang: &Lang, is_narrow: bool) -> Asked {
    if !model.run.is_running() || model.step.is_some() {
        return None;
    }
    let (icon, words) = (Icon::Wrench, msg::habits_at_work(lang));
    let entry = Entry { icon, words: &words, troubles: None, keys: None, is_chosen: false, is_narrow };
    entry.show_ui(ui, lang).then_some(Command::ShowRun)
}

fn entry_ui(ui: &mut Ui, model: &Model, place: Place, lang: &Lang, is_narrow: bool) -> Asked {
    let is_chosen = model.place == place;
    let troubles = model.checks.value.as_ref().filter(|_| place == Place::Checks).map(Troubles::of);
    let troubles = troubles.filter(|troubles| troubles.count() > 0);
    let keys = (place == Place::Settings).then_some(SETTINGS_KEYS);
    let entry = Entry { icon: icon(place), words: &place.name(lang), troubles, keys, is_chosen, is_narrow };
    let is_here = is_chosen && model.step.is_none();
    (entry.show_ui(ui, lang) && !is_here).then_some(Command::Go(place))
}

const fn icon(place: Place) -> Icon {
    match place {
        Place::Home => Icon::House,
        Place::Versions => Icon::Stack,
        Place::Tools => Icon::Wrench,
        Place::Environment => Icon::Sliders,
        Place::Checks => Icon::Check,
        Place::Compatibility => Icon::Grid,
        Place::History => Icon::History,
        Place::Settings => Icon::Gear,
    }
}

fn brand_ui(ui: &mut Ui, lang: &Lang, is_narrow: bool) {
    let name = msg::common_app_name(lang);
    ui.horizontal(|ui| {
        ui.set_min_height(22.0);
        ui.add_space(space::M);
        let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
        let theme = Theme::of(ui);
        ui.painter().rect_filled(rect, 6, theme.accent);
        let at = |x: f32, y: f32| rect.center() + vec2(x, y);
        ui.painter()
            .line(vec![at(-4.2, 0.2), at(-1.3, 3.1), at(4.4, -3.0)], Stroke::new(2.0, theme.on_accent));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if !is_narrow {
            Line::new(ui).add(Tone::Heading, &name).show_ui(ui);
        }
    });
}

/// A row of the navigation.
struct Entry<'a> {
    icon: Icon,
    words: &'a str,
    troubles: Option<Troubles>,
    keys: Option<&'static str>,
    is_chosen: bool,
    is_narrow: bool,
}

impl Entry<'_> {
    /// Draws it; whether it was pressed.
    fn show_ui(&self, ui: &mut Ui, lang: &Lang) -> bool {
        let theme = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_chosen, self.words));
        let is_lit = self.is_chosen || response.hovered();
        let fill = if is_lit { theme.surface } else { Color32::TRANSPARENT };
        ui.painter().rect_filled(rect, theme::CORNER, fill);
        if self.is_chosen {
            let bar = Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(3.0, rect.height() - 12.0));
            ui.painter().rect_filled(bar, 2, theme.accent);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, theme::CORNER, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
        }
        let ink = Icon::ink(self.is_chosen, theme);
        self.icon.paint(ui.painter(), pos2(rect.left() + 22.0, rect.center().y), ink);
        let told = self.troubles.map(|troubles| told(troubles, lang));
        if let (Some(troubles), Some(told)) = (self.troubles, &told) {
            badge(ui, rect, troubles, self.is_narrow);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told.as_str()));
        }
        if self.is_narrow {
            let lines = [Some(self.words), told.as_deref(), self.keys];
            let hover = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
            return response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hover).clicked();
        }
        let tone = if self.is_chosen { Tone::Strong } else { Tone::Quiet };
        let galley = Line::new(ui).add(tone, self.words).cut(ui, rect.width() - 50.0);
        let at = pos2(rect.left() + 40.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        let hover = told.as_deref().or(self.keys);
        let response = hover.into_iter().fold(response, Response::on_hover_text);
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }
}

/// How many checks want something, in words.
fn told(troubles: Troubles, lang: &Lang) -> String {
    let broken = (troubles.broken > 0).then(|| msg::checks_broken(lang, troubles.broken));
    let advice = (troubles.advice > 0).then(|| msg::checks_advice(lang, troubles.advice));
    [broken, advice].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A count at the right end of an entry, with the sign of the worst; in a narrow entry the sign alone.
fn badge(ui: &Ui, entry: Rect, troubles: Troubles, is_narrow: bool) {
    let theme = Theme::of(ui);
    let mark = if troubles.broken > 0 { Mark::Broken } else { Mark::Advice };
    let (ink, soft) = mark.colours(theme);
    if is_narrow {
        let centre = pos2(entry.left() + 36.0, entry.top() + 9.0);
        ui.painter().circle_filled(centre, 7.0, soft);
        paint_mark(ui.painter(), mark, centre, 14.0, theme);
        return;
    }
    let galley = Line::new(ui).coloured(Tone::Small, ink, &troubles.count().to_string()).cut(ui, 40.0);
    let size = vec2(galley.size().x + 28.0, 20.0);
    let right = pos2(entry.right() - space::S - size.x / 2.0, entry.center().y);
    let pill = Rect::from_center_size(right, size);
    ui.painter().rect_filled(pill, 10, soft);
    paint_mark(ui.painter(), mark, pill.left_center() + vec2(11.0, 0.0), 16.0, theme);
    ui.painter().galley(pos2(pill.left() + 20.0, pill.center().y - galley.size().y / 2.0), galley, ink);
}

//! A table: a header that stays, whole rows that are chosen, only the rows drawn that are seen.

use super::copy::offer_copy;
use super::line::{Line, Tone};
use super::mark::{Mark, mark_ui};
use super::sign::{Sign, signs_ui};
use crate::gui::theme::{TABLE_ROW_HEIGHT, Theme, space};
use eframe::egui::{Align, Id, Layout, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder};

/// A table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'a> {
    /// Names it among others.
    pub(crate) id: &'a str,
    /// Width of each column with the room behind it, in points; 0 takes what is left.
    pub(crate) widths: &'a [f32],
    /// The columns' names.
    pub(crate) names: &'a [String],
    /// The column by which the rows are sorted, where a press on another one sorts by that.
    pub(crate) sorted_by: Option<usize>,
}

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pressed {
    /// A row.
    Row(usize),
    /// A column's name.
    Column(usize),
}

/// A cell: words, or signs that mean them.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    mark: Option<(Mark, String)>,
    signs: Vec<Sign>,
    words: String,
    tone: Tone,
}

/// A row: whether it is chosen, its name for screen readers, its cells.
pub(crate) type Row = (bool, String, Vec<Cell>);

impl Cell {
    /// Words.
    pub(crate) fn words(tone: Tone, words: &str) -> Self {
        Self { mark: None, signs: Vec::new(), words: words.to_owned(), tone }
    }

    /// Signs; the words are said by screen readers, and when they are pointed at.
    pub(crate) fn signs(signs: Vec<Sign>, words: &str) -> Self {
        Self { mark: None, signs, words: words.to_owned(), tone: Tone::Plain }
    }

    /// A mark before the words; `state` says the same.
    #[must_use]
    pub(crate) fn with(mut self, mark: Mark, state: String) -> Self {
        self.mark = Some((mark, state));
        self
    }

    fn show_ui(&self, ui: &mut Ui) {
        if !self.signs.is_empty() {
            let shown = signs_ui(ui, &self.signs, &self.words);
            shown.on_hover_text(&self.words);
            return;
        }
        if let Some((mark, state)) = &self.mark {
            mark_ui(ui, *mark, 18.0, state);
        }
        let galley = Line::new(ui).add(self.tone, &self.words).cut(ui, ui.available_width() - space::S);
        let is_cut = galley.elided;
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words));
        ui.painter().galley(rect.min, galley, Theme::of(ui).text);
        if is_cut {
            response.on_hover_text(&self.words);
        }
    }
}

/// Where the keyboard stops in a row: its first cell stands for all of it.
fn row_stop_ui(ui: &Ui, table: &str, is_chosen: bool, name: &str) -> Response {
    let rect = ui.max_rect();
    let stop = ui.interact(rect, Id::unique((table, name)), Sense::click());
    stop.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, name));
    if stop.has_focus() {
        let ring = Stroke::new(2.0, Theme::of(ui).accent);
        ui.painter().rect_stroke(rect.shrink2(vec2(0.0, 2.0)), 4, ring, StrokeKind::Inside);
    }
    // An arrow that moves the focus is no gain to egui: what was last seen with it tells.
    let seen = Id::unique((table, "focus"));
    if stop.has_focus() && ui.data(|data| data.get_temp(seen)) != Some(stop.id) {
        ui.data_mut(|data| data.insert_temp(seen, stop.id));
        // With its neighbours, so that arrows find the next one.
        ui.scroll_to_rect(rect.expand2(vec2(0.0, TABLE_ROW_HEIGHT)), None);
    }
    stop
}

impl Table<'_> {
    /// Draws `count` rows; the one that was pressed.
    pub(crate) fn show_ui(
        self,
        ui: &mut Ui,
        count: usize,
        row: impl Fn(usize) -> Option<Row>,
    ) -> Option<Pressed> {
        let theme = Theme::of(ui);
        // The widths hold the room between columns, so that rules go through.
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.visuals_mut().selection.bg_fill = theme.accent_soft;
        ui.visuals_mut().widgets.hovered.bg_fill = theme.sunken;
        let mut table = TableBuilder::new(ui)
            .id_salt(self.id)
            .sense(Sense::CLICK) // the keyboard stops at rows, not at each of their cells
            .cell_layout(Layout::left_to_right(Align::Center))
            .auto_shrink([false, false])
            .min_scrolled_height(0.0);
        for width in self.widths {
            let column = if *width > 0.0 { Column::exact(*width) } else { Column::remainder() };
            table = table.column(column.clip(true));
        }
        let mut pressed = None;
        table
            .header(TABLE_ROW_HEIGHT, |mut header| {
                for (index, name) in self.names.iter().enumerate() {
                    header.col(|ui| {
                        if self.name_ui(ui, index, name) {
                            pressed = Some(Pressed::Column(index));
                        }
                    });
                }
            })
            .body(|body| {
                body.rows(TABLE_ROW_HEIGHT, count, |mut drawn| {
                    let index = drawn.index();
                    let Some((is_chosen, name, cells)) = row(index) else { return };
                    drawn.set_selected(is_chosen);
                    let (mut pointed_at, mut stop) = (None, None);
                    for cell in &cells {
                        drawn.col(|ui| {
                            let cell_rect = ui.max_rect();
                            if ui.rect_contains_pointer(cell_rect) {
                                pointed_at = Some(&cell.words);
                            }
                            let rule = Stroke::new(1.0, theme.line);
                            ui.painter().hline(cell_rect.x_range(), cell_rect.top(), rule);
                            ui.spacing_mut().item_spacing.x = space::XS;
                            cell.show_ui(ui);
                            stop.get_or_insert_with(|| row_stop_ui(ui, self.id, is_chosen, &name));
                        });
                    }
                    let Some(stop) = stop else { return };
                    let response = drawn.response();
                    offer_copy(&response, || pointed_at.unwrap_or(&name).clone());
                    if stop.clicked() || response.clicked() {
                        stop.request_focus(); // from here the arrows go on
                        pressed = Some(Pressed::Row(index));
                    }
                });
            });
        pressed
    }

    /// A column's name; whether it was pressed.
    fn name_ui(self, ui: &mut Ui, index: usize, name: &str) -> bool {
        let theme = Theme::of(ui);
        let is_sorted = self.sorted_by == Some(index);
        let ink = if is_sorted { theme.text } else { theme.text2 };
        let words = if is_sorted { format!("{name} ↓") } else { name.to_owned() };
        let galley = Line::new(ui).coloured(Tone::Small, ink, &words).cut(ui, ui.available_width());
        let sense = if self.sorted_by.is_some() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
        response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, is_sorted, name));
        if response.has_focus() {
            let ring = Stroke::new(2.0, theme.accent);
            ui.painter().rect_stroke(rect.expand(2.0), 4, ring, StrokeKind::Outside);
        }
        ui.painter().galley(rect.min, galley, ink);
        response.clicked()
    }
}

//! A long list of rows of one height, of which one may be open and higher; only those that are seen are drawn.

use eframe::egui::{Id, Rect, ScrollArea, Ui, UiBuilder, Vec2, vec2};
use std::ops::Range;

/// A long list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    /// Names it among others.
    pub(crate) id: &'a str,
    /// How many rows there are.
    pub(crate) count: usize,
    /// Height of a row.
    pub(crate) height: f32,
    /// The row that is open.
    pub(crate) open: Option<usize>,
}

impl Rows<'_> {
    /// Draws those that are seen. `row` draws one, and says whether the keyboard is in it.
    pub(crate) fn show_ui(self, ui: &mut Ui, mut row: impl FnMut(&mut Ui, usize) -> bool) {
        let opened = Id::unique((self.id, "opened"));
        let seen = Id::unique((self.id, "focus"));
        // How high the open one is shows when it is drawn.
        let open_height = ui.data(|data| data.get_temp::<(usize, f32)>(opened));
        let more = open_height.filter(|(index, _)| self.open == Some(*index));
        let more = more.map_or(0.0, |(_, height)| (height - self.height).max(0.0));
        ScrollArea::vertical().id_salt(self.id).auto_shrink([false, false]).show_viewport(
            ui,
            |ui, viewport| {
                ui.set_width(ui.available_width());
                let height = self.top(self.count, more);
                ui.set_height(height);
                let origin = ui.max_rect().min;
                for index in self.seen(viewport, more) {
                    let top = origin + vec2(0.0, self.top(index, more));
                    let place = Rect::from_min_size(top, Vec2::new(ui.available_width(), self.height));
                    let builder = UiBuilder::new().max_rect(place).scope_id(Id::unique((self.id, index)));
                    let shown = ui.scope_builder(builder, |ui| row(ui, index));
                    if self.open == Some(index) {
                        let drawn = (index, shown.response.rect.height().max(self.height));
                        if ui.data(|data| data.get_temp(opened)) != Some(drawn) {
                            ui.data_mut(|data| data.insert_temp(opened, drawn));
                            ui.ctx().request_repaint();
                        }
                    }
                    if shown.inner && ui.data(|data| data.get_temp(seen)) != Some(index) {
                        ui.data_mut(|data| data.insert_temp(seen, index));
                        // With its neighbours, so that Tab finds the next one.
                        ui.scroll_to_rect(place.expand2(vec2(0.0, self.height)), None);
                    }
                }
            },
        );
    }

    /// Where a row begins; `more` is what the open one is higher than the others.
    fn top(self, index: usize, more: f32) -> f32 {
        // Nobody has more rows than that, and nobody would look through them.
        let rows = f32::from(u16::try_from(index).unwrap_or(u16::MAX));
        let is_below = self.open.is_some_and(|open| index > open);
        rows * self.height + if is_below { more } else { 0.0 }
    }

    /// The rows that are seen, with a neighbour at either end.
    fn seen(self, viewport: Rect, more: f32) -> Range<usize> {
        let is_above = |index: &usize| self.top(*index + 1, more) <= viewport.top();
        let is_seen = |index: &usize| self.top(*index, more) < viewport.bottom();
        let first = (0..self.count).take_while(is_above).count();
        let end = first + (first..self.count).take_while(is_seen).count();
        first.saturating_sub(1)..(end + 1).min(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Pos2;

    #[test]
    fn only_rows_in_sight_and_their_neighbours_are_drawn_whatever_is_open() {
        let rows = |open| Rows { id: "x", count: 3000, height: 50.0, open };
        let sight = |top: f32| Rect::from_min_size(Pos2::new(0.0, top), Vec2::new(100.0, 500.0));
        assert_eq!(rows(None).seen(sight(0.0), 0.0), 0..11);
        assert_eq!(rows(None).seen(sight(1000.0), 0.0), 19..31);
        assert_eq!(rows(None).seen(sight(149_500.0), 0.0), 2989..3000);
        assert_eq!(rows(Some(2)).seen(sight(1000.0), 300.0), 13..25);
        assert_eq!(rows(Some(2)).seen(sight(120.0), 1000.0), 1..4);
        let none = Rows { id: "x", count: 0, height: 50.0, open: None };
        assert_eq!(none.seen(sight(0.0), 0.0), 0..0);
    }
}

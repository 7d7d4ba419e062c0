//! Buttons: one primary on each screen, the others outlined, quiet ones as words in the accent colour.

use super::line::{Line, Tone};
use crate::gui::theme::{self, Theme, space};
use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// Height of words that are a button.
pub(super) const QUIET_HEIGHT: f32 = 28.0;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rank {
    /// Filled: the one action of the screen.
    Primary,
    /// Outlined.
    Other,
    /// Words alone.
    Quiet,
}

/// A button.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Button<'a> {
    words: &'a str,
    row: &'a str,
    keys: &'a str,
    rank: Rank,
    is_enabled: bool,
}

impl<'a> Button<'a> {
    /// The one action of a screen.
    pub(crate) const fn primary(words: &'a str) -> Self {
        Self::of(words, Rank::Primary)
    }

    /// Another action.
    pub(crate) const fn other(words: &'a str) -> Self {
        Self::of(words, Rank::Other)
    }

    /// An action beside the point.
    pub(crate) const fn quiet(words: &'a str) -> Self {
        Self::of(words, Rank::Quiet)
    }

    /// A button of this rank.
    pub(crate) const fn of(words: &'a str, rank: Rank) -> Self {
        Self { words, row: "", keys: "", rank, is_enabled: true }
    }

    /// It stands in the row of this thing: screen readers say that too, so that buttons of several rows differ.
    #[must_use]
    pub(crate) const fn of_row(mut self, row: &'a str) -> Self {
        self.row = row;
        self
    }

    /// The keys that do the same, shown when it is pointed at.
    #[must_use]
    pub(crate) const fn with_keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }

    /// It can be pressed only then.
    #[must_use]
    pub(crate) const fn enabled_if(mut self, is_enabled: bool) -> Self {
        self.is_enabled = is_enabled;
        self
    }

    /// Draws it.
    pub(crate) fn show_ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let (padding, height) = match self.rank {
            Rank::Primary | Rank::Other => (space::L, 38.0),
            Rank::Quiet => (space::S, QUIET_HEIGHT),
        };
        let galley = Line::new(ui).coloured(Tone::Plain, self.ink(theme), self.words).cut(ui, 480.0);
        let width = galley.size().x + 2.0 * padding;
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.is_enabled, self.name()));
        if ui.is_rect_visible(rect) {
            let (fill, border) = self.dress(theme, &response);
            ui.painter().rect(rect, theme::CORNER, fill, Stroke::new(1.0, border), StrokeKind::Inside);
            if response.has_focus() {
                let ring = Stroke::new(2.0, theme.accent);
                ui.painter().rect_stroke(rect.expand(3.0), CornerRadius::same(10), ring, StrokeKind::Inside);
            }
            let at = rect.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, theme.text);
        }
        let response = if self.keys.is_empty() { response } else { response.on_hover_text(self.keys) };
        if self.is_enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }

    /// What screen readers say.
    fn name(self) -> String {
        if self.row.is_empty() { self.words.to_owned() } else { format!("{} {}", self.words, self.row) }
    }

    const fn ink(self, theme: &Theme) -> Color32 {
        match self.rank {
            _ if !self.is_enabled => theme.text2,
            Rank::Primary => theme.on_accent,
            Rank::Other => theme.text,
            Rank::Quiet => theme.accent,
        }
    }

    /// Fill and border.
    fn dress(self, theme: &Theme, response: &Response) -> (Color32, Color32) {
        let is_pointed_at = self.is_enabled && response.hovered();
        let is_down = self.is_enabled && response.is_pointer_button_down_on();
        let clear = Color32::TRANSPARENT;
        match self.rank {
            Rank::Primary if !self.is_enabled => (theme.sunken, theme.line),
            Rank::Primary if is_down => (theme.accent.lerp_to_gamma(theme.text, 0.25), clear),
            Rank::Primary if is_pointed_at => (theme.accent.lerp_to_gamma(theme.text, 0.12), clear),
            Rank::Primary => (theme.accent, clear),
            Rank::Other if is_down => (theme.sunken, theme.text2),
            Rank::Other if is_pointed_at => (theme.sunken, theme.line),
            Rank::Other => (theme.surface, theme.line),
            Rank::Quiet if is_pointed_at || is_down => (theme.accent_soft, clear),
            Rank::Quiet => (clear, clear),
        }
    }
}
